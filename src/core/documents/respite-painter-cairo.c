/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-layout-private.h"

#include <math.h>

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "documents/respite-boxed.h"

/* The preview: paints a page with Cairo. Its counterpart on paper is respite-painter-pdf.c; they must agree. */

static void
set_color (cairo_t *cr,
           guint32  color)
{
  cairo_set_source_rgb (cr, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0, (color & 0xff) / 255.0);
}

static void
show_glyphs (cairo_t          *cr,
             const RespiteRun *run,
             double            x,
             double            y)
{
  g_autofree cairo_glyph_t *glyphs = g_new (cairo_glyph_t, run->n_glyphs);
  int n = 0;

  for (guint i = 0; i < run->n_glyphs; i++)
    if (run->glyphs[i].id != RESPITE_GLYPH_NONE)
      {
        glyphs[n].index = run->glyphs[i].id;
        glyphs[n].x = x + run->glyphs[i].x;
        glyphs[n].y = y - run->glyphs[i].y;
        n++;
      }

  cairo_set_font_face (cr, run->face->cairo);
  cairo_set_font_size (cr, run->size);
  cairo_show_glyphs (cr, glyphs, n);
}

static void
show_boxed (cairo_t          *cr,
            const RespiteRun *run,
            double            x,
            double            y)
{
  RespiteBoxed boxed;

  respite_boxed_place (&boxed, run);
  cairo_set_line_width (cr, boxed.line_width);
  cairo_rectangle (cr, x + boxed.x, y + boxed.y, boxed.width, boxed.height);
  cairo_stroke (cr);
  cairo_set_font_face (cr, run->face->cairo);
  cairo_set_font_size (cr, boxed.size);
  for (guint i = 0; i < boxed.n_digits; i++)
    {
      cairo_glyph_t glyph = { boxed.digits[i].glyph, x + boxed.digits[i].x, y + boxed.digits[i].y };

      cairo_show_glyphs (cr, &glyph, 1);
    }
}

static void
paint_line (cairo_t           *cr,
            const RespiteItem *item)
{
  const RespiteLine *line = &item->text->lines[item->line];

  for (guint i = 0; i < line->n_runs; i++)
    {
      const RespiteRun *run = &line->runs[i];

      set_color (cr, run->color);
      if (run->boxed != 0)
        show_boxed (cr, run, item->x, item->y);
      else
        show_glyphs (cr, run, item->x, item->y);
      if (run->is_struck)
        {
          double y = item->y - run->size * RESPITE_STRIKE_HEIGHT;

          cairo_set_line_width (cr, run->size * RESPITE_STRIKE_WIDTH);
          cairo_move_to (cr, item->x + run->x, y);
          cairo_line_to (cr, item->x + run->x + run->width, y);
          cairo_stroke (cr);
        }
    }
}

static void
finish_path (cairo_t           *cr,
             const RespiteItem *item)
{
  set_color (cr, item->color);
  if (item->is_filled)
    {
      cairo_fill (cr);
      return;
    }

  if (item->dash_on > 0)
    cairo_set_dash (cr, (double[]) { item->dash_on, item->dash_off }, 2, 0);
  else
    cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_cap (cr, item->is_round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, item->line_width);
  cairo_stroke (cr);
}

static void
trace_points (cairo_t           *cr,
              const RespiteItem *item)
{
  gboolean begins = TRUE;

  for (guint i = 0; i < item->n_points; i++)
    {
      if (isnan (item->points[i].x))
        begins = TRUE;
      else if (begins)
        {
          cairo_move_to (cr, item->points[i].x, item->points[i].y);
          begins = FALSE;
        }
      else
        cairo_line_to (cr, item->points[i].x, item->points[i].y);
    }
  if (item->is_closed)
    cairo_close_path (cr);
}

/* Pictures carry no transparency here, so the bytes can be handed over pixel by pixel. */
static cairo_surface_t *
make_surface (GdkPixbuf *image)
{
  int width = gdk_pixbuf_get_width (image), height = gdk_pixbuf_get_height (image);
  int channels = gdk_pixbuf_get_n_channels (image);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guint8 *out = cairo_image_surface_get_data (surface);

  if (out == NULL)
    return surface;

  for (int y = 0; y < height; y++)
    {
      const guint8 *in = gdk_pixbuf_read_pixels (image) + y * gdk_pixbuf_get_rowstride (image);
      guint32 *row = (guint32 *) (void *) (out + y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++, in += channels)
        row[x] = (guint32) in[0] << 16 | (guint32) in[1] << 8 | in[2];
    }
  cairo_surface_mark_dirty (surface);

  return surface;
}

static void
paint_image (cairo_t           *cr,
             const RespiteItem *item)
{
  cairo_surface_t *surface = make_surface (item->image);

  cairo_save (cr);
  cairo_translate (cr, item->x, item->y);
  cairo_scale (cr, item->width / gdk_pixbuf_get_width (item->image),
               item->height / gdk_pixbuf_get_height (item->image));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

static void
paint_item (cairo_t           *cr,
            const RespiteItem *item)
{
  switch (item->kind)
    {
    case RESPITE_ITEM_LINE:
      paint_line (cr, item);
      break;
    case RESPITE_ITEM_RECT:
      cairo_rectangle (cr, item->x, item->y, item->width, item->height);
      finish_path (cr, item);
      break;
    case RESPITE_ITEM_PATH:
      trace_points (cr, item);
      finish_path (cr, item);
      break;
    case RESPITE_ITEM_CIRCLE:
      cairo_new_sub_path (cr);
      cairo_arc (cr, item->x, item->y, item->width, 0, 2 * G_PI);
      finish_path (cr, item);
      break;
    case RESPITE_ITEM_PUSH_CLIP:
      cairo_save (cr);
      cairo_rectangle (cr, item->x, item->y, item->width, item->height);
      cairo_clip (cr);
      break;
    case RESPITE_ITEM_POP_CLIP:
      cairo_restore (cr);
      break;
    case RESPITE_ITEM_IMAGE:
      paint_image (cr, item);
      break;
    }
}

void
respite_layout_paint_cairo (const RespiteLayout *layout,
                            guint                page,
                            cairo_t             *cr)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  const GArray *items;

  g_return_if_fail (layout != NULL);
  g_return_if_fail (page < layout->pages->len);

  cairo_save (cr);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_set_font_options (cr, options);
  cairo_font_options_destroy (options);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, layout->width, layout->height);
  cairo_fill (cr);
  items = respite_layout_get_page (layout, page);
  for (guint i = 0; i < items->len; i++)
    paint_item (cr, &g_array_index (items, RespiteItem, i));
  cairo_restore (cr);
}
