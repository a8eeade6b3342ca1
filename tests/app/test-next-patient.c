/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* What was typed, ticked or begun for one patient is gone where the next one is looked at. */

#include "config.h"

#include <string.h>

#include "pages/respite-courses-tab.h"
#include "pages/respite-documents-page.h"
#include "pages/respite-order-view.h"
#include "pages/respite-outcomes-tab.h"
#include "pages/respite-overview-tab.h"
#include "pages/respite-papers-tab.h"
#include "pages/respite-session-page.h"
#include "service/respite-patient-acts.h"
#include "test-records.h"
#include "visitwindow.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-handout-row.h"
#include "widgets/respite-preview-pane.h"
#include "widgets/respite-record-card.h"
#include "widgets/respite-score-entry.h"

static void
set_up (VisitWindow  *fixture,
        gconstpointer data)
{
  visit_window_sign_in (fixture, test_visit_new_planned);
}

static GtkWidget *
open_tab (VisitWindow *fixture,
          gint64       patient_id,
          const char  *name)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->test->window), "win.open-patient", "x", patient_id);
  fixture->page = test_window_wait_page (fixture->test, "patient");
  gtk_widget_activate_action (fixture->page, "patient.tab", "s", name);

  return fixture->page;
}

static gint64
add_other (VisitWindow *fixture)
{
  return test_records_add_patient (fixture->test->clinic, "Nguyen", "Kim", "1980-02-03", NULL);
}

static void
assert_empty (gpointer    widget,
              GType       type,
              const char *id)
{
  g_assert_cmpstr (respite_entry_row_get_text (ui_child (widget, type, id)), ==, "");
}

static void
test_typed (VisitWindow  *fixture,
            gconstpointer data)
{
  gint64 other = add_other (fixture);
  GtkWidget *tab, *card, *entry;

  tab = ui_find (open_tab (fixture, fixture->visit->patient_id, "overview"), RESPITE_TYPE_OVERVIEW_TAB, NULL);
  ui_wait_text (tab, "71.4 kg");
  test_window_fill (tab, RESPITE_TYPE_OVERVIEW_TAB, "weight_row", "64");
  card = ui_child (tab, RESPITE_TYPE_OVERVIEW_TAB, "allergy_card");
  entry = ui_child (card, RESPITE_TYPE_RECORD_CARD, "text_entry");
  ui_fill (entry, "latex");

  open_tab (fixture, other, "overview");
  assert_empty (tab, RESPITE_TYPE_OVERVIEW_TAB, "weight_row");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_null (strstr (gtk_label_get_label (ui_child (tab, RESPITE_TYPE_OVERVIEW_TAB, "weight_label")), "71.4"));
}

/* The side of the courses still held the other patient's visit, ready to be moved or reviewed. */
static void
test_begun (VisitWindow  *fixture,
            gconstpointer data)
{
  gint64 other = add_other (fixture);
  GtkWidget *tab = ui_find (open_tab (fixture, fixture->visit->patient_id, "courses"), RESPITE_TYPE_COURSES_TAB, NULL);
  GtkStack *side = ui_child (tab, RESPITE_TYPE_COURSES_TAB, "side");

  ui_wait_text (tab, "Session 4 of 4");
  ui_settle (tab);
  test_window_press (tab, "Re_view or stop");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (side), ==, "review");

  open_tab (fixture, other, "courses");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (side), ==, "new");
  g_assert_null (gtk_list_box_get_row_at_index (ui_child (tab, RESPITE_TYPE_COURSES_TAB, "session_list"), 0));
}

static void
test_given (VisitWindow  *fixture,
            gconstpointer data)
{
  gint64 other = add_other (fixture);
  GtkWidget *page;
  GtkListBoxRow *row;
  gpointer check;

  gtk_widget_activate_action (GTK_WIDGET (fixture->test->window), "win.open-handouts", "x",
                              fixture->visit->patient_id);
  page = test_window_wait_page (fixture->test, "documents");
  ui_wait_text (page, "Filled for MARTÍNEZ");
  row = gtk_list_box_get_row_at_index (ui_child (page, RESPITE_TYPE_DOCUMENTS_PAGE, "list"), 1);
  check = ui_child (gtk_list_box_row_get_child (row), RESPITE_TYPE_HANDOUT_ROW, "check");
  ui_click (check);
  g_assert_true (gtk_check_button_get_active (check));
  test_window_choose (ui_child (page, RESPITE_TYPE_DOCUMENTS_PAGE, "language"), 2);
  test_window_fill (page, RESPITE_TYPE_DOCUMENTS_PAGE, "said", "no driving");

  gtk_widget_activate_action (GTK_WIDGET (fixture->test->window), "win.open-handouts", "x", other);
  g_assert_false (gtk_check_button_get_active (check));
  g_assert_cmpuint (gtk_drop_down_get_selected (ui_child (page, RESPITE_TYPE_DOCUMENTS_PAGE, "language")), ==, 0);
  assert_empty (page, RESPITE_TYPE_DOCUMENTS_PAGE, "said");
  ui_wait_text (page, "Filled for NGUYEN");
}

static GtkWidget *
get_print_button (GtkWidget *page)
{
  return ui_child (ui_find (page, RESPITE_TYPE_PREVIEW_PANE, NULL), RESPITE_TYPE_PREVIEW_PANE, "print_button");
}

static gboolean
is_sensitive (gpointer button)
{
  return gtk_widget_is_sensitive (button);
}

