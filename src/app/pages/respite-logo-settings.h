/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteLogoSettings:
 *
 * The clinic's logo: how it looks, another one, none. Each can be taken back.
 */
#define RESPITE_TYPE_LOGO_SETTINGS (respite_logo_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespiteLogoSettings, respite_logo_settings, RESPITE, LOGO_SETTINGS, RespitePage)

/* Takes the picture of @file as the logo, as if it had been chosen. */
void respite_logo_settings_set_file (RespiteLogoSettings *self,
                                     GFile               *file);

G_END_DECLS
