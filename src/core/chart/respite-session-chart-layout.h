/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "chart/respite-chart-style.h"
#include "chart/respite-scene.h"
#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/**
 * RespiteChartPart:
 *
 * Which part of the session chart drew a shape; the @part of its shapes.
 */
typedef enum
{
  RESPITE_CHART_PART_FRAME,             /* background, lanes, lane names, scale */
  RESPITE_CHART_PART_GRID,              /* lines every 5 and 15 minutes, times of day */
  RESPITE_CHART_PART_PHASES,
  RESPITE_CHART_PART_RATE,
  RESPITE_CHART_PART_TOTAL,             /* mg and mg/kg at the right edge */
  RESPITE_CHART_PART_MEDICINES,         /* boluses and medicines */
  RESPITE_CHART_PART_THRESHOLDS,
  RESPITE_CHART_PART_PRESSURE,
  RESPITE_CHART_PART_PULSE,
  RESPITE_CHART_PART_RESPIRATION,
  RESPITE_CHART_PART_SPO2,
  RESPITE_CHART_PART_MONITOR,           /* what a monitor measured, under what was typed */
  RESPITE_CHART_PART_DUE,               /* sets due, done, missed, late */
  RESPITE_CHART_PART_NUMBERS,           /* sedation, pain, distress, dissociation ... */
  RESPITE_CHART_PART_EFFECTS,
  RESPITE_CHART_PART_EVENTS,
  RESPITE_CHART_PART_KEY,               /* what the numbers of events mean */
  RESPITE_CHART_PART_LEGEND,
  RESPITE_CHART_PART_NOW,
  RESPITE_CHART_PART_CURSOR,
  RESPITE_CHART_PART_OUTSIDE,           /* signs that there is more before or after */
} RespiteChartPart;

/**
 * RespiteChartView:
 * @width: of the picture in points
 * @height: of the picture in points
 * @span: the visible time; both ends 0 for the whole session
 * @now: the clock while the session runs, 0 where the chart is not live
 * @cursor: an instant to mark, 0 for none; the window draws its cursor apart, see
 *   respite_session_chart_layout_cursor()
 * @origin: the instant from which the axis counts minutes, 0 for times of day
 * @has_key: whether the numbered events are explained below the chart
 * @has_legend: whether the symbols are explained (on paper)
 *
 * What is to be seen of a record, and how large.
 */
typedef struct
{
  double      width;
  double      height;
  RespiteSpan span;
  gint64      now;
  gint64      cursor;
  gint64      origin;
  gboolean    has_key;
  gboolean    has_legend;
} RespiteChartView;

/**
 * respite_session_chart_layout:
 * @record: a session; it needs only its timeline, session and thresholds, the rest may be %NULL
 * @view: what is to be seen
 * @style: colours, sizes, language
 *
 * Draws the session chart of product.md 7 into a scene: lanes on one clock for the infusion rate, medicines,
 * pressures with pulse and respiration, SpO2, numbers, side effects and events (conventions: clinical.md 8.3).
 * Struck entries are left out, gaps stay gaps. Dense series are reduced to their least and greatest value in each
 * point of width. Any thread; well under a frame.
 *
 * Returns: (transfer full): the drawing; a frame without content where the session has none
 */
RespiteScene *respite_session_chart_layout (const RespiteSessionRecord *record,
                                            const RespiteChartView     *view,
                                            const RespiteChartStyle    *style);

/**
 * respite_session_chart_layout_cursor:
 * @scene: a scene of respite_session_chart_layout()
 * @at: where the cursor stands
 *
 * Returns: (transfer full): a scene of the same size with only the cursor in it, to be painted over @scene
 */
RespiteScene *respite_session_chart_layout_cursor (const RespiteScene      *scene,
                                                   const RespiteChartStyle *style,
                                                   gint64                   at);

/**
 * respite_session_chart_get_span:
 * @now: the clock while it runs, else 0
 *
 * Returns: the whole session in time, from before its first entry to after its last (while it runs: to its planned
 *   end), on full 5 minutes
 */
RespiteSpan respite_session_chart_get_span (const RespiteSessionRecord *record,
                                            gint64                      now);

/**
 * respite_session_chart_get_height:
 * @width: of the picture in points
 * @has_key: as in #RespiteChartView
 * @has_legend: as in #RespiteChartView
 *
 * Returns: the height in points at which nothing has to be left out, for a page or a scrolled window
 */
double respite_session_chart_get_height (const RespiteSessionRecord *record,
                                         const RespiteChartStyle    *style,
                                         double                      width,
                                         gboolean                    has_key,
                                         gboolean                    has_legend);

G_END_DECLS
