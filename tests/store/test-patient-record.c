/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-records.h"

#include <string.h>

#include "service/respite-attachment-acts.h"
#include "service/respite-office-audit.h"
#include "service/respite-patient-merge-acts.h"
#include "test-visit.h"

/* What hangs on a patient: history, attachments, and the lines of the lists. */

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
  gint64 id = test_records_add_patient (clinic, "Alpha", "A", "1970-01-01", NULL);

  test_records_add_item (clinic, id, RESPITE_RECORD_ITEM_MEDICINE, "lorazepam; 1 mg; at night; benzodiazepine");
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
  gint64 id = test_records_add_patient (clinic, "Novak", "Jana", "1980-02-29", NULL);

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
  test_records_add_item (clinic, id, RESPITE_RECORD_ITEM_ALLERGY, "latex; rash");
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
  gint64 id = test_records_add_patient (clinic, "Novak", "Jana", "1980-02-29", NULL);

  test_records_add_item (clinic, id, RESPITE_RECORD_ITEM_PROBLEM, "secret");
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
  gint64 id = test_records_add_patient (clinic, "Novak", "Jana", "1980-02-29", NULL);

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

static void
test_archived_ones_are_found_apart (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = test_records_add_patient (clinic, "Zeta", "Ann", "1970-01-01", NULL);

  test_records_add_patient (clinic, "Eta", "Ann", "1970-01-01", NULL);
  g_assert_cmpuint (test_records_count_found (clinic, "", TRUE, NULL), ==, 0);
  g_assert_true (respite_office_archive_patient (clinic->office, id, TRUE, &error));
  g_assert_cmpuint (test_records_count_found (clinic, "", TRUE, NULL), ==, 1);
  g_assert_cmpuint (test_records_count_found (clinic, "ann 1970", TRUE, NULL), ==, 1);
  g_assert_cmpuint (test_records_count_found (clinic, "eta", TRUE, NULL), ==, 0);
  g_assert_cmpuint (test_records_count_found (clinic, "zeta", FALSE, NULL), ==, 0);
}

static void
test_attachments (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GBytes) png = test_records_make_png ();
  g_autoptr (GBytes) content = NULL;
  g_autoptr (RespiteAttachment) row = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) struck = NULL;
  g_autoptr (GPtrArray) audit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  RespiteAuditFilter filter = { .action = "attachment.export" };
  gint64 patient = test_records_add_patient (clinic, "Alpha", "A", "1970-01-01", NULL);
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
  g_autoptr (GBytes) png = test_records_make_png ();
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
  gint64 patient = test_records_add_patient (clinic, "Alpha", "A", "1970-01-01", NULL);

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
  gint64 alike = test_records_add_patient (clinic, "MARTINEZ", "Luis", "1950-01-01", NULL);
  gint64 other = test_records_add_patient (clinic, "Kowalski", "Luis", "1950-01-01", NULL);

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

static gboolean
save_weight (TestVisit  *visit,
             const char *value,
             GError    **error)
{
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_check_free);
  RespiteCheck *check = respite_check_new ();

  check->code = g_strdup ("weight");
  check->answer = RESPITE_ANSWER_YES;
  check->value = g_strdup (value);
  g_ptr_array_add (checks, check);

  return respite_office_save_gate (visit->clinic->office, visit->session_id, checks, error);
}

/* Today's weight, in grams, and how many were ever measured. */
static void
assert_weight (TestVisit *visit,
               gint64     weight_g,
               guint      n)
{
  g_autoptr (GPtrArray) weights = respite_office_list_weights (visit->clinic->office, visit->patient_id, NULL);
  g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);

  g_assert_cmpint (record->patient->weight_g, ==, weight_g);
  g_assert_cmpuint (weights->len, ==, n);
}

/* The weight of the gate is the patient's, where order and banner find it; one that is far from the last is not taken
 * as it passes, nor what is no weight. */
static void
test_weight_of_the_gate (void)
{
  static const char *const wrong[] = { "158 lb", "72,1", "72.1 kg today", "yes", "157", "64.2", "80" };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GError) error = NULL;

  test_visit_plan (visit);
  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  assert_weight (visit, 71400, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (save_weight (visit, wrong[i], &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
  assert_weight (visit, 71400, 1);

  g_assert_true (save_weight (visit, "72.1 kg", &error));
  g_assert_no_error (error);
  assert_weight (visit, 72100, 2);
  g_assert_true (save_weight (visit, "72.1 kg", &error));
  g_assert_true (save_weight (visit, "72.1", &error));
  g_assert_no_error (error);
  assert_weight (visit, 72100, 2);
  g_assert_true (save_weight (visit, "", &error));
  assert_weight (visit, 72100, 2);
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
  g_test_add_func ("/patient-record/attachments", test_attachments);
  g_test_add_func ("/patient-record/attachments-that-are-refused", test_attachments_that_are_refused);
  g_test_add_func ("/patient-record/namesakes-of-today", test_namesakes_of_today);
  g_test_add_func ("/patient-record/weight-of-the-gate", test_weight_of_the_gate);

  return g_test_run ();
}
