/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart/respite-chart-style.h"
#include "chart/respite-scene.h"

G_BEGIN_DECLS

/*
 * What the layouts of all charts draw with.
 */

/* A line of text whose figures have their middle at @middle. */
void respite_chart_draw_text (RespiteScene            *scene,
                              const RespiteChartStyle *style,
                              RespiteInk               ink,
                              const char              *text,
                              double                   size,
                              gboolean                 is_bold,
                              RespiteAnchor            anchor,
                              double                   x,
                              double                   middle);

/* Returns: (transfer full) (nullable): the text, shortened with an ellipsis where it is wider than @width; %NULL where
 * not even two letters fit. */
char *respite_chart_fit_text (const RespiteChartStyle *style,
                              const char              *text,
                              double                   size,
                              double                   width);

/**
 * respite_chart_take_place:
 * @taken: (element-type RespiteRect): where labels stand already
 *
 * Takes the place for a label unless another one stands there.
 */
gboolean respite_chart_take_place (GArray      *taken,
                                   RespiteRect  rect);

/**
 * respite_chart_draw_upright:
 * @texts: the chart whose texts are spared; may be @scene itself
 *
 * An upright line over a whole chart, such as the clock's, that stops above every text and goes on below it.
 */
void respite_chart_draw_upright (RespiteScene       *scene,
                                 const RespiteScene *texts,
                                 RespiteInk          ink,
                                 double              line_width,
                                 double              x,
                                 double              top,
                                 double              bottom);

/* The box in which the figures and letters of a text stand. */
RespiteRect respite_chart_get_text_box (const RespiteShape *text);

/* Signs around their middle; @em is the size of the chart's ordinary labels. */
void respite_chart_draw_cross   (RespiteScene *scene,
                                 RespiteInk    ink,
                                 double        em,
                                 double        x,
                                 double        y);
void respite_chart_draw_diamond (RespiteScene *scene,
                                 RespiteInk    ink,
                                 double        x,
                                 double        y,
                                 double        radius);

G_END_DECLS
