/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

/* Declares sqlite3_key(), which only SQLCipher has. */
#if RESPITE_ENCRYPTED
#define SQLITE_HAS_CODEC 1
#endif

#include "store/respite-db.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/respite-error.h"
#include "store/respite-db-private.h"
#include "store/respite-migrate.h"

#define BUSY_TIMEOUT_MS 5000
#define PLAIN_HEADER    "SQLite format 3"

/* What every connection must be, read back after it was set; platform-pdf-sqlite.md B.1. */
static const struct
{
  const char *pragma;
  const char *value;
  gboolean    writing;          /* only a writing connection has it */
} expected_settings[] = {
  { "PRAGMA journal_mode",       "wal", TRUE  },
  { "PRAGMA synchronous",        "2",   FALSE },
  { "PRAGMA foreign_keys",       "1",   FALSE },
  { "PRAGMA trusted_schema",     "0",   FALSE },
  { "PRAGMA cell_size_check",    "1",   FALSE },
  { "PRAGMA recursive_triggers", "1",   FALSE },
  { "PRAGMA temp_store",         "2",   FALSE },
};

int
respite_db_id_for_kind (RespiteClinicKind kind)
{
  return kind == RESPITE_CLINIC_PRACTICE ? RESPITE_DB_ID_PRACTICE : RESPITE_DB_ID_REAL;
}

/* The program never changes an audit row or a table; only the migrator does. */
static int
authorize (void       *data,
           int         action,
           const char *first,
           const char *second,
           const char *schema G_GNUC_UNUSED,
           const char *trigger G_GNUC_UNUSED)
{
  RespiteDb *db = data;

  if (db->migrating)
    return SQLITE_OK;

  switch (action)
    {
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
      return g_strcmp0 (first, "audit") == 0 || g_str_has_prefix (first, "sqlite_") ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
    case SQLITE_ALTER_TABLE:
    case SQLITE_CREATE_INDEX:
    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_CREATE_VIEW:
    case SQLITE_DROP_INDEX:
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_TRIGGER:
    case SQLITE_DROP_VIEW:
      return SQLITE_DENY;
    default:
      return SQLITE_OK;
    }
}

static gboolean
set_key (RespiteDb     *db,
         const guint8  *key,
         GError       **error)
{
#if RESPITE_ENCRYPTED
  char text[2 + 2 * RESPITE_DB_KEY_BYTES + 2] = "x'";
  int result;

  if (key == NULL)
    return TRUE;

  /* A raw key is taken as it is, without the slow derivation from a passphrase. */
  sodium_bin2hex (text + 2, sizeof text - 2, key, RESPITE_DB_KEY_BYTES);
  text[sizeof text - 2] = '\'';
  result = sqlite3_key (db->handle, text, sizeof text - 1);
  sodium_memzero (text, sizeof text);
  if (result != SQLITE_OK)
    return respite_db_fail (db, error);

  /* The first key sets the log of SQLCipher up again, so it is turned off behind it. */
  return respite_db_exec (db, "PRAGMA cipher_log = off", error);
#else
  return TRUE;
#endif
}

RespiteDb *
respite_db_open_raw (const char    *path,
                     int            sqlite_flags,
                     const guint8  *key,
                     GError       **error)
{
  g_autoptr (RespiteDb) db = g_new0 (RespiteDb, 1);

  db->owner = g_thread_self ();
  db->path = g_strdup (path);
  db->statements = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                          (GDestroyNotify) (void (*)(void)) sqlite3_finalize);

  if (sqlite3_open_v2 (path, &db->handle, sqlite_flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL)
      != SQLITE_OK)
    {
      respite_db_fail (db, error);
      return NULL;
    }
  sqlite3_busy_timeout (db->handle, BUSY_TIMEOUT_MS);
  if (!set_key (db, key, error))
    return NULL;

  return g_steal_pointer (&db);
}

/* Clear words for files that SQLite would take for something else. The file is not opened for it: closing any
 * descriptor of a database takes away the locks that the other connections of this program hold on it, and another
 * program would then remove the journal under them. */
