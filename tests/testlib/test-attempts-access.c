/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-attempts-private.h"

#include "service/respite-access-acts.h"
#include "service/respite-handover-acts.h"
#include "service/respite-office-staff.h"

#define OFFICE (visit->clinic->office)

void
test_attempt_reactivate_staff (TestVisit *visit,
                               GError   **error)
{
  respite_office_reactivate_staff (OFFICE, "nobody", "another password 42", error);
}

void
test_attempt_rename_staff (TestVisit *visit,
                           GError   **error)
{
  respite_office_rename_staff (OFFICE, "nobody", "Nobody", error);
}

void
test_attempt_renew_code (TestVisit *visit,
                         GError   **error)
{
  g_autofree char *code = respite_office_renew_recovery_code (OFFICE, TESTLIB_PASSWORD, error);
}

void
test_attempt_open_access (TestVisit *visit,
                          GError   **error)
{
  respite_office_open_access (OFFICE, visit->patient_id, "", NULL, error);
}

void
test_attempt_list_open_access (TestVisit *visit,
                               GError   **error)
{
  g_autoptr (GPtrArray) list = respite_office_list_access (OFFICE, FALSE, error);
}

void
test_attempt_list_all_access (TestVisit *visit,
                              GError   **error)
{
  g_autoptr (GPtrArray) list = respite_office_list_access (OFFICE, TRUE, error);
}

void
test_attempt_acknowledge_access (TestVisit *visit,
                                 GError   **error)
{
  respite_office_acknowledge_access (OFFICE, 1, "", error);
}

void
test_attempt_get_access (TestVisit *visit,
                         GError   **error)
{
  g_autoptr (RespiteAccess) access = respite_office_get_access (OFFICE, visit->patient_id, error);
}

void
test_attempt_hand_over (TestVisit *visit,
                        GError   **error)
{
  /* And back again, so that the other acts can be tried. */
  if (respite_office_hand_over (OFFICE, visit->patient_id, "Screening", error))
    respite_office_take_back (OFFICE, visit->patient_id, respite_office_get_actor (OFFICE)->login, TESTLIB_PASSWORD,
                              error);
}
