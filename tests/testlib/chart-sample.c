/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart-sample.h"

#include <math.h>

#define ENTRY_DELAY_MS 20000

RespiteSessionRecord *
chart_sample_new (void)
{
  RespiteSessionRecord *record = respite_session_record_new ();

  if (record->session == NULL)
    record->session = respite_session_new ();
  record->session->number = 2;
  record->session->of = 4;
  record->session->planned_at = SAMPLE_AT (-15);
  g_clear_pointer (&record->order, respite_order_free);
  record->order = respite_order_new ();
  record->order->weight_g = 71400;
  record->order->planned_ms = 40 * 60000;
  record->order->rate_ugph = 53600;
  g_clear_pointer (&record->thresholds, respite_thresholds_free);
  record->thresholds = respite_thresholds_new_example ();
  record->thresholds->is_confirmed = TRUE;
  chart_sample_take_events (record, NULL, 0);

  return record;
}

void
chart_sample_take_events (RespiteSessionRecord *record,
                          RespiteEvent        **events,
                          guint                 n)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_event_free);

  for (guint i = 0; i < n; i++)
    {
      events[i]->id = i + 1;
      events[i]->sequence = i + 1;
      g_ptr_array_add (all, events[i]);
    }

  g_clear_pointer (&record->timeline, respite_timeline_unref);
  record->timeline = respite_timeline_new_take (all);
}

void
chart_sample_amend (RespiteSessionRecord *record,
                    gint64                event_id,
                    const char           *text)
{
  RespiteAddendum *addendum = g_new0 (RespiteAddendum, 1);

  addendum->event_id = event_id;
  addendum->text = g_strdup (text);
  addendum->reason = g_strdup ("read from the wrong line");
  addendum->staff_name = g_strdup ("Ana Bell, RN");
  addendum->at = SAMPLE_AT (500);
  g_ptr_array_add (record->addenda, addendum);
}

static gint64
instant (double minutes)
{
  return SAMPLE_START + (gint64) llround (minutes * 60000);
}

RespiteEvent *
chart_sample_set (double minutes,
                  int    systolic,
                  int    diastolic,
                  int    pulse,
                  int    spo2,
                  int    respiration)
{
  RespiteEvent *event = chart_sample_kind (minutes, RESPITE_EVENT_SET, NULL);

  event->vitals[RESPITE_VITAL_SYSTOLIC] = (gint16) systolic;
  event->vitals[RESPITE_VITAL_DIASTOLIC] = (gint16) diastolic;
  event->vitals[RESPITE_VITAL_PULSE] = (gint16) pulse;
  event->vitals[RESPITE_VITAL_SPO2] = (gint16) spo2;
  event->vitals[RESPITE_VITAL_RESPIRATION] = (gint16) respiration;

  return event;
}

RespiteEvent *
chart_sample_kind (double           minutes,
                   RespiteEventKind kind,
                   const char      *text)
{
  RespiteEvent *event = respite_event_new (kind, instant (minutes));

  event->entered_at = event->at + ENTRY_DELAY_MS;
  g_free (event->text);
  event->text = g_strdup (text != NULL ? text : "");

  return event;
}

RespiteEvent *
chart_sample_rate (double           minutes,
                   RespiteEventKind kind,
                   gint64           rate_ugph)
{
  RespiteEvent *event = chart_sample_kind (minutes, kind, NULL);

  event->rate_ugph = rate_ugph;

  return event;
}

static RespiteEvent *
scored_set (double minutes,
            int    systolic,
            int    diastolic,
            int    pulse,
            int    spo2,
            int    respiration,
            int    sedation,
            int    pain,
            int    distress,
            int    dissociation)
{
  RespiteEvent *event = chart_sample_set (minutes, systolic, diastolic, pulse, spo2, respiration);

  event->vitals[RESPITE_VITAL_SEDATION] = (gint16) sedation;
  event->vitals[RESPITE_VITAL_PAIN] = (gint16) pain;
  event->vitals[RESPITE_VITAL_DISTRESS] = (gint16) distress;
  event->vitals[RESPITE_VITAL_DISSOCIATION] = (gint16) dissociation;

  return event;
}

