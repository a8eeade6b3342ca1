/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-patient-table.h"

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "store/respite-patient-search.h"

#include <string.h>

#define PATIENT_TEXTS \
  "mrn, family, given, preferred, former, nicknames, born, gender, pronouns, phone, phone2, email, address, " \
  "language, emergency_name, emergency_phone, escort_name, escort_phone, referrer, pharmacy, note"

/* The patient and the records of the same person. */
#define SAME \
  "(SELECT patient.id UNION ALL SELECT same_id FROM patient_same WHERE patient_same.patient_id = patient.id)"

#define INSERT_SQL \
  "INSERT INTO patient (uuid, sex, large_print, allergy_state, sort_key, added_at, changed_at, changed_by, " \
  PATIENT_TEXTS ") " \
  "VALUES (:uuid, :sex, :large_print, :allergy_state, :sort_key, :now, :now, :staff, " \
  ":mrn, :family, :given, :preferred, :former, :nicknames, :born, :gender, :pronouns, :phone, :phone2, :email, " \
  ":address, :language, :emergency_name, :emergency_phone, :escort_name, :escort_phone, :referrer, :pharmacy, :note)"

#define UPDATE_SQL \
  "UPDATE patient SET sex = :sex, large_print = :large_print, allergy_state = :allergy_state, " \
  "sort_key = :sort_key, archived_at = :archived_at, version = version + 1, changed_at = :now, " \
  "changed_by = :staff, mrn = :mrn, family = :family, given = :given, preferred = :preferred, " \
  "former = :former, nicknames = :nicknames, born = :born, gender = :gender, pronouns = :pronouns, phone = :phone, " \
  "phone2 = :phone2, email = :email, address = :address, language = :language, " \
  "emergency_name = :emergency_name, emergency_phone = :emergency_phone, escort_name = :escort_name, " \
  "escort_phone = :escort_phone, referrer = :referrer, pharmacy = :pharmacy, note = :note " \
  "WHERE id = :id AND version = :version"

#define GET_SQL \
  "SELECT id, uuid, sex, large_print, allergy_state, added_at, archived_at, version, " \
  "(SELECT group_concat (text, ', ') FROM (SELECT text FROM record_item WHERE patient_id IN " SAME " " \
  " AND kind = 'allergy' AND ended_at IS NULL GROUP BY lower (text) ORDER BY min (id))), " \
  "(SELECT weight_g FROM weight WHERE patient_id IN " SAME " ORDER BY at DESC, id DESC LIMIT 1), " \
  "(SELECT at FROM weight WHERE patient_id IN " SAME " ORDER BY at DESC, id DESC LIMIT 1), " \
  "(SELECT height_mm FROM weight WHERE patient_id IN " SAME " AND height_mm > 0 " \
  " ORDER BY at DESC, id DESC LIMIT 1), " \
  PATIENT_TEXTS " FROM patient WHERE id = :id"

#define VERSION_SQL \
  "SELECT sex, large_print, allergy_state, archived_at, changed_at, (SELECT name FROM staff WHERE id = changed_by), " \
  "version, patient_id, " PATIENT_TEXTS " FROM patient_history " \
  "WHERE patient_id = :id AND (:version = 0 OR version = :version) " \
  "UNION ALL " \
  "SELECT sex, large_print, allergy_state, archived_at, changed_at, (SELECT name FROM staff WHERE id = changed_by), " \
  "version, id, " PATIENT_TEXTS " FROM patient WHERE id = :id AND (:version = 0 OR version = :version) " \
  "ORDER BY version"

#define NEXT_MRN_SQL "UPDATE counter SET value = value + 1 WHERE name = 'mrn' RETURNING value"
#define FIND_MRN_SQL "SELECT patient_id FROM patient_mrn WHERE mrn = :mrn"
#define KEEP_MRN_SQL "INSERT INTO patient_mrn (mrn, patient_id) VALUES (:mrn, :patient) ON CONFLICT (mrn) DO NOTHING"
#define RECENT_SQL \
  "INSERT INTO patient_recent (patient_id, opened_at) VALUES (:patient, :now) " \
  "ON CONFLICT (patient_id) DO UPDATE SET opened_at = excluded.opened_at"

