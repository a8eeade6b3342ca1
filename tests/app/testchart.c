/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testchart.h"

#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>

#include "widgets/respite-chart-card.h"

#define WHEEL_UP   4
#define WHEEL_DOWN 5

typedef struct
{
  TestChart *fixture;
  int        sign;
  gint64     length;
} Length;

static void
moved_cb (RespiteTimeChart *chart,
          gint64            cursor,
          TestChart        *fixture)
{
  fixture->moved_to = cursor;
  fixture->n_moves++;
}

void
test_chart_open (TestChart        *fixture,
                 RespiteTimeChart *chart)
{
  fixture->chart = chart;
  g_signal_connect (chart, "cursor-moved", G_CALLBACK (moved_cb), fixture);
  fixture->window = g_object_new (GTK_TYPE_WINDOW, "default-width", 1000, "default-height", 600, "child", chart, NULL);
  gtk_window_present (fixture->window);
  ui_wait_mapped (GTK_WIDGET (chart));
}

/* A window that opens under a pointer at rest learns of the pointer only with its first motion. */
static void
park_pointer (void)
{
  Display *display = gdk_x11_display_get_xdisplay (gdk_display_get_default ());

  XTestFakeMotionEvent (display, -1, DisplayWidth (display, DefaultScreen (display)) - 1, 1, CurrentTime);
  XSync (display, False);
}

void
test_chart_close (TestChart    *fixture,
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
  return ((TestChart *) data)->n_moves > 0;
}

void
test_chart_wait_moved (TestChart *fixture)
{
  g_assert_true (ui_wait (has_moved, fixture));
}

void
test_chart_press (TestChart      *fixture,
                  const char     *key,
                  GdkModifierType modifiers)
{
  fixture->n_moves = 0;
  ui_key (key, modifiers);
  test_chart_wait_moved (fixture);
}

void
test_chart_turn_wheel (TestChart *fixture,
                       int        direction)
{
  Display *display = gdk_x11_display_get_xdisplay (gtk_widget_get_display (GTK_WIDGET (fixture->window)));
  guint button = direction < 0 ? WHEEL_UP : WHEEL_DOWN;

  XTestFakeButtonEvent (display, button, True, CurrentTime);
  XTestFakeButtonEvent (display, button, False, CurrentTime);
  XFlush (display);
}

gint64
test_chart_get_length (TestChart *fixture)
{
  RespiteSpan span = respite_time_chart_get_visible (fixture->chart);

  return span.end - span.begin;
}

static gboolean
has_length (gpointer data)
{
  Length *length = data;
  gint64 difference = test_chart_get_length (length->fixture) - length->length;

  return (difference > 0) - (difference < 0) == length->sign;
}

void
test_chart_wait_length (TestChart *fixture,
                        int        sign,
                        gint64     length)
{
  Length wanted = { fixture, sign, length };

  g_assert_true (ui_wait (has_length, &wanted));
}

gpointer
test_chart_get_child (TestChart  *fixture,
                      const char *id)
{
  return ui_child (fixture->chart, RESPITE_TYPE_TIME_CHART, id);
}

gpointer
test_chart_get_card_child (TestChart  *fixture,
                           const char *id)
{
  return ui_child (test_chart_get_child (fixture, "card"), RESPITE_TYPE_CHART_CARD, id);
}
