/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-patient.h"

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "base/respite-time.h"

#include <string.h>

#define NAME_CHARS 100
#define LINE_CHARS 200
#define NOTE_CHARS 10000
#define OLDEST_YEARS 130
#define LIGHTEST_G 20000
#define HEAVIEST_G 400000

const RespiteCode respite_sex_codes[] = {
  { RESPITE_SEX_UNKNOWN, "unknown" },
  { RESPITE_SEX_FEMALE,  "female"  },
  { RESPITE_SEX_MALE,    "male"    },
  { RESPITE_SEX_OTHER,   "other"   },
  { 0,                   NULL      },
};

const RespiteCode respite_allergy_state_codes[] = {
  { RESPITE_ALLERGY_NOT_ASKED,  "not-asked"  },
  { RESPITE_ALLERGY_NONE_KNOWN, "none-known" },
  { RESPITE_ALLERGY_LISTED,     "listed"     },
  { 0,                          NULL         },
};

/* Every text of a patient and how long it may be. */
static const struct
{
  gsize    offset;
  gsize    max_chars;
  gboolean multiline;
} texts[] = {
  { G_STRUCT_OFFSET (RespitePatient, family),          NAME_CHARS, FALSE },
  { G_STRUCT_OFFSET (RespitePatient, given),           NAME_CHARS, FALSE },
  { G_STRUCT_OFFSET (RespitePatient, preferred),       NAME_CHARS, FALSE },
  { G_STRUCT_OFFSET (RespitePatient, former),          NAME_CHARS, FALSE },
  { G_STRUCT_OFFSET (RespitePatient, nicknames),       NAME_CHARS, FALSE },
  { G_STRUCT_OFFSET (RespitePatient, born),            NAME_CHARS, FALSE },
  { G_STRUCT_OFFSET (RespitePatient, gender),          NAME_CHARS, FALSE },
  { G_STRUCT_OFFSET (RespitePatient, pronouns),        NAME_CHARS, FALSE },
  { G_STRUCT_OFFSET (RespitePatient, phone),           NAME_CHARS, FALSE },
  { G_STRUCT_OFFSET (RespitePatient, phone2),          NAME_CHARS, FALSE },
  { G_STRUCT_OFFSET (RespitePatient, email),           LINE_CHARS, FALSE },
  { G_STRUCT_OFFSET (RespitePatient, address),         NOTE_CHARS, TRUE  },
  { G_STRUCT_OFFSET (RespitePatient, language),        NAME_CHARS, FALSE },
  { G_STRUCT_OFFSET (RespitePatient, emergency_name),  NAME_CHARS, FALSE },
  { G_STRUCT_OFFSET (RespitePatient, emergency_phone), NAME_CHARS, FALSE },
  { G_STRUCT_OFFSET (RespitePatient, escort_name),     NAME_CHARS, FALSE },
  { G_STRUCT_OFFSET (RespitePatient, escort_phone),    NAME_CHARS, FALSE },
  { G_STRUCT_OFFSET (RespitePatient, referrer),        LINE_CHARS, FALSE },
  { G_STRUCT_OFFSET (RespitePatient, pharmacy),        LINE_CHARS, FALSE },
  { G_STRUCT_OFFSET (RespitePatient, note),            NOTE_CHARS, TRUE  },
  { G_STRUCT_OFFSET (RespitePatient, mrn),             20,         FALSE },
};

RespitePatient *
respite_patient_new (void)
{
  return g_new0 (RespitePatient, 1);
}

RespitePatient *
respite_patient_copy (const RespitePatient *patient)
{
  RespitePatient *copy = g_memdup2 (patient, sizeof *patient);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    G_STRUCT_MEMBER (char *, copy, texts[i].offset) = g_strdup (G_STRUCT_MEMBER (char *, patient, texts[i].offset));
  copy->uuid = g_strdup (patient->uuid);
  copy->allergies = g_strdup (patient->allergies);

  return copy;
}

void
respite_patient_free (RespitePatient *patient)
{
  if (patient == NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (G_STRUCT_MEMBER (char *, patient, texts[i].offset));
  g_free (patient->uuid);
  g_free (patient->allergies);
  g_free (patient);
}

static gboolean
check_mrn (const char  *mrn,
           GError     **error)
{
  for (const char *p = mrn; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return respite_set_error (error, RESPITE_ERROR_INVALID,
                                N_("A record number (MRN) has only letters, digits and hyphens, at most 20"));

  return TRUE;
}

static gboolean
check_born (const char  *born,
            const char  *today,
            GError     **error)
{
  GDate date;

  if (!respite_date_parse (born, &date))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("The date of birth is not a date; write it as 1968-03-14"));
  if (strcmp (born, today) > 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The date of birth is in the future"));
  if (respite_date_get_age (born, today) > OLDEST_YEARS)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("The date of birth is more than %d years ago"), OLDEST_YEARS);

  return TRUE;
}

gboolean
respite_patient_check (RespitePatient  *patient,
                       const char      *today,
                       GError         **error)
{
  g_return_val_if_fail (patient != NULL && today != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char **text = &G_STRUCT_MEMBER (char *, patient, texts[i].offset);
      char *clean = respite_str_clean (*text, texts[i].max_chars, texts[i].multiline, error);

      if (clean == NULL)
        return FALSE;
      g_free (*text);
      *text = clean;
    }

  if (*patient->family == '\0' && *patient->given == '\0')
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A patient needs a name"));
  if (*patient->language == '\0')
    respite_set_str (&patient->language, "en");

  return check_mrn (patient->mrn, error) && check_born (patient->born, today, error);
}

gboolean
respite_patient_check_weight (gint64   weight_g,
                              GError **error)
{
  if (weight_g < LIGHTEST_G || weight_g > HEAVIEST_G)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A weight is between %d and %d kg"),
                              LIGHTEST_G / 1000, HEAVIEST_G / 1000);

  return TRUE;
}

char *
respite_patient_dup_name (const RespitePatient *patient)
{
  g_autofree char *family = g_utf8_strup (patient->family != NULL ? patient->family : "", -1);
  const char *given = patient->given != NULL ? patient->given : "";
  GString *name = g_string_new (family);

  if (*given != '\0')
    g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", given);
  if (!respite_str_is_empty (patient->preferred))
    g_string_append_printf (name, " “%s”", patient->preferred);

  return g_string_free (name, FALSE);
}

void
respite_weight_free (RespiteWeight *weight)
{
  if (weight == NULL)
    return;

  g_free (weight->staff_name);
  g_free (weight);
}

void
respite_patient_row_free (RespitePatientRow *row)
{
  if (row == NULL)
    return;

  g_free (row->mrn);
  g_free (row->name);
  g_free (row->born);
  g_free (row->phone);
  g_free (row);
}
