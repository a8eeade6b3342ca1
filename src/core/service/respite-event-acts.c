/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-session-acts.h"

#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "infusion/respite-order-check.h"
#include "infusion/respite-pump.h"
#include "service/respite-acts-private.h"
#include "store/respite-event-table.h"
#include "store/respite-plan-table.h"
#include "store/respite-session-parts.h"
#include "store/respite-session-table.h"

#define TEXT_CHARS 10000
#define CODE_CHARS 40

/* Whether an event may stand anywhere, so that it needs no look at the others. */
static gboolean
is_free (const RespiteEvent *event)
{
  return event->replaces == 0 &&
         (event->kind == RESPITE_EVENT_SET || event->kind == RESPITE_EVENT_NOTE ||
          event->kind == RESPITE_EVENT_MEDICINE);
}

static gboolean
clean_event (RespiteOffice *office,
             RespiteEvent  *event,
             GError       **error)
{
  const RespiteStaff *actor = respite_office_get_actor (office);

  event->entered_at = respite_office_get_now (office);
  if (event->at == 0)
    event->at = event->entered_at;
  event->staff_id = actor->id;
  respite_set_str (&event->staff_name, actor->name);
  event->is_struck = FALSE;
  respite_set_str (&event->strike_reason, "");

  return respite_acts_clean (&event->code, CODE_CHARS, FALSE, error) &&
         respite_acts_clean (&event->text, TEXT_CHARS, TRUE, error) &&
         respite_acts_clean (&event->detail, TEXT_CHARS, TRUE, error) &&
         respite_acts_clean (&event->typed, TEXT_CHARS, TRUE, error) && respite_event_check (event, error);
}

/* The event in words for the audit. */
static char *
describe_event (const RespiteEvent *event)
{
  GString *text = g_string_new (respite_event_is_spray (event) ? "spray-" : "");

  g_string_append (text, respite_code_to_word (respite_event_kind_codes, event->kind));

  for (int i = 0; i < RESPITE_N_VITALS; i++)
    if (respite_event_has_vital (event, (RespiteVital) i))
      g_string_append_printf (text, " %s %d", respite_code_to_word (respite_vital_codes, i), event->vitals[i]);
  if (event->rate_ugph != 0)
    {
      g_autofree char *rate = respite_quantity_format_mg_per_h (event->rate_ugph);

      g_string_append_printf (text, " %s", rate);
    }
  if (event->amount_ug != 0)
    {
      g_autofree char *amount = respite_quantity_format_mg (event->amount_ug);

      g_string_append_printf (text, " %s", amount);
    }
  if (*event->code != '\0' && !respite_event_is_spray (event))
    g_string_append_printf (text, " %s %d", event->code, event->severity);
  if (*event->text != '\0')
    g_string_append_printf (text, " “%s”", event->text);
  if (*event->detail != '\0')
    g_string_append_printf (text, " (%s)", event->detail);
  g_string_append_printf (text, " at %" G_GINT64_FORMAT, event->at);

  return g_string_free (text, FALSE);
}

static gboolean
check_state (const RespiteSession *session,
             GError              **error)
{
  switch (session->state)
    {
    case RESPITE_SESSION_PLANNED:
      return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("Check the patient in before you write entries"));

    case RESPITE_SESSION_SIGNED:
      return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                                N_ ("This session is signed and locked; add an addendum"));

    case RESPITE_SESSION_CANCELLED:
    case RESPITE_SESSION_NO_SHOW:
      return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("This session did not take place"));

    case RESPITE_SESSION_CHECKED_IN:
    case RESPITE_SESSION_RUNNING:
    case RESPITE_SESSION_PAUSED:
    case RESPITE_SESSION_RECOVERY:
    case RESPITE_SESSION_DISCHARGED:
    default:
      return TRUE;
    }
}

/* A start needs an order, its preparation checked by a second person, and a gate without open lines. */
static gboolean
check_start (RespiteOffice        *office,
             const RespiteSession *session,
             GError              **error)
{
  RespiteDb *db = respite_office_get_db (office);
  const char *language = respite_office_get_clinic_info (office)->language;
  g_autoptr (RespiteOrder) order = NULL;
  g_autoptr (RespitePreparation) preparation = NULL;
  g_autoptr (RespiteProtocol) protocol = NULL;
  g_autoptr (RespiteThresholds) thresholds = NULL;
  g_autoptr (GPtrArray) gate = NULL;
  g_autoptr (GError) local = NULL;
  const RespiteCheck *first = NULL;
  gint64 id;

  order = respite_order_table_get (db, session->id, &id, &local);
  if (order != NULL)
    preparation = respite_preparation_table_get (db, session->id, &id, &local);
  if (local == NULL)
    thresholds = respite_thresholds_table_get (db, 0, &local);
  if (local == NULL && session->protocol_id != 0)
    protocol = respite_acts_load_protocol (office, session->protocol_id, language, &local);
  if (local == NULL)
    gate = respite_acts_load_checks (office, session, protocol, "gate", language, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (order == NULL)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("The infusion cannot begin: there is no order"));
  if (preparation == NULL)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_ ("The infusion cannot begin: nobody prepared this order yet"));
  if (respite_acts_count_open (gate, &first) > 0)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_ ("The infusion cannot begin: “%s” is still open in the gate"), first->text);

  return respite_acts_keep_own_checks (office, session, protocol, error) &&
         respite_session_table_set_thresholds (db, session->id, thresholds != NULL ? thresholds->version : 0, error);
}

