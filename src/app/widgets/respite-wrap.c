/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-wrap.h"

#include "widgets/respite-em.h"

#define SPACING_EM 0.8
#define LINE_EM 0.4

struct _RespiteWrap
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RespiteWrap, respite_wrap, GTK_TYPE_WIDGET)

static int
get_spacing (RespiteWrap *self)
{
  return (int) (SPACING_EM * respite_em_get (GTK_WIDGET (self)));
}

/* The next child that is shown, from @child on. */
static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static GtkWidget *
get_first (RespiteWrap *self)
{
  return skip_hidden (gtk_widget_get_first_child (GTK_WIDGET (self)));
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

/* How wide the children after the first are on a line of their own. */
static int
measure_rest (RespiteWrap *self,
              GtkWidget   *first)
{
  int spacing = get_spacing (self), sum = -spacing;

  for (GtkWidget *child = get_next (first); child != NULL; child = get_next (child))
    {
      int natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      sum += natural + spacing;
    }

  return MAX (sum, 0);
}

/* The least that the children after the first can do with on a line of their own: one child alone is squeezed. */
static int
measure_rest_least (RespiteWrap *self,
                    GtkWidget   *first)
{
  GtkWidget *child = get_next (first);
  int least;

  if (child == NULL || get_next (child) != NULL)
    return measure_rest (self, first);

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

/* Whether what goes to a second line is one child that wants all of it. */
static gboolean
is_filler (GtkWidget *first)
{
  GtkWidget *child = get_next (first);

  return child != NULL && get_next (child) == NULL && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
}

/* @width: of the whole, -1 where the children have all they like */
static int
measure_rest_height (GtkWidget *first,
                     int        width)
{
  int height = 0;

  for (GtkWidget *child = get_next (first); child != NULL; child = get_next (child))
    {
      int natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }

  return height;
}

static GtkSizeRequestMode
respite_wrap_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
respite_wrap_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  RespiteWrap *self = RESPITE_WRAP (widget);
  GtkWidget *first = get_first (self);
  int least, usual, rest, rest_least, height, first_height;
  gboolean is_one_line;

  if (first == NULL)
    return;

  gtk_widget_measure (first, GTK_ORIENTATION_HORIZONTAL, -1, &least, &usual, NULL, NULL);
  rest = measure_rest (self, first);
  rest_least = measure_rest_least (self, first);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (least, rest_least);
      *natural = usual + (rest > 0 ? rest + get_spacing (self) : 0);
      return;
    }

  is_one_line = rest == 0 || for_size < 0 || for_size >= least + get_spacing (self) + rest;
  height = measure_rest_height (first, for_size >= 0 && (for_size < rest || (!is_one_line && is_filler (first))) ?
                                MAX (for_size, rest_least) : -1);
  if (for_size >= 0 && is_one_line && rest > 0)
    for_size -= get_spacing (self) + rest;
  gtk_widget_measure (first, GTK_ORIENTATION_VERTICAL, for_size >= 0 ? MAX (for_size, least) : -1, NULL,
                      &first_height, NULL, NULL);
  *minimum = is_one_line ? MAX (first_height, height)
                         : first_height + (int) (LINE_EM * respite_em_get (widget)) + height;
  *natural = *minimum;
}

static void
respite_wrap_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  RespiteWrap *self = RESPITE_WRAP (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *first = get_first (self);
  int spacing = get_spacing (self), least, rest, rest_height, x, y = 0, line = height;

  if (first == NULL)
    return;

  gtk_widget_measure (first, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  rest = measure_rest (self, first);
  rest_height = measure_rest_height (first, width < rest ? width : -1);
  if (rest == 0 || width >= least + spacing + rest)
    {
      int own = rest == 0 ? width : width - spacing - rest;

      gtk_widget_size_allocate (first, &(GtkAllocation) { is_rtl ? width - own : 0, 0, own, height }, -1);
    }
  else
    {
      if (is_filler (first))
        {
          rest = width;
          rest_height = measure_rest_height (first, width);
        }
      line = rest_height;
      y = height - rest_height;
      gtk_widget_size_allocate (first, &(GtkAllocation) { 0, 0, width, y - (int) (LINE_EM * respite_em_get (widget)) },
                                -1);
    }

  x = MAX (width - rest, 0);
  for (GtkWidget *child = get_next (first); child != NULL; child = get_next (child))
    {
      int natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      natural = line != height && is_filler (first) ? width : MIN (natural, width);
      gtk_widget_size_allocate (child, &(GtkAllocation) { is_rtl ? width - x - natural : x, y, natural, line }, -1);
      x += natural + spacing;
    }
}

static void
respite_wrap_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (respite_wrap_parent_class)->dispose (object);
}

static void
respite_wrap_class_init (RespiteWrapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = respite_wrap_dispose;
  widget_class->get_request_mode = respite_wrap_get_request_mode;
  widget_class->measure = respite_wrap_measure;
  widget_class->size_allocate = respite_wrap_size_allocate;
}

static void
respite_wrap_init (RespiteWrap *self)
{
}
