/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "visit.h"

#include "pages/respite-courses-tab.h"
#include "pages/respite-overview-tab.h"
#include "pages/respite-patient-edit-page.h"
#include "pages/respite-patients-page.h"
#include "widgets/respite-board-card.h"
#include "widgets/respite-chair-choice.h"
#include "widgets/respite-patient-editor.h"

static RespitePatient *
load_patient (RespiteOffice *office,
              TestVisit     *visit)
{
  g_autoptr (GError) error = NULL;
  RespitePatient *patient = respite_office_get_patient (office, visit->patient_id, FALSE, &error);

  g_assert_no_error (error);

  return patient;
}

static void
search_for (TestWindow *test,
            const char *text)
{
  GtkWidget *page;

  ui_key ("k", GDK_CONTROL_MASK);
  page = test_window_wait_page (test, "patients");
  ui_fill (ui_child (page, RESPITE_TYPE_PATIENTS_PAGE, "search_entry"), text);
}

static gboolean
is_patient_stored (RespiteOffice *office,
                   gpointer       data)
{
  TestVisit *visit = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = respite_office_search_patients (office, "nguyen", 50, NULL, &error);

  g_assert_no_error (error);
  if (rows->len == 0)
    return FALSE;

  g_assert_cmpuint (rows->len, ==, 1);
  visit->patient_id = ((RespitePatientRow *) g_ptr_array_index (rows, 0))->id;

  return TRUE;
}

void
visit_add_patient (TestWindow *test,
                   TestVisit  *visit)
{
  g_autoptr (RespitePatient) patient = NULL;
  GtkWidget *page, *editor;

  search_for (test, "nguyen");
  ui_wait_text (test->window, "Nobody found");
  ui_key ("n", GDK_CONTROL_MASK);
  page = test_window_wait_page (test, "new-patient");
  editor = ui_child (page, RESPITE_TYPE_PATIENT_EDIT_PAGE, "editor");
  test_window_fill (editor, RESPITE_TYPE_PATIENT_EDITOR, "family_row", "Nguyen");
  test_window_fill (editor, RESPITE_TYPE_PATIENT_EDITOR, "given_row", "Thi");
  test_window_fill (editor, RESPITE_TYPE_PATIENT_EDITOR, "born_row", "1975-02-28");
  test_window_fill (editor, RESPITE_TYPE_PATIENT_EDITOR, "phone_row", "518 555 0147");
  test_window_fill (editor, RESPITE_TYPE_PATIENT_EDITOR, "escort_name_row", "Lan Nguyen");
  test_window_press (page, "_Save");
  test_window_wait_page (test, "patient");
  test_window_until (test, is_patient_stored, visit);
  ui_wait_text (test->window, "NGUYEN, Thi");

  patient = load_patient (test->clinic->office, visit);
  g_assert_cmpstr (patient->born, ==, "1975-02-28");
  g_assert_cmpstr (patient->phone, ==, "518 555 0147");
  g_assert_cmpstr (patient->escort_name, ==, "Lan Nguyen");
  g_assert_cmpstr (patient->mrn, !=, "");
}

static gboolean
is_one_found (gpointer data)
{
  GtkListBox *list = ui_child (data, RESPITE_TYPE_PATIENTS_PAGE, "list");

  return gtk_list_box_get_row_at_index (list, 0) != NULL && gtk_list_box_get_row_at_index (list, 1) == NULL &&
         gtk_widget_get_mapped (GTK_WIDGET (list));
}

void
visit_find_patient (TestWindow *test,
                    TestVisit  *visit)
{
  g_autoptr (RespitePatient) patient = load_patient (test->clinic->office, visit);
  g_autofree char *name = respite_patient_dup_name (patient);
  g_autofree char *typed = g_strndup (patient->mrn, 5);

  search_for (test, typed);
  g_assert_true (ui_wait (is_one_found, respite_window_get_page (test->window)));
  ui_wait_text (respite_window_get_page (test->window), "1 patient");
  ui_key ("Return", 0);
  ui_wait_text (test_window_wait_page (test, "patient"), name);
}

static gboolean
is_weighed (RespiteOffice *office,
            gpointer       data)
{
  g_autoptr (RespitePatient) patient = load_patient (office, data);

  return patient->weight_g == 71400 && patient->height_mm == 1650;
}

