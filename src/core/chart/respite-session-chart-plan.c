/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-private.h"

#define ROW_EM            1.5
#define TIGHT_ROW_EM      1.2
#define SMALL             0.86
#define MOST_EFFECT_ROWS  6
#define LEAST_EFFECT_ROWS 2
#define LEAST_KEY_ROWS    3.3
#define KEY_SHARE         0.2
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
  { RESPITE_LANE_AVPU, RESPITE_VITAL_AVPU, FALSE },
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
      double left;

      bar->row = -1;
      if (end < pen->plot.x || begin > pen->plot.x + pen->plot.width)
        continue;
      end = MIN (end, pen->plot.x + pen->plot.width);
      bar->place = RESPITE_LABEL_INSIDE;
      if (end - begin < label && end + label < pen->plot.x + pen->plot.width)
        bar->place = RESPITE_LABEL_AFTER;
      else if (end - begin < label && begin - label > pen->plot.x)
        bar->place = RESPITE_LABEL_BEFORE;
      left = bar->place == RESPITE_LABEL_BEFORE ? begin - label : begin;
      for (int row = 0; row < most_rows && bar->row < 0; row++)
        if (left >= ends[row])
          bar->row = row;
      if (bar->row < 0)
        {
          pen->n_hidden_effects++;
          continue;
        }
      ends[bar->row] = (bar->place == RESPITE_LABEL_AFTER ? end + label : end) + pen->size * 0.4;
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

/* The signs of the vital signs with their names and units, and the figures of the scale. */
static double
get_signs_width (const RespiteChartPen *pen)
{
  static const RespiteChartWord words[] = { RESPITE_WORD_PRESSURE, RESPITE_WORD_PULSE, RESPITE_WORD_RESPIRATION };
  static const char *const units[] = { "mmHg", "/min", "/min" };
  double width = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    width = MAX (width, respite_chart_pen_measure (pen, respite_chart_pen_word (pen, words[i]), pen->small, FALSE) +
                 respite_chart_pen_measure (pen, units[i], pen->small, FALSE));

  return width + respite_chart_pen_measure (pen, "200", pen->small, FALSE) + pen->size * 2.6;
}

/* Names stand to the left, totals and limits to the right; both margins come from measured text. */
static void
set_margins (RespiteChartPen *pen)
{
  const char *samples[] = { "88.88 mg", "88.8 mg/kg", respite_chart_pen_word (pen, RESPITE_WORD_UNCONFIRMED), NULL };
  double left = 0, right, marks = get_signs_width (pen);

  for (RespiteLane lane = 0; lane < RESPITE_LANE_TIMES; lane++)
    left = MAX (left, respite_chart_pen_measure (pen, respite_chart_pen_get_lane_name (pen, lane), pen->small, FALSE));
  left = MAX (left, marks) + pen->size * 0.9;
  left = MIN (left, MAX (pen->view->width * NAME_SHARE, marks));
  right = MAX (respite_chart_pen_measure (pen, samples[0], pen->size, TRUE),
               widest (pen, samples + 1, pen->small, FALSE)) + pen->size * 0.9;

  pen->name_width = left;
  pen->plot = (RespiteRect) { left, pen->size * 0.3, MAX (pen->view->width - left - right, 10), 0 };
}

