/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-event-table.h"

#include "base/respite-error.h"

#define VITALS \
  "systolic, diastolic, pulse, spo2, respiration, oxygen, etco2, temperature, sedation, pain, distress, " \
  "dissociation, nausea, avpu"

#define SELECT \
  "SELECT event.id, event.uuid, session_id, sequence, kind, at, from_at, entered_at, staff_id, staff.name, " \
  "rate_ugph, amount_ug, severity, code, text, detail, typed, replaces, struck_at IS NOT NULL, strike_reason, " \
  "attachment_id, " VITALS " " \
  "FROM event JOIN staff ON staff.id = staff_id LEFT JOIN event_photo ON event_id = event.id "

#define INSERT_SQL \
  "INSERT INTO event (uuid, session_id, sequence, kind, at, from_at, entered_at, staff_id, rate_ugph, amount_ug, " \
  "severity, code, text, detail, typed, replaces, " VITALS ") VALUES (:uuid, :session, " \
  "(SELECT coalesce (max (sequence), 0) + 1 FROM event WHERE session_id = :session), :kind, :at, :from, :entered_at, " \
  ":staff, :rate_ugph, :amount_ug, :severity, :code, :text, :detail, :typed, :replaces, :systolic, :diastolic, " \
  ":pulse, :spo2, :respiration, :oxygen, :etco2, :temperature, :sedation, :pain, :distress, :dissociation, :nausea, " \
  ":avpu) " \
  "RETURNING id, sequence"
#define PHOTO_SQL "INSERT INTO event_photo (event_id, attachment_id) VALUES (:event, :attachment)"
#define GET_SQL SELECT "WHERE event.id = :id"
#define LOAD_SQL SELECT "WHERE session_id = :session ORDER BY sequence"
#define LAST_SQL "SELECT entered_at FROM event WHERE session_id = :session ORDER BY sequence DESC LIMIT 1"
#define STRIKE_SQL \
  "UPDATE event SET struck_at = :now, struck_by = :staff, strike_reason = :reason WHERE id = :id"

enum
{
  COLUMN_ID,
  COLUMN_UUID,
  COLUMN_SESSION_ID,
  COLUMN_SEQUENCE,
  COLUMN_KIND,
  COLUMN_AT,
  COLUMN_FROM,
  COLUMN_ENTERED_AT,
  COLUMN_STAFF_ID,
  COLUMN_STAFF_NAME,
  COLUMN_RATE_UGPH,
  COLUMN_AMOUNT_UG,
  COLUMN_SEVERITY,
  COLUMN_CODE,
  COLUMN_TEXT,
  COLUMN_DETAIL,
  COLUMN_TYPED,
  COLUMN_REPLACES,
  COLUMN_IS_STRUCK,
  COLUMN_STRIKE_REASON,
  COLUMN_PHOTO_ID,
  COLUMN_VITALS,
};

/* The parameters of the vital signs, in the order of RespiteVital. */
static const char *const vital_parameters[RESPITE_N_VITALS] = {
  ":systolic", ":diastolic", ":pulse", ":spo2", ":respiration", ":oxygen", ":etco2", ":temperature", ":sedation",
  ":pain", ":distress", ":dissociation", ":nausea", ":avpu",
};

gboolean
respite_event_table_insert (RespiteDb     *db,
                            gint64         session_id,
                            RespiteEvent  *event,
                            GError       **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, INSERT_SQL, error);
  g_autofree char *uuid = g_uuid_string_random ();
  gboolean is_stored;

  if (stmt == NULL)
    return FALSE;

  respite_event_set_uuid (event, uuid);
  event->session_id = session_id;
  respite_bind_text (stmt, ":uuid", uuid);
  respite_bind_int64 (stmt, ":session", session_id);
  respite_bind_text (stmt, ":kind", respite_code_to_word (respite_event_kind_codes, event->kind));
  respite_bind_int64 (stmt, ":at", event->at);
  respite_bind_id (stmt, ":from", event->from);
  respite_bind_int64 (stmt, ":entered_at", event->entered_at);
  respite_bind_int64 (stmt, ":staff", event->staff_id);
  respite_bind_int64 (stmt, ":rate_ugph", event->rate_ugph);
  respite_bind_int64 (stmt, ":amount_ug", event->amount_ug);
  respite_bind_int64 (stmt, ":severity", event->severity);
  respite_bind_string (stmt, ":code", event->code);
  respite_bind_string (stmt, ":text", event->text);
  respite_bind_string (stmt, ":detail", event->detail);
  respite_bind_string (stmt, ":typed", event->typed);
  respite_bind_id (stmt, ":replaces", event->replaces);
  for (int i = 0; i < RESPITE_N_VITALS; i++)
    if (respite_event_has_vital (event, (RespiteVital) i))
      respite_bind_int64 (stmt, vital_parameters[i], event->vitals[i]);
    else
      respite_bind_null (stmt, vital_parameters[i]);

  is_stored = respite_db_step (db, stmt, error) == SQLITE_ROW;
  if (is_stored)
    {
      event->id = sqlite3_column_int64 (stmt, 0);
      event->sequence = sqlite3_column_int64 (stmt, 1);
    }
  sqlite3_reset (stmt);

  return is_stored;
}

