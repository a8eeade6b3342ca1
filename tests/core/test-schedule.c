/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-schedule.h"
#include "test-events.h"

/* The due times as text: minutes since the start, "+" done, "!" missed, "?" explained, "" open. */
static char *
describe (GArray *dues)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dues->len; i++)
    {
      const RespiteDue *due = &g_array_index (dues, RespiteDue, i);

      g_string_append_printf (text, "%s%g%s%s%s", i > 0 ? " " : "", (due->at - TEST_START) / 60000.0,
                              due->done_at != 0 ? "+" : "", due->is_missed ? "!" : "", due->is_explained ? "?" : "");
    }

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  int         session_number;
  double      end;              /* minutes, 0 while running */
  double      sets[12];         /* minutes, up to the first 0 */
  double      gap_from;
  double      gap_to;
  double      now;
  const char *dues;
  double      next;             /* minutes, 0 for none */
} Case;

static const Case cases[] = {
  { "at the start", 1, 0, { 0 }, 0, 0, 0, "5", 5 },
  { "before the first", 1, 0, { 0 }, 0, 0, 4, "5", 5 },
  { "overdue", 1, 0, { 0 }, 0, 0, 6, "5 10", 5 },
  { "missed", 1, 0, { 0 }, 0, 0, 8, "5! 10", 5 },
  { "two missed", 1, 0, { 0 }, 0, 0, 14, "5! 10! 15", 5 },
  { "done", 1, 0, { 5 }, 0, 0, 6, "5+ 10", 10 },
  { "early", 1, 0, { 3 }, 0, 0, 3, "5+ 10", 10 },
  { "too early", 1, 0, { 2.4 }, 0, 0, 3, "5", 5 },
  { "late", 1, 0, { 7.4 }, 0, 0, 7.5, "5+ 10", 10 },
  { "later answers the next", 1, 0, { 7.6 }, 0, 0, 7.6, "5! 10+ 15", 15 },
  { "after a miss", 1, 0, { 5, 15 }, 0, 0, 16, "5+ 10! 15+ 20", 20 },
  { "dense to the end", 3, 0, { 5, 10, 15, 20, 25 }, 0, 0, 26, "5+ 10+ 15+ 20+ 25+ 30", 30 },
  { "fourth session", 4, 0, { 5, 10, 15, 25 }, 0, 0, 26, "5+ 10+ 15+ 25+ 35", 35 },
  { "border after the third", 4, 0, { 5, 10, 19.9 }, 0, 0, 20, "5+ 10+ 15+ 25", 25 },
  { "explained", 1, 0, { 5 }, 6, 13, 14, "5+ 10!? 15", 15 },
  { "explained only in part", 1, 0, { 5 }, 9, 11, 19, "5+ 10!? 15! 20", 15 },
  { "ended", 1, 12, { 5, 10, 12 }, 0, 0, 13, "5+ 12+ 27", 27 },
  { "end asks for a set", 1, 20, { 5, 10, 15 }, 0, 0, 21, "5+ 10+ 15+ 20 35", 20 },
  { "recovery", 1, 20, { 5, 10, 15, 20, 36 }, 0, 0, 40, "5+ 10+ 15+ 20+ 35+ 50", 50 },
  { "recovery over", 1, 20, { 5, 10, 15, 20, 35, 50 }, 0, 0, 70, "5+ 10+ 15+ 20+ 35+ 50+", 0 },
  { "recovery missed", 1, 20, { 5, 10, 15, 20, 35 }, 0, 0, 70, "5+ 10+ 15+ 20+ 35+ 50!", 50 },
};

static RespiteTimeline *
build (const Case *item)
{
  GPtrArray *events = test_events_new ();

  test_events_add_rate (events, RESPITE_EVENT_START, 0, 50000);
  for (gsize i = 0; i < G_N_ELEMENTS (item->sets) && item->sets[i] > 0; i++)
    test_events_add_set (events, item->sets[i], 120, 80);
  if (item->gap_to > 0)
    test_events_add_text (events, RESPITE_EVENT_GAP, item->gap_to, "monitor fell")->from = test_minute (item->gap_from);
  if (item->end > 0)
    test_events_add (events, RESPITE_EVENT_END, item->end);

  return respite_timeline_new_take (events);
}

static void
test_sets_fall_due (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *item = &cases[i];
      g_autoptr (RespiteTimeline) timeline = build (item);
      g_autoptr (GArray) dues = NULL;
      g_autofree char *text = NULL;
      gint64 next;

      g_test_message ("%s", item->name);
      dues = respite_schedule_list_due (&respite_schedule_default, item->session_number, timeline,
                                        test_minute (item->now));
      text = describe (dues);
      g_assert_cmpstr (text, ==, item->dues);
      next = respite_schedule_get_next (&respite_schedule_default, item->session_number, timeline,
                                        test_minute (item->now));
      g_assert_cmpint (next, ==, item->next > 0 ? test_minute (item->next) : 0);
    }
}

