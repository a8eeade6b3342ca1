/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* On a small screen, with every bar that an infusion can have above it, nothing of the infusion is out of sight. */

#include "config.h"

#include <math.h>

#include "visitwindow.h"

#include "pages/respite-infusion-view.h"
#include "pages/respite-session-page.h"
#include "widgets/respite-banner.h"
#include "widgets/respite-session-chart.h"
#include "widgets/respite-session-status.h"
#include "widgets/respite-toast-overlay.h"

#define VIEW RESPITE_TYPE_INFUSION_VIEW

/* What a screen of 1280x800 leaves to the window beside a panel, without the band of a practice clinic. */
#define WIDTH  1270
#define HEIGHT 740

static void
set_up (VisitWindow  *fixture,
        gconstpointer data)
{
  g_autoptr (RespiteThresholds) example = respite_thresholds_new_example ();
  g_autoptr (GError) error = NULL;

  fixture->test = test_window_new ();
  respite_office_set_thresholds (fixture->test->clinic->office, example, TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
  fixture->visit = test_visit_new_running (fixture->test->clinic);
  test_visit_enter (fixture->visit, "168/104 88 92 14 p3 s4 d2 x3");
  respite_office_note_seen (fixture->test->clinic->office, &error);
  g_assert_no_error (error);
  respite_clock_advance (fixture->test->clinic->clock, 5 * RESPITE_MINUTE_MS);
  gtk_window_set_default_size (GTK_WINDOW (fixture->test->window), WIDTH, HEIGHT);
  test_window_sign_in (fixture->test, "owner");
  respite_window_show_page (fixture->test->window, "session", fixture->visit->session_id);
  ui_wait_text (test_window_wait_page (fixture->test, "session"), "INFUSING");
}

static GtkWidget *
get_view (VisitWindow *fixture)
{
  GtkWidget *view = ui_find (fixture->test->window, VIEW, NULL);

  g_assert_nonnull (view);

  return view;
}

static graphene_rect_t
get_bounds (VisitWindow *fixture,
            gpointer     widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->test->window), &bounds));

  return bounds;
}

/* Everything of the page is there without scrolling. */
static gboolean
has_no_more (gpointer data)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (data, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  return gtk_adjustment_get_page_size (down) > 0 &&
         gtk_adjustment_get_upper (down) <= gtk_adjustment_get_page_size (down);
}

static void
test_every_bar (VisitWindow  *fixture,
                gconstpointer data)
{
  GtkWidget *view = get_view (fixture);
  GtkWidget *chart = ui_child (view, VIEW, "chart"), *line = ui_child (view, VIEW, "line_box");
  graphene_rect_t bounds;

  gtk_widget_set_visible (ui_child (view, VIEW, "practice"), TRUE);
  ui_wait_text (view, "Nobody has watched this record since");
  ui_wait_text (view, "SpO2 92 %");
  ui_wait_text (ui_child (view, VIEW, "status"), "unconfirmed");
  g_assert_true (ui_wait (has_no_more, chart));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->test->window)), <=, HEIGHT);

  bounds = get_bounds (fixture, chart);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, get_bounds (fixture, line).origin.y);
  g_assert_cmpfloat (bounds.size.height, >=, 210);
}

/* The day board says it, too. */
static void
test_board_says_unconfirmed (VisitWindow  *fixture,
                             gconstpointer data)
{
  respite_window_show_page (fixture->test->window, "today", 0);
  ui_wait_text (test_window_wait_page (fixture->test, "today"), "mg, unconfirmed");
}

/* The message of an entry lies beside the line and not over the chart. */
static void
test_message_leaves_the_chart (VisitWindow  *fixture,
                               gconstpointer data)
{
  GtkWidget *view = get_view (fixture), *overlay, *toast;
  graphene_rect_t chart, message;

  ui_type ("122/76 70 97 14");
  ui_key ("Return", 0);
  ui_wait_text (fixture->test->window, "Undo");
  overlay = ui_find (fixture->test->window, RESPITE_TYPE_TOAST_OVERLAY, NULL);
  toast = ui_child (overlay, RESPITE_TYPE_TOAST_OVERLAY, "box");
  ui_settle (toast);
  chart = get_bounds (fixture, ui_child (view, VIEW, "chart"));
  message = get_bounds (fixture, toast);
  g_assert_cmpfloat (message.size.width, >, 50);
  g_assert_false (graphene_rect_intersection (&chart, &message, NULL));
}

