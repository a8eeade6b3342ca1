/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteConsentLanguage:
 *
 * In which language a consent is written that nobody has decided on yet, to be chosen.
 *
 * Signal: chosen (const char *language): a person chose another one than is shown
 */
#define RESPITE_TYPE_CONSENT_LANGUAGE (respite_consent_language_get_type ())

G_DECLARE_FINAL_TYPE (RespiteConsentLanguage, respite_consent_language, RESPITE, CONSENT_LANGUAGE, GtkWidget)

/* Shows that the text is in @language. */
void respite_consent_language_set (RespiteConsentLanguage *self,
                                   const char             *language);

G_END_DECLS
