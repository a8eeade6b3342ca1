/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "base/respite-code.h"
#include "domain/respite-clinic-info.h"

G_BEGIN_DECLS

/**
 * RespiteDb:
 *
 * One connection to a clinic's database, hardened and read back (SQLCipher where the build has it, else plain
 * SQLite). It belongs to the thread that opened it; every function asserts that. SQL is written only in core/store.
 */
typedef struct _RespiteDb RespiteDb;

#define RESPITE_DB_KEY_BYTES 32

/**
 * RespiteDbFlags:
 * @RESPITE_DB_CREATE: make a new file; refused where one exists
 * @RESPITE_DB_READ_ONLY: never write
 */
typedef enum
{
  RESPITE_DB_CREATE    = 1 << 0,
  RESPITE_DB_READ_ONLY = 1 << 1,
} RespiteDbFlags;

/**
 * respite_db_open:
 * @path: the database file
 * @flags: how
 * @kind: real or practice; a database of the other kind is refused
 * @key: %RESPITE_DB_KEY_BYTES random bytes; only used where the build encrypts
 * @error: %RESPITE_ERROR_NOT_FOUND no file, %RESPITE_ERROR_CORRUPT empty, foreign, damaged or wrong key,
 *   %RESPITE_ERROR_TOO_NEW, %RESPITE_ERROR_READ_ONLY, %RESPITE_ERROR_BUSY, %RESPITE_ERROR_STORAGE
 *
 * Opens the connection with every safe setting of platform-pdf-sqlite.md B.1 and reads each one back. A new file
 * has the application id but no tables yet: see respite_migrate().
 *
 * Returns: (transfer full): the connection
 */
RespiteDb *respite_db_open (const char         *path,
                            RespiteDbFlags      flags,
                            RespiteClinicKind   kind,
                            const guint8       *key,
                            GError            **error);

/* Closes the connection; every statement must be finalized by then. */
void respite_db_close (RespiteDb *db);

/* For core/store only. */
sqlite3    *respite_db_get_handle   (RespiteDb *db);
const char *respite_db_get_path     (RespiteDb *db);
gboolean    respite_db_is_read_only (RespiteDb *db);
gboolean    respite_db_in_transaction (RespiteDb *db);

/**
 * respite_db_fail:
 *
 * Translates the last failure of @db into #RespiteError; the only place that does so.
 *
 * Returns: always %FALSE
 */
gboolean respite_db_fail (RespiteDb  *db,
                          GError    **error);

/* Gives back the pages that were read and are not in use; they lie decrypted in memory, and are read anew at need. */
void respite_db_release (RespiteDb *db);

/* Runs one or several statements without parameters or results. */
gboolean respite_db_exec (RespiteDb   *db,
                          const char  *sql,
                          GError     **error);

/**
 * respite_db_prepare:
 * @sql: one statement, a constant; values only as named parameters
 *
 * Returns: (transfer full): the statement, g_autoptr (sqlite3_stmt)
 */
sqlite3_stmt *respite_db_prepare (RespiteDb   *db,
                                  const char  *sql,
                                  GError     **error);

/**
 * respite_db_get_statement:
 * @sql: one statement, a constant that lives as long as the program
 *
 * Like respite_db_prepare() but kept for the next time, for what runs at every save. It comes reset and unbound;
 * reset it (sqlite3_reset()) when done reading.
 *
 * Returns: (transfer none): the statement
 */
sqlite3_stmt *respite_db_get_statement (RespiteDb   *db,
                                        const char  *sql,
                                        GError     **error);

/* Binding by name, such as ":login". A name that the statement does not have is a bug and aborts. */
void respite_bind_int64 (sqlite3_stmt *stmt,
                         const char   *name,
                         gint64        value);
void respite_bind_text (sqlite3_stmt *stmt,
                        const char   *name,
                        const char   *value);           /* (nullable): NULL binds SQL NULL */

/* Binds "" for %NULL: for columns that are never NULL. */
void respite_bind_string (sqlite3_stmt *stmt,
                          const char   *name,
                          const char   *value);
void respite_bind_blob (sqlite3_stmt *stmt,
                        const char   *name,
                        gconstpointer data,
                        gsize         length);
void respite_bind_bytes (sqlite3_stmt *stmt,
                         const char   *name,
                         GBytes       *bytes);          /* (nullable) */
void respite_bind_null (sqlite3_stmt *stmt,
                        const char   *name);

/* An id or instant where 0 means "none": bound as SQL NULL. */
void respite_bind_id (sqlite3_stmt *stmt,
                      const char   *name,
                      gint64        id);

