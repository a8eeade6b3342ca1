/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-private.h"

#include "chart/respite-chart-decimate.h"

#define LEAST_VITAL    0
#define MOST_VITAL     RESPITE_CHART_MOST_VITAL
#define LEAST_SPO2     RESPITE_CHART_LEAST_SPO2
#define MOST_SPO2      100
#define MARKER_SPACE   0.75
#define THINNED_SPACE  4.0
#define HALO_EM        0.46

/* One series in its lane. */
typedef struct
{
  RespiteVital vital;
  RespiteInk   ink;
  RespiteLane  lane;
  int          least;
  int          most;
  gboolean     is_joined;
} Series;

static const Series systolic = {
  RESPITE_VITAL_SYSTOLIC, RESPITE_INK_PRESSURE, RESPITE_LANE_VITALS, LEAST_VITAL, MOST_VITAL, FALSE
};
static const Series diastolic = {
  RESPITE_VITAL_DIASTOLIC, RESPITE_INK_PRESSURE, RESPITE_LANE_VITALS, LEAST_VITAL, MOST_VITAL, FALSE
};
static const Series pulse = {
  RESPITE_VITAL_PULSE, RESPITE_INK_PULSE, RESPITE_LANE_VITALS, LEAST_VITAL, MOST_VITAL, TRUE
};
static const Series respiration = {
  RESPITE_VITAL_RESPIRATION, RESPITE_INK_RESPIRATION, RESPITE_LANE_VITALS, LEAST_VITAL, MOST_VITAL, FALSE
};
static const Series spo2 = {
  RESPITE_VITAL_SPO2, RESPITE_INK_SPO2, RESPITE_LANE_SPO2, LEAST_SPO2, MOST_SPO2, TRUE
};

static double
get_y (const RespiteChartPen *pen,
       const Series          *series,
       double                 value)
{
  RespiteRect scale = series->lane == RESPITE_LANE_SPO2 ? respite_chart_pen_get_spo2_scale (pen) :
                      respite_chart_pen_get_vitals_scale (pen);

  return scale.y + scale.height - scale.height * (value - series->least) / (series->most - series->least);
}

/* The lane without its row of figures. */
static RespiteRect
get_area (const RespiteChartPen *pen,
          const Series          *series)
{
  RespiteRect area = pen->lanes[series->lane];

  if (series->lane == RESPITE_LANE_SPO2)
    area.height -= respite_chart_pen_get_spo2_figures (pen).height;

  return area;
}

static gboolean
is_on_scale (const Series *series,
             int           value)
{
  return value >= series->least && value <= series->most;
}

static gboolean
is_visible (const RespiteChartPen *pen,
            double                 x)
{
  return x >= pen->plot.x && x <= pen->plot.x + pen->plot.width;
}

/* Where the run that begins at @first ends: one past its last sample. */
static guint
find_run_end (const RespiteChartPen *pen,
              const GArray          *samples,
              guint                  first)
{
  guint end = first + 1;

  while (end < samples->len &&
         respite_chart_pen_is_joined (pen, g_array_index (samples, RespiteSample, end - 1).at,
                                      g_array_index (samples, RespiteSample, end).at))
    end++;

  return end;
}

static gboolean
is_dense (const RespiteChartPen *pen,
          const GArray          *samples,
          guint                  first,
          guint                  end)
{
  double width = g_array_index (samples, RespiteSample, end - 1).x - g_array_index (samples, RespiteSample, first).x;

  return end - first > 2 && width / (end - first - 1) < pen->size * MARKER_SPACE;
}

static void
draw_run_line (RespiteChartPen *pen,
               const Series    *series,
               const GArray    *samples,
               guint            first,
               guint            end)
{
  g_autofree RespitePoint *points = g_new (RespitePoint, end - first);

  for (guint i = first; i < end; i++)
    {
      const RespiteSample *sample = &g_array_index (samples, RespiteSample, i);

      points[i - first] = (RespitePoint) { sample->x, get_y (pen, series, sample->value) };
    }

  respite_chart_add_trace (pen->scene, series->ink, pen->size * 0.12, RESPITE_DASH_NONE, points, end - first);
}

static void
draw_sample (RespiteChartPen     *pen,
             const Series        *series,
             const RespiteSample *sample,
             gboolean             has_halo)
{
  double y = get_y (pen, series, sample->value), radius = pen->size * HALO_EM;
  double lift = series->vital == RESPITE_VITAL_SYSTOLIC ? -1 : series->vital == RESPITE_VITAL_DIASTOLIC ? 1 : 0;

  if (!is_on_scale (series, sample->value))
    {
      respite_chart_pen_draw_edge (pen, series->ink, sample->x, get_area (pen, series), sample->value > series->most);
      return;
    }

  if (has_halo)
    respite_scene_fill_circle (pen->scene, RESPITE_INK_BACKGROUND, sample->x, y + lift * radius * 0.4, radius);
  respite_chart_pen_draw_vital (pen, series->vital, sample->x, y);
}

