/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "forms/respite-answers.h"

G_BEGIN_DECLS

/**
 * RespiteAnswerOptions:
 *
 * The options of a question, each a large button to tick: one of them, or several where the question repeats; Yes and
 * No. Writes into the answers itself. Signal "edited": a person ticked one.
 */
#define RESPITE_TYPE_ANSWER_OPTIONS (respite_answer_options_get_type ())

G_DECLARE_FINAL_TYPE (RespiteAnswerOptions, respite_answer_options, RESPITE, ANSWER_OPTIONS, GtkWidget)

/**
 * respite_answer_options_new:
 * @answers: where the answer is kept; must outlive the widget
 * @key: of a question of yes or no or with options
 * @language: of the texts
 */
GtkWidget *respite_answer_options_new (RespiteAnswers *answers,
                                       const char     *key,
                                       const char     *language);

/* Shows what the answers hold. */
void respite_answer_options_refill (RespiteAnswerOptions *self);

/* How many options the question has. */
guint respite_answer_options_get_count (RespiteAnswerOptions *self);

/* Returns: (transfer none): the button of an option */
GtkWidget *respite_answer_options_get (RespiteAnswerOptions *self,
                                       guint                 option);

/* Writes before each option the key that ticks it: 1 to 9, then a, b, c and so on; y and n. */
void respite_answer_options_show_keys (RespiteAnswerOptions *self);

/* A digit, a letter from the tenth option on, or y and n ticks an option. Returns: whether the sign means anything */
gboolean respite_answer_options_press (RespiteAnswerOptions *self,
                                       gunichar              letter);

G_END_DECLS
