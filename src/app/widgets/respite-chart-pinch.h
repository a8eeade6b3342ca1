/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Two fingers on a #RespiteTimeChart: the instant between them stays where it is, the time around it becomes as large
 * as they say. The template has the gesture; this has its handlers.
 */
void respite_chart_pinch_bind (GtkWidgetClass *widget_class);

G_END_DECLS
