/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-form-table.h"

#define INSERT_SQL \
  "INSERT INTO eligibility (uuid, patient_id, response_id, decision, reason, conditions, overrides, decided_at) " \
  "VALUES (:uuid, :patient, :response, :decision, :reason, :conditions, :overrides, :at)"
#define LAST_SQL \
  "SELECT id, uuid, patient_id, response_id, decision, reason, conditions, overrides, decided_at FROM eligibility " \
  "WHERE patient_id = :patient ORDER BY id DESC LIMIT 1"

void
respite_eligibility_row_free (RespiteEligibilityRow *row)
{
  if (row == NULL)
    return;

  g_free (row->uuid);
  g_free (row->reason);
  g_free (row->conditions);
  g_free (row->overrides);
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
  respite_bind_int64 (stmt, ":at", row->decided_at);

  return respite_db_insert (db, stmt, &row->id, error);
}

RespiteEligibilityRow *
respite_eligibility_table_get_last (RespiteDb  *db,
                                    gint64      patient_id,
                                    GError    **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, LAST_SQL, error);
  RespiteEligibilityRow *row = NULL;

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":patient", patient_id);
  if (respite_db_step (db, stmt, error) == SQLITE_ROW)
    {
      int decision = RESPITE_DECISION_NONE;

      row = g_new0 (RespiteEligibilityRow, 1);
      row->id = sqlite3_column_int64 (stmt, 0);
      row->uuid = respite_column_dup_text (stmt, 1);
      row->patient_id = sqlite3_column_int64 (stmt, 2);
      row->response_id = sqlite3_column_int64 (stmt, 3);
      respite_code_from_word (respite_decision_codes, (const char *) sqlite3_column_text (stmt, 4), &decision);
      row->decision = (RespiteDecision) decision;
      row->reason = respite_column_dup_text (stmt, 5);
      row->conditions = respite_column_dup_text (stmt, 6);
      row->overrides = respite_column_dup_text (stmt, 7);
      row->decided_at = sqlite3_column_int64 (stmt, 8);
    }
  sqlite3_reset (stmt);

  return row;
}
