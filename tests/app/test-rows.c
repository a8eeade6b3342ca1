/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* What a press on a row of a list does. */

#include "config.h"

#include "testwidget.h"
#include "widgets/respite-row.h"

static void
activated_cb (GtkListBox *list,
              RespiteRow *row,
              TestWidget *test)
{
  g_string_append_printf (test->seen, "%d\n", (int) respite_row_get_id (row));
}

static void
set_up (TestWidget   *test,
        gconstpointer data)
{
  GtkWidget *list = gtk_list_box_new ();

  for (gint64 id = 1; id <= 3; id++)
    {
      RespiteRow *row = g_object_new (RESPITE_TYPE_ROW, NULL);

      respite_row_set (row, id, "Line", "Somewhere", NULL);
      gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (row));
    }
  test_widget_show (test, list);
  g_signal_connect (list, "row-activated", G_CALLBACK (activated_cb), test);
}

static GtkWidget *
get_row (TestWidget *test,
         int         position)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (test->widget), position));
}

static void
test_click (TestWidget   *test,
            gconstpointer data)
{
  ui_click (get_row (test, 1));
  g_assert_cmpstr (test->seen->str, ==, "2\n");
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (get_row (test, 1))));
}

/* Its second half is not for what the first one has opened. */
static void
test_double_click (TestWidget   *test,
                   gconstpointer data)
{
  ui_double_click (get_row (test, 1));
  g_assert_cmpstr (test->seen->str, ==, "2\n");
}

/* Longer than a double click lasts. */
static void
test_slow_press (TestWidget   *test,
                 gconstpointer data)
{
  ui_hold (get_row (test, 1), 700);
  g_assert_cmpstr (test->seen->str, ==, "2\n");
}

/* Further than a double click may move. */
static void
test_unsteady_press (TestWidget   *test,
                     gconstpointer data)
{
  const graphene_point_t points[] = { { 20, 10 }, { 45, 14 }, { 60, 12 } };

  ui_drag (get_row (test, 1), points, G_N_ELEMENTS (points));
  g_assert_cmpstr (test->seen->str, ==, "2\n");
}

/* Who thinks better of it lets go elsewhere. */
static void
test_press_taken_back (TestWidget   *test,
                       gconstpointer data)
{
  const graphene_point_t points[] = { { 20, 10 }, { 20, 30 },
                                      { 20, (float) gtk_widget_get_height (get_row (test, 1)) + 15 } };

  ui_drag (get_row (test, 1), points, G_N_ELEMENTS (points));
  g_assert_cmpstr (test->seen->str, ==, "");
}

static void
test_insensitive (TestWidget   *test,
                  gconstpointer data)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (get_row (test, 1)), FALSE);
  ui_click (get_row (test, 1));
  gtk_widget_set_sensitive (get_row (test, 2), FALSE);
  ui_click (get_row (test, 2));
  g_assert_cmpstr (test->seen->str, ==, "");
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

  g_test_add ("/rows/click", TestWidget, NULL, set_up, test_click, test_widget_clear);
  g_test_add ("/rows/double-click", TestWidget, NULL, set_up, test_double_click, test_widget_clear);
  g_test_add ("/rows/slow-press", TestWidget, NULL, set_up, test_slow_press, test_widget_clear);
  g_test_add ("/rows/unsteady-press", TestWidget, NULL, set_up, test_unsteady_press, test_widget_clear);
  g_test_add ("/rows/press-taken-back", TestWidget, NULL, set_up, test_press_taken_back, test_widget_clear);
  g_test_add ("/rows/insensitive", TestWidget, NULL, set_up, test_insensitive, test_widget_clear);

  return g_test_run ();
}
