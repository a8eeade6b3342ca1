/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "chart/respite-scene.h"

G_BEGIN_DECLS

/**
 * RespiteColumn:
 * @x: the middle of the column
 * @least: the least y in it
 * @greatest: the greatest y in it
 *
 * What one column of the picture has to show of a dense series.
 */
typedef struct
{
  double x;
  double least;
  double greatest;
} RespiteColumn;

/**
 * respite_chart_decimate:
 * @points: by growing x
 * @width: of a column in points, above 0
 *
 * Sorts points into columns and keeps the least and the greatest of each, so that no peak is lost however many
 * points fall on one pixel. Columns without points are left out.
 *
 * Returns: (transfer full) (element-type RespiteColumn): by growing x
 */
GArray *respite_chart_decimate (const RespitePoint *points,
                                guint               n_points,
                                double              width);

/**
 * respite_chart_add_trace:
 * @points: by growing x, without a gap among them
 *
 * Adds a series as a line, or, where more than one point falls on a point of width, as the filled band between its
 * least and greatest values.
 */
void respite_chart_add_trace (RespiteScene       *scene,
                              RespiteInk          ink,
                              double              line_width,
                              RespiteDash         dash,
                              const RespitePoint *points,
                              guint               n_points);

G_END_DECLS
