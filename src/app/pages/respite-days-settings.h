/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteDaysSettings:
 *
 * The clinic's chairs, weekdays with their hours, closed days, and how long a visit is booked for. Chairs and closed
 * days change at once, the rest by Save; all of it can be taken back.
 */
#define RESPITE_TYPE_DAYS_SETTINGS (respite_days_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespiteDaysSettings, respite_days_settings, RESPITE, DAYS_SETTINGS, RespitePage)

G_END_DECLS
