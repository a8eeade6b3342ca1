/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-events.h"

#define N_INFUSIONS   100000
#define N_STEPPED     60
#define MAX_EVENTS    11

/* What the pump does at an instant, found anew by looking at every event; no state is carried on. */
typedef struct
{
  gboolean is_running;
  gint64   rate;
} Pump;

static gboolean
comes_before (const RespiteEvent *a,
              const RespiteEvent *b)
{
  return a->at < b->at || (a->at == b->at && a->sequence < b->sequence);
}

/* The next event that counts after @last in time and entry, by searching all of them; %NULL at the end. */
static const RespiteEvent *
find_next (GPtrArray          *events,
           const RespiteEvent *last)
{
  const RespiteEvent *best = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      const RespiteEvent *event = g_ptr_array_index (events, i);

      if (event->is_struck || (last != NULL && !comes_before (last, event)))
        continue;
      if (best == NULL || comes_before (event, best))
        best = event;
    }

  return best;
}

static Pump
find_pump (GPtrArray *events,
           gint64     at)
{
  gboolean has_begun = FALSE, is_paused = FALSE, is_over = FALSE;
  gint64 rate = 0;

  for (const RespiteEvent *event = find_next (events, NULL); event != NULL && event->at <= at;
       event = find_next (events, event))
    {
      if (event->kind == RESPITE_EVENT_START && !has_begun)
        {
          has_begun = TRUE;
          rate = event->rate_ugph;
        }
      if (!has_begun || is_over)
        continue;
      if (event->kind == RESPITE_EVENT_RATE)
        rate = event->rate_ugph;
      if (event->kind == RESPITE_EVENT_PAUSE)
        is_paused = TRUE;
      if (event->kind == RESPITE_EVENT_RESUME && is_paused)
        {
          is_paused = FALSE;
          rate = event->rate_ugph != 0 ? event->rate_ugph : rate;
        }
      if (event->kind == RESPITE_EVENT_STOP || event->kind == RESPITE_EVENT_END)
        is_over = TRUE;
    }

  return (Pump) { has_begun && !is_paused && !is_over, rate };
}

static gint64
sum_boluses (GPtrArray *events,
             gint64     at)
{
  gint64 sum = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const RespiteEvent *event = g_ptr_array_index (events, i);

      if (event->kind == RESPITE_EVENT_BOLUS && !event->is_struck && event->at <= at)
        sum += event->amount_ug;
    }

  return sum;
}

/* Half up: the floor of the sum and a half, in whole micrograms. */
static gint64
round_hours (__int128 sum)
{
  return (gint64) ((2 * sum + RESPITE_HOUR_MS) / (2 * RESPITE_HOUR_MS));
}

/* The total between the borders of all events, each stretch asked for anew, in exact 128-bit numbers. */
static gint64
compute_given (GPtrArray *events,
               gint64     at,
               gint64    *running_ms)
{
  __int128 sum = 0;

  *running_ms = 0;
  for (const RespiteEvent *event = find_next (events, NULL); event != NULL && event->at < at;
       event = find_next (events, event))
    {
      const RespiteEvent *next = find_next (events, event);
      gint64 until = next != NULL && next->at < at ? next->at : at;
      Pump pump = find_pump (events, event->at);

      if (until == event->at || !pump.is_running)
        continue;
      sum += (__int128) pump.rate * (until - event->at);
      *running_ms += until - event->at;
    }

  return round_hours (sum) + sum_boluses (events, at);
}

static RespiteEventKind
pick_kind (GRand *random)
{
  static const RespiteEventKind kinds[] = {
    RESPITE_EVENT_RATE, RESPITE_EVENT_RATE, RESPITE_EVENT_PAUSE, RESPITE_EVENT_PAUSE, RESPITE_EVENT_RESUME,
    RESPITE_EVENT_RESUME, RESPITE_EVENT_RESUME, RESPITE_EVENT_BOLUS, RESPITE_EVENT_BOLUS, RESPITE_EVENT_SET,
    RESPITE_EVENT_NOTE, RESPITE_EVENT_CONFIRM,
  };

  return kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))];
}

