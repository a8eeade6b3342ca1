/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-private.h"

#include "base/respite-clock.h"

#define ROW_EM            1.5
#define SMALL             0.86
#define GRID_MS           (5 * RESPITE_MINUTE_MS)
#define SHORTEST_MS       (30 * RESPITE_MINUTE_MS)
#define NEIGHBOUR_MS      (30 * RESPITE_MINUTE_MS)
#define CERTAINLY_JOINED  RESPITE_MINUTE_MS
#define MOST_EFFECT_ROWS  6
#define LEAST_EFFECT_ROWS 2
#define NAME_SHARE        0.24
#define LEAST_SIZE        0.6

/* Heights in rows: what a lane likes to have, and the least it can live with. */
typedef struct
{
  double natural;
  double least;
} Stretch;

static const Stretch stretches[RESPITE_N_LANES] = {
  [RESPITE_LANE_RATE] = { 3.2, 1.9 },
  [RESPITE_LANE_VITALS] = { 13.0, 4.6 },
  [RESPITE_LANE_SPO2] = { 2.8, 1.3 },
};

static const struct
{
  RespiteLane  lane;
  RespiteVital vital;
  gboolean     is_usual;
} number_lanes[] = {
  { RESPITE_LANE_SEDATION, RESPITE_VITAL_SEDATION, TRUE },
  { RESPITE_LANE_PAIN, RESPITE_VITAL_PAIN, TRUE },
  { RESPITE_LANE_DISTRESS, RESPITE_VITAL_DISTRESS, TRUE },
  { RESPITE_LANE_DISSOCIATION, RESPITE_VITAL_DISSOCIATION, TRUE },
  { RESPITE_LANE_NAUSEA, RESPITE_VITAL_NAUSEA, FALSE },
  { RESPITE_LANE_OXYGEN, RESPITE_VITAL_OXYGEN, FALSE },
  { RESPITE_LANE_ETCO2, RESPITE_VITAL_ETCO2, FALSE },
  { RESPITE_LANE_TEMPERATURE, RESPITE_VITAL_TEMPERATURE, FALSE },
};

RespiteVital
respite_lane_get_vital (RespiteLane lane)
{
  for (gsize i = 0; i < G_N_ELEMENTS (number_lanes); i++)
    if (number_lanes[i].lane == lane)
      return number_lanes[i].vital;

  return RESPITE_N_VITALS;
}

const char *
respite_chart_pen_get_lane_name (const RespiteChartPen *pen,
                                 RespiteLane            lane)
{
  if (respite_lane_get_vital (lane) != RESPITE_N_VITALS)
    return respite_chart_words_get_vital (&pen->style->words, respite_lane_get_vital (lane));

  switch ((int) lane)
    {
    case RESPITE_LANE_RATE:
      return respite_chart_pen_word (pen, RESPITE_WORD_RATE);
    case RESPITE_LANE_MEDICINES:
      return respite_chart_pen_word (pen, RESPITE_WORD_MEDICINES);
    case RESPITE_LANE_SETS:
      return respite_chart_pen_word (pen, RESPITE_WORD_SETS);
    case RESPITE_LANE_SPO2:
      return respite_chart_pen_word (pen, RESPITE_WORD_SPO2);
    case RESPITE_LANE_EFFECTS:
      return respite_chart_pen_word (pen, RESPITE_WORD_EFFECTS);
    case RESPITE_LANE_EVENTS:
      return respite_chart_pen_word (pen, RESPITE_WORD_EVENTS);
    default:
      return "";
    }
}

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
  gint64              column;
  const RespiteEvent *first;
  const RespiteEvent *least;
  const RespiteEvent *greatest;
  const RespiteEvent *last;
} Bucket;

static void
append_sample (GArray             *samples,
               RespiteVital        vital,
               const RespiteEvent *event)
{
  RespiteSample sample = { .at = event->at, .value = event->vitals[vital], .event = event };

  if (samples->len == 0 || g_array_index (samples, RespiteSample, samples->len - 1).event != event)
    g_array_append_val (samples, sample);
}

/* What a bucket keeps, in the order of time. */
static void
empty_bucket (Bucket      *bucket,
              GArray      *samples,
              RespiteVital vital)
{
  gboolean is_falling;

  if (bucket->first == NULL)
    return;

  is_falling = bucket->greatest->at < bucket->least->at;
  append_sample (samples, vital, bucket->first);
  append_sample (samples, vital, is_falling ? bucket->greatest : bucket->least);
  append_sample (samples, vital, is_falling ? bucket->least : bucket->greatest);
  append_sample (samples, vital, bucket->last);
  bucket->first = NULL;
}

