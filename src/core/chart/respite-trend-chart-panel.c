/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-trend-chart-private.h"

#include <math.h>

#define RADIUS_EM 0.3

static const int scale_steps[] = { 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000 };

double
respite_trend_panel_get_y (const RespiteTrendPanel *panel,
                           int                      value)
{
  const RespiteTrendLine *line = panel->line;
  double share = (double) (CLAMP (value, line->least, line->most) - line->least) / (line->most - line->least);

  return panel->plot.y + panel->plot.height * (1 - share);
}

static void
add_star (RespiteScene *scene,
          RespiteInk    ink,
          double        x,
          double        y,
          double        radius)
{
  RespitePoint points[10];

  for (int i = 0; i < 10; i++)
    {
      double angle = i * G_PI / 5, length = i % 2 == 0 ? radius : radius * 0.45;

      points[i] = (RespitePoint) { x + length * sin (angle), y - length * cos (angle) };
    }
  respite_scene_fill_polygon (scene, ink, points, G_N_ELEMENTS (points));
}

/* The shape says what a score is, colour only helps: a dot; hollow where it came too early; in a ring where answers are
 * missing; a triangle in the direction of better for a response; a star for a remission. */
void
respite_trend_pen_draw_point (RespiteTrendPen         *pen,
                              const RespiteTrendPoint *point,
                              gboolean                 is_higher_better,
                              double                   x,
                              double                   y)
{
  double radius = RADIUS_EM * pen->size, tall = radius * (is_higher_better ? -1.3 : 1.3);
  const RespitePoint triangle[] = {
    { x - radius * 1.35, y - tall * 0.75 }, { x + radius * 1.35, y - tall * 0.75 }, { x, y + tall },
  };

  if (!point->has_value)
    {
      respite_chart_draw_cross (pen->scene, RESPITE_INK_MUTED, pen->size, x, y);
      return;
    }

  if (point->is_exploratory)
    {
      respite_scene_fill_circle (pen->scene, RESPITE_INK_BACKGROUND, x, y, radius);
      respite_scene_add_circle (pen->scene, RESPITE_INK_PRESSURE, pen->size * 0.13, x, y, radius);
    }
  else if (point->is_remission)
    add_star (pen->scene, RESPITE_INK_PRESSURE, x, y, radius * 1.75);
  else if (point->is_response)
    respite_scene_fill_polygon (pen->scene, RESPITE_INK_PRESSURE, triangle, G_N_ELEMENTS (triangle));
  else
    respite_scene_fill_circle (pen->scene, RESPITE_INK_PRESSURE, x, y, radius);

  if (point->has_gaps)
    respite_scene_add_circle (pen->scene, RESPITE_INK_TEXT, pen->size * 0.07, x, y, radius + pen->size * 0.26);
}

static int
choose_scale (const RespiteTrendPen   *pen,
              const RespiteTrendPanel *panel)
{
  int range = panel->line->most - panel->line->least;

  for (gsize i = 0; i < G_N_ELEMENTS (scale_steps); i++)
    {
      int step = scale_steps[i] * RESPITE_TREND_POINT;

      if (step < range && panel->plot.height * step / range >= pen->row * 1.3)
        return step;
    }

  return range;
}

static void
draw_scale (RespiteTrendPen         *pen,
            const RespiteTrendPanel *panel)
{
  const RespiteTrendLine *line = panel->line;
  const RespiteRect *plot = &panel->plot;
  int step = choose_scale (pen, panel);

  pen->scene->part = RESPITE_TREND_PART_FRAME;
  for (int value = line->least; value <= line->most; value += step)
    {
      g_autofree char *text = respite_trend_format_value (line, value);
      double y = respite_trend_panel_get_y (panel, value);

      respite_scene_add_line (pen->scene, RESPITE_INK_GRID, 0.5, RESPITE_DASH_NONE, plot->x, y,
                              plot->x + plot->width, y);
      respite_trend_pen_text (pen, RESPITE_INK_MUTED, text, pen->small, FALSE, RESPITE_ANCHOR_END,
                              plot->x - pen->size * 0.35, y);
    }
  respite_scene_add_rect (pen->scene, RESPITE_INK_FRAME, 0.75, plot->x, plot->y, plot->width, plot->height);
}