gboolean
respite_event_table_add_photo (RespiteDb    *db,
                               RespiteEvent *event,
                               gint64        attachment_id,
                               GError      **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, PHOTO_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":event", event->id);
  respite_bind_int64 (stmt, ":attachment", attachment_id);
  if (respite_db_step (db, stmt, error) != SQLITE_DONE)
    return FALSE;

  event->photo_id = attachment_id;

  return TRUE;
}

static char *
borrow_text (sqlite3_stmt *stmt,
             int           column)
{
  return (char *) sqlite3_column_text (stmt, column);
}

/* The texts are borrowed from the row, and are gone with the next one. */
static RespiteEvent
borrow_event (sqlite3_stmt *stmt)
{
  int kind = RESPITE_EVENT_NOTE;
  RespiteEvent event = {
    .id = sqlite3_column_int64 (stmt, COLUMN_ID),
    .session_id = sqlite3_column_int64 (stmt, COLUMN_SESSION_ID),
    .sequence = sqlite3_column_int64 (stmt, COLUMN_SEQUENCE),
    .at = sqlite3_column_int64 (stmt, COLUMN_AT),
    .from = sqlite3_column_int64 (stmt, COLUMN_FROM),
    .entered_at = sqlite3_column_int64 (stmt, COLUMN_ENTERED_AT),
    .staff_id = sqlite3_column_int64 (stmt, COLUMN_STAFF_ID),
    .staff_name = borrow_text (stmt, COLUMN_STAFF_NAME),
    .rate_ugph = sqlite3_column_int64 (stmt, COLUMN_RATE_UGPH),
    .amount_ug = sqlite3_column_int64 (stmt, COLUMN_AMOUNT_UG),
    .severity = (gint16) sqlite3_column_int (stmt, COLUMN_SEVERITY),
    .is_struck = sqlite3_column_int (stmt, COLUMN_IS_STRUCK) != 0,
    .code = borrow_text (stmt, COLUMN_CODE),
    .text = borrow_text (stmt, COLUMN_TEXT),
    .detail = borrow_text (stmt, COLUMN_DETAIL),
    .typed = borrow_text (stmt, COLUMN_TYPED),
    .replaces = sqlite3_column_int64 (stmt, COLUMN_REPLACES),
    .photo_id = sqlite3_column_int64 (stmt, COLUMN_PHOTO_ID),
    .strike_reason = borrow_text (stmt, COLUMN_STRIKE_REASON),
  };

  respite_code_from_word (respite_event_kind_codes, (const char *) sqlite3_column_text (stmt, COLUMN_KIND), &kind);
  event.kind = (guint8) kind;
  respite_event_set_uuid (&event, borrow_text (stmt, COLUMN_UUID));
  for (int i = 0; i < RESPITE_N_VITALS; i++)
    event.vitals[i] = sqlite3_column_type (stmt, COLUMN_VITALS + i) != SQLITE_NULL ?
                      (gint16) sqlite3_column_int (stmt, COLUMN_VITALS + i) : RESPITE_VITAL_UNSET;

  return event;
}

static gpointer
read_event (sqlite3_stmt *stmt)
{
  RespiteEvent event = borrow_event (stmt);

  return respite_event_copy (&event);
}

RespiteEvent *
respite_event_table_get (RespiteDb  *db,
                         gint64      id,
                         GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, GET_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);

  return respite_db_get (db, stmt, read_event, N_("There is no such entry"), error);
}

RespiteTimeline *
respite_event_table_load (RespiteDb  *db,
                          gint64      session_id,
                          GError    **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, LOAD_SQL, error);
  g_autoptr (RespiteTimelineBuilder) builder = NULL;
  int rc;

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":session", session_id);
  builder = respite_timeline_builder_new ();
  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      RespiteEvent event = borrow_event (stmt);

      respite_timeline_builder_add (builder, &event);
    }
  sqlite3_reset (stmt);

  return rc == SQLITE_DONE ? respite_timeline_builder_end (g_steal_pointer (&builder)) : NULL;
}

gboolean
respite_event_table_get_last_entered (RespiteDb  *db,
                                      gint64      session_id,
                                      gint64     *entered_at,
                                      GError    **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, LAST_SQL, error);
  int rc;

  *entered_at = 0;
  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":session", session_id);
  rc = respite_db_step (db, stmt, error);
  if (rc == SQLITE_ROW)
    *entered_at = sqlite3_column_int64 (stmt, 0);
  sqlite3_reset (stmt);

  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

gboolean
respite_event_table_strike (RespiteDb   *db,
                            gint64       id,
                            const char  *reason,
                            gint64       staff_id,
                            gint64       now,
                            GError     **error)
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
