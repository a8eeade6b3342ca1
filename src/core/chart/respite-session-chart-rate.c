/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-private.h"

#include "base/respite-clock.h"
#include "base/respite-quantity.h"

/* What stays free above the highest rate, for its figure. */
#define HEAD_EM 1.4

static gint64
get_highest_rate (const RespiteChartPen *pen)
{
  gint64 highest = 1;

  for (guint i = 0; i < pen->doses->len; i++)
    highest = MAX (highest, g_array_index (pen->doses, RespiteDose, i).rate_ugph);

  return highest;
}

static double
get_rate_y (const RespiteChartPen *pen,
            gint64                 rate,
            double                 highest)
{
  const RespiteRect *lane = &pen->lanes[RESPITE_LANE_RATE];
  double room = MAX (lane->height - pen->small * HEAD_EM, lane->height / 3);

  return lane->y + lane->height - 0.5 - room * (double) rate / highest;
}

/* Until when the pump's last rate is known: the end of the infusion, or the clock. */
static gint64
get_rate_end (const RespiteChartPen *pen)
{
  gint64 end = respite_timeline_get_end (pen->record->timeline);

  return end != 0 ? end : MAX (pen->until, pen->whole.begin);
}

static GArray *
create_steps (const RespiteChartPen *pen,
              const RespiteRect     *lane,
              double                 highest)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (RespitePoint));
  RespitePoint point = { 0, lane->y + lane->height - 0.5 };

  for (guint i = 0; i < pen->doses->len; i++)
    {
      const RespiteDose *dose = &g_array_index (pen->doses, RespiteDose, i);

      point.x = respite_chart_pen_get_x (pen, dose->at);
      g_array_append_val (points, point);
      point.y = get_rate_y (pen, dose->rate_ugph, highest);
      g_array_append_val (points, point);
    }

  point.x = MAX (point.x, respite_chart_pen_get_x (pen, get_rate_end (pen)));
  g_array_append_val (points, point);
  point.y = lane->y + lane->height - 0.5;
  g_array_append_val (points, point);

  return points;
}

/* The line as far as somebody confirmed it, dashed from there. */
static void
draw_step_line (RespiteChartPen *pen,
                GArray          *points)
{
  double doubt = pen->record->unconfirmed_since != 0 ? respite_chart_pen_get_x (pen, pen->record->unconfirmed_since) :
                 G_MAXDOUBLE;
  const RespitePoint *all = (const RespitePoint *) points->data;
  g_autoptr (GArray) doubted = g_array_new (FALSE, FALSE, sizeof (RespitePoint));
  RespitePoint turn = { doubt, 0 };
  guint known = points->len;

  while (known > 0 && all[known - 1].x > doubt)
    known--;
  if (known == points->len || known == 0)
    {
      respite_scene_add_polyline (pen->scene, RESPITE_INK_RATE, pen->size * 0.16, RESPITE_DASH_NONE, all, points->len);
      return;
    }

  if (known >= 2)
    respite_scene_add_polyline (pen->scene, RESPITE_INK_RATE, pen->size * 0.16, RESPITE_DASH_NONE, all, known);
  turn.y = all[known - 1].y;
  respite_scene_add_line (pen->scene, RESPITE_INK_RATE, pen->size * 0.16, RESPITE_DASH_NONE, all[known - 1].x, turn.y,
                          doubt, turn.y);
  g_array_append_val (doubted, turn);
  g_array_append_vals (doubted, all + known, points->len - 1 - known);
  respite_scene_add_polyline (pen->scene, RESPITE_INK_RATE, pen->size * 0.16, RESPITE_DASH_SHORT,
                              (const RespitePoint *) doubted->data, doubted->len);
}

/* Whether the step line, whose parts are upright or level, passes through a box. */
static gboolean
crosses_steps (const GArray *steps,
               RespiteRect   box)
{
  for (guint i = 1; i < steps->len; i++)
    {
      const RespitePoint *a = &g_array_index (steps, RespitePoint, i - 1), *b = a + 1;

      if (MIN (a->x, b->x) < box.x + box.width && MAX (a->x, b->x) > box.x && MIN (a->y, b->y) < box.y + box.height &&
          MAX (a->y, b->y) > box.y)
        return TRUE;
    }

  return FALSE;
}

