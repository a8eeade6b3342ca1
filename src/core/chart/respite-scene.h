/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A scene is a drawing as numbers: shapes in points, x to the right and y down from the top left corner, in the
 * order in which they are painted. It knows neither Cairo nor PDF; each painter walks the same array. Colours are
 * roles ("inks") that the style turns into red, green and blue. Nothing is transparent: PDF/A forbids it.
 */

/**
 * RespitePoint:
 *
 * A place in a scene, in points.
 */
typedef struct
{
  double x;
  double y;
} RespitePoint;

/**
 * RespiteRect:
 *
 * A box in a scene, in points.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} RespiteRect;

/**
 * RespiteSpan:
 * @begin: an instant
 * @end: a later instant
 *
 * A stretch of time.
 */
typedef struct
{
  gint64 begin;
  gint64 end;
} RespiteSpan;

/* Where @when lies in @span: 0 at its beginning, 1 at its end. */
static inline double
respite_span_get_position (RespiteSpan span,
                           gint64      when)
{
  return (double) (when - span.begin) / (double) (span.end - span.begin);
}

static inline gboolean
respite_span_contains (RespiteSpan span,
                       gint64      when)
{
  return when >= span.begin && when <= span.end;
}

/**
 * RespiteInk:
 *
 * The role of a colour. The series are those of the session chart (decisions.md, Window).
 */
typedef enum
{
  RESPITE_INK_BACKGROUND,       /* the whole picture */
  RESPITE_INK_LANE,             /* every other lane */
  RESPITE_INK_TEXT,
  RESPITE_INK_MUTED,            /* units, captions */
  RESPITE_INK_GRID,             /* thin lines */
  RESPITE_INK_GRID_STRONG,      /* strong lines */
  RESPITE_INK_FRAME,            /* lane borders */
  RESPITE_INK_PRESSURE,
  RESPITE_INK_PULSE,
  RESPITE_INK_SPO2,
  RESPITE_INK_RESPIRATION,
  RESPITE_INK_PAIN,
  RESPITE_INK_SEDATION,
  RESPITE_INK_RATE,
  RESPITE_INK_PRESSURE_LIMIT,   /* the clinic's limits, in paler colours of the same series */
  RESPITE_INK_PULSE_LIMIT,
  RESPITE_INK_RESPIRATION_LIMIT,
  RESPITE_INK_SPO2_LIMIT,
  RESPITE_INK_RATE_TINT,        /* under the rate's step line */
  RESPITE_INK_MEDICINE,
  RESPITE_INK_EFFECT,
  RESPITE_INK_EFFECT_TINT,
  RESPITE_INK_BEFORE_TINT,      /* phase bands */
  RESPITE_INK_INFUSION_TINT,
  RESPITE_INK_PAUSE_TINT,
  RESPITE_INK_RECOVERY_TINT,
  RESPITE_INK_LATER_TINT,       /* time that has not come yet */
  RESPITE_INK_WARN,
  RESPITE_INK_ACT,
  RESPITE_INK_NOW,
  RESPITE_INK_CURSOR,
  RESPITE_N_INKS
} RespiteInk;

/**
 * RespiteDash:
 *
 * How a line is broken; lengths are respite_dash_get_pattern()'s.
 */
typedef enum
{
  RESPITE_DASH_NONE,
  RESPITE_DASH_LONG,
  RESPITE_DASH_SHORT,
  RESPITE_DASH_DOTS,
} RespiteDash;

/**
 * respite_dash_get_pattern:
 * @on: (out): length of a stroke in whole points
 * @off: (out): length of a gap in whole points
 *
 * Returns: whether the line is broken at all
 */
gboolean respite_dash_get_pattern (RespiteDash  dash,
                                   int         *on,
                                   int         *off);

/**
 * RespiteAnchor:
 *
 * Which point of a text's baseline stands at its place.
 */
typedef enum
{
  RESPITE_ANCHOR_START,
  RESPITE_ANCHOR_MIDDLE,
  RESPITE_ANCHOR_END,
} RespiteAnchor;

/**
 * RespiteShapeKind:
 * @RESPITE_SHAPE_LINE: an open line through @n_points points, stroked
 * @RESPITE_SHAPE_POLYGON: a closed line through them, stroked or filled (non-zero winding)
 * @RESPITE_SHAPE_RECT: the box @rect, stroked or filled
 * @RESPITE_SHAPE_CIRCLE: centre (@rect.x, @rect.y), radius @rect.width, stroked or filled
 * @RESPITE_SHAPE_TEXT: @text in one line, its baseline at (@rect.x, @rect.y), @rect.width as the layout measured it
 * @RESPITE_SHAPE_PUSH_CLIP: what follows shows only inside @rect (and inside the clips around it)
 * @RESPITE_SHAPE_POP_CLIP: the last clip ends
 */
typedef enum
{
  RESPITE_SHAPE_LINE,
  RESPITE_SHAPE_POLYGON,
  RESPITE_SHAPE_RECT,
  RESPITE_SHAPE_CIRCLE,
  RESPITE_SHAPE_TEXT,
  RESPITE_SHAPE_PUSH_CLIP,
  RESPITE_SHAPE_POP_CLIP,
} RespiteShapeKind;

