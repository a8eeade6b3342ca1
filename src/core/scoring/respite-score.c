/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "scoring/respite-score.h"

RespiteScore *
respite_score_new (const RespiteInstrument *instrument,
                   const RespiteScale      *scale,
                   gint64                   taken_at,
                   int                      value,
                   RespiteScoreFlags        flags)
{
  RespiteScore *score = g_new0 (RespiteScore, 1);

  score->uuid = g_strdup ("");
  score->instrument = instrument;
  score->scale = scale;
  score->taken_at = taken_at;
  score->value = value;
  score->flags = flags;
  score->staff_name = g_strdup ("");
  if (!(flags & RESPITE_SCORE_INCOMPLETE))
    score->band = respite_scale_get_band (scale, value);

  return score;
}

RespiteScore *
respite_score_copy (const RespiteScore *score)
{
  RespiteScore *copy = g_new0 (RespiteScore, 1);

  *copy = *score;
  copy->uuid = g_strdup (score->uuid);
  copy->staff_name = g_strdup (score->staff_name);

  return copy;
}

void
respite_score_free (RespiteScore *score)
{
  g_free (score->uuid);
  g_free (score->staff_name);
  g_free (score);
}
