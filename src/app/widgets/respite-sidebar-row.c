/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-sidebar-row.h"

#include <glib/gi18n.h>

#include "widgets/respite-row-press.h"

struct _RespiteSidebarRow
{
  GtkListBoxRow parent_instance;

  /* Owned */
  char         *name;

  /* Template children, owned by the template */
  GtkImage     *image;
  GtkLabel     *label;
  GtkLabel     *count_label;
};

G_DEFINE_FINAL_TYPE (RespiteSidebarRow, respite_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
respite_sidebar_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_SIDEBAR_ROW);

  G_OBJECT_CLASS (respite_sidebar_row_parent_class)->dispose (object);
}

static void
respite_sidebar_row_finalize (GObject *object)
{
  g_free (RESPITE_SIDEBAR_ROW (object)->name);

  G_OBJECT_CLASS (respite_sidebar_row_parent_class)->finalize (object);
}

static void
respite_sidebar_row_class_init (RespiteSidebarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_sidebar_row_dispose;
  object_class->finalize = respite_sidebar_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteSidebarRow, image);
  gtk_widget_class_bind_template_child (widget_class, RespiteSidebarRow, label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSidebarRow, count_label);
}

static void
respite_sidebar_row_init (RespiteSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_row_press_install (GTK_LIST_BOX_ROW (self));
}

GtkWidget *
respite_sidebar_row_new (const char *name,
                         const char *title,
                         const char *icon_name)
{
  RespiteSidebarRow *self = g_object_new (RESPITE_TYPE_SIDEBAR_ROW, NULL);

  self->name = g_strdup (name);
  gtk_label_set_label (self->label, title);
  gtk_image_set_from_icon_name (self->image, icon_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

const char *
respite_sidebar_row_get_name (RespiteSidebarRow *self)
{
  g_return_val_if_fail (RESPITE_IS_SIDEBAR_ROW (self), NULL);

  return self->name;
}

void
respite_sidebar_row_set_count (RespiteSidebarRow *self,
                               guint              count)
{
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (RESPITE_IS_SIDEBAR_ROW (self));

  text = g_strdup_printf ("%u", count);
  description = g_strdup_printf (g_dngettext (NULL, "%u needs a person", "%u need a person", count), count);
  gtk_label_set_label (self->count_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), count > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  count > 0 ? description : "", -1);
}

void
respite_sidebar_row_set_narrow (RespiteSidebarRow *self,
                                gboolean           narrow)
{
  g_return_if_fail (RESPITE_IS_SIDEBAR_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->label), !narrow);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), narrow ? gtk_label_get_label (self->label) : NULL);
}
