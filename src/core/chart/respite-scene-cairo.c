/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-scene-cairo.h"

#include <cairo-svg.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "base/respite-error.h"

#define PLAIN_FONT    "Liberation Sans"
#define MEASURED_SIZE 64.0
#define MOST_WIDTHS   2000

/* A line of more points than this is a dense trace: its edges are smoothed in fewer steps, which nobody sees. */
#define MOST_SMOOTH_POINTS 100

struct _RespiteTextMeasure
{
  PangoLayout          *layout;
  PangoFontDescription *font;
  GHashTable           *widths[2];
};

typedef struct
{
  const RespiteScene      *scene;
  const RespiteChartStyle *style;
  cairo_t                 *cr;
  PangoContext            *context;
  PangoFontDescription    *font;
  GHashTable              *lines;       /* (element-type utf8 Line): by the scene's own text */
  gboolean                 has_pixels;
} Painter;

/* A text as it is shown, in one size and weight. */
typedef struct
{
  PangoLayout *layout;
  double       size;
  gboolean     is_bold;
} Line;

/* Widths must not depend on the screen: no hinting, no rounding, one unit a point. */
static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);

  return context;
}

static PangoFontDescription *
create_font (const char *family)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, family != NULL ? family : PLAIN_FONT);

  return font;
}

static void
set_font (PangoLayout          *layout,
          PangoFontDescription *font,
          double                size,
          gboolean              is_bold)
{
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
}