enum
{
  COLUMN_ID,
  COLUMN_UUID,
  COLUMN_SEX,
  COLUMN_LARGE_PRINT,
  COLUMN_ALLERGY_STATE,
  COLUMN_ADDED_AT,
  COLUMN_ARCHIVED_AT,
  COLUMN_VERSION,
  COLUMN_ALLERGIES,
  COLUMN_WEIGHT_G,
  COLUMN_WEIGHT_AT,
  COLUMN_HEIGHT_MM,
  COLUMN_TEXTS,
};

/* The text columns in the order of PATIENT_TEXTS; a parameter's name without its colon is the column's. */
static const struct
{
  const char *name;
  gsize       offset;
} texts[] = {
  { ":mrn", G_STRUCT_OFFSET (RespitePatient, mrn)             },
  { ":family", G_STRUCT_OFFSET (RespitePatient, family)          },
  { ":given", G_STRUCT_OFFSET (RespitePatient, given)           },
  { ":preferred", G_STRUCT_OFFSET (RespitePatient, preferred)       },
  { ":former", G_STRUCT_OFFSET (RespitePatient, former)          },
  { ":nicknames", G_STRUCT_OFFSET (RespitePatient, nicknames)       },
  { ":born", G_STRUCT_OFFSET (RespitePatient, born)            },
  { ":gender", G_STRUCT_OFFSET (RespitePatient, gender)          },
  { ":pronouns", G_STRUCT_OFFSET (RespitePatient, pronouns)        },
  { ":phone", G_STRUCT_OFFSET (RespitePatient, phone)           },
  { ":phone2", G_STRUCT_OFFSET (RespitePatient, phone2)          },
  { ":email", G_STRUCT_OFFSET (RespitePatient, email)           },
  { ":address", G_STRUCT_OFFSET (RespitePatient, address)         },
  { ":language", G_STRUCT_OFFSET (RespitePatient, language)        },
  { ":emergency_name", G_STRUCT_OFFSET (RespitePatient, emergency_name)  },
  { ":emergency_phone", G_STRUCT_OFFSET (RespitePatient, emergency_phone) },
  { ":escort_name", G_STRUCT_OFFSET (RespitePatient, escort_name)     },
  { ":escort_phone", G_STRUCT_OFFSET (RespitePatient, escort_phone)    },
  { ":referrer", G_STRUCT_OFFSET (RespitePatient, referrer)        },
  { ":pharmacy", G_STRUCT_OFFSET (RespitePatient, pharmacy)        },
  { ":note", G_STRUCT_OFFSET (RespitePatient, note)            },
};

enum
{
  VERSION_SEX,
  VERSION_LARGE_PRINT,
  VERSION_ALLERGY_STATE,
  VERSION_ARCHIVED_AT,
  VERSION_CHANGED_AT,
  VERSION_STAFF_NAME,
  VERSION_VERSION,
  VERSION_PATIENT_ID,
  VERSION_TEXTS,
};

static const char *
get_text (const RespitePatient *patient,
          gsize                 index)
{
  return G_STRUCT_MEMBER (char *, patient, texts[index].offset);
}

static void
bind_patient (sqlite3_stmt         *stmt,
              const RespitePatient *patient,
              gint64                staff_id,
              gint64                now)
{
  g_autofree char *sort_key = respite_patient_dup_sort_key (patient);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    respite_bind_string (stmt, texts[i].name, get_text (patient, i));
  respite_bind_text (stmt, ":sex", respite_code_to_word (respite_sex_codes, patient->sex));
  respite_bind_text (stmt, ":allergy_state",
                     respite_code_to_word (respite_allergy_state_codes, patient->allergy_state));
  respite_bind_int64 (stmt, ":large_print", patient->large_print);
  respite_bind_text (stmt, ":sort_key", sort_key);
  respite_bind_int64 (stmt, ":staff", staff_id);
  respite_bind_int64 (stmt, ":now", now);
}

/* Whose the number is or was; 0 for nobody's. */
static gboolean
find_mrn (RespiteDb  *db,
          const char *mrn,
          gint64     *owner,
          GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, FIND_MRN_SQL, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":mrn", mrn);
  rc = respite_db_step (db, stmt, error);
  *owner = rc == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;

  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

static gboolean
check_mrn_free (RespiteDb            *db,
                const RespitePatient *patient,
                GError              **error)
{
  gint64 owner;

  if (!find_mrn (db, patient->mrn, &owner, error))
    return FALSE;
  if (owner != 0 && owner != patient->id)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("This record number (MRN) is already taken"));

  return TRUE;
}

