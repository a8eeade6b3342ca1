/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-session-acts.h"

#include <string.h>

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "infusion/respite-emergency.h"
#include "infusion/respite-schedule.h"
#include "service/respite-acts-private.h"
#include "service/respite-office-private.h"
#include "store/respite-event-table.h"
#include "store/respite-session-table.h"

void
respite_board_row_free (RespiteBoardRow *row)
{
  if (row == NULL)
    return;

  respite_session_free (row->session);
  g_free (row);
}

gboolean
respite_board_row_has_emergency (const RespiteBoardRow *row)
{
  g_return_val_if_fail (row != NULL, FALSE);

  return row->emergency_at != 0 && row->session->state != RESPITE_SESSION_SIGNED;
}

/* A patient may collapse before the infusion begins. */
static gboolean
fill_waiting (RespiteOffice   *office,
              RespiteBoardRow *row,
              GError         **error)
{
  g_autoptr (RespiteTimeline) timeline = respite_event_table_load (respite_office_get_db (office), row->session->id,
                                                                   error);

  if (timeline == NULL)
    return FALSE;

  row->emergency_at = respite_timeline_get_emergency (timeline);

  return TRUE;
}

/* What a running or recovering visit shows beside its name. */
static gboolean
fill_running (RespiteOffice         *office,
              RespiteBoardRow       *row,
              const RespiteProtocol *protocol,
              GError               **error)
{
  gint64 now = respite_office_get_now (office);
  g_autoptr (RespiteTimeline) timeline = respite_event_table_load (respite_office_get_db (office), row->session->id,
                                                                   error);

  if (timeline == NULL)
    return FALSE;

  for (guint i = 0, n = respite_timeline_get_n_events (timeline); i < n; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (event->kind != RESPITE_EVENT_SET || event->is_struck)
        continue;
      row->last_set_at = event->at;
      memcpy (row->last_vitals, event->vitals, sizeof row->last_vitals);
    }
  respite_timeline_get_pump (timeline, now, &row->rate_ugph);
  row->given_ug = respite_timeline_get_given (timeline, now);
  row->emergency_at = respite_timeline_get_emergency (timeline);
  if (!respite_acts_get_unconfirmed (office, row->session, timeline, &row->unconfirmed_since, error))
    return FALSE;
  if (row->session->state != RESPITE_SESSION_DISCHARGED)
    {
      RespiteSchedule schedule = respite_acts_load_schedule (office, row->session, protocol);

      row->next_due_at = respite_schedule_get_next (&schedule, row->session->number, timeline, now);
    }

  return TRUE;
}

static gboolean
fill_row (RespiteOffice   *office,
          RespiteBoardRow *row,
          gboolean         is_locked,
          GError         **error)
{
  const RespiteSession *session = row->session;
  const char *language = respite_office_get_clinic_info (office)->language;
  g_autoptr (RespiteProtocol) protocol = NULL;
  RespiteReadiness readiness;

  if (session->protocol_id != 0)
    {
      protocol = respite_acts_load_protocol (office, session->protocol_id, language, error);
      if (protocol == NULL)
        return FALSE;
    }
  if (session->started_at != 0 && !fill_running (office, row, protocol, error))
    return FALSE;
  if (session->state == RESPITE_SESSION_CHECKED_IN && !fill_waiting (office, row, error))
    return FALSE;
  if (is_locked)
    return TRUE;
  if (!respite_acts_get_readiness (office, session->patient_id, &readiness, error))
    return FALSE;

  row->has_consent = readiness.consent_at != 0;
  row->has_screening = readiness.screened_at != 0;
  row->has_eligibility = readiness.eligible_at != 0;
  if (session->state == RESPITE_SESSION_PLANNED || session->state == RESPITE_SESSION_CHECKED_IN)
    {
      g_autoptr (GPtrArray) gate = respite_acts_load_checks (office, session, protocol, "gate", language, error);

      if (gate == NULL)
        return FALSE;
      row->open_checks = respite_acts_count_open (gate, NULL);
    }

  return TRUE;
}

/* A lock screen shows no name and nothing that leads to one. */
static void
hide_person (RespiteSession *session)
{
  session->patient_id = 0;
  respite_set_str (&session->patient_name, "");
  respite_set_str (&session->patient_mrn, "");
  respite_set_str (&session->reason, "");
}

