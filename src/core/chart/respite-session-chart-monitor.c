/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-private.h"

#include <math.h>

#include "base/respite-clock.h"
#include "chart/respite-chart-decimate.h"

#define LINE_EM          0.07
#define BAR_EM           0.11
#define ARTEFACT_EM      0.2
#define MOST_JOINED_MS   (90 * RESPITE_SECOND_MS)
#define JOINED_INTERVALS 2.5
#define SAMPLED_ROWS     200

/* What a monitor measures all the time, drawn as a thin line without signs. */
static const struct
{
  RespiteMonitorSign sign;
  RespiteInk         ink;
} traces[] = {
  { RESPITE_MONITOR_RESPIRATION, RESPITE_INK_RESPIRATION_LIMIT },
  { RESPITE_MONITOR_PULSE, RESPITE_INK_PULSE_LIMIT },
  { RESPITE_MONITOR_SPO2, RESPITE_INK_SPO2_LIMIT },
};

gboolean
respite_chart_pen_has_monitor (const RespiteChartPen *pen,
                               RespiteMonitorSign     sign)
{
  const GPtrArray *batches = pen->record->monitor;

  for (guint i = 0; batches != NULL && i < batches->len; i++)
    {
      const RespiteMonitorBatch *batch = g_ptr_array_index (batches, i);

      for (guint j = 0; j < batch->rows->len; j++)
        if (respite_monitor_row_is_true (respite_monitor_batch_get_row (batch, j), sign))
          return TRUE;
    }

  return FALSE;
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* How far apart two values of @sign may be to be joined: two and a half of the monitor's own intervals. */
static gint64
get_joined (const RespiteMonitorBatch *batch,
            RespiteMonitorSign         sign)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 before = 0;

  for (guint i = 0; i < batch->rows->len && steps->len < SAMPLED_ROWS; i++)
    {
      const RespiteMonitorRow *row = respite_monitor_batch_get_row (batch, i);
      gint64 step = row->at - before;

      if (!respite_monitor_row_has (row, sign))
        continue;
      if (before != 0)
        g_array_append_val (steps, step);
      before = row->at;
    }
  if (steps->len == 0)
    return 0;

  g_array_sort (steps, compare_steps);

  return MIN ((gint64) ((double) g_array_index (steps, gint64, steps->len / 2) * JOINED_INTERVALS), MOST_JOINED_MS);
}

static RespiteRect
get_scale (const RespiteChartPen *pen,
           RespiteMonitorSign     sign)
{
  return sign == RESPITE_MONITOR_SPO2 ? respite_chart_pen_get_spo2_scale (pen) :
         respite_chart_pen_get_vitals_scale (pen);
}

static double
get_y (const RespiteRect *scale,
       RespiteMonitorSign sign,
       int                value)
{
  int least = sign == RESPITE_MONITOR_SPO2 ? RESPITE_CHART_LEAST_SPO2 : 0;
  int most = sign == RESPITE_MONITOR_SPO2 ? 100 : RESPITE_CHART_MOST_VITAL;

  return scale->y + scale->height - scale->height * (value - least) / (most - least);
}

/* A run without a gap; a value alone is a dot. */
static void
draw_run (RespiteChartPen *pen,
          RespiteInk       ink,
          GArray          *points)
{
  const RespitePoint *first = &g_array_index (points, RespitePoint, 0);

  if (points->len == 0)
    return;

  if (points->len == 1)
    respite_scene_fill_circle (pen->scene, ink, first->x, first->y, pen->size * LINE_EM);
  else
    respite_chart_add_trace (pen->scene, ink, pen->size * LINE_EM, RESPITE_DASH_NONE, first, points->len);
  g_array_set_size (points, 0);
}

/* Nothing is joined over a gap or over a value that is none. */
static void
draw_trace (RespiteChartPen           *pen,
            const RespiteMonitorBatch *batch,
            RespiteMonitorSign         sign,
            RespiteInk                 ink)
{
  RespiteRect scale = get_scale (pen, sign);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (RespitePoint));
  gint64 joined = get_joined (batch, sign), before = G_MININT64 / 2;

  respite_scene_push_clip (pen->scene, scale);
  for (guint i = respite_monitor_batch_find (batch, pen->span.begin - joined); i < batch->rows->len; i++)
    {
      const RespiteMonitorRow *row = respite_monitor_batch_get_row (batch, i);
      RespitePoint point;

      if (row->at > pen->span.end + joined)
        break;
      if (!respite_monitor_row_has (row, sign))
        continue;
      if (row->artefacts[sign] != RESPITE_ARTEFACT_NONE || row->at - before > joined)
        draw_run (pen, ink, points);
      before = row->at;
      if (row->artefacts[sign] != RESPITE_ARTEFACT_NONE)
        continue;
      point = (RespitePoint) { respite_chart_pen_get_x (pen, row->at), get_y (&scale, sign, row->values[sign]) };
      g_array_append_val (points, point);
    }
  draw_run (pen, ink, points);
  respite_scene_pop_clip (pen->scene);
}

