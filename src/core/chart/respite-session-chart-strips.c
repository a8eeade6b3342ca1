/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-private.h"

#define LEAST_TICK_SPACE 2.0

static gboolean
is_visible (const RespiteChartPen *pen,
            double                 x)
{
  return x >= pen->plot.x && x <= pen->plot.x + pen->plot.width;
}

static void
draw_tick (RespiteChartPen    *pen,
           const RespiteEvent *event,
           double              x)
{
  const RespiteRect *lane = &pen->lanes[RESPITE_LANE_SETS];
  double middle = lane->y + lane->height / 2, half = MIN (pen->size * 0.36, lane->height * 0.4);

  respite_scene_add_line (pen->scene, RESPITE_INK_TEXT, pen->size * 0.14, RESPITE_DASH_NONE, x, middle - half, x,
                          middle + half);
  if (respite_event_is_late (event))
    respite_scene_add_circle (pen->scene, RESPITE_INK_TEXT, pen->size * 0.09, x, middle, half);
}

/* A tick a set; where they run into one another one bar from the first to the last. */
static void
draw_ticks (RespiteChartPen *pen)
{
  const RespiteRect *lane = &pen->lanes[RESPITE_LANE_SETS];
  double middle = lane->y + lane->height / 2, half = MIN (pen->size * 0.36, lane->height * 0.4);
  double begin = 0, end = -G_MAXDOUBLE;

  for (guint i = 0; i < pen->sets->len; i++)
    {
      const RespiteEvent *event = g_ptr_array_index (pen->sets, i);
      double x = respite_chart_pen_get_x (pen, event->at);

      if (x - end < LEAST_TICK_SPACE)
        {
          end = x;
          if (respite_event_is_late (event))
            draw_tick (pen, event, x);
          continue;
        }
      if (end > begin)
        respite_scene_fill_rect (pen->scene, RESPITE_INK_TEXT, begin, middle - half, end - begin, 2 * half);
      draw_tick (pen, event, x);
      begin = end = x;
    }

  if (end > begin)
    respite_scene_fill_rect (pen->scene, RESPITE_INK_TEXT, begin, middle - half, end - begin, 2 * half);
}

static void
draw_due (RespiteChartPen  *pen,
          const RespiteDue *due)
{
  const RespiteRect *lane = &pen->lanes[RESPITE_LANE_SETS];
  double x = respite_chart_pen_get_x (pen, due->at), y = lane->y + lane->height / 2, half = pen->size * 0.3;
  const RespitePoint next[] = { { x - half, y - half }, { x + half, y - half }, { x, y + half } };
  gboolean is_overdue = pen->view->now != 0 && due->at < pen->view->now;

  if (due->done_at != 0)
    return;

  if (due->is_explained)
    {
      respite_chart_pen_draw_cross (pen, RESPITE_INK_MUTED, x, y);
      respite_scene_add_circle (pen->scene, RESPITE_INK_MUTED, pen->size * 0.08, x, y, pen->size * 0.42);
    }
  else if (due->is_missed)
    respite_chart_pen_draw_cross (pen, RESPITE_INK_ACT, x, y);
  else if (pen->view->now != 0)
    respite_scene_add_polygon (pen->scene, is_overdue ? RESPITE_INK_WARN : RESPITE_INK_NOW, pen->size * 0.12, next,
                               G_N_ELEMENTS (next));
}

/* The strip that says when sets fell due, were taken, entered late or missed. */
void
respite_session_chart_draw_sets (RespiteChartPen *pen)
{
  const RespiteRect *lane = &pen->lanes[RESPITE_LANE_SETS];

  for (guint i = 0; i < pen->entries->len; i++)
    {
      const RespiteEvent *event = g_ptr_array_index (pen->entries, i);
      double begin = MAX (respite_chart_pen_get_x (pen, event->from), pen->plot.x);
      double end = MIN (respite_chart_pen_get_x (pen, event->at), pen->plot.x + pen->plot.width);

      if (event->kind == RESPITE_EVENT_GAP && event->from != 0 && end > begin)
        respite_scene_fill_rect (pen->scene, RESPITE_INK_PAUSE_TINT, begin, lane->y + 0.5, end - begin,
                                 lane->height - 1);
    }

  for (guint i = 0; i < pen->due->len; i++)
    {
      const RespiteDue *due = &g_array_index (pen->due, RespiteDue, i);

      if (is_visible (pen, respite_chart_pen_get_x (pen, due->at)))
        draw_due (pen, due);
    }

  draw_ticks (pen);
}

/* Which of two values is the graver one: low for wakefulness and oxygen, high for the rest. */
static gboolean
is_graver (RespiteVital vital,
           int          value,
           int          than)
{
  return vital == RESPITE_VITAL_SEDATION || vital == RESPITE_VITAL_SPO2 ? value < than : value > than;
}

