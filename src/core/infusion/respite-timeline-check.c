/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-timeline.h"

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "infusion/respite-emergency.h"
#include "infusion/respite-pump.h"

#define MAX_AHEAD_MS (2 * RESPITE_MINUTE_MS)

/* Sets and remarks, of which there are many, bear on nothing here, unless a correction took or takes their place. */
static gboolean
bears_on_order (const RespiteEvent *event,
                gint64              without)
{
  return event->kind == RESPITE_EVENT_EFFECT_START || event->kind == RESPITE_EVENT_EFFECT_END || event->is_struck ||
         event->replaces != 0 || (without != 0 && event->id == without) || !respite_pump_may_always (event->kind);
}

/* The events that count, in order: those of @timeline without that of @without, and @event if there is one. */
static GPtrArray *
collect_events (const RespiteTimeline *timeline,
                const RespiteEvent    *event,
                gint64                 without)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GPtrArray *counting = g_ptr_array_new ();

  for (guint i = 0, n = respite_timeline_get_n_events (timeline); i < n; i++)
    {
      const RespiteEvent *other = respite_timeline_get_event (timeline, i);

      if (bears_on_order (other, without))
        g_ptr_array_add (all, (void *) other);
    }
  if (event != NULL)
    g_ptr_array_add (all, (void *) event);
  respite_event_list_order (all);

  for (guint i = 0; i < all->len; i++)
    {
      const RespiteEvent *other = g_ptr_array_index (all, i);
      gboolean is_out = other->is_struck || (without != 0 && other->id == without);

      if (other == event || !is_out)
        g_ptr_array_add (counting, (void *) other);
    }

  return counting;
}

/* How many of @events cannot follow what stands before them; and in which state @event finds the pump. */
static guint
count_impossible (GPtrArray          *events,
                  const RespiteEvent *event,
                  RespitePumpState   *found)
{
  RespitePumpState state = RESPITE_PUMP_IDLE;
  guint n_impossible = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const RespiteEvent *other = g_ptr_array_index (events, i);

      if (other == event)
        *found = state;
      if (!respite_pump_after (state, other->kind, &state))
        n_impossible++;
    }

  return n_impossible;
}

static const char *
get_idle_reason (RespiteEventKind kind)
{
  if (kind == RESPITE_EVENT_RECOVERY)
    return N_("A recovery score comes after the start of the infusion");
  if (kind == RESPITE_EVENT_GAP)
    return N_("A gap can only be explained after the start of the infusion");

  return N_("The infusion had not begun at that time");
}

static const char *
get_reason (RespitePumpState state,
            RespiteEventKind kind)
{
  if (kind == RESPITE_EVENT_START)
    return N_("The infusion has begun already");

  switch (state)
    {
    case RESPITE_PUMP_IDLE:
      return get_idle_reason (kind);

    case RESPITE_PUMP_ENDED:
      return N_("The infusion was over at that time");

    case RESPITE_PUMP_PAUSED:
      return N_("The pump was paused already");

    case RESPITE_PUMP_RUNNING:
    default:
      return N_("The pump was running at that time");
    }
}

/* The event of @event_id, which must be there and still count. */
static const RespiteEvent *
find_standing (const RespiteTimeline  *timeline,
               gint64                  event_id,
               GError                **error)
{
  for (guint i = 0, n = respite_timeline_get_n_events (timeline); i < n; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (event->id != event_id)
        continue;
      if (!event->is_struck)
        return event;
      respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("This entry was already corrected or undone"));
      return NULL;
    }

  respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("The entry to be corrected is not in this session"));

  return NULL;
}

/* Whether the effect that @event ends had begun. */
static gboolean
check_effect_open (GPtrArray           *events,
                   const RespiteEvent  *event,
                   GError             **error)
{
  gboolean is_open = FALSE;

  for (guint i = 0; i < events->len && g_ptr_array_index (events, i) != event; i++)
    {
      const RespiteEvent *other = g_ptr_array_index (events, i);

      if (g_strcmp0 (other->code, event->code) == 0 &&
          (other->kind == RESPITE_EVENT_EFFECT_START || other->kind == RESPITE_EVENT_EFFECT_END))
        is_open = other->kind == RESPITE_EVENT_EFFECT_START;
    }

  return is_open || respite_set_error (error, RESPITE_ERROR_CONFLICT,
                                       N_("No such side effect was under way at that time"));
}

gboolean
respite_timeline_check_event (const RespiteTimeline  *timeline,
                              const RespiteEvent     *event,
                              gint64                  now,
                              GError                **error)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  RespitePumpState state = RESPITE_PUMP_IDLE;
  RespitePumpState next;
  guint n_before;

  g_return_val_if_fail (timeline != NULL && event != NULL, FALSE);

  if (event->at > now + MAX_AHEAD_MS)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This time lies in the future"));
  if (event->replaces != 0 && find_standing (timeline, event->replaces, error) == NULL)
    return FALSE;
  if (event->kind == RESPITE_EVENT_EMERGENCY && !respite_emergency_check (timeline, event, error))
    return FALSE;

  if (event->replaces == 0 && event->kind != RESPITE_EVENT_EFFECT_END && respite_pump_may_always (event->kind))
    return TRUE;

  before = collect_events (timeline, NULL, 0);
  after = collect_events (timeline, event, event->replaces);
  n_before = count_impossible (before, NULL, &state);

  if (count_impossible (after, event, &state) > n_before)
    {
      const char *reason = N_("A later entry of this session would no longer be possible");

      if (!respite_pump_after (state, event->kind, &next))
        reason = get_reason (state, event->kind);
      return respite_set_error (error, RESPITE_ERROR_CONFLICT, "%s", respite_translate (reason));
    }

  if (event->kind == RESPITE_EVENT_EFFECT_END)
    return check_effect_open (after, event, error);

  return TRUE;
}

gboolean
respite_timeline_check_strike (const RespiteTimeline  *timeline,
                               gint64                  event_id,
                               GError                **error)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  RespitePumpState state;
  const RespiteEvent *event;

  g_return_val_if_fail (timeline != NULL && event_id != 0, FALSE);

  event = find_standing (timeline, event_id, error);
  if (event == NULL)
    return FALSE;
  if (event->kind == RESPITE_EVENT_START || event->kind == RESPITE_EVENT_STOP || event->kind == RESPITE_EVENT_END)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("The start and the end of an infusion can only be corrected"));
  if (respite_pump_may_always (event->kind))
    return TRUE;

  before = collect_events (timeline, NULL, 0);
  after = collect_events (timeline, NULL, event_id);
  if (count_impossible (after, NULL, &state) > count_impossible (before, NULL, &state))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("A later entry of this session would no longer be possible"));

  return TRUE;
}
