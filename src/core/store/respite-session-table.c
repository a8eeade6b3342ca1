/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-session-table.h"

#include "base/respite-error.h"
#include "domain/respite-patient.h"
#include "store/respite-patient-merge.h"

#define SELECT \
  "SELECT session.id, session.uuid, session.patient_id, course_id, session.protocol_id, number, " \
  "coalesce ((SELECT max (max (number), course.sessions) FROM session AS other JOIN course ON course.id = " \
  " other.course_id WHERE other.course_id = session.course_id), 1), " \
  "session.state, planned_at, planned_minutes, chair, session.reason, checked_in_at, started_at, ended_at, " \
  "discharged_at, signed_at, family, given, preferred, mrn, " \
  "coalesce ((SELECT recovery_minutes FROM appointment WHERE session_id = session.id), 0), " \
  "coalesce ((SELECT appointment.reason FROM appointment WHERE session_id = session.id), ''), settings_id " \
  "FROM session JOIN patient ON patient.id = " RESPITE_PATIENT_KEPT ("session.patient_id") " "

#define OPEN "session.state IN ('checked-in', 'running', 'paused', 'recovery', 'discharged')"

#define INSERT_SQL \
  "INSERT INTO session (uuid, patient_id, course_id, protocol_id, number, state, planned_at, planned_minutes, chair, " \
  "added_at, added_by) VALUES (:uuid, :patient, :course, :protocol, :number, 'planned', :planned_at, :minutes, " \
  ":chair, :now, :staff)"
#define GET_SQL SELECT "WHERE session.id = :id"
#define LIST_SQL \
  SELECT "WHERE (:patient = 0 OR session.patient_id = :patient) AND (:course = 0 OR course_id = :course) " \
  "AND (:from = 0 OR planned_at >= :from) AND (:to = 0 OR planned_at < :to) " \
  "AND (NOT :only_open OR " OPEN ") ORDER BY planned_at, session.id"
#define PATIENT_SQL \
  SELECT "WHERE session.patient_id IN " RESPITE_PATIENT_SAME " AND (:course = 0 OR course_id = :course) " \
  "AND (:from = 0 OR planned_at >= :from) AND (:to = 0 OR planned_at < :to) " \
  "AND (NOT :only_open OR " OPEN ") ORDER BY planned_at, session.id"
#define BOARD_SQL \
  SELECT "WHERE session.id IN (SELECT id FROM session WHERE planned_at >= :from AND planned_at < :to " \
  "UNION SELECT id FROM session WHERE state IN ('checked-in', 'running', 'paused', 'recovery', 'discharged')) " \
  "ORDER BY planned_at, session.id"
#define LAST_NUMBER_SQL "SELECT coalesce (max (number), 0) FROM session WHERE course_id = :course"
#define UPDATE_SQL \
  "UPDATE session SET state = :state, planned_at = :planned_at, planned_minutes = :minutes, chair = :chair, " \
  "reason = :reason, checked_in_at = :checked_in_at, started_at = :started_at, ended_at = :ended_at, " \
  "discharged_at = :discharged_at, signed_at = :signed_at WHERE id = :id"
#define CLASH_SQL \
  SELECT "WHERE session.id = (SELECT id FROM session WHERE chair = :chair COLLATE NOCASE AND id <> :except " \
  "AND state IN ('planned', 'checked-in', 'running', 'paused', 'recovery') AND planned_at < :to " \
  "AND planned_at > :from - 86400000 AND planned_at + planned_minutes * 60000 > :from ORDER BY planned_at, id LIMIT 1)"
#define BOOK_SQL \
  "INSERT INTO appointment (session_id, recovery_minutes, reason) VALUES (:id, :recovery, :reason) " \
  "ON CONFLICT (session_id) DO UPDATE SET recovery_minutes = excluded.recovery_minutes, reason = excluded.reason"
#define SET_THRESHOLDS_SQL \
  "UPDATE session SET thresholds_version = :version, settings_id = (SELECT coalesce (max (id), 0) FROM setting) " \
  "WHERE id = :id"
#define GET_THRESHOLDS_SQL "SELECT thresholds_version FROM session WHERE id = :id"
#define GET_SEEN_SQL "SELECT seen_at, coalesce (unconfirmed_since, 0) FROM session_seen WHERE session_id = :id"
#define SET_SEEN_SQL \
  "INSERT INTO session_seen (session_id, seen_at, unconfirmed_since) VALUES (:id, :seen_at, :since) " \
  "ON CONFLICT (session_id) DO UPDATE SET seen_at = excluded.seen_at, unconfirmed_since = excluded.unconfirmed_since"

