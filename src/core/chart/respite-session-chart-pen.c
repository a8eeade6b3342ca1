/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-private.h"

#include <math.h>

#include "base/respite-clock.h"
#include "chart/respite-chart-draw.h"

#define MARKER_EM    0.33
#define HIGH_BAND_EM 2.7

double
respite_chart_pen_measure (const RespiteChartPen *pen,
                           const char            *text,
                           double                 size,
                           gboolean               is_bold)
{
  return respite_chart_style_measure (pen->style, text, size, is_bold);
}

void
respite_chart_pen_text (RespiteChartPen *pen,
                        RespiteInk       ink,
                        const char      *text,
                        double           size,
                        gboolean         is_bold,
                        RespiteAnchor    anchor,
                        double           x,
                        double           middle)
{
  respite_chart_draw_text (pen->scene, pen->style, ink, text, size, is_bold, anchor, x, middle);
}

/* The time of day, or the minute since the start where the axis counts them. */
char *
respite_chart_pen_dup_time (const RespiteChartPen *pen,
                            gint64                 at)
{
  return pen->view->origin == 0 ? respite_chart_words_format_time (&pen->style->words, at) :
         g_strdup_printf ("%" G_GINT64_FORMAT, (at - pen->view->origin) / RESPITE_MINUTE_MS);
}

char *
respite_chart_pen_fit (const RespiteChartPen *pen,
                       const char            *text,
                       double                 size,
                       double                 width)
{
  return respite_chart_fit_text (pen->style, text, size, width);
}

gboolean
respite_chart_pen_take (RespiteChartPen *pen,
                        RespiteRect      rect)
{
  return respite_chart_take_place (pen->taken, rect);
}

static void
draw_caret (RespiteChartPen *pen,
            double           x,
            double           tip,
            double           height)
{
  double half = MARKER_EM * pen->size;
  const RespitePoint points[] = { { x - half, tip + height }, { x, tip }, { x + half, tip + height } };

  respite_scene_add_polyline (pen->scene, RESPITE_INK_PRESSURE, pen->size * 0.14, RESPITE_DASH_NONE, points,
                              G_N_ELEMENTS (points));
}

void
respite_chart_pen_draw_diamond (RespiteChartPen *pen,
                                RespiteInk       ink,
                                double           x,
                                double           y,
                                double           radius)
{
  respite_chart_draw_diamond (pen->scene, ink, x, y, radius);
}

/* The sign of a series: its shape says what it is, its colour only helps. */
void
respite_chart_pen_draw_vital (RespiteChartPen *pen,
                              RespiteVital     vital,
                              double           x,
                              double           y)
{
  double radius = MARKER_EM * pen->size;

  if (vital == RESPITE_VITAL_SYSTOLIC)
    draw_caret (pen, x, y, -1.1 * radius);
  else if (vital == RESPITE_VITAL_DIASTOLIC)
    draw_caret (pen, x, y, 1.1 * radius);
  else if (vital == RESPITE_VITAL_PULSE)
    respite_scene_fill_circle (pen->scene, RESPITE_INK_PULSE, x, y, radius * 0.8);
  else if (vital == RESPITE_VITAL_SPO2)
    respite_chart_pen_draw_diamond (pen, RESPITE_INK_SPO2, x, y, radius * 0.9);
  else if (vital == RESPITE_VITAL_RESPIRATION)
    {
      respite_scene_fill_circle (pen->scene, RESPITE_INK_BACKGROUND, x, y, radius * 0.8);
      respite_scene_add_circle (pen->scene, RESPITE_INK_RESPIRATION, pen->size * 0.13, x, y, radius * 0.8);
    }
}

/* A value beyond the scale: a hollow triangle at the lane's edge that points outwards. */
void
respite_chart_pen_draw_edge (RespiteChartPen *pen,
                             RespiteInk       ink,
                             double           x,
                             RespiteRect      lane,
                             gboolean         is_high)
{
  double radius = MARKER_EM * pen->size;
  double edge = is_high ? lane.y + 1 : lane.y + lane.height - 1, inside = is_high ? 1 : -1;
  const RespitePoint points[] = {
    { x - radius, edge + inside * 2 * radius }, { x, edge }, { x + radius, edge + inside * 2 * radius },
  };

  respite_scene_fill_polygon (pen->scene, RESPITE_INK_BACKGROUND, points, G_N_ELEMENTS (points));
  respite_scene_add_polygon (pen->scene, ink, pen->size * 0.12, points, G_N_ELEMENTS (points));
}

