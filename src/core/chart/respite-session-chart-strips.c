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
  if (respite_chart_pen_is_amended (pen, event))
    respite_chart_pen_draw_amended (pen, x, middle, half);
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
          if (respite_event_is_late (event) || respite_chart_pen_is_amended (pen, event))
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
