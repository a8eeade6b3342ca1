/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @from: who asked. @file: what was chosen */
typedef void (*RespiteFileChosen) (GtkWidget *from,
                                   GFile     *file,
                                   gpointer   user_data);

/**
 * respite_choose_file:
 * @from: who asks; the dialog belongs to it and to its window, and there is one at a time
 * @title: what is chosen and for what
 * @action: to open or to save
 * @name: (nullable): of a file to be saved
 * @chosen: called when a file was chosen, not when the dialog was left
 * @user_data: (nullable): for @chosen
 * @free_data: (nullable): for @user_data, when the dialog goes
 *
 * Asks for a file in the desktop's own dialog.
 */
void respite_choose_file (GtkWidget            *from,
                          const char           *title,
                          GtkFileChooserAction  action,
                          const char           *name,
                          RespiteFileChosen     chosen,
                          gpointer              user_data,
                          GDestroyNotify        free_data);

G_END_DECLS
