/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-file-choice.h"

/* Under which name the open dialog hangs on who asked. */
#define CHOOSER "respite-file-choice"

typedef struct
{
  GtkWidget         *from;      /* borrowed: the dialog goes with it */
  RespiteFileChosen  chosen;
  gpointer           user_data;
  GDestroyNotify     free_data;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  if (choice->free_data != NULL)
    choice->free_data (choice->user_data);
  g_free (choice);
}

/* The dialog goes first, as @chosen may open the next one. */
static void
response_cb (GtkFileChooserNative *chooser,
             int                   response,
             gpointer              user_data)
{
  Choice *choice = user_data;
  g_autoptr (GtkFileChooserNative) kept = g_object_ref (chooser);
  g_autoptr (GtkWidget) from = g_object_ref (choice->from);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_object_set_data (G_OBJECT (from), CHOOSER, NULL);
  if (file != NULL)
    choice->chosen (from, file, choice->user_data);
}

void
respite_choose_file (GtkWidget           *from,
                     const char          *title,
                     GtkFileChooserAction action,
                     const char          *name,
                     RespiteFileChosen    chosen,
                     gpointer             user_data,
                     GDestroyNotify       free_data)
{
  Choice *choice;
  GtkFileChooserNative *chooser;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (title != NULL && chosen != NULL);

  choice = g_new0 (Choice, 1);
  choice->from = from;
  choice->chosen = chosen;
  choice->user_data = user_data;
  choice->free_data = free_data;
  chooser = g_object_new (GTK_TYPE_FILE_CHOOSER_NATIVE, "title", title, "transient-for", gtk_widget_get_root (from),
                          "modal", TRUE, "action", action, NULL);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data_full (G_OBJECT (chooser), CHOOSER, choice, choice_free);
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), choice);
  g_object_set_data_full (G_OBJECT (from), CHOOSER, chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
