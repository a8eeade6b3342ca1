/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-trend-chart-layout.h"

#include <math.h>

#include "chart/respite-trend-chart-private.h"

#define SMALL_EM         0.88
#define ROW_EM           1.4
#define PANEL_ROWS       7.5
#define LEAST_PANEL_ROWS 2.0
#define LEFT_SHARE       0.2
#define RIGHT_SHARE      0.26

static gboolean
has_relief (const RespiteTrend *trend)
{
  for (guint i = 0; i < trend->sessions->len; i++)
    if (respite_trend_get_session (trend, i)->relief_until != 0)
      return TRUE;

  return FALSE;
}

static void
init_pen (RespiteTrendPen         *pen,
          const RespiteTrend      *trend,
          const RespiteTrendView  *view,
          const RespiteChartStyle *style)
{
  *pen = (RespiteTrendPen) { .trend = trend, .view = view, .style = style };
  pen->size = style->size;
  pen->small = style->size * SMALL_EM;
  pen->row = style->size * ROW_EM;
  pen->span = view->span.end > view->span.begin ? view->span : respite_trend_get_span (trend);
  pen->panels = g_array_new (FALSE, TRUE, sizeof (RespiteTrendPanel));
  pen->taken = g_array_new (FALSE, FALSE, sizeof (RespiteRect));
}

static void
clear_pen (RespiteTrendPen *pen)
{
  g_array_unref (pen->panels);
  g_array_unref (pen->taken);
}

/* The left margin holds the figures of the scales, the names of the lanes and the year. */
static double
get_left (const RespiteTrendPen *pen)
{
  double width = respite_trend_pen_measure (pen, "0000", pen->small);

  for (guint i = 0; i < pen->trend->lines->len; i++)
    {
      const RespiteTrendLine *line = respite_trend_get_line (pen->trend, i);
      g_autofree char *text = respite_trend_format_value (line, line->most);

      width = MAX (width, respite_trend_pen_measure (pen, text, pen->small));
    }

  if (pen->trend->sessions->len > 0)
    width = MAX (width, respite_trend_pen_measure (pen, respite_trend_pen_word (pen, RESPITE_TREND_WORD_SESSIONS),
                                                   pen->small));
  if (has_relief (pen->trend))
    width = MAX (width, respite_trend_pen_measure (pen, respite_trend_pen_word (pen, RESPITE_TREND_WORD_RELIEF),
                                                   pen->small));

  return MIN (width + pen->size, pen->view->width * LEFT_SHARE);
}

static double
get_right (const RespiteTrendPen *pen)
{
  double width = 0;

  for (guint i = 0; i < pen->trend->lines->len; i++)
    {
      const RespiteTrendPanel panel = { .line = respite_trend_get_line (pen->trend, i) };
      g_autoptr (GArray) labels = respite_trend_pen_list_labels (pen, &panel);

      for (guint j = 0; j < labels->len; j++)
        width = MAX (width, respite_trend_pen_measure (pen, g_array_index (labels, RespiteTrendLabel, j).text,
                                                       pen->small));
    }

  return MIN (width + pen->size, pen->view->width * RIGHT_SHARE);
}

/* Everything but the panels' plots: what stands above and below them. */
static double
plan_around (RespiteTrendPen *pen)
{
  double left = get_left (pen), width = MAX (pen->view->width - left - get_right (pen), pen->size);
  double top = pen->size * 0.3;
  int n_rows = pen->view->has_legend ? respite_trend_chart_draw_legend (pen, pen->view->width, TRUE) : 0;

  pen->sessions = (RespiteRect) { left, top, width, pen->trend->sessions->len > 0 ? pen->row * 1.15 : 0 };
  top += pen->sessions.height;
  pen->relief = (RespiteRect) { left, top, width, has_relief (pen->trend) ? pen->row : 0 };
  top += pen->relief.height;
  pen->plot = (RespiteRect) { left, pen->size * 0.3, width, 0 };
  pen->dates = (RespiteRect) { left, 0, width, 2 * pen->row + pen->size * 0.3 };
  pen->legend = (RespiteRect) { 0, 0, pen->view->width, pen->row * n_rows + (n_rows > 0 ? pen->size * 0.4 : 0) };

  return top + pen->dates.height + pen->legend.height;
}

/* Returns the height at which every panel has the room it should have. */
static double
plan (RespiteTrendPen *pen)
{
  guint n = pen->trend->lines->len;
  double around = plan_around (pen), head = pen->row * 1.4, gap = pen->row * 0.35;
  double top = pen->sessions.y + pen->sessions.height + pen->relief.height;
  double most = PANEL_ROWS * pen->row, height = pen->view->height - around;
  double each = n > 0 ? MAX (height / n - head - gap, LEAST_PANEL_ROWS * pen->row) : 0;

  for (guint i = 0; i < n; i++)
    {
      RespiteTrendPanel panel = { .line = respite_trend_get_line (pen->trend, i) };

      panel.head = (RespiteRect) { 0, top, pen->view->width, head };
      panel.plot = (RespiteRect) { pen->plot.x, top + head, pen->plot.width, each };
      g_array_append_val (pen->panels, panel);
      top += head + each + gap;
    }

  pen->plot.height = MAX (top - pen->plot.y, pen->row);
  pen->dates.y = respite_trend_pen_get_bottom (pen);
  pen->legend.y = pen->dates.y + pen->dates.height;

  return around + n * (head + gap + most);
}

