/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-layout-private.h"

#include <math.h>
#include <string.h>

#include "base/respite-error.h"
#include "documents/respite-pdf.h"

/* Paper: writes the pages as PDF. Its counterpart on the screen is respite-painter-cairo.c; they must agree. */

/* How far the handles of a quarter of a circle stand from its ends, in radii. */
#define CIRCLE 0.5522847498

typedef struct
{
  const RespiteLayout *layout;
  RespitePdf          *pdf;
  RespitePdfElement  **elements;
  GString             *out;
} Painter;

static void
put (Painter *self,
     double   x,
     double   y)
{
  respite_pdf_append_number (self->out, x);
  respite_pdf_append_number (self->out, self->layout->height - y);
}

static void
begin_path (Painter           *self,
            const RespiteItem *item)
{
  g_string_append (self->out, "q ");
  respite_pdf_append_color (self->out, item->color);
  if (item->is_filled)
    {
      g_string_append (self->out, "rg\n");
      return;
    }

  g_string_append (self->out, "RG ");
  respite_pdf_append_number (self->out, item->line_width);
  g_string_append_printf (self->out, "w %d J 1 j ", item->is_round ? 1 : 0);
  if (item->dash_on > 0)
    g_string_append_printf (self->out, "[%d %d] 0 d ", item->dash_on, item->dash_off);
  g_string_append_c (self->out, '\n');
}

static void
end_path (Painter           *self,
          const RespiteItem *item)
{
  g_string_append (self->out, item->is_filled ? "f Q\n" : item->is_closed ? "s Q\n" : "S Q\n");
}

static void
put_rect (Painter           *self,
          const RespiteItem *item)
{
  put (self, item->x, item->y + item->height);
  respite_pdf_append_number (self->out, item->width);
  respite_pdf_append_number (self->out, item->height);
  g_string_append (self->out, "re ");
}

static void
put_points (Painter           *self,
            const RespiteItem *item)
{
  gboolean begins = TRUE;

  for (guint i = 0; i < item->n_points; i++)
    {
      if (isnan (item->points[i].x))
        {
          begins = TRUE;
          continue;
        }
      put (self, item->points[i].x, item->points[i].y);
      g_string_append (self->out, begins ? "m\n" : "l\n");
      begins = FALSE;
    }
}

static void
put_circle (Painter           *self,
            const RespiteItem *item)
{
  static const double quarters[4][6] = {
    { 1, CIRCLE, CIRCLE, 1, 0, 1 }, { -CIRCLE, 1, -1, CIRCLE, -1, 0 }, { -1, -CIRCLE, -CIRCLE, -1, 0, -1 },
    { CIRCLE, -1, 1, -CIRCLE, 1, 0 },
  };

  put (self, item->x + item->width, item->y);
  g_string_append (self->out, "m ");
  for (int i = 0; i < 4; i++)
    {
      for (int k = 0; k < 6; k += 2)
        put (self, item->x + quarters[i][k] * item->width, item->y + quarters[i][k + 1] * item->width);
      g_string_append (self->out, "c ");
    }
  g_string_append (self->out, "h ");
}

static void
put_image (Painter           *self,
           const RespiteItem *item)
{
  guint width = (guint) gdk_pixbuf_get_width (item->image), height = (guint) gdk_pixbuf_get_height (item->image);
  guint channels = (guint) gdk_pixbuf_get_n_channels (item->image);
  g_autofree guint8 *rgb = g_malloc ((gsize) width * height * 3);
  guint8 *to = rgb;

  for (guint y = 0; y < height; y++)
    {
      const guint8 *from = gdk_pixbuf_read_pixels (item->image) +
                           (gsize) y * (gsize) gdk_pixbuf_get_rowstride (item->image);

      for (guint x = 0; x < width; x++, from += channels, to += 3)
        memcpy (to, from, 3);
    }
  respite_pdf_show_image (self->pdf, rgb, width, height, item->x, self->layout->height - item->y - item->height,
                          item->width, item->height);
}