static RespiteEvent *
effect (double           minutes,
        RespiteEventKind kind,
        const char      *code,
        int              severity)
{
  RespiteEvent *event = chart_sample_kind (minutes, kind, NULL);

  g_free (event->code);
  event->code = g_strdup (code);
  event->severity = severity;

  return event;
}

static RespiteEvent *
medicine (double      minutes,
          const char *text,
          const char *detail)
{
  RespiteEvent *event = chart_sample_kind (minutes, RESPITE_EVENT_MEDICINE, text);

  g_free (event->detail);
  event->detail = g_strdup (detail);

  return event;
}

static RespiteEvent *
bolus (double minutes,
       gint64 amount_ug)
{
  RespiteEvent *event = chart_sample_kind (minutes, RESPITE_EVENT_BOLUS, NULL);

  event->amount_ug = amount_ug;

  return event;
}

static RespiteEvent *
late (RespiteEvent *event)
{
  event->entered_at = event->at + 7 * 60000;

  return event;
}

RespiteSessionRecord *
chart_sample_new_short (void)
{
  RespiteSessionRecord *record = chart_sample_new ();
  RespiteEvent *events[] = {
    scored_set (-6, 122, 76, 74, 98, 15, 5, 7, 2, 0),
    chart_sample_kind (-3, RESPITE_EVENT_NOTE, "IV 22 G left hand, first attempt; calm, music on"),
    chart_sample_rate (0, RESPITE_EVENT_START, 53600),
    scored_set (5, 128, 80, 78, 98, 14, 5, 6, 2, 1),
    effect (8, RESPITE_EVENT_EFFECT_START, "dizziness", 1),
    scored_set (10, 136, 84, 82, 97, 14, 5, 5, 1, 3),
    bolus (12, 5000),
    chart_sample_rate (14, RESPITE_EVENT_RATE, 40000),
    late (scored_set (15, 144, 90, 88, 97, 12, 4, 3, 1, 5)),
    chart_sample_kind (18, RESPITE_EVENT_PAUSE, ""),
    effect (18, RESPITE_EVENT_EFFECT_START, "nausea", 2),
    medicine (19, "ondansetron", "4 mg"),
    chart_sample_rate (22, RESPITE_EVENT_RESUME, 40000),
    scored_set (25, 162, 98, 94, 93, 11, 3, 3, 0, 7),
    chart_sample_kind (26, RESPITE_EVENT_NOTE, "says it feels like floating, not afraid"),
    effect (29, RESPITE_EVENT_EFFECT_END, "nausea", 0),
    scored_set (40, 138, 84, 80, 98, 13, 4, 2, 0, 3),
    chart_sample_kind (44, RESPITE_EVENT_END, ""),
    scored_set (45, 132, 82, 78, 98, 14, 4, 2, 0, 2),
    effect (52, RESPITE_EVENT_EFFECT_END, "dizziness", 0),
    scored_set (59, 126, 78, 74, 98, 14, 5, 2, 0, 0),
    scored_set (74, 122, 76, 72, 99, 15, 5, 2, 0, 0),
  };

  chart_sample_take_events (record, events, G_N_ELEMENTS (events));

  return record;
}

