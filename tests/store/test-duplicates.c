/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"

#include <stdio.h>
#include <string.h>

#include <gio/gio.h>

#include "domain/respite-nickname.h"
#include "service/respite-patient-acts.h"
#include "store/respite-patient-match.h"
#include "store/respite-patient-table.h"
#include "testdata.h"

/*
 * A clinic of 20,000 people: how many who come a second time, written a little differently, are found while they are
 * typed, and how many who are really new bring up somebody else. Everything comes from one seed.
 */

#define PATIENTS 20000
#define EACH 200
#define NEW_ONES 2000
#define LEAST_FOUND_PERCENT 95
#define MOST_FALSE_PERCENT 5

typedef struct
{
  GRand     *random;
  GPtrArray *families;
  GPtrArray *givens;
  GPtrArray *patients;
} Crowd;

static const char *
pick (Crowd     *crowd,
      GPtrArray *names)
{
  return g_ptr_array_index (names, g_rand_int_range (crowd->random, 0, (gint32) names->len));
}

/* The names of our own practice clinic. */
static void
read_own_names (Crowd *crowd)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data ("/org/respite/Respite/core/demo/names.tsv",
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_nonnull (bytes);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, "\t", 2);

      if (**line == '#' || g_strv_length (cells) != 2)
        continue;
      g_ptr_array_add (g_str_has_prefix (cells[0], "family") ? crowd->families : crowd->givens,
                       g_strdup (g_strstrip (cells[1])));
    }
}

/* A column of a list of names by country, of the countries that write with Latin letters. */
static gboolean
read_list (const char *file,
           guint       column,
           GPtrArray  *names)
{
  static const char *const countries[] = { "US", "GB", "CA", "MX", "ES", "PR", "CO", "AR", "DE", "PL", "PH", "FR",
                                           "IT", "BR", "VN", "IE", NULL };
  g_autofree char *path = respite_testdata_find (file);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;

  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ",", -1);

      if (g_strv_length (cells) <= column || !g_strv_contains (countries, cells[0]))
        continue;
      g_strstrip (cells[column]);
      if (*cells[column] != '\0' && g_utf8_strlen (cells[column], -1) > 1)
        g_ptr_array_add (names, g_strdup (cells[column]));
    }

  return names->len > 0;
}

static RespitePatient *
new_patient (Crowd *crowd)
{
  RespitePatient *patient = respite_patient_new ();

  patient->family = g_strdup (pick (crowd, crowd->families));
  patient->given = g_strdup (pick (crowd, crowd->givens));
  patient->born = g_strdup_printf ("%04d-%02d-%02d", g_rand_int_range (crowd->random, 1935, 2008),
                                   g_rand_int_range (crowd->random, 1, 13), g_rand_int_range (crowd->random, 1, 29));
  patient->phone = g_strdup_printf ("(%03d) 555-%04d", g_rand_int_range (crowd->random, 201, 990),
                                    g_rand_int_range (crowd->random, 0, 10000));
  patient->language = g_strdup ("en");

  return patient;
}

static gboolean
add_crowd (RespiteDb *db,
           gpointer   data,
           GError   **error)
{
  Crowd *crowd = data;

  for (int i = 0; i < PATIENTS; i++)
    {
      RespitePatient *patient = new_patient (crowd);

      g_ptr_array_add (crowd->patients, patient);
      if (!respite_patient_table_insert (db, patient, 1, TESTLIB_NOW, error))
        return FALSE;
    }

  return TRUE;
}

static void
put (char **field,
     char  *value)
{
  g_free (*field);
  *field = value;
}

/* One slip of the fingers: a letter left out, doubled, exchanged with the next one, or another one. */
static char *
slip (GRand      *random,
      const char *name)
{
  glong length = g_utf8_strlen (name, -1);
  gint32 at = length > 2 ? g_rand_int_range (random, 1, (gint32) length - 1) : 0;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (name, -1, NULL);
  g_autoptr (GString) typed = g_string_new (NULL);
  int kind = g_rand_int_range (random, 0, 4);

  if (length < 3)
    return g_strdup (name);

  for (glong i = 0; i < length; i++)
    {
      if (i == at && kind == 0)
        continue;
      if (i == at && kind == 2)
        g_string_append_unichar (typed, letters[i + 1]);
      else if (i == at + 1 && kind == 2)
        g_string_append_unichar (typed, letters[i - 1]);
      else if (i == at && kind == 3)
        g_string_append_c (typed, (char) ('a' + g_rand_int_range (random, 0, 26)));
      else
        g_string_append_unichar (typed, letters[i]);
      if (i == at && kind == 1)
        g_string_append_unichar (typed, letters[i]);
    }

  return g_strdup (typed->str);
}

