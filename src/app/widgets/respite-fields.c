/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-fields.h"

#include "widgets/respite-template.h"

#define NARROWEST_CHARS 12
/* The first character of a script that is written from right to left: Hebrew. */
#define FIRST_FROM_RIGHT 0x590

struct _RespiteEntryField
{
  GtkWidget parent_instance;

  gboolean  is_filling;

  /* Template children, owned by the template */
  GtkEntry *entry;
  GtkLabel *unit_label;
};

struct _RespiteTextField
{
  GtkWidget      parent_instance;

  gboolean       is_filling;

  /* Template children, owned by the template */
  GtkWidget     *view;
  GtkTextBuffer *buffer;
};

struct _RespiteDropField
{
  GtkWidget      parent_instance;

  gboolean       is_filling;

  /* Template children, owned by the template */
  GtkDropDown   *drop;
  GtkStringList *names;
};

struct _RespiteOptionButton
{
  GtkCheckButton parent_instance;
};

G_DEFINE_FINAL_TYPE (RespiteEntryField, respite_entry_field, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (RespiteTextField, respite_text_field, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (RespiteDropField, respite_drop_field, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (RespiteOptionButton, respite_option_button, GTK_TYPE_CHECK_BUTTON)

static void
add_signal (gpointer klass)
{
  g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
set_label (gpointer    widget,
           const char *label)
{
  gtk_accessible_update_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* The entry */

static void
entry_changed_cb (RespiteEntryField *self)
{
  if (!self->is_filling)
    g_signal_emit_by_name (self, "edited");
}

static gboolean
respite_entry_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RESPITE_ENTRY_FIELD (widget)->entry));
}

static void
respite_entry_field_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_ENTRY_FIELD);

  G_OBJECT_CLASS (respite_entry_field_parent_class)->dispose (object);
}

static void
respite_entry_field_class_init (RespiteEntryFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = respite_entry_field_dispose;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_entry_field_grab_focus;
  add_signal (klass);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-entry-field.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteEntryField, entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteEntryField, unit_label);
  gtk_widget_class_bind_template_callback_full (widget_class, "changed_cb", G_CALLBACK (entry_changed_cb));
}

static void
respite_entry_field_init (RespiteEntryField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
respite_entry_field_new (int         width_chars,
                         const char *unit,
                         const char *hint,
                         int         max_length,
                         const char *label)
{
  RespiteEntryField *self = g_object_new (RESPITE_TYPE_ENTRY_FIELD, NULL);

  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), MIN (width_chars, NARROWEST_CHARS));
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), width_chars);
  gtk_entry_set_placeholder_text (self->entry, hint);
  gtk_entry_set_max_length (self->entry, max_length);
  gtk_label_set_label (self->unit_label, unit);
  set_label (self->entry, label);

  return GTK_WIDGET (self);
}

const char *
respite_entry_field_get_text (RespiteEntryField *self)
{
  g_return_val_if_fail (RESPITE_IS_ENTRY_FIELD (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
respite_entry_field_set_text (RespiteEntryField *self,
                              const char        *text)
{
  g_return_if_fail (RESPITE_IS_ENTRY_FIELD (self));

  if (g_strcmp0 (text, respite_entry_field_get_text (self)) == 0)
    return;

  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  self->is_filling = FALSE;
}

/* Several lines */

static void
text_changed_cb (RespiteTextField *self)
{
  if (!self->is_filling)
    g_signal_emit_by_name (self, "edited");
}

/* An arrow against the end of the text does nothing, but GTK 4.8 loses the layout of the line with each. */
static gboolean
is_against_end (RespiteTextField *self,
                guint             keyval,
                GdkModifierType   state)
{
  g_autofree char *text = respite_text_field_dup_text (self);
  GtkTextIter caret;

  if (keyval != GDK_KEY_Left && keyval != GDK_KEY_Right)
    return FALSE;
  if (gtk_text_buffer_get_has_selection (self->buffer) && (state & GDK_SHIFT_MASK) == 0)
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_utf8_get_char (at) >= FIRST_FROM_RIGHT)
      return FALSE;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &caret, gtk_text_buffer_get_insert (self->buffer));

  return keyval == GDK_KEY_Left ? gtk_text_iter_is_start (&caret) : gtk_text_iter_is_end (&caret);
}

/* A page up or down is one of the form: in so small a box it would only take the caret out of sight. */
static gboolean
text_key_pressed_cb (RespiteTextField *self,
                     guint             keyval,
                     guint             keycode,
                     GdkModifierType   state)
{
  GtkWidget *around = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  gboolean is_scrolled = FALSE;

  if (is_against_end (self, keyval, state))
    return GDK_EVENT_STOP;
  if (around == NULL || (keyval != GDK_KEY_Page_Up && keyval != GDK_KEY_Page_Down))
    return GDK_EVENT_PROPAGATE;

  g_signal_emit_by_name (around, "scroll-child",
                         keyval == GDK_KEY_Page_Up ? GTK_SCROLL_PAGE_UP : GTK_SCROLL_PAGE_DOWN, FALSE, &is_scrolled);

  return GDK_EVENT_STOP;
}

static gboolean
respite_text_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RESPITE_TEXT_FIELD (widget)->view);
}

