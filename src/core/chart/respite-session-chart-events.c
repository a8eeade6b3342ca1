/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-private.h"
#include "chart/respite-session-chart-reading.h"

#define KEY_COLUMN_EM 24.0

static void
draw_bar (RespiteChartPen        *pen,
          const RespiteEffectBar *bar)
{
  const RespiteRect *lane = &pen->lanes[RESPITE_LANE_EFFECTS];
  double height = lane->height / pen->n_effect_rows, y = lane->y + height * bar->row + height * 0.12;
  double right = pen->plot.x + pen->plot.width, bar_height = height * 0.76;
  double begin = respite_chart_pen_get_x (pen, bar->span.begin);
  double end = respite_chart_pen_get_x (pen, bar->span.end != 0 ? bar->span.end : MAX (pen->until, bar->span.begin));
  double cap = pen->size * 0.16, shown = MAX (begin, pen->plot.x), width, text, room;
  g_autofree char *label = NULL;

  end = MAX (end, begin + cap);
  width = MIN (end, right) - shown;
  respite_scene_fill_rect (pen->scene, RESPITE_INK_EFFECT_TINT, shown, y, width, bar_height);
  if (begin >= pen->plot.x)
    respite_scene_fill_rect (pen->scene, RESPITE_INK_EFFECT, begin, y, cap, bar_height);
  if (bar->span.end != 0 && end <= right)
    respite_scene_fill_rect (pen->scene, RESPITE_INK_EFFECT, end - cap, y, cap, bar_height);
  respite_scene_add_line (pen->scene, RESPITE_INK_EFFECT, pen->size * 0.1,
                          bar->span.end != 0 ? RESPITE_DASH_NONE : RESPITE_DASH_SHORT, shown, y + bar_height,
                          MIN (end, right), y + bar_height);

  text = (bar->place == RESPITE_LABEL_AFTER ? end : shown + cap) + pen->size * 0.25;
  room = (bar->place == RESPITE_LABEL_AFTER ? right : MIN (end, right) - cap) - text;
  if (bar->place == RESPITE_LABEL_BEFORE)
    {
      room = respite_chart_pen_measure (pen, bar->label, pen->small, FALSE);
      text = shown - pen->size * 0.25 - room;
    }
  label = respite_chart_pen_fit (pen, bar->label, pen->small, room);
  if (label != NULL)
    respite_chart_pen_text (pen, RESPITE_INK_TEXT, label, pen->small, FALSE, RESPITE_ANCHOR_START, text,
                            y + bar_height / 2);
}

/* How many found no place, in the margin behind a lane. */
static void
draw_more (RespiteChartPen *pen,
           guint            n,
           double           middle)
{
  g_autofree char *text = g_strdup_printf ("+%u", n);

  if (n > 0)
    respite_chart_pen_text (pen, RESPITE_INK_TEXT, text, pen->small, TRUE, RESPITE_ANCHOR_START,
                            pen->plot.x + pen->plot.width + pen->size * 0.45, middle);
}

void
respite_session_chart_draw_effects (RespiteChartPen *pen)
{
  const RespiteRect *lane = &pen->lanes[RESPITE_LANE_EFFECTS];

  if (!respite_chart_pen_has_lane (pen, RESPITE_LANE_EFFECTS))
    return;

  for (guint i = 0; i < pen->effects->len; i++)
    {
      const RespiteEffectBar *bar = &g_array_index (pen->effects, RespiteEffectBar, i);

      if (bar->row >= 0)
        draw_bar (pen, bar);
    }

  draw_more (pen, (guint) pen->n_hidden_effects, lane->y + pen->row / 2);
}

/* How much of the lane the number of an event takes to either side. */
static double
get_ring (const RespiteChartPen *pen,
          guint                  number)
{
  return respite_chart_pen_get_ring (pen, number) + pen->size * 0.2;
}

/* Moves rings apart: to the right, and back again from the right edge. */
static void
spread_rings (const RespiteChartPen *pen,
              double                *places,
              const double          *rings,
              guint                  n)
{
  double edge = pen->plot.x;

  for (guint i = 0; i < n; i++)
    {
      places[i] = MAX (places[i], edge + rings[i]);
      edge = places[i] + rings[i];
    }

  edge = pen->plot.x + pen->plot.width;
  for (guint i = n; i-- > 0;)
    {
      places[i] = MIN (places[i], edge - rings[i]);
      edge = places[i] - rings[i];
    }
}

/* How much of the lane the numbers of all events would fill; 1 is the whole of it. */
static double
get_crowd (const RespiteChartPen *pen)
{
  double needed = 0;

  for (guint i = 0; i < pen->entries->len; i++)
    if (respite_span_contains (pen->span, ((RespiteEvent *) g_ptr_array_index (pen->entries, i))->at))
      needed += 2 * get_ring (pen, i + 1);

  return needed / pen->plot.width;
}

/* Where the number of an event would stand by itself. */
static double
get_place (const RespiteChartPen *pen,
           const RespiteEvent    *event,
           double                 ring)
{
  double right = pen->plot.x + pen->plot.width;

  return MAX (MIN (respite_chart_pen_get_x (pen, event->at), right - ring), pen->plot.x + ring);
}