enum
{
  COLUMN_ID,
  COLUMN_UUID,
  COLUMN_PATIENT_ID,
  COLUMN_COURSE_ID,
  COLUMN_PROTOCOL_ID,
  COLUMN_NUMBER,
  COLUMN_OF,
  COLUMN_STATE,
  COLUMN_PLANNED_AT,
  COLUMN_PLANNED_MINUTES,
  COLUMN_CHAIR,
  COLUMN_REASON,
  COLUMN_CHECKED_IN_AT,
  COLUMN_STARTED_AT,
  COLUMN_ENDED_AT,
  COLUMN_DISCHARGED_AT,
  COLUMN_SIGNED_AT,
  COLUMN_FAMILY,
  COLUMN_GIVEN,
  COLUMN_PREFERRED,
  COLUMN_MRN,
  COLUMN_RECOVERY_MINUTES,
  COLUMN_BOOKING_REASON,
  COLUMN_SETTINGS_ID,
};

gboolean
respite_session_table_insert (RespiteDb       *db,
                              RespiteSession  *session,
                              gint64           staff_id,
                              gint64           now,
                              GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, INSERT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  g_free (session->uuid);
  session->uuid = g_uuid_string_random ();
  session->state = RESPITE_SESSION_PLANNED;
  respite_bind_text (stmt, ":uuid", session->uuid);
  respite_bind_int64 (stmt, ":patient", session->patient_id);
  respite_bind_id (stmt, ":course", session->course_id);
  respite_bind_id (stmt, ":protocol", session->protocol_id);
  respite_bind_int64 (stmt, ":number", session->number);
  respite_bind_int64 (stmt, ":planned_at", session->planned_at);
  respite_bind_int64 (stmt, ":minutes", session->planned_minutes);
  respite_bind_text (stmt, ":chair", session->chair != NULL ? session->chair : "");
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_int64 (stmt, ":staff", staff_id);

  return respite_db_insert (db, stmt, &session->id, error);
}

static gpointer
read_session (sqlite3_stmt *stmt)
{
  RespiteSession *session = respite_session_new ();
  RespitePatient patient = { 0 };
  int state;

  session->id = sqlite3_column_int64 (stmt, COLUMN_ID);
  session->uuid = respite_column_dup_text (stmt, COLUMN_UUID);
  session->patient_id = sqlite3_column_int64 (stmt, COLUMN_PATIENT_ID);
  session->course_id = sqlite3_column_int64 (stmt, COLUMN_COURSE_ID);
  session->protocol_id = sqlite3_column_int64 (stmt, COLUMN_PROTOCOL_ID);
  session->number = sqlite3_column_int (stmt, COLUMN_NUMBER);
  session->of = sqlite3_column_int (stmt, COLUMN_OF);
  if (respite_code_from_word (respite_session_state_codes, (const char *) sqlite3_column_text (stmt, COLUMN_STATE),
                              &state))
    session->state = (RespiteSessionState) state;
  session->planned_at = sqlite3_column_int64 (stmt, COLUMN_PLANNED_AT);
  session->planned_minutes = sqlite3_column_int (stmt, COLUMN_PLANNED_MINUTES);
  session->chair = respite_column_dup_text (stmt, COLUMN_CHAIR);
  session->reason = respite_column_dup_text (stmt, COLUMN_REASON);
  session->checked_in_at = sqlite3_column_int64 (stmt, COLUMN_CHECKED_IN_AT);
  session->started_at = sqlite3_column_int64 (stmt, COLUMN_STARTED_AT);
  session->ended_at = sqlite3_column_int64 (stmt, COLUMN_ENDED_AT);
  session->discharged_at = sqlite3_column_int64 (stmt, COLUMN_DISCHARGED_AT);
  session->signed_at = sqlite3_column_int64 (stmt, COLUMN_SIGNED_AT);
  patient.family = (char *) sqlite3_column_text (stmt, COLUMN_FAMILY);
  patient.given = (char *) sqlite3_column_text (stmt, COLUMN_GIVEN);
  patient.preferred = (char *) sqlite3_column_text (stmt, COLUMN_PREFERRED);
  session->patient_name = respite_patient_dup_name (&patient);
  session->patient_mrn = respite_column_dup_text (stmt, COLUMN_MRN);
  session->recovery_minutes = sqlite3_column_int (stmt, COLUMN_RECOVERY_MINUTES);
  session->booking_reason = respite_column_dup_text (stmt, COLUMN_BOOKING_REASON);
  session->settings_id = sqlite3_column_int64 (stmt, COLUMN_SETTINGS_ID);

  return session;
}

RespiteSession *
respite_session_table_get (RespiteDb  *db,
                           gint64      id,
                           GError    **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, GET_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);

  return respite_db_get (db, stmt, read_session, N_("There is no such session"), error);
}

