/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-private.h"

#include "base/respite-quantity.h"

#define MOST_MEDICINE_ROWS 2

/* A bolus or a medicine where it stands. */
typedef struct
{
  const RespiteEvent *event;
  double              x;
  int                 row;
} Mark;

static gboolean
is_medicine (const RespiteEvent *event)
{
  return event->kind == RESPITE_EVENT_BOLUS || event->kind == RESPITE_EVENT_MEDICINE;
}

static char *
dup_label (const RespiteEvent *event)
{
  if (event->kind == RESPITE_EVENT_BOLUS)
    return respite_quantity_format_mg (event->amount_ug);
  if (event->detail != NULL && *event->detail != '\0')
    return g_strdup_printf ("%s %s", event->text, event->detail);

  return g_strdup (event->text != NULL ? event->text : "");
}

/* The first row that is free at @x, else the one that is free soonest. */
static int
choose_row (const double *ends,
            double        x)
{
  int best = 0;

  for (int row = 0; row < MOST_MEDICINE_ROWS; row++)
    {
      if (x >= ends[row])
        return row;
      if (ends[row] < ends[best])
        best = row;
    }

  return best;
}

static GArray *
create_marks (const RespiteChartPen *pen,
              int                   *n_rows)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  double ends[MOST_MEDICINE_ROWS] = { 0 };

  *n_rows = 1;
  for (guint i = 0; i < pen->others->len; i++)
    {
      const RespiteEvent *event = g_ptr_array_index (pen->others, i);
      Mark mark = { .event = event, .x = respite_chart_pen_get_x (pen, event->at) };
      g_autofree char *label = NULL;

      if (!is_medicine (event) || !respite_span_contains (pen->span, event->at))
        continue;
      label = dup_label (event);
      mark.row = choose_row (ends, mark.x - pen->size * 0.5);
      ends[mark.row] = mark.x + respite_chart_pen_measure (pen, label, pen->small, FALSE) + pen->size * 1.1;
      *n_rows = MAX (*n_rows, mark.row + 1);
      g_array_append_val (marks, mark);
    }

  return marks;
}

int
respite_session_chart_pack_medicines (RespiteChartPen *pen)
{
  int n_rows;
  g_autoptr (GArray) marks = create_marks (pen, &n_rows);

  return n_rows;
}

static void
draw_mark (RespiteChartPen *pen,
           const Mark      *mark,
           double           y)
{
  double radius = pen->size * 0.36, x = mark->x;
  const RespitePoint bolus[] = { { x - radius, y - radius }, { x + radius, y - radius }, { x, y + radius } };

  if (mark->event->kind == RESPITE_EVENT_BOLUS)
    respite_scene_fill_polygon (pen->scene, RESPITE_INK_RATE, bolus, G_N_ELEMENTS (bolus));
  else
    respite_scene_fill_rect (pen->scene, RESPITE_INK_MEDICINE, x - radius * 0.75, y - radius * 0.75, radius * 1.5,
                             radius * 1.5);
  if (respite_event_is_late (mark->event))
    respite_scene_add_circle (pen->scene, RESPITE_INK_TEXT, pen->size * 0.06, x, y, radius * 1.55);
  if (respite_chart_pen_is_amended (pen, mark->event))
    respite_chart_pen_draw_amended (pen, x, y, radius * 1.55);
}

static RespiteRect
get_mark_box (const RespiteChartPen *pen,
              const Mark            *mark,
              double                 y)
{
  double reach = pen->size * (respite_event_is_late (mark->event) || respite_chart_pen_is_amended (pen, mark->event) ?
                              0.62 : 0.4);

  return (RespiteRect) { mark->x - reach, y - reach, 2 * reach, 2 * reach };
}

static gboolean
meets_a_mark (const RespiteChartPen *pen,
              const GArray          *marks,
              int                    row,
              RespiteRect            box,
              double                 y)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);
      RespiteRect other = get_mark_box (pen, mark, y);

      if (mark->row == row && box.x < other.x + other.width && other.x < box.x + box.width)
        return TRUE;
    }

  return FALSE;
}

/* Right of the mark or left of it, in the plot, and where neither a mark nor a label stands. */
static gboolean
find_place (RespiteChartPen *pen,
            const GArray    *marks,
            const Mark      *mark,
            double           y,
            double           width,
            double          *left)
{
  double reach = get_mark_box (pen, mark, y).width / 2 + pen->size * 0.18, height = pen->row * 0.8;
  const double lefts[] = { mark->x + reach, mark->x - reach - width };

  for (gsize i = 0; i < G_N_ELEMENTS (lefts); i++)
    {
      RespiteRect box = { lefts[i], y - height / 2, width, height };

      if (box.x >= pen->plot.x && box.x + width <= pen->plot.x + pen->plot.width &&
          !meets_a_mark (pen, marks, mark->row, box, y) && respite_chart_pen_take (pen, box))
        {
          *left = lefts[i];
          return TRUE;
        }
    }

  return FALSE;
}

/* The label beside its mark; where it has no room its number stands there. */
static void
draw_label (RespiteChartPen *pen,
            const GArray    *marks,
            const Mark      *mark,
            double           y)
{
  g_autofree char *label = dup_label (mark->event);
  guint number = respite_chart_pen_get_number (pen, mark->event);
  double left;

  if (find_place (pen, marks, mark, y, respite_chart_pen_measure (pen, label, pen->small, FALSE), &left))
    respite_chart_pen_text (pen, RESPITE_INK_TEXT, label, pen->small, FALSE, RESPITE_ANCHOR_START, left, y);
  else if (number != 0)
    {
      double ring = respite_chart_pen_get_ring (pen, number) + pen->size * 0.1;

      if (find_place (pen, marks, mark, y, 2 * ring, &left))
        respite_chart_pen_draw_number (pen, number, NULL, left + ring, y);
    }
}

void
respite_session_chart_draw_medicines (RespiteChartPen *pen)
{
  const RespiteRect *lane = &pen->lanes[RESPITE_LANE_MEDICINES];
  int n_rows;
  g_autoptr (GArray) marks = create_marks (pen, &n_rows);

  n_rows = MIN (n_rows, pen->n_medicine_rows);
  for (guint i = 0; i < marks->len; i++)
    g_array_index (marks, Mark, i).row = MIN (g_array_index (marks, Mark, i).row, n_rows - 1);

  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);

      draw_mark (pen, mark, lane->y + lane->height * (mark->row + 0.5) / n_rows);
    }
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);

      draw_label (pen, marks, mark, lane->y + lane->height * (mark->row + 0.5) / n_rows);
    }
}
