/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "uitest.h"

G_BEGIN_DECLS

/**
 * TestWidget:
 * @seen: what its signals told, one line each
 *
 * One widget in a window of its own, for g_test_add().
 */
typedef struct
{
  GtkWindow *window;
  GtkWidget *widget;
  GString   *seen;
} TestWidget;

/* Shows @widget and waits until it is there. */
void test_widget_show (TestWidget *test,
                       GtkWidget  *widget);

/* Takes the window down and asserts that the widget is finalized; a tear-down function. */
void test_widget_clear (TestWidget   *test,
                        gconstpointer data);

G_END_DECLS
