/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/respite-audit-private.h"
#include "store/respite-migrate.h"
#include "test-raw.h"

#define N_ROWS 40

#define UNPROTECT "DROP TRIGGER audit_fixed; DROP TRIGGER audit_kept; DROP TRIGGER audit_next; " \
                  "PRAGMA ignore_check_constraints = ON; "

typedef struct
{
  char         *folder;
  char         *path;
  char         *head_path;
  guint8        key[RESPITE_DB_KEY_BYTES];
  guint8        audit_key[RESPITE_AUDIT_KEY_BYTES];
  RespiteAudit *audit;
} Fixture;

static RespiteDb *
open_db (Fixture        *fixture,
         RespiteDbFlags  flags)
{
  g_autoptr (GError) error = NULL;
  RespiteDb *db = respite_db_open (fixture->path, flags, RESPITE_CLINIC_PRACTICE, fixture->key, &error);

  g_assert_no_error (error);

  return db;
}

static gboolean
append_row (RespiteDb  *db,
            gpointer    data,
            GError    **error)
{
  Fixture *fixture = data;
  static int counter;
  g_autofree char *text = g_strdup_printf ("value %d", ++counter);

  return respite_audit_append (fixture->audit, db, &(RespiteAuditRow) {
    .at = TESTLIB_NOW + counter, .offset_minutes = -300, .staff_id = 1 + counter % 3, .staff_name = "Nadia Okafor",
    .workstation = "desk-1", .patient_id = counter % 5, .action = "patient.edit", .kind = RESPITE_KIND_PATIENT,
    .record_id = counter, .old_text = counter % 2 != 0 ? text : NULL, .new_text = text,
    .reason = counter % 4 == 0 ? "asked" : NULL,
  }, error);
}

static void
append_rows (Fixture   *fixture,
             RespiteDb *db,
             int        n)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < n; i++)
    {
      respite_db_transact (db, append_row, fixture, &error);
      g_assert_no_error (error);
      respite_audit_write_head (fixture->audit, &error);
      g_assert_no_error (error);
    }
}

static void
set_up (Fixture      *fixture,
        gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteDb) db = NULL;

  fixture->folder = test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "respite.db", NULL);
  fixture->head_path = g_build_filename (fixture->folder, "audit.head", NULL);
  memset (fixture->key, 7, sizeof fixture->key);
  memset (fixture->audit_key, 9, sizeof fixture->audit_key);
  fixture->audit = respite_audit_new (fixture->audit_key, fixture->head_path);
  db = open_db (fixture, RESPITE_DB_CREATE);
  respite_migrate (db, fixture->key, &error);
  g_assert_no_error (error);
  append_rows (fixture, db, N_ROWS);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  respite_audit_free (fixture->audit);
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->head_path);
}

static RespiteAuditReport
verify (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteDb) db = open_db (fixture, RESPITE_DB_READ_ONLY);
  RespiteAuditReport report;

  respite_audit_verify (fixture->audit, db, &report, &error);
  g_assert_no_error (error);

  return report;
}

/* The database and the side file as they stand, to come back to after each attack. */
typedef struct
{
  char  *database;
  gsize  database_length;
  char  *head;
  gsize  head_length;
} Saved;

static void
save (Fixture *fixture,
      Saved   *saved)
{
  g_assert_true (g_file_get_contents (fixture->path, &saved->database, &saved->database_length, NULL));
  g_assert_true (g_file_get_contents (fixture->head_path, &saved->head, &saved->head_length, NULL));
}

static void
put_back (Fixture     *fixture,
          const Saved *saved)
{
  g_assert_true (g_file_set_contents (fixture->path, saved->database, (gssize) saved->database_length, NULL));
  g_assert_true (g_file_set_contents (fixture->head_path, saved->head, (gssize) saved->head_length, NULL));
}

static void
clear (Saved *saved)
{
  g_free (saved->database);
  g_free (saved->head);
}

static void
test_honest_chain (Fixture      *fixture,
                   gconstpointer data G_GNUC_UNUSED)
{
  RespiteAuditReport report = verify (fixture);

  g_assert_cmpstr (report.problem, ==, NULL);
  g_assert_cmpint (report.n_rows, ==, N_ROWS);
  g_assert_cmpint (report.head.seq, ==, N_ROWS);
  g_assert_cmpint (report.head.epoch, ==, 1);
}