RespiteSessionRecord *
chart_sample_new_long (void)
{
  static const struct
  {
    int         minute;
    const char *code;
    int         severity;
    int         length;
  } effects[] = {
    { 12, "dizziness", 1, 70 }, { 25, "nausea", 2, 30 }, { 31, "drowsiness", 1, 90 }, { 44, "blurred-vision", 1, 60 },
    { 47, "headache", 2, 25 }, { 90, "nausea", 1, 12 }, { 118, "anxiety", 2, 14 }, { 122, "palpitations", 1, 9 },
    { 150, "itch", 1, 40 }, { 160, "headache", 1, 0 },
  };
  RespiteSessionRecord *record = chart_sample_new ();
  g_autoptr (GPtrArray) events = g_ptr_array_new ();

  record->order->planned_ms = 240 * 60000;
  g_ptr_array_add (events, chart_sample_rate (0, RESPITE_EVENT_START, 10000));
  for (int minute = -10; minute <= 270; minute += 5)
    {
      double t = minute / 40.0;

      if (minute >= 135 && minute <= 150)
        continue;
      g_ptr_array_add (events,
                       scored_set (minute + 0.3, (int) (126 + 22 * sin (t)), (int) (78 + 12 * sin (t + 0.3)),
                                   (int) (76 + 14 * sin (t * 1.3)), minute == 100 ? 76 : (int) (97 + 2 * sin (t * 3)),
                                   (int) (14 + 3 * cos (t)), minute > 60 && minute < 120 ? 4 : 5,
                                   CLAMP (8 - minute / 30, 1, 8), minute > 110 && minute < 130 ? 6 : 1,
                                   minute > 20 && minute < 200 ? 3 + minute % 4 : 0));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (effects); i++)
    {
      g_ptr_array_add (events, effect (effects[i].minute, RESPITE_EVENT_EFFECT_START, effects[i].code,
                                       effects[i].severity));
      if (effects[i].length > 0)
        g_ptr_array_add (events, effect (effects[i].minute + effects[i].length, RESPITE_EVENT_EFFECT_END,
                                         effects[i].code, 0));
    }
  for (int i = 1; i < 9; i++)
    g_ptr_array_add (events, chart_sample_rate (i * 22, RESPITE_EVENT_RATE, 10000 + 2500 * i));
  g_ptr_array_add (events, medicine (26, "ondansetron", "4 mg"));
  g_ptr_array_add (events, medicine (48, "acetaminophen", "1,000 mg"));
  g_ptr_array_add (events, medicine (51, "Ringer's lactate", "250 mL"));
  g_ptr_array_add (events, medicine (55, "midazolam", "1 mg"));
  g_ptr_array_add (events, bolus (60, 5000));
  g_ptr_array_add (events, chart_sample_set (102, 236, 118, 71, 97, 14));
  for (int i = 0; i < 9; i++)
    g_ptr_array_add (events, chart_sample_kind (112 + i * (i < 5 ? 2 : 13), RESPITE_EVENT_NOTE,
                                                i % 2 != 0 ? "asks for the light to be dimmed" :
                                                "sister is with the patient"));
  g_ptr_array_add (events, chart_sample_kind (240, RESPITE_EVENT_END, ""));
  chart_sample_take_events (record, (RespiteEvent **) events->pdata, events->len);

  return record;
}

RespiteSessionRecord *
chart_sample_new_dense (int hours)
{
  RespiteSessionRecord *record = chart_sample_new ();
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  guint32 noise = 99;

  record->order->planned_ms = (gint64) hours * 3600000;
  g_ptr_array_add (events, chart_sample_rate (0, RESPITE_EVENT_START, 20000));
  for (int second = 1; second < hours * 3600; second++)
    {
      double t = second / 900.0;
      RespiteEvent *event;

      noise = noise * 1664525u + 1013904223u;
      event = chart_sample_set (second / 60.0, (int) (128 + 16 * sin (t) + (noise >> 28) % 5),
                                (int) (80 + 9 * sin (t + 0.4) + (noise >> 24) % 4),
                                (int) (76 + 10 * sin (t * 1.7) + (noise >> 20) % 6), 96 + (int) (noise >> 16) % 4,
                                13 + (int) (noise >> 12) % 4);
      event->vitals[RESPITE_VITAL_SEDATION] = (gint16) (4 + (second / 1800) % 2);
      event->vitals[RESPITE_VITAL_PAIN] = (gint16) (second / 2400 % 8);
      event->vitals[RESPITE_VITAL_ETCO2] = (gint16) (35 + (noise >> 8) % 5);
      g_ptr_array_add (events, event);
    }
  chart_sample_take_events (record, (RespiteEvent **) events->pdata, events->len);

  return record;
}
