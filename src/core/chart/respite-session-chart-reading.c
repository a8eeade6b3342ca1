/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-reading.h"

#include "base/respite-clock.h"
#include "base/respite-quantity.h"
#include "infusion/respite-schedule.h"

#define NO_VALUE "-"

/* The latest value of a series up to an instant, and the set that holds it. */
typedef struct
{
  const RespiteEvent *event;
  int                 value;
} Latest;

static const RespiteVital shown_vitals[] = {
  RESPITE_VITAL_PULSE, RESPITE_VITAL_RESPIRATION, RESPITE_VITAL_SPO2, RESPITE_VITAL_SEDATION, RESPITE_VITAL_PAIN,
  RESPITE_VITAL_DISTRESS, RESPITE_VITAL_DISSOCIATION, RESPITE_VITAL_NAUSEA, RESPITE_VITAL_AVPU, RESPITE_VITAL_OXYGEN,
  RESPITE_VITAL_ETCO2, RESPITE_VITAL_TEMPERATURE,
};

static gint64
minute_of (gint64 at)
{
  return at - at % RESPITE_MINUTE_MS;
}

static char *
dup_with_unit (const char *number,
               const char *unit)
{
  return *unit != '\0' ? g_strdup_printf ("%s %s", number, unit) : g_strdup (number);
}

static char *
dup_vital (RespiteVital vital,
           int          value)
{
  g_autofree char *number = respite_chart_format_vital (vital, value);

  return dup_with_unit (number, respite_chart_get_unit (vital));
}

static void
chart_value_free (RespiteChartValue *value)
{
  g_free (value->label);
  g_free (value->value);
  g_free (value->age);
  g_free (value);
}

void
respite_chart_reading_free (RespiteChartReading *reading)
{
  if (reading == NULL)
    return;

  g_free (reading->title);
  g_ptr_array_unref (reading->values);
  g_ptr_array_unref (reading->happening);
  g_free (reading);
}

/* Walks back from the last entry, so that the cursor at the end of a long dense session stays quick. */
static void
find_latest (const RespiteTimeline *timeline,
             gint64                 until,
             Latest                 latest[RESPITE_N_VITALS])
{
  int missing = RESPITE_N_VITALS;

  for (guint i = respite_timeline_get_n_events (timeline); i-- > 0 && missing > 0;)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (event->is_struck || event->kind != RESPITE_EVENT_SET || event->at > until)
        continue;
      for (RespiteVital vital = 0; vital < RESPITE_N_VITALS; vital++)
        if (latest[vital].event == NULL && respite_event_has_vital (event, vital))
          {
            latest[vital] = (Latest) { event, event->vitals[vital] };
            missing--;
          }
    }
}

static RespiteChartValue *
add_value (RespiteChartReading *reading,
           const char          *label,
           char                *value)
{
  RespiteChartValue *row = g_new0 (RespiteChartValue, 1);

  row->label = g_strdup (label);
  row->value = value;
  g_ptr_array_add (reading->values, row);

  return row;
}

static void
set_age (RespiteChartValue          *value,
         const RespiteSessionRecord *record,
         gint64                      measured,
         gint64                      at,
         const RespiteChartWords    *words)
{
  const RespiteSchedule *schedule = &record->schedule;
  int number = record->session != NULL ? MAX (record->session->number, 1) : 1;
  gint64 minutes = (minute_of (at) - minute_of (measured)) / RESPITE_MINUTE_MS;
  gint64 interval = respite_schedule_get_interval (schedule, number, record->timeline, at);

  value->at = measured;
  value->age_ms = MAX (at - measured, 0);
  value->is_stale = interval > 0 && value->age_ms > interval;
  if (minutes > 0)
    {
      g_autofree char *n = g_strdup_printf ("%" G_GINT64_FORMAT, minutes);

      value->age = respite_chart_words_fill (words, RESPITE_WORD_AGO, n, NULL, NULL);
    }
}

static char *
dup_pressure (const RespiteEvent      *event,
              const RespiteChartWords *words)
{
  int map = respite_event_get_map (event);

  if (map == RESPITE_VITAL_UNSET)
    return g_strdup_printf ("%d mmHg", event->vitals[RESPITE_VITAL_SYSTOLIC]);

  return g_strdup_printf ("%d/%d (%s %d)", event->vitals[RESPITE_VITAL_SYSTOLIC],
                          event->vitals[RESPITE_VITAL_DIASTOLIC], respite_chart_words_get (words, RESPITE_WORD_MAP),
                          map);
}

