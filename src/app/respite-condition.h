/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-clinic.h"

G_BEGIN_DECLS

/**
 * respite_condition_describe:
 *
 * What everybody must know as long as it lasts: that the clinic is open for reading only, and why, or that its disk
 * can be read by anybody.
 *
 * Returns: (transfer none) (nullable): a translated sentence; %NULL where all is well
 */
const char *respite_condition_describe (RespiteClinic *clinic);

G_END_DECLS
