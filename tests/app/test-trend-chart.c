/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

/* gtk/gtktestatcontext.h of GTK 4.8 has a format with a lone per cent sign in its macros. */
#pragma GCC diagnostic ignored "-Wformat"

#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>

#include "respite-app.h"
#include "trend-sample.h"
#include "testchart.h"
#include "widgets/respite-trend-chart.h"

static void
set_up (TestChart    *fixture,
        gconstpointer data)
{
  g_autoptr (RespiteTrend) trend = trend_sample_new_course ();
  RespiteTrendChart *chart = g_object_new (RESPITE_TYPE_TREND_CHART, NULL);

  respite_trend_chart_show (chart, trend, NULL);
  test_chart_open (fixture, RESPITE_TIME_CHART (chart));
}

static void
test_it_says_the_essence (TestChart    *fixture,
                          gconstpointer data)
{
  gtk_test_accessible_assert_role (fixture->chart, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_LABEL, "Trend chart");
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "PHQ-9 fell from 18 to 4 in 5 weeks: response and remission. "
                                       "GAD-7 fell from 14 to 8 in 5 weeks. 6 sessions.");
}

static void
test_keys_go_from_score_to_score (TestChart    *fixture,
                                  gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart));
  test_chart_press (fixture, "Home", 0);
  g_assert_cmpint (fixture->moved_to, ==, TREND_SAMPLE_AT (0.4));
  test_chart_press (fixture, "Right", 0);
  g_assert_cmpint (fixture->moved_to, ==, TREND_SAMPLE_AT (1.4));
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "3 Mar 2026; PHQ-9 18 moderately severe, 1 day before; GAD-7 14, 1 day before; "
                                       "Session 1, 2 days of relief");
  test_chart_press (fixture, "End", 0);
  g_assert_cmpint (fixture->moved_to, ==, TREND_SAMPLE_AT (36.4));
  test_chart_press (fixture, "Left", 0);
  g_assert_cmpint (fixture->moved_to, ==, TREND_SAMPLE_AT (35.4));
  ui_wait_label (test_chart_get_card_child (fixture, "title"), "6 Apr 2026");
  ui_wait_label (test_chart_get_card_child (fixture, "happening"), "PHQ-9: response and remission");
  test_chart_press (fixture, "Escape", 0);
  g_assert_cmpint (fixture->moved_to, ==, 0);
}

static void
test_click_reads_that_day (TestChart    *fixture,
                           gconstpointer data)
{
  ui_click (fixture->chart);
  test_chart_wait_moved (fixture);
  g_assert_true (respite_span_contains (respite_time_chart_get_visible (fixture->chart), fixture->moved_to));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->chart)));
  ui_wait_label (test_chart_get_card_child (fixture, "names"), "GAD-7");
}

static void
test_zoom_keys_and_back (TestChart    *fixture,
                         gconstpointer data)
{
  gint64 whole = test_chart_get_length (fixture);
  GtkWidget *button = test_chart_get_child (fixture, "whole_button");

  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart));
  ui_key ("equal", GDK_CONTROL_MASK);
  test_chart_wait_length (fixture, -1, whole);
  for (int i = 0; i < 30; i++)
    respite_time_chart_zoom (fixture->chart, 1);
  g_assert_cmpint (test_chart_get_length (fixture), >=, TREND_SAMPLE_AT (3) - TREND_SAMPLE_AT (0) - 1);

  /* The cursor takes the picture with it. */
  test_chart_press (fixture, "End", 0);
  g_assert_true (respite_span_contains (respite_time_chart_get_visible (fixture->chart), TREND_SAMPLE_AT (36.4)));
  ui_wait_mapped (button);
  ui_click (button);
  test_chart_wait_length (fixture, 0, whole);
}

/* The wheel alone belongs to the page; with Ctrl it zooms. */
static void
test_wheel_zooms_with_control (TestChart    *fixture,
                               gconstpointer data)
{
  Display *display = gdk_x11_display_get_xdisplay (gtk_widget_get_display (GTK_WIDGET (fixture->window)));
  KeyCode control = XKeysymToKeycode (display, XStringToKeysym ("Control_L"));
  gint64 whole = test_chart_get_length (fixture);

  ui_click (fixture->chart);
  test_chart_wait_moved (fixture);
  test_chart_turn_wheel (fixture, -1);
  ui_settle (GTK_WIDGET (fixture->chart));
  g_assert_cmpint (test_chart_get_length (fixture), ==, whole);

  XTestFakeKeyEvent (display, control, True, CurrentTime);
  test_chart_turn_wheel (fixture, -1);
  XTestFakeKeyEvent (display, control, False, CurrentTime);
  XFlush (display);
  test_chart_wait_length (fixture, -1, whole);
}

static void
test_nothing_is_shown_calmly (TestChart    *fixture,
                              gconstpointer data)
{
  g_autoptr (RespiteTrend) empty = respite_trend_new ();

  respite_trend_chart_show (RESPITE_TREND_CHART (fixture->chart), empty, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart));
  ui_key ("Right", 0);
  ui_key ("Home", 0);
  ui_settle (GTK_WIDGET (fixture->chart));
  g_assert_cmpint (respite_time_chart_get_cursor (fixture->chart), ==, 0);
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Trend chart, no scores yet.");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  respite_app_init ();

#define ADD(name, func) g_test_add ("/trend-chart/" name, TestChart, NULL, set_up, func, test_chart_close)
  ADD ("it-says-the-essence", test_it_says_the_essence);
  ADD ("keys-go-from-score-to-score", test_keys_go_from_score_to_score);
  ADD ("click-reads-that-day", test_click_reads_that_day);
  ADD ("zoom-keys-and-back", test_zoom_keys_and_back);
  ADD ("wheel-zooms-with-control", test_wheel_zooms_with_control);
  ADD ("nothing-is-shown-calmly", test_nothing_is_shown_calmly);

  return g_test_run ();
}
