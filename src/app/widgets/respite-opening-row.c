/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-opening-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "widgets/respite-template.h"
#include "widgets/respite-text.h"

#define DAY_MINUTES (24 * 60)

struct _RespiteOpeningRow
{
  GtkWidget       parent_instance;

  /* Template children, owned by the template */
  GtkCheckButton *check;
  GtkEntry       *opens_entry;
  GtkEntry       *closes_entry;
};

G_DEFINE_FINAL_TYPE (RespiteOpeningRow, respite_opening_row, GTK_TYPE_WIDGET)

static void
toggled_cb (RespiteOpeningRow *self)
{
  gboolean is_open = gtk_check_button_get_active (self->check);

  gtk_widget_set_sensitive (GTK_WIDGET (self->opens_entry), is_open);
  gtk_widget_set_sensitive (GTK_WIDGET (self->closes_entry), is_open);
}

/* Midnight at the end of the day is written 24:00. */
static gboolean
read_time (GtkEntry *entry,
           int      *minutes)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  gboolean is_time = TRUE;

  if (strcmp (text, "24:00") == 0)
    *minutes = DAY_MINUTES;
  else
    is_time = respite_text_read_time (text, minutes);
  if (is_time)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");

  return is_time;
}

static void
show_time (GtkEntry *entry,
           int       minutes)
{
  g_autofree char *text = g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
}

static void
respite_opening_row_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_OPENING_ROW);

  G_OBJECT_CLASS (respite_opening_row_parent_class)->dispose (object);
}

static void
respite_opening_row_class_init (RespiteOpeningRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = respite_opening_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-opening-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteOpeningRow, check);
  gtk_widget_class_bind_template_child (widget_class, RespiteOpeningRow, opens_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteOpeningRow, closes_entry);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
respite_opening_row_init (RespiteOpeningRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
respite_opening_row_new (const char *name)
{
  RespiteOpeningRow *self = g_object_new (RESPITE_TYPE_OPENING_ROW, NULL);
  g_autofree char *opens = g_strdup_printf (_ ("%s: opens at"), name);
  g_autofree char *closes = g_strdup_printf (_ ("%s: closes at"), name);

  gtk_check_button_set_label (self->check, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->opens_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, opens, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->closes_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, closes, -1);

  return GTK_WIDGET (self);
}

void
respite_opening_row_set (RespiteOpeningRow *self,
                         int                opens,
                         int                closes)
{
  gboolean is_open = opens < closes;

  g_return_if_fail (RESPITE_IS_OPENING_ROW (self));

  gtk_check_button_set_active (self->check, is_open);
  show_time (self->opens_entry, is_open ? opens : 8 * 60);
  show_time (self->closes_entry, is_open ? closes : 18 * 60);
  toggled_cb (self);
}

gboolean
respite_opening_row_get (RespiteOpeningRow *self,
                         int               *opens,
                         int               *closes)
{
  gboolean is_right;

  g_return_val_if_fail (RESPITE_IS_OPENING_ROW (self), FALSE);

  *opens = *closes = 0;
  if (!gtk_check_button_get_active (self->check))
    return TRUE;

  is_right = read_time (self->opens_entry, opens);
  is_right = read_time (self->closes_entry, closes) && is_right;
  if (is_right && *opens >= *closes)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->closes_entry), "error");
      return FALSE;
    }

  return is_right;
}
