/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"

#include <string.h>

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "service/respite-attachment-acts.h"
#include "service/respite-office-audit.h"
#include "service/respite-patient-merge-acts.h"
#include "test-visit.h"

/* What hangs on a patient: history, merges, attachments, and the lines of the lists. */

static gint64
add_patient (TestClinic *clinic,
             const char *family,
             const char *given,
             const char *born)
{
  g_autoptr (RespitePatient) patient = respite_patient_new ();
  g_autoptr (GError) error = NULL;

  patient->family = g_strdup (family);
  patient->given = g_strdup (given);
  patient->born = g_strdup (born);
  respite_office_add_patient (clinic->office, patient, &error);
  g_assert_no_error (error);

  return patient->id;
}

static void
add_item (TestClinic           *clinic,
          gint64                patient_id,
          RespiteRecordItemKind kind,
          const char           *text)
{
  g_autoptr (RespiteRecordItem) item = respite_record_item_new ();
  g_autoptr (GError) error = NULL;

  item->patient_id = patient_id;
  respite_record_item_set_text (item, kind, text);
  respite_office_add_record_item (clinic->office, item, &error);
  g_assert_no_error (error);
}

/* "family: Novak -> Nováková; ..." of every change but those of the first version, newest first. */
static char *
tell_history (TestClinic *clinic,
              gint64      patient_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = respite_office_list_patient_history (clinic->office, patient_id, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    {
      const RespitePatientChange *change = g_ptr_array_index (changes, i);

      g_assert_cmpstr (change->staff_name, !=, "");
      g_assert_cmpint (change->at, >, 0);
      if (change->version != 1)
        g_string_append_printf (text, "%s%s: %s -> %s", text->len > 0 ? "; " : "", change->field, change->before,
                                change->after);
    }

  return g_string_free (text, FALSE);
}

static const struct
{
  RespiteRecordItemKind kind;
  const char           *typed;
  const char           *told;             /* text | detail | timing | result | code | tags; NULL for refused */
} items[] = {
  { RESPITE_RECORD_ITEM_ALLERGY, "penicillin; rash", "penicillin|rash||||" },
  { RESPITE_RECORD_ITEM_ALLERGY, "latex", "latex|||||" },
  { RESPITE_RECORD_ITEM_PROBLEM, "CRPS I, right hand; g90511", "CRPS I, right hand||||G90.511|" },
  { RESPITE_RECORD_ITEM_PROBLEM, "High blood pressure; I10", "High blood pressure||||I10|" },
  { RESPITE_RECORD_ITEM_PROBLEM, "Back pain; since 2019", "Back pain|since 2019||||" },
  { RESPITE_RECORD_ITEM_MEDICINE, "lorazepam; 1 mg; at night; benzodiazepine",
    "lorazepam|1 mg|at night|||benzodiazepine" },
  { RESPITE_RECORD_ITEM_MEDICINE, "tramadol; 50 mg; as needed; opioid, antidepressant, opioid",
    "tramadol|50 mg|as needed|||opioid,antidepressant" },
  { RESPITE_RECORD_ITEM_MEDICINE, "gabapentin; 300 mg three times a day", "gabapentin|300 mg three times a day||||" },
  { RESPITE_RECORD_ITEM_MEDICINE, "aspirin; 100 mg; daily; candy", NULL },
  { RESPITE_RECORD_ITEM_TREATMENT, "TENS; 80 Hz; six weeks; no help", "TENS|80 Hz|six weeks|no help||" },
  { RESPITE_RECORD_ITEM_TREATMENT, " ; x", NULL },
};

static void
test_lines_of_lists (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (RespiteRecordItem) item = respite_record_item_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *told = NULL;

      g_test_message ("case: %s", items[i].typed);
      respite_record_item_set_text (item, items[i].kind, items[i].typed);
      if (items[i].told == NULL)
        {
          g_assert_false (respite_record_item_check (item, &error));
          test_assert_refused (&error, RESPITE_ERROR_INVALID);
          continue;
        }
      g_assert_true (respite_record_item_check (item, &error));
      g_assert_no_error (error);
      told = g_strjoin ("|", item->text, item->detail, item->timing, item->result, item->code, item->tags, NULL);
      g_assert_cmpstr (told, ==, items[i].told);
    }
}

