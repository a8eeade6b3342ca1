/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-form-item-view.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "base/respite-error.h"
#include "widgets/respite-fields.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"

#define INDENT 18
#define NUMBER_CHARS 8
#define LINE_CHARS 40

struct _RespiteFormItemView
{
  GtkWidget              parent_instance;

  /* Borrowed from the form view, which outlives its items */
  RespiteAnswers        *answers;
  const RespiteFormItem *item;
  GtkWidget             *control;

  /* Owned */
  char                  *language;
  GPtrArray             *buttons;
  gboolean               is_filling;

  /* Template children, owned by the template */
  GtkLabel              *text_label;
  GtkBox                *control_box;
  GtkLabel              *error_label;
  GtkListBox            *flag_list;
};

enum
{
  CHANGED,
  NEXT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteFormItemView, respite_form_item_view, GTK_TYPE_WIDGET)

static void
emit_changed (RespiteFormItemView *self)
{
  respite_form_item_view_set_error (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_choice (const RespiteFormItem *item)
{
  return item->type == RESPITE_ITEM_CHOICE || item->type == RESPITE_ITEM_OPEN_CHOICE;
}

static void
option_toggled_cb (RespiteFormItemView *self,
                   GtkCheckButton      *button)
{
  guint position;

  if (self->is_filling || !g_ptr_array_find (self->buttons, button, &position))
    return;

  if (self->item->type == RESPITE_ITEM_BOOLEAN)
    {
      if (!gtk_check_button_get_active (button))
        return;
      respite_answers_set_text (self->answers, self->item->link_id, position == 0 ? "true" : "false", NULL);
    }
  else
    {
      respite_answers_choose (self->answers, self->item->link_id, position, gtk_check_button_get_active (button));
      if (self->control != NULL)
        respite_entry_field_set_text (RESPITE_ENTRY_FIELD (self->control), "");
    }
  emit_changed (self);
}

static void
entry_edited_cb (RespiteFormItemView *self)
{
  g_autofree char *text = g_strstrip (g_strdup (respite_entry_field_get_text (RESPITE_ENTRY_FIELD (self->control))));

  respite_answers_set_text (self->answers, self->item->link_id, text, NULL);
  emit_changed (self);
}

static void
text_edited_cb (RespiteFormItemView *self)
{
  g_autofree char *text = respite_text_field_dup_text (RESPITE_TEXT_FIELD (self->control));

  respite_answers_set_text (self->answers, self->item->link_id, text, NULL);
  emit_changed (self);
}

static void
drop_edited_cb (RespiteFormItemView *self)
{
  guint selected = respite_drop_field_get_selected (RESPITE_DROP_FIELD (self->control));

  if (selected == 0)
    respite_answers_clear (self->answers, self->item->link_id);
  else
    respite_answers_choose (self->answers, self->item->link_id, selected - 1, TRUE);
  emit_changed (self);
}

static void
add_button (RespiteFormItemView *self,
            const char          *label,
            gboolean             is_radio)
{
  GtkCheckButton *group = is_radio && self->buttons->len > 0 ? g_ptr_array_index (self->buttons, 0) : NULL;
  GtkWidget *button = respite_option_button_new (label, group);

  g_ptr_array_add (self->buttons, button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (option_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->control_box, button);
}

static void
add_control (RespiteFormItemView *self,
             GtkWidget           *control,
             GCallback            edited)
{
  self->control = control;
  g_signal_connect_object (control, "edited", edited, self, G_CONNECT_SWAPPED);
  gtk_box_append (self->control_box, control);
}

static void
add_options (RespiteFormItemView *self)
{
  const RespiteFormItem *item = self->item;

  if (item->control == RESPITE_CONTROL_DROP_DOWN && !item->repeats && item->type == RESPITE_ITEM_CHOICE)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new ();

      for (guint i = 0; i < item->options->len; i++)
        g_ptr_array_add (names, (gpointer) respite_form_text_get (
                           ((RespiteFormOption *) g_ptr_array_index (item->options, i))->text, self->language));
      g_ptr_array_add (names, NULL);
      add_control (self, respite_drop_field_new ((const char *const *) names->pdata,
                                                 gtk_label_get_label (self->text_label)),
                   G_CALLBACK (drop_edited_cb));
      return;
    }

  for (guint i = 0; i < item->options->len; i++)
    {
      RespiteFormOption *option = g_ptr_array_index (item->options, i);

      add_button (self, respite_form_text_get (option->text, self->language), !item->repeats);
    }
  if (item->type == RESPITE_ITEM_OPEN_CHOICE)
    add_control (self, respite_entry_field_new (LINE_CHARS, "", _ ("Something else"), 0,
                                                gtk_label_get_label (self->text_label)),
                 G_CALLBACK (entry_edited_cb));
}

static const char *
get_hint (const RespiteFormItem *item)
{
  switch (item->type)
    {
    case RESPITE_ITEM_DATE:
      return "2026-03-14";

    case RESPITE_ITEM_DATE_TIME:
      return "2026-03-14T10:30";

    case RESPITE_ITEM_TIME:
      return "10:30";

    case RESPITE_ITEM_GROUP:
    case RESPITE_ITEM_DISPLAY:
    case RESPITE_ITEM_BOOLEAN:
    case RESPITE_ITEM_DECIMAL:
    case RESPITE_ITEM_INTEGER:
    case RESPITE_ITEM_STRING:
    case RESPITE_ITEM_TEXT:
    case RESPITE_ITEM_URL:
    case RESPITE_ITEM_CHOICE:
    case RESPITE_ITEM_OPEN_CHOICE:
    case RESPITE_ITEM_QUANTITY:
    case RESPITE_ITEM_UNSUPPORTED:
    default:
      return "";
    }
}

static void
build_control (RespiteFormItemView *self)
{
  const RespiteFormItem *item = self->item;
  const char *label = gtk_label_get_label (self->text_label);

  switch (item->type)
    {
    case RESPITE_ITEM_BOOLEAN:
      add_button (self, _ ("Yes"), TRUE);
      add_button (self, _ ("No"), TRUE);
      break;

    case RESPITE_ITEM_CHOICE:
    case RESPITE_ITEM_OPEN_CHOICE:
      add_options (self);
      break;

    case RESPITE_ITEM_TEXT:
      add_control (self, respite_text_field_new (label), G_CALLBACK (text_edited_cb));
      break;

    case RESPITE_ITEM_DECIMAL:
    case RESPITE_ITEM_INTEGER:
    case RESPITE_ITEM_QUANTITY:
      add_control (self, respite_entry_field_new (NUMBER_CHARS, item->unit, "", 0, label),
                   G_CALLBACK (entry_edited_cb));
      break;

    case RESPITE_ITEM_DATE:
    case RESPITE_ITEM_DATE_TIME:
    case RESPITE_ITEM_TIME:
    case RESPITE_ITEM_STRING:
    case RESPITE_ITEM_URL:
      add_control (self, respite_entry_field_new (LINE_CHARS, item->unit, get_hint (item), item->max_length, label),
                   G_CALLBACK (entry_edited_cb));
      break;

    case RESPITE_ITEM_GROUP:
    case RESPITE_ITEM_DISPLAY:
    case RESPITE_ITEM_UNSUPPORTED:
    default:
      gtk_widget_set_visible (GTK_WIDGET (self->control_box), FALSE);
    }
}

/* Writes what the answers hold into the control. */
static void
fill_control (RespiteFormItemView *self)
{
  const char *id = self->item->link_id;
  const char *text = respite_form_item_is_question (self->item) ? respite_answers_get_text (self->answers, id) : "";
  gboolean is_any = FALSE;

  self->is_filling = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    {
      gboolean is_chosen = self->item->type == RESPITE_ITEM_BOOLEAN ?
                           g_str_equal (text, i == 0 ? "true" : "false") :
                           respite_answers_is_chosen (self->answers, id, i);

      is_any |= is_chosen;
      if (is_chosen || self->item->repeats || *text == '\0')
        gtk_check_button_set_active (g_ptr_array_index (self->buttons, i), is_chosen);
    }
  self->is_filling = FALSE;

  if (RESPITE_IS_ENTRY_FIELD (self->control))
    respite_entry_field_set_text (RESPITE_ENTRY_FIELD (self->control), is_choice (self->item) && is_any ? "" : text);
  else if (RESPITE_IS_TEXT_FIELD (self->control))
    respite_text_field_set_text (RESPITE_TEXT_FIELD (self->control), text);
  else if (RESPITE_IS_DROP_FIELD (self->control))
    for (guint i = 0; i < self->item->options->len; i++)
      if (respite_answers_is_chosen (self->answers, id, i))
        respite_drop_field_set_selected (RESPITE_DROP_FIELD (self->control), i + 1);
}

static void
set_text (RespiteFormItemView *self)
{
  const RespiteFormItem *item = self->item;
  const char *text = respite_form_text_get (item->text, self->language);
  g_autofree char *whole = g_strconcat (item->prefix, *item->prefix != '\0' ? " " : "", text,
                                        item->required ? " *" : "", NULL);

  gtk_label_set_label (self->text_label, item->type == RESPITE_ITEM_UNSUPPORTED && item->reason != NULL ?
                       respite_translate (item->reason) : whole);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->text_label), item->type == RESPITE_ITEM_GROUP ? "title-2" :
                            item->type == RESPITE_ITEM_DISPLAY ? "muted" : "question");
}

