/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "infusion/respite-timeline.h"

G_BEGIN_DECLS

/**
 * RespiteExtremes:
 * @first_pain: the first pain score
 * @last_pain: the last one
 * @systolic: the highest
 * @diastolic: of the same set
 * @spo2: the lowest
 *
 * What stands out in the sets of a visit; -1 for what was never taken.
 */
typedef struct
{
  int first_pain;
  int last_pain;
  int systolic;
  int diastolic;
  int spo2;
} RespiteExtremes;

/* Finds them among the sets that count. Pure. */
RespiteExtremes respite_extremes_find (const RespiteTimeline *timeline);

G_END_DECLS
