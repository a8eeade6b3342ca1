/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-visit.h"

#include "base/respite-str.h"

#include <string.h>

/* Adds every row of a table to the checksum. */
static void
add_table (GChecksum  *sum,
           sqlite3    *handle,
           const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_checksum_update (sum, (const guchar *) sql, -1);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    for (int column = 0; column < sqlite3_column_count (stmt); column++)
      {
        const void *value = sqlite3_column_blob (stmt, column);
        int length = sqlite3_column_bytes (stmt, column);

        g_checksum_update (sum, (const guchar *) "|", 1);
        if (length > 0)
          g_checksum_update (sum, value, length);
      }
}

/* What the whole database holds, audit included. */
static char *
dup_dump (TestClinic *clinic)
{
  sqlite3 *handle = respite_db_get_handle (respite_office_get_db (clinic->office));
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", -1,
                                       &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    add_table (sum, handle, (const char *) sqlite3_column_text (stmt, 0));

  return g_strdup (g_checksum_get_string (sum));
}

static char *
repeat (const char *piece,
        int         times)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < times; i++)
    g_string_append (text, piece);

  return g_string_free (text, FALSE);
}

static void
assert_unchanged (TestClinic *clinic,
                  const char *before)
{
  g_autofree char *after = dup_dump (clinic);

  g_assert_cmpstr (before, ==, after);
}

static void
test_patients (void)
{
  g_autofree char *long_name = repeat ("x", 101);
  g_autofree char *long_text = repeat ("ü", 10001);
  const struct
  {
    const char  *family, *born, *mrn, *note;
    RespiteError code;
  } cases[] = {
    { "", "1970-01-01", "", "", RESPITE_ERROR_INVALID },
    { "   ", "1970-01-01", "", "", RESPITE_ERROR_INVALID },
    { long_name, "1970-01-01", "", "", RESPITE_ERROR_INVALID },
    { "Tab\tbed", "1970-01-01", "", "", RESPITE_ERROR_INVALID },
    { "Bell\a", "1970-01-01", "", "", RESPITE_ERROR_INVALID },
    { "Esc\x1b[31m", "1970-01-01", "", "", RESPITE_ERROR_INVALID },
    { "C1\xc2\x85", "1970-01-01", "", "", RESPITE_ERROR_INVALID },
    { "Bad\xff", "1970-01-01", "", "", RESPITE_ERROR_INVALID },
    { "Cut\xc3", "1970-01-01", "", "", RESPITE_ERROR_INVALID },
    { "Name", "", "", "", RESPITE_ERROR_INVALID },
    { "Name", "1970-02-30", "", "", RESPITE_ERROR_INVALID },
    { "Name", "1970-1-1", "", "", RESPITE_ERROR_INVALID },
    { "Name", "01/02/1970", "", "", RESPITE_ERROR_INVALID },
    { "Name", "2026-11-24", "", "", RESPITE_ERROR_INVALID },
    { "Name", "1880-01-01", "", "", RESPITE_ERROR_INVALID },
    { "Name", "0000-00-00", "", "", RESPITE_ERROR_INVALID },
    { "Name", "1970-01-01", "10001", "", RESPITE_ERROR_CONFLICT },
    { "Name", "1970-01-01", "12 34", "", RESPITE_ERROR_INVALID },
    { "Name", "1970-01-01", "1'; DROP TABLE patient", "", RESPITE_ERROR_INVALID },
    { "Name", "1970-01-01", "123456789012345678901", "", RESPITE_ERROR_INVALID },
    { "Name", "1970-01-01", "ünïcode", "", RESPITE_ERROR_INVALID },
    { "Name", "1970-01-01", "", long_text, RESPITE_ERROR_INVALID },
    { "Name", "1970-01-01", "", "zero\x01one", RESPITE_ERROR_INVALID },
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autofree char *before = dup_dump (clinic);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespitePatient) patient = respite_patient_new ();
      g_autoptr (GError) error = NULL;

      patient->family = g_strdup (cases[i].family);
      patient->born = g_strdup (cases[i].born);
      patient->mrn = g_strdup (cases[i].mrn);
      patient->note = g_strdup (cases[i].note);
      g_test_message ("case %d", (int) i);
      g_assert_false (respite_office_add_patient (clinic->office, patient, &error));
      test_assert_refused (&error, cases[i].code);
      assert_unchanged (clinic, before);
    }
}

