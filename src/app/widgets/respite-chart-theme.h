/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "chart/respite-chart-style.h"

G_BEGIN_DECLS

/**
 * respite_chart_theme_read:
 * @widget: a widget with a chart
 * @style: (out caller-allocates): gets the colours and the size of text that @widget's style has now, and no measure
 *
 * Colours come from the tokens of style-light.css or style-dark.css; where the theme has none (high contrast), from
 * the text's and the background's own. Main thread.
 *
 * Returns: (transfer full): the family of @widget's font, to be kept as @style's font
 */
char *respite_chart_theme_read (GtkWidget         *widget,
                                RespiteChartStyle *style);

G_END_DECLS
