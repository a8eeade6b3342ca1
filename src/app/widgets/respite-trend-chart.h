/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart/respite-trend.h"
#include "widgets/respite-time-chart.h"

G_BEGIN_DECLS

/**
 * RespiteTrendChart:
 *
 * The scores of a patient over the weeks, one panel for each instrument. With the keys Left and Right the cursor goes
 * from score to score and from session to session, Home and End go to the first and the last; Ctrl+plus, Ctrl+minus and
 * Ctrl+0, or the wheel with Ctrl, zoom. It stands on a page that scrolls. The rest is that of #RespiteTimeChart.
 */
#define RESPITE_TYPE_TREND_CHART (respite_trend_chart_get_type ())

G_DECLARE_FINAL_TYPE (RespiteTrendChart, respite_trend_chart, RESPITE, TREND_CHART, RespiteTimeChart)

/**
 * respite_trend_chart_show:
 * @trend: (nullable): copied; %NULL for nothing
 * @zone: (nullable): the clinic's
 *
 * Shows another trend, all of it and without a cursor.
 */
void respite_trend_chart_show (RespiteTrendChart  *self,
                               const RespiteTrend *trend,
                               GTimeZone          *zone);

G_END_DECLS
