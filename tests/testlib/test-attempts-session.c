/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-attempts-private.h"
#include "test-records.h"

#include "service/respite-monitor-acts.h"
#include "service/respite-review-acts.h"

void
test_attempt_take_back_review (TestVisit *visit,
                               GError   **error)
{
  respite_office_take_back_review (visit->clinic->office, visit->course_id, "wrong course", error);
}

void
test_attempt_rename_monitor_map (TestVisit *visit,
                                 GError   **error)
{
  respite_office_rename_monitor_map (visit->clinic->office, "Bay 2", "Bay 3", error);
}

void
test_attempt_add_photo (TestVisit *visit,
                        GError   **error)
{
  g_autoptr (GBytes) png = test_records_make_png ();

  respite_event_free (respite_office_add_photo (visit->clinic->office, visit->session_id, "photo rash", png, 0, FALSE,
                                                error));
}
