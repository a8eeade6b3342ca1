/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-patient-merge.h"

#include "base/respite-error.h"

#define INSERT_SQL \
  "INSERT INTO patient_merge (uuid, kept_id, merged_id, reason, merged_at, merged_by) " \
  "VALUES (:uuid, :kept, :merged, :reason, :now, :staff)"
#define UNDO_SQL \
  "UPDATE patient_merge SET undone_at = :now, undone_by = :staff, undo_reason = :reason " \
  "WHERE id = :id AND undone_at IS NULL"

#define SELECT \
  "SELECT m.id, m.uuid, kept_id, merged_id, p.mrn, p.family, p.given, p.preferred, m.reason, merged_at, " \
  "(SELECT name FROM staff WHERE id = merged_by), coalesce (undone_at, 0) " \
  "FROM patient_merge m JOIN patient p ON p.id = merged_id "
#define LIST_SQL \
  SELECT "WHERE undone_at IS NULL AND (merged_id = :patient OR kept_id IN " RESPITE_PATIENT_SAME ") ORDER BY m.id DESC"
#define GET_SQL SELECT "WHERE m.id = :id"

#define KEPT_SQL "SELECT " RESPITE_PATIENT_KEPT (":patient")
#define SAME_SQL "SELECT same_id FROM patient_same WHERE patient_id = :patient ORDER BY same_id"

/* Who is linked with whom, by any number of merges; there are few of them, so all are derived anew. */
#define FORGET_SQL "DELETE FROM patient_same"
#define DERIVE_SQL \
  "WITH RECURSIVE link (a, b) AS (" \
  " SELECT merged_id, kept_id FROM patient_merge WHERE undone_at IS NULL " \
  " UNION SELECT kept_id, merged_id FROM patient_merge WHERE undone_at IS NULL), " \
  "same (a, b) AS (SELECT a, b FROM link UNION SELECT same.a, link.b FROM same JOIN link ON link.a = same.b) " \
  "INSERT INTO patient_same (patient_id, same_id, is_kept) " \
  "SELECT a, b, NOT EXISTS (SELECT 1 FROM patient_merge WHERE merged_id = b AND undone_at IS NULL) FROM same " \
  "WHERE a <> b"

#define COUNT_SQL \
  "SELECT (SELECT count (*) FROM response WHERE patient_id = :patient), " \
  "(SELECT count (*) FROM consent WHERE patient_id = :patient), " \
  "(SELECT count (*) FROM course WHERE patient_id = :patient), " \
  "(SELECT count (*) FROM session WHERE patient_id = :patient), " \
  "(SELECT count (*) FROM record_item WHERE patient_id = :patient), " \
  "(SELECT count (*) FROM weight WHERE patient_id = :patient), " \
  "(SELECT count (*) FROM attachment WHERE patient_id = :patient), " \
  "(SELECT count (*) FROM document WHERE patient_id = :patient), " \
  "(SELECT count (*) FROM session WHERE patient_id = :patient " \
  " AND state IN ('checked-in', 'running', 'paused', 'recovery'))"

static gboolean
derive_same (RespiteDb *db,
             GError   **error)
{
  return respite_db_exec (db, FORGET_SQL, error) && respite_db_exec (db, DERIVE_SQL, error);
}

gboolean
respite_patient_merge_insert (RespiteDb  *db,
                              gint64      kept_id,
                              gint64      merged_id,
                              const char *reason,
                              gint64      staff_id,
                              gint64      now,
                              gint64     *id,
                              GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, INSERT_SQL, error);
  g_autofree char *uuid = g_uuid_string_random ();

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":uuid", uuid);
  respite_bind_int64 (stmt, ":kept", kept_id);
  respite_bind_int64 (stmt, ":merged", merged_id);
  respite_bind_text (stmt, ":reason", reason);
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_int64 (stmt, ":staff", staff_id);

  return respite_db_insert (db, stmt, id, error) && derive_same (db, error);
}

gboolean
respite_patient_merge_undo (RespiteDb  *db,
                            gint64      id,
                            const char *reason,
                            gint64      staff_id,
                            gint64      now,
                            GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, UNDO_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_text (stmt, ":reason", reason);
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_int64 (stmt, ":staff", staff_id);
  if (!respite_db_run (db, stmt, error))
    return FALSE;
  if (respite_db_get_n_changed (db) != 1)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("This merge was taken back already"));

  return derive_same (db, error);
}

static gpointer
read_merge (sqlite3_stmt *stmt)
{
  RespitePatientMerge *merge = g_new0 (RespitePatientMerge, 1);
  RespitePatient patient = { 0 };

  merge->id = sqlite3_column_int64 (stmt, 0);
  merge->uuid = respite_column_dup_text (stmt, 1);
  merge->kept_id = sqlite3_column_int64 (stmt, 2);
  merge->merged_id = sqlite3_column_int64 (stmt, 3);
  merge->mrn = respite_column_dup_text (stmt, 4);
  patient.family = (char *) sqlite3_column_text (stmt, 5);
  patient.given = (char *) sqlite3_column_text (stmt, 6);
  patient.preferred = (char *) sqlite3_column_text (stmt, 7);
  merge->name = respite_patient_dup_name (&patient);
  merge->reason = respite_column_dup_text (stmt, 8);
  merge->merged_at = sqlite3_column_int64 (stmt, 9);
  merge->staff_name = respite_column_dup_text (stmt, 10);
  merge->undone_at = sqlite3_column_int64 (stmt, 11);

  return merge;
}

GPtrArray *
respite_patient_merge_list (RespiteDb *db,
                            gint64     patient_id,
                            GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":patient", patient_id);

  return respite_db_list (db, stmt, read_merge, (GDestroyNotify) respite_patient_merge_free, error);
}

RespitePatientMerge *
respite_patient_merge_get (RespiteDb *db,
                           gint64     id,
                           GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, GET_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);

  return respite_db_get (db, stmt, read_merge, N_("There is no such merge"), error);
}

gboolean
respite_patient_merge_get_kept (RespiteDb *db,
                                gint64     patient_id,
                                gint64    *kept_id,
                                GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, KEPT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":patient", patient_id);
  if (respite_db_step (db, stmt, error) != SQLITE_ROW)
    return FALSE;
  *kept_id = sqlite3_column_int64 (stmt, 0);

  return TRUE;
}

GArray *
respite_patient_merge_list_same (RespiteDb *db,
                                 gint64     patient_id,
                                 GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SAME_SQL, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int rc;

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":patient", patient_id);
  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }

  return rc == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

gboolean
respite_patient_merge_count (RespiteDb            *db,
                             gint64                patient_id,
                             RespitePatientCounts *counts,
                             GError              **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, COUNT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":patient", patient_id);
  if (respite_db_step (db, stmt, error) != SQLITE_ROW)
    return FALSE;
  counts->responses = sqlite3_column_int (stmt, 0);
  counts->consents = sqlite3_column_int (stmt, 1);
  counts->courses = sqlite3_column_int (stmt, 2);
  counts->sessions = sqlite3_column_int (stmt, 3);
  counts->items = sqlite3_column_int (stmt, 4);
  counts->weights = sqlite3_column_int (stmt, 5);
  counts->attachments = sqlite3_column_int (stmt, 6);
  counts->documents = sqlite3_column_int (stmt, 7);
  counts->under_way = sqlite3_column_int (stmt, 8);

  return TRUE;
}