static void
test_codes (void)
{
  static const struct
  {
    const char *typed;
    const char *code;
  } codes[] = {
    { "G90.511", "G90.511" }, { "g90511", "G90.511" }, { " m79.2 ", "M79.2" }, { "I10", "I10" }, { "U07.1", "U07.1" },
    { "S72.001A", "S72.001A" }, { "G9", NULL }, { "90.5", NULL }, { "pain", NULL }, { "G90.51112", NULL },
    { "G90,5", NULL }, { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *code = respite_icd10_normalize (codes[i].typed);

      g_assert_cmpstr (code, ==, codes[i].code);
    }
}

static void
test_lines_are_kept (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const RespiteRecordItem *item;
  gint64 id = add_patient (clinic, "Alpha", "A", "1970-01-01");

  add_item (clinic, id, RESPITE_RECORD_ITEM_MEDICINE, "lorazepam; 1 mg; at night; benzodiazepine");
  list = respite_office_list_record_items (clinic->office, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  item = g_ptr_array_index (list, 0);
  g_assert_cmpstr (item->detail, ==, "1 mg");
  g_assert_cmpstr (item->timing, ==, "at night");
  g_assert_cmpstr (item->tags, ==, "benzodiazepine");
}

static void
test_history_of_every_field (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  gint64 id = add_patient (clinic, "Novak", "Jana", "1980-02-29");

  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  patient = respite_office_get_patient (clinic->office, id, FALSE, &error);
  respite_patient_free (g_steal_pointer (&patient));
  patient = respite_office_get_patient (clinic->office, id, FALSE, &error);
  g_free (patient->family);
  patient->family = g_strdup ("Nováková");
  g_free (patient->address);
  patient->address = g_strdup ("1 Elm\nfamily: Fake");
  patient->large_print = TRUE;
  g_assert_true (respite_office_update_patient (clinic->office, patient, &error));
  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  add_item (clinic, id, RESPITE_RECORD_ITEM_ALLERGY, "latex; rash");
  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  g_assert_true (respite_office_add_weight (clinic->office, id, 71400, 0, 0, &error));
  g_assert_no_error (error);

  told = tell_history (clinic, id);
  g_assert_cmpstr (told, ==, "weight:  -> 71.4 kg; allergy_state: not-asked -> listed; allergy:  -> latex; rash; "
                   "family: Novak -> Nováková; address:  -> 1 Elm\nfamily: Fake; large_print: no -> yes");
}

/* Who may not see the record sees what changed in the fields of the patient, and nothing of the lists. */
static void
test_history_for_the_desk (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = add_patient (clinic, "Novak", "Jana", "1980-02-29");

  add_item (clinic, id, RESPITE_RECORD_ITEM_PROBLEM, "secret");
  test_clinic_sign_in (clinic, "desk");
  changes = respite_office_list_patient_history (clinic->office, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, >, 0);
  for (guint i = 0; i < changes->len; i++)
    g_assert_cmpstr (((RespitePatientChange *) g_ptr_array_index (changes, i))->field, !=, "problem");
}

static void
test_update_is_taken_back (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (RespitePatient) now = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = add_patient (clinic, "Novak", "Jana", "1980-02-29");

  g_assert_false (respite_office_undo_patient_update (clinic->office, id, 1, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  patient = respite_office_get_patient (clinic->office, id, FALSE, &error);
  g_free (patient->family);
  patient->family = g_strdup ("Wrong");
  g_assert_true (respite_office_update_patient (clinic->office, patient, &error));
  g_assert_true (respite_office_undo_patient_update (clinic->office, id, patient->version, &error));
  g_assert_no_error (error);
  now = respite_office_get_patient (clinic->office, id, FALSE, &error);
  g_assert_cmpstr (now->family, ==, "Novak");
  g_assert_cmpint (now->version, ==, 3);

  /* Not when somebody changed it again meanwhile. */
  g_assert_false (respite_office_undo_patient_update (clinic->office, id, 2, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
}

static guint
count_found (TestClinic *clinic,
             const char *text,
             gboolean    archived,
             gint64     *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (archived)
    rows = respite_office_search_archived_patients (clinic->office, text, 50, NULL, &error);
  else
    rows = respite_office_search_patients (clinic->office, text, 50, NULL, &error);
  g_assert_no_error (error);
  if (rows->len > 0 && id != NULL)
    *id = ((RespitePatientRow *) g_ptr_array_index (rows, 0))->id;

  return rows->len;
}

static void
test_archived_ones_are_found_apart (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = add_patient (clinic, "Zeta", "Ann", "1970-01-01");

  add_patient (clinic, "Eta", "Ann", "1970-01-01");
  g_assert_cmpuint (count_found (clinic, "", TRUE, NULL), ==, 0);
  g_assert_true (respite_office_archive_patient (clinic->office, id, TRUE, &error));
  g_assert_cmpuint (count_found (clinic, "", TRUE, NULL), ==, 1);
  g_assert_cmpuint (count_found (clinic, "ann 1970", TRUE, NULL), ==, 1);
  g_assert_cmpuint (count_found (clinic, "eta", TRUE, NULL), ==, 0);
  g_assert_cmpuint (count_found (clinic, "zeta", FALSE, NULL), ==, 0);
}

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

static GBytes *
make_png (void)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 40, 20);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_fill (picture, 0x0b6e75ff);
  gdk_pixbuf_save_to_buffer (picture, &data, &size, "png", &error, NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

/* Everything that hangs on the merged record is seen in the kept one, signatures stay what they were, and taking the
 * merge back leaves both as they were. */
static void
test_merge_and_take_back (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GBytes) png = make_png ();
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
  gint64 kept = add_patient (clinic, "Martinez", "Rosie", "1968-03-14");
  gint64 found = 0;
  gint64 id = 0;

  test_visit_screen (visit, NULL);
  test_visit_clear (visit);
  test_visit_consent (visit);
  test_visit_plan (visit);
  add_item (clinic, visit->patient_id, RESPITE_RECORD_ITEM_ALLERGY, "latex; rash");
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
  g_assert_cmpuint (count_found (clinic, merged_before->mrn, FALSE, &found), ==, 1);
  g_assert_cmpint (found, ==, kept);
  g_assert_cmpuint (count_found (clinic, kept_before->mrn, FALSE, NULL), ==, 1);
  g_assert_cmpuint (count_found (clinic, merged_before->given, FALSE, NULL), ==, 1);
  g_assert_cmpuint (count_found (clinic, "", TRUE, NULL), ==, 0);
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
  g_assert_cmpuint (count_found (clinic, merged_before->mrn, FALSE, &found), ==, 1);
  g_assert_cmpint (found, ==, visit->patient_id);
}

static void
test_merges_in_a_row (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) fewer = NULL;
  g_autoptr (GError) error = NULL;
  gint64 a = add_patient (clinic, "Alpha", "A", "1970-01-01");
  gint64 b = add_patient (clinic, "Beta", "B", "1970-01-01");
  gint64 c = add_patient (clinic, "Gamma", "C", "1970-01-01");
  gint64 first = 0;
  gint64 found = 0;

  add_item (clinic, a, RESPITE_RECORD_ITEM_PROBLEM, "one");
  add_item (clinic, b, RESPITE_RECORD_ITEM_PROBLEM, "two");
  add_item (clinic, c, RESPITE_RECORD_ITEM_PROBLEM, "three");
  g_assert_true (respite_office_merge_patients (clinic->office, b, a, "same", &first, &error));
  g_assert_true (respite_office_merge_patients (clinic->office, c, b, "same", NULL, &error));
  g_assert_no_error (error);
  list = respite_office_list_record_items (clinic->office, c, &error);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpuint (count_found (clinic, "alpha", FALSE, &found), ==, 1);
  g_assert_cmpint (found, ==, c);

  g_assert_true (respite_office_unmerge_patients (clinic->office, first, "not the same", &error));
  g_assert_no_error (error);
  fewer = respite_office_list_record_items (clinic->office, c, &error);
  g_assert_cmpuint (fewer->len, ==, 2);
  g_assert_cmpuint (count_found (clinic, "alpha", FALSE, &found), ==, 1);
  g_assert_cmpint (found, ==, a);
  g_assert_cmpuint (count_found (clinic, "beta", FALSE, &found), ==, 1);
  g_assert_cmpint (found, ==, c);
}

static void
test_merge_is_refused (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteMergePreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  gint64 other = add_patient (clinic, "Alpha", "A", "1970-01-01");
  gint64 archived = add_patient (clinic, "Beta", "B", "1970-01-01");

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

static void
test_attachments (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GBytes) png = make_png ();
  g_autoptr (GBytes) content = NULL;
  g_autoptr (RespiteAttachment) row = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) struck = NULL;
  g_autoptr (GPtrArray) audit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  RespiteAuditFilter filter = { .action = "attachment.export" };
  gint64 patient = add_patient (clinic, "Alpha", "A", "1970-01-01");
  gint64 id = 0;

  g_assert_true (respite_office_add_attachment (clinic->office, patient, " MRI of the hand ", png, &id, &error));
  g_assert_no_error (error);
  list = respite_office_list_attachments (clinic->office, patient, &error);
  g_assert_cmpuint (list->len, ==, 1);

  content = respite_office_get_attachment (clinic->office, id, TRUE, &row, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (content, png));
  g_assert_cmpstr (row->name, ==, "MRI of the hand");
  g_assert_cmpstr (row->media_type, ==, "image/png");
  g_assert_cmpstr (row->added_by, !=, NULL);
  g_assert_cmpint (row->size, ==, (gint64) g_bytes_get_size (png));
  audit = respite_office_list_audit (clinic->office, &filter, NULL, &error);
  g_assert_cmpuint (audit->len, ==, 1);

  g_assert_true (respite_office_strike_attachment (clinic->office, id, TRUE, &error));
  struck = respite_office_list_attachments (clinic->office, patient, &error);
  g_assert_cmpint (((RespiteAttachment *) g_ptr_array_index (struck, 0))->struck_at, ==, TESTLIB_NOW);
  g_assert_true (respite_office_strike_attachment (clinic->office, id, FALSE, &error));
  g_assert_no_error (error);
  told = tell_history (clinic, patient);
  g_assert_nonnull (strstr (told, "attachment: MRI of the hand"));
}

static void
test_attachments_that_are_refused (void)
{
  static const char bad_png[] = "\x89PNG\r\n\x1a\nnothing of the kind";
  static const char bad_jpeg[] = "\xff\xd8\xff\xe0 nothing";
  static const char bad_pdf[] = "%PDF-1.7\nnothing";
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GBytes) png = make_png ();
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (png, 0, g_bytes_get_size (png) / 2);
  gsize large = RESPITE_ATTACHMENT_MAX_BYTES + 1;
  GBytes *files[] = {
    g_bytes_new_static ("", 0),
    g_bytes_new_static ("GIF89a", 6),
    g_bytes_new_static ("<html>", 6),
    g_bytes_new_static ("MZ\x90", 3),
    g_bytes_new_static (bad_png, sizeof bad_png - 1),
    g_bytes_new_static (bad_jpeg, sizeof bad_jpeg - 1),
    g_bytes_new_static (bad_pdf, sizeof bad_pdf - 1),
    g_bytes_ref (cut),
    g_bytes_new_take (g_malloc0 (large), large),
  };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  gint64 patient = add_patient (clinic, "Alpha", "A", "1970-01-01");

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_test_message ("case %d", (int) i);
      g_assert_false (respite_office_add_attachment (clinic->office, patient, "Scan", files[i], NULL, &error));
      test_assert_refused (&error, RESPITE_ERROR_INVALID);
      g_bytes_unref (files[i]);
    }
  g_assert_false (respite_office_add_attachment (clinic->office, patient, "  ", png, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  list = respite_office_list_attachments (clinic->office, patient, &error);
  g_assert_cmpuint (list->len, ==, 0);
}

static void
test_namesakes_of_today (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GError) error = NULL;
  gint64 alike = add_patient (clinic, "MARTINEZ", "Luis", "1950-01-01");
  gint64 other = add_patient (clinic, "Kowalski", "Luis", "1950-01-01");

  test_visit_screen (visit, NULL);
  test_visit_clear (visit);
  test_visit_consent (visit);
  test_visit_plan (visit);
  rows = respite_office_list_namesakes (clinic->office, alike, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpint (((RespitePatientRow *) g_ptr_array_index (rows, 0))->id, ==, visit->patient_id);
  own = respite_office_list_namesakes (clinic->office, visit->patient_id, &error);
  g_assert_cmpuint (own->len, ==, 0);
  others = respite_office_list_namesakes (clinic->office, other, &error);
  g_assert_cmpuint (others->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/patient-record/lines-of-lists", test_lines_of_lists);
  g_test_add_func ("/patient-record/codes", test_codes);
  g_test_add_func ("/patient-record/lines-are-kept", test_lines_are_kept);
  g_test_add_func ("/patient-record/history-of-every-field", test_history_of_every_field);
  g_test_add_func ("/patient-record/history-for-the-desk", test_history_for_the_desk);
  g_test_add_func ("/patient-record/update-is-taken-back", test_update_is_taken_back);
  g_test_add_func ("/patient-record/archived-ones-are-found-apart", test_archived_ones_are_found_apart);
  g_test_add_func ("/patient-record/merge-and-take-back", test_merge_and_take_back);
  g_test_add_func ("/patient-record/merges-in-a-row", test_merges_in_a_row);
  g_test_add_func ("/patient-record/merge-is-refused", test_merge_is_refused);
  g_test_add_func ("/patient-record/attachments", test_attachments);
  g_test_add_func ("/patient-record/attachments-that-are-refused", test_attachments_that_are_refused);
  g_test_add_func ("/patient-record/namesakes-of-today", test_namesakes_of_today);

  return g_test_run ();
}
