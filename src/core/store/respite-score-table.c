/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-score-table.h"

#include "base/respite-error.h"
#include "store/respite-patient-merge.h"

#define SELECT_SQL \
  "SELECT s.id, s.uuid, s.patient_id, coalesce (s.response_id, 0), coalesce (r.session_id, 0), s.instrument, " \
  "s.canonical, s.scale, s.taken_at, s.value, s.n_missing, s.is_positive, staff.name, coalesce (w.at, 0) " \
  "FROM score AS s JOIN staff ON staff.id = s.staff_id LEFT JOIN response AS r ON r.id = s.response_id " \
  "LEFT JOIN score_withdrawal AS w ON w.score_id = s.id "
#define GET_SQL SELECT_SQL "WHERE s.id = :id"
#define LIST_SQL \
  SELECT_SQL "WHERE s.patient_id IN " RESPITE_PATIENT_SAME_AS (":id") " ORDER BY s.taken_at DESC, s.id DESC"
#define LIST_RESPONSE_SQL SELECT_SQL "WHERE s.response_id = :id ORDER BY s.id"
#define INSERT_SQL \
  "INSERT INTO score (uuid, patient_id, response_id, instrument, canonical, scale, taken_at, value, n_missing, " \
  "is_positive, staff_id, entered_at) VALUES (:uuid, :patient, :response, :instrument, :canonical, :scale, " \
  ":taken_at, :value, :n_missing, :is_positive, :staff, :now)"
#define RESPONSES_SQL \
  "SELECT r.id FROM response AS r JOIN form ON form.id = r.form_id " \
  "WHERE form.slug = :slug AND r.state = 'finished' ORDER BY r.id"
#define WITHDRAW_SQL \
  "INSERT INTO score_withdrawal (score_id, reason, staff_id, at) VALUES (:id, :reason, :staff, :now)"

void
respite_score_row_free (RespiteScoreRow *row)
{
  if (row == NULL)
    return;

  g_free (row->uuid);
  g_free (row->instrument);
  g_free (row->canonical);
  g_free (row->scale);
  g_free (row->staff_name);
  g_free (row);
}

gboolean
respite_score_table_insert (RespiteDb        *db,
                            RespiteScoreRow  *row,
                            gint64            staff_id,
                            gint64            now,
                            GError          **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, INSERT_SQL, error);
  g_autofree char *uuid = g_uuid_string_random ();

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":uuid", uuid);
  respite_bind_int64 (stmt, ":patient", row->patient_id);
  respite_bind_id (stmt, ":response", row->response_id);
  respite_bind_text (stmt, ":instrument", row->instrument);
  respite_bind_text (stmt, ":canonical", row->canonical);
  respite_bind_text (stmt, ":scale", row->scale);
  respite_bind_int64 (stmt, ":taken_at", row->taken_at);
  if (row->has_value)
    respite_bind_int64 (stmt, ":value", row->value);
  else
    respite_bind_null (stmt, ":value");
  respite_bind_int64 (stmt, ":n_missing", row->n_missing);
  respite_bind_int64 (stmt, ":is_positive", row->is_positive);
  respite_bind_int64 (stmt, ":staff", staff_id);
  respite_bind_int64 (stmt, ":now", now);

  return respite_db_insert (db, stmt, &row->id, error);
}

static gpointer
read_row (sqlite3_stmt *stmt)
{
  RespiteScoreRow *row = g_new0 (RespiteScoreRow, 1);

  row->id = sqlite3_column_int64 (stmt, 0);
  row->uuid = respite_column_dup_text (stmt, 1);
  row->patient_id = sqlite3_column_int64 (stmt, 2);
  row->response_id = sqlite3_column_int64 (stmt, 3);
  row->session_id = sqlite3_column_int64 (stmt, 4);
  row->instrument = respite_column_dup_text (stmt, 5);
  row->canonical = respite_column_dup_text (stmt, 6);
  row->scale = respite_column_dup_text (stmt, 7);
  row->taken_at = sqlite3_column_int64 (stmt, 8);
  row->has_value = sqlite3_column_type (stmt, 9) != SQLITE_NULL;
  row->value = sqlite3_column_int64 (stmt, 9);
  row->n_missing = sqlite3_column_int (stmt, 10);
  row->is_positive = sqlite3_column_int (stmt, 11);
  row->staff_name = respite_column_dup_text (stmt, 12);
  row->withdrawn_at = sqlite3_column_int64 (stmt, 13);

  return row;
}

RespiteScoreRow *
respite_score_table_get (RespiteDb  *db,
                         gint64      id,
                         GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, GET_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);

  return respite_db_get (db, stmt, read_row, N_("There is no such score"), error);
}

/* Every row of @sql, whose only parameter is ":id". */
static GPtrArray *
list_rows (RespiteDb   *db,
           const char  *sql,
           gint64       id,
           GError     **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, sql, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);

  return respite_db_list (db, stmt, read_row, (GDestroyNotify) respite_score_row_free, error);
}

GPtrArray *
respite_score_table_list (RespiteDb  *db,
                          gint64      patient_id,
                          GError    **error)
{
  return list_rows (db, LIST_SQL, patient_id, error);
}

GPtrArray *
respite_score_table_list_response (RespiteDb  *db,
                                   gint64      response_id,
                                   GError    **error)
{
  return list_rows (db, LIST_RESPONSE_SQL, response_id, error);
}

GArray *
respite_score_table_list_responses (RespiteDb   *db,
                                    const char  *slug,
                                    GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, RESPONSES_SQL, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int rc;

  if (stmt == NULL)
    return NULL;

  respite_bind_text (stmt, ":slug", slug);
  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }

  return rc == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

gboolean
respite_score_table_withdraw (RespiteDb   *db,
                              gint64       id,
                              const char  *reason,
                              gint64       staff_id,
                              gint64       now,
                              GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, WITHDRAW_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_text (stmt, ":reason", reason);
  respite_bind_int64 (stmt, ":staff", staff_id);
  respite_bind_int64 (stmt, ":now", now);

  return respite_db_run (db, stmt, error);
}
