/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-plan-table.h"

#include "base/respite-error.h"
#include "store/respite-patient-merge.h"

#define PROTOCOL_COLUMNS \
  "id, uuid, version, slug, is_builtin, json, " \
  "coalesce ((SELECT is_retired FROM protocol_offer WHERE uuid = p.uuid ORDER BY id DESC LIMIT 1), 0)"

#define PROTOCOL_INSERT_SQL \
  "INSERT INTO protocol (uuid, version, slug, name, is_builtin, json, added_at, added_by) " \
  "VALUES (:uuid, :version, :slug, :name, :is_builtin, :json, :now, :staff)"
#define PROTOCOL_GET_SQL "SELECT " PROTOCOL_COLUMNS " FROM protocol AS p WHERE id = :id"
#define PROTOCOL_LIST_SQL \
  "SELECT " PROTOCOL_COLUMNS " FROM protocol AS p " \
  "WHERE id = (SELECT id FROM protocol WHERE uuid = p.uuid ORDER BY version DESC LIMIT 1) " \
  "ORDER BY is_builtin DESC, (SELECT min (id) FROM protocol WHERE uuid = p.uuid)"
#define PROTOCOL_FIND_SQL \
  "SELECT " PROTOCOL_COLUMNS " FROM protocol AS p WHERE uuid = :uuid OR (is_builtin AND slug = :slug) " \
  "ORDER BY version DESC, id DESC LIMIT 1"

#define PROTOCOL_OFFER_SQL \
  "INSERT INTO protocol_offer (uuid, is_retired, at, staff_id) VALUES (:uuid, :is_retired, :now, :staff)"

#define COURSE_SELECT \
  "SELECT id, uuid, patient_id, protocol_id, (SELECT name FROM protocol WHERE id = protocol_id), state, sessions, " \
  "(SELECT count (*) FROM session WHERE course_id = course.id AND state IN ('discharged', 'signed')), " \
  "start_on, reason, added_at FROM course "
#define COURSE_INSERT_SQL \
  "INSERT INTO course (uuid, patient_id, protocol_id, state, sessions, start_on, added_at, added_by) " \
  "VALUES (:uuid, :patient, :protocol, :state, :sessions, :start_on, :now, :staff)"
#define COURSE_GET_SQL COURSE_SELECT "WHERE id = :id"
#define COURSE_LIST_SQL COURSE_SELECT "WHERE patient_id IN " RESPITE_PATIENT_SAME " ORDER BY id DESC"
#define COURSE_LIST_OPEN_SQL \
  COURSE_SELECT "WHERE state <> 'stopped' AND (SELECT archived_at FROM patient WHERE id = patient_id) IS NULL " \
  "ORDER BY id"
#define COURSE_END_SQL \
  "UPDATE course SET state = :state, reason = :reason, ended_at = :now, ended_by = :staff WHERE id = :id"

#define THRESHOLDS_INSERT_SQL \
  "INSERT INTO thresholds (version, rows, set_by, set_at) " \
  "VALUES ((SELECT coalesce (max (version), 0) + 1 FROM thresholds), :rows, :staff, :now)"
#define THRESHOLDS_GET_SQL \
  "SELECT version, rows, (SELECT name FROM staff WHERE id = set_by), set_at FROM thresholds " \
  "WHERE version = :version OR :version = 0 ORDER BY version DESC LIMIT 1"

void
respite_protocol_row_free (RespiteProtocolRow *row)
{
  if (row == NULL)
    return;

  g_free (row->uuid);
  g_free (row->slug);
  g_free (row->json);
  g_free (row);
}

gboolean
respite_protocol_table_insert (RespiteDb        *db,
                               RespiteProtocol  *protocol,
                               gint64            staff_id,
                               gint64            now,
                               GError          **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, PROTOCOL_INSERT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":uuid", protocol->uuid);
  respite_bind_int64 (stmt, ":version", protocol->version);
  respite_bind_string (stmt, ":slug", protocol->slug);
  respite_bind_text (stmt, ":name", protocol->name);
  respite_bind_int64 (stmt, ":is_builtin", protocol->is_builtin);
  respite_bind_text (stmt, ":json", protocol->json);
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_id (stmt, ":staff", staff_id);

  return respite_db_insert (db, stmt, &protocol->id, error);
}

static gpointer
read_protocol (sqlite3_stmt *stmt)
{
  RespiteProtocolRow *row = g_new0 (RespiteProtocolRow, 1);

  row->id = sqlite3_column_int64 (stmt, 0);
  row->uuid = respite_column_dup_text (stmt, 1);
  row->version = sqlite3_column_int (stmt, 2);
  row->slug = respite_column_dup_text (stmt, 3);
  row->is_builtin = sqlite3_column_int (stmt, 4);
  row->json = respite_column_dup_text (stmt, 5);
  row->is_retired = sqlite3_column_int (stmt, 6);

  return row;
}

RespiteProtocolRow *
respite_protocol_table_get (RespiteDb  *db,
                            gint64      id,
                            GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, PROTOCOL_GET_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);

  return respite_db_get (db, stmt, read_protocol, N_("There is no such protocol"), error);
}

GPtrArray *
respite_protocol_table_list (RespiteDb  *db,
                             GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, PROTOCOL_LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  return respite_db_list (db, stmt, read_protocol, (GDestroyNotify) respite_protocol_row_free, error);
}