/* Where there is little room, what would have to leave its place by far is only counted; where there is none, what
 * would have to leave it at all. */
static gboolean
has_room (double crowd,
          double place,
          double ring,
          double edge)
{
  double slack = crowd > 1 ? 0 : ring / 2;

  return crowd <= 0.7 || place - ring >= edge - slack;
}

void
respite_session_chart_draw_events (RespiteChartPen *pen)
{
  const RespiteRect *lane = &pen->lanes[RESPITE_LANE_EVENTS];
  g_autofree double *places = g_new (double, pen->entries->len + 1);
  g_autofree double *rings = g_new (double, pen->entries->len + 1);
  g_autofree guint *numbers = g_new (guint, pen->entries->len + 1);
  double edge = -G_MAXDOUBLE, y = lane->y + lane->height * 0.54;
  double crowd = get_crowd (pen);
  guint n = 0, n_hidden = 0;

  if (!respite_chart_pen_has_lane (pen, RESPITE_LANE_EVENTS))
    return;

  for (guint i = 0; i < pen->entries->len; i++)
    {
      const RespiteEvent *event = g_ptr_array_index (pen->entries, i);

      if (!respite_span_contains (pen->span, event->at))
        continue;
      rings[n] = get_ring (pen, i + 1);
      places[n] = get_place (pen, event, rings[n]);
      if (!has_room (crowd, places[n], rings[n], edge))
        {
          n_hidden++;
          continue;
        }
      edge = places[n] + rings[n];
      numbers[n++] = i + 1;
    }

  spread_rings (pen, places, rings, n);
  for (guint i = 0; i < n; i++)
    {
      const RespiteEvent *event = g_ptr_array_index (pen->entries, numbers[i] - 1);
      double x = respite_chart_pen_get_x (pen, event->at);

      respite_scene_add_line (pen->scene, RESPITE_INK_TEXT, pen->size * 0.07, RESPITE_DASH_NONE, x, lane->y, places[i],
                              y);
    }
  for (guint i = 0; i < n; i++)
    {
      const RespiteEvent *event = g_ptr_array_index (pen->entries, numbers[i] - 1);

      respite_chart_pen_draw_number (pen, numbers[i], event, places[i], y);
    }
  draw_more (pen, n_hidden, y);
}

/* One column of the key after the other; what finds no row is counted in the last one. */
void
respite_session_chart_draw_key (RespiteChartPen *pen,
                                gboolean         is_dry,
                                int             *n_rows)
{
  const RespiteRect *lane = &pen->lanes[RESPITE_LANE_KEY];
  double width = pen->view->width - pen->size * 0.8;
  guint n_columns = (guint) MAX (width / (pen->size * KEY_COLUMN_EM), 1);
  double column = width / n_columns;
  g_autoptr (GArray) visible = g_array_new (FALSE, FALSE, sizeof (guint));
  guint rows, places;

  for (guint i = 0; i < pen->entries->len; i++)
    if (respite_span_contains (pen->span, ((RespiteEvent *) g_ptr_array_index (pen->entries, i))->at))
      g_array_append_val (visible, i);

  *n_rows = (int) ((visible->len + n_columns - 1) / n_columns);
  if (is_dry || !respite_chart_pen_has_lane (pen, RESPITE_LANE_KEY))
    return;

  rows = (guint) MIN ((double) *n_rows, (lane->height - pen->row * 0.2) / pen->row);
  places = rows * n_columns;
  for (guint i = 0; i < MIN (visible->len, places); i++)
    {
      guint index = g_array_index (visible, guint, i);
      const RespiteEvent *event = g_ptr_array_index (pen->entries, index);
      double x = pen->size * 0.4 + column * (i / rows), y = lane->y + pen->row * (0.8 + i % rows);
      g_autofree char *number = g_strdup_printf ("%u", index + 1);
      g_autofree char *time = respite_chart_pen_dup_time (pen, event->at);
      g_autofree char *text = respite_session_chart_dup_key_text (pen->record, event, &pen->style->words);
      g_autofree char *more = g_strdup_printf ("%u", visible->len - i);
      g_autofree char *rest = respite_chart_words_fill (&pen->style->words, RESPITE_WORD_MORE, more, NULL, NULL);
      double after = x + pen->size * 1.6 + respite_chart_pen_measure (pen, "00:00", pen->small, FALSE) +
                     pen->size * 0.5;
      g_autofree char *shown = respite_chart_pen_fit (pen, text, pen->small, x + column - after - pen->size * 0.6);

      if (i == places - 1 && visible->len > places)
        {
          respite_chart_pen_text (pen, RESPITE_INK_MUTED, rest, pen->small, FALSE, RESPITE_ANCHOR_START, x, y);
          break;
        }
      respite_chart_pen_text (pen, RESPITE_INK_TEXT, number, pen->small, TRUE, RESPITE_ANCHOR_END, x + pen->size * 1.2,
                              y);
      respite_chart_pen_text (pen, RESPITE_INK_MUTED, time, pen->small, FALSE, RESPITE_ANCHOR_START,
                              x + pen->size * 1.6, y);
      if (shown != NULL)
        respite_chart_pen_text (pen, RESPITE_INK_TEXT, shown, pen->small, FALSE, RESPITE_ANCHOR_START, after, y);
    }
}
