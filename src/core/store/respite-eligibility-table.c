/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-form-table.h"
#include "store/respite-patient-merge.h"

#define INSERT_SQL \
  "INSERT INTO eligibility (uuid, patient_id, response_id, decision, reason, conditions, overrides, review_on, " \
  "workup_to, decided_at) VALUES (:uuid, :patient, :response, :decision, :reason, :conditions, :overrides, " \
  ":review_on, :workup_to, :at)"
#define LAST_SQL \
  "SELECT id, uuid, patient_id, response_id, decision, reason, conditions, overrides, review_on, workup_to, " \
  "decided_at FROM eligibility WHERE patient_id IN " RESPITE_PATIENT_SAME " ORDER BY id DESC LIMIT 1"
#define LIST_SQL \
  "SELECT id, uuid, patient_id, response_id, decision, reason, conditions, overrides, review_on, workup_to, " \
  "decided_at FROM eligibility WHERE patient_id IN " RESPITE_PATIENT_SAME " ORDER BY decided_at, id"
#define CONDITION_INSERT_SQL \
  "INSERT INTO eligibility_condition (eligibility_id, position, is_done, note, staff_id, at) " \
  "VALUES (:eligibility, :position, :is_done, :note, :staff, :at)"
#define CONDITION_LIST_SQL \
  "SELECT position, is_done, note, staff.name, eligibility_condition.at FROM eligibility_condition " \
  "JOIN staff ON staff.id = staff_id WHERE eligibility_condition.id IN (SELECT max (id) " \
  "FROM eligibility_condition WHERE eligibility_id = :eligibility GROUP BY position) ORDER BY position"
#define DUE_SQL \
  "SELECT patient.id, family || ', ' || given, mrn, decision, review_on FROM eligibility " \
  "JOIN patient ON patient.id = " RESPITE_PATIENT_KEPT ("patient_id") " " \
  "WHERE review_on <> '' AND review_on <= :day AND archived_at IS NULL " \
  "AND eligibility.id = (SELECT max (id) FROM eligibility AS newer " \
  "WHERE newer.patient_id = patient.id OR newer.patient_id IN (SELECT same_id FROM patient_same " \
  "WHERE patient_same.patient_id = patient.id)) " \
  "ORDER BY review_on, patient.id"

void
respite_eligibility_row_free (RespiteEligibilityRow *row)
{
  if (row == NULL)
    return;

  g_free (row->uuid);
  g_free (row->reason);
  g_free (row->conditions);
  g_free (row->overrides);
  g_free (row->review_on);
  g_free (row);
}

gboolean
respite_eligibility_table_insert (RespiteDb              *db,
                                  RespiteEligibilityRow  *row,
                                  GError                **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, INSERT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  g_free (row->uuid);
  row->uuid = g_uuid_string_random ();
  respite_bind_text (stmt, ":uuid", row->uuid);
  respite_bind_int64 (stmt, ":patient", row->patient_id);
  respite_bind_int64 (stmt, ":response", row->response_id);
  respite_bind_text (stmt, ":decision", respite_code_to_word (respite_decision_codes, row->decision));
  respite_bind_text (stmt, ":reason", row->reason);
  respite_bind_text (stmt, ":conditions", row->conditions);
  respite_bind_text (stmt, ":overrides", row->overrides);
  respite_bind_string (stmt, ":review_on", row->review_on);
  respite_bind_int64 (stmt, ":workup_to", row->workup_to);
  respite_bind_int64 (stmt, ":at", row->decided_at);

  return respite_db_insert (db, stmt, &row->id, error);
}

static gpointer
read_row (sqlite3_stmt *stmt)
{
  RespiteEligibilityRow *row = g_new0 (RespiteEligibilityRow, 1);

  row->id = sqlite3_column_int64 (stmt, 0);
  row->uuid = respite_column_dup_text (stmt, 1);
  row->patient_id = sqlite3_column_int64 (stmt, 2);
  row->response_id = sqlite3_column_int64 (stmt, 3);
  row->decision = (RespiteDecision) respite_column_get_code (stmt, 4, respite_decision_codes);
  row->reason = respite_column_dup_text (stmt, 5);
  row->conditions = respite_column_dup_text (stmt, 6);
  row->overrides = respite_column_dup_text (stmt, 7);
  row->review_on = respite_column_dup_text (stmt, 8);
  row->workup_to = sqlite3_column_int64 (stmt, 9);
  row->decided_at = sqlite3_column_int64 (stmt, 10);

  return row;
}

RespiteEligibilityRow *
respite_eligibility_table_get_last (RespiteDb  *db,
                                    gint64      patient_id,
                                    GError    **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, LAST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":patient", patient_id);

  return respite_db_find (db, stmt, read_row, error);
}

GPtrArray *
respite_eligibility_table_list (RespiteDb *db,
                                gint64     patient_id,
                                GError   **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":patient", patient_id);

  return respite_db_list (db, stmt, read_row, (GDestroyNotify) respite_eligibility_row_free, error);
}

void
respite_condition_row_free (RespiteConditionRow *row)
{
  if (row == NULL)
    return;

  g_free (row->note);
  g_free (row->staff_name);
  g_free (row);
}

gboolean
respite_condition_table_insert (RespiteDb                  *db,
                                gint64                      eligibility_id,
                                const RespiteConditionRow  *row,
                                gint64                      staff_id,
                                GError                    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, CONDITION_INSERT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":eligibility", eligibility_id);
  respite_bind_int64 (stmt, ":position", row->position);
  respite_bind_int64 (stmt, ":is_done", row->is_done);
  respite_bind_text (stmt, ":note", row->note);
  respite_bind_int64 (stmt, ":staff", staff_id);
  respite_bind_int64 (stmt, ":at", row->at);

  return respite_db_run (db, stmt, error);
}

static gpointer
read_condition (sqlite3_stmt *stmt)
{
  RespiteConditionRow *row = g_new0 (RespiteConditionRow, 1);

  row->position = sqlite3_column_int (stmt, 0);
  row->is_done = sqlite3_column_int (stmt, 1);
  row->note = respite_column_dup_text (stmt, 2);
  row->staff_name = respite_column_dup_text (stmt, 3);
  row->at = sqlite3_column_int64 (stmt, 4);

  return row;
}

GPtrArray *
respite_condition_table_list (RespiteDb  *db,
                              gint64      eligibility_id,
                              GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, CONDITION_LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":eligibility", eligibility_id);

  return respite_db_list (db, stmt, read_condition, (GDestroyNotify) respite_condition_row_free, error);
}

void
respite_review_row_free (RespiteReviewRow *row)
{
  if (row == NULL)
    return;

  g_free (row->patient_name);
  g_free (row->patient_mrn);
  g_free (row->review_on);
  g_free (row);
}

static gpointer
read_review (sqlite3_stmt *stmt)
{
  RespiteReviewRow *row = g_new0 (RespiteReviewRow, 1);

  row->patient_id = sqlite3_column_int64 (stmt, 0);
  row->patient_name = respite_column_dup_text (stmt, 1);
  row->patient_mrn = respite_column_dup_text (stmt, 2);
  row->decision = (RespiteDecision) respite_column_get_code (stmt, 3, respite_decision_codes);
  row->review_on = respite_column_dup_text (stmt, 4);

  return row;
}

GPtrArray *
respite_eligibility_table_list_due (RespiteDb   *db,
                                    const char  *day,
                                    GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, DUE_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_text (stmt, ":day", day);

  return respite_db_list (db, stmt, read_review, (GDestroyNotify) respite_review_row_free, error);
}
