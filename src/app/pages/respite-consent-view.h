/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteConsentView:
 *
 * One consent; its subject is the consent. While it is presented: the text, the teach-back questions, and the
 * signatures. Afterwards: what was signed, its state and its hash, and withdrawing.
 */
#define RESPITE_TYPE_CONSENT_VIEW (respite_consent_view_get_type ())

G_DECLARE_FINAL_TYPE (RespiteConsentView, respite_consent_view, RESPITE, CONSENT_VIEW, RespitePage)

G_END_DECLS
