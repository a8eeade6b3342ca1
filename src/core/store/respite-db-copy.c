/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-db.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/respite-error.h"
#include "store/respite-db-private.h"

/* Runs a checking PRAGMA whose rows are problems; "ok" alone means none. */
static gboolean
check_pragma (RespiteDb   *db,
              const char  *pragma,
              GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, pragma, error);
  int result;

  if (stmt == NULL)
    return FALSE;

  while ((result = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    if (g_strcmp0 ((const char *) sqlite3_column_text (stmt, 0), "ok") != 0)
      return respite_set_error (error, RESPITE_ERROR_CORRUPT,
                                N_("The clinic's database is damaged; restore a backup"));

  return result == SQLITE_DONE;
}

gboolean
respite_db_check (RespiteDb  *db,
                  gboolean    full,
                  GError    **error)
{
  if (RESPITE_ENCRYPTED && !check_pragma (db, "PRAGMA cipher_integrity_check", error))
    return FALSE;
  if (!full)
    return check_pragma (db, "PRAGMA quick_check", error);

  return check_pragma (db, "PRAGMA integrity_check", error) && check_pragma (db, "PRAGMA foreign_key_check", error);
}

static gboolean
sync_file (const char  *path,
           GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    respite_set_error (error, errno == ENOSPC ? RESPITE_ERROR_FULL : RESPITE_ERROR_STORAGE,
                       N_("The copy of the database could not be written (%s)"), g_strerror (errno));
  if (fd >= 0)
    close (fd);

  return synced;
}

/* In one step, so that writing connections cannot make it begin again. */
static gboolean
copy_pages (RespiteDb  *db,
            RespiteDb  *target,
            GError    **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target->handle, "main", db->handle, "main");

  if (backup == NULL)
    return respite_db_fail (target, error);

  sqlite3_backup_step (backup, -1);
  if (sqlite3_backup_finish (backup) != SQLITE_OK)
    return respite_db_fail (target, error);

  return TRUE;
}

gboolean
respite_db_copy (RespiteDb     *db,
                 const char    *path,
                 const guint8  *key,
                 GError       **error)
{
  g_autoptr (RespiteDb) target = NULL;
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd < 0)
    return respite_set_error (error, RESPITE_ERROR_STORAGE, N_("The copy of the database cannot be made (%s)"),
                              g_strerror (errno));
  close (fd);

  target = respite_db_open_raw (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, key, error);
  if (target != NULL && copy_pages (db, target, error))
    {
      g_clear_pointer (&target, respite_db_close);
      if (sync_file (path, error))
        return TRUE;
    }

  g_clear_pointer (&target, respite_db_close);
  g_unlink (path);

  return FALSE;
}

gboolean
respite_db_checkpoint (RespiteDb  *db,
                       GError    **error)
{
  return respite_db_exec (db, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}
