/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart-sample.h"
#include "chart/respite-session-chart-layout.h"

/* What the tests of the chart's layout share. */

/* The layout of @record at 900 x 520 with a fixed-width measure. */
static inline RespiteScene *
lay_out (const RespiteSessionRecord *record,
         gint64                      now)
{
  RespiteChartView view = { .width = 900, .height = 520, .now = now };
  RespiteChartStyle style;

  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  style.size = 12;

  return respite_session_chart_layout (record, &view, &style);
}

static inline gboolean
is_inside (const RespiteScene *scene,
           const RespiteShape *shape)
{
  return shape->rect.x >= scene->plot.x - 0.1 && shape->rect.x <= scene->plot.x + scene->plot.width + 0.1;
}

/* How many shapes of a kind a part drew inside the plot. */
static inline guint
count (const RespiteScene *scene,
       RespiteChartPart    part,
       RespiteShapeKind    kind,
       gboolean            is_filled,
       RespiteInk          ink)
{
  guint n = 0;

  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      n += shape->part == (int) part && shape->kind == kind && shape->is_filled == is_filled && shape->ink == ink;
    }

  return n;
}

static inline guint
count_part (const RespiteScene *scene,
            RespiteChartPart    part)
{
  guint n = 0;

  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    n += respite_scene_get_shape (scene, i)->part == (int) part;

  return n;
}

static inline const RespiteShape *
find_text (const RespiteScene *scene,
           const char         *text)
{
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->kind == RESPITE_SHAPE_TEXT && g_str_equal (shape->text, text))
        return shape;
    }

  return NULL;
}

/* Lines of one ink with more than @least points, as of a joined series. */
static inline guint
count_joined (const RespiteScene *scene,
              RespiteChartPart    part,
              RespiteInk          ink)
{
  return count (scene, part, RESPITE_SHAPE_LINE, FALSE, ink);
}

static inline RespiteSessionRecord *
create (RespiteEvent **events,
        guint          n)
{
  RespiteSessionRecord *record = chart_sample_new ();

  chart_sample_take_events (record, events, n);

  return record;
}