static gboolean
has_numbers (const RespiteChartPen *pen,
             RespiteVital           vital)
{
  return pen->series[vital]->len > 0 ||
         (vital == RESPITE_VITAL_ETCO2 && respite_chart_pen_has_monitor (pen, RESPITE_MONITOR_ETCO2)) ||
         (vital == RESPITE_VITAL_TEMPERATURE && respite_chart_pen_has_monitor (pen, RESPITE_MONITOR_TEMPERATURE));
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
    rows[number_lanes[i].lane] = number_lanes[i].is_usual || has_numbers (pen, number_lanes[i].vital) ? 1 : 0;
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

/* A nasal spray has no rate, and so no lane for it. */
static Stretch
get_stretch (const RespiteChartPen *pen,
             RespiteLane            lane)
{
  static const Stretch none = { 0, 0 };

  return lane == RESPITE_LANE_RATE && respite_session_record_is_nasal (pen->record) ? none : stretches[lane];
}

static double
sum_rows (const RespiteChartPen *pen,
          const double           rows[RESPITE_N_LANES],
          gboolean               is_natural)
{
  double sum = 0;

  for (RespiteLane lane = 0; lane < RESPITE_N_LANES; lane++)
    sum += rows[lane] + (is_natural ? get_stretch (pen, lane).natural : get_stretch (pen, lane).least);

  return sum;
}

/* What goes first where there is no room: lanes without data, then the key and the legend, then rows of effects. */
static void
give_way (RespiteChartPen *pen,
          double           rows[RESPITE_N_LANES],
          double           room)
{
  for (gsize i = G_N_ELEMENTS (number_lanes); i-- > 0 && sum_rows (pen, rows, FALSE) > room;)
    if (!has_numbers (pen, number_lanes[i].vital))
      rows[number_lanes[i].lane] = 0;
  if (sum_rows (pen, rows, FALSE) > room && pen->effects->len == 0)
    rows[RESPITE_LANE_EFFECTS] = 0;
  if (sum_rows (pen, rows, FALSE) > room && pen->entries->len == 0)
    rows[RESPITE_LANE_EVENTS] = 0;

  /* The table has every entry: where it is short the key takes a part of the room, and the values keep theirs. */
  if (sum_rows (pen, rows, TRUE) > room)
    rows[RESPITE_LANE_KEY] = MIN (rows[RESPITE_LANE_KEY], MAX (LEAST_KEY_ROWS, room * KEY_SHARE));
  if (sum_rows (pen, rows, FALSE) > room)
    rows[RESPITE_LANE_LEGEND] = 0;
  if (sum_rows (pen, rows, FALSE) > room && rows[RESPITE_LANE_KEY] > 0)
    rows[RESPITE_LANE_KEY] = MAX (0, rows[RESPITE_LANE_KEY] - (sum_rows (pen, rows, FALSE) - room));
  if (rows[RESPITE_LANE_KEY] < 1)
    rows[RESPITE_LANE_KEY] = 0;
  if (sum_rows (pen, rows, FALSE) > room && pen->n_effect_rows > LEAST_EFFECT_ROWS)
    {
      pack_effects (pen, LEAST_EFFECT_ROWS);
      rows[RESPITE_LANE_EFFECTS] = pen->n_effect_rows;
    }
  if (sum_rows (pen, rows, FALSE) > room && pen->n_medicine_rows > 1)
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
      natural += get_stretch (pen, lane).natural;
      least += get_stretch (pen, lane).least * pen->row;
    }
  spare = MAX (height - pen->plot.y - fixed - least, 0);

  for (RespiteLane lane = 0; lane < RESPITE_N_LANES; lane++)
    {
      Stretch stretch = get_stretch (pen, lane);
      double stretched = stretch.least * pen->row + spare * stretch.natural / natural;

      pen->lanes[lane] = (RespiteRect) { pen->plot.x, y, pen->plot.width, rows[lane] * pen->row + stretched };
      y += pen->lanes[lane].height;
    }

  pen->plot.height = pen->lanes[RESPITE_LANE_TIMES].y - pen->plot.y;
}

/* One attempt at a given size of the text and height of a row in em. Returns the natural height. */
static double
plan_at_size (RespiteChartPen *pen,
              double           size,
              double           row_em,
              double           rows[RESPITE_N_LANES])
{
  pen->size = size;
  pen->small = size * SMALL;
  pen->row = size * row_em;
  set_margins (pen);
  respite_chart_pen_collect (pen);
  pack_effects (pen, MOST_EFFECT_ROWS);
  pen->n_medicine_rows = respite_session_chart_pack_medicines (pen);
  count_rows (pen, rows);

  return pen->plot.y + sum_rows (pen, rows, TRUE) * pen->row;
}

double
respite_chart_pen_plan (RespiteChartPen *pen)
{
  double size = pen->style->size, row_em = ROW_EM, natural = 0;

  for (int attempt = 0; attempt < 6; attempt++)
    {
      double rows[RESPITE_N_LANES] = { 0 };
      double needed, height = pen->view->height;

      natural = plan_at_size (pen, size, row_em, rows);
      give_way (pen, rows, (height - pen->plot.y) / pen->row);
      place_lanes (pen, rows, height);
      needed = pen->plot.y + sum_rows (pen, rows, FALSE) * pen->row;
      if (needed <= height || height <= 0 || size <= pen->style->size * LEAST_SIZE)
        break;

      /* Too little room even so: rows move together, then the text shrinks, rather than something being cut off. */
      if (row_em > TIGHT_ROW_EM)
        row_em = attempt == 0 ? MAX (row_em * height / needed * 0.99, TIGHT_ROW_EM) : TIGHT_ROW_EM;
      else
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
