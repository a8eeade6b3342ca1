/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "forms/respite-consent-template.h"

G_BEGIN_DECLS

/**
 * RespiteConsentBlanks:
 *
 * What a consent text still asks for before it is presented: one line for each thing that the record does not say.
 */
#define RESPITE_TYPE_CONSENT_BLANKS (respite_consent_blanks_get_type ())

G_DECLARE_FINAL_TYPE (RespiteConsentBlanks, respite_consent_blanks, RESPITE, CONSENT_BLANKS, GtkWidget)

/* Makes the lines for @text; what was typed before is gone. */
void respite_consent_blanks_set_text (RespiteConsentBlanks         *self,
                                      const RespiteConsentTemplate *text);

/* Whether everything that is needed is there; else the first empty line says so and has the focus. */
gboolean respite_consent_blanks_check (RespiteConsentBlanks *self);

/* (transfer full): texts by placeholder */
GHashTable *respite_consent_blanks_dup_values (RespiteConsentBlanks *self);

G_END_DECLS
