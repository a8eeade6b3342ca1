/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-monitor-table.h"

#include <string.h>

#include "base/respite-error.h"

#define VALUES "systolic, diastolic, mean, pulse, spo2, respiration, etco2, temperature"

#define SELECT \
  "SELECT monitor_batch.id, monitor_batch.uuid, session_id, file_name, sha256, map_name, offset_ms, n_rows, " \
  "n_values, n_zero, n_impossible, n_jump, first_at, last_at, imported_at, staff.name, " \
  "struck_at IS NOT NULL, strike_reason FROM monitor_batch JOIN staff ON staff.id = imported_by "

#define INSERT_SQL \
  "INSERT INTO monitor_batch (uuid, session_id, file_name, sha256, map, map_name, offset_ms, n_rows, n_values, " \
  "n_zero, n_impossible, n_jump, first_at, last_at, imported_at, imported_by) VALUES (:uuid, :session, :file_name, " \
  ":sha256, :map, :map_name, :offset, :n_rows, :n_values, :n_zero, :n_impossible, :n_jump, :first, :last, :at, :staff)"
#define ROW_INSERT_SQL \
  "INSERT INTO monitor_row (batch_id, line, at, " VALUES ", marks) VALUES (:batch, :line, :at, :systolic, " \
  ":diastolic, :mean, :pulse, :spo2, :respiration, :etco2, :temperature, :marks)"
#define GET_SQL SELECT "WHERE monitor_batch.id = :id"
#define LIST_SQL SELECT "WHERE session_id = :session ORDER BY monitor_batch.id"
#define ROWS_SQL "SELECT line, at, marks, " VALUES " FROM monitor_row WHERE batch_id = :batch ORDER BY line"
#define STRIKE_SQL \
  "UPDATE monitor_batch SET struck_at = :now, struck_by = :staff, strike_reason = :reason WHERE id = :id"
#define MAP_PUT_SQL \
  "INSERT INTO monitor_map (name, json, saved_at, saved_by) VALUES (:name, :json, :now, :staff) " \
  "ON CONFLICT (name) DO UPDATE SET name = :name, json = :json, saved_at = :now, saved_by = :staff"
#define MAP_REMOVE_SQL "DELETE FROM monitor_map WHERE name = :name"
#define MAP_LIST_SQL "SELECT json FROM monitor_map ORDER BY name"

/* The parameters of the values, in the order of RespiteMonitorSign. */
static const char *const value_parameters[RESPITE_N_MONITOR_SIGNS] = {
  ":systolic", ":diastolic", ":mean", ":pulse", ":spo2", ":respiration", ":etco2", ":temperature",
};

/* A letter for each artefact, in the order of RespiteArtefact. */
static const char mark_letters[] = "-zij";

static void
write_marks (const RespiteMonitorRow *row,
             char                     marks[RESPITE_N_MONITOR_SIGNS + 1])
{
  gboolean has_mark = FALSE;

  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    {
      marks[sign] = mark_letters[row->artefacts[sign]];
      has_mark |= row->artefacts[sign] != RESPITE_ARTEFACT_NONE;
    }
  marks[has_mark ? RESPITE_N_MONITOR_SIGNS : 0] = '\0';
}

static gboolean
insert_row (RespiteDb               *db,
            gint64                   batch_id,
            const RespiteMonitorRow *row,
            GError                 **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, ROW_INSERT_SQL, error);
  char marks[RESPITE_N_MONITOR_SIGNS + 1];

  if (stmt == NULL)
    return FALSE;

  write_marks (row, marks);
  respite_bind_int64 (stmt, ":batch", batch_id);
  respite_bind_int64 (stmt, ":line", row->line);
  respite_bind_int64 (stmt, ":at", row->at);
  respite_bind_text (stmt, ":marks", marks);
  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    if (respite_monitor_row_has (row, sign))
      respite_bind_int64 (stmt, value_parameters[sign], row->values[sign]);
    else
      respite_bind_null (stmt, value_parameters[sign]);

  return respite_db_run (db, stmt, error);
}

gboolean
respite_monitor_table_insert (RespiteDb           *db,
                              RespiteMonitorBatch *batch,
                              const char          *map_json,
                              gint64               staff_id,
                              GError             **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, INSERT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  g_free (batch->uuid);
  batch->uuid = g_uuid_string_random ();
  respite_bind_text (stmt, ":uuid", batch->uuid);
  respite_bind_int64 (stmt, ":session", batch->session_id);
  respite_bind_string (stmt, ":file_name", batch->file_name);
  respite_bind_text (stmt, ":sha256", batch->sha256);
  respite_bind_text (stmt, ":map", map_json);
  respite_bind_string (stmt, ":map_name", batch->map_name);
  respite_bind_int64 (stmt, ":offset", batch->offset_ms);
  respite_bind_int64 (stmt, ":n_rows", batch->n_rows);
  respite_bind_int64 (stmt, ":n_values", batch->n_values);
  respite_bind_int64 (stmt, ":n_zero", batch->n_artefacts[RESPITE_ARTEFACT_ZERO]);
  respite_bind_int64 (stmt, ":n_impossible", batch->n_artefacts[RESPITE_ARTEFACT_IMPOSSIBLE]);
  respite_bind_int64 (stmt, ":n_jump", batch->n_artefacts[RESPITE_ARTEFACT_JUMP]);
  respite_bind_int64 (stmt, ":first", batch->first);
  respite_bind_int64 (stmt, ":last", batch->last);
  respite_bind_int64 (stmt, ":at", batch->at);
  respite_bind_int64 (stmt, ":staff", staff_id);
  if (!respite_db_insert (db, stmt, &batch->id, error))
    return FALSE;

  for (guint i = 0; i < batch->rows->len; i++)
    if (!insert_row (db, batch->id, respite_monitor_batch_get_row (batch, i), error))
      return FALSE;

  return TRUE;
}

