/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-attachments-part.h"

#include <glib/gi18n.h>
#include <string.h>

#include "models/respite-attachment-jobs.h"
#include "models/respite-overview.h"
#include "widgets/respite-attachment-window.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-row.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

struct _RespiteAttachmentsPart
{
  RespitePage           parent_instance;

  /* Owned while it is open; what the chooser is for */
  GtkFileChooserNative *chooser;
  GBytes               *saving;

  /* Template children, owned by the template */
  GtkWidget            *content;
  RespiteErrorBar      *error_bar;
  GtkWidget            *add_button;
  GtkWidget            *hint_label;
  GtkListBox           *list;
};

G_DEFINE_FINAL_TYPE (RespiteAttachmentsPart, respite_attachments_part, RESPITE_TYPE_PAGE)

static const char *
name_kind (const char *media_type)
{
  return g_str_equal (media_type, "application/pdf") ? _ ("PDF file") : _ ("Picture");
}

static void
fill_row (RespiteRow *row,
          gpointer    item,
          gpointer    user_data)
{
  RespiteAttachment *attachment = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day_and_time (attachment->added_at, zone);
  g_autofree char *size = g_format_size ((guint64) attachment->size);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s · %s", name_kind (attachment->media_type), size,
                                               attachment->added_by);

  respite_row_set (row, attachment->id, attachment->name, subtitle, day);
  if (attachment->struck_at != 0)
    respite_row_set_chip (row, _ ("Struck out"), "review");
  else
    respite_row_set_chip (row, attachment->is_consent ? _ ("Signed consent") : NULL, "ok");
}

static void
listed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteAttachmentsPart *self = page;
  g_autoptr (GPtrArray) attachments = result;

  if (error != NULL)
    respite_error_bar_show (self->error_bar, error);
  if (attachments == NULL)
    return;

  respite_row_sync_list (self->list, attachments, fill_row, self);
  gtk_widget_set_visible (self->hint_label, attachments->len == 0);
}

static void
respite_attachments_part_load (RespitePage *page)
{
  RespiteAttachmentsPart *self = RESPITE_ATTACHMENTS_PART (page);
  RespiteClinic *clinic = respite_page_get_clinic (page);

  gtk_widget_set_visible (self->content, respite_clinic_may (clinic, RESPITE_FUNCTION_RECORD_VIEW));
  gtk_widget_set_visible (self->add_button, respite_clinic_may (clinic, RESPITE_FUNCTION_RECORD_EDIT));
  if (respite_page_get_subject (page) != 0 && respite_clinic_may (clinic, RESPITE_FUNCTION_RECORD_VIEW))
    respite_page_read (page, respite_attachment_list_job, respite_page_dup_id (respite_page_get_subject (page)), g_free,
                       (GDestroyNotify) g_ptr_array_unref, listed_cb, NULL);
}

static void
respite_attachments_part_changed (RespitePage      *page,
                                  RespiteChangeSet *changes)
{
  if (respite_change_set_has_patient (changes, respite_page_get_subject (page)))
    respite_attachments_part_load (page);
}

static void
undo_add (gpointer data)
{
  RespiteRecordUndo *undo = data;

  respite_clinic_run_async (undo->clinic, respite_attachment_strike_job, respite_page_dup_id (undo->id), g_free, g_free,
                            NULL, NULL, NULL);
}

static void
undo_strike (gpointer data)
{
  RespiteRecordUndo *undo = data;

  respite_clinic_run_async (undo->clinic, respite_attachment_stand_job, respite_page_dup_id (undo->id), g_free, g_free,
                            NULL, NULL, NULL);
}

static void
added_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteAttachmentsPart *self = page;
  gint64 *id = result;

  respite_error_bar_show (self->error_bar, error);
  if (id != NULL)
    respite_toast_show_undo (page, _ ("Attachment added."), undo_add,
                             respite_record_undo_new (respite_page_get_clinic (page), *id), respite_record_undo_free);
  g_free (id);
}

void
respite_attachments_part_add_file (RespiteAttachmentsPart *self,
                                   GFile                  *file)
{
  RespiteAttachmentFile *attachment;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  char *dot;

  g_return_if_fail (RESPITE_IS_ATTACHMENTS_PART (self) && G_IS_FILE (file));

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
                            G_FILE_QUERY_INFO_NONE, NULL, &error);
  if (info == NULL || !respite_attachment_check_size ((gsize) g_file_info_get_size (info), &error))
    {
      respite_error_bar_show (self->error_bar, error);
      return;
    }

  attachment = respite_attachment_file_new ();
  attachment->patient_id = respite_page_get_subject (RESPITE_PAGE (self));
  attachment->title = g_strdup (g_file_info_get_display_name (info));
  dot = strrchr (attachment->title, '.');
  if (dot != NULL && dot != attachment->title)
    *dot = '\0';
  attachment->content = g_file_load_bytes (file, NULL, NULL, &error);
  if (attachment->content == NULL)
    {
      respite_error_bar_show (self->error_bar, error);
      respite_attachment_file_free (attachment);
      return;
    }

  respite_page_run (RESPITE_PAGE (self), respite_attachment_add_job, attachment, respite_attachment_file_free, g_free,
                    added_cb, NULL);
}

static void
add_chosen_cb (RespiteAttachmentsPart *self,
               int                     response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    respite_attachments_part_add_file (self, file);
}

