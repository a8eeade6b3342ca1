/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-session-record.h"

#include "base/respite-error.h"
#include "infusion/respite-emergency.h"
#include "infusion/respite-esketamine.h"
#include "infusion/respite-prompts.h"
#include "infusion/respite-schedule.h"

static void
add_missing (GArray     *list,
             const char *code,
             const char *text,
             gint64      at,
             gboolean    blocks)
{
  RespiteMissing missing = { code, text, at, blocks };

  g_array_append_val (list, missing);
}

/* One line for every run of sets that nobody took nor explained. */
static void
add_gaps (GArray *list,
          GArray *dues,
          gint64  end)
{
  gboolean in_gap = FALSE;

  for (guint i = 0; i < dues->len; i++)
    {
      const RespiteDue *due = &g_array_index (dues, RespiteDue, i);
      gboolean is_gap = due->is_missed && !due->is_explained && due->at != end;

      if (is_gap && !in_gap)
        add_missing (list, "unexplained-gap", N_("Sets are missing here and nobody said why"), due->at, FALSE);
      in_gap = is_gap;
    }
}

static void
add_end_set (GArray *list,
             GArray *dues,
             gint64  end)
{
  for (guint i = 0; i < dues->len; i++)
    {
      const RespiteDue *due = &g_array_index (dues, RespiteDue, i);

      if (end != 0 && due->at == end && due->done_at == 0 && !due->is_explained)
        add_missing (list, "no-end-set", N_("There is no set from the end of the infusion"), end, FALSE);
    }
}

static void
add_open_effects (GArray                *list,
                  const RespiteTimeline *timeline)
{
  g_autoptr (GArray) spans = respite_timeline_dup_effects (timeline);

  for (guint i = 0; i < spans->len; i++)
    {
      const RespiteEffectSpan *span = &g_array_index (spans, RespiteEffectSpan, i);

      if (span->end == 0)
        add_missing (list, "open-effect", N_("A side effect has no end"), span->begin, FALSE);
    }
}

/* One line for all that a set raised. */
static void
add_prompts (GArray                     *list,
             const RespiteSessionRecord *record)
{
  g_autoptr (GArray) prompts = respite_prompts_list (record->thresholds, record->timeline);
  gint64 last = 0;

  for (guint i = 0; i < prompts->len; i++)
    {
      const RespiteRaised *raised = &g_array_index (prompts, RespiteRaised, i);

      if (!raised->is_answered && raised->sequence != last)
        add_missing (list, "open-prompt", N_("A limit of the clinic was passed and nobody noted what was done"),
                     raised->prompt.at, FALSE);
      last = raised->sequence;
    }
}

static void
add_emergencies (GArray                *list,
                 const RespiteTimeline *timeline)
{
  g_autoptr (GArray) emergencies = respite_timeline_dup_emergencies (timeline);

  for (guint i = 0; i < emergencies->len; i++)
    {
      const RespiteEmergency *emergency = &g_array_index (emergencies, RespiteEmergency, i);

      if (emergency->end == 0)
        add_missing (list, "emergency-open", N_("An emergency has no outcome"), emergency->begin, TRUE);
      else if (respite_emergency_needs_note (emergency))
        add_missing (list, "emergency-note", N_("Nobody has written about this emergency"), emergency->begin, TRUE);
    }
}

static gboolean
has_score (const RespiteTimeline *timeline)
{
  for (guint i = 0, n = respite_timeline_get_n_events (timeline); i < n; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (event->kind == RESPITE_EVENT_RECOVERY && !event->is_struck)
        return TRUE;
    }

  return FALSE;
}

/* A patient left with less than the clinic's goal: the last score of a scale is looked at. */
static void
add_low_scores (GArray                     *list,
                const RespiteSessionRecord *record)
{
  for (guint i = 0; i < record->recovery->len; i++)
    {
      const RespiteRecoveryScale *scale = g_ptr_array_index (record->recovery, i);
      const RespiteEvent *last = NULL;

      for (guint j = 0, n = respite_timeline_get_n_events (record->timeline); j < n; j++)
        {
          const RespiteEvent *event = respite_timeline_get_event (record->timeline, j);

          if (event->kind == RESPITE_EVENT_RECOVERY && !event->is_struck && g_strcmp0 (event->code, scale->code) == 0)
            last = event;
        }
      if (last != NULL && last->severity < scale->goal)
        add_missing (list, "low-score", N_("The last recovery score is below the clinic's goal"), last->at, FALSE);
    }
}

