/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

/* gtk/gtktestatcontext.h of GTK 4.8 has a format with a lone per cent sign in its macros. */
#pragma GCC diagnostic ignored "-Wformat"

#include "chart-sample.h"
#include "chart/respite-chart-words.h"
#include "respite-app.h"
#include "testchart.h"
#include "widgets/respite-session-chart.h"

static void
set_up (TestChart    *fixture,
        gconstpointer data)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  RespiteSessionChart *chart = g_object_new (RESPITE_TYPE_SESSION_CHART, NULL);

  respite_session_chart_show (chart, record, NULL, 0);
  test_chart_open (fixture, RESPITE_TIME_CHART (chart));
}

static void
test_it_says_what_it_is (TestChart    *fixture,
                         gconstpointer data)
{
  gtk_test_accessible_assert_role (fixture->chart, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_LABEL, "Session chart");
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Session chart from 09:54 to 11:14. 9 sets of vital signs, 2 side effects, "
                                       "34.84 mg given. Sets missed: 3. BP rose from 122/76 to 162/98 at 25 min, "
                                       "back to 122/76. HR rose from 74 to 94 at 25 min, back to 72. SpO2 fell from "
                                       "98 to 93 at 25 min, back to 99. RR from 11 to 15. MOAA/S fell from 5 to 3 at "
                                       "25 min, back to 5. Pain fell from 7 to 2 at 40 min. Distress fell from 2 to 0 "
                                       "at 25 min. Dissociation rose from 0 to 7 at 25 min, back to 0.");
}

static void
test_keys_move_the_cursor (TestChart    *fixture,
                           gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart));
  test_chart_press (fixture, "Home", 0);
  g_assert_cmpint (fixture->moved_to, ==, SAMPLE_AT (-10));
  test_chart_press (fixture, "Right", 0);
  g_assert_cmpint (fixture->moved_to, ==, SAMPLE_AT (-9));
  test_chart_press (fixture, "Right", GDK_CONTROL_MASK);
  g_assert_cmpint (fixture->moved_to, ==, SAMPLE_AT (-6));
  test_chart_press (fixture, "Right", GDK_CONTROL_MASK);
  g_assert_cmpint (fixture->moved_to, ==, SAMPLE_AT (-3));
  test_chart_press (fixture, "Left", GDK_CONTROL_MASK);
  g_assert_cmpint (fixture->moved_to, ==, SAMPLE_AT (-6));
  test_chart_press (fixture, "Left", 0);
  g_assert_cmpint (fixture->moved_to, ==, SAMPLE_AT (-7));
  test_chart_press (fixture, "End", 0);
  g_assert_cmpint (fixture->moved_to, ==, SAMPLE_AT (74));
  test_chart_press (fixture, "Escape", 0);
  g_assert_cmpint (fixture->moved_to, ==, 0);
}

static void
test_cursor_is_read_out (TestChart    *fixture,
                         gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart));
  respite_time_chart_set_cursor (fixture->chart, SAMPLE_AT (5));
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "10:05 (5 min); Rate 53.6 mg/h; Given 5.36 mg (0.08 mg/kg); "
                                       "BP 128/80 (MAP 96); HR 78 /min; RR 14 /min; SpO2 98 %; MOAA/S 5; Pain 6; "
                                       "Distress 2; Dissociation 1");
  ui_wait_mapped (test_chart_get_child (fixture, "card"));
  ui_wait_label (test_chart_get_card_child (fixture, "title"), "10:05 (5 min)");
  ui_wait_label (test_chart_get_card_child (fixture, "values"), "128/80 (MAP 96)");

  respite_time_chart_set_cursor (fixture->chart, SAMPLE_AT (19));
  ui_wait_label (test_chart_get_card_child (fixture, "happening"), "ondansetron 4 mg");
  ui_wait_label (test_chart_get_card_child (fixture, "ages"), "4 min before");
}

static void
test_click_puts_the_cursor (TestChart    *fixture,
                            gconstpointer data)
{
  ui_click (fixture->chart);
  test_chart_wait_moved (fixture);
  g_assert_true (respite_span_contains (respite_time_chart_get_visible (fixture->chart), fixture->moved_to));
  g_assert_cmpint (fixture->moved_to % 60000, ==, 0);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->chart)));
  ui_wait_mapped (test_chart_get_child (fixture, "card"));
}

