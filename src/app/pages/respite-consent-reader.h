/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "domain/respite-consent.h"

G_BEGIN_DECLS

/**
 * RespiteConsentReader:
 *
 * What a patient has before them when the screen is handed over for a consent: the text in large letters, a line for
 * the name, a box to sign in, and a word for no. Its own words come from data/language in the consent's language.
 * Signing or saying no ends the hand-over; what came of it stays here to be asked for.
 */
#define RESPITE_TYPE_CONSENT_READER (respite_consent_reader_get_type ())

G_DECLARE_FINAL_TYPE (RespiteConsentReader, respite_consent_reader, RESPITE, CONSENT_READER, GtkWidget)

/**
 * respite_consent_reader_new:
 * @patient_name: to begin the line of the name with
 * @meaning: what the signature says
 *
 * Returns: (transfer floating)
 */
GtkWidget *respite_consent_reader_new (const RespiteConsent *consent,
                                       const char           *patient_name,
                                       const char           *meaning);

/* (transfer full) (nullable): the patient's signature, %NULL where none was given */
RespiteSigner *respite_consent_reader_dup_signer (RespiteConsentReader *self);

/* Whether the patient said no. */
gboolean respite_consent_reader_said_no (RespiteConsentReader *self);

G_END_DECLS