GPtrArray *
respite_session_table_list (RespiteDb  *db,
                            gint64      patient_id,
                            gint64      course_id,
                            gint64      from,
                            gint64      to,
                            gboolean    only_open,
                            GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, patient_id != 0 ? PATIENT_SQL : LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":patient", patient_id);
  respite_bind_int64 (stmt, ":course", course_id);
  respite_bind_int64 (stmt, ":from", from);
  respite_bind_int64 (stmt, ":to", to);
  respite_bind_int64 (stmt, ":only_open", only_open);

  return respite_db_list (db, stmt, read_session, (GDestroyNotify) respite_session_free, error);
}

GPtrArray *
respite_session_table_list_board (RespiteDb  *db,
                                  gint64      from,
                                  gint64      to,
                                  GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, BOARD_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":from", from);
  respite_bind_int64 (stmt, ":to", to);

  return respite_db_list (db, stmt, read_session, (GDestroyNotify) respite_session_free, error);
}

/* The first column of @sql with its one parameter bound to @value. */
static gboolean
read_one (RespiteDb   *db,
          const char  *sql,
          const char  *name,
          gint64       value,
          int         *result,
          GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, sql, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, name, value);
  rc = respite_db_step (db, stmt, error);
  *result = rc == SQLITE_ROW ? sqlite3_column_int (stmt, 0) : 0;

  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

gboolean
respite_session_table_get_last_number (RespiteDb  *db,
                                       gint64      course_id,
                                       int        *number,
                                       GError    **error)
{
  return read_one (db, LAST_NUMBER_SQL, ":course", course_id, number, error);
}

gboolean
respite_session_table_book (RespiteDb   *db,
                            gint64       id,
                            int          recovery_minutes,
                            const char  *reason,
                            GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, BOOK_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_int64 (stmt, ":recovery", recovery_minutes);
  respite_bind_string (stmt, ":reason", reason);

  return respite_db_run (db, stmt, error);
}

RespiteSession *
respite_session_table_find_clash (RespiteDb   *db,
                                  const char  *chair,
                                  gint64       from,
                                  gint64       to,
                                  gint64       except_id,
                                  GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, CLASH_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_text (stmt, ":chair", chair);
  respite_bind_int64 (stmt, ":from", from);
  respite_bind_int64 (stmt, ":to", to);
  respite_bind_int64 (stmt, ":except", except_id);

  return respite_db_find (db, stmt, read_session, error);
}

gboolean
respite_session_table_update (RespiteDb             *db,
                              const RespiteSession  *session,
                              GError               **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, UPDATE_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", session->id);
  respite_bind_text (stmt, ":state", respite_code_to_word (respite_session_state_codes, session->state));
  respite_bind_int64 (stmt, ":planned_at", session->planned_at);
  respite_bind_int64 (stmt, ":minutes", session->planned_minutes);
  respite_bind_text (stmt, ":chair", session->chair);
  respite_bind_text (stmt, ":reason", session->reason);
  respite_bind_id (stmt, ":checked_in_at", session->checked_in_at);
  respite_bind_id (stmt, ":started_at", session->started_at);
  respite_bind_id (stmt, ":ended_at", session->ended_at);
  respite_bind_id (stmt, ":discharged_at", session->discharged_at);
  respite_bind_id (stmt, ":signed_at", session->signed_at);

  return respite_db_run (db, stmt, error);
}

gboolean
respite_session_table_set_thresholds (RespiteDb  *db,
                                      gint64      id,
                                      int         version,
                                      GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SET_THRESHOLDS_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_int64 (stmt, ":version", version);

  return respite_db_run (db, stmt, error);
}

gboolean
respite_session_table_get_thresholds (RespiteDb  *db,
                                      gint64      id,
                                      int        *version,
                                      GError    **error)
{
  return read_one (db, GET_THRESHOLDS_SQL, ":id", id, version, error);
}

gboolean
respite_session_table_get_seen (RespiteDb  *db,
                                gint64      id,
                                gint64     *seen_at,
                                gint64     *unconfirmed_since,
                                GError    **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, GET_SEEN_SQL, error);
  int rc;

  *seen_at = 0;
  *unconfirmed_since = 0;
  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  rc = respite_db_step (db, stmt, error);
  if (rc == SQLITE_ROW)
    {
      *seen_at = sqlite3_column_int64 (stmt, 0);
      *unconfirmed_since = sqlite3_column_int64 (stmt, 1);
    }
  sqlite3_reset (stmt);

  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

gboolean
respite_session_table_set_seen (RespiteDb  *db,
                                gint64      id,
                                gint64      seen_at,
                                gint64      unconfirmed_since,
                                GError    **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, SET_SEEN_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_int64 (stmt, ":seen_at", seen_at);
  respite_bind_id (stmt, ":since", unconfirmed_since);

  return respite_db_run (db, stmt, error);
}