static gboolean
has_open_check (GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    if (respite_check_is_open (g_ptr_array_index (checks, i)))
      return TRUE;

  return FALSE;
}

/* What the monitoring form of a nasal spray still lacks. */
static void
add_worksheet (GArray                     *list,
               const RespiteSessionRecord *record,
               gint64                      now)
{
  RespiteEsketamineFacts facts;

  respite_esketamine_read_facts (record->session, record->timeline, now, &facts);
  if (facts.pressure_at[RESPITE_ESKETAMINE_BEFORE] == 0)
    add_missing (list, "no-pressure", N_("There is no blood pressure from before the nasal spray"), 0, FALSE);
  if (facts.first_at != 0 && facts.pressure_at[RESPITE_ESKETAMINE_AFTER] == 0)
    add_missing (list, "no-pressure", N_("There is no blood pressure from 40 minutes after the nasal spray"),
                 facts.first_at + RESPITE_ESKETAMINE_CHECK_MS, FALSE);
  if (facts.first_at != 0 && facts.pressure_at[RESPITE_ESKETAMINE_LEAVING] == 0)
    add_missing (list, "no-pressure", N_("There is no blood pressure from before the patient left"), 0, FALSE);
  if (facts.is_short)
    add_missing (list, "short-observation", N_("The patient was observed for less than 2 hours"), facts.until, FALSE);
  for (guint i = 0; i < record->worksheet->len; i++)
    if (respite_esketamine_is_open (g_ptr_array_index (record->worksheet, i)))
      {
        add_missing (list, "open-worksheet", N_("A line of the esketamine worksheet is open"), 0, TRUE);
        return;
      }
}

GArray *
respite_session_record_list_missing (const RespiteSessionRecord *record,
                                     gint64                      now)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (RespiteMissing));
  g_autoptr (GArray) dues = NULL;
  const RespiteSchedule *schedule;
  gint64 start, end;

  g_return_val_if_fail (record != NULL, list);

  schedule = &record->schedule;
  start = respite_timeline_get_start (record->timeline);
  end = respite_timeline_get_end (record->timeline);
  /* Nothing falls due once the patient has left. */
  if (record->session->discharged_at != 0)
    now = MIN (now, record->session->discharged_at);
  dues = respite_schedule_list_due (schedule, record->session->number, record->timeline, now);

  if (record->unconfirmed_since != 0)
    add_missing (list, "unconfirmed", N_("Nobody has confirmed yet what the pump did here"), record->unconfirmed_since,
                 TRUE);
  if (has_open_check (record->gate))
    add_missing (list, "open-check", N_("A required line before the start is open"), 0, TRUE);
  if (start != 0 && end == 0)
    add_missing (list, "no-end", N_("The infusion has no end"), start, TRUE);
  add_gaps (list, dues, end);
  if (!respite_session_record_is_nasal (record))
    add_end_set (list, dues, end);
  else
    add_worksheet (list, record, now);
  add_open_effects (list, record->timeline);
  add_prompts (list, record);
  add_emergencies (list, record->timeline);
  if (end != 0 && !respite_session_record_is_nasal (record) && !has_score (record->timeline))
    add_missing (list, "no-score", N_("There is no recovery score"), 0, FALSE);
  add_low_scores (list, record);
  if (has_open_check (record->discharge))
    add_missing (list, "open-check", N_("A required line of the discharge is open"), 0, TRUE);
  if (!respite_session_record_is_infusing (record) && respite_session_record_is_unbalanced (record))
    add_missing (list, "vial-balance", N_("What was drawn is not all given, wasted, returned or explained"), 0, TRUE);
  if (record->session->discharged_at == 0)
    add_missing (list, "no-discharge", N_("The patient has not been discharged"), 0, TRUE);

  return list;
}
