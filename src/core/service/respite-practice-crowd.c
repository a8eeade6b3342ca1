/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-practice-private.h"

#include <string.h>

#include "service/respite-patient-acts.h"

/* So many patients are one act: one commit, and each has its own row in the audit. */
#define BATCH 1000

typedef struct
{
  RespitePractice *practice;
  GPtrArray       *family;
  GPtrArray       *female;
  GPtrArray       *male;
  int              count;
} Crowd;

static const char *
pick (RespitePractice *practice,
      GPtrArray       *names)
{
  return g_ptr_array_index (names, (guint) g_rand_int_range (practice->rand, 0, (gint32) names->len));
}

static RespitePatient *
invent_patient (const Crowd *crowd)
{
  RespitePractice *practice = crowd->practice;
  RespitePatient *patient = respite_patient_new ();
  gboolean is_female = g_rand_boolean (practice->rand);
  GPtrArray *given = is_female ? crowd->female : crowd->male;
  int roll = g_rand_int_range (practice->rand, 0, 100);

  respite_practice_set (&patient->family, pick (practice, crowd->family));
  respite_practice_set (&patient->given, pick (practice, given));
  if (roll < 8)
    {
      g_autofree char *both = g_strconcat (patient->family, "-", pick (practice, crowd->family), NULL);

      respite_practice_set (&patient->family, both);
    }
  else if (roll < 24)
    {
      g_autofree char *both = g_strconcat (patient->given, " ", pick (practice, given), NULL);

      respite_practice_set (&patient->given, both);
    }
  patient->sex = is_female ? RESPITE_SEX_FEMALE : RESPITE_SEX_MALE;
  g_free (patient->born);
  patient->born = g_strdup_printf ("%04d-%02d-%02d", g_rand_int_range (practice->rand, 1938, 2007),
                                   g_rand_int_range (practice->rand, 1, 13), g_rand_int_range (practice->rand, 1, 29));
  g_free (patient->phone);
  patient->phone = g_strdup_printf ("(%03d) 555-01%02d", g_rand_int_range (practice->rand, 201, 990),
                                    g_rand_int_range (practice->rand, 0, 100));
  respite_practice_set (&patient->language, g_rand_int_range (practice->rand, 0, 6) == 0 ? "es" : "en");
  return patient;
}

static gboolean
add_batch (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  const Crowd *crowd = data;

  for (int i = 0; i < crowd->count; i++)
    {
      g_autoptr (RespitePatient) patient = invent_patient (crowd);

      if (!respite_office_add_patient (office, patient, error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
read_names (GStrv       lines,
            const char *kind)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *tab = strchr (lines[i], '\t');

      g_assert (tab != NULL);
      if (strncmp (lines[i], kind, (gsize) (tab - lines[i])) == 0)
        g_ptr_array_add (names, (gpointer) (tab + 1));
    }
  return names;
}

gboolean
respite_practice_add_crowd (RespitePractice *practice,
                            int              count,
                            GError         **error)
{
  g_auto (GStrv) lines = respite_practice_read_lines ("names.tsv");
  g_autoptr (GPtrArray) family = read_names (lines, "family");
  g_autoptr (GPtrArray) female = read_names (lines, "female");
  g_autoptr (GPtrArray) male = read_names (lines, "male");
  Crowd crowd = { .practice = practice, .family = family, .female = female, .male = male };

  while (count > 0)
    {
      crowd.count = MIN (count, BATCH);
      if (!respite_office_act (practice->desk, RESPITE_FUNCTION_PATIENT_EDIT, add_batch, &crowd, error))
        return FALSE;
      count -= crowd.count;
    }
  return TRUE;
}
