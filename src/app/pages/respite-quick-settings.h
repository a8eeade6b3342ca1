/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteQuickSettings:
 *
 * The clinic's ten quick events: names and lines.
 */
#define RESPITE_TYPE_QUICK_SETTINGS (respite_quick_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespiteQuickSettings, respite_quick_settings, RESPITE, QUICK_SETTINGS, RespitePage)

G_END_DECLS
