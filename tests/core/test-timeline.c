/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "test-events.h"

/* 60 mg/h for 10 min, 30 mg/h for 10, paused for 5, a bolus of 5 mg in the pause, 30 mg/h for 5 more, end. */
static GPtrArray *
build_infusion (void)
{
  GPtrArray *events = test_events_new ();

  test_events_add_set (events, -5, 120, 80);
  test_events_add_rate (events, RESPITE_EVENT_START, 0, 60000);
  test_events_add_rate (events, RESPITE_EVENT_RATE, 10, 30000);
  test_events_add (events, RESPITE_EVENT_PAUSE, 20);
  test_events_add (events, RESPITE_EVENT_BOLUS, 22)->amount_ug = 5000;
  test_events_add (events, RESPITE_EVENT_RESUME, 25);
  test_events_add (events, RESPITE_EVENT_END, 30);

  return events;
}

static void
test_given_is_the_integral (void)
{
  static const struct
  {
    double           minutes;
    gint64           given_ug;
    gint64           rate_ugph;
    RespitePumpState pump;
    double           running;
  } cases[] = {
    { -10, 0, 0, RESPITE_PUMP_IDLE, 0    },
    { 0, 0, 60000, RESPITE_PUMP_RUNNING, 0    },
    { 5, 5000, 60000, RESPITE_PUMP_RUNNING, 5    },
    { 10, 10000, 30000, RESPITE_PUMP_RUNNING, 10   },
    { 15, 12500, 30000, RESPITE_PUMP_RUNNING, 15   },
    { 20, 15000, 0, RESPITE_PUMP_PAUSED, 20   },
    { 21, 15000, 0, RESPITE_PUMP_PAUSED, 20   },
    { 22, 20000, 0, RESPITE_PUMP_PAUSED, 20   },
    { 25, 20000, 30000, RESPITE_PUMP_RUNNING, 20   },
    { 27, 21000, 30000, RESPITE_PUMP_RUNNING, 22   },
    { 30, 22500, 0, RESPITE_PUMP_ENDED, 25   },
    { 999, 22500, 0, RESPITE_PUMP_ENDED, 25   },
  };
  g_autoptr (RespiteTimeline) timeline = respite_timeline_new_take (build_infusion ());

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 at = test_minute (cases[i].minutes);
      gint64 rate = -1;

      g_assert_cmpint (respite_timeline_get_given (timeline, at), ==, cases[i].given_ug);
      g_assert_cmpint (respite_timeline_get_pump (timeline, at, &rate), ==, cases[i].pump);
      g_assert_cmpint (rate, ==, cases[i].rate_ugph);
      g_assert_cmpint (respite_timeline_get_running_ms (timeline, at), ==, (gint64) (cases[i].running * 60000));
    }
}

