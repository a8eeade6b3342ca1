/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "chart/respite-chart-style.h"
#include "chart/respite-scene.h"
#include "chart/respite-session-chart-reading.h"

G_BEGIN_DECLS

/**
 * RespiteTimeChart:
 *
 * What every chart over time is: a picture, a cursor that the pointer or the keys move, a card beside it that says what
 * stands there, and the part of the time that is seen. The wheel and two fingers zoom, the wheel with Shift moves;
 * dragging and Page Up or Page Down move what is seen, Escape takes the cursor away. What the cursor stands on is the
 * accessible label. The action `chart.zoom` is respite_time_chart_zoom(). Main thread. Instants are milliseconds since
 * 1970, UTC.
 *
 * Signals:
 * - cursor-moved (gint64): the cursor stands at that instant; 0 when it went
 */
#define RESPITE_TYPE_TIME_CHART (respite_time_chart_get_type ())

G_DECLARE_DERIVABLE_TYPE (RespiteTimeChart, respite_time_chart, RESPITE, TIME_CHART, GtkWidget)

/**
 * RespiteTimeChartClass:
 * @get_whole: all the time there is to see; 0 to 0 where there is nothing
 * @layout: (transfer full) (nullable): the chart of this size; @span is 0 to 0 for everything
 * @layout_cursor: (transfer full): what is painted over a scene of @layout for the cursor at an instant
 * @describe: (transfer full) (nullable): the chart in a few words, for a screen reader
 * @lookup: (transfer full) (nullable): what stands at an instant
 * @press_key: moves the cursor by a key, see respite_time_chart_move_cursor(); never called where there is nothing to
 *   see; returns whether the key was one of its own
 * @name: the accessible label without a cursor, marked for translation
 * @grain: the cursor that the pointer puts stands on full ones, in milliseconds; at least 1
 * @least_span: the shortest time that is shown, in milliseconds
 * @is_in_page: it is one thing of many on a page that scrolls: the wheel without Ctrl and, where nothing is zoomed,
 *   Page Up and Page Down are the page's; the card follows the pointer
 */
struct _RespiteTimeChartClass
{
  GtkWidgetClass parent_class;

  RespiteSpan (*get_whole) (RespiteTimeChart *self);
  RespiteScene *(*layout) (RespiteTimeChart        *self,
                           double                   width,
                           double                   height,
                           RespiteSpan              span,
                           const RespiteChartStyle *style);
  RespiteScene *(*layout_cursor) (const RespiteScene      *scene,
                                  const RespiteChartStyle *style,
                                  gint64                   at);
  char *(*describe) (RespiteTimeChart        *self,
                     const RespiteChartWords *words);
  RespiteChartReading *(*lookup) (RespiteTimeChart        *self,
                                  gint64                   at,
                                  const RespiteChartWords *words);
  gboolean (*press_key) (RespiteTimeChart *self,
                         guint             keyval,
                         GdkModifierType   state);

  const char *name;
  gint64      grain;
  gint64      least_span;
  gboolean    is_in_page;
};

/* Puts the cursor at an instant, 0 for none; not where there is nothing to see. */
void   respite_time_chart_set_cursor (RespiteTimeChart *self,
                                      gint64            cursor);
gint64 respite_time_chart_get_cursor (RespiteTimeChart *self);

/* The time that is seen: all of it while nothing is zoomed; 0 to 0 where there is nothing. */
RespiteSpan respite_time_chart_get_visible (RespiteTimeChart *self);

/* More than 0: less time, larger; less than 0: more time; 0: everything again. */
void respite_time_chart_zoom (RespiteTimeChart *self,
                              int               steps);

/*
 * For the charts themselves.
 */

/* Colours, font and words as the widget has them now. */
const RespiteChartStyle *respite_time_chart_get_style (RespiteTimeChart *self);

/* Moves the cursor as a key does: a zoomed chart follows it, and its reading wins over that of a pointer at rest. */
void respite_time_chart_move_cursor (RespiteTimeChart *self,
                                     gint64            at);

/* Forgets cursor and zoom without a word, because what is shown is another; respite_time_chart_renew() follows. */
void respite_time_chart_forget (RespiteTimeChart *self);

/**
 * respite_time_chart_renew:
 * @zone: (nullable): the clinic's time zone
 *
 * What is shown has changed: picture, card and accessible texts are made again.
 */
void respite_time_chart_renew (RespiteTimeChart *self,
                               GTimeZone        *zone);

/* Shows a part of the time; 0 to 0 for everything. */
void respite_time_chart_show_span (RespiteTimeChart *self,
                                   RespiteSpan       span);

/* Returns: the instant at @x of the widget while a chart is shown; 0 outside the plot */
gint64 respite_time_chart_get_instant_at (RespiteTimeChart *self,
                                          double            x);

/* Makes the picture again. */
void respite_time_chart_repaint (RespiteTimeChart *self);

G_END_DECLS