static void
read_dose (RespiteChartReading        *reading,
           const RespiteSessionRecord *record,
           gint64                      until,
           const RespiteChartWords    *words)
{
  gint64 rate = 0, given = respite_timeline_get_given (record->timeline, until);
  RespitePumpState state = respite_timeline_get_pump (record->timeline, until, &rate);
  g_autofree char *total = respite_quantity_format_mg (given);
  const char *pause = respite_chart_words_get (words, RESPITE_WORD_PAUSE);
  gboolean is_doubted = record->unconfirmed_since != 0 && record->unconfirmed_since < until;
  g_autofree char *doubt = is_doubted ? g_strdup_printf (", %s", respite_chart_words_get (words,
                                                                                          RESPITE_WORD_UNCONFIRMED))
                                      : g_strdup ("");

  if (state == RESPITE_PUMP_PAUSED)
    {
      g_autofree char *nothing = respite_quantity_format_mg_per_h (0);

      add_value (reading, respite_chart_words_get (words, RESPITE_WORD_RATE),
                 g_strdup_printf ("%s (%s)", nothing, pause));
    }
  else
    add_value (reading, respite_chart_words_get (words, RESPITE_WORD_RATE), respite_quantity_format_mg_per_h (rate));

  if (record->order != NULL && record->order->weight_g > 0)
    {
      g_autofree char *by_weight = respite_quantity_format_mg_per_kg (given, record->order->weight_g);

      add_value (reading, respite_chart_words_get (words, RESPITE_WORD_TOTAL),
                 g_strdup_printf ("%s (%s)%s", total, by_weight, doubt));
      return;
    }

  add_value (reading, respite_chart_words_get (words, RESPITE_WORD_TOTAL), g_strconcat (total, doubt, NULL));
}

/* Beside a value that was signed and amended afterwards. */
static void
mark_amended (RespiteChartValue          *value,
              const RespiteSessionRecord *record,
              const RespiteEvent         *event,
              const RespiteChartWords    *words)
{
  g_autofree char *text = NULL;

  if (respite_session_record_find_amendment (record, event->id) == NULL)
    return;

  text = g_strdup_printf ("%s – %s", value->value, respite_chart_words_get (words, RESPITE_WORD_AMENDED_SHORT));
  g_free (value->value);
  value->value = g_steal_pointer (&text);
}

static void
read_vitals (RespiteChartReading        *reading,
             const RespiteSessionRecord *record,
             gint64                      until,
             const RespiteChartWords    *words)
{
  Latest latest[RESPITE_N_VITALS] = { 0 };
  const Latest *pressure = &latest[RESPITE_VITAL_SYSTOLIC];
  RespiteChartValue *value;

  find_latest (record->timeline, until, latest);
  value = add_value (reading, respite_chart_words_get (words, RESPITE_WORD_PRESSURE),
                     pressure->event != NULL ? dup_pressure (pressure->event, words) : g_strdup (NO_VALUE));
  if (pressure->event != NULL)
    {
      set_age (value, record, pressure->event->at, reading->at, words);
      mark_amended (value, record, pressure->event, words);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (shown_vitals); i++)
    {
      RespiteVital vital = shown_vitals[i];
      const Latest *one = &latest[vital];

      if (one->event == NULL && vital != RESPITE_VITAL_PULSE && vital != RESPITE_VITAL_SPO2 &&
          vital != RESPITE_VITAL_RESPIRATION)
        continue;
      value = add_value (reading, respite_chart_words_get_vital (words, vital),
                         one->event != NULL ? dup_vital (vital, one->value) : g_strdup (NO_VALUE));
      if (one->event != NULL)
        {
          set_age (value, record, one->event->at, reading->at, words);
          mark_amended (value, record, one->event, words);
        }
    }
}

