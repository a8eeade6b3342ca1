/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-clamp.h"

#include "widgets/respite-em.h"

#define MAXIMUM_DEFAULT 68

struct _RespiteClamp
{
  GtkWidget  parent_instance;

  GtkWidget *child;             /* owned as a child widget */
  int        maximum;
};

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_MAXIMUM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RespiteClamp, respite_clamp, GTK_TYPE_WIDGET)

/* The greatest width in pixels at the text's present size. */
static int
get_limit (RespiteClamp *self)
{
  return (int) (self->maximum * respite_em_get (GTK_WIDGET (self)) + 0.5);
}

static GtkSizeRequestMode
respite_clamp_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
respite_clamp_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  RespiteClamp *self = RESPITE_CLAMP (widget);
  int least, good;

  if (self->child == NULL || !gtk_widget_should_layout (self->child))
    return;

  /* Whoever asks for no width in particular gets the height at the good one: the child is never given a wider one */
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &good, NULL, NULL);
  good = MAX (MIN (good, get_limit (self)), least);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = good;
      return;
    }

  for_size = for_size < 0 ? good : MAX (MIN (for_size, get_limit (self)), least);
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, for_size, minimum, natural, NULL, NULL);
}

static void
respite_clamp_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  RespiteClamp *self = RESPITE_CLAMP (widget);
  int least, child_width;

  if (self->child == NULL || !gtk_widget_should_layout (self->child))
    return;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  child_width = MAX (MIN (width, get_limit (self)), least);
  gtk_widget_size_allocate (self->child,
                            &(GtkAllocation) { MAX ((width - child_width) / 2, 0), 0, child_width, height }, -1);
}

static void
set_child (RespiteClamp *self,
           GtkWidget    *child)
{
  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

static void
respite_clamp_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  RespiteClamp *self = RESPITE_CLAMP (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_MAXIMUM:
      g_value_set_int (value, self->maximum);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
respite_clamp_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  RespiteClamp *self = RESPITE_CLAMP (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;
    case PROP_MAXIMUM:
      self->maximum = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
respite_clamp_dispose (GObject *object)
{
  g_clear_pointer (&RESPITE_CLAMP (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (respite_clamp_parent_class)->dispose (object);
}

static void
respite_clamp_class_init (RespiteClampClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = respite_clamp_get_property;
  object_class->set_property = respite_clamp_set_property;
  object_class->dispose = respite_clamp_dispose;
  widget_class->get_request_mode = respite_clamp_get_request_mode;
  widget_class->measure = respite_clamp_measure;
  widget_class->size_allocate = respite_clamp_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                                                G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_MAXIMUM] = g_param_spec_int ("maximum", NULL, NULL, 1, 1000, MAXIMUM_DEFAULT,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
respite_clamp_init (RespiteClamp *self)
{
  self->maximum = MAXIMUM_DEFAULT;
}
