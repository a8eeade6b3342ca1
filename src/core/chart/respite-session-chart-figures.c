/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-private.h"

#define GAP_EM           0.3
#define BOX_EM           0.12
#define LEAST_TICK_SPACE 2.0

/* Values that are too close to be told apart; the gravest stands for them. */
typedef struct
{
  const RespiteSample *gravest;
  guint                first;
  guint                end;
  double               middle;
} Group;

static gboolean
is_visible (const RespiteChartPen *pen,
            double                 x)
{
  return x >= pen->plot.x && x <= pen->plot.x + pen->plot.width;
}

/* Which of two values is the graver one: low for wakefulness and oxygen, high for the rest. */
static gboolean
is_graver (RespiteVital vital,
           int          value,
           int          than)
{
  gboolean is_low_graver = vital == RESPITE_VITAL_SEDATION || vital == RESPITE_VITAL_AVPU ||
                           vital == RESPITE_VITAL_SPO2;

  return is_low_graver ? value < than : value > than;
}

static RespiteLevel
get_level (const RespiteChartPen *pen,
           RespiteVital           vital,
           int                    value)
{
  const RespiteThresholds *thresholds = pen->record->thresholds;
  RespiteLevel level = RESPITE_LEVEL_NONE;

  if (thresholds == NULL || !thresholds->is_confirmed)
    return RESPITE_LEVEL_NONE;

  for (guint i = 0; i < thresholds->rows->len; i++)
    {
      const RespiteThreshold *row = &g_array_index (thresholds->rows, RespiteThreshold, i);

      if (row->vital != vital)
        continue;
      if (row->act != RESPITE_VITAL_UNSET && (row->is_high ? value >= row->act : value <= row->act))
        level = MAX (level, RESPITE_LEVEL_ACT);
      else if (row->warn != RESPITE_VITAL_UNSET && (row->is_high ? value >= row->warn : value <= row->warn))
        level = MAX (level, RESPITE_LEVEL_WARN);
    }

  return level;
}

static char *
dup_figure (RespiteVital vital,
            int          value)
{
  return vital != RESPITE_N_VITALS ? respite_chart_format_vital (vital, value) : g_strdup_printf ("%d", value);
}

/* A figure; beyond a limit to watch it stands in a box, beyond one to call somebody in a filled box. */
static void
draw_figure (RespiteChartPen   *pen,
             const Group       *group,
             RespiteVital       vital,
             const RespiteRect *lane)
{
  g_autofree char *text = dup_figure (vital, group->gravest->value);
  RespiteLevel level = get_level (pen, vital, group->gravest->value);
  double width = respite_chart_pen_measure (pen, text, pen->size, level != RESPITE_LEVEL_NONE);
  double margin = pen->size * BOX_EM, left = group->middle - width / 2 - margin;
  double box = pen->size * 1.16, middle = lane->y + lane->height / 2;

  if (level == RESPITE_LEVEL_ACT)
    respite_scene_fill_rect (pen->scene, RESPITE_INK_ACT, left, middle - box / 2, width + 2 * margin, box);
  else if (level == RESPITE_LEVEL_WARN)
    respite_scene_add_rect (pen->scene, RESPITE_INK_WARN, MIN (1, margin), left, middle - box / 2, width + 2 * margin,
                            box);
  respite_chart_pen_text (pen, level == RESPITE_LEVEL_ACT ? RESPITE_INK_BACKGROUND : RESPITE_INK_TEXT, text,
                          pen->size, level != RESPITE_LEVEL_NONE, RESPITE_ANCHOR_MIDDLE, group->middle, middle);
}

/* The width that the widest of the figures needs, with its gap. */
static double
get_cell (const RespiteChartPen *pen,
          const GArray          *samples,
          RespiteVital           vital)
{
  int most = 0, least = 0;
  g_autofree char *high = NULL;
  g_autofree char *low = NULL;

  for (guint i = 0; i < samples->len; i++)
    {
      most = MAX (most, g_array_index (samples, RespiteSample, i).value);
      least = MIN (least, g_array_index (samples, RespiteSample, i).value);
    }
  high = dup_figure (vital, most);
  low = dup_figure (vital, least);

  return MAX (respite_chart_pen_measure (pen, high, pen->size, TRUE),
              respite_chart_pen_measure (pen, low, pen->size, TRUE)) + pen->size * GAP_EM;
}

