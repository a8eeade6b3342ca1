/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"

#include <glib/gstdio.h>
#include <string.h>

#include "service/respite-office-audit.h"
#include "service/respite-office-private.h"
#include "service/respite-office-staff.h"

#define GOOD_PASSWORD "purple tractor window song"

static void
fail_once (TestClinic   *clinic,
           const char   *login,
           RespiteError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (respite_office_sign_in (clinic->office, login, "not the password", &error));
  test_assert_refused (&error, code);
}

static guint
count_rows (TestClinic *clinic,
            const char *action,
            const char *outcome)
{
  RespiteAuditFilter filter = { .action = action, .limit = 10000 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = respite_office_list_audit (clinic->office, &filter, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteAuditEntry *entry = g_ptr_array_index (rows, i);

      if (strcmp (entry->row.outcome, outcome) == 0)
        n++;
    }

  return n;
}

static void
assert_problem (TestClinic *clinic,
                gboolean    expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteVerification) verification = respite_office_verify (clinic->office, &error);

  g_assert_no_error (error);
  if (expected)
    g_assert_nonnull (verification->problem);
  else
    g_assert_cmpstr (verification->problem, ==, NULL);
}

static void
test_right_and_wrong (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) wrong = NULL;
  g_autoptr (GError) unknown = NULL;

  respite_office_sign_out (clinic->office);
  g_assert_null (respite_office_get_actor (clinic->office));
  g_assert_false (respite_office_sign_in (clinic->office, "nurse", "not the password", &wrong));
  g_assert_false (respite_office_sign_in (clinic->office, "nobody", "not the password", &unknown));

  /* Nobody learns from the words which logins exist. */
  g_assert_cmpstr (wrong->message, ==, unknown->message);
  g_assert_error (wrong, RESPITE_ERROR, RESPITE_ERROR_SIGN_IN);

  test_clinic_sign_in (clinic, "NURSE");
  g_assert_cmpstr (respite_office_get_actor (clinic->office)->login, ==, "nurse");
}

