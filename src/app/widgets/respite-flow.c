/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-flow.h"

#include "widgets/respite-em.h"

#define SPACING_EM 0.4
#define LINE_EM 0.3

struct _RespiteFlow
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RespiteFlow, respite_flow, GTK_TYPE_WIDGET)

static int
get_natural_width (GtkWidget *child,
                   int        width)
{
  int least, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);

  return MAX (MIN (natural, width), least);
}

/* A line of children: how far it reaches above the line on which the letters stand, and below it. A child without such
 * a line stands in the middle. */
typedef struct
{
  int above;
  int below;
  int height;
} Line;

static void
add_to_line (Line *line,
             int   height,
             int   baseline)
{
  line->height = MAX (line->height, height);
  if (baseline >= 0)
    {
      line->above = MAX (line->above, baseline);
      line->below = MAX (line->below, height - baseline);
    }
  line->height = MAX (line->height, line->above + line->below);
}

/* Gives the children from @first to before @end their room on one line. */
static void
place_line (GtkWidget  *widget,
            GtkWidget  *first,
            GtkWidget  *end,
            int         width,
            int         y,
            const Line *line)
{
  int spacing = (int) (SPACING_EM * respite_em_get (widget));
  int letters = (line->height - line->above - line->below) / 2 + line->above;
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      int natural, height, baseline, top;

      if (!gtk_widget_should_layout (child))
        continue;

      natural = get_natural_width (child, width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, natural, NULL, &height, NULL, &baseline);
      top = baseline >= 0 ? letters - baseline : (line->height - height) / 2;
      gtk_widget_size_allocate (child, &(GtkAllocation) { is_rtl ? width - x - natural : x, y + top, natural, height },
                                baseline);
      x += natural > 0 ? natural + spacing : 0;
    }
}

/* Goes through the children as they stand in @width; with @place gives each its room. Returns: the height. */
static int
flow (GtkWidget *widget,
      int        width,
      gboolean   place)
{
  double em = respite_em_get (widget);
  int spacing = (int) (SPACING_EM * em), x = 0, y = 0;
  Line line = { 0 };
  GtkWidget *first = gtk_widget_get_first_child (widget);

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int natural, height, baseline;

      if (!gtk_widget_should_layout (child))
        continue;

      natural = get_natural_width (child, width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, natural, NULL, &height, NULL, &baseline);
      if (x > 0 && x + natural > width)
        {
          if (place)
            place_line (widget, first, child, width, y, &line);
          first = child;
          x = 0;
          y += line.height + (int) (LINE_EM * em);
          line = (Line) { 0 };
        }
      x += natural > 0 ? natural + spacing : 0;
      add_to_line (&line, height, baseline);
    }
  if (place)
    place_line (widget, first, NULL, width, y, &line);

  return y + line.height;
}

static GtkSizeRequestMode
respite_flow_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
respite_flow_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  int spacing = (int) (SPACING_EM * respite_em_get (widget));

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = flow (widget, for_size >= 0 ? for_size : G_MAXINT / 2, FALSE);
      *natural = *minimum;
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, usual;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &usual, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += usual + (*natural > 0 ? spacing : 0);
    }
}

static void
respite_flow_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  flow (widget, width, TRUE);
}

static void
respite_flow_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (respite_flow_parent_class)->dispose (object);
}

static void
respite_flow_class_init (RespiteFlowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = respite_flow_dispose;
  widget_class->get_request_mode = respite_flow_get_request_mode;
  widget_class->measure = respite_flow_measure;
  widget_class->size_allocate = respite_flow_size_allocate;
}

static void
respite_flow_init (RespiteFlow *self)
{
}
