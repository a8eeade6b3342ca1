/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

/* gtk/gtktestatcontext.h of GTK 4.8 has a format with a lone per cent sign in its macros. */
#pragma GCC diagnostic ignored "-Wformat"

#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>

#include "respite-app.h"
#include "trend-sample.h"
#include "uitest.h"
#include "widgets/respite-chart-card.h"
#include "widgets/respite-trend-chart.h"

#define WHEEL_UP 4

typedef struct
{
  GtkWindow         *window;
  RespiteTrendChart *chart;
  gint64             moved_to;
  guint              n_moves;
} Fixture;

static void
moved_cb (RespiteTrendChart *chart,
          gint64             cursor,
          Fixture           *fixture)
{
  fixture->moved_to = cursor;
  fixture->n_moves++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (RespiteTrend) trend = trend_sample_new_course ();

  fixture->chart = g_object_new (RESPITE_TYPE_TREND_CHART, NULL);
  g_signal_connect (fixture->chart, "cursor-moved", G_CALLBACK (moved_cb), fixture);
  fixture->window = g_object_new (GTK_TYPE_WINDOW, "default-width", 1000, "default-height", 600, "child",
                                  fixture->chart, NULL);
  respite_trend_chart_show (fixture->chart, trend, NULL);
  gtk_window_present (fixture->window);
  ui_wait_mapped (GTK_WIDGET (fixture->chart));
}

/* A window that opens under a pointer at rest learns of the pointer only with its first motion. */
static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  Display *display = gdk_x11_display_get_xdisplay (gdk_display_get_default ());
  gpointer chart = fixture->chart;

  XTestFakeMotionEvent (display, -1, DisplayWidth (display, DefaultScreen (display)) - 1, 1, CurrentTime);
  XSync (display, False);
  g_object_add_weak_pointer (G_OBJECT (chart), &chart);
  ui_destroy (fixture->window);
  g_assert_null (chart);
}

static gboolean
has_moved (gpointer data)
{
  return ((Fixture *) data)->n_moves > 0;
}

static void
press (Fixture        *fixture,
       const char     *key,
       GdkModifierType modifiers)
{
  fixture->n_moves = 0;
  ui_key (key, modifiers);
  g_assert_true (ui_wait (has_moved, fixture));
}

static gpointer
get_card_label (Fixture    *fixture,
                const char *id)
{
  return ui_child (ui_child (fixture->chart, RESPITE_TYPE_TREND_CHART, "card"), RESPITE_TYPE_CHART_CARD, id);
}

static gint64
get_length (Fixture *fixture)
{
  RespiteSpan span = respite_trend_chart_get_visible (fixture->chart);

  return span.end - span.begin;
}

static void
test_it_says_the_essence (Fixture      *fixture,
                          gconstpointer data)
{
  gtk_test_accessible_assert_role (fixture->chart, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_LABEL, "Trend chart");
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "PHQ-9 fell from 18 to 4 in 5 weeks: response and remission. "
                                       "GAD-7 fell from 14 to 8 in 5 weeks. 6 sessions.");
}

static void
test_keys_go_from_score_to_score (Fixture      *fixture,
                                  gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart));
  press (fixture, "Home", 0);
  g_assert_cmpint (fixture->moved_to, ==, TREND_SAMPLE_AT (0.4));
  press (fixture, "Right", 0);
  g_assert_cmpint (fixture->moved_to, ==, TREND_SAMPLE_AT (1.4));
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "3 Mar 2026; PHQ-9 18 moderately severe, 1 day before; GAD-7 14, 1 day before; "
                                       "Session 1, 2 days of relief");
  press (fixture, "End", 0);
  g_assert_cmpint (fixture->moved_to, ==, TREND_SAMPLE_AT (36.4));
  press (fixture, "Left", 0);
  g_assert_cmpint (fixture->moved_to, ==, TREND_SAMPLE_AT (35.4));
  ui_wait_label (get_card_label (fixture, "title"), "6 Apr 2026");
  ui_wait_label (get_card_label (fixture, "happening"), "PHQ-9: response and remission");
  press (fixture, "Escape", 0);
  g_assert_cmpint (fixture->moved_to, ==, 0);
}

