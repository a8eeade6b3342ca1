/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Forms in the window, by real keys: every type of question, keying in from paper, safety answers. */

#include "config.h"

#include <string.h>
#include <time.h>

#include <glib/gstdio.h>

#include "pages/respite-form-settings.h"
#include "pages/respite-forms-tab.h"
#include "pages/respite-patient-page.h"
#include "service/respite-form-acts.h"
#include "service/respite-score-acts.h"
#include "testwindow.h"
#include "widgets/respite-form-keyer.h"
#include "widgets/respite-form-list.h"
#include "widgets/respite-form-view.h"
#include "widgets/respite-safety-dialog.h"

#define CONTROL(code) "\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl\"," \
  "\"valueCodeableConcept\":{\"coding\":[{\"code\":\"" code "\"}]}}"
#define OPTIONS "\"answerOption\":[{\"valueCoding\":{\"code\":\"a\",\"display\":\"Alpha\"}},{\"valueCoding\":" \
  "{\"code\":\"b\",\"display\":\"Beta\"}},{\"valueCoding\":{\"code\":\"c\",\"display\":\"Gamma\"}}]"

static const char every_type[] =
  "{\"resourceType\":\"Questionnaire\",\"id\":\"every-type\",\"version\":\"1\",\"title\":\"Every type\","
  "\"status\":\"active\",\"item\":["
  "{\"linkId\":\"string\",\"text\":\"String\",\"type\":\"string\",\"required\":true},"
  "{\"linkId\":\"integer\",\"text\":\"Integer\",\"type\":\"integer\",\"extension\":["
  "{\"url\":\"http://hl7.org/fhir/StructureDefinition/minValue\",\"valueInteger\":10},"
  "{\"url\":\"http://hl7.org/fhir/StructureDefinition/maxValue\",\"valueInteger\":200}]},"
  "{\"linkId\":\"decimal\",\"text\":\"Decimal\",\"type\":\"decimal\"},"
  "{\"linkId\":\"date\",\"text\":\"Date\",\"type\":\"date\"},"
  "{\"linkId\":\"date-time\",\"text\":\"Date and time\",\"type\":\"dateTime\"},"
  "{\"linkId\":\"time\",\"text\":\"Time\",\"type\":\"time\"},"
  "{\"linkId\":\"url\",\"text\":\"Address\",\"type\":\"url\"},"
  "{\"linkId\":\"boolean\",\"text\":\"Boolean\",\"type\":\"boolean\"},"
  "{\"linkId\":\"radio\",\"text\":\"Radio\",\"type\":\"choice\"," OPTIONS "},"
  "{\"linkId\":\"list\",\"text\":\"List\",\"type\":\"choice\"," CONTROL ("drop-down") "]," OPTIONS "},"
  "{\"linkId\":\"check\",\"text\":\"Check\",\"type\":\"choice\",\"repeats\":true," OPTIONS "},"
  "{\"linkId\":\"open\",\"text\":\"Open\",\"type\":\"open-choice\"," OPTIONS "},"
  "{\"linkId\":\"quantity\",\"text\":\"Quantity\",\"type\":\"quantity\"},"
  "{\"linkId\":\"slider\",\"text\":\"Slider\",\"type\":\"integer\"," CONTROL ("slider") ","
  "{\"url\":\"http://hl7.org/fhir/StructureDefinition/minValue\",\"valueInteger\":0},"
  "{\"url\":\"http://hl7.org/fhir/StructureDefinition/maxValue\",\"valueInteger\":10}]},"
  "{\"linkId\":\"several\",\"text\":\"Several\",\"type\":\"string\",\"repeats\":true},"
  "{\"linkId\":\"group\",\"text\":\"Drug\",\"type\":\"group\",\"repeats\":true,\"item\":["
  "{\"linkId\":\"name\",\"text\":\"Name\",\"type\":\"string\"}]},"
  "{\"linkId\":\"text\",\"text\":\"Text\",\"type\":\"text\"}]}";

typedef struct
{
  TestWindow *test;
  TestVisit  *visit;
  GtkWidget  *tab;
  GtkWidget  *view;
} Fixture;

