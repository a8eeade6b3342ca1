/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "chart/respite-chart-words.h"
#include "chart/respite-scene.h"

G_BEGIN_DECLS

/**
 * RespiteMeasureFunc:
 * @size: the em in points
 *
 * Returns: the width of @text in points, in the font that will paint it
 */
typedef double (*RespiteMeasureFunc) (const char *text,
                                      double      size,
                                      gboolean    is_bold,
                                      gpointer    data);

/**
 * RespiteChartLook:
 * @RESPITE_CHART_LIGHT: on a light window
 * @RESPITE_CHART_DARK: on a dark window
 * @RESPITE_CHART_PRINT: on white paper; the colours are dark enough to print in grey
 * @RESPITE_CHART_CONTRAST: high contrast on white: every line and colour at least 7:1, but for the grid
 * @RESPITE_CHART_CONTRAST_DARK: the same on black
 */
typedef enum
{
  RESPITE_CHART_LIGHT,
  RESPITE_CHART_DARK,
  RESPITE_CHART_PRINT,
  RESPITE_CHART_CONTRAST,
  RESPITE_CHART_CONTRAST_DARK,
  RESPITE_N_CHART_LOOKS
} RespiteChartLook;

/**
 * RespiteChartStyle:
 * @inks: each colour as 0xRRGGBB
 * @font: (nullable): family for the Cairo painter, %NULL for "Liberation Sans"; borrowed
 * @size: of ordinary labels in points; every margin and row height follows from it
 * @measure: how wide a text is
 * @measure_data: for @measure
 * @words: the language
 *
 * How a chart looks. Plain value; owns nothing.
 */
typedef struct
{
  guint32             inks[RESPITE_N_INKS];
  const char         *font;
  double              size;
  RespiteMeasureFunc  measure;
  gpointer            measure_data;
  RespiteChartWords   words;
} RespiteChartStyle;

/**
 * respite_chart_style_init:
 * @style: (out caller-allocates): gets the colours of @look, size 9, English, and a measure that takes every
 *   character for 0.55 em; set what differs afterwards
 */
void respite_chart_style_init (RespiteChartStyle *style,
                               RespiteChartLook   look);

/* Channels of an ink from 0 to 1. */
static inline double
respite_chart_style_get_red (const RespiteChartStyle *style,
                             RespiteInk               ink)
{
  return (double) (style->inks[ink] >> 16 & 0xff) / 255.0;
}

static inline double
respite_chart_style_get_green (const RespiteChartStyle *style,
                               RespiteInk               ink)
{
  return (double) (style->inks[ink] >> 8 & 0xff) / 255.0;
}

static inline double
respite_chart_style_get_blue (const RespiteChartStyle *style,
                              RespiteInk               ink)
{
  return (double) (style->inks[ink] & 0xff) / 255.0;
}

/* The width of @text in @style's font. */
static inline double
respite_chart_style_measure (const RespiteChartStyle *style,
                             const char              *text,
                             double                   size,
                             gboolean                 is_bold)
{
  return style->measure (text, size, is_bold, style->measure_data);
}

G_END_DECLS
