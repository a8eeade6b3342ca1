/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-documents-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/respite-str.h"
#include "models/respite-overview.h"
#include "pages/respite-paper-jobs.h"
#include "service/respite-handout-text-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-print-rules.h"
#include "widgets/respite-entry-row.h"
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
  GtkWidget          *given_box;
  GtkDropDown        *understood;
  RespiteEntryRow    *said;
  RespitePreviewPane *pane;
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

static RespiteHandoutRow *
get_row (RespiteDocumentsPage *self,
         int                   index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return row != NULL ? RESPITE_HANDOUT_ROW (gtk_list_box_row_get_child (row)) : NULL;
}

/* Those that are ticked, joined by commas, else the one that is selected; NULL where there is none. */
static char *
dup_names (RespiteDocumentsPage *self)
{
  GString *names = g_string_new (NULL);
  RespiteHandoutRow *row;

  for (int i = 0; self->list != NULL && (row = get_row (self, i)) != NULL; i++)
    if (respite_handout_row_is_ticked (row))
      g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "", respite_handout_row_get_name (row));
  if (names->len == 0 && get_selected_name (self) != NULL)
    g_string_append (names, get_selected_name (self));

  return g_string_free (names, names->len == 0);
}

static RespitePaperJob *
make_job (RespiteDocumentsPage *self)
{
  guint language = gtk_drop_down_get_selected (self->language);
  g_autofree char *names = dup_names (self);

  return respite_paper_job_new ("handout", names, respite_page_get_subject (RESPITE_PAGE (self)),
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
  g_autoptr (RespiteMadePaper) paper = result;
  g_autofree char *name = NULL;

  if (paper == NULL)
    {
      respite_preview_pane_show (self->pane, NULL, NULL, error);
      return;
    }

  name = g_strdup_printf ("%s.pdf", strchr (paper->job->name, ',') != NULL ? "handouts" : paper->job->name);
  respite_preview_pane_show (self->pane, paper->layout, name, NULL);
  respite_preview_pane_set_about (self->pane, g_steal_pointer (&paper->job), (GDestroyNotify) respite_paper_job_free);
}

static void
show_preview (RespiteDocumentsPage *self)
{
  if (get_selected_name (self) == NULL || respite_page_get_clinic (RESPITE_PAGE (self)) == NULL)
    return;

  respite_page_read (RESPITE_PAGE (self), respite_paper_layout_job, make_job (self),
                     (GDestroyNotify) respite_paper_job_free, (GDestroyNotify) respite_made_paper_free, layout_done,
                     NULL);
}

/* What the page needs to know of the clinic and of the patient. */
typedef struct
{
  RespitePatient    *patient;   /* NULL for blank ones */
  RespitePrintRules *rules;
  GPtrArray         *handouts;
} Facts;

typedef struct
{
  gint64 patient_id;
  char  *language;
} FactsRequest;

static void
facts_free (gpointer data)
{
  Facts *facts = data;

  g_clear_pointer (&facts->patient, respite_patient_free);
  g_clear_pointer (&facts->rules, respite_print_rules_free);
  g_clear_pointer (&facts->handouts, g_ptr_array_unref);
  g_free (facts);
}

static void
facts_request_free (gpointer data)
{
  FactsRequest *request = data;

  g_free (request->language);
  g_free (request);
}

static gpointer
facts_job (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  const FactsRequest *request = data;
  Facts *facts = g_new0 (Facts, 1);

  facts->rules = respite_office_get_print_rules (office);
  facts->handouts = respite_office_list_handouts (office, request->language, error);
  if (facts->handouts != NULL && request->patient_id != 0)
    facts->patient = respite_office_get_patient (office, request->patient_id, FALSE, error);
  if (facts->handouts != NULL && (facts->patient != NULL || request->patient_id == 0))
    return facts;

  facts_free (facts);
  return NULL;
}

static void
toggled_cb (RespiteDocumentsPage *self)
{
  show_preview (self);
}

static void
add_row (RespiteDocumentsPage *self,
         const RespiteHandout *handout)
{
  GtkWidget *row = respite_handout_row_new (handout->name, handout->title);

  g_signal_connect_swapped (row, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_list_box_append (self->list, row);
}

/* The clinic's own titles and handouts. A row that is there stays, with its tick. */
static void
show_titles (RespiteDocumentsPage *self,
             GPtrArray            *handouts)
{
  for (guint i = 0; i < handouts->len; i++)
    {
      const RespiteHandout *handout = g_ptr_array_index (handouts, i);
      RespiteHandoutRow *row;
      int index = 0;

      while ((row = get_row (self, index)) != NULL && !g_str_equal (respite_handout_row_get_name (row), handout->name))
        index++;
      if (row != NULL)
        respite_handout_row_set_title (row, handout->title);
      else
        add_row (self, handout);
    }
}

static void
facts_done (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  RespiteDocumentsPage *self = page;
  Facts *facts = result;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (facts == NULL)
    {
      respite_preview_pane_show_error (self->pane, error);
      return;
    }

  name = facts->patient != NULL ? respite_patient_dup_name (facts->patient) : NULL;
  text = name != NULL ? g_strdup_printf (_ ("Filled for %s"), name) :
         g_strdup (_ ("Blank; open a patient to have them filled in"));
  gtk_label_set_text (self->patient_label, text);
  show_titles (self, facts->handouts);
  if (facts->rules->is_large || (facts->patient != NULL && facts->patient->large_print))
    gtk_check_button_set_active (self->large_print, TRUE);
  facts_free (facts);
}

/* After handouts were given, and for the next patient. */
static void
clear_given (RespiteDocumentsPage *self)
{
  RespiteHandoutRow *row;

  respite_entry_row_set_text (self->said, "");
  gtk_drop_down_set_selected (self->understood, RESPITE_UNDERSTANDING_NOT_ASKED);
  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    respite_handout_row_untick (row);
}

static void
fill_list (RespiteDocumentsPage *self)
{
  g_autoptr (GPtrArray) handouts = NULL;

  if (get_row (self, 0) != NULL)
    return;

  handouts = respite_handout_list (respite_text_language ());
  for (guint i = 0; i < handouts->len; i++)
    add_row (self, g_ptr_array_index (handouts, i));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

/* What was ticked, chosen or written down for one patient is never given to another. */
static void
respite_documents_page_forget (RespitePage *page)
{
  RespiteDocumentsPage *self = RESPITE_DOCUMENTS_PAGE (page);

  respite_preview_pane_show (self->pane, NULL, NULL, NULL);
  gtk_label_set_text (self->patient_label, "");
  gtk_drop_down_set_selected (self->language, 0);
  gtk_check_button_set_active (self->large_print, FALSE);
  clear_given (self);
}

static void
respite_documents_page_load (RespitePage *page)
{
  RespiteDocumentsPage *self = RESPITE_DOCUMENTS_PAGE (page);
  FactsRequest *request = g_new0 (FactsRequest, 1);

  request->patient_id = respite_page_get_subject (page);
  request->language = g_strdup (respite_text_language ());
  fill_list (self);
  gtk_widget_set_visible (self->given_box, request->patient_id != 0);
  respite_page_read (page, facts_job, request, facts_request_free, facts_free, facts_done, NULL);
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

/* It is written down of the handouts that were printed; others may be ticked, or for another patient, by now. */
static void
made_cb (RespiteDocumentsPage  *self,
         const char            *what,
         const RespitePaperJob *made)
{
  RespitePaperJob *job = respite_paper_job_copy (made);

  job->what = g_strdup (what);
  respite_page_run (RESPITE_PAGE (self), respite_paper_note_job, job, (GDestroyNotify) respite_paper_job_free, NULL,
                    noted_done, NULL);
}

static void
undo_given (gpointer data)
{
  RespiteRecordUndo *undo = data;

  respite_clinic_run_async (undo->clinic, respite_paper_take_back_job, respite_page_dup_id (undo->id), g_free, NULL,
                            NULL, NULL, NULL);
}

static void
given_done (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  RespiteDocumentsPage *self = page;
  g_autofree gint64 *id = result;

  if (id == NULL)
    {
      respite_preview_pane_show_error (self->pane, error);
      return;
    }

  respite_toast_show_undo (page, _ ("Given, and written down in the record."), undo_given,
                           respite_record_undo_new (respite_page_get_clinic (page), *id), respite_record_undo_free);
  clear_given (self);
}

/* The drop-down is in the order of the enumeration. */
static void
given_cb (RespiteDocumentsPage *self)
{
  RespitePaperJob *job = make_job (self);

  job->understanding = (RespiteUnderstanding) gtk_drop_down_get_selected (self->understood);
  job->said = g_strdup (respite_entry_row_get_text (self->said));
  respite_page_run (RESPITE_PAGE (self), respite_paper_give_job, job, (GDestroyNotify) respite_paper_job_free,
                    g_free, given_done, NULL);
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
respite_documents_page_class_init (RespiteDocumentsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_documents_page_dispose;
  RESPITE_PAGE_CLASS (klass)->load = respite_documents_page_load;
  RESPITE_PAGE_CLASS (klass)->changed = respite_documents_page_changed;
  RESPITE_PAGE_CLASS (klass)->forget = respite_documents_page_forget;

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_PREVIEW_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-documents-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteDocumentsPage, patient_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteDocumentsPage, search);
  gtk_widget_class_bind_template_child (widget_class, RespiteDocumentsPage, list);
  gtk_widget_class_bind_template_child (widget_class, RespiteDocumentsPage, language);
  gtk_widget_class_bind_template_child (widget_class, RespiteDocumentsPage, large_print);
  gtk_widget_class_bind_template_child (widget_class, RespiteDocumentsPage, given_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteDocumentsPage, understood);
  gtk_widget_class_bind_template_child (widget_class, RespiteDocumentsPage, said);
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
