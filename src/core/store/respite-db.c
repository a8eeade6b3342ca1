/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-db.h"

#include <string.h>

#include "base/respite-error.h"
#include "store/respite-db-private.h"

static void
assert_owner (RespiteDb *db)
{
  g_assert (db != NULL);
  g_assert (db->owner == g_thread_self ());
}

void
respite_db_close (RespiteDb *db)
{
  if (db == NULL)
    return;

  assert_owner (db);
  g_clear_pointer (&db->statements, g_hash_table_unref);
  if (db->handle != NULL && sqlite3_close (db->handle) != SQLITE_OK)
    g_error ("The database is closed while a statement is in use");
  g_free (db->path);
  g_free (db);
}

sqlite3 *
respite_db_get_handle (RespiteDb *db)
{
  assert_owner (db);

  return db->handle;
}

const char *
respite_db_get_path (RespiteDb *db)
{
  return db->path;
}

gboolean
respite_db_is_read_only (RespiteDb *db)
{
  return db->read_only;
}

gboolean
respite_db_in_transaction (RespiteDb *db)
{
  assert_owner (db);

  return !sqlite3_get_autocommit (db->handle);
}

gboolean
respite_db_fail (RespiteDb  *db,
                 GError    **error)
{
  int code = sqlite3_extended_errcode (db->handle);

  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return respite_set_error (error, RESPITE_ERROR_BUSY,
                                N_("Another program is using the clinic's database; try again"));
    case SQLITE_FULL:
      return respite_set_error (error, RESPITE_ERROR_FULL, N_("The disk is full; nothing was changed"));
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return respite_set_error (error, RESPITE_ERROR_READ_ONLY, N_("The clinic's database cannot be written"));
    case SQLITE_CORRUPT:
      return respite_set_error (error, RESPITE_ERROR_CORRUPT,
                                N_("The clinic's database is damaged; restore a backup"));
    case SQLITE_NOTADB:
      return respite_set_error (error, RESPITE_ERROR_CORRUPT,
                                N_("The file is not a Respite database, or it is damaged or has another key"));
    case SQLITE_CONSTRAINT:
      return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                                N_("The clinic's database refused the change (%s)"), sqlite3_errmsg (db->handle));
    case SQLITE_AUTH:
      return respite_set_error (error, RESPITE_ERROR_DENIED, N_("The audit trail and the tables cannot be changed"));
    case SQLITE_CANTOPEN:
      return respite_set_error (error, RESPITE_ERROR_STORAGE, N_("The clinic's database cannot be opened"));
    default:
      return respite_set_error (error, RESPITE_ERROR_STORAGE,
                                N_("The clinic's database failed (%s, %d)"), sqlite3_errmsg (db->handle), code);
    }
}

void
respite_db_release (RespiteDb *db)
{
  g_return_if_fail (db != NULL);

  sqlite3_db_release_memory (db->handle);
}

