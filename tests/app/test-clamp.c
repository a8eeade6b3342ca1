/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"
#include "testwidget.h"
#include "widgets/respite-clamp.h"
#include "widgets/respite-em.h"

/* What RespiteClamp promises about sizes: GTK complains of a widget that gets less height than it asked for. */

#define MAXIMUM 20

static void
set_up (TestWidget   *test,
        gconstpointer data)
{
  GString *text = g_string_new (NULL);
  GtkWidget *label;
  GtkWidget *clamp;

  for (int i = 0; i < 60; i++)
    g_string_append (text, "a few words ");
  label = gtk_label_new (text->str);
  g_string_free (text, TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  clamp = g_object_new (RESPITE_TYPE_CLAMP, "maximum", MAXIMUM, "child", label, NULL);
  test_widget_show (test, clamp);
}

static int
measure_height (GtkWidget *widget,
                int        width)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);

  return least;
}

static void
test_height_without_width (TestWidget   *test,
                           gconstpointer data)
{
  int least, natural;

  gtk_widget_measure (test->widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  g_assert_cmpint (natural, <=, (int) (MAXIMUM * respite_em_get (test->widget) + 0.5));
  g_assert_cmpint (measure_height (test->widget, -1), ==, measure_height (test->widget, natural));
  g_assert_cmpint (measure_height (test->widget, -1), ==, measure_height (test->widget, 4 * natural));
  g_assert_cmpint (measure_height (test->widget, -1), <=, measure_height (test->widget, MAX (least, natural / 2)));
}

static void
test_child_stays_narrow (TestWidget   *test,
                         gconstpointer data)
{
  GtkWidget *child = gtk_widget_get_first_child (test->widget);
  int limit = (int) (MAXIMUM * respite_em_get (test->widget) + 0.5);
  graphene_rect_t bounds;

  gtk_widget_allocate (test->widget, 4 * limit, measure_height (test->widget, 4 * limit), -1, NULL);
  g_assert_true (gtk_widget_compute_bounds (child, test->widget, &bounds));
  g_assert_cmpfloat (bounds.size.width, ==, limit);
  g_assert_cmpfloat_with_epsilon (bounds.origin.x, 1.5 * limit, 1);
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

  g_test_add ("/clamp/height-without-width", TestWidget, NULL, set_up, test_height_without_width, test_widget_clear);
  g_test_add ("/clamp/child-stays-narrow", TestWidget, NULL, set_up, test_child_stays_narrow, test_widget_clear);

  return g_test_run ();
}
