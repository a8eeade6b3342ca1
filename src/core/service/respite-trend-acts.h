/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart/respite-trend-scores.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * respite_office_load_trend:
 * @course_id: changes are counted from this course's first infusion and only its sessions are shown; 0 for all of them
 *
 * What the trend of a patient's scores is made of: the series and the sessions that had an infusion. Needs
 * RECORD_VIEW.
 *
 * Returns: (transfer full) (nullable): without series where nothing was scored
 */
RespiteTrendSource *respite_office_load_trend (RespiteOffice  *office,
                                               gint64          patient_id,
                                               gint64          course_id,
                                               GError        **error);

G_END_DECLS
