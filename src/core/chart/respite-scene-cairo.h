/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <cairo.h>
#include <glib.h>

#include "chart/respite-chart-style.h"
#include "chart/respite-scene.h"

G_BEGIN_DECLS

/**
 * RespiteTextMeasure:
 *
 * Widths of texts in the font of the Cairo painter, remembered. One thread at a time.
 */
typedef struct _RespiteTextMeasure RespiteTextMeasure;

/**
 * respite_text_measure_new:
 * @font: (nullable): the family, %NULL for "Liberation Sans"
 */
RespiteTextMeasure *respite_text_measure_new  (const char         *font);
void                respite_text_measure_free (RespiteTextMeasure *measure);

/* A #RespiteMeasureFunc; @data is a #RespiteTextMeasure. */
double respite_text_measure_get_width (const char *text,
                                       double      size,
                                       gboolean    is_bold,
                                       gpointer    data);

/**
 * respite_scene_paint_cairo:
 * @scene: a drawing
 * @style: its colours and font
 * @cr: where to paint; one user unit is one point
 *
 * Paints every shape in its order. Leaves @cr as it was. Any thread that may use @cr.
 */
void respite_scene_paint_cairo (const RespiteScene      *scene,
                                const RespiteChartStyle *style,
                                cairo_t                 *cr);

/**
 * respite_chart_to_png:
 * @scale: pixels to a point, 1 to 8
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): the file's bytes; the same for the same scene and style
 */
GBytes *respite_chart_to_png (const RespiteScene       *scene,
                              const RespiteChartStyle  *style,
                              double                    scale,
                              GError                  **error);

/**
 * respite_chart_to_svg:
 *
 * Returns: (transfer full) (nullable): the file's bytes; the same for the same scene and style
 */
GBytes *respite_chart_to_svg (const RespiteScene       *scene,
                              const RespiteChartStyle  *style,
                              GError                  **error);

/**
 * respite_chart_save_png:
 * @path: a file, replaced as a whole; readable by its owner only
 */
gboolean respite_chart_save_png (const RespiteScene       *scene,
                                 const RespiteChartStyle  *style,
                                 double                    scale,
                                 const char               *path,
                                 GError                  **error);

/* Likewise, as vectors. */
gboolean respite_chart_save_svg (const RespiteScene       *scene,
                                 const RespiteChartStyle  *style,
                                 const char               *path,
                                 GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteTextMeasure, respite_text_measure_free)

G_END_DECLS