static void
import (Fixture    *fixture,
        const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;
  RespiteFormImport *report = respite_office_import_form (fixture->test->clinic->office, bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpint (report->n_not_asked, ==, 0);
  respite_form_import_free (report);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  fixture->visit = test_visit_new (fixture->test->clinic);
  import (fixture, every_type);
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

static GtkWidget *
get_list (Fixture *fixture)
{
  return ui_child (fixture->view, RESPITE_TYPE_FORM_VIEW, "list");
}

static void
open_tab (Fixture *fixture)
{
  GtkWidget *page;

  respite_window_show_page (fixture->test->window, "patient", fixture->visit->patient_id);
  page = test_window_wait_page (fixture->test, "patient");
  respite_patient_page_show_tab (RESPITE_PATIENT_PAGE (page), "forms");
  ui_wait_text (page, "Begin a form");
  fixture->tab = ui_find (page, RESPITE_TYPE_FORMS_TAB, NULL);
  fixture->view = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "form_view");
}

static void
open_form (Fixture    *fixture,
           const char *title)
{
  open_tab (fixture);
  ui_click (ui_wait_text (ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "form_list"), title));
  g_assert_true (ui_wait (is_complete, get_list (fixture)));
}

static void
answer (const char *text)
{
  ui_type (text);
  ui_key ("Return", 0);
}

static const char *
get_answer (Fixture    *fixture,
            const char *key)
{
  return respite_answers_get_text (respite_form_view_get_answers (RESPITE_FORM_VIEW (fixture->view)), key);
}

/* The newest response of the patient. */
static RespiteResponse *
load_response (RespiteOffice *office,
               gint64         patient_id,
               const char    *slug)
{
  g_autoptr (GPtrArray) responses = respite_office_list_responses (office, patient_id, NULL);

  for (guint i = 0; responses != NULL && i < responses->len; i++)
    {
      RespiteResponse *response = g_ptr_array_index (responses, i);

      if (g_str_equal (response->form_slug, slug))
        return respite_office_get_response (office, response->id, NULL);
    }

  return NULL;
}

static gboolean
is_finished (RespiteOffice *office,
             gpointer       data)
{
  Fixture *fixture = data;
  g_autoptr (RespiteResponse) response = load_response (office, fixture->visit->patient_id, "every-type");

  return response != NULL && !response->is_draft && strstr (response->json, "ketamine") != NULL &&
         strstr (response->json, "lamotrigine") != NULL;
}

static gboolean
has_rows (GtkWidget *list,
          int        n)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), n - 1) != NULL &&
         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), n) == NULL;
}

static gboolean
has_eight_rows (gpointer list)
{
  return has_rows (list, 8);
}

/* A long record shows its newest answers first, and the others when they are asked for. */
static void
test_older_answers_are_asked_for (Fixture      *fixture,
                                  gconstpointer data)
{
  GtkWidget *list;

  for (int i = 0; i < 8; i++)
    test_visit_screen (fixture->visit, NULL);
  open_tab (fixture);
  list = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "response_list");
  ui_wait_mapped (ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "more_button"));
  g_assert_true (has_rows (list, 6));
  ui_click (ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "more_button"));
  g_assert_true (ui_wait (has_eight_rows, list));
  g_assert_false (gtk_widget_get_visible (ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "more_button")));
}