static void
fill_bucket (Bucket             *bucket,
             GArray             *samples,
             RespiteVital        vital,
             gint64              column,
             const RespiteEvent *event)
{
  if (bucket->column != column)
    empty_bucket (bucket, samples, vital);

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
             const RespiteEvent *event,
             gint64              column_ms)
{
  gint64 column = event->at / column_ms;
  const RespiteEvent *before = pen->sets->len > 0 ? g_ptr_array_index (pen->sets, pen->sets->len - 1) : NULL;

  if (event->at < pen->span.begin - NEIGHBOUR_MS || event->at > pen->span.end + NEIGHBOUR_MS)
    return;

  if (respite_span_contains (pen->span, event->at) &&
      (before == NULL || before->at / column_ms != column || respite_event_is_late (event)))
    g_ptr_array_add (pen->sets, (gpointer) event);

  for (RespiteVital vital = 0; vital < RESPITE_N_VITALS; vital++)
    if (respite_event_has_vital (event, vital))
      fill_bucket (&buckets[vital], pen->series[vital], vital, column, event);
}

/* One walk through all entries; what is dense is thinned at once to what the width can show. */
static void
collect (RespiteChartPen *pen)
{
  const RespiteTimeline *timeline = pen->record->timeline;
  guint n = timeline != NULL ? respite_timeline_get_n_events (timeline) : 0;
  gint64 column_ms = MAX ((pen->span.end - pen->span.begin) / (gint64) MAX (pen->view->width, 1), 1);
  Bucket buckets[RESPITE_N_VITALS] = { 0 };

  for (RespiteVital vital = 0; vital < RESPITE_N_VITALS; vital++)
    pen->series[vital] = g_array_new (FALSE, FALSE, sizeof (RespiteSample));
  pen->entries = g_ptr_array_new ();
  pen->sets = g_ptr_array_new ();
  pen->others = g_ptr_array_new ();
  pen->until = pen->view->now;

  for (guint i = 0; i < n; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (event->is_struck)
        continue;
      pen->until = MAX (pen->until, event->at);
      if (event->kind == RESPITE_EVENT_SET)
        {
          collect_set (pen, buckets, event, column_ms);
          continue;
        }
      g_ptr_array_add (pen->others, (gpointer) event);
      if (has_number (event))
        g_ptr_array_add (pen->entries, (gpointer) event);
    }

  for (RespiteVital vital = 0; vital < RESPITE_N_VITALS; vital++)
    empty_bucket (&buckets[vital], pen->series[vital], vital);
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
  pen->schedule = record->protocol != NULL ? &record->protocol->schedule : &respite_schedule_default;
  pen->whole = respite_session_chart_get_span (record, view->now);
  pen->span = view->span.end > view->span.begin ? view->span : pen->whole;
  pen->taken = g_array_new (FALSE, FALSE, sizeof (RespiteRect));
  pen->effects = g_array_new (FALSE, FALSE, sizeof (RespiteEffectBar));
  g_array_set_clear_func (pen->effects, clear_bar);
  collect (pen);

  if (record->timeline != NULL)
    {
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

/* Beyond one and a half intervals without a value nothing is joined. */
gint64
respite_chart_pen_get_gap (const RespiteChartPen *pen,
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

  return to - from <= respite_chart_pen_get_gap (pen, from);
}

/* Packs bars with their labels into rows; those that find none are counted. */
static void
pack_effects (RespiteChartPen *pen,
              int              most_rows)
{
  double ends[MOST_EFFECT_ROWS] = { 0 };

  pen->n_effect_rows = 1;
  pen->n_hidden_effects = 0;

  for (guint i = 0; i < pen->effects->len; i++)
    {
      RespiteEffectBar *bar = &g_array_index (pen->effects, RespiteEffectBar, i);
      double begin = MAX (respite_chart_pen_get_x (pen, bar->span.begin), pen->plot.x);
      gint64 until = bar->span.end != 0 ? bar->span.end : MAX (pen->until, bar->span.begin);
      double end = respite_chart_pen_get_x (pen, until);
      double label = respite_chart_pen_measure (pen, bar->label, pen->small, FALSE) + pen->size;

      bar->row = -1;
      if (end < pen->plot.x || begin > pen->plot.x + pen->plot.width)
        continue;
      for (int row = 0; row < most_rows && bar->row < 0; row++)
        if (begin >= ends[row])
          bar->row = row;
      if (bar->row < 0)
        {
          pen->n_hidden_effects++;
          continue;
        }
      bar->is_beside = end - begin < label && end + label < pen->plot.x + pen->plot.width;
      ends[bar->row] = (bar->is_beside ? end + label : MAX (end, begin + label)) + pen->size * 0.4;
      pen->n_effect_rows = MAX (pen->n_effect_rows, bar->row + 1);
    }
}

static double
widest (const RespiteChartPen *pen,
        const char *const     *texts,
        double                 size,
        gboolean               is_bold)
{
  double width = 0;

  for (gsize i = 0; texts[i] != NULL; i++)
    width = MAX (width, respite_chart_pen_measure (pen, texts[i], size, is_bold));

  return width;
}

/* Names stand to the left, totals and limits to the right; both margins come from measured text. */
static void
set_margins (RespiteChartPen *pen)
{
  const char *samples[] = { "00.00 mg", "00.0 mg/kg", respite_chart_pen_word (pen, RESPITE_WORD_UNCONFIRMED), NULL };
  double left = 0, right, marks;

  for (RespiteLane lane = 0; lane < RESPITE_LANE_TIMES; lane++)
    left = MAX (left, respite_chart_pen_measure (pen, respite_chart_pen_get_lane_name (pen, lane), pen->small, FALSE));
  marks = respite_chart_pen_measure (pen, "BP mmHg", pen->small, FALSE) + pen->size * 1.6 +
          respite_chart_pen_measure (pen, "200", pen->small, FALSE) + pen->size * 0.9;
  left = MAX (left, marks) + pen->size * 0.9;
  left = MIN (left, MAX (pen->view->width * NAME_SHARE, marks));
  right = MAX (respite_chart_pen_measure (pen, samples[0], pen->size, TRUE),
               widest (pen, samples + 1, pen->small, FALSE)) + pen->size * 0.9;

  pen->name_width = left;
  pen->plot = (RespiteRect) { left, pen->size * 0.3, MAX (pen->view->width - left - right, 10), 0 };
}

static void
place_samples (RespiteChartPen *pen)
{
  for (RespiteVital vital = 0; vital < RESPITE_N_VITALS; vital++)
    for (guint i = 0; i < pen->series[vital]->len; i++)
      {
        RespiteSample *sample = &g_array_index (pen->series[vital], RespiteSample, i);

        sample->x = respite_chart_pen_get_x (pen, sample->at);
      }
}

/* How many rows each lane of fixed height takes. */
static void
count_rows (RespiteChartPen *pen,
            double           rows[RESPITE_N_LANES])
{
  int n_rows;

  rows[RESPITE_LANE_PHASES] = 1;
  rows[RESPITE_LANE_MEDICINES] = pen->n_medicine_rows;
  rows[RESPITE_LANE_SETS] = 0.8;
  for (gsize i = 0; i < G_N_ELEMENTS (number_lanes); i++)
    rows[number_lanes[i].lane] = number_lanes[i].is_usual || pen->series[number_lanes[i].vital]->len > 0 ? 1 : 0;
  rows[RESPITE_LANE_EFFECTS] = pen->n_effect_rows;
  rows[RESPITE_LANE_EVENTS] = 1.1;
  rows[RESPITE_LANE_TIMES] = 1.2;
  if (pen->view->has_key)
    {
      respite_session_chart_draw_key (pen, TRUE, &n_rows);
      rows[RESPITE_LANE_KEY] = n_rows > 0 ? n_rows + 0.3 : 0;
    }
  if (pen->view->has_legend)
    {
      respite_session_chart_draw_legend (pen, TRUE, &n_rows);
      rows[RESPITE_LANE_LEGEND] = n_rows + 0.3;
    }
}

static double
sum_rows (const double rows[RESPITE_N_LANES],
          gboolean     is_natural)
{
  double sum = 0;

  for (RespiteLane lane = 0; lane < RESPITE_N_LANES; lane++)
    sum += rows[lane] + (is_natural ? stretches[lane].natural : stretches[lane].least);

  return sum;
}

/* What goes first where there is no room: lanes without data, then the key and the legend, then rows of effects. */
static void
give_way (RespiteChartPen *pen,
          double           rows[RESPITE_N_LANES],
          double           room)
{
  for (gsize i = G_N_ELEMENTS (number_lanes); i-- > 0 && sum_rows (rows, FALSE) > room;)
    if (pen->series[number_lanes[i].vital]->len == 0)
      rows[number_lanes[i].lane] = 0;
  if (sum_rows (rows, FALSE) > room && pen->effects->len == 0)
    rows[RESPITE_LANE_EFFECTS] = 0;
  if (sum_rows (rows, FALSE) > room && pen->entries->len == 0)
    rows[RESPITE_LANE_EVENTS] = 0;
  if (sum_rows (rows, FALSE) > room)
    rows[RESPITE_LANE_LEGEND] = 0;
  if (sum_rows (rows, FALSE) > room && rows[RESPITE_LANE_KEY] > 0)
    rows[RESPITE_LANE_KEY] = MAX (0, rows[RESPITE_LANE_KEY] - (sum_rows (rows, FALSE) - room));
  if (rows[RESPITE_LANE_KEY] < 1)
    rows[RESPITE_LANE_KEY] = 0;
  if (sum_rows (rows, FALSE) > room && pen->n_effect_rows > LEAST_EFFECT_ROWS)
    {
      pack_effects (pen, LEAST_EFFECT_ROWS);
      rows[RESPITE_LANE_EFFECTS] = pen->n_effect_rows;
    }
  if (sum_rows (rows, FALSE) > room && pen->n_medicine_rows > 1)
    rows[RESPITE_LANE_MEDICINES] = pen->n_medicine_rows = 1;
}

static void
place_lanes (RespiteChartPen *pen,
             const double     rows[RESPITE_N_LANES],
             double           height)
{
  double fixed = 0, natural = 0, least = 0, y = pen->plot.y, spare;

  for (RespiteLane lane = 0; lane < RESPITE_N_LANES; lane++)
    {
      fixed += rows[lane] * pen->row;
      natural += stretches[lane].natural;
      least += stretches[lane].least * pen->row;
    }
  spare = MAX (height - pen->plot.y - fixed - least, 0);

  for (RespiteLane lane = 0; lane < RESPITE_N_LANES; lane++)
    {
      double stretch = stretches[lane].least * pen->row + spare * stretches[lane].natural / natural;

      pen->lanes[lane] = (RespiteRect) { pen->plot.x, y, pen->plot.width, rows[lane] * pen->row + stretch };
      y += pen->lanes[lane].height;
    }

  pen->plot.height = pen->lanes[RESPITE_LANE_TIMES].y - pen->plot.y;
}

/* One attempt at a given size. Returns the natural height. */
static double
plan_at_size (RespiteChartPen *pen,
              double           size,
              double           rows[RESPITE_N_LANES])
{
  pen->size = size;
  pen->small = size * SMALL;
  pen->row = size * ROW_EM;
  set_margins (pen);
  place_samples (pen);
  pack_effects (pen, MOST_EFFECT_ROWS);
  pen->n_medicine_rows = respite_session_chart_pack_medicines (pen);
  count_rows (pen, rows);

  return pen->plot.y + sum_rows (rows, TRUE) * pen->row;
}

double
respite_chart_pen_plan (RespiteChartPen *pen)
{
  double size = pen->style->size, natural = 0;

  for (int attempt = 0; attempt < 4; attempt++)
    {
      double rows[RESPITE_N_LANES] = { 0 };
      double needed, height = pen->view->height;

      natural = plan_at_size (pen, size, rows);
      give_way (pen, rows, (height - pen->plot.y) / pen->row);
      place_lanes (pen, rows, height);
      needed = pen->plot.y + sum_rows (rows, FALSE) * pen->row;
      if (needed <= height || height <= 0 || size <= pen->style->size * LEAST_SIZE)
        break;

      /* Too little room even so: the text shrinks rather than something being cut off. */
      size = MAX (size * MAX (height / needed, 0.5) * 0.99, pen->style->size * LEAST_SIZE);
    }

  return natural;
}

double
respite_session_chart_get_height (const RespiteSessionRecord *record,
                                  const RespiteChartStyle    *style,
                                  double                      width,
                                  gboolean                    has_key,
                                  gboolean                    has_legend)
{
  RespiteChartView view = { .width = width, .has_key = has_key, .has_legend = has_legend };
  RespiteChartPen pen;
  double height;

  g_return_val_if_fail (record != NULL, 0);
  g_return_val_if_fail (style != NULL, 0);

  respite_chart_pen_init (&pen, record, &view, style);
  height = respite_chart_pen_plan (&pen);
  respite_chart_pen_clear (&pen);

  return height;
}
