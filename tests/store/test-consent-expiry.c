/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Consents that ran out are written down at the opening of the day, without anybody asking. */

#include "config.h"

#include "test-consent.h"

#include "service/respite-office-audit.h"
#include "service/respite-office-settings.h"

#define KETAMINE "off-label-ketamine"

/* How many rows of the audit say that a consent ended. */
static guint
count_ends (TestClinic *clinic)
{
  RespiteAuditFilter filter = { .action = "consent.end" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = respite_office_list_audit (clinic->office, &filter, NULL, &error);

  g_assert_no_error (error);

  return rows->len;
}

static void
assert_state (TestClinic         *clinic,
              gint64              id,
              RespiteConsentState state)
{
  g_autoptr (RespiteConsent) consent = test_consent_get (clinic, id);

  g_assert_cmpstr (respite_code_to_word (respite_consent_state_codes, (int) consent->state), ==,
                   respite_code_to_word (respite_consent_state_codes, (int) state));
  g_assert_true (consent->is_valid);
}

static void
read_board (TestClinic *clinic)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) board = respite_office_list_board (clinic->office, &error);

  g_assert_no_error (error);
}

/* Nobody asks: the first board of a day writes down what ran out, by time and with its course, and its audit. */
static void
test_first_board_of_the_day (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (TestVisit) other = test_visit_new (clinic);
  g_autoptr (GError) error = NULL;
  gint64 privacy = test_consent_present (visit, "privacy", "en");
  gint64 treatment = test_consent_present (visit, KETAMINE, "en");

  test_consent_sign (clinic, privacy);
  test_consent_sign (clinic, treatment);
  test_visit_plan (other);
  test_visit_consent (other);
  read_board (clinic);

  /* A consent that the clinic's new rule ends: stopping the course did not. */
  respite_office_put_setting (clinic->office, "consent-ends-with-course", "0", &error);
  respite_office_stop_course (clinic->office, other->course_id, "moved away", &error);
  respite_office_put_setting (clinic->office, "consent-ends-with-course", "1", &error);
  g_assert_no_error (error);

  /* Later on the same day nothing is written. */
  respite_clock_advance (clinic->clock, RESPITE_HOUR_MS);
  read_board (clinic);
  assert_state (clinic, other->consent_id, RESPITE_CONSENT_SIGNED);
  respite_clock_advance (clinic->clock, RESPITE_DAY_MS);
  read_board (clinic);
  assert_state (clinic, other->consent_id, RESPITE_CONSENT_EXPIRED);
  assert_state (clinic, treatment, RESPITE_CONSENT_SIGNED);
  g_assert_cmpuint (count_ends (clinic), ==, 1);

  respite_clock_advance (clinic->clock, 366 * RESPITE_DAY_MS);
  read_board (clinic);
  read_board (clinic);
  assert_state (clinic, treatment, RESPITE_CONSENT_EXPIRED);
  assert_state (clinic, privacy, RESPITE_CONSENT_SIGNED);
  g_assert_cmpuint (count_ends (clinic), ==, 2);
}

/* Likewise at a sign-in, also of somebody who may not sign consents, and while the window stays open over night. */
static void
test_opening_of_the_day (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  gint64 release;
  gint64 treatment = test_consent_present (visit, KETAMINE, "en");

  test_consent_sign (clinic, treatment);
  respite_clock_advance (clinic->clock, 366 * RESPITE_DAY_MS);
  test_clinic_sign_in (clinic, "desk");
  assert_state (clinic, treatment, RESPITE_CONSENT_EXPIRED);

  test_clinic_sign_in (clinic, "owner");
  release = test_consent_present (visit, KETAMINE, "es");
  test_consent_sign (clinic, release);
  respite_clock_advance (clinic->clock, 366 * RESPITE_DAY_MS);
  respite_office_poll (clinic->office);
  test_clinic_sign_in (clinic, "owner");
  assert_state (clinic, release, RESPITE_CONSENT_EXPIRED);
  g_assert_cmpuint (count_ends (clinic), ==, 2);
}

/* All of them or none: where one row of the audit cannot be written, no consent ends. */
static void
test_one_transaction (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (TestVisit) other = test_visit_new (clinic);
  gint64 first = test_consent_present (visit, KETAMINE, "en");
  gint64 second = test_consent_present (other, KETAMINE, "en");
  g_autofree char *sql = NULL;

  test_consent_sign (clinic, first);
  test_consent_sign (clinic, second);
  sql = g_strdup_printf ("CREATE TEMP TRIGGER refuse BEFORE UPDATE OF state ON main.consent WHEN OLD.id = %"
                         G_GINT64_FORMAT " BEGIN SELECT RAISE (ABORT, 'no'); END", second);
  test_consent_run_sql (clinic, sql);
  respite_clock_advance (clinic->clock, 366 * RESPITE_DAY_MS);
  read_board (clinic);
  assert_state (clinic, first, RESPITE_CONSENT_SIGNED);
  test_consent_assert_lapse (clinic, first, RESPITE_LAPSE_EXPIRED);
  g_assert_cmpuint (count_ends (clinic), ==, 0);

  respite_db_set_migrating (respite_office_get_db (clinic->office), TRUE);
  test_consent_run_sql (clinic, "DROP TRIGGER refuse");
  respite_db_set_migrating (respite_office_get_db (clinic->office), FALSE);
  respite_clock_advance (clinic->clock, RESPITE_DAY_MS);
  read_board (clinic);
  assert_state (clinic, first, RESPITE_CONSENT_EXPIRED);
  assert_state (clinic, second, RESPITE_CONSENT_EXPIRED);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/consent-expiry/first-board-of-the-day", test_first_board_of_the_day);
  g_test_add_func ("/consent-expiry/opening-of-the-day", test_opening_of_the_day);
  g_test_add_func ("/consent-expiry/one-transaction", test_one_transaction);

  return g_test_run ();
}
