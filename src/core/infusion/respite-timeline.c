/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-timeline.h"

#include <string.h>

#include "base/respite-clock.h"
#include "infusion/respite-pump.h"

/* What the pump does from an instant on, and what was given until then. */
typedef struct
{
  gint64           at;
  RespitePumpState state;
  gint64           rate_ugph;           /* that it gives, or gave before a pause */
  gint64           running_ms;
  __int128         bolus_ug;
  __int128         infused;             /* micrograms per hour times milliseconds */
} Step;

struct _RespiteTimeline
{
  RespiteEvent *events;         /* one block with their texts behind them */
  guint         n_events;
  GArray       *steps;          /* the first one is idle from the beginning of time */
  gint64        start;
  gint64        end;
  gint64        last;
};

G_DEFINE_BOXED_TYPE (RespiteTimeline, respite_timeline, respite_timeline_ref, respite_timeline_unref)

static void
clear_timeline (void *data)
{
  RespiteTimeline *timeline = data;

  g_free (timeline->events);
  g_array_unref (timeline->steps);
}

/* Carries the amounts of @step on to @at. */
static Step
run_until (const Step *step,
           gint64      at)
{
  Step later = *step;

  later.at = at;
  if (step->state == RESPITE_PUMP_RUNNING && at > step->at)
    {
      later.infused += (__int128) step->rate_ugph * (at - step->at);
      later.running_ms += at - step->at;
    }

  return later;
}

static gint64
get_total (const Step *step)
{
  __int128 given = (step->infused + RESPITE_HOUR_MS / 2) / RESPITE_HOUR_MS + step->bolus_ug;

  return (gint64) MIN (given, (__int128) G_MAXINT64);
}

static gint64
get_rate (const Step *step)
{
  return step->state == RESPITE_PUMP_RUNNING ? step->rate_ugph : 0;
}

/* Whether @event changes the rate or the total; what cannot follow what stands before it counts for nothing. */
static gboolean
apply_event (Step               *step,
             const RespiteEvent *event)
{
  RespitePumpState after;

  if (event->kind == RESPITE_EVENT_BOLUS)
    {
      step->bolus_ug += MAX (event->amount_ug, 0);
      return TRUE;
    }
  if (!respite_pump_after (step->state, event->kind, &after))
    return FALSE;

  if (event->kind == RESPITE_EVENT_START || event->kind == RESPITE_EVENT_RATE ||
      (event->kind == RESPITE_EVENT_RESUME && event->rate_ugph > 0))
    step->rate_ugph = CLAMP (event->rate_ugph, 0, RESPITE_EVENT_MAX_RATE_UGPH);
  if (event->kind != RESPITE_EVENT_RATE && after == step->state)
    return FALSE;
  step->state = after;

  return TRUE;
}

static void
build_steps (RespiteTimeline *timeline)
{
  Step first = { .at = G_MININT64, .state = RESPITE_PUMP_IDLE };

  g_array_append_val (timeline->steps, first);
  for (guint i = 0; i < timeline->n_events; i++)
    {
      const RespiteEvent *event = &timeline->events[i];
      const Step *before = &g_array_index (timeline->steps, Step, timeline->steps->len - 1);
      Step step = run_until (before, event->at);

      if (event->is_struck)
        continue;

      timeline->last = event->at;
      if (!apply_event (&step, event))
        continue;
      if (event->kind == RESPITE_EVENT_START)
        timeline->start = event->at;
      if (step.state == RESPITE_PUMP_ENDED && timeline->end == 0)
        timeline->end = event->at;
      g_array_append_val (timeline->steps, step);
    }
}

/* The last step that began at or before @at. */
static const Step *
find_step (const RespiteTimeline *timeline,
           gint64                 at)
{
  guint low = 0, high = timeline->steps->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (timeline->steps, Step, middle).at <= at)
        low = middle;
      else
        high = middle;
    }

  return &g_array_index (timeline->steps, Step, low);
}

static RespiteEffectSpan *
find_open_span (GArray     *spans,
                const char *code)
{
  for (guint i = spans->len; i > 0; i--)
    {
      RespiteEffectSpan *span = &g_array_index (spans, RespiteEffectSpan, i - 1);

      if (span->end == 0 && g_strcmp0 (span->code, code) == 0)
        return span;
    }

  return NULL;
}

