/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-audit.h"

#include <sodium.h>
#include <string.h>

#include "base/respite-error.h"
#include "store/respite-audit-private.h"

#define DEFAULT_LIMIT 50

#define SQL_ALL "SELECT " RESPITE_AUDIT_COLUMNS " FROM audit ORDER BY seq"

#define SQL_WHERE \
  " FROM audit WHERE (:from IS NULL OR at >= :from) AND (:until IS NULL OR at < :until)" \
  " AND (:staff IS NULL OR staff_id = :staff) AND (:patient IS NULL OR patient_id = :patient)" \
  " AND (:action IS NULL OR substr (action, 1, length (:action)) = :action)"

#define SQL_COUNT "SELECT count (*)" SQL_WHERE
#define SQL_LIST  "SELECT " RESPITE_AUDIT_COLUMNS SQL_WHERE

/* What may follow ORDER BY: only these constants, never a text from outside. */
static const char *const sort_columns[][2] = {
  [RESPITE_AUDIT_SORT_SEQ] = { SQL_LIST " ORDER BY seq LIMIT :limit",
                               SQL_LIST " ORDER BY seq DESC LIMIT :limit" },
  [RESPITE_AUDIT_SORT_AT] = { SQL_LIST " ORDER BY at, seq LIMIT :limit",
                              SQL_LIST " ORDER BY at DESC, seq DESC LIMIT :limit" },
  [RESPITE_AUDIT_SORT_STAFF] = { SQL_LIST " ORDER BY staff_name, seq LIMIT :limit",
                                 SQL_LIST " ORDER BY staff_name DESC, seq DESC LIMIT :limit" },
  [RESPITE_AUDIT_SORT_PATIENT] = { SQL_LIST " ORDER BY patient_id, seq LIMIT :limit",
                                   SQL_LIST " ORDER BY patient_id DESC, seq DESC LIMIT :limit" },
  [RESPITE_AUDIT_SORT_ACTION] = { SQL_LIST " ORDER BY action, seq LIMIT :limit",
                                  SQL_LIST " ORDER BY action DESC, seq DESC LIMIT :limit" },
  [RESPITE_AUDIT_SORT_KIND] = { SQL_LIST " ORDER BY kind, seq LIMIT :limit",
                                SQL_LIST " ORDER BY kind DESC, seq DESC LIMIT :limit" },
  [RESPITE_AUDIT_SORT_OUTCOME] = { SQL_LIST " ORDER BY outcome, seq LIMIT :limit",
                                   SQL_LIST " ORDER BY outcome DESC, seq DESC LIMIT :limit" },
};

static const char *
column_text (sqlite3_stmt *stmt,
             int           column)
{
  return (const char *) sqlite3_column_text (stmt, column);
}

/* The texts belong to @stmt until its next step. The kind stays as its word. */
static RespiteAuditRow
read_row (sqlite3_stmt *stmt)
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

static RespiteAuditEntry *
read_entry (sqlite3_stmt *stmt)
{
  RespiteAuditEntry *entry = g_new0 (RespiteAuditEntry, 1);
  RespiteAuditRow *row = &entry->row;
  const void *hash = sqlite3_column_blob (stmt, COLUMN_HASH);
  gsize length = (gsize) sqlite3_column_bytes (stmt, COLUMN_HASH);
  int kind = RESPITE_KIND_EVERYTHING;

  *row = read_row (stmt);
  respite_code_from_word (respite_kind_codes, column_text (stmt, COLUMN_KIND), &kind);
  row->kind = (RespiteKind) kind;
  row->staff_name = g_strdup (row->staff_name);
  row->workstation = g_strdup (row->workstation);
  row->action = g_strdup (row->action);
  row->old_text = g_strdup (row->old_text);
  row->new_text = g_strdup (row->new_text);
  row->reason = g_strdup (row->reason);
  row->outcome = g_strdup (row->outcome);
  entry->hash = g_malloc (2 * length + 1);
  sodium_bin2hex (entry->hash, 2 * length + 1, hash, length);

  return entry;
}

