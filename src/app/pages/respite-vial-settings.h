/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteVialSettings:
 *
 * Whether a second person checks every preparation, and how exactly the vials of a visit have to balance.
 */
#define RESPITE_TYPE_VIAL_SETTINGS (respite_vial_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespiteVialSettings, respite_vial_settings, RESPITE, VIAL_SETTINGS, RespitePage)

G_END_DECLS
