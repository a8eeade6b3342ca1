/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-form-settings.h"

#include <glib/gi18n.h>

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "pages/respite-settings-history.h"
#include "service/respite-form-acts.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

#define MOST_NOTES 40           /* of one file, in its report */

/*
 * What became of a file.
 */
typedef struct
{
  char       *name;
  char       *text;
  const char *word;             /* translated */
  const char *style;
} Report;

struct _RespiteFormSettings
{
  RespitePage           parent_instance;

  /* Owned */
  GtkFileChooserNative *chooser;
  GPtrArray            *files;          /* GFile; those that are still to be imported begin at n_done */
  GPtrArray            *reports;
  guint                 n_done;
  guint                 n_added;
  gboolean              is_cancelled;

  /* Template children, owned by the template */
  RespiteErrorBar      *error_bar;
  GtkWidget            *import_button;
  GtkWidget            *progress_box;
  GtkProgressBar       *progress_bar;
  GtkLabel             *progress_label;
  GtkLabel             *summary_label;
  GtkListBox           *report_list;
  GtkListBox           *form_list;
};

G_DEFINE_FINAL_TYPE (RespiteFormSettings, respite_form_settings, RESPITE_TYPE_PAGE)

static void import_next (RespiteFormSettings *self);

static void
report_free (gpointer data)
{
  Report *report = data;

  g_free (report->name);
  g_free (report->text);
  g_free (report);
}

static void
fill_form (RespiteRow *row,
           gpointer    item,
           gpointer    user_data)
{
  RespiteFormRow *form = item;
  g_autofree char *subtitle = g_strdup_printf (_ ("%s, version %s · %s"), form->slug, form->version,
                                               form->is_builtin ? _ ("came with the program") : _ ("imported"));
  RespiteClinic *clinic = respite_page_get_clinic (user_data);
  const char *word = form->is_retired ? _ ("Offer again") : _ ("Retire");

  respite_row_set (row, form->id, form->title, subtitle, NULL);
  respite_row_set_chip (row, form->is_retired ? _ ("Retired") : NULL, "note");
  respite_row_set_second_button (row, respite_clinic_may (clinic, RESPITE_FUNCTION_HANDOUT_MAKE) ?
                                 _ ("Print blank") : NULL, "win.open-form-blank");
  respite_row_set_button (row, respite_clinic_may (clinic, RESPITE_FUNCTION_FORM_MANAGE) ? word : NULL,
                          form->is_retired ? "form-settings.restore" : "form-settings.retire");
}

static void
fill_report (RespiteRow *row,
             gpointer    item,
             gpointer    user_data)
{
  Report *report = item;

  respite_row_set (row, 0, report->name, report->text, NULL);
  respite_row_set_chip (row, report->word, report->style);
}

static gpointer
list_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_list_forms_in (office, data, error);
}

static void
listed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteFormSettings *self = page;
  g_autoptr (GPtrArray) forms = result;

  respite_error_bar_show (self->error_bar, error);
  if (forms != NULL)
    respite_row_sync_list (self->form_list, forms, fill_form, self);
}

/*
 * A form that is retired or offered again; the page is for an Undo.
 */
typedef struct
{
  GWeakRef page;
  gint64   form_id;
  gboolean is_retired;
} Offer;

static Offer *
offer_new (RespiteFormSettings *page,
           gint64               form_id,
           gboolean             is_retired)
{
  Offer *offer = g_new0 (Offer, 1);

  g_weak_ref_init (&offer->page, page);
  offer->form_id = form_id;
  offer->is_retired = is_retired;

  return offer;
}

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_weak_ref_clear (&offer->page);
  g_free (offer);
}

static gpointer
offer_job (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  const Offer *offer = data;

  respite_office_retire_form (office, offer->form_id, offer->is_retired, error);

  return NULL;
}

static void
undone_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  respite_error_bar_show (RESPITE_FORM_SETTINGS (page)->error_bar, error);
}

static void
undo_offer (gpointer data)
{
  const Offer *offer = data;
  g_autoptr (RespiteFormSettings) self = g_weak_ref_get ((GWeakRef *) &offer->page);

  if (self != NULL)
    respite_page_run (RESPITE_PAGE (self), offer_job, offer_new (self, offer->form_id, !offer->is_retired),
                      offer_free, NULL, undone_cb, NULL);
}

