/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "domain/respite-consent.h"

G_BEGIN_DECLS

/**
 * respite_consent_layout:
 * @consent: the consent in any state
 * @info: how to print; the language of the text itself is always the consent's
 * @error: where to say why it could not be laid out
 *
 * A copy of a consent: its exact text, state, teach-back answers, every signature (drawn ones as vectors) with role,
 * date and time, and the SHA-256 of the text. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_consent_layout (const RespiteConsent       *consent,
                                       const RespiteDocumentInfo  *info,
                                       GError                    **error);

G_END_DECLS