/* The pointer rests over the chart: the keys move the reading all the same. */
static void
test_keys_win_over_a_pointer_at_rest (TestChart    *fixture,
                                      gconstpointer data)
{
  RespiteChartWords words = { 0 };
  g_autofree char *time = NULL;

  ui_click (fixture->chart);
  test_chart_wait_moved (fixture);
  ui_settle (GTK_WIDGET (fixture->chart));
  test_chart_press (fixture, "Right", 0);
  ui_settle (GTK_WIDGET (fixture->chart));
  ui_settle (GTK_WIDGET (fixture->chart));
  time = respite_chart_words_format_time (&words, fixture->moved_to);
  ui_wait_label (test_chart_get_card_child (fixture, "title"), time);
}

static void
test_wheel_zooms_at_the_pointer (TestChart    *fixture,
                                 gconstpointer data)
{
  RespiteSpan whole = respite_time_chart_get_visible (fixture->chart), span;
  gint64 length;

  ui_click (fixture->chart);
  test_chart_wait_moved (fixture);
  test_chart_turn_wheel (fixture, -1);
  test_chart_wait_length (fixture, -1, whole.end - whole.begin);
  span = respite_time_chart_get_visible (fixture->chart);
  g_assert_cmpint (span.begin, >, whole.begin);
  g_assert_cmpint (span.end, <, whole.end);
  g_assert_true (respite_span_contains (span, fixture->moved_to));

  length = test_chart_get_length (fixture);
  test_chart_turn_wheel (fixture, 1);
  test_chart_wait_length (fixture, 1, length);
}

static void
test_zoom_and_back (TestChart    *fixture,
                    gconstpointer data)
{
  gint64 whole = test_chart_get_length (fixture);
  GtkWidget *button = test_chart_get_child (fixture, "whole_button");

  g_assert_false (gtk_widget_get_visible (button));
  for (int i = 0; i < 30; i++)
    respite_time_chart_zoom (fixture->chart, 1);
  g_assert_cmpint (test_chart_get_length (fixture), ==, 5 * 60000);
  g_assert_true (gtk_widget_get_visible (button));

  /* The cursor takes the picture with it. */
  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart));
  test_chart_press (fixture, "End", 0);
  g_assert_true (respite_span_contains (respite_time_chart_get_visible (fixture->chart), SAMPLE_AT (74)));

  ui_wait_mapped (button);
  ui_click (button);
  test_chart_wait_length (fixture, 0, whole);
}

static void
test_zoom_action (TestChart    *fixture,
                  gconstpointer data)
{
  gint64 whole = test_chart_get_length (fixture);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->chart), "chart.zoom", "i", 1));
  g_assert_cmpint (test_chart_get_length (fixture), <, whole);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->chart), "chart.zoom", "i", 0));
  g_assert_cmpint (test_chart_get_length (fixture), ==, whole);
}

static void
test_dragging_moves_time (TestChart    *fixture,
                          gconstpointer data)
{
  const graphene_point_t way[] = { { 600, 300 }, { 560, 300 }, { 500, 300 }, { 440, 300 } };
  RespiteSpan before, after;

  for (int i = 0; i < 4; i++)
    respite_time_chart_zoom (fixture->chart, 1);
  before = respite_time_chart_get_visible (fixture->chart);
  ui_drag (fixture->chart, way, G_N_ELEMENTS (way));
  test_chart_wait_moved (fixture);
  after = respite_time_chart_get_visible (fixture->chart);
  g_assert_cmpint (after.begin, >, before.begin);
  g_assert_cmpint (after.end - after.begin, ==, before.end - before.begin);
}

