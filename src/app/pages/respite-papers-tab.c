/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-papers-tab.h"

#include <glib/gi18n.h>

#include "models/respite-record-words.h"
#include "pages/respite-attachments-part.h"
#include "service/respite-course-acts.h"
#include "service/respite-paper-acts.h"
#include "service/respite-session-acts.h"
#include "widgets/respite-empty-state.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-flow.h"
#include "widgets/respite-row.h"
#include "widgets/respite-text.h"

/* What can be made here, in the order of the buttons. */
enum
{
  HANDOUTS,
  PATIENT_SUMMARY,
  FULL_RECORD,
  COURSE_SUMMARY,
  LETTER,
  WORK_NOTE,
  ESCORT_NOTE,
  ADDRESS_LABELS,
  BAG_LABELS,
  N_PAPERS,
};

static const char *const kinds[N_PAPERS] = {
  NULL, "patient-summary", "full-record", "course-summary", "letter", "work-note", "escort-note",
  "address-labels", "bag-labels",
};

static const char *const button_names[N_PAPERS] = {
  "handouts_button", "patient_summary_button", "full_record_button", "course_summary_button", "letter_button",
  "work_note_button", "escort_note_button", "address_labels_button", "bag_labels_button",
};

struct _RespitePapersTab
{
  RespitePage      parent_instance;

  /* Template children, owned by the template */
  RespiteErrorBar *error_bar;
  GtkStack        *stack;
  GtkListBox      *list;
  GtkWidget       *attachments;
  GtkWidget       *buttons[N_PAPERS];

  gint64           subjects[N_PAPERS];  /* what each paper would be about, 0 for nothing */
};

G_DEFINE_FINAL_TYPE (RespitePapersTab, respite_papers_tab, RESPITE_TYPE_PAGE)

/* The papers that were made, and what new ones would be about. */
typedef struct
{
  GPtrArray *documents;
  gboolean   may_see;   /* else there is only something to make */
  gint64     course_id;
  gint64     session_id;
} Papers;

typedef struct
{
  gint64      patient_id;
  const char *language;   /* of the titles; static */
} PapersRequest;

static void
papers_free (gpointer data)
{
  Papers *papers = data;

  g_clear_pointer (&papers->documents, g_ptr_array_unref);
  g_free (papers);
}

/* The last visit that took place or takes place, else the next one. */
static gint64
find_session (GPtrArray *sessions)
{
  gint64 planned = 0, last = 0;

  for (guint i = 0; i < sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);

      if (session->checked_in_at != 0 && session->state != RESPITE_SESSION_CANCELLED)
        last = session->id;
      else if (session->state == RESPITE_SESSION_PLANNED && planned == 0)
        planned = session->id;
    }

  return last != 0 ? last : planned;
}

static gpointer
list_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  const PapersRequest *request = data;
  RespiteSessionFilter filter = { .patient_id = request->patient_id };
  gboolean may_see = respite_office_may_see (office, filter.patient_id, NULL);
  g_autoptr (GPtrArray) documents = may_see ? respite_office_list_documents_in (office, filter.patient_id,
                                                                                request->language, error) :
                                    g_ptr_array_new ();
  g_autoptr (GPtrArray) courses = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  Papers *papers;

  courses = documents != NULL ? respite_office_list_courses (office, filter.patient_id, error) : NULL;
  sessions = courses != NULL ? respite_office_list_sessions (office, &filter, error) : NULL;
  if (sessions == NULL)
    return NULL;

  papers = g_new0 (Papers, 1);
  papers->documents = g_steal_pointer (&documents);
  papers->may_see = may_see;
  papers->session_id = find_session (sessions);
  for (guint i = 0; i < courses->len; i++)
    papers->course_id = MAX (papers->course_id, ((RespiteCourse *) g_ptr_array_index (courses, i))->id);

  return papers;
}

