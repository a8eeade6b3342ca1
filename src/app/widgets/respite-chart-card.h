/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "chart/respite-session-chart-reading.h"

G_BEGIN_DECLS

/**
 * RespiteChartCard:
 *
 * The small card beside a chart's cursor: every lane's value at that minute with its age, and what happened then.
 */
#define RESPITE_TYPE_CHART_CARD (respite_chart_card_get_type ())

G_DECLARE_FINAL_TYPE (RespiteChartCard, respite_chart_card, RESPITE, CHART_CARD, GtkWidget)

void respite_chart_card_show_reading (RespiteChartCard          *self,
                                      const RespiteChartReading *reading);

/**
 * respite_chart_card_allocate_beside:
 * @x: where the cursor stands in the parent
 * @y: where the card begins
 * @width: of the parent
 * @height: of the parent
 *
 * Gives the card its place right of the cursor, or left of it where there is no room. Called by the parent while it
 * is allocated itself; does nothing while the card is hidden.
 */
void respite_chart_card_allocate_beside (RespiteChartCard *self,
                                         double            x,
                                         double            y,
                                         int               width,
                                         int               height);

G_END_DECLS
