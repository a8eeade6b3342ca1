/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "forms/respite-answers.h"

G_BEGIN_DECLS

/**
 * RespiteFormView:
 *
 * A form to be filled: its items below each other, progress, the language, and Finish. Signals: "changed" after any
 * answer changed, "finish" when the person finishes and nothing stands in the way.
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

/* Returns: (transfer none) (nullable): the answers as they stand */
RespiteAnswers *respite_form_view_get_answers (RespiteFormView *self);

/* Shows why finishing or saving did not work; %NULL hides it. */
void respite_form_view_set_error (RespiteFormView *self,
                                  const GError    *error);

G_END_DECLS
