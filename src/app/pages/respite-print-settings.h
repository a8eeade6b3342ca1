/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* In Settings: what stands in every handout, and how it is printed. */
#define RESPITE_TYPE_PRINT_SETTINGS (respite_print_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespitePrintSettings, respite_print_settings, RESPITE, PRINT_SETTINGS, RespitePage)

G_END_DECLS
