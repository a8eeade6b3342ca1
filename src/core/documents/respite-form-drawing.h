/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-figure.h"

G_BEGIN_DECLS

/* What a paper form has drawn on it, for a pen. All sizes in points. */

/**
 * respite_form_drawing_lines:
 * @width: how long
 * @n_lines: how many
 * @size: of the text around them; the lines stand so far apart that handwriting fits
 */
RespiteFigure *respite_form_drawing_lines (double width,
                                           guint  n_lines,
                                           double size);

/**
 * respite_form_drawing_field:
 * @width: of the line to write on
 * @unit: what stands behind it, "" for nothing
 */
RespiteFigure *respite_form_drawing_field (double      width,
                                           const char *unit,
                                           double      size,
                                           const char *language);

/**
 * respite_form_drawing_boxes:
 * @room: how wide the drawing may be
 * @texts: what stands behind each box
 * @ticked: (nullable): which are ticked, as many as there are texts
 *
 * Boxes to tick side by side, in as many rows as they need.
 */
RespiteFigure *respite_form_drawing_boxes (double              room,
                                           const char *const  *texts,
                                           const gboolean     *ticked,
                                           double              size,
                                           const char         *language);

/**
 * respite_form_drawing_scale:
 * @min: the number at the left end
 * @max: the number at the right end
 * @chosen: the number with a ring around it, below @min for none
 *
 * Whole numbers in a row, each in a circle to mark.
 */
RespiteFigure *respite_form_drawing_scale (double      room,
                                           int         min,
                                           int         max,
                                           int         chosen,
                                           double      size,
                                           const char *language);

G_END_DECLS
