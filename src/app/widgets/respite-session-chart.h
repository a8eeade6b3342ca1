/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "infusion/respite-session-record.h"
#include "widgets/respite-time-chart.h"

G_BEGIN_DECLS

/**
 * RespiteSessionChart:
 *
 * The chart of a session. The keys Left and Right move the cursor by a minute, with Ctrl from entry to entry; Home and
 * End go to the beginning and to the last entry (while it runs: to now). The card says what every lane holds at that
 * minute. The rest is that of #RespiteTimeChart. The timeline table holds the same data: let it describe the chart
 * (accessible relation "described-by").
 */
#define RESPITE_TYPE_SESSION_CHART (respite_session_chart_get_type ())

G_DECLARE_FINAL_TYPE (RespiteSessionChart, respite_session_chart, RESPITE, SESSION_CHART, RespiteTimeChart)

/**
 * respite_session_chart_show:
 * @record: (nullable): what to show
 * @zone: (nullable): the clinic's time zone
 * @now: the clock while the session runs, 0 where it does not
 */
void respite_session_chart_show (RespiteSessionChart        *self,
                                 const RespiteSessionRecord *record,
                                 GTimeZone                  *zone,
                                 gint64                      now);

/* Moves the line that says "now"; called every second while the session runs, with 0 when it is over. */
void respite_session_chart_set_now (RespiteSessionChart *self,
                                    gint64               now);

/* Whether the numbered events are explained below the chart; not where the timeline table stands beside it. */
void respite_session_chart_set_has_key (RespiteSessionChart *self,
                                        gboolean             has_key);

G_END_DECLS