static void
choose (RespiteAttachmentsPart *self,
        const char             *title,
        GtkFileChooserAction    action,
        const char             *name,
        GCallback               chosen)
{
  g_clear_object (&self->chooser);
  self->chooser = g_object_new (GTK_TYPE_FILE_CHOOSER_NATIVE, "title", title, "transient-for",
                                gtk_widget_get_root (GTK_WIDGET (self)), "modal", TRUE, "action", action, NULL);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", chosen, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
add_clicked_cb (RespiteAttachmentsPart *self)
{
  choose (self, _ ("A scan, picture or PDF file (PNG, JPEG or PDF, at most 20 MB)"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
          G_CALLBACK (add_chosen_cb));
}

static gboolean
drop_cb (RespiteAttachmentsPart *self,
         const GValue           *value)
{
  GSList *files;

  if (!gtk_widget_get_visible (self->add_button) || !G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;

  files = gdk_file_list_get_files (g_value_get_boxed (value));
  for (GSList *file = files; file != NULL; file = file->next)
    respite_attachments_part_add_file (self, file->data);
  g_slist_free (files);

  return TRUE;
}

static void
save_chosen_cb (RespiteAttachmentsPart *self,
                int                     response)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    {
      data = g_bytes_get_data (self->saving, &size);
      if (g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL, &error))
        respite_toast_show (GTK_WIDGET (self), _ ("A copy was saved."));
      respite_error_bar_show (self->error_bar, error);
    }
  g_clear_pointer (&self->saving, g_bytes_unref);
}

static void
copied_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteAttachmentsPart *self = page;
  RespiteAttachmentFile *file = result;
  g_autofree char *name = NULL;

  respite_error_bar_show (self->error_bar, error);
  if (file == NULL)
    return;

  g_clear_pointer (&self->saving, g_bytes_unref);
  self->saving = g_bytes_ref (file->content);
  name = g_strconcat (file->attachment->name, respite_attachment_get_suffix (file->attachment->media_type), NULL);
  g_strdelimit (name, "/", '-');
  choose (self, _ ("Save a copy"), GTK_FILE_CHOOSER_ACTION_SAVE, name, G_CALLBACK (save_chosen_cb));
  respite_attachment_file_free (file);
}

static void
save_cb (RespiteAttachmentsPart  *self,
         RespiteAttachmentWindow *window)
{
  RespiteAttachmentFile *asked = respite_attachment_file_new ();

  asked->id = respite_attachment_window_get_id (window);
  asked->is_saved = TRUE;
  gtk_window_close (GTK_WINDOW (window));
  respite_page_run (RESPITE_PAGE (self), respite_attachment_get_job, asked, respite_attachment_file_free,
                    respite_attachment_file_free, copied_cb, NULL);
}

static void
struck_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteAttachmentsPart *self = page;
  gint64 *id = result;
  gboolean is_struck = GPOINTER_TO_INT (user_data);

  respite_error_bar_show (self->error_bar, error);
  if (id != NULL)
    respite_toast_show_undo (page, is_struck ? _ ("Struck out; it stays in the record.") : _ ("It stands again."),
                             is_struck ? undo_strike : undo_add,
                             respite_record_undo_new (respite_page_get_clinic (page), *id), respite_record_undo_free);
  g_free (id);
}

static void
strike_cb (RespiteAttachmentsPart  *self,
           RespiteAttachmentWindow *window)
{
  gboolean is_struck = !respite_attachment_window_is_struck (window);

  respite_page_run (RESPITE_PAGE (self), is_struck ? respite_attachment_strike_job : respite_attachment_stand_job,
                    respite_page_dup_id (respite_attachment_window_get_id (window)), g_free, g_free, struck_cb,
                    GINT_TO_POINTER (is_struck));
}

static void
opened_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteAttachmentsPart *self = page;
  RespiteAttachmentFile *file = result;
  GtkWindow *window;

  respite_error_bar_show (self->error_bar, error);
  if (file == NULL)
    return;

  window = respite_attachment_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), file->attachment,
                                          file->content,
                                          respite_clinic_may (respite_page_get_clinic (page),
                                                              RESPITE_FUNCTION_RECORD_EDIT));
  g_signal_connect_object (window, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "strike", G_CALLBACK (strike_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
  respite_attachment_file_free (file);
}

static void
row_activated_cb (RespiteAttachmentsPart *self,
                  GtkListBoxRow          *row)
{
  RespiteAttachmentFile *asked = respite_attachment_file_new ();

  asked->id = respite_row_get_id (RESPITE_ROW (row));
  respite_page_run (RESPITE_PAGE (self), respite_attachment_get_job, asked, respite_attachment_file_free,
                    respite_attachment_file_free, opened_cb, NULL);
}

static void
respite_attachments_part_dispose (GObject *object)
{
  RespiteAttachmentsPart *self = RESPITE_ATTACHMENTS_PART (object);

  g_clear_object (&self->chooser);
  g_clear_pointer (&self->saving, g_bytes_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_ATTACHMENTS_PART);

  G_OBJECT_CLASS (respite_attachments_part_parent_class)->dispose (object);
}

static void
respite_attachments_part_class_init (RespiteAttachmentsPartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (GDK_TYPE_FILE_LIST);

  object_class->dispose = respite_attachments_part_dispose;
  page_class->load = respite_attachments_part_load;
  page_class->changed = respite_attachments_part_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-attachments-part.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteAttachmentsPart, content);
  gtk_widget_class_bind_template_child (widget_class, RespiteAttachmentsPart, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteAttachmentsPart, add_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteAttachmentsPart, hint_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteAttachmentsPart, list);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
respite_attachments_part_init (RespiteAttachmentsPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