static void
test_totals_are_rounded_half_up_once (void)
{
  static const struct
  {
    gint64 rate_ugph;
    gint64 ms;
    gint64 given_ug;
  } cases[] = {
    { 1, RESPITE_HOUR_MS / 2 - 1, 0 }, { 1, RESPITE_HOUR_MS / 2, 1 }, { 3, RESPITE_HOUR_MS / 2, 2 },
    { 53600, 1420000, 21142 }, { 53555, 1, 0 }, { 53555, 60000, 893 },
    { RESPITE_EVENT_MAX_RATE_UGPH, 30 * RESPITE_DAY_MS, 7200000000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GPtrArray *events = test_events_new ();
      g_autoptr (RespiteTimeline) timeline = NULL;

      test_events_add_rate (events, RESPITE_EVENT_START, 0, cases[i].rate_ugph);
      timeline = respite_timeline_new_take (events);
      g_assert_cmpint (respite_timeline_get_given (timeline, TEST_START + cases[i].ms), ==, cases[i].given_ug);
    }
}

static void
test_rate_of_a_pause_counts_after_it (void)
{
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;

  test_events_add_rate (events, RESPITE_EVENT_START, 0, 60000);
  test_events_add (events, RESPITE_EVENT_PAUSE, 10);
  test_events_add_rate (events, RESPITE_EVENT_RATE, 12, 30000);
  test_events_add (events, RESPITE_EVENT_RESUME, 20);
  timeline = respite_timeline_new_take (events);
  g_assert_cmpint (respite_timeline_get_given (timeline, test_minute (20)), ==, 10000);
  g_assert_cmpint (respite_timeline_get_given (timeline, test_minute (30)), ==, 15000);
}

static void
test_struck_events_count_for_nothing (void)
{
  GPtrArray *events = build_infusion ();
  g_autoptr (RespiteTimeline) timeline = NULL;

  ((RespiteEvent *) g_ptr_array_index (events, 4))->is_struck = TRUE;
  ((RespiteEvent *) g_ptr_array_index (events, 6))->is_struck = TRUE;
  timeline = respite_timeline_new_take (events);
  g_assert_cmpuint (respite_timeline_get_n_events (timeline), ==, 7);
  g_assert_cmpint (respite_timeline_get_given (timeline, test_minute (30)), ==, 17500);
  g_assert_cmpint (respite_timeline_get_end (timeline), ==, 0);
  g_assert_cmpint (respite_timeline_get_last (timeline), ==, test_minute (25));
}

static void
test_corrections_stand_where_the_first_entry_stood (void)
{
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;
  RespiteEvent *start = test_events_add_rate (events, RESPITE_EVENT_START, 0, 60000);
  RespiteEvent *second;

  /* At the very instant of the start a bolus; then the start's rate is corrected twice. */
  test_events_add (events, RESPITE_EVENT_BOLUS, 0)->amount_ug = 1000;
  start->is_struck = TRUE;
  second = test_events_add_rate (events, RESPITE_EVENT_START, 0, 6000);
  second->replaces = start->id;
  second->is_struck = TRUE;
  test_events_add_rate (events, RESPITE_EVENT_START, 0, 30000)->replaces = second->id;
  timeline = respite_timeline_new_take (events);
  g_assert_cmpint (respite_timeline_get_event (timeline, 3)->kind, ==, RESPITE_EVENT_BOLUS);
  g_assert_cmpint (respite_timeline_get_given (timeline, test_minute (60)), ==, 31000);
}

static void
test_order_of_entry_decides_in_one_instant (void)
{
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;
  RespiteEvent *end = test_events_add (events, RESPITE_EVENT_END, 5);
  RespiteEvent *start = test_events_add_rate (events, RESPITE_EVENT_START, 5, 60000);

  end->sequence = 9;
  start->sequence = 4;
  timeline = respite_timeline_new_take (events);
  g_assert_cmpint (respite_timeline_get_start (timeline), ==, test_minute (5));
  g_assert_cmpint (respite_timeline_get_end (timeline), ==, test_minute (5));
  g_assert_cmpint (respite_timeline_get_given (timeline, test_minute (60)), ==, 0);
}

static void
test_chain_of_corrections_that_bites_its_tail_ends (void)
{
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;

  test_events_add_text (events, RESPITE_EVENT_NOTE, 1, "a")->replaces = 2;
  test_events_add_text (events, RESPITE_EVENT_NOTE, 1, "b")->replaces = 1;
  timeline = respite_timeline_new_take (events);
  g_assert_cmpuint (respite_timeline_get_n_events (timeline), ==, 2);
}

static void
test_last_vitals (void)
{
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;
  gint64 at = -1;

  test_events_add_set (events, 1, 120, 80)->vitals[RESPITE_VITAL_PULSE] = 70;
  test_events_add_set (events, 2, 130, 85);
  test_events_add_set (events, 3, 140, 90)->is_struck = TRUE;
  timeline = respite_timeline_new_take (events);
  g_assert_cmpint (respite_timeline_get_last_vital (timeline, RESPITE_VITAL_SYSTOLIC, &at), ==, 130);
  g_assert_cmpint (at, ==, test_minute (2));
  g_assert_cmpint (respite_timeline_get_last_vital (timeline, RESPITE_VITAL_PULSE, &at), ==, 70);
  g_assert_cmpint (at, ==, test_minute (1));
  g_assert_cmpint (respite_timeline_get_last_vital (timeline, RESPITE_VITAL_SPO2, &at), ==, RESPITE_VITAL_UNSET);
  g_assert_cmpint (at, ==, 0);
}

static void
test_effects_last_from_onset_to_end (void)
{
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;
  g_autoptr (GArray) spans = NULL;
  const RespiteEffectSpan *span;

  test_events_add_effect (events, RESPITE_EVENT_EFFECT_START, 5, "nausea", 1);
  test_events_add_effect (events, RESPITE_EVENT_EFFECT_START, 6, "dizziness", 2);
  g_free (test_events_add_effect (events, RESPITE_EVENT_EFFECT_START, 7, "nausea", 3)->detail);
  ((RespiteEvent *) g_ptr_array_index (events, 2))->detail = g_strdup ("slowed");
  test_events_add_effect (events, RESPITE_EVENT_EFFECT_END, 9, "nausea", 0);
  test_events_add_effect (events, RESPITE_EVENT_EFFECT_START, 11, "nausea", 1);
  test_events_add_effect (events, RESPITE_EVENT_EFFECT_END, 12, "itch", 0);
  timeline = respite_timeline_new_take (events);
  spans = respite_timeline_dup_effects (timeline);
  g_assert_cmpuint (spans->len, ==, 3);

  span = &g_array_index (spans, RespiteEffectSpan, 0);
  g_assert_cmpstr (span->code, ==, "nausea");
  g_assert_cmpint (span->begin, ==, test_minute (5));
  g_assert_cmpint (span->end, ==, test_minute (9));
  g_assert_cmpint (span->peak_severity, ==, 3);
  g_assert_cmpstr (span->action, ==, "slowed");
  span = &g_array_index (spans, RespiteEffectSpan, 1);
  g_assert_cmpstr (span->code, ==, "dizziness");
  g_assert_cmpint (span->end, ==, 0);
  span = &g_array_index (spans, RespiteEffectSpan, 2);
  g_assert_cmpint (span->begin, ==, test_minute (11));
  g_assert_cmpint (span->peak_severity, ==, 1);
}

static void
test_doses_step_at_every_change (void)
{
  static const struct
  {
    double minutes;
    gint64 rate_ugph;
    gint64 given_ug;
  } steps[] = {
    { 0, 60000, 0 }, { 10, 30000, 10000 }, { 20, 0, 15000 }, { 22, 0, 20000 }, { 25, 30000, 20000 }, { 30, 0, 22500 },
  };
  g_autoptr (RespiteTimeline) timeline = respite_timeline_new_take (build_infusion ());
  g_autoptr (GArray) doses = respite_timeline_dup_doses (timeline);

  g_assert_cmpuint (doses->len, ==, G_N_ELEMENTS (steps));
  for (guint i = 0; i < doses->len; i++)
    {
      const RespiteDose *dose = &g_array_index (doses, RespiteDose, i);

      g_assert_cmpint (dose->at, ==, test_minute (steps[i].minutes));
      g_assert_cmpint (dose->rate_ugph, ==, steps[i].rate_ugph);
      g_assert_cmpint (dose->given_ug, ==, steps[i].given_ug);
    }
}

static void
test_order_of_events_is_checked (void)
{
  static const struct
  {
    RespiteEventKind kind;
    double           minutes;
    const char      *refused;           /* NULL where it is possible */
  } cases[] = {
    { RESPITE_EVENT_SET, -20, NULL },
    { RESPITE_EVENT_NOTE, -20, NULL },
    { RESPITE_EVENT_MEDICINE, -20, NULL },
    { RESPITE_EVENT_EMERGENCY, -20, NULL },
    { RESPITE_EVENT_RATE, -20, "The infusion had not begun at that time" },
    { RESPITE_EVENT_BOLUS, -20, "The infusion had not begun at that time" },
    { RESPITE_EVENT_CONFIRM, -20, "The infusion had not begun at that time" },
    { RESPITE_EVENT_RECOVERY, -20, "A recovery score comes after the start of the infusion" },
    { RESPITE_EVENT_GAP, -20, "A gap can only be explained after the start of the infusion" },
    { RESPITE_EVENT_START, 5, "The infusion has begun already" },
    { RESPITE_EVENT_START, 35, "The infusion has begun already" },
    { RESPITE_EVENT_START, -20, "A later entry of this session would no longer be possible" },
    { RESPITE_EVENT_RATE, 5, NULL },
    { RESPITE_EVENT_RATE, 21, NULL },
    { RESPITE_EVENT_RATE, 31, "The infusion was over at that time" },
    { RESPITE_EVENT_PAUSE, 21, "The pump was paused already" },
    { RESPITE_EVENT_PAUSE, 5, "A later entry of this session would no longer be possible" },
    { RESPITE_EVENT_RESUME, 5, "The pump was running at that time" },
    { RESPITE_EVENT_BOLUS, 5, NULL },
    { RESPITE_EVENT_BOLUS, 31, "The infusion was over at that time" },
    { RESPITE_EVENT_END, 31, "The infusion was over at that time" },
    { RESPITE_EVENT_STOP, 29, "A later entry of this session would no longer be possible" },
    { RESPITE_EVENT_RECOVERY, 31, NULL },
    { RESPITE_EVENT_GAP, 31, NULL },
    { RESPITE_EVENT_SET, 31, NULL },
    { RESPITE_EVENT_SET, 62, NULL },
    { RESPITE_EVENT_SET, 62.1, "This time lies in the future" },
  };
  g_autoptr (RespiteTimeline) timeline = respite_timeline_new_take (build_infusion ());

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteEvent) event = respite_event_new (cases[i].kind, test_minute (cases[i].minutes));
      g_autoptr (GError) error = NULL;
      gboolean is_possible = respite_timeline_check_event (timeline, event, test_minute (60), &error);

      g_test_message ("%s at %g", respite_code_to_word (respite_event_kind_codes, cases[i].kind), cases[i].minutes);
      g_assert_cmpint (is_possible, ==, error == NULL);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, cases[i].refused);
    }
}

