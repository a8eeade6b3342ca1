/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"

#include <glib/gstdio.h>
#include <string.h>

#include "domain/respite-consent.h"
#include "domain/respite-course.h"
#include "domain/respite-patient.h"
#include "domain/respite-response.h"
#include "domain/respite-session.h"
#include "infusion/respite-event.h"
#include "store/respite-migrate.h"
#include "test-raw.h"

#define SCHEMA_PATH "/org/respite/Respite/core/schema"

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
  memset (fixture->key, 3, sizeof fixture->key);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char **
list_files (void)
{
  char **names = g_resources_enumerate_children (SCHEMA_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_nonnull (names);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);

  return names;
}

static char *
load_file (const char *name)
{
  g_autofree char *path = g_strconcat (SCHEMA_PATH "/", name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_nonnull (bytes);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* A database as an earlier version left it: the first @version files. */
static void
make_old (Fixture *fixture,
          int      version)
{
  g_auto (GStrv) names = list_files ();
  g_autofree char *marks = g_strdup_printf ("PRAGMA application_id = 0x52535054; PRAGMA user_version = %d", version);

  g_unlink (fixture->path);
  for (int i = 0; i < version; i++)
    {
      g_autofree char *sql = load_file (names[i]);

      test_raw_run (fixture->path, fixture->key, sql);
    }
  test_raw_run (fixture->path, fixture->key, marks);
}

static RespiteDb *
open_db (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  RespiteDb *db = respite_db_open (fixture->path, 0, RESPITE_CLINIC_REAL, fixture->key, &error);

  g_assert_no_error (error);

  return db;
}

static gint64
get_version (RespiteDb *db)
{
  gint64 version = -1;

  g_assert_true (respite_db_read_int64 (db, "PRAGMA user_version", &version, NULL));

  return version;
}

static void
test_files_are_numbered (Fixture      *fixture G_GNUC_UNUSED,
                         gconstpointer data G_GNUC_UNUSED)
{
  g_auto (GStrv) names = list_files ();

  g_assert_cmpint (respite_migrate_get_latest (), ==, (int) g_strv_length (names));
  for (int i = 0; names[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%04d-", i + 1);

      g_assert_true (g_str_has_prefix (names[i], number));
      g_assert_true (g_str_has_suffix (names[i], ".sql"));
    }
}

/* From every version that ever was, the result is the same as that of a new clinic. */
static void
test_every_version_arrives (Fixture      *fixture,
                            gconstpointer data G_GNUC_UNUSED)
{
  int latest = respite_migrate_get_latest ();

  for (int version = 1; version <= latest; version++)
    {
      g_autofree char *copy = g_strdup_printf ("%s/respite-before-v%d.db", fixture->folder, latest);
      g_autoptr (GError) error = NULL;
      g_autoptr (RespiteDb) db = NULL;

      make_old (fixture, version);
      db = open_db (fixture);
      respite_migrate (db, fixture->key, &error);
      g_assert_no_error (error);
      g_assert_cmpint (get_version (db), ==, latest);
      g_assert_true (respite_migrate_check_schema (db, &error));
      g_assert_true (respite_db_check (db, TRUE, &error));
      g_assert_cmpint (g_file_test (copy, G_FILE_TEST_EXISTS), ==, version < latest);
      g_unlink (copy);

      /* Once more changes nothing and copies nothing. */
      g_assert_true (respite_migrate (db, fixture->key, &error));
      g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
    }
}

/* A step that fails leaves the database at the last whole step, and the copy beside it. */
static void
test_broken_step (Fixture      *fixture,
                  gconstpointer data G_GNUC_UNUSED)
{
  int latest = respite_migrate_get_latest ();
  g_autofree char *copy = g_strdup_printf ("%s/respite-before-v%d.db", fixture->folder, latest);
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteDb) db = NULL;
  gint64 n_tables;

  make_old (fixture, 1);
  test_raw_run (fixture->path, fixture->key, "CREATE TABLE weight (in_the_way INTEGER)");
  db = open_db (fixture);
  g_assert_false (respite_migrate (db, fixture->key, &error));
  g_assert_nonnull (strstr (error->message, "0002-"));
  g_clear_error (&error);
  g_assert_cmpint (get_version (db), ==, 1);
  respite_db_read_int64 (db, "SELECT count(*) FROM sqlite_schema WHERE name IN ('patient', 'patient_token')", &n_tables,
                         &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_tables, ==, 0);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));

  /* Still writable, still protected. */
  g_assert_true (respite_db_exec (db, "INSERT INTO backup_key VALUES (1, zeroblob (16), 1, 1, zeroblob (32), 1)",
                                  &error));
  g_assert_false (respite_db_exec (db, "DROP TABLE weight", &error));
  test_assert_refused (&error, RESPITE_ERROR_DENIED);
}

static void
test_old_version_cannot_be_read_only (Fixture      *fixture,
                                      gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteDb) db = NULL;

  make_old (fixture, 1);
  db = respite_db_open (fixture->path, RESPITE_DB_READ_ONLY, RESPITE_CLINIC_REAL, fixture->key, &error);
  g_assert_no_error (error);
  g_assert_false (respite_migrate (db, fixture->key, &error));
  test_assert_refused (&error, RESPITE_ERROR_READ_ONLY);
}

/* A column begins with its name in small letters; what belongs to the table begins in capitals. */
static gboolean
is_column (const char *line)
{
  return g_str_has_prefix (line, "  ") && g_ascii_islower (line[2]);
}

/* Whether the column that begins at @line, which may take several lines, has a comment. */
static gboolean
has_comment (char **line)
{
  do
    {
      if (strstr (*line, "--") != NULL)
        return TRUE;
      line++;
    }
  while (*line != NULL && **line != ')' && !is_column (*line));

  return FALSE;
}

