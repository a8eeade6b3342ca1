/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "service/respite-office-private.h"
#include "store/respite-migrate.h"
#include "test-disk.h"
#include "test-raw.h"

typedef struct
{
  char   *folder;
  char   *path;
  guint8  key[RESPITE_DB_KEY_BYTES];
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data G_GNUC_UNUSED)
{
  fixture->folder = test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "respite.db", NULL);
  memset (fixture->key, 7, sizeof fixture->key);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static RespiteDb *
create (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  RespiteDb *db = respite_db_open (fixture->path, RESPITE_DB_CREATE, RESPITE_CLINIC_REAL, fixture->key, &error);

  g_assert_no_error (error);
  respite_migrate (db, fixture->key, &error);
  g_assert_no_error (error);

  return db;
}

static RespiteDb *
reopen (Fixture        *fixture,
        RespiteDbFlags  flags,
        GError        **error)
{
  return respite_db_open (fixture->path, flags, RESPITE_CLINIC_REAL, fixture->key, error);
}

static void
assert_pragma (RespiteDb  *db,
               const char *pragma,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, pragma, &error);

  g_assert_no_error (error);
  g_assert_cmpint (respite_db_step (db, stmt, &error), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (stmt, 0), ==, expected);
}

static void
assert_hardened (RespiteDb *db)
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
      int value = -1;

      g_assert_cmpint (sqlite3_db_config (respite_db_get_handle (db), options[i].option, -1, &value), ==, SQLITE_OK);
      g_assert_cmpint (value, ==, options[i].value);
    }
  g_assert_cmpint (sqlite3_limit (respite_db_get_handle (db), SQLITE_LIMIT_ATTACHED, -1), ==, 0);
  assert_pragma (db, "PRAGMA synchronous", "2");
  assert_pragma (db, "PRAGMA foreign_keys", "1");
  assert_pragma (db, "PRAGMA trusted_schema", "0");
  assert_pragma (db, "PRAGMA cell_size_check", "1");
  assert_pragma (db, "PRAGMA recursive_triggers", "1");
  assert_pragma (db, "PRAGMA temp_store", "2");
  assert_pragma (db, "PRAGMA journal_mode", "wal");
}

static void
test_every_connection_is_hardened (Fixture      *fixture,
                                   gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteDb) first = create (fixture);
  g_autoptr (RespiteDb) writer = reopen (fixture, 0, &error);
  g_autoptr (RespiteDb) reader = reopen (fixture, RESPITE_DB_READ_ONLY, &error);

  g_assert_no_error (error);
  assert_hardened (first);
  assert_hardened (writer);
  assert_hardened (reader);
  g_assert_true (respite_db_is_read_only (reader));
}

static void
test_reader_cannot_write (Fixture      *fixture,
                          gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteDb) first = create (fixture);
  g_autoptr (RespiteDb) reader = reopen (fixture, RESPITE_DB_READ_ONLY, &error);

  g_assert_no_error (error);
  g_assert_false (respite_db_exec (reader, "INSERT INTO backup_key (salt, ops, memory, key, at) "
                                   "VALUES (zeroblob (16), 1, 1, zeroblob (32), 1)", &error));
  test_assert_refused (&error, RESPITE_ERROR_READ_ONLY);
}

