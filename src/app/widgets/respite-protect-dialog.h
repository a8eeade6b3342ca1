/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteProtectDialog:
 *
 * Asks twice for a password that a copy of a document is to open with.
 */
#define RESPITE_TYPE_PROTECT_DIALOG (respite_protect_dialog_get_type ())

G_DECLARE_FINAL_TYPE (RespiteProtectDialog, respite_protect_dialog, RESPITE, PROTECT_DIALOG, GtkWindow)

/* What is done with the password; the dialog has closed by then. */
typedef void (*RespiteProtectFunc) (const char *password,
                                    gpointer    user_data);

/**
 * respite_protect_dialog_open:
 * @parent: any widget of the window
 * @user_data: for @func
 * @free_data: (nullable): frees @user_data once @func was called or the person gave up
 *
 * Returns: (transfer none): the dialog, shown
 */
RespiteProtectDialog *respite_protect_dialog_open (GtkWidget          *parent,
                                                   RespiteProtectFunc  func,
                                                   gpointer            user_data,
                                                   GDestroyNotify      free_data);

G_END_DECLS
