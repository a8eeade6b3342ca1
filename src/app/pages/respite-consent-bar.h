/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteConsentBar:
 *
 * Below the banner of the patient that is its subject: a band where the consent to the treatment was withdrawn,
 * declined or changed after signing, also while an infusion runs, and where the decision on eligibility is due for
 * review. Otherwise it takes no room.
 */
#define RESPITE_TYPE_CONSENT_BAR (respite_consent_bar_get_type ())

G_DECLARE_FINAL_TYPE (RespiteConsentBar, respite_consent_bar, RESPITE, CONSENT_BAR, RespitePage)

G_END_DECLS
