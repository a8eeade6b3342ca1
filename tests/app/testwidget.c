/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testwidget.h"

void
test_widget_show (TestWidget *test,
                  GtkWidget  *widget)
{
  test->seen = g_string_new (NULL);
  test->widget = widget;
  test->window = g_object_new (GTK_TYPE_WINDOW, "default-width", 900, "default-height", 300, "child", widget, NULL);
  gtk_window_present (test->window);
  ui_wait_mapped (widget);
}

void
test_widget_clear (TestWidget   *test,
                   gconstpointer data)
{
  gpointer widget = test->widget;

  g_object_add_weak_pointer (G_OBJECT (widget), &widget);
  ui_destroy (test->window);
  g_assert_null (widget);
  g_string_free (test->seen, TRUE);
}
