/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "forms/respite-answers.h"

G_BEGIN_DECLS

/**
 * RespiteFormKeyer:
 *
 * Keys a form in from paper: one large question at a time. A digit (y or n) answers and goes on, Enter goes on, which
 * skips, Backspace in an empty entry goes back. Scales go on as soon as no further digit can follow.
 *
 * Signals:
 * - changed: after any answer changed
 * - done: the person went on behind the last question
 */
#define RESPITE_TYPE_FORM_KEYER (respite_form_keyer_get_type ())

G_DECLARE_FINAL_TYPE (RespiteFormKeyer, respite_form_keyer, RESPITE, FORM_KEYER, GtkWidget)

/**
 * respite_form_keyer_set_answers:
 * @answers: (nullable): what is answered; must stay until others are set
 * @language: (nullable): of the texts
 *
 * Begins with the first question that has no answer, or with the first one.
 */
void respite_form_keyer_set_answers (RespiteFormKeyer *self,
                                     RespiteAnswers   *answers,
                                     const char       *language);

/* (nullable) (transfer none): the key of the question that is asked now */
const char *respite_form_keyer_get_key (RespiteFormKeyer *self);

G_END_DECLS
