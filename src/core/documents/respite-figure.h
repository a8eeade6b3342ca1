/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "chart/respite-chart-style.h"
#include "chart/respite-scene.h"
#include "documents/respite-layout-private.h"

G_BEGIN_DECLS

/**
 * RespiteFigure:
 * @width: of the drawing in points
 * @height: of the drawing in points
 * @items: (element-type RespiteItem): from its top left corner
 *
 * A drawing whose texts are shaped, ready to be placed on a page. One owner.
 */
typedef struct
{
  double  width;
  double  height;
  GArray *items;
} RespiteFigure;

RespiteFigure *respite_figure_new  (double         width,
                                    double         height);
void           respite_figure_free (RespiteFigure *figure);

/**
 * respite_figure_new_from_scene:
 * @scene: a chart
 * @style: its colours
 * @language: of its texts
 *
 * Shapes the texts of a chart with the fonts of paper, so that the same items give the preview and the vectors of
 * the PDF.
 */
RespiteFigure *respite_figure_new_from_scene (const RespiteScene      *scene,
                                              const RespiteChartStyle *style,
                                              const char              *language);

/**
 * respite_figure_new_from_strokes:
 * @strokes: an SVG path as #RespiteSigner has it, in a box of 600 by 200 units
 * @width: of the drawing in points; its height is a third of that
 * @color: 0xrrggbb
 *
 * Returns: (transfer full): the signature; an empty drawing where @strokes is none
 */
RespiteFigure *respite_figure_new_from_strokes (const char *strokes,
                                                double      width,
                                                guint32     color);

/**
 * respite_figure_measure_cb:
 *
 * A #RespiteMeasureFunc for the layout of charts: how wide paper's fonts set a text. @data is a
 * #RespiteFigureMeasure.
 */
double respite_figure_measure_cb (const char *text,
                                  double      size,
                                  gboolean    is_bold,
                                  gpointer    data);

/* Remembers widths that were measured. One thread. */
typedef struct _RespiteFigureMeasure RespiteFigureMeasure;

RespiteFigureMeasure *respite_figure_measure_new  (void);
void                  respite_figure_measure_free (RespiteFigureMeasure *measure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFigure, respite_figure_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFigureMeasure, respite_figure_measure_free)

G_END_DECLS