/* The delay after so many failures in a row, in seconds; -1 for closed. */
static void
test_delay_table (void)
{
  static const struct
  {
    int    failures;
    gint64 seconds;
  } cases[] = {
    { 0,  0   }, { 5,  0   }, { 6,  30  }, { 7,  60  }, { 8, 120 }, { 9, 240 }, { 10, 480 }, { 11, 900 }, { 50, 900 },
    { 99, 900 }, { 100, -1 }, { 500, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RespiteKeySlot slot = { .failures = cases[i].failures, .last_failure = TESTLIB_NOW };
      gint64 wait = respite_key_slot_get_wait (&slot, TESTLIB_NOW);

      g_assert_cmpint (wait, ==, cases[i].seconds > 0 ? cases[i].seconds * 1000 : cases[i].seconds);
      if (wait > 0)
        {
          g_assert_cmpint (respite_key_slot_get_wait (&slot, TESTLIB_NOW + wait - 1), ==, 1);
          g_assert_cmpint (respite_key_slot_get_wait (&slot, TESTLIB_NOW + wait), ==, 0);
          g_assert_cmpint (respite_key_slot_get_wait (&slot, TESTLIB_NOW - RESPITE_DAY_MS), ==, wait);
        }
    }
}

static void
test_delay_survives_restart_and_clock (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;

  respite_office_sign_out (clinic->office);
  for (int i = 0; i < 6; i++)
    fail_once (clinic, "nurse", RESPITE_ERROR_SIGN_IN);
  fail_once (clinic, "nurse", RESPITE_ERROR_WAIT);

  /* The right password does not help before the time is over, nor does a restart. */
  g_assert_false (respite_office_sign_in (clinic->office, "nurse", TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_WAIT);
  respite_office_free (clinic->office);
  clinic->office = respite_office_open (clinic->folder, clinic->clock, &error);
  g_assert_no_error (error);
  fail_once (clinic, "nurse", RESPITE_ERROR_WAIT);

  /* A clock set back neither frees nor locks out for a year. */
  respite_clock_advance (clinic->clock, -365 * RESPITE_DAY_MS);
  fail_once (clinic, "nurse", RESPITE_ERROR_WAIT);
  respite_clock_advance (clinic->clock, 29 * RESPITE_SECOND_MS);
  fail_once (clinic, "nurse", RESPITE_ERROR_WAIT);
  respite_clock_advance (clinic->clock, RESPITE_SECOND_MS);

  /* The seventh failure doubles the delay: the count was not forgotten. */
  fail_once (clinic, "nurse", RESPITE_ERROR_SIGN_IN);
  respite_clock_advance (clinic->clock, 59 * RESPITE_SECOND_MS);
  fail_once (clinic, "nurse", RESPITE_ERROR_WAIT);
  respite_clock_advance (clinic->clock, RESPITE_SECOND_MS);
  test_clinic_sign_in (clinic, "nurse");

  /* Others were never touched, and success forgets the failures. */
  respite_office_sign_out (clinic->office);
  for (int i = 0; i < 5; i++)
    fail_once (clinic, "nurse", RESPITE_ERROR_SIGN_IN);
  test_clinic_sign_in (clinic, "nurse");
}

static void
test_disabled_after_hundred (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;

  respite_office_sign_out (clinic->office);
  for (int i = 0; i < 100; i++)
    {
      fail_once (clinic, "nurse", RESPITE_ERROR_SIGN_IN);
      respite_clock_advance (clinic->clock, 15 * RESPITE_MINUTE_MS);
    }
  respite_clock_advance (clinic->clock, 1000 * RESPITE_DAY_MS);
  g_assert_false (respite_office_sign_in (clinic->office, "nurse", TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_WAIT);

  test_clinic_sign_in (clinic, "owner");
  respite_office_reset_password (clinic->office, "nurse", GOOD_PASSWORD, &error);
  g_assert_no_error (error);
  respite_office_sign_in (clinic->office, "nurse", GOOD_PASSWORD, &error);
  g_assert_no_error (error);
}

/* What was tried while the database was shut stands in the audit after the next sign-in. */
static void
test_failures_reach_the_audit (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autofree char *log = g_build_filename (clinic->folder, "sign-in.log", NULL);

  respite_office_sign_out (clinic->office);
  fail_once (clinic, "nurse", RESPITE_ERROR_SIGN_IN);
  fail_once (clinic, "Robert'); DROP TABLE audit;--\n\t\xff", RESPITE_ERROR_SIGN_IN);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  test_clinic_sign_in (clinic, "owner");
  g_assert_cmpuint (count_rows (clinic, "sign-in", "failed"), ==, 2);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  assert_problem (clinic, FALSE);
}

static void
test_lock (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;

  test_clinic_sign_in (clinic, "nurse");
  respite_office_lock (clinic->office);
  g_assert_cmpint (respite_office_get_state (clinic->office), ==, RESPITE_OFFICE_LOCKED);
  g_assert_null (respite_office_get_actor (clinic->office));
  g_assert_false (respite_office_may (clinic->office, RESPITE_FUNCTION_PATIENT_FIND, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  g_assert_true (respite_office_may_glance (clinic->office, &error));
  g_assert_nonnull (respite_office_get_db (clinic->office));

  /* A wrong password keeps it locked and is counted; another person may take over. */
  fail_once (clinic, "nurse", RESPITE_ERROR_SIGN_IN);
  g_assert_cmpint (respite_office_get_state (clinic->office), ==, RESPITE_OFFICE_LOCKED);
  test_clinic_sign_in (clinic, "owner");
  g_assert_cmpuint (count_rows (clinic, "unlock", "done"), ==, 1);
  g_assert_cmpuint (count_rows (clinic, "lock", "done"), ==, 1);

  respite_office_sign_out (clinic->office);
  g_assert_false (respite_office_may_glance (clinic->office, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
}

static void
test_signature_password (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteStaff) witness = NULL;

  test_clinic_sign_in (clinic, "nurse");
  g_assert_true (respite_office_check_password (clinic->office, TESTLIB_PASSWORD, &error));
  g_assert_false (respite_office_check_password (clinic->office, "wrong", &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);

  witness = respite_office_check_person (clinic->office, "prescriber", TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (witness->name, ==, "Dr Priya Rao");
  g_assert_null (respite_office_check_person (clinic->office, "prescriber", "wrong", &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  g_assert_cmpstr (respite_office_get_actor (clinic->office)->login, ==, "nurse");
}

static void
test_recovery_code (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *spoken = g_ascii_strdown (clinic->recovery_code, -1);
  g_autofree char *fresh = NULL;

  g_strdelimit (spoken, "-", ' ');
  respite_office_sign_out (clinic->office);
  g_assert_null (respite_office_use_recovery_code (clinic->office, "0000-0000", "owner", GOOD_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  g_assert_null (respite_office_use_recovery_code (clinic->office, spoken, "nurse", GOOD_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_DENIED);

  fresh = respite_office_use_recovery_code (clinic->office, spoken, "owner", GOOD_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (respite_office_get_actor (clinic->office)->login, ==, "owner");
  g_assert_cmpstr (fresh, !=, clinic->recovery_code);

  /* The code is used up, the old password too; the new ones work. */
  respite_office_sign_out (clinic->office);
  g_assert_null (respite_office_use_recovery_code (clinic->office, clinic->recovery_code, "owner", GOOD_PASSWORD,
                                                   &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  g_assert_false (respite_office_sign_in (clinic->office, "owner", TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  respite_office_sign_in (clinic->office, "owner", GOOD_PASSWORD, &error);
  g_assert_no_error (error);
  assert_problem (clinic, FALSE);
}

/* A crash between the key file and the database leaves a slot without an account: repaired at the next sign-in. */
static void
test_stray_slot_is_repaired (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteKeyFile) file = NULL;
  g_autofree char *path = g_build_filename (clinic->folder, "keys.json", NULL);

  file = respite_key_file_load (path, &error);
  g_assert_no_error (error);
  respite_key_file_put (file, "ghost", "Gil Ghost", TESTLIB_PASSWORD, clinic->office->keys, &error);
  respite_key_file_next_generation (file);
  respite_key_file_save (file, &error);
  g_assert_no_error (error);

  respite_office_sign_out (clinic->office);
  g_assert_false (respite_office_sign_in (clinic->office, "ghost", TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  test_clinic_sign_in (clinic, "owner");
  g_assert_cmpuint (count_rows (clinic, "keys.repair", "done"), ==, 1);
  g_clear_pointer (&file, respite_key_file_free);
  file = respite_key_file_load (path, &error);
  g_assert_null (respite_key_file_find (file, "ghost"));
  g_assert_nonnull (respite_key_file_find (file, "nurse"));

  /* In step again: no second repair. */
  test_clinic_reopen (clinic);
  g_assert_cmpuint (count_rows (clinic, "keys.repair", "done"), ==, 1);
}

static gboolean
fail_after_reset (RespiteOffice  *office,
                  gpointer        data G_GNUC_UNUSED,
                  GError        **error)
{
  g_assert_true (respite_office_reset_password (office, "nurse", "something else", error));
  g_assert_true (respite_office_deactivate_staff (office, "desk", error));

  return respite_set_error (error, RESPITE_ERROR_INVALID, "Refused after all of it");
}

/* An act that fails after it has changed the key file leaves the passwords as they were. */
static void
test_failed_act_reverts_keys (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (respite_office_act (clinic->office, RESPITE_FUNCTION_STAFF_EDIT, fail_after_reset, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  test_clinic_reopen (clinic);
  test_clinic_sign_in (clinic, "nurse");
  test_clinic_sign_in (clinic, "desk");
  test_clinic_sign_in (clinic, "owner");
  g_assert_cmpuint (count_rows (clinic, "keys.repair", "done"), ==, 0);
  assert_problem (clinic, FALSE);
}

/* An old key file put back cannot bring a deactivated account back. */
static void
test_old_key_file (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (clinic->folder, "keys.json", NULL);
  g_autofree char *old = NULL;

  g_assert_true (g_file_get_contents (path, &old, NULL, NULL));
  respite_office_deactivate_staff (clinic->office, "nurse", &error);
  g_assert_no_error (error);
  respite_office_sign_out (clinic->office);
  g_assert_true (g_file_set_contents (path, old, -1, NULL));
  g_assert_false (respite_office_sign_in (clinic->office, "nurse", TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  test_clinic_sign_in (clinic, "owner");
  g_assert_cmpuint (count_rows (clinic, "keys.repair", "done"), ==, 1);
}

static void
test_damaged_key_file (void)
{
  static const char *const texts[] = {
    "", "{}", "[]", "null", "{\"format\": \"respite-keys/1\"}", "{\"format\": \"respite-keys/9\"}", "\xff\xfe", "{",
    "{\"format\": \"respite-keys/1\", \"encrypted\": true, \"slots\": 3}",
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autofree char *path = g_build_filename (clinic->folder, "keys.json", NULL);

  g_clear_pointer (&clinic->office, respite_office_free);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      g_assert_null (respite_office_open (clinic->folder, clinic->clock, &error));
      test_assert_refused (&error, i == 5 ? RESPITE_ERROR_TOO_NEW : RESPITE_ERROR_CORRUPT);
    }
  g_unlink (path);
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (respite_office_open (clinic->folder, clinic->clock, &error));
    test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
  }
}

/* A slot opens only where it was made: not under another login, not in another clinic. */
static void
test_moved_slot (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteKeyFile) file = NULL;
  g_autofree char *path = g_build_filename (clinic->folder, "keys.json", NULL);
  RespiteKeySlot *slot;
  RespiteKeySlot *owner;

  file = respite_key_file_load (path, &error);
  slot = respite_key_file_find (file, "nurse");
  owner = respite_key_file_find (file, "owner");
  memcpy (owner->salt, slot->salt, sizeof slot->salt);
  memcpy (owner->nonce, slot->nonce, sizeof slot->nonce);
  memcpy (owner->wrapped, slot->wrapped, sizeof slot->wrapped);
  respite_key_file_save (file, &error);
  g_assert_no_error (error);
  respite_office_sign_out (clinic->office);
  g_assert_false (respite_office_sign_in (clinic->office, "owner", TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
}

/* An older database under the newer side file is noticed at once and named for ever. */
static void
test_exchanged_database_is_noticed (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (clinic->folder, "respite.db", NULL);
  g_autofree char *old = NULL;
  gsize length;

  respite_office_sign_out (clinic->office);
  g_assert_true (g_file_get_contents (path, &old, &length, NULL));
  test_clinic_sign_in (clinic, "nurse");
  test_clinic_sign_in (clinic, "owner");
  assert_problem (clinic, FALSE);
  respite_office_sign_out (clinic->office);

  g_assert_true (g_file_set_contents (path, old, (gssize) length, NULL));
  test_clinic_sign_in (clinic, "owner");
  g_assert_cmpuint (count_rows (clinic, "audit.broken", "done"), ==, 1);
  assert_problem (clinic, TRUE);
  test_clinic_reopen (clinic);
  assert_problem (clinic, TRUE);
  g_assert_cmpuint (count_rows (clinic, "audit.broken", "done"), ==, 1);
}

static guint
count_clock_rows (TestClinic *clinic)
{
  RespiteAuditFilter filter = { .action = "clock.back" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = respite_office_list_audit (clinic->office, &filter, NULL, &error);

  g_assert_no_error (error);

  return rows->len;
}

/* Said and audited where the clock stands more than a minute before the last row; the order of the rows holds. */
static void
test_clock_set_back (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();

  respite_clock_advance (clinic->clock, -30 * RESPITE_SECOND_MS);
  test_clinic_sign_in (clinic, "owner");
  g_assert_false (respite_office_is_clock_back (clinic->office));
  respite_clock_advance (clinic->clock, -RESPITE_HOUR_MS);
  test_clinic_sign_in (clinic, "owner");
  g_assert_true (respite_office_is_clock_back (clinic->office));
  g_assert_cmpuint (count_clock_rows (clinic), ==, 1);

  /* Once for one jump; a jump ahead is no such thing. */
  test_clinic_sign_in (clinic, "owner");
  g_assert_false (respite_office_is_clock_back (clinic->office));
  respite_clock_advance (clinic->clock, 365 * RESPITE_DAY_MS);
  test_clinic_sign_in (clinic, "owner");
  g_assert_false (respite_office_is_clock_back (clinic->office));
  g_assert_cmpuint (count_clock_rows (clinic), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/sign-in/right-and-wrong", test_right_and_wrong);
  g_test_add_func ("/sign-in/delay-table", test_delay_table);
  g_test_add_func ("/sign-in/delay-survives-restart-and-clock", test_delay_survives_restart_and_clock);
  g_test_add_func ("/sign-in/disabled-after-hundred", test_disabled_after_hundred);
  g_test_add_func ("/sign-in/failures-reach-the-audit", test_failures_reach_the_audit);
  g_test_add_func ("/sign-in/clock-set-back", test_clock_set_back);
  g_test_add_func ("/sign-in/lock", test_lock);
  g_test_add_func ("/sign-in/signature-password", test_signature_password);
  g_test_add_func ("/sign-in/recovery-code", test_recovery_code);
  g_test_add_func ("/sign-in/stray-slot-is-repaired", test_stray_slot_is_repaired);
  g_test_add_func ("/sign-in/failed-act-reverts-keys", test_failed_act_reverts_keys);
  g_test_add_func ("/sign-in/old-key-file", test_old_key_file);
  g_test_add_func ("/sign-in/damaged-key-file", test_damaged_key_file);
  g_test_add_func ("/sign-in/moved-slot", test_moved_slot);
  g_test_add_func ("/sign-in/exchanged-database", test_exchanged_database_is_noticed);

  return g_test_run ();
}