/* In the narrow timeline a line never ends between a number and its unit. */
static void
test_units_stay (VisitWindow  *fixture,
                 gconstpointer data)
{
  GtkWidget *label;

  ui_type ("122/76 70 97 14 s5");
  ui_key ("Return", 0);
  label = ui_wait_text (ui_child (get_view (fixture), VIEW, "table"), "HR 70 /min");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), "HR\xc2\xa0" "70\xc2\xa0/\xe2\x81\xa0min, "));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), "MOAA/\xe2\x81\xa0S\xc2\xa0" "5"));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), "SpO2\xc2\xa0" "97\xc2\xa0%"));
}

static void
assert_whole (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_whole (child);
}

static gboolean
is_large (gpointer data)
{
  return gtk_widget_has_css_class (data, "narrow");
}

/* Figures go to another line before they are cut short: "uncon..." beside a dose is no warning. */
static void
test_large_text_is_whole (VisitWindow  *fixture,
                          gconstpointer data)
{
  GtkWidget *status = ui_child (get_view (fixture), VIEW, "status");

  for (int i = 0; i < 10; i++)
    ui_key ("plus", GDK_CONTROL_MASK);
  g_assert_true (ui_wait (is_large, fixture->test->window));
  ui_wait_text (status, "unconfirmed");
  ui_settle (status);
  assert_whole (status);
  for (int i = 0; i < 10; i++)
    ui_key ("minus", GDK_CONTROL_MASK);
}

static double
get_luminance (GtkWidget  *widget,
               const char *token)
{
  double light = 0;
  GdkRGBA colour;

  g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), token, &colour));
  for (int i = 0; i < 3; i++)
    {
      static const double shares[] = { 0.2126, 0.7152, 0.0722 };
      double channel = (double) (i == 0 ? colour.red : i == 1 ? colour.green : colour.blue);

      light += shares[i] * (channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4));
    }

  return light;
}

static double
get_contrast (GtkWidget  *widget,
              const char *token,
              const char *ground)
{
  double a = get_luminance (widget, token), b = get_luminance (widget, ground);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* A desktop in high contrast: every word at least 7:1, on white or on black as its theme is. */
static void
test_high_contrast (VisitWindow  *fixture,
                    gconstpointer data)
{
  static const char *const words[] = { "text", "muted", "accent", "stop", "review", "note", "ok", NULL };
  static const char *const grounds[] = { "raised", "surface", "sunken", "tint", "stop_tint", "review_tint", NULL };
  static const char *const themes[] = { "HighContrast", "Default-hc", "HighContrastInverse", "Default-hc-dark" };
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *status = ui_child (get_view (fixture), VIEW, "status");

  for (gsize i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      g_object_set (settings, "gtk-theme-name", themes[i], NULL);
      ui_settle (status);
      g_assert_true ((get_luminance (status, "raised") < 0.1) == (i >= 2));
      for (gsize word = 0; words[word] != NULL; word++)
        for (gsize ground = 0; grounds[ground] != NULL; ground++)
          g_assert_cmpfloat (get_contrast (status, words[word], grounds[ground]), >=, 7);
    }
  g_object_set (settings, "gtk-theme-name", "Default", NULL);
  ui_settle (status);
  g_assert_cmpfloat (get_luminance (status, "raised"), >, 0.9);
}

static gboolean
is_in_line (gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (data));

  return focus != NULL && gtk_widget_is_ancestor (focus, data);
}

static guint
count_events (VisitWindow *fixture)
{
  g_autoptr (RespiteSessionRecord) record = test_visit_load (fixture->visit);

  return respite_timeline_get_n_events (record->timeline);
}

