/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-patient-list.h"

#include "store/respite-patient-search.h"

#define LIST_SQL "SELECT id FROM patient WHERE archived_at IS NULL ORDER BY sort_key, id LIMIT :limit"

/* The ids first, so that only one statement runs at a time. */
static GArray *
list_ids (RespiteDb *db,
          guint      limit,
          GError   **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, LIST_SQL, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int rc = SQLITE_ROW;

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":limit", limit);
  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }
  sqlite3_reset (stmt);
  return rc == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

GPtrArray *
respite_patient_list (RespiteDb *db,
                      gint64     now,
                      guint      limit,
                      GError   **error)
{
  g_autoptr (GArray) ids = list_ids (db, limit, error);
  g_autoptr (GPtrArray) rows = NULL;

  if (ids == NULL)
    return NULL;

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_patient_row_free);
  for (guint i = 0; i < ids->len; i++)
    {
      RespitePatientRow *row = respite_patient_get_row (db, g_array_index (ids, gint64, i), now, error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}
