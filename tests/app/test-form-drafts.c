/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Drafts of forms in the window: begun by the first answer, discarded, brought back, left. */

#include "config.h"

#include <string.h>

#include "base/respite-str.h"
#include "pages/respite-forms-tab.h"
#include "pages/respite-patient-page.h"
#include "service/respite-form-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-score-acts.h"
#include "testwindow.h"
#include "widgets/respite-form-list.h"
#include "widgets/respite-form-view.h"
#include "widgets/respite-preview-pane.h"

typedef struct
{
  TestWindow *test;
  TestVisit  *visit;
  GtkWidget  *tab;
  GtkWidget  *view;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  fixture->visit = test_visit_new (fixture->test->clinic);
  test_window_sign_in (fixture->test, "owner");
  test_window_wait_page (fixture->test, "today");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->visit, test_visit_free);
  g_clear_pointer (&fixture->test, test_window_free);
}

static gboolean
is_complete (gpointer data)
{
  return gtk_widget_get_mapped (data) && respite_form_list_is_complete (data);
}

static void
open_form (Fixture    *fixture,
           const char *title)
{
  GtkWidget *page;

  respite_window_show_page (fixture->test->window, "patient", fixture->visit->patient_id);
  page = test_window_wait_page (fixture->test, "patient");
  respite_patient_page_show_tab (RESPITE_PATIENT_PAGE (page), "forms");
  ui_wait_text (page, "Begin a form");
  fixture->tab = ui_find (page, RESPITE_TYPE_FORMS_TAB, NULL);
  fixture->view = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "form_view");
  ui_click (ui_wait_text (ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "form_list"), title));
  g_assert_true (ui_wait (is_complete, ui_child (fixture->view, RESPITE_TYPE_FORM_VIEW, "list")));
}

static guint
count_drafts (RespiteOffice *office,
              Fixture       *fixture)
{
  g_autoptr (GPtrArray) drafts = respite_office_list_drafts (office, fixture->visit->patient_id, NULL, NULL);

  return drafts->len;
}

static gboolean
has_draft (RespiteOffice *office,
           gpointer       data)
{
  return count_drafts (office, data) == 1;
}

static gboolean
has_no_draft (RespiteOffice *office,
              gpointer       data)
{
  return count_drafts (office, data) == 0;
}

static gboolean
has_safety_item (RespiteOffice *office,
                 gpointer       data)
{
  Fixture *fixture = data;
  g_autoptr (GPtrArray) items = respite_office_list_safety (office, fixture->visit->patient_id, 0, TRUE, NULL);

  return items->len == 1;
}

/* Whoever only looks at a form leaves nothing behind. */
static void
test_looking_begins_nothing (Fixture      *fixture,
                             gconstpointer data)
{
  open_form (fixture, "PEG: pain");
  g_assert_false (gtk_widget_get_visible (ui_child (fixture->view, RESPITE_TYPE_FORM_VIEW, "discard_button")));
  respite_window_show_page (fixture->test->window, "today", 0);
  test_window_wait_page (fixture->test, "today");
  g_assert_true (has_no_draft (fixture->test->clinic->office, fixture));
}

static void
test_discarded_and_undone (Fixture      *fixture,
                           gconstpointer data)
{
  const RespiteAnswers *answers;
  GtkWidget *button;

  open_form (fixture, "PEG: pain");
  button = ui_child (fixture->view, RESPITE_TYPE_FORM_VIEW, "discard_button");
  ui_type ("1");
  ui_wait_mapped (button);
  ui_type ("0");
  ui_key ("c", GDK_ALT_MASK);
  ui_wait_text (fixture->test->window, "The draft is discarded.");
  test_window_until (fixture->test, has_no_draft, fixture);
  ui_wait_text (fixture->tab, "Choose on the left");

  ui_key ("z", GDK_CONTROL_MASK);
  test_window_until (fixture->test, has_draft, fixture);
  ui_wait_mapped (button);
  answers = respite_form_view_get_answers (RESPITE_FORM_VIEW (fixture->view));
  g_assert_cmpstr (respite_answers_get_text (answers, "pain"), ==, "10");
}

