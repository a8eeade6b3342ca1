/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Consents that ran out are written down at the opening of the day, without anybody asking. */

#include "config.h"

#include "test-visit.h"

#include "service/respite-office-audit.h"
#include "service/respite-office-settings.h"

#define KETAMINE "off-label-ketamine"

static void
run_sql (TestClinic *clinic,
         const char *sql)
{
  sqlite3 *handle = respite_db_get_handle (respite_office_get_db (clinic->office));
  char *message = NULL;

  if (sqlite3_exec (handle, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static RespiteConsent *
get_consent (TestClinic *clinic,
             gint64      id)
{
  g_autoptr (GError) error = NULL;
  RespiteConsent *consent = respite_office_get_consent (clinic->office, id, &error);

  g_assert_no_error (error);

  return consent;
}

static void
assert_lapse (TestClinic  *clinic,
              gint64       id,
              RespiteLapse lapse)
{
  g_autoptr (RespiteConsent) consent = get_consent (clinic, id);

  g_assert_cmpstr (respite_code_to_word (respite_lapse_codes, (int) consent->lapse), ==,
                   respite_code_to_word (respite_lapse_codes, (int) lapse));
  g_assert_cmpint (respite_consent_is_in_force (consent, respite_clock_get_now (clinic->clock)), ==,
                   lapse == RESPITE_LAPSE_NONE);
}

static GPtrArray *
new_signers (void)
{
  GPtrArray *signers = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_signer_free);
  RespiteSigner *signer = respite_signer_new ();

  signer->name = g_strdup ("Rosa Martínez");
  signer->strokes = g_strdup (TEST_STROKES);
  g_ptr_array_add (signers, signer);

  return signers;
}

static void
sign (TestClinic *clinic,
      gint64      id)
{
  g_autoptr (GPtrArray) signers = new_signers ();
  g_autoptr (GError) error = NULL;

  respite_office_sign_consent (clinic->office, id, signers, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gint64
present (TestVisit  *visit,
         const char *slug,
         const char *language)
{
  g_autoptr (GError) error = NULL;
  gint64 id = respite_office_present_consent (visit->clinic->office, visit->patient_id, slug, language, &error);

  g_assert_no_error (error);

  return id;
}

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
  g_autoptr (RespiteConsent) consent = get_consent (clinic, id);

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
  gint64 privacy = present (visit, "privacy", "en");
  gint64 treatment = present (visit, KETAMINE, "en");

  sign (clinic, privacy);
  sign (clinic, treatment);
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
  gint64 treatment = present (visit, KETAMINE, "en");

  sign (clinic, treatment);
  respite_clock_advance (clinic->clock, 366 * RESPITE_DAY_MS);
  test_clinic_sign_in (clinic, "desk");
  assert_state (clinic, treatment, RESPITE_CONSENT_EXPIRED);

  test_clinic_sign_in (clinic, "owner");
  release = present (visit, KETAMINE, "es");
  sign (clinic, release);
  respite_clock_advance (clinic->clock, 366 * RESPITE_DAY_MS);
  respite_office_poll (clinic->office);
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
  gint64 first = present (visit, KETAMINE, "en");
  gint64 second = present (other, KETAMINE, "en");
  g_autofree char *sql = NULL;

  sign (clinic, first);
  sign (clinic, second);
  sql = g_strdup_printf ("CREATE TEMP TRIGGER refuse BEFORE UPDATE OF state ON main.consent WHEN OLD.id = %"
                         G_GINT64_FORMAT " BEGIN SELECT RAISE (ABORT, 'no'); END", second);
  run_sql (clinic, sql);
  respite_clock_advance (clinic->clock, 366 * RESPITE_DAY_MS);
  read_board (clinic);
  assert_state (clinic, first, RESPITE_CONSENT_SIGNED);
  assert_lapse (clinic, first, RESPITE_LAPSE_EXPIRED);
  g_assert_cmpuint (count_ends (clinic), ==, 0);

  respite_db_set_migrating (respite_office_get_db (clinic->office), TRUE);
  run_sql (clinic, "DROP TRIGGER refuse");
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
