/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-attempts.h"

#include "service/respite-consent-acts.h"
#include "service/respite-consent-text-acts.h"
#include "service/respite-form-acts.h"
#include "service/respite-handover-acts.h"
#include "service/respite-office-audit.h"
#include "service/respite-office-settings.h"
#include "service/respite-office-staff.h"
#include "service/respite-patient-acts.h"
#include "service/respite-session-acts.h"

static const struct
{
  const char *login;
  RespiteRole role;
} people[] = {
  { "prescriber", RESPITE_ROLE_PRESCRIBER    },
  { "nurse", RESPITE_ROLE_NURSE         },
  { "desk", RESPITE_ROLE_DESK          },
  { "manager", RESPITE_ROLE_ADMINISTRATOR },
  { "machine", RESPITE_ROLE_BACKUP        },
};

static void
add_account (TestClinic *clinic,
             const char *login,
             RespiteRole role)
{
  RespiteStaff staff = { .login = (char *) login, .name = (char *) login, .roles = role };
  g_autoptr (GError) error = NULL;

  respite_office_add_staff (clinic->office, &staff, TESTLIB_PASSWORD, NULL, &error);
  g_assert_no_error (error);
}

static gint64
add_other_patient (TestClinic *clinic)
{
  g_autoptr (RespitePatient) patient = respite_patient_new ();
  g_autoptr (GError) error = NULL;

  patient->family = g_strdup ("Adeyemi");
  patient->given = g_strdup ("Ruth");
  patient->born = g_strdup ("1980-01-01");
  respite_office_add_patient (clinic->office, patient, &error);
  g_assert_no_error (error);

  return patient->id;
}

static TestVisit *
new_visit (TestClinic *clinic)
{
  TestVisit *visit = test_visit_new_running (clinic);

  add_account (clinic, "manager", RESPITE_ROLE_ADMINISTRATOR);
  add_account (clinic, "machine", RESPITE_ROLE_BACKUP);

  return visit;
}

static void
test_every_function_has_an_attempt (void)
{
  for (int function = 0; function < RESPITE_N_FUNCTIONS; function++)
    {
      gboolean found = FALSE;

      for (const TestAttempt *act = test_attempts; act->name != NULL; act++)
        found |= (int) act->function == function;
      if (!found)
        g_test_message ("no attempt: %s", respite_code_to_word (respite_function_codes, function));
      g_assert_true (found);
    }
}

/* What one of two functions is enough for. */
static void
try_consent_texts (TestVisit  *visit,
                   RespiteRole role)
{
  gboolean is_allowed = respite_function_is_allowed (RESPITE_FUNCTION_FORM_MANAGE, role) ||
                        respite_function_is_allowed (RESPITE_FUNCTION_CONSENT_PRESENT, role);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) texts = respite_office_list_consent_texts (visit->clinic->office, &error);

  if (is_allowed)
    g_assert_no_error (error);
  else
    test_assert_refused (&error, RESPITE_ERROR_DENIED);
}

/* Every role tries every act: refused for the role exactly where the matrix says no. */
static void
test_walk (gconstpointer data)
{
  int person = GPOINTER_TO_INT (data);
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = new_visit (clinic);

  test_clinic_sign_in (clinic, people[person].login);
  for (const TestAttempt *act = test_attempts; act->name != NULL; act++)
    {
      gboolean is_allowed = respite_function_is_allowed (act->function, people[person].role);
      g_autoptr (GError) error = NULL;

      test_attempt (act, visit, &error);
      if (g_error_matches (error, RESPITE_ERROR, RESPITE_ERROR_DENIED) == is_allowed)
        g_error ("%s, %s: %s", people[person].login, act->name, error != NULL ? error->message : "done");
    }
  try_consent_texts (visit, people[person].role);
}

/* A refusal changes nothing but the audit, which tells of it. */
static void
test_refusal_is_audited (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = new_visit (clinic);
  g_autoptr (RespiteOrder) order = test_visit_new_order ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  RespiteAuditFilter filter = { .action = "session.order", .descending = TRUE };
  const RespiteAuditEntry *entry;

  test_clinic_sign_in (clinic, "nurse");
  respite_office_order_session (clinic->office, visit->session_id, order, FALSE, TESTLIB_PASSWORD, &error);
  test_assert_refused (&error, RESPITE_ERROR_DENIED);
  test_clinic_sign_in (clinic, "owner");
  rows = respite_office_list_audit (clinic->office, &filter, NULL, &error);
  g_assert_no_error (error);
  entry = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (entry->row.outcome, ==, "denied");
  g_assert_cmpstr (entry->row.staff_name, ==, "Nadia Okafor");
}

/* Signed out or locked nobody may do anything. */
static void
test_nobody_signed_in (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = new_visit (clinic);

  respite_office_lock (clinic->office);
  for (const TestAttempt *act = test_attempts; act->name != NULL; act++)
    {
      g_autoptr (GError) error = NULL;

      /* What a lock screen may show. */
      if (act->is_glance)
        continue;
      g_test_message ("%s", act->name);
      test_attempt (act, visit, &error);
      test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
    }
}

/* What a patient who has the screen may be asked for. */
static const char *const for_patients[] = { "finish_response", "keep_draft", "sign_consent", NULL };

