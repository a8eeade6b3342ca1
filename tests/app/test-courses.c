/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-booking-panel.h"
#include "pages/respite-courses-tab.h"
#include "pages/respite-days-settings.h"
#include "pages/respite-gate-view.h"
#include "pages/respite-protocol-editor.h"
#include "pages/respite-protocol-settings.h"
#include "pages/respite-review-panel.h"
#include "service/respite-calendar-acts.h"
#include "service/respite-course-acts.h"
#include "service/respite-review-acts.h"
#include "service/respite-session-acts.h"
#include "visitwindow.h"
#include "widgets/respite-chair-choice.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-text.h"

/* Chairs and days, protocols of the clinic's own, and a session that is moved: all in the window. */

static void
set_up (VisitWindow  *fixture,
        gconstpointer data)
{
  visit_window_sign_in (fixture, test_visit_new_planned);
}

static gboolean
has_chair (RespiteOffice *office,
           gpointer       data)
{
  g_autoptr (RespiteClinicDays) days = respite_office_get_clinic_days (office);

  return respite_clinic_days_has_chair (days, "Window") == GPOINTER_TO_INT (data);
}

static void
test_chairs (VisitWindow  *fixture,
             gconstpointer data)
{
  GtkWidget *page = test_window_open_settings (fixture->test, "days", RESPITE_TYPE_DAYS_SETTINGS);

  ui_wait_text (page, "No chairs are named yet");
  test_window_fill (page, RESPITE_TYPE_DAYS_SETTINGS, "chair_row", "Window");
  test_window_press (page, "_Add chair");
  test_window_until (fixture->test, has_chair, GINT_TO_POINTER (TRUE));
  ui_wait_text (fixture->test->window, "Chairs and days are changed.");
  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, has_chair, GINT_TO_POINTER (FALSE));
  ui_wait_text (page, "No chairs are named yet");
}

static gboolean
is_closed_on_new_year (RespiteOffice *office,
                       gpointer       data)
{
  g_autoptr (RespiteClinicDays) days = respite_office_get_clinic_days (office);

  return respite_clinic_days_has_holiday (days, "us-new-year") == GPOINTER_TO_INT (data);
}

/* The holidays of the clinic's country, each with the day on which it comes next; Undo opens again. */
static void
test_holidays (VisitWindow  *fixture,
               gconstpointer data)
{
  GtkWidget *page = test_window_open_settings (fixture->test, "days", RESPITE_TYPE_DAYS_SETTINGS);
  GtkWidget *list = ui_child (page, RESPITE_TYPE_DAYS_SETTINGS, "holiday_list");

  ui_wait_text (list, "New Year's Day");
  ui_wait_text (list, "Thu 26 Nov 2026");
  ui_settle (page);
  test_window_press (list, "Close");
  test_window_until (fixture->test, is_closed_on_new_year, GINT_TO_POINTER (TRUE));
  ui_wait_text (list, "Closed");
  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, is_closed_on_new_year, GINT_TO_POINTER (FALSE));
}

static gboolean
is_edited (RespiteOffice *office,
           gpointer       data)
{
  g_autoptr (GPtrArray) list = respite_office_list_protocols (office, "en", NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const RespiteProtocol *protocol = g_ptr_array_index (list, i);

      if (g_str_equal (protocol->name, "Pain, ours") && protocol->version == 2)
        return !protocol->is_builtin && protocol->sessions == 4;
    }

  return FALSE;
}

/* A copy is made and opened; a dose in it is refused; what is saved is version 2. */
static void
test_protocol (VisitWindow  *fixture,
               gconstpointer data)
{
  GtkWidget *page = test_window_open_settings (fixture->test, "protocols", RESPITE_TYPE_PROTOCOL_SETTINGS);
  GtkWidget *editor;

  ui_wait_text (page, "Pain - short series");
  ui_settle (page);
  test_window_press (page, "_Copy and edit");
  editor = ui_child (page, RESPITE_TYPE_PROTOCOL_SETTINGS, "editor");
  ui_wait_text (editor, "Version 1. Saving makes version 2");
  test_window_fill (editor, RESPITE_TYPE_PROTOCOL_EDITOR, "name_row", "Pain, 0.5 mg/kg");
  test_window_press (editor, "_Save");
  ui_wait_text (editor, "A protocol never carries a dose");
  test_window_fill (editor, RESPITE_TYPE_PROTOCOL_EDITOR, "name_row", "Pain, ours");
  test_window_press (editor, "_Save");
  test_window_until (fixture->test, is_edited, NULL);
  ui_wait_text (page, "Pain, ours");
}

