/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-patient-edit-page.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "service/respite-patient-acts.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-patient-editor.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

#define SIMILAR_DELAY_MS 200

struct _RespitePatientEditPage
{
  RespitePage           parent_instance;

  guint                 similar_source;
  guint                 serial;
  gint64                shown_subject;
  gboolean              is_dirty;

  /* Template children, owned by the template */
  GtkLabel             *title_label;
  RespiteErrorBar      *error_bar;
  RespitePatientEditor *editor;
  GtkWidget            *save_button;
  GtkWidget            *similar_box;
  GtkLabel             *similar_label;
  GtkLabel             *similar_hint;
  GtkListBox           *similar_list;
};

G_DEFINE_FINAL_TYPE (RespitePatientEditPage, respite_patient_edit_page, RESPITE_TYPE_PAGE)

typedef struct
{
  RespiteClinic *clinic;
  gint64         patient_id;
  gint64         version;       /* of an edit, 0 of a new patient */
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->clinic);
  g_free (undo);
}

static gpointer
archive_job (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  respite_office_archive_patient (office, *(gint64 *) data, TRUE, error);

  return NULL;
}

static gpointer
save_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  RespitePatient *patient = data;
  gboolean is_saved;

  if (patient->id == 0)
    is_saved = respite_office_add_patient (office, patient, error);
  else
    is_saved = respite_office_update_patient (office, patient, error);

  return is_saved ? respite_patient_copy (patient) : NULL;
}

static gpointer
read_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_get_patient (office, *(gint64 *) data, FALSE, error);
}

static gpointer
similar_job (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  return respite_office_list_similar_patients (office, data, error);
}

static gpointer
take_back_job (RespiteOffice *office,
               gpointer       data,
               GError       **error)
{
  const Undo *undo = data;

  respite_office_undo_patient_update (office, undo->patient_id, undo->version, error);

  return NULL;
}

static Undo *
undo_new (RespiteClinic *clinic,
          gint64         patient_id,
          gint64         version)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->clinic = g_object_ref (clinic);
  undo->patient_id = patient_id;
  undo->version = version;

  return undo;
}

static void
undo_save (gpointer data)
{
  Undo *undo = data;

  if (undo->version == 0)
    respite_clinic_run_async (undo->clinic, archive_job, respite_page_dup_id (undo->patient_id), g_free, NULL, NULL,
                              NULL, NULL);
  else
    respite_clinic_run_async (undo->clinic, take_back_job, undo_new (undo->clinic, undo->patient_id, undo->version),
                              undo_free, NULL, NULL, NULL, NULL);
}

static void
fill_similar (RespiteRow *row,
              gpointer    item,
              gpointer    user_data)
{
  RespitePatientRow *patient = item;
  g_autofree char *born = respite_text_date (patient->born);
  g_autofree char *subtitle = g_strjoin (" · ", born, patient->mrn, respite_str_is_empty (patient->phone) ? NULL :
                                         patient->phone, NULL);

  respite_row_set (row, patient->id, patient->name, subtitle, NULL);
}

static void
show_similar (RespitePatientEditPage *self,
              GPtrArray              *rows)
{
  gboolean is_any = rows != NULL && rows->len > 0;

  respite_row_sync_list (self->similar_list, rows, fill_similar, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->similar_list), is_any);
  gtk_label_set_label (self->similar_label, is_any ? _ ("Here already?") : _ ("No duplicates"));
  gtk_label_set_label (self->similar_hint, is_any ? _ ("These look alike. Open one instead of adding it twice.") :
                       _ ("Patients that look like this one appear here while you type."));
}

static void
similar_read_cb (gpointer      page,
                 gpointer      result,
                 const GError *error,
                 gpointer      user_data)
{
  RespitePatientEditPage *self = page;
  g_autoptr (GPtrArray) rows = result;

  if (GPOINTER_TO_UINT (user_data) == self->serial)
    show_similar (self, rows);
}

static gboolean
similar_cb (gpointer user_data)
{
  RespitePatientEditPage *self = user_data;

  self->similar_source = 0;
  self->serial++;
  respite_page_read (RESPITE_PAGE (self), similar_job, respite_patient_editor_dup_patient (self->editor),
                     (GDestroyNotify) respite_patient_free, (GDestroyNotify) g_ptr_array_unref, similar_read_cb,
                     GUINT_TO_POINTER (self->serial));

  return G_SOURCE_REMOVE;
}

static void
changed_cb (RespitePatientEditPage *self)
{
  self->is_dirty = TRUE;
  if (respite_page_get_subject (RESPITE_PAGE (self)) != 0)
    return;

  g_clear_handle_id (&self->similar_source, g_source_remove);
  self->similar_source = g_timeout_add (SIMILAR_DELAY_MS, similar_cb, self);
}

