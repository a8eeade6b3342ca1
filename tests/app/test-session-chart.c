/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

/* gtk/gtktestatcontext.h of GTK 4.8 has a format with a lone per cent sign in its macros. */
#pragma GCC diagnostic ignored "-Wformat"

#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>

#include "chart-sample.h"
#include "chart/respite-chart-words.h"
#include "respite-app.h"
#include "uitest.h"
#include "widgets/respite-chart-card.h"
#include "widgets/respite-session-chart.h"

#define WHEEL_UP   4
#define WHEEL_DOWN 5

typedef struct
{
  GtkWindow           *window;
  RespiteSessionChart *chart;
  gint64               moved_to;
  guint                n_moves;
} Fixture;

static void
moved_cb (RespiteSessionChart *chart,
          gint64               cursor,
          Fixture             *fixture)
{
  fixture->moved_to = cursor;
  fixture->n_moves++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();

  fixture->chart = g_object_new (RESPITE_TYPE_SESSION_CHART, NULL);
  g_signal_connect (fixture->chart, "cursor-moved", G_CALLBACK (moved_cb), fixture);
  fixture->window = g_object_new (GTK_TYPE_WINDOW, "default-width", 1000, "default-height", 600, "child",
                                  fixture->chart, NULL);
  respite_session_chart_show (fixture->chart, record, NULL, 0);
  gtk_window_present (fixture->window);
  ui_wait_mapped (GTK_WIDGET (fixture->chart));
}

/* A window that opens under a pointer at rest learns of the pointer only with its first motion. */
static void
park_pointer (void)
{
  Display *display = gdk_x11_display_get_xdisplay (gdk_display_get_default ());

  XTestFakeMotionEvent (display, -1, DisplayWidth (display, DefaultScreen (display)) - 1, 1, CurrentTime);
  XSync (display, False);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gpointer chart = fixture->chart;

  park_pointer ();

  g_object_add_weak_pointer (G_OBJECT (chart), &chart);
  ui_destroy (fixture->window);
  g_assert_null (chart);
}

static gboolean
has_moved (gpointer data)
{
  return ((Fixture *) data)->n_moves > 0;
}

/* Presses a key and waits for the cursor to be told of. */
static void
press (Fixture        *fixture,
       const char     *key,
       GdkModifierType modifiers)
{
  fixture->n_moves = 0;
  ui_key (key, modifiers);
  g_assert_true (ui_wait (has_moved, fixture));
}

static gboolean
is_card_shown (gpointer data)
{
  Fixture *fixture = data;

  return gtk_widget_get_mapped (ui_child (fixture->chart, RESPITE_TYPE_SESSION_CHART, "card"));
}

static gpointer
get_card_label (Fixture    *fixture,
                const char *id)
{
  return ui_child (ui_child (fixture->chart, RESPITE_TYPE_SESSION_CHART, "card"), RESPITE_TYPE_CHART_CARD, id);
}

static gint64
get_visible_length (Fixture *fixture)
{
  gint64 begin, end;

  respite_session_chart_get_visible (fixture->chart, &begin, &end);

  return end - begin;
}

static void
test_it_says_what_it_is (Fixture      *fixture,
                         gconstpointer data)
{
  gtk_test_accessible_assert_role (fixture->chart, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_LABEL, "Session chart");
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Session chart from 09:54 to 11:14. 9 sets of vital signs, 2 side effects, "
                                       "34.84 mg given. Systolic from 122 to 162. Diastolic from 76 to 98. "
                                       "HR from 72 to 94. SpO2 from 93 to 99. Pain from 2 to 7.");
}

static void
test_keys_move_the_cursor (Fixture      *fixture,
                           gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart));
  press (fixture, "Home", 0);
  g_assert_cmpint (fixture->moved_to, ==, SAMPLE_AT (-10));
  press (fixture, "Right", 0);
  g_assert_cmpint (fixture->moved_to, ==, SAMPLE_AT (-9));
  press (fixture, "Right", GDK_CONTROL_MASK);
  g_assert_cmpint (fixture->moved_to, ==, SAMPLE_AT (-6));
  press (fixture, "Right", GDK_CONTROL_MASK);
  g_assert_cmpint (fixture->moved_to, ==, SAMPLE_AT (-3));
  press (fixture, "Left", GDK_CONTROL_MASK);
  g_assert_cmpint (fixture->moved_to, ==, SAMPLE_AT (-6));
  press (fixture, "Left", 0);
  g_assert_cmpint (fixture->moved_to, ==, SAMPLE_AT (-7));
  press (fixture, "End", 0);
  g_assert_cmpint (fixture->moved_to, ==, SAMPLE_AT (74));
  press (fixture, "Escape", 0);
  g_assert_cmpint (fixture->moved_to, ==, 0);
}

