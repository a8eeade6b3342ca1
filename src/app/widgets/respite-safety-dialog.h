/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "domain/respite-safety.h"

G_BEGIN_DECLS

#define RESPITE_TYPE_SAFETY_DIALOG (respite_safety_dialog_get_type ())

/**
 * RespiteSafetyDialog:
 *
 * A safety answer, and what was done about it. It can be left; the answer then stands on the day board until somebody
 * writes it down.
 */
G_DECLARE_FINAL_TYPE (RespiteSafetyDialog, respite_safety_dialog, RESPITE, SAFETY_DIALOG, GtkWindow)

/**
 * RespiteSafetyFunc:
 * @dialog: stays open until respite_safety_dialog_done()
 * @items: (element-type RespiteSafetyItem): what is acknowledged
 * @action: what was done
 *
 * Called when the person writes it down. Ends in respite_safety_dialog_done(), now or later.
 */
typedef void (*RespiteSafetyFunc) (RespiteSafetyDialog *dialog,
                                   GPtrArray           *items,
                                   const char          *action,
                                   gpointer             user_data);

/**
 * respite_safety_dialog_open:
 * @parent: any widget of the window
 * @items: (element-type RespiteSafetyItem) (nullable): open safety items of one patient; %NULL for somebody who may not
 *   read them and is asked to fetch a clinician
 * @person: who is signed in, with the time: "Joel Abara, RN, 22 Nov 2026, 10:21"
 * @func: takes what was done
 * @user_data: for @func; the dialog closes with the window of @parent
 *
 * Asks for an acknowledgement.
 *
 * Returns: (transfer none): the dialog, shown
 */
RespiteSafetyDialog *respite_safety_dialog_open (GtkWidget         *parent,
                                                 GPtrArray         *items,
                                                 const char        *person,
                                                 RespiteSafetyFunc  func,
                                                 gpointer           user_data);

/* Closes the dialog, or shows the error for another try. */
void respite_safety_dialog_done (RespiteSafetyDialog *self,
                                 const GError        *error);

G_END_DECLS
