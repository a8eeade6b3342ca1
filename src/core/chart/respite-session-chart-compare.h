/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart/respite-session-chart-layout.h"

G_BEGIN_DECLS

/**
 * respite_session_chart_compare_view:
 * @records: (element-type RespiteSessionRecord): sessions of one patient
 * @index: which of them
 * @view: (inout): its span and origin are set
 *
 * What of a session stands in its picture beside the others: the minutes since the start of the infusion, as many
 * before and after it as the longest of @records needs, so that a minute is as wide in every one of them.
 */
void respite_session_chart_compare_view (GPtrArray        *records,
                                         guint             index,
                                         RespiteChartView *view);

/* Returns: (transfer full): "Session 2 · 2026-11-15 · 34.84 mg (0.49 mg/kg)", the day in the clinic's zone */
char *respite_session_chart_compare_title (const RespiteSessionRecord *record,
                                           const RespiteChartWords    *words);

/**
 * respite_session_chart_compare_layout:
 * @records: (element-type RespiteSessionRecord): sessions of one patient that have begun, in the order to be shown
 * @width: of the picture in points
 *
 * Small multiples: the charts of several sessions below one another, each under its title, on minutes since the start
 * of the infusion and on the same scales. Any thread.
 *
 * Returns: (transfer full): the drawing, as high as it needs
 */
RespiteScene *respite_session_chart_compare_layout (GPtrArray               *records,
                                                    const RespiteChartStyle *style,
                                                    double                   width);

/* The height in points that each of the charts gets. */
double respite_session_chart_compare_get_height (const RespiteChartStyle *style);

G_END_DECLS
