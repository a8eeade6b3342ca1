/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-paper-page.h"

#include <glib/gi18n.h>

#include "documents/respite-label.h"
#include "pages/respite-paper-jobs.h"
#include "widgets/respite-fields.h"
#include "widgets/respite-flow.h"
#include "widgets/respite-preview-pane.h"
#include "widgets/respite-template.h"
#include "widgets/respite-toast-overlay.h"
#include "widgets/respite-wrap.h"

/* So long after the last key the letter is laid out again. */
#define REMARK_MS 400

typedef struct
{
  /* Template children, owned by the template */
  GtkLabel           *title_label;
  GtkWidget          *language_box;
  GtkDropDown        *language;
  GtkWidget          *remark_box;
  RespiteTextField   *remark_field;
  GtkWidget          *first_box;
  GtkWidget          *count_box;
  GtkSpinButton      *first_label;
  GtkSpinButton      *n_labels;
  RespitePreviewPane *pane;

  gint64              patient_id;       /* of a blank form */
  guint               remark_source;    /* while the letter does not say yet what was typed */
} RespitePaperPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RespitePaperPage, respite_paper_page, RESPITE_TYPE_PAGE)

/* In the order of the template's drop-down; "" is the patient's own, of a record the clinic's. */
static const char *const languages[] = { "", "en", "es" };

static RespitePaperJob *
make_job (RespitePaperPage *self)
{
  RespitePaperPagePrivate *priv = respite_paper_page_get_instance_private (self);
  guint language = gtk_drop_down_get_selected (priv->language);
  RespitePaperJob *job;

  job = respite_paper_job_new (RESPITE_PAPER_PAGE_GET_CLASS (self)->kind, "",
                               respite_page_get_subject (RESPITE_PAGE (self)),
                               language < G_N_ELEMENTS (languages) ? languages[language] : "", FALSE);
  job->patient_id = priv->patient_id;
  job->first_label = (guint) gtk_spin_button_get_value_as_int (priv->first_label);
  job->remark = respite_text_field_dup_text (priv->remark_field);
  job->n_labels = (guint) gtk_spin_button_get_value_as_int (priv->n_labels);

  return job;
}

static void
layout_done (gpointer      page,
             gpointer      result,
             const GError *error,
             gpointer      user_data)
{
  RespitePaperPagePrivate *priv = respite_paper_page_get_instance_private (page);
  g_autoptr (RespiteMadePaper) paper = result;
  g_autofree char *name = g_strconcat (RESPITE_PAPER_PAGE_GET_CLASS (page)->kind, ".pdf", NULL);

  respite_preview_pane_show (priv->pane, paper != NULL ? paper->layout : NULL, name, error);
  if (paper != NULL)
    respite_preview_pane_set_about (priv->pane, g_steal_pointer (&paper->job),
                                    (GDestroyNotify) respite_paper_job_free);
}

/* What was written or chosen for one patient is never printed for another. */
static void
respite_paper_page_forget (RespitePage *page)
{
  RespitePaperPagePrivate *priv = respite_paper_page_get_instance_private (RESPITE_PAPER_PAGE (page));

  respite_preview_pane_show (priv->pane, NULL, NULL, NULL);
  respite_text_field_set_text (priv->remark_field, "");
  gtk_drop_down_set_selected (priv->language, 0);
  gtk_spin_button_set_value (priv->first_label, 1);
  gtk_spin_button_set_value (priv->n_labels, 1);
  g_clear_handle_id (&priv->remark_source, g_source_remove);
}

/* No label is chosen that the clinic's sheet does not have. */
static void
show_sheet (RespitePaperPage *self)
{
  RespitePaperPagePrivate *priv = respite_paper_page_get_instance_private (self);
  const RespiteClinicInfo *info = respite_clinic_get_info (respite_page_get_clinic (RESPITE_PAGE (self)));
  const RespiteLabelSheet *sheet = info != NULL ? respite_label_sheet_find (NULL, info->paper) : NULL;

  if (sheet != NULL)
    gtk_spin_button_set_range (priv->first_label, 1, sheet->columns * sheet->rows);
  gtk_spin_button_set_range (priv->n_labels, 1, RESPITE_LABELS_MOST);
}

