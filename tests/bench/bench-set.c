/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <stdlib.h>
#include <unistd.h>

#include "bench-util.h"
#include "pages/respite-infusion-view.h"
#include "testwindow.h"
#include "widgets/respite-entry-line-widget.h"

/*
 * One set of vital signs: from the first key, by real key events as fast as they can come, to the row that is durable
 * and the frame in which chart and table show it.
 */

#define N_BEFORE 100
#define N_SETS 200

static GtkWidget *view;
static guint n_expected;

static gboolean
is_shown (gpointer data)
{
  const RespiteSessionRecord *record = respite_session_view_get_record (RESPITE_SESSION_VIEW (view));
  gpointer line = ui_child (view, RESPITE_TYPE_INFUSION_VIEW, "line");

  return respite_timeline_get_n_events (record->timeline) == n_expected &&
         *respite_entry_line_widget_get_text (line) == '\0';
}

/* Milliseconds from the first key. */
static double
enter_set (TestWindow *test)
{
  gint64 begin;

  respite_clock_advance (test->clinic->clock, 30 * RESPITE_SECOND_MS);
  n_expected++;
  begin = g_get_monotonic_time ();
  ui_type_at_once ("118/74 72 98 14 p3 s5\n");
  g_assert_true (ui_wait (is_shown, NULL));
  ui_settle (view);

  return (double) (g_get_monotonic_time () - begin) / 1000.0;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (TestWindow) test = NULL;
  g_autoptr (TestVisit) visit = NULL;
  double times[N_SETS];

  ui_init (&argc, &argv);

  test = test_window_new ();
  visit = test_visit_new_running (test->clinic);
  for (int i = 0; i < N_BEFORE; i++)
    {
      respite_clock_advance (test->clinic->clock, 30 * RESPITE_SECOND_MS);
      test_visit_enter (visit, "120/76 74 98 14 p4 s5");
    }
  test_window_sign_in (test, "owner");
  test_window_wait_page (test, "session");
  ui_wait_text (test->window, "INFUSING");
  view = ui_find (test->window, RESPITE_TYPE_INFUSION_VIEW, NULL);
  g_assert_nonnull (view);
  n_expected = respite_timeline_get_n_events (respite_session_view_get_record (
                                                RESPITE_SESSION_VIEW (view))->timeline);

  for (int i = 0; i < 10; i++)
    enter_set (test);
  for (int i = 0; i < N_SETS; i++)
    times[i] = enter_set (test);

  g_print ("set: %d sets onto %d, from the first key\n", N_SETS, N_BEFORE);
  bench_report ("set, first key to row and chart, median", bench_median (times, N_SETS), "ms", 100);
  bench_report ("set, first key to row and chart, p99", times[N_SETS * 99 / 100], "ms", 100);


  return bench_finish ();
}
