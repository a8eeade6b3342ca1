/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-repeat-field.h"

#include "forms/respite-form-words.h"
#include "widgets/respite-template.h"

#define NARROWEST_CHARS 12

struct _RespiteRepeatRow
{
  GtkWidget  parent_instance;

  gboolean   is_filling;

  /* Template children, owned by the template */
  GtkEntry  *entry;
  GtkLabel  *unit_label;
  GtkWidget *remove_button;
};

struct _RespiteRepeatField
{
  GtkWidget  parent_instance;

  /* Owned */
  char      *unit;
  char      *hint;
  char      *label;
  char      *language;
  int        width_chars;

  /* Template children, owned by the template */
  GtkBox    *row_box;
  GtkButton *add_button;
};

G_DEFINE_FINAL_TYPE (RespiteRepeatRow, respite_repeat_row, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (RespiteRepeatField, respite_repeat_field, GTK_TYPE_WIDGET)

/* The line */

static void
row_changed_cb (RespiteRepeatRow *self)
{
  if (!self->is_filling)
    g_signal_emit_by_name (self, "edited");
}

static void
row_remove_cb (RespiteRepeatRow *self)
{
  g_signal_emit_by_name (self, "remove");
}

static gboolean
respite_repeat_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RESPITE_REPEAT_ROW (widget)->entry));
}

static void
respite_repeat_row_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_REPEAT_ROW);

  G_OBJECT_CLASS (respite_repeat_row_parent_class)->dispose (object);
}

static void
respite_repeat_row_class_init (RespiteRepeatRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = respite_repeat_row_dispose;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_repeat_row_grab_focus;

  g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-repeat-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteRepeatRow, entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteRepeatRow, unit_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteRepeatRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, row_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_remove_cb);
}

static void
respite_repeat_row_init (RespiteRepeatRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
get_row_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (RESPITE_REPEAT_ROW (row)->entry));
}

static void
set_row_text (GtkWidget  *row,
              const char *text)
{
  RespiteRepeatRow *self = RESPITE_REPEAT_ROW (row);

  if (g_str_equal (get_row_text (row), text))
    return;

  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->is_filling = FALSE;
}

/* The lines */

static GtkWidget *
get_last_row (RespiteRepeatField *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->row_box));
}

/* A single line has nothing to take away but its text. */
static void
show_buttons (RespiteRepeatField *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->row_box));

  for (GtkWidget *row = first; row != NULL; row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_visible (RESPITE_REPEAT_ROW (row)->remove_button, first != get_last_row (self));
}

static void
row_edited_cb (RespiteRepeatField *self)
{
  g_signal_emit_by_name (self, "edited");
}

static void
row_removed_cb (RespiteRepeatField *self,
                GtkWidget          *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (row);
  if (next == NULL)
    return;

  gtk_widget_grab_focus (next);
  gtk_box_remove (self->row_box, row);
  show_buttons (self);
  g_signal_emit_by_name (self, "edited");
}

static GtkWidget *
add_row (RespiteRepeatField *self)
{
  GtkWidget *widget = g_object_new (RESPITE_TYPE_REPEAT_ROW, NULL);
  RespiteRepeatRow *row = RESPITE_REPEAT_ROW (widget);
  const char *remove_text = respite_form_word (self->language, "remove");

  gtk_editable_set_width_chars (GTK_EDITABLE (row->entry), MIN (self->width_chars, NARROWEST_CHARS));
  gtk_editable_set_max_width_chars (GTK_EDITABLE (row->entry), self->width_chars);
  gtk_entry_set_placeholder_text (row->entry, self->hint);
  gtk_label_set_label (row->unit_label, self->unit);
  gtk_widget_set_visible (GTK_WIDGET (row->unit_label), *self->unit != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_text, -1);
  gtk_widget_set_tooltip_text (row->remove_button, remove_text);
  g_signal_connect_object (widget, "edited", G_CALLBACK (row_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "remove", G_CALLBACK (row_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->row_box, widget);
  show_buttons (self);

  return widget;
}

static void
add_clicked_cb (RespiteRepeatField *self)
{
  gtk_widget_grab_focus (add_row (self));
}

static gboolean
respite_repeat_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (RESPITE_REPEAT_FIELD (widget)->row_box)));
}

static void
respite_repeat_field_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_REPEAT_FIELD);

  G_OBJECT_CLASS (respite_repeat_field_parent_class)->dispose (object);
}

static void
respite_repeat_field_finalize (GObject *object)
{
  RespiteRepeatField *self = RESPITE_REPEAT_FIELD (object);

  g_free (self->unit);
  g_free (self->hint);
  g_free (self->label);
  g_free (self->language);

  G_OBJECT_CLASS (respite_repeat_field_parent_class)->finalize (object);
}

static void
respite_repeat_field_class_init (RespiteRepeatFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_repeat_field_dispose;
  object_class->finalize = respite_repeat_field_finalize;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_repeat_field_grab_focus;

  g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-repeat-field.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteRepeatField, row_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteRepeatField, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
}

static void
respite_repeat_field_init (RespiteRepeatField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
respite_repeat_field_new (int         width_chars,
                          const char *unit,
                          const char *hint,
                          const char *label,
                          const char *language)
{
  RespiteRepeatField *self;

  g_return_val_if_fail (unit != NULL && hint != NULL && label != NULL, NULL);

  self = g_object_new (RESPITE_TYPE_REPEAT_FIELD, NULL);
  self->width_chars = width_chars;
  self->unit = g_strdup (unit);
  self->hint = g_strdup (hint);
  self->label = g_strdup (label);
  self->language = g_strdup (language);
  gtk_button_set_label (self->add_button, respite_form_word (language, "add"));
  add_row (self);

  return GTK_WIDGET (self);
}

GStrv
respite_repeat_field_dup_texts (RespiteRepeatField *self)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  g_return_val_if_fail (RESPITE_IS_REPEAT_FIELD (self), NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->row_box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *text = g_strstrip (g_strdup (get_row_text (row)));

      if (*text != '\0')
        g_strv_builder_add (texts, text);
    }

  return g_strv_builder_end (texts);
}

void
respite_repeat_field_set_texts (RespiteRepeatField *self,
                                const char *const  *texts)
{
  GtkWidget *row;

  g_return_if_fail (RESPITE_IS_REPEAT_FIELD (self));

  row = gtk_widget_get_first_child (GTK_WIDGET (self->row_box));
  for (gsize i = 0; texts[i] != NULL; i++)
    {
      set_row_text (row != NULL ? row : add_row (self), texts[i]);
      row = row != NULL ? gtk_widget_get_next_sibling (row) : NULL;
    }
  if (row != NULL && texts[0] == NULL)
    {
      set_row_text (row, "");
      row = gtk_widget_get_next_sibling (row);
    }
  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_box_remove (self->row_box, row);
      row = next;
    }
  show_buttons (self);
}

gboolean
respite_repeat_field_next (RespiteRepeatField *self)
{
  GtkWidget *focus;
  GtkWidget *row;

  g_return_val_if_fail (RESPITE_IS_REPEAT_FIELD (self), FALSE);

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  row = focus != NULL ? gtk_widget_get_ancestor (focus, RESPITE_TYPE_REPEAT_ROW) : NULL;
  if (row == NULL || *get_row_text (row) == '\0')
    return FALSE;

  return gtk_widget_grab_focus (row != get_last_row (self) ? gtk_widget_get_next_sibling (row) : add_row (self));
}