static void
test_nothing_is_due_before_the_start (void)
{
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;
  g_autoptr (GArray) dues = NULL;

  test_events_add_set (events, -10, 120, 80);
  timeline = respite_timeline_new_take (events);
  dues = respite_schedule_list_due (&respite_schedule_default, 1, timeline, test_minute (60));
  g_assert_cmpuint (dues->len, ==, 0);
  g_assert_cmpint (respite_schedule_get_next (&respite_schedule_default, 1, timeline, test_minute (60)), ==, 0);
}

static void
test_sets_fall_due_during_a_pause (void)
{
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;
  g_autoptr (GArray) dues = NULL;
  g_autofree char *text = NULL;

  test_events_add_rate (events, RESPITE_EVENT_START, 0, 50000);
  test_events_add (events, RESPITE_EVENT_PAUSE, 2);
  timeline = respite_timeline_new_take (events);
  dues = respite_schedule_list_due (&respite_schedule_default, 1, timeline, test_minute (16));
  text = describe (dues);
  g_assert_cmpstr (text, ==, "5! 10! 15 20");
}

static void
test_struck_sets_answer_nothing (void)
{
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;
  g_autoptr (GArray) dues = NULL;
  g_autofree char *text = NULL;

  test_events_add_rate (events, RESPITE_EVENT_START, 0, 50000);
  test_events_add_set (events, 5, 120, 80)->is_struck = TRUE;
  timeline = respite_timeline_new_take (events);
  dues = respite_schedule_list_due (&respite_schedule_default, 1, timeline, test_minute (9));
  text = describe (dues);
  g_assert_cmpstr (text, ==, "5! 10");
}

static void
test_interval_follows_the_phase (void)
{
  static const struct
  {
    int    session_number;
    double at;
    double interval;
  } phases[] = {
    { 1, -5, 5  }, { 1, 3, 5   }, { 1, 38, 5  }, { 4, -5, 5  }, { 4, 14, 5  }, { 4, 15, 10 }, { 4, 38, 10 },
    { 1, 41, 15 }, { 1, 60, 15 }, { 1, 90, 15 },
  };
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;

  test_events_add_rate (events, RESPITE_EVENT_START, 0, 50000);
  test_events_add (events, RESPITE_EVENT_END, 40);
  timeline = respite_timeline_new_take (events);

  for (gsize i = 0; i < G_N_ELEMENTS (phases); i++)
    g_assert_cmpint (respite_schedule_get_interval (&respite_schedule_default, phases[i].session_number, timeline,
                                                    test_minute (phases[i].at)),
                     ==, (gint64) (phases[i].interval * 60000));
}

static void
test_forgotten_sessions_stay_small (void)
{
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;
  g_autoptr (GArray) dues = NULL;

  test_events_add_rate (events, RESPITE_EVENT_START, 0, 50000);
  timeline = respite_timeline_new_take (events);
  dues = respite_schedule_list_due (&respite_schedule_default, 1, timeline, TEST_START + 3650 * RESPITE_DAY_MS);
  g_assert_cmpuint (dues->len, <=, 4096);
}

static void
test_empty_schedule_asks_for_nothing_while_it_runs (void)
{
  const RespiteSchedule schedule = { 0 };
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;

  test_events_add_rate (events, RESPITE_EVENT_START, 0, 50000);
  timeline = respite_timeline_new_take (events);
  g_assert_cmpint (respite_schedule_get_next (&schedule, 1, timeline, test_minute (60)), ==, 0);
  g_assert_cmpint (respite_schedule_get_interval (&schedule, 1, timeline, test_minute (60)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schedule/sets-fall-due", test_sets_fall_due);
  g_test_add_func ("/schedule/nothing-is-due-before-the-start", test_nothing_is_due_before_the_start);
  g_test_add_func ("/schedule/sets-fall-due-during-a-pause", test_sets_fall_due_during_a_pause);
  g_test_add_func ("/schedule/struck-sets-answer-nothing", test_struck_sets_answer_nothing);
  g_test_add_func ("/schedule/interval-follows-the-phase", test_interval_follows_the_phase);
  g_test_add_func ("/schedule/forgotten-sessions-stay-small", test_forgotten_sessions_stay_small);
  g_test_add_func ("/schedule/empty-schedule-asks-for-nothing", test_empty_schedule_asks_for_nothing_while_it_runs);

  return g_test_run ();
}
