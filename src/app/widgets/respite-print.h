/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespitePrintFunc:
 * @done: whether the file was handed to a printer or saved; %FALSE with a %NULL @error when the person gave up
 *
 * Called at the moment of it, so that it is noted of the person who is signed in then: a printer may take longer than
 * somebody stays. Where the printer fails later, called once more with its error. Not called where the dialog is taken
 * away unanswered.
 */
typedef void (*RespitePrintFunc) (gboolean      done,
                                  const GError *error,
                                  gpointer      user_data);

/**
 * respite_print_pdf:
 * @parent: any widget of the window
 * @pdf: the file
 * @title: the job's name, without a patient's name
 * @width: of its pages in points; 0 for the paper that the desktop prints on
 * @height: likewise
 * @free_data: (nullable): frees @user_data when all is over
 *
 * Shows the print dialog, with the paper of the document and the printer that was chosen before in this window, and
 * hands the very bytes of @pdf over by a file descriptor: no copy is left on the disk.
 */
void respite_print_pdf (GtkWidget       *parent,
                        GBytes          *pdf,
                        const char      *title,
                        double           width,
                        double           height,
                        RespitePrintFunc func,
                        gpointer         user_data,
                        GDestroyNotify   free_data);

/* Asks for a place and writes @pdf there, readable by its owner only. @name is proposed. */
void respite_print_save_pdf (GtkWidget       *parent,
                             GBytes          *pdf,
                             const char      *name,
                             RespitePrintFunc func,
                             gpointer         user_data,
                             GDestroyNotify   free_data);

G_END_DECLS
