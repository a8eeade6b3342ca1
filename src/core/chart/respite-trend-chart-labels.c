/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-trend-chart-private.h"

#define LINE_EM 1.1

static void
clear_label (gpointer data)
{
  RespiteTrendLabel *label = data;

  g_free (label->text);
}

static void
add_label (GArray                  *labels,
           const RespiteTrendPanel *panel,
           int                      value,
           RespiteTrendPart         part,
           RespiteInk               ink,
           char                    *text)
{
  RespiteTrendLabel label = { .text = text, .part = part, .ink = ink };

  label.y = label.middle = respite_trend_panel_get_y (panel, value);
  g_array_append_val (labels, label);
}

static int
compare_labels (gconstpointer one,
                gconstpointer other)
{
  double difference = ((const RespiteTrendLabel *) one)->y - ((const RespiteTrendLabel *) other)->y;

  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

/* What stands at the right of a panel, from top to bottom: the cut-offs' words, the baseline, the response. */
GArray *
respite_trend_pen_list_labels (const RespiteTrendPen   *pen,
                               const RespiteTrendPanel *panel)
{
  const RespiteTrendLine *line = panel->line;
  GArray *labels = g_array_new (FALSE, TRUE, sizeof (RespiteTrendLabel));

  g_array_set_clear_func (labels, clear_label);
  for (guint i = 0; i < line->cutoffs->len; i++)
    {
      const RespiteTrendCutoff *cutoff = &g_array_index (line->cutoffs, RespiteTrendCutoff, i);

      if (cutoff->label != NULL && cutoff->value > line->least)
        add_label (labels, panel, cutoff->value, RESPITE_TREND_PART_CUTOFFS, RESPITE_INK_MUTED,
                   g_strdup (cutoff->label));
    }

  if (line->has_baseline)
    {
      g_autofree char *value = respite_trend_format_value (line, line->baseline);

      add_label (labels, panel, line->baseline, RESPITE_TREND_PART_BASELINE, RESPITE_INK_TEXT,
                 respite_trend_words_fill (&pen->style->words, RESPITE_TREND_WORD_BASELINE_VALUE, value, NULL, NULL));
    }
  if (line->has_goal)
    {
      g_autofree char *value = respite_trend_format_value (line, line->goal);

      add_label (labels, panel, line->goal, RESPITE_TREND_PART_BASELINE, RESPITE_INK_TEXT,
                 respite_trend_words_fill (&pen->style->words, RESPITE_TREND_WORD_GOAL, value, NULL, NULL));
    }
  g_array_sort (labels, compare_labels);

  return labels;
}

/* The cut-off that is nearest to its neighbours gives way; the baseline and the response stay. */
static void
drop_one (GArray *labels)
{
  guint worst = labels->len - 1;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < labels->len; i++)
    {
      const RespiteTrendLabel *label = &g_array_index (labels, RespiteTrendLabel, i);
      double space = G_MAXDOUBLE;

      if (i > 0)
        space = MIN (space, label->y - g_array_index (labels, RespiteTrendLabel, i - 1).y);
      if (i + 1 < labels->len)
        space = MIN (space, g_array_index (labels, RespiteTrendLabel, i + 1).y - label->y);
      if (label->part == RESPITE_TREND_PART_CUTOFFS && space < least)
        {
          least = space;
          worst = i;
        }
    }
  g_array_remove_index (labels, worst);
}

/* Moves the labels apart as little as they need; drops what finds no room at all. */
void
respite_trend_pen_place_labels (const RespiteTrendPen   *pen,
                                const RespiteTrendPanel *panel,
                                GArray                  *labels)
{
  double line = pen->small * LINE_EM, top = panel->plot.y, bottom = panel->plot.y + panel->plot.height;

  while (labels->len > 1 && labels->len * line > bottom - top + line)
    drop_one (labels);

  for (guint i = 0; i < labels->len; i++)
    {
      RespiteTrendLabel *label = &g_array_index (labels, RespiteTrendLabel, i);

      label->middle = MAX (label->y, i > 0 ? g_array_index (labels, RespiteTrendLabel, i - 1).middle + line : top);
    }

  for (guint i = labels->len; i-- > 0;)
    {
      RespiteTrendLabel *label = &g_array_index (labels, RespiteTrendLabel, i);
      double most = i + 1 < labels->len ? g_array_index (labels, RespiteTrendLabel, i + 1).middle - line : bottom;

      label->middle = MIN (label->middle, most);
    }
}