/* Hollow and grey, at the edge where it is off the scale; one for each width of it. */
static void
draw_artefacts (RespiteChartPen           *pen,
                const RespiteMonitorBatch *batch,
                RespiteMonitorSign         sign)
{
  RespiteRect scale = get_scale (pen, sign);
  double radius = pen->size * ARTEFACT_EM, last = -G_MAXDOUBLE;

  for (guint i = respite_monitor_batch_find (batch, pen->span.begin); i < batch->rows->len; i++)
    {
      const RespiteMonitorRow *row = respite_monitor_batch_get_row (batch, i);
      double x = respite_chart_pen_get_x (pen, row->at), y;

      if (row->at > pen->span.end)
        break;
      if (!respite_monitor_row_has (row, sign) || row->artefacts[sign] == RESPITE_ARTEFACT_NONE ||
          x - last < 2.5 * radius)
        continue;
      y = get_y (&scale, sign, CLAMP (row->values[sign], -1000, 1000));
      respite_scene_add_circle (pen->scene, RESPITE_INK_MUTED, pen->size * 0.06,
                                CLAMP (x, pen->plot.x + radius, pen->plot.x + pen->plot.width - radius),
                                CLAMP (y, scale.y + radius, scale.y + scale.height - radius), radius);
      last = x;
    }
}

/* A thin bar from the upper to the lower pressure, with short ends: no sign, so that it is not taken for a set. */
static void
draw_pressures (RespiteChartPen           *pen,
                const RespiteMonitorBatch *batch)
{
  RespiteRect scale = get_scale (pen, RESPITE_MONITOR_SYSTOLIC);
  double half = pen->size * 0.2, width = pen->size * BAR_EM, last = -G_MAXDOUBLE;

  respite_scene_push_clip (pen->scene, scale);
  for (guint i = respite_monitor_batch_find (batch, pen->span.begin); i < batch->rows->len; i++)
    {
      const RespiteMonitorRow *row = respite_monitor_batch_get_row (batch, i);
      double x = respite_chart_pen_get_x (pen, row->at), top, bottom;

      if (row->at > pen->span.end)
        break;
      if (!respite_monitor_row_is_true (row, RESPITE_MONITOR_SYSTOLIC) ||
          !respite_monitor_row_is_true (row, RESPITE_MONITOR_DIASTOLIC) || x - last < 2 * width)
        continue;
      top = get_y (&scale, RESPITE_MONITOR_SYSTOLIC, row->values[RESPITE_MONITOR_SYSTOLIC]);
      bottom = get_y (&scale, RESPITE_MONITOR_DIASTOLIC, row->values[RESPITE_MONITOR_DIASTOLIC]);
      respite_scene_add_line (pen->scene, RESPITE_INK_PRESSURE_LIMIT, width, RESPITE_DASH_NONE, x, top, x, bottom);
      respite_scene_add_line (pen->scene, RESPITE_INK_PRESSURE_LIMIT, width, RESPITE_DASH_NONE, x - half, top,
                              x + half, top);
      respite_scene_add_line (pen->scene, RESPITE_INK_PRESSURE_LIMIT, width, RESPITE_DASH_NONE, x - half, bottom,
                              x + half, bottom);
      last = x;
    }
  respite_scene_pop_clip (pen->scene);
}

/* Grey figures in a lane that no set has anything in: the greatest value of each cell. */
static void
draw_figures (RespiteChartPen           *pen,
              const RespiteMonitorBatch *batch,
              RespiteMonitorSign         sign,
              RespiteLane                lane_of)
{
  RespiteVital vital = respite_monitor_sign_get_vital (sign);
  const RespiteRect *lane = &pen->lanes[lane_of];
  double cell = respite_chart_pen_measure (pen, "88.8", pen->small, FALSE) * 1.6;
  double here = -1;
  int most = RESPITE_MONITOR_UNSET;

  if (!respite_chart_pen_has_lane (pen, lane_of) || pen->series[vital]->len > 0)
    return;

  for (guint i = respite_monitor_batch_find (batch, pen->span.begin); i <= batch->rows->len; i++)
    {
      const RespiteMonitorRow *row = i < batch->rows->len ? respite_monitor_batch_get_row (batch, i) : NULL;
      double x = row != NULL && row->at <= pen->span.end ?
                 floor ((respite_chart_pen_get_x (pen, row->at) - pen->plot.x) / cell) : G_MAXDOUBLE;

      if (row != NULL && x < G_MAXDOUBLE && !respite_monitor_row_is_true (row, sign))
        continue;
      if (x > here && most != RESPITE_MONITOR_UNSET && (here + 1) * cell <= pen->plot.width)
        {
          g_autofree char *text = respite_chart_format_vital (vital, most);

          respite_chart_pen_text (pen, RESPITE_INK_MUTED, text, pen->small, FALSE, RESPITE_ANCHOR_MIDDLE,
                                  pen->plot.x + (here + 0.5) * cell, lane->y + lane->height / 2);
        }
      if (x >= G_MAXDOUBLE)
        break;
      most = x > here ? row->values[sign] : MAX (most, row->values[sign]);
      here = x;
    }
}

void
respite_session_chart_draw_monitor (RespiteChartPen *pen)
{
  const GPtrArray *batches = pen->record->monitor;

  for (guint i = 0; batches != NULL && i < batches->len; i++)
    {
      const RespiteMonitorBatch *batch = g_ptr_array_index (batches, i);

      if (batch->rows->len == 0)
        continue;
      pen->scene->part = RESPITE_CHART_PART_MONITOR;
      draw_pressures (pen, batch);
      for (gsize j = 0; j < G_N_ELEMENTS (traces); j++)
        {
          draw_trace (pen, batch, traces[j].sign, traces[j].ink);
          draw_artefacts (pen, batch, traces[j].sign);
        }
      draw_artefacts (pen, batch, RESPITE_MONITOR_SYSTOLIC);
      draw_artefacts (pen, batch, RESPITE_MONITOR_DIASTOLIC);
      draw_figures (pen, batch, RESPITE_MONITOR_ETCO2, RESPITE_LANE_ETCO2);
      draw_figures (pen, batch, RESPITE_MONITOR_TEMPERATURE, RESPITE_LANE_TEMPERATURE);
    }
}
