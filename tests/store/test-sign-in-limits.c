/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-visit.h"

#include <sodium.h>

#include "service/respite-eligibility-acts.h"
#include "service/respite-office-private.h"
#include "service/respite-office-staff.h"

/*
 * What a sign-in is not good for: longer than a day's work, signing after a lock, somebody else's name; and what
 * nobody learns from one that fails.
 */

#define GIVEN_PASSWORD "given by the administrator"
#define OWN_PASSWORD   "purple tractor window song"

/* What the passwords that were tried cost, a line each. */
static GString *costs;

/* Stands before libsodium's function of this name and counts. */
int
crypto_pwhash (unsigned char *const      out,
               unsigned long long        length,
               const char *const         password,
               unsigned long long        password_length,
               const unsigned char *const salt,
               unsigned long long        ops,
               size_t                    memory,
               int                       algorithm)
{
  if (costs != NULL)
    g_string_append_printf (costs, "%llu %" G_GSIZE_FORMAT " %d\n", ops, memory, algorithm);

  return crypto_pwhash_argon2id (out, length, password, password_length, salt, ops, memory, algorithm);
}

/* Tries a wrong password and returns what that cost, and what it said. */
static char *
fail_at_cost (TestClinic *clinic,
              const char *login)
{
  g_autoptr (GError) error = NULL;
  char *text;

  costs = g_string_new (NULL);
  g_assert_false (respite_office_sign_in (clinic->office, login, "not the password", &error));
  respite_clock_advance (clinic->clock, 15 * RESPITE_MINUTE_MS);
  text = g_strdup_printf ("%s%s", costs->str, error->message);
  g_string_free (costs, TRUE);
  costs = NULL;

  return text;
}

/* In two hundred tries nobody learns which logins exist: the same work is done for them, and the same is said. */
static void
test_same_work_for_unknown (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();

  respite_office_sign_out (clinic->office);
  for (int i = 0; i < 99; i++)
    {
      g_autofree char *nobody = g_strdup_printf ("nobody%d", i);
      g_autofree char *known = fail_at_cost (clinic, "nurse");
      g_autofree char *unknown = fail_at_cost (clinic, nobody);

      g_assert_cmpstr (known, ==, unknown);
      g_assert_nonnull (strchr (known, '\n'));
    }
}

static gboolean
weaken (RespiteKeyFile  *file,
        gpointer         data,
        GError         **error)
{
  RespiteKeySlot *slot = respite_key_file_find (file, "owner");
  const RespiteKeySlot *weak = data;

  slot->ops = weak->ops;
  slot->memory = weak->memory;
  memcpy (slot->salt, weak->salt, sizeof slot->salt);
  memcpy (slot->nonce, weak->nonce, sizeof slot->nonce);
  memcpy (slot->wrapped, weak->wrapped, sizeof slot->wrapped);

  return TRUE;
}

/* The slot of an older program, with less work for whoever guesses, is renewed by the next right password. */
static void
test_old_parameters (void)
{
  g_autoptr (RespiteClock) clock = respite_clock_new_fake (TESTLIB_NOW);
  g_autoptr (RespiteClinicInfo) info = test_make_info (RESPITE_CLINIC_REAL);
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "keys.json", NULL);
  g_autofree char *uuid = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteOffice) office = NULL;
  g_autoptr (RespiteKeyFile) cheap = NULL;
  g_autoptr (RespiteKeyFile) renewed = NULL;
  RespiteStaff first = { .login = (char *) "owner", .name = (char *) "Olivia Stern", .roles = RESPITE_ROLES_PEOPLE };

  office = respite_office_create (folder, info, &first, OWN_PASSWORD, clock, NULL, &error);
  g_assert_no_error (error);
  uuid = g_strdup (respite_key_file_get_uuid (office->key_file));
  cheap = respite_key_file_new (path, uuid, "", RESPITE_CLINIC_PRACTICE);
  respite_key_file_put (cheap, "owner", "Olivia Stern", OWN_PASSWORD, office->keys, &error);
  g_assert_no_error (error);
  respite_key_file_change (office->key_file, weaken, respite_key_file_find (cheap, "owner"), &error);
  g_assert_no_error (error);
  g_assert_true (respite_key_file_is_weak (office->key_file, respite_key_file_find (office->key_file, "owner")));

  respite_office_sign_out (office);
  respite_office_sign_in (office, "owner", OWN_PASSWORD, &error);
  g_assert_no_error (error);
  renewed = respite_key_file_load (path, &error);
  g_assert_no_error (error);
  g_assert_false (respite_key_file_is_weak (renewed, respite_key_file_find (renewed, "owner")));
  g_assert_cmpuint (respite_key_file_find (renewed, "owner")->memory, ==, 64 * 1024 * 1024);

  /* The password is the same; a second time nothing is written. */
  respite_office_sign_out (office);
  respite_office_sign_in (office, "owner", OWN_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (respite_key_file_find (office->key_file, "owner")->salt, 16,
                   respite_key_file_find (renewed, "owner")->salt, 16);
  g_clear_pointer (&office, respite_office_free);
  test_remove_tree (folder);
}