static void
test_cursor_is_read_out (Fixture      *fixture,
                         gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart));
  respite_session_chart_set_cursor (fixture->chart, SAMPLE_AT (5));
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "10:05 (5 min); Rate 53.6 mg/h; Given 5.36 mg (0.08 mg/kg); "
                                       "BP 128/80 (MAP 96); HR 78 /min; RR 14 /min; SpO2 98 %; MOAA/S 5; Pain 6; "
                                       "Distress 2; Dissociation 1");
  g_assert_true (ui_wait (is_card_shown, fixture));
  ui_wait_label (get_card_label (fixture, "title"), "10:05 (5 min)");
  ui_wait_label (get_card_label (fixture, "values"), "128/80 (MAP 96)");

  respite_session_chart_set_cursor (fixture->chart, SAMPLE_AT (19));
  ui_wait_label (get_card_label (fixture, "happening"), "ondansetron 4 mg");
  ui_wait_label (get_card_label (fixture, "ages"), "4 min before");
}

static void
test_click_puts_the_cursor (Fixture      *fixture,
                            gconstpointer data)
{
  gint64 begin, end;

  ui_click (fixture->chart);
  g_assert_true (ui_wait (has_moved, fixture));
  respite_session_chart_get_visible (fixture->chart, &begin, &end);
  g_assert_cmpint (fixture->moved_to, >, begin);
  g_assert_cmpint (fixture->moved_to, <, end);
  g_assert_cmpint (fixture->moved_to % 60000, ==, 0);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->chart)));
  g_assert_true (ui_wait (is_card_shown, fixture));
}

/* The pointer rests over the chart: the keys move the reading all the same. */
static void
test_keys_win_over_a_pointer_at_rest (Fixture      *fixture,
                                      gconstpointer data)
{
  RespiteChartWords words = { 0 };
  g_autofree char *time = NULL;

  ui_click (fixture->chart);
  g_assert_true (ui_wait (has_moved, fixture));
  ui_settle (GTK_WIDGET (fixture->chart));
  press (fixture, "Right", 0);
  ui_settle (GTK_WIDGET (fixture->chart));
  ui_settle (GTK_WIDGET (fixture->chart));
  time = respite_chart_words_format_time (&words, fixture->moved_to);
  ui_wait_label (get_card_label (fixture, "title"), time);
}

typedef struct
{
  Fixture *fixture;
  gint64   than;
} Length;

static gboolean
is_shorter (gpointer data)
{
  Length *length = data;

  return get_visible_length (length->fixture) < length->than;
}

static gboolean
is_longer (gpointer data)
{
  Length *length = data;

  return get_visible_length (length->fixture) > length->than;
}

static void
turn_wheel (Fixture *fixture,
            guint    button)
{
  Display *display = gdk_x11_display_get_xdisplay (gtk_widget_get_display (GTK_WIDGET (fixture->window)));

  XTestFakeButtonEvent (display, button, True, CurrentTime);
  XTestFakeButtonEvent (display, button, False, CurrentTime);
  XFlush (display);
}

static void
test_wheel_zooms_at_the_pointer (Fixture      *fixture,
                                 gconstpointer data)
{
  Length length = { fixture, get_visible_length (fixture) };
  gint64 begin, end, whole_begin, whole_end;

  respite_session_chart_get_visible (fixture->chart, &whole_begin, &whole_end);
  ui_click (fixture->chart);
  g_assert_true (ui_wait (has_moved, fixture));
  turn_wheel (fixture, WHEEL_UP);
  g_assert_true (ui_wait (is_shorter, &length));
  respite_session_chart_get_visible (fixture->chart, &begin, &end);
  g_assert_cmpint (begin, >, whole_begin);
  g_assert_cmpint (end, <, whole_end);
  g_assert_cmpint (fixture->moved_to, >, begin);
  g_assert_cmpint (fixture->moved_to, <, end);

  length.than = get_visible_length (fixture);
  turn_wheel (fixture, WHEEL_DOWN);
  g_assert_true (ui_wait (is_longer, &length));
}

static void
test_zoom_and_back (Fixture      *fixture,
                    gconstpointer data)
{
  gint64 whole = get_visible_length (fixture), begin, end;
  GtkWidget *button = ui_child (fixture->chart, RESPITE_TYPE_SESSION_CHART, "whole_button");
  Length length = { fixture, 0 };

  g_assert_false (gtk_widget_get_visible (button));
  for (int i = 0; i < 30; i++)
    respite_session_chart_zoom (fixture->chart, 1);
  g_assert_cmpint (get_visible_length (fixture), ==, 5 * 60000);
  g_assert_true (gtk_widget_get_visible (button));

  /* The cursor takes the picture with it. */
  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart));
  press (fixture, "End", 0);
  respite_session_chart_get_visible (fixture->chart, &begin, &end);
  g_assert_cmpint (begin, <=, SAMPLE_AT (74));
  g_assert_cmpint (end, >=, SAMPLE_AT (74));

  length.than = get_visible_length (fixture);
  ui_wait_mapped (button);
  ui_click (button);
  g_assert_true (ui_wait (is_longer, &length));
  g_assert_cmpint (get_visible_length (fixture), ==, whole);
}