/* Every column of every row: what is changed is found, and the row is named. */
static void
test_changed_columns (Fixture      *fixture,
                      gconstpointer data G_GNUC_UNUSED)
{
  static const char *const changes[] = {
    "epoch = epoch + 1", "at = at + 1", "offset_minutes = offset_minutes + 1", "staff_id = staff_id + 1",
    "staff_name = staff_name || ' '", "workstation = 'desk-2'", "patient_id = coalesce (patient_id, 0) + 1",
    "action = 'patient.view'", "kind = 'course'", "record_id = record_id + 1",
    "old_text = CASE WHEN old_text IS NULL THEN '' ELSE NULL END", "new_text = 'value 0'",
    "reason = coalesce (reason || '.', '')", "outcome = 'denied'", "hash = randomblob (32)",
    "new_text = old_text, old_text = new_text",
  };
  Saved saved;
  int n_found = 0;

  save (fixture, &saved);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    for (int seq = 2; seq <= N_ROWS; seq += 6)
      {
        g_autofree char *sql = g_strdup_printf (UNPROTECT "UPDATE audit SET %s WHERE seq = %d", changes[i], seq);
        RespiteAuditReport report;

        /* Old and new text are equal in some rows; then nothing was changed. */
        if (i == G_N_ELEMENTS (changes) - 1 && seq % 2 != 0)
          continue;
        test_raw_run (fixture->path, fixture->key, sql);
        report = verify (fixture);
        g_assert_nonnull (report.problem);
        g_assert_cmpint (report.broken_seq, ==, seq);
        n_found++;
        put_back (fixture, &saved);
      }
  g_assert_cmpint (n_found, >=, 100);
  g_assert_cmpstr (verify (fixture).problem, ==, NULL);
  clear (&saved);
}

static void
test_dropped_and_swapped_rows (Fixture      *fixture,
                               gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *sql;
    gint64      broken_seq;
  } cases[] = {
    { "DELETE FROM audit WHERE seq = 1",                                   1          },
    { "DELETE FROM audit WHERE seq = 20",                                  20         },
    { "DELETE FROM audit WHERE seq = 40",                                  40         },
    { "DELETE FROM audit WHERE seq > 30",                                  31         },
    { "DELETE FROM audit",                                                 1          },
    { "DELETE FROM audit WHERE seq = 20; UPDATE audit SET seq = seq - 1 WHERE seq > 20", 20 },
    { "UPDATE audit SET seq = 99 WHERE seq = 5; UPDATE audit SET seq = 5 WHERE seq = 6; "
      "UPDATE audit SET seq = 6 WHERE seq = 99",                           5          },
    { "INSERT INTO audit SELECT 41, epoch, at, offset_minutes, staff_id, staff_name, workstation, patient_id, action, "
      "kind, record_id, old_text, new_text, reason, outcome, hash FROM audit WHERE seq = 40", 41 },
  };
  Saved saved;

  save (fixture, &saved);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strconcat (UNPROTECT, cases[i].sql, NULL);
      RespiteAuditReport report;

      g_test_message ("attack: %s", cases[i].sql);
      test_raw_run (fixture->path, fixture->key, sql);
      report = verify (fixture);
      g_assert_nonnull (report.problem);
      g_assert_cmpint (report.broken_seq, ==, cases[i].broken_seq);
      put_back (fixture, &saved);
    }
  clear (&saved);
}

