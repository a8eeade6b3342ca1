/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-quick-row.h"

#include <glib/gi18n.h>

#include "widgets/respite-template.h"

struct _RespiteQuickRow
{
  GtkWidget    parent_instance;

  /* Template children, owned by the template */
  GtkLabel    *key_label;
  GtkEditable *name_entry;
  GtkEditable *line_entry;
  GtkLabel    *error_label;
};

G_DEFINE_FINAL_TYPE (RespiteQuickRow, respite_quick_row, GTK_TYPE_WIDGET)

static void
changed_cb (RespiteQuickRow *self)
{
  respite_quick_row_set_error (self, NULL);
}

static void
respite_quick_row_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_QUICK_ROW);

  G_OBJECT_CLASS (respite_quick_row_parent_class)->dispose (object);
}

static void
respite_quick_row_class_init (RespiteQuickRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_quick_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-quick-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteQuickRow, key_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteQuickRow, name_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteQuickRow, line_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteQuickRow, error_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
respite_quick_row_init (RespiteQuickRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
respite_quick_row_new (guint               place,
                       const RespiteQuick *quick)
{
  RespiteQuickRow *self = g_object_new (RESPITE_TYPE_QUICK_ROW, NULL);
  g_autofree char *key = g_strdup_printf ("Alt+%u", (place + 1) % 10);
  g_autofree char *name = g_strdup_printf (_ ("Name of quick event %s"), key);
  g_autofree char *line = g_strdup_printf (_ ("Line of quick event %s"), key);

  gtk_label_set_text (self->key_label, key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->line_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
  gtk_editable_set_text (self->name_entry, quick->label);
  gtk_editable_set_text (self->line_entry, quick->line);

  return GTK_WIDGET (self);
}

RespiteQuick *
respite_quick_row_dup (RespiteQuickRow *self)
{
  g_return_val_if_fail (RESPITE_IS_QUICK_ROW (self), NULL);

  return respite_quick_new (gtk_editable_get_text (self->name_entry), gtk_editable_get_text (self->line_entry));
}

void
respite_quick_row_set_error (RespiteQuickRow *self,
                             const GError    *error)
{
  g_return_if_fail (RESPITE_IS_QUICK_ROW (self));

  gtk_label_set_text (self->error_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
}