void
respite_chart_pen_draw_cross (RespiteChartPen *pen,
                              RespiteInk       ink,
                              double           x,
                              double           y)
{
  respite_chart_draw_cross (pen->scene, ink, pen->size, x, y);
}

double
respite_chart_pen_get_ring (const RespiteChartPen *pen,
                            guint                  number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  double width = respite_chart_pen_measure (pen, text, pen->small, TRUE);

  return MAX (pen->small * 0.58, hypot (width / 2, pen->small * 0.36) + pen->small * 0.06);
}

/* The number of @event in a ring, doubled where it was entered late, in a square where it was amended; where
 * @event is %NULL in a plain ring. Returns the ring's radius. */
double
respite_chart_pen_draw_number (RespiteChartPen    *pen,
                               guint               number,
                               const RespiteEvent *event,
                               double              x,
                               double              y)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  double radius = respite_chart_pen_get_ring (pen, number);
  gboolean is_amended = event != NULL && respite_chart_pen_is_amended (pen, event);

  if (is_amended)
    respite_scene_fill_rect (pen->scene, RESPITE_INK_BACKGROUND, x - radius, y - radius, 2 * radius, 2 * radius);
  else
    respite_scene_fill_circle (pen->scene, RESPITE_INK_BACKGROUND, x, y, radius);
  if (is_amended)
    respite_chart_pen_draw_amended (pen, x, y, radius);
  else
    respite_scene_add_circle (pen->scene, RESPITE_INK_TEXT, pen->size * 0.08, x, y, radius);
  if (is_amended && respite_event_is_late (event))
    respite_chart_pen_draw_amended (pen, x, y, radius + pen->size * 0.14);
  else if (event != NULL && respite_event_is_late (event))
    respite_scene_add_circle (pen->scene, RESPITE_INK_TEXT, pen->size * 0.06, x, y, radius + pen->size * 0.14);
  respite_chart_pen_text (pen, RESPITE_INK_TEXT, text, pen->small * 0.92, TRUE, RESPITE_ANCHOR_MIDDLE, x, y);

  return radius;
}

RespiteRect
respite_chart_pen_get_high_band (const RespiteChartPen *pen)
{
  RespiteRect rect = pen->lanes[RESPITE_LANE_VITALS];

  rect.height = pen->has_high ? pen->size * HIGH_BAND_EM : 0;

  return rect;
}

RespiteRect
respite_chart_pen_get_vitals_scale (const RespiteChartPen *pen)
{
  RespiteRect rect = pen->lanes[RESPITE_LANE_VITALS];
  double band = respite_chart_pen_get_high_band (pen).height;

  rect.y += band;
  rect.height -= band;

  return rect;
}

RespiteRect
respite_chart_pen_get_spo2_figures (const RespiteChartPen *pen)
{
  RespiteRect rect = pen->lanes[RESPITE_LANE_SPO2];
  double height = MIN (pen->row * 0.85, rect.height);

  return (RespiteRect) { rect.x, rect.y + rect.height - height, rect.width, height };
}

RespiteRect
respite_chart_pen_get_spo2_scale (const RespiteChartPen *pen)
{
  RespiteRect rect = pen->lanes[RESPITE_LANE_SPO2];
  double margin = MIN (pen->size * 0.45, rect.height * 0.15);

  rect.height -= respite_chart_pen_get_spo2_figures (pen).height;
  margin = MIN (margin, rect.height * 0.3);
  rect.y += margin;
  rect.height -= 1.6 * margin;

  return rect;
}

/* The number under which the key explains @event, 0 where it has none. */
guint
respite_chart_pen_get_number (const RespiteChartPen *pen,
                              const RespiteEvent    *event)
{
  guint index;

  return g_ptr_array_find (pen->entries, event, &index) ? index + 1 : 0;
}