/* The one act that leads from where the session stands to what the pump does now. */
static gboolean
find_step (RespiteSessionState state,
           RespitePumpState    pump,
           RespiteSessionAct  *act)
{
  switch (pump)
    {
    case RESPITE_PUMP_RUNNING:
      *act = state == RESPITE_SESSION_CHECKED_IN ? RESPITE_SESSION_ACT_START : RESPITE_SESSION_ACT_RESUME;
      return state != RESPITE_SESSION_RUNNING;

    case RESPITE_PUMP_PAUSED:
      *act = RESPITE_SESSION_ACT_PAUSE;
      return state != RESPITE_SESSION_PAUSED;

    case RESPITE_PUMP_ENDED:
      *act = RESPITE_SESSION_ACT_END;
      return state != RESPITE_SESSION_RECOVERY && state != RESPITE_SESSION_DISCHARGED;

    case RESPITE_PUMP_IDLE:
    default:
      return FALSE;
    }
}

/* Lets the session's state and instants follow its events. */
static gboolean
follow_timeline (RespiteOffice  *office,
                 RespiteSession *session,
                 GError        **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteTimeline) timeline = respite_event_table_load (db, session->id, error);
  RespitePumpState pump;
  RespiteSessionAct act;
  gint64 start;
  gint64 end;

  if (timeline == NULL)
    return FALSE;

  /* Entries may lie up to two minutes ahead; the state follows them at once. */
  pump = respite_timeline_get_pump (timeline, G_MAXINT64 / 4, NULL);
  start = respite_timeline_get_start (timeline);
  end = respite_timeline_get_end (timeline);
  if (find_step (session->state, pump, &act))
    {
      session->started_at = start;
      session->ended_at = end;
      return respite_acts_step_session (office, session, act, error);
    }
  if (session->started_at == start && session->ended_at == end)
    return TRUE;

  session->started_at = start;
  session->ended_at = end;

  return respite_session_table_update (db, session, error);
}

/* A program that was away while the pump ran leaves the time since then unconfirmed, whatever is entered first. */
static gboolean
keep_unconfirmed (RespiteOffice        *office,
                  const RespiteSession *session,
                  GError              **error)
{
  gint64 seen_at;
  gint64 stored;
  gint64 since;

  if (session->state != RESPITE_SESSION_RUNNING)
    return TRUE;
  if (!respite_session_table_get_seen (respite_office_get_db (office), session->id, &seen_at, &stored, error))
    return FALSE;
  if (seen_at == 0 || stored != 0 || !respite_acts_get_unconfirmed (office, session, NULL, &since, error))
    return seen_at == 0 || stored != 0;

  return since == 0 || respite_session_table_set_seen (respite_office_get_db (office), session->id,
                                                       respite_office_get_now (office), since, error);
}

/* The entry that @event corrects is struck out; its words go into the audit. */
static gboolean
strike_replaced (RespiteOffice      *office,
                 const RespiteEvent *event,
                 const char         *reason,
                 char              **old_text,
                 GError            **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteEvent) replaced = respite_event_table_get (db, event->replaces, error);

  if (replaced == NULL)
    return FALSE;
  if (replaced->session_id != event->session_id || replaced->is_struck)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("This entry was already corrected or undone"));

  *old_text = describe_event (replaced);

  return respite_event_table_strike (db, replaced->id, reason, respite_acts_get_actor_id (office),
                                     respite_office_get_now (office), error);
}

static gboolean
check_event (RespiteOffice      *office,
             const RespiteEvent *event,
             gint64              session_id,
             GError            **error)
{
  g_autoptr (RespiteTimeline) timeline = NULL;

  if (is_free (event))
    timeline = respite_timeline_new_take (g_ptr_array_new_with_free_func ((GDestroyNotify) respite_event_free));
  else
    timeline = respite_event_table_load (respite_office_get_db (office), session_id, error);

  return timeline != NULL &&
         respite_timeline_check_event (timeline, event, respite_office_get_now (office), error);
}

