/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "forms/respite-answers.h"

G_BEGIN_DECLS

/**
 * RespiteAnswerControl:
 *
 * What one question is answered with, by its type and the wish of the form: options to tick, a list to choose from, a
 * line, several lines, a slider. It writes into the answers itself. Signal "edited": a person changed the answer.
 */
#define RESPITE_TYPE_ANSWER_CONTROL (respite_answer_control_get_type ())

G_DECLARE_FINAL_TYPE (RespiteAnswerControl, respite_answer_control, RESPITE, ANSWER_CONTROL, GtkWidget)

/**
 * respite_answer_control_new:
 * @answers: where the answer is kept; must outlive the widget
 * @key: of a question
 * @language: of the texts
 */
GtkWidget *respite_answer_control_new (RespiteAnswers *answers,
                                       const char     *key,
                                       const char     *language);

/* Writes what the answers hold into the control. */
void respite_answer_control_refill (RespiteAnswerControl *self);

/* How many options there are to tick; 0 where the answer is typed or chosen from a list. */
guint respite_answer_control_get_n_options (RespiteAnswerControl *self);

/* Returns: (transfer none): the button of an option */
GtkWidget *respite_answer_control_get_option (RespiteAnswerControl *self,
                                              guint                 option);

/* Writes before each option the key that ticks it: 1 to 9, then a, b, c and so on; y and n. */
void respite_answer_control_show_keys (RespiteAnswerControl *self);

/**
 * respite_answer_control_press:
 * @value: a key that no text takes
 *
 * What a key means while no text has the focus: a digit (a letter from the tenth on) ticks an option, y and n answer a
 * question of yes or no, Delete takes the answer away.
 *
 * Returns: whether it means anything here
 */
gboolean respite_answer_control_press (RespiteAnswerControl *self,
                                       guint                 value);

/* Enter inside the control. Returns: whether it stays there; else the person goes on to the next question. */
gboolean respite_answer_control_next (RespiteAnswerControl *self);

/* The person leaves the control: a date that was typed in another way is written as the form wants it. */
void respite_answer_control_tidy (RespiteAnswerControl *self);

G_END_DECLS
