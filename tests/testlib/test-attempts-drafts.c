/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-attempts-private.h"

#include "service/respite-form-acts.h"

#define OFFICE (visit->clinic->office)

void
test_attempt_start_response (TestVisit *visit,
                             GError   **error)
{
  respite_office_start_response (OFFICE, 1, visit->patient_id, 0, error);
}

void
test_attempt_save_draft (TestVisit *visit,
                         GError   **error)
{
  respite_office_save_draft (OFFICE, 4711, "{}", error);
}

void
test_attempt_open_answers (TestVisit *visit,
                           GError   **error)
{
  gint64 id;

  respite_answers_free (respite_office_open_answers (OFFICE, 1, visit->patient_id, 0, &id, error));
}

void
test_attempt_keep_draft (TestVisit *visit,
                         GError   **error)
{
  respite_office_keep_draft (OFFICE, 1, visit->patient_id, 0, "{}", error);
}

void
test_attempt_leave_draft (TestVisit *visit,
                          GError   **error)
{
  respite_office_leave_draft (OFFICE, 4711, NULL, error);
}

void
test_attempt_discard_draft (TestVisit *visit,
                            GError   **error)
{
  respite_office_discard_draft (OFFICE, 4711, NULL, error);
}

void
test_attempt_restore_draft (TestVisit *visit,
                            GError   **error)
{
  respite_office_restore_draft (OFFICE, 4711, error);
}