static void
test_corrections_are_checked (void)
{
  static const struct
  {
    gint64           replaces;
    RespiteEventKind kind;
    double           minutes;
    gboolean         is_possible;
    RespiteError     code;
  } cases[] = {
    { 2, RESPITE_EVENT_START, 1, TRUE, 0                       },
    { 2, RESPITE_EVENT_START, 11, FALSE, RESPITE_ERROR_CONFLICT  },
    { 7, RESPITE_EVENT_STOP, 28, TRUE, 0                       },
    { 4, RESPITE_EVENT_PAUSE, 15, TRUE, 0                       },
    { 4, RESPITE_EVENT_PAUSE, 26, FALSE, RESPITE_ERROR_CONFLICT  },
    { 99, RESPITE_EVENT_NOTE, 5, FALSE, RESPITE_ERROR_NOT_FOUND },
    { 1, RESPITE_EVENT_SET, -5, FALSE, RESPITE_ERROR_CONFLICT  },
  };
  GPtrArray *events = build_infusion ();
  g_autoptr (RespiteTimeline) timeline = NULL;

  ((RespiteEvent *) g_ptr_array_index (events, 0))->is_struck = TRUE;
  timeline = respite_timeline_new_take (events);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteEvent) event = respite_event_new (cases[i].kind, test_minute (cases[i].minutes));
      g_autoptr (GError) error = NULL;

      event->replaces = cases[i].replaces;
      g_assert_cmpint (respite_timeline_check_event (timeline, event, test_minute (60), &error), ==,
                       cases[i].is_possible);
      if (!cases[i].is_possible)
        g_assert_error (error, RESPITE_ERROR, (int) cases[i].code);
    }
}