/* Strict types everywhere; every column says what it is. */
static void
test_tables_are_strict_and_described (Fixture      *fixture G_GNUC_UNUSED,
                                      gconstpointer data G_GNUC_UNUSED)
{
  g_auto (GStrv) names = list_files ();
  int n_columns = 0;

  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *sql = load_file (*name);
      g_auto (GStrv) lines = g_strsplit (sql, "\n", -1);
      gboolean inside = FALSE;

      for (char **line = lines; *line != NULL; line++)
        {
          if (g_str_has_prefix (*line, "CREATE TABLE "))
            {
              inside = TRUE;
              continue;
            }
          if (inside && **line == ')')
            {
              g_test_message ("%s: %s", *name, *line);
              g_assert_nonnull (strstr (*line, "STRICT"));
              inside = FALSE;
            }

          if (!inside || !is_column (*line))
            continue;
          n_columns++;
          if (!has_comment (line))
            g_error ("%s: no comment: %s", *name, *line);
        }
      g_assert_false (inside);
    }
  g_assert_cmpint (n_columns, >, 100);
}

/* The words between the parentheses after "CHECK (COLUMN IN (" in the text of a table. */
static char **
find_words (const char *sql,
            const char *column)
{
  g_autofree char *begin = g_strdup_printf ("CHECK (%s IN (", column);
  const char *start = strstr (sql, begin);
  g_autofree char *list = NULL;
  char **words;

  g_assert_nonnull (start);
  start += strlen (begin);
  list = g_strndup (start, strcspn (start, ")"));
  words = g_strsplit (list, ",", -1);
  for (char **word = words; *word != NULL; word++)
    {
      g_strstrip (*word);
      g_assert_cmpint ((*word)[0], ==, '\'');
      memmove (*word, *word + 1, strlen (*word));
      (*word)[strlen (*word) - 1] = '\0';
    }

  return words;
}

/* What the tables allow is what the program can say, word for word. */
static void
test_words_are_those_of_the_program (Fixture      *fixture,
                                     gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char        *table;
    const char        *column;
    const RespiteCode *codes;
    const char        *never_stored;    /* a word for "there is no row yet" */
  } cases[] = {
    { "clinic",              "kind",          respite_clinic_kind_codes      },
    { "patient",             "sex",           respite_sex_codes              },
    { "patient",             "allergy_state", respite_allergy_state_codes    },
    { "record_item",         "kind",          respite_record_item_kind_codes },
    { "eligibility",         "decision",      respite_decision_codes,        "none" },
    { "consent",             "state",         respite_consent_state_codes    },
    { "consent_signer",      "role",          respite_signer_role_codes      },
    { "course",              "state",         respite_course_state_codes     },
    { "session",             "state",         respite_session_state_codes    },
    { "session_order",       "drug",          respite_drug_codes             },
    { "session_order",       "weight_kind",   respite_weight_kind_codes      },
    { "session_check",       "answer",        respite_answer_codes           },
    { "event",               "kind",          respite_event_kind_codes       },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteDb) db = NULL;

  make_old (fixture, respite_migrate_get_latest ());
  db = open_db (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, "SELECT sql FROM sqlite_schema WHERE name = :name",
                                                          &error);
      g_auto (GStrv) words = NULL;
      guint n_codes = 0;

      g_test_message ("%s.%s", cases[i].table, cases[i].column);
      respite_bind_text (stmt, ":name", cases[i].table);
      g_assert_cmpint (respite_db_step (db, stmt, &error), ==, SQLITE_ROW);
      words = find_words ((const char *) sqlite3_column_text (stmt, 0), cases[i].column);
      for (const RespiteCode *code = cases[i].codes; code->word != NULL; code++)
        {
          if (g_strcmp0 (code->word, cases[i].never_stored) == 0)
            continue;
          n_codes++;
          if (!g_strv_contains ((const char *const *) words, code->word))
            g_error ("%s.%s does not allow \"%s\"", cases[i].table, cases[i].column, code->word);
        }
      g_assert_cmpuint (g_strv_length (words), ==, n_codes);
    }
}

/* No function that SQLite 3.40 refuses in triggers, checks and indexes of an untrusted schema. */
static void
test_no_refused_functions (Fixture      *fixture G_GNUC_UNUSED,
                           gconstpointer data G_GNUC_UNUSED)
{
  static const char *const refused[] = { "json", "->", "fts5", "USING" };
  g_auto (GStrv) names = list_files ();

  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *sql = load_file (*name);
      g_auto (GStrv) lines = g_strsplit (sql, "\n", -1);

      for (char **line = lines; *line != NULL; line++)
        {
          char *comment = strstr (*line, "--");

          if (comment != NULL)
            *comment = '\0';
          for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
            {
              g_autofree char *call = g_strdup_printf ("%s%s", refused[i], i == 0 ? "_" : "");

              if (strstr (*line, call) != NULL)
                g_error ("%s: %s", *name, *line);
            }
        }
    }
}

#define ADD(name, func) g_test_add ("/schema/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  ADD ("files-are-numbered", test_files_are_numbered);
  ADD ("every-version-arrives", test_every_version_arrives);
  ADD ("broken-step", test_broken_step);
  ADD ("old-version-read-only", test_old_version_cannot_be_read_only);
  ADD ("strict-and-described", test_tables_are_strict_and_described);
  ADD ("words-of-the-program", test_words_are_those_of_the_program);
  ADD ("no-refused-functions", test_no_refused_functions);

  return g_test_run ();
}
