/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-trend-scores.h"

#include "base/respite-clock.h"

#define MOST_AGE        (14 * RESPITE_DAY_MS)
#define RELIEF_PERCENT  30

static gboolean
is_counted (const RespiteScore *score)
{
  return (score->flags & (RESPITE_SCORE_INCOMPLETE | RESPITE_SCORE_WITHDRAWN | RESPITE_SCORE_EXPLORATORY)) == 0;
}

static gboolean
is_relieved (const RespiteScore *score,
             const RespiteScore *before)
{
  return (gint64) (before->value - score->value) * 100 >= (gint64) before->value * RELIEF_PERCENT;
}

gint64
respite_trend_find_relief (const RespiteScoreSeries *series,
                           const GArray             *sessions,
                           guint                     index)
{
  const RespiteScore *before = NULL;
  gint64 at, next, until = 0;

  g_return_val_if_fail (series != NULL, 0);
  g_return_val_if_fail (sessions != NULL && index < sessions->len, 0);

  at = g_array_index (sessions, gint64, index);
  next = index + 1 < sessions->len ? g_array_index (sessions, gint64, index + 1) : G_MAXINT64;
  for (guint i = 0; i < series->scores->len; i++)
    {
      const RespiteScore *score = g_ptr_array_index (series->scores, i);

      if (!is_counted (score))
        continue;
      if (score->taken_at <= at)
        {
          before = score;
          continue;
        }
      if (before == NULL || before->value <= 0 || at - before->taken_at > MOST_AGE)
        return 0;
      /* The score at the next visit, before its infusion, still tells of this one. */
      if (score->taken_at > next)
        break;
      if (!is_relieved (score, before))
        return until != 0 ? score->taken_at : 0;
      until = score->taken_at;
    }

  return until;
}
