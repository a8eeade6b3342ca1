/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-attempts-private.h"

#include "service/respite-consent-text-acts.h"
#include "service/respite-eligibility-acts.h"
#include "service/respite-office-backup.h"
#include "service/respite-rule-acts.h"
#include "service/respite-trend-acts.h"

#define OFFICE (visit->clinic->office)

void
test_attempt_prepare_consent (TestVisit *visit,
                              GError   **error)
{
  respite_office_prepare_consent (OFFICE, visit->patient_id, "release", "en", NULL, error);
}

void
test_attempt_present_consent_with (TestVisit *visit,
                                   GError   **error)
{
  respite_office_present_consent_with (OFFICE, visit->patient_id, "privacy", "en", NULL, error);
}

void
test_attempt_present_draft (TestVisit *visit,
                            GError   **error)
{
  respite_office_present_draft (OFFICE, 4711, NULL, NULL, error);
}

void
test_attempt_set_consent_language (TestVisit *visit,
                                   GError   **error)
{
  respite_office_set_consent_language (OFFICE, 4711, "es", error);
}

void
test_attempt_load_consent_text (TestVisit *visit,
                                GError   **error)
{
  g_autoptr (RespiteConsentTemplate) text = respite_office_load_consent_text (OFFICE, "privacy", "en", 0, error);
}

void
test_attempt_list_ask_again (TestVisit *visit,
                             GError   **error)
{
  g_autoptr (GPtrArray) rows = respite_office_list_ask_again (OFFICE, error);
}

void
test_attempt_get_consent_standing (TestVisit *visit,
                                   GError   **error)
{
  RespiteConsentStanding standing;

  respite_office_get_consent_standing (OFFICE, visit->patient_id, &standing, error);
}

void
test_attempt_expire_consents (TestVisit *visit,
                              GError   **error)
{
  respite_office_expire_consents (OFFICE, NULL, error);
}

void
test_attempt_check_consent_text (TestVisit *visit,
                                 GError   **error)
{
  g_autoptr (RespiteConsentTextCheck) check = respite_office_check_consent_text (OFFICE, "privacy", "en", "", error);
}

void
test_attempt_save_consent_text (TestVisit *visit,
                                GError   **error)
{
  respite_office_save_consent_text (OFFICE, "privacy", "en", "", FALSE, "nothing", error);
}

void
test_attempt_decide_eligibility (TestVisit *visit,
                                 GError   **error)
{
  RespiteEligibilityChoice choice = { RESPITE_DECISION_NONE, "", NULL, NULL, NULL };

  respite_office_decide_eligibility (OFFICE, visit->patient_id, &choice, TESTLIB_PASSWORD, error);
}

void
test_attempt_list_due_reviews (TestVisit *visit,
                               GError   **error)
{
  g_autoptr (GPtrArray) rows = respite_office_list_due_reviews (OFFICE, error);
}

void
test_attempt_set_condition (TestVisit *visit,
                            GError   **error)
{
  respite_office_set_condition (OFFICE, visit->patient_id, 0, TRUE, "", error);
}

void
test_attempt_add_workup (TestVisit *visit,
                         GError   **error)
{
  g_autoptr (RespiteWorkup) workup = respite_workup_new ();

  workup->item = g_strdup ("ecg");
  respite_office_add_workup (OFFICE, visit->patient_id, workup, error);
}

void
test_attempt_strike_workup (TestVisit *visit,
                            GError   **error)
{
  respite_office_strike_workup (OFFICE, 4711, "mistyped", error);
}

void
test_attempt_put_workup_rule (TestVisit *visit,
                              GError   **error)
{
  respite_office_put_workup_rule (OFFICE, respite_workup_items, RESPITE_WORKUP_NEVER, 0, error);
}

void
test_attempt_load_trend (TestVisit *visit,
                         GError   **error)
{
  g_autoptr (RespiteTrendSource) source = respite_office_load_trend (OFFICE, visit->patient_id, 0, error);
}

void
test_attempt_get_session_in (TestVisit *visit,
                             GError   **error)
{
  respite_session_record_unref (respite_office_get_session_in (OFFICE, visit->session_id, "es", FALSE, error));
}

void
test_attempt_correct_entry (TestVisit *visit,
                            GError   **error)
{
  respite_event_free (respite_office_correct_entry (OFFICE, 4711, "note calm", NULL, FALSE, error));
}

void
test_attempt_prefill (TestVisit *visit,
                      GError   **error)
{
  g_autoptr (RespiteForm) form = respite_form_load_builtin ("screening", NULL);
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);

  respite_office_prefill (OFFICE, visit->patient_id, answers, NULL, error);
}

void
test_attempt_finish_response_at (TestVisit *visit,
                                 GError   **error)
{
  g_autoptr (RespiteForm) form = respite_form_load_builtin ("screening", NULL);
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);

  respite_office_finish_response_at (OFFICE, 4711, answers, 0, error);
}

void
test_attempt_set_backup_passphrase (TestVisit *visit,
                                    GError   **error)
{
  respite_office_set_backup_passphrase (OFFICE, "x", error);
}

void
test_attempt_verify_backup (TestVisit *visit,
                            GError   **error)
{
  respite_backup_free (respite_office_verify_backup (OFFICE, "/nonexistent", NULL, error));
}

void
test_attempt_put_care_rules (TestVisit *visit,
                             GError   **error)
{
  g_autoptr (RespiteCareRules) rules = respite_office_get_care_rules (OFFICE);

  respite_office_put_care_rules (OFFICE, rules, error);
}
