/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-patient-search.h"

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "store/respite-patient-query.h"

#include <string.h>

/* What is counted at most, and how many keys are looked at before the search is content with what it has. */
#define MOST_COUNTED 1000
#define MOST_SCANNED 20000
#define MOST_PREFIXES 20

#define ROW_SQL \
  "SELECT mrn, family, given, preferred, born, phone, " \
  "coalesce ((SELECT min (planned_at) FROM session WHERE patient_id = patient.id AND state = 'planned' " \
  " AND planned_at >= :now), 0), coalesce (archived_at, 0) FROM patient WHERE id = :id"

#define RECENT_SQL \
  "SELECT patient_id FROM patient_recent JOIN patient ON patient.id = patient_id " \
  "WHERE archived_at IS NULL ORDER BY opened_at DESC LIMIT :limit"

#define FAMILY_SQL \
  "SELECT id FROM patient WHERE archived_at IS NULL AND sort_key >= :from AND sort_key < :to " \
  "ORDER BY sort_key, id LIMIT :limit"

#define COUNT_SQL \
  "SELECT count (*) FROM (SELECT 1 FROM patient_token WHERE w >= :from AND w < :to LIMIT :limit)"

#define SCAN_SQL \
  "SELECT patient_id, names FROM patient_token WHERE w >= :from AND w < :to LIMIT :limit"

#define HAS_SQL \
  "SELECT 1 FROM patient_token WHERE patient_id = :patient AND w >= :from AND w < :to LIMIT 1"


typedef struct
{
  gint64 id;
  char  *names;
} Candidate;

/*
 * What a scan keeps: the first @limit by name, sorted, and who was met at all, up to MOST_COUNTED. Copying and sorting
 * every name that fits would cost more than the scan.
 */
typedef struct
{
  GArray     *best;
  GHashTable *met;
  guint       limit;
} Finding;

/* Binds the range of keys that begin with @prefix; U+10FFFF stands behind every letter. */
static void
bind_prefix (sqlite3_stmt *stmt,
             const char   *prefix)
{
  g_autofree char *to = g_strconcat (prefix, "\xf4\x8f\xbf\xbf", NULL);

  respite_bind_text (stmt, ":from", prefix);
  respite_bind_text (stmt, ":to", to);
}

RespitePatientRow *
respite_patient_get_row (RespiteDb *db,
                         gint64     id,
                         gint64     now,
                         GError   **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, ROW_SQL, error);
  RespitePatientRow *row = NULL;
  RespitePatient patient = { 0 };
  int rc;

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_int64 (stmt, ":now", now);
  rc = respite_db_step (db, stmt, error);
  if (rc == SQLITE_ROW)
    {
      row = g_new0 (RespitePatientRow, 1);
      row->id = id;
      row->mrn = respite_column_dup_text (stmt, 0);
      patient.family = (char *) sqlite3_column_text (stmt, 1);
      patient.given = (char *) sqlite3_column_text (stmt, 2);
      patient.preferred = (char *) sqlite3_column_text (stmt, 3);
      row->name = respite_patient_dup_name (&patient);
      row->born = respite_column_dup_text (stmt, 4);
      row->phone = respite_column_dup_text (stmt, 5);
      row->next_visit = sqlite3_column_int64 (stmt, 6);
      row->archived_at = sqlite3_column_int64 (stmt, 7);
    }
  else if (rc == SQLITE_DONE)
    {
      respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("There is no such patient"));
    }
  sqlite3_reset (stmt);

  return row;
}

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) respite_patient_row_free);
}

GPtrArray *
respite_patient_load_rows (RespiteDb *db,
                           GArray    *ids,
                           gint64     now,
                           guint      limit,
                           GError   **error)
{
  g_autoptr (GPtrArray) rows = new_rows ();

  for (guint i = 0; i < ids->len && i < limit; i++)
    {
      RespitePatientRow *row = respite_patient_get_row (db, g_array_index (ids, gint64, i), now, error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }

  return g_steal_pointer (&rows);
}

/* Reads the ids of @stmt, whose other parameters are bound, up to @limit. */
static gboolean
read_ids (RespiteDb    *db,
          sqlite3_stmt *stmt,
          guint         limit,
          GArray       *ids,
          GError      **error)
{
  int rc;

  respite_bind_int64 (stmt, ":limit", limit);
  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }
  sqlite3_reset (stmt);

  return rc == SQLITE_DONE;
}

/* What a key may begin with to fit @word, ended by NULL. */
static void
list_prefixes (const RespiteQueryWord *word,
               const char            **prefixes)
{
  guint n = 0;

  prefixes[n++] = word->key;
  if (word->reversed != NULL)
    prefixes[n++] = word->reversed;
  for (guint i = 0; word->others != NULL && i < word->others->len && n < MOST_PREFIXES - 1; i++)
    prefixes[n++] = g_ptr_array_index (word->others, i);
  prefixes[n] = NULL;
}

