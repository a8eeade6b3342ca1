/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "infusion/respite-thresholds.h"
#include "infusion/respite-timeline.h"

G_BEGIN_DECLS

/* The code of a note that says what was done at a prompt; "noted" in the entry line. */
#define RESPITE_PROMPT_CODE "prompt"

/**
 * RespiteRaised:
 * @prompt: the value and the clinic's rule that it met
 * @event_id: the set that raised it
 * @sequence: of that set
 * @before: the value before it, %RESPITE_VITAL_UNSET for none
 * @before_at: when that was measured
 * @is_answered: whether somebody noted later what was done
 *
 * A prompt as it came up at the chair.
 */
typedef struct
{
  RespitePrompt prompt;
  gint64        event_id;
  gint64        sequence;
  int           before;
  gint64        before_at;
  gboolean      is_answered;
} RespiteRaised;

/**
 * respite_prompts_list:
 * @thresholds: the clinic's; nothing is raised until they are confirmed
 * @timeline: what happened
 *
 * The prompts of a session, worked out from its entries alone, so that they are the same in the window, on paper and
 * tomorrow. A value interrupts when it is more serious than the last one of its kind, and at the same level again not
 * before a quarter of an hour: what stays high says so once, and both pressures are one. All that one set raises is one
 * prompt. Before the start the review limits count, from then on warn and act (clinical.md 4.3). A struck set raises
 * nothing.
 *
 * Returns: (transfer full) (element-type RespiteRaised): by time; within a set the most serious first
 */
GArray *respite_prompts_list (const RespiteThresholds *thresholds,
                              const RespiteTimeline   *timeline);

/**
 * respite_prompts_list_open:
 *
 * Returns: (transfer full) (element-type RespiteRaised): what the newest set with a prompt raised, as long as nobody
 *   noted what was done; empty otherwise
 */
GArray *respite_prompts_list_open (const RespiteThresholds *thresholds,
                                   const RespiteTimeline   *timeline);

/**
 * respite_threshold_get_limit:
 *
 * Returns: the limit of @threshold that counts at @level, %RESPITE_VITAL_UNSET for none
 */
int respite_threshold_get_limit (const RespiteThreshold *threshold,
                                 RespiteLevel            level);

/**
 * respite_threshold_get_source:
 *
 * Returns: (nullable): where the example's numbers for this row come from, marked for translation (clinical.md 4.3)
 */
const char *respite_threshold_get_source (RespiteVital vital,
                                          gboolean     is_high);

G_END_DECLS
