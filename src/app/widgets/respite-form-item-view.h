/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "forms/respite-answers.h"

G_BEGIN_DECLS

/**
 * RespiteFormItemView:
 *
 * One item of a form: its text, the control to answer it, what is wrong with the answer, and the flags it raised.
 * Digits choose an option, Enter goes on. Signals: "changed" after an answer was changed, "next" for Enter.
 */
#define RESPITE_TYPE_FORM_ITEM_VIEW (respite_form_item_view_get_type ())

G_DECLARE_FINAL_TYPE (RespiteFormItemView, respite_form_item_view, RESPITE, FORM_ITEM_VIEW, GtkWidget)

/**
 * respite_form_item_view_new:
 * @answers: where the answer is kept; must outlive the widget
 * @item: of the same form
 * @language: of the texts
 * @depth: how deep it stands in groups, 0 at the top
 */
GtkWidget *respite_form_item_view_new (RespiteAnswers        *answers,
                                       const RespiteFormItem *item,
                                       const char            *language,
                                       guint                  depth);

/* Shows or hides the item by its conditions, and its flags. To be called after any answer changed. */
void respite_form_item_view_update (RespiteFormItemView *self);

/* Says what is wrong with the answer; %NULL for nothing. */
void respite_form_item_view_set_error (RespiteFormItemView *self,
                                       const char          *error);

const RespiteFormItem *respite_form_item_view_get_item (RespiteFormItemView *self);

/* Whether it is shown now and can be answered. */
gboolean respite_form_item_view_is_open (RespiteFormItemView *self);

G_END_DECLS
