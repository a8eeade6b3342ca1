/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-access-table.h"

#include "base/respite-error.h"

#define SELECT \
  "SELECT a.id, a.uuid, a.staff_id, s.name, a.patient_id, p.family || ', ' || p.given, p.mrn, a.reason, a.opened_at, " \
  "a.ends_at, a.acknowledged_at, b.name, a.note FROM access a JOIN staff s ON s.id = a.staff_id " \
  "JOIN patient p ON p.id = a.patient_id LEFT JOIN staff b ON b.id = a.acknowledged_by "

enum
{
  COLUMN_ID,
  COLUMN_UUID,
  COLUMN_STAFF_ID,
  COLUMN_STAFF_NAME,
  COLUMN_PATIENT_ID,
  COLUMN_PATIENT_NAME,
  COLUMN_MRN,
  COLUMN_REASON,
  COLUMN_OPENED_AT,
  COLUMN_ENDS_AT,
  COLUMN_ACKNOWLEDGED_AT,
  COLUMN_ACKNOWLEDGED_BY,
  COLUMN_NOTE,
};

#define SQL_INSERT \
  "INSERT INTO access (uuid, staff_id, patient_id, reason, opened_at, ends_at, note) " \
  "VALUES (:uuid, :staff, :patient, :reason, :opened_at, :ends_at, '')"
#define SQL_GET SELECT "WHERE a.id = :id"
#define SQL_FIND SELECT \
  "WHERE a.staff_id = :staff AND a.patient_id = :patient AND a.opened_at <= :now AND a.ends_at > :now " \
  "ORDER BY a.ends_at DESC LIMIT 1"
#define SQL_LIST SELECT "ORDER BY a.id DESC"
#define SQL_LIST_OPEN SELECT "WHERE a.acknowledged_at IS NULL ORDER BY a.id DESC"
#define SQL_ACKNOWLEDGE \
  "UPDATE access SET acknowledged_at = :now, acknowledged_by = :staff, note = :note WHERE id = :id"

static const char missing[] = N_("There is no such emergency access");

static gpointer
read_access (sqlite3_stmt *stmt)
{
  RespiteAccess *access = respite_access_new ();

  access->id = sqlite3_column_int64 (stmt, COLUMN_ID);
  access->uuid = respite_column_dup_text (stmt, COLUMN_UUID);
  access->staff_id = sqlite3_column_int64 (stmt, COLUMN_STAFF_ID);
  access->staff_name = respite_column_dup_text (stmt, COLUMN_STAFF_NAME);
  access->patient_id = sqlite3_column_int64 (stmt, COLUMN_PATIENT_ID);
  access->patient_name = respite_column_dup_text (stmt, COLUMN_PATIENT_NAME);
  access->mrn = respite_column_dup_text (stmt, COLUMN_MRN);
  access->reason = respite_column_dup_text (stmt, COLUMN_REASON);
  access->opened_at = sqlite3_column_int64 (stmt, COLUMN_OPENED_AT);
  access->ends_at = sqlite3_column_int64 (stmt, COLUMN_ENDS_AT);
  access->acknowledged_at = sqlite3_column_int64 (stmt, COLUMN_ACKNOWLEDGED_AT);
  access->acknowledged_by = respite_column_dup_text (stmt, COLUMN_ACKNOWLEDGED_BY);
  access->note = respite_column_dup_text (stmt, COLUMN_NOTE);

  return access;
}

gboolean
respite_access_table_insert (RespiteDb     *db,
                             RespiteAccess *access,
                             GError       **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_INSERT, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":uuid", access->uuid);
  respite_bind_int64 (stmt, ":staff", access->staff_id);
  respite_bind_int64 (stmt, ":patient", access->patient_id);
  respite_bind_text (stmt, ":reason", access->reason);
  respite_bind_int64 (stmt, ":opened_at", access->opened_at);
  respite_bind_int64 (stmt, ":ends_at", access->ends_at);

  return respite_db_insert (db, stmt, &access->id, error);
}

RespiteAccess *
respite_access_table_get (RespiteDb *db,
                          gint64     id,
                          GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_GET, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);

  return respite_db_get (db, stmt, read_access, missing, error);
}

RespiteAccess *
respite_access_table_find_open (RespiteDb *db,
                                gint64     staff_id,
                                gint64     patient_id,
                                gint64     now,
                                GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_FIND, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":staff", staff_id);
  respite_bind_int64 (stmt, ":patient", patient_id);
  respite_bind_int64 (stmt, ":now", now);

  return respite_db_get (db, stmt, read_access, missing, error);
}

GPtrArray *
respite_access_table_list (RespiteDb *db,
                           gboolean   only_open,
                           GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, only_open ? SQL_LIST_OPEN : SQL_LIST, error);

  if (stmt == NULL)
    return NULL;

  return respite_db_list (db, stmt, read_access, (GDestroyNotify) respite_access_free, error);
}

gboolean
respite_access_table_acknowledge (RespiteDb  *db,
                                  gint64      id,
                                  gint64      staff_id,
                                  gint64      now,
                                  const char *note,
                                  GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_ACKNOWLEDGE, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_int64 (stmt, ":staff", staff_id);
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_text (stmt, ":note", note);

  return respite_db_run (db, stmt, error);
}