static void
test_undo_is_checked (void)
{
  static const struct
  {
    gint64      id;
    const char *refused;
  } cases[] = {
    { 1, "This entry was already corrected or undone"              },
    { 2, "The start and the end of an infusion can only be corrected" },
    { 3, NULL                                                      },
    { 4, "A later entry of this session would no longer be possible" },
    { 5, NULL                                                      },
    { 6, NULL                                                      },
    { 7, "The start and the end of an infusion can only be corrected" },
    { 99, "The entry to be corrected is not in this session"        },
  };
  GPtrArray *events = build_infusion ();
  g_autoptr (RespiteTimeline) timeline = NULL;

  ((RespiteEvent *) g_ptr_array_index (events, 0))->is_struck = TRUE;
  timeline = respite_timeline_new_take (events);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (respite_timeline_check_strike (timeline, cases[i].id, &error), ==, cases[i].refused == NULL);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, cases[i].refused);
    }
}

static void
test_effect_can_only_end_once (void)
{
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;
  g_autoptr (RespiteEvent) end = respite_event_new (RESPITE_EVENT_EFFECT_END, test_minute (10));

  g_free (end->code);
  end->code = g_strdup ("nausea");
  test_events_add_effect (events, RESPITE_EVENT_EFFECT_START, 5, "nausea", 1);
  test_events_add_effect (events, RESPITE_EVENT_EFFECT_END, 15, "nausea", 0);
  timeline = respite_timeline_new_take (events);
  g_assert_true (respite_timeline_check_event (timeline, end, test_minute (60), NULL));
  end->at = test_minute (4);
  g_assert_false (respite_timeline_check_event (timeline, end, test_minute (60), NULL));
  end->at = test_minute (16);
  g_assert_false (respite_timeline_check_event (timeline, end, test_minute (60), NULL));
}

