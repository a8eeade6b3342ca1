/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-sign-in-page.h"
#include "visit.h"
#include "visitwindow.h"

typedef VisitWindow Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
}

static void
test_wrong_password (Fixture      *fixture,
                     gconstpointer data)
{
  GtkWidget *entry;

  ui_wait_text (fixture->test->window, "Who are you?");
  ui_type ("owner");
  ui_key ("Return", 0);
  ui_type ("practice-clinik");
  ui_key ("Return", 0);
  ui_wait_text (fixture->test->window, "The login or the password is wrong");
  g_assert_null (respite_window_get_page (fixture->test->window));

  /* The focus stands where the next try is typed. */
  entry = gtk_root_get_focus (GTK_ROOT (fixture->test->window));
  g_assert_true (GTK_IS_EDITABLE (entry));
  ui_type (TESTLIB_PASSWORD);
  ui_key ("Return", 0);
  test_window_wait_page (fixture->test, "today");
}

static gpointer
no_job (RespiteOffice *office,
        gpointer       data,
        GError       **error)
{
  return NULL;
}

static void
job_done_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* The names arrive while somebody types theirs. */
static void
test_login_is_typed_meanwhile (Fixture      *fixture,
                               gconstpointer data)
{
  RespiteSignInPage *page;
  gboolean is_done = FALSE;

  ui_wait_text (fixture->test->window, "Who are you?");
  page = RESPITE_SIGN_IN_PAGE (ui_find (fixture->test->window, RESPITE_TYPE_SIGN_IN_PAGE, NULL));
  ui_type ("ow");
  respite_page_reload (RESPITE_PAGE (page));
  respite_clinic_run_async (respite_window_get_clinic (fixture->test->window), no_job, NULL, NULL, NULL, NULL,
                            job_done_cb, &is_done);
  g_assert_true (ui_wait (is_true, &is_done));
  ui_type ("ner");
  ui_key ("Return", 0);
  ui_type (TESTLIB_PASSWORD);
  ui_key ("Return", 0);
  test_window_wait_page (fixture->test, "today");
}

static void
test_forms (Fixture      *fixture,
            gconstpointer data)
{
  fixture->visit = test_visit_new (fixture->test->clinic);
  test_window_sign_in (fixture->test, "owner");
  visit_find_patient (fixture->test, fixture->visit);
  visit_screen (fixture->test, fixture->visit);
  visit_clear (fixture->test, fixture->visit);
  visit_consent (fixture->test, fixture->visit);
}

static void
test_patient_and_course (Fixture      *fixture,
                         gconstpointer data)
{
  fixture->visit = g_new0 (TestVisit, 1);
  fixture->visit->clinic = fixture->test->clinic;
  test_window_sign_in (fixture->test, "owner");
  visit_add_patient (fixture->test, fixture->visit);
  visit_find_patient (fixture->test, fixture->visit);
  visit_weigh (fixture->test, fixture->visit);
  visit_plan (fixture->test, fixture->visit);
  visit_open_session (fixture->test, fixture->visit);
}

/* A patient who is screened, cleared and has consented comes for the first infusion. */
static void
test_infusion (Fixture      *fixture,
               gconstpointer data)
{
  TestWindow *test = fixture->test;
  TestVisit *visit = test_visit_new (test->clinic);

  fixture->visit = visit;
  test_visit_screen (visit, NULL);
  test_visit_clear (visit);
  test_visit_plan (visit);
  test_visit_consent (visit);

  test_window_sign_in (test, "owner");
  visit_open_session (test, visit);
  visit_gate (test, visit);
  visit_order (test, visit);
  visit_prepare (test, visit);
  visit_start (test, visit);
  visit_infuse (test, visit);
  visit_recover (test, visit);
  visit_discharge (test, visit);
  visit_sign (test, visit);
  visit_read_summary (test, visit);
  visit_read_handouts (test, visit);
  visit_read_papers (test, visit);
}

/* Everything in one go, as a clinic's first patient. */
static void
test_whole (Fixture      *fixture,
            gconstpointer data)
{
  TestWindow *test = fixture->test;
  TestVisit *visit = g_new0 (TestVisit, 1);

  fixture->visit = visit;
  visit->clinic = test->clinic;
  test_window_sign_in (test, "owner");
  visit_add_patient (test, visit);
  visit_weigh (test, visit);
  visit_screen (test, visit);
  visit_clear (test, visit);
  visit_consent (test, visit);
  visit_plan (test, visit);
  visit_open_session (test, visit);
  visit_gate (test, visit);
  visit_order (test, visit);
  visit_prepare (test, visit);
  visit_start (test, visit);
  visit_infuse (test, visit);
  visit_recover (test, visit);
  visit_discharge (test, visit);
  visit_sign (test, visit);
  visit_read_summary (test, visit);
  visit_read_handouts (test, visit);
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

  g_test_add ("/visit/wrong-password", Fixture, NULL, set_up, test_wrong_password, visit_window_tear_down);
  g_test_add ("/visit/login-typed-meanwhile", Fixture, NULL, set_up, test_login_is_typed_meanwhile,
              visit_window_tear_down);
  g_test_add ("/visit/patient-and-course", Fixture, NULL, set_up, test_patient_and_course, visit_window_tear_down);
  g_test_add ("/visit/forms", Fixture, NULL, set_up, test_forms, visit_window_tear_down);
  g_test_add ("/visit/infusion", Fixture, NULL, set_up, test_infusion, visit_window_tear_down);
  g_test_add ("/visit/whole", Fixture, NULL, set_up, test_whole, visit_window_tear_down);

  return g_test_run ();
}
