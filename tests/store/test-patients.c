/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-records.h"

#include <string.h>

#include "service/respite-office-audit.h"
#include "service/respite-patient-acts.h"

/* The names that @text finds, joined by "; ". */
static char *
search (TestClinic *clinic,
        const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = respite_office_search_patients (clinic->office, text, 50, NULL, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "",
                            ((RespitePatientRow *) g_ptr_array_index (rows, i))->name);

  return g_string_free (names, FALSE);
}

static void
test_add_and_get (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespitePatient) patient = respite_patient_new ();
  g_autoptr (RespitePatient) read = NULL;
  g_autoptr (GError) error = NULL;

  patient->family = g_strdup ("  Martínez ");
  patient->given = g_strdup ("Rosa");
  patient->preferred = g_strdup ("Rosie");
  patient->born = g_strdup ("1968-03-14");
  patient->sex = RESPITE_SEX_FEMALE;
  patient->address = g_strdup ("1 Elm Street\nSpringfield");
  patient->language = g_strdup ("es");
  patient->large_print = TRUE;
  g_assert_true (respite_office_add_patient (clinic->office, patient, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (patient->mrn, ==, "10001");

  read = respite_office_get_patient (clinic->office, patient->id, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->uuid, ==, patient->uuid);
  g_assert_cmpstr (read->family, ==, "Martínez");
  g_assert_cmpstr (read->preferred, ==, "Rosie");
  g_assert_cmpstr (read->address, ==, "1 Elm Street\nSpringfield");
  g_assert_cmpint (read->sex, ==, RESPITE_SEX_FEMALE);
  g_assert_true (read->large_print);
  g_assert_cmpint (read->version, ==, 1);
  g_assert_cmpint (read->added_at, ==, TESTLIB_NOW);
  g_assert_cmpint (read->allergy_state, ==, RESPITE_ALLERGY_NOT_ASKED);

  g_assert_null (respite_office_get_patient (clinic->office, 4711, FALSE, &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
}

static void
test_numbers_are_never_given_twice (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespitePatient) own = respite_patient_new ();
  g_autoptr (RespitePatient) taken = respite_patient_new ();
  g_autoptr (RespitePatient) changed = NULL;
  g_autoptr (RespitePatient) next = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  own->family = g_strdup ("Own");
  own->born = g_strdup ("1970-01-01");
  own->mrn = g_strdup ("10002");
  g_assert_true (respite_office_add_patient (clinic->office, own, &error));
  test_records_add_patient (clinic, "First", "A", "1970-01-01", NULL);
  id = test_records_add_patient (clinic, "Second", "B", "1970-01-01", NULL);
  next = respite_office_get_patient (clinic->office, id, FALSE, &error);
  g_assert_cmpstr (next->mrn, ==, "10003");

  /* Whatever its case. */
  g_clear_pointer (&own->mrn, g_free);
  own->mrn = g_strdup ("Ab-1");
  g_assert_true (respite_office_update_patient (clinic->office, own, &error));
  taken->family = g_strdup ("Taken");
  taken->born = g_strdup ("1970-01-01");
  taken->mrn = g_strdup ("aB-1");
  g_assert_false (respite_office_add_patient (clinic->office, taken, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  /* A number that was given up stays with its patient. */
  g_free (taken->mrn);
  taken->mrn = g_strdup ("10002");
  g_assert_false (respite_office_add_patient (clinic->office, taken, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  changed = respite_office_get_patient (clinic->office, own->id, FALSE, &error);
  g_free (changed->mrn);
  changed->mrn = g_strdup ("10002");
  g_assert_true (respite_office_update_patient (clinic->office, changed, &error));
}

static void
test_update_keeps_old_values (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespitePatient) mine = NULL;
  g_autoptr (RespitePatient) theirs = NULL;
  g_autoptr (RespitePatient) now = NULL;
  g_autoptr (GPtrArray) audit = NULL;
  g_autoptr (GError) error = NULL;
  RespiteAuditFilter filter = { .action = "patient.update" };
  const RespiteAuditEntry *entry;
  gint64 id = test_records_add_patient (clinic, "Novak", "Jana", "1980-02-29", "555 0142");

  mine = respite_office_get_patient (clinic->office, id, FALSE, &error);
  theirs = respite_office_get_patient (clinic->office, id, FALSE, &error);
  g_free (theirs->family);
  theirs->family = g_strdup ("Nováková");
  g_assert_true (respite_office_update_patient (clinic->office, theirs, &error));
  g_assert_no_error (error);

  g_free (mine->phone);
  mine->phone = g_strdup ("555 0199");
  g_assert_false (respite_office_update_patient (clinic->office, mine, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  now = respite_office_get_patient (clinic->office, id, FALSE, &error);
  g_assert_cmpstr (now->phone, ==, "555 0142");
  g_assert_cmpint (now->version, ==, 2);

  audit = respite_office_list_audit (clinic->office, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (audit->len, ==, 1);
  entry = g_ptr_array_index (audit, 0);
  g_assert_cmpstr (entry->row.old_text, ==, "family: Novak\n");
  g_assert_cmpstr (entry->row.new_text, ==, "family: Nováková\n");
  g_assert_cmpint (entry->row.patient_id, ==, id);
}

static const struct
{
  const char *text;
  const char *found;
} searches[] = {
  { "martinez", "MARTÍNEZ, Rosa “Rosie”" },
  { "MARTÍN", "MARTÍNEZ, Rosa “Rosie”" },
  { "rosa mart", "MARTÍNEZ, Rosa “Rosie”" },
  { "mart rosa", "MARTÍNEZ, Rosa “Rosie”" },
  { "rosie", "MARTÍNEZ, Rosa “Rosie”" },
  { "lopez", "MARTÍNEZ, Rosa “Rosie”" },
  { "mart xa", ""                       },
  { "1968-03-14", "MARTÍNEZ, Rosa “Rosie”" },
  { "14/3/1968", "MARTÍNEZ, Rosa “Rosie”" },
  { "3/14/1968", "MARTÍNEZ, Rosa “Rosie”" },
  { "14.03.68", "MARTÍNEZ, Rosa “Rosie”" },
  { "14 mar 1968", "MARTÍNEZ, Rosa “Rosie”" },
  { "March 14, 1968", "MARTÍNEZ, Rosa “Rosie”" },
  { "14 marzo 1968", "MARTÍNEZ, Rosa “Rosie”" },
  { "1968", "MARTÍNEZ, Rosa “Rosie”" },
  { "mart 1968-03", "MARTÍNEZ, Rosa “Rosie”" },
  { "1968-03-15", ""                       },
  { "(404) 555-0142", "MARTÍNEZ, Rosa “Rosie”" },
  { "4045550142", "MARTÍNEZ, Rosa “Rosie”" },
  { "0142", "MARTÍNEZ, Rosa “Rosie”" },
  { "555-0142", "MARTÍNEZ, Rosa “Rosie”" },
  { "3/14/68", "MARTÍNEZ, Rosa “Rosie”" },
  { "14.3.68", "MARTÍNEZ, Rosa “Rosie”" },
  { "14-Mar-1968", "MARTÍNEZ, Rosa “Rosie”" },
  { "14mar68", "MARTÍNEZ, Rosa “Rosie”" },
  { "March 14th, 1968", "MARTÍNEZ, Rosa “Rosie”" },
  { "1968 Mar 14", "MARTÍNEZ, Rosa “Rosie”" },
  { "14 de marzo de 1968", "MARTÍNEZ, Rosa “Rosie”" },
  { "rosa 14 de marzo de 1968", "MARTÍNEZ, Rosa “Rosie”" },
  { "19680314", "MARTÍNEZ, Rosa “Rosie”" },
  { "15 mar 1968", ""                       },
  { "chayo", ""                       },
  { "rosita", "MARTÍNEZ, Rosa “Rosie”" },
  { "polly", "O’BRIEN, Mary Ann"      },
  { "annie brien", "O’BRIEN, Mary Ann"      },
  { "rosalinda", "MARTÍNEZ, Rosa “Rosie”" },
  { "10001", "MARTÍNEZ, Rosa “Rosie”" },
  { "lukasz", "ŁUKASZEWICZ, Søren"     },
  { "soren", "ŁUKASZEWICZ, Søren"     },
  { "obrien", "O’BRIEN, Mary Ann"      },
  { "o'brien", "O’BRIEN, Mary Ann"      },
  { "o brien ann", "O’BRIEN, Mary Ann"      },
  { "brien, mary", "O’BRIEN, Mary Ann"      },
  { "m", "MARTÍNEZ, Rosa “Rosie”" },
  { "%", ""                       },
  { "' OR 1=1 --", ""                       },
  { "zzz", ""                       },
};

static void
test_search (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespitePatient) patient = respite_patient_new ();
  g_autoptr (GError) error = NULL;

  patient->family = g_strdup ("Martínez");
  patient->given = g_strdup ("Rosa");
  patient->preferred = g_strdup ("Rosie");
  patient->former = g_strdup ("López");
  patient->nicknames = g_strdup ("Chata, Rosalinda");
  patient->born = g_strdup ("1968-03-14");
  patient->phone = g_strdup ("+1 (404) 555-0142");
  g_assert_true (respite_office_add_patient (clinic->office, patient, &error));
  test_records_add_patient (clinic, "Łukaszewicz", "Søren", "1991-11-02", "020 7946 0123");
  test_records_add_patient (clinic, "O’Brien", "Mary Ann", "1955-07-30", "");

  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *found = search (clinic, searches[i].text);

      g_test_message ("case: %s", searches[i].text);
      g_assert_cmpstr (found, ==, searches[i].found);
    }
}

static void
test_search_orders_and_counts (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  guint n_found = 0;
  gint64 archived;

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *given = g_strdup_printf ("Given%c%c", 'z' - i / 26, 'z' - i % 26);

      test_records_add_patient (clinic, "Same", given, "1970-01-01", NULL);
    }
  rows = respite_office_search_patients (clinic->office, "same", 50, &n_found, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 50);
  g_assert_cmpuint (n_found, ==, 60);
  for (guint i = 1; i < rows->len; i++)
    g_assert_cmpstr (((RespitePatientRow *) g_ptr_array_index (rows, i - 1))->name, <,
                     ((RespitePatientRow *) g_ptr_array_index (rows, i))->name);

  /* An archived patient is not found, one brought back is. */
  archived = test_records_add_patient (clinic, "Zeta", "Ann", "1970-01-01", NULL);
  g_assert_true (respite_office_archive_patient (clinic->office, archived, TRUE, &error));
  found = search (clinic, "zeta");
  g_assert_cmpstr (found, ==, "");
  g_assert_false (respite_office_archive_patient (clinic->office, archived, TRUE, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_true (respite_office_archive_patient (clinic->office, archived, FALSE, &error));
  g_free (found);
  found = search (clinic, "zeta");
  g_assert_cmpstr (found, ==, "ZETA, Ann");
}

static void
test_recent_ones_come_first (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  gint64 first = test_records_add_patient (clinic, "Alpha", "A", "1970-01-01", NULL);
  gint64 second = test_records_add_patient (clinic, "Beta", "B", "1970-01-01", NULL);

  found = search (clinic, "");
  g_assert_cmpstr (found, ==, "");
  respite_patient_free (respite_office_get_patient (clinic->office, second, TRUE, &error));
  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  respite_patient_free (respite_office_get_patient (clinic->office, first, TRUE, &error));
  g_assert_no_error (error);
  g_free (found);
  found = search (clinic, " ");
  g_assert_cmpstr (found, ==, "ALPHA, A; BETA, B");
}

static void
test_similar_patients (void)
{
  static const struct
  {
    const char *family, *given, *born, *phone;
    gboolean    is_similar;
  } cases[] = {
    { "Smith", "John", "1960-05-05", "", TRUE  },
    { "Smyth", "Jon", "1960-05-05", "", TRUE  },
    { "SMITH", "john", "1960-05-05", "", TRUE  },
    { "SMITH", "john", "1999-01-01", "", FALSE },
    { "Smith", "John", "", "", TRUE  },
    { "John", "Smith", "1960-05-05", "", TRUE  },
    { "Smith", "Johnny", "1960-05-15", "", TRUE  },
    { "Jones", "John", "1960-05-05", "", TRUE  },
    { "Jones", "Peter", "1960-05-05", "", FALSE },
    { "Other", "Person", "1960-05-05", "", FALSE },
    { "Other", "Person", "1999-01-01", "404-555-0142", TRUE  },
    { "Smith", "", "1999-01-01", "", FALSE },
    { "", "", "", "", FALSE },
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();

  test_records_add_patient (clinic, "Smith", "John", "1960-05-05", "(404) 555 0142");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespitePatient) patient = respite_patient_new ();
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (GError) error = NULL;

      patient->family = g_strdup (cases[i].family);
      patient->given = g_strdup (cases[i].given);
      patient->born = g_strdup (cases[i].born);
      patient->phone = g_strdup (cases[i].phone);
      rows = respite_office_list_similar_patients (clinic->office, patient, &error);
      g_assert_no_error (error);
      g_test_message ("case %d", (int) i);
      g_assert_cmpuint (rows->len, ==, cases[i].is_similar ? 1 : 0);
    }
}

static void
test_allergies_in_the_banner (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespiteRecordItem) item = respite_record_item_new ();
  g_autoptr (RespitePatient) with = NULL;
  g_autoptr (RespitePatient) without = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = test_records_add_patient (clinic, "Alpha", "A", "1970-01-01", NULL);

  g_assert_true (respite_office_set_allergy_state (clinic->office, id, RESPITE_ALLERGY_NONE_KNOWN, &error));
  item->patient_id = id;
  item->kind = RESPITE_RECORD_ITEM_ALLERGY;
  item->text = g_strdup ("Penicillin");
  item->detail = g_strdup ("rash");
  g_assert_true (respite_office_add_record_item (clinic->office, item, &error));
  g_assert_no_error (error);
  with = respite_office_get_patient (clinic->office, id, FALSE, &error);
  g_assert_cmpstr (with->allergies, ==, "Penicillin");
  g_assert_cmpint (with->allergy_state, ==, RESPITE_ALLERGY_LISTED);
  g_assert_false (respite_office_set_allergy_state (clinic->office, id, RESPITE_ALLERGY_NONE_KNOWN, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  g_assert_true (respite_office_end_record_item (clinic->office, item->id, TRUE, &error));
  without = respite_office_get_patient (clinic->office, id, FALSE, &error);
  g_assert_null (without->allergies);
  g_assert_cmpint (without->allergy_state, ==, RESPITE_ALLERGY_NOT_ASKED);
}

static void
test_weights (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = test_records_add_patient (clinic, "Alpha", "A", "1970-01-01", NULL);

  g_assert_true (respite_office_add_weight (clinic->office, id, 71400, 1680, 0, &error));
  g_assert_true (respite_office_add_weight (clinic->office, id, 70000, 0, TESTLIB_NOW - RESPITE_DAY_MS, &error));
  g_assert_no_error (error);
  patient = respite_office_get_patient (clinic->office, id, FALSE, &error);
  g_assert_cmpint (patient->weight_g, ==, 71400);
  g_assert_cmpint (patient->weight_at, ==, TESTLIB_NOW);
  g_assert_cmpint (patient->height_mm, ==, 1680);

  g_assert_false (respite_office_add_weight (clinic->office, id, 7140, 0, 0, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_false (respite_office_add_weight (clinic->office, id, 714000, 0, 0, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_false (respite_office_add_weight (clinic->office, id, 71400, 168, 0, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_false (respite_office_add_weight (clinic->office, id, 71400, 0, TESTLIB_NOW + 1, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
}

static void
test_resolve (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *prefix = NULL;
  gint64 id = test_records_add_patient (clinic, "Alpha", "A", "1970-01-01", NULL);
  gint64 found = 0;

  patient = respite_office_get_patient (clinic->office, id, FALSE, &error);
  prefix = g_ascii_strup (patient->uuid, 8);
  g_assert_true (respite_office_resolve (clinic->office, RESPITE_KIND_PATIENT, "10001", &found, &error));
  g_assert_cmpint (found, ==, id);
  found = 0;
  g_assert_true (respite_office_resolve (clinic->office, RESPITE_KIND_PATIENT, prefix, &found, &error));
  g_assert_cmpint (found, ==, id);
  g_assert_true (respite_office_resolve (clinic->office, RESPITE_KIND_STAFF, "NURSE", &found, &error));
  prefix[7] = '\0';
  g_assert_false (respite_office_resolve (clinic->office, RESPITE_KIND_PATIENT, prefix, &found, &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/patients/add-and-get", test_add_and_get);
  g_test_add_func ("/patients/numbers-are-never-given-twice", test_numbers_are_never_given_twice);
  g_test_add_func ("/patients/update-keeps-old-values", test_update_keeps_old_values);
  g_test_add_func ("/patients/search", test_search);
  g_test_add_func ("/patients/search-orders-and-counts", test_search_orders_and_counts);
  g_test_add_func ("/patients/recent-ones-come-first", test_recent_ones_come_first);
  g_test_add_func ("/patients/similar-patients", test_similar_patients);
  g_test_add_func ("/patients/allergies-in-the-banner", test_allergies_in_the_banner);
  g_test_add_func ("/patients/weights", test_weights);
  g_test_add_func ("/patients/resolve", test_resolve);

  return g_test_run ();
}