gboolean
respite_acts_add_event (RespiteOffice *office,
                        gpointer       data,
                        GError       **error)
{
  const RespiteEventAct *act = data;
  RespiteEvent *event = act->event;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteSession) session = respite_session_table_get (db, act->session_id, error);
  g_autofree char *reason = NULL;
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;

  if (session == NULL || !check_state (session, error) || !respite_acts_check_clock (office, act->session_id, error) ||
      !clean_event (office, event, error))
    return FALSE;
  reason = respite_str_clean (act->reason, 1000, TRUE, error);
  if (reason == NULL || !check_event (office, event, session->id, error))
    return FALSE;
  if (event->kind == RESPITE_EVENT_START && event->replaces == 0 && !check_start (office, session, error))
    return FALSE;
  if (!keep_unconfirmed (office, session, error) ||
      !respite_event_table_insert (db, session->id, event, error) ||
      (event->replaces != 0 && !strike_replaced (office, event, reason, &old_text, error)) ||
      !respite_acts_keep_photo (office, session, event, act->photo, error))
    return FALSE;
  if ((respite_event_is_dose (event) || event->replaces != 0) && !follow_timeline (office, session, error))
    return FALSE;

  new_text = describe_event (event);
  if (respite_event_is_dose (event))
    respite_office_note (office, RESPITE_KIND_SESSION, session->id, session->patient_id);

  return respite_acts_audit (office, event->replaces != 0 ? "event.correct" : "event.add", RESPITE_KIND_EVENT,
                             event->id, session->patient_id, old_text, new_text, *reason != '\0' ? reason : NULL,
                             error);
}

gboolean
respite_office_add_event (RespiteOffice *office,
                          gint64         session_id,
                          RespiteEvent  *event,
                          const char    *reason,
                          GError       **error)
{
  RespiteEventAct act = { session_id, event, NULL, reason };

  g_return_val_if_fail (office != NULL && event != NULL, FALSE);

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_RECORD, respite_acts_add_event, &act, error);
}

typedef struct
{
  gint64      event_id;
  const char *reason;
} StrikeAct;

/* Whether what is left without @struck still is a possible infusion. */
static gboolean
check_without (RespiteOffice      *office,
               const RespiteEvent *struck,
               GError            **error)
{
  g_autoptr (RespiteTimeline) timeline = respite_event_table_load (respite_office_get_db (office), struck->session_id,
                                                                   error);
  RespitePumpState state = RESPITE_PUMP_IDLE;

  if (timeline == NULL)
    return FALSE;

  for (guint i = 0, n = respite_timeline_get_n_events (timeline); i < n; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (!event->is_struck && event->id != struck->id && !respite_pump_after (state, event->kind, &state))
        return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                                  N_ ("Later entries rest on this one; correct it by another entry"));
    }

  return TRUE;
}

static gboolean
strike_event (RespiteOffice *office,
              gpointer       data,
              GError       **error)
{
  const StrikeAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteEvent) event = respite_event_table_get (db, act->event_id, error);
  g_autoptr (RespiteSession) session = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;

  if (event == NULL)
    return FALSE;
  session = respite_session_table_get (db, event->session_id, error);
  reason = session != NULL ? respite_str_clean (act->reason, 1000, TRUE, error) : NULL;
  if (reason == NULL || !check_state (session, error))
    return FALSE;
  if (event->kind == RESPITE_EVENT_START || event->kind == RESPITE_EVENT_STOP || event->kind == RESPITE_EVENT_END)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_ ("The start and the end of an infusion are corrected by an entry, not undone"));
  if (event->is_struck)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("This entry was already corrected or undone"));
  if (!check_without (office, event, error))
    return FALSE;

  text = describe_event (event);
  if (!respite_event_table_strike (db, event->id, reason, respite_acts_get_actor_id (office),
                                   respite_office_get_now (office), error) ||
      (event->photo_id != 0 && !respite_acts_strike_photo (office, event->photo_id, error)))
    return FALSE;
  if (respite_event_is_dose (event) && !follow_timeline (office, session, error))
    return FALSE;

  respite_office_note (office, RESPITE_KIND_SESSION, session->id, session->patient_id);

  return respite_acts_audit (office, "event.strike", RESPITE_KIND_EVENT, event->id, session->patient_id, text, NULL,
                             *reason != '\0' ? reason : NULL, error);
}

gboolean
respite_office_strike_event (RespiteOffice *office,
                             gint64         event_id,
                             const char    *reason,
                             GError       **error)
{
  StrikeAct act = { event_id, reason };

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_RECORD, strike_event, &act, error);
}
