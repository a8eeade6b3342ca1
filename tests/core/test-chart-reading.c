/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "chart-sample.h"
#include "chart/respite-session-chart-reading.h"

static const RespiteChartWords english = { NULL, NULL, NULL };

static const RespiteChartValue *
find_value (const RespiteChartReading *reading,
            const char                *label)
{
  for (guint i = 0; i < reading->values->len; i++)
    {
      const RespiteChartValue *value = g_ptr_array_index (reading->values, i);

      if (g_str_equal (value->label, label))
        return value;
    }

  return NULL;
}

/* What nobody watched is said with the dose, under the cursor and in the description. */
static void
test_doubt_is_read (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  g_autoptr (RespiteChartReading) before = NULL;
  g_autoptr (RespiteChartReading) after = NULL;
  g_autofree char *text = NULL;

  record->unconfirmed_since = SAMPLE_AT (10);
  before = respite_session_chart_lookup (record, SAMPLE_AT (9), &english);
  after = respite_session_chart_lookup (record, SAMPLE_AT (47), &english);
  text = respite_session_chart_describe (record, &english);
  g_assert_null (strstr (find_value (before, "Given")->value, "unconfirmed"));
  g_assert_cmpstr (find_value (after, "Given")->value, ==, "34.84 mg (0.49 mg/kg), unconfirmed");
  g_assert_nonnull (strstr (text, "34.84 mg (unconfirmed) given"));
}

static void
test_every_lane_is_read (void)
{
  static const struct
  {
    int         minute;
    const char *label;
    const char *value;
    const char *age;
    gboolean    is_stale;
  } cases[] = {
    { 5, "BP", "128/80 (MAP 96)", NULL, FALSE },
    { 7, "BP", "128/80 (MAP 96)", "2 min before", FALSE },
    { 7, "HR", "78 /min", "2 min before", FALSE },
    { 7, "SpO2", "98 %", "2 min before", FALSE },
    { 7, "RR", "14 /min", "2 min before", FALSE },
    { 7, "MOAA/S", "5", "2 min before", FALSE },
    { 7, "Pain", "6", "2 min before", FALSE },
    { 7, "Rate", "53.6 mg/h", NULL, FALSE },
    { 16, "Rate", "40 mg/h", NULL, FALSE },
    { 20, "Rate", "0 mg/h (Pause)", NULL, FALSE },
    { 23, "Dissociation", "5", "8 min before", TRUE },
    { 47, "Rate", "0 mg/h", NULL, FALSE },
    { 47, "Given", "34.84 mg (0.49 mg/kg)", NULL, FALSE },
    { -5, "HR", "74 /min", "1 min before", FALSE },
  };
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteChartReading) reading =
        respite_session_chart_lookup (record, SAMPLE_AT (cases[i].minute), &english);
      const RespiteChartValue *value = find_value (reading, cases[i].label);

      g_test_message ("case: %s at %d min", cases[i].label, cases[i].minute);
      g_assert_nonnull (value);
      g_assert_cmpstr (value->value, ==, cases[i].value);
      g_assert_cmpstr (value->age, ==, cases[i].age);
      g_assert_cmpint (value->is_stale, ==, cases[i].is_stale);
    }
}

static void
test_before_the_first_entry (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  g_autoptr (RespiteChartReading) reading = respite_session_chart_lookup (record, SAMPLE_AT (-9), &english);
  g_autofree char *text = respite_chart_reading_to_text (reading);

  g_assert_cmpstr (find_value (reading, "HR")->value, ==, "-");
  g_assert_cmpstr (reading->title, ==, "09:51");
  g_assert_cmpuint (reading->happening->len, ==, 0);
  g_assert_null (strstr (text, "HR"));
}

static void
test_what_happens_is_told (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  g_autoptr (RespiteChartReading) reading = respite_session_chart_lookup (record, SAMPLE_AT (19), &english);
  g_autofree char *text = respite_chart_reading_to_text (reading);

  g_assert_cmpstr (reading->title, ==, "10:19 (19 min)");
  g_assert_cmpuint (reading->happening->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (reading->happening, 0), ==, "Dizziness since 10:08");
  g_assert_cmpstr (g_ptr_array_index (reading->happening, 1), ==, "Nausea since 10:18");
  g_assert_cmpstr (g_ptr_array_index (reading->happening, 2), ==, "ondansetron 4 mg");
  g_assert_true (g_str_has_prefix (text, "10:19 (19 min); Rate 0 mg/h (Pause); Given "));
  g_assert_nonnull (strstr (text, "BP 144/90 (MAP 108), 4 min before"));
  g_assert_true (g_str_has_suffix (text, "; ondansetron 4 mg"));
}

