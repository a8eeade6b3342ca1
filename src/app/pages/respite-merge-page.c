/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-merge-page.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "models/respite-overview.h"
#include "models/respite-record-words.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

#define ROWS_MAX 10

struct _RespiteMergePage
{
  RespitePage      parent_instance;

  /* The other record, and whether it is the one that stays. */
  gint64           other_id;
  gboolean         is_swapped;
  guint            serial;

  /* Template children, owned by the template */
  GtkLabel        *title_label;
  RespiteErrorBar *error_bar;
  GtkSearchEntry  *search_entry;
  GtkLabel        *found_label;
  GtkListBox      *found_list;
  GtkWidget       *preview_box;
  GtkLabel        *kept_label;
  GtkLabel        *merged_label;
  GtkLabel        *count_label;
  GtkListBox      *difference_list;
  RespiteEntryRow *reason_row;
  GtkWidget       *merge_button;
};

G_DEFINE_FINAL_TYPE (RespiteMergePage, respite_merge_page, RESPITE_TYPE_PAGE)

typedef struct
{
  gint64 kept_id;
  gint64 merged_id;
  char  *text;                  /* what is searched for, or the reason */
} Request;

static Request *
request_new (gint64      kept_id,
             gint64      merged_id,
             const char *text)
{
  Request *request = g_new0 (Request, 1);

  request->kept_id = kept_id;
  request->merged_id = merged_id;
  request->text = g_strdup (text);

  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->text);
  g_free (request);
}

/* What was typed, or as long as nothing was, the patients that look like this one; itself left out. */
static gpointer
find_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  const Request *request = data;
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (respite_str_is_empty (request->text))
    {
      patient = respite_office_get_patient (office, request->kept_id, FALSE, error);
      rows = patient != NULL ? respite_office_list_similar_patients (office, patient, error) : NULL;
    }
  else
    {
      rows = respite_office_search_patients (office, request->text, ROWS_MAX, NULL, error);
    }

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (((RespitePatientRow *) g_ptr_array_index (rows, i))->id == request->kept_id)
      {
        g_ptr_array_remove_index (rows, i);
        break;
      }

  return g_steal_pointer (&rows);
}

static gpointer
read_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_get_patient (office, *(gint64 *) data, FALSE, error);
}

static gpointer
preview_job (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  const Request *request = data;

  return respite_office_preview_merge (office, request->kept_id, request->merged_id, error);
}

static gpointer
merge_job (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  const Request *request = data;
  gint64 id = 0;

  if (!respite_office_merge_patients (office, request->kept_id, request->merged_id, request->text, &id, error))
    return NULL;

  return g_memdup2 (&id, sizeof id);
}

static void
fill_found (RespiteRow *row,
            gpointer    item,
            gpointer    user_data)
{
  RespitePatientRow *patient = item;
  g_autofree char *born = respite_text_date (patient->born);
  g_autofree char *mrn = g_strdup_printf (_ ("MRN %s"), patient->mrn);
  g_autofree char *subtitle = g_strjoin (" · ", born, mrn, respite_str_is_empty (patient->phone) ? NULL :
                                         patient->phone, NULL);

  respite_row_set (row, patient->id, patient->name, subtitle, NULL);
}

static void
found_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteMergePage *self = page;
  g_autoptr (GPtrArray) rows = result;
  gboolean is_asked;

  if (GPOINTER_TO_UINT (user_data) != self->serial)
    return;

  if (error != NULL)
    respite_error_bar_show (self->error_bar, error);
  if (rows == NULL)
    return;

  is_asked = *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
  respite_row_sync_list (self->found_list, rows, fill_found, self);
  gtk_label_set_label (self->found_label, rows->len > 0 ? _ ("Choose the other record of the same person.") :
                       is_asked ? _ ("Nobody found. Type the name, date of birth or MRN of the other record.") :
                       _ ("Nobody looks like this patient. Type the name, date of birth or MRN of the other record."));
}

static void
find (RespiteMergePage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  gint64 subject = respite_page_get_subject (RESPITE_PAGE (self));

  if (subject == 0)
    return;

  self->serial++;
  respite_page_read (RESPITE_PAGE (self), find_job, request_new (subject, 0, text), request_free,
                     (GDestroyNotify) g_ptr_array_unref, found_cb, GUINT_TO_POINTER (self->serial));
}

static void
search_changed_cb (RespiteMergePage *self)
{
  find (self);
}

static void
fill_difference (RespiteRow *row,
                 gpointer    item,
                 gpointer    user_data)
{
  RespitePatientChange *change = item;
  g_autofree char *stays = respite_text_field (change->field, change->after);
  g_autofree char *other = respite_text_field (change->field, change->before);
  g_autofree char *title = g_strdup_printf ("%s: %s", respite_words_field (change->field), *stays != '\0' ? stays :
                                            _ ("(nothing)"));
  g_autofree char *subtitle = g_strdup_printf (_ ("The other record says: %s"), *other != '\0' ? other :
                                               _ ("(nothing)"));

  respite_row_set (row, 0, title, subtitle, NULL);
}

static void
show_counts (RespiteMergePage           *self,
             const RespitePatientCounts *counts)
{
  const struct
  {
    const char *word;
    int         count;
  } parts[] = {
    { _ ("forms"), counts->responses },
    { _ ("consents"), counts->consents },
    { _ ("courses"), counts->courses },
    { _ ("sessions"), counts->sessions },
    { _ ("allergies, problems, medicines and treatments"), counts->items },
    { _ ("weights"), counts->weights },
    { _ ("attachments"), counts->attachments },
    { _ ("documents"), counts->documents },
  };
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].count > 0)
      g_string_append_printf (list, "%s%s: %d", list->len > 0 ? "; " : "", parts[i].word, parts[i].count);
  text = list->len > 0 ?
         g_strdup_printf (_ ("From then on listed with the record that stays – %s."), list->str) :
         g_strdup (_ ("Nothing hangs on the record that goes into it."));
  gtk_label_set_label (self->count_label, text);
}

