/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-prompts.h"

#include "base/respite-clock.h"
#include "base/respite-error.h"

/* The same level does not interrupt again before this, however the value goes up and down around its limit. */
#define QUIET_MS (15 * RESPITE_MINUTE_MS)

/* What stands of a row while the entries are walked. */
typedef struct
{
  RespiteLevel level;           /* of the last value */
  int          value;
  gint64       at;
  RespiteLevel raised_level;    /* of the last prompt */
  gint64       raised_at;
} RowState;

static const struct
{
  RespiteVital vital;
  gboolean     is_high;
  const char  *source;
} sources[] = {
  { RESPITE_VITAL_SYSTOLIC,     TRUE,
    N_("Care before a dose from 140/90 (ketamine guidance); CTCAE grade 3 from 160/100; exclusion above 180 in "
       "emergency trials. Symptoms count more than the number.") },
  { RESPITE_VITAL_DIASTOLIC,    TRUE,
    N_("Care before a dose from 140/90 (ketamine guidance); CTCAE grade 3 from 160/100; exclusion above 180 in "
       "emergency trials. Symptoms count more than the number.") },
  { RESPITE_VITAL_SYSTOLIC,     FALSE, N_("Exclusion below 90 in emergency trials of low-dose ketamine.") },
  { RESPITE_VITAL_PULSE,        TRUE,
    N_("Exclusion below 50 or above 150 in emergency trials; the rest is a proposal.") },
  { RESPITE_VITAL_PULSE,        FALSE,
    N_("Exclusion below 50 or above 150 in emergency trials; the rest is a proposal.") },
  { RESPITE_VITAL_SPO2,         FALSE,
    N_("Modified Aldrete score: above 92 percent on room air; the rest is a proposal.") },
  { RESPITE_VITAL_RESPIRATION,  TRUE,
    N_("A protocol for low-dose ketamine in emergency care; the rest is a proposal.") },
  { RESPITE_VITAL_RESPIRATION,  FALSE,
    N_("A protocol for low-dose ketamine in emergency care; the rest is a proposal.") },
  { RESPITE_VITAL_SEDATION,     FALSE, N_("The wording of the MOAA/S levels.") },
  { RESPITE_VITAL_DISTRESS,     TRUE,  N_("A proposal of this program, without a published source.") },
  { RESPITE_VITAL_DISSOCIATION, TRUE,  N_("A proposal of this program, without a published source.") },
};

static RespiteLevel
find_level (const RespiteThreshold *row,
            int                     value,
            gboolean                before_start)
{
  static const RespiteLevel levels[] = { RESPITE_LEVEL_ACT, RESPITE_LEVEL_WARN };

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      RespiteLevel level = before_start ? RESPITE_LEVEL_REVIEW : levels[i];
      int limit = respite_threshold_get_limit (row, level);

      if (limit != RESPITE_VITAL_UNSET && (row->is_high ? value >= limit : value <= limit))
        return level;
    }

  return RESPITE_LEVEL_NONE;
}

static gboolean
interrupts (const RowState *state,
            RespiteLevel    level,
            gint64          at)
{
  if (level == RESPITE_LEVEL_NONE || level <= state->level)
    return FALSE;

  return level > state->raised_level || at - state->raised_at >= QUIET_MS;
}

static gboolean
is_pressure (RespiteVital vital)
{
  return vital == RESPITE_VITAL_SYSTOLIC || vital == RESPITE_VITAL_DIASTOLIC;
}

/* Both pressures are one: where the one has said so in an earlier set, the other does not come with it again. */
static gboolean
is_said_by_other (const RespiteThresholds *thresholds,
                  const RowState          *states,
                  guint                    index,
                  RespiteLevel             level,
                  gint64                   at)
{
  const RespiteThreshold *row = &g_array_index (thresholds->rows, RespiteThreshold, index);

  for (guint i = 0; is_pressure (row->vital) && i < thresholds->rows->len; i++)
    {
      const RespiteThreshold *other = &g_array_index (thresholds->rows, RespiteThreshold, i);

      if (i == index || !is_pressure (other->vital) || other->is_high != row->is_high)
        continue;
      if (level <= states[i].raised_level && states[i].raised_at < at &&
          (states[i].level >= level || at - states[i].raised_at < QUIET_MS))
        return TRUE;
    }

  return FALSE;
}

/* The most serious of a set first. */
static void
insert_raised (GArray       *list,
               guint         first,
               RespiteRaised raised)
{
  guint i = first;

  while (i < list->len && g_array_index (list, RespiteRaised, i).prompt.level >= raised.prompt.level)
    i++;
  g_array_insert_val (list, i, raised);
}