static void
merge_group (Group       *into,
             const Group *other,
             RespiteVital vital)
{
  into->end = other->end;
  if (is_graver (vital, other->gravest->value, into->gravest->value))
    into->gravest = other->gravest;
}

/* Groups of values, each with the room of a figure. */
static GArray *
create_groups (const RespiteChartPen *pen,
               const GArray          *samples,
               RespiteVital           vital,
               double                 cell)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));
  double edge = -G_MAXDOUBLE;
  guint most = (guint) MAX (pen->plot.width / cell, 1);

  for (guint i = 0; i < samples->len; i++)
    {
      const RespiteSample *sample = &g_array_index (samples, RespiteSample, i);
      Group one = { sample, i, i + 1, sample->x };

      if (!is_visible (pen, sample->x))
        continue;
      if (groups->len > 0 && (sample->x < edge || groups->len >= most))
        {
          merge_group (&g_array_index (groups, Group, groups->len - 1), &one, vital);
          continue;
        }
      g_array_append_val (groups, one);
      edge = MAX (sample->x, edge) + cell;
    }

  return groups;
}

/* Moves figures apart: to the right, and back again from the right edge. */
static void
spread_groups (const RespiteChartPen *pen,
               GArray                *groups,
               double                 cell)
{
  double edge = pen->plot.x;

  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = &g_array_index (groups, Group, i);

      group->middle = MAX (group->gravest->x, edge + cell / 2);
      edge = group->middle + cell / 2;
    }

  edge = pen->plot.x + pen->plot.width;
  for (guint i = groups->len; i-- > 0;)
    {
      Group *group = &g_array_index (groups, Group, i);

      group->middle = MIN (group->middle, edge - cell / 2);
      edge = group->middle - cell / 2;
    }
}

/* A dot for each value of a group, a line where they are dense. */
static void
draw_skipped (RespiteChartPen *pen,
              const GArray    *samples,
              const Group     *group,
              double           y)
{
  double from = MAX (g_array_index (samples, RespiteSample, group->first).x, pen->plot.x);
  double to = MIN (g_array_index (samples, RespiteSample, group->end - 1).x, pen->plot.x + pen->plot.width);

  if (to - from < LEAST_TICK_SPACE * (group->end - group->first - 1))
    {
      respite_scene_fill_rect (pen->scene, RESPITE_INK_MUTED, from, y - 0.5, MAX (to - from, 1), 1);
      return;
    }

  for (guint i = group->first; i < group->end; i++)
    {
      double x = g_array_index (samples, RespiteSample, i).x;

      if (is_visible (pen, x))
        respite_scene_fill_rect (pen->scene, RESPITE_INK_MUTED, x - 0.5, y - 0.5, 1, 1);
    }
}

void
respite_chart_pen_draw_figures (RespiteChartPen   *pen,
                                const RespiteRect *lane,
                                const GArray      *samples,
                                RespiteVital       vital)
{
  double cell = get_cell (pen, samples, vital);
  g_autoptr (GArray) groups = create_groups (pen, samples, vital, cell);

  spread_groups (pen, groups, cell);
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);

      draw_figure (pen, group, vital, lane);
      if (group->end - group->first > 1)
        draw_skipped (pen, samples, group, MAX (lane->y + lane->height - 1, lane->y + lane->height / 2 +
                                                pen->size * 0.56 + 0.5));
    }
}

void
respite_session_chart_draw_numbers (RespiteChartPen *pen)
{
  RespiteRect spo2 = respite_chart_pen_get_spo2_figures (pen);

  for (RespiteLane lane = 0; lane < RESPITE_N_LANES; lane++)
    if (respite_lane_get_vital (lane) != RESPITE_N_VITALS && respite_chart_pen_has_lane (pen, lane))
      respite_chart_pen_draw_figures (pen, &pen->lanes[lane], pen->series[respite_lane_get_vital (lane)],
                                      respite_lane_get_vital (lane));
  if (spo2.height > 0)
    respite_chart_pen_draw_figures (pen, &spo2, pen->series[RESPITE_VITAL_SPO2], RESPITE_VITAL_SPO2);
}