/* On the board those come first that cannot wait: what runs is 0, what recovers 1. */
static int
get_rank (const RespiteSession *session)
{
  switch (session->state)
    {
    case RESPITE_SESSION_RUNNING:
    case RESPITE_SESSION_PAUSED:
      return 0;

    case RESPITE_SESSION_RECOVERY:
      return 1;

    case RESPITE_SESSION_CHECKED_IN:
      return 2;

    case RESPITE_SESSION_DISCHARGED:
      return 3;

    case RESPITE_SESSION_PLANNED:
      return 4;

    case RESPITE_SESSION_SIGNED:
    case RESPITE_SESSION_CANCELLED:
    case RESPITE_SESSION_NO_SHOW:
    default:
      return 5;
    }
}

/* Who went home a day ago is no longer in the house, though nobody has signed yet. */
static gboolean
may_have_emergency (const RespiteSession *session,
                    gint64                now)
{
  return session->state == RESPITE_SESSION_CHECKED_IN ||
         (session->state == RESPITE_SESSION_DISCHARGED && now - session->discharged_at < RESPITE_DAY_MS);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const RespiteSession *left = (*(RespiteBoardRow *const *) a)->session;
  const RespiteSession *right = (*(RespiteBoardRow *const *) b)->session;
  int order = get_rank (left) - get_rank (right);

  if (order != 0)
    return order;
  if (left->planned_at != right->planned_at)
    return left->planned_at < right->planned_at ? -1 : 1;

  return left->id < right->id ? -1 : left->id > right->id;
}

/* Today's visits and the open ones, with nothing but the visit itself. */
static GPtrArray *
load_rows (RespiteOffice *office,
           GError       **error)
{
  GTimeZone *zone = respite_office_get_zone (office);
  gint64 today = respite_time_day_begin (respite_office_get_now (office), zone);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_board_row_free);
  g_autoptr (GPtrArray) sessions = NULL;

  sessions = respite_session_table_list_board (respite_office_get_db (office), today,
                                               respite_time_day_begin (today + 36 * RESPITE_HOUR_MS, zone), error);
  if (sessions == NULL)
    return NULL;

  g_ptr_array_set_free_func (sessions, NULL);
  for (guint i = 0; i < sessions->len; i++)
    {
      RespiteBoardRow *row = g_new0 (RespiteBoardRow, 1);

      row->session = g_ptr_array_index (sessions, i);
      g_ptr_array_add (rows, row);
    }

  return g_steal_pointer (&rows);
}

GPtrArray *
respite_office_list_board (RespiteOffice *office,
                           GError       **error)
{
  gboolean is_locked = respite_office_get_state (office) == RESPITE_OFFICE_LOCKED;
  g_autoptr (GPtrArray) rows = NULL;

  if (is_locked ? !respite_office_may_glance (office, error) :
      !respite_office_may (office, RESPITE_FUNCTION_BOARD_VIEW, error))
    return NULL;
  if (!is_locked)
    respite_acts_begin_day (office);

  rows = load_rows (office, error);
  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      RespiteBoardRow *row = g_ptr_array_index (rows, i);

      if (!fill_row (office, row, is_locked, error))
        return NULL;
      if (is_locked)
        hide_person (row->session);
    }
  g_ptr_array_sort (rows, compare_rows);

  return g_steal_pointer (&rows);
}

GPtrArray *
respite_office_list_running (RespiteOffice *office,
                             GError       **error)
{
  const char *language = respite_office_get_clinic_info (office)->language;
  g_autoptr (GPtrArray) rows = NULL;

  if (!respite_office_may (office, RESPITE_FUNCTION_BOARD_VIEW, error))
    return NULL;
  rows = load_rows (office, error);
  if (rows == NULL)
    return NULL;

  for (guint i = rows->len; i > 0; i--)
    {
      RespiteBoardRow *row = g_ptr_array_index (rows, i - 1);
      g_autoptr (RespiteProtocol) protocol = NULL;

      /* Others are of interest only where there is an emergency. */
      if (may_have_emergency (row->session, respite_office_get_now (office)) && !fill_waiting (office, row, error))
        return NULL;
      if (get_rank (row->session) > 1 && !respite_board_row_has_emergency (row))
        {
          g_ptr_array_remove_index (rows, i - 1);
          continue;
        }
      protocol = row->session->protocol_id != 0
                 ? respite_acts_load_protocol (office, row->session->protocol_id, language, error) : NULL;
      if ((row->session->protocol_id != 0 && protocol == NULL) || !fill_running (office, row, protocol, error))
        return NULL;
    }
  g_ptr_array_sort (rows, compare_rows);

  return g_steal_pointer (&rows);
}
