/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "forms/respite-answers.h"

G_BEGIN_DECLS

/**
 * RespiteFormView:
 *
 * A form to be filled: its sections with their progress, its items below each other, the language of the form, the mode
 * to key it in from paper, and Finish. The items that are in sight are made at once, the others while nothing else
 * happens, so that a long form opens as fast as a short one.
 *
 * Signals:
 * - changed: after any answer changed
 * - finish: the person finishes and nothing stands in the way
 * - print: the person wants the form on paper
 * - discard: the person wants the draft no more
 * - hand-over: the patient shall answer on this screen
 */
#define RESPITE_TYPE_FORM_VIEW (respite_form_view_get_type ())

G_DECLARE_FINAL_TYPE (RespiteFormView, respite_form_view, RESPITE, FORM_VIEW, GtkWidget)

/**
 * respite_form_view_set_answers:
 * @answers: (transfer full) (nullable): what is answered; %NULL empties the view
 * @language: (nullable): of the texts, where the form has them
 * @can_edit: whether answers can be given
 */
void respite_form_view_set_answers (RespiteFormView *self,
                                    RespiteAnswers  *answers,
                                    const char      *language,
                                    gboolean         can_edit);

/* Whether the patient answers: no flags, no paper, no keys for staff. Before the answers are set. */
void respite_form_view_set_for_patient (RespiteFormView *self,
                                        gboolean         is_for_patient);

/* Returns: (transfer none) (nullable): the answers as they stand */
RespiteAnswers *respite_form_view_get_answers (RespiteFormView *self);

/* Returns: (transfer none) (nullable): the language that is shown now */
const char *respite_form_view_get_language (RespiteFormView *self);

/* Whether there is a draft to discard. %FALSE for every new answers. */
void respite_form_view_set_can_discard (RespiteFormView *self,
                                        gboolean         can_discard);

/* Shows why finishing or saving did not work; %NULL hides it. */
void respite_form_view_set_error (RespiteFormView *self,
                                  const GError    *error);

/* Shows what became of the draft, such as "Saved 10:21"; %NULL for nothing. */
void respite_form_view_set_state (RespiteFormView *self,
                                  const char      *text);

G_END_DECLS