/**
 * RespiteShape:
 * @part: which part of the chart drew it (the layout's own enum); painters ignore it
 * @is_filled: filled, else stroked with @line_width (butt caps, round joins)
 * @first_point: index into the scene's points
 * @text: UTF-8, owned by the scene; equal texts are one
 * @size: of the text, in points (em)
 *
 * One primitive.
 */
typedef struct
{
  RespiteShapeKind  kind;
  int               part;
  RespiteInk        ink;
  gboolean          is_filled;
  RespiteRect       rect;
  double            line_width;
  RespiteDash       dash;
  guint             first_point;
  guint             n_points;
  const char       *text;
  double            size;
  gboolean          is_bold;
  RespiteAnchor     anchor;
} RespiteShape;

/**
 * RespiteScene:
 * @width: of the picture in points
 * @height: of the picture in points
 * @shapes: (element-type RespiteShape): in painting order
 * @points: (element-type RespitePoint): of all lines and polygons
 * @plot: where time runs, from @span.begin at its left to @span.end at its right
 * @span: the visible time
 *
 * One owner; after it is made it is only read.
 */
typedef struct
{
  double        width;
  double        height;
  GArray       *shapes;
  GArray       *points;
  RespiteRect   plot;
  RespiteSpan   span;
  GStringChunk *texts;
  int           part;
} RespiteScene;

RespiteScene *respite_scene_new  (double        width,
                                  double        height);
void          respite_scene_free (RespiteScene *scene);

static inline guint
respite_scene_get_n_shapes (const RespiteScene *scene)
{
  return scene->shapes->len;
}

static inline const RespiteShape *
respite_scene_get_shape (const RespiteScene *scene,
                         guint               index)
{
  return &g_array_index (scene->shapes, RespiteShape, index);
}

/* The @n_points points of a line or polygon. */
static inline const RespitePoint *
respite_scene_get_points (const RespiteScene *scene,
                          const RespiteShape *shape)
{
  return &g_array_index (scene->points, RespitePoint, shape->first_point);
}

/* The x at which @when stands, and the time that stands at @x; both may lie outside the plot. */
static inline double
respite_scene_get_x (const RespiteScene *scene,
                     gint64              when)
{
  return scene->plot.x + scene->plot.width * respite_span_get_position (scene->span, when);
}

static inline gint64
respite_scene_get_time (const RespiteScene *scene,
                        double              x)
{
  return scene->span.begin +
         (gint64) ((x - scene->plot.x) / scene->plot.width * (double) (scene->span.end - scene->span.begin));
}

/* Adding: each shape gets the scene's present @part. Texts and points are copied. */
void respite_scene_add_line     (RespiteScene       *scene,
                                 RespiteInk          ink,
                                 double              line_width,
                                 RespiteDash         dash,
                                 double              x1,
                                 double              y1,
                                 double              x2,
                                 double              y2);
void respite_scene_add_polyline (RespiteScene       *scene,
                                 RespiteInk          ink,
                                 double              line_width,
                                 RespiteDash         dash,
                                 const RespitePoint *points,
                                 guint               n_points);
void respite_scene_fill_polygon (RespiteScene       *scene,
                                 RespiteInk          ink,
                                 const RespitePoint *points,
                                 guint               n_points);
void respite_scene_add_polygon  (RespiteScene       *scene,
                                 RespiteInk          ink,
                                 double              line_width,
                                 const RespitePoint *points,
                                 guint               n_points);
void respite_scene_fill_rect    (RespiteScene       *scene,
                                 RespiteInk          ink,
                                 double              x,
                                 double              y,
                                 double              width,
                                 double              height);
void respite_scene_add_rect     (RespiteScene       *scene,
                                 RespiteInk          ink,
                                 double              line_width,
                                 double              x,
                                 double              y,
                                 double              width,
                                 double              height);
void respite_scene_fill_circle  (RespiteScene       *scene,
                                 RespiteInk          ink,
                                 double              x,
                                 double              y,
                                 double              radius);
void respite_scene_add_circle   (RespiteScene       *scene,
                                 RespiteInk          ink,
                                 double              line_width,
                                 double              x,
                                 double              y,
                                 double              radius);
void respite_scene_add_text     (RespiteScene       *scene,
                                 RespiteInk          ink,
                                 const char         *text,
                                 double              width,
                                 double              size,
                                 gboolean            is_bold,
                                 RespiteAnchor       anchor,
                                 double              x,
                                 double              baseline);
/* Adds all of @other, moved; each shape keeps its part. */
void respite_scene_append       (RespiteScene       *scene,
                                 const RespiteScene *other,
                                 double              dx,
                                 double              dy);
void respite_scene_push_clip    (RespiteScene       *scene,
                                 RespiteRect         rect);
void respite_scene_pop_clip     (RespiteScene       *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteScene, respite_scene_free)

G_END_DECLS
