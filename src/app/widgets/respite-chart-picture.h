/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "chart/respite-chart-style.h"
#include "chart/respite-scene-cairo.h"

G_BEGIN_DECLS

/**
 * RespiteChartPicture:
 * @style: as the widget's theme has it; its words follow the window's language
 * @scene: (nullable): the chart that was laid out last
 * @texture: (nullable): the same, painted
 *
 * A chart laid out and painted once, to be put on the screen many times. A field of its widget; main thread.
 */
typedef struct
{
  RespiteChartStyle   style;
  char               *font;
  RespiteTextMeasure *measure;
  RespiteScene       *scene;
  GdkTexture         *texture;
} RespiteChartPicture;

/* Reads colours, font and size of text from @widget; @zone: (nullable): of the instants that are written. */
void respite_chart_picture_read_style (RespiteChartPicture *self,
                                       GtkWidget           *widget,
                                       GTimeZone           *zone);

/* Has a chart of @widget's size shown; takes @scene, %NULL for nothing. */
void respite_chart_picture_take_scene (RespiteChartPicture *self,
                                       GtkWidget           *widget,
                                       RespiteScene        *scene);

/* Puts the picture on @widget, and over it a scene of the same size (nullable). It is painted when it is first seen. */
void respite_chart_picture_snapshot (RespiteChartPicture *self,
                                     GtkWidget           *widget,
                                     GtkSnapshot         *snapshot,
                                     const RespiteScene  *over);

/* Frees what it owns; it may be used again after respite_chart_picture_read_style(). */
void respite_chart_picture_clear (RespiteChartPicture *self);

G_END_DECLS
