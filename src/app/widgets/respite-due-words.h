/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-course-due.h"
#include "domain/respite-course-review.h"

G_BEGIN_DECLS

/* What should be looked at, as a sentence in the window's language. (transfer full) */
char *respite_due_words_dup (const RespiteCourseDue *due,
                             GTimeZone              *zone);

/* (element-type RespiteCourseDue): one sentence a line, "" for none. (transfer full) */
char *respite_due_words_list (GPtrArray *list,
                              GTimeZone *zone);

/* "Reviewed after 3 sessions on …", a line for each #RespiteCourseReview. (transfer full) */
char *respite_review_words_list (GPtrArray *list,
                                 GTimeZone *zone);

G_END_DECLS
