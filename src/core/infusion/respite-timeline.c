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

/* Where an event keeps its texts; what was typed comes first, as others are a part of it. */
static const gsize texts[] =
{
  G_STRUCT_OFFSET (RespiteEvent, typed),
  G_STRUCT_OFFSET (RespiteEvent, staff_name),
  G_STRUCT_OFFSET (RespiteEvent, code),
  G_STRUCT_OFFSET (RespiteEvent, text),
  G_STRUCT_OFFSET (RespiteEvent, detail),
  G_STRUCT_OFFSET (RespiteEvent, strike_reason),
};

/* A long record is read anew with every entry: as one block it is small, and made and freed at once. Until then a text
 * of an event is its place in @texts, counted from 1; 0 stands for NULL. The first one is empty. */
struct _RespiteTimelineBuilder
{
  GArray  *events;
  GString *texts;
};

RespiteTimelineBuilder *
respite_timeline_builder_new (void)
{
  RespiteTimelineBuilder *builder = g_new0 (RespiteTimelineBuilder, 1);

  builder->events = g_array_new (FALSE, FALSE, sizeof (RespiteEvent));
  builder->texts = g_string_new (NULL);
  g_string_append_c (builder->texts, '\0');

  return builder;
}

void
respite_timeline_builder_free (RespiteTimelineBuilder *builder)
{
  if (builder == NULL)
    return;

  g_array_unref (builder->events);
  g_string_free (builder->texts, TRUE);
  g_free (builder);
}

static gsize
get_place (const RespiteEvent *event,
           gsize               offset)
{
  return GPOINTER_TO_SIZE (G_STRUCT_MEMBER (char *, event, offset));
}

/* Most texts are empty, those of the event before or the end of what was typed ("note" and the note), and need no room
 * of their own. */
static gsize
place_text (RespiteTimelineBuilder *builder,
            const RespiteEvent     *event,
            const RespiteEvent     *placed,
            const RespiteEvent     *before,
            gsize                   offset)
{
  const char *text = G_STRUCT_MEMBER (const char *, event, offset);
  gsize place = before != NULL ? get_place (before, offset) : 0;

  if (text == NULL)
    return 0;
  if (*text == '\0')
    return 1;
  if (place != 0 && g_str_equal (builder->texts->str + place - 1, text))
    return place;
  if (text != event->typed && event->typed != NULL && g_str_has_suffix (event->typed, text))
    return get_place (placed, texts[0]) + strlen (event->typed) - strlen (text);

  place = builder->texts->len + 1;
  g_string_append_len (builder->texts, text, (gssize) strlen (text) + 1);

  return place;
}

void
respite_timeline_builder_add (RespiteTimelineBuilder *builder,
                              const RespiteEvent     *event)
{
  const RespiteEvent *before;
  RespiteEvent placed;

  g_return_if_fail (builder != NULL && event != NULL);

  placed = *event;
  before = builder->events->len > 0 ? &g_array_index (builder->events, RespiteEvent, builder->events->len - 1) : NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    G_STRUCT_MEMBER (char *, &placed, texts[i]) =
      GSIZE_TO_POINTER (place_text (builder, event, &placed, before, texts[i]));
  g_array_append_val (builder->events, placed);
}

/* The events in their order, with their texts behind them. */
static RespiteEvent *
pack_events (const RespiteTimelineBuilder *builder)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new_full (builder->events->len, NULL);
  gsize size = builder->events->len * sizeof (RespiteEvent);
  char *block = g_malloc (size + builder->texts->len);
  RespiteEvent *events = (RespiteEvent *) (gpointer) block;

  for (guint i = 0; i < builder->events->len; i++)
    g_ptr_array_add (order, &g_array_index (builder->events, RespiteEvent, i));
  respite_event_list_order (order);

  memcpy (block + size, builder->texts->str, builder->texts->len);
  for (guint i = 0; i < order->len; i++)
    {
      events[i] = *(const RespiteEvent *) g_ptr_array_index (order, i);
      for (gsize j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          gsize place = get_place (&events[i], texts[j]);

          G_STRUCT_MEMBER (char *, &events[i], texts[j]) = place != 0 ? block + size + place - 1 : NULL;
        }
    }

  return events;
}

RespiteTimeline *
respite_timeline_builder_end (RespiteTimelineBuilder *builder)
{
  RespiteTimeline *timeline;

  g_return_val_if_fail (builder != NULL, NULL);

  timeline = g_atomic_rc_box_new0 (RespiteTimeline);
  timeline->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  timeline->events = pack_events (builder);
  timeline->n_events = builder->events->len;
  respite_timeline_builder_free (builder);
  build_steps (timeline);

  return timeline;
}

RespiteTimeline *
respite_timeline_new_take (GPtrArray *events)
{
  RespiteTimelineBuilder *builder;

  g_return_val_if_fail (events != NULL, NULL);

  builder = respite_timeline_builder_new ();
  for (guint i = 0; i < events->len; i++)
    respite_timeline_builder_add (builder, g_ptr_array_index (events, i));
  g_ptr_array_unref (events);

  return respite_timeline_builder_end (builder);
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