static void
previewed_cb (gpointer      page,
              gpointer      result,
              const GError *error,
              gpointer      user_data)
{
  RespiteMergePage *self = page;
  g_autoptr (RespiteMergePreview) preview = result;
  g_autofree char *kept = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *kept_text = NULL;
  g_autofree char *merged_text = NULL;

  respite_error_bar_show (self->error_bar, error);
  gtk_widget_set_visible (self->preview_box, preview != NULL);
  if (preview == NULL)
    return;

  kept = respite_patient_dup_name (preview->kept);
  merged = respite_patient_dup_name (preview->merged);
  kept_text = g_strdup_printf (_ ("Stays: %s, MRN %s"), kept, preview->kept->mrn);
  merged_text = g_strdup_printf (_ ("Goes into it: %s, MRN %s"), merged, preview->merged->mrn);
  gtk_label_set_label (self->kept_label, kept_text);
  gtk_label_set_label (self->merged_label, merged_text);
  show_counts (self, &preview->counts);
  respite_row_sync_list (self->difference_list, preview->differences, fill_difference, self);
  if (preview->problem != NULL)
    respite_error_bar_show_text (self->error_bar, preview->problem);
  gtk_widget_set_sensitive (self->merge_button, preview->problem == NULL);
}

static void
show_preview (RespiteMergePage *self)
{
  gint64 subject = respite_page_get_subject (RESPITE_PAGE (self));

  if (self->other_id == 0)
    {
      gtk_widget_set_visible (self->preview_box, FALSE);
      return;
    }

  respite_page_run (RESPITE_PAGE (self), preview_job,
                    request_new (self->is_swapped ? self->other_id : subject,
                                 self->is_swapped ? subject : self->other_id, ""), request_free,
                    (GDestroyNotify) respite_merge_preview_free, previewed_cb, NULL);
}

static void
found_activated_cb (RespiteMergePage *self,
                    GtkListBoxRow    *row)
{
  self->other_id = respite_row_get_id (RESPITE_ROW (row));
  show_preview (self);
}

static void
swap_clicked_cb (RespiteMergePage *self)
{
  self->is_swapped = !self->is_swapped;
  show_preview (self);
}

static void
undo_merge (gpointer data)
{
  RespiteRecordUndo *undo = data;

  respite_clinic_run_async (undo->clinic, respite_record_unmerge_job, respite_page_dup_id (undo->id), g_free, g_free,
                            NULL, NULL, NULL);
}

static void
merged_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteMergePage *self = page;
  gint64 *id = result;
  gint64 kept = self->is_swapped ? self->other_id : respite_page_get_subject (RESPITE_PAGE (self));

  gtk_widget_set_sensitive (self->merge_button, TRUE);
  respite_error_bar_show (self->error_bar, error);
  if (id == NULL)
    return;

  respite_toast_show_undo (page, _ ("Merged. Both numbers find the record now."), undo_merge,
                           respite_record_undo_new (respite_page_get_clinic (page), *id), respite_record_undo_free);
  g_free (id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.forget-page", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-patient", "x", kept);
}

static void
merge_clicked_cb (RespiteMergePage *self)
{
  const char *reason = respite_entry_row_get_text (self->reason_row);
  gint64 subject = respite_page_get_subject (RESPITE_PAGE (self));

  if (respite_str_is_empty (reason))
    {
      respite_entry_row_set_error (self->reason_row, _ ("Write down how you know that they are one person."));
      gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
      return;
    }

  gtk_widget_set_sensitive (self->merge_button, FALSE);
  respite_page_run (RESPITE_PAGE (self), merge_job,
                    request_new (self->is_swapped ? self->other_id : subject,
                                 self->is_swapped ? subject : self->other_id, reason), request_free, g_free, merged_cb,
                    NULL);
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteMergePage *self = page;
  g_autoptr (RespitePatient) patient = result;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  respite_error_bar_show (self->error_bar, error);
  if (patient == NULL)
    return;

  name = respite_patient_dup_name (patient);
  title = g_strdup_printf (_ ("Merge %s, MRN %s"), name, patient->mrn);
  gtk_label_set_label (self->title_label, title);
}

static void
respite_merge_page_load (RespitePage *page)
{
  RespiteMergePage *self = RESPITE_MERGE_PAGE (page);
  gint64 subject = respite_page_get_subject (page);

  if (subject == 0)
    return;

  self->other_id = 0;
  self->is_swapped = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  respite_entry_row_set_text (self->reason_row, "");
  show_preview (self);
  respite_page_read (page, read_job, respite_page_dup_id (subject), g_free, (GDestroyNotify) respite_patient_free,
                     read_cb, NULL);
  find (self);
}

static gboolean
respite_merge_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RESPITE_MERGE_PAGE (widget)->search_entry));
}

static void
respite_merge_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_MERGE_PAGE);

  G_OBJECT_CLASS (respite_merge_page_parent_class)->dispose (object);
}

static void
respite_merge_page_class_init (RespiteMergePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_merge_page_dispose;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_merge_page_grab_focus;
  page_class->load = respite_merge_page_load;
  page_class->changed = NULL;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-merge-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteMergePage, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteMergePage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteMergePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteMergePage, found_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteMergePage, found_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteMergePage, preview_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteMergePage, kept_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteMergePage, merged_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteMergePage, count_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteMergePage, difference_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteMergePage, reason_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteMergePage, merge_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, swap_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_clicked_cb);
}

static void
respite_merge_page_init (RespiteMergePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