static void
paint_item (Painter           *self,
            const RespiteItem *item)
{
  switch (item->kind)
    {
    case RESPITE_ITEM_LINE:
      respite_pdf_show_line (self->pdf, item->text, &item->text->lines[item->line], item->x,
                             self->layout->height - item->y);
      break;
    case RESPITE_ITEM_RECT:
      begin_path (self, item);
      put_rect (self, item);
      end_path (self, item);
      break;
    case RESPITE_ITEM_PATH:
      begin_path (self, item);
      put_points (self, item);
      end_path (self, item);
      break;
    case RESPITE_ITEM_CIRCLE:
      begin_path (self, item);
      put_circle (self, item);
      end_path (self, item);
      break;
    case RESPITE_ITEM_PUSH_CLIP:
      g_string_append (self->out, "q ");
      put_rect (self, item);
      g_string_append (self->out, "W n\n");
      break;
    case RESPITE_ITEM_POP_CLIP:
      g_string_append (self->out, "Q\n");
      break;
    case RESPITE_ITEM_IMAGE:
      put_image (self, item);
      break;
    }
}

/* Neighbours that belong to the same element are marked together. */
static void
paint_page (Painter *self,
            guint    page)
{
  const GArray *items = respite_layout_get_page (self->layout, page);
  int open = RESPITE_ELEMENT_NONE - 1;

  respite_pdf_begin_page (self->pdf, self->layout->width, self->layout->height);
  self->out = respite_pdf_get_operators (self->pdf);
  for (guint i = 0; i < items->len; i++)
    {
      const RespiteItem *item = &g_array_index (items, RespiteItem, i);

      if (item->element != open)
        {
          if (open >= RESPITE_ELEMENT_NONE)
            respite_pdf_end_mark (self->pdf);
          respite_pdf_begin_mark (self->pdf, item->element >= 0 ? self->elements[item->element] : NULL);
          open = item->element;
        }
      paint_item (self, item);
    }
  if (open >= RESPITE_ELEMENT_NONE)
    respite_pdf_end_mark (self->pdf);
}

static void
add_elements (Painter *self)
{
  const GArray *elements = self->layout->elements;

  self->elements = g_new (RespitePdfElement *, elements->len + 1);
  for (guint i = 0; i < elements->len; i++)
    {
      const RespiteElement *element = &g_array_index (elements, RespiteElement, i);

      RespitePdfElement *parent = element->parent >= 0 ? self->elements[element->parent] : NULL;

      self->elements[i] = respite_pdf_add_element (self->pdf, parent, element->type);
      if (element->alternative != NULL)
        respite_pdf_set_alternative (self->pdf, self->elements[i], element->alternative);
      if (element->language != NULL)
        respite_pdf_set_language (self->pdf, self->elements[i], element->language);
    }
}

GBytes *
respite_layout_to_pdf (const RespiteLayout *layout,
                       GError             **error)
{
  RespitePdfInfo info = { .title = layout->title, .author = layout->author, .subject = layout->subject,
                          .language = layout->language, .created_at = layout->created_at };
  g_autoptr (RespitePdf) pdf = respite_pdf_new (&info);
  Painter painter = { .layout = layout, .pdf = pdf };
  GBytes *bytes;

  if (pdf == NULL)
    {
      respite_set_error (error, RESPITE_ERROR_DOCUMENT, N_ ("There is not enough memory to make the PDF"));
      return NULL;
    }

  add_elements (&painter);
  for (guint i = 0; i < layout->pages->len; i++)
    paint_page (&painter, i);
  for (guint i = 0; i < layout->bookmarks->len; i++)
    {
      const RespiteBookmark *bookmark = &g_array_index (layout->bookmarks, RespiteBookmark, i);

      respite_pdf_add_bookmark (pdf, bookmark->title, bookmark->level, bookmark->page, layout->height - bookmark->y);
    }
  if (layout->shows_outline)
    respite_pdf_show_outline (pdf);
  bytes = respite_pdf_finish (pdf, error);
  g_free (painter.elements);

  return bytes;
}