static void
test_every_type_by_keys_alone (Fixture      *fixture,
                               gconstpointer data)
{
  RespiteAnswers *answers;

  open_form (fixture, "Every type");
  answer ("Rosa");
  answer ("72");
  answer ("53.6");
  answer ("14 Mar 1968");
  answer ("2026-11-22 10:21");
  answer ("10:21");
  answer ("https://example.org");
  answer ("y");
  answer ("2");
  answer ("3");
  answer ("13");
  ui_type ("2");
  ui_key ("Return", 0);
  answer ("71.4");
  answer ("7");
  ui_type ("one");
  ui_key ("Return", 0);
  ui_type ("two");
  ui_key ("Return", 0);
  ui_key ("Return", 0);
  answer ("ketamine");
  ui_type ("first line");
  ui_key ("Return", 0);
  ui_type ("second line");

  answers = respite_form_view_get_answers (RESPITE_FORM_VIEW (fixture->view));
  g_assert_cmpstr (get_answer (fixture, "string"), ==, "Rosa");
  g_assert_cmpstr (get_answer (fixture, "integer"), ==, "72");
  g_assert_cmpstr (get_answer (fixture, "decimal"), ==, "53.6");
  g_assert_cmpstr (get_answer (fixture, "date"), ==, "1968-03-14");
  g_assert_cmpstr (get_answer (fixture, "time"), ==, "10:21");
  g_assert_cmpstr (get_answer (fixture, "url"), ==, "https://example.org");
  g_assert_cmpstr (get_answer (fixture, "boolean"), ==, "true");
  g_assert_cmpstr (get_answer (fixture, "radio"), ==, "b");
  g_assert_cmpstr (get_answer (fixture, "list"), ==, "c");
  g_assert_cmpuint (respite_answers_get (answers, "check")->len, ==, 2);
  g_assert_cmpstr (get_answer (fixture, "open"), ==, "b");
  g_assert_cmpstr (get_answer (fixture, "quantity"), ==, "71.4");
  g_assert_cmpstr (get_answer (fixture, "slider"), ==, "7");
  g_assert_cmpuint (respite_answers_get (answers, "several")->len, ==, 2);
  g_assert_cmpstr (get_answer (fixture, "text"), ==, "first line\nsecond line");

  /* Another drug: back from the text to the buttons of the group. */
  ui_key ("Tab", GDK_SHIFT_MASK);
  ui_key ("Tab", GDK_SHIFT_MASK);
  ui_key ("space", 0);
  g_assert_true (ui_wait (is_complete, get_list (fixture)));
  g_assert_cmpuint (respite_answers_get_count (answers, "group"), ==, 2);
  ui_type ("lamotrigine");
  g_assert_cmpstr (get_answer (fixture, "name"), ==, "ketamine");
  g_assert_cmpstr (get_answer (fixture, "name#2"), ==, "lamotrigine");

  ui_key ("Return", GDK_CONTROL_MASK);
  test_window_until (fixture->test, is_finished, fixture);
}

static void
test_what_is_wrong_is_said_at_once (Fixture      *fixture,
                                    gconstpointer data)
{
  open_form (fixture, "Every type");
  ui_key ("Return", 0);
  ui_type ("300");
  ui_wait_text (fixture->view, "This must be 200 or less.");
  g_assert_false (respite_answers_is_answered (respite_form_view_get_answers (RESPITE_FORM_VIEW (fixture->view)),
                                               "integer"));
  ui_key ("BackSpace", 0);
  ui_key ("Return", 0);
  ui_type ("53,6");
  ui_wait_text (fixture->view, "with a point and without commas");
  ui_key ("Return", GDK_CONTROL_MASK);
  ui_wait_text (fixture->view, "2 questions still need an answer.");
  ui_type ("Rosa");
  ui_key ("F8", 0);
  ui_key ("a", GDK_CONTROL_MASK);
  ui_type ("53.6");
  g_assert_cmpstr (get_answer (fixture, "decimal"), ==, "53.6");
}

/* Two hundred keys as fast as they come, and then a new start: nothing is missing. */
static void
test_no_key_is_lost_and_the_draft_comes_back (Fixture      *fixture,
                                              gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 200; i++)
    g_string_append_c (text, (char) ('a' + i % 26));
  open_form (fixture, "Every type");
  ui_type (text->str);
  g_assert_cmpstr (get_answer (fixture, "string"), ==, text->str);
  ui_wait_text (fixture->view, "Saved ");

  test_window_restart (fixture->test);
  test_window_sign_in (fixture->test, "owner");
  test_window_wait_page (fixture->test, "today");
  open_form (fixture, "Every type");
  g_assert_cmpstr (get_answer (fixture, "string"), ==, text->str);
}

static gboolean
is_keyed_in (RespiteOffice *office,
             gpointer       data)
{
  Fixture *fixture = data;
  g_autoptr (RespiteResponse) response = load_response (office, fixture->visit->patient_id, "peg");

  return response != NULL && !response->is_draft;
}

static void
test_paper_is_keyed_in (Fixture      *fixture,
                        gconstpointer data)
{
  RespiteFormKeyer *keyer;

  open_form (fixture, "PEG: pain");
  keyer = ui_child (fixture->view, RESPITE_TYPE_FORM_VIEW, "keyer");
  ui_key ("F7", 0);
  ui_wait_mapped (GTK_WIDGET (keyer));
  ui_type ("7");
  g_assert_cmpstr (get_answer (fixture, "pain"), ==, "7");
  ui_type ("5");
  g_assert_cmpstr (get_answer (fixture, "enjoyment"), ==, "5");
  ui_key ("BackSpace", 0);
  g_assert_cmpstr (respite_form_keyer_get_key (keyer), ==, "enjoyment");
  ui_key ("Return", 0);
  ui_type ("10");
  g_assert_cmpstr (get_answer (fixture, "activity"), ==, "10");
  g_assert_cmpstr (get_answer (fixture, "pain"), ==, "7");
  ui_key ("Return", GDK_CONTROL_MASK);
  test_window_until (fixture->test, is_keyed_in, fixture);
}

