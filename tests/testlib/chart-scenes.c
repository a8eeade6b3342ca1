/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart-scenes.h"

#include <math.h>

#include "chart-sample.h"

/* From the baseline of a text up to the top of its figures and down to the end of its tails, in em. */
#define ABOVE 0.72
#define BELOW 0.16

/* What two things may come into each other by without anybody seeing it, in points. */
#define SLACK 0.6

static RespiteEvent *
create_random_event (GRand *rand,
                     double minutes,
                     double length)
{
  static const char *const names[] = { "ondansetron", "midazolam", "acetaminophen", "labetalol", "Ringer's lactate" };
  static const char *const codes[] = { "nausea", "dizziness", "headache", "drowsiness", "anxiety", "itch" };
  RespiteEvent *event;
  int kind = g_rand_int_range (rand, 0, 20);

  if (kind < 11 || minutes < 0)
    {
      event = chart_sample_set (minutes, g_rand_int_range (rand, 70, 250), 0, g_rand_int_range (rand, 35, 235),
                                g_rand_int_range (rand, 70, 101), g_rand_int_range (rand, 4, 40));
      event->vitals[RESPITE_VITAL_DIASTOLIC] = (gint16) (event->vitals[RESPITE_VITAL_SYSTOLIC] * 6 / 10);
      for (RespiteVital vital = RESPITE_VITAL_SEDATION; vital <= RESPITE_VITAL_DISSOCIATION; vital++)
        if (g_rand_boolean (rand))
          event->vitals[vital] = (gint16) g_rand_int_range (rand, 0, vital == RESPITE_VITAL_SEDATION ? 6 : 11);
      if (g_rand_int_range (rand, 0, 9) == 0)
        event->vitals[RESPITE_VITAL_OXYGEN] = 20;
      if (g_rand_int_range (rand, 0, 9) == 0)
        event->vitals[RESPITE_VITAL_TEMPERATURE] = 366;
    }
  else if (kind < 13)
    event = chart_sample_rate (minutes, RESPITE_EVENT_RATE, g_rand_int_range (rand, 50, 900) * 100);
  else if (kind == 13)
    {
      event = chart_sample_kind (minutes, RESPITE_EVENT_BOLUS, NULL);
      event->amount_ug = g_rand_int_range (rand, 1, 30) * 500;
    }
  else if (kind == 14)
    {
      event = chart_sample_kind (minutes, RESPITE_EVENT_MEDICINE, names[g_rand_int_range (rand, 0, 5)]);
      g_free (event->detail);
      event->detail = g_strdup ("4 mg");
    }
  else if (kind < 17)
    {
      event = chart_sample_kind (minutes, kind == 15 ? RESPITE_EVENT_EFFECT_START : RESPITE_EVENT_EFFECT_END, NULL);
      g_free (event->code);
      event->code = g_strdup (codes[g_rand_int_range (rand, 0, 6)]);
      event->severity = kind == 15 ? g_rand_int_range (rand, 0, 4) : 0;
    }
  else if (kind == 17)
    {
      event = chart_sample_kind (minutes, RESPITE_EVENT_GAP, "patient at the toilet");
      event->from = event->at - (gint64) (length * 60000 / 20);
    }
  else
    event = chart_sample_kind (minutes, RESPITE_EVENT_NOTE, "asks for the light to be dimmed and for a blanket");

  if (g_rand_int_range (rand, 0, 6) == 0)
    event->entered_at = event->at + 9 * 60000;

  return event;
}

/* Every tenth entry says something else after the signature. */
static void
amend_some (RespiteSessionRecord *record)
{
  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i += 10)
    chart_sample_amend (record, respite_timeline_get_event (record->timeline, i)->id, "BP 118/74, HR 92");
}

/* @n entries of every kind in @length minutes. */
static RespiteSessionRecord *
create_session (GRand  *rand,
                double  length,
                int     n,
                guint   seed)
{
  RespiteSessionRecord *record = chart_sample_new ();
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  double pause = g_rand_double_range (rand, length * 0.2, length * 0.5);

  g_ptr_array_add (events, chart_sample_rate (0, RESPITE_EVENT_START, 53600));
  for (int i = 1; i < n; i++)
    g_ptr_array_add (events, create_random_event (rand, g_rand_double_range (rand, n > 20 ? -length * 0.05 : 0.5,
                                                                             length), length));
  if (n > 10)
    {
      g_ptr_array_add (events, chart_sample_kind (pause, RESPITE_EVENT_PAUSE, NULL));
      g_ptr_array_add (events, chart_sample_rate (pause + length * 0.1, RESPITE_EVENT_RESUME, 40000));
      g_ptr_array_add (events, chart_sample_kind (length * 0.8, RESPITE_EVENT_END, NULL));
    }
  record->order->planned_ms = (gint64) (length * 48000);
  record->thresholds->is_confirmed = seed % 4 != 0;
  chart_sample_take_events (record, (RespiteEvent **) events->pdata, events->len);
  if (seed % 5 == 0)
    record->unconfirmed_since = SAMPLE_AT (length / 2);
  if (seed % 3 == 0)
    amend_some (record);

  return record;
}

