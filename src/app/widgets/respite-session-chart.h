/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/**
 * RespiteSessionChart:
 *
 * The chart of a session. The pointer, or with the focus the arrow keys, move a cursor; a small card beside it says
 * what every lane holds at that minute, and so does the widget's accessible label. The wheel and the action
 * `chart.zoom` (1, -1, 0 for the whole session) change how much time is seen, dragging and Page Up/Down which.
 * The timeline table holds the same data: let it describe the chart (accessible relation "described-by").
 *
 * Signals:
 * - cursor-moved (gint64): the cursor stands at that instant; 0 when it went
 */
#define RESPITE_TYPE_SESSION_CHART (respite_session_chart_get_type ())

G_DECLARE_FINAL_TYPE (RespiteSessionChart, respite_session_chart, RESPITE, SESSION_CHART, GtkWidget)

/**
 * respite_session_chart_show:
 * @record: (nullable): what to show; what is needed of it is copied
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

/* Puts the cursor at an instant, 0 for none. */
void   respite_session_chart_set_cursor (RespiteSessionChart *self,
                                         gint64               cursor);
gint64 respite_session_chart_get_cursor (RespiteSessionChart *self);

/* The time that is to be seen; the whole session while nothing is zoomed. */
void respite_session_chart_get_visible (RespiteSessionChart *self,
                                        gint64              *begin,
                                        gint64              *end);

/* More than 0: less time, larger; less than 0: more time; 0: the whole session. Also the action `chart.zoom`. */
void respite_session_chart_zoom (RespiteSessionChart *self,
                                 int                  steps);

G_END_DECLS
