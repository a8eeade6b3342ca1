/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-documents-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/respite-str.h"
#include "documents/respite-handout.h"
#include "pages/respite-paper-jobs.h"
#include "service/respite-patient-acts.h"
#include "widgets/respite-handout-row.h"
#include "widgets/respite-preview-pane.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

struct _RespiteDocumentsPage
{
  RespitePage         parent_instance;

  /* Template children, owned by the template */
  GtkLabel           *patient_label;
  GtkSearchEntry     *search;
  GtkListBox         *list;
  GtkDropDown        *language;
  GtkCheckButton     *large_print;
  GtkWidget          *given_button;
  RespitePreviewPane *pane;

  GPtrArray          *handouts; /* owned, of RespiteHandout */
};

G_DEFINE_FINAL_TYPE (RespiteDocumentsPage, respite_documents_page, RESPITE_TYPE_PAGE)

/* In the order of the template's drop-down; "" is the patient's own. */
static const char *const languages[] = { "", "en", "es" };

static const char *
get_selected_name (RespiteDocumentsPage *self)
{
  /* The list is gone already when its last row tells that it is no longer selected. */
  GtkListBoxRow *row = self->list != NULL ? gtk_list_box_get_selected_row (self->list) : NULL;

  return row != NULL ? respite_handout_row_get_name (RESPITE_HANDOUT_ROW (gtk_list_box_row_get_child (row))) : NULL;
}

static RespitePaperJob *
make_job (RespiteDocumentsPage *self)
{
  guint language = gtk_drop_down_get_selected (self->language);

  return respite_paper_job_new ("handout", get_selected_name (self), respite_page_get_subject (RESPITE_PAGE (self)),
                                language < G_N_ELEMENTS (languages) ? languages[language] : "",
                                gtk_check_button_get_active (self->large_print));
}

static void
layout_done (gpointer      page,
             gpointer      result,
             const GError *error,
             gpointer      user_data)
{
  RespiteDocumentsPage *self = page;
  g_autoptr (RespiteLayout) layout = result;
  g_autofree char *name = g_strdup_printf ("%s.pdf", get_selected_name (self) != NULL ? get_selected_name (self)
                                                                                      : "handout");

  respite_preview_pane_show (self->pane, layout, name, error);
}

static void
show_preview (RespiteDocumentsPage *self)
{
  if (get_selected_name (self) == NULL || respite_page_get_clinic (RESPITE_PAGE (self)) == NULL)
    return;

  respite_page_read (RESPITE_PAGE (self), respite_paper_layout_job, make_job (self),
                     (GDestroyNotify) respite_paper_job_free, (GDestroyNotify) respite_layout_unref, layout_done,
                     NULL);
}

static gpointer
patient_job (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  return respite_office_get_patient (office, *(gint64 *) data, FALSE, error);
}

static void
patient_done (gpointer      page,
              gpointer      result,
              const GError *error,
              gpointer      user_data)
{
  RespiteDocumentsPage *self = page;
  g_autoptr (RespitePatient) patient = result;
  g_autofree char *name = patient != NULL ? respite_patient_dup_name (patient) : NULL;
  g_autofree char *text = name != NULL ? g_strdup_printf (_ ("Filled for %s"), name) : NULL;

  gtk_label_set_text (self->patient_label, text != NULL ? text : "");
  if (patient != NULL && patient->large_print)
    gtk_check_button_set_active (self->large_print, TRUE);
}

static void
fill_list (RespiteDocumentsPage *self)
{
  if (self->handouts != NULL)
    return;

  self->handouts = respite_handout_list (respite_text_language ());
  for (guint i = 0; i < self->handouts->len; i++)
    {
      const RespiteHandout *handout = g_ptr_array_index (self->handouts, i);

      gtk_list_box_append (self->list, respite_handout_row_new (handout->name, handout->title));
    }
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
respite_documents_page_load (RespitePage *page)
{
  RespiteDocumentsPage *self = RESPITE_DOCUMENTS_PAGE (page);
  gint64 subject = respite_page_get_subject (page);

  fill_list (self);
  gtk_widget_set_visible (self->given_button, subject != 0);
  if (subject != 0)
    respite_page_read (page, patient_job, respite_page_dup_id (subject), g_free,
                       (GDestroyNotify) respite_patient_free, patient_done, NULL);
  else
    gtk_label_set_text (self->patient_label, _ ("Blank; open a patient to have them filled in"));
  show_preview (self);
}

/* A preview does not change under the reader's eyes. */
static void
respite_documents_page_changed (RespitePage      *page,
                                RespiteChangeSet *changes)
{
}

static void
noted_done (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  RespiteDocumentsPage *self = page;

  if (error != NULL)
    respite_preview_pane_show_error (self->pane, error);
  else
    respite_toast_show (page, _ ("Done, and written down in the record."));
}

static void
note (RespiteDocumentsPage *self,
      const char           *what)
{
  RespitePaperJob *job;

  if (get_selected_name (self) == NULL)
    return;

  job = make_job (self);
  job->what = g_strdup (what);
  respite_page_run (RESPITE_PAGE (self), respite_paper_note_job, job, (GDestroyNotify) respite_paper_job_free, NULL,
                    noted_done, NULL);
}

static void
made_cb (RespiteDocumentsPage *self,
         const char           *what)
{
  note (self, what);
}

static void
given_cb (RespiteDocumentsPage *self)
{
  note (self, "given");
}

static void
selected_cb (RespiteDocumentsPage *self)
{
  /* The list also tells of its end. */
  if (self->list == NULL)
    return;

  show_preview (self);
}

static void
language_cb (RespiteDocumentsPage *self)
{
  show_preview (self);
}

static gboolean
matches_search (GtkListBoxRow *row,
                gpointer       user_data)
{
  RespiteDocumentsPage *self = user_data;
  g_autofree char *wanted = respite_str_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char *title =
    respite_str_fold (respite_handout_row_get_title (RESPITE_HANDOUT_ROW (gtk_list_box_row_get_child (row))));

  return strstr (title, wanted) != NULL;
}

static void
search_cb (RespiteDocumentsPage *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
respite_documents_page_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_DOCUMENTS_PAGE);

  G_OBJECT_CLASS (respite_documents_page_parent_class)->dispose (object);
}

static void
respite_documents_page_finalize (GObject *object)
{
  g_clear_pointer (&RESPITE_DOCUMENTS_PAGE (object)->handouts, g_ptr_array_unref);

  G_OBJECT_CLASS (respite_documents_page_parent_class)->finalize (object);
}

static void
respite_documents_page_class_init (RespiteDocumentsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_documents_page_dispose;
  object_class->finalize = respite_documents_page_finalize;
  RESPITE_PAGE_CLASS (klass)->load = respite_documents_page_load;
  RESPITE_PAGE_CLASS (klass)->changed = respite_documents_page_changed;

  g_type_ensure (RESPITE_TYPE_PREVIEW_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-documents-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteDocumentsPage, patient_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteDocumentsPage, search);
  gtk_widget_class_bind_template_child (widget_class, RespiteDocumentsPage, list);
  gtk_widget_class_bind_template_child (widget_class, RespiteDocumentsPage, language);
  gtk_widget_class_bind_template_child (widget_class, RespiteDocumentsPage, large_print);
  gtk_widget_class_bind_template_child (widget_class, RespiteDocumentsPage, given_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteDocumentsPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, made_cb);
  gtk_widget_class_bind_template_callback (widget_class, given_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
}

static void
respite_documents_page_init (RespiteDocumentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, matches_search, self, NULL);
}
