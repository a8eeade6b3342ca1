/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-workup-table.h"

#include "base/respite-error.h"
#include "store/respite-patient-merge.h"

#define INSERT_SQL \
  "INSERT INTO workup (uuid, patient_id, item, result, text, done_on, done_by, entered_at, entered_by) " \
  "VALUES (:uuid, :patient, :item, :result, :text, :done_on, :done_by, :entered_at, :entered_by)"
#define SELECT \
  "SELECT workup.id, workup.uuid, patient_id, item, result, text, done_on, done_by, entered_at, entered_by, " \
  "staff.name, struck_at, strike_reason FROM workup JOIN staff ON staff.id = entered_by "
#define GET_SQL SELECT "WHERE workup.id = :id"
#define LIST_SQL SELECT "WHERE patient_id IN " RESPITE_PATIENT_SAME " ORDER BY done_on DESC, workup.id DESC"
#define LAST_SQL "SELECT coalesce (max (id), 0) FROM workup WHERE patient_id IN " RESPITE_PATIENT_SAME
#define STRIKE_SQL \
  "UPDATE workup SET struck_at = :at, struck_by = :staff, strike_reason = :reason WHERE id = :id AND struck_at IS NULL"

gboolean
respite_workup_table_insert (RespiteDb      *db,
                             RespiteWorkup  *workup,
                             GError        **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, INSERT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  g_free (workup->uuid);
  workup->uuid = g_uuid_string_random ();
  respite_bind_text (stmt, ":uuid", workup->uuid);
  respite_bind_int64 (stmt, ":patient", workup->patient_id);
  respite_bind_text (stmt, ":item", workup->item);
  respite_bind_text (stmt, ":result", respite_code_to_word (respite_workup_result_codes, (int) workup->result));
  respite_bind_text (stmt, ":text", workup->text);
  respite_bind_text (stmt, ":done_on", workup->done_on);
  respite_bind_text (stmt, ":done_by", workup->done_by);
  respite_bind_int64 (stmt, ":entered_at", workup->entered_at);
  respite_bind_int64 (stmt, ":entered_by", workup->entered_by);

  return respite_db_insert (db, stmt, &workup->id, error);
}

static gpointer
read_row (sqlite3_stmt *stmt)
{
  RespiteWorkup *workup = respite_workup_new ();
  int result = RESPITE_WORKUP_NOT_DONE; /* for a word that this version does not know: never "normal" */

  workup->id = sqlite3_column_int64 (stmt, 0);
  workup->uuid = respite_column_dup_text (stmt, 1);
  workup->patient_id = sqlite3_column_int64 (stmt, 2);
  workup->item = respite_column_dup_text (stmt, 3);
  respite_code_from_word (respite_workup_result_codes, (const char *) sqlite3_column_text (stmt, 4), &result);
  workup->result = (RespiteWorkupResult) result;
  workup->text = respite_column_dup_text (stmt, 5);
  workup->done_on = respite_column_dup_text (stmt, 6);
  workup->done_by = respite_column_dup_text (stmt, 7);
  workup->entered_at = sqlite3_column_int64 (stmt, 8);
  workup->entered_by = sqlite3_column_int64 (stmt, 9);
  workup->staff_name = respite_column_dup_text (stmt, 10);
  workup->struck_at = sqlite3_column_int64 (stmt, 11);
  workup->strike_reason = respite_column_dup_text (stmt, 12);

  return workup;
}

RespiteWorkup *
respite_workup_table_get (RespiteDb  *db,
                          gint64      id,
                          GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, GET_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);

  return respite_db_get (db, stmt, read_row, N_("There is no such result"), error);
}

GPtrArray *
respite_workup_table_list (RespiteDb  *db,
                           gint64      patient_id,
                           GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":patient", patient_id);

  return respite_db_list (db, stmt, read_row, (GDestroyNotify) respite_workup_free, error);
}

gboolean
respite_workup_table_get_last (RespiteDb  *db,
                               gint64      patient_id,
                               gint64     *id,
                               GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, LAST_SQL, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":patient", patient_id);
  rc = respite_db_step (db, stmt, error);
  if (rc == SQLITE_ROW)
    *id = sqlite3_column_int64 (stmt, 0);

  return rc == SQLITE_ROW;
}

gboolean
respite_workup_table_strike (RespiteDb   *db,
                             gint64       id,
                             gint64       staff_id,
                             gint64       now,
                             const char  *reason,
                             GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, STRIKE_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_int64 (stmt, ":at", now);
  respite_bind_int64 (stmt, ":staff", staff_id);
  respite_bind_text (stmt, ":reason", reason);

  return respite_db_run (db, stmt, error);
}