/* Any order of times and entries, some in one instant, some struck out, some that cannot follow what stands before. */
static GPtrArray *
build_random (GRand *random,
              int    longest_ms)
{
  GPtrArray *events = test_events_new ();
  int n_events = g_rand_int_range (random, 1, MAX_EVENTS);
  gboolean is_round = g_rand_boolean (random);

  test_events_add (events, RESPITE_EVENT_START, 0);
  for (int i = 0; i < n_events; i++)
    test_events_add (events, pick_kind (random), 0)->at += g_rand_int_range (random, -1000, longest_ms);
  if (g_rand_boolean (random))
    test_events_add (events, g_rand_boolean (random) ? RESPITE_EVENT_END : RESPITE_EVENT_STOP, 0)->at +=
      g_rand_int_range (random, longest_ms / 2, longest_ms);

  for (guint i = 0; i < events->len; i++)
    {
      RespiteEvent *event = g_ptr_array_index (events, i);

      if (is_round)
        event->at -= event->at % (longest_ms / 10);
      event->is_struck = i > 0 && g_rand_int_range (random, 0, 12) == 0;
      if (event->kind == RESPITE_EVENT_START || event->kind == RESPITE_EVENT_RATE ||
          (event->kind == RESPITE_EVENT_RESUME && g_rand_boolean (random)))
        event->rate_ugph = g_rand_int_range (random, 1, 900000);
      if (event->kind == RESPITE_EVENT_BOLUS)
        event->amount_ug = g_rand_int_range (random, 1, 60000);
    }

  return events;
}

static void
check_instant (const RespiteTimeline *timeline,
               GPtrArray             *events,
               gint64                 at)
{
  gint64 running_ms = 0, rate = -1;
  gint64 given = compute_given (events, at, &running_ms);
  Pump pump = find_pump (events, at);
  RespitePumpState state = respite_timeline_get_pump (timeline, at, &rate);

  g_assert_cmpint (respite_timeline_get_given (timeline, at), ==, given);
  g_assert_cmpint (respite_timeline_get_running_ms (timeline, at), ==, running_ms);
  g_assert_cmpint (state == RESPITE_PUMP_RUNNING, ==, pump.is_running);
  g_assert_cmpint (rate, ==, pump.is_running ? pump.rate : 0);
}

static void
check_doses (const RespiteTimeline *timeline)
{
  g_autoptr (GArray) doses = respite_timeline_dup_doses (timeline);

  for (guint i = 0; i < doses->len; i++)
    {
      const RespiteDose *dose = &g_array_index (doses, RespiteDose, i);
      gint64 rate;

      respite_timeline_get_pump (timeline, dose->at, &rate);
      g_assert_cmpint (dose->rate_ugph, ==, rate);
      g_assert_cmpint (dose->given_ug, ==, respite_timeline_get_given (timeline, dose->at));
      g_assert_true (i == 0 || dose->at > g_array_index (doses, RespiteDose, i - 1).at);
    }
}

static void
test_totals_agree_with_an_independent_sum (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (int i = 0; i < N_INFUSIONS; i++)
    {
      int longest_ms = (int) (g_rand_int_range (random, 1, 480) * RESPITE_MINUTE_MS);
      GPtrArray *events = g_ptr_array_ref (build_random (random, longest_ms));
      g_autoptr (RespiteTimeline) timeline = respite_timeline_new_take (events);
      const RespiteEvent *some = g_ptr_array_index (events, g_rand_int_range (random, 0, (int) events->len));

      check_instant (timeline, events, TEST_START + g_rand_int_range (random, -2000, longest_ms + 60000));
      check_instant (timeline, events, some->at);
      check_instant (timeline, events, TEST_START + RESPITE_DAY_MS);
      if (i % 10 == 0)
        check_doses (timeline);
      g_ptr_array_unref (events);
    }
}

/* A pump that is asked every single millisecond. */
static void
test_totals_agree_with_a_stepping_pump (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (int i = 0; i < N_STEPPED; i++)
    {
      GPtrArray *events = g_ptr_array_ref (build_random (random, 2000));
      g_autoptr (RespiteTimeline) timeline = respite_timeline_new_take (events);
      __int128 sum = 0;

      for (gint64 at = TEST_START - 2000; at < TEST_START + 3000; at++)
        {
          Pump pump = find_pump (events, at);

          g_assert_cmpint (respite_timeline_get_given (timeline, at), ==,
                           round_hours (sum) + sum_boluses (events, at));
          sum += pump.is_running ? pump.rate : 0;
        }
      g_ptr_array_unref (events);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline-random/totals-agree-with-an-independent-sum",
                   test_totals_agree_with_an_independent_sum);
  g_test_add_func ("/timeline-random/totals-agree-with-a-stepping-pump", test_totals_agree_with_a_stepping_pump);

  return g_test_run ();
}
