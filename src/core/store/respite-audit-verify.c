/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-audit.h"

#include <string.h>

#include "base/respite-error.h"
#include "store/respite-audit-private.h"

#define SQL_ALL "SELECT " RESPITE_AUDIT_COLUMNS " FROM audit ORDER BY seq"
#define SQL_ONE "SELECT epoch, hash FROM audit WHERE seq = :seq"

#define SQL_TRIGGERS "SELECT count (*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'"
#define N_TRIGGERS   3

static const char *
column_text (sqlite3_stmt *stmt,
             int           column)
{
  return (const char *) sqlite3_column_text (stmt, column);
}

RespiteAuditRow
respite_audit_read_row (sqlite3_stmt *stmt)
{
  return (RespiteAuditRow) {
           .seq = sqlite3_column_int64 (stmt, COLUMN_SEQ),
           .epoch = sqlite3_column_int64 (stmt, COLUMN_EPOCH),
           .at = sqlite3_column_int64 (stmt, COLUMN_AT),
           .offset_minutes = sqlite3_column_int (stmt, COLUMN_OFFSET_MINUTES),
           .staff_id = sqlite3_column_int64 (stmt, COLUMN_STAFF_ID),
           .staff_name = column_text (stmt, COLUMN_STAFF_NAME),
           .workstation = column_text (stmt, COLUMN_WORKSTATION),
           .patient_id = sqlite3_column_int64 (stmt, COLUMN_PATIENT_ID),
           .action = column_text (stmt, COLUMN_ACTION),
           .record_id = sqlite3_column_int64 (stmt, COLUMN_RECORD_ID),
           .old_text = column_text (stmt, COLUMN_OLD_TEXT),
           .new_text = column_text (stmt, COLUMN_NEW_TEXT),
           .reason = column_text (stmt, COLUMN_REASON),
           .outcome = column_text (stmt, COLUMN_OUTCOME),
  };
}

/* Checks one row against the one before; on a break sets the report's problem. */
static void
check_row (RespiteAudit       *audit,
           sqlite3_stmt       *stmt,
           RespiteAuditReport *report)
{
  RespiteAuditRow row = respite_audit_read_row (stmt);
  RespiteAuditHead *last = &report->head;
  guint8 hash[RESPITE_AUDIT_HASH_BYTES];
  gint64 expected_epoch = MAX (last->epoch, 1);
  gboolean restored = g_strcmp0 (row.action, "backup.restore") == 0;

  respite_audit_hash_row (audit, last->hash, &row, (const char *) sqlite3_column_text (stmt, COLUMN_KIND), hash);
  if (row.seq != last->seq + 1)
    report->problem = N_("A row of the audit trail is missing");
  else if (row.epoch != expected_epoch && !(restored && row.epoch == expected_epoch + 1))
    report->problem = N_("A row of the audit trail belongs to another time");
  else if (sqlite3_column_bytes (stmt, COLUMN_HASH) != (int) sizeof hash ||
           memcmp (sqlite3_column_blob (stmt, COLUMN_HASH), hash, sizeof hash) != 0)
    report->problem = N_("A row of the audit trail was changed");

  if (report->problem != NULL)
    {
      report->broken_seq = last->seq + 1;
      return;
    }
  if (g_strcmp0 (row.action, RESPITE_AUDIT_BROKEN) == 0 && report->broken_seq == 0)
    report->broken_seq = row.seq;
  report->n_rows++;
  report->head_at = row.at;
  last->seq = row.seq;
  last->epoch = row.epoch;
  memcpy (last->hash, hash, sizeof hash);
}

/* @found: whether the row that the side file names is in the chain with the same hash. */
static const char *
judge_side (RespiteAuditSide        state,
            const RespiteAuditHead *side,
            const RespiteAuditHead *head,
            gboolean                found)
{
  if (state == RESPITE_AUDIT_SIDE_MISSING)
    return head->seq > 0 ? N_("The file that holds the end of the audit trail is missing") : NULL;
  if (state == RESPITE_AUDIT_SIDE_FORGED)
    return N_("The file that holds the end of the audit trail was changed");
  if (side->seq > head->seq)
    return N_("The end of the audit trail is missing: the database is older than it should be");

  return found ? NULL : N_("The audit trail is not the one that was written here");
}

static void
check_side (RespiteAuditSide        state,
            const RespiteAuditHead *side,
            gboolean                found,
            RespiteAuditReport     *report)
{
  if (report->problem != NULL)
    return;

  report->problem = judge_side (state, side, &report->head, found);
  if (report->problem == NULL && report->broken_seq != 0)
    {
      report->problem = N_("At this sign-in the audit trail was found cut off or exchanged");
      report->only_noted = TRUE;
      return;
    }
  if (report->problem != NULL)
    report->broken_seq = state == RESPITE_AUDIT_SIDE_GOOD ? MIN (side->seq, report->head.seq + 1)
                                                          : report->head.seq + 1;
}

gboolean
respite_audit_verify (RespiteAudit        *audit,
                      RespiteDb           *db,
                      RespiteAuditReport  *report,
                      GError             **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  RespiteAuditHead side = { 0 };
  RespiteAuditSide state;
  gboolean found = FALSE;
  int result;

  /* Read first: whatever is written meanwhile only makes the database newer, which is honest. */
  state = respite_audit_read_side (audit, &side);
  memset (report, 0, sizeof *report);
  stmt = respite_db_prepare (db, SQL_ALL, error);
  if (stmt == NULL)
    return FALSE;

  while ((result = respite_db_step (db, stmt, error)) == SQLITE_ROW && report->problem == NULL)
    {
      check_row (audit, stmt, report);
      if (report->problem == NULL && report->head.seq == side.seq)
        found = report->head.epoch == side.epoch && memcmp (report->head.hash, side.hash, sizeof side.hash) == 0;
    }
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    return FALSE;
  check_side (state, &side, found, report);

  return TRUE;
}

gboolean
respite_audit_check_head (RespiteAudit  *audit,
                          RespiteDb     *db,
                          const char   **problem,
                          GError       **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  RespiteAuditHead side = { 0 };
  RespiteAuditHead head;
  RespiteAuditSide state = respite_audit_read_side (audit, &side);
  gboolean found = FALSE;
  int result;

  if (!respite_audit_read_head (db, &head, error))
    return FALSE;
  stmt = respite_db_prepare (db, SQL_ONE, error);
  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":seq", side.seq);
  result = respite_db_step (db, stmt, error);
  if (result == SQLITE_ROW)
    found = sqlite3_column_int64 (stmt, 0) == side.epoch &&
            sqlite3_column_bytes (stmt, 1) == (int) sizeof side.hash &&
            memcmp (sqlite3_column_blob (stmt, 1), side.hash, sizeof side.hash) == 0;
  *problem = judge_side (state, &side, &head, found);

  return result == SQLITE_ROW || result == SQLITE_DONE;
}

gboolean
respite_audit_check_triggers (RespiteDb  *db,
                              GError    **error)
{
  gint64 n_triggers;

  if (!respite_db_read_int64 (db, SQL_TRIGGERS, &n_triggers, error))
    return FALSE;

  return n_triggers == N_TRIGGERS ||
         respite_set_error (error, RESPITE_ERROR_CORRUPT, N_("The protection of the audit trail was removed"));
}