static void
respite_paper_page_load (RespitePage *page)
{
  show_sheet (RESPITE_PAPER_PAGE (page));
  if (respite_page_get_subject (page) != 0)
    respite_page_read (page, respite_paper_layout_job, make_job (RESPITE_PAPER_PAGE (page)),
                       (GDestroyNotify) respite_paper_job_free, (GDestroyNotify) respite_made_paper_free, layout_done,
                       NULL);
}

static void
noted_done (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  RespitePaperPagePrivate *priv = respite_paper_page_get_instance_private (page);

  if (error != NULL)
    respite_preview_pane_show_error (priv->pane, error);
  else
    respite_toast_show (page, _ ("Done, and written down in the record."));
}

/* It is written down of the document that was printed; the page may be somebody else's by now. */
static void
made_cb (RespitePaperPage      *self,
         const char            *what,
         const RespitePaperJob *made)
{
  RespitePaperJob *job = respite_paper_job_copy (made);

  job->what = g_strdup (what);
  respite_page_run (RESPITE_PAGE (self), respite_paper_note_job, job, (GDestroyNotify) respite_paper_job_free, NULL,
                    noted_done, NULL);
}

static gboolean
remark_settled_cb (gpointer user_data)
{
  RespitePaperPagePrivate *priv = respite_paper_page_get_instance_private (user_data);

  priv->remark_source = 0;
  respite_page_reload (user_data);

  return G_SOURCE_REMOVE;
}

/* The letter follows once the hands rest. */
static void
remark_edited_cb (RespitePaperPage *self)
{
  RespitePaperPagePrivate *priv = respite_paper_page_get_instance_private (self);

  g_clear_handle_id (&priv->remark_source, g_source_remove);
  priv->remark_source = g_timeout_add (REMARK_MS, remark_settled_cb, self);
}

static void
labels_cb (RespitePaperPage *self)
{
  respite_page_reload (RESPITE_PAGE (self));
}

static void
language_cb (RespitePaperPage *self)
{
  respite_page_reload (RESPITE_PAGE (self));
}

/* A document is made when it is asked for; it does not change under the reader's eyes. */
static void
respite_paper_page_changed (RespitePage      *page,
                            RespiteChangeSet *changes)
{
}

static void
respite_paper_page_constructed (GObject *object)
{
  RespitePaperPagePrivate *priv = respite_paper_page_get_instance_private (RESPITE_PAPER_PAGE (object));
  RespitePaperPageClass *klass = RESPITE_PAPER_PAGE_GET_CLASS (object);

  G_OBJECT_CLASS (respite_paper_page_parent_class)->constructed (object);

  gtk_label_set_text (priv->title_label, _ (klass->title));
  gtk_widget_set_visible (priv->remark_box, g_str_equal (klass->kind, "letter"));
  gtk_widget_set_visible (priv->first_box, g_str_has_suffix (klass->kind, "-labels"));
  gtk_widget_set_visible (priv->count_box, g_str_has_suffix (klass->kind, "-labels"));
  gtk_widget_set_visible (priv->language_box, klass->language != RESPITE_PAPER_LANGUAGE_SIGNED);
  if (klass->language == RESPITE_PAPER_LANGUAGE_CLINIC)
    gtk_string_list_splice (GTK_STRING_LIST (gtk_drop_down_get_model (priv->language)), 0, 1,
                            (const char *const[]) { _ ("The clinic's"), NULL });
}