static RespiteLevel
get_level (const RespiteChartPen *pen,
           RespiteVital           vital,
           int                    value)
{
  const RespiteThresholds *thresholds = pen->record->thresholds;
  RespiteLevel level = RESPITE_LEVEL_NONE;

  if (thresholds == NULL || !thresholds->is_confirmed)
    return RESPITE_LEVEL_NONE;

  for (guint i = 0; i < thresholds->rows->len; i++)
    {
      const RespiteThreshold *row = &g_array_index (thresholds->rows, RespiteThreshold, i);

      if (row->vital != vital)
        continue;
      if (row->act != RESPITE_VITAL_UNSET && (row->is_high ? value >= row->act : value <= row->act))
        level = MAX (level, RESPITE_LEVEL_ACT);
      else if (row->warn != RESPITE_VITAL_UNSET && (row->is_high ? value >= row->warn : value <= row->warn))
        level = MAX (level, RESPITE_LEVEL_WARN);
    }

  return level;
}

/* A figure; beyond a limit to watch it stands in a box, beyond one to call somebody in a filled box. */
static double
draw_figure (RespiteChartPen     *pen,
             const RespiteSample *sample,
             RespiteVital         vital,
             const RespiteRect   *lane,
             double               last_right)
{
  g_autofree char *text = respite_chart_format_vital (vital, sample->value);
  RespiteLevel level = get_level (pen, vital, sample->value);
  double width = respite_chart_pen_measure (pen, text, pen->size, level != RESPITE_LEVEL_NONE);
  double x = CLAMP (sample->x, pen->plot.x + width / 2 + 1, pen->plot.x + pen->plot.width - width / 2 - 1);
  double box = pen->size * 1.16, middle = lane->y + lane->height / 2;

  x = MAX (x, last_right + width / 2);
  if (level == RESPITE_LEVEL_ACT)
    respite_scene_fill_rect (pen->scene, RESPITE_INK_ACT, x - width / 2 - 2, middle - box / 2, width + 4, box);
  else if (level == RESPITE_LEVEL_WARN)
    respite_scene_add_rect (pen->scene, RESPITE_INK_WARN, 1, x - width / 2 - 2, middle - box / 2, width + 4, box);
  respite_chart_pen_text (pen, level == RESPITE_LEVEL_ACT ? RESPITE_INK_BACKGROUND : RESPITE_INK_TEXT, text,
                          pen->size, level != RESPITE_LEVEL_NONE, RESPITE_ANCHOR_MIDDLE, x, middle);

  return x + width / 2;
}

/* The width that the largest of the figures needs. */
static double
get_widest (const RespiteChartPen *pen,
            const GArray          *samples,
            RespiteVital           vital)
{
  int most = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < samples->len; i++)
    most = MAX (most, g_array_index (samples, RespiteSample, i).value);
  text = respite_chart_format_vital (vital, most);

  return respite_chart_pen_measure (pen, text, pen->size, TRUE);
}

/* A dot for each value of a group, a line where they are dense. */
static void
draw_skipped (RespiteChartPen *pen,
              const GArray    *samples,
              guint            first,
              guint            end,
              double           y)
{
  double from = g_array_index (samples, RespiteSample, first).x;
  double to = g_array_index (samples, RespiteSample, end - 1).x;

  from = MAX (from, pen->plot.x);
  to = MIN (to, pen->plot.x + pen->plot.width);
  if (to - from < LEAST_TICK_SPACE * (end - first - 1))
    {
      respite_scene_fill_rect (pen->scene, RESPITE_INK_MUTED, from, y - 0.5, MAX (to - from, 1), 1);
      return;
    }

  for (guint i = first; i < end; i++)
    {
      double x = g_array_index (samples, RespiteSample, i).x;

      if (is_visible (pen, x))
        respite_scene_fill_rect (pen->scene, RESPITE_INK_MUTED, x - 0.5, y - 0.5, 1, 1);
    }
}

/* Figures along a lane. Where they are too close the gravest of each group stands for it, the others as dots. */
static void
draw_figures (RespiteChartPen   *pen,
              const RespiteRect *lane,
              RespiteVital       vital)
{
  const GArray *samples = pen->series[vital];
  double cell = get_widest (pen, samples, vital) + pen->size * 0.3;
  double right = -G_MAXDOUBLE;
  guint first = 0;

  while (first < samples->len)
    {
      const RespiteSample *gravest = &g_array_index (samples, RespiteSample, first);
      double limit = MAX (gravest->x, right) + cell;
      guint end = first + 1;

      if (!is_visible (pen, gravest->x))
        {
          first++;
          continue;
        }
      for (; end < samples->len && g_array_index (samples, RespiteSample, end).x < limit; end++)
        {
          const RespiteSample *other = &g_array_index (samples, RespiteSample, end);

          if (is_visible (pen, other->x) && is_graver (vital, other->value, gravest->value))
            gravest = other;
        }

      right = draw_figure (pen, gravest, vital, lane, right) + pen->size * 0.3;
      if (end - first > 1)
        draw_skipped (pen, samples, first, end, lane->y + lane->height - 1);
      first = end;
    }
}

void
respite_session_chart_draw_numbers (RespiteChartPen *pen)
{
  RespiteRect spo2 = respite_chart_pen_get_spo2_figures (pen);

  for (RespiteLane lane = 0; lane < RESPITE_N_LANES; lane++)
    if (respite_lane_get_vital (lane) != RESPITE_N_VITALS && respite_chart_pen_has_lane (pen, lane))
      draw_figures (pen, &pen->lanes[lane], respite_lane_get_vital (lane));
  if (spo2.height > 0)
    draw_figures (pen, &spo2, RESPITE_VITAL_SPO2);
}
