/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-time.h"
#include "domain/respite-access.h"
#include "pages/respite-access-bar.h"
#include "pages/respite-access-list.h"
#include "pages/respite-patient-page.h"
#include "respite-app.h"
#include "service/respite-access-acts.h"
#include "service/respite-office-settings.h"
#include "service/respite-office-staff.h"
#include "testwindow.h"
#include "widgets/respite-entry-row.h"

/* Emergency access in the window: a reason, a band with the time left, and the list on the day board. */

typedef struct
{
  TestWindow *test;
  gint64      patient_id;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  RespiteStaff staff = { .login = (char *) "manager", .name = (char *) "Mo Manager",
                         .roles = RESPITE_ROLE_ADMINISTRATOR };
  g_autoptr (TestVisit) visit = NULL;
  g_autoptr (GError) error = NULL;

  fixture->test = test_window_new ();
  visit = test_visit_new (fixture->test->clinic);
  test_visit_screen (visit, NULL);
  fixture->patient_id = visit->patient_id;
  /* The window shall not lock by itself while the time of an access passes. */
  respite_office_put_setting (fixture->test->clinic->office, "lock-minutes", "120", &error);
  g_assert_no_error (error);
  respite_office_add_staff (fixture->test->clinic->office, &staff, TESTLIB_PASSWORD, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_window_free (fixture->test);
}

static GtkWidget *
show_patient (Fixture *fixture)
{
  respite_window_show_page (fixture->test->window, "patient", fixture->patient_id);

  return test_window_wait_page (fixture->test, "patient");
}

static gboolean
is_open (RespiteOffice *office,
         gpointer       data)
{
  g_autoptr (GPtrArray) rows = respite_office_list_access (office, FALSE, NULL);

  return rows != NULL && rows->len == 1;
}

static gboolean
is_acknowledged (RespiteOffice *office,
                 gpointer       data)
{
  g_autoptr (GPtrArray) rows = respite_office_list_access (office, FALSE, NULL);

  return rows != NULL && rows->len == 0;
}

static void
open_record (Fixture *fixture)
{
  GtkWidget *page = show_patient (fixture);
  GtkWidget *bar;

  ui_wait_text (page, "Your role shows no records");
  bar = ui_find (page, RESPITE_TYPE_ACCESS_BAR, NULL);
  test_window_fill (bar, RESPITE_TYPE_ACCESS_BAR, "reason_row", "Nobody clinical here");
  test_window_press (bar, "Open in an emergency");
  ui_wait_text (bar, "EMERGENCY ACCESS");
  test_window_until (fixture->test, is_open, NULL);
}

static void
test_reason_opens_the_record (Fixture      *fixture,
                              gconstpointer data)
{
  GtkWidget *bar;
  GtkWidget *page;

  test_window_sign_in (fixture->test, "manager");
  page = show_patient (fixture);
  ui_wait_text (page, "Your role shows no records");

  /* What may not be seen is never said to be missing. */
  ui_wait_text (page, "Your role does not show this");

  /* Without a reason nothing happens. */
  bar = ui_find (page, RESPITE_TYPE_ACCESS_BAR, NULL);
  test_window_press (bar, "Open in an emergency");
  ui_wait_text (bar, "Write down the reason");

  open_record (fixture);
  ui_wait_text (bar, "30:00 left");
  respite_patient_page_show_tab (RESPITE_PATIENT_PAGE (page), "forms");
  ui_wait_text (page, "Health screening");
}

static gboolean
is_on_today (gpointer window)
{
  return g_strcmp0 (respite_window_get_page_name (window), "today") == 0;
}

static void
test_end_takes_the_record_away (Fixture      *fixture,
                                gconstpointer data)
{
  test_window_sign_in (fixture->test, "manager");
  open_record (fixture);
  respite_clock_advance (fixture->test->clinic->clock, RESPITE_ACCESS_MS);
  g_assert_true (ui_wait (is_on_today, fixture->test->window));
  g_assert_null (ui_find (fixture->test->window, RESPITE_TYPE_PATIENT_PAGE, NULL));

  /* There is nothing to go back to. */
  ui_key ("Left", GDK_ALT_MASK);
  ui_settle (GTK_WIDGET (fixture->test->window));
  g_assert_true (is_on_today (fixture->test->window));
}

static void
test_clinical_staff_sees_no_bar (Fixture      *fixture,
                                 gconstpointer data)
{
  GtkWidget *page;

  test_window_sign_in (fixture->test, "nurse");
  page = show_patient (fixture);
  ui_wait_text (page, "Rosa");
  g_assert_null (ui_find (page, RESPITE_TYPE_ACCESS_BAR, NULL));
}

static gpointer
sign_out_job (RespiteOffice *office,
              gpointer       data,
              GError       **error)
{
  respite_office_sign_out (office);

  return NULL;
}

static void
test_day_board_lists_it (Fixture      *fixture,
                         gconstpointer data)
{
  GtkWidget *page;

  test_window_sign_in (fixture->test, "manager");
  open_record (fixture);
  test_run (fixture->test->opened, sign_out_job, NULL, NULL);
  test_window_sign_in (fixture->test, "owner");
  page = test_window_wait_page (fixture->test, "today");
  ui_wait_text (page, "Records opened in an emergency");
  ui_wait_text (page, "Mo Manager");
  test_window_press (page, "Acknowledge");
  test_window_until (fixture->test, is_acknowledged, NULL);
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);
  gtk_init ();
  respite_app_init ();

#define ADD(name, function) g_test_add ("/access/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("open", test_reason_opens_the_record);
  ADD ("end", test_end_takes_the_record_away);
  ADD ("not-needed", test_clinical_staff_sees_no_bar);
  ADD ("day-board", test_day_board_lists_it);
#undef ADD

  return g_test_run ();
}
