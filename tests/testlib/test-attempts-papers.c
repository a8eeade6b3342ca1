/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-attempts-private.h"

#include "service/respite-downtime-acts.h"
#include "service/respite-give-acts.h"
#include "service/respite-handout-text-acts.h"
#include "service/respite-print-rules.h"
#include "service/respite-session-acts.h"

#define OFFICE (visit->clinic->office)

void
test_attempt_give_handouts (TestVisit *visit,
                            GError   **error)
{
  static const char *const names[] = { "going-home", NULL };
  RespiteGiveRequest request = { .names = names, .patient_id = visit->patient_id };

  respite_office_give_handouts (OFFICE, &request, error);
}

void
test_attempt_keep_downtime (TestVisit *visit,
                            GError   **error)
{
  respite_office_keep_downtime (OFFICE, NULL, error);
}

void
test_attempt_take_back_handouts (TestVisit *visit,
                                 GError   **error)
{
  respite_office_take_back_handouts (OFFICE, 4711, error);
}

void
test_attempt_check_handout_text (TestVisit *visit,
                                 GError   **error)
{
  RespiteHandoutTextCheck check;

  respite_office_check_handout_text (OFFICE, "going-home", "en", "---\ntitle: x\n---\n", &check, error);
}

void
test_attempt_preview_handout_text (TestVisit *visit,
                                   GError   **error)
{
  RespiteDocumentInfo info = { .clinic = respite_office_get_clinic_info (OFFICE), .language = "en" };
  g_autoptr (RespiteLayout) layout = respite_office_preview_handout_text (OFFICE, "x", "---\ntitle: x\n---\n", &info,
                                                                          error);
}

void
test_attempt_save_handout_text (TestVisit *visit,
                                GError   **error)
{
  respite_office_save_handout_text (OFFICE, "going-home", "en", "---\ntitle: x\n---\n", NULL, error);
}

void
test_attempt_return_handout_text (TestVisit *visit,
                                  GError   **error)
{
  respite_office_return_handout_text (OFFICE, "going-home", "en", NULL, error);
}

void
test_attempt_confirm_handout_text (TestVisit *visit,
                                   GError   **error)
{
  respite_office_confirm_handout_text (OFFICE, "going-home", "en", 4711, TESTLIB_PASSWORD, error);
}

void
test_attempt_set_print_rules (TestVisit *visit,
                              GError   **error)
{
  g_autoptr (RespitePrintRules) rules = respite_office_get_print_rules (OFFICE);

  respite_office_set_print_rules (OFFICE, rules, error);
}

void
test_attempt_note_handout (TestVisit *visit,
                           GError   **error)
{
  respite_office_note_document (OFFICE, "handout", "going-home", visit->patient_id, 0, "en", "given", error);
}

void
test_attempt_note_summary (TestVisit *visit,
                           GError   **error)
{
  respite_office_note_document (OFFICE, "summary", "session", visit->patient_id, visit->session_id, "en", "saved",
                                error);
}