static gboolean
check_file (const char  *path,
            GError     **error)
{
  struct stat info;
  int problem = lstat (path, &info) != 0 || access (path, R_OK) != 0 ? errno : S_ISLNK (info.st_mode) ? ELOOP : 0;

  if (problem == ENOENT)
    return respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("The clinic's database is missing; restore a backup"));
  if (problem != 0)
    return respite_set_error (error, RESPITE_ERROR_STORAGE, N_("The clinic's database cannot be opened (%s)"),
                              g_strerror (problem));
  if (!S_ISREG (info.st_mode))
    return respite_set_error (error, RESPITE_ERROR_CORRUPT, N_("The clinic's database is not an ordinary file"));
  if (info.st_size == 0)
    return respite_set_error (error, RESPITE_ERROR_CORRUPT,
                              N_("The clinic's database is empty (0 bytes); restore a backup"));

  return TRUE;
}

/* The first bytes, read through SQLite's own descriptor. */
static gboolean
check_head (RespiteDb  *db,
            GError    **error)
{
  char head[sizeof PLAIN_HEADER] = "";
  sqlite3_file *file = NULL;
  gboolean plain;

  if (sqlite3_file_control (db->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file == NULL ||
      file->pMethods == NULL)
    return respite_set_error (error, RESPITE_ERROR_STORAGE, N_("The clinic's database cannot be opened (%s)"),
                              sqlite3_errmsg (db->handle));

  /* A file that is shorter leaves zeros. */
  plain = file->pMethods->xRead (file, head, sizeof head, 0) == SQLITE_OK &&
          memcmp (head, PLAIN_HEADER, sizeof head) == 0;
  if (RESPITE_ENCRYPTED && plain)
    return respite_set_error (error, RESPITE_ERROR_CORRUPT,
                              N_("This database is not encrypted, and this program opens only encrypted ones"));
  if (!RESPITE_ENCRYPTED && !plain)
    return respite_set_error (error, RESPITE_ERROR_CORRUPT,
                              N_("The file is not a Respite database, or it is encrypted and this program cannot "
                                 "open encrypted ones"));

  return TRUE;
}

static gboolean
check_identity (RespiteDb          *db,
                RespiteClinicKind   kind,
                GError            **error)
{
  gint64 id;
  gint64 version;

  if (!respite_db_read_int64 (db, "SELECT count(*) FROM sqlite_schema", &id, error) ||
      !respite_db_read_int64 (db, "PRAGMA application_id", &id, error) ||
      !respite_db_read_int64 (db, "PRAGMA user_version", &version, error))
    return FALSE;

  if (id != RESPITE_DB_ID_REAL && id != RESPITE_DB_ID_PRACTICE)
    return respite_set_error (error, RESPITE_ERROR_CORRUPT, N_("The file is a database of another program"));
  if (id != respite_db_id_for_kind (kind))
    return respite_set_error (error, RESPITE_ERROR_CORRUPT,
                              N_("A practice clinic and a real one cannot be mixed: this database is of the other "
                                 "kind"));
  if (version > respite_migrate_get_latest ())
    return respite_set_error (error, RESPITE_ERROR_TOO_NEW,
                              N_("The clinic was last used with a newer version of Respite; install that version"));

  return TRUE;
}

static gboolean
harden (RespiteDb  *db,
        GError    **error)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE,             1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA,        0 },
    { SQLITE_DBCONFIG_DQS_DML,               0 },
    { SQLITE_DBCONFIG_DQS_DDL,               0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY,           1 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int now = -1;

      if (sqlite3_db_config (db->handle, options[i].option, options[i].value, &now) != SQLITE_OK ||
          now != options[i].value)
        return respite_set_error (error, RESPITE_ERROR_STORAGE, N_("The database library refused a safe setting"));
    }
  sqlite3_limit (db->handle, SQLITE_LIMIT_ATTACHED, 0);

  return respite_db_exec (db,
                          "PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON; PRAGMA recursive_triggers = ON; "
                          "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; PRAGMA cache_size = -16384",
                          error) &&
         (db->read_only || respite_db_exec (db, "PRAGMA journal_mode = WAL", error));
}