/* When the message is gone: the list of what was discarded, folded away, brings it back. */
static void
test_brought_back_later (Fixture      *fixture,
                         gconstpointer data)
{
  const RespiteAnswers *answers;
  GtkWidget *expander;

  open_form (fixture, "PEG: pain");
  expander = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "discarded_expander");
  g_assert_false (gtk_widget_get_visible (expander));
  ui_type ("1");
  ui_wait_mapped (ui_child (fixture->view, RESPITE_TYPE_FORM_VIEW, "discard_button"));
  ui_type ("0");
  ui_key ("c", GDK_ALT_MASK);
  test_window_until (fixture->test, has_no_draft, fixture);
  test_window_close_message (fixture->test);

  ui_wait_mapped (expander);
  gtk_widget_grab_focus (expander);
  ui_key ("space", 0);
  ui_wait_text (expander, "PEG: pain");
  test_window_press (expander, "Bring back");
  test_window_until (fixture->test, has_draft, fixture);
  ui_wait_mapped (ui_child (fixture->view, RESPITE_TYPE_FORM_VIEW, "discard_button"));
  answers = respite_form_view_get_answers (RESPITE_FORM_VIEW (fixture->view));
  g_assert_cmpstr (respite_answers_get_text (answers, "pain"), ==, "10");
}

static gboolean
says_in_spanish (gpointer page)
{
  GtkWidget *pane = ui_find (page, RESPITE_TYPE_PREVIEW_PANE, NULL);
  GtkWidget *papers = ui_child (pane, RESPITE_TYPE_PREVIEW_PANE, "pages");
  GtkWidget *paper = gtk_widget_get_first_child (papers);
  g_autofree char *text = paper == NULL ? NULL :
                          gtk_test_accessible_check_property (GTK_ACCESSIBLE (paper),
                                                              GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");

  return text != NULL && strstr (text, "dolor") != NULL && strstr (text, "Fecha de nacimiento") == NULL;
}

/* From a patient's tab the paper is that patient's, in the patient's language. */
static void
test_blank_for_patient (Fixture      *fixture,
                        gconstpointer data)
{
  RespiteOffice *office = fixture->test->clinic->office;
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *list, *row;

  patient = respite_office_get_patient (office, fixture->visit->patient_id, FALSE, &error);
  g_assert_no_error (error);
  respite_set_str (&patient->language, "es");
  g_assert_true (respite_office_update_patient (office, patient, &error));

  open_form (fixture, "PEG: pain");
  list = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "form_list");
  row = gtk_widget_get_ancestor (ui_wait_text (list, "PEG: pain"), GTK_TYPE_LIST_BOX_ROW);
  test_window_press (row, "Print blank");
  g_assert_true (ui_wait (says_in_spanish, test_window_wait_page (fixture->test, "form-blank")));
}

/* The form is left as soon as something else is opened; nobody has to finish it for the answer to be seen. */
static void
test_safety_answer_of_a_draft_that_is_left (Fixture      *fixture,
                                            gconstpointer data)
{
  open_form (fixture, "ASQ: suicide screen");
  ui_type ("1");
  ui_key ("Return", 0);
  respite_window_show_page (fixture->test->window, "today", 0);
  test_window_wait_page (fixture->test, "today");
  test_window_until (fixture->test, has_safety_item, fixture);
  g_assert_true (has_draft (fixture->test->clinic->office, fixture));
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/form-drafts/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("looking", test_looking_begins_nothing);
  ADD ("discarded", test_discarded_and_undone);
  ADD ("brought-back-later", test_brought_back_later);
  ADD ("blank-for-patient", test_blank_for_patient);
  ADD ("left", test_safety_answer_of_a_draft_that_is_left);
#undef ADD

  return g_test_run ();
}