/* What the monitor measured in that minute: the least and the greatest value that counts. */
static void
read_monitor (RespiteChartReading        *reading,
              const RespiteSessionRecord *record,
              gint64                      from,
              const RespiteChartWords    *words)
{
  for (guint i = 0; record->monitor != NULL && i < record->monitor->len; i++)
    {
      RespiteMonitorMinute minute;

      if (!respite_monitor_batch_get_minute (g_ptr_array_index (record->monitor, i), from, &minute))
        continue;
      for (RespiteMonitorSign sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
        {
          g_autofree char *label = NULL;

          if (minute.least[sign] == RESPITE_MONITOR_UNSET)
            continue;
          label = respite_chart_words_fill (words, RESPITE_WORD_FROM_MONITOR, NULL,
                                            respite_chart_words_get_monitor_sign (words, sign), NULL);
          add_value (reading, label, respite_chart_format_range (sign, minute.least[sign], minute.most[sign]));
        }
      if (minute.n_artefacts > 0)
        {
          g_autofree char *n = g_strdup_printf ("%u", minute.n_artefacts);

          g_ptr_array_add (reading->happening, respite_chart_words_fill (words, RESPITE_WORD_ARTEFACTS, n, NULL, NULL));
        }
    }
}

static void
read_happening (RespiteChartReading        *reading,
                const RespiteSessionRecord *record,
                gint64                      from,
                gint64                      until,
                const RespiteChartWords    *words)
{
  g_autoptr (GArray) effects = respite_timeline_dup_effects (record->timeline);

  for (guint i = 0; i < effects->len; i++)
    {
      const RespiteEffectSpan *span = &g_array_index (effects, RespiteEffectSpan, i);
      g_autofree char *since = respite_chart_words_format_time (words, span->begin);

      if (span->begin < from && (span->end == 0 || span->end > until))
        g_ptr_array_add (reading->happening,
                         respite_chart_words_fill (words, RESPITE_WORD_LASTS, NULL,
                                                   respite_chart_words_get_effect (words, span->code), since));
    }

  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (record->timeline, i);

      if (event->at > until)
        break;
      if (event->is_struck || event->at < from)
        continue;
      if (event->kind != RESPITE_EVENT_SET || respite_session_record_find_amendment (record, event->id) != NULL)
        g_ptr_array_add (reading->happening, respite_session_chart_dup_key_text (record, event, words));
    }
}

RespiteChartReading *
respite_chart_reading_new (gint64 at)
{
  RespiteChartReading *reading = g_new0 (RespiteChartReading, 1);

  reading->at = at;
  reading->values = g_ptr_array_new_with_free_func ((GDestroyNotify) chart_value_free);
  reading->happening = g_ptr_array_new_with_free_func (g_free);

  return reading;
}

RespiteChartReading *
respite_session_chart_lookup (const RespiteSessionRecord *record,
                              gint64                      at,
                              const RespiteChartWords    *words)
{
  RespiteChartReading *reading;
  g_autofree char *time = NULL;
  gint64 from = minute_of (at), until = from + RESPITE_MINUTE_MS - 1;
  gint64 start;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  reading = respite_chart_reading_new (at);
  time = respite_chart_words_format_time (words, at);
  start = record->timeline != NULL ? respite_timeline_get_start (record->timeline) : 0;
  if (start != 0 && at >= start)
    {
      g_autofree char *n = g_strdup_printf ("%" G_GINT64_FORMAT, (from - minute_of (start)) / RESPITE_MINUTE_MS);
      g_autofree char *since = respite_chart_words_fill (words, RESPITE_WORD_MINUTES, n, NULL, NULL);

      reading->title = g_strdup_printf ("%s (%s)", time, since);
    }
  else
    reading->title = g_strdup (time);

  if (record->timeline == NULL)
    return reading;

  if (start != 0)
    read_dose (reading, record, until, words);
  read_vitals (reading, record, until, words);
  read_monitor (reading, record, from, words);
  read_happening (reading, record, from, until, words);

  return reading;
}

char *
respite_chart_reading_to_text (const RespiteChartReading *reading)
{
  GString *text = g_string_new (reading->title);

  for (guint i = 0; i < reading->values->len; i++)
    {
      const RespiteChartValue *value = g_ptr_array_index (reading->values, i);

      if (g_str_equal (value->value, NO_VALUE))
        continue;
      g_string_append_printf (text, "; %s %s", value->label, value->value);
      if (value->age != NULL)
        g_string_append_printf (text, ", %s", value->age);
    }

  for (guint i = 0; i < reading->happening->len; i++)
    g_string_append_printf (text, "; %s", (const char *) g_ptr_array_index (reading->happening, i));

  return g_string_free (text, FALSE);
}

gint64
respite_session_chart_step (const RespiteSessionRecord *record,
                            gint64                      at,
                            int                         direction)
{
  gint64 found = at;

  g_return_val_if_fail (record != NULL, at);

  if (record->timeline == NULL)
    return at;

  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (record->timeline, i);

      if (event->is_struck)
        continue;
      if (direction > 0 && event->at > at)
        return event->at;
      if (direction < 0 && event->at < at)
        found = event->at;
    }

  return found;
}