/* Any script, up to the limit, comes back as it was. */
static void
test_any_script (void)
{
  static const char *const pieces[] = {
    "Ünïcødé ", "漢字かな", "עברית ", "العربية ", "हिन्दी ",
    "😀👩‍⚕️", "ไทย", "'\"\\;--%_<>&{{}}[]*#`|", "e\xcc\x81", "\xe2\x80\xae",
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      int times = 10000 / (int) g_utf8_strlen (pieces[i], -1);
      g_autofree char *text = repeat (pieces[i], times);
      g_autofree char *wanted = g_strstrip (g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE));
      g_autoptr (RespitePatient) patient = respite_patient_new ();
      g_autoptr (RespitePatient) read = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (GError) error = NULL;

      patient->family = g_strdup (pieces[i]);
      patient->born = g_strdup ("1970-01-01");
      patient->note = g_strdup (text);
      g_assert_true (respite_office_add_patient (clinic->office, patient, &error));
      g_assert_no_error (error);
      read = respite_office_get_patient (clinic->office, patient->id, TRUE, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (read->note, ==, wanted);
      rows = respite_office_search_patients (clinic->office, text, 50, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (rows);
    }
}

static void
test_entries (void)
{
  static const char *const lines[] = {
    "74/118 72 98", "999/74", "118/74 72 198", "118/74 -72", "rate", "rate 0 mg/h", "rate 53,6 mg/h", "rate 1,000 mg/h",
    "rate -5 mg/h", "bolus", "bolus 0 mg", "bolus five mg", "temp 99", "p11", "s9", "nausea 7", "25:61 118/74 72 98",
    "",
    "   ", "resume", "start 50 mg/h", "nausea end", "hello world", "note",
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autofree char *before = dup_dump (clinic);
  g_autofree char *long_note = repeat ("x", 10001);
  g_autoptr (RespiteEvent) note = respite_event_new (RESPITE_EVENT_NOTE, 0);
  g_autoptr (RespiteEvent) ahead = respite_event_new (RESPITE_EVENT_NOTE, TESTLIB_NOW + RESPITE_HOUR_MS);
  g_autoptr (RespiteEvent) empty = respite_event_new (RESPITE_EVENT_SET, 0);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_test_message ("line: %s", lines[i]);
      g_assert_null (respite_office_add_entry (clinic->office, visit->session_id, lines[i], 0, TRUE, &error));
      g_assert_nonnull (error);
      test_assert_refused (&error, (RespiteError) error->code);
      assert_unchanged (clinic, before);
    }

  /* An unusual value is asked for once more. */
  g_assert_null (respite_office_add_entry (clinic->office, visit->session_id, "210/74 72 98", 0, FALSE, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  respite_set_str (&note->text, long_note);
  g_assert_false (respite_office_add_event (clinic->office, visit->session_id, note, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  respite_set_str (&note->text, "bell\a");
  g_assert_false (respite_office_add_event (clinic->office, visit->session_id, note, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  respite_set_str (&ahead->text, "tomorrow");
  g_assert_false (respite_office_add_event (clinic->office, visit->session_id, ahead, NULL, &error));
  test_assert_refused (&error, (RespiteError) error->code);
  g_assert_false (respite_office_add_event (clinic->office, visit->session_id, empty, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_false (respite_office_add_event (clinic->office, 4711, empty, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
  assert_unchanged (clinic, before);
}

/* One wrong thing in each order. */
static void
test_orders (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autofree char *before = NULL;

  test_visit_plan (visit);
  before = dup_dump (clinic);
  for (int i = 0; i < 9; i++)
    {
      g_autoptr (RespiteOrder) order = test_visit_new_order ();
      g_autoptr (GError) error = NULL;
      RespiteError code = RESPITE_ERROR_INVALID;

      switch (i)
        {
        case 0:
          order->dose_ug = order->dose_ug_per_kg = 0;
          break;

        case 1:
          order->weight_g = 0;
          break;

        case 2:
          order->weight_g = 714;
          break;

        case 3:
          g_free (order->weight_on);
          order->weight_on = g_strdup ("2026-13-01");
          break;

        case 4:
          order->planned_ms = 0;
          break;

        case 5:
          order->rate_ugph = 0;
          break;

        case 6:
          order->dose_ug = -1;
          break;

        case 7:
          order->note = repeat ("n", 10001);
          break;

        default:
          order->dose_ug = 2 * order->dose_ug;
          code = RESPITE_ERROR_CONFLICT;
          break;
        }
      g_test_message ("order %d", i);
      g_assert_false (respite_office_order_session (clinic->office, visit->session_id, order, FALSE, TESTLIB_PASSWORD,
                                                    &error));
      test_assert_refused (&error, code);
      assert_unchanged (clinic, before);
    }
}

static void
test_preparations (void)
{
  static const struct
  {
    const char *lot, *expiry;
    gint64      strength, vial, drawn;
  } cases[] = {
    { "", "2027-08", 50000, 10000, 714   },
    { "L1", "", 50000, 10000, 714   },
    { "L1", "August", 50000, 10000, 714   },
    { "L1", "2026-10", 50000, 10000, 714   },
    { "L1", "2026-11-22", 50000, 10000, 714   },
    { "L1", "2027-02-30", 50000, 10000, 714   },
    { "L1", "2027-08", 0, 10000, 714   },
    { "L1", "2027-08", 50000, 0, 714   },
    { "L1", "2027-08", 50000, 10000, 0     },
    { "L1", "2027-08", 50000, 10000, 10001 },
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteOrder) order = test_visit_new_order ();
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  test_visit_plan (visit);
  g_assert_true (respite_office_order_session (clinic->office, visit->session_id, order, FALSE, TESTLIB_PASSWORD,
                                               &error));
  before = dup_dump (clinic);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespitePreparation) preparation = respite_preparation_new ();

      preparation->lot = g_strdup (cases[i].lot);
      preparation->expiry = g_strdup (cases[i].expiry);
      preparation->strength_ug_per_ml = cases[i].strength;
      preparation->vial_ul = cases[i].vial;
      preparation->drawn_ul = cases[i].drawn;
      g_test_message ("preparation %d", (int) i);
      g_assert_false (respite_office_prepare_session (clinic->office, visit->session_id, preparation, "nurse",
                                                      TESTLIB_PASSWORD, &error));
      test_assert_refused (&error, RESPITE_ERROR_INVALID);
      assert_unchanged (clinic, before);
    }
}

static void
test_courses (void)
{
  static const struct
  {
    const char *start_on;
    int         minutes;
    const char *chair;
  } cases[] = {
    { "", 600, ""         },
    { "23.11.2026", 600, ""         },
    { "2026-02-30", 600, ""         },
    { "2020-01-01", 600, ""         },
    { "2036-01-01", 600, ""         },
    { "2026-11-23", -1, ""         },
    { "2026-11-23", 1440, ""         },
    { "2026-11-23", 600, "Chair\n2" },
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autofree char *before = dup_dump (clinic);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("course %d", (int) i);
      g_assert_cmpint (respite_office_add_course (clinic->office, visit->patient_id, 1, cases[i].start_on,
                                                  cases[i].minutes, cases[i].chair, &error), ==, 0);
      test_assert_refused (&error, RESPITE_ERROR_INVALID);
      assert_unchanged (clinic, before);
    }
  g_assert_cmpint (respite_office_add_course (clinic->office, 4711, 1, "2026-11-23", 600, "", &error), ==, 0);
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
  g_assert_cmpint (respite_office_add_course (clinic->office, visit->patient_id, 4711, "2026-11-23", 600, "", &error),
                   ==, 0);
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
  assert_unchanged (clinic, before);
}

static void
test_forms_and_protocols (void)
{
  static const char *const files[] = {
    "", "{", "[]", "{}", "null", "{\"resourceType\": \"Patient\"}", "\xff\xfe{}",
    "{\"resourceType\": \"Questionnaire\", \"status\": \"active\", \"item\": [{\"type\": \"string\"}]}",
    "{\"format\": \"respite-protocol/2\"}", "{\"format\": \"respite-protocol/1\", \"dose\": 5}",
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autofree char *before = dup_dump (clinic);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (files[i], strlen (files[i]));
      g_autoptr (GError) error = NULL;

      g_test_message ("file %d", (int) i);
      g_assert_null (respite_office_import_form (clinic->office, json, &error));
      test_assert_refused (&error, (RespiteError) error->code);
      g_assert_cmpint (respite_office_import_protocol (clinic->office, json, &error), ==, 0);
      test_assert_refused (&error, (RespiteError) error->code);
      assert_unchanged (clinic, before);
    }
}

static void
test_consents (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = respite_office_present_consent (clinic->office, visit->patient_id, "off-label-ketamine", "en", &error);

  g_assert_no_error (error);
  g_assert_cmpint (respite_office_present_consent (clinic->office, visit->patient_id, "off-label-ketamine", "en",
                                                   &error), ==, id);
  before = dup_dump (clinic);
  for (int i = 0; i < 9; i++)
    {
      g_autoptr (GPtrArray) signers = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_signer_free);
      g_autoptr (GBytes) scan = i == 8 ? g_bytes_new_static ("GIF89a", 6) : NULL;
      RespiteSigner *signer = respite_signer_new ();
      const char *answers = NULL;
      RespiteError code = RESPITE_ERROR_INVALID;

      signer->name = g_strdup (i == 0 ? " " : "Rosa Martínez");
      signer->strokes = g_strdup (i == 1 ? NULL : i == 2 ? "M1 1L2 2" : i == 3 ? "M0 0C1 1" : TEST_STROKES);
      signer->role = i == 4 ? RESPITE_SIGNER_WITNESS : i == 5 ? RESPITE_SIGNER_REPRESENTATIVE : RESPITE_SIGNER_PATIENT;
      signer->on_paper = i == 6 || i == 8;
      if (i == 7)
        {
          answers = "{\"why\": 5}";
          code = RESPITE_ERROR_PARSE;
        }
      g_ptr_array_add (signers, signer);
      g_test_message ("consent %d", i);
      g_assert_false (respite_office_sign_consent (clinic->office, id, signers, answers, scan, NULL, &error));
      test_assert_refused (&error, code);
      assert_unchanged (clinic, before);
    }
  g_assert_cmpint (respite_office_present_consent (clinic->office, visit->patient_id, "no-such-text", "en", &error), ==,
                   0);
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
  g_assert_false (respite_office_withdraw_consent (clinic->office, id, "no", &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
}

/* Every STOP needs a reason, and a decision a screening. */
static void
test_decisions (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GHashTable) overrides = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (RespiteEligibility) eligibility = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (respite_office_sign_eligibility (clinic->office, visit->patient_id, RESPITE_DECISION_CLEARED, NULL,
                                                   NULL, NULL, TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  test_visit_screen (visit, "psychosis=yes");
  before = dup_dump (clinic);
  for (int decision = RESPITE_DECISION_NONE; decision <= RESPITE_DECISION_NOT_ELIGIBLE; decision++)
    {
      g_assert_false (respite_office_sign_eligibility (clinic->office, visit->patient_id, (RespiteDecision) decision,
                                                       NULL, NULL, NULL, TESTLIB_PASSWORD, &error));
      test_assert_refused (&error, RESPITE_ERROR_INVALID);
    }
  g_assert_false (respite_office_sign_eligibility (clinic->office, visit->patient_id, RESPITE_DECISION_CLEARED, "Fine",
                                                   NULL, NULL, TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_hash_table_insert (overrides, (gpointer) "psychosis", (gpointer) "Told so in error; letter of 2019");
  g_assert_false (respite_office_sign_eligibility (clinic->office, visit->patient_id, RESPITE_DECISION_CONDITIONAL,
                                                   "Seen", "", overrides, TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  assert_unchanged (clinic, before);

  g_assert_true (respite_office_sign_eligibility (clinic->office, visit->patient_id, RESPITE_DECISION_CONDITIONAL,
                                                  "Seen", "Sister stays", overrides, TESTLIB_PASSWORD, &error));
  g_assert_no_error (error);
  eligibility = respite_office_get_eligibility (clinic->office, visit->patient_id, &error);
  g_assert_no_error (error);
  g_assert_true (eligibility->is_valid);
  g_assert_cmpint (eligibility->decision, ==, RESPITE_DECISION_CONDITIONAL);
  g_assert_cmpstr (((RespiteFlagRow *) g_ptr_array_index (eligibility->flags, 0))->reason, ==,
                   "Told so in error; letter of 2019");
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/bad-input/patients", test_patients);
  g_test_add_func ("/bad-input/any-script", test_any_script);
  g_test_add_func ("/bad-input/entries", test_entries);
  g_test_add_func ("/bad-input/orders", test_orders);
  g_test_add_func ("/bad-input/preparations", test_preparations);
  g_test_add_func ("/bad-input/courses", test_courses);
  g_test_add_func ("/bad-input/forms-and-protocols", test_forms_and_protocols);
  g_test_add_func ("/bad-input/consents", test_consents);
  g_test_add_func ("/bad-input/decisions", test_decisions);

  return g_test_run ();
}