static void
respite_paper_page_dispose (GObject *object)
{
  RespitePaperPagePrivate *priv = respite_paper_page_get_instance_private (RESPITE_PAPER_PAGE (object));

  g_clear_handle_id (&priv->remark_source, g_source_remove);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_PAPER_PAGE);

  G_OBJECT_CLASS (respite_paper_page_parent_class)->dispose (object);
}

static void
respite_paper_page_class_init (RespitePaperPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = respite_paper_page_constructed;
  object_class->dispose = respite_paper_page_dispose;
  RESPITE_PAGE_CLASS (klass)->load = respite_paper_page_load;
  RESPITE_PAGE_CLASS (klass)->changed = respite_paper_page_changed;
  RESPITE_PAGE_CLASS (klass)->forget = respite_paper_page_forget;

  g_type_ensure (RESPITE_TYPE_FLOW);
  g_type_ensure (RESPITE_TYPE_PREVIEW_PANE);
  g_type_ensure (RESPITE_TYPE_TEXT_FIELD);
  g_type_ensure (RESPITE_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-paper-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, RespitePaperPage, title_label);
  gtk_widget_class_bind_template_child_private (widget_class, RespitePaperPage, language_box);
  gtk_widget_class_bind_template_child_private (widget_class, RespitePaperPage, language);
  gtk_widget_class_bind_template_child_private (widget_class, RespitePaperPage, remark_box);
  gtk_widget_class_bind_template_child_private (widget_class, RespitePaperPage, remark_field);
  gtk_widget_class_bind_template_child_private (widget_class, RespitePaperPage, first_box);
  gtk_widget_class_bind_template_child_private (widget_class, RespitePaperPage, count_box);
  gtk_widget_class_bind_template_child_private (widget_class, RespitePaperPage, first_label);
  gtk_widget_class_bind_template_child_private (widget_class, RespitePaperPage, n_labels);
  gtk_widget_class_bind_template_child_private (widget_class, RespitePaperPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, made_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, labels_cb);
  gtk_widget_class_bind_template_callback (widget_class, remark_edited_cb);
}

static void
respite_paper_page_init (RespitePaperPage *self)
{
  RespitePaperPagePrivate *priv = respite_paper_page_get_instance_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  respite_text_field_set_label (priv->remark_field, _ ("A paragraph of your own"));
}

/* A document with a page of its own differs from the others in what it is, its title and whose language it is in. */
#define DEFINE_PAPER_PAGE(TypeName, type_name, kind_, title_, language_) \
  struct _ ## TypeName \
  { \
    RespitePaperPage parent_instance; \
  }; \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, RESPITE_TYPE_PAPER_PAGE) \
  static void \
  type_name ## _class_init (TypeName ## Class * klass) \
  { \
    RESPITE_PAPER_PAGE_CLASS (klass)->kind = kind_; \
    RESPITE_PAPER_PAGE_CLASS (klass)->title = title_; \
    RESPITE_PAPER_PAGE_CLASS (klass)->language = language_; \
  } \
  static void \
    type_name ## _init (TypeName * self) \
  { \
  }

DEFINE_PAPER_PAGE (RespiteSummaryPage, respite_summary_page, "summary", N_ ("Session summary"),
                   RESPITE_PAPER_LANGUAGE_CLINIC)
DEFINE_PAPER_PAGE (RespiteCodeSheetPage, respite_code_sheet_page, "code-sheet", N_ ("Emergency record"),
                   RESPITE_PAPER_LANGUAGE_CLINIC)
DEFINE_PAPER_PAGE (RespiteWorksheetPage, respite_worksheet_page, "worksheet", N_ ("Esketamine worksheet"),
                   RESPITE_PAPER_LANGUAGE_CLINIC)
DEFINE_PAPER_PAGE (RespiteDaySheetPage, respite_day_sheet_page, "day-sheet", N_ ("Day sheet"),
                   RESPITE_PAPER_LANGUAGE_CLINIC)
DEFINE_PAPER_PAGE (RespiteTrendPage, respite_trend_page, "trend", N_ ("Outcomes"),
                   RESPITE_PAPER_LANGUAGE_PATIENT)