RespiteProtocolRow *
respite_protocol_table_find (RespiteDb   *db,
                             const char  *uuid,
                             const char  *slug,
                             GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, PROTOCOL_FIND_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_text (stmt, ":uuid", uuid);
  respite_bind_text (stmt, ":slug", slug);

  return respite_db_find (db, stmt, read_protocol, error);
}

gboolean
respite_protocol_table_offer (RespiteDb   *db,
                              const char  *uuid,
                              gboolean     is_retired,
                              gint64       staff_id,
                              gint64       now,
                              GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, PROTOCOL_OFFER_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":uuid", uuid);
  respite_bind_int64 (stmt, ":is_retired", is_retired);
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_int64 (stmt, ":staff", staff_id);

  return respite_db_run (db, stmt, error);
}

gboolean
respite_course_table_insert (RespiteDb      *db,
                             RespiteCourse  *course,
                             gint64          staff_id,
                             gint64          now,
                             GError        **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, COURSE_INSERT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  course->uuid = g_uuid_string_random ();
  course->added_at = now;
  respite_bind_text (stmt, ":uuid", course->uuid);
  respite_bind_int64 (stmt, ":patient", course->patient_id);
  respite_bind_int64 (stmt, ":protocol", course->protocol_id);
  respite_bind_text (stmt, ":state", respite_code_to_word (respite_course_state_codes, course->state));
  respite_bind_int64 (stmt, ":sessions", course->sessions);
  respite_bind_text (stmt, ":start_on", course->start_on);
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_int64 (stmt, ":staff", staff_id);

  return respite_db_insert (db, stmt, &course->id, error);
}

static gpointer
read_course (sqlite3_stmt *stmt)
{
  RespiteCourse *course = respite_course_new ();
  int state;

  course->id = sqlite3_column_int64 (stmt, 0);
  course->uuid = respite_column_dup_text (stmt, 1);
  course->patient_id = sqlite3_column_int64 (stmt, 2);
  course->protocol_id = sqlite3_column_int64 (stmt, 3);
  course->protocol_name = respite_column_dup_text (stmt, 4);
  if (respite_code_from_word (respite_course_state_codes, (const char *) sqlite3_column_text (stmt, 5), &state))
    course->state = (RespiteCourseState) state;
  course->sessions = sqlite3_column_int (stmt, 6);
  course->done = sqlite3_column_int (stmt, 7);
  course->start_on = respite_column_dup_text (stmt, 8);
  course->reason = respite_column_dup_text (stmt, 9);
  course->added_at = sqlite3_column_int64 (stmt, 10);

  return course;
}

RespiteCourse *
respite_course_table_get (RespiteDb  *db,
                          gint64      id,
                          GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, COURSE_GET_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);

  return respite_db_get (db, stmt, read_course, N_("There is no such course"), error);
}

GPtrArray *
respite_course_table_list (RespiteDb  *db,
                           gint64      patient_id,
                           GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, COURSE_LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":patient", patient_id);

  return respite_db_list (db, stmt, read_course, (GDestroyNotify) respite_course_free, error);
}

GPtrArray *
respite_course_table_list_open (RespiteDb  *db,
                                GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, COURSE_LIST_OPEN_SQL, error);

  return stmt != NULL ? respite_db_list (db, stmt, read_course, (GDestroyNotify) respite_course_free, error) : NULL;
}

gboolean
respite_course_table_end (RespiteDb           *db,
                          gint64               id,
                          RespiteCourseState   state,
                          const char          *reason,
                          gint64               staff_id,
                          gint64               now,
                          GError             **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, COURSE_END_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_text (stmt, ":state", respite_code_to_word (respite_course_state_codes, state));
  respite_bind_text (stmt, ":reason", reason);
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_int64 (stmt, ":staff", staff_id);

  return respite_db_run (db, stmt, error);
}

gboolean
respite_thresholds_table_insert (RespiteDb          *db,
                                 RespiteThresholds  *thresholds,
                                 gint64              staff_id,
                                 gint64              now,
                                 GError            **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, THRESHOLDS_INSERT_SQL, error);
  g_autofree char *rows = respite_thresholds_to_text (thresholds);
  gint64 version;

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":rows", rows);
  respite_bind_int64 (stmt, ":staff", staff_id);
  respite_bind_int64 (stmt, ":now", now);
  if (!respite_db_insert (db, stmt, &version, error))
    return FALSE;

  thresholds->version = (int) version;
  thresholds->set_at = now;
  thresholds->is_confirmed = TRUE;

  return TRUE;
}

RespiteThresholds *
respite_thresholds_table_get (RespiteDb  *db,
                              int         version,
                              GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, THRESHOLDS_GET_SQL, error);
  RespiteThresholds *thresholds;

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":version", version);
  if (respite_db_step (db, stmt, error) != SQLITE_ROW)
    return NULL;

  thresholds = respite_thresholds_from_text ((const char *) sqlite3_column_text (stmt, 1), error);
  if (thresholds == NULL)
    return NULL;

  thresholds->version = sqlite3_column_int (stmt, 0);
  g_free (thresholds->set_by);
  thresholds->set_by = respite_column_dup_text (stmt, 2);
  thresholds->set_at = sqlite3_column_int64 (stmt, 3);
  thresholds->is_confirmed = TRUE;

  return thresholds;
}