static gboolean
has_keyboard (gpointer widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* The keyboard goes from the parts of Settings to the chosen part and in it to the buttons of the chosen protocol. */
static void
test_protocol_keys (VisitWindow  *fixture,
                    gconstpointer data)
{
  GtkWidget *page = test_window_open_settings (fixture->test, "protocols", RESPITE_TYPE_PROTOCOL_SETTINGS);
  GtkListBox *list = ui_child (page, RESPITE_TYPE_PROTOCOL_SETTINGS, "list");
  GtkListBoxRow *row;
  GtkWidget *parts;

  ui_wait_text (page, "Pain - short series");
  ui_settle (page);
  row = gtk_list_box_get_row_at_index (list, 1);
  ui_click (row);
  ui_key ("Tab", 0);
  g_assert_true (ui_wait (has_keyboard, ui_child (page, RESPITE_TYPE_PROTOCOL_SETTINGS, "manage_box")));
  g_assert_true (gtk_list_box_get_selected_row (list) == row);
  ui_key ("Tab", GDK_SHIFT_MASK);
  g_assert_true (ui_wait (has_keyboard, row));
  ui_key ("Tab", GDK_SHIFT_MASK);
  parts = ui_find (fixture->test->window, GTK_TYPE_STACK_SIDEBAR, NULL);
  g_assert_true (ui_wait (has_keyboard, parts));
  g_assert_true (gtk_widget_get_mapped (page));
  ui_key ("Tab", 0);
  g_assert_true (ui_wait (has_keyboard, list));
  g_assert_true (gtk_list_box_get_selected_row (list) == row);
}

static gboolean
is_moved (RespiteOffice *office,
          gpointer       data)
{
  const TestVisit *visit = data;
  RespiteSessionFilter filter = { .course_id = visit->course_id };
  g_autoptr (GPtrArray) sessions = respite_office_list_sessions (office, &filter, NULL);
  const RespiteSession *first = g_ptr_array_index (sessions, 0);
  const RespiteSession *last = g_ptr_array_index (sessions, sessions->len - 1);

  return first->planned_at == TESTLIB_NOW + RESPITE_DAY_MS && last->planned_at == TESTLIB_NOW + 11 * RESPITE_DAY_MS;
}

static gboolean
is_back (RespiteOffice *office,
         gpointer       data)
{
  const TestVisit *visit = data;
  RespiteSessionFilter filter = { .course_id = visit->course_id };
  g_autoptr (GPtrArray) sessions = respite_office_list_sessions (office, &filter, NULL);

  return ((RespiteSession *) g_ptr_array_index (sessions, 0))->planned_at == TESTLIB_NOW;
}

static gboolean
is_first_answered (RespiteOffice *office,
                   gpointer       data)
{
  const TestVisit *visit = data;
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (office, visit->session_id, 0, NULL);

  return ((const RespiteCheck *) g_ptr_array_index (record->gate, 0))->answer == RESPITE_ANSWER_YES;
}

/* Whoever checks a patient in goes on with the keyboard at the first line of the gate. */
static void
test_checked_in (VisitWindow  *fixture,
                 gconstpointer data)
{
  GtkWidget *page, *view;

  respite_window_show_page (fixture->test->window, "session", fixture->visit->session_id);
  page = test_window_wait_page (fixture->test, "session");
  view = ui_find (page, RESPITE_TYPE_GATE_VIEW, NULL);
  ui_wait_text (view, "The patient has not been checked in yet.");
  g_assert_true (ui_wait (has_keyboard, ui_child (view, RESPITE_TYPE_GATE_VIEW, "check_in_box")));
  ui_key ("Return", 0);
  g_assert_true (ui_wait (has_keyboard, ui_child (view, RESPITE_TYPE_GATE_VIEW, "checklist")));
  ui_key ("y", 0);
  test_window_until (fixture->test, is_first_answered, fixture->visit);
}

/* A day that is only half typed moves nothing, and none is guessed; a month may be written in letters. */
static void
test_half_typed (VisitWindow  *fixture,
                 gconstpointer data)
{
  static const char *const days[][2] = {
    { "30 nov", "30 nov" }, { "dec 2026", "dec 2026" }, { "3 xyz 2026", "3 xyz 2026" }, { "30 nov 26", "30 nov 26" },
    { "30 nov 2026", "2026-11-30" }, { "Nov 30, 2026", "2026-11-30" }, { "31 nov 2026", "31 nov 2026" },
    { "14 March 1968", "1968-03-14" }, { "14-mar-1968", "1968-03-14" }, { "1968 mar 14", "1968-03-14" },
  };
  GtkWidget *tab, *panel;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *read = respite_text_read_date (days[i][0]);

      g_assert_cmpstr (read, ==, days[i][1]);
    }

  respite_window_show_page (fixture->test->window, "patient", fixture->visit->patient_id);
  test_window_wait_page (fixture->test, "patient");
  test_window_press (fixture->test->window, "Courses");
  tab = ui_find (fixture->test->window, RESPITE_TYPE_COURSES_TAB, NULL);
  ui_wait_text (tab, "Session 4 of 4");
  gtk_drop_down_set_selected (ui_child (tab, RESPITE_TYPE_COURSES_TAB, "protocol_drop"), 1);
  ui_wait_text (tab, " 1 session (1 to ");
  ui_settle (tab);
  test_window_press (ui_child (tab, RESPITE_TYPE_COURSES_TAB, "session_list"), "Move");
  panel = ui_child (tab, RESPITE_TYPE_COURSES_TAB, "panel");
  ui_wait_mapped (panel);
  ui_settle (tab);
  test_window_fill (panel, RESPITE_TYPE_BOOKING_PANEL, "date_row", "30 nov");
  ui_wait_text (panel, "Write the day and the time.");
  ui_type (" 2026");
  ui_wait_text (panel, "Mon 30 Nov 2026, 10:00");
  test_window_fill (panel, RESPITE_TYPE_BOOKING_PANEL, "date_row", "0026-11-30");
  ui_wait_text (panel, "30 Nov 26, 10:00");
}

