/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* Theme, automatic lock, and what this program is. */
#define RESPITE_TYPE_WINDOW_SETTINGS (respite_window_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespiteWindowSettings, respite_window_settings, RESPITE, WINDOW_SETTINGS, RespitePage)

G_END_DECLS
