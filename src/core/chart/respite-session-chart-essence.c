/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-reading.h"

#include "base/respite-clock.h"
#include "base/respite-quantity.h"
#include "infusion/respite-schedule.h"

/* A series that is told, and from how much on a change of it is worth a word. */
typedef struct
{
  RespiteVital vital;
  int          change;
} Told;

static const Told told[] = {
  { RESPITE_VITAL_SYSTOLIC, 10 },
  { RESPITE_VITAL_PULSE, 10 },
  { RESPITE_VITAL_SPO2, 3 },
  { RESPITE_VITAL_RESPIRATION, 5 },
  { RESPITE_VITAL_SEDATION, 1 },
  { RESPITE_VITAL_AVPU, 1 },
  { RESPITE_VITAL_PAIN, 2 },
  { RESPITE_VITAL_DISTRESS, 2 },
  { RESPITE_VITAL_DISSOCIATION, 2 },
};

/* The sets that tell how a series went; all %NULL where it has no value. */
typedef struct
{
  const RespiteEvent *first;
  const RespiteEvent *least;
  const RespiteEvent *most;
  const RespiteEvent *last;
} Course;

static Course
find_course (const RespiteTimeline *timeline,
             RespiteVital           vital)
{
  Course course = { 0 };

  for (guint i = 0; i < respite_timeline_get_n_events (timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (event->is_struck || event->kind != RESPITE_EVENT_SET || !respite_event_has_vital (event, vital))
        continue;
      if (course.first == NULL)
        course = (Course) { event, event, event, event }
      ;
      if (event->vitals[vital] < course.least->vitals[vital])
        course.least = event;
      if (event->vitals[vital] > course.most->vitals[vital])
        course.most = event;
      course.last = event;
    }

  return course;
}

/* A value as it is read: pressures as a pair where both were measured. */
static char *
dup_value (const RespiteEvent *event,
           RespiteVital        vital)
{
  if (vital == RESPITE_VITAL_SYSTOLIC && respite_event_has_vital (event, RESPITE_VITAL_DIASTOLIC))
    return g_strdup_printf ("%d/%d", event->vitals[RESPITE_VITAL_SYSTOLIC], event->vitals[RESPITE_VITAL_DIASTOLIC]);

  return respite_chart_format_vital (vital, event->vitals[vital]);
}

static const char *
get_name (RespiteVital             vital,
          const RespiteChartWords *words)
{
  return vital == RESPITE_VITAL_SYSTOLIC ? respite_chart_words_get (words, RESPITE_WORD_PRESSURE) :
         respite_chart_words_get_vital (words, vital);
}

/* "at 40 min" after the start, else by the clock. */
static char *
dup_when (const RespiteTimeline   *timeline,
          gint64                   at,
          const RespiteChartWords *words)
{
  gint64 start = respite_timeline_get_start (timeline);
  g_autofree char *text = NULL;

  if (start != 0 && at >= start)
    {
      text = g_strdup_printf ("%" G_GINT64_FORMAT, (at - start) / RESPITE_MINUTE_MS);
      return respite_chart_words_fill (words, RESPITE_WORD_AT_MINUTE, text, NULL, NULL);
    }

  text = respite_chart_words_format_time (words, at);

  return respite_chart_words_fill (words, RESPITE_WORD_AT_TIME, NULL, text, NULL);
}

/* ", back to 122/78" where the last value is nearer to the first than to the turn, else ", last 140/86"; nothing where
 * it stayed there. */
static void
append_end (GString                 *text,
            const Course            *course,
            const RespiteEvent      *turn,
            RespiteVital             vital,
            const RespiteChartWords *words)
{
  int from_first = ABS (course->last->vitals[vital] - course->first->vitals[vital]);
  int from_turn = ABS (course->last->vitals[vital] - turn->vitals[vital]);
  g_autofree char *value = NULL;
  g_autofree char *part = NULL;

  if (from_turn == 0)
    return;

  value = dup_value (course->last, vital);
  part = respite_chart_words_fill (words, from_first < from_turn ? RESPITE_WORD_BACK : RESPITE_WORD_LAST, NULL, value,
                                   NULL);
  g_string_append_printf (text, ", %s", part);
}

static void
append_extreme (GString                 *text,
                const RespiteTimeline   *timeline,
                const RespiteEvent      *event,
                RespiteVital             vital,
                RespiteChartWord         word,
                const RespiteChartWords *words)
{
  g_autofree char *value = dup_value (event, vital);
  g_autofree char *when = dup_when (timeline, event->at, words);
  g_autofree char *part = respite_chart_words_fill (words, word, NULL, value, NULL);

  g_string_append_printf (text, ", %s %s", part, when);
}

/* "BP rose from 118/74 to 146/88 at 40 min, back to 122/78." Nothing for a series without values. */
static void
append_course (GString                 *text,
               const RespiteTimeline   *timeline,
               const Told              *row,
               const RespiteChartWords *words)
{
  Course course = find_course (timeline, row->vital);
  const char *name = get_name (row->vital, words);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *when = NULL;
  g_autofree char *change = NULL;
  const RespiteEvent *turn;
  gboolean has_risen;
  int rise, fall;

  if (course.first == NULL)
    return;

  rise = course.most->vitals[row->vital] - course.first->vitals[row->vital];
  fall = course.first->vitals[row->vital] - course.least->vitals[row->vital];
  if (MAX (rise, fall) < row->change)
    {
      from = dup_value (course.least, row->vital);
      to = dup_value (course.most, row->vital);
      change = rise + fall > 0 ? respite_chart_words_fill (words, RESPITE_WORD_RANGE, name, from, to) :
               g_strdup_printf ("%s %s.", name, from);
      g_string_append_printf (text, " %s", change);
      return;
    }

  has_risen = rise >= fall;
  turn = has_risen ? course.most : course.least;
  from = dup_value (course.first, row->vital);
  to = dup_value (turn, row->vital);
  when = dup_when (timeline, turn->at, words);
  change = respite_chart_words_fill (words, has_risen ? RESPITE_WORD_ROSE : RESPITE_WORD_FELL, name, from, to);
  g_string_append_printf (text, " %s %s", change, when);
  append_end (text, &course, turn, row->vital, words);
  if (has_risen && fall >= row->change && course.least != course.last)
    append_extreme (text, timeline, course.least, row->vital, RESPITE_WORD_LOWEST, words);
  else if (!has_risen && rise >= row->change && course.most != course.last)
    append_extreme (text, timeline, course.most, row->vital, RESPITE_WORD_HIGHEST, words);
  g_string_append_c (text, '.');
}

static guint
count_missed (const RespiteSessionRecord *record,
              gint64                      until)
{
  const RespiteSchedule *schedule = &record->schedule;
  int number = record->session != NULL ? MAX (record->session->number, 1) : 1;
  g_autoptr (GArray) due = respite_schedule_list_due (schedule, number, record->timeline, until);
  guint n = 0;

  for (guint i = 0; i < due->len; i++)
    {
      const RespiteDue *one = &g_array_index (due, RespiteDue, i);

      n += one->is_missed && !one->is_explained && one->done_at == 0;
    }

  return n;
}

/* (transfer full): the dose, and whether nobody watched a part of it */
static char *
format_given (const RespiteSessionRecord *record,
              gint64                      until,
              const RespiteChartWords    *words)
{
  g_autofree char *given = respite_quantity_format_mg (respite_timeline_get_given (record->timeline, until));

  if (record->unconfirmed_since == 0 || record->unconfirmed_since >= until)
    return g_steal_pointer (&given);

  return g_strdup_printf ("%s (%s)", given, respite_chart_words_get (words, RESPITE_WORD_UNCONFIRMED));
}

static void
append_counts (GString                    *text,
               const RespiteSessionRecord *record,
               guint                       n_sets,
               gint64                      until,
               const RespiteChartWords    *words)
{
  g_autoptr (GArray) effects = respite_timeline_dup_effects (record->timeline);
  g_autofree char *sets = g_strdup_printf ("%u", n_sets);
  g_autofree char *number = g_strdup_printf ("%u", effects->len);
  g_autofree char *given = format_given (record, until, words);
  g_autofree char *counts = respite_chart_words_fill (words, RESPITE_WORD_COUNTS, sets, number, given);
  guint n_missed = count_missed (record, until);

  g_string_append_printf (text, " %s", counts);
  if (n_missed > 0)
    {
      g_autofree char *n = g_strdup_printf ("%u", n_missed);
      g_autofree char *missed = respite_chart_words_fill (words, RESPITE_WORD_SETS_MISSED, n, NULL, NULL);

      g_string_append_printf (text, " %s", missed);
    }
}

static void
append_amended (GString                    *text,
                const RespiteSessionRecord *record,
                const RespiteChartWords    *words)
{
  g_autofree char *total = respite_session_chart_dup_amended_total (record, words);
  g_autofree char *n = NULL;
  g_autofree char *part = NULL;
  guint n_amended = 0;

  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    n_amended += respite_session_record_find_amendment (record,
                                                        respite_timeline_get_event (record->timeline, i)->id) != NULL;
  if (n_amended == 0)
    return;

  n = g_strdup_printf ("%u", n_amended);
  part = respite_chart_words_fill (words, RESPITE_WORD_AMENDED_COUNT, n, NULL, NULL);
  g_string_append_printf (text, " %s%s%s", part, total != NULL ? " " : "", total != NULL ? total : "");
}

/* "From the monitor, 10:00 to 11:30, 15 values that cannot be true left out: HR 68–90 /min; SpO2 95–100 %." */
static void
append_monitor (GString                   *text,
                const RespiteMonitorBatch *batch,
                const RespiteChartWords   *words)
{
  g_autofree char *begin = respite_chart_words_format_time (words, batch->first);
  g_autofree char *end = respite_chart_words_format_time (words, batch->last);
  g_autofree char *n = g_strdup_printf ("%u", batch->n_values - batch->n_artefacts[RESPITE_ARTEFACT_NONE]);
  g_autofree char *head = respite_chart_words_fill (words, RESPITE_WORD_MONITOR_FILE, n, begin, end);
  const char *before = " ";

  g_string_append_printf (text, " %s", head);
  for (RespiteMonitorSign sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    {
      g_autofree char *range = NULL;
      int least = G_MAXINT, most = G_MININT;

      for (guint i = 0; i < batch->rows->len; i++)
        {
          const RespiteMonitorRow *row = respite_monitor_batch_get_row (batch, i);

          if (!respite_monitor_row_is_true (row, sign))
            continue;
          least = MIN (least, row->values[sign]);
          most = MAX (most, row->values[sign]);
        }
      if (least > most)
        continue;
      range = respite_chart_format_range (sign, least, most);
      g_string_append_printf (text, "%s%s %s", before, respite_chart_words_get_monitor_sign (words, sign), range);
      before = "; ";
    }
  g_string_append_c (text, '.');
}

char *
respite_session_chart_describe (const RespiteSessionRecord *record,
                                const RespiteChartWords    *words)
{
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;
  g_autofree char *span = NULL;
  gint64 first = 0, last = 0;
  GString *text;
  guint n_sets = 0;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  for (guint i = 0; record->timeline != NULL && i < respite_timeline_get_n_events (record->timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (record->timeline, i);

      if (event->is_struck)
        continue;
      first = first == 0 ? event->at : first;
      last = event->at;
      n_sets += event->kind == RESPITE_EVENT_SET;
    }

  if (first == 0)
    return g_strdup (respite_chart_words_get (words, RESPITE_WORD_NO_ENTRIES));

  begin = respite_chart_words_format_time (words, first);
  end = respite_chart_words_format_time (words, last);
  span = respite_chart_words_fill (words, RESPITE_WORD_CHART, NULL, begin, end);
  text = g_string_new (span);
  append_counts (text, record, n_sets, last, words);
  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    append_course (text, record->timeline, &told[i], words);
  append_amended (text, record, words);
  for (guint i = 0; record->monitor != NULL && i < record->monitor->len; i++)
    if (((const RespiteMonitorBatch *) g_ptr_array_index (record->monitor, i))->rows->len > 0)
      append_monitor (text, g_ptr_array_index (record->monitor, i), words);

  return g_string_free (text, FALSE);
}
