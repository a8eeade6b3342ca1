/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-attempts-private.h"

#include "service/respite-attachment-acts.h"
#include "service/respite-patient-merge-acts.h"

#define OFFICE (visit->clinic->office)

void
test_attempt_undo_patient_update (TestVisit *visit,
                                  GError   **error)
{
  respite_office_undo_patient_update (OFFICE, 4711, 1, error);
}

void
test_attempt_search_archived_patients (TestVisit *visit,
                                       GError   **error)
{
  g_autoptr (GPtrArray) rows = respite_office_search_archived_patients (OFFICE, "x", 5, NULL, error);
}

void
test_attempt_preview_merge (TestVisit *visit,
                            GError   **error)
{
  respite_merge_preview_free (respite_office_preview_merge (OFFICE, visit->patient_id, 4711, error));
}

void
test_attempt_merge_patients (TestVisit *visit,
                             GError   **error)
{
  respite_office_merge_patients (OFFICE, visit->patient_id, 4711, "same", NULL, error);
}

void
test_attempt_unmerge_patients (TestVisit *visit,
                               GError   **error)
{
  respite_office_unmerge_patients (OFFICE, 4711, "", error);
}

void
test_attempt_add_attachment (TestVisit *visit,
                             GError   **error)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("none", 4);

  respite_office_add_attachment (OFFICE, visit->patient_id, "Scan", content, NULL, error);
}

void
test_attempt_get_attachment (TestVisit *visit,
                             GError   **error)
{
  g_autoptr (GBytes) content = respite_office_get_attachment (OFFICE, 4711, FALSE, NULL, error);

  g_assert_null (content);
}

void
test_attempt_strike_attachment (TestVisit *visit,
                                GError   **error)
{
  respite_office_strike_attachment (OFFICE, 4711, TRUE, error);
}

void
test_attempt_list_merges (TestVisit *visit,
                          GError   **error)
{
  g_autoptr (GPtrArray) list = respite_office_list_merges (OFFICE, visit->patient_id, error);
}

void
test_attempt_list_namesakes (TestVisit *visit,
                             GError   **error)
{
  g_autoptr (GPtrArray) list = respite_office_list_namesakes (OFFICE, visit->patient_id, error);
}

void
test_attempt_list_patient_history (TestVisit *visit,
                                   GError   **error)
{
  g_autoptr (GPtrArray) list = respite_office_list_patient_history (OFFICE, visit->patient_id, error);
}

void
test_attempt_list_attachments (TestVisit *visit,
                               GError   **error)
{
  g_autoptr (GPtrArray) list = respite_office_list_attachments (OFFICE, visit->patient_id, error);
}

void
test_attempt_archive_patient (TestVisit *visit,
                              GError   **error)
{
  respite_office_archive_patient (OFFICE, 4711, TRUE, error);
}

void
test_attempt_list_similar (TestVisit *visit,
                           GError   **error)
{
  g_autoptr (RespitePatient) patient = respite_patient_new ();
  g_autoptr (GPtrArray) rows = NULL;

  patient->family = g_strdup ("Martínez");
  rows = respite_office_list_similar_patients (OFFICE, patient, error);
}

void
test_attempt_search_patients (TestVisit *visit,
                              GError   **error)
{
  g_autoptr (GPtrArray) rows = respite_office_search_patients (OFFICE, "x", 10, NULL, error);
}

void
test_attempt_list_patients (TestVisit *visit,
                            GError   **error)
{
  g_autoptr (GPtrArray) rows = respite_office_list_patients (OFFICE, 10, error);
}

void
test_attempt_get_patient (TestVisit *visit,
                          GError   **error)
{
  respite_patient_free (respite_office_get_patient (OFFICE, visit->patient_id, TRUE, error));
}