/* Rewrites the whole chain from row @from on, with the key of @audit. */
static void
recompute (Fixture      *fixture,
           RespiteAudit *audit,
           int           from)
{
  sqlite3 *handle = test_raw_open (fixture->path, fixture->key);
  sqlite3_stmt *rows;
  sqlite3_stmt *update;
  guint8 previous[RESPITE_AUDIT_HASH_BYTES] = { 0 };

  sqlite3_exec (handle, UNPROTECT, NULL, NULL, NULL);
  sqlite3_prepare_v2 (handle, "SELECT " RESPITE_AUDIT_COLUMNS " FROM audit ORDER BY seq", -1, &rows, NULL);
  sqlite3_prepare_v2 (handle, "UPDATE audit SET hash = ?1 WHERE seq = ?2", -1, &update, NULL);
  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      RespiteAuditRow row = respite_audit_read_row (rows);

      if (row.seq < from)
        {
          memcpy (previous, sqlite3_column_blob (rows, COLUMN_HASH), sizeof previous);
          continue;
        }
      respite_audit_hash_row (audit, previous, &row, (const char *) sqlite3_column_text (rows, COLUMN_KIND), previous);
      sqlite3_bind_blob (update, 1, previous, sizeof previous, SQLITE_TRANSIENT);
      sqlite3_bind_int64 (update, 2, row.seq);
      g_assert_cmpint (sqlite3_step (update), ==, SQLITE_DONE);
      sqlite3_reset (update);
    }
  sqlite3_finalize (rows);
  sqlite3_finalize (update);
  sqlite3_close (handle);
}

static void
test_recomputed_without_the_key (Fixture      *fixture,
                                 gconstpointer data G_GNUC_UNUSED)
{
  guint8 other[RESPITE_AUDIT_KEY_BYTES] = { 1 };
  g_autoptr (RespiteAudit) forger = respite_audit_new (other, fixture->head_path);
  RespiteAuditReport report;
  Saved saved;

  save (fixture, &saved);
  test_raw_run (fixture->path, fixture->key, UNPROTECT "UPDATE audit SET new_text = 'forged' WHERE seq = 12");
  recompute (fixture, forger, 12);
  report = verify (fixture);
  g_assert_cmpint (report.broken_seq, ==, 12);
  put_back (fixture, &saved);

  /* Even with the key the side file still knows the old end. */
  test_raw_run (fixture->path, fixture->key, UNPROTECT "UPDATE audit SET new_text = 'forged' WHERE seq = 12");
  recompute (fixture, fixture->audit, 12);
  report = verify (fixture);
  g_assert_nonnull (report.problem);
  clear (&saved);
}

/* An older database under a newer side file, and all ways to tamper with the side file itself. */
static void
test_side_file (Fixture      *fixture,
                gconstpointer data G_GNUC_UNUSED)
{
  RespiteDb *db;
  RespiteAuditReport report;
  Saved old;
  Saved now;

  save (fixture, &old);
  db = open_db (fixture, 0);
  append_rows (fixture, db, 3);
  respite_db_close (db);
  save (fixture, &now);
  g_assert_cmpstr (verify (fixture).problem, ==, NULL);

  g_assert_true (g_file_set_contents (fixture->path, old.database, (gssize) old.database_length, NULL));
  report = verify (fixture);
  g_assert_nonnull (report.problem);
  g_assert_cmpint (report.broken_seq, ==, N_ROWS + 1);
  put_back (fixture, &now);

  g_unlink (fixture->head_path);
  g_assert_nonnull (verify (fixture).problem);
  for (gsize i = 0; i < now.head_length; i++)
    {
      g_autofree char *changed = g_memdup2 (now.head, now.head_length);

      changed[i] ^= 1;
      g_assert_true (g_file_set_contents (fixture->head_path, changed, (gssize) now.head_length, NULL));
      g_assert_nonnull (verify (fixture).problem);
    }
  g_assert_true (g_file_set_contents (fixture->head_path, now.head, (gssize) now.head_length / 2, NULL));
  g_assert_nonnull (verify (fixture).problem);

  /* A side file that stayed behind the database is what a crash leaves: no alarm. */
  put_back (fixture, &now);
  g_assert_true (g_file_set_contents (fixture->head_path, old.head, (gssize) old.head_length, NULL));
  g_assert_cmpstr (verify (fixture).problem, ==, NULL);
  clear (&old);
  clear (&now);
}

/* Honest use never raises an alarm: appending, reopening, a lost side-file write. */
static void
test_no_false_alarm (Fixture      *fixture,
                     gconstpointer data G_GNUC_UNUSED)
{
  for (int i = 0; i < 150; i++)
    {
      g_autoptr (RespiteDb) db = open_db (fixture, 0);
      g_autoptr (GError) error = NULL;

      append_rows (fixture, db, g_test_rand_int_range (1, 4));
      if (i % 3 == 0)
        {
          respite_db_transact (db, append_row, fixture, &error);
          respite_audit_forget_head (fixture->audit);
        }
      g_assert_cmpstr (verify (fixture).problem, ==, NULL);
    }
}

