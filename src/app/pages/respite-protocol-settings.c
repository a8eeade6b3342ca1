/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-protocol-settings.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/respite-error.h"
#include "pages/respite-protocol-editor.h"
#include "service/respite-course-acts.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

#define MOST_BYTES (1024 * 1024)

struct _RespiteProtocolSettings
{
  RespitePage            parent_instance;

  /* Owned */
  GtkFileChooserNative  *chooser;
  GPtrArray             *protocols;
  gint64                 exported_id;

  /* Template children, owned by the template */
  RespiteErrorBar       *error_bar;
  GtkStack              *stack;
  GtkListBox            *list;
  GtkWidget             *edit_button;
  GtkButton             *retire_button;
  GtkWidget             *manage_box;
  RespiteProtocolEditor *editor;
};

G_DEFINE_FINAL_TYPE (RespiteProtocolSettings, respite_protocol_settings, RESPITE_TYPE_PAGE)

/* A protocol and what is done with it; the page is for an Undo. */
typedef struct
{
  GWeakRef  page;
  gint64    protocol_id;
  gboolean  is_retired;
  char     *name;
  GFile    *file;
} Job;

static Job *
job_new (RespiteProtocolSettings *self,
         gint64                   protocol_id)
{
  Job *job = g_new0 (Job, 1);

  g_weak_ref_init (&job->page, self);
  job->protocol_id = protocol_id;

  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_weak_ref_clear (&job->page);
  g_free (job->name);
  g_clear_object (&job->file);
  g_free (job);
}

static gpointer
list_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_list_protocols (office, data, error);
}

static gpointer
copy_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  const Job *job = data;
  gint64 id = respite_office_copy_protocol (office, job->protocol_id, job->name, respite_text_language (), error);

  return id != 0 ? respite_office_get_protocol (office, id, respite_text_language (), error) : NULL;
}

static gpointer
retire_job (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  const Job *job = data;

  respite_office_retire_protocol (office, job->protocol_id, job->is_retired, error);

  return NULL;
}

/* Reads the file, too, so that a slow disk does not hold up the window. */
static gpointer
import_job (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  const Job *job = data;
  g_autoptr (GBytes) json = g_file_load_bytes (job->file, NULL, NULL, error);

  if (json == NULL)
    return NULL;
  if (g_bytes_get_size (json) > MOST_BYTES)
    respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The file is larger than 1 MB"));
  else
    respite_office_import_protocol (office, json, error);

  return NULL;
}

static gpointer
export_job (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  const Job *job = data;
  g_autoptr (RespiteProtocol) protocol = respite_office_get_protocol (office, job->protocol_id, "en", error);

  if (protocol != NULL)
    g_file_replace_contents (job->file, protocol->json, strlen (protocol->json), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                             NULL, error);

  return NULL;
}

static void
fill_protocol (RespiteRow *row,
               gpointer    item,
               gpointer    user_data)
{
  const RespiteProtocol *protocol = item;
  g_autofree char *subtitle = g_strdup_printf (g_dngettext (NULL, "%s · %d session, visits of %d min · %s, version %d",
                                                            "%s · %d sessions, visits of %d min · %s, version %d",
                                                            (gulong) protocol->sessions), protocol->indication,
                                               protocol->sessions, protocol->planned_minutes,
                                               protocol->is_builtin ? _ ("came with the program") :
                                               _ ("the clinic’s own"), protocol->version);

  respite_row_set (row, protocol->id, protocol->name, subtitle, NULL);
  if (protocol->is_retired)
    respite_row_set_chip (row, _ ("Retired"), "note");
  else
    respite_row_set_chip (row, protocol->needs_review ? _ ("REVIEW before use") : NULL, "review");
}

static const RespiteProtocol *
get_selected (RespiteProtocolSettings *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  gint64 id = row != NULL ? respite_row_get_id (RESPITE_ROW (row)) : 0;

  for (guint i = 0; self->protocols != NULL && i < self->protocols->len; i++)
    {
      const RespiteProtocol *protocol = g_ptr_array_index (self->protocols, i);

      if (protocol->id == id)
        return protocol;
    }

  return NULL;
}