static void
offered_cb (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  RespiteFormSettings *self = page;
  Offer *offer = user_data;

  respite_error_bar_show (self->error_bar, error);
  if (error != NULL)
    offer_free (offer);
  else
    respite_toast_show_undo (page, offer->is_retired ? _ ("The form is retired; its answers stay.") :
                             _ ("The form is offered again."), undo_offer, offer, offer_free);
}

static void
offer_action_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  RespiteFormSettings *self = RESPITE_FORM_SETTINGS (widget);
  gboolean is_retired = g_str_has_suffix (action, ".retire");
  gint64 id = g_variant_get_int64 (parameter);

  respite_page_run (RESPITE_PAGE (self), offer_job, offer_new (self, id, is_retired), offer_free, NULL, offered_cb,
                    offer_new (self, id, is_retired));
}

/* Reads the file, too, so that a slow disk does not hold up the window. */
static gpointer
import_job (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (data, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL,
                                                  error);
  g_autoptr (GBytes) json = NULL;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > RESPITE_FORM_MAX_BYTES)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The file is larger than 4 MB"));
      return NULL;
    }
  json = g_file_load_bytes (data, NULL, NULL, error);

  return json != NULL ? respite_office_import_form (office, json, error) : NULL;
}

static const char *
get_result_word (RespiteFormImportResult result)
{
  switch (result)
    {
    case RESPITE_FORM_IMPORT_ADDED:
      return _ ("Added");
    case RESPITE_FORM_IMPORT_NEW_VERSION:
      return _ ("New version");
    case RESPITE_FORM_IMPORT_HERE_ALREADY:
    default:
      return _ ("Here already");
    }
}

/* Item by item what is not as the file wants it. */
static char *
dup_notes (const RespiteFormImport *import)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "“%s”", import->title);
  if (!respite_str_is_empty (import->version))
    g_string_append_printf (text, _ (", version %s"), import->version);
  g_string_append_printf (text, g_dngettext (NULL, ": %d question", ": %d questions", (gulong) import->n_questions),
                          import->n_questions);
  if (import->n_not_asked > 0)
    g_string_append_printf (text, g_dngettext (NULL, ", %d cannot be answered here", ", %d cannot be answered here",
                                               (gulong) import->n_not_asked), import->n_not_asked);
  for (guint i = 0; i < MIN (import->notes->len, MOST_NOTES); i++)
    {
      g_autofree char *line = respite_form_note_dup_text (g_ptr_array_index (import->notes, i));

      g_string_append_printf (text, "\n%s", line);
    }
  if (import->notes->len > MOST_NOTES)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("and %u more"), import->notes->len - MOST_NOTES);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_report (RespiteFormSettings     *self,
            GFile                   *file,
            const RespiteFormImport *import,
            const GError            *error)
{
  Report *report = g_new0 (Report, 1);

  report->name = g_file_get_basename (file);
  if (import == NULL)
    {
      report->text = g_strdup (error->message);
      report->word = _ ("Refused");
      report->style = "stop";
    }
  else
    {
      report->text = dup_notes (import);
      report->word = get_result_word (import->result);
      report->style = import->n_not_asked > 0 ? "review" : import->notes->len > 0 ? "note" : "ok";
      self->n_added += import->result != RESPITE_FORM_IMPORT_HERE_ALREADY;
    }
  g_ptr_array_add (self->reports, report);
  respite_row_sync_list (self->report_list, self->reports, fill_report, self);
}

static void
imported_cb (gpointer      page,
             gpointer      result,
             const GError *error,
             gpointer      user_data)
{
  RespiteFormSettings *self = page;
  RespiteFormImport *import = result;

  add_report (self, g_ptr_array_index (self->files, self->n_done), import, error);
  if (import != NULL)
    respite_form_import_free (import);
  self->n_done++;
  import_next (self);
}