static void
test_click_reads_that_day (Fixture      *fixture,
                           gconstpointer data)
{
  ui_click (fixture->chart);
  g_assert_true (ui_wait (has_moved, fixture));
  g_assert_true (respite_span_contains (respite_trend_chart_get_visible (fixture->chart), fixture->moved_to));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->chart)));
  ui_wait_label (get_card_label (fixture, "names"), "GAD-7");
}

typedef struct
{
  Fixture *fixture;
  gint64   length;
} Length;

static gboolean
is_shorter (gpointer data)
{
  return get_length (((Length *) data)->fixture) < ((Length *) data)->length;
}

static gboolean
is_as_long (gpointer data)
{
  return get_length (((Length *) data)->fixture) == ((Length *) data)->length;
}

static void
test_zoom_keys_and_back (Fixture      *fixture,
                         gconstpointer data)
{
  Length whole = { fixture, get_length (fixture) };
  GtkWidget *button = ui_child (fixture->chart, RESPITE_TYPE_TREND_CHART, "whole_button");

  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart));
  ui_key ("equal", GDK_CONTROL_MASK);
  g_assert_true (ui_wait (is_shorter, &whole));
  for (int i = 0; i < 30; i++)
    respite_trend_chart_zoom (fixture->chart, 1);
  g_assert_cmpint (get_length (fixture), >=, TREND_SAMPLE_AT (3) - TREND_SAMPLE_AT (0) - 1);

  /* The cursor takes the picture with it. */
  press (fixture, "End", 0);
  g_assert_true (respite_span_contains (respite_trend_chart_get_visible (fixture->chart), TREND_SAMPLE_AT (36.4)));
  ui_wait_mapped (button);
  ui_click (button);
  g_assert_true (ui_wait (is_as_long, &whole));
}

/* The wheel alone belongs to the page; with Ctrl it zooms. */
static void
test_wheel_zooms_with_control (Fixture      *fixture,
                               gconstpointer data)
{
  Display *display = gdk_x11_display_get_xdisplay (gtk_widget_get_display (GTK_WIDGET (fixture->window)));
  KeyCode control = XKeysymToKeycode (display, XStringToKeysym ("Control_L"));
  Length whole = { fixture, get_length (fixture) };

  ui_click (fixture->chart);
  g_assert_true (ui_wait (has_moved, fixture));
  XTestFakeButtonEvent (display, WHEEL_UP, True, CurrentTime);
  XTestFakeButtonEvent (display, WHEEL_UP, False, CurrentTime);
  XFlush (display);
  ui_settle (GTK_WIDGET (fixture->chart));
  g_assert_cmpint (get_length (fixture), ==, whole.length);

  XTestFakeKeyEvent (display, control, True, CurrentTime);
  XTestFakeButtonEvent (display, WHEEL_UP, True, CurrentTime);
  XTestFakeButtonEvent (display, WHEEL_UP, False, CurrentTime);
  XTestFakeKeyEvent (display, control, False, CurrentTime);
  XFlush (display);
  g_assert_true (ui_wait (is_shorter, &whole));
}

static void
test_nothing_is_shown_calmly (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (RespiteTrend) empty = respite_trend_new ();

  respite_trend_chart_show (fixture->chart, empty, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart));
  ui_key ("Right", 0);
  ui_key ("Home", 0);
  ui_settle (GTK_WIDGET (fixture->chart));
  g_assert_cmpint (respite_trend_chart_get_cursor (fixture->chart), ==, 0);
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Trend chart, no scores yet.");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  respite_app_init ();

#define ADD(name, func) g_test_add ("/trend-chart/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("it-says-the-essence", test_it_says_the_essence);
  ADD ("keys-go-from-score-to-score", test_keys_go_from_score_to_score);
  ADD ("click-reads-that-day", test_click_reads_that_day);
  ADD ("zoom-keys-and-back", test_zoom_keys_and_back);
  ADD ("wheel-zooms-with-control", test_wheel_zooms_with_control);
  ADD ("nothing-is-shown-calmly", test_nothing_is_shown_calmly);

  return g_test_run ();
}