DEFINE_PAPER_PAGE (RespiteCalendarPage, respite_calendar_page, "calendar", N_ ("Appointments of the course"),
                   RESPITE_PAPER_LANGUAGE_PATIENT)
DEFINE_PAPER_PAGE (RespiteFormCopyPage, respite_form_copy_page, "form", N_ ("Form with its answers"),
                   RESPITE_PAPER_LANGUAGE_PATIENT)
DEFINE_PAPER_PAGE (RespiteFormBlankPage, respite_form_blank_page, "form-blank", N_ ("Form to fill with a pen"),
                   RESPITE_PAPER_LANGUAGE_PATIENT)
DEFINE_PAPER_PAGE (RespiteLetterPage, respite_letter_page, "letter", N_ ("Letter to the referring clinician"),
                   RESPITE_PAPER_LANGUAGE_CLINIC)
DEFINE_PAPER_PAGE (RespiteCourseSummaryPage, respite_course_summary_page, "course-summary", N_ ("Course summary"),
                   RESPITE_PAPER_LANGUAGE_CLINIC)
DEFINE_PAPER_PAGE (RespitePatientSummaryPage, respite_patient_summary_page, "patient-summary",
                   N_ ("Summary of the record"), RESPITE_PAPER_LANGUAGE_CLINIC)
DEFINE_PAPER_PAGE (RespiteFullRecordPage, respite_full_record_page, "full-record", N_ ("Full record"),
                   RESPITE_PAPER_LANGUAGE_CLINIC)
DEFINE_PAPER_PAGE (RespiteAddressLabelsPage, respite_address_labels_page, "address-labels", N_ ("Address labels"),
                   RESPITE_PAPER_LANGUAGE_SIGNED)
DEFINE_PAPER_PAGE (RespiteBagLabelsPage, respite_bag_labels_page, "bag-labels", N_ ("Bag labels"),
                   RESPITE_PAPER_LANGUAGE_CLINIC)
DEFINE_PAPER_PAGE (RespiteWorkNotePage, respite_work_note_page, "work-note", N_ ("Note for work or school"),
                   RESPITE_PAPER_LANGUAGE_CLINIC)
DEFINE_PAPER_PAGE (RespiteEscortNotePage, respite_escort_note_page, "escort-note",
                   N_ ("Note for the person who came along"), RESPITE_PAPER_LANGUAGE_CLINIC)
DEFINE_PAPER_PAGE (RespiteCallListPage, respite_call_list_page, "call-list", N_ ("Reminder calls"),
                   RESPITE_PAPER_LANGUAGE_CLINIC)
DEFINE_PAPER_PAGE (RespiteDowntimePage, respite_downtime_page, "downtime-pack",
                   N_ ("Papers for a day without the program"), RESPITE_PAPER_LANGUAGE_CLINIC)
DEFINE_PAPER_PAGE (RespiteConsentCopyPage, respite_consent_copy_page, "consent", N_ ("Copy of the consent"),
                   RESPITE_PAPER_LANGUAGE_SIGNED)

void
respite_form_blank_page_set_patient (GtkWidget *page,
                                     gint64     patient_id)
{
  RespitePaperPagePrivate *priv;
  GtkStringList *names;
  const char *own;

  if (!RESPITE_IS_FORM_BLANK_PAGE (page))
    return;

  priv = respite_paper_page_get_instance_private (RESPITE_PAPER_PAGE (page));
  names = GTK_STRING_LIST (gtk_drop_down_get_model (priv->language));
  own = patient_id != 0 ? _ ("The patient's") : _ ("The clinic's");
  priv->patient_id = patient_id;
  gtk_string_list_splice (names, 0, 1, (const char *[]) { own, NULL });
  respite_paper_page_forget (RESPITE_PAGE (page));
  respite_page_reload (RESPITE_PAGE (page));
}