static void
saved_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespitePatientEditPage *self = page;
  g_autoptr (RespitePatient) patient = result;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  gboolean is_new = GPOINTER_TO_INT (user_data);

  gtk_widget_set_sensitive (self->save_button, TRUE);
  respite_error_bar_show (self->error_bar, error);
  if (patient == NULL)
    return;

  name = respite_patient_dup_name (patient);
  self->is_dirty = FALSE;
  text = is_new ? g_strdup_printf (_ ("%s added with MRN %s."), name, patient->mrn) :
         g_strdup_printf (_ ("%s saved."), name);
  respite_toast_show_undo (GTK_WIDGET (self), text, undo_save,
                           undo_new (respite_page_get_clinic (RESPITE_PAGE (self)), patient->id,
                                     is_new ? 0 : patient->version), undo_free);
  respite_patient_editor_set_patient (self->editor, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.forget-page", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-patient", "x", patient->id);
}

static void
save_clicked_cb (RespitePatientEditPage *self)
{
  RespiteClinic *clinic = respite_page_get_clinic (RESPITE_PAGE (self));
  RespitePatient *patient = respite_patient_editor_dup_patient (self->editor);
  g_autofree char *today = respite_time_format_date (respite_clock_get_now (respite_clinic_get_clock (clinic)),
                                                     respite_clinic_get_zone (clinic));

  if (!gtk_widget_get_sensitive (self->save_button) ||
      !respite_patient_editor_check (self->editor, patient, today))
    {
      respite_patient_free (patient);
      return;
    }

  gtk_widget_set_sensitive (self->save_button, FALSE);
  respite_page_run (RESPITE_PAGE (self), save_job, patient, (GDestroyNotify) respite_patient_free,
                    (GDestroyNotify) respite_patient_free, saved_cb, GINT_TO_POINTER (patient->id == 0));
}

static void
save_action_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  save_clicked_cb (RESPITE_PATIENT_EDIT_PAGE (widget));
}

static void
similar_activated_cb (RespitePatientEditPage *self,
                      GtkListBoxRow          *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-patient", "x", respite_row_get_id (RESPITE_ROW (row)));
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespitePatientEditPage *self = page;
  g_autoptr (RespitePatient) patient = result;
  g_autofree char *name = NULL;

  respite_error_bar_show (self->error_bar, error);
  if (patient == NULL || patient->id != respite_page_get_subject (RESPITE_PAGE (self)))
    return;

  name = respite_patient_dup_name (patient);
  gtk_label_set_label (self->title_label, name);
  respite_patient_editor_set_patient (self->editor, patient);
}

static void
respite_patient_edit_page_load (RespitePage *page)
{
  RespitePatientEditPage *self = RESPITE_PATIENT_EDIT_PAGE (page);
  gint64 subject = respite_page_get_subject (page);

  /* What is being typed stays, also when one looks at something else in between. */
  if (self->is_dirty && subject == self->shown_subject)
    return;

  self->is_dirty = FALSE;
  self->shown_subject = subject;
  gtk_widget_set_visible (self->similar_box, subject == 0);
  respite_error_bar_show (self->error_bar, NULL);
  if (subject == 0)
    {
      gtk_label_set_label (self->title_label, _ ("New patient"));
      respite_patient_editor_set_patient (self->editor, NULL);
      show_similar (self, NULL);
      return;
    }

  respite_page_run (page, read_job, respite_page_dup_id (subject), g_free, (GDestroyNotify) respite_patient_free,
                    read_cb, NULL);
}

static gboolean
respite_patient_edit_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RESPITE_PATIENT_EDIT_PAGE (widget)->editor));
}

static void
respite_patient_edit_page_dispose (GObject *object)
{
  g_clear_handle_id (&RESPITE_PATIENT_EDIT_PAGE (object)->similar_source, g_source_remove);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_PATIENT_EDIT_PAGE);

  G_OBJECT_CLASS (respite_patient_edit_page_parent_class)->dispose (object);
}

static void
respite_patient_edit_page_class_init (RespitePatientEditPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_PATIENT_EDITOR);

  object_class->dispose = respite_patient_edit_page_dispose;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_patient_edit_page_grab_focus;
  page_class->load = respite_patient_edit_page_load;
  page_class->changed = NULL;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-patient-edit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditPage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditPage, editor);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditPage, similar_box);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditPage, similar_label);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditPage, similar_hint);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditPage, similar_list);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, similar_activated_cb);
  gtk_widget_class_install_action (widget_class, "patient-edit.save", NULL, save_action_cb);
}

static void
respite_patient_edit_page_init (RespitePatientEditPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