RespiteTextMeasure *
respite_text_measure_new (const char *font)
{
  RespiteTextMeasure *measure = g_new0 (RespiteTextMeasure, 1);
  PangoContext *context = create_context ();

  measure->layout = pango_layout_new (context);
  g_object_unref (context);
  measure->font = create_font (font);
  for (gsize i = 0; i < G_N_ELEMENTS (measure->widths); i++)
    measure->widths[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return measure;
}

void
respite_text_measure_free (RespiteTextMeasure *measure)
{
  if (measure == NULL)
    return;

  g_object_unref (measure->layout);
  pango_font_description_free (measure->font);
  for (gsize i = 0; i < G_N_ELEMENTS (measure->widths); i++)
    g_hash_table_unref (measure->widths[i]);
  g_free (measure);
}

double
respite_text_measure_get_width (const char *text,
                                double      size,
                                gboolean    is_bold,
                                gpointer    data)
{
  RespiteTextMeasure *self = data;
  GHashTable *widths = self->widths[is_bold ? 1 : 0];
  double *known = g_hash_table_lookup (widths, text);
  int width = 0;

  if (known == NULL)
    {
      if (g_hash_table_size (widths) >= MOST_WIDTHS)
        g_hash_table_remove_all (widths);
      set_font (self->layout, self->font, MEASURED_SIZE, is_bold);
      pango_layout_set_text (self->layout, text, -1);
      pango_layout_get_size (self->layout, &width, NULL);
      known = g_new (double, 1);
      *known = (double) width / PANGO_SCALE / MEASURED_SIZE;
      g_hash_table_insert (widths, g_strdup (text), known);
    }

  return *known * size;
}

static void
set_ink (Painter   *self,
         RespiteInk ink)
{
  cairo_set_source_rgb (self->cr, respite_chart_style_get_red (self->style, ink),
                        respite_chart_style_get_green (self->style, ink),
                        respite_chart_style_get_blue (self->style, ink));
}

/* Moves a straight level or upright line to the middle of its pixels, so that it is sharp. */
static void
snap_line (Painter      *self,
           double        line_width,
           RespitePoint *from,
           RespitePoint *to)
{
  double wide = line_width, high = line_width;

  cairo_user_to_device_distance (self->cr, &wide, &high);
  cairo_user_to_device (self->cr, &from->x, &from->y);
  cairo_user_to_device (self->cr, &to->x, &to->y);
  if (fabs (from->x - to->x) < 0.01)
    from->x = to->x = (lround (wide) & 1) != 0 || wide < 1 ? floor (from->x) + 0.5 : round (from->x);
  if (fabs (from->y - to->y) < 0.01)
    from->y = to->y = (lround (high) & 1) != 0 || high < 1 ? floor (from->y) + 0.5 : round (from->y);
  cairo_device_to_user (self->cr, &from->x, &from->y);
  cairo_device_to_user (self->cr, &to->x, &to->y);
}

static void
trace (Painter            *self,
       const RespiteShape *shape)
{
  const RespitePoint *points = respite_scene_get_points (self->scene, shape);

  if (self->has_pixels && shape->kind == RESPITE_SHAPE_LINE && shape->n_points == 2)
    {
      RespitePoint from = points[0], to = points[1];

      snap_line (self, shape->line_width, &from, &to);
      cairo_move_to (self->cr, from.x, from.y);
      cairo_line_to (self->cr, to.x, to.y);
      return;
    }

  cairo_move_to (self->cr, points[0].x, points[0].y);
  for (guint i = 1; i < shape->n_points; i++)
    cairo_line_to (self->cr, points[i].x, points[i].y);
  if (shape->kind == RESPITE_SHAPE_POLYGON)
    cairo_close_path (self->cr);
}

static void
finish_path (Painter            *self,
             const RespiteShape *shape)
{
  int on = 0, off = 0;

  /* Without a bend there is nothing to join, and Cairo draws a level or upright line with mitred joins as a box. */
  gboolean is_straight = shape->kind == RESPITE_SHAPE_LINE && shape->n_points == 2;

  set_ink (self, shape->ink);
  if (shape->is_filled)
    {
      cairo_fill (self->cr);
      return;
    }

  cairo_set_line_join (self->cr, is_straight ? CAIRO_LINE_JOIN_MITER : CAIRO_LINE_JOIN_ROUND);
  cairo_set_antialias (self->cr, shape->n_points > MOST_SMOOTH_POINTS ? CAIRO_ANTIALIAS_FAST : CAIRO_ANTIALIAS_DEFAULT);
  cairo_set_line_width (self->cr, shape->line_width);
  if (respite_dash_get_pattern (shape->dash, &on, &off))
    {
      const double lengths[] = { on, off };

      cairo_set_dash (self->cr, lengths, G_N_ELEMENTS (lengths), 0);
      cairo_stroke (self->cr);
      cairo_set_dash (self->cr, NULL, 0, 0);
      return;
    }

  cairo_stroke (self->cr);
}

static void
line_free (gpointer data)
{
  Line *line = data;

  g_object_unref (line->layout);
  g_free (line);
}

/* A chart says the same few numbers many times: each is laid out once. */
static PangoLayout *
ensure_line (Painter            *self,
             const RespiteShape *shape)
{
  Line *line = g_hash_table_lookup (self->lines, shape->text);

  if (line != NULL && line->size == shape->size && line->is_bold == shape->is_bold)
    return line->layout;

  line = g_new0 (Line, 1);
  line->layout = pango_layout_new (self->context);
  line->size = shape->size;
  line->is_bold = shape->is_bold;
  set_font (line->layout, self->font, shape->size, shape->is_bold);
  pango_layout_set_text (line->layout, shape->text, -1);
  g_hash_table_replace (self->lines, (gpointer) shape->text, line);

  return line->layout;
}

static void
paint_text (Painter            *self,
            const RespiteShape *shape)
{
  PangoLayout *layout = ensure_line (self, shape);
  PangoRectangle logical;
  double x = shape->rect.x, width;

  if (shape->anchor != RESPITE_ANCHOR_START)
    {
      pango_layout_get_extents (layout, NULL, &logical);
      width = (double) logical.width / PANGO_SCALE;
      x -= shape->anchor == RESPITE_ANCHOR_END ? width : width / 2;
    }

  set_ink (self, shape->ink);
  cairo_move_to (self->cr, x, shape->rect.y);
  pango_cairo_show_layout_line (self->cr, pango_layout_get_line_readonly (layout, 0));
  cairo_new_path (self->cr);
}

static void
paint_shape (Painter            *self,
             const RespiteShape *shape)
{
  switch (shape->kind)
    {
    case RESPITE_SHAPE_LINE:
    case RESPITE_SHAPE_POLYGON:
      trace (self, shape);
      finish_path (self, shape);
      break;
    case RESPITE_SHAPE_RECT:
      cairo_rectangle (self->cr, shape->rect.x, shape->rect.y, shape->rect.width, shape->rect.height);
      finish_path (self, shape);
      break;
    case RESPITE_SHAPE_CIRCLE:
      cairo_new_sub_path (self->cr);
      cairo_arc (self->cr, shape->rect.x, shape->rect.y, shape->rect.width, 0, 2 * G_PI);
      cairo_close_path (self->cr);
      finish_path (self, shape);
      break;
    case RESPITE_SHAPE_TEXT:
      paint_text (self, shape);
      break;
    case RESPITE_SHAPE_PUSH_CLIP:
      cairo_save (self->cr);
      cairo_rectangle (self->cr, shape->rect.x, shape->rect.y, shape->rect.width, shape->rect.height);
      cairo_clip (self->cr);
      break;
    case RESPITE_SHAPE_POP_CLIP:
      cairo_restore (self->cr);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
respite_scene_paint_cairo (const RespiteScene      *scene,
                           const RespiteChartStyle *style,
                           cairo_t                 *cr)
{
  Painter self = { .scene = scene, .style = style, .cr = cr };

  g_return_if_fail (scene != NULL);
  g_return_if_fail (style != NULL);
  g_return_if_fail (cr != NULL);

  self.context = create_context ();
  self.font = create_font (style->font);
  self.lines = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, line_free);
  self.has_pixels = cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;

  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    paint_shape (&self, respite_scene_get_shape (scene, i));
  cairo_restore (cr);

  g_hash_table_unref (self.lines);
  pango_font_description_free (self.font);
  g_object_unref (self.context);
}

static cairo_status_t
append_bytes (void                *data,
              const unsigned char *bytes,
              unsigned int         length)
{
  g_byte_array_append (data, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
finish_file (GByteArray    *bytes,
             cairo_status_t status,
             GError       **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);

  g_byte_array_unref (bytes);
  respite_set_error (error, RESPITE_ERROR_DOCUMENT, N_ ("The chart could not be drawn: %s"),
                     cairo_status_to_string (status));

  return NULL;
}

GBytes *
respite_chart_to_png (const RespiteScene      *scene,
                      const RespiteChartStyle *style,
                      double                   scale,
                      GError                 **error)
{
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (scale >= 1 && scale <= 8, NULL);

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (scene->width * scale),
                                        (int) ceil (scene->height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, respite_chart_style_get_red (style, RESPITE_INK_BACKGROUND),
                        respite_chart_style_get_green (style, RESPITE_INK_BACKGROUND),
                        respite_chart_style_get_blue (style, RESPITE_INK_BACKGROUND));
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  respite_scene_paint_cairo (scene, style, cr);
  bytes = g_byte_array_new ();
  status = cairo_status (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return finish_file (bytes, status, error);
}

/* Cairo counts its surfaces through the whole life of the program and writes that number: it is left out. */
static GBytes *
forget_counter (GBytes *svg)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (svg, &length);
  g_autoptr (GRegex) counter = g_regex_new ("id=\"surface[0-9]+\"", 0, 0, NULL);
  char *same = g_regex_replace_literal (counter, text, (gssize) length, 0, "id=\"surface\"", 0, NULL);

  return same != NULL ? g_bytes_new_take (same, strlen (same)) : g_bytes_ref (svg);
}

GBytes *
respite_chart_to_svg (const RespiteScene      *scene,
                      const RespiteChartStyle *style,
                      GError                 **error)
{
  g_autoptr (GBytes) svg = NULL;
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (scene != NULL, NULL);

  bytes = g_byte_array_new ();
  surface = cairo_svg_surface_create_for_stream (append_bytes, bytes, scene->width, scene->height);
  cr = cairo_create (surface);
  respite_scene_paint_cairo (scene, style, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  svg = finish_file (bytes, status, error);

  return svg != NULL ? forget_counter (svg) : NULL;
}

static gboolean
save (GBytes     *bytes,
      const char *path,
      GError    **error)
{
  g_autoptr (GError) reason = NULL;
  gsize length = 0;
  const char *contents = g_bytes_get_data (bytes, &length);

  if (g_file_set_contents_full (path, contents, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &reason))
    return TRUE;

  return respite_set_error (error, RESPITE_ERROR_STORAGE, N_ ("The chart could not be saved: %s"), reason->message);
}

gboolean
respite_chart_save_png (const RespiteScene      *scene,
                        const RespiteChartStyle *style,
                        double                   scale,
                        const char              *path,
                        GError                 **error)
{
  g_autoptr (GBytes) bytes = respite_chart_to_png (scene, style, scale, error);

  return bytes != NULL && save (bytes, path, error);
}

gboolean
respite_chart_save_svg (const RespiteScene      *scene,
                        const RespiteChartStyle *style,
                        const char              *path,
                        GError                 **error)
{
  g_autoptr (GBytes) bytes = respite_chart_to_svg (scene, style, error);

  return bytes != NULL && save (bytes, path, error);
}