static gboolean
count_word (RespiteDb              *db,
            const RespiteQueryWord *word,
            gint64                 *count,
            GError                **error)
{
  const char *prefixes[MOST_PREFIXES];
  sqlite3_stmt *stmt = respite_db_get_statement (db, COUNT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  list_prefixes (word, prefixes);
  *count = 0;
  for (const char *const *prefix = prefixes; *prefix != NULL; prefix++)
    {
      bind_prefix (stmt, *prefix);
      respite_bind_int64 (stmt, ":limit", 2 * MOST_COUNTED);
      if (respite_db_step (db, stmt, error) != SQLITE_ROW)
        return FALSE;
      *count += sqlite3_column_int64 (stmt, 0);
      sqlite3_reset (stmt);
    }

  return TRUE;
}

/* Whether a word of @names begins with @key; spaces inside @names do not matter ("obrien" and "o brien"). */
static gboolean
has_name (const char *names,
          const char *key)
{
  for (const char *word = names; *word != '\0'; word++)
    {
      const char *a = word;
      const char *b = key;

      if (word != names && word[-1] != ' ' && word[-1] != '|')
        continue;
      while (*b != '\0' && (*a == *b || *a == ' '))
        {
          if (*a == *b)
            b++;
          a++;
        }
      if (*b == '\0')
        return TRUE;
    }

  return FALSE;
}

/* Whether @names have what was typed, or a name that means the same. */
static gboolean
has_word (const char             *names,
          const RespiteQueryWord *word)
{
  if (has_name (names, word->key))
    return TRUE;

  for (guint i = 0; word->others != NULL && i < word->others->len; i++)
    if (has_name (names, g_ptr_array_index (word->others, i)))
      return TRUE;

  return FALSE;
}

static gboolean
is_name_key (const char *key)
{
  return strpbrk (key, "0123456789") == NULL;
}

static gboolean
fits_names (GPtrArray  *words,
            guint       driver,
            const char *names)
{
  for (guint i = 0; i < words->len; i++)
    {
      const RespiteQueryWord *word = g_ptr_array_index (words, i);

      if (i != driver && is_name_key (word->key) && !has_word (names, word))
        return FALSE;
    }

  return TRUE;
}

static int
compare_names (const char *names,
               gint64      id,
               const char *other_names,
               gint64      other_id)
{
  int order = strcmp (names, other_names);

  return order != 0 ? order : (id > other_id) - (id < other_id);
}

static void
clear_candidate (Candidate *candidate)
{
  g_free (candidate->names);
}

/* Keeps one that fits; the same patient may come several times, once by each key. */
static void
keep_candidate (Finding    *finding,
                gint64      id,
                const char *names)
{
  GArray *best = finding->best;
  guint low = 0;
  guint high = best->len;
  Candidate candidate = { .id = id };

  if (g_hash_table_size (finding->met) < MOST_COUNTED)
    g_hash_table_add (finding->met, GSIZE_TO_POINTER ((gsize) id));

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const Candidate *other = &g_array_index (best, Candidate, middle);
      int order = compare_names (names, id, other->names, other->id);

      if (order == 0)
        return;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  if (low >= finding->limit)
    return;

  candidate.names = g_strdup (names);
  g_array_insert_val (best, low, candidate);
  if (best->len > finding->limit)
    g_array_set_size (best, finding->limit);
}

/* Everybody with a key that begins with the driving word and with names that fit the other words. */
static gboolean
scan_word (RespiteDb *db,
           GPtrArray *words,
           guint      driver,
           Finding   *finding,
           GError   **error)
{
  const RespiteQueryWord *word = g_ptr_array_index (words, driver);
  const char *prefixes[MOST_PREFIXES];
  sqlite3_stmt *stmt = respite_db_get_statement (db, SCAN_SQL, error);
  int rc = SQLITE_DONE;

  if (stmt == NULL)
    return FALSE;

  list_prefixes (word, prefixes);
  for (const char *const *prefix = prefixes; *prefix != NULL && rc == SQLITE_DONE; prefix++)
    {
      bind_prefix (stmt, *prefix);
      respite_bind_int64 (stmt, ":limit", MOST_SCANNED);
      while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
        {
          const char *names = (const char *) sqlite3_column_text (stmt, 1);

          if (words->len == 1 || fits_names (words, driver, names))
            keep_candidate (finding, sqlite3_column_int64 (stmt, 0), names);
        }
      sqlite3_reset (stmt);
    }

  return rc == SQLITE_DONE;
}

/* Whether the patient has a key for every word with digits in it, apart from the driving one. */
static gboolean
fits_numbers (RespiteDb *db,
              GPtrArray *words,
              guint      driver,
              gint64     patient_id,
              gboolean  *fits,
              GError   **error)
{
  *fits = TRUE;
  for (guint i = 0; i < words->len && *fits; i++)
    {
      const RespiteQueryWord *word = g_ptr_array_index (words, i);
      const char *prefixes[MOST_PREFIXES];

      if (i == driver || is_name_key (word->key))
        continue;

      list_prefixes (word, prefixes);
      *fits = FALSE;
      for (const char *const *prefix = prefixes; *prefix != NULL && !*fits; prefix++)
        {
          sqlite3_stmt *stmt = respite_db_get_statement (db, HAS_SQL, error);
          int rc;

          if (stmt == NULL)
            return FALSE;
          respite_bind_int64 (stmt, ":patient", patient_id);
          bind_prefix (stmt, *prefix);
          rc = respite_db_step (db, stmt, error);
          sqlite3_reset (stmt);
          if (rc != SQLITE_ROW && rc != SQLITE_DONE)
            return FALSE;
          *fits = rc == SQLITE_ROW;
        }
    }

  return TRUE;
}

/* The word that the fewest keys begin with. */
static gboolean
pick_driver (RespiteDb *db,
             GPtrArray *words,
             guint     *driver,
             GError   **error)
{
  gint64 fewest = G_MAXINT64;

  *driver = 0;
  for (guint i = 0; words->len > 1 && i < words->len && fewest > 0; i++)
    {
      gint64 count;

      if (!count_word (db, g_ptr_array_index (words, i), &count, error))
        return FALSE;
      if (count < fewest)
        {
          fewest = count;
          *driver = i;
        }
    }

  return TRUE;
}

static gboolean
has_other_numbers (GPtrArray *words,
                   guint      driver)
{
  for (guint i = 0; i < words->len; i++)
    if (i != driver && !is_name_key (((RespiteQueryWord *) g_ptr_array_index (words, i))->key))
      return TRUE;

  return FALSE;
}

/* The first @limit by name in @ids, and how many fit in @n_found. */
static gboolean
find_words (RespiteDb *db,
            GPtrArray *words,
            guint      limit,
            GArray    *ids,
            guint     *n_found,
            GError   **error)
{
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);
  Finding finding = { best, met, limit };
  gboolean has_numbers;
  guint driver;

  g_array_set_clear_func (best, (GDestroyNotify) clear_candidate);
  if (!pick_driver (db, words, &driver, error))
    return FALSE;

  /* Numbers are looked up one by one, in the order of the names, so that as many are kept as are counted. */
  has_numbers = has_other_numbers (words, driver);
  if (has_numbers)
    finding.limit = MOST_COUNTED;
  if (!scan_word (db, words, driver, &finding, error))
    return FALSE;

  *n_found = has_numbers ? 0 : g_hash_table_size (met);
  for (guint i = 0; i < best->len; i++)
    {
      gint64 id = g_array_index (best, Candidate, i).id;
      gboolean fits = TRUE;

      if (has_numbers && !fits_numbers (db, words, driver, id, &fits, error))
        return FALSE;
      if (fits)
        g_array_append_val (ids, id);
    }
  if (has_numbers)
    *n_found = ids->len;

  return TRUE;
}

