/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-chart-theme.h"

#include <string.h>

#define PLAIN_DPI 96.0

static const struct
{
  RespiteInk  ink;
  const char *token;
} tokens[] = {
  { RESPITE_INK_BACKGROUND, "raised" },
  { RESPITE_INK_TEXT, "text" },
  { RESPITE_INK_MEDICINE, "text" },
  { RESPITE_INK_CURSOR, "text" },
  { RESPITE_INK_MUTED, "muted" },
  { RESPITE_INK_PRESSURE, "series_bp" },
  { RESPITE_INK_PULSE, "series_hr" },
  { RESPITE_INK_SPO2, "series_spo2" },
  { RESPITE_INK_RESPIRATION, "series_rr" },
  { RESPITE_INK_PAIN, "series_pain" },
  { RESPITE_INK_RATE, "series_rate" },
  { RESPITE_INK_SEDATION, "series_sedation" },
  { RESPITE_INK_WARN, "review" },
  { RESPITE_INK_ACT, "stop" },
  { RESPITE_INK_NOW, "accent" },
};

static guint32
to_ink (const GdkRGBA *colour)
{
  guint32 red = (guint32) (colour->red * 255 + 0.5f);
  guint32 green = (guint32) (colour->green * 255 + 0.5f);
  guint32 blue = (guint32) (colour->blue * 255 + 0.5f);

  return red << 16 | green << 8 | blue;
}

static gboolean
is_light (const GdkRGBA *colour)
{
  return 0.299f * colour->red + 0.587f * colour->green + 0.114f * colour->blue > 0.5f;
}

static double
get_size (PangoContext               *context,
          const PangoFontDescription *font)
{
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double dpi = pango_cairo_context_get_resolution (context);

  if (pango_font_description_get_size_is_absolute (font))
    return size;

  return size * (dpi > 0 ? dpi : PLAIN_DPI) / 72.0;
}

/* The themes "HighContrast", "HighContrastInverse", "Default-hc" and "Default-hc-dark". */
gboolean
respite_chart_theme_wants_contrast (GtkSettings *settings)
{
  g_autofree char *theme = NULL;

  g_return_val_if_fail (GTK_IS_SETTINGS (settings), FALSE);

  g_object_get (settings, "gtk-theme-name", &theme, NULL);

  return theme != NULL && (strstr (theme, "HighContrast") != NULL || strstr (theme, "-hc") != NULL);
}

char *
respite_chart_theme_read (GtkWidget         *widget,
                          RespiteChartStyle *style)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  PangoContext *text = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (text);
  GdkRGBA colour;

  gtk_style_context_get_color (context, &colour);
  if (respite_chart_theme_wants_contrast (gtk_widget_get_settings (widget)))
    respite_chart_style_init (style, is_light (&colour) ? RESPITE_CHART_CONTRAST_DARK : RESPITE_CHART_CONTRAST);
  else
    {
      respite_chart_style_init (style, is_light (&colour) ? RESPITE_CHART_DARK : RESPITE_CHART_LIGHT);
      style->inks[RESPITE_INK_TEXT] = to_ink (&colour);
      for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++)
        if (gtk_style_context_lookup_color (context, tokens[i].token, &colour))
          style->inks[tokens[i].ink] = to_ink (&colour);
    }
  style->size = MAX (get_size (text, font), 6);

  return g_strdup (pango_font_description_get_family (font));
}