static void
test_no_timeline (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new ();
  g_autoptr (RespiteChartReading) reading = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_clear_pointer (&record->timeline, respite_timeline_unref);
  reading = respite_session_chart_lookup (record, SAMPLE_AT (0), &english);
  rows = respite_session_chart_list_rows (record, &english);
  g_assert_cmpuint (reading->values->len, ==, 0);
  g_assert_cmpuint (rows->len, ==, 0);
  g_assert_cmpint (respite_session_chart_step (record, SAMPLE_AT (0), 1), ==, SAMPLE_AT (0));
}

static void
test_steps_go_from_entry_to_entry (void)
{
  static const struct
  {
    int from;
    int direction;
    int to;
  } cases[] = {
    { -10, 1, -6 }, { -6, 1, -3 }, { 0, 1, 5 }, { 74, 1, 74 }, { 74, -1, 59 }, { -6, -1, -6 }, { 7, -1, 5 },
  };
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (respite_session_chart_step (record, SAMPLE_AT (cases[i].from), cases[i].direction), ==,
                     SAMPLE_AT (cases[i].to));
}

static RespiteEvent *
create_event (RespiteEventKind kind)
{
  RespiteEvent *event = chart_sample_kind (1, kind, "");

  g_free (event->code);
  g_free (event->detail);
  event->code = g_strdup ("nausea");
  event->detail = g_strdup ("4 mg");
  g_free (event->text);
  event->text = g_strdup ("ondansetron");
  event->rate_ugph = 53600;
  event->amount_ug = 5000;
  event->severity = 2;

  return event;
}

