/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "service/respite-office-audit.h"
#include "service/respite-office-settings.h"
#include "service/respite-office-staff.h"

static void
test_create_and_reopen (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  const RespiteStaff *actor;
  g_autofree char *code = NULL;

  g_assert_cmpint (respite_office_get_state (clinic->office), ==, RESPITE_OFFICE_SIGNED_IN);
  g_assert_cmpint (respite_office_get_condition (clinic->office), ==, RESPITE_OFFICE_SOUND);
  test_clinic_reopen (clinic);
  actor = respite_office_get_actor (clinic->office);
  g_assert_cmpstr (actor->name, ==, "Olivia Stern");
  g_assert_cmpint (actor->roles, ==, RESPITE_ROLES_PEOPLE);
  g_assert_cmpstr (respite_office_get_clinic_info (clinic->office)->name, ==, "Willow Pain Clinic");
  g_assert_cmpint (respite_office_get_kind (clinic->office), ==, RESPITE_CLINIC_PRACTICE);
  code = respite_office_dup_record_code (clinic->office);
  g_assert_cmpuint (strlen (code), >, 12);
}

/* Before sign-in only the key file speaks: name, kind, accounts. */
static void
test_before_sign_in (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) logins = NULL;

  respite_office_free (clinic->office);
  clinic->office = respite_office_open (clinic->folder, clinic->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpint (respite_office_get_state (clinic->office), ==, RESPITE_OFFICE_SIGNED_OUT);
  g_assert_cmpstr (respite_office_get_clinic_name (clinic->office), ==, "Willow Pain Clinic");
  logins = respite_office_list_logins (clinic->office);
  g_assert_cmpuint (logins->len, ==, 4);
  g_assert_cmpstr (((RespiteLogin *) g_ptr_array_index (logins, 0))->name, ==, "Dana Whitfield");
  g_assert_false (respite_office_may (clinic->office, RESPITE_FUNCTION_PATIENT_FIND, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  g_assert_null (respite_office_get_db (clinic->office));
}

static void
test_verify_is_sound (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteVerification) verification = respite_office_verify (clinic->office, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (verification->problem, ==, NULL);
  g_assert_cmpint (verification->audit.n_rows, >=, 6);
}

/* An office that rests holds less of the database, and reads the same as before. */
static void
test_rest (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteVerification) before = respite_office_verify (clinic->office, &error);
  g_autoptr (RespiteVerification) after = NULL;
  gint64 held = sqlite3_memory_used ();

  g_assert_no_error (error);
  respite_office_rest (clinic->office);
  g_assert_cmpint (sqlite3_memory_used (), <, held - 100000);

  after = respite_office_verify (clinic->office, &error);
  g_assert_no_error (error);
  g_assert_cmpint (after->audit.n_rows, ==, before->audit.n_rows);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/office/create-and-reopen", test_create_and_reopen);
  g_test_add_func ("/office/before-sign-in", test_before_sign_in);
  g_test_add_func ("/office/verify-is-sound", test_verify_is_sound);
  g_test_add_func ("/office/rest", test_rest);

  return g_test_run ();
}
