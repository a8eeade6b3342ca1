/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-session-acts.h"

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "infusion/respite-schedule.h"
#include "service/respite-acts-private.h"
#include "service/respite-office-private.h"
#include "store/respite-event-table.h"
#include "store/respite-form-table.h"
#include "store/respite-monitor-table.h"
#include "store/respite-patient-table.h"
#include "store/respite-plan-table.h"
#include "store/respite-session-parts.h"
#include "store/respite-session-table.h"
#include "service/respite-vial-rules.h"
#include "store/respite-vial-table.h"

/* Longer than a window needs between two looks; and, where none has looked yet, than people between two entries. */
#define UNSEEN_MS (2 * RESPITE_MINUTE_MS)
#define UNENTERED_MS (15 * RESPITE_MINUTE_MS)

/* Whether a person has confirmed since @since that the pump ran on. */
static gboolean
is_confirmed (const RespiteTimeline *timeline,
              gint64                 since)
{
  for (guint i = 0, n = respite_timeline_get_n_events (timeline); i < n; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (event->kind == RESPITE_EVENT_CONFIRM && !event->is_struck && event->entered_at >= since)
        return TRUE;
    }

  return FALSE;
}

gboolean
respite_acts_get_unconfirmed (RespiteOffice         *office,
                              const RespiteSession  *session,
                              const RespiteTimeline *timeline,
                              gint64                *since,
                              GError               **error)
{
  gint64 seen_at;

  if (!respite_session_table_get_seen (respite_office_get_db (office), session->id, &seen_at, since, error))
    return FALSE;

  if (*since == 0 && session->state == RESPITE_SESSION_RUNNING && seen_at != 0 &&
      respite_office_get_now (office) - seen_at > UNSEEN_MS)
    *since = seen_at;
  if (*since != 0 && timeline != NULL && is_confirmed (timeline, *since))
    *since = 0;

  return TRUE;
}

static gboolean
load_signatures (RespiteOffice        *office,
                 RespiteSessionRecord *record,
                 GError              **error)
{
  g_autoptr (GPtrArray) rows = respite_signature_table_list_session (respite_office_get_db (office),
                                                                     record->session->id, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      RespiteSignatureRow *row = g_ptr_array_index (rows, i);

      if (!respite_acts_check_signature (office, row, error))
        return FALSE;
      g_ptr_array_add (record->signatures, g_steal_pointer (&row->signature));
    }

  return rows != NULL;
}

