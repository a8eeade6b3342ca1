/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-chart-draw.h"

/* From the middle of a line of figures down to its baseline, in em. */
#define MIDDLE_TO_BASELINE 0.36

/* From the baseline up to the top of the figures and down to the end of tails, in em. */
#define ABOVE 0.76
#define BELOW 0.2

void
respite_chart_draw_text (RespiteScene            *scene,
                         const RespiteChartStyle *style,
                         RespiteInk               ink,
                         const char              *text,
                         double                   size,
                         gboolean                 is_bold,
                         RespiteAnchor            anchor,
                         double                   x,
                         double                   middle)
{
  respite_scene_add_text (scene, ink, text, respite_chart_style_measure (style, text, size, is_bold), size, is_bold,
                          anchor, x, middle + MIDDLE_TO_BASELINE * size);
}

char *
respite_chart_fit_text (const RespiteChartStyle *style,
                        const char              *text,
                        double                   size,
                        double                   width)
{
  glong least = 2, most = g_utf8_strlen (text, -1);

  if (respite_chart_style_measure (style, text, size, FALSE) <= width)
    return g_strdup (text);

  for (glong n = most - 1; n >= least; n--)
    {
      g_autofree char *part = g_utf8_substring (text, 0, n);
      g_autofree char *candidate = g_strconcat (g_strchomp (part), "…", NULL);

      if (respite_chart_style_measure (style, candidate, size, FALSE) <= width)
        return g_steal_pointer (&candidate);
    }

  return NULL;
}

gboolean
respite_chart_take_place (GArray     *taken,
                          RespiteRect rect)
{
  for (guint i = 0; i < taken->len; i++)
    {
      const RespiteRect *other = &g_array_index (taken, RespiteRect, i);

      if (rect.x < other->x + other->width && other->x < rect.x + rect.width && rect.y < other->y + other->height &&
          other->y < rect.y + rect.height)
        return FALSE;
    }

  g_array_append_val (taken, rect);

  return TRUE;
}

RespiteRect
respite_chart_get_text_box (const RespiteShape *text)
{
  double x = text->rect.x;

  if (text->anchor == RESPITE_ANCHOR_MIDDLE)
    x -= text->rect.width / 2;
  else if (text->anchor == RESPITE_ANCHOR_END)
    x -= text->rect.width;

  return (RespiteRect) { x, text->rect.y - ABOVE * text->size, text->rect.width, (ABOVE + BELOW) * text->size };
}

static int
compare_tops (gconstpointer a,
              gconstpointer b)
{
  double first = ((const RespiteRect *) a)->y, second = ((const RespiteRect *) b)->y;

  return first < second ? -1 : first > second ? 1 : 0;
}

void
respite_chart_draw_upright (RespiteScene       *scene,
                            const RespiteScene *texts,
                            RespiteInk          ink,
                            double              line_width,
                            double              x,
                            double              top,
                            double              bottom)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (RespiteRect));

  for (guint i = 0; i < respite_scene_get_n_shapes (texts); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (texts, i);
      RespiteRect box = { 0 };

      if (shape->kind != RESPITE_SHAPE_TEXT)
        continue;
      box = respite_chart_get_text_box (shape);
      if (x > box.x - line_width - 1 && x < box.x + box.width + line_width + 1 && box.y < bottom &&
          box.y + box.height > top)
        g_array_append_val (boxes, box);
    }

  g_array_sort (boxes, compare_tops);
  for (guint i = 0; i < boxes->len; i++)
    {
      const RespiteRect *box = &g_array_index (boxes, RespiteRect, i);

      if (box->y > top)
        respite_scene_add_line (scene, ink, line_width, RESPITE_DASH_NONE, x, top, x, box->y);
      top = MAX (top, box->y + box->height);
    }

  if (bottom > top)
    respite_scene_add_line (scene, ink, line_width, RESPITE_DASH_NONE, x, top, x, bottom);
}

void
respite_chart_draw_cross (RespiteScene *scene,
                          RespiteInk    ink,
                          double        em,
                          double        x,
                          double        y)
{
  double half = 0.28 * em, width = em * 0.15;

  respite_scene_add_line (scene, ink, width, RESPITE_DASH_NONE, x - half, y - half, x + half, y + half);
  respite_scene_add_line (scene, ink, width, RESPITE_DASH_NONE, x - half, y + half, x + half, y - half);
}

void
respite_chart_draw_diamond (RespiteScene *scene,
                            RespiteInk    ink,
                            double        x,
                            double        y,
                            double        radius)
{
  const RespitePoint points[] = { { x - radius, y }, { x, y - radius }, { x + radius, y }, { x, y + radius } };

  respite_scene_fill_polygon (scene, ink, points, G_N_ELEMENTS (points));
}
