/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-patient-search.h"

#include "base/respite-str.h"
#include "store/respite-patient-merge.h"
#include "store/respite-patient-table.h"

#include <stdio.h>
#include <string.h>

#define DELETE_SQL "DELETE FROM patient_token WHERE patient_id = :patient"
#define INSERT_SQL "INSERT INTO patient_token (w, patient_id, names) VALUES (:w, :patient, :names)"

#define MRN_SQL "SELECT mrn FROM patient_mrn WHERE patient_id = :patient"

#define FEWEST_PHONE_DIGITS 4

static void
append_part (GString    *key,
             const char *separator,
             const char *text)
{
  g_autofree char *folded = respite_str_fold (text != NULL ? text : "");

  if (*folded == '\0')
    return;

  if (key->len > 0 || *separator == '|')
    g_string_append (key, separator);
  g_string_append (key, folded);
}

char *
respite_patient_dup_sort_key (const RespitePatient *patient)
{
  GString *key = g_string_new (NULL);

  append_part (key, " ", patient->family);
  append_part (key, " ", patient->given);
  append_part (key, "|", patient->preferred);
  append_part (key, "|", patient->former);
  append_part (key, "|", patient->nicknames);

  return g_string_free (key, FALSE);
}

/* Takes @token. */
static void
add_token (GPtrArray *tokens,
           char      *token)
{
  if (*token == '\0' || g_ptr_array_find_with_equal_func (tokens, token, g_str_equal, NULL))
    g_free (token);
  else
    g_ptr_array_add (tokens, token);
}

/* The words of a name, and the name without spaces, so that "obrien" finds O'Brien. */
static void
add_name (GPtrArray  *tokens,
          const char *name)
{
  g_autofree char *folded = respite_str_fold (name != NULL ? name : "");
  g_auto (GStrv) words = g_strsplit_set (folded, " ,", -1);

  for (char **word = words; *word != NULL; word++)
    add_token (tokens, g_strdup (*word));
  if (g_strv_length (words) > 1)
    add_token (tokens, g_strjoinv ("", words));
}

static void
add_born (GPtrArray  *tokens,
          const char *born)
{
  int year, month, day;

  if (born == NULL || sscanf (born, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return;

  add_token (tokens, g_strdup_printf ("%04d%02d%02d", year, month, day));
  add_token (tokens, g_strdup_printf ("%02d%02d%04d", day, month, year));
  add_token (tokens, g_strdup_printf ("%02d%02d%04d", month, day, year));
  add_token (tokens, g_strdup_printf ("%02d%02d%02d", day, month, year % 100));
  add_token (tokens, g_strdup_printf ("%02d%02d%02d", month, day, year % 100));
}

static void
add_phone (GPtrArray  *tokens,
           const char *phone)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autofree char *reversed = NULL;

  for (const char *p = phone != NULL ? phone : ""; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  if (digits->len < FEWEST_PHONE_DIGITS)
    return;

  add_token (tokens, g_strdup (digits->str));
  if (digits->len == 11 && digits->str[0] == '1')
    add_token (tokens, g_strdup (digits->str + 1));
  reversed = g_strreverse (g_strdup (digits->str));
  add_token (tokens, g_strconcat ("<", reversed, NULL));
}

GPtrArray *
respite_patient_dup_tokens (const RespitePatient *patient)
{
  GPtrArray *tokens = g_ptr_array_new_with_free_func (g_free);

  add_name (tokens, patient->family);
  add_name (tokens, patient->given);
  add_name (tokens, patient->preferred);
  add_name (tokens, patient->former);
  add_name (tokens, patient->nicknames);
  add_name (tokens, patient->mrn);
  add_born (tokens, patient->born);
  add_phone (tokens, patient->phone);
  add_phone (tokens, patient->phone2);

  return tokens;
}

/* The numbers that the patient has and had. */
static gboolean
add_numbers (RespiteDb *db,
             gint64     patient_id,
             GPtrArray *tokens,
             GError   **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, MRN_SQL, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":patient", patient_id);
  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    add_name (tokens, (const char *) sqlite3_column_text (stmt, 0));
  sqlite3_reset (stmt);

  return rc == SQLITE_DONE;
}

/* By what the records that were merged into this one are found, this one is found too. */
static gboolean
add_same (RespiteDb *db,
          gint64     patient_id,
          GPtrArray *tokens,
          GString   *names,
          GError   **error)
{
  g_autoptr (GArray) same = respite_patient_merge_list_same (db, patient_id, error);

  if (same == NULL)
    return FALSE;

  for (guint i = 0; i < same->len; i++)
    {
      gint64 id = g_array_index (same, gint64, i);
      g_autoptr (RespitePatient) other = respite_patient_table_get (db, id, error);
      g_autoptr (GPtrArray) more = NULL;
      g_autofree char *key = NULL;

      if (other == NULL || !add_numbers (db, id, tokens, error))
        return FALSE;
      more = respite_patient_dup_tokens (other);
      for (guint j = 0; j < more->len; j++)
        add_token (tokens, g_strdup (g_ptr_array_index (more, j)));
      key = respite_patient_dup_sort_key (other);
      g_string_append_printf (names, "|%s", key);
    }

  return TRUE;
}

gboolean
respite_patient_search_write (RespiteDb            *db,
                              const RespitePatient *patient,
                              GError              **error)
{
  sqlite3_stmt *erase = respite_db_get_statement (db, DELETE_SQL, error);
  sqlite3_stmt *insert = erase != NULL ? respite_db_get_statement (db, INSERT_SQL, error) : NULL;
  g_autoptr (GPtrArray) tokens = respite_patient_dup_tokens (patient);
  g_autofree char *key = respite_patient_dup_sort_key (patient);
  g_autoptr (GString) names = g_string_new (key);

  if (insert == NULL)
    return FALSE;

  respite_bind_int64 (erase, ":patient", patient->id);
  if (!respite_db_run (db, erase, error))
    return FALSE;
  if (patient->archived_at != 0)
    return TRUE;
  if (!add_numbers (db, patient->id, tokens, error) || !add_same (db, patient->id, tokens, names, error))
    return FALSE;

  for (guint i = 0; i < tokens->len; i++)
    {
      respite_bind_text (insert, ":w", g_ptr_array_index (tokens, i));
      respite_bind_int64 (insert, ":patient", patient->id);
      respite_bind_text (insert, ":names", names->str);
      if (!respite_db_run (db, insert, error))
        return FALSE;
    }

  return TRUE;
}
