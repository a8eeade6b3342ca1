/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "forms/respite-answers.h"
#include "widgets/respite-answer-control.h"

G_BEGIN_DECLS

/**
 * RespiteFormItemView:
 *
 * One item of a form: its text, the control to answer it, what may be answered, what is wrong with the answer, where a
 * prefilled one comes from, and the flags it raised. Digits choose an option, Enter goes on.
 *
 * Signals:
 * - changed: after a person changed the answer
 * - next: Enter; the answer is in order or the person has been told what is wrong
 * - entered: the focus came in
 * - add, remove: of a group that repeats: once more, or this one away
 */
#define RESPITE_TYPE_FORM_ITEM_VIEW (respite_form_item_view_get_type ())

G_DECLARE_FINAL_TYPE (RespiteFormItemView, respite_form_item_view, RESPITE, FORM_ITEM_VIEW, GtkWidget)

/**
 * respite_form_item_view_new:
 * @answers: where the answer is kept; must outlive the widget
 * @key: of an item (respite-answers.h)
 * @language: of the texts
 * @depth: how deep it stands in groups, 0 at the top
 */
GtkWidget *respite_form_item_view_new (RespiteAnswers *answers,
                                       const char     *key,
                                       const char     *language,
                                       guint           depth);

/* Shows or hides the item by its conditions, its flags, and an answer that follows from others. To be called after any
 * answer changed; cheap where nothing of the item depends on others. */
void respite_form_item_view_update (RespiteFormItemView *self);

/* The flags are not for who reads along. */
void respite_form_item_view_hide_flags (RespiteFormItemView *self);

/* Writes the answer into the control again, after it changed elsewhere. */
void respite_form_item_view_refill (RespiteFormItemView *self);

/* Says what is wrong with the answer; %NULL for nothing. */
void respite_form_item_view_set_error (RespiteFormItemView *self,
                                       const char          *error);

/**
 * respite_form_item_view_check:
 *
 * Says what is wrong with an answer that was given; a missing one is not wrong yet.
 *
 * Returns: whether it is in order
 */
gboolean respite_form_item_view_check (RespiteFormItemView *self);

const RespiteFormItem *respite_form_item_view_get_item (RespiteFormItemView *self);
const char            *respite_form_item_view_get_key  (RespiteFormItemView *self);

/* (nullable) (transfer none): what the question is answered with; %NULL where it takes no answer */
RespiteAnswerControl *respite_form_item_view_get_control (RespiteFormItemView *self);

/* Whether it is shown now and can be answered. */
gboolean respite_form_item_view_is_open (RespiteFormItemView *self);

G_END_DECLS
