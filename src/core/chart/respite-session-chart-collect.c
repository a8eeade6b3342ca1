/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-private.h"

#include <math.h>

#include "base/respite-clock.h"

#define GRID_MS          (5 * RESPITE_MINUTE_MS)
#define SHORTEST_MS      (30 * RESPITE_MINUTE_MS)
#define NEIGHBOUR_MS     (30 * RESPITE_MINUTE_MS)
#define CERTAINLY_JOINED RESPITE_MINUTE_MS

static gint64
floor_to (gint64 at,
          gint64 step,
          gint64 offset)
{
  gint64 local = at + offset;

  return local - ((local % step) + step) % step - offset;
}

/* When the first standing entry happened, 0 where there is none. */
static gint64
get_first (const RespiteSessionRecord *record)
{
  guint n = record->timeline != NULL ? respite_timeline_get_n_events (record->timeline) : 0;

  for (guint i = 0; i < n; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (record->timeline, i);

      if (!event->is_struck)
        return event->at;
    }

  return 0;
}

/* What a monitor measured before and after the entries is a part of the session. */
static void
include_monitor (const RespiteSessionRecord *record,
                 RespiteSpan                *span)
{
  for (guint i = 0; record->monitor != NULL && i < record->monitor->len; i++)
    {
      const RespiteMonitorBatch *batch = g_ptr_array_index (record->monitor, i);

      if (batch->rows->len == 0)
        continue;
      span->begin = span->begin != 0 ? MIN (span->begin, batch->first) : batch->first;
      span->end = MAX (span->end, batch->last);
    }
}

RespiteSpan
respite_session_chart_get_span (const RespiteSessionRecord *record,
                                gint64                      now)
{
  const RespiteTimeline *timeline = record->timeline;
  guint n = timeline != NULL ? respite_timeline_get_n_events (timeline) : 0;
  gint64 start = n > 0 ? respite_timeline_get_start (timeline) : 0;
  RespiteSpan span = { 0, 0 };

  span.begin = get_first (record);
  span.end = n > 0 ? MAX (respite_timeline_get_last (timeline), span.begin) : 0;
  include_monitor (record, &span);
  if (span.begin == 0)
    span.begin = span.end = now != 0 ? now : record->session != NULL ? record->session->planned_at : 0;
  if (now != 0)
    span.end = MAX (span.end, now);
  if (now != 0 && start != 0 && respite_timeline_get_end (timeline) == 0 && record->order != NULL)
    span.end = MAX (span.end, start + record->order->planned_ms);

  span.begin = floor_to (span.begin - RESPITE_MINUTE_MS, GRID_MS, 0);
  span.end = floor_to (span.end + GRID_MS + RESPITE_MINUTE_MS, GRID_MS, 0);
  span.end = MAX (span.end, span.begin + SHORTEST_MS);

  return span;
}

static gboolean
has_number (const RespiteEvent *event)
{
  switch (event->kind)
    {
    case RESPITE_EVENT_STOP:
    case RESPITE_EVENT_MEDICINE:
    case RESPITE_EVENT_NOTE:
    case RESPITE_EVENT_GAP:
    case RESPITE_EVENT_CONFIRM:
    case RESPITE_EVENT_EMERGENCY:
    case RESPITE_EVENT_RECOVERY:
      return TRUE;
    case RESPITE_EVENT_START:
    case RESPITE_EVENT_RATE:
    case RESPITE_EVENT_PAUSE:
    case RESPITE_EVENT_RESUME:
    case RESPITE_EVENT_BOLUS:
    case RESPITE_EVENT_END:
    case RESPITE_EVENT_SET:
    case RESPITE_EVENT_EFFECT_START:
    case RESPITE_EVENT_EFFECT_END:
    default:
      return FALSE;
    }
}

/* The sets with the first, least, greatest and last value of one series on one point of width. */
typedef struct
{
  int                 column;
  const RespiteEvent *first;
  const RespiteEvent *least;
  const RespiteEvent *greatest;
  const RespiteEvent *last;
} Bucket;

static void
append_sample (RespiteChartPen    *pen,
               RespiteVital        vital,
               const RespiteEvent *event)
{
  GArray *samples = pen->series[vital];
  RespiteSample sample = { .at = event->at, .value = event->vitals[vital], .event = event };

  if (samples->len > 0 && g_array_index (samples, RespiteSample, samples->len - 1).event == event)
    return;

  sample.x = respite_chart_pen_get_x (pen, event->at);
  g_array_append_val (samples, sample);
}