/* The limits that were in force when the infusion began, else the present ones, else the example. */
static gboolean
load_thresholds (RespiteOffice        *office,
                 RespiteSessionRecord *record,
                 GError              **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (GError) local = NULL;
  RespiteThresholds *thresholds = NULL;
  int version = 0;

  if (!respite_session_table_get_thresholds (db, record->session->id, &version, error))
    return FALSE;

  if (version != 0 || record->session->started_at == 0)
    thresholds = respite_thresholds_table_get (db, version, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (thresholds != NULL)
    {
      respite_thresholds_free (record->thresholds);
      record->thresholds = thresholds;
    }

  return TRUE;
}

static gboolean
load_plan (RespiteOffice        *office,
           RespiteSessionRecord *record,
           const char           *language,
           GError              **error)
{
  if (language == NULL)
    language = respite_office_get_language (office);

  if (record->session->course_id != 0)
    {
      record->course = respite_course_table_get (respite_office_get_db (office), record->session->course_id, error);
      if (record->course == NULL)
        return FALSE;
    }
  if (record->session->protocol_id != 0)
    {
      record->protocol = respite_acts_load_protocol (office, record->session->protocol_id, language, error);
      if (record->protocol == NULL)
        return FALSE;
    }

  record->schedule = respite_acts_load_schedule (office, record->session, record->protocol);
  g_ptr_array_unref (record->recovery);
  record->recovery = respite_acts_load_recovery (office, record->session, language);
  g_clear_pointer (&record->medicines, g_ptr_array_unref);
  record->medicines = respite_acts_load_list (office, RESPITE_LIST_MEDICINES, record->session);

  return record->course == NULL || respite_acts_name_course (office, record->course, language, error);
}

static gboolean
load_order (RespiteOffice        *office,
            RespiteSessionRecord *record,
            GError              **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (GError) local = NULL;
  gint64 id;

  record->order = respite_order_table_get (db, record->session->id, &id, &local);
  if (local == NULL)
    record->preparation = respite_preparation_table_get (db, record->session->id, &id, &local);
  if (local == NULL)
    {
      g_autoptr (GPtrArray) moves = respite_vial_move_table_list (db, record->session->id, error);
      RespiteVialRules rules;

      if (moves == NULL)
        return FALSE;
      g_ptr_array_unref (record->vial_moves);
      record->vial_moves = g_steal_pointer (&moves);
      rules = respite_office_get_vial_rules (office);
      record->needs_check = rules.needs_check;
      record->dose_tolerance_ug = rules.tolerance_ug;
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

static gboolean
load_addenda (RespiteOffice        *office,
              RespiteSessionRecord *record,
              GError              **error)
{
  GPtrArray *addenda = respite_addendum_table_list (respite_office_get_db (office), record->session->id, error);

  if (addenda == NULL)
    return FALSE;

  g_ptr_array_unref (record->addenda);
  record->addenda = addenda;

  return TRUE;
}

static gboolean
load_monitor (RespiteOffice        *office,
              RespiteSessionRecord *record,
              GError              **error)
{
  GPtrArray *batches = respite_monitor_table_list (respite_office_get_db (office), record->session->id, error);

  if (batches == NULL)
    return FALSE;

  g_ptr_array_unref (record->monitor);
  record->monitor = batches;

  return TRUE;
}

static gboolean
load_checks (RespiteOffice        *office,
             RespiteSessionRecord *record,
             const char           *language,
             GError              **error)
{
  if (language == NULL)
    language = respite_office_get_language (office);

  g_ptr_array_unref (record->gate);
  g_ptr_array_unref (record->discharge);
  record->discharge = NULL;
  record->gate = respite_acts_load_checks (office, record->session, record->protocol, "gate", language, error);
  if (record->gate != NULL)
    record->discharge = respite_acts_load_checks (office, record->session, record->protocol, "discharge",
                                                  language, error);

  return record->discharge != NULL &&
         (!respite_session_record_is_nasal (record) || respite_acts_load_worksheet (office, record, language, error));
}

RespiteSessionRecord *
respite_acts_load_session (RespiteOffice *office,
                           gint64         session_id,
                           const char    *language,
                           GError       **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteSession) session = respite_session_table_get (db, session_id, error);
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (RespiteTimeline) timeline = NULL;
  g_autoptr (RespiteSessionRecord) record = NULL;

  if (session == NULL)
    return NULL;
  patient = respite_patient_table_get (db, session->patient_id, error);
  timeline = patient != NULL ? respite_event_table_load (db, session_id, error) : NULL;
  if (timeline == NULL)
    return NULL;

  record = respite_session_record_new ();
  respite_session_free (record->session);
  record->session = g_steal_pointer (&session);
  respite_patient_free (record->patient);
  record->patient = g_steal_pointer (&patient);
  respite_timeline_unref (record->timeline);
  record->timeline = g_steal_pointer (&timeline);
  if (!load_plan (office, record, language, error) || !load_order (office, record, error) ||
      !load_checks (office, record, language, error) || !load_thresholds (office, record, error) ||
      !load_signatures (office, record, error) || !load_monitor (office, record, error) ||
      !load_addenda (office, record, error) ||
      !respite_acts_get_unconfirmed (office, record->session, record->timeline, &record->unconfirmed_since, error))
    return NULL;

  return g_steal_pointer (&record);
}

RespiteSessionRecord *
respite_office_get_session (RespiteOffice *office,
                            gint64         session_id,
                            gboolean       open_record,
                            GError       **error)
{
  return respite_office_get_session_in (office, session_id, NULL, open_record, error);
}

RespiteSessionRecord *
respite_office_get_session_in (RespiteOffice *office,
                               gint64         session_id,
                               const char    *language,
                               gboolean       open_record,
                               GError       **error)
{
  g_autoptr (RespiteSessionRecord) record = NULL;

  if (!respite_office_may (office, RESPITE_FUNCTION_BOARD_VIEW, error))
    return NULL;

  record = respite_acts_load_session (office, session_id, language, error);
  if (record == NULL || !respite_office_may_see (office, record->patient->id, error))
    return NULL;
  if (open_record && !respite_db_is_read_only (respite_office_get_db (office)) &&
      !respite_office_audit_view (office, RESPITE_FUNCTION_RECORD_VIEW, "session.view", RESPITE_KIND_SESSION,
                                  session_id, record->patient->id, error))
    return NULL;

  return g_steal_pointer (&record);
}

static gboolean
note_seen (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  GPtrArray *sessions = data;
  RespiteDb *db = respite_office_get_db (office);
  gint64 now = respite_office_get_now (office);

  for (guint i = 0; i < sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);
      g_autoptr (RespiteTimeline) timeline = NULL;
      gint64 longest = UNSEEN_MS;
      gint64 seen_at;
      gint64 since;
      gint64 before;

      if (session->state != RESPITE_SESSION_RUNNING)
        continue;
      if (!respite_session_table_get_seen (db, session->id, &seen_at, &since, error))
        return FALSE;

      before = since;

      /* No window has shown it yet: what was entered last is the last that is known. */
      if (seen_at == 0)
        {
          longest = UNENTERED_MS;
          timeline = respite_event_table_load (db, session->id, error);
          if (timeline == NULL)
            return FALSE;
          for (guint j = 0; j < respite_timeline_get_n_events (timeline); j++)
            seen_at = MAX (seen_at, respite_timeline_get_event (timeline, j)->entered_at);
        }
      if (since != 0 && timeline == NULL)
        {
          timeline = respite_event_table_load (db, session->id, error);
          if (timeline == NULL)
            return FALSE;
          if (is_confirmed (timeline, since))
            since = 0;
        }
      if (since == 0 && now - seen_at > longest)
        since = seen_at;
      if (!respite_session_table_set_seen (db, session->id, now, since, error))
        return FALSE;
      if (since != before)
        respite_office_note (office, RESPITE_KIND_SESSION, session->id, session->patient_id);
    }

  return TRUE;
}

gboolean
respite_office_note_seen (RespiteOffice *office,
                          GError       **error)
{
  g_autoptr (GPtrArray) sessions = NULL;
  gboolean is_running = FALSE;

  if (!respite_office_may_glance (office, error))
    return FALSE;

  sessions = respite_session_table_list (respite_office_get_db (office), 0, 0, 0, 0, TRUE, error);
  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    is_running |= ((RespiteSession *) g_ptr_array_index (sessions, i))->state == RESPITE_SESSION_RUNNING;
  if (sessions == NULL || !is_running)
    return sessions != NULL;

  return respite_office_transact (office, note_seen, sessions, error);
}
