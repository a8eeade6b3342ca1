/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "models/respite-consent-jobs.h"
#include "pages/respite-page.h"
#include "widgets/respite-error-bar.h"

G_BEGIN_DECLS

/**
 * RespiteConsentFoot:
 *
 * What stands under the text of a consent: its version and fingerprint, what the patient answered, who signed, and the
 * scan of what was signed on paper.
 */
#define RESPITE_TYPE_CONSENT_FOOT (respite_consent_foot_get_type ())

G_DECLARE_FINAL_TYPE (RespiteConsentFoot, respite_consent_foot, RESPITE, CONSENT_FOOT, GtkWidget)

/**
 * respite_consent_foot_show:
 * @page: where it stands; the scan opens over its window
 * @error_bar: of @page
 */
void respite_consent_foot_show (RespiteConsentFoot         *self,
                                const RespiteConsentRecord *record,
                                RespitePage                *page,
                                RespiteErrorBar            *error_bar);

G_END_DECLS