static gboolean
has_no_allergies (RespiteOffice *office,
                  gpointer       data)
{
  g_autoptr (RespitePatient) patient = load_patient (office, data);

  return patient->allergy_state == RESPITE_ALLERGY_NONE_KNOWN;
}

void
visit_weigh (TestWindow *test,
             TestVisit  *visit)
{
  GtkWidget *tab = ui_find (test->window, RESPITE_TYPE_OVERVIEW_TAB, NULL);

  g_assert_nonnull (tab);
  test_window_press (tab, "No known allergies");
  test_window_until (test, has_no_allergies, visit);
  ui_wait_text (tab, "No known allergies.");

  test_window_fill (tab, RESPITE_TYPE_OVERVIEW_TAB, "weight_row", "71.4");
  test_window_fill (tab, RESPITE_TYPE_OVERVIEW_TAB, "height_row", "165");
  ui_key ("Return", 0);
  test_window_until (test, is_weighed, visit);
  ui_wait_label (ui_child (tab, RESPITE_TYPE_OVERVIEW_TAB, "weight_label"), "71.4 kg");
}

static gboolean
has_course (RespiteOffice *office,
            gpointer       data)
{
  TestVisit *visit = data;
  RespiteSessionFilter filter = { .patient_id = visit->patient_id };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = respite_office_list_sessions (office, &filter, &error);
  RespiteSession *first;

  g_assert_no_error (error);
  if (sessions->len == 0)
    return FALSE;

  first = g_ptr_array_index (sessions, 0);
  g_assert_cmpuint (sessions->len, ==, 4);
  g_assert_cmpint (first->number, ==, 1);
  g_assert_cmpint (first->planned_at, ==, TESTLIB_NOW);
  g_assert_cmpstr (first->chair, ==, "2");
  visit->course_id = first->course_id;
  visit->session_id = first->id;

  return TRUE;
}

/* Returns: the place of the protocol in the drop-down. */
static guint
find_protocol (GtkWidget  *tab,
               const char *name)
{
  GtkStringList *names = ui_child (tab, RESPITE_TYPE_COURSES_TAB, "protocol_names");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (names)); i++)
    if (g_str_equal (gtk_string_list_get_string (names, i), name))
      return i;

  return G_MAXUINT;
}

static gboolean
has_protocols (gpointer data)
{
  return find_protocol (data, "Pain - short series") != G_MAXUINT;
}

void
visit_plan (TestWindow *test,
            TestVisit  *visit)
{
  GtkWidget *tab;

  test_window_press (test->window, "Courses");
  tab = ui_find (test->window, RESPITE_TYPE_COURSES_TAB, NULL);
  g_assert_nonnull (tab);
  g_assert_true (ui_wait (has_protocols, tab));
  test_window_choose (ui_child (tab, RESPITE_TYPE_COURSES_TAB, "protocol_drop"),
                      find_protocol (tab, "Pain - short series"));
  test_window_fill (tab, RESPITE_TYPE_COURSES_TAB, "start_row", "2026-11-23");
  test_window_fill (tab, RESPITE_TYPE_COURSES_TAB, "time_row", "10:00");
  test_window_fill (ui_child (tab, RESPITE_TYPE_COURSES_TAB, "chair_choice"), RESPITE_TYPE_CHAIR_CHOICE, "chair_row",
                    "2");
  ui_wait_text (tab, "Thu 3 Dec 2026, 10:00");
  ui_settle (tab);
  test_window_press (tab, "Put on the _calendar");
  test_window_until (test, has_course, visit);
  ui_wait_text (tab, "0 of 4 done");
}

void
visit_open_session (TestWindow *test,
                    TestVisit  *visit)
{
  g_autoptr (RespitePatient) patient = load_patient (test->clinic->office, visit);
  g_autofree char *name = respite_patient_dup_name (patient);
  GtkWidget *page, *card;

  ui_key ("1", GDK_CONTROL_MASK);
  page = test_window_wait_page (test, "today");
  ui_wait_text (page, name);
  card = ui_find (page, RESPITE_TYPE_BOARD_CARD, NULL);
  g_assert_nonnull (card);
  ui_click (ui_child (card, RESPITE_TYPE_BOARD_CARD, "button"));
  ui_wait_text (test_window_wait_page (test, "session"), name);
}