RespiteSessionRecord *
chart_sample_new_random (guint seed)
{
  static const double lengths[] = { 20, 40, 60, 120, 240, 480 };
  static const int numbers[] = { 1, 2, 5, 12, 30, 80, 200, 500 };
  GRand *rand = g_rand_new_with_seed (seed + 1);
  double length = lengths[g_rand_int_range (rand, 0, G_N_ELEMENTS (lengths))];
  int n = numbers[g_rand_int_range (rand, 0, G_N_ELEMENTS (numbers))];
  RespiteSessionRecord *record = create_session (rand, length, n, seed);

  g_rand_free (rand);

  return record;
}

RespiteSessionRecord *
chart_sample_new_sized (double length,
                        int    n)
{
  GRand *rand = g_rand_new_with_seed ((guint32) (length * 1000) + (guint32) n);
  RespiteSessionRecord *record = create_session (rand, length, n, 1);

  g_rand_free (rand);

  return record;
}

static RespiteRect
get_box (const RespiteShape *shape)
{
  double x = shape->rect.x;

  if (shape->anchor == RESPITE_ANCHOR_MIDDLE)
    x -= shape->rect.width / 2;
  else if (shape->anchor == RESPITE_ANCHOR_END)
    x -= shape->rect.width;

  return (RespiteRect) { x, shape->rect.y - ABOVE * shape->size, shape->rect.width, (ABOVE + BELOW) * shape->size };
}

static RespiteRect
shrink (RespiteRect rect)
{
  return (RespiteRect) { rect.x + SLACK, rect.y + SLACK, MAX (rect.width - 2 * SLACK, 0.1),
                         MAX (rect.height - 2 * SLACK, 0.1) };
}

static gboolean
meet (RespiteRect one,
      RespiteRect other)
{
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height &&
         other.y < one.y + one.height;
}

static gboolean
covers (RespiteRect outer,
        RespiteRect inner)
{
  return outer.x <= inner.x && outer.y <= inner.y && outer.x + outer.width >= inner.x + inner.width &&
         outer.y + outer.height >= inner.y + inner.height;
}

static RespiteRect
cut (RespiteRect one,
     RespiteRect other)
{
  double x = MAX (one.x, other.x), y = MAX (one.y, other.y);

  return (RespiteRect) { x, y, MIN (one.x + one.width, other.x + other.width) - x,
                         MIN (one.y + one.height, other.y + other.height) - y };
}

/* Whether the straight line between two points passes through a box (Liang and Barsky). */
static gboolean
passes (RespitePoint a,
        RespitePoint b,
        RespiteRect  box)
{
  const double p[] = { a.x - b.x, b.x - a.x, a.y - b.y, b.y - a.y };
  const double q[] = { a.x - box.x, box.x + box.width - a.x, a.y - box.y, box.y + box.height - a.y };
  double from = 0, to = 1;

  for (int i = 0; i < 4; i++)
    {
      if (p[i] == 0 && q[i] < 0)
        return FALSE;
      if (p[i] < 0)
        from = MAX (from, q[i] / p[i]);
      else if (p[i] > 0)
        to = MIN (to, q[i] / p[i]);
    }

  return from < to;
}

static RespiteRect
get_bounds (const RespiteScene *scene,
            const RespiteShape *shape)
{
  const RespitePoint *points = respite_scene_get_points (scene, shape);
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  if (shape->kind == RESPITE_SHAPE_RECT)
    return shape->rect;
  if (shape->kind == RESPITE_SHAPE_CIRCLE)
    return (RespiteRect) { shape->rect.x - shape->rect.width, shape->rect.y - shape->rect.width,
                           2 * shape->rect.width, 2 * shape->rect.width }
  ;

  for (guint i = 0; i < shape->n_points; i++)
    {
      left = MIN (left, points[i].x);
      right = MAX (right, points[i].x);
      top = MIN (top, points[i].y);
      bottom = MAX (bottom, points[i].y);
    }

  return (RespiteRect) { left, top, right - left, bottom - top };
}

static gboolean
strokes (const RespiteScene *scene,
         const RespiteShape *shape,
         RespiteRect         box)
{
  const RespitePoint *points = respite_scene_get_points (scene, shape);

  if (shape->kind == RESPITE_SHAPE_RECT)
    return meet (shape->rect, box) && !covers (shape->rect, box);
  if (shape->kind == RESPITE_SHAPE_CIRCLE)
    {
      double dx = MAX (fabs (shape->rect.x - box.x), fabs (shape->rect.x - box.x - box.width));
      double dy = MAX (fabs (shape->rect.y - box.y), fabs (shape->rect.y - box.y - box.height));

      return meet (get_bounds (scene, shape), box) && hypot (dx, dy) > shape->rect.width + SLACK;
    }

  for (guint i = 1; i < shape->n_points; i++)
    if (passes (points[i - 1], points[i], box))
      return TRUE;

  return shape->kind == RESPITE_SHAPE_POLYGON && shape->n_points > 1 &&
         passes (points[shape->n_points - 1], points[0], box);
}

