/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "chart/respite-session-chart-reading.h"
#include "chart/respite-trend.h"

G_BEGIN_DECLS

/**
 * respite_trend_lookup:
 * @at: an instant
 *
 * Reads the latest score of every instrument at or before the end of that day, and what happened on that day: for the
 * pointer's card and for a screen reader.
 *
 * Returns: (transfer full)
 */
RespiteChartReading *respite_trend_lookup (const RespiteTrend      *trend,
                                           gint64                   at,
                                           const RespiteChartWords *words);

/**
 * RespiteTrendRow:
 * @line: its instrument, borrowed
 * @point: the score, borrowed
 * @date: as "14 Mar 2026"
 * @score: with its band: "7 mild"; "-" where there is none
 * @change: since the baseline: "-11 (-61 %)", "baseline", or ""
 * @outcome: response, remission and the like, or ""
 * @note: too early, answers missing, struck through, and what else is known of it; or ""
 *
 * One row of the table that holds the chart's data.
 */
typedef struct
{
  const RespiteTrendLine  *line;
  const RespiteTrendPoint *point;
  gboolean                 is_struck;
  char                    *date;
  char                    *score;
  char                    *change;
  char                    *outcome;
  char                    *note;
} RespiteTrendRow;

/**
 * respite_trend_list_rows:
 * @id: (nullable): an instrument; %NULL for all of them
 *
 * The table twin of the chart, newest first.
 *
 * Returns: (transfer full) (element-type RespiteTrendRow): freed before @trend
 */
GPtrArray *respite_trend_list_rows (const RespiteTrend      *trend,
                                    const char              *id,
                                    const RespiteChartWords *words);

void respite_trend_row_free (RespiteTrendRow *row);

/* Returns: (transfer full): the essence of one instrument: "PHQ-9 fell from 18 to 7 in 5 weeks: response." */
char *respite_trend_describe_line (const RespiteTrendLine  *line,
                                   const RespiteChartWords *words);

/* Returns: (transfer full): the essence of all of them: the accessible description on screen, the alternative text in
 * the PDF. */
char *respite_trend_describe (const RespiteTrend      *trend,
                              const RespiteChartWords *words);

/* Returns: (transfer full): a score with its decimals. */
char *respite_trend_format_value (const RespiteTrendLine *line,
                                  int                     value);

/* Returns: (transfer full): a change with its sign, and in percent of the baseline where that is not 0. */
char *respite_trend_format_change (const RespiteTrendLine  *line,
                                   const RespiteTrendPoint *point);

/* Returns: (transfer none) (nullable): the word for a response, a remission or both, for worse and below MCID. */
const char *respite_trend_get_outcome (const RespiteTrendPoint *point,
                                       const RespiteChartWords *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteTrendRow, respite_trend_row_free)

G_END_DECLS
