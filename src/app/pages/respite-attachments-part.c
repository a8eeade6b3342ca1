/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-attachments-part.h"

#include <glib/gi18n.h>
#include <string.h>

#include "models/respite-attachment-jobs.h"
#include "models/respite-overview.h"
#include "models/respite-record-words.h"
#include "pages/respite-attachment-open.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-file-choice.h"
#include "widgets/respite-row.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

struct _RespiteAttachmentsPart
{
  RespitePage      parent_instance;

  /* Template children, owned by the template */
  GtkWidget       *content;
  RespiteErrorBar *error_bar;
  GtkWidget       *add_button;
  GtkWidget       *hint_label;
  GtkListBox      *list;
};

G_DEFINE_FINAL_TYPE (RespiteAttachmentsPart, respite_attachments_part, RESPITE_TYPE_PAGE)

static void
fill_row (RespiteRow *row,
          gpointer    item,
          gpointer    user_data)
{
  RespiteAttachment *attachment = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day_and_time (attachment->added_at, zone);
  g_autofree char *size = g_format_size ((guint64) attachment->size);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s · %s", respite_words_attachment (attachment->media_type), size,
                                               attachment->added_by);

  respite_row_set (row, attachment->id, attachment->name, subtitle, day);
  if (attachment->struck_at != 0)
    respite_row_set_chip (row, _ ("Struck out"), "review");
  else
    respite_row_set_chip (row, attachment->is_consent ? _ ("Signed consent") : attachment->is_photo ?
                          _ ("Photo of a session") : NULL, "ok");
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
respite_attachments_part_forget (RespitePage *page)
{
  RespiteAttachmentsPart *self = RESPITE_ATTACHMENTS_PART (page);

  respite_row_sync_list (self->list, NULL, NULL, NULL);
}

static void
respite_attachments_part_changed (RespitePage      *page,
                                  RespiteChangeSet *changes)
{
  if (respite_change_set_has_patient (changes, respite_page_get_subject (page)))
    respite_attachments_part_load (page);
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
    respite_toast_show_undo (page, _ ("Attachment added."), respite_attachment_undo_add,
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
chosen_cb (GtkWidget *part,
           GFile     *file,
           gpointer   user_data)
{
  respite_attachments_part_add_file (RESPITE_ATTACHMENTS_PART (part), file);
}

static void
add_clicked_cb (RespiteAttachmentsPart *self)
{
  respite_choose_file (GTK_WIDGET (self), _ ("A scan, picture or PDF file (PNG, JPEG or PDF, at most 20 MB)"),
                       GTK_FILE_CHOOSER_ACTION_OPEN, NULL, chosen_cb, NULL, NULL);
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
row_activated_cb (RespiteAttachmentsPart *self,
                  GtkListBoxRow          *row)
{
  respite_attachment_open (RESPITE_PAGE (self), respite_row_get_id (RESPITE_ROW (row)), self->error_bar);
}

static void
respite_attachments_part_dispose (GObject *object)
{
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
  page_class->forget = respite_attachments_part_forget;

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