/* Whoever works all the time and is never idle types the password again after twelve hours. */
static void
test_twelve_hours (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();

  test_clinic_sign_in (clinic, "nurse");
  respite_clock_advance (clinic->clock, 12 * RESPITE_HOUR_MS - 1);
  respite_office_poll (clinic->office);
  g_assert_cmpint (respite_office_get_state (clinic->office), ==, RESPITE_OFFICE_SIGNED_IN);
  respite_clock_advance (clinic->clock, 1);
  respite_office_poll (clinic->office);
  g_assert_cmpint (respite_office_get_state (clinic->office), ==, RESPITE_OFFICE_LOCKED);
  g_assert_true (respite_office_may_glance (clinic->office, NULL));

  /* From the new sign-in on it counts anew. */
  test_clinic_sign_in (clinic, "nurse");
  respite_clock_advance (clinic->clock, 11 * RESPITE_HOUR_MS);
  respite_office_poll (clinic->office);
  g_assert_cmpint (respite_office_get_state (clinic->office), ==, RESPITE_OFFICE_SIGNED_IN);
}

static gboolean
sign (TestVisit   *visit,
      const char  *password,
      GError     **error)
{
  return respite_office_sign_eligibility (visit->clinic->office, visit->patient_id, RESPITE_DECISION_CLEARED, "", NULL,
                                          NULL, password, error);
}

/* Login and password lead out of the lock, and the password once more to the signature. */
static void
test_signing_after_a_lock (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteEligibility) eligibility = NULL;
  g_autoptr (GError) error = NULL;

  test_visit_screen (visit, NULL);
  test_clinic_sign_in (clinic, "prescriber");
  respite_office_lock (clinic->office);
  g_assert_false (sign (visit, TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  g_assert_false (respite_office_sign_in (clinic->office, "", TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);

  test_clinic_sign_in (clinic, "prescriber");
  g_assert_false (sign (visit, "", &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  g_assert_false (sign (visit, OWN_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  sign (visit, TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
  eligibility = respite_office_get_eligibility (clinic->office, visit->patient_id, &error);
  g_assert_cmpstr (eligibility->signed_by, ==, "Dr Priya Rao");
}

/* With the password of a colleague nobody signs for the colleague, nor with it for oneself. */
static void
test_signing_as_somebody_else (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteStaff) second = respite_staff_new ();
  g_autoptr (GError) error = NULL;

  second->login = g_strdup ("second");
  second->name = g_strdup ("Dr Sam Iqbal");
  second->roles = RESPITE_ROLE_PRESCRIBER;
  respite_office_add_staff (clinic->office, second, OWN_PASSWORD, NULL, &error);
  g_assert_no_error (error);
  test_visit_screen (visit, NULL);
  test_clinic_sign_in (clinic, "prescriber");
  g_assert_false (sign (visit, OWN_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
}

/* An administrator's new password opens no record and signs nothing until its owner has chosen another one. */
static void
test_reset_cannot_sign (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteStaff) witness = NULL;
  g_autoptr (GError) error = NULL;

  test_visit_screen (visit, NULL);
  test_clinic_sign_in (clinic, "owner");
  respite_office_reset_password (clinic->office, "prescriber", GIVEN_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_null (respite_office_check_person (clinic->office, "prescriber", GIVEN_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);

  respite_office_sign_in (clinic->office, "prescriber", GIVEN_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_true (respite_office_get_actor (clinic->office)->one_time);
  g_assert_false (respite_office_may (clinic->office, RESPITE_FUNCTION_RECORD_VIEW, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  g_assert_false (sign (visit, GIVEN_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);

  /* The owner of the account chooses one: what was given is good for nothing any more. */
  respite_office_change_password (clinic->office, GIVEN_PASSWORD, OWN_PASSWORD, &error);
  g_assert_no_error (error);
  sign (visit, OWN_PASSWORD, &error);
  g_assert_no_error (error);
  test_clinic_sign_in (clinic, "owner");
  g_assert_false (respite_office_sign_in (clinic->office, "prescriber", GIVEN_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  respite_office_sign_in (clinic->office, "prescriber", OWN_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_false (respite_office_get_actor (clinic->office)->one_time);
}

/* The same holds for an account that is opened again; one's own reset is nobody else's. */
static void
test_who_set_the_password (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespiteStaff) nurse = NULL;
  g_autoptr (RespiteStaff) owner = NULL;
  g_autoptr (GError) error = NULL;

  respite_office_deactivate_staff (clinic->office, "nurse", &error);
  respite_office_reactivate_staff (clinic->office, "nurse", GIVEN_PASSWORD, &error);
  respite_office_reset_password (clinic->office, "OWNER", OWN_PASSWORD, &error);
  g_assert_no_error (error);
  nurse = respite_office_find_staff (clinic->office, "nurse", &error);
  g_assert_true (nurse->one_time);
  owner = respite_office_find_staff (clinic->office, "owner", &error);
  g_assert_false (owner->one_time);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/sign-in-limits/same-work-for-unknown", test_same_work_for_unknown);
  g_test_add_func ("/sign-in-limits/old-parameters", test_old_parameters);
  g_test_add_func ("/sign-in-limits/twelve-hours", test_twelve_hours);
  g_test_add_func ("/sign-in-limits/signing-after-a-lock", test_signing_after_a_lock);
  g_test_add_func ("/sign-in-limits/signing-as-somebody-else", test_signing_as_somebody_else);
  g_test_add_func ("/sign-in-limits/reset-cannot-sign", test_reset_cannot_sign);
  g_test_add_func ("/sign-in-limits/who-set-the-password", test_who_set_the_password);

  return g_test_run ();
}
