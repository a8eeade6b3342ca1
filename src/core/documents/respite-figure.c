/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-figure.h"

#include <math.h>

#define STROKES_WIDTH  600.0
#define STROKES_HEIGHT 200.0

/* Sizes that texts are measured at; widths grow with the size. */
#define MEASURED_SIZE 64.0

struct _RespiteFigureMeasure
{
  GHashTable *widths[2];        /* plain and bold */
};

RespiteFigure *
respite_figure_new (double width,
                    double height)
{
  RespiteFigure *figure = g_new (RespiteFigure, 1);

  figure->width = width;
  figure->height = height;
  figure->items = respite_items_new ();

  return figure;
}

void
respite_figure_free (RespiteFigure *figure)
{
  if (figure == NULL)
    return;

  g_array_unref (figure->items);
  g_free (figure);
}

static void
set_points (RespiteItem        *item,
            const RespiteScene *scene,
            const RespiteShape *shape)
{
  item->points = g_memdup2 (respite_scene_get_points (scene, shape), shape->n_points * sizeof *item->points);
  item->n_points = shape->n_points;
}

static void
set_text (RespiteItem        *item,
          const RespiteShape *shape,
          const char         *language)
{
  RespiteTextStyle style = { .size = shape->size, .leading = 1, .color = item->color, .muted = item->color,
                             .is_bold = shape->is_bold, .language = language };
  g_autoptr (RespiteRich) rich = respite_rich_new (shape->text, RESPITE_RICH_PLAIN);

  item->kind = RESPITE_ITEM_LINE;
  item->text = respite_text_shape (rich, &style, -1);
  item->line = 0;
  if (shape->anchor == RESPITE_ANCHOR_MIDDLE)
    item->x -= item->text->lines[0].width / 2;
  else if (shape->anchor == RESPITE_ANCHOR_END)
    item->x -= item->text->lines[0].width;
}

static RespiteItem
make_item (const RespiteScene      *scene,
           const RespiteShape      *shape,
           const RespiteChartStyle *style,
           const char              *language)
{
  RespiteItem item = {
    .element = RESPITE_ELEMENT_NONE, .x = shape->rect.x, .y = shape->rect.y, .width = shape->rect.width,
    .height = shape->rect.height, .color = style->inks[shape->ink], .is_filled = shape->is_filled, .is_drawing = TRUE,
    .line_width = shape->line_width,
  };

  respite_dash_get_pattern (shape->dash, &item.dash_on, &item.dash_off);
  switch (shape->kind)
    {
    case RESPITE_SHAPE_LINE:
    case RESPITE_SHAPE_POLYGON:
      item.kind = RESPITE_ITEM_PATH;
      item.is_closed = shape->kind == RESPITE_SHAPE_POLYGON;
      set_points (&item, scene, shape);
      break;
    case RESPITE_SHAPE_RECT:
      item.kind = RESPITE_ITEM_RECT;
      break;
    case RESPITE_SHAPE_CIRCLE:
      item.kind = RESPITE_ITEM_CIRCLE;
      break;
    case RESPITE_SHAPE_TEXT:
      set_text (&item, shape, language);
      break;
    case RESPITE_SHAPE_PUSH_CLIP:
      item.kind = RESPITE_ITEM_PUSH_CLIP;
      break;
    case RESPITE_SHAPE_POP_CLIP:
      item.kind = RESPITE_ITEM_POP_CLIP;
      break;
    }

  return item;
}

RespiteFigure *
respite_figure_new_from_scene (const RespiteScene      *scene,
                               const RespiteChartStyle *style,
                               const char              *language)
{
  RespiteFigure *figure = respite_figure_new (scene->width, scene->height);

  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      RespiteItem item = make_item (scene, respite_scene_get_shape (scene, i), style, language);

      g_array_append_val (figure->items, item);
    }

  return figure;
}

RespiteFigure *
respite_figure_new_from_strokes (const char *strokes,
                                 double      width,
                                 guint32     color)
{
  double scale = width / STROKES_WIDTH;
  RespiteFigure *figure = respite_figure_new (width, STROKES_HEIGHT * scale);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (RespitePoint));
  RespiteItem item = { .kind = RESPITE_ITEM_PATH, .element = RESPITE_ELEMENT_NONE, .color = color,
                       .is_drawing = TRUE, .is_round = TRUE, .line_width = 1.1 };
  const RespitePoint gap = { NAN, NAN };
  const char *p = strokes;

  while (*p == 'M' || *p == 'L')
    {
      char command = *p++;
      char *end;
      RespitePoint point;

      point.x = (double) CLAMP (g_ascii_strtoll (p, &end, 10), 0, (gint64) STROKES_WIDTH) * scale;
      p = *end == ' ' || *end == ',' ? end + 1 : end;
      point.y = (double) CLAMP (g_ascii_strtoll (p, &end, 10), 0, (gint64) STROKES_HEIGHT) * scale;
      p = end;
      while (*p == ' ')
        p++;
      if (command == 'M' && points->len > 0)
        g_array_append_val (points, gap);
      g_array_append_val (points, point);
    }

  item.n_points = points->len;
  item.points = g_memdup2 (points->data, points->len * sizeof (RespitePoint));
  if (item.n_points > 0)
    g_array_append_val (figure->items, item);

  return figure;
}

RespiteFigureMeasure *
respite_figure_measure_new (void)
{
  RespiteFigureMeasure *measure = g_new0 (RespiteFigureMeasure, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (measure->widths); i++)
    measure->widths[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return measure;
}

void
respite_figure_measure_free (RespiteFigureMeasure *measure)
{
  for (gsize i = 0; i < G_N_ELEMENTS (measure->widths); i++)
    g_hash_table_unref (measure->widths[i]);
  g_free (measure);
}

double
respite_figure_measure_cb (const char *text,
                           double      size,
                           gboolean    is_bold,
                           gpointer    data)
{
  RespiteFigureMeasure *measure = data;
  GHashTable *widths = measure->widths[is_bold ? 1 : 0];
  double *known = g_hash_table_lookup (widths, text);

  if (known == NULL)
    {
      RespiteTextStyle style = { .size = MEASURED_SIZE, .leading = 1, .is_bold = is_bold };
      g_autoptr (RespiteRich) rich = respite_rich_new (text, RESPITE_RICH_PLAIN);
      g_autoptr (RespiteText) shaped = respite_text_shape (rich, &style, -1);

      known = g_new (double, 1);
      *known = shaped->width / MEASURED_SIZE;
      g_hash_table_insert (widths, g_strdup (text), known);
    }

  return *known * size;
}
