/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-attachment-acts.h"
#include "service/respite-patient-merge-acts.h"
#include "test-records.h"
#include "test-visit.h"

/* Two records of one person: what belongs to whom before a merge, after it, and after it was taken back. */

/* What a list of acts tells of a patient: how many of each. */
static char *
tell_counts (TestClinic *clinic,
             gint64      id)
{
  RespiteSessionFilter filter = { .patient_id = id };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) responses = respite_office_list_responses (clinic->office, id, &error);
  g_autoptr (GPtrArray) consents = respite_office_list_consents (clinic->office, id, &error);
  g_autoptr (GPtrArray) courses = respite_office_list_courses (clinic->office, id, &error);
  g_autoptr (GPtrArray) sessions = respite_office_list_sessions (clinic->office, &filter, &error);
  g_autoptr (GPtrArray) list = respite_office_list_record_items (clinic->office, id, &error);
  g_autoptr (GPtrArray) attachments = respite_office_list_attachments (clinic->office, id, &error);

  g_assert_no_error (error);

  return g_strdup_printf ("%u %u %u %u %u %u", responses->len, consents->len, courses->len, sessions->len > 0,
                          list->len, attachments->len);
}

/* Everything that hangs on the merged record is seen in the kept one, signatures stay what they were, and taking the
 * merge back leaves both as they were. */
