/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-course-due.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/* (element-type RespiteCourseDue): what should be looked at in a course; see respite_course_find_due(). Needs
 * COURSE_EDIT. (transfer full) */
GPtrArray *respite_office_list_course_due (RespiteOffice  *office,
                                           gint64          course_id,
                                           GError        **error);

/**
 * respite_office_list_due:
 * @language: of the protocols' names
 *
 * The clinic's courses that are off their plan, and those for which a review or a maintenance session is due. Needs
 * COURSE_EDIT.
 *
 * Returns: (transfer full) (element-type RespiteCourseDue): with names, the longest overdue first
 */
GPtrArray *respite_office_list_due (RespiteOffice  *office,
                                    const char     *language,
                                    GError        **error);

G_END_DECLS