/* What a bucket keeps, in the order of time. */
static void
empty_bucket (RespiteChartPen *pen,
              Bucket          *bucket,
              RespiteVital     vital)
{
  gboolean is_falling;

  if (bucket->first == NULL)
    return;

  is_falling = bucket->greatest->at < bucket->least->at;
  append_sample (pen, vital, bucket->first);
  append_sample (pen, vital, is_falling ? bucket->greatest : bucket->least);
  append_sample (pen, vital, is_falling ? bucket->least : bucket->greatest);
  append_sample (pen, vital, bucket->last);
  bucket->first = NULL;
}

static void
fill_bucket (RespiteChartPen    *pen,
             Bucket             *bucket,
             RespiteVital        vital,
             int                 column,
             const RespiteEvent *event)
{
  if (bucket->column != column)
    empty_bucket (pen, bucket, vital);

  if (bucket->first == NULL)
    {
      *bucket = (Bucket) { column, event, event, event, event };
      return;
    }

  if (event->vitals[vital] < bucket->least->vitals[vital])
    bucket->least = event;
  else if (event->vitals[vital] > bucket->greatest->vitals[vital])
    bucket->greatest = event;
  bucket->last = event;
}

static void
collect_set (RespiteChartPen    *pen,
             Bucket              buckets[RESPITE_N_VITALS],
             const RespiteEvent *event)
{
  const RespiteEvent *before = pen->sets->len > 0 ? g_ptr_array_index (pen->sets, pen->sets->len - 1) : NULL;
  int column;

  if (event->at < pen->span.begin - NEIGHBOUR_MS || event->at > pen->span.end + NEIGHBOUR_MS)
    return;

  /* The very columns into which respite_chart_add_trace() sorts, so that none gets only a part of its values. */
  column = (int) floor (respite_chart_pen_get_x (pen, event->at));
  if (respite_span_contains (pen->span, event->at) &&
      (before == NULL || (int) floor (respite_chart_pen_get_x (pen, before->at)) != column ||
       respite_event_is_late (event) || respite_chart_pen_is_amended (pen, event)))
    g_ptr_array_add (pen->sets, (gpointer) event);

  for (RespiteVital vital = 0; vital < RESPITE_N_VITALS; vital++)
    if (respite_event_has_vital (event, vital))
      fill_bucket (pen, &buckets[vital], vital, column, event);
}

static gboolean
has_high (const RespiteChartPen *pen)
{
  static const RespiteVital vitals[] = {
    RESPITE_VITAL_SYSTOLIC, RESPITE_VITAL_DIASTOLIC, RESPITE_VITAL_PULSE, RESPITE_VITAL_RESPIRATION,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vitals); i++)
    for (guint j = 0; j < pen->series[vitals[i]]->len; j++)
      {
        const RespiteSample *sample = &g_array_index (pen->series[vitals[i]], RespiteSample, j);

        if (sample->value > RESPITE_CHART_MOST_VITAL && respite_span_contains (pen->span, sample->at))
          return TRUE;
      }

  return FALSE;
}

/* One walk through all entries; what is dense is thinned at once to what the width can show. */
void
respite_chart_pen_collect (RespiteChartPen *pen)
{
  const RespiteTimeline *timeline = pen->record->timeline;
  guint n = timeline != NULL ? respite_timeline_get_n_events (timeline) : 0;
  Bucket buckets[RESPITE_N_VITALS] = { 0 };

  for (RespiteVital vital = 0; vital < RESPITE_N_VITALS; vital++)
    g_array_set_size (pen->series[vital], 0);
  g_ptr_array_set_size (pen->sets, 0);
  g_ptr_array_set_size (pen->others, 0);
  g_ptr_array_set_size (pen->entries, 0);

  for (guint i = 0; i < n; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (event->is_struck)
        continue;
      if (has_number (event) || respite_chart_pen_is_amended (pen, event))
        g_ptr_array_add (pen->entries, (gpointer) event);
      if (event->kind == RESPITE_EVENT_SET)
        collect_set (pen, buckets, event);
      else
        g_ptr_array_add (pen->others, (gpointer) event);
    }

  for (RespiteVital vital = 0; vital < RESPITE_N_VITALS; vital++)
    empty_bucket (pen, &buckets[vital], vital);
  pen->has_high = has_high (pen);
}