/**
 * respite_db_step:
 *
 * Returns: SQLITE_ROW, SQLITE_DONE, or anything else with @error set
 */
int respite_db_step (RespiteDb     *db,
                     sqlite3_stmt  *stmt,
                     GError       **error);

/* Runs @stmt to its end and resets it; for statements whose rows do not matter. */
gboolean respite_db_run (RespiteDb     *db,
                         sqlite3_stmt  *stmt,
                         GError       **error);

/* Runs an INSERT and gives the new row's id. */
gboolean respite_db_insert (RespiteDb     *db,
                            sqlite3_stmt  *stmt,
                            gint64        *id,
                            GError       **error);

/* The first column of the first row of @sql, 0 where there is none. */
gboolean respite_db_read_int64 (RespiteDb   *db,
                                const char  *sql,
                                gint64      *value,
                                GError     **error);

/* Makes of the row that @stmt stands on what the caller gets, (transfer full); columns by their number. */
typedef gpointer (*RespiteDbRowFunc) (sqlite3_stmt *stmt);

/* The first row of @stmt, which is reset; %NULL without @error where there is none. (transfer full) */
gpointer respite_db_find (RespiteDb         *db,
                          sqlite3_stmt      *stmt,
                          RespiteDbRowFunc   read,
                          GError           **error);

/* Like respite_db_find(); no row is %RESPITE_ERROR_NOT_FOUND with the sentence @missing, marked for translation. */
gpointer respite_db_get (RespiteDb         *db,
                         sqlite3_stmt      *stmt,
                         RespiteDbRowFunc   read,
                         const char        *missing,
                         GError           **error);

/* All rows of @stmt, which is reset; each is freed with @free_func. (transfer full) */
GPtrArray *respite_db_list (RespiteDb         *db,
                            sqlite3_stmt      *stmt,
                            RespiteDbRowFunc   read,
                            GDestroyNotify     free_func,
                            GError           **error);

/* Rows that the last statement changed. */
int respite_db_get_n_changed (RespiteDb *db);

/* The value of the word in @column; that of the first code for a word that this version does not know. */
int respite_column_get_code (sqlite3_stmt      *stmt,
                             int                column,
                             const RespiteCode *codes);

char   *respite_column_dup_text  (sqlite3_stmt *stmt,
                                  int           column);        /* (nullable) */
GBytes *respite_column_dup_bytes (sqlite3_stmt *stmt,
                                  int           column);        /* (nullable) */

/**
 * RespiteDbFunc:
 *
 * The inside of a transaction. Returns %FALSE with @error to have it rolled back.
 */
typedef gboolean (*RespiteDbFunc) (RespiteDb  *db,
                                   gpointer    data,
                                   GError    **error);

/**
 * respite_db_transact:
 *
 * Runs @func between BEGIN IMMEDIATE and COMMIT; inside a transaction, between SAVEPOINT and RELEASE. Whatever
 * fails is rolled back.
 *
 * Returns: whether all of it is committed
 */
gboolean respite_db_transact (RespiteDb      *db,
                              RespiteDbFunc   func,
                              gpointer        data,
                              GError        **error);

/* A number that grows when another connection has changed the database (PRAGMA data_version). */
gboolean respite_db_get_data_version (RespiteDb  *db,
                                      gint64     *version,
                                      GError    **error);

/**
 * respite_db_check:
 * @full: integrity_check instead of quick_check
 *
 * Also checks the pages' authentication codes where the build encrypts, and foreign keys when @full.
 *
 * Returns: whether the file is sound, else %RESPITE_ERROR_CORRUPT
 */
gboolean respite_db_check (RespiteDb  *db,
                           gboolean    full,
                           GError    **error);

/**
 * respite_db_copy:
 * @path: the file to make; must not exist
 * @key: as for respite_db_open()
 *
 * Copies the database as it stands now into a new file with the same key; other connections may write meanwhile.
 * The copy is synced to the disk.
 */
gboolean respite_db_copy (RespiteDb     *db,
                          const char    *path,
                          const guint8  *key,
                          GError       **error);

/* Moves what is in the journal into the database file, so that the file alone is complete. */
gboolean respite_db_checkpoint (RespiteDb  *db,
                                GError    **error);

/* Whether triggers, tables and the audit may be changed; only for the migrator. */
void respite_db_set_migrating (RespiteDb *db,
                               gboolean   migrating);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteDb, respite_db_close)

G_END_DECLS