/* Signs at every value, where they would run into one another only at some. */
static void
draw_run_marks (RespiteChartPen *pen,
                const Series    *series,
                const GArray    *samples,
                guint            first,
                guint            end)
{
  double space = is_dense (pen, samples, first, end) ? pen->size * THINNED_SPACE : 0, last = -G_MAXDOUBLE;
  double last_edge = -G_MAXDOUBLE;

  for (guint i = first; i < end; i++)
    {
      const RespiteSample *sample = &g_array_index (samples, RespiteSample, i);

      if (!is_visible (pen, sample->x))
        continue;
      if (!is_on_scale (series, sample->value))
        {
          if (sample->x - last_edge >= MIN (space, pen->size))
            draw_sample (pen, series, sample, FALSE);
          last_edge = sample->x - last_edge >= MIN (space, pen->size) ? sample->x : last_edge;
        }
      else if (sample->x - last >= space)
        {
          draw_sample (pen, series, sample, space > 0);
          last = sample->x;
        }
    }
}

static void
draw_series (RespiteChartPen *pen,
             const Series    *series)
{
  const GArray *samples = pen->series[series->vital];

  respite_scene_push_clip (pen->scene, series->lane == RESPITE_LANE_VITALS ? respite_chart_pen_get_vitals_scale (pen) :
                           get_area (pen, series));
  for (guint first = 0, end; first < samples->len; first = end)
    {
      end = find_run_end (pen, samples, first);
      if (end - first >= 2 && (series->is_joined || is_dense (pen, samples, first, end)))
        draw_run_line (pen, series, samples, first, end);
    }
  respite_scene_pop_clip (pen->scene);

  for (guint first = 0, end; first < samples->len; first = end)
    {
      end = find_run_end (pen, samples, first);
      draw_run_marks (pen, series, samples, first, end);
    }
}

/* The stroke between the two pressures of one set, with a bar across it at the mean. */
static void
draw_stroke (RespiteChartPen    *pen,
             const RespiteEvent *event,
             double              x)
{
  double top = get_y (pen, &systolic, MIN (event->vitals[RESPITE_VITAL_SYSTOLIC], MOST_VITAL));
  double bottom = get_y (pen, &diastolic, MIN (event->vitals[RESPITE_VITAL_DIASTOLIC], MOST_VITAL));
  int map = respite_event_get_map (event);
  double half = pen->size * 0.26;

  respite_scene_add_line (pen->scene, RESPITE_INK_PRESSURE, pen->size * 0.09, RESPITE_DASH_NONE, x, top, x, bottom);
  if (map != RESPITE_VITAL_UNSET && map <= MOST_VITAL)
    respite_scene_add_line (pen->scene, RESPITE_INK_PRESSURE, pen->size * 0.16, RESPITE_DASH_NONE, x - half,
                            get_y (pen, &systolic, map), x + half, get_y (pen, &systolic, map));
}

static void
draw_strokes (RespiteChartPen *pen)
{
  const GArray *samples = pen->series[RESPITE_VITAL_SYSTOLIC];

  for (guint first = 0, end; first < samples->len; first = end)
    {
      double space, last = -G_MAXDOUBLE;

      end = find_run_end (pen, samples, first);
      space = is_dense (pen, samples, first, end) ? pen->size * THINNED_SPACE : 0;
      for (guint i = first; i < end; i++)
        {
          const RespiteSample *sample = &g_array_index (samples, RespiteSample, i);

          if (!is_visible (pen, sample->x) || sample->x - last < space ||
              !respite_event_has_vital (sample->event, RESPITE_VITAL_DIASTOLIC))
            continue;
          draw_stroke (pen, sample->event, sample->x);
          last = sample->x;
        }
    }
}

static void
draw_scale (RespiteChartPen *pen,
            const Series    *series,
            int              step,
            int              label_step)
{
  double right = pen->plot.x - pen->size * 0.4;

  pen->scene->part = RESPITE_CHART_PART_FRAME;
  for (int value = series->least; value <= series->most; value += step)
    {
      double y = get_y (pen, series, value);
      g_autofree char *text = NULL;

      if (value > series->least && value < series->most)
        respite_scene_add_line (pen->scene, value % label_step == 0 ? RESPITE_INK_GRID_STRONG : RESPITE_INK_GRID, 0.5,
                                RESPITE_DASH_NONE, pen->plot.x, y, pen->plot.x + pen->plot.width, y);
      if (value % label_step != 0 || (value == series->least && series->least == 0))
        continue;
      text = g_strdup_printf ("%d", value);
      respite_chart_pen_text (pen, RESPITE_INK_MUTED, text, pen->small, FALSE, RESPITE_ANCHOR_END, right, y);
    }
}

