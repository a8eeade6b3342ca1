/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-attachment-open.h"

#include <glib/gi18n.h>

#include "models/respite-attachment-jobs.h"
#include "models/respite-overview.h"
#include "widgets/respite-attachment-window.h"
#include "widgets/respite-file-choice.h"
#include "widgets/respite-toast-overlay.h"

/* Where the page's error bar is found again. */
#define ERROR_BAR "respite-attachment-errors"

static void
show_error (gpointer      page,
            const GError *error)
{
  RespiteErrorBar *bar = g_object_get_data (page, ERROR_BAR);

  if (bar != NULL)
    respite_error_bar_show (bar, error);
}

static void
undo_strike (gpointer data)
{
  RespiteRecordUndo *undo = data;

  respite_clinic_run_async (undo->clinic, respite_attachment_stand_job, respite_page_dup_id (undo->id), g_free, g_free,
                            NULL, NULL, NULL);
}

static void
saved_cb (GtkWidget *page,
          GFile     *file,
          gpointer   content)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  if (g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL, &error))
    respite_toast_show (page, _ ("A copy was saved."));
  show_error (page, error);
}

static void
copied_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteAttachmentFile *file = result;
  g_autofree char *name = NULL;

  show_error (page, error);
  if (file == NULL)
    return;

  name = g_strconcat (file->attachment->name, respite_attachment_get_suffix (file->attachment->media_type), NULL);
  g_strdelimit (name, "/", '-');
  respite_choose_file (page, _ ("Save a copy"), GTK_FILE_CHOOSER_ACTION_SAVE, name, saved_cb,
                       g_bytes_ref (file->content), (GDestroyNotify) g_bytes_unref);
  respite_attachment_file_free (file);
}

static void
save_cb (RespitePage             *page,
         RespiteAttachmentWindow *window)
{
  RespiteAttachmentFile *asked = respite_attachment_file_new ();

  asked->id = respite_attachment_window_get_id (window);
  asked->is_saved = TRUE;
  gtk_window_close (GTK_WINDOW (window));
  respite_page_run (page, respite_attachment_get_job, asked, respite_attachment_file_free, respite_attachment_file_free,
                    copied_cb, NULL);
}

static void
struck_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  g_autofree gint64 *id = result;
  gboolean is_struck = GPOINTER_TO_INT (user_data);

  show_error (page, error);
  if (id != NULL)
    respite_toast_show_undo (page, is_struck ? _ ("Struck out; it stays in the record.") : _ ("It stands again."),
                             is_struck ? undo_strike : respite_attachment_undo_add,
                             respite_record_undo_new (respite_page_get_clinic (page), *id), respite_record_undo_free);
}

static void
strike_cb (RespitePage             *page,
           RespiteAttachmentWindow *window)
{
  gboolean is_struck = !respite_attachment_window_is_struck (window);

  respite_page_run (page, is_struck ? respite_attachment_strike_job : respite_attachment_stand_job,
                    respite_page_dup_id (respite_attachment_window_get_id (window)), g_free, g_free, struck_cb,
                    GINT_TO_POINTER (is_struck));
}

static void
opened_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteAttachmentFile *file = result;
  GtkWindow *window;

  show_error (page, error);
  if (file == NULL)
    return;

  window = respite_attachment_window_new (GTK_WINDOW (gtk_widget_get_root (page)), file->attachment, file->content,
                                          respite_clinic_may (respite_page_get_clinic (page),
                                                              RESPITE_FUNCTION_RECORD_EDIT));
  g_signal_connect_object (window, "save", G_CALLBACK (save_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "strike", G_CALLBACK (strike_cb), page, G_CONNECT_SWAPPED);
  gtk_window_present (window);
  respite_attachment_file_free (file);
}

void
respite_attachment_open (RespitePage     *page,
                         gint64           id,
                         RespiteErrorBar *error_bar)
{
  RespiteAttachmentFile *asked;

  g_return_if_fail (RESPITE_IS_PAGE (page));
  g_return_if_fail (RESPITE_IS_ERROR_BAR (error_bar));

  asked = respite_attachment_file_new ();
  asked->id = id;
  g_object_set_data_full (G_OBJECT (page), ERROR_BAR, g_object_ref (error_bar), g_object_unref);
  respite_page_run (page, respite_attachment_get_job, asked, respite_attachment_file_free, respite_attachment_file_free,
                    opened_cb, NULL);
}

void
respite_attachment_undo_add (gpointer data)
{
  RespiteRecordUndo *undo = data;

  respite_clinic_run_async (undo->clinic, respite_attachment_strike_job, respite_page_dup_id (undo->id), g_free, g_free,
                            NULL, NULL, NULL);
}