static void
selected_cb (RespiteProtocolSettings *self)
{
  /* The list tells of its emptying too when the page goes. */
  const RespiteProtocol *protocol = self->list != NULL ? get_selected (self) : NULL;

  if (protocol == NULL)
    return;

  gtk_widget_set_visible (self->edit_button, !protocol->is_builtin);
  gtk_button_set_label (self->retire_button, protocol->is_retired ? _ ("Offer again") : _ ("Retire"));
}

static void
listed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteProtocolSettings *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (result == NULL)
    return;

  g_clear_pointer (&self->protocols, g_ptr_array_unref);
  self->protocols = result;
  respite_row_sync_list (self->list, self->protocols, fill_protocol, self);
  if (gtk_list_box_get_selected_row (self->list) == NULL)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  selected_cb (self);
}

static void
edit_clicked_cb (RespiteProtocolSettings *self)
{
  const RespiteProtocol *protocol = get_selected (self);

  if (protocol == NULL)
    return;

  respite_protocol_editor_edit (self->editor, protocol->id);
  gtk_stack_set_visible_child_name (self->stack, "editor");
}

static void
copied_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteProtocolSettings *self = page;
  g_autoptr (RespiteProtocol) protocol = result;

  respite_error_bar_show (self->error_bar, error);
  if (protocol == NULL)
    return;

  respite_protocol_editor_edit (self->editor, protocol->id);
  gtk_stack_set_visible_child_name (self->stack, "editor");
}

static void
copy_clicked_cb (RespiteProtocolSettings *self)
{
  const RespiteProtocol *protocol = get_selected (self);
  Job *job;

  if (protocol == NULL)
    return;

  job = job_new (self, protocol->id);
  job->name = g_strdup_printf (_ ("%s (copy)"), protocol->name);
  respite_page_run (RESPITE_PAGE (self), copy_job, job, job_free, (GDestroyNotify) respite_protocol_free, copied_cb,
                    NULL);
}

static void
undone_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  respite_error_bar_show (RESPITE_PROTOCOL_SETTINGS (page)->error_bar, error);
}

static void
undo_retire (gpointer data)
{
  Job *job = data;
  g_autoptr (RespiteProtocolSettings) self = g_weak_ref_get (&job->page);
  Job *back;

  if (self == NULL)
    return;

  back = job_new (self, job->protocol_id);
  back->is_retired = !job->is_retired;
  respite_page_run (RESPITE_PAGE (self), retire_job, back, job_free, NULL, undone_cb, NULL);
}

static void
retired_cb (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  RespiteProtocolSettings *self = page;
  Job *job = user_data;

  respite_error_bar_show (self->error_bar, error);
  if (error != NULL)
    job_free (job);
  else
    respite_toast_show_undo (page, job->is_retired ? _ ("The protocol is retired; its courses go on.") :
                             _ ("The protocol is offered again."), undo_retire, job, job_free);
}

static void
retire_clicked_cb (RespiteProtocolSettings *self)
{
  const RespiteProtocol *protocol = get_selected (self);
  Job *job, *kept;

  if (protocol == NULL)
    return;

  job = job_new (self, protocol->id);
  kept = job_new (self, protocol->id);
  job->is_retired = kept->is_retired = !protocol->is_retired;
  respite_page_run (RESPITE_PAGE (self), retire_job, job, job_free, NULL, retired_cb, kept);
}

static void
filed_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  respite_error_bar_show (RESPITE_PROTOCOL_SETTINGS (page)->error_bar, error);
  if (error == NULL)
    respite_toast_show (page, user_data != NULL ? _ ("The protocol is written to the file.") :
                        _ ("The protocol is added."));
}

