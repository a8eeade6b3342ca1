/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-audit.h"

#include <sodium.h>
#include <string.h>

#include "base/respite-error.h"
#include "store/respite-audit-private.h"

#define DEFAULT_LIMIT 50

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

static RespiteAuditEntry *
read_entry (sqlite3_stmt *stmt)
{
  RespiteAuditEntry *entry = g_new0 (RespiteAuditEntry, 1);
  RespiteAuditRow *row = &entry->row;
  const void *hash = sqlite3_column_blob (stmt, COLUMN_HASH);
  gsize length = (gsize) sqlite3_column_bytes (stmt, COLUMN_HASH);
  int kind = RESPITE_KIND_EVERYTHING;

  *row = respite_audit_read_row (stmt);
  respite_code_from_word (respite_kind_codes, (const char *) sqlite3_column_text (stmt, COLUMN_KIND), &kind);
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
