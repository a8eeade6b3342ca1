/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "chart/respite-chart-style.h"
#include "chart/respite-scene.h"
#include "chart/respite-trend.h"

G_BEGIN_DECLS

/**
 * RespiteTrendPart:
 *
 * Which part of the trend chart drew a shape; the @part of its shapes.
 */
typedef enum
{
  RESPITE_TREND_PART_FRAME,             /* background, borders, scales */
  RESPITE_TREND_PART_GRID,              /* weeks or months */
  RESPITE_TREND_PART_DATES,             /* dates and week numbers below */
  RESPITE_TREND_PART_SESSIONS,          /* a tick for each session through all panels */
  RESPITE_TREND_PART_RELIEF,            /* days of relief after each session */
  RESPITE_TREND_PART_HEAD,              /* name and last value of an instrument */
  RESPITE_TREND_PART_CUTOFFS,           /* dotted, with their words */
  RESPITE_TREND_PART_BASELINE,          /* and the line at which a response begins */
  RESPITE_TREND_PART_SCORES,            /* the line and its points */
  RESPITE_TREND_PART_VALUES,            /* figures beside points */
  RESPITE_TREND_PART_LEGEND,
  RESPITE_TREND_PART_CURSOR,
} RespiteTrendPart;

/**
 * RespiteTrendView:
 * @width: of the picture in points
 * @height: of the picture in points
 * @span: the visible time; both ends 0 for the whole
 * @has_legend: whether the signs are explained
 *
 * What is to be seen of a trend, and how large.
 */
typedef struct
{
  double      width;
  double      height;
  RespiteSpan span;
  gboolean    has_legend;
} RespiteTrendView;

/**
 * respite_trend_chart_layout:
 *
 * Draws the outcome trend chart of product.md 7 into a scene: one panel for each instrument of @trend, one above the
 * other on one axis of dates; each with its whole scale, cut-offs dotted with their words at the right, the baseline
 * and the beginning of a response dashed, scores as dots, a response as a triangle and a remission as a star; scores
 * that came too early are hollow and no line leads to them. Labels that would stand on another one are left out. Any
 * thread.
 *
 * Returns: (transfer full): the drawing; a frame without content where @trend is empty
 */
RespiteScene *respite_trend_chart_layout (const RespiteTrend      *trend,
                                          const RespiteTrendView  *view,
                                          const RespiteChartStyle *style);

/**
 * respite_trend_chart_layout_cursor:
 * @scene: a scene of respite_trend_chart_layout()
 * @at: where the cursor stands
 *
 * Returns: (transfer full): a scene of the same size with only the cursor in it, to be painted over @scene
 */
RespiteScene *respite_trend_chart_layout_cursor (const RespiteScene      *scene,
                                                 const RespiteChartStyle *style,
                                                 gint64                   at);

/* Returns: the height in points at which every panel has the room it should have. */
double respite_trend_chart_get_height (const RespiteTrend      *trend,
                                       const RespiteChartStyle *style,
                                       double                   width,
                                       gboolean                 has_legend);

G_END_DECLS