static void
draw_names (RespiteTrendPen *pen)
{
  const struct
  {
    const RespiteRect *lane;
    RespiteTrendWord   word;
  } names[] = { { &pen->sessions, RESPITE_TREND_WORD_SESSIONS }, { &pen->relief, RESPITE_TREND_WORD_RELIEF } };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const RespiteRect *lane = names[i].lane;
      g_autofree char *shown = respite_chart_fit_text (pen->style, respite_trend_pen_word (pen, names[i].word),
                                                       pen->small, lane->x - pen->size * 0.8);

      if (lane->height > 0 && shown != NULL)
        respite_trend_pen_text (pen, RESPITE_INK_TEXT, shown, pen->small, FALSE, RESPITE_ANCHOR_START,
                                pen->size * 0.4, lane->y + lane->height / 2);
    }
}

RespiteScene *
respite_trend_chart_layout (const RespiteTrend      *trend,
                            const RespiteTrendView  *view,
                            const RespiteChartStyle *style)
{
  RespiteTrendPen pen;
  RespiteScene *scene;

  g_return_val_if_fail (trend != NULL, NULL);
  g_return_val_if_fail (view != NULL, NULL);
  g_return_val_if_fail (style != NULL, NULL);
  g_return_val_if_fail (view->width > 0 && view->height > 0, NULL);

  scene = respite_scene_new (view->width, view->height);
  scene->part = RESPITE_TREND_PART_FRAME;
  respite_scene_fill_rect (scene, RESPITE_INK_BACKGROUND, 0, 0, view->width, view->height);
  init_pen (&pen, trend, view, style);
  pen.scene = scene;
  if (pen.span.end > pen.span.begin)
    {
      plan (&pen);
      scene->plot = pen.plot;
      scene->span = pen.span;
      draw_names (&pen);
      respite_trend_chart_draw_axis (&pen);
      respite_trend_chart_draw_sessions (&pen);
      for (guint i = 0; i < pen.panels->len; i++)
        respite_trend_chart_draw_panel (&pen, &g_array_index (pen.panels, RespiteTrendPanel, i));
      scene->part = RESPITE_TREND_PART_LEGEND;
      if (view->has_legend)
        respite_trend_chart_draw_legend (&pen, view->width, FALSE);
    }
  clear_pen (&pen);

  return scene;
}

double
respite_trend_chart_get_height (const RespiteTrend      *trend,
                                const RespiteChartStyle *style,
                                double                   width,
                                gboolean                 has_legend)
{
  const RespiteTrendView view = { .width = width, .height = 1, .has_legend = has_legend };
  RespiteTrendPen pen;
  double height;

  g_return_val_if_fail (trend != NULL && style != NULL, 0);

  init_pen (&pen, trend, &view, style);
  height = ceil (plan (&pen));
  clear_pen (&pen);

  return height;
}

/* Dates that the cursor's tag would cut in two go out of its way. */
static void
hide_dates (RespiteScene       *over,
            const RespiteScene *scene,
            RespiteRect         tag)
{
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);
      double left = shape->rect.x - shape->rect.width / 2;

      if (shape->part == RESPITE_TREND_PART_DATES && shape->kind == RESPITE_SHAPE_TEXT &&
          shape->anchor == RESPITE_ANCHOR_MIDDLE && shape->rect.y < tag.y + tag.height + shape->size * 0.3 &&
          left < tag.x + tag.width && tag.x < left + shape->rect.width)
        respite_scene_fill_rect (over, RESPITE_INK_BACKGROUND, left - 1, shape->rect.y - shape->size,
                                 shape->rect.width + 2, shape->size * 1.3);
    }
}

RespiteScene *
respite_trend_chart_layout_cursor (const RespiteScene      *scene,
                                   const RespiteChartStyle *style,
                                   gint64                   at)
{
  RespiteScene *over;
  g_autofree char *day = NULL;
  double x, width, half, height;
  RespiteRect tag;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (style != NULL, NULL);

  over = respite_scene_new (scene->width, scene->height);
  over->plot = scene->plot;
  over->span = scene->span;
  over->part = RESPITE_TREND_PART_CURSOR;
  if (!respite_span_contains (scene->span, at))
    return over;

  day = respite_trend_words_format_day (&style->words, at, TRUE);
  x = respite_scene_get_x (scene, at);
  width = respite_chart_style_measure (style, day, style->size, TRUE);
  half = width / 2 + style->size * 0.35;
  height = style->size * 1.35;
  tag = (RespiteRect) { CLAMP (x - half, 0, MAX (scene->width - 2 * half, 0)), scene->plot.y + scene->plot.height,
                        2 * half, height };
  hide_dates (over, scene, tag);
  respite_scene_add_line (over, RESPITE_INK_CURSOR, style->size * 0.11, RESPITE_DASH_NONE, x, scene->plot.y, x, tag.y);
  respite_scene_fill_rect (over, RESPITE_INK_CURSOR, tag.x, tag.y, tag.width, tag.height);
  respite_chart_draw_text (over, style, RESPITE_INK_BACKGROUND, day, style->size, TRUE, RESPITE_ANCHOR_MIDDLE,
                           tag.x + half, tag.y + height / 2);

  return over;
}