/* A paper is printed of the patient whose name stands above it, or not at all. */
static void
test_paper (VisitWindow  *fixture,
            gconstpointer data)
{
  gint64 other = add_other (fixture);
  GtkWidget *page, *tab, *button;

  respite_window_show_page (fixture->test->window, "patient-summary", fixture->visit->patient_id);
  page = test_window_wait_page (fixture->test, "patient-summary");
  g_assert_true (ui_wait (is_sensitive, get_print_button (page)));
  respite_window_show_page (fixture->test->window, "patient-summary", other);
  g_assert_false (gtk_widget_is_sensitive (get_print_button (page)));
  g_assert_true (ui_wait (is_sensitive, get_print_button (page)));

  /* A document cannot be made before it is known of whom. */
  tab = ui_find (open_tab (fixture, fixture->visit->patient_id, "documents"), RESPITE_TYPE_PAPERS_TAB, NULL);
  button = ui_child (tab, RESPITE_TYPE_PAPERS_TAB, "letter_button");
  g_assert_true (ui_wait (is_sensitive, button));
  open_tab (fixture, other, "documents");
  g_assert_false (gtk_widget_is_sensitive (button));
}

/* A score was typed, and the record of somebody else opened before it was kept. */
static void
test_score (VisitWindow  *fixture,
            gconstpointer data)
{
  gint64 other = add_other (fixture);
  GtkWidget *tab = ui_find (open_tab (fixture, fixture->visit->patient_id, "outcomes"), RESPITE_TYPE_OUTCOMES_TAB,
                            NULL);
  GtkWidget *entry = ui_child (tab, RESPITE_TYPE_OUTCOMES_TAB, "score_entry");

  ui_wait_mapped (tab);
  gtk_expander_set_expanded (ui_child (tab, RESPITE_TYPE_OUTCOMES_TAB, "entry_expander"), TRUE);
  respite_score_entry_choose (RESPITE_SCORE_ENTRY (entry), "bdi-ii");
  test_window_fill (entry, RESPITE_TYPE_SCORE_ENTRY, "value_row", "7");
  open_tab (fixture, other, "outcomes");
  assert_empty (entry, RESPITE_TYPE_SCORE_ENTRY, "value_row");
}

/* Checked in, with the order still to be written. */
static TestVisit *
check_in (TestClinic *clinic)
{
  TestVisit *visit = test_visit_new (clinic);

  test_visit_screen (visit, NULL);
  test_visit_clear (visit);
  test_visit_plan (visit);
  test_visit_consent (visit);
  test_visit_gate (visit);

  return visit;
}

static GtkWidget *
open_order (VisitWindow     *fixture,
            const TestVisit *visit)
{
  respite_window_show_page (fixture->test->window, "session", visit->session_id);
  fixture->page = test_window_wait_page (fixture->test, "session");
  ui_wait_text (fixture->page, "Session 1 of 4");
  respite_session_page_show_step (RESPITE_SESSION_PAGE (fixture->page), "order");

  return ui_find (fixture->page, RESPITE_TYPE_ORDER_VIEW, NULL);
}

/* The order of one patient, half written, stood before the next one, with the first one's weight. */
static void
test_order (VisitWindow  *fixture,
            gconstpointer data)
{
  g_autoptr (TestVisit) first = check_in (fixture->test->clinic);
  g_autoptr (TestVisit) second = check_in (fixture->test->clinic);
  g_autoptr (GError) error = NULL;
  GtkWidget *view;

  g_assert_true (respite_office_add_weight (fixture->test->clinic->office, second->patient_id, 64000, 0, 0, &error));
  g_assert_no_error (error);
  view = open_order (fixture, first);
  test_window_fill (view, RESPITE_TYPE_ORDER_VIEW, "dose_mg", "35");
  view = open_order (fixture, second);
  assert_empty (view, RESPITE_TYPE_ORDER_VIEW, "dose_mg");
  g_assert_cmpstr (respite_entry_row_get_text (ui_child (view, RESPITE_TYPE_ORDER_VIEW, "weight")), ==, "64");
}

static gboolean
has_new_weight (gpointer view)
{
  return g_str_equal (respite_entry_row_get_text (ui_child (view, RESPITE_TYPE_ORDER_VIEW, "weight")), "65");
}

/* A weight that is taken while the order is open is the order's, until somebody writes another. */
static void
test_order_follows_weight (VisitWindow  *fixture,
                           gconstpointer data)
{
  RespiteOffice *office = fixture->test->clinic->office;
  g_autoptr (TestVisit) visit = check_in (fixture->test->clinic);
  g_autoptr (GError) error = NULL;
  GtkWidget *view = open_order (fixture, visit);

  g_assert_true (respite_office_add_weight (office, visit->patient_id, 65000, 0, 0, &error));
  g_assert_true (ui_wait (has_new_weight, view));
  test_window_fill (view, RESPITE_TYPE_ORDER_VIEW, "weight", "66");
  g_assert_true (respite_office_add_weight (office, visit->patient_id, 67000, 0, 0, &error));
  ui_wait_text (fixture->page, "67 kg");
  g_assert_cmpstr (respite_entry_row_get_text (ui_child (view, RESPITE_TYPE_ORDER_VIEW, "weight")), ==, "66");
}

#define ADD(name, func) g_test_add ("/next-patient/" name, VisitWindow, NULL, set_up, func, visit_window_tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

  ADD ("typed", test_typed);
  ADD ("begun", test_begun);
  ADD ("given", test_given);
  ADD ("paper", test_paper);
  ADD ("score", test_score);
  ADD ("order", test_order);
  ADD ("order-follows-weight", test_order_follows_weight);

  return g_test_run ();
}
