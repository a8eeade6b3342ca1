/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "chart/respite-scene-cairo.h"
#include "chart/respite-session-chart-layout.h"

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

/**
 * respite_chart_record_copy:
 *
 * Returns: (transfer full): what a chart needs of @record, so that it never looks at one that has been replaced
 */
RespiteSessionRecord *respite_chart_record_copy (const RespiteSessionRecord *record);

/* Reads colours, font and size of text from @widget. */
void respite_chart_picture_read_style (RespiteChartPicture *self,
                                       GtkWidget           *widget,
                                       GTimeZone           *zone);

/**
 * respite_chart_picture_update:
 * @record: (nullable): what to show; %NULL for nothing
 * @view: what is to be seen; its width and height are @widget's
 */
void respite_chart_picture_update (RespiteChartPicture        *self,
                                   GtkWidget                  *widget,
                                   const RespiteSessionRecord *record,
                                   RespiteChartView            view);

/* Paints any chart of @widget's size; takes @scene, %NULL for nothing. */
void respite_chart_picture_take_scene (RespiteChartPicture *self,
                                       GtkWidget           *widget,
                                       RespiteScene        *scene);

/* Puts the picture, and a scene of the same size over it, on the screen. */
void respite_chart_picture_snapshot_over (RespiteChartPicture *self,
                                          GtkSnapshot         *snapshot,
                                          const RespiteScene  *over);

/* Puts the picture of a session, and the cursor at an instant (0 for none), on the screen. */
void respite_chart_picture_snapshot (RespiteChartPicture *self,
                                     GtkSnapshot         *snapshot,
                                     gint64               cursor);

void respite_chart_picture_clear (RespiteChartPicture *self);

G_END_DECLS