static gboolean
append_and_fail (RespiteDb  *db,
                 gpointer    data,
                 GError    **error)
{
  g_assert_true (append_row (db, data, error));

  return respite_set_error (error, RESPITE_ERROR_INVALID, "Refused after all of it");
}

static void
test_rolled_back_row (Fixture      *fixture,
                      gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (RespiteDb) db = open_db (fixture, 0);
  g_autoptr (GError) error = NULL;

  g_assert_false (respite_db_transact (db, append_and_fail, fixture, &error));
  respite_audit_forget_head (fixture->audit);
  g_assert_true (respite_audit_write_head (fixture->audit, NULL));
  append_rows (fixture, db, 1);
  g_assert_cmpint (verify (fixture).head.seq, ==, N_ROWS + 1);
  g_assert_cmpstr (verify (fixture).problem, ==, NULL);
}

static void
test_list (Fixture      *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (RespiteDb) db = open_db (fixture, RESPITE_DB_READ_ONLY);
  g_autoptr (GError) error = NULL;

  for (int sort = RESPITE_AUDIT_SORT_SEQ; sort <= RESPITE_AUDIT_SORT_OUTCOME; sort++)
    for (int descending = 0; descending < 2; descending++)
      {
        RespiteAuditFilter filter = { .sort = (RespiteAuditSort) sort, .descending = descending, .limit = 1000 };
        gint64 n_total;
        g_autoptr (GPtrArray) rows = respite_audit_list (db, &filter, &n_total, &error);

        g_assert_no_error (error);
        g_assert_cmpuint (rows->len, ==, N_ROWS);
        g_assert_cmpint (n_total, ==, N_ROWS);
      }

  {
    RespiteAuditFilter filter = { .patient_id = 3, .action = "patient.", .descending = TRUE, .limit = 2 };
    gint64 n_total;
    g_autoptr (GPtrArray) rows = respite_audit_list (db, &filter, &n_total, &error);
    const RespiteAuditEntry *first = g_ptr_array_index (rows, 0);
    const RespiteAuditEntry *second = g_ptr_array_index (rows, 1);

    g_assert_cmpuint (rows->len, ==, 2);
    g_assert_cmpint (n_total, ==, 8);
    g_assert_cmpint (first->row.seq, >, second->row.seq);
    g_assert_cmpint (first->row.patient_id, ==, 3);
    g_assert_cmpint (first->row.kind, ==, RESPITE_KIND_PATIENT);
    g_assert_cmpuint (strlen (first->hash), ==, 64);
  }

  {
    RespiteAuditFilter filter = { .action = "patient.edit' OR '1'='1" };
    g_autoptr (GPtrArray) rows = respite_audit_list (db, &filter, NULL, &error);

    g_assert_cmpuint (rows->len, ==, 0);
  }
}

static void
test_record_code (Fixture      *fixture G_GNUC_UNUSED,
                  gconstpointer data G_GNUC_UNUSED)
{
  RespiteAuditHead head = { .seq = 1234, .hash = { 0x9f, 0x2c, 0x41, 0xaa, 0x07, 0x55 } };
  g_autofree char *code = respite_audit_head_to_code (&head);

  g_assert_cmpstr (code, ==, "1234-9f2c-41aa-07");
}

#define ADD(name, func) g_test_add ("/audit/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  ADD ("honest-chain", test_honest_chain);
  ADD ("changed-columns", test_changed_columns);
  ADD ("dropped-and-swapped-rows", test_dropped_and_swapped_rows);
  ADD ("recomputed-without-the-key", test_recomputed_without_the_key);
  ADD ("side-file", test_side_file);
  ADD ("no-false-alarm", test_no_false_alarm);
  ADD ("rolled-back-row", test_rolled_back_row);
  ADD ("list", test_list);
  ADD ("record-code", test_record_code);

  return g_test_run ();
}
