/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-course-review.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/* The table course_review. Inside the caller's transaction; @review's id is set. */
gboolean respite_review_table_insert (RespiteDb            *db,
                                      RespiteCourseReview  *review,
                                      gint64                staff_id,
                                      GError              **error);

/* Takes a review back; it stays. */
gboolean respite_review_table_strike (RespiteDb   *db,
                                      gint64       id,
                                      const char  *reason,
                                      gint64       staff_id,
                                      gint64       now,
                                      GError     **error);

/* (element-type RespiteCourseReview): those of a course, newest first. (transfer full) */
GPtrArray *respite_review_table_list (RespiteDb  *db,
                                      gint64      course_id,
                                      GError    **error);

G_END_DECLS
