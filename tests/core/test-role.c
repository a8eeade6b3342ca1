/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-role.h"
#include "respite-core.h"

static void
test_matrix_rules (void)
{
  /* An administrator alone sees no chart; the backup account reads nothing. */
  g_assert_false (respite_function_is_allowed (RESPITE_FUNCTION_RECORD_VIEW, RESPITE_ROLE_ADMINISTRATOR));
  g_assert_false (respite_function_is_allowed (RESPITE_FUNCTION_PATIENT_FIND, RESPITE_ROLE_BACKUP));
  g_assert_true (respite_function_is_allowed (RESPITE_FUNCTION_BACKUP_MAKE, RESPITE_ROLE_BACKUP));
  g_assert_false (respite_function_is_allowed (RESPITE_FUNCTION_SESSION_ORDER, RESPITE_ROLE_NURSE));
  g_assert_true (respite_function_is_allowed (RESPITE_FUNCTION_SESSION_ORDER,
                                              RESPITE_ROLE_NURSE | RESPITE_ROLE_PRESCRIBER));

  for (int function = 0; function < RESPITE_N_FUNCTIONS; function++)
    g_assert_false (respite_function_is_allowed ((RespiteFunction) function, 0));
}

static void
test_roles_as_text (void)
{
  g_autofree char *text = respite_roles_to_text (RESPITE_ROLE_NURSE | RESPITE_ROLE_ADMINISTRATOR);
  RespiteRole roles = 0;

  g_assert_cmpstr (text, ==, "nurse,administrator");
  g_assert_true (respite_roles_from_text ("administrator, nurse", &roles));
  g_assert_cmpint (roles, ==, RESPITE_ROLE_NURSE | RESPITE_ROLE_ADMINISTRATOR);
  g_assert_false (respite_roles_from_text ("owner", &roles));
  g_assert_false (respite_roles_from_text ("", &roles));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/role/matrix-rules", test_matrix_rules);
  g_test_add_func ("/role/roles-as-text", test_roles_as_text);

  return g_test_run ();
}
