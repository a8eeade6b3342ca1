/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* What stands before the start: the lines of the gate, and what an order lacks. */

#include "config.h"

#include <string.h>

#include "pages/respite-gate-view.h"
#include "pages/respite-order-view.h"
#include "pages/respite-session-page.h"
#include "visitwindow.h"
#include "widgets/respite-check-row.h"
#include "widgets/respite-checklist.h"

#define WIDTH  1270
#define HEIGHT 740

/* Checked in; the last line of the gate is open. */
static TestVisit *
create_last_open (TestClinic *clinic)
{
  TestVisit *visit = test_visit_new (clinic);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;

  test_visit_screen (visit, NULL);
  test_visit_clear (visit);
  test_visit_plan (visit);
  test_visit_consent (visit);
  respite_office_check_in (clinic->office, visit->session_id, NULL, &error);
  g_assert_no_error (error);
  record = test_visit_load (visit);
  checks = test_visit_answer_yes (record->gate);
  g_ptr_array_set_size (checks, (int) checks->len - 1);
  respite_office_save_gate (clinic->office, visit->session_id, checks, &error);
  g_assert_no_error (error);

  return visit;
}

static void
set_up_gate (VisitWindow  *fixture,
             gconstpointer data)
{
  fixture->test = test_window_new ();
  fixture->visit = create_last_open (fixture->test->clinic);
  gtk_window_set_default_size (GTK_WINDOW (fixture->test->window), WIDTH, HEIGHT);
  test_window_sign_in (fixture->test, "owner");
  respite_window_show_page (fixture->test->window, "session", fixture->visit->session_id);
  fixture->page = test_window_wait_page (fixture->test, "session");
  ui_wait_text (fixture->page, "Session 1 of");
}

/* All of @data is in sight of the list that scrolls, to the pixel. */
static gboolean
is_in_sight (gpointer data)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (data, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return scrolled != NULL && gtk_widget_compute_bounds (data, scrolled, &bounds) && bounds.origin.y > -1 &&
         bounds.origin.y + bounds.size.height < gtk_widget_get_height (scrolled) + 1;
}

static gboolean
is_row_focused (gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (data));

  return focus != NULL && gtk_widget_get_ancestor (focus, RESPITE_TYPE_CHECK_ROW) != NULL;
}

