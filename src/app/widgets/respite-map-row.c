/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-map-row.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "widgets/respite-flow.h"
#include "widgets/respite-template.h"

struct _RespiteMapRow
{
  GtkWidget    parent_instance;

  /* Owned */
  char        *name;

  /* Template children, owned by the template */
  GtkEditable *name_entry;
  GtkLabel    *detail_label;
  GtkWidget   *rename_button;
  GtkWidget   *remove_button;
};

enum
{
  RENAME,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteMapRow, respite_map_row, GTK_TYPE_WIDGET)

static gboolean
is_renamed (RespiteMapRow *self)
{
  const char *text = gtk_editable_get_text (self->name_entry);

  return !respite_str_is_empty (text) && g_strcmp0 (text, self->name) != 0;
}

static void
changed_cb (RespiteMapRow *self)
{
  gtk_widget_set_sensitive (self->rename_button, is_renamed (self));
}

static void
rename_cb (RespiteMapRow *self)
{
  if (is_renamed (self))
    g_signal_emit (self, signals[RENAME], 0, gtk_editable_get_text (self->name_entry));
}

static void
remove_cb (RespiteMapRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static gboolean
respite_map_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RESPITE_MAP_ROW (widget)->name_entry));
}

static void
respite_map_row_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_MAP_ROW);

  G_OBJECT_CLASS (respite_map_row_parent_class)->dispose (object);
}

static void
respite_map_row_finalize (GObject *object)
{
  g_free (RESPITE_MAP_ROW (object)->name);

  G_OBJECT_CLASS (respite_map_row_parent_class)->finalize (object);
}

static void
respite_map_row_class_init (RespiteMapRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_FLOW);

  object_class->dispose = respite_map_row_dispose;
  object_class->finalize = respite_map_row_finalize;
  widget_class->grab_focus = respite_map_row_grab_focus;
  widget_class->focus = respite_template_focus;
  signals[RENAME] = g_signal_new ("rename", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-map-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteMapRow, name_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteMapRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteMapRow, rename_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteMapRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rename_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
respite_map_row_init (RespiteMapRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @name: (transfer full) */
static void
name_part (gpointer part,
           char    *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (name);
}

GtkWidget *
respite_map_row_new (const char *name,
                     const char *detail)
{
  RespiteMapRow *self = g_object_new (RESPITE_TYPE_MAP_ROW, NULL);

  self->name = g_strdup (name);
  gtk_editable_set_text (self->name_entry, name);
  gtk_label_set_text (self->detail_label, detail);
  name_part (self->name_entry, g_strdup_printf (_ ("Name of “%s”"), name));
  name_part (self->rename_button, g_strdup_printf (_ ("Rename “%s”"), name));
  name_part (self->remove_button, g_strdup_printf (_ ("Remove “%s”"), name));
  changed_cb (self);

  return GTK_WIDGET (self);
}

const char *
respite_map_row_get_name (RespiteMapRow *self)
{
  g_return_val_if_fail (RESPITE_IS_MAP_ROW (self), NULL);

  return self->name;
}
