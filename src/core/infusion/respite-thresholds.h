/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "infusion/respite-event.h"

G_BEGIN_DECLS

/**
 * RespiteThreshold:
 * @vital: which sign
 * @is_high: whether values above or below matter
 * @review: before the start, a value at or beyond this asks for review; %RESPITE_VITAL_UNSET for none
 * @warn: during the infusion
 * @act: during the infusion, "call the prescriber"
 */
typedef struct
{
  RespiteVital vital;
  gboolean     is_high;
  gint16       review;
  gint16       warn;
  gint16       act;
} RespiteThreshold;

/**
 * RespiteThresholds:
 * @version: counts the clinic's versions; 0 is the shipped example
 * @is_confirmed: whether a prescriber of the clinic has confirmed them; until then nothing fires
 * @set_by: who set them
 * @set_at: when
 * @rows: (element-type RespiteThreshold)
 *
 * The clinic's own limits (clinical.md 4.3). No number is built in but the example's.
 */
typedef struct
{
  int       version;
  gboolean  is_confirmed;
  char     *set_by;
  gint64    set_at;
  GArray   *rows;
} RespiteThresholds;

/* The example of clinical.md 4.3, not confirmed. */
RespiteThresholds *respite_thresholds_new_example (void);
RespiteThresholds *respite_thresholds_copy        (const RespiteThresholds *thresholds);
void               respite_thresholds_free        (RespiteThresholds       *thresholds);

/**
 * respite_thresholds_to_text:
 *
 * Returns: (transfer full): one row a line, "systolic high 160 160 180"; "-" for no value. What the store keeps.
 */
char *respite_thresholds_to_text (const RespiteThresholds *thresholds);

/**
 * respite_thresholds_from_text:
 *
 * Returns: (transfer full) (nullable): unconfirmed thresholds with the rows of @text, or %NULL with the line that is
 *   wrong
 */
RespiteThresholds *respite_thresholds_from_text (const char  *text,
                                                 GError     **error);

/**
 * RespiteLevel:
 */
typedef enum
{
  RESPITE_LEVEL_NONE,
  RESPITE_LEVEL_REVIEW,
  RESPITE_LEVEL_WARN,
  RESPITE_LEVEL_ACT,
} RespiteLevel;

/**
 * RespitePrompt:
 * @level: how serious
 * @threshold: the clinic's row
 * @value: what was measured
 * @at: when
 *
 * A value outside a limit that the clinic set. Says so and shows the rule; never what to give or to stop.
 */
typedef struct
{
  RespiteLevel     level;
  RespiteThreshold threshold;
  int              value;
  gint64           at;
} RespitePrompt;

/**
 * respite_thresholds_list_prompts:
 * @before_start: whether the review limits count instead of warn and act
 *
 * Returns: (transfer full) (element-type RespitePrompt): the most serious first; empty unless confirmed
 */
GArray *respite_thresholds_list_prompts (const RespiteThresholds *thresholds,
                                         const RespiteEvent      *set,
                                         gboolean                 before_start);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteThresholds, respite_thresholds_free)

G_END_DECLS
