/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-attempts.h"

#include "service/respite-consent-text-acts.h"
#include "service/respite-office-audit.h"
#include "service/respite-office-staff.h"

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

  return g_test_run ();
}
