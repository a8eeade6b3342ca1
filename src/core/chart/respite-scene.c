/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-scene.h"

#define TEXT_CHUNK 2048

gboolean
respite_dash_get_pattern (RespiteDash dash,
                          int        *on,
                          int        *off)
{
  switch (dash)
    {
    case RESPITE_DASH_LONG:
      *on = 6;
      *off = 3;
      return TRUE;
    case RESPITE_DASH_SHORT:
      *on = 3;
      *off = 2;
      return TRUE;
    case RESPITE_DASH_DOTS:
      *on = 1;
      *off = 3;
      return TRUE;
    case RESPITE_DASH_NONE:
    default:
      *on = 0;
      *off = 0;
      return FALSE;
    }
}

RespiteScene *
respite_scene_new (double width,
                   double height)
{
  RespiteScene *scene = g_new0 (RespiteScene, 1);

  scene->width = width;
  scene->height = height;
  scene->shapes = g_array_sized_new (FALSE, TRUE, sizeof (RespiteShape), 256);
  scene->points = g_array_sized_new (FALSE, FALSE, sizeof (RespitePoint), 1024);
  scene->texts = g_string_chunk_new (TEXT_CHUNK);
  scene->plot = (RespiteRect) { 0, 0, width, height };
  scene->span = (RespiteSpan) { 0, 1 };

  return scene;
}

void
respite_scene_free (RespiteScene *scene)
{
  if (scene == NULL)
    return;

  g_array_unref (scene->shapes);
  g_array_unref (scene->points);
  g_string_chunk_free (scene->texts);
  g_free (scene);
}

static RespiteShape *
add_shape (RespiteScene    *scene,
           RespiteShapeKind kind,
           RespiteInk       ink)
{
  RespiteShape *shape;

  g_array_set_size (scene->shapes, scene->shapes->len + 1);
  shape = &g_array_index (scene->shapes, RespiteShape, scene->shapes->len - 1);
  shape->kind = kind;
  shape->ink = ink;
  shape->part = scene->part;

  return shape;
}

static RespiteShape *
add_path (RespiteScene       *scene,
          RespiteShapeKind    kind,
          RespiteInk          ink,
          const RespitePoint *points,
          guint               n_points)
{
  RespiteShape *shape = add_shape (scene, kind, ink);

  shape->first_point = scene->points->len;
  shape->n_points = n_points;
  g_array_append_vals (scene->points, points, n_points);

  return shape;
}

void
respite_scene_add_line (RespiteScene *scene,
                        RespiteInk    ink,
                        double        line_width,
                        RespiteDash   dash,
                        double        x1,
                        double        y1,
                        double        x2,
                        double        y2)
{
  const RespitePoint points[] = { { x1, y1 }, { x2, y2 } };

  respite_scene_add_polyline (scene, ink, line_width, dash, points, G_N_ELEMENTS (points));
}

void
respite_scene_add_polyline (RespiteScene       *scene,
                            RespiteInk          ink,
                            double              line_width,
                            RespiteDash         dash,
                            const RespitePoint *points,
                            guint               n_points)
{
  RespiteShape *shape;

  g_return_if_fail (n_points >= 2);

  shape = add_path (scene, RESPITE_SHAPE_LINE, ink, points, n_points);
  shape->line_width = line_width;
  shape->dash = dash;
}

void
respite_scene_fill_polygon (RespiteScene       *scene,
                            RespiteInk          ink,
                            const RespitePoint *points,
                            guint               n_points)
{
  g_return_if_fail (n_points >= 3);

  add_path (scene, RESPITE_SHAPE_POLYGON, ink, points, n_points)->is_filled = TRUE;
}

void
respite_scene_add_polygon (RespiteScene       *scene,
                           RespiteInk          ink,
                           double              line_width,
                           const RespitePoint *points,
                           guint               n_points)
{
  g_return_if_fail (n_points >= 3);

  add_path (scene, RESPITE_SHAPE_POLYGON, ink, points, n_points)->line_width = line_width;
}

void
respite_scene_fill_rect (RespiteScene *scene,
                         RespiteInk    ink,
                         double        x,
                         double        y,
                         double        width,
                         double        height)
{
  RespiteShape *shape = add_shape (scene, RESPITE_SHAPE_RECT, ink);

  shape->is_filled = TRUE;
  shape->rect = (RespiteRect) { x, y, width, height };
}

void
respite_scene_add_rect (RespiteScene *scene,
                        RespiteInk    ink,
                        double        line_width,
                        double        x,
                        double        y,
                        double        width,
                        double        height)
{
  RespiteShape *shape = add_shape (scene, RESPITE_SHAPE_RECT, ink);

  shape->line_width = line_width;
  shape->rect = (RespiteRect) { x, y, width, height };
}

void
respite_scene_fill_circle (RespiteScene *scene,
                           RespiteInk    ink,
                           double        x,
                           double        y,
                           double        radius)
{
  RespiteShape *shape = add_shape (scene, RESPITE_SHAPE_CIRCLE, ink);

  shape->is_filled = TRUE;
  shape->rect = (RespiteRect) { x, y, radius, radius };
}

void
respite_scene_add_circle (RespiteScene *scene,
                          RespiteInk    ink,
                          double        line_width,
                          double        x,
                          double        y,
                          double        radius)
{
  RespiteShape *shape = add_shape (scene, RESPITE_SHAPE_CIRCLE, ink);

  shape->line_width = line_width;
  shape->rect = (RespiteRect) { x, y, radius, radius };
}

void
respite_scene_add_text (RespiteScene *scene,
                        RespiteInk    ink,
                        const char   *text,
                        double        width,
                        double        size,
                        gboolean      is_bold,
                        RespiteAnchor anchor,
                        double        x,
                        double        baseline)
{
  RespiteShape *shape = add_shape (scene, RESPITE_SHAPE_TEXT, ink);

  shape->text = g_string_chunk_insert_const (scene->texts, text);
  shape->size = size;
  shape->is_bold = is_bold;
  shape->anchor = anchor;
  shape->is_filled = TRUE;
  shape->rect = (RespiteRect) { x, baseline, width, size };
}

void
respite_scene_push_clip (RespiteScene *scene,
                         RespiteRect   rect)
{
  add_shape (scene, RESPITE_SHAPE_PUSH_CLIP, RESPITE_INK_BACKGROUND)->rect = rect;
}

void
respite_scene_pop_clip (RespiteScene *scene)
{
  add_shape (scene, RESPITE_SHAPE_POP_CLIP, RESPITE_INK_BACKGROUND);
}

void
respite_scene_append (RespiteScene       *scene,
                      const RespiteScene *other,
                      double              dx,
                      double              dy)
{
  guint first = scene->points->len;

  g_return_if_fail (scene != other);

  for (guint i = 0; i < other->points->len; i++)
    {
      RespitePoint point = g_array_index (other->points, RespitePoint, i);

      point.x += dx;
      point.y += dy;
      g_array_append_val (scene->points, point);
    }

  for (guint i = 0; i < other->shapes->len; i++)
    {
      RespiteShape shape = *respite_scene_get_shape (other, i);

      shape.rect.x += dx;
      shape.rect.y += dy;
      shape.first_point += first;
      if (shape.text != NULL)
        shape.text = g_string_chunk_insert (scene->texts, shape.text);
      g_array_append_val (scene->shapes, shape);
    }
}
