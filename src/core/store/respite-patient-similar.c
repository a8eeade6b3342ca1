/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-patient-search.h"

#include "base/respite-str.h"

#include <string.h>

#define BORN_SQL "SELECT id, sort_key FROM patient WHERE born = :born AND archived_at IS NULL"
#define NAME_SQL \
  "SELECT id FROM patient WHERE archived_at IS NULL AND sort_key >= :from AND sort_key < :to LIMIT :limit"
#define PHONE_SQL "SELECT patient_id FROM patient_token WHERE w = :w LIMIT :limit"

/* How many letters differ, at most: swapped, missing, extra or other letters count one each. */
static gboolean
is_near (const char *a,
         const char *b)
{
  gsize length_a = strlen (a);
  gsize length_b = strlen (b);
  guint8 row[3][64];

  if (length_a >= G_N_ELEMENTS (row[0]) || length_b >= G_N_ELEMENTS (row[0]) || length_a < 3 || length_b < 3)
    return strcmp (a, b) == 0;

  for (gsize j = 0; j <= length_b; j++)
    row[0][j] = (guint8) j;
  for (gsize i = 1; i <= length_a; i++)
    {
      guint8 *now = row[i % 3];
      const guint8 *before = row[(i - 1) % 3];
      const guint8 *second = row[(i + 1) % 3];

      now[0] = (guint8) i;
      for (gsize j = 1; j <= length_b; j++)
        {
          now[j] = MIN (MIN (before[j] + 1, now[j - 1] + 1), before[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            now[j] = MIN (now[j], second[j - 2] + 1);
        }
    }

  return row[length_a % 3][length_b] <= MAX (1, MIN (length_a, length_b) / 4);
}

/* Whether the two sort keys have a name in common or one that is nearly the same. */
static gboolean
names_are_similar (const char *left,
                   const char *right)
{
  g_auto (GStrv) a = g_strsplit_set (left, " |", -1);
  g_auto (GStrv) b = g_strsplit_set (right, " |", -1);

  for (char **word = a; *word != NULL; word++)
    for (char **other = b; *other != NULL; other++)
      if (**word != '\0' && **other != '\0' && is_near (*word, *other))
        return TRUE;

  return FALSE;
}

static void
add_similar (GArray               *ids,
             const RespitePatient *patient,
             gint64                id)
{
  if (id == patient->id)
    return;

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;

  g_array_append_val (ids, id);
}

static gboolean
find_same_born (RespiteDb            *db,
                const RespitePatient *patient,
                const char           *sort_key,
                GArray               *ids,
                GError              **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, BORN_SQL, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":born", patient->born != NULL ? patient->born : "");
  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    if (names_are_similar (sort_key, (const char *) sqlite3_column_text (stmt, 1)))
      add_similar (ids, patient, sqlite3_column_int64 (stmt, 0));
  sqlite3_reset (stmt);

  return rc == SQLITE_DONE;
}

static gboolean
find_same_name (RespiteDb            *db,
                const RespitePatient *patient,
                GArray               *ids,
                GError              **error)
{
  RespitePatient plain = { .family = patient->family, .given = patient->given };
  g_autofree char *key = respite_patient_dup_sort_key (&plain);
  g_autofree char *to = NULL;
  sqlite3_stmt *stmt = respite_db_get_statement (db, NAME_SQL, error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  if (respite_str_is_empty (patient->family) || respite_str_is_empty (patient->given))
    return TRUE;

  to = g_strconcat (key, "\xf4\x8f\xbf\xbf", NULL);
  respite_bind_text (stmt, ":from", key);
  respite_bind_text (stmt, ":to", to);
  respite_bind_int64 (stmt, ":limit", 20);
  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    add_similar (ids, patient, sqlite3_column_int64 (stmt, 0));
  sqlite3_reset (stmt);

  return rc == SQLITE_DONE;
}

static gboolean
find_same_phone (RespiteDb            *db,
                 const RespitePatient *patient,
                 GArray               *ids,
                 GError              **error)
{
  RespitePatient plain = { .phone = patient->phone, .phone2 = patient->phone2 };
  g_autoptr (GPtrArray) tokens = respite_patient_dup_tokens (&plain);
  sqlite3_stmt *stmt = respite_db_get_statement (db, PHONE_SQL, error);

  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < tokens->len; i++)
    {
      const char *token = g_ptr_array_index (tokens, i);
      int rc;

      if (strlen (token) < 8)
        continue;
      respite_bind_text (stmt, ":w", token);
      respite_bind_int64 (stmt, ":limit", 20);
      while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
        add_similar (ids, patient, sqlite3_column_int64 (stmt, 0));
      sqlite3_reset (stmt);
      if (rc != SQLITE_DONE)
        return FALSE;
    }

  return TRUE;
}

GPtrArray *
respite_patient_list_similar (RespiteDb            *db,
                              const RespitePatient *patient,
                              gint64                now,
                              guint                 limit,
                              GError              **error)
{
  g_autofree char *sort_key = respite_patient_dup_sort_key (patient);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!find_same_born (db, patient, sort_key, ids, error) ||
      !find_same_name (db, patient, ids, error) ||
      !find_same_phone (db, patient, ids, error))
    return NULL;

  return respite_patient_load_rows (db, ids, now, limit, error);
}