/* Above the step, below it, or in the free line at the top of the lane; where no step passes and no other stands. */
static void
draw_rate_number (RespiteChartPen   *pen,
                  const RespiteDose *dose,
                  double             highest,
                  const GArray      *steps)
{
  const RespiteRect *lane = &pen->lanes[RESPITE_LANE_RATE];
  g_autofree char *text = respite_quantity_format (dose->rate_ugph, 3, 2);
  double width = respite_chart_pen_measure (pen, text, pen->small, TRUE);
  double x = respite_chart_pen_get_x (pen, dose->at) + pen->size * 0.3;
  double y = get_rate_y (pen, dose->rate_ugph, highest), height = pen->small * 1.05;
  const double tops[] = { y - height - pen->size * 0.14, y + pen->size * 0.15, lane->y };

  if (x < pen->plot.x)
    return;
  x = MIN (x, pen->plot.x + pen->plot.width - width - 1);

  for (gsize i = 0; i < G_N_ELEMENTS (tops); i++)
    {
      double top = MAX (tops[i], lane->y + 0.5);
      RespiteRect box = { x - 1, top, width + 2, height };

      if (top + height <= lane->y + lane->height + 0.5 && !crosses_steps (steps, box) &&
          respite_chart_pen_take (pen, box))
        {
          respite_chart_pen_text (pen, RESPITE_INK_TEXT, text, pen->small, TRUE, RESPITE_ANCHOR_START, x,
                                  top + height / 2);
          return;
        }
    }
}

static void
draw_rate_numbers (RespiteChartPen *pen,
                   double           highest,
                   const GArray    *steps)
{
  gint64 before = 0;

  for (guint i = 0; i < pen->doses->len; i++)
    {
      RespiteDose dose = g_array_index (pen->doses, RespiteDose, i);
      gint64 until = i + 1 < pen->doses->len ? g_array_index (pen->doses, RespiteDose, i + 1).at : get_rate_end (pen);

      /* The rate that was set before the picture begins stands at its edge. */
      if (dose.at < pen->span.begin && until > pen->span.begin)
        dose.at = pen->span.begin;
      if (dose.rate_ugph > 0 && (dose.rate_ugph != before || dose.at == pen->span.begin) &&
          respite_span_contains (pen->span, dose.at))
        draw_rate_number (pen, &dose, highest, steps);
      before = dose.rate_ugph;
    }
}

static void
draw_total (RespiteChartPen *pen)
{
  const RespiteRect *lane = &pen->lanes[RESPITE_LANE_RATE];
  gint64 at = MIN (pen->span.end, MAX (pen->until, pen->span.begin));
  gint64 given = respite_timeline_get_given (pen->record->timeline, at);
  const RespiteOrder *order = pen->record->order;
  double x = pen->plot.x + pen->plot.width + pen->size * 0.45, y = lane->y + pen->row * 0.5;
  g_autofree char *text = given >= 1000 ? respite_quantity_format_unit (given, 3, 1, "mg")
                                        : respite_quantity_format_mg (given);

  pen->scene->part = RESPITE_CHART_PART_TOTAL;
  respite_chart_pen_text (pen, RESPITE_INK_TEXT, text, pen->size, TRUE, RESPITE_ANCHOR_START, x, y);
  if (order != NULL && order->weight_g > 0)
    {
      g_autofree char *by_weight = respite_quantity_format_mg_per_kg (given, order->weight_g);

      y += pen->row * 0.78;
      respite_chart_pen_text (pen, RESPITE_INK_MUTED, by_weight, pen->small, FALSE, RESPITE_ANCHOR_START, x, y);
    }
  if (pen->record->unconfirmed_since != 0 && pen->record->unconfirmed_since < at)
    {
      y += pen->row * 0.78;
      respite_chart_pen_text (pen, RESPITE_INK_WARN, respite_chart_pen_word (pen, RESPITE_WORD_UNCONFIRMED),
                              pen->small, FALSE, RESPITE_ANCHOR_START, x, y);
    }
  if (respite_session_record_is_dose_amended (pen->record))
    {
      y += pen->row * 0.78;
      respite_chart_pen_text (pen, RESPITE_INK_TEXT, respite_chart_pen_word (pen, RESPITE_WORD_AMENDED_SHORT),
                              pen->small, TRUE, RESPITE_ANCHOR_START, x, y);
    }
}

static void
draw_steps (RespiteChartPen *pen)
{
  const RespiteRect *lane = &pen->lanes[RESPITE_LANE_RATE];
  double highest = (double) get_highest_rate (pen);
  g_autoptr (GArray) points = NULL;

  respite_scene_push_clip (pen->scene, *lane);
  points = create_steps (pen, lane, highest);
  if (points->len >= 3)
    respite_scene_fill_polygon (pen->scene, RESPITE_INK_RATE_TINT, (const RespitePoint *) points->data, points->len);
  draw_step_line (pen, points);
  respite_scene_pop_clip (pen->scene);
  draw_rate_numbers (pen, highest, points);
}

void
respite_session_chart_draw_rate (RespiteChartPen *pen)
{
  const RespiteRect *lane = &pen->lanes[RESPITE_LANE_RATE];

  if (lane->height >= pen->row * 1.9)
    respite_chart_pen_text (pen, RESPITE_INK_MUTED, "mg/h", pen->small, FALSE, RESPITE_ANCHOR_START, pen->size * 0.4,
                            lane->y + pen->row * 1.3);
  if (pen->record->timeline == NULL || pen->doses->len == 0)
    return;

  if (respite_chart_pen_has_lane (pen, RESPITE_LANE_RATE))
    draw_steps (pen);
  draw_total (pen);
}
