/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "forms/respite-answers.h"

G_BEGIN_DECLS

/**
 * RespiteFormList:
 *
 * The sections of a form with their progress, and its items below each other. The items that are in sight are made at
 * once, the others while nothing else happens, so that a long form opens as fast as a short one.
 *
 * Signals:
 * - changed: after any answer changed
 * - end: Enter behind the last item
 * - refused (char *text): a group can not be filled in once more
 */
#define RESPITE_TYPE_FORM_LIST (respite_form_list_get_type ())

G_DECLARE_FINAL_TYPE (RespiteFormList, respite_form_list, RESPITE, FORM_LIST, GtkWidget)

/**
 * respite_form_list_set_answers:
 * @answers: (nullable): what is answered; must stay until others are set
 * @language: (nullable): of the texts
 * @can_edit: whether answers can be given
 */
void respite_form_list_set_answers (RespiteFormList *self,
                                    RespiteAnswers  *answers,
                                    const char      *language,
                                    gboolean         can_edit);

/* Whether the flags that answers raise are shown: not while the patient reads along. Before the answers are set. */
void respite_form_list_set_flags_visible (RespiteFormList *self,
                                          gboolean         are_visible);

/* Writes the answers into the controls again, after they changed elsewhere. */
void respite_form_list_refill (RespiteFormList *self);

/* Says of every item what is wrong with it and goes to the first. @issues: (element-type RespiteIssue) */
void respite_form_list_show_issues (RespiteFormList *self,
                                    GPtrArray       *issues);

/* Goes to the next item that is missing or wrong behind the one with the focus, then from the top. Returns: whether
 * there is one */
gboolean respite_form_list_go_to_problem (RespiteFormList *self);

/* Whether all items are made. */
gboolean respite_form_list_is_complete (RespiteFormList *self);

G_END_DECLS
