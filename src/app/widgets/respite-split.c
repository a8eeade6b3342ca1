/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-split.h"

#include "widgets/respite-em.h"
#include "widgets/respite-template.h"

#define GAP 12
#define NARROW_DEFAULT 70

struct _RespiteSplit
{
  GtkWidget        parent_instance;

  /* Template children, owned by the template */
  GtkWidget       *tabs;
  GtkToggleButton *main_button;
  GtkToggleButton *side_button;

  /* Owned as child widgets */
  GtkWidget       *main_child;
  GtkWidget       *side_child;

  int              narrow;
  gboolean         is_narrow;
};

enum
{
  PROP_0,
  PROP_MAIN_CHILD,
  PROP_SIDE_CHILD,
  PROP_MAIN_TITLE,
  PROP_SIDE_TITLE,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RespiteSplit, respite_split, GTK_TYPE_WIDGET)

static void
set_child (RespiteSplit *self,
           GtkWidget   **place,
           GtkWidget    *child)
{
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
measure_child (GtkWidget     *child,
               GtkOrientation orientation,
               int            for_size,
               int           *minimum,
               int           *natural)
{
  *minimum = *natural = 0;
  if (child != NULL && gtk_widget_get_visible (child))
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static gboolean
is_narrow_at (RespiteSplit *self,
              int           width)
{
  gboolean has_side = self->side_child != NULL && gtk_widget_get_visible (self->side_child);

  return has_side && width < self->narrow * respite_em_get (GTK_WIDGET (self));
}

static GtkSizeRequestMode
respite_split_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Beside the main child the side one does with what there is, and may scroll; alone in its tab it gets what it likes,
 * and the page scrolls. */
static void
respite_split_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  RespiteSplit *self = RESPITE_SPLIT (widget);
  int main_minimum, main_natural, side_minimum, side_natural, tabs_minimum, tabs_natural;

  measure_child (self->main_child, orientation, -1, &main_minimum, &main_natural);
  measure_child (self->side_child, orientation, -1, &side_minimum, &side_natural);
  measure_child (self->tabs, orientation, -1, &tabs_minimum, &tabs_natural);

  /* The least is that of the narrow shape, whichever child is in front. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (MAX (main_minimum, side_minimum), tabs_minimum);
      *natural = MAX (main_natural + GAP + side_natural, *minimum);
    }
  else
    {
      gboolean is_narrow = for_size >= 0 && is_narrow_at (self, for_size);

      *minimum = MAX (main_minimum, is_narrow ? side_natural : side_minimum) + (is_narrow ? tabs_minimum : 0);
      *natural = MAX (MAX (main_natural, side_natural) + (is_narrow ? tabs_natural : 0), *minimum);
    }
}

static void
place (GtkWidget *child,
       gboolean   is_shown,
       int        x,
       int        y,
       int        width,
       int        height)
{
  if (child == NULL || !gtk_widget_get_visible (child))
    return;

  gtk_widget_set_child_visible (child, is_shown);
  if (is_shown)
    gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
respite_split_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  RespiteSplit *self = RESPITE_SPLIT (widget);
  gboolean has_side = self->side_child != NULL && gtk_widget_get_visible (self->side_child);
  gboolean is_side = has_side && gtk_toggle_button_get_active (self->side_button);
  int minimum, side_width, tabs_height, natural;

  self->is_narrow = is_narrow_at (self, width);
  if (self->is_narrow)
    {
      measure_child (self->tabs, GTK_ORIENTATION_VERTICAL, width, &minimum, &tabs_height);
      place (self->tabs, TRUE, 0, 0, width, tabs_height);
      place (self->main_child, !is_side, 0, tabs_height, width, height - tabs_height);
      place (self->side_child, is_side, 0, tabs_height, width, height - tabs_height);
      return;
    }

  measure_child (self->side_child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural);
  side_width = has_side ? MAX (minimum, MIN (natural, width / 3)) : 0;
  place (self->tabs, FALSE, 0, 0, 0, 0);
  place (self->main_child, TRUE, 0, 0, width - side_width - (has_side ? GAP : 0), height);
  place (self->side_child, TRUE, width - side_width, 0, side_width, height);
}

static void
toggled_cb (RespiteSplit *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
respite_split_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  RespiteSplit *self = RESPITE_SPLIT (object);

  switch (prop_id)
    {
    case PROP_MAIN_CHILD:
      g_value_set_object (value, self->main_child);
      break;
    case PROP_SIDE_CHILD:
      g_value_set_object (value, self->side_child);
      break;
    case PROP_MAIN_TITLE:
      g_value_set_string (value, gtk_button_get_label (GTK_BUTTON (self->main_button)));
      break;
    case PROP_SIDE_TITLE:
      g_value_set_string (value, gtk_button_get_label (GTK_BUTTON (self->side_button)));
      break;
    case PROP_NARROW:
      g_value_set_int (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
respite_split_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  RespiteSplit *self = RESPITE_SPLIT (object);

  switch (prop_id)
    {
    case PROP_MAIN_CHILD:
      set_child (self, &self->main_child, g_value_get_object (value));
      break;
    case PROP_SIDE_CHILD:
      set_child (self, &self->side_child, g_value_get_object (value));
      break;
    case PROP_MAIN_TITLE:
      gtk_button_set_label (GTK_BUTTON (self->main_button), g_value_get_string (value));
      break;
    case PROP_SIDE_TITLE:
      gtk_button_set_label (GTK_BUTTON (self->side_button), g_value_get_string (value));
      break;
    case PROP_NARROW:
      self->narrow = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
respite_split_dispose (GObject *object)
{
  RespiteSplit *self = RESPITE_SPLIT (object);

  g_clear_pointer (&self->main_child, gtk_widget_unparent);
  g_clear_pointer (&self->side_child, gtk_widget_unparent);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_SPLIT);

  G_OBJECT_CLASS (respite_split_parent_class)->dispose (object);
}

static void
respite_split_class_init (RespiteSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = respite_split_get_property;
  object_class->set_property = respite_split_set_property;
  object_class->dispose = respite_split_dispose;
  widget_class->get_request_mode = respite_split_get_request_mode;
  widget_class->measure = respite_split_measure;
  widget_class->size_allocate = respite_split_size_allocate;

  properties[PROP_MAIN_CHILD] = g_param_spec_object ("main-child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SIDE_CHILD] = g_param_spec_object ("side-child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_MAIN_TITLE] = g_param_spec_string ("main-title", NULL, NULL, NULL, flags);
  properties[PROP_SIDE_TITLE] = g_param_spec_string ("side-title", NULL, NULL, NULL, flags);
  properties[PROP_NARROW] = g_param_spec_int ("narrow", NULL, NULL, 0, 1000, NARROW_DEFAULT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-split.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteSplit, tabs);
  gtk_widget_class_bind_template_child (widget_class, RespiteSplit, main_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteSplit, side_button);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
respite_split_init (RespiteSplit *self)
{
  self->narrow = NARROW_DEFAULT;
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
respite_split_is_narrow (RespiteSplit *self)
{
  g_return_val_if_fail (RESPITE_IS_SPLIT (self), FALSE);

  return self->is_narrow;
}

void
respite_split_show_side (RespiteSplit *self,
                         gboolean      is_side)
{
  g_return_if_fail (RESPITE_IS_SPLIT (self));

  gtk_toggle_button_set_active (is_side ? self->side_button : self->main_button, TRUE);
}
