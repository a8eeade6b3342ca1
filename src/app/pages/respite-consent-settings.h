/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteConsentSettings:
 *
 * The consent texts of the clinic: their versions in each language, an editor with a preview, what a text lacks, and
 * what saving it means for those who signed an older one. Every version is kept.
 */
#define RESPITE_TYPE_CONSENT_SETTINGS (respite_consent_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespiteConsentSettings, respite_consent_settings, RESPITE, CONSENT_SETTINGS, RespitePage)

G_END_DECLS
