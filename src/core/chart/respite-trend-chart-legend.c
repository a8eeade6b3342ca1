/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-trend-chart-private.h"

#define SIGN_EM 2.0
#define GAP_EM  1.2

typedef enum
{
  SIGN_SCORE,
  SIGN_RESPONSE,
  SIGN_REMISSION,
  SIGN_EXPLORATORY,
  SIGN_HAS_GAPS,
  SIGN_NO_TOTAL,
  SIGN_SESSION,
  SIGN_RELIEF,
  SIGN_BASELINE,
  SIGN_CUTOFF,
  N_SIGNS
} Sign;

static const RespiteTrendWord sign_words[N_SIGNS] = {
  [SIGN_SCORE] = RESPITE_TREND_WORD_SCORE,
  [SIGN_RESPONSE] = RESPITE_TREND_WORD_RESPONSE,
  [SIGN_REMISSION] = RESPITE_TREND_WORD_REMISSION,
  [SIGN_EXPLORATORY] = RESPITE_TREND_WORD_EXPLORATORY,
  [SIGN_HAS_GAPS] = RESPITE_TREND_WORD_HAS_GAPS,
  [SIGN_NO_TOTAL] = RESPITE_TREND_WORD_NO_TOTAL,
  [SIGN_SESSION] = RESPITE_TREND_WORD_SESSION,
  [SIGN_RELIEF] = RESPITE_TREND_WORD_RELIEF,
  [SIGN_BASELINE] = RESPITE_TREND_WORD_BASELINE,
  [SIGN_CUTOFF] = RESPITE_TREND_WORD_CUTOFF,
};

/* Which signs the chart has: the legend explains no other. */
static void
find_signs (const RespiteTrend *trend,
            gboolean            found[N_SIGNS])
{
  for (guint i = 0; i < trend->lines->len; i++)
    {
      const RespiteTrendLine *line = respite_trend_get_line (trend, i);

      found[SIGN_BASELINE] = found[SIGN_BASELINE] || line->has_baseline;
      found[SIGN_CUTOFF] = found[SIGN_CUTOFF] || line->cutoffs->len > 0;
      for (guint j = 0; j < line->points->len; j++)
        {
          const RespiteTrendPoint *point = respite_trend_line_get_point (line, j);
          gboolean counts = respite_trend_point_counts (point);

          found[SIGN_SCORE] = found[SIGN_SCORE] || counts;
          found[SIGN_EXPLORATORY] = found[SIGN_EXPLORATORY] || (point->has_value && point->is_exploratory);
          found[SIGN_NO_TOTAL] = found[SIGN_NO_TOTAL] || !point->has_value;
          found[SIGN_HAS_GAPS] = found[SIGN_HAS_GAPS] || (point->has_value && point->has_gaps);
          found[SIGN_REMISSION] = found[SIGN_REMISSION] || (counts && point->is_remission);
          found[SIGN_RESPONSE] = found[SIGN_RESPONSE] || (counts && point->is_response && !point->is_remission);
        }
    }

  found[SIGN_SESSION] = trend->sessions->len > 0;
  for (guint i = 0; i < trend->sessions->len; i++)
    found[SIGN_RELIEF] = found[SIGN_RELIEF] || respite_trend_get_session (trend, i)->relief_until != 0;
}

static void
draw_sign (RespiteTrendPen *pen,
           Sign             sign,
           double           x,
           double           y)
{
  double wide = pen->size * 0.85, high = pen->size * 0.3;
  RespiteTrendPoint point = { .has_value = TRUE };

  switch (sign)
    {
    case SIGN_SCORE:
    case SIGN_RESPONSE:
    case SIGN_REMISSION:
    case SIGN_EXPLORATORY:
    case SIGN_HAS_GAPS:
    case SIGN_NO_TOTAL:
      point.is_response = sign == SIGN_RESPONSE;
      point.is_remission = sign == SIGN_REMISSION;
      point.is_exploratory = sign == SIGN_EXPLORATORY;
      point.has_gaps = sign == SIGN_HAS_GAPS;
      point.has_value = sign != SIGN_NO_TOTAL;
      respite_trend_pen_draw_point (pen, &point, FALSE, x, y);
      break;
    case SIGN_SESSION:
      respite_scene_add_line (pen->scene, RESPITE_INK_RATE, 0.75, RESPITE_DASH_NONE, x, y - pen->size * 0.1, x,
                              y + pen->size * 0.55);
      respite_trend_pen_draw_tick (pen, x, y - pen->size * 0.2);
      break;
    case SIGN_RELIEF:
      respite_scene_fill_rect (pen->scene, RESPITE_INK_RECOVERY_TINT, x - wide, y - high, 2 * wide, 2 * high);
      respite_scene_add_rect (pen->scene, RESPITE_INK_FRAME, 0.5, x - wide, y - high, 2 * wide, 2 * high);
      break;
    case SIGN_BASELINE:
      respite_scene_add_line (pen->scene, RESPITE_INK_TEXT, 0.9, RESPITE_DASH_LONG, x - wide, y, x + wide, y);
      break;
    case SIGN_CUTOFF:
      respite_scene_add_line (pen->scene, RESPITE_INK_MUTED, 0.75, RESPITE_DASH_DOTS, x - wide, y, x + wide, y);
      break;
    case N_SIGNS:
    default:
      g_assert_not_reached ();
    }
}

/* Returns how many rows it takes; @is_dry draws nothing. */
int
respite_trend_chart_draw_legend (RespiteTrendPen *pen,
                                 double           width,
                                 gboolean         is_dry)
{
  gboolean found[N_SIGNS] = { FALSE };
  double left = pen->size * 0.4, x = left;
  int row = 0, n_drawn = 0;

  find_signs (pen->trend, found);
  for (int sign = 0; sign < N_SIGNS; sign++)
    {
      const char *word = respite_trend_pen_word (pen, sign_words[sign]);
      double length = SIGN_EM * pen->size + respite_trend_pen_measure (pen, word, pen->small);
      double middle;

      if (!found[sign])
        continue;
      if (x > left && x + length > width)
        {
          x = left;
          row++;
        }

      middle = pen->legend.y + pen->size * 0.2 + (row + 0.5) * pen->row;
      if (!is_dry)
        {
          draw_sign (pen, sign, x + pen->size * 0.85, middle);
          respite_trend_pen_text (pen, RESPITE_INK_TEXT, word, pen->small, FALSE, RESPITE_ANCHOR_START,
                                  x + SIGN_EM * pen->size, middle);
        }
      x += length + GAP_EM * pen->size;
      n_drawn++;
    }

  return n_drawn > 0 ? row + 1 : 0;
}