GPtrArray *
respite_patient_list (RespiteDb *db,
                      gint64     now,
                      guint      limit,
                      GError   **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *stmt = respite_db_get_statement (db, FAMILY_SQL, error);

  if (stmt == NULL)
    return NULL;

  bind_prefix (stmt, "");
  if (!read_ids (db, stmt, limit, ids, error))
    return NULL;

  return respite_patient_load_rows (db, ids, now, limit, error);
}

GPtrArray *
respite_patient_search (RespiteDb  *db,
                        const char *text,
                        gint64      now,
                        guint       limit,
                        guint      *n_found,
                        GError    **error)
{
  g_autoptr (GPtrArray) words = respite_patient_query_parse (text);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const RespiteQueryWord *first = words->len > 0 ? g_ptr_array_index (words, 0) : NULL;
  sqlite3_stmt *stmt;

  if (first == NULL || (words->len == 1 && g_utf8_strlen (first->key, -1) == 1 && !is_name_key (first->key)))
    {
      stmt = respite_db_get_statement (db, RECENT_SQL, error);
      if (stmt == NULL || !read_ids (db, stmt, limit, ids, error))
        return NULL;
      *n_found = ids->len;
    }
  else if (words->len == 1 && g_utf8_strlen (first->key, -1) == 1)
    {
      stmt = respite_db_get_statement (db, FAMILY_SQL, error);
      if (stmt == NULL)
        return NULL;
      bind_prefix (stmt, first->key);
      if (!read_ids (db, stmt, MOST_COUNTED, ids, error))
        return NULL;
      *n_found = ids->len;
    }
  else if (!find_words (db, words, limit, ids, n_found, error))
    {
      return NULL;
    }

  return respite_patient_load_rows (db, ids, now, limit, error);
}