/* What the file is, and the code of the clear sentence. */
static void
test_wrong_files (Fixture      *fixture,
                  gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *noise = g_malloc (20000);
  g_autofree char *target = g_build_filename (fixture->folder, "other.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (reopen (fixture, 0, &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);

  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  g_assert_null (reopen (fixture, 0, &error));
  test_assert_refused (&error, RESPITE_ERROR_CORRUPT);
  g_assert_null (reopen (fixture, RESPITE_DB_READ_ONLY, &error));
  test_assert_refused (&error, RESPITE_ERROR_CORRUPT);

  randombytes_buf (noise, 20000);
  g_assert_true (g_file_set_contents (fixture->path, noise, 20000, NULL));
  g_assert_null (reopen (fixture, 0, &error));
  test_assert_refused (&error, RESPITE_ERROR_CORRUPT);

  g_assert_true (g_file_set_contents (fixture->path, "short", 5, NULL));
  g_assert_null (reopen (fixture, 0, &error));
  test_assert_refused (&error, RESPITE_ERROR_CORRUPT);

  g_unlink (fixture->path);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  g_assert_null (reopen (fixture, 0, &error));
  test_assert_refused (&error, RESPITE_ERROR_CORRUPT);
  g_rmdir (fixture->path);

  test_raw_run (fixture->path, fixture->key, "CREATE TABLE recipes (name); PRAGMA application_id = 252006675");
  g_assert_null (reopen (fixture, 0, &error));
  test_assert_refused (&error, RESPITE_ERROR_CORRUPT);
  g_rename (fixture->path, target);
  g_assert_cmpint (symlink (target, fixture->path), ==, 0);
  g_assert_null (reopen (fixture, 0, &error));
  test_assert_refused (&error, RESPITE_ERROR_STORAGE);
}

/* A file of the build with the other setting of "encryption" is refused in words. */
static void
test_other_build_is_refused (Fixture      *fixture,
                             gconstpointer data G_GNUC_UNUSED)
{
  static const char plain[4096] = "SQLite format 3";
  g_autofree char *noise = g_malloc (4096);
  g_autoptr (GError) error = NULL;

  randombytes_buf (noise, 4096);
  g_assert_true (g_file_set_contents (fixture->path, RESPITE_ENCRYPTED ? plain : noise, 4096, NULL));
  g_assert_null (reopen (fixture, 0, &error));
  g_assert_nonnull (strstr (error->message, "encrypted"));
  test_assert_refused (&error, RESPITE_ERROR_CORRUPT);
}

static void
test_newer_is_refused (Fixture      *fixture,
                       gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  respite_db_close (create (fixture));
  test_raw_run (fixture->path, fixture->key, "PRAGMA user_version = 9999");
  g_assert_null (reopen (fixture, 0, &error));
  test_assert_refused (&error, RESPITE_ERROR_TOO_NEW);
  g_assert_null (reopen (fixture, RESPITE_DB_READ_ONLY, &error));
  test_assert_refused (&error, RESPITE_ERROR_TOO_NEW);
}

static void
test_other_kind_is_refused (Fixture      *fixture,
                            gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  respite_db_close (create (fixture));
  g_assert_null (respite_db_open (fixture->path, 0, RESPITE_CLINIC_PRACTICE, fixture->key, &error));
  test_assert_refused (&error, RESPITE_ERROR_CORRUPT);
}

static void
test_wrong_key (Fixture      *fixture,
                gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  if (!RESPITE_ENCRYPTED)
    {
      g_test_skip ("this build does not encrypt");
      return;
    }

  respite_db_close (create (fixture));
  fixture->key[3] ^= 1;
  g_assert_null (reopen (fixture, 0, &error));
  test_assert_refused (&error, RESPITE_ERROR_CORRUPT);
}

static void
test_existing_file_is_not_overwritten (Fixture      *fixture,
                                       gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "mine", 4, NULL));
  g_assert_null (reopen (fixture, RESPITE_DB_CREATE, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
}

/* The program itself is held off by the authorizer, another program by the triggers. */
static void
test_protected_rows (Fixture      *fixture,
                     gconstpointer data G_GNUC_UNUSED)
{
  static const char *const from_here[] = {
    "UPDATE audit SET reason = 'x'", "DELETE FROM audit", "DROP TABLE audit", "DROP TRIGGER audit_kept",
    "ATTACH ':memory:' AS other", "ALTER TABLE audit ADD COLUMN x", "CREATE TABLE x (y)",
    "CREATE TRIGGER t AFTER INSERT ON audit BEGIN SELECT 1; END",
  };
  static const char *const from_elsewhere[] = {
    "UPDATE audit SET reason = 'x'", "DELETE FROM audit",
    "INSERT OR REPLACE INTO audit SELECT * FROM audit",
    "INSERT INTO audit SELECT seq + 5, epoch, at, offset_minutes, staff_id, staff_name, workstation, patient_id, "
    "action, kind, record_id, old_text, new_text, reason, outcome, hash FROM audit",
    "UPDATE setting SET value = '1'", "DELETE FROM setting", "DELETE FROM staff", "UPDATE staff SET login = 'x'",
    "DELETE FROM clinic", "UPDATE clinic SET kind = 'practice'", "UPDATE clinic SET uuid = 'x'",
    "UPDATE backup SET path = 'x'", "DELETE FROM backup",
  };
  static const char rows[] =
    "INSERT INTO clinic VALUES (1, '123456789012345678901234567890123456', 'real', 'n', '', '', '', '', 'UTC', 'a4', "
    "'en', NULL, 1, 1);"
    "INSERT INTO staff VALUES (1, '123456789012345678901234567890123456', 'l', 'n', 'nurse', 1, 0, 1, NULL);"
    "INSERT INTO setting VALUES (1, 'k', 'v', 1, 1);"
    "INSERT INTO backup VALUES (1, 'p', 1, 1, 1, 1, 1, zeroblob (32));"
    "INSERT INTO audit VALUES (1, 1, 1, 0, NULL, '', '', NULL, 'a', 'staff', NULL, NULL, NULL, NULL, 'done', "
    "zeroblob (32))";
  RespiteDb *db = create (fixture);
  g_autoptr (GError) error = NULL;
  sqlite3 *handle;

  respite_db_exec (db, rows, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (from_here); i++)
    {
      g_test_message ("here: %s", from_here[i]);
      g_assert_false (respite_db_exec (db, from_here[i], &error));
      test_assert_refused (&error, RESPITE_ERROR_DENIED);
    }
  respite_db_close (db);

  handle = test_raw_open (fixture->path, fixture->key);
  for (gsize i = 0; i < G_N_ELEMENTS (from_elsewhere); i++)
    {
      g_test_message ("elsewhere: %s", from_elsewhere[i]);
      g_assert_cmpint (sqlite3_exec (handle, from_elsewhere[i], NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
    }
  sqlite3_close (handle);
}

static gboolean
insert_three (RespiteDb  *db,
              gpointer    data,
              GError    **error)
{
  int fail_at = GPOINTER_TO_INT (data);

  for (int i = 0; i < 3; i++)
    {
      if (i == fail_at)
        return respite_set_error (error, RESPITE_ERROR_INVALID, "Refused in the middle of it");
      if (!respite_db_exec (db, "INSERT INTO backup_key (salt, ops, memory, key, at) "
                            "VALUES (zeroblob (16), 1, 1, zeroblob (32), 1)", error))
        return FALSE;
    }

  return TRUE;
}

/* An inner failure that the outer one survives leaves only the outer's rows. */
static gboolean
insert_nested (RespiteDb  *db,
               gpointer    data G_GNUC_UNUSED,
               GError    **error)
{
  g_autoptr (GError) inner = NULL;

  if (!insert_three (db, GINT_TO_POINTER (-1), error))
    return FALSE;
  g_assert_false (respite_db_transact (db, insert_three, GINT_TO_POINTER (2), &inner));
  g_assert_error (inner, RESPITE_ERROR, RESPITE_ERROR_INVALID);

  return respite_db_transact (db, insert_three, GINT_TO_POINTER (-1), error);
}

static gint64
count_keys (RespiteDb *db)
{
  g_autoptr (GError) error = NULL;
  gint64 count;

  respite_db_read_int64 (db, "SELECT count(*) FROM backup_key", &count, &error);
  g_assert_no_error (error);

  return count;
}

static void
test_transactions (Fixture      *fixture,
                   gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (RespiteDb) db = create (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (respite_db_transact (db, insert_three, GINT_TO_POINTER (2), &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_cmpint (count_keys (db), ==, 0);
  g_assert_false (respite_db_in_transaction (db));

  g_assert_true (respite_db_transact (db, insert_three, GINT_TO_POINTER (-1), &error));
  g_assert_cmpint (count_keys (db), ==, 3);
  g_assert_true (respite_db_transact (db, insert_nested, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_keys (db), ==, 9);
}

static gpointer
touch_thread (gpointer data)
{
  respite_db_exec (data, "SELECT 1", NULL);

  return NULL;
}

static void
test_other_thread_aborts (Fixture      *fixture,
                          gconstpointer data G_GNUC_UNUSED)
{
  if (g_test_subprocess ())
    {
      RespiteDb *db = create (fixture);

      g_thread_join (g_thread_new ("other", touch_thread, db));
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*owner == g_thread_self*");
}

static void
test_copy (Fixture      *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (RespiteDb) db = create (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autoptr (RespiteDb) copy = NULL;

  respite_db_transact (db, insert_three, GINT_TO_POINTER (-1), &error);
  respite_db_copy (db, path, fixture->key, &error);
  g_assert_no_error (error);
  g_assert_false (respite_db_copy (db, path, fixture->key, &error));
  test_assert_refused (&error, RESPITE_ERROR_STORAGE);
  copy = respite_db_open (path, 0, RESPITE_CLINIC_REAL, fixture->key, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_keys (copy), ==, 3);
  g_assert_true (respite_db_check (copy, TRUE, &error));
}

static void
test_schema_is_compared (Fixture      *fixture,
                         gconstpointer data G_GNUC_UNUSED)
{
  RespiteDb *db = create (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (respite_migrate_check_schema (db, &error));
  respite_db_close (db);
  test_raw_run (fixture->path, fixture->key, "DROP TRIGGER setting_kept");
  db = reopen (fixture, 0, &error);
  g_assert_no_error (error);
  g_assert_false (respite_migrate_check_schema (db, &error));
  g_assert_nonnull (strstr (error->message, "setting_kept"));
  test_assert_refused (&error, RESPITE_ERROR_CORRUPT);
  respite_db_close (db);
}

/* Old tables are copied before they are changed; here the newest file is applied again from scratch. */
static void
test_migration_copies_first (Fixture      *fixture,
                             gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_strdup_printf ("%s/respite-before-v%d.db", fixture->folder, respite_migrate_get_latest ());
  g_autoptr (GBytes) script = g_resources_lookup_data ("/org/respite/Respite/core/schema/0001-base.sql",
                                                       G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  RespiteDb *db;

  if (respite_migrate_get_latest () < 2)
    {
      g_test_skip ("there is only one version yet");
      return;
    }

  test_raw_run (fixture->path, fixture->key, g_bytes_get_data (script, NULL));
  test_raw_run (fixture->path, fixture->key, "PRAGMA application_id = 0x52535054; PRAGMA user_version = 1");
  db = reopen (fixture, 0, &error);
  g_assert_no_error (error);
  respite_migrate (db, fixture->key, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_true (respite_migrate_check_schema (db, &error));
  assert_hardened (db);
  respite_db_close (db);
}

/* A full disk refuses in words, keeps what was there and works again when there is room. */
static void
test_full_disk (Fixture      *fixture,
                gconstpointer data G_GNUC_UNUSED)
{
  char *disk = test_disk_new (1536);
  g_autoptr (GError) error = NULL;
  g_autofree char *filler = NULL;
  gint64 n_before;
  RespiteDb *db;

  if (disk == NULL)
    return;

  g_free (fixture->path);
  fixture->path = g_build_filename (disk, "respite.db", NULL);
  filler = g_build_filename (disk, "filler", NULL);
  db = create (fixture);
  respite_db_transact (db, insert_three, GINT_TO_POINTER (-1), &error);
  g_assert_no_error (error);
  while (respite_db_transact (db, insert_three, GINT_TO_POINTER (-1), &error))
    continue;
  test_assert_refused (&error, RESPITE_ERROR_FULL);
  n_before = count_keys (db);
  g_assert_cmpint (n_before % 3, ==, 0);
  g_assert_true (respite_db_check (db, TRUE, &error));
  respite_db_close (db);

  db = reopen (fixture, RESPITE_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_keys (db), ==, n_before);
  respite_db_close (db);
  test_disk_free (disk);
}

static void
test_read_only_disk (Fixture      *fixture,
                     gconstpointer data G_GNUC_UNUSED)
{
  char *disk = test_disk_new (4096);
  g_autoptr (GError) error = NULL;
  RespiteDb *db;

  if (disk == NULL)
    return;

  g_free (fixture->path);
  fixture->path = g_build_filename (disk, "respite.db", NULL);
  db = create (fixture);
  respite_db_transact (db, insert_three, GINT_TO_POINTER (-1), &error);
  respite_db_close (db);
  test_disk_set_read_only (disk, TRUE);

  g_assert_null (reopen (fixture, 0, &error));
  test_assert_refused (&error, RESPITE_ERROR_READ_ONLY);
  db = reopen (fixture, RESPITE_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_keys (db), ==, 3);
  respite_db_close (db);
  test_disk_free (disk);
}

#define ADD(name, func) g_test_add ("/db/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  ADD ("every-connection-is-hardened", test_every_connection_is_hardened);
  ADD ("reader-cannot-write", test_reader_cannot_write);
  ADD ("wrong-files", test_wrong_files);
  ADD ("other-build-is-refused", test_other_build_is_refused);
  ADD ("newer-is-refused", test_newer_is_refused);
  ADD ("other-kind-is-refused", test_other_kind_is_refused);
  ADD ("wrong-key", test_wrong_key);
  ADD ("existing-file-is-not-overwritten", test_existing_file_is_not_overwritten);
  ADD ("protected-rows", test_protected_rows);
  ADD ("transactions", test_transactions);
  ADD ("other-thread-aborts", test_other_thread_aborts);
  ADD ("copy", test_copy);
  ADD ("schema-is-compared", test_schema_is_compared);
  ADD ("migration-copies-first", test_migration_copies_first);
  ADD ("full-disk", test_full_disk);
  ADD ("read-only-disk", test_read_only_disk);

  return g_test_run ();
}
