/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-cover.h"

#include "widgets/respite-template.h"

struct _RespiteCover
{
  GtkWidget parent_instance;

  /* Template children, owned by the template */
  GtkLabel *name_label;
  GtkLabel *time_label;
};

G_DEFINE_FINAL_TYPE (RespiteCover, respite_cover, GTK_TYPE_WIDGET)

static GtkStack *
get_stack (RespiteCover * self)
{
  return GTK_STACK (gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_STACK));
}

static void
close_others (GtkRoot *root)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i - 1);

      if (window != NULL && gtk_window_get_transient_for (window) == GTK_WINDOW (root))
        gtk_window_destroy (window);
    }
}

static void
respite_cover_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_COVER);

  G_OBJECT_CLASS (respite_cover_parent_class)->dispose (object);
}

static void
respite_cover_class_init (RespiteCoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = respite_cover_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-cover.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteCover, name_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCover, time_label);
}

static void
respite_cover_init (RespiteCover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_cover_raise (RespiteCover  *self,
                     RespiteClinic *clinic)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *time = NULL;

  g_return_if_fail (RESPITE_IS_COVER (self));
  g_return_if_fail (RESPITE_IS_CLINIC (clinic));

  utc = g_date_time_new_from_unix_utc (respite_clock_get_now (respite_clinic_get_clock (clinic)) / RESPITE_SECOND_MS);
  now = g_date_time_to_timezone (utc, respite_clinic_get_zone (clinic));
  time = g_date_time_format (now, "%H:%M");
  gtk_label_set_label (self->name_label, respite_clinic_get_name (clinic));
  gtk_label_set_label (self->time_label, time);
  gtk_stack_set_visible_child (get_stack (self), GTK_WIDGET (self));
  close_others (gtk_widget_get_root (GTK_WIDGET (self)));
}

gboolean
respite_cover_is_raised (RespiteCover *self)
{
  g_return_val_if_fail (RESPITE_IS_COVER (self), FALSE);

  return gtk_stack_get_visible_child (get_stack (self)) == GTK_WIDGET (self);
}