static gboolean
check_settings (RespiteDb  *db,
                GError    **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (expected_settings); i++)
    {
      g_autoptr (sqlite3_stmt) stmt = NULL;

      if (db->read_only && expected_settings[i].writing)
        continue;

      stmt = respite_db_prepare (db, expected_settings[i].pragma, error);
      if (stmt == NULL || respite_db_step (db, stmt, error) != SQLITE_ROW)
        return FALSE;
      if (g_strcmp0 ((const char *) sqlite3_column_text (stmt, 0), expected_settings[i].value) != 0)
        return respite_set_error (error, RESPITE_ERROR_STORAGE,
                                  N_("The database does not keep a safe setting (%s)"), expected_settings[i].pragma);
    }

  return TRUE;
}

/* A folder that cannot be written has no room for the shared-memory file that a journal needs. */
static char *
make_immutable_uri (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  g_autofree char *escaped = NULL;
  struct stat info;

  if (access (folder, W_OK) == 0 || (stat (journal, &info) == 0 && info.st_size > 0))
    return NULL;

  escaped = g_uri_escape_string (path, "/", TRUE);

  return g_strdup_printf ("file:%s?immutable=1", escaped);
}

static RespiteDb *
create_file (const char         *path,
             RespiteClinicKind   kind,
             const guint8       *key,
             GError            **error)
{
  g_autoptr (RespiteDb) db = NULL;
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      respite_set_error (error, errno == EEXIST ? RESPITE_ERROR_CONFLICT : RESPITE_ERROR_STORAGE,
                         N_("The clinic's database cannot be made (%s)"), g_strerror (errno));
      return NULL;
    }
  close (fd);

  db = respite_db_open_raw (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, key, error);
  if (db == NULL ||
      !respite_db_exec (db, kind == RESPITE_CLINIC_PRACTICE ?
                        "PRAGMA application_id = 0x52535050" : "PRAGMA application_id = 0x52535054", error))
    return NULL;

  return g_steal_pointer (&db);
}

static RespiteDb *
open_file (const char      *path,
           RespiteDbFlags   flags,
           const guint8    *key,
           GError         **error)
{
  gboolean read_only = (flags & RESPITE_DB_READ_ONLY) != 0;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *uri = read_only ? make_immutable_uri (path) : NULL;
  int sqlite_flags = read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  g_autoptr (RespiteDb) db = NULL;

  if (!check_file (path, error))
    return NULL;
  if (!read_only && (access (path, W_OK) != 0 || access (folder, W_OK) != 0))
    {
      respite_set_error (error, RESPITE_ERROR_READ_ONLY, N_("The clinic's database cannot be written"));
      return NULL;
    }

  db = respite_db_open_raw (uri != NULL ? uri : path,
                            sqlite_flags | SQLITE_OPEN_NOFOLLOW | (uri != NULL ? SQLITE_OPEN_URI : 0), key, error);
  if (db == NULL || !check_head (db, error))
    return NULL;

  g_free (db->path);
  db->path = g_strdup (path);
  db->read_only = read_only;

  return g_steal_pointer (&db);
}

RespiteDb *
respite_db_open (const char         *path,
                 RespiteDbFlags      flags,
                 RespiteClinicKind   kind,
                 const guint8       *key,
                 GError            **error)
{
  g_autoptr (RespiteDb) db = NULL;

  g_return_val_if_fail (path != NULL && *path == '/', NULL);
  g_return_val_if_fail (key != NULL || !RESPITE_ENCRYPTED, NULL);

  if (flags & RESPITE_DB_CREATE)
    db = create_file (path, kind, key, error);
  else
    db = open_file (path, flags, key, error);
  if (db == NULL)
    return NULL;

  if (!check_identity (db, kind, error))
    return NULL;

  /* SQLite falls back to reading where the file cannot be written; the caller must ask for that. */
  if (!db->read_only && sqlite3_db_readonly (db->handle, "main") == 1)
    {
      respite_set_error (error, RESPITE_ERROR_READ_ONLY, N_("The clinic's database cannot be written"));
      return NULL;
    }
  if (!harden (db, error) || !check_settings (db, error))
    return NULL;
  sqlite3_set_authorizer (db->handle, authorize, db);

  return g_steal_pointer (&db);
}
