/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-patient-search.h"

#include "store/respite-patient-query.h"
#include "store/respite-patient-table.h"

#include <string.h>

/* Archived patients have no keys, so that they weigh nothing; looking for one reads them all. A merged one is not
 * archived but a part of another. */
#define ARCHIVED_SQL \
  "SELECT id FROM patient WHERE archived_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM patient_merge " \
  "WHERE merged_id = patient.id AND undone_at IS NULL) ORDER BY sort_key, id"

static gboolean
has_prefix (GPtrArray  *tokens,
            const char *prefix)
{
  for (guint i = 0; prefix != NULL && i < tokens->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (tokens, i), prefix))
      return TRUE;

  return FALSE;
}

static gboolean
fits (GPtrArray            *words,
      const RespitePatient *patient)
{
  g_autoptr (GPtrArray) tokens = respite_patient_dup_tokens (patient);

  for (guint i = 0; i < words->len; i++)
    {
      const RespiteQueryWord *word = g_ptr_array_index (words, i);
      gboolean is_found = has_prefix (tokens, word->key) || has_prefix (tokens, word->reversed);

      for (guint j = 0; !is_found && word->others != NULL && j < word->others->len; j++)
        is_found = has_prefix (tokens, g_ptr_array_index (word->others, j));
      if (!is_found)
        return FALSE;
    }

  return TRUE;
}

GPtrArray *
respite_patient_search_archived (RespiteDb  *db,
                                 const char *text,
                                 gint64      now,
                                 guint       limit,
                                 guint      *n_found,
                                 GError    **error)
{
  g_autoptr (GPtrArray) words = respite_patient_query_parse (text);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, ARCHIVED_SQL, error);
  int rc;

  if (stmt == NULL)
    return NULL;

  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      g_autoptr (RespitePatient) patient = NULL;

      if (words->len > 0)
        {
          patient = respite_patient_table_get (db, id, error);
          if (patient == NULL)
            return NULL;
        }
      if (patient == NULL || fits (words, patient))
        g_array_append_val (ids, id);
    }
  if (rc != SQLITE_DONE)
    return NULL;
  *n_found = ids->len;

  return respite_patient_load_rows (db, ids, now, limit, error);
}
