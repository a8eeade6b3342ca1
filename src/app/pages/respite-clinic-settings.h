/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* What the clinic says of itself on every document. */
#define RESPITE_TYPE_CLINIC_SETTINGS (respite_clinic_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespiteClinicSettings, respite_clinic_settings, RESPITE, CLINIC_SETTINGS, RespitePage)

G_END_DECLS
