/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/**
 * sample_record_new:
 * @minutes: how long the infusion runs, at least 40
 *
 * Returns: (transfer full): a signed session of the sample patient with an order, sets every 5 minutes, a pause, a
 *   rate change, a bolus, side effects, a late entry, a struck one, an override and an addendum
 */
RespiteSessionRecord *sample_record_new (int minutes);

G_END_DECLS