static void
fill_flag (RespiteRow *row,
           gpointer    item,
           gpointer    user_data)
{
  static const char *const styles[] = { "stop", "review", "note" };
  static const char *const words[] = { N_ ("STOP"), N_ ("REVIEW"), N_ ("NOTE") };
  RespiteFlag *flag = item;

  respite_row_set (row, 0, flag->text, flag->source, NULL);
  respite_row_set_chip (row, _ (words[flag->level]), styles[flag->level]);
}

/* Which option a digit means: the one whose text begins with that number where any does, else by position from 1. */
static int
find_option (RespiteFormItemView *self,
             guint                digit)
{
  gboolean is_numbered = FALSE;

  for (guint i = 0; i < self->buttons->len; i++)
    {
      const char *label = gtk_check_button_get_label (g_ptr_array_index (self->buttons, i));

      if (!g_ascii_isdigit (*label))
        continue;
      is_numbered = TRUE;
      if ((guint) atoi (label) == digit)
        return (int) i;
    }
  if (is_numbered || digit == 0 || digit > self->buttons->len)
    return -1;

  return (int) digit - 1;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  value,
                guint                  code,
                GdkModifierType        state,
                RespiteFormItemView   *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean is_text = GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus);
  gunichar letter = gdk_keyval_to_unicode (value);
  GtkCheckButton *button;
  int option;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if ((value == GDK_KEY_Return || value == GDK_KEY_KP_Enter) && !GTK_IS_TEXT_VIEW (focus))
    {
      g_signal_emit (self, signals[NEXT], 0);
      return GDK_EVENT_STOP;
    }
  if (is_text || letter < '0' || letter > '9' || self->buttons->len == 0)
    return GDK_EVENT_PROPAGATE;

  option = find_option (self, letter - '0');
  if (option < 0)
    return GDK_EVENT_STOP;

  button = g_ptr_array_index (self->buttons, (guint) option);
  gtk_check_button_set_active (button, !self->item->repeats || !gtk_check_button_get_active (button));
  gtk_widget_grab_focus (GTK_WIDGET (button));

  return GDK_EVENT_STOP;
}