static void
test_kinds_in_words (void)
{
  static const struct
  {
    RespiteEventKind kind;
    const char      *text;
  } cases[] = {
    { RESPITE_EVENT_START, "Infusion started 53.6 mg/h, ondansetron" },
    { RESPITE_EVENT_RATE, "Rate changed 53.6 mg/h, ondansetron" },
    { RESPITE_EVENT_PAUSE, "Paused, ondansetron" },
    { RESPITE_EVENT_RESUME, "Resumed 53.6 mg/h, ondansetron" },
    { RESPITE_EVENT_BOLUS, "Bolus 5 mg, ondansetron" },
    { RESPITE_EVENT_STOP, "Infusion stopped, ondansetron" },
    { RESPITE_EVENT_END, "Infusion ended, ondansetron" },
    { RESPITE_EVENT_EFFECT_START, "Side effect began: Nausea, severity 2, ondansetron, 4 mg" },
    { RESPITE_EVENT_EFFECT_END, "Side effect over: Nausea, severity 2, ondansetron, 4 mg" },
    { RESPITE_EVENT_MEDICINE, "ondansetron 4 mg" },
    { RESPITE_EVENT_NOTE, "ondansetron" },
    { RESPITE_EVENT_GAP, "Gap explained, ondansetron" },
    { RESPITE_EVENT_CONFIRM, "The pump ran on unchanged" },
    { RESPITE_EVENT_EMERGENCY, "Emergency: ondansetron" },
    { RESPITE_EVENT_RECOVERY, "Modified Aldrete 2 of 10" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteEvent) event = create_event (cases[i].kind);
      g_autofree char *text = respite_chart_describe_event (event, &english);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_a_set_in_words (void)
{
  g_autoptr (RespiteEvent) event = chart_sample_set (1, 118, 74, 72, 98, 14);
  g_autoptr (RespiteEvent) lone = chart_sample_kind (1, RESPITE_EVENT_SET, "");
  g_autofree char *text = NULL;
  g_autofree char *less = NULL;

  event->vitals[RESPITE_VITAL_TEMPERATURE] = 366;
  event->vitals[RESPITE_VITAL_OXYGEN] = 20;
  event->vitals[RESPITE_VITAL_PAIN] = 0;
  lone->vitals[RESPITE_VITAL_SYSTOLIC] = 118;
  text = respite_chart_describe_event (event, &english);
  less = respite_chart_describe_event (lone, &english);
  g_assert_cmpstr (text, ==, "BP 118/74 (MAP 89), HR 72 /min, SpO2 98 %, RR 14 /min, O2 flow 2 L/min, "
                   "Temperature 36.6 °C, Pain 0");
  g_assert_cmpstr (less, ==, "Systolic 118 mmHg");
}

static void
test_rows_hold_every_entry (void)
{
  RespiteEvent *events[] = {
    chart_sample_rate (0, RESPITE_EVENT_START, 50000), chart_sample_set (5, 120, 80, 70, 98, 14),
    chart_sample_set (10, 12, 8, 7, 80, 14),
  };
  g_autoptr (RespiteSessionRecord) record = chart_sample_new ();
  g_autoptr (GPtrArray) rows = NULL;
  const RespiteChartRow *row;

  events[1]->entered_at = events[1]->at + 9 * 60000;
  events[2]->is_struck = TRUE;
  g_free (events[2]->strike_reason);
  events[2]->strike_reason = g_strdup ("typed wrongly");
  g_free (events[2]->staff_name);
  events[2]->staff_name = g_strdup ("Ana Ruiz");
  chart_sample_take_events (record, events, G_N_ELEMENTS (events));
  rows = respite_session_chart_list_rows (record, &english);

  g_assert_cmpuint (rows->len, ==, 3);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->time, ==, "10:00");
  g_assert_cmpstr (row->kind, ==, "Infusion started");
  g_assert_cmpstr (row->text, ==, "50 mg/h");
  g_assert_cmpstr (row->sentence, ==, "Infusion started 50 mg/h");
  g_assert_cmpstr (row->note, ==, "");
  row = g_ptr_array_index (rows, 1);
  g_assert_true (row->is_late);
  g_assert_cmpstr (row->note, ==, "entered 10:14");
  row = g_ptr_array_index (rows, 2);
  g_assert_true (row->is_struck);
  g_assert_cmpstr (row->note, ==, "struck: typed wrongly, by Ana Ruiz");
}

static void
test_description (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  g_autoptr (RespiteSessionRecord) empty = chart_sample_new ();
  g_autofree char *text = respite_session_chart_describe (record, &english);
  g_autofree char *nothing = respite_session_chart_describe (empty, &english);

  g_assert_cmpstr (text, ==,
                   "Session chart from 09:54 to 11:14. 9 sets of vital signs, 2 side effects, "
                   "34.84 mg given. Sets missed: 3. BP rose from 122/76 to 162/98 at 25 min, back to 122/76. "
                   "HR rose from 74 to 94 at 25 min, back to 72. SpO2 fell from 98 to 93 at 25 min, back to 99. "
                   "RR from 11 to 15. MOAA/S fell from 5 to 3 at 25 min, back to 5. Pain fell from 7 to 2 at 40 min. "
                   "Distress fell from 2 to 0 at 25 min. Dissociation rose from 0 to 7 at 25 min, back to 0.");
  g_assert_cmpstr (nothing, ==, "Session chart, no entries yet.");
}

/* Each case is one series of pressures at minutes, as pairs of minute and systolic pressure. */
static void
test_essence_of_a_series (void)
{
  static const struct
  {
    int         sets[6][3];
    int         n;
    const char *text;
  } cases[] = {
    { { { 5, 118, 74 } }, 1, " BP 118/74." },
    { { { 5, 118, 74 }, { 40, 146, 88 }, { 75, 122, 78 } }, 3,
      " BP rose from 118/74 to 146/88 at 40 min, back to 122/78." },
    { { { 5, 118, 74 }, { 40, 146, 88 }, { 75, 140, 82 } }, 3,
      " BP rose from 118/74 to 146/88 at 40 min, last 140/82." },
    { { { 5, 118, 74 }, { 40, 146, 88 } }, 2, " BP rose from 118/74 to 146/88 at 40 min." },
    { { { 5, 130, 80 }, { 20, 96, 60 }, { 30, 128, 78 } }, 3,
      " BP fell from 130/80 to 96/60 at 20 min, back to 128/78." },
    { { { 5, 118, 74 }, { 10, 124, 76 }, { 15, 116, 70 } }, 3, " BP from 116/70 to 124/76." },
    { { { -5, 118, 74 }, { 10, 104, 60 }, { 30, 160, 90 }, { 50, 120, 76 } }, 4,
      " BP rose from 118/74 to 160/90 at 30 min, back to 120/76, lowest 104/60 at 10 min." },
    { { { 5, 140, 74 }, { -20, 118, 90 } }, 2, " BP rose from 118/90 to 140/74 at 5 min." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteSessionRecord) record = chart_sample_new ();
      g_autoptr (GPtrArray) events = g_ptr_array_new ();
      g_autofree char *text = NULL;

      g_ptr_array_add (events, chart_sample_rate (0, RESPITE_EVENT_START, 50000));
      for (int j = 0; j < cases[i].n; j++)
        {
          RespiteEvent *set = chart_sample_kind (cases[i].sets[j][0], RESPITE_EVENT_SET, NULL);

          set->vitals[RESPITE_VITAL_SYSTOLIC] = (gint16) cases[i].sets[j][1];
          set->vitals[RESPITE_VITAL_DIASTOLIC] = (gint16) cases[i].sets[j][2];
          g_ptr_array_add (events, set);
        }
      chart_sample_take_events (record, (RespiteEvent **) events->pdata, events->len);
      text = respite_session_chart_describe (record, &english);
      g_test_message ("case %" G_GSIZE_FORMAT ": %s", i, text);
      g_assert_true (g_str_has_suffix (text, cases[i].text));
    }
}

/* A struck set is no turn, and without a start the time of day stands. */
static void
test_essence_counts_what_stands (void)
{
  RespiteEvent *events[] = {
    chart_sample_set (5, 118, 74, 70, 98, 14), chart_sample_set (10, 210, 110, 70, 98, 14),
    chart_sample_set (15, 140, 84, 70, 91, 14), chart_sample_set (20, 120, 76, 70, 97, 14),
  };
  g_autoptr (RespiteSessionRecord) record = chart_sample_new ();
  g_autofree char *text = NULL;

  events[1]->is_struck = TRUE;
  chart_sample_take_events (record, events, G_N_ELEMENTS (events));
  text = respite_session_chart_describe (record, &english);
  g_assert_nonnull (strstr (text, " BP rose from 118/74 to 140/84 at 10:15, back to 120/76. HR 70. "
                            "SpO2 fell from 98 to 91 at 10:15, back to 97. RR 14."));
}

static void
test_sentences_are_filled (void)
{
  g_autofree char *text = respite_chart_words_fill (&english, RESPITE_WORD_RANGE, "HR", "6{b}", "9");
  g_autofree char *part = respite_chart_words_fill (&english, RESPITE_WORD_RANGE, "HR", NULL, "9");

  /* What is put in is not looked at again. */
  g_assert_cmpstr (text, ==, "HR from 6{b} to 9.");
  g_assert_cmpstr (part, ==, "HR from {a} to 9.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-reading/doubt", test_doubt_is_read);
  g_test_add_func ("/chart-reading/every-lane-is-read", test_every_lane_is_read);
  g_test_add_func ("/chart-reading/before-the-first-entry", test_before_the_first_entry);
  g_test_add_func ("/chart-reading/what-happens-is-told", test_what_happens_is_told);
  g_test_add_func ("/chart-reading/no-timeline", test_no_timeline);
  g_test_add_func ("/chart-reading/steps-go-from-entry-to-entry", test_steps_go_from_entry_to_entry);
  g_test_add_func ("/chart-reading/kinds-in-words", test_kinds_in_words);
  g_test_add_func ("/chart-reading/a-set-in-words", test_a_set_in_words);
  g_test_add_func ("/chart-reading/rows-hold-every-entry", test_rows_hold_every_entry);
  g_test_add_func ("/chart-reading/description", test_description);
  g_test_add_func ("/chart-reading/essence-of-a-series", test_essence_of_a_series);
  g_test_add_func ("/chart-reading/essence-counts-what-stands", test_essence_counts_what_stands);
  g_test_add_func ("/chart-reading/sentences-are-filled", test_sentences_are_filled);

  return g_test_run ();
}
