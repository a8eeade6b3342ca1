/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-migrate.h"

#include <gio/gio.h>
#include <string.h>

#include "base/respite-error.h"
#include "store/respite-db-private.h"

#define SCHEMA_PATH "/org/respite/Respite/core/schema"

#define SQL_SCHEMA \
  "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY 1"

typedef struct
{
  const char *sql;
  int         version;
} Step;

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The files' names in order; they begin with their number. */
static char **
list_scripts (void)
{
  char **names = g_resources_enumerate_children (SCHEMA_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (names == NULL)
    g_error ("The schema files are missing");
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (int i = 0; names[i] != NULL; i++)
    if (g_ascii_strtoll (names[i], NULL, 10) != i + 1)
      g_error ("The schema file %s is out of order", names[i]);

  return names;
}

static GBytes *
load_script (const char *name)
{
  g_autofree char *path = g_strconcat (SCHEMA_PATH "/", name, NULL);
  GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);

  return bytes;
}

int
respite_migrate_get_latest (void)
{
  g_auto (GStrv) names = list_scripts ();

  return (int) g_strv_length (names);
}

static gboolean
apply_step (RespiteDb  *db,
            gpointer    data,
            GError    **error)
{
  const Step *step = data;
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", step->version);

  return respite_db_exec (db, step->sql, error) && respite_db_exec (db, version, error);
}

/* Another program may have made the step while this one waited. */
static gboolean
apply_if_due (RespiteDb  *db,
              gpointer    data,
              GError    **error)
{
  const Step *step = data;
  gint64 version;

  if (!respite_db_read_int64 (db, "PRAGMA user_version", &version, error))
    return FALSE;

  return version >= step->version || apply_step (db, data, error);
}

static gboolean
copy_before (RespiteDb     *db,
             const guint8  *key,
             int            latest,
             GError       **error)
{
  const char *path = respite_db_get_path (db);
  int stem = (int) (g_str_has_suffix (path, ".db") ? strlen (path) - 3 : strlen (path));
  g_autofree char *copy = g_strdup_printf ("%.*s-before-v%d.db", stem, path, latest);

  for (int i = 2; g_file_test (copy, G_FILE_TEST_EXISTS); i++)
    {
      g_free (copy);
      copy = g_strdup_printf ("%.*s-before-v%d-%d.db", stem, path, latest, i);
    }

  return respite_db_copy (db, copy, key, error);
}

static gboolean
apply_scripts (RespiteDb  *db,
               char      **names,
               int         current,
               GError    **error)
{
  for (int version = current + 1; names[version - 1] != NULL; version++)
    {
      g_autoptr (GBytes) script = load_script (names[version - 1]);
      Step step = { g_bytes_get_data (script, NULL), version };

      if (!respite_db_transact (db, apply_if_due, &step, error))
        {
          g_prefix_error (error, "%s: ", names[version - 1]);
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
respite_migrate (RespiteDb     *db,
                 const guint8  *key,
                 GError       **error)
{
  g_auto (GStrv) names = list_scripts ();
  int latest = (int) g_strv_length (names);
  gint64 current;
  gboolean migrated;

  if (!respite_db_read_int64 (db, "PRAGMA user_version", &current, error))
    return FALSE;
  if (current > latest)
    return respite_set_error (error, RESPITE_ERROR_TOO_NEW,
                              N_("The clinic was last used with a newer version of Respite; install that version"));
  if (current == latest)
    return TRUE;
  if (respite_db_is_read_only (db))
    return respite_set_error (error, RESPITE_ERROR_READ_ONLY,
                              N_("The clinic's database must be brought up to date, but it cannot be written"));
  if (current > 0 && !copy_before (db, key, latest, error))
    return FALSE;

  /* A step may rebuild a table; foreign keys are off meanwhile and all checked at the end. */
  respite_db_set_migrating (db, TRUE);
  migrated = respite_db_exec (db, "PRAGMA foreign_keys = OFF", error) &&
             apply_scripts (db, names, (int) current, error);
  respite_db_set_migrating (db, FALSE);
  if (!respite_db_exec (db, "PRAGMA foreign_keys = ON", migrated ? error : NULL) || !migrated)
    return FALSE;

  return respite_db_check (db, TRUE, error);
}

static GPtrArray *
list_schema (RespiteDb  *db,
             GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_SCHEMA, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  int result;

  if (stmt == NULL)
    return NULL;

  while ((result = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    g_ptr_array_add (lines, g_strconcat ((const char *) sqlite3_column_text (stmt, 0), "\n",
                                         (const char *) sqlite3_column_text (stmt, 1), NULL));

  return result == SQLITE_DONE ? g_steal_pointer (&lines) : NULL;
}

static GPtrArray *
list_fresh_schema (GError **error)
{
  g_autoptr (RespiteDb) fresh = respite_db_open_raw (":memory:", SQLITE_OPEN_READWRITE, NULL, error);
  g_auto (GStrv) names = list_scripts ();

  if (fresh == NULL || !apply_scripts (fresh, names, 0, error))
    return NULL;

  return list_schema (fresh, error);
}

gboolean
respite_migrate_check_schema (RespiteDb  *db,
                              GError    **error)
{
  g_autoptr (GPtrArray) here = list_schema (db, error);
  g_autoptr (GPtrArray) fresh = here != NULL ? list_fresh_schema (error) : NULL;
  const char *wrong = NULL;

  if (fresh == NULL)
    return FALSE;

  for (guint i = 0; i < MAX (here->len, fresh->len) && wrong == NULL; i++)
    {
      const char *is = i < here->len ? g_ptr_array_index (here, i) : "";
      const char *should = i < fresh->len ? g_ptr_array_index (fresh, i) : "";

      if (strcmp (is, should) != 0)
        wrong = *should != '\0' ? should : is;
    }
  if (wrong == NULL)
    return TRUE;

  return respite_set_error (error, RESPITE_ERROR_CORRUPT,
                            N_("The tables are not what this program made: see the %.*s"),
                            (int) strcspn (wrong, "\n"), wrong);
}
