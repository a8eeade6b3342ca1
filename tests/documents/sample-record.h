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

/* Writes @lines, as they are typed after the word "emergency", into the record, a quarter of a minute apart. */
void sample_record_add_emergency (RespiteSessionRecord *record,
                                  double                minute,
                                  const char *const    *lines);

G_END_DECLS