static void
finish_import (RespiteFormSettings *self)
{
  g_autofree char *files = g_strdup_printf (g_dngettext (NULL, "%u of %u file read.", "%u of %u files read.",
                                                         self->files->len), self->n_done, self->files->len);
  g_autofree char *added = g_strdup_printf (g_dngettext (NULL, "%u form added.", "%u forms added.", self->n_added),
                                            self->n_added);
  g_autofree char *text = g_strjoin (" ", files, added, _ ("What was refused changed nothing."), NULL);

  gtk_label_set_label (self->summary_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), TRUE);
  gtk_widget_set_visible (self->progress_box, FALSE);
  gtk_widget_set_sensitive (self->import_button, TRUE);
  g_ptr_array_set_size (self->files, 0);
}

static void
import_next (RespiteFormSettings *self)
{
  g_autofree char *text = NULL;

  if (self->is_cancelled || self->n_done >= self->files->len)
    {
      finish_import (self);
      return;
    }

  text = g_strdup_printf (_ ("File %u of %u"), self->n_done + 1, self->files->len);
  gtk_label_set_label (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress_bar, (double) self->n_done / self->files->len);
  respite_page_run (RESPITE_PAGE (self), import_job, g_object_ref (g_ptr_array_index (self->files, self->n_done)),
                    g_object_unref, (GDestroyNotify) respite_form_import_free, imported_cb, NULL);
}

static void
cancel_clicked_cb (RespiteFormSettings *self)
{
  self->is_cancelled = TRUE;
}

static void
chosen_cb (RespiteFormSettings *self,
           int                  response)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (files != NULL)
    respite_form_settings_import (self, files);
}

static void
import_clicked_cb (RespiteFormSettings *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;

  gtk_file_filter_set_name (filter, _ ("Forms (FHIR R4 Questionnaire, JSON)"));
  gtk_file_filter_add_suffix (filter, "json");
  self->chooser = gtk_file_chooser_native_new (_ ("Import forms"),
                                               GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Import"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
respite_form_settings_load (RespitePage *page)
{
  RespiteFormSettings *self = RESPITE_FORM_SETTINGS (page);

  gtk_widget_set_visible (self->import_button,
                          respite_clinic_may (respite_page_get_clinic (page), RESPITE_FUNCTION_FORM_MANAGE));
  respite_page_read (page, list_job, (gpointer) respite_text_language (), NULL, (GDestroyNotify) g_ptr_array_unref,
                     listed_cb, NULL);
}

static void
respite_form_settings_changed (RespitePage      *page,
                               RespiteChangeSet *changes)
{
  if (respite_change_set_has_kind (changes, RESPITE_KIND_FORM))
    respite_form_settings_load (page);
}

static void
respite_form_settings_dispose (GObject *object)
{
  g_clear_object (&RESPITE_FORM_SETTINGS (object)->chooser);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_FORM_SETTINGS);

  G_OBJECT_CLASS (respite_form_settings_parent_class)->dispose (object);
}

static void
respite_form_settings_finalize (GObject *object)
{
  RespiteFormSettings *self = RESPITE_FORM_SETTINGS (object);

  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->reports);

  G_OBJECT_CLASS (respite_form_settings_parent_class)->finalize (object);
}

static void
respite_form_settings_class_init (RespiteFormSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_SETTINGS_HISTORY);

  object_class->dispose = respite_form_settings_dispose;
  object_class->finalize = respite_form_settings_finalize;
  page_class->load = respite_form_settings_load;
  page_class->changed = respite_form_settings_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-form-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteFormSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormSettings, import_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormSettings, progress_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormSettings, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormSettings, progress_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormSettings, summary_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormSettings, report_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormSettings, form_list);
  gtk_widget_class_install_action (widget_class, "form-settings.retire", "x", offer_action_cb);
  gtk_widget_class_install_action (widget_class, "form-settings.restore", "x", offer_action_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
respite_form_settings_init (RespiteFormSettings *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->reports = g_ptr_array_new_with_free_func (report_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_form_settings_import (RespiteFormSettings *self,
                              GListModel          *files)
{
  g_return_if_fail (RESPITE_IS_FORM_SETTINGS (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  if (self->files->len > 0)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (self->files, g_list_model_get_item (files, i));
  g_ptr_array_set_size (self->reports, 0);
  respite_row_sync_list (self->report_list, self->reports, fill_report, self);
  self->n_done = 0;
  self->n_added = 0;
  self->is_cancelled = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), FALSE);
  gtk_widget_set_visible (self->progress_box, TRUE);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  import_next (self);
}
