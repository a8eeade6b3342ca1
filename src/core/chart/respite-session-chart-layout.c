/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-layout.h"

#include <math.h>

#include "chart/respite-chart-draw.h"
#include "chart/respite-session-chart-private.h"

typedef struct
{
  RespiteChartPart part;
  void (*draw)(RespiteChartPen *pen);
} Step;

/* In painting order. */
static const Step steps[] = {
  { RESPITE_CHART_PART_FRAME, respite_session_chart_draw_frame },
  { RESPITE_CHART_PART_PHASES, respite_session_chart_draw_phases },
  { RESPITE_CHART_PART_GRID, respite_session_chart_draw_times },
  { RESPITE_CHART_PART_RATE, respite_session_chart_draw_rate },
  { RESPITE_CHART_PART_MEDICINES, respite_session_chart_draw_medicines },
  { RESPITE_CHART_PART_THRESHOLDS, respite_session_chart_draw_thresholds },
  { RESPITE_CHART_PART_MONITOR, respite_session_chart_draw_monitor },
  { RESPITE_CHART_PART_PRESSURE, respite_session_chart_draw_vitals },
  { RESPITE_CHART_PART_SPO2, respite_session_chart_draw_spo2 },
  { RESPITE_CHART_PART_DUE, respite_session_chart_draw_sets },
  { RESPITE_CHART_PART_NUMBERS, respite_session_chart_draw_numbers },
  { RESPITE_CHART_PART_EFFECTS, respite_session_chart_draw_effects },
  { RESPITE_CHART_PART_EVENTS, respite_session_chart_draw_events },
  { RESPITE_CHART_PART_PHASES, respite_session_chart_draw_markers },
  { RESPITE_CHART_PART_NOW, respite_session_chart_draw_now },
};

static void
draw_tag (RespiteScene            *scene,
          const RespiteChartStyle *style,
          RespiteInk               ink,
          const char              *text,
          double                   x)
{
  double width = respite_chart_style_measure (style, text, style->size, TRUE), half = width / 2 + style->size * 0.35;
  double height = style->size * 1.35, top = scene->plot.y + scene->plot.height;

  x = CLAMP (x, scene->plot.x, scene->plot.x + scene->plot.width);
  respite_scene_fill_rect (scene, ink, x - half, top, 2 * half, height);
  respite_scene_add_text (scene, RESPITE_INK_BACKGROUND, text, width, style->size, TRUE, RESPITE_ANCHOR_MIDDLE, x,
                          top + height / 2 + style->size * 0.36);
}

/* Times of day, and the clock's, that the cursor's tag would cut in two go out of its way. */
static void
hide_times (RespiteScene            *scene,
            const RespiteScene      *chart,
            const RespiteChartStyle *style,
            double                   x)
{
  double half = respite_chart_style_measure (style, "00:00", style->size, TRUE) / 2 + style->size * 0.5;

  for (guint i = 0; i < respite_scene_get_n_shapes (chart); i++)
    {
      RespiteShape shape = *respite_scene_get_shape (chart, i);

      gboolean is_clock = shape.part == RESPITE_CHART_PART_NOW;
      double margin = is_clock ? shape.size * 0.36 : 1;

      if ((is_clock || shape.part == RESPITE_CHART_PART_GRID) && shape.kind == RESPITE_SHAPE_TEXT &&
          fabs (shape.rect.x - x) < half + shape.rect.width / 2)
        respite_scene_fill_rect (scene, RESPITE_INK_BACKGROUND, shape.rect.x - shape.rect.width / 2 - margin,
                                 is_clock ? scene->plot.y + scene->plot.height : shape.rect.y - shape.size,
                                 shape.rect.width + 2 * margin, shape.size * (is_clock ? 1.36 : 1.3));
    }
}

/* Adds the cursor to @scene, which may be @chart itself. */
static void
draw_cursor (RespiteScene            *scene,
             const RespiteScene      *chart,
             const RespiteChartStyle *style,
             gint64                   at)
{
  g_autofree char *time = respite_chart_words_format_time (&style->words, at);
  double x = respite_scene_get_x (scene, at);

  scene->part = RESPITE_CHART_PART_CURSOR;
  hide_times (scene, chart, style, x);
  respite_chart_draw_upright (scene, chart, RESPITE_INK_CURSOR, style->size * 0.11, x, scene->plot.y,
                              scene->plot.y + scene->plot.height);
  draw_tag (scene, style, RESPITE_INK_CURSOR, time, x);
}

RespiteScene *
respite_session_chart_layout (const RespiteSessionRecord *record,
                              const RespiteChartView     *view,
                              const RespiteChartStyle    *style)
{
  RespiteChartPen pen;
  RespiteScene *scene;
  int n_rows;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (view != NULL, NULL);
  g_return_val_if_fail (style != NULL, NULL);
  g_return_val_if_fail (view->width > 0 && view->height > 0, NULL);

  scene = respite_scene_new (view->width, view->height);
  respite_chart_pen_init (&pen, record, view, style);
  pen.scene = scene;
  respite_chart_pen_plan (&pen);
  scene->plot = pen.plot;
  scene->span = pen.span;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      scene->part = (int) steps[i].part;
      steps[i].draw (&pen);
    }

  scene->part = RESPITE_CHART_PART_KEY;
  respite_session_chart_draw_key (&pen, FALSE, &n_rows);
  scene->part = RESPITE_CHART_PART_LEGEND;
  respite_session_chart_draw_legend (&pen, FALSE, &n_rows);
  if (view->cursor != 0 && respite_span_contains (pen.span, view->cursor))
    draw_cursor (scene, scene, style, view->cursor);

  respite_chart_pen_clear (&pen);

  return scene;
}

RespiteScene *
respite_session_chart_layout_cursor (const RespiteScene      *scene,
                                     const RespiteChartStyle *style,
                                     gint64                   at)
{
  RespiteScene *cursor;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (style != NULL, NULL);

  cursor = respite_scene_new (scene->width, scene->height);
  cursor->plot = scene->plot;
  cursor->span = scene->span;
  if (respite_span_contains (scene->span, at))
    draw_cursor (cursor, scene, style, at);

  return cursor;
}
