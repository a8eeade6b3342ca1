/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* The clinic's limits of vital signs, to be confirmed by a prescriber. */
#define RESPITE_TYPE_THRESHOLD_SETTINGS (respite_threshold_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespiteThresholdSettings, respite_threshold_settings, RESPITE, THRESHOLD_SETTINGS, RespitePage)

G_END_DECLS