/* The heading stays above the list; the first line that stands in the way has the focus, whole and in sight. */
static void
test_gate_opens_at_what_is_open (VisitWindow  *fixture,
                                 gconstpointer data)
{
  GtkWidget *heading = ui_wait_text (fixture->page, "Before the infusion");
  GtkWidget *progress = ui_wait_text (fixture->page, "1 line still stands in the way.");
  g_autoptr (RespiteCheck) check = NULL;
  graphene_rect_t bounds;
  GtkWidget *row;

  g_assert_true (ui_wait (is_row_focused, fixture->page));
  row = gtk_widget_get_ancestor (gtk_root_get_focus (gtk_widget_get_root (fixture->page)), RESPITE_TYPE_CHECK_ROW);
  check = respite_check_row_dup_check (RESPITE_CHECK_ROW (row));
  g_assert_true (respite_check_is_open (check));

  /* Where it rests: the page is laid out more than once. */
  for (int i = 0; i < 10; i++)
    ui_settle (row);
  g_assert_true (ui_wait (is_in_sight, row));

  g_assert_null (gtk_widget_get_ancestor (heading, GTK_TYPE_SCROLLED_WINDOW));
  g_assert_null (gtk_widget_get_ancestor (progress, GTK_TYPE_SCROLLED_WINDOW));
  g_assert_true (gtk_widget_compute_bounds (heading, ui_find (fixture->page, RESPITE_TYPE_GATE_VIEW, NULL), &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  ui_key ("y", 0);
  ui_wait_text (fixture->page, "Everything that is required is answered.");
}

static TestVisit *
create_first_open (TestClinic *clinic)
{
  g_autoptr (RespiteThresholds) example = respite_thresholds_new_example ();
  g_autoptr (GError) error = NULL;
  TestVisit *visit = test_visit_new_planned (clinic);

  respite_office_set_thresholds (clinic->office, example, TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
  respite_office_check_in (clinic->office, visit->session_id, NULL, &error);
  g_assert_no_error (error);

  return visit;
}

static void
set_up_limits (VisitWindow  *fixture,
               gconstpointer data)
{
  visit_window_open_session (fixture, create_first_open);
}

/* The row of the gate with this code. */
static GtkWidget *
find_row (GtkWidget  *root,
          const char *code)
{
  GtkWidget *found = NULL;

  if (RESPITE_IS_CHECK_ROW (root))
    {
      g_autoptr (RespiteCheck) check = respite_check_row_dup_check (RESPITE_CHECK_ROW (root));

      return g_str_equal (check->code, code) ? root : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, code);

  return found;
}

static RespiteCheck *
dup_stored (RespiteOffice *office,
            gint64         session_id,
            const char    *code)
{
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (office, session_id, FALSE, NULL);

  for (guint i = 0; i < record->gate->len; i++)
    if (g_str_equal (((RespiteCheck *) g_ptr_array_index (record->gate, i))->code, code))
      return respite_check_copy (g_ptr_array_index (record->gate, i));

  g_assert_not_reached ();
}

static gboolean
is_no (RespiteOffice *office,
       gpointer       session_id)
{
  g_autoptr (RespiteCheck) check = dup_stored (office, *(gint64 *) session_id, "baseline");

  return check->answer == RESPITE_ANSWER_NO;
}

static gboolean
is_yes (RespiteOffice *office,
        gpointer       session_id)
{
  g_autoptr (RespiteCheck) check = dup_stored (office, *(gint64 *) session_id, "baseline");

  return check->answer == RESPITE_ANSWER_YES;
}

static gboolean
is_overridden (RespiteOffice *office,
               gpointer       session_id)
{
  g_autoptr (RespiteCheck) check = dup_stored (office, *(gint64 *) session_id, "baseline");

  return respite_check_is_overridden (check) && !respite_check_is_open (check);
}

/* Whoever cannot sign yet reads what the order lacks. */
static void
test_order_says_what_it_lacks (VisitWindow  *fixture,
                               gconstpointer data)
{
  GtkWidget *view, *label;

  respite_session_page_show_step (RESPITE_SESSION_PAGE (fixture->page), "order");
  view = ui_find (fixture->page, RESPITE_TYPE_ORDER_VIEW, NULL);
  label = ui_child (view, RESPITE_TYPE_ORDER_VIEW, "missing_label");
  ui_wait_mapped (label);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), !=, "");
  g_assert_false (gtk_widget_get_sensitive (ui_child (view, RESPITE_TYPE_ORDER_VIEW, "sign_button")));
}

static gboolean
is_empty (gpointer entry)
{
  return *gtk_editable_get_text (entry) == '\0';
}

/* "Yes" to vital signs beyond the clinic's limits is "no": the line says which limit, and wants a reason. */
static void
test_gate_holds_the_limits (VisitWindow  *fixture,
                            gconstpointer data)
{
  GtkWidget *row = find_row (fixture->page, "baseline");
  GtkWidget *value = ui_child (row, RESPITE_TYPE_CHECK_ROW, "value_entry");
  GtkWidget *reason = ui_child (row, RESPITE_TYPE_CHECK_ROW, "reason_entry");
  g_autoptr (RespiteCheck) check = NULL;

  /* "Yes" asks for the figures first. */
  gtk_widget_grab_focus (ui_child (row, RESPITE_TYPE_CHECK_ROW, "yes_button"));
  ui_key ("y", 0);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (value)))));
  ui_type ("192/115 88");
  ui_key ("Return", 0);
  test_window_until (fixture->test, is_no, &fixture->visit->session_id);
  ui_wait_text (row, "192 mmHg: at or above the clinic's limit");
  ui_wait_mapped (reason);
  check = dup_stored (fixture->test->clinic->office, fixture->visit->session_id, "baseline");
  g_assert_true (respite_check_is_open (check));
  ui_fill (reason, "Dr Stern looked, start allowed");
  ui_key ("Return", 0);
  test_window_until (fixture->test, is_overridden, &fixture->visit->session_id);

  /* Measured again, it is within them. */
  ui_fill (value, "128/78 72");
  ui_key ("Return", 0);
  ui_click (ui_child (row, RESPITE_TYPE_CHECK_ROW, "yes_button"));
  test_window_until (fixture->test, is_yes, &fixture->visit->session_id);

  /* What excused the first pressure excuses no other one. */
  ui_fill (value, "215/125 120");
  ui_key ("Return", 0);
  test_window_until (fixture->test, is_no, &fixture->visit->session_id);
  g_clear_pointer (&check, respite_check_free);
  check = dup_stored (fixture->test->clinic->office, fixture->visit->session_id, "baseline");
  g_assert_true (respite_check_is_open (check));
  g_assert_cmpstr (check->reason, ==, "");
  ui_wait_mapped (reason);
  g_assert_true (ui_wait (is_empty, reason));

  /* What cannot be read cannot be held against the limits. */
  ui_fill (value, "192/115 mmHg, HR 88");
  ui_key ("Return", 0);
  ui_wait_text (fixture->page, "Vital signs are written as 118/74");
}

/* An escort has a name. */
static void
test_gate_wants_a_name (VisitWindow  *fixture,
                        gconstpointer data)
{
  GtkWidget *row = find_row (fixture->page, "escort");
  GtkWidget *value = ui_child (row, RESPITE_TYPE_CHECK_ROW, "value_entry");
  g_autoptr (RespiteCheck) check = NULL;

  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (value)), ==, "Needed");
  ui_click (ui_child (row, RESPITE_TYPE_CHECK_ROW, "yes_button"));
  ui_wait_text (row, "open");
  check = respite_check_row_dup_check (RESPITE_CHECK_ROW (row));
  g_assert_cmpint (check->answer, ==, RESPITE_ANSWER_YES);
  g_assert_true (respite_check_is_open (check));
  ui_fill (value, "Luis Marin");
  ui_key ("Return", 0);
  ui_wait_text (row, "✓");
}

#define ADD(name, set_up, func) g_test_add ("/gate/" name, VisitWindow, NULL, set_up, func, visit_window_tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

  ADD ("opens-at-what-is-open", set_up_gate, test_gate_opens_at_what_is_open);
  ADD ("holds-the-limits", set_up_limits, test_gate_holds_the_limits);
  ADD ("wants-a-name", set_up_limits, test_gate_wants_a_name);
  ADD ("order-says-what-it-lacks", set_up_limits, test_order_says_what_it_lacks);

  return g_test_run ();
}