static void
chosen_cb (RespiteProtocolSettings *self,
           int                      response)
{
  g_autoptr (GFile) file = NULL;
  gboolean is_export = self->exported_id != 0;
  Job *job;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file == NULL)
    return;

  job = job_new (self, self->exported_id);
  job->file = g_steal_pointer (&file);
  respite_page_run (RESPITE_PAGE (self), is_export ? export_job : import_job, job, job_free, NULL, filed_cb,
                    GINT_TO_POINTER (is_export));
}

static void
choose (RespiteProtocolSettings *self,
        gint64                   exported_id,
        const char              *name)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;

  self->exported_id = exported_id;
  gtk_file_filter_set_name (filter, _ ("Protocols (JSON)"));
  gtk_file_filter_add_suffix (filter, "json");
  self->chooser = gtk_file_chooser_native_new (exported_id != 0 ? _ ("Export the protocol") : _ ("Import a protocol"),
                                               GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               exported_id != 0 ? GTK_FILE_CHOOSER_ACTION_SAVE :
                                               GTK_FILE_CHOOSER_ACTION_OPEN,
                                               exported_id != 0 ? _ ("Export") : _ ("Import"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
import_clicked_cb (RespiteProtocolSettings *self)
{
  choose (self, 0, NULL);
}

static void
export_clicked_cb (RespiteProtocolSettings *self)
{
  const RespiteProtocol *protocol = get_selected (self);
  g_autofree char *name = protocol != NULL ? g_strdup_printf ("%s.json", *protocol->slug != '\0' ? protocol->slug :
                                                              "protocol") : NULL;

  if (protocol != NULL)
    choose (self, protocol->id, name);
}

static void
editor_done_cb (RespiteProtocolSettings *self)
{
  gtk_stack_set_visible_child_name (self->stack, "list");
  respite_page_reload (RESPITE_PAGE (self));
}

static void
respite_protocol_settings_load (RespitePage *page)
{
  RespiteProtocolSettings *self = RESPITE_PROTOCOL_SETTINGS (page);
  gboolean may_manage = respite_clinic_may (respite_page_get_clinic (page), RESPITE_FUNCTION_PROTOCOL_MANAGE);

  gtk_widget_set_visible (self->manage_box, may_manage);
  respite_page_read (page, list_job, (gpointer) respite_text_language (), NULL, (GDestroyNotify) g_ptr_array_unref,
                     listed_cb, NULL);
}

static void
respite_protocol_settings_changed (RespitePage      *page,
                                   RespiteChangeSet *changes)
{
  if (respite_change_set_has_kind (changes, RESPITE_KIND_PROTOCOL))
    respite_protocol_settings_load (page);
}

static void
respite_protocol_settings_dispose (GObject *object)
{
  g_clear_object (&RESPITE_PROTOCOL_SETTINGS (object)->chooser);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_PROTOCOL_SETTINGS);

  G_OBJECT_CLASS (respite_protocol_settings_parent_class)->dispose (object);
}

static void
respite_protocol_settings_finalize (GObject *object)
{
  g_clear_pointer (&RESPITE_PROTOCOL_SETTINGS (object)->protocols, g_ptr_array_unref);

  G_OBJECT_CLASS (respite_protocol_settings_parent_class)->finalize (object);
}

static void
respite_protocol_settings_class_init (RespiteProtocolSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_PROTOCOL_EDITOR);

  object_class->dispose = respite_protocol_settings_dispose;
  object_class->finalize = respite_protocol_settings_finalize;
  page_class->load = respite_protocol_settings_load;
  page_class->changed = respite_protocol_settings_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-protocol-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteProtocolSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteProtocolSettings, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteProtocolSettings, list);
  gtk_widget_class_bind_template_child (widget_class, RespiteProtocolSettings, edit_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteProtocolSettings, retire_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteProtocolSettings, manage_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteProtocolSettings, editor);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, retire_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, editor_done_cb);
}

static void
respite_protocol_settings_init (RespiteProtocolSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
