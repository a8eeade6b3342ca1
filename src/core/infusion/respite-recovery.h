/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Each scale has five items of 0, 1 or 2 points (clinical.md 4.7). */
#define RESPITE_RECOVERY_ITEMS 5
#define RESPITE_RECOVERY_POINTS 3
#define RESPITE_RECOVERY_MOST 10

/**
 * RespiteRecoveryItem:
 * @options: what 0, 1 and 2 points mean
 */
typedef struct
{
  char *text;
  char *options[RESPITE_RECOVERY_POINTS];
} RespiteRecoveryItem;

/**
 * RespiteRecoveryScale:
 * @code: "aldrete" or "padss"
 * @source: where it was published; not translated
 * @goal: the least total with which a patient may leave, by the clinic's rule
 *
 * A recovery score with its words in one language.
 */
typedef struct
{
  char                *code;
  char                *name;
  char                *note;
  char                *source;
  char                *licence;
  int                  goal;
  RespiteRecoveryItem  items[RESPITE_RECOVERY_ITEMS];
} RespiteRecoveryScale;

void respite_recovery_scale_free (RespiteRecoveryScale *scale);

/* (transfer full) (element-type RespiteRecoveryScale): both, in @language ("es", "en_US"), with the goals they came
 * with */
GPtrArray *respite_recovery_list (const char *language);

/* (transfer none) (nullable) */
RespiteRecoveryScale *respite_recovery_find (GPtrArray  *scales,
                                             const char *code);

/**
 * respite_recovery_read_points:
 * @points: the points of the items in their order, such as "22122"
 * @total: (out): their sum
 *
 * Returns: whether it is five figures from 0 to 2
 */
gboolean respite_recovery_read_points (const char *points,
                                       int        *total);

/* (transfer full): the points in words, such as "Activity 2, Breathing 1 (Shallow or short of breath), ..."; only what
 * lacks points is explained. @points must be readable. */
char *respite_recovery_describe (const RespiteRecoveryScale *scale,
                                 const char                 *points);

G_END_DECLS