gboolean
respite_db_exec (RespiteDb   *db,
                 const char  *sql,
                 GError     **error)
{
  assert_owner (db);

  if (sqlite3_exec (db->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return respite_db_fail (db, error);

  return TRUE;
}

sqlite3_stmt *
respite_db_prepare (RespiteDb   *db,
                    const char  *sql,
                    GError     **error)
{
  sqlite3_stmt *stmt = NULL;
  const char *rest = NULL;

  assert_owner (db);

  if (sqlite3_prepare_v3 (db->handle, sql, -1, 0, &stmt, &rest) != SQLITE_OK)
    {
      respite_db_fail (db, error);
      return NULL;
    }
  g_assert (stmt != NULL && *rest == '\0');

  return stmt;
}

sqlite3_stmt *
respite_db_get_statement (RespiteDb   *db,
                          const char  *sql,
                          GError     **error)
{
  sqlite3_stmt *stmt;

  assert_owner (db);

  stmt = g_hash_table_lookup (db->statements, sql);
  if (stmt == NULL)
    {
      stmt = respite_db_prepare (db, sql, error);
      if (stmt == NULL)
        return NULL;
      g_hash_table_insert (db->statements, (gpointer) sql, stmt);
    }

  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);

  return stmt;
}

/* Only memory can fail here, and GLib aborts on that everywhere. */
static void
assert_bound (sqlite3_stmt *stmt,
              const char   *name,
              int           result)
{
  if (result != SQLITE_OK)
    g_error ("Binding %s failed with %d in: %s", name, result, sqlite3_sql (stmt));
}

static int
find_parameter (sqlite3_stmt *stmt,
                const char   *name)
{
  int index = sqlite3_bind_parameter_index (stmt, name);

  if (index == 0)
    g_error ("No parameter %s in: %s", name, sqlite3_sql (stmt));

  return index;
}

void
respite_bind_int64 (sqlite3_stmt *stmt,
                    const char   *name,
                    gint64        value)
{
  assert_bound (stmt, name, sqlite3_bind_int64 (stmt, find_parameter (stmt, name), value));
}

void
respite_bind_text (sqlite3_stmt *stmt,
                   const char   *name,
                   const char   *value)
{
  assert_bound (stmt, name, sqlite3_bind_text (stmt, find_parameter (stmt, name), value, -1, SQLITE_TRANSIENT));
}

void
respite_bind_string (sqlite3_stmt *stmt,
                     const char   *name,
                     const char   *value)
{
  respite_bind_text (stmt, name, value != NULL ? value : "");
}

void
respite_bind_blob (sqlite3_stmt *stmt,
                   const char   *name,
                   gconstpointer data,
                   gsize         length)
{
  assert_bound (stmt, name,
                sqlite3_bind_blob64 (stmt, find_parameter (stmt, name), data, length, SQLITE_TRANSIENT));
}

void
respite_bind_bytes (sqlite3_stmt *stmt,
                    const char   *name,
                    GBytes       *bytes)
{
  if (bytes == NULL)
    respite_bind_null (stmt, name);
  else
    respite_bind_blob (stmt, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

void
respite_bind_null (sqlite3_stmt *stmt,
                   const char   *name)
{
  assert_bound (stmt, name, sqlite3_bind_null (stmt, find_parameter (stmt, name)));
}

void
respite_bind_id (sqlite3_stmt *stmt,
                 const char   *name,
                 gint64        id)
{
  if (id == 0)
    respite_bind_null (stmt, name);
  else
    respite_bind_int64 (stmt, name, id);
}

int
respite_db_step (RespiteDb     *db,
                 sqlite3_stmt  *stmt,
                 GError       **error)
{
  int result;

  assert_owner (db);

  result = sqlite3_step (stmt);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    respite_db_fail (db, error);

  return result;
}

gboolean
respite_db_run (RespiteDb     *db,
                sqlite3_stmt  *stmt,
                GError       **error)
{
  int result;

  do
    result = respite_db_step (db, stmt, error);
  while (result == SQLITE_ROW);
  sqlite3_reset (stmt);

  return result == SQLITE_DONE;
}

gboolean
respite_db_insert (RespiteDb     *db,
                   sqlite3_stmt  *stmt,
                   gint64        *id,
                   GError       **error)
{
  if (!respite_db_run (db, stmt, error))
    return FALSE;

  *id = sqlite3_last_insert_rowid (db->handle);

  return TRUE;
}

gboolean
respite_db_read_int64 (RespiteDb   *db,
                       const char  *sql,
                       gint64      *value,
                       GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, sql, error);
  int result;

  if (stmt == NULL)
    return FALSE;

  result = respite_db_step (db, stmt, error);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    return FALSE;

  *value = result == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;

  return TRUE;
}

gpointer
respite_db_find (RespiteDb         *db,
                 sqlite3_stmt      *stmt,
                 RespiteDbRowFunc   read,
                 GError           **error)
{
  gpointer row = respite_db_step (db, stmt, error) == SQLITE_ROW ? read (stmt) : NULL;

  sqlite3_reset (stmt);

  return row;
}

gpointer
respite_db_get (RespiteDb         *db,
                sqlite3_stmt      *stmt,
                RespiteDbRowFunc   read,
                const char        *missing,
                GError           **error)
{
  int rc = respite_db_step (db, stmt, error);
  gpointer row = rc == SQLITE_ROW ? read (stmt) : NULL;

  if (rc == SQLITE_DONE)
    respite_set_error (error, RESPITE_ERROR_NOT_FOUND, "%s", respite_translate (missing));
  sqlite3_reset (stmt);

  return row;
}

GPtrArray *
respite_db_list (RespiteDb         *db,
                 sqlite3_stmt      *stmt,
                 RespiteDbRowFunc   read,
                 GDestroyNotify     free_func,
                 GError           **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_func);
  int rc;

  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    g_ptr_array_add (rows, read (stmt));
  sqlite3_reset (stmt);

  return rc == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

int
respite_db_get_n_changed (RespiteDb *db)
{
  return sqlite3_changes (db->handle);
}

int
respite_column_get_code (sqlite3_stmt      *stmt,
                         int                column,
                         const RespiteCode *codes)
{
  int value = codes[0].value;

  respite_code_from_word (codes, (const char *) sqlite3_column_text (stmt, column), &value);

  return value;
}

char *
respite_column_dup_text (sqlite3_stmt *stmt,
                         int           column)
{
  return g_strdup ((const char *) sqlite3_column_text (stmt, column));
}

GBytes *
respite_column_dup_bytes (sqlite3_stmt *stmt,
                          int           column)
{
  const void *data;

  if (sqlite3_column_type (stmt, column) == SQLITE_NULL)
    return NULL;

  data = sqlite3_column_blob (stmt, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (stmt, column));
}

gboolean
respite_db_transact (RespiteDb      *db,
                     RespiteDbFunc   func,
                     gpointer        data,
                     GError        **error)
{
  gboolean inner;

  assert_owner (db);

  inner = db->depth > 0;
  if (!respite_db_exec (db, inner ? "SAVEPOINT act" : "BEGIN IMMEDIATE", error))
    return FALSE;

  db->depth++;
  if (func (db, data, error) && respite_db_exec (db, inner ? "RELEASE act" : "COMMIT", error))
    {
      db->depth--;
      return TRUE;
    }
  db->depth--;

  /* A full disk and the like roll back by themselves; then there is nothing left to undo. */
  if (!sqlite3_get_autocommit (db->handle))
    respite_db_exec (db, inner ? "ROLLBACK TO act; RELEASE act" : "ROLLBACK", NULL);

  return FALSE;
}

gboolean
respite_db_get_data_version (RespiteDb  *db,
                             gint64     *version,
                             GError    **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, "PRAGMA data_version", error);

  if (stmt == NULL || respite_db_step (db, stmt, error) != SQLITE_ROW)
    return FALSE;

  *version = sqlite3_column_int64 (stmt, 0);
  sqlite3_reset (stmt);

  return TRUE;
}

void
respite_db_set_migrating (RespiteDb *db,
                          gboolean   migrating)
{
  assert_owner (db);

  db->migrating = migrating;
}
