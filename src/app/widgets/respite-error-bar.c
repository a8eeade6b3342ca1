/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-error-bar.h"

#include "widgets/respite-template.h"

struct _RespiteErrorBar
{
  GtkWidget parent_instance;

  /* Template children, owned by the template */
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (RespiteErrorBar, respite_error_bar, GTK_TYPE_WIDGET)

static void
close_clicked_cb (RespiteErrorBar *self)
{
  respite_error_bar_show_text (self, NULL);
}

static void
respite_error_bar_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_ERROR_BAR);

  G_OBJECT_CLASS (respite_error_bar_parent_class)->dispose (object);
}

static void
respite_error_bar_class_init (RespiteErrorBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_error_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-error-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteErrorBar, label);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
}

static void
respite_error_bar_init (RespiteErrorBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_error_bar_show (RespiteErrorBar *self,
                        const GError    *error)
{
  g_return_if_fail (RESPITE_IS_ERROR_BAR (self));

  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    respite_error_bar_show_text (self, NULL);
  else
    respite_error_bar_show_text (self, error->message);
}

void
respite_error_bar_show_text (RespiteErrorBar *self,
                             const char      *text)
{
  g_return_if_fail (RESPITE_IS_ERROR_BAR (self));

  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

const char *
respite_error_bar_get_text (RespiteErrorBar *self)
{
  g_return_val_if_fail (RESPITE_IS_ERROR_BAR (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_label (self->label) : NULL;
}
