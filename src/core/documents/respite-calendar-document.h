/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"

G_BEGIN_DECLS

/**
 * respite_course_calendar_layout:
 * @course: its name, as its protocol has it
 * @sessions: (element-type RespiteSession): of the course, by time; cancelled and missed ones are left out
 * @info: with the patient
 *
 * The appointments of a course for the patient to take home. No dose, no diagnosis beside the course's name.
 *
 * Returns: (transfer full) (nullable): the pages
 */
RespiteLayout *respite_course_calendar_layout (const char                 *course,
                                               GPtrArray                  *sessions,
                                               const RespiteDocumentInfo  *info,
                                               GError                    **error);

/**
 * respite_day_sheet_layout:
 * @day: an instant of the day
 * @rows: (element-type RespiteDayRow): by time; cancelled and missed ones are left out
 * @info: no patient
 *
 * The visits of a day by time and chair, for the clinic's own use.
 *
 * Returns: (transfer full) (nullable): the pages
 */
RespiteLayout *respite_day_sheet_layout (gint64                      day,
                                         GPtrArray                  *rows,
                                         const RespiteDocumentInfo  *info,
                                         GError                    **error);

/**
 * respite_call_list_layout:
 * @day: an instant of the day of the visits
 * @rows: (element-type RespiteDayRow): the day's visits by time
 * @food_hours: what the clinic says about food, 0 for nothing
 * @drink_hours: what it says about drink
 *
 * Whom to call before that day, with what to say and room for what was said. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_call_list_layout (gint64                      day,
                                         GPtrArray                  *rows,
                                         int                         food_hours,
                                         int                         drink_hours,
                                         const RespiteDocumentInfo  *info,
                                         GError                    **error);

G_END_DECLS