static void
test_zoom_action (Fixture      *fixture,
                  gconstpointer data)
{
  gint64 whole = get_visible_length (fixture);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->chart), "chart.zoom", "i", 1));
  g_assert_cmpint (get_visible_length (fixture), <, whole);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->chart), "chart.zoom", "i", 0));
  g_assert_cmpint (get_visible_length (fixture), ==, whole);
}

static void
test_dragging_moves_time (Fixture      *fixture,
                          gconstpointer data)
{
  const graphene_point_t way[] = { { 600, 300 }, { 560, 300 }, { 500, 300 }, { 440, 300 } };
  gint64 begin, end, begin_after, end_after;

  for (int i = 0; i < 4; i++)
    respite_session_chart_zoom (fixture->chart, 1);
  respite_session_chart_get_visible (fixture->chart, &begin, &end);
  ui_drag (fixture->chart, way, G_N_ELEMENTS (way));
  g_assert_true (ui_wait (has_moved, fixture));
  respite_session_chart_get_visible (fixture->chart, &begin_after, &end_after);
  g_assert_cmpint (begin_after, >, begin);
  g_assert_cmpint (end_after - begin_after, ==, end - begin);
}

static void
test_time_goes_on (Fixture      *fixture,
                   gconstpointer data)
{
  RespiteEvent *events[] = { chart_sample_rate (0, RESPITE_EVENT_START, 53600) };
  g_autoptr (RespiteSessionRecord) record = chart_sample_new ();

  chart_sample_take_events (record, events, G_N_ELEMENTS (events));
  respite_session_chart_show (fixture->chart, record, NULL, SAMPLE_AT (10));
  g_assert_cmpint (get_visible_length (fixture), ==, 50 * 60000);
  respite_session_chart_set_now (fixture->chart, SAMPLE_AT (58));
  g_assert_cmpint (get_visible_length (fixture), ==, 65 * 60000);
  ui_settle (GTK_WIDGET (fixture->chart));
}

static void
test_nothing_to_show (Fixture      *fixture,
                      gconstpointer data)
{
  respite_session_chart_set_cursor (fixture->chart, SAMPLE_AT (5));
  respite_session_chart_show (fixture->chart, NULL, NULL, 0);
  g_assert_cmpint (respite_session_chart_get_cursor (fixture->chart), ==, 0);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart));
  ui_key ("Right", 0);
  respite_session_chart_zoom (fixture->chart, 1);
  ui_settle (GTK_WIDGET (fixture->chart));
  g_assert_cmpint (get_visible_length (fixture), ==, 0);
}

static void
test_large_text_and_dark (Fixture      *fixture,
                          gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi = 0;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, "gtk-application-prefer-dark-theme", TRUE, NULL);
  ui_settle (GTK_WIDGET (fixture->chart));
  respite_session_chart_set_cursor (fixture->chart, SAMPLE_AT (20));
  ui_settle (GTK_WIDGET (fixture->chart));
  g_object_set (settings, "gtk-xft-dpi", dpi, "gtk-application-prefer-dark-theme", FALSE, NULL);
  ui_settle (GTK_WIDGET (fixture->chart));
}

#define TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  respite_app_init ();

  TEST ("/session-chart/it-says-what-it-is", test_it_says_what_it_is);
  TEST ("/session-chart/keys-move-the-cursor", test_keys_move_the_cursor);
  TEST ("/session-chart/cursor-is-read-out", test_cursor_is_read_out);
  TEST ("/session-chart/click-puts-the-cursor", test_click_puts_the_cursor);
  TEST ("/session-chart/keys-win-over-a-pointer-at-rest", test_keys_win_over_a_pointer_at_rest);
  TEST ("/session-chart/wheel-zooms-at-the-pointer", test_wheel_zooms_at_the_pointer);
  TEST ("/session-chart/zoom-and-back", test_zoom_and_back);
  TEST ("/session-chart/zoom-action", test_zoom_action);
  TEST ("/session-chart/dragging-moves-time", test_dragging_moves_time);
  TEST ("/session-chart/time-goes-on", test_time_goes_on);
  TEST ("/session-chart/nothing-to-show", test_nothing_to_show);
  TEST ("/session-chart/large-text-and-dark", test_large_text_and_dark);

  return g_test_run ();
}