static void
hand_over (TestClinic *clinic,
           gint64      patient_id)
{
  g_autoptr (GError) error = NULL;

  respite_office_hand_over (clinic->office, patient_id, "Screening", &error);
  g_assert_no_error (error);
  g_assert_true (respite_office_is_handed_over (clinic->office));
}

/* While a patient has the screen nothing works but what is that patient's own. */
static void
test_handed_over (gconstpointer data)
{
  gboolean is_own = GPOINTER_TO_INT (data);
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = new_visit (clinic);
  gint64 other_id = add_other_patient (clinic);
  g_autoptr (GError) error = NULL;

  hand_over (clinic, is_own ? visit->patient_id : other_id);
  for (const TestAttempt *act = test_attempts; act->name != NULL; act++)
    {
      gboolean is_allowed = is_own && g_strv_contains (for_patients, act->name);
      g_autoptr (GError) refused = NULL;

      test_attempt (act, visit, &refused);
      if (g_error_matches (refused, RESPITE_ERROR, RESPITE_ERROR_SIGN_IN) == is_allowed)
        g_error ("%s: %s", act->name, refused != NULL ? refused->message : "done");
    }
  g_assert_true (respite_office_is_handed_over (clinic->office));

  respite_office_take_back (clinic->office, other_id, "owner", TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_false (respite_office_is_handed_over (clinic->office));
  g_assert_true (respite_office_may (clinic->office, RESPITE_FUNCTION_RECORD_VIEW, &error));
}

/* A clinician's signature, one's own password and another person's are none of the patient's business. */
static void
test_handed_over_needs_no_password (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = new_visit (clinic);
  g_autoptr (GPtrArray) signers = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_signer_free);
  g_autoptr (RespiteStaff) person = NULL;
  g_autoptr (GError) error = NULL;
  RespiteSigner *signer = respite_signer_new ();

  hand_over (clinic, visit->patient_id);
  signer->role = RESPITE_SIGNER_CLINICIAN;
  g_ptr_array_add (signers, signer);
  respite_office_sign_consent (clinic->office, visit->consent_id, signers, NULL, NULL, TESTLIB_PASSWORD, &error);
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  respite_office_change_password (clinic->office, TESTLIB_PASSWORD, "quite another password", &error);
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  person = respite_office_check_person (clinic->office, "nurse", TESTLIB_PASSWORD, &error);
  g_assert_null (person);
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
}

/* The draft of the patient who has the screen is saved, that of another is not; a wrong password changes nothing. */
static void
test_handed_over_draft (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = new_visit (clinic);
  gint64 other_id = add_other_patient (clinic);
  g_autoptr (GError) error = NULL;
  gint64 own_draft = respite_office_start_response (clinic->office, 1, visit->patient_id, 0, &error);
  gint64 other_draft = respite_office_start_response (clinic->office, 1, other_id, 0, &error);

  g_assert_no_error (error);
  hand_over (clinic, visit->patient_id);
  g_assert_true (respite_office_save_draft (clinic->office, own_draft, "{}", &error));
  g_assert_no_error (error);
  respite_office_save_draft (clinic->office, other_draft, "{}", &error);
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  respite_office_take_back (clinic->office, visit->patient_id, "owner", "something else", &error);
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  g_assert_true (respite_office_is_handed_over (clinic->office));
}

/* What ends a hand-over besides taking the screen back: a lock, and signing in again. What a locked window and the
 * program itself need goes on. */
static void
test_handed_over_background (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = new_visit (clinic);
  g_autoptr (GPtrArray) board = NULL;
  g_autoptr (GError) error = NULL;

  hand_over (clinic, visit->patient_id);
  g_assert_true (respite_office_note_seen (clinic->office, &error));
  respite_office_poll (clinic->office);
  g_assert_cmpint (respite_office_get_setting_int (clinic->office, "lock-minutes", 1, 120, 10), ==, 10);

  respite_office_lock (clinic->office);
  board = respite_office_list_board (clinic->office, &error);
  g_assert_no_error (error);
  test_clinic_sign_in (clinic, "nurse");
  g_assert_false (respite_office_is_handed_over (clinic->office));
  g_assert_true (respite_office_may (clinic->office, RESPITE_FUNCTION_RECORD_VIEW, &error));
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/permissions/every-function-has-an-attempt", test_every_function_has_an_attempt);
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *path = g_strconcat ("/permissions/walk/", people[i].login, NULL);

      g_test_add_data_func (path, GINT_TO_POINTER (i), test_walk);
    }
  g_test_add_func ("/permissions/refusal-is-audited", test_refusal_is_audited);
  g_test_add_func ("/permissions/nobody-signed-in", test_nobody_signed_in);
  g_test_add_data_func ("/permissions/handed-over/own", GINT_TO_POINTER (TRUE), test_handed_over);
  g_test_add_data_func ("/permissions/handed-over/other", GINT_TO_POINTER (FALSE), test_handed_over);
  g_test_add_func ("/permissions/handed-over/password", test_handed_over_needs_no_password);
  g_test_add_func ("/permissions/handed-over/draft", test_handed_over_draft);
  g_test_add_func ("/permissions/handed-over/background", test_handed_over_background);

  return g_test_run ();
}
