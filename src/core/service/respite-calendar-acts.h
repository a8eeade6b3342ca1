/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-calendar.h"
#include "domain/respite-day-row.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/* Anybody may read chairs and clinic days; what was never set is as the program came. (transfer full) */
RespiteClinicDays *respite_office_get_clinic_days (RespiteOffice *office);

/* Sets them in one act, with one row of the audit for each that changes. Needs CLINIC_SETTINGS. */
gboolean respite_office_put_clinic_days (RespiteOffice            *office,
                                         const RespiteClinicDays  *days,
                                         GError                  **error);

/**
 * respite_office_list_day:
 * @at: an instant of the day
 * @language: of the protocols' names
 *
 * Needs HANDOUT_MAKE, as every paper of the front desk.
 *
 * Returns: (transfer full) (element-type RespiteDayRow): the day's visits by time
 */
GPtrArray *respite_office_list_day (RespiteOffice  *office,
                                    gint64          at,
                                    const char     *language,
                                    GError        **error);

G_END_DECLS