/* The last score in words: "7 mild, response". */
static char *
format_last (const RespiteTrendPen  *pen,
             const RespiteTrendLine *line)
{
  const RespiteTrendPoint *last = respite_trend_line_get_last (line);
  const char *outcome = last != NULL ? respite_trend_get_outcome (last, &pen->style->words) : NULL;
  g_autofree char *value = last != NULL ? respite_trend_format_value (line, last->value) : NULL;

  if (last == NULL)
    return g_strdup ("");

  return g_strconcat (value, last->band != NULL ? " " : "", last->band != NULL ? last->band : "",
                      outcome != NULL ? ", " : "", outcome != NULL ? outcome : "", NULL);
}

static void
draw_head (RespiteTrendPen         *pen,
           const RespiteTrendPanel *panel)
{
  const RespiteRect *head = &panel->head;
  double middle = head->y + head->height * 0.42, left = pen->size * 0.4;
  double name = respite_chart_style_measure (pen->style, panel->line->name, pen->size, TRUE);
  g_autofree char *last = format_last (pen, panel->line);
  g_autofree char *shown = respite_chart_fit_text (pen->style, last, pen->size,
                                                   head->width - name - 3 * pen->size);

  pen->scene->part = RESPITE_TREND_PART_HEAD;
  respite_trend_pen_text (pen, RESPITE_INK_TEXT, panel->line->name, pen->size, TRUE, RESPITE_ANCHOR_START, left,
                          middle);
  if (shown != NULL && *shown != '\0')
    respite_trend_pen_text (pen, RESPITE_INK_TEXT, shown, pen->size, FALSE, RESPITE_ANCHOR_END,
                            head->width - pen->size * 0.4, middle);
}

static void
draw_limits (RespiteTrendPen         *pen,
             const RespiteTrendPanel *panel)
{
  const RespiteTrendLine *line = panel->line;
  double left = panel->plot.x, right = left + panel->plot.width;

  pen->scene->part = RESPITE_TREND_PART_CUTOFFS;
  for (guint i = 0; i < line->cutoffs->len; i++)
    {
      int value = g_array_index (line->cutoffs, RespiteTrendCutoff, i).value;
      double y = respite_trend_panel_get_y (panel, value);

      if (value > line->least)
        respite_scene_add_line (pen->scene, RESPITE_INK_MUTED, 0.75, RESPITE_DASH_DOTS, left, y, right, y);
    }

  pen->scene->part = RESPITE_TREND_PART_BASELINE;
  if (line->has_baseline)
    {
      double y = respite_trend_panel_get_y (panel, line->baseline);

      respite_scene_add_line (pen->scene, RESPITE_INK_TEXT, 0.9, RESPITE_DASH_LONG, left, y, right, y);
    }
  if (line->has_goal)
    {
      double y = respite_trend_panel_get_y (panel, line->goal);

      respite_scene_add_line (pen->scene, RESPITE_INK_SPO2, 0.9, RESPITE_DASH_SHORT, left, y, right, y);
    }
}

static void
draw_labels (RespiteTrendPen         *pen,
             const RespiteTrendPanel *panel)
{
  g_autoptr (GArray) labels = respite_trend_pen_list_labels (pen, panel);
  double x = panel->plot.x + panel->plot.width, room = pen->view->width - x - pen->size * 0.8;

  respite_trend_pen_place_labels (pen, panel, labels);
  for (guint i = 0; i < labels->len; i++)
    {
      const RespiteTrendLabel *label = &g_array_index (labels, RespiteTrendLabel, i);
      g_autofree char *shown = respite_chart_fit_text (pen->style, label->text, pen->small, room);

      pen->scene->part = (int) label->part;
      respite_scene_add_line (pen->scene, label->ink, 0.5, RESPITE_DASH_NONE, x, label->y, x + pen->size * 0.4,
                              label->middle);
      if (shown != NULL)
        respite_trend_pen_text (pen, label->ink, shown, pen->small, FALSE, RESPITE_ANCHOR_START, x + pen->size * 0.5,
                                label->middle);
    }
}

/* A score that is none stands at the lower edge. */
static double
get_point_y (const RespiteTrendPen   *pen,
             const RespiteTrendPanel *panel,
             const RespiteTrendPoint *point)
{
  if (!point->has_value)
    return panel->plot.y + panel->plot.height - pen->size * 0.5;

  return respite_trend_panel_get_y (panel, point->value);
}