/* Where an event keeps its texts. */
/* What was typed comes first: others are a part of it. */
static const gsize texts[] =
{
  G_STRUCT_OFFSET (RespiteEvent, typed),
  G_STRUCT_OFFSET (RespiteEvent, uuid),
  G_STRUCT_OFFSET (RespiteEvent, staff_name),
  G_STRUCT_OFFSET (RespiteEvent, code),
  G_STRUCT_OFFSET (RespiteEvent, text),
  G_STRUCT_OFFSET (RespiteEvent, detail),
  G_STRUCT_OFFSET (RespiteEvent, strike_reason),
};

/* Where @text is the end of what was typed ("note" and the note), how far from its beginning; else -1. */
static gssize
find_in_typed (const RespiteEvent *event,
               const char         *text)
{
  if (text == event->typed || text == NULL || event->typed == NULL || !g_str_has_suffix (event->typed, text))
    return -1;

  return (gssize) (strlen (event->typed) - strlen (text));
}

/*
 * Copies @from into its place with its texts at @end: most are empty, those of the event before or the end of what
 * was typed, and need no room. With @to NULL only counts.
 *
 * Returns: the end of the texts
 */
static gsize
pack_event (const RespiteEvent *from,
            const RespiteEvent *before,
            RespiteEvent       *to,
            char               *block,
            gsize               end)
{
  if (to != NULL)
    *to = *from;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = G_STRUCT_MEMBER (char *, from, texts[i]);
      gboolean is_again = before != NULL && g_strcmp0 (text, G_STRUCT_MEMBER (char *, before, texts[i])) == 0;
      gssize typed = is_again ? -1 : find_in_typed (from, text);
      gsize size = text == NULL || *text == '\0' || is_again || typed >= 0 ? 0 : strlen (text) + 1;

      if (to != NULL && size > 0)
        G_STRUCT_MEMBER (char *, to, texts[i]) = memcpy (block + end, text, size);
      else if (to != NULL && typed >= 0)
        G_STRUCT_MEMBER (char *, to, texts[i]) = to->typed + typed;
      else if (to != NULL && text != NULL)
        G_STRUCT_MEMBER (char *, to, texts[i]) = is_again ? G_STRUCT_MEMBER (char *, to - 1, texts[i]) : (char *) "";
      end += size;
    }

  return end;
}

/* A long record is read anew with every entry: as one block it is small, and made and freed at once. */
static void
pack_events (RespiteTimeline *timeline,
             GPtrArray       *events)
{
  const RespiteEvent *before = NULL;
  gsize end = events->len * sizeof (RespiteEvent);
  char *block;

  for (guint i = 0; i < events->len; i++)
    {
      const RespiteEvent *event = g_ptr_array_index (events, i);

      end = pack_event (event, before, NULL, NULL, end);
      before = event;
    }

  block = g_malloc (end);
  timeline->events = (RespiteEvent *) (gpointer) block;
  timeline->n_events = events->len;
  end = events->len * sizeof (RespiteEvent);
  before = NULL;
  for (guint i = 0; i < events->len; i++)
    {
      const RespiteEvent *event = g_ptr_array_index (events, i);

      end = pack_event (event, before, &timeline->events[i], block, end);
      before = event;
    }
}

RespiteTimeline *
respite_timeline_new_take (GPtrArray *events)
{
  RespiteTimeline *timeline;

  g_return_val_if_fail (events != NULL, NULL);

  timeline = g_atomic_rc_box_new0 (RespiteTimeline);
  timeline->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  respite_event_list_order (events);
  pack_events (timeline, events);
  g_ptr_array_unref (events);
  build_steps (timeline);

  return timeline;
}

RespiteTimeline *
respite_timeline_ref (RespiteTimeline *timeline)
{
  g_return_val_if_fail (timeline != NULL, NULL);

  return g_atomic_rc_box_acquire (timeline);
}

void
respite_timeline_unref (RespiteTimeline *timeline)
{
  g_return_if_fail (timeline != NULL);

  g_atomic_rc_box_release_full (timeline, clear_timeline);
}

guint
respite_timeline_get_n_events (const RespiteTimeline *timeline)
{
  g_return_val_if_fail (timeline != NULL, 0);

  return timeline->n_events;
}