static char *
without_accents (const char *name)
{
  return g_str_to_ascii (name, NULL);
}

static void
slip_family (Crowd          *crowd,
             RespitePatient *patient)
{
  put (&patient->family, slip (crowd->random, patient->family));
}

static void
slip_both (Crowd          *crowd,
           RespitePatient *patient)
{
  put (&patient->family, slip (crowd->random, patient->family));
  put (&patient->given, slip (crowd->random, patient->given));
}

static void
swap_names (Crowd          *crowd G_GNUC_UNUSED,
            RespitePatient       *patient)
{
  char *family = patient->family;

  patient->family = patient->given;
  patient->given = family;
}

static void
drop_accents (Crowd          *crowd G_GNUC_UNUSED,
              RespitePatient       *patient)
{
  put (&patient->family, without_accents (patient->family));
  put (&patient->given, without_accents (patient->given));
}

static void
shout (Crowd          *crowd G_GNUC_UNUSED,
       RespitePatient       *patient)
{
  put (&patient->family, g_utf8_strup (patient->family, -1));
  put (&patient->given, g_utf8_strdown (patient->given, -1));
}

static void
swap_day_and_month (Crowd          *crowd G_GNUC_UNUSED,
                    RespitePatient       *patient)
{
  int year, month, day;

  g_assert_cmpint (sscanf (patient->born, "%d-%d-%d", &year, &month, &day), ==, 3);
  if (day <= 12)
    put (&patient->born, g_strdup_printf ("%04d-%02d-%02d", year, day, month));
}

static void
slip_born (Crowd          *crowd,
           RespitePatient *patient)
{
  int part[3];

  g_assert_cmpint (sscanf (patient->born, "%d-%d-%d", &part[0], &part[1], &part[2]), ==, 3);
  switch (g_rand_int_range (crowd->random, 0, 3))
    {
    case 0:
      part[0] += g_rand_boolean (crowd->random) ? 1 : -10;
      break;

    case 1:
      part[1] = part[1] % 12 + 1;
      break;

    default:
      part[2] = g_rand_int_range (crowd->random, 1, 29);
    }
  put (&patient->born, g_strdup_printf ("%04d-%02d-%02d", part[0], part[1], part[2]));
}

static void
use_nickname (Crowd          *crowd,
              RespitePatient *patient)
{
  g_autofree char *folded = g_str_to_ascii (patient->given, NULL);
  g_autofree char *lower = g_ascii_strdown (folded, -1);
  GPtrArray *names = respite_nickname_list (lower);

  if (names != NULL)
    put (&patient->given, g_strdup (pick (crowd, names)));
}

static void
marry (Crowd          *crowd,
       RespitePatient *patient)
{
  put (&patient->family, g_strdup (pick (crowd, crowd->families)));
}

static void
add_second_name (Crowd          *crowd,
                 RespitePatient *patient)
{
  put (&patient->given, g_strconcat (patient->given, " ", pick (crowd, crowd->givens), NULL));
}

static void
slip_family_and_born (Crowd          *crowd,
                      RespitePatient *patient)
{
  slip_family (crowd, patient);
  slip_born (crowd, patient);
}

static const struct
{
  const char *name;
  void        (*change) (Crowd          *crowd,
                         RespitePatient *patient);
} kinds[] = {
  { "a slip in the family name", slip_family },
  { "a slip in both names", slip_both },
  { "names swapped", swap_names },
  { "no accents", drop_accents },
  { "other case", shout },
  { "day and month swapped", swap_day_and_month },
  { "a slip in the date of birth", slip_born },
  { "nickname", use_nickname },
  { "another family name", marry },
  { "a second given name", add_second_name },
  { "slips in family name and date of birth", slip_family_and_born },
};

static GPtrArray *
list_similar (TestClinic     *clinic,
              RespitePatient *typed)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = respite_office_list_similar_patients (clinic->office, typed, &error);

  g_assert_no_error (error);

  return rows;
}

/* The same person comes again with another telephone and a changed name or date. */
static gboolean
is_found (TestClinic *clinic,
          Crowd      *crowd,
          gsize       kind)
{
  gint32 index = g_rand_int_range (crowd->random, 0, PATIENTS);
  const RespitePatient *first = g_ptr_array_index (crowd->patients, index);
  g_autoptr (RespitePatient) typed = respite_patient_new ();
  g_autoptr (GPtrArray) rows = NULL;

  typed->family = g_strdup (first->family);
  typed->given = g_strdup (first->given);
  typed->born = g_strdup (first->born);
  typed->phone = g_strdup_printf ("(%03d) 556-%04d", g_rand_int_range (crowd->random, 201, 990),
                                  g_rand_int_range (crowd->random, 0, 10000));
  kinds[kind].change (crowd, typed);
  rows = list_similar (clinic, typed);
  for (guint i = 0; i < rows->len; i++)
    if (((RespitePatientRow *) g_ptr_array_index (rows, i))->id == first->id)
      return TRUE;

  return FALSE;
}