static void
test_keys_of_every_question (Fixture      *fixture,
                             gconstpointer data)
{
  RespiteFormKeyer *keyer;

  open_form (fixture, "Medicines check");
  keyer = ui_child (fixture->view, RESPITE_TYPE_FORM_VIEW, "keyer");
  ui_key ("F7", 0);
  ui_wait_mapped (GTK_WIDGET (keyer));
  ui_type ("n");
  ui_type ("n");
  ui_type ("y");
  g_assert_cmpstr (respite_form_keyer_get_key (keyer), ==, "benzodiazepine-dose");
  answer ("5 mg");
  g_assert_cmpstr (get_answer (fixture, "benzodiazepine-dose"), ==, "5 mg");
  g_assert_cmpstr (respite_form_keyer_get_key (keyer), ==, "sedative");
  ui_key ("Return", 0);
  g_assert_cmpstr (respite_form_keyer_get_key (keyer), ==, "gabapentinoid");
  g_assert_cmpstr (get_answer (fixture, "sedative"), ==, "");
}

static gboolean
has_dialog (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  gpointer *dialog = data;

  for (GList *l = windows; l != NULL; l = l->next)
    if (RESPITE_IS_SAFETY_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      *dialog = l->data;

  return *dialog != NULL;
}

static gboolean
is_acknowledged (RespiteOffice *office,
                 gpointer       data)
{
  Fixture *fixture = data;
  g_autoptr (GPtrArray) items = respite_office_list_safety (office, fixture->visit->patient_id, 0, FALSE, NULL);

  for (guint i = 0; i < items->len; i++)
    if (respite_safety_item_is_open (g_ptr_array_index (items, i)))
      return FALSE;

  return items->len > 0;
}

static void
test_safety_answer_asks_at_once (Fixture      *fixture,
                                 gconstpointer data)
{
  gpointer dialog = NULL;

  open_form (fixture, "ASQ: suicide screen");
  for (int i = 0; i < 4; i++)
    answer (i == 1 ? "1" : "2");
  answer ("2");
  ui_key ("Return", GDK_CONTROL_MASK);
  g_assert_true (ui_wait (has_dialog, &dialog));
  ui_settle (dialog);
  ui_wait_text (dialog, "MRN");
  ui_type ("Asked; safety plan gone through.");
  ui_key ("Return", GDK_CONTROL_MASK);
  test_window_until (fixture->test, is_acknowledged, fixture);
}

static gboolean
has_retired (RespiteOffice *office,
             gpointer       data)
{
  g_autoptr (GPtrArray) forms = respite_office_list_forms (office, NULL);
  guint n_retired = 0;

  for (guint i = 0; forms != NULL && i < forms->len; i++)
    n_retired += ((RespiteFormRow *) g_ptr_array_index (forms, i))->is_retired;

  return n_retired == GPOINTER_TO_UINT (data);
}

static gboolean
is_gone (gpointer data)
{
  return ui_find (data, GTK_TYPE_LABEL, "Every type") == NULL;
}

static gboolean
is_empty (gpointer data)
{
  return gtk_list_box_get_row_at_index (data, 0) == NULL;
}

static gboolean
shows_consent (gpointer data)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (data), "consent") == 0;
}

static void
test_retired_is_not_offered_and_undone (Fixture      *fixture,
                                        gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *list;

  respite_window_show_page (fixture->test->window, "settings", 0);
  page = test_window_wait_page (fixture->test, "settings");
  ui_click (ui_wait_text (page, "Forms"));
  list = ui_child (ui_find (page, RESPITE_TYPE_FORM_SETTINGS, NULL), RESPITE_TYPE_FORM_SETTINGS, "form_list");
  test_window_press (gtk_widget_get_ancestor (ui_wait_text (list, "Every type"), GTK_TYPE_LIST_BOX_ROW), "Retire");
  ui_wait_text (list, "Retired");
  test_window_until (fixture->test, has_retired, GUINT_TO_POINTER (1));
  open_tab (fixture);
  g_assert_true (ui_wait (is_gone, ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "form_list")));

  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, has_retired, NULL);
  ui_wait_text (ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "form_list"), "Every type");
}