static void
take_text (char        **field,
           sqlite3_stmt *stmt,
           int           column)
{
  g_free (*field);
  *field = respite_column_dup_text (stmt, column);
}

static gpointer
read_batch (sqlite3_stmt *stmt)
{
  RespiteMonitorBatch *batch = respite_monitor_batch_new ();
  guint n_marked = 0;

  batch->id = sqlite3_column_int64 (stmt, 0);
  take_text (&batch->uuid, stmt, 1);
  batch->session_id = sqlite3_column_int64 (stmt, 2);
  take_text (&batch->file_name, stmt, 3);
  take_text (&batch->sha256, stmt, 4);
  take_text (&batch->map_name, stmt, 5);
  batch->offset_ms = sqlite3_column_int64 (stmt, 6);
  batch->n_rows = (guint) sqlite3_column_int (stmt, 7);
  batch->n_values = (guint) sqlite3_column_int (stmt, 8);
  for (int kind = RESPITE_ARTEFACT_ZERO; kind < RESPITE_N_ARTEFACTS; kind++)
    {
      batch->n_artefacts[kind] = (guint) sqlite3_column_int (stmt, 8 + kind);
      n_marked += batch->n_artefacts[kind];
    }
  batch->n_artefacts[RESPITE_ARTEFACT_NONE] = batch->n_values - n_marked;
  batch->first = sqlite3_column_int64 (stmt, 12);
  batch->last = sqlite3_column_int64 (stmt, 13);
  batch->at = sqlite3_column_int64 (stmt, 14);
  take_text (&batch->staff_name, stmt, 15);
  batch->is_struck = sqlite3_column_int (stmt, 16);
  take_text (&batch->strike_reason, stmt, 17);

  return batch;
}

static RespiteMonitorRow
read_row (sqlite3_stmt *stmt)
{
  RespiteMonitorRow row = respite_monitor_row_new (sqlite3_column_int64 (stmt, 1), sqlite3_column_int (stmt, 0));
  const char *marks = (const char *) sqlite3_column_text (stmt, 2);

  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    {
      const char *letter = *marks != '\0' ? strchr (mark_letters, marks[sign]) : NULL;

      if (sqlite3_column_type (stmt, 3 + sign) != SQLITE_NULL)
        row.values[sign] = sqlite3_column_int (stmt, 3 + sign);
      row.artefacts[sign] = letter != NULL ? (guint8) (letter - mark_letters) : RESPITE_ARTEFACT_NONE;
    }

  return row;
}

static gboolean
load_rows (RespiteDb           *db,
           RespiteMonitorBatch *batch,
           GError             **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, ROWS_SQL, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":batch", batch->id);
  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      RespiteMonitorRow row = read_row (stmt);

      g_array_append_val (batch->rows, row);
    }
  sqlite3_reset (stmt);

  return rc == SQLITE_DONE;
}

RespiteMonitorBatch *
respite_monitor_table_get (RespiteDb *db,
                           gint64     id,
                           GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, GET_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);

  return respite_db_get (db, stmt, read_batch, N_ ("There is no such import"), error);
}

GPtrArray *
respite_monitor_table_list (RespiteDb *db,
                            gint64     session_id,
                            GError   **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, LIST_SQL, error);
  g_autoptr (GPtrArray) batches = NULL;

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":session", session_id);
  batches = respite_db_list (db, stmt, read_batch, (GDestroyNotify) respite_monitor_batch_free, error);
  for (guint i = 0; batches != NULL && i < batches->len; i++)
    {
      RespiteMonitorBatch *batch = g_ptr_array_index (batches, i);

      if (!batch->is_struck && !load_rows (db, batch, error))
        return NULL;
    }

  return g_steal_pointer (&batches);
}

gboolean
respite_monitor_table_strike (RespiteDb  *db,
                              gint64      id,
                              const char *reason,
                              gint64      staff_id,
                              gint64      now,
                              GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, STRIKE_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_int64 (stmt, ":staff", staff_id);
  respite_bind_text (stmt, ":reason", reason);

  return respite_db_run (db, stmt, error);
}

gboolean
respite_monitor_map_table_put (RespiteDb  *db,
                               const char *name,
                               const char *json,
                               gint64      staff_id,
                               gint64      now,
                               GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, MAP_PUT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":name", name);
  respite_bind_text (stmt, ":json", json);
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_int64 (stmt, ":staff", staff_id);

  return respite_db_run (db, stmt, error);
}

gboolean
respite_monitor_map_table_remove (RespiteDb  *db,
                                  const char *name,
                                  GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, MAP_REMOVE_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":name", name);

  return respite_db_run (db, stmt, error) &&
         (respite_db_get_n_changed (db) > 0 ||
          respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_ ("There is no mapping of this name")));
}

static gpointer
read_json (sqlite3_stmt *stmt)
{
  return respite_column_dup_text (stmt, 0);
}

GPtrArray *
respite_monitor_map_table_list (RespiteDb *db,
                                GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, MAP_LIST_SQL, error);

  return stmt != NULL ? respite_db_list (db, stmt, read_json, g_free, error) : NULL;
}
