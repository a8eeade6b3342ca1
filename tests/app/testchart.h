/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "uitest.h"
#include "widgets/respite-time-chart.h"

G_BEGIN_DECLS

/* A chart over time, alone in a window, and what it told of its cursor. */
typedef struct
{
  GtkWindow        *window;
  RespiteTimeChart *chart;
  gint64            moved_to;
  guint             n_moves;
} TestChart;

/* Shows @chart (floating, taken) in a window and waits until it is there. */
void test_chart_open (TestChart        *fixture,
                      RespiteTimeChart *chart);

/* Takes the pointer out of the way, closes the window, and asserts that the chart is gone. For g_test_add(). */
void test_chart_close (TestChart    *fixture,
                       gconstpointer data);

/* Waits until the cursor was told of. */
void test_chart_wait_moved (TestChart *fixture);

/* Presses a key and waits for the cursor to be told of. */
void test_chart_press (TestChart       *fixture,
                       const char      *key,
                       GdkModifierType  modifiers);

/* Turns the wheel by one notch, up (-1) or down (1), where the pointer is. */
void test_chart_turn_wheel (TestChart *fixture,
                            int        direction);

/* How much time is seen, in milliseconds. */
gint64 test_chart_get_length (TestChart *fixture);

/* Waits until less, or more, or as much as @length is seen (@sign -1, 1, 0). */
void test_chart_wait_length (TestChart *fixture,
                             int        sign,
                             gint64     length);

/* A child of the chart's template, and of its card's. */
gpointer test_chart_get_child      (TestChart  *fixture,
                                    const char *id);
gpointer test_chart_get_card_child (TestChart  *fixture,
                                    const char *id);

G_END_DECLS
