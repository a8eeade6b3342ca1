/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* In Settings: the texts of the handouts, their versions, and which of them a prescriber has confirmed. */
#define RESPITE_TYPE_HANDOUT_SETTINGS (respite_handout_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespiteHandoutSettings, respite_handout_settings, RESPITE, HANDOUT_SETTINGS, RespitePage)

G_END_DECLS