static void
measure (Crowd *crowd)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  int n_all = 0;
  int n_false = 0;

  g_assert_true (respite_db_transact (respite_office_get_db (clinic->office), add_crowd, crowd, &error));
  g_assert_no_error (error);

  for (gsize kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      int n_found = 0;

      for (int i = 0; i < EACH; i++)
        n_found += is_found (clinic, crowd, kind);
      n_all += n_found;
      g_test_message ("%s: %d of %d found", kinds[kind].name, n_found, EACH);
    }
  for (int i = 0; i < NEW_ONES; i++)
    {
      g_autoptr (RespitePatient) typed = new_patient (crowd);
      g_autoptr (GPtrArray) rows = list_similar (clinic, typed);

      n_false += rows->len > 0;
    }
  g_test_message ("found %.1f %%, false %.1f %%", 100.0 * n_all / (EACH * (double) G_N_ELEMENTS (kinds)),
                  100.0 * n_false / NEW_ONES);
  g_assert_cmpint (100 * n_all, >=, LEAST_FOUND_PERCENT * EACH * (int) G_N_ELEMENTS (kinds));
  g_assert_cmpint (100 * n_false, <=, MOST_FALSE_PERCENT * NEW_ONES);
}

static void
clear_crowd (Crowd *crowd)
{
  g_ptr_array_unref (crowd->families);
  g_ptr_array_unref (crowd->givens);
  g_ptr_array_unref (crowd->patients);
  g_rand_free (crowd->random);
}

static void
init_crowd (Crowd *crowd)
{
  crowd->random = g_rand_new_with_seed (20261122);
  crowd->families = g_ptr_array_new_with_free_func (g_free);
  crowd->givens = g_ptr_array_new_with_free_func (g_free);
  crowd->patients = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_patient_free);
}

/* With the names by country where they are there, else with our own. */
static void
test_found_and_false (void)
{
  Crowd crowd;

  init_crowd (&crowd);
  if (!read_list ("names/common-surnames-by-country.csv", 4, crowd.families) ||
      !read_list ("names/common-forenames-by-country.csv", 10, crowd.givens))
    {
      g_ptr_array_set_size (crowd.families, 0);
      read_own_names (&crowd);
    }
  g_assert_cmpuint (crowd.families->len, >, 50);
  g_assert_cmpuint (crowd.givens->len, >, 50);
  measure (&crowd);
  clear_crowd (&crowd);
}

static RespitePatient *
new_person (const char *family,
            const char *former,
            const char *born)
{
  RespitePatient *patient = respite_patient_new ();

  patient->family = g_strdup (family);
  patient->given = g_strdup ("Mary");
  patient->former = g_strdup (former);
  patient->born = g_strdup (born);

  return patient;
}

/* Whoever of two carries the former name: it counts on both sides, and both ways round. */
static void
test_former_names_count_on_both_sides (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespitePatient) kept = new_person ("Underhill", "", "1980-05-06");
  g_autoptr (RespitePatient) typed = new_person ("Zolotova", "Underhill", "1980-05-07");
  g_autoptr (RespitePatient) dateless = new_person ("Zolotova", "Underhill", "");
  g_autoptr (RespitePatient) other = new_person ("Zolotova", "", "1980-05-07");
  g_autoptr (GPtrArray) by_near_date = NULL;
  g_autoptr (GPtrArray) by_name = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (respite_patient_match_names (kept, typed), ==, RESPITE_NAME_WHOLE);
  g_assert_cmpint (respite_patient_match_names (typed, kept), ==, RESPITE_NAME_WHOLE);
  g_assert_cmpint (respite_patient_match_names (other, kept), ==, RESPITE_NAME_PART);

  respite_office_add_patient (clinic->office, kept, &error);
  g_assert_no_error (error);
  by_near_date = list_similar (clinic, typed);
  g_assert_cmpuint (by_near_date->len, ==, 1);
  by_name = list_similar (clinic, dateless);
  g_assert_cmpuint (by_name->len, ==, 1);
  none = list_similar (clinic, other);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/duplicates/found-and-false", test_found_and_false);
  g_test_add_func ("/duplicates/former-names", test_former_names_count_on_both_sides);

  return g_test_run ();
}