/* The whole course goes a day later, with a preview, and comes back by Undo. */
static void
test_move (VisitWindow  *fixture,
           gconstpointer data)
{
  GtkWidget *tab, *panel;

  respite_window_show_page (fixture->test->window, "patient", fixture->visit->patient_id);
  test_window_wait_page (fixture->test, "patient");
  test_window_press (fixture->test->window, "Courses");
  tab = ui_find (fixture->test->window, RESPITE_TYPE_COURSES_TAB, NULL);
  ui_wait_text (tab, "Next: session 1 on Mon 23 Nov 2026, 10:00.");
  ui_wait_text (tab, "Session 4 of 4");
  ui_settle (tab);
  test_window_press (ui_child (tab, RESPITE_TYPE_COURSES_TAB, "session_list"), "Move");
  panel = ui_child (tab, RESPITE_TYPE_COURSES_TAB, "panel");
  ui_wait_text (panel, "Move session 1 of 4");
  test_window_fill (panel, RESPITE_TYPE_BOOKING_PANEL, "date_row", "2026-11-24");
  ui_wait_text (panel, "Fri 4 Dec 2026, 10:00");
  ui_settle (panel);
  test_window_press (panel, "_Move");
  test_window_until (fixture->test, is_moved, fixture->visit);
  ui_wait_text (fixture->test->window, "The visit is saved.");
  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, is_back, fixture->visit);
}

static gboolean
is_double (RespiteOffice *office,
           gpointer       data)
{
  const TestVisit *visit = data;
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (office, visit->session_id, FALSE, NULL);

  return g_str_equal (record->session->chair, "Chair 2") &&
         g_strcmp0 (record->session->booking_reason, "The one before goes early") == 0;
}

/* A chair that somebody has then takes a reason, also where nothing but the chair is another one; what is said about it
 * does not push the page aside. */
