/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-slider-field.h"

#include "widgets/respite-template.h"
#include "widgets/respite-wheel.h"

#define MOST_MARKS 12
#define NUMBER_CHARS 5

struct _RespiteSliderField
{
  GtkWidget      parent_instance;

  int            decimals;
  gboolean       is_filling;

  /* Template children, owned by the template */
  GtkEntry      *entry;
  GtkLabel      *unit_label;
  GtkScale      *scale;
  GtkAdjustment *adjustment;
};

G_DEFINE_FINAL_TYPE (RespiteSliderField, respite_slider_field, GTK_TYPE_WIDGET)

static char *
format_number (double value,
               int decimals)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char format[8];

  g_snprintf (format, sizeof format, "%%.%df", decimals);

  return g_strdup (g_ascii_formatd (text, sizeof text, format, value));
}

/* The scale follows the entry as far as that is a number; without one it is pale and stands at its beginning. */
static void
follow_entry (RespiteSliderField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  char *end = NULL;
  double value = g_ascii_strtod (text, &end);
  gboolean is_number = *text != '\0' && *end == '\0';

  self->is_filling = TRUE;
  gtk_adjustment_set_value (self->adjustment, is_number ? value : gtk_adjustment_get_lower (self->adjustment));
  self->is_filling = FALSE;
  if (is_number)
    gtk_widget_remove_css_class (GTK_WIDGET (self->scale), "unset");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->scale), "unset");
}

static void
entry_changed_cb (RespiteSliderField *self)
{
  if (self->is_filling)
    return;

  follow_entry (self);
  g_signal_emit_by_name (self, "edited");
}

static void
scale_changed_cb (RespiteSliderField *self)
{
  g_autofree char *text = NULL;

  if (self->is_filling)
    return;

  text = format_number (gtk_adjustment_get_value (self->adjustment), self->decimals);
  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->is_filling = FALSE;
  gtk_widget_remove_css_class (GTK_WIDGET (self->scale), "unset");
  g_signal_emit_by_name (self, "edited");
}

static gboolean
respite_slider_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RESPITE_SLIDER_FIELD (widget)->entry));
}

static void
respite_slider_field_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_SLIDER_FIELD);

  G_OBJECT_CLASS (respite_slider_field_parent_class)->dispose (object);
}

static void
respite_slider_field_class_init (RespiteSliderFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = respite_slider_field_dispose;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_slider_field_grab_focus;

  g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-slider-field.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteSliderField, entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteSliderField, unit_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSliderField, scale);
  gtk_widget_class_bind_template_child (widget_class, RespiteSliderField, adjustment);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_changed_cb);
}

static void
respite_slider_field_init (RespiteSliderField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_wheel_ignore (GTK_WIDGET (self->scale));
}

GtkWidget *
respite_slider_field_new (double      min,
                          double      max,
                          double      step,
                          int         decimals,
                          const char *unit,
                          const char *label)
{
  RespiteSliderField *self;
  int n_steps;

  g_return_val_if_fail (max > min && step > 0, NULL);

  self = g_object_new (RESPITE_TYPE_SLIDER_FIELD, NULL);
  n_steps = (int) ((max - min) / step + 0.5);
  self->decimals = decimals;
  self->is_filling = TRUE;
  gtk_adjustment_configure (self->adjustment, min, min, max, step, step, 0);
  self->is_filling = FALSE;
  gtk_scale_set_digits (self->scale, decimals);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), NUMBER_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), NUMBER_CHARS);
  gtk_label_set_label (self->unit_label, unit);
  gtk_widget_set_visible (GTK_WIDGET (self->unit_label), *unit != '\0');
  for (int i = 0; i <= n_steps; i++)
    {
      g_autofree char *text = NULL;

      if (n_steps > MOST_MARKS && i != 0 && i != n_steps)
        continue;
      text = format_number (min + i * step, decimals);
      gtk_scale_add_mark (self->scale, min + i * step, GTK_POS_BOTTOM, text);
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->scale), "unset");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

const char *
respite_slider_field_get_text (RespiteSliderField *self)
{
  g_return_val_if_fail (RESPITE_IS_SLIDER_FIELD (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
respite_slider_field_set_text (RespiteSliderField *self,
                               const char         *text)
{
  g_return_if_fail (RESPITE_IS_SLIDER_FIELD (self));

  if (g_strcmp0 (text, respite_slider_field_get_text (self)) == 0)
    return;

  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  self->is_filling = FALSE;
  follow_entry (self);
}