const RespiteEvent *
respite_timeline_get_event (const RespiteTimeline *timeline,
                            guint                  index)
{
  g_return_val_if_fail (timeline != NULL && index < timeline->n_events, NULL);

  return &timeline->events[index];
}

gint64
respite_timeline_get_start (const RespiteTimeline *timeline)
{
  g_return_val_if_fail (timeline != NULL, 0);

  return timeline->start;
}

gint64
respite_timeline_get_end (const RespiteTimeline *timeline)
{
  g_return_val_if_fail (timeline != NULL, 0);

  return timeline->end;
}

gint64
respite_timeline_get_last (const RespiteTimeline *timeline)
{
  g_return_val_if_fail (timeline != NULL, 0);

  return timeline->last;
}

RespitePumpState
respite_timeline_get_pump (const RespiteTimeline *timeline,
                           gint64                 at,
                           gint64                *rate_ugph)
{
  const Step *step;

  g_return_val_if_fail (timeline != NULL, RESPITE_PUMP_IDLE);

  step = find_step (timeline, at);
  if (rate_ugph != NULL)
    *rate_ugph = get_rate (step);

  return step->state;
}

gint64
respite_timeline_get_given (const RespiteTimeline *timeline,
                            gint64                 at)
{
  Step step;

  g_return_val_if_fail (timeline != NULL, 0);

  step = run_until (find_step (timeline, at), at);

  return get_total (&step);
}

gint64
respite_timeline_get_running_ms (const RespiteTimeline *timeline,
                                 gint64                 at)
{
  g_return_val_if_fail (timeline != NULL, 0);

  return run_until (find_step (timeline, at), at).running_ms;
}

int
respite_timeline_get_last_vital (const RespiteTimeline *timeline,
                                 RespiteVital           vital,
                                 gint64                *at)
{
  g_return_val_if_fail (timeline != NULL && vital < RESPITE_N_VITALS, RESPITE_VITAL_UNSET);

  if (at != NULL)
    *at = 0;

  for (guint i = timeline->n_events; i > 0; i--)
    {
      const RespiteEvent *event = &timeline->events[i - 1];

      if (event->is_struck || event->kind != RESPITE_EVENT_SET || !respite_event_has_vital (event, vital))
        continue;
      if (at != NULL)
        *at = event->at;
      return event->vitals[vital];
    }

  return RESPITE_VITAL_UNSET;
}

GArray *
respite_timeline_dup_effects (const RespiteTimeline *timeline)
{
  GArray *spans = g_array_new (FALSE, TRUE, sizeof (RespiteEffectSpan));

  g_return_val_if_fail (timeline != NULL, spans);

  for (guint i = 0; i < timeline->n_events; i++)
    {
      const RespiteEvent *event = &timeline->events[i];
      RespiteEffectSpan *span;

      if (event->is_struck || (event->kind != RESPITE_EVENT_EFFECT_START && event->kind != RESPITE_EVENT_EFFECT_END))
        continue;

      span = find_open_span (spans, event->code);
      if (span == NULL && event->kind == RESPITE_EVENT_EFFECT_START)
        {
          RespiteEffectSpan begun = { .code = event->code, .begin = event->at, .action = "" };

          g_array_append_val (spans, begun);
          span = &g_array_index (spans, RespiteEffectSpan, spans->len - 1);
        }
      if (span == NULL)
        continue;

      span->peak_severity = MAX (span->peak_severity, event->severity);
      if (event->detail != NULL && *event->detail != '\0')
        span->action = event->detail;
      if (event->kind == RESPITE_EVENT_EFFECT_END)
        span->end = event->at;
    }

  return spans;
}

GArray *
respite_timeline_dup_doses (const RespiteTimeline *timeline)
{
  GArray *doses = g_array_new (FALSE, FALSE, sizeof (RespiteDose));

  g_return_val_if_fail (timeline != NULL, doses);

  for (guint i = 1; i < timeline->steps->len; i++)
    {
      const Step *step = &g_array_index (timeline->steps, Step, i);
      RespiteDose dose = { step->at, get_rate (step), get_total (step) };

      if (doses->len > 0 && g_array_index (doses, RespiteDose, doses->len - 1).at == dose.at)
        g_array_index (doses, RespiteDose, doses->len - 1) = dose;
      else
        g_array_append_val (doses, dose);
    }

  return doses;
}