static gboolean
take_next_mrn (RespiteDb      *db,
               RespitePatient *patient,
               GError        **error)
{
  gint64 owner = 0;

  do
    {
      gint64 value;

      if (!respite_db_read_int64 (db, NEXT_MRN_SQL, &value, error))
        return FALSE;
      g_free (patient->mrn);
      patient->mrn = g_strdup_printf ("%" G_GINT64_FORMAT, value);
      if (!find_mrn (db, patient->mrn, &owner, error))
        return FALSE;
    }
  while (owner != 0);

  return TRUE;
}

static gboolean
keep_mrn (RespiteDb            *db,
          const RespitePatient *patient,
          GError              **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, KEEP_MRN_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":mrn", patient->mrn);
  respite_bind_int64 (stmt, ":patient", patient->id);

  return respite_db_run (db, stmt, error);
}

gboolean
respite_patient_table_insert (RespiteDb      *db,
                              RespitePatient *patient,
                              gint64          staff_id,
                              gint64          now,
                              GError        **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  patient->id = 0;
  if (respite_str_is_empty (patient->mrn) ? !take_next_mrn (db, patient, error) : !check_mrn_free (db, patient, error))
    return FALSE;

  stmt = respite_db_prepare (db, INSERT_SQL, error);
  if (stmt == NULL)
    return FALSE;

  g_free (patient->uuid);
  patient->uuid = g_uuid_string_random ();
  bind_patient (stmt, patient, staff_id, now);
  respite_bind_text (stmt, ":uuid", patient->uuid);
  if (!respite_db_insert (db, stmt, &patient->id, error))
    return FALSE;

  patient->version = 1;
  patient->added_at = now;
  patient->archived_at = 0;

  return keep_mrn (db, patient, error) && respite_patient_search_write (db, patient, error);
}

gboolean
respite_patient_table_update (RespiteDb      *db,
                              RespitePatient *patient,
                              gint64          staff_id,
                              gint64          now,
                              GError        **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (!check_mrn_free (db, patient, error))
    return FALSE;

  stmt = respite_db_prepare (db, UPDATE_SQL, error);
  if (stmt == NULL)
    return FALSE;

  bind_patient (stmt, patient, staff_id, now);
  respite_bind_int64 (stmt, ":id", patient->id);
  respite_bind_int64 (stmt, ":version", patient->version);
  respite_bind_id (stmt, ":archived_at", patient->archived_at);
  if (!respite_db_run (db, stmt, error))
    return FALSE;
  if (respite_db_get_n_changed (db) != 1)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("Somebody else changed this patient meanwhile; look at the record again"));

  patient->version++;

  return keep_mrn (db, patient, error) && respite_patient_search_write (db, patient, error);
}

/* The text columns, which begin at @column. */
static void
read_texts (RespitePatient *patient,
            sqlite3_stmt   *stmt,
            int             column)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    G_STRUCT_MEMBER (char *, patient, texts[i].offset) = respite_column_dup_text (stmt, column + (int) i);
}

static gpointer
read_patient (sqlite3_stmt *stmt)
{
  RespitePatient *patient = respite_patient_new ();

  patient->id = sqlite3_column_int64 (stmt, COLUMN_ID);
  patient->uuid = respite_column_dup_text (stmt, COLUMN_UUID);
  patient->sex = (RespiteSex) respite_column_get_code (stmt, COLUMN_SEX, respite_sex_codes);
  patient->allergy_state =
    (RespiteAllergyState) respite_column_get_code (stmt, COLUMN_ALLERGY_STATE, respite_allergy_state_codes);
  patient->large_print = sqlite3_column_int (stmt, COLUMN_LARGE_PRINT);
  patient->added_at = sqlite3_column_int64 (stmt, COLUMN_ADDED_AT);
  patient->archived_at = sqlite3_column_int64 (stmt, COLUMN_ARCHIVED_AT);
  patient->version = sqlite3_column_int64 (stmt, COLUMN_VERSION);
  patient->allergies = respite_column_dup_text (stmt, COLUMN_ALLERGIES);
  patient->weight_g = sqlite3_column_int64 (stmt, COLUMN_WEIGHT_G);
  patient->weight_at = sqlite3_column_int64 (stmt, COLUMN_WEIGHT_AT);
  patient->height_mm = sqlite3_column_int64 (stmt, COLUMN_HEIGHT_MM);
  read_texts (patient, stmt, COLUMN_TEXTS);

  return patient;
}

