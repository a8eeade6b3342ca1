/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* What stands above every part of a record: allergies, flags, and a band for what must not be overlooked. */

#include "config.h"

#include "pages/respite-consent-bar.h"
#include "pages/respite-patient-page.h"
#include "visitwindow.h"
#include "widgets/respite-banner.h"

typedef VisitWindow Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  fixture->visit = test_visit_new (fixture->test->clinic);
}

/* Opens the record as a nurse. Returns: the patient's page */
static GtkWidget *
open_record (Fixture *fixture)
{
  GtkWidget *page;

  test_window_sign_in (fixture->test, "nurse");
  respite_window_show_page (fixture->test->window, "patient", fixture->visit->patient_id);
  page = test_window_wait_page (fixture->test, "patient");
  ui_wait_mapped (ui_child (page, RESPITE_TYPE_PATIENT_PAGE, "banner"));

  return page;
}

static void
test_allergies_and_flags (Fixture      *fixture,
                          gconstpointer data)
{
  RespiteOffice *office = fixture->test->clinic->office;
  g_autoptr (RespiteRecordItem) item = respite_record_item_new ();
  g_autoptr (RespiteEligibility) eligibility = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *stop = NULL;
  GtkWidget *banner;
  int n_stop = 0;

  test_visit_screen (fixture->visit, "bp-uncontrolled=true");
  eligibility = respite_office_get_eligibility (office, fixture->visit->patient_id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < eligibility->flags->len; i++)
    n_stop += ((RespiteFlagRow *) g_ptr_array_index (eligibility->flags, i))->level == RESPITE_FLAG_STOP;
  g_assert_cmpint (n_stop, >, 0);
  stop = g_strdup_printf ("STOP %d", n_stop);

  banner = ui_child (open_record (fixture), RESPITE_TYPE_PATIENT_PAGE, "banner");
  ui_wait_label (ui_child (banner, RESPITE_TYPE_BANNER, "allergy_label"), "Allergies not asked yet");
  ui_wait_label (ui_child (banner, RESPITE_TYPE_BANNER, "stop_label"), stop);
  g_assert_true (gtk_widget_get_visible (ui_child (banner, RESPITE_TYPE_BANNER, "stop_label")));

  /* Written down elsewhere, it stands here at once and in the colour of a STOP. */
  item->patient_id = fixture->visit->patient_id;
  item->kind = RESPITE_RECORD_ITEM_ALLERGY;
  item->text = g_strdup ("Penicillin");
  respite_office_add_record_item (office, item, &error);
  g_assert_no_error (error);
  ui_wait_label (ui_child (banner, RESPITE_TYPE_BANNER, "allergy_label"), "Allergy: Penicillin");
  g_assert_true (gtk_widget_has_css_class (ui_child (banner, RESPITE_TYPE_BANNER, "allergy_label"), "stop"));
}

/* No band while all is well; the withdrawal stands there as soon as it is written down anywhere. */
static void
test_withdrawn_consent (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *page, *bar;

  test_visit_screen (fixture->visit, NULL);
  test_visit_clear (fixture->visit);
  test_visit_plan (fixture->visit);
  test_visit_consent (fixture->visit);
  page = open_record (fixture);
  bar = ui_find (page, RESPITE_TYPE_CONSENT_BAR, NULL);
  g_assert_nonnull (bar);
  g_assert_cmpstr (gtk_label_get_label (ui_child (bar, RESPITE_TYPE_CONSENT_BAR, "label")), ==, "");
  g_assert_cmpint (gtk_widget_get_height (bar), ==, 0);

  respite_office_withdraw_consent (fixture->test->clinic->office, fixture->visit->consent_id, "By word of mouth",
                                   &error);
  g_assert_no_error (error);
  ui_wait_text (page, "CONSENT WITHDRAWN");
}

/* A day for the next review that has come. */
static void
test_review_due (Fixture      *fixture,
                 gconstpointer data)
{
  RespiteEligibilityChoice choice = { RESPITE_DECISION_CLEARED, "Stable", NULL, NULL, "2026-11-24" };
  g_autoptr (GError) error = NULL;

  test_visit_screen (fixture->visit, NULL);
  test_visit_plan (fixture->visit);
  test_visit_consent (fixture->visit);
  respite_office_decide_eligibility (fixture->test->clinic->office, fixture->visit->patient_id, &choice,
                                     TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
  respite_clock_advance (fixture->test->clinic->clock, 2 * RESPITE_DAY_MS);
  ui_wait_text (open_record (fixture), "REVIEW DUE");
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

  g_test_add ("/patient-band/allergies-and-flags", Fixture, NULL, set_up, test_allergies_and_flags,
              visit_window_tear_down);
  g_test_add ("/patient-band/withdrawn-consent", Fixture, NULL, set_up, test_withdrawn_consent, visit_window_tear_down);
  g_test_add ("/patient-band/review-due", Fixture, NULL, set_up, test_review_due, visit_window_tear_down);

  return g_test_run ();
}