void
respite_audit_entry_free (RespiteAuditEntry *entry)
{
  if (entry == NULL)
    return;

  g_free ((char *) entry->row.staff_name);
  g_free ((char *) entry->row.workstation);
  g_free ((char *) entry->row.action);
  g_free ((char *) entry->row.old_text);
  g_free ((char *) entry->row.new_text);
  g_free ((char *) entry->row.reason);
  g_free ((char *) entry->row.outcome);
  g_free (entry->hash);
  g_free (entry);
}

static void
bind_filter (sqlite3_stmt             *stmt,
             const RespiteAuditFilter *filter)
{
  respite_bind_id (stmt, ":from", filter->from);
  respite_bind_id (stmt, ":until", filter->until);
  respite_bind_id (stmt, ":staff", filter->staff_id);
  respite_bind_id (stmt, ":patient", filter->patient_id);
  respite_bind_text (stmt, ":action", filter->action);
}

static gboolean
count_rows (RespiteDb                 *db,
            const RespiteAuditFilter  *filter,
            gint64                    *n_total,
            GError                   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_COUNT, error);

  if (stmt == NULL)
    return FALSE;

  bind_filter (stmt, filter);
  if (respite_db_step (db, stmt, error) != SQLITE_ROW)
    return FALSE;
  *n_total = sqlite3_column_int64 (stmt, 0);

  return TRUE;
}

GPtrArray *
respite_audit_list (RespiteDb                 *db,
                    const RespiteAuditFilter  *filter,
                    gint64                    *n_total,
                    GError                   **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_audit_entry_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int result;

  g_return_val_if_fail (filter->sort < G_N_ELEMENTS (sort_columns), NULL);

  stmt = respite_db_prepare (db, sort_columns[filter->sort][filter->descending ? 1 : 0], error);
  if (stmt == NULL || (n_total != NULL && !count_rows (db, filter, n_total, error)))
    return NULL;

  bind_filter (stmt, filter);
  respite_bind_int64 (stmt, ":limit", filter->limit > 0 ? filter->limit : DEFAULT_LIMIT);
  while ((result = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    g_ptr_array_add (entries, read_entry (stmt));

  return result == SQLITE_DONE ? g_steal_pointer (&entries) : NULL;
}

/* Checks one row against the one before; on a break sets the report's problem. */
static void
check_row (RespiteAudit       *audit,
           sqlite3_stmt       *stmt,
           RespiteAuditReport *report)
{
  RespiteAuditRow row = read_row (stmt);
  RespiteAuditHead *last = &report->head;
  guint8 hash[RESPITE_AUDIT_HASH_BYTES];
  gint64 expected_epoch = MAX (last->epoch, 1);
  gboolean restored = g_strcmp0 (row.action, "backup.restore") == 0;

  respite_audit_hash_row (audit, last->hash, &row, column_text (stmt, COLUMN_KIND), hash);
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
  report->n_rows++;
  report->head_at = row.at;
  last->seq = row.seq;
  last->epoch = row.epoch;
  memcpy (last->hash, hash, sizeof hash);
}

/* @found says whether the row that the side file names is in the chain with the same hash. */
static void
check_side (RespiteAuditSide        state,
            const RespiteAuditHead *side,
            gboolean                found,
            RespiteAuditReport     *report)
{
  if (report->problem != NULL || (report->n_rows == 0 && state == RESPITE_AUDIT_SIDE_MISSING))
    return;

  if (state == RESPITE_AUDIT_SIDE_MISSING)
    report->problem = N_("The file that holds the end of the audit trail is missing");
  else if (state == RESPITE_AUDIT_SIDE_FORGED)
    report->problem = N_("The file that holds the end of the audit trail was changed");
  else if (side->seq > report->head.seq)
    report->problem = N_("The end of the audit trail is missing: the database is older than it should be");
  else if (!found)
    report->problem = N_("The audit trail is not the one that was written here");

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
