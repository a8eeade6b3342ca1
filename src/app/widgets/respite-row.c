/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-row.h"

#include "base/respite-str.h"
#include "widgets/respite-row-press.h"
#include "widgets/respite-wrap.h"

struct _RespiteRow
{
  GtkListBoxRow parent_instance;

  /* Owned */
  gint64        id;
  char         *chip_style;

  /* Template children, owned by the template */
  GtkLabel     *title_label;
  GtkLabel     *subtitle_label;
  GtkLabel     *chip_label;
  GtkLabel     *end_label;
  GtkButton    *button;
  GtkButton    *second_button;
};

G_DEFINE_FINAL_TYPE (RespiteRow, respite_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
respite_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_ROW);

  G_OBJECT_CLASS (respite_row_parent_class)->dispose (object);
}

static void
respite_row_finalize (GObject *object)
{
  g_free (RESPITE_ROW (object)->chip_style);

  G_OBJECT_CLASS (respite_row_parent_class)->finalize (object);
}

static void
respite_row_class_init (RespiteRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_WRAP);

  object_class->dispose = respite_row_dispose;
  object_class->finalize = respite_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteRow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteRow, chip_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteRow, end_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteRow, button);
  gtk_widget_class_bind_template_child (widget_class, RespiteRow, second_button);
}

static void
respite_row_init (RespiteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_row_press_install (GTK_LIST_BOX_ROW (self));
}

void
respite_row_set (RespiteRow *self,
                 gint64      id,
                 const char *title,
                 const char *subtitle,
                 const char *end)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (RESPITE_IS_ROW (self));

  self->id = id;
  gtk_label_set_label (self->title_label, title);
  set_label (self->subtitle_label, subtitle);
  set_label (self->end_label, end);

  spoken = g_strjoin (", ", title, subtitle != NULL ? subtitle : end, subtitle != NULL ? end : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

gint64
respite_row_get_id (RespiteRow *self)
{
  g_return_val_if_fail (RESPITE_IS_ROW (self), 0);

  return self->id;
}

void
respite_row_set_chip (RespiteRow *self,
                      const char *text,
                      const char *style)
{
  g_return_if_fail (RESPITE_IS_ROW (self));

  if (self->chip_style != NULL && *self->chip_style != '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self->chip_label), self->chip_style);
  respite_set_str (&self->chip_style, style);
  if (style != NULL && *style != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->chip_label), style);
  set_label (self->chip_label, text);
}

static void
set_button (RespiteRow *self,
            GtkButton  *button,
            const char *label,
            const char *action)
{
  gtk_widget_set_visible (GTK_WIDGET (button), label != NULL);
  gtk_button_set_label (button, label != NULL ? label : "");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", self->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), label != NULL ? action : NULL);
}

void
respite_row_set_button (RespiteRow *self,
                        const char *label,
                        const char *action)
{
  g_return_if_fail (RESPITE_IS_ROW (self));

  set_button (self, self->button, label, action);
}

void
respite_row_set_second_button (RespiteRow *self,
                               const char *label,
                               const char *action)
{
  g_return_if_fail (RESPITE_IS_ROW (self));

  set_button (self, self->second_button, label, action);
}

void
respite_row_sync_list (GtkListBox    *list,
                       GPtrArray     *items,
                       RespiteRowFunc func,
                       gpointer       user_data)
{
  GtkListBoxRow *row;

  g_return_if_fail (GTK_IS_LIST_BOX (list));
  g_return_if_fail (items == NULL || func != NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      row = gtk_list_box_get_row_at_index (list, (int) i);
      if (row == NULL)
        {
          row = g_object_new (RESPITE_TYPE_ROW, NULL);
          gtk_list_box_append (list, GTK_WIDGET (row));
        }
      func (RESPITE_ROW (row), g_ptr_array_index (items, i), user_data);
    }

  while ((row = gtk_list_box_get_row_at_index (list, items != NULL ? (int) items->len : 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));

  gtk_widget_set_visible (GTK_WIDGET (list), items != NULL && items->len > 0);
}