static const char *
find_word (const char *code)
{
  static const struct
  {
    const char *code;
    const char *word;
  } words[] = {
    { "handout", N_ ("Handout") },
    { "summary", N_ ("Summary") },
    { "consent", N_ ("Consent copy") },
    { "form", N_ ("Form") },
    { "form-blank", N_ ("Form to fill with a pen") },
    { "chart", N_ ("Chart") },
    { "trend", N_ ("Outcomes") },
    { "calendar", N_ ("Appointments") },
    { "code-sheet", N_ ("Emergency record") },
    { "worksheet", N_ ("Esketamine worksheet") },
    { "audit-report", N_ ("Audit report") },
    { "letter", N_ ("Letter") },
    { "course-summary", N_ ("Course summary") },
    { "patient-summary", N_ ("Summary of the record") },
    { "full-record", N_ ("Full record") },
    { "work-note", N_ ("Note for work or school") },
    { "escort-note", N_ ("Note for the person who came along") },
    { "address-labels", N_ ("Address labels") },
    { "bag-labels", N_ ("Bag labels") },
    { "previewed", N_ ("Looked at") },
    { "printed", N_ ("Printed") },
    { "saved", N_ ("Saved") },
    { "protected", N_ ("Saved with a password") },
    { "given", N_ ("Given to the patient") },
    { "not-asked", N_ ("Not asked to say it back") },
    { "said-back", N_ ("Said back in own words") },
    { "explained-again", N_ ("Explained again, then said back") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return _ (words[i].word);

  return code;
}

/* What it is, which one of its kind, and in which language. */
static char *
dup_title (const RespiteDocumentRow *document)
{
  static const char *const named[] = { "handout", "form", "consent", NULL };
  GString *title = g_string_new (find_word (document->kind));
  const char *name = document->title != NULL ? document->title : document->name;

  if (*name != '\0' && g_strv_contains (named, document->kind))
    g_string_append_printf (title, ": %s", name);
  if (*document->language != '\0')
    {
      g_autofree char *language = respite_words_dup_value ("language", document->language);

      g_string_append_printf (title, " (%s)", language);
    }

  return g_string_free (title, FALSE);
}

static void
fill_row (RespiteRow *row,
          gpointer    item,
          gpointer    user_data)
{
  RespiteDocumentRow *document = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day_and_time (document->at, zone);
  g_autofree char *title = dup_title (document);
  g_autofree char *subtitle = NULL;

  if (*document->understood != '\0')
    subtitle = g_strdup_printf ("%s · %s%s%s", document->staff_name, find_word (document->understood),
                                *document->said != '\0' ? ": " : "", document->said);

  respite_row_set (row, document->id, title, subtitle != NULL ? subtitle : document->staff_name, day);
  if (document->is_taken_back)
    respite_row_set_chip (row, _ ("Not given after all"), "review");
  else
    respite_row_set_chip (row, find_word (document->what), g_strcmp0 (document->what, "given") == 0 ? "ok" : "");
}

/* What there is nothing to write about yet, or what the role does not make, cannot be pressed. */
static void
show_papers (RespitePapersTab *self,
             const gint64     *subjects)
{
  RespiteClinic *clinic = respite_page_get_clinic (RESPITE_PAGE (self));

  for (int i = 0; i < N_PAPERS; i++)
    {
      const RespitePaperKind *kind = respite_paper_kind_find (kinds[i]);
      RespiteFunction function = kind != NULL ? kind->function : RESPITE_FUNCTION_HANDOUT_MAKE;

      self->subjects[i] = subjects[i];
      gtk_widget_set_sensitive (self->buttons[i], subjects[i] != 0);
      gtk_widget_set_visible (self->buttons[i], respite_clinic_may (clinic, function));
    }
}

static void
listed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespitePapersTab *self = page;
  Papers *papers = result;
  gint64 patient_id = respite_page_get_subject (page);

  respite_error_bar_show (self->error_bar, error);
  if (papers == NULL)
    return;

  gtk_widget_set_visible (self->attachments, papers->may_see);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), papers->may_see);
  respite_row_sync_list (self->list, papers->documents, fill_row, self);
  gtk_stack_set_visible_child_name (self->stack, papers->documents->len > 0 ? "list" : "empty");
  show_papers (self, (gint64[N_PAPERS]) { patient_id, patient_id, patient_id, papers->course_id, papers->course_id,
                                          papers->session_id, papers->session_id, patient_id,
                                          papers->session_id });
  papers_free (papers);
}

static void
paper_clicked_cb (RespitePapersTab *self,
                  GtkWidget        *button)
{
  if (button == self->buttons[HANDOUTS])
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-handouts", "x", self->subjects[HANDOUTS]);
  for (int i = HANDOUTS + 1; i < N_PAPERS; i++)
    if (button == self->buttons[i])
      gtk_widget_activate_action (GTK_WIDGET (self), "win.open-paper", "(sx)", kinds[i], self->subjects[i]);
}

static void
respite_papers_tab_load (RespitePage *page)
{
  PapersRequest request = { respite_page_get_subject (page), respite_text_language () };

  if (request.patient_id != 0)
    respite_page_read (page, list_job, g_memdup2 (&request, sizeof request), g_free, papers_free, listed_cb, NULL);
}

static void
respite_papers_tab_changed (RespitePage      *page,
                            RespiteChangeSet *changes)
{
  if (respite_change_set_has_patient (changes, respite_page_get_subject (page)))
    respite_papers_tab_load (page);
}

/* Nothing can be made before it is known of whom and what. */
static void
respite_papers_tab_forget (RespitePage *page)
{
  RespitePapersTab *self = RESPITE_PAPERS_TAB (page);

  gtk_widget_set_visible (GTK_WIDGET (self->stack), FALSE);
  respite_row_sync_list (self->list, NULL, NULL, NULL);
  for (int i = 0; i < N_PAPERS; i++)
    {
      self->subjects[i] = 0;
      gtk_widget_set_sensitive (self->buttons[i], FALSE);
    }
}

static void
respite_papers_tab_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_PAPERS_TAB);

  G_OBJECT_CLASS (respite_papers_tab_parent_class)->dispose (object);
}

static void
respite_papers_tab_class_init (RespitePapersTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ATTACHMENTS_PART);
  g_type_ensure (RESPITE_TYPE_EMPTY_STATE);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_FLOW);

  object_class->dispose = respite_papers_tab_dispose;
  page_class->load = respite_papers_tab_load;
  page_class->changed = respite_papers_tab_changed;
  page_class->forget = respite_papers_tab_forget;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-papers-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, RespitePapersTab, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespitePapersTab, stack);
  gtk_widget_class_bind_template_child (widget_class, RespitePapersTab, list);
  gtk_widget_class_bind_template_child (widget_class, RespitePapersTab, attachments);
  for (int i = 0; i < N_PAPERS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, button_names[i], FALSE,
                                               G_STRUCT_OFFSET (RespitePapersTab, buttons) +
                                               i * (gssize) sizeof (GtkWidget *));
  gtk_widget_class_bind_template_callback (widget_class, paper_clicked_cb);
}

static void
respite_papers_tab_init (RespitePapersTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