static gboolean
respite_form_item_view_grab_focus (GtkWidget *widget)
{
  RespiteFormItemView *self = RESPITE_FORM_ITEM_VIEW (widget);

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->buttons, i)))
      return gtk_widget_grab_focus (g_ptr_array_index (self->buttons, i));
  if (self->buttons->len > 0)
    return gtk_widget_grab_focus (g_ptr_array_index (self->buttons, 0));

  return self->control != NULL && gtk_widget_grab_focus (self->control);
}

static void
respite_form_item_view_dispose (GObject *object)
{
  RespiteFormItemView *self = RESPITE_FORM_ITEM_VIEW (object);

  self->control = NULL;
  g_ptr_array_set_size (self->buttons, 0);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_FORM_ITEM_VIEW);

  G_OBJECT_CLASS (respite_form_item_view_parent_class)->dispose (object);
}

static void
respite_form_item_view_finalize (GObject *object)
{
  RespiteFormItemView *self = RESPITE_FORM_ITEM_VIEW (object);

  g_free (self->language);
  g_ptr_array_unref (self->buttons);

  G_OBJECT_CLASS (respite_form_item_view_parent_class)->finalize (object);
}

static void
respite_form_item_view_class_init (RespiteFormItemViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_form_item_view_dispose;
  object_class->finalize = respite_form_item_view_finalize;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_form_item_view_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[NEXT] = g_signal_new ("next", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-form-item-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteFormItemView, text_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormItemView, control_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormItemView, error_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormItemView, flag_list);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
respite_form_item_view_init (RespiteFormItemView *self)
{
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
respite_form_item_view_new (RespiteAnswers        *answers,
                            const RespiteFormItem *item,
                            const char            *language,
                            guint                  depth)
{
  RespiteFormItemView *self;

  g_return_val_if_fail (answers != NULL, NULL);
  g_return_val_if_fail (item != NULL, NULL);

  self = g_object_new (RESPITE_TYPE_FORM_ITEM_VIEW, NULL);
  self->answers = answers;
  self->item = item;
  self->language = g_strdup (language);
  gtk_widget_set_margin_start (GTK_WIDGET (self), (int) depth * INDENT);
  set_text (self);
  build_control (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->control_box), !item->read_only);
  fill_control (self);
  respite_form_item_view_update (self);

  return GTK_WIDGET (self);
}

void
respite_form_item_view_update (RespiteFormItemView *self)
{
  g_autoptr (GPtrArray) flags = NULL;

  g_return_if_fail (RESPITE_IS_FORM_ITEM_VIEW (self));

  gtk_widget_set_visible (GTK_WIDGET (self), respite_answers_is_shown (self->answers, self->item->link_id));
  if (!respite_form_item_is_question (self->item))
    return;

  flags = respite_answers_dup_item_flags (self->answers, self->item->link_id, self->language);
  respite_row_sync_list (self->flag_list, flags, fill_flag, NULL);
}

void
respite_form_item_view_set_error (RespiteFormItemView *self,
                                  const char          *error)
{
  g_return_if_fail (RESPITE_IS_FORM_ITEM_VIEW (self));

  gtk_label_set_label (self->error_label, error != NULL ? error : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
}

const RespiteFormItem *
respite_form_item_view_get_item (RespiteFormItemView *self)
{
  g_return_val_if_fail (RESPITE_IS_FORM_ITEM_VIEW (self), NULL);

  return self->item;
}

gboolean
respite_form_item_view_is_open (RespiteFormItemView *self)
{
  g_return_val_if_fail (RESPITE_IS_FORM_ITEM_VIEW (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self)) && respite_form_item_is_question (self->item) &&
         !self->item->read_only;
}