static void
look_at_set (GArray                  *list,
             const RespiteThresholds *thresholds,
             const RespiteEvent      *set,
             gboolean                 before_start,
             RowState                *states)
{
  guint first = list->len;

  for (guint i = 0; i < thresholds->rows->len; i++)
    {
      const RespiteThreshold *row = &g_array_index (thresholds->rows, RespiteThreshold, i);
      RowState *state = &states[i];
      int value = set->vitals[row->vital];
      RespiteLevel level;

      if (value == RESPITE_VITAL_UNSET)
        continue;

      level = find_level (row, value, before_start);
      if (interrupts (state, level, set->at) && !is_said_by_other (thresholds, states, i, level, set->at))
        {
          RespiteRaised raised = {
            .prompt = { level, *row, value, set->at },
            .event_id = set->id,
            .sequence = set->sequence,
            .before = state->at != 0 ? state->value : RESPITE_VITAL_UNSET,
            .before_at = state->at,
          };

          insert_raised (list, first, raised);
          state->raised_level = level;
          state->raised_at = set->at;
        }
      state->level = level;
      state->value = value;
      state->at = set->at;
    }
}

/* The infusion has begun: other limits count, and nothing was raised by them yet. */
static void
forget_levels (RowState *states,
               guint     n_states)
{
  for (guint i = 0; i < n_states; i++)
    {
      states[i].level = RESPITE_LEVEL_NONE;
      states[i].raised_level = RESPITE_LEVEL_NONE;
      states[i].raised_at = 0;
    }
}

static void
mark_answered (GArray                *list,
               const RespiteTimeline *timeline)
{
  for (guint i = 0, n = respite_timeline_get_n_events (timeline); i < n; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (event->kind != RESPITE_EVENT_NOTE || event->is_struck || g_strcmp0 (event->code, RESPITE_PROMPT_CODE) != 0)
        continue;
      for (guint j = 0; j < list->len; j++)
        {
          RespiteRaised *raised = &g_array_index (list, RespiteRaised, j);

          raised->is_answered = raised->is_answered || event->sequence > raised->sequence;
        }
    }
}

GArray *
respite_prompts_list (const RespiteThresholds *thresholds,
                      const RespiteTimeline   *timeline)
{
  GArray *list = g_array_new (FALSE, TRUE, sizeof (RespiteRaised));
  g_autofree RowState *states = NULL;
  gboolean was_before = TRUE;
  gint64 start;

  g_return_val_if_fail (thresholds != NULL && timeline != NULL, list);

  if (!thresholds->is_confirmed)
    return list;

  states = g_new0 (RowState, MAX (thresholds->rows->len, 1));
  start = respite_timeline_get_start (timeline);
  for (guint i = 0, n = respite_timeline_get_n_events (timeline); i < n; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);
      gboolean is_before = start == 0 || event->at < start;

      if (event->kind != RESPITE_EVENT_SET || event->is_struck)
        continue;
      if (was_before && !is_before)
        forget_levels (states, thresholds->rows->len);
      was_before = is_before;
      look_at_set (list, thresholds, event, is_before, states);
    }
  mark_answered (list, timeline);

  return list;
}

GArray *
respite_prompts_list_open (const RespiteThresholds *thresholds,
                           const RespiteTimeline   *timeline)
{
  GArray *list = respite_prompts_list (thresholds, timeline);
  gint64 newest = 0;

  for (guint i = 0; i < list->len; i++)
    newest = MAX (newest, g_array_index (list, RespiteRaised, i).sequence);
  for (guint i = list->len; i > 0; i--)
    {
      const RespiteRaised *raised = &g_array_index (list, RespiteRaised, i - 1);

      if (raised->is_answered || raised->sequence != newest)
        g_array_remove_index (list, i - 1);
    }

  return list;
}

int
respite_threshold_get_limit (const RespiteThreshold *threshold,
                             RespiteLevel            level)
{
  g_return_val_if_fail (threshold != NULL, RESPITE_VITAL_UNSET);

  switch (level)
    {
    case RESPITE_LEVEL_REVIEW:
      return threshold->review;

    case RESPITE_LEVEL_WARN:
      return threshold->warn;

    case RESPITE_LEVEL_ACT:
      return threshold->act;

    case RESPITE_LEVEL_NONE:
    default:
      return RESPITE_VITAL_UNSET;
    }
}

const char *
respite_threshold_get_source (RespiteVital vital,
                              gboolean     is_high)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (sources[i].vital == vital && sources[i].is_high == is_high)
      return sources[i].source;

  return NULL;
}
