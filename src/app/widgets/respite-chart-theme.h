/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "chart/respite-chart-style.h"

G_BEGIN_DECLS

/* Whether the desktop asks for high contrast: by the name of its theme, GTK's own way to say it. */
gboolean respite_chart_theme_wants_contrast (GtkSettings *settings);

/**
 * respite_chart_theme_read:
 * @widget: a widget with a chart
 * @style: (out caller-allocates): gets the colours and the size of text that @widget's style has now, and no measure
 *
 * Colours come from the tokens of style-light.css or style-dark.css; in high contrast from
 * the chart's own look. Main thread.
 *
 * Returns: (transfer full): the family of @widget's font, to be kept as @style's font
 */
char *respite_chart_theme_read (GtkWidget         *widget,
                                RespiteChartStyle *style);

G_END_DECLS