static void
test_merge_and_take_back (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GBytes) png = test_records_make_png ();
  g_autoptr (RespitePatient) merged_before = NULL;
  g_autoptr (RespitePatient) merged_after = NULL;
  g_autoptr (RespitePatient) kept_before = NULL;
  g_autoptr (RespitePatient) kept_after = NULL;
  g_autoptr (RespitePatient) seen = NULL;
  g_autoptr (RespiteMergePreview) preview = NULL;
  g_autoptr (RespiteConsent) consent = NULL;
  g_autoptr (RespiteEligibility) eligibility = NULL;
  g_autoptr (GPtrArray) merges = NULL;
  g_autofree char *all = NULL;
  g_autofree char *with = NULL;
  g_autofree char *again = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GError) error = NULL;
  gint64 kept = test_records_add_patient (clinic, "Martinez", "Rosie", "1968-03-14", NULL);
  gint64 found = 0;
  gint64 id = 0;

  test_visit_screen (visit, NULL);
  test_visit_clear (visit);
  test_visit_consent (visit);
  test_visit_plan (visit);
  test_records_add_item (clinic, visit->patient_id, RESPITE_RECORD_ITEM_ALLERGY, "latex; rash");
  g_assert_true (respite_office_add_attachment (clinic->office, visit->patient_id, "MRI", png, NULL, &error));
  g_assert_no_error (error);
  all = tell_counts (clinic, visit->patient_id);
  none = tell_counts (clinic, kept);
  g_assert_cmpstr (none, ==, "0 0 0 0 0 0");
  kept_before = respite_office_get_patient (clinic->office, kept, FALSE, &error);
  merged_before = respite_office_get_patient (clinic->office, visit->patient_id, FALSE, &error);

  preview = respite_office_preview_merge (clinic->office, kept, visit->patient_id, &error);
  g_assert_no_error (error);
  g_assert_null (preview->problem);
  g_assert_cmpint (preview->counts.responses, >=, 1);
  g_assert_cmpint (preview->counts.consents, ==, 1);
  g_assert_cmpint (preview->counts.courses, ==, 1);
  g_assert_cmpint (preview->counts.attachments, ==, 1);
  g_assert_cmpuint (preview->differences->len, >=, 2);

  g_assert_true (respite_office_merge_patients (clinic->office, kept, visit->patient_id, "one person", &id, &error));
  g_assert_no_error (error);

  /* Both numbers, both names and both records lead to the one that was kept. */
  g_assert_true (respite_office_resolve (clinic->office, RESPITE_KIND_PATIENT, merged_before->mrn, &found, &error));
  g_assert_cmpint (found, ==, kept);
  g_assert_cmpuint (test_records_count_found (clinic, merged_before->mrn, FALSE, &found), ==, 1);
  g_assert_cmpint (found, ==, kept);
  g_assert_cmpuint (test_records_count_found (clinic, kept_before->mrn, FALSE, NULL), ==, 1);
  g_assert_cmpuint (test_records_count_found (clinic, merged_before->given, FALSE, NULL), ==, 1);
  g_assert_cmpuint (test_records_count_found (clinic, "", TRUE, NULL), ==, 0);
  seen = respite_office_get_patient (clinic->office, visit->patient_id, FALSE, &error);
  g_assert_cmpint (seen->id, ==, kept);
  g_assert_cmpstr (seen->allergies, ==, "latex");
  g_assert_cmpint (seen->weight_g, ==, merged_before->weight_g);

  with = tell_counts (clinic, kept);
  g_assert_cmpstr (with, ==, all);
  consent = respite_office_get_consent (clinic->office, visit->consent_id, &error);
  g_assert_no_error (error);
  g_assert_true (consent->is_valid);
  eligibility = respite_office_get_eligibility (clinic->office, kept, &error);
  g_assert_cmpint (eligibility->decision, ==, RESPITE_DECISION_CLEARED);
  g_assert_true (eligibility->is_valid);

  /* What is written for the merged record now is written for the kept one. */
  g_assert_false (respite_office_archive_patient (clinic->office, visit->patient_id, FALSE, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_false (respite_office_merge_patients (clinic->office, kept, visit->patient_id, "again", NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  test_visit_gate (visit);

  merges = respite_office_list_merges (clinic->office, kept, &error);
  g_assert_cmpuint (merges->len, ==, 1);
  g_assert_true (respite_office_unmerge_patients (clinic->office, id, "", &error));
  g_assert_no_error (error);
  g_assert_false (respite_office_unmerge_patients (clinic->office, id, "", &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  again = tell_counts (clinic, visit->patient_id);
  g_assert_cmpstr (again, ==, all);
  g_free (with);
  with = tell_counts (clinic, kept);
  g_assert_cmpstr (with, ==, none);
  merged_after = respite_office_get_patient (clinic->office, visit->patient_id, FALSE, &error);
  g_assert_cmpint (merged_after->id, ==, visit->patient_id);
  merged_after->version = merged_before->version;
  g_assert_cmpstr (merged_after->family, ==, merged_before->family);
  g_assert_cmpstr (merged_after->mrn, ==, merged_before->mrn);
  g_assert_cmpstr (merged_after->allergies, ==, merged_before->allergies);
  g_assert_cmpint (merged_after->archived_at, ==, 0);
  kept_after = respite_office_get_patient (clinic->office, kept, FALSE, &error);
  g_assert_cmpint (kept_after->version, ==, kept_before->version);
  g_assert_null (kept_after->allergies);
  g_assert_cmpuint (test_records_count_found (clinic, merged_before->mrn, FALSE, &found), ==, 1);
  g_assert_cmpint (found, ==, visit->patient_id);
}

static void
test_merges_in_a_row (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) fewer = NULL;
  g_autoptr (GError) error = NULL;
  gint64 a = test_records_add_patient (clinic, "Alpha", "A", "1970-01-01", NULL);
  gint64 b = test_records_add_patient (clinic, "Beta", "B", "1970-01-01", NULL);
  gint64 c = test_records_add_patient (clinic, "Gamma", "C", "1970-01-01", NULL);
  gint64 first = 0;
  gint64 found = 0;

  test_records_add_item (clinic, a, RESPITE_RECORD_ITEM_PROBLEM, "one");
  test_records_add_item (clinic, b, RESPITE_RECORD_ITEM_PROBLEM, "two");
  test_records_add_item (clinic, c, RESPITE_RECORD_ITEM_PROBLEM, "three");
  g_assert_true (respite_office_merge_patients (clinic->office, b, a, "same", &first, &error));
  g_assert_true (respite_office_merge_patients (clinic->office, c, b, "same", NULL, &error));
  g_assert_no_error (error);
  list = respite_office_list_record_items (clinic->office, c, &error);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpuint (test_records_count_found (clinic, "alpha", FALSE, &found), ==, 1);
  g_assert_cmpint (found, ==, c);

  g_assert_true (respite_office_unmerge_patients (clinic->office, first, "not the same", &error));
  g_assert_no_error (error);
  fewer = respite_office_list_record_items (clinic->office, c, &error);
  g_assert_cmpuint (fewer->len, ==, 2);
  g_assert_cmpuint (test_records_count_found (clinic, "alpha", FALSE, &found), ==, 1);
  g_assert_cmpint (found, ==, a);
  g_assert_cmpuint (test_records_count_found (clinic, "beta", FALSE, &found), ==, 1);
  g_assert_cmpint (found, ==, c);
}

static void
test_merge_is_refused (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteMergePreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  gint64 other = test_records_add_patient (clinic, "Alpha", "A", "1970-01-01", NULL);
  gint64 archived = test_records_add_patient (clinic, "Beta", "B", "1970-01-01", NULL);

  g_assert_true (respite_office_archive_patient (clinic->office, archived, TRUE, &error));
  g_assert_false (respite_office_merge_patients (clinic->office, other, other, "same", NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_false (respite_office_merge_patients (clinic->office, other, archived, "same", NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_false (respite_office_merge_patients (clinic->office, other, visit->patient_id, "same", NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_false (respite_office_merge_patients (clinic->office, other, archived, " ", NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  preview = respite_office_preview_merge (clinic->office, other, visit->patient_id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (preview->problem);
}

/* After a merge each line says in which of the two records it was written, and the merge itself stands there once. */
static void
test_history_of_merged_records (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespitePatient) merged = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 kept = test_records_add_patient (clinic, "Novak", "Jana", "1980-02-29", NULL);
  gint64 other = test_records_add_patient (clinic, "Nowak", "Jana", "1980-02-29", NULL);
  int n_merges = 0;
  int n_elsewhere = 0;

  test_records_add_item (clinic, kept, RESPITE_RECORD_ITEM_PROBLEM, "migraine");
  test_records_add_item (clinic, other, RESPITE_RECORD_ITEM_PROBLEM, "CRPS");
  merged = respite_office_get_patient (clinic->office, other, FALSE, &error);
  g_assert_true (respite_office_merge_patients (clinic->office, kept, other, "one person", NULL, &error));
  g_assert_no_error (error);

  changes = respite_office_list_patient_history (clinic->office, kept, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    {
      const RespitePatientChange *change = g_ptr_array_index (changes, i);
      gboolean is_merge = g_str_equal (change->field, "merge");

      n_merges += is_merge;
      n_elsewhere += change->from_mrn != NULL;
      if (change->from_mrn != NULL)
        g_assert_cmpstr (change->from_mrn, ==, merged->mrn);
      if (is_merge || g_str_equal (change->after, "migraine"))
        g_assert_null (change->from_mrn);
      if (g_str_equal (change->after, "CRPS") || g_str_equal (change->after, "Nowak"))
        g_assert_cmpstr (change->from_mrn, ==, merged->mrn);
    }
  g_assert_cmpint (n_merges, ==, 1);
  g_assert_cmpint (n_elsewhere, >, 2);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/merges/merge-and-take-back", test_merge_and_take_back);
  g_test_add_func ("/merges/merges-in-a-row", test_merges_in_a_row);
  g_test_add_func ("/merges/merge-is-refused", test_merge_is_refused);
  g_test_add_func ("/merges/history-of-merged-records", test_history_of_merged_records);

  return g_test_run ();
}