static void
collect_effects (RespiteChartPen *pen)
{
  g_autoptr (GArray) spans = respite_timeline_dup_effects (pen->record->timeline);

  for (guint i = 0; i < spans->len; i++)
    {
      RespiteEffectBar bar = { .span = g_array_index (spans, RespiteEffectSpan, i) };
      const char *name = respite_chart_words_get_effect (&pen->style->words, bar.span.code);

      bar.label = bar.span.peak_severity > 0 ? g_strdup_printf ("%s %d", name, bar.span.peak_severity) :
                  g_strdup (name);
      g_array_append_val (pen->effects, bar);
    }
}

static void
clear_bar (gpointer data)
{
  g_free (((RespiteEffectBar *) data)->label);
}

void
respite_chart_pen_init (RespiteChartPen            *pen,
                        const RespiteSessionRecord *record,
                        const RespiteChartView     *view,
                        const RespiteChartStyle    *style)
{
  const RespiteSession *session = record->session;

  *pen = (RespiteChartPen) { .record = record, .view = view, .style = style };
  pen->schedule = &record->schedule;
  pen->whole = respite_session_chart_get_span (record, view->now);
  pen->span = view->span.end > view->span.begin ? view->span : pen->whole;
  pen->taken = g_array_new (FALSE, FALSE, sizeof (RespiteRect));
  pen->effects = g_array_new (FALSE, FALSE, sizeof (RespiteEffectBar));
  g_array_set_clear_func (pen->effects, clear_bar);
  for (RespiteVital vital = 0; vital < RESPITE_N_VITALS; vital++)
    pen->series[vital] = g_array_new (FALSE, FALSE, sizeof (RespiteSample));
  pen->entries = g_ptr_array_new ();
  pen->sets = g_ptr_array_new ();
  pen->others = g_ptr_array_new ();
  pen->until = view->now;

  if (record->timeline != NULL)
    {
      pen->until = MAX (pen->until, respite_timeline_get_last (record->timeline));
      pen->due = respite_schedule_list_due (pen->schedule, session != NULL ? MAX (session->number, 1) : 1,
                                            record->timeline, pen->until);
      pen->doses = respite_timeline_dup_doses (record->timeline);
      collect_effects (pen);
    }
  else
    {
      pen->due = g_array_new (FALSE, FALSE, sizeof (RespiteDue));
      pen->doses = g_array_new (FALSE, FALSE, sizeof (RespiteDose));
    }
}

void
respite_chart_pen_clear (RespiteChartPen *pen)
{
  for (RespiteVital vital = 0; vital < RESPITE_N_VITALS; vital++)
    g_array_unref (pen->series[vital]);
  g_array_unref (pen->due);
  g_array_unref (pen->doses);
  g_array_unref (pen->effects);
  g_array_unref (pen->taken);
  g_ptr_array_unref (pen->sets);
  g_ptr_array_unref (pen->others);
  g_ptr_array_unref (pen->entries);
}

gint64
respite_chart_pen_get_first (const RespiteChartPen *pen)
{
  return get_first (pen->record);
}

/* Beyond one and a half intervals without a value nothing is joined. */
static gint64
get_gap (const RespiteChartPen *pen,
         gint64                 at)
{
  const RespiteSession *session = pen->record->session;
  gint64 interval = respite_schedule_get_interval (pen->schedule, session != NULL ? MAX (session->number, 1) : 1,
                                                   pen->record->timeline, at);

  return interval > 0 ? interval * 3 / 2 : pen->schedule->later_ms * 3 / 2;
}

gboolean
respite_chart_pen_is_joined (const RespiteChartPen *pen,
                             gint64                 from,
                             gint64                 to)
{
  if (to - from <= CERTAINLY_JOINED)
    return TRUE;

  for (guint i = 0; i < pen->due->len; i++)
    {
      const RespiteDue *due = &g_array_index (pen->due, RespiteDue, i);

      if (due->is_missed && due->at > from && due->at < to)
        return FALSE;
    }

  return to - from <= get_gap (pen, from);
}