static void
test_chair_is_taken (VisitWindow  *fixture,
                     gconstpointer data)
{
  g_autoptr (TestVisit) other = test_visit_new_planned (fixture->test->clinic);
  GtkWidget *tab, *panel, *chair;
  int width;

  respite_window_show_page (fixture->test->window, "patient", fixture->visit->patient_id);
  test_window_wait_page (fixture->test, "patient");
  test_window_press (fixture->test->window, "Courses");
  tab = ui_find (fixture->test->window, RESPITE_TYPE_COURSES_TAB, NULL);
  ui_wait_text (tab, "Session 4 of 4");
  ui_settle (tab);
  test_window_press (ui_child (tab, RESPITE_TYPE_COURSES_TAB, "session_list"), "Move");
  panel = ui_child (tab, RESPITE_TYPE_COURSES_TAB, "panel");
  ui_wait_text (panel, "Move session 1 of 4");
  ui_settle (panel);
  width = gtk_widget_get_width (panel);
  chair = ui_child (panel, RESPITE_TYPE_BOOKING_PANEL, "chair_choice");
  test_window_fill (chair, RESPITE_TYPE_CHAIR_CHOICE, "chair_row", "Chair 2");
  ui_wait_text (panel, "The chair is taken.");
  ui_wait_mapped (ui_child (panel, RESPITE_TYPE_BOOKING_PANEL, "reason_row"));
  test_window_press (panel, "_Move");
  ui_wait_text (panel, "“Chair 2” is taken on 23 Nov 2026 from 10:00");
  ui_settle (panel);
  g_assert_cmpint (gtk_widget_get_width (panel), <=, width + 6);
  test_window_fill (panel, RESPITE_TYPE_BOOKING_PANEL, "reason_row", "The one before goes early");
  test_window_press (panel, "_Move");
  test_window_until (fixture->test, is_double, fixture->visit);
}

static gboolean
is_stopped (RespiteOffice *office,
            gpointer       data)
{
  const TestVisit *visit = data;
  g_autoptr (RespiteCourse) course = respite_office_get_course (office, visit->course_id, NULL);

  return course->state == RESPITE_COURSE_STOPPED;
}

/* Returns: the tab of the courses, with the panel of the review open */
static GtkWidget *
open_review (VisitWindow *fixture)
{
  GtkWidget *tab;

  respite_window_show_page (fixture->test->window, "patient", fixture->visit->patient_id);
  test_window_wait_page (fixture->test, "patient");
  test_window_press (fixture->test->window, "Courses");
  tab = ui_find (fixture->test->window, RESPITE_TYPE_COURSES_TAB, NULL);
  ui_wait_text (tab, "Session 4 of 4");
  ui_settle (tab);
  test_window_press (tab, "Re_view or stop");
  ui_wait_text (ui_child (tab, RESPITE_TYPE_COURSES_TAB, "review_panel"), "Review the course");

  return tab;
}

/* A prescriber looks at the course and stops it; what was found stands beside it. */
static void
test_review (VisitWindow  *fixture,
             gconstpointer data)
{
  GtkWidget *tab = open_review (fixture);
  GtkWidget *panel = ui_child (tab, RESPITE_TYPE_COURSES_TAB, "review_panel");

  test_window_fill (panel, RESPITE_TYPE_REVIEW_PANEL, "text_row", "No relief");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_child (panel, RESPITE_TYPE_REVIEW_PANEL, "stop_check")), TRUE);
  ui_wait_text (panel, "Its planned sessions are cancelled.");
  test_window_press (panel, "_Save");
  test_window_until (fixture->test, is_stopped, fixture->visit);
  ui_wait_text (tab, "it stops. No relief");
}

static gboolean
is_taken_back (RespiteOffice *office,
               gpointer       data)
{
  const TestVisit *visit = data;
  g_autoptr (GPtrArray) reviews = respite_office_list_course_reviews (office, visit->course_id, NULL);

  return reviews->len == 1 && respite_course_review_find_standing (reviews) == NULL;
}

/* A review that was a slip goes by Undo, and stays beside the course with the reason. */
static void
test_review_undone (VisitWindow  *fixture,
                    gconstpointer data)
{
  GtkWidget *tab = open_review (fixture);
  GtkWidget *panel = ui_child (tab, RESPITE_TYPE_COURSES_TAB, "review_panel");

  test_window_fill (panel, RESPITE_TYPE_REVIEW_PANEL, "text_row", "Sleeps well");
  test_window_press (panel, "_Save");
  ui_wait_text (tab, "it goes on. Sleeps well");
  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, is_taken_back, fixture->visit);
  ui_wait_text (tab, "it goes on. Sleeps well Taken back: Undone at once");
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/courses/" name, VisitWindow, NULL, set_up, function, visit_window_tear_down)
  ADD ("chairs", test_chairs);
  ADD ("holidays", test_holidays);
  ADD ("protocol", test_protocol);
  ADD ("protocol-keys", test_protocol_keys);
  ADD ("checked-in", test_checked_in);
  ADD ("half-typed", test_half_typed);
  ADD ("move", test_move);
  ADD ("chair-is-taken", test_chair_is_taken);
  ADD ("review", test_review);
  ADD ("review-undone", test_review_undone);
#undef ADD

  return g_test_run ();
}
