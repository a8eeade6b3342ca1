/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-private.h"

/* A limit of the clinic that is drawn: where, and which value. */
typedef struct
{
  RespiteVital vital;
  int          value;
  gboolean     is_act;
  double       y;
  double       label_y;
} Limit;

static const struct
{
  RespiteVital vital;
  RespiteLane  lane;
  RespiteInk   ink;
  int          least;
  int          most;
} drawn[] = {
  { RESPITE_VITAL_SYSTOLIC, RESPITE_LANE_VITALS, RESPITE_INK_PRESSURE_LIMIT, 0, RESPITE_CHART_MOST_VITAL },
  { RESPITE_VITAL_DIASTOLIC, RESPITE_LANE_VITALS, RESPITE_INK_PRESSURE_LIMIT, 0, RESPITE_CHART_MOST_VITAL },
  { RESPITE_VITAL_PULSE, RESPITE_LANE_VITALS, RESPITE_INK_PULSE_LIMIT, 0, RESPITE_CHART_MOST_VITAL },
  { RESPITE_VITAL_RESPIRATION, RESPITE_LANE_VITALS, RESPITE_INK_RESPIRATION_LIMIT, 0, RESPITE_CHART_MOST_VITAL },
  { RESPITE_VITAL_SPO2, RESPITE_LANE_SPO2, RESPITE_INK_SPO2_LIMIT, 80, 100 },
};

static gsize
find_drawn (RespiteVital vital)
{
  for (gsize i = 0; i < G_N_ELEMENTS (drawn); i++)
    if (drawn[i].vital == vital)
      return i;

  return G_N_ELEMENTS (drawn);
}

static void
collect_limit (const RespiteChartPen *pen,
               GArray                *limits,
               RespiteVital           vital,
               int                    value,
               gboolean               is_act)
{
  gsize i = find_drawn (vital);
  RespiteRect scale = vital == RESPITE_VITAL_SPO2 ? respite_chart_pen_get_spo2_scale (pen) :
                      respite_chart_pen_get_vitals_scale (pen);
  Limit limit = { .vital = vital, .value = value, .is_act = is_act };

  if (value == RESPITE_VITAL_UNSET || value < drawn[i].least || value > drawn[i].most)
    return;

  limit.y = scale.y + scale.height - scale.height * (value - drawn[i].least) / (drawn[i].most - drawn[i].least);
  limit.label_y = limit.y;
  g_array_append_val (limits, limit);
}

static int
compare_limits (gconstpointer a,
                gconstpointer b)
{
  double first = ((const Limit *) a)->y, second = ((const Limit *) b)->y;

  return first < second ? -1 : first > second ? 1 : 0;
}

/* Moves labels apart, down first and then up again from the lower edge, so that each can be read. */
static void
spread (GArray            *limits,
        const RespiteRect *lane,
        double             height)
{
  double least = lane->y + height / 2, most = lane->y + lane->height - height / 2;

  for (guint i = 0; i < limits->len; i++)
    {
      Limit *limit = &g_array_index (limits, Limit, i);

      limit->label_y = MAX (limit->label_y, least);
      least = limit->label_y + height;
    }

  for (guint i = limits->len; i-- > 0;)
    {
      Limit *limit = &g_array_index (limits, Limit, i);

      limit->label_y = MIN (limit->label_y, most);
      most = limit->label_y - height;
    }
}

/* Limits for watching give up their labels before those for calling somebody do. */
static void
drop_labels (GArray *limits,
             guint   most)
{
  for (int pass = 0; pass < 2; pass++)
    for (guint i = limits->len; i-- > 0 && limits->len > most;)
      if (pass == 1 || !g_array_index (limits, Limit, i).is_act)
        g_array_remove_index (limits, i);
}

static void
draw_label (RespiteChartPen *pen,
            const Limit     *limit)
{
  double left = pen->plot.x + pen->plot.width, x = left + pen->size * 1.9;
  g_autofree char *text = g_strdup_printf ("%d", limit->value);
  double sign = limit->label_y;

  if (limit->vital == RESPITE_VITAL_SYSTOLIC)
    sign += pen->size * 0.18;
  else if (limit->vital == RESPITE_VITAL_DIASTOLIC)
    sign -= pen->size * 0.18;
  respite_scene_add_line (pen->scene, RESPITE_INK_FRAME, 0.5, RESPITE_DASH_NONE, left, limit->y,
                          left + pen->size * 0.6, limit->label_y);
  respite_chart_pen_draw_vital (pen, limit->vital, left + pen->size * 1.15, sign);
  respite_chart_pen_text (pen, RESPITE_INK_TEXT, text, pen->small, limit->is_act, RESPITE_ANCHOR_START, x,
                          limit->label_y);
}

static void
draw_lane (RespiteChartPen *pen,
           RespiteLane      which)
{
  const RespiteThresholds *thresholds = pen->record->thresholds;
  const RespiteRect *lane = &pen->lanes[which];
  g_autoptr (GArray) limits = g_array_new (FALSE, FALSE, sizeof (Limit));
  double height = pen->small * 1.12;

  for (guint i = 0; i < thresholds->rows->len; i++)
    {
      const RespiteThreshold *row = &g_array_index (thresholds->rows, RespiteThreshold, i);
      gsize found = find_drawn (row->vital);

      if (found == G_N_ELEMENTS (drawn) || drawn[found].lane != which)
        continue;
      collect_limit (pen, limits, row->vital, row->act, TRUE);
      if (row->warn != row->act)
        collect_limit (pen, limits, row->vital, row->warn, FALSE);
    }

  for (guint i = 0; i < limits->len; i++)
    {
      const Limit *limit = &g_array_index (limits, Limit, i);

      respite_scene_add_line (pen->scene, drawn[find_drawn (limit->vital)].ink, 0.75,
                              limit->is_act ? RESPITE_DASH_LONG : RESPITE_DASH_DOTS, pen->plot.x, limit->y,
                              pen->plot.x + pen->plot.width, limit->y);
    }

  drop_labels (limits, (guint) MAX (lane->height / height, 1));
  g_array_sort (limits, compare_limits);
  spread (limits, lane, height);
  for (guint i = 0; i < limits->len; i++)
    draw_label (pen, &g_array_index (limits, Limit, i));
}

/* Only what the clinic has confirmed is in force. */
void
respite_session_chart_draw_thresholds (RespiteChartPen *pen)
{
  if (pen->record->thresholds == NULL || !pen->record->thresholds->is_confirmed)
    return;

  draw_lane (pen, RESPITE_LANE_VITALS);
  draw_lane (pen, RESPITE_LANE_SPO2);
}
