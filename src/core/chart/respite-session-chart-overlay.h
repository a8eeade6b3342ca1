/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart/respite-session-chart-compare.h"

G_BEGIN_DECLS

/* So many sessions can be told apart over one another. */
#define RESPITE_CHART_MOST_OVERLAID 5

/**
 * respite_session_chart_overlay_layout:
 * @records: (element-type RespiteSessionRecord): sessions of one patient that have begun, the one that is looked at
 *   last; of more than %RESPITE_CHART_MOST_OVERLAID the last ones
 * @width: of the picture in points
 *
 * Overlay: rate, upper pressure, pulse, SpO2 and dissociation as one strip each, in which every session is a line on
 * minutes since the start of the infusion. The last session is thick and whole, the others are thin and each broken in
 * its own way; each ends with its number. Gaps longer than the schedule's longest interval and a half are not joined.
 *
 * Returns: (transfer full): the drawing, as high as it needs
 */
RespiteScene *respite_session_chart_overlay_layout (GPtrArray               *records,
                                                    const RespiteChartStyle *style,
                                                    double                   width);

/**
 * respite_session_chart_overlay_table:
 * @records: as above
 *
 * The table twin of the comparison: a line for every minute in which a session has a set, with the pressures, pulse and
 * SpO2 of each session, and what was given until then.
 *
 * Returns: (transfer full): text in columns of equal width
 */
char *respite_session_chart_overlay_table (GPtrArray               *records,
                                           const RespiteChartWords *words);

G_END_DECLS
