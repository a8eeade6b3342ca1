/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart/respite-chart-draw.h"
#include "chart/respite-trend-chart-layout.h"
#include "chart/respite-trend-reading.h"
#include "chart/respite-trend-words.h"

G_BEGIN_DECLS

/**
 * RespiteTrendPanel:
 * @line: its instrument
 * @head: where name and last value stand
 * @plot: where the scores stand
 *
 * One instrument, laid out.
 */
typedef struct
{
  const RespiteTrendLine *line;
  RespiteRect             head;
  RespiteRect             plot;
} RespiteTrendPanel;

/**
 * RespiteTrendPen:
 * @span: the visible time
 * @size: of ordinary labels, and of small ones; @row is the height of a line of text
 * @plot: from the sessions down to the axis
 * @sessions: the lane of sessions; of height 0 where there are none
 * @relief: the lane of relief; of height 0 where there is none
 * @dates: the axis
 * @legend: of height 0 where it is left out
 * @panels: (element-type RespiteTrendPanel)
 * @taken: (element-type RespiteRect): where labels stand already
 *
 * What the parts of the layout share while one chart is made.
 */
typedef struct
{
  const RespiteTrend      *trend;
  const RespiteTrendView  *view;
  const RespiteChartStyle *style;
  RespiteScene            *scene;
  RespiteSpan              span;
  double                   size;
  double                   small;
  double                   row;
  RespiteRect              plot;
  RespiteRect              sessions;
  RespiteRect              relief;
  RespiteRect              dates;
  RespiteRect              legend;
  GArray                  *panels;
  GArray                  *taken;
} RespiteTrendPen;

static inline double
respite_trend_pen_get_x (const RespiteTrendPen *pen,
                         gint64                 at)
{
  return pen->plot.x + pen->plot.width * respite_span_get_position (pen->span, at);
}

static inline double
respite_trend_pen_get_right (const RespiteTrendPen *pen)
{
  return pen->plot.x + pen->plot.width;
}

static inline double
respite_trend_pen_get_bottom (const RespiteTrendPen *pen)
{
  return pen->plot.y + pen->plot.height;
}

static inline const char *
respite_trend_pen_word (const RespiteTrendPen *pen,
                        RespiteTrendWord       word)
{
  return respite_trend_words_get (&pen->style->words, word);
}

static inline double
respite_trend_pen_measure (const RespiteTrendPen *pen,
                           const char            *text,
                           double                 size)
{
  return respite_chart_style_measure (pen->style, text, size, FALSE);
}

static inline void
respite_trend_pen_text (RespiteTrendPen *pen,
                        RespiteInk       ink,
                        const char      *text,
                        double           size,
                        gboolean         is_bold,
                        RespiteAnchor    anchor,
                        double           x,
                        double           middle)
{
  respite_chart_draw_text (pen->scene, pen->style, ink, text, size, is_bold, anchor, x, middle);
}

/* respite-trend-chart-labels.c: what stands at the right of a panel. */

/**
 * RespiteTrendLabel:
 * @text: owned
 * @y: where its line is
 * @middle: where the text stands, so that no two meet
 * @part: what it belongs to
 */
typedef struct
{
  char             *text;
  double            y;
  double            middle;
  RespiteTrendPart  part;
  RespiteInk        ink;
} RespiteTrendLabel;

/*
 * What stands at the right of a panel, from top to bottom, as RespiteTrendLabel (transfer full): the cut-offs' words,
 * the baseline, the goal. Placing moves them apart as little as they need; what finds no room at all is dropped.
 */
GArray *respite_trend_pen_list_labels  (const RespiteTrendPen   *pen,
                                        const RespiteTrendPanel *panel);
void    respite_trend_pen_place_labels (const RespiteTrendPen   *pen,
                                        const RespiteTrendPanel *panel,
                                        GArray                  *labels);

/* Where a score stands in its panel. */
double respite_trend_panel_get_y (const RespiteTrendPanel *panel,
                                  int                      value);

/* The sign of a score, in the chart and in its legend. */
void respite_trend_pen_draw_point (RespiteTrendPen         *pen,
                                   const RespiteTrendPoint *point,
                                   gboolean                 is_higher_better,
                                   double                   x,
                                   double                   y);
void respite_trend_pen_draw_tick  (RespiteTrendPen         *pen,
                                   double                   x,
                                   double                   y);

/* The parts, each in the file of its name. */
void respite_trend_chart_draw_axis     (RespiteTrendPen *pen);
void respite_trend_chart_draw_sessions (RespiteTrendPen *pen);
void respite_trend_chart_draw_panel    (RespiteTrendPen         *pen,
                                        const RespiteTrendPanel *panel);
int  respite_trend_chart_draw_legend   (RespiteTrendPen *pen,
                                        double           width,
                                        gboolean         is_dry);

G_END_DECLS
