/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteRecoverySettings:
 *
 * Makes a new recovery code, for an administrator, and shows it until the page is left.
 */
#define RESPITE_TYPE_RECOVERY_SETTINGS (respite_recovery_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespiteRecoverySettings, respite_recovery_settings, RESPITE, RECOVERY_SETTINGS, RespitePage)

G_END_DECLS
