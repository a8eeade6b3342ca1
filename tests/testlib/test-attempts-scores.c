/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-attempts-private.h"

#include "service/respite-office-audit.h"
#include "service/respite-office-backup.h"
#include "service/respite-score-acts.h"

#define OFFICE (visit->clinic->office)

void
test_attempt_list_score_series (TestVisit *visit,
                                GError   **error)
{
  g_autoptr (GPtrArray) series = respite_office_list_score_series (OFFICE, visit->patient_id, 0, error);
}

void
test_attempt_check_scores (TestVisit *visit,
                           GError   **error)
{
  g_autoptr (GPtrArray) differing = respite_office_check_scores (OFFICE, NULL, error);
}

void
test_attempt_enter_score (TestVisit *visit,
                          GError   **error)
{
  const RespiteInstrument *madrs = respite_instrument_find ("madrs");

  respite_office_enter_score (OFFICE, visit->patient_id, madrs, madrs->scales, 20000, RESPITE_SCORE_NOT_LOOKED, 0,
                              error);
}

void
test_attempt_withdraw_score (TestVisit *visit,
                             GError   **error)
{
  respite_office_withdraw_score (OFFICE, 1, "mistyped", error);
}

void
test_attempt_list_safety (TestVisit *visit,
                          GError   **error)
{
  g_autoptr (GPtrArray) items = respite_office_list_safety (OFFICE, 0, 0, TRUE, error);
}

void
test_attempt_count_safety (TestVisit *visit,
                           GError   **error)
{
  guint count;

  respite_office_count_safety (OFFICE, &count, error);
}

void
test_attempt_acknowledge_safety (TestVisit *visit,
                                 GError   **error)
{
  respite_office_acknowledge_safety (OFFICE, 1, "called the family", error);
}

void
test_attempt_set_thresholds (TestVisit *visit,
                             GError   **error)
{
  g_autoptr (RespiteThresholds) thresholds = respite_thresholds_new_example ();

  respite_office_set_thresholds (OFFICE, thresholds, TESTLIB_PASSWORD, error);
}

void
test_attempt_list_audit (TestVisit *visit,
                         GError   **error)
{
  RespiteAuditFilter filter = { .limit = 1 };
  g_autoptr (GPtrArray) rows = respite_office_list_audit (OFFICE, &filter, NULL, error);
}

void
test_attempt_verify (TestVisit *visit,
                     GError   **error)
{
  g_autoptr (RespiteVerification) verification = respite_office_verify (OFFICE, error);
}

void
test_attempt_make_backup (TestVisit *visit,
                          GError   **error)
{
  g_autoptr (RespiteBackup) backup = respite_office_make_backup (OFFICE, "/nonexistent", error);
}

void
test_attempt_restore_backup (TestVisit *visit,
                             GError   **error)
{
  respite_office_restore_backup (OFFICE, "/nonexistent", "wrong", error);
}