RespitePatient *
respite_patient_table_get (RespiteDb *db,
                           gint64     id,
                           GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, GET_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);

  return respite_db_get (db, stmt, read_patient, N_("There is no such patient"), error);
}

void
respite_patient_version_free (RespitePatientVersion *version)
{
  g_clear_pointer (&version->patient, respite_patient_free);
  g_free (version->staff_name);
  g_free (version);
}

static gpointer
read_version (sqlite3_stmt *stmt)
{
  RespitePatientVersion *version = g_new0 (RespitePatientVersion, 1);
  RespitePatient *patient = respite_patient_new ();

  version->patient = patient;
  version->at = sqlite3_column_int64 (stmt, VERSION_CHANGED_AT);
  version->staff_name = respite_column_dup_text (stmt, VERSION_STAFF_NAME);
  patient->id = sqlite3_column_int64 (stmt, VERSION_PATIENT_ID);
  patient->version = sqlite3_column_int64 (stmt, VERSION_VERSION);
  patient->archived_at = sqlite3_column_int64 (stmt, VERSION_ARCHIVED_AT);
  patient->large_print = sqlite3_column_int (stmt, VERSION_LARGE_PRINT);
  patient->sex = (RespiteSex) respite_column_get_code (stmt, VERSION_SEX, respite_sex_codes);
  patient->allergy_state =
    (RespiteAllergyState) respite_column_get_code (stmt, VERSION_ALLERGY_STATE, respite_allergy_state_codes);
  read_texts (patient, stmt, VERSION_TEXTS);

  return version;
}

GPtrArray *
respite_patient_table_list_versions (RespiteDb *db,
                                     gint64     id,
                                     gint64     number,
                                     GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, VERSION_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_int64 (stmt, ":version", number);

  return respite_db_list (db, stmt, read_version, (GDestroyNotify) respite_patient_version_free, error);
}

gboolean
respite_patient_table_set_recent (RespiteDb *db,
                                  gint64     id,
                                  gint64     now,
                                  GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, RECENT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":patient", id);
  respite_bind_int64 (stmt, ":now", now);

  return respite_db_run (db, stmt, error);
}

static void
compare_text (const char             *field,
              const char             *before,
              const char             *after,
              RespitePatientDiffFunc  func,
              gpointer                user_data)
{
  before = before != NULL ? before : "";
  after = after != NULL ? after : "";
  if (strcmp (before, after) != 0)
    func (field, before, after, user_data);
}

void
respite_patient_diff (const RespitePatient  *before,
                      const RespitePatient  *after,
                      RespitePatientDiffFunc func,
                      gpointer               user_data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    compare_text (texts[i].name + 1, before != NULL ? get_text (before, i) : NULL, get_text (after, i), func,
                  user_data);
  compare_text ("sex", before != NULL ? respite_code_to_word (respite_sex_codes, before->sex) : NULL,
                respite_code_to_word (respite_sex_codes, after->sex), func, user_data);
  compare_text ("allergy_state",
                before != NULL ? respite_code_to_word (respite_allergy_state_codes, before->allergy_state) : NULL,
                respite_code_to_word (respite_allergy_state_codes, after->allergy_state), func, user_data);
  compare_text ("large_print", before != NULL && before->large_print ? "yes" : "no",
                after->large_print ? "yes" : "no", func, user_data);
  compare_text ("archived", before != NULL && before->archived_at != 0 ? "yes" : "no",
                after->archived_at != 0 ? "yes" : "no", func, user_data);
}

static void
describe_cb (const char *field,
             const char *before,
             const char *after,
             gpointer    user_data)
{
  GString **lines = user_data;

  g_string_append_printf (lines[0], "%s: %s\n", field, before);
  g_string_append_printf (lines[1], "%s: %s\n", field, after);
}

void
respite_patient_describe_change (const RespitePatient *before,
                                 const RespitePatient *after,
                                 char                **old_text,
                                 char                **new_text)
{
  GString *lines[] = { g_string_new (NULL), g_string_new (NULL) };

  respite_patient_diff (before, after, describe_cb, lines);
  *old_text = g_string_free (lines[0], FALSE);
  *new_text = g_string_free (lines[1], FALSE);
}