static gboolean
is_ground (RespiteInk ink)
{
  switch ((int) ink)
    {
    case RESPITE_INK_BACKGROUND:
    case RESPITE_INK_LANE:
    case RESPITE_INK_RATE_TINT:
    case RESPITE_INK_EFFECT_TINT:
    case RESPITE_INK_BEFORE_TINT:
    case RESPITE_INK_INFUSION_TINT:
    case RESPITE_INK_PAUSE_TINT:
    case RESPITE_INK_RECOVERY_TINT:
    case RESPITE_INK_LATER_TINT:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_grid (const RespiteShape *shape)
{
  return shape->kind == RESPITE_SHAPE_LINE &&
         (shape->ink == RESPITE_INK_GRID || shape->ink == RESPITE_INK_GRID_STRONG);
}

/* Whether @shape, painted before or after it, spoils the text in @box. */
static gboolean
spoils (const RespiteScene *scene,
        const RespiteShape *shape,
        RespiteRect         box,
        gboolean            is_later)
{
  if (shape->kind == RESPITE_SHAPE_TEXT)
    return meet (shrink (get_box (shape)), box);
  if (!shape->is_filled)
    return (is_later || !is_grid (shape)) && strokes (scene, shape, box);

  return (is_later || !is_ground (shape->ink)) && meet (get_bounds (scene, shape), box);
}

/* The last shape before @index that lies behind the whole text, so that nothing under it is to be seen. */
static guint
find_ground (const RespiteScene *scene,
             guint               index,
             RespiteRect         box)
{
  for (guint i = index; i-- > 0;)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->is_filled && shape->kind == RESPITE_SHAPE_RECT && covers (shape->rect, box))
        return i + 1;
      if (shape->is_filled && shape->kind == RESPITE_SHAPE_CIRCLE &&
          hypot (MAX (fabs (shape->rect.x - box.x), fabs (shape->rect.x - box.x - box.width)),
                 MAX (fabs (shape->rect.y - box.y), fabs (shape->rect.y - box.y - box.height))) <
          shape->rect.width + SLACK)
        return i + 1;
    }

  return 0;
}

static char *
look_at_text (const RespiteScene *scene,
              guint               index)
{
  const RespiteShape *text = respite_scene_get_shape (scene, index);
  RespiteRect box = shrink (get_box (text)), whole = { 0, 0, scene->width, scene->height };
  guint ground = find_ground (scene, index, box);
  g_autoptr (GArray) clips = g_array_new (FALSE, FALSE, sizeof (RespiteRect));

  if (!covers (whole, box))
    return g_strdup_printf ("“%s” (part %d) at %.1f, %.1f leaves the picture", text->text, text->part, box.x, box.y);

  g_array_append_val (clips, whole);
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);
      RespiteRect seen = cut (g_array_index (clips, RespiteRect, clips->len - 1), box);

      if (shape->kind == RESPITE_SHAPE_PUSH_CLIP)
        {
          RespiteRect clip = cut (g_array_index (clips, RespiteRect, clips->len - 1), shape->rect);

          g_array_append_val (clips, clip);
        }
      else if (shape->kind == RESPITE_SHAPE_POP_CLIP)
        g_array_set_size (clips, clips->len - 1);
      else if (i >= ground && i != index && seen.width > 0 && seen.height > 0 &&
               spoils (scene, shape, seen, i > index))
        return g_strdup_printf ("“%s” (part %d) at %.1f, %.1f meets %s “%s” of part %d at %.1f, %.1f, painted %s",
                                text->text, text->part, box.x, box.y,
                                shape->kind == RESPITE_SHAPE_TEXT ? "text" : "shape",
                                shape->text != NULL ? shape->text : "", shape->part, get_bounds (scene, shape).x,
                                get_bounds (scene, shape).y, i > index ? "later" : "before");
    }

  return NULL;
}

/* A text that a later ground hides wholly, such as a time of day under the cursor's, is not to be seen. */
static gboolean
is_hidden (const RespiteScene *scene,
           guint               index)
{
  RespiteRect box = shrink (get_box (respite_scene_get_shape (scene, index)));

  for (guint i = index + 1; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->kind == RESPITE_SHAPE_RECT && shape->is_filled && shape->ink == RESPITE_INK_BACKGROUND &&
          covers (shape->rect, box))
        return TRUE;
    }

  return FALSE;
}

char *
chart_scene_find_trouble (const RespiteScene *scene)
{
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      char *trouble;

      if (respite_scene_get_shape (scene, i)->kind != RESPITE_SHAPE_TEXT || is_hidden (scene, i))
        continue;
      trouble = look_at_text (scene, i);
      if (trouble != NULL)
        return trouble;
    }

  return NULL;
}
