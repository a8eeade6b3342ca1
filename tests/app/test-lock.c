/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-infusion-view.h"
#include "pages/respite-patient-edit-page.h"
#include "pages/respite-sign-in-page.h"
#include "service/respite-office-settings.h"
#include "service/respite-office-staff.h"
#include "visitwindow.h"
#include "widgets/respite-entry-line-widget.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-patient-editor.h"

/*
 * The window that locks by itself: what was half typed is there again, nobody reads it meanwhile, and a day's work is
 * the longest that one password is good for. A password that somebody else has set is changed before anything.
 */

#define GIVEN_PASSWORD "given by the administrator"
#define OWN_PASSWORD   "purple tractor window song"

typedef VisitWindow Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  fixture->visit = data != NULL ? test_visit_new_running (fixture->test->clinic) :
                   test_visit_new (fixture->test->clinic);
}

static gboolean
is_locked (gpointer data)
{
  return respite_clinic_get_state (data) == RESPITE_OFFICE_LOCKED;
}

static gboolean
is_open (gpointer data)
{
  TestWindow *test = data;
  GtkWidget *page = respite_window_get_page (test->window);

  return respite_clinic_get_state (test->opened) == RESPITE_OFFICE_SIGNED_IN && page != NULL &&
         gtk_widget_get_mapped (page);
}

/* Nobody touches anything for @ms. */
static void
wait_for_lock (Fixture *fixture,
               gint64   ms)
{
  ui_settle (GTK_WIDGET (fixture->test->window));
  respite_clock_advance (fixture->test->clinic->clock, ms);
  g_assert_true (ui_wait (is_locked, fixture->test->opened));
  ui_wait_text (fixture->test->window, "Locked");
  g_assert_null (ui_find (fixture->test->window, GTK_TYPE_LABEL, "MARTÍNEZ, Rosa"));
}

static void
unlock (Fixture *fixture)
{
  ui_type (TESTLIB_PASSWORD);
  ui_key ("Return", 0);
  g_assert_true (ui_wait (is_open, fixture->test));
}

static GtkWidget *
find_line (Fixture *fixture)
{
  GtkWidget *view;

  ui_wait_text (fixture->test->window, "INFUSING");
  view = ui_find (fixture->test->window, RESPITE_TYPE_INFUSION_VIEW, NULL);
  g_assert_nonnull (view);

  return ui_child (view, RESPITE_TYPE_INFUSION_VIEW, "line");
}

/* A note of which half is typed outlives the lock, and the infusion has gone on. */
static void
test_half_typed_note (Fixture      *fixture,
                      gconstpointer data)
{
  GtkWidget *line;
  g_autoptr (RespiteSessionRecord) record = NULL;
  guint n_events;

  test_window_sign_in (fixture->test, "owner");
  line = find_line (fixture);
  record = test_visit_load (fixture->visit);
  n_events = respite_timeline_get_n_events (record->timeline);
  ui_click (line);
  ui_type ("note calm and half ty");
  wait_for_lock (fixture, 10 * RESPITE_MINUTE_MS);
  g_assert_null (ui_find (fixture->test->window, GTK_TYPE_TEXT, "half ty"));
  unlock (fixture);
  line = find_line (fixture);
  g_assert_cmpstr (respite_entry_line_widget_get_text (RESPITE_ENTRY_LINE_WIDGET (line)), ==,
                   "note calm and half ty");
  g_clear_pointer (&record, respite_session_record_unref);
  record = test_visit_load (fixture->visit);
  g_assert_cmpuint (respite_timeline_get_n_events (record->timeline), ==, n_events);
  g_assert_cmpint (record->session->state, ==, RESPITE_SESSION_RUNNING);
}

/* Nor is a patient's record lost that is being edited. */
static void
test_half_edited_patient (Fixture      *fixture,
                          gconstpointer data)
{
  RespitePatientEditor *editor;
  RespiteEntryRow *row;
  GtkWidget *page;

  test_window_sign_in (fixture->test, "owner");
  respite_window_show_page (fixture->test->window, "patient", fixture->visit->patient_id);
  page = test_window_wait_page (fixture->test, "patient");
  ui_wait_text (page, "MARTÍNEZ");
  test_window_press (page, "_Edit details");
  page = test_window_wait_page (fixture->test, "edit-patient");
  editor = ui_child (page, RESPITE_TYPE_PATIENT_EDIT_PAGE, "editor");
  row = ui_child (editor, RESPITE_TYPE_PATIENT_EDITOR, "pronouns_row");
  ui_click (row);
  ui_type ("she/h");
  wait_for_lock (fixture, 10 * RESPITE_MINUTE_MS);
  unlock (fixture);
  g_assert_cmpstr (respite_entry_row_get_text (row), ==, "she/h");
}

/* Twelve hours of work without a pause end in a lock, too. */
static void
test_twelve_hours (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  respite_office_put_setting (fixture->test->clinic->office, "lock-minutes", "120", &error);
  g_assert_no_error (error);
  test_window_sign_in (fixture->test, "owner");
  test_window_wait_page (fixture->test, "today");
  for (int i = 0; i < 12; i++)
    {
      ui_key ("Shift_L", 0);
      ui_settle (GTK_WIDGET (fixture->test->window));
      g_assert_cmpint (respite_clinic_get_state (fixture->test->opened), ==, RESPITE_OFFICE_SIGNED_IN);
      respite_clock_advance (fixture->test->clinic->clock, RESPITE_HOUR_MS);
    }
  g_assert_true (ui_wait (is_locked, fixture->test->opened));
  unlock (fixture);
}

static gboolean
asks_for_own (gpointer page)
{
  return gtk_widget_get_mapped (ui_child (page, RESPITE_TYPE_SIGN_IN_PAGE, "own_row"));
}

/* What the administrator gave leads to one's own password only, and that has to be a good one. */
static void
test_own_password (Fixture      *fixture,
                   gconstpointer data)
{
  RespiteOffice *office = fixture->test->clinic->office;
  g_autoptr (RespiteStaff) nurse = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *page = ui_find (fixture->test->window, RESPITE_TYPE_SIGN_IN_PAGE, NULL);

  respite_office_reset_password (office, "nurse", GIVEN_PASSWORD, &error);
  g_assert_no_error (error);
  test_window_fill (page, RESPITE_TYPE_SIGN_IN_PAGE, "login_row", "nurse");
  test_window_fill (page, RESPITE_TYPE_SIGN_IN_PAGE, "password_row", GIVEN_PASSWORD);
  ui_key ("Return", 0);
  g_assert_true (ui_wait (asks_for_own, page));
  g_assert_cmpint (respite_clinic_get_state (fixture->test->opened), ==, RESPITE_OFFICE_SIGNED_OUT);
  ui_type (OWN_PASSWORD);
  ui_key ("Return", 0);
  g_assert_true (ui_wait (is_open, fixture->test));
  g_assert_cmpstr (respite_clinic_get_actor (fixture->test->opened)->login, ==, "nurse");
  nurse = respite_office_find_staff (office, "nurse", &error);
  g_assert_no_error (error);
  g_assert_false (nurse->one_time);
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

#define ADD(name, running, function) \
  g_test_add ("/lock/" name, Fixture, running, set_up, function, visit_window_tear_down)
  ADD ("half-typed-note", "running", test_half_typed_note);
  ADD ("half-edited-patient", NULL, test_half_edited_patient);
  ADD ("twelve-hours", NULL, test_twelve_hours);
  ADD ("own-password", NULL, test_own_password);

  return g_test_run ();
}
