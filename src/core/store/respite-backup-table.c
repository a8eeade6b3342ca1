/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-backup-table.h"

#include <string.h>

#define SQL_INSERT \
  "INSERT INTO backup (path, made_at, proven_at, size, n_rows, head_seq, head_hash) " \
  "VALUES (:path, :made_at, :proven_at, :size, :n_rows, :head_seq, :head_hash)"
#define SQL_LAST \
  "SELECT path, made_at, proven_at, size, n_rows, head_seq, head_hash FROM backup ORDER BY id DESC LIMIT 1"
#define SQL_INSERT_KEY \
  "INSERT INTO backup_key (salt, ops, memory, key, at) VALUES (:salt, :ops, :memory, :key, :at)"
#define SQL_LOAD_KEY \
  "SELECT salt, ops, memory, key FROM backup_key WHERE :salt IS NULL OR salt = :salt ORDER BY id DESC LIMIT 1"

void
respite_backup_row_clear (RespiteBackupRow *row)
{
  g_clear_pointer (&row->path, g_free);
}

gboolean
respite_backup_table_insert (RespiteDb               *db,
                             const RespiteBackupRow  *row,
                             gint64                  *id,
                             GError                 **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_INSERT, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":path", row->path);
  respite_bind_int64 (stmt, ":made_at", row->made_at);
  respite_bind_int64 (stmt, ":proven_at", row->proven_at);
  respite_bind_int64 (stmt, ":size", row->size);
  respite_bind_int64 (stmt, ":n_rows", row->n_rows);
  respite_bind_int64 (stmt, ":head_seq", row->head.seq);
  respite_bind_blob (stmt, ":head_hash", row->head.hash, sizeof row->head.hash);

  return respite_db_insert (db, stmt, id, error);
}

/* A column of fixed length, checked by the table itself. */
static void
copy_blob (sqlite3_stmt *stmt,
           int           column,
           guint8       *bytes,
           gsize         length)
{
  if ((gsize) sqlite3_column_bytes (stmt, column) == length)
    memcpy (bytes, sqlite3_column_blob (stmt, column), length);
}

gboolean
respite_backup_table_load_last (RespiteDb         *db,
                                RespiteBackupRow  *row,
                                gboolean          *found,
                                GError           **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_LAST, error);
  int result;

  if (stmt == NULL)
    return FALSE;

  result = respite_db_step (db, stmt, error);
  *found = result == SQLITE_ROW;
  if (*found)
    {
      row->path = respite_column_dup_text (stmt, 0);
      row->made_at = sqlite3_column_int64 (stmt, 1);
      row->proven_at = sqlite3_column_int64 (stmt, 2);
      row->size = sqlite3_column_int64 (stmt, 3);
      row->n_rows = sqlite3_column_int64 (stmt, 4);
      row->head.seq = sqlite3_column_int64 (stmt, 5);
      copy_blob (stmt, 6, row->head.hash, sizeof row->head.hash);
    }

  return result == SQLITE_ROW || result == SQLITE_DONE;
}

gboolean
respite_backup_key_table_insert (RespiteDb               *db,
                                 const RespiteBackupKey  *key,
                                 gint64                   now,
                                 GError                 **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_INSERT_KEY, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_blob (stmt, ":salt", key->salt, sizeof key->salt);
  respite_bind_int64 (stmt, ":ops", (gint64) key->ops);
  respite_bind_int64 (stmt, ":memory", (gint64) key->memory);
  respite_bind_blob (stmt, ":key", key->key, sizeof key->key);
  respite_bind_int64 (stmt, ":at", now);

  return respite_db_run (db, stmt, error);
}

gboolean
respite_backup_key_table_load (RespiteDb         *db,
                               const guint8      *salt,
                               RespiteBackupKey  *key,
                               gboolean          *found,
                               GError           **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_LOAD_KEY, error);
  int result;

  if (stmt == NULL)
    return FALSE;

  if (salt != NULL)
    respite_bind_blob (stmt, ":salt", salt, sizeof key->salt);
  result = respite_db_step (db, stmt, error);
  *found = result == SQLITE_ROW;
  if (*found)
    {
      copy_blob (stmt, 0, key->salt, sizeof key->salt);
      key->ops = (guint64) sqlite3_column_int64 (stmt, 1);
      key->memory = (guint64) sqlite3_column_int64 (stmt, 2);
      copy_blob (stmt, 3, key->key, sizeof key->key);
    }

  return result == SQLITE_ROW || result == SQLITE_DONE;
}