static void
draw_scores (RespiteTrendPen         *pen,
             const RespiteTrendPanel *panel)
{
  const RespiteTrendLine *line = panel->line;
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (RespitePoint));
  double margin = pen->size;

  pen->scene->part = RESPITE_TREND_PART_SCORES;
  respite_scene_push_clip (pen->scene, (RespiteRect) { panel->plot.x - margin, panel->plot.y - margin,
                                                       panel->plot.width + 2 * margin,
                                                       panel->plot.height + 2 * margin });
  for (guint i = 0; i < line->points->len; i++)
    {
      const RespiteTrendPoint *point = respite_trend_line_get_point (line, i);
      const RespitePoint place = { respite_trend_pen_get_x (pen, point->at), get_point_y (pen, panel, point) };

      if (respite_trend_point_counts (point))
        g_array_append_val (path, place);
    }
  if (path->len > 1)
    {
      respite_scene_push_clip (pen->scene, panel->plot);
      respite_scene_add_polyline (pen->scene, RESPITE_INK_PRESSURE, pen->size * 0.12, RESPITE_DASH_NONE,
                                  (const RespitePoint *) (gconstpointer) path->data, path->len);
      respite_scene_pop_clip (pen->scene);
    }

  for (guint i = 0; i < line->points->len; i++)
    {
      const RespiteTrendPoint *point = respite_trend_line_get_point (line, i);

      if (respite_span_contains (pen->span, point->at))
        respite_trend_pen_draw_point (pen, point, line->is_higher_better, respite_trend_pen_get_x (pen, point->at),
                                      get_point_y (pen, panel, point));
    }
  respite_scene_pop_clip (pen->scene);
}

/* The figure above its point, below it where there is no room; nothing where that is taken too. */
static void
draw_value (RespiteTrendPen         *pen,
            const RespiteTrendPanel *panel,
            const RespiteTrendPoint *point)
{
  g_autofree char *text = respite_trend_format_value (panel->line, point->value);
  double width = respite_trend_pen_measure (pen, text, pen->small), away = pen->size * 0.62 + pen->small / 2;
  double x = respite_trend_pen_get_x (pen, point->at), y = respite_trend_panel_get_y (panel, point->value);
  const double middles[] = { y - away, y + away };

  x = CLAMP (x, panel->plot.x + width / 2 + 1, panel->plot.x + panel->plot.width - width / 2 - 1);
  for (gsize i = 0; i < G_N_ELEMENTS (middles); i++)
    {
      RespiteRect place = { x - width / 2 - 1, middles[i] - pen->small / 2, width + 2, pen->small };

      if (place.y < panel->plot.y - pen->size * 0.3 || place.y + place.height > panel->plot.y + panel->plot.height)
        continue;
      if (respite_chart_take_place (pen->taken, place))
        {
          respite_trend_pen_text (pen, RESPITE_INK_TEXT, text, pen->small, FALSE, RESPITE_ANCHOR_MIDDLE, x,
                                  middles[i]);
          return;
        }
    }
}

static gboolean
is_first_outcome (const RespiteTrendLine *line,
                  guint                   index)
{
  const RespiteTrendPoint *point = respite_trend_line_get_point (line, index);

  if (!point->is_response && !point->is_remission)
    return FALSE;

  for (guint i = 0; i < index; i++)
    {
      const RespiteTrendPoint *before = respite_trend_line_get_point (line, i);

      if ((before->is_response || !point->is_response) && (before->is_remission || !point->is_remission))
        return FALSE;
    }

  return TRUE;
}

static void
draw_values (RespiteTrendPen         *pen,
             const RespiteTrendPanel *panel)
{
  const RespiteTrendLine *line = panel->line;
  double radius = RADIUS_EM * pen->size;

  pen->scene->part = RESPITE_TREND_PART_VALUES;
  for (guint i = 0; i < line->points->len; i++)
    {
      const RespiteTrendPoint *point = respite_trend_line_get_point (line, i);
      RespiteRect place = { respite_trend_pen_get_x (pen, point->at) - radius, get_point_y (pen, panel, point) - radius,
                            2 * radius, 2 * radius };

      g_array_append_val (pen->taken, place);
    }

  /* The ends and the first of each outcome have the first choice of place. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < line->points->len; i++)
      {
        const RespiteTrendPoint *point = respite_trend_line_get_point (line, i);
        gboolean is_first_choice = i == 0 || i + 1 == line->points->len || is_first_outcome (line, i);

        if (point->has_value && is_first_choice == (pass == 0) && respite_span_contains (pen->span, point->at))
          draw_value (pen, panel, point);
      }
}

void
respite_trend_chart_draw_panel (RespiteTrendPen         *pen,
                                const RespiteTrendPanel *panel)
{
  draw_scale (pen, panel);
  draw_head (pen, panel);
  draw_limits (pen, panel);
  draw_labels (pen, panel);
  draw_scores (pen, panel);
  draw_values (pen, panel);
}