/* The front desk begins, finishes and presents, and reads nothing of what was finished. */
static void
test_the_desk_fills_in (Fixture      *fixture,
                        gconstpointer data)
{
  GtkStack *stack;
  GtkWidget *templates;

  test_window_restart (fixture->test);
  test_window_sign_in (fixture->test, "desk");
  test_window_wait_page (fixture->test, "today");
  open_form (fixture, "PEG: pain");
  g_assert_false (gtk_widget_get_visible (ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "decision_label")));
  answer ("7");
  ui_wait_text (ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "response_list"), "PEG: pain");
  answer ("5");
  answer ("10");
  ui_key ("Return", GDK_CONTROL_MASK);
  test_window_until (fixture->test, is_keyed_in, fixture);
  g_assert_true (ui_wait (is_empty, ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "response_list")));

  templates = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "template_list");
  ui_click (gtk_list_box_get_row_at_index (GTK_LIST_BOX (templates), 1));
  stack = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "stack");
  g_assert_true (ui_wait (shows_consent, stack));
}

/* A form of @n_items questions of yes or no, each with a rule of its own. */
static RespiteForm *
make_form (int n_items)
{
  g_autoptr (GString) json = g_string_new ("{\"resourceType\":\"Questionnaire\",\"id\":\"long\",\"title\":\"Long\","
                                           "\"status\":\"active\",\"item\":[");
  g_autoptr (GError) error = NULL;
  RespiteForm *form;

  for (int i = 0; i < n_items; i++)
    g_string_append_printf (json, "%s{\"linkId\":\"q%d\",\"text\":\"Question %d\",\"type\":\"boolean\"}",
                            i > 0 ? "," : "", i, i);
  g_string_append (json, "]}");
  form = respite_form_new_from_json (json->str, -1, NULL, &error);
  g_assert_no_error (error);

  return form;
}

/* How long the processor is busy until the form stands there, the best of some, in microseconds. */
static gint64
measure (GtkWidget   *view,
         RespiteForm *form)
{
  gint64 best = G_MAXINT64;

  for (int i = 0; i < 5; i++)
    {
      clock_t start = clock ();

      respite_form_view_set_answers (RESPITE_FORM_VIEW (view), respite_answers_new (form), "en", TRUE);
      gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 800, NULL, NULL, NULL, NULL);
      best = MIN (best, (gint64) (clock () - start) * G_USEC_PER_SEC / CLOCKS_PER_SEC);
    }

  return best;
}

/* A form of 250 items opens within three frames of one of 20. */
static void
test_a_long_form_opens_fast (void)
{
  GtkWidget *view = g_object_ref_sink (g_object_new (RESPITE_TYPE_FORM_VIEW, NULL));
  g_autoptr (RespiteForm) short_form = make_form (20);
  g_autoptr (RespiteForm) long_form = make_form (250);
  gint64 short_time = measure (view, short_form);
  gint64 long_time = measure (view, long_form);

  g_test_message ("20 items: %.1f ms, 250 items: %.1f ms", (double) short_time / 1000, (double) long_time / 1000);
  g_assert_cmpint (long_time - short_time, <=, 3 * G_USEC_PER_SEC / 60);
  respite_form_view_set_answers (RESPITE_FORM_VIEW (view), NULL, NULL, FALSE);
  g_assert_finalize_object (view);
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/forms/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("older-answers", test_older_answers_are_asked_for);
  ADD ("every-type", test_every_type_by_keys_alone);
  ADD ("at-once", test_what_is_wrong_is_said_at_once);
  ADD ("draft", test_no_key_is_lost_and_the_draft_comes_back);
  ADD ("key-in", test_paper_is_keyed_in);
  ADD ("key-in-every-question", test_keys_of_every_question);
  ADD ("safety", test_safety_answer_asks_at_once);
  ADD ("retired", test_retired_is_not_offered_and_undone);
  ADD ("desk", test_the_desk_fills_in);
#undef ADD
  g_test_add_func ("/forms/long", test_a_long_form_opens_fast);

  return g_test_run ();
}
