/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "chart/respite-trend.h"

G_BEGIN_DECLS

/**
 * RespiteTrendChart:
 *
 * The scores of a patient over the weeks, one panel for each instrument. With the keys Left and Right the cursor goes
 * from score to score and from session to session; Ctrl+plus, Ctrl+minus and Ctrl+0, or the wheel with Ctrl, zoom;
 * Page Up, Page Down or dragging move what is seen. What the cursor or the pointer stands on is read out on a card and
 * to a screen reader.
 *
 * Signals:
 * - cursor-moved (gint64 at)
 */
#define RESPITE_TYPE_TREND_CHART (respite_trend_chart_get_type ())

G_DECLARE_FINAL_TYPE (RespiteTrendChart, respite_trend_chart, RESPITE, TREND_CHART, GtkWidget)

/**
 * respite_trend_chart_show:
 * @trend: (nullable): copied; %NULL for nothing
 * @zone: (nullable): the clinic's
 */
void respite_trend_chart_show (RespiteTrendChart  *self,
                               const RespiteTrend *trend,
                               GTimeZone          *zone);

/* Marks an instant; 0 for none. */
void   respite_trend_chart_set_cursor (RespiteTrendChart *self,
                                       gint64             cursor);
gint64 respite_trend_chart_get_cursor (RespiteTrendChart *self);

/* What is seen. */
RespiteSpan respite_trend_chart_get_visible (RespiteTrendChart *self);

/* Nearer for above 0, farther for below; 0 shows everything again. */
void respite_trend_chart_zoom (RespiteTrendChart *self,
                               int                steps);

G_END_DECLS