/* What the signs mean, beside the scale. */
static void
draw_signs (RespiteChartPen *pen)
{
  static const struct
  {
    RespiteVital     vital;
    RespiteChartWord word;
    const char      *unit;
  } signs[] = {
    { RESPITE_VITAL_SYSTOLIC, RESPITE_WORD_PRESSURE, "mmHg" },
    { RESPITE_VITAL_PULSE, RESPITE_WORD_PULSE, "/min" },
    { RESPITE_VITAL_RESPIRATION, RESPITE_WORD_RESPIRATION, "/min" },
  };
  const RespiteRect *lane = &pen->lanes[RESPITE_LANE_VITALS];
  double x = pen->size * 0.9, y = lane->y + pen->row * 0.75;

  pen->scene->part = RESPITE_CHART_PART_FRAME;
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *name = respite_chart_pen_word (pen, signs[i].word);
      double width = respite_chart_pen_measure (pen, name, pen->small, FALSE);

      if (signs[i].vital == RESPITE_VITAL_SYSTOLIC)
        {
          double gap = pen->size * 0.34;

          respite_chart_pen_draw_vital (pen, RESPITE_VITAL_SYSTOLIC, x, y - gap * 0.3);
          respite_chart_pen_draw_vital (pen, RESPITE_VITAL_DIASTOLIC, x, y + gap * 0.3);
        }
      else
        respite_chart_pen_draw_vital (pen, signs[i].vital, x, y);
      respite_chart_pen_text (pen, RESPITE_INK_TEXT, name, pen->small, FALSE, RESPITE_ANCHOR_START,
                              x + pen->size * 0.8, y);
      respite_chart_pen_text (pen, RESPITE_INK_MUTED, signs[i].unit, pen->small, FALSE, RESPITE_ANCHOR_START,
                              x + pen->size * 1.1 + width, y);
      y += pen->row;
    }
}

static int
compare_samples (gconstpointer a,
                 gconstpointer b)
{
  double first = ((const RespiteSample *) a)->x, second = ((const RespiteSample *) b)->x;

  return first < second ? -1 : first > second ? 1 : 0;
}

/* What lies above the scale, in figures below its triangles. */
static void
draw_high_figures (RespiteChartPen *pen)
{
  static const Series *const all[] = { &systolic, &diastolic, &pulse, &respiration };
  RespiteRect band = respite_chart_pen_get_high_band (pen);
  g_autoptr (GArray) high = g_array_new (FALSE, FALSE, sizeof (RespiteSample));

  if (band.height <= 0)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    for (guint j = 0; j < pen->series[all[i]->vital]->len; j++)
      {
        RespiteSample sample = g_array_index (pen->series[all[i]->vital], RespiteSample, j);

        if (sample.value > MOST_VITAL)
          g_array_append_val (high, sample);
      }

  g_array_sort (high, compare_samples);
  band.y += pen->size * 0.85;
  band.height = pen->size * 1.2;
  respite_chart_pen_draw_figures (pen, &band, high, RESPITE_N_VITALS);
}

void
respite_session_chart_draw_vitals (RespiteChartPen *pen)
{
  int label_step = respite_chart_pen_get_vitals_scale (pen).height < pen->row * 7 ? 80 : 40;

  draw_scale (pen, &systolic, 20, label_step);
  draw_signs (pen);

  pen->scene->part = RESPITE_CHART_PART_PRESSURE;
  draw_strokes (pen);
  draw_series (pen, &systolic);
  draw_series (pen, &diastolic);
  pen->scene->part = RESPITE_CHART_PART_RESPIRATION;
  draw_series (pen, &respiration);
  pen->scene->part = RESPITE_CHART_PART_PULSE;
  draw_series (pen, &pulse);
  draw_high_figures (pen);
}

void
respite_session_chart_draw_spo2 (RespiteChartPen *pen)
{
  double height = respite_chart_pen_get_spo2_scale (pen).height;

  draw_scale (pen, &spo2, 10, height >= pen->small * 2.4 ? 10 : height >= pen->small * 1.2 ? 20 : 100);
  pen->scene->part = RESPITE_CHART_PART_SPO2;
  draw_series (pen, &spo2);
}
