/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-patient-search.h"

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "store/respite-patient-match.h"

#include <string.h>

/*
 * Who may be the same person. A full date of birth decides most: with the same date one name is enough, with a near
 * one the whole name has to fit, with another one the telephone has to be the same. Until the date is typed the whole
 * name counts. tests/store/test-duplicates.c measures what this finds and what it finds wrongly.
 */

#define NAMES "id, family, given, preferred, former, nicknames, born"
#define BORN_SQL "SELECT " NAMES " FROM patient WHERE born = :born AND archived_at IS NULL"
#define TOKEN_SQL "SELECT patient_id FROM patient_token WHERE w >= :from AND w < :to LIMIT :limit"
#define ID_SQL "SELECT " NAMES " FROM patient WHERE id = :id AND archived_at IS NULL"

#define MOST_BY_NAME 400
#define MOST_BY_PHONE 20
#define FEWEST_PHONE_CHARS 8

typedef struct
{
  RespiteDb            *db;
  const RespitePatient *patient;
  GHashTable           *seen;
  GArray               *best;             /* found by the same date of birth and the whole name */
  GArray               *ids;              /* the others */
} Finding;

static void
read_names (RespitePatient *other,
            sqlite3_stmt   *stmt)
{
  other->id = sqlite3_column_int64 (stmt, 0);
  other->family = (char *) sqlite3_column_text (stmt, 1);
  other->given = (char *) sqlite3_column_text (stmt, 2);
  other->preferred = (char *) sqlite3_column_text (stmt, 3);
  other->former = (char *) sqlite3_column_text (stmt, 4);
  other->nicknames = (char *) sqlite3_column_text (stmt, 5);
  other->born = (char *) sqlite3_column_text (stmt, 6);
}

static gboolean
has_whole_name (const RespitePatient *patient)
{
  return !respite_str_is_empty (patient->family) && !respite_str_is_empty (patient->given);
}

static void
judge (Finding              *finding,
       const RespitePatient *other,
       gboolean              has_phone)
{
  RespiteBornMatch born = respite_patient_match_born (finding->patient->born, other->born);
  RespiteNameMatch name = respite_patient_match_names (finding->patient, other);
  gboolean is_similar = has_phone;

  if (other->id == finding->patient->id)
    return;

  switch (born)
    {
    case RESPITE_BORN_SAME:
      is_similar |= name != RESPITE_NAME_DIFFERENT;
      break;

    case RESPITE_BORN_NEAR:
    case RESPITE_BORN_UNKNOWN:
      is_similar |= name == RESPITE_NAME_WHOLE && has_whole_name (finding->patient);
      break;

    case RESPITE_BORN_DIFFERENT:
      break;
    }
  if (!is_similar || !g_hash_table_add (finding->seen, GSIZE_TO_POINTER ((gsize) other->id)))
    return;

  if (born == RESPITE_BORN_SAME && name == RESPITE_NAME_WHOLE)
    g_array_append_val (finding->best, other->id);
  else
    g_array_append_val (finding->ids, other->id);
}

static gboolean
find_by_born (Finding *finding,
              GError **error)
{
  g_auto (GStrv) dates = respite_patient_dup_near_born (finding->patient->born);
  sqlite3_stmt *stmt = respite_db_get_statement (finding->db, BORN_SQL, error);

  if (stmt == NULL)
    return FALSE;

  for (char **date = dates; *date != NULL; date++)
    {
      int rc;

      respite_bind_text (stmt, ":born", *date);
      while ((rc = respite_db_step (finding->db, stmt, error)) == SQLITE_ROW)
        {
          RespitePatient other = { 0 };

          read_names (&other, stmt);
          judge (finding, &other, FALSE);
        }
      sqlite3_reset (stmt);
      if (rc != SQLITE_DONE)
        return FALSE;
    }

  return TRUE;
}

/* Judges everybody with the key @token. */
static gboolean
find_by_token (Finding    *finding,
               const char *token,
               gboolean    is_phone,
               GError    **error)
{
  g_autofree char *to = g_strconcat (token, "\x01", NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *stmt = respite_db_get_statement (finding->db, TOKEN_SQL, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":from", token);
  respite_bind_text (stmt, ":to", to);
  respite_bind_int64 (stmt, ":limit", is_phone ? MOST_BY_PHONE : MOST_BY_NAME);
  while ((rc = respite_db_step (finding->db, stmt, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }
  sqlite3_reset (stmt);
  stmt = rc == SQLITE_DONE ? respite_db_get_statement (finding->db, ID_SQL, error) : NULL;
  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      RespitePatient other = { 0 };

      respite_bind_int64 (stmt, ":id", g_array_index (ids, gint64, i));
      rc = respite_db_step (finding->db, stmt, error);
      if (rc == SQLITE_ROW)
        {
          read_names (&other, stmt);
          judge (finding, &other, is_phone);
        }
      sqlite3_reset (stmt);
      if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_by_phone (Finding *finding,
               GError **error)
{
  RespitePatient plain = { .phone = finding->patient->phone, .phone2 = finding->patient->phone2 };
  g_autoptr (GPtrArray) tokens = respite_patient_dup_tokens (&plain);

  for (guint i = 0; i < tokens->len; i++)
    if (strlen (g_ptr_array_index (tokens, i)) >= FEWEST_PHONE_CHARS &&
        !find_by_token (finding, g_ptr_array_index (tokens, i), TRUE, error))
      return FALSE;

  return TRUE;
}

/* While there is no date of birth yet: by the words of the names. */
static gboolean
find_by_name (Finding *finding,
              GError **error)
{
  RespitePatient plain = {
    .family = finding->patient->family, .given = finding->patient->given, .former = finding->patient->former,
  };
  g_autoptr (GPtrArray) tokens = NULL;
  GDate date;

  if (!has_whole_name (finding->patient) ||
      (finding->patient->born != NULL && respite_date_parse (finding->patient->born, &date)))
    return TRUE;

  tokens = respite_patient_dup_tokens (&plain);
  for (guint i = 0; i < tokens->len; i++)
    if (!find_by_token (finding, g_ptr_array_index (tokens, i), FALSE, error))
      return FALSE;

  return TRUE;
}

GPtrArray *
respite_patient_list_similar (RespiteDb            *db,
                              const RespitePatient *patient,
                              gint64                now,
                              guint                 limit,
                              GError              **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Finding finding = { db, patient, seen, best, ids };

  if (!find_by_born (&finding, error) || !find_by_phone (&finding, error) || !find_by_name (&finding, error))
    return NULL;

  g_array_append_vals (best, ids->data, ids->len);

  return respite_patient_load_rows (db, best, now, limit, error);
}