/* After every act the focus is in the line again: a space that follows a click must not record the act once more. */
static void
test_focus_returns (VisitWindow  *fixture,
                    gconstpointer data)
{
  GtkWidget *view = get_view (fixture);
  GtkWidget *line = ui_child (view, VIEW, "line"), *quick = ui_child (view, VIEW, "quick");
  guint n_before = count_events (fixture);

  ui_click (ui_find (quick, GTK_TYPE_LABEL, "Dizzy"));
  ui_wait_text (line, "✓ Saved");
  g_assert_true (ui_wait (is_in_line, line));
  ui_key ("space", 0);
  ui_key ("Escape", 0);
  test_window_press (view, "It ran on unchanged");
  g_assert_true (ui_wait (is_in_line, line));
  ui_wait_text (line, "✓ Saved");
  g_assert_cmpuint (count_events (fixture), ==, n_before + 2);
}

/* What the patient's page warns of stands above the running infusion, too, and a flag that comes meanwhile at once. */
static void
test_flags_stand_above (VisitWindow  *fixture,
                        gconstpointer data)
{
  GtkWidget *page = test_window_wait_page (fixture->test, "session");
  GtkWidget *banner = ui_find (page, RESPITE_TYPE_BANNER, NULL);

  g_assert_nonnull (banner);
  g_assert_false (gtk_widget_get_visible (ui_child (banner, RESPITE_TYPE_BANNER, "stop_label")));
  test_visit_screen (fixture->visit, "bp-uncontrolled=true");
  ui_wait_text (banner, "STOP ");
}

static void
assert_step (GtkWidget  *page,
             const char *step)
{
  GtkStack *stack = ui_child (page, RESPITE_TYPE_SESSION_PAGE, "stack");

  ui_settle (GTK_WIDGET (stack));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, step);
}

/* Every step, and what is in the menu, has a key; the emergency, whose tab is not there, is no step. */
static void
test_keys_lead_everywhere (VisitWindow  *fixture,
                           gconstpointer data)
{
  GtkWidget *page = test_window_wait_page (fixture->test, "session");

  ui_key ("Page_Up", GDK_CONTROL_MASK);
  assert_step (page, "order");
  ui_key ("Page_Down", GDK_CONTROL_MASK);
  assert_step (page, "infusion");
  ui_key ("Page_Down", GDK_CONTROL_MASK);
  assert_step (page, "discharge");
  ui_key ("Page_Up", GDK_CONTROL_MASK);
  assert_step (page, "infusion");
  ui_key ("e", GDK_ALT_MASK);
  test_window_wait_page (fixture->test, "compare");
}

/* What belongs to the session and not to the infusion is in the menu of the timeline. */
static void
test_menu_leads_on (VisitWindow  *fixture,
                    gconstpointer data)
{
  GtkWidget *view = get_view (fixture);

  ui_click (ui_find (ui_child (view, VIEW, "table"), GTK_TYPE_MENU_BUTTON, NULL));
  ui_wait_text (view, "Monitor's file…");
  ui_click (ui_wait_text (view, "Earlier sessions…"));
  test_window_wait_page (fixture->test, "compare");
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

  g_test_add ("/session-room/every-bar", VisitWindow, NULL, set_up, test_every_bar, visit_window_tear_down);
  g_test_add ("/session-room/message", VisitWindow, NULL, set_up, test_message_leaves_the_chart,
              visit_window_tear_down);
  g_test_add ("/session-room/units", VisitWindow, NULL, set_up, test_units_stay, visit_window_tear_down);
  g_test_add ("/session-room/large-text", VisitWindow, NULL, set_up, test_large_text_is_whole, visit_window_tear_down);
  g_test_add ("/session-room/contrast", VisitWindow, NULL, set_up, test_high_contrast, visit_window_tear_down);
  g_test_add ("/session-room/focus", VisitWindow, NULL, set_up, test_focus_returns, visit_window_tear_down);
  g_test_add ("/session-room/board", VisitWindow, NULL, set_up, test_board_says_unconfirmed, visit_window_tear_down);
  g_test_add ("/session-room/flags", VisitWindow, NULL, set_up, test_flags_stand_above, visit_window_tear_down);
  g_test_add ("/session-room/keys", VisitWindow, NULL, set_up, test_keys_lead_everywhere, visit_window_tear_down);
  g_test_add ("/session-room/menu", VisitWindow, NULL, set_up, test_menu_leads_on, visit_window_tear_down);

  return g_test_run ();
}
