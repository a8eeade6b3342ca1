/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-chart-decimate.h"

#include <math.h>

#define COLUMN_WIDTH 1.0

GArray *
respite_chart_decimate (const RespitePoint *points,
                        guint               n_points,
                        double              width)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (RespiteColumn));
  RespiteColumn column = { 0 };
  double index = 0;

  g_return_val_if_fail (width > 0, columns);

  for (guint i = 0; i < n_points; i++)
    {
      double here = floor (points[i].x / width);

      if (i > 0 && here == index)
        {
          column.least = MIN (column.least, points[i].y);
          column.greatest = MAX (column.greatest, points[i].y);
          continue;
        }

      if (i > 0)
        g_array_append_val (columns, column);
      index = here;
      column = (RespiteColumn) { (here + 0.5) * width, points[i].y, points[i].y };
    }

  if (n_points > 0)
    g_array_append_val (columns, column);

  return columns;
}

static void
fill_band (RespiteScene *scene,
           RespiteInk    ink,
           double        line_width,
           GArray       *columns)
{
  g_autofree RespitePoint *points = g_new (RespitePoint, 2 * columns->len);

  for (guint i = 0; i < columns->len; i++)
    {
      const RespiteColumn *column = &g_array_index (columns, RespiteColumn, i);

      points[i] = (RespitePoint) { column->x, column->least - line_width / 2 };
      points[2 * columns->len - 1 - i] = (RespitePoint) { column->x, column->greatest + line_width / 2 };
    }

  respite_scene_fill_polygon (scene, ink, points, 2 * columns->len);
}

void
respite_chart_add_trace (RespiteScene       *scene,
                         RespiteInk          ink,
                         double              line_width,
                         RespiteDash         dash,
                         const RespitePoint *points,
                         guint               n_points)
{
  g_autoptr (GArray) columns = NULL;

  if (n_points < 2)
    return;

  if (points[n_points - 1].x - points[0].x >= (double) n_points * COLUMN_WIDTH)
    {
      respite_scene_add_polyline (scene, ink, line_width, dash, points, n_points);
      return;
    }

  columns = respite_chart_decimate (points, n_points, COLUMN_WIDTH);
  if (columns->len >= 2)
    fill_band (scene, ink, line_width, columns);
}