static void
test_references_are_counted (void)
{
  RespiteTimeline *timeline = respite_timeline_new_take (test_events_new ());
  GValue value = G_VALUE_INIT;

  g_value_init (&value, RESPITE_TYPE_TIMELINE);
  g_value_take_boxed (&value, respite_timeline_ref (timeline));
  respite_timeline_unref (timeline);
  g_assert_cmpuint (respite_timeline_get_n_events (g_value_get_boxed (&value)), ==, 0);
  g_assert_cmpint (respite_timeline_get_start (g_value_get_boxed (&value)), ==, 0);
  g_assert_cmpint (respite_timeline_get_last (g_value_get_boxed (&value)), ==, 0);
  g_value_unset (&value);
}

/* Texts that are the same, empty or the end of what was typed take no room of their own, and stay what they are. */
static void
test_texts_are_kept (void)
{
  static const char *const texts[][3] = {
    { "note calm", "calm", "" }, { "note calm", "calm", "" }, { "calm", "calm", "calm" }, { "", "", "" },
    { "note almost calm", "calm!", "note almost calm" }, { "x", "note x", "no" },
  };
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_event_free);
  g_autoptr (RespiteTimeline) timeline = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      RespiteEvent *event = respite_event_new (RESPITE_EVENT_NOTE, test_minute ((double) i));

      event->sequence = (gint64) i;
      respite_set_str (&event->typed, texts[i][0]);
      respite_set_str (&event->text, texts[i][1]);
      respite_set_str (&event->detail, texts[i][2]);
      g_ptr_array_add (events, event);
    }
  timeline = respite_timeline_new_take (events);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, (guint) i);

      g_assert_cmpstr (event->typed, ==, texts[i][0]);
      g_assert_cmpstr (event->text, ==, texts[i][1]);
      g_assert_cmpstr (event->detail, ==, texts[i][2]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline/given-is-the-integral", test_given_is_the_integral);
  g_test_add_func ("/timeline/totals-are-rounded-half-up-once", test_totals_are_rounded_half_up_once);
  g_test_add_func ("/timeline/rate-of-a-pause-counts-after-it", test_rate_of_a_pause_counts_after_it);
  g_test_add_func ("/timeline/struck-events-count-for-nothing", test_struck_events_count_for_nothing);
  g_test_add_func ("/timeline/corrections-stand-where-the-first-entry-stood",
                   test_corrections_stand_where_the_first_entry_stood);
  g_test_add_func ("/timeline/order-of-entry-decides-in-one-instant", test_order_of_entry_decides_in_one_instant);
  g_test_add_func ("/timeline/chain-of-corrections-ends", test_chain_of_corrections_that_bites_its_tail_ends);
  g_test_add_func ("/timeline/last-vitals", test_last_vitals);
  g_test_add_func ("/timeline/effects-last-from-onset-to-end", test_effects_last_from_onset_to_end);
  g_test_add_func ("/timeline/doses-step-at-every-change", test_doses_step_at_every_change);
  g_test_add_func ("/timeline/order-of-events-is-checked", test_order_of_events_is_checked);
  g_test_add_func ("/timeline/corrections-are-checked", test_corrections_are_checked);
  g_test_add_func ("/timeline/undo-is-checked", test_undo_is_checked);
  g_test_add_func ("/timeline/effect-can-only-end-once", test_effect_can_only_end_once);
  g_test_add_func ("/timeline/texts-are-kept", test_texts_are_kept);
  g_test_add_func ("/timeline/references-are-counted", test_references_are_counted);

  return g_test_run ();
}
