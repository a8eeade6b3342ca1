/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-list-row.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "widgets/respite-template.h"

struct _RespiteListRow
{
  GtkWidget        parent_instance;

  /* Owned */
  RespiteListItem *item;        /* as it was shown */

  RespiteListKind  kind;

  /* Template children, owned by the template */
  GtkCheckButton  *asked_check;
  GtkEditable     *text_entry;
  GtkDropDown     *unit_choice;
  GtkStringList   *unit_list;
  GtkEditable     *spanish_entry;
  GtkWidget       *fixed_label;
  GtkWidget       *up_button;
  GtkWidget       *down_button;
};

G_DEFINE_FINAL_TYPE (RespiteListRow, respite_list_row, GTK_TYPE_WIDGET)

static gboolean
respite_list_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RESPITE_LIST_ROW (widget)->text_entry));
}

/* Moves the row over its neighbour; the focus stays in it. Returns: whether there was one */
static gboolean
move_row (RespiteListRow *self,
          gboolean        is_up)
{
  GtkWidget *row = GTK_WIDGET (self), *parent = gtk_widget_get_parent (row);
  GtkWidget *other = is_up ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row);

  if (other == NULL)
    return FALSE;
  if (is_up)
    gtk_widget_insert_before (row, parent, other);
  else
    gtk_widget_insert_after (row, parent, other);

  return TRUE;
}

static void
up_clicked_cb (RespiteListRow *self)
{
  move_row (self, TRUE);
}

static void
down_clicked_cb (RespiteListRow *self)
{
  move_row (self, FALSE);
}

static gboolean
move_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  move_row (RESPITE_LIST_ROW (widget), g_variant_get_boolean (args));

  return GDK_EVENT_STOP;
}

static void
respite_list_row_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_LIST_ROW);

  G_OBJECT_CLASS (respite_list_row_parent_class)->dispose (object);
}

static void
respite_list_row_finalize (GObject *object)
{
  respite_list_item_free (RESPITE_LIST_ROW (object)->item);

  G_OBJECT_CLASS (respite_list_row_parent_class)->finalize (object);
}

static void
respite_list_row_class_init (RespiteListRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_list_row_dispose;
  object_class->finalize = respite_list_row_finalize;
  widget_class->grab_focus = respite_list_row_grab_focus;
  widget_class->focus = respite_template_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-list-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteListRow, asked_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteListRow, text_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteListRow, unit_choice);
  gtk_widget_class_bind_template_child (widget_class, RespiteListRow, unit_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteListRow, spanish_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteListRow, fixed_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteListRow, up_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteListRow, down_button);
  gtk_widget_class_bind_template_callback (widget_class, up_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_clicked_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_key_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_key_cb, "b", FALSE);
}

static void
respite_list_row_init (RespiteListRow *self)
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

static void
name_parts (RespiteListRow *self)
{
  const char *text = *self->item->text != '\0' ? self->item->text : _ ("new line");

  name_part (self->up_button, g_strdup_printf (_ ("“%s” up"), text));
  name_part (self->down_button, g_strdup_printf (_ ("“%s” down"), text));
  if (self->kind == RESPITE_LIST_MEDICINES)
    {
      name_part (self->asked_check, g_strdup_printf (_ ("“%s” is offered"), text));
      name_part (self->text_entry, g_strdup_printf (_ ("Name of “%s”"), text));
      name_part (self->unit_choice, g_strdup_printf (_ ("Unit of “%s”"), text));
      return;
    }

  name_part (self->asked_check, g_strdup_printf (_ ("“%s” is asked"), text));
  name_part (self->text_entry, g_strdup_printf (_ ("“%s” in English"), text));
  name_part (self->spanish_entry, g_strdup_printf (_ ("“%s” in Spanish"), text));
}

static void
show_units (RespiteListRow *self)
{
  const char *const *units = respite_list_get_units ();

  for (guint i = 0; units[i] != NULL; i++)
    {
      gtk_string_list_append (self->unit_list, units[i]);
      if (g_str_equal (units[i], self->item->unit))
        gtk_drop_down_set_selected (self->unit_choice, i);
    }
}

GtkWidget *
respite_list_row_new (const RespiteListItem *item,
                      RespiteListKind        kind)
{
  RespiteListRow *self = g_object_new (RESPITE_TYPE_LIST_ROW, NULL);
  gboolean is_medicine = kind == RESPITE_LIST_MEDICINES;

  self->item = respite_list_item_copy (item);
  self->kind = kind;
  gtk_check_button_set_label (self->asked_check, is_medicine ? _ ("Offered") : _ ("Asked"));
  gtk_check_button_set_active (self->asked_check, !item->is_retired);
  gtk_widget_set_sensitive (GTK_WIDGET (self->asked_check), !item->is_fixed);
  gtk_widget_set_visible (self->fixed_label, item->is_fixed);
  gtk_editable_set_text (self->text_entry, item->text);
  gtk_editable_set_text (self->spanish_entry, item->text_es);
  gtk_editable_set_editable (self->text_entry, !is_medicine || item->is_own);
  gtk_widget_set_visible (GTK_WIDGET (self->spanish_entry), !is_medicine);
  gtk_widget_set_visible (GTK_WIDGET (self->unit_choice), is_medicine);
  show_units (self);
  name_parts (self);

  return GTK_WIDGET (self);
}

void
respite_list_row_join (RespiteListRow *self,
                       GtkSizeGroup   *widths)
{
  g_return_if_fail (RESPITE_IS_LIST_ROW (self));

  gtk_size_group_add_widget (widths, GTK_WIDGET (self->unit_choice));
}

RespiteListItem *
respite_list_row_dup (RespiteListRow *self)
{
  g_autofree char *text = NULL;
  g_autofree char *spanish = NULL;
  const char *unit = "";
  RespiteListItem *item;

  g_return_val_if_fail (RESPITE_IS_LIST_ROW (self), NULL);

  text = g_strstrip (g_strdup (gtk_editable_get_text (self->text_entry)));
  spanish = g_strstrip (g_strdup (gtk_editable_get_text (self->spanish_entry)));
  if (*text == '\0' && *self->item->text == '\0')
    return NULL;

  if (self->kind == RESPITE_LIST_MEDICINES)
    unit = gtk_string_list_get_string (self->unit_list, gtk_drop_down_get_selected (self->unit_choice));
  if (*self->item->text == '\0')
    item = respite_list_item_new (text, spanish, unit);
  else
    {
      item = respite_list_item_copy (self->item);
      respite_set_str (&item->text, text);
      respite_set_str (&item->text_es, spanish);
      respite_set_str (&item->unit, unit);
    }
  item->is_retired = !gtk_check_button_get_active (self->asked_check);

  return item;
}
