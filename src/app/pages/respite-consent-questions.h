/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "forms/respite-consent-template.h"

G_BEGIN_DECLS

/**
 * RespiteConsentQuestions:
 *
 * The teach-back of a consent: each question with a line for what the patient said. Hidden where there are none.
 */
#define RESPITE_TYPE_CONSENT_QUESTIONS (respite_consent_questions_get_type ())

G_DECLARE_FINAL_TYPE (RespiteConsentQuestions, respite_consent_questions, RESPITE, CONSENT_QUESTIONS, GtkWidget)

/* Makes the lines for @text (nullable); what was typed before is gone. */
void respite_consent_questions_set_text (RespiteConsentQuestions      *self,
                                         const RespiteConsentTemplate *text);

/* (transfer full): the answers as a JSON object of texts */
char *respite_consent_questions_dup_answers (RespiteConsentQuestions *self);

G_END_DECLS