/* Two fingers: tested at the gesture's handlers, for the X server of the tests has no touch screen. */
static void
test_pinching_zooms (TestChart    *fixture,
                     gconstpointer data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->chart));
  gint64 whole = test_chart_get_length (fixture);
  g_autoptr (GObject) pinch = NULL;
  gint64 middle;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && pinch == NULL; i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_ZOOM (controller))
        pinch = g_steal_pointer (&controller);
    }

  g_assert_nonnull (pinch);
  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 2.0);
  g_assert_cmpint (test_chart_get_length (fixture), ==, whole / 2);
  middle = respite_time_chart_get_visible (fixture->chart).begin + whole / 4;
  g_signal_emit_by_name (pinch, "scale-changed", 4.0);
  g_assert_cmpint (test_chart_get_length (fixture), ==, whole / 4);
  g_assert_true (respite_span_contains (respite_time_chart_get_visible (fixture->chart), middle));
  g_signal_emit_by_name (pinch, "scale-changed", 0.5);
  g_assert_cmpint (test_chart_get_length (fixture), ==, whole);
}

static void
test_high_contrast (TestChart    *fixture,
                    gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *theme = NULL;
  const RespiteChartStyle *style;

  g_object_get (settings, "gtk-theme-name", &theme, NULL);
  g_object_set (settings, "gtk-theme-name", "HighContrast", NULL);
  ui_settle (GTK_WIDGET (fixture->chart));
  style = respite_time_chart_get_style (fixture->chart);
  g_assert_cmphex (style->inks[RESPITE_INK_TEXT], ==, 0x000000);
  g_assert_cmphex (style->inks[RESPITE_INK_PULSE], ==, 0x8a2f00);
  g_object_set (settings, "gtk-theme-name", theme, NULL);
  ui_settle (GTK_WIDGET (fixture->chart));
  g_assert_cmphex (respite_time_chart_get_style (fixture->chart)->inks[RESPITE_INK_PULSE], ==, 0xc24e00);
}

static void
test_time_goes_on (TestChart    *fixture,
                   gconstpointer data)
{
  RespiteEvent *events[] = { chart_sample_rate (0, RESPITE_EVENT_START, 53600) };
  g_autoptr (RespiteSessionRecord) record = chart_sample_new ();

  chart_sample_take_events (record, events, G_N_ELEMENTS (events));
  respite_session_chart_show (RESPITE_SESSION_CHART (fixture->chart), record, NULL, SAMPLE_AT (10));
  g_assert_cmpint (test_chart_get_length (fixture), ==, 50 * 60000);
  respite_session_chart_set_now (RESPITE_SESSION_CHART (fixture->chart), SAMPLE_AT (58));
  g_assert_cmpint (test_chart_get_length (fixture), ==, 65 * 60000);
  ui_settle (GTK_WIDGET (fixture->chart));
}

static void
test_nothing_to_show (TestChart    *fixture,
                      gconstpointer data)
{
  respite_time_chart_set_cursor (fixture->chart, SAMPLE_AT (5));
  respite_session_chart_show (RESPITE_SESSION_CHART (fixture->chart), NULL, NULL, 0);
  g_assert_cmpint (respite_time_chart_get_cursor (fixture->chart), ==, 0);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart));
  ui_key ("Right", 0);
  respite_time_chart_zoom (fixture->chart, 1);
  ui_settle (GTK_WIDGET (fixture->chart));
  g_assert_cmpint (test_chart_get_length (fixture), ==, 0);
}

static void
test_large_text_and_dark (TestChart    *fixture,
                          gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi = 0;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, "gtk-application-prefer-dark-theme", TRUE, NULL);
  ui_settle (GTK_WIDGET (fixture->chart));
  respite_time_chart_set_cursor (fixture->chart, SAMPLE_AT (20));
  ui_settle (GTK_WIDGET (fixture->chart));
  g_object_set (settings, "gtk-xft-dpi", dpi, "gtk-application-prefer-dark-theme", FALSE, NULL);
  ui_settle (GTK_WIDGET (fixture->chart));
}

#define TEST(path, function) g_test_add (path, TestChart, NULL, set_up, function, test_chart_close)

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
  TEST ("/session-chart/pinching-zooms", test_pinching_zooms);
  TEST ("/session-chart/high-contrast", test_high_contrast);
  TEST ("/session-chart/time-goes-on", test_time_goes_on);
  TEST ("/session-chart/nothing-to-show", test_nothing_to_show);
  TEST ("/session-chart/large-text-and-dark", test_large_text_and_dark);

  return g_test_run ();
}