static void
respite_text_field_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_TEXT_FIELD);

  G_OBJECT_CLASS (respite_text_field_parent_class)->dispose (object);
}

static void
respite_text_field_class_init (RespiteTextFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = respite_text_field_dispose;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_text_field_grab_focus;
  add_signal (klass);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-text-field.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteTextField, view);
  gtk_widget_class_bind_template_child (widget_class, RespiteTextField, buffer);
  gtk_widget_class_bind_template_callback_full (widget_class, "changed_cb", G_CALLBACK (text_changed_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "key_pressed_cb", G_CALLBACK (text_key_pressed_cb));
}

static void
respite_text_field_init (RespiteTextField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
respite_text_field_new (const char *label)
{
  RespiteTextField *self = g_object_new (RESPITE_TYPE_TEXT_FIELD, NULL);

  set_label (self->view, label);

  return GTK_WIDGET (self);
}

void
respite_text_field_set_label (RespiteTextField *self,
                              const char       *label)
{
  g_return_if_fail (RESPITE_IS_TEXT_FIELD (self));

  set_label (self->view, label);
}

char *
respite_text_field_dup_text (RespiteTextField *self)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (RESPITE_IS_TEXT_FIELD (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

void
respite_text_field_set_text (RespiteTextField *self,
                             const char       *text)
{
  g_autofree char *present = respite_text_field_dup_text (self);

  g_return_if_fail (RESPITE_IS_TEXT_FIELD (self));

  if (g_strcmp0 (text, present) == 0)
    return;

  self->is_filling = TRUE;
  gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
  self->is_filling = FALSE;
}

/* The drop-down list */

static void
drop_changed_cb (RespiteDropField *self)
{
  if (!self->is_filling)
    g_signal_emit_by_name (self, "edited");
}

static gboolean
respite_drop_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RESPITE_DROP_FIELD (widget)->drop));
}

static void
respite_drop_field_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_DROP_FIELD);

  G_OBJECT_CLASS (respite_drop_field_parent_class)->dispose (object);
}

static void
respite_drop_field_class_init (RespiteDropFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = respite_drop_field_dispose;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_drop_field_grab_focus;
  add_signal (klass);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-drop-field.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteDropField, drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteDropField, names);
  gtk_widget_class_bind_template_callback_full (widget_class, "changed_cb", G_CALLBACK (drop_changed_cb));
}

static void
respite_drop_field_init (RespiteDropField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
respite_drop_field_new (const char *const *names,
                        const char        *empty,
                        const char        *label)
{
  RespiteDropField *self = g_object_new (RESPITE_TYPE_DROP_FIELD, NULL);

  self->is_filling = TRUE;
  gtk_string_list_append (self->names, empty);
  gtk_string_list_splice (self->names, 1, 0, names);
  self->is_filling = FALSE;
  set_label (self->drop, label);

  return GTK_WIDGET (self);
}

guint
respite_drop_field_get_selected (RespiteDropField *self)
{
  g_return_val_if_fail (RESPITE_IS_DROP_FIELD (self), 0);

  return gtk_drop_down_get_selected (self->drop);
}

void
respite_drop_field_set_selected (RespiteDropField *self,
                                 guint             selected)
{
  g_return_if_fail (RESPITE_IS_DROP_FIELD (self));

  self->is_filling = TRUE;
  gtk_drop_down_set_selected (self->drop, selected);
  self->is_filling = FALSE;
}

/* The option */

static void
respite_option_button_class_init (RespiteOptionButtonClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/respite/Respite/respite-option-button.ui");
}

static void
respite_option_button_init (RespiteOptionButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
respite_option_button_new (const char     *label,
                           GtkCheckButton *group)
{
  GtkWidget *button = g_object_new (RESPITE_TYPE_OPTION_BUTTON, "label", label, "group", group, NULL);

  respite_check_button_wrap (GTK_CHECK_BUTTON (button));

  return button;
}

void
respite_check_button_wrap (GtkCheckButton *button)
{
  g_return_if_fail (GTK_IS_CHECK_BUTTON (button));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (button)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child))
      gtk_label_set_wrap (GTK_LABEL (child), TRUE);
}
