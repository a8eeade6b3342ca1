/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-form-item-view.h"

#include <glib/gi18n.h>

#include "base/respite-error.h"
#include "forms/respite-form-words.h"
#include "forms/respite-prefill.h"
#include "widgets/respite-chip.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"

#define INDENT 18

struct _RespiteFormItemView
{
  GtkWidget              parent_instance;

  /* Borrowed from the form view, which outlives its items */
  RespiteAnswers        *answers;
  const RespiteFormItem *item;

  /* Owned */
  char                  *key;
  char                  *language;
  gboolean               hides_flags;
  gboolean               depends;       /* whether other answers change what is shown */

  /* Owned by the box; NULL where nothing can be answered */
  RespiteAnswerControl  *control;

  /* Template children, owned by the template */
  GtkLabel              *text_label;
  GtkLabel              *hint_label;
  RespiteChip           *origin_chip;
  GtkBox                *control_box;
  GtkLabel              *error_label;
  GtkListBox            *flag_list;
  GtkWidget             *group_box;
  GtkButton             *add_button;
  GtkButton             *remove_button;
};

enum
{
  CHANGED,
  NEXT,
  ENTERED,
  ADD,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteFormItemView, respite_form_item_view, GTK_TYPE_WIDGET)

static gboolean
is_number (const RespiteFormItem *item)
{
  return item->type == RESPITE_ITEM_INTEGER || item->type == RESPITE_ITEM_DECIMAL ||
         item->type == RESPITE_ITEM_QUANTITY;
}

static gboolean
is_moment (const RespiteFormItem *item)
{
  return item->type == RESPITE_ITEM_DATE || item->type == RESPITE_ITEM_DATE_TIME || item->type == RESPITE_ITEM_TIME;
}

/* Whether further typing may still mend the answer: then nothing is said before the person goes on. */
static gboolean
may_be_mended (RespiteFormItemView *self)
{
  GPtrArray *values = respite_answers_get (self->answers, self->key);

  if (is_moment (self->item) || self->item->type == RESPITE_ITEM_URL)
    return TRUE;

  for (guint i = 0; i < values->len && is_number (self->item); i++)
    {
      const RespiteFormValue *value = g_ptr_array_index (values, i);
      int order;

      if (g_str_has_suffix (value->text, ".") || g_str_equal (value->text, "-"))
        return TRUE;
      if (self->item->min != NULL && respite_form_value_check (value, NULL) &&
          respite_form_value_compare (value, self->item->min, &order) && order < 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
respite_form_item_view_check (RespiteFormItemView *self)
{
  g_autoptr (RespiteIssue) issue = NULL;

  g_return_val_if_fail (RESPITE_IS_FORM_ITEM_VIEW (self), FALSE);

  if (self->control == NULL || respite_answers_get (self->answers, self->key)->len == 0)
    return TRUE;

  issue = respite_answers_validate_item (self->answers, self->key, self->language);
  respite_form_item_view_set_error (self, issue != NULL ? issue->text : NULL);

  return issue == NULL;
}

static void
show_origin (RespiteFormItemView *self)
{
  gboolean is_prefilled = self->control != NULL && respite_answers_is_prefilled (self->answers, self->key);
  gboolean is_calculated = self->control != NULL && respite_answers_is_calculated (self->answers, self->key);

  respite_chip_set (self->origin_chip, respite_form_word (self->language, is_calculated ? "worked-out" : "from-record"),
                    "note");
  gtk_widget_set_visible (GTK_WIDGET (self->origin_chip), is_prefilled || is_calculated);
  if (is_prefilled)
    gtk_widget_add_css_class (GTK_WIDGET (self), "prefilled");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "prefilled");
}

static void
control_edited_cb (RespiteFormItemView *self)
{
  if (may_be_mended (self))
    respite_form_item_view_set_error (self, NULL);
  else if (respite_form_item_view_check (self))
    respite_form_item_view_set_error (self, NULL);
  show_origin (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What may be answered, in one line; (nullable) where nothing needs to be said. */
static char *
dup_hint (RespiteFormItemView *self)
{
  const RespiteFormItem *item = self->item;
  const char *language = self->language;

  if (item->min != NULL && item->max != NULL)
    return respite_form_word_format (language, "from-to", "min", item->min->text, "max", item->max->text, NULL);
  if (item->min != NULL)
    return respite_form_word_format (language, "at-least", "min", item->min->text, NULL);
  if (item->max != NULL)
    return respite_form_word_format (language, "at-most", "max", item->max->text, NULL);
  if (item->type == RESPITE_ITEM_DECIMAL || item->type == RESPITE_ITEM_QUANTITY)
    return g_strdup (respite_form_word (language, "number-hint"));
  if (item->type == RESPITE_ITEM_DATE)
    return g_strdup (respite_form_word (language, "date-hint"));
  if (item->type == RESPITE_ITEM_DATE_TIME)
    return g_strdup (respite_form_word (language, "date-time-hint"));
  if (item->type == RESPITE_ITEM_TIME)
    return g_strdup (respite_form_word (language, "time-hint"));
  if (item->repeats && item->options->len > 0)
    return g_strdup (respite_form_word (language, "several"));

  return NULL;
}

static void
set_text (RespiteFormItemView *self)
{
  const RespiteFormItem *item = self->item;
  const char *text = respite_form_text_get (item->text, self->language);
  g_autofree char *whole = g_strconcat (item->prefix, *item->prefix != '\0' ? " " : "", text,
                                        item->required ? " *" : "", NULL);
  g_autofree char *hint = respite_form_item_is_question (item) ? dup_hint (self) : NULL;

  gtk_label_set_label (self->text_label, item->type == RESPITE_ITEM_UNSUPPORTED && item->reason != NULL ?
                       respite_translate (item->reason) : whole);
  gtk_label_set_label (self->hint_label, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), hint != NULL);
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

/* Going on by Enter says that a prefilled answer is right. */
static void
confirm (RespiteFormItemView *self)
{
  if (!respite_answers_is_prefilled (self->answers, self->key))
    return;

  respite_answers_confirm (self->answers, self->key);
  show_origin (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  value,
                guint                  code,
                GdkModifierType        state,
                RespiteFormItemView   *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean is_button;

  if (self->control == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  /* Enter presses a button and chooses in a list that hangs open; the list itself opens by Space. */
  is_button = gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL ||
              (GTK_IS_BUTTON (focus) && gtk_widget_get_ancestor (focus, GTK_TYPE_DROP_DOWN) == NULL);
  if ((value == GDK_KEY_Return || value == GDK_KEY_KP_Enter) && !GTK_IS_TEXT_VIEW (focus) && !is_button)
    {
      if (respite_answer_control_next (self->control))
        return GDK_EVENT_STOP;
      respite_answer_control_tidy (self->control);
      respite_form_item_view_check (self);
      confirm (self);
      g_signal_emit (self, signals[NEXT], 0);
      return GDK_EVENT_STOP;
    }
  if (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus))
    return GDK_EVENT_PROPAGATE;

  return respite_answer_control_press (self->control, value);
}

static void
focus_in_cb (RespiteFormItemView *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
focus_out_cb (RespiteFormItemView *self)
{
  /* The focus may be said to go only after the form was taken off the screen, and its answers with it. */
  if (self->control == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  respite_answer_control_tidy (self->control);
  respite_form_item_view_check (self);
}

static void
add_clicked_cb (RespiteFormItemView *self)
{
  g_signal_emit (self, signals[ADD], 0);
}

static void
remove_clicked_cb (RespiteFormItemView *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static gboolean
respite_form_item_view_grab_focus (GtkWidget *widget)
{
  RespiteFormItemView *self = RESPITE_FORM_ITEM_VIEW (widget);

  return self->control != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->control));
}

static void
respite_form_item_view_dispose (GObject *object)
{
  RESPITE_FORM_ITEM_VIEW (object)->control = NULL;
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_FORM_ITEM_VIEW);

  G_OBJECT_CLASS (respite_form_item_view_parent_class)->dispose (object);
}

static void
respite_form_item_view_finalize (GObject *object)
{
  RespiteFormItemView *self = RESPITE_FORM_ITEM_VIEW (object);

  g_free (self->key);
  g_free (self->language);

  G_OBJECT_CLASS (respite_form_item_view_parent_class)->finalize (object);
}

static guint
add_signal (RespiteFormItemViewClass *klass,
            const char               *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
respite_form_item_view_class_init (RespiteFormItemViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_CHIP);

  object_class->dispose = respite_form_item_view_dispose;
  object_class->finalize = respite_form_item_view_finalize;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_form_item_view_grab_focus;

  signals[CHANGED] = add_signal (klass, "changed");
  signals[NEXT] = add_signal (klass, "next");
  signals[ENTERED] = add_signal (klass, "entered");
  signals[ADD] = add_signal (klass, "add");
  signals[REMOVE] = add_signal (klass, "remove");

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-form-item-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteFormItemView, text_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormItemView, hint_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormItemView, origin_chip);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormItemView, control_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormItemView, error_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormItemView, flag_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormItemView, group_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormItemView, add_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormItemView, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
respite_form_item_view_init (RespiteFormItemView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Whether what is shown of an item hangs on other answers. */
static gboolean
depends_on_others (RespiteFormItemView *self)
{
  const RespiteFormItem *item = self->item;

  if (item->flags->len > 0 || item->read_only || item->calculated != NULL)
    return TRUE;
  for (; item != NULL; item = item->parent)
    if (item->enable_when->len > 0)
      return TRUE;

  return FALSE;
}

static void
add_control (RespiteFormItemView *self)
{
  gboolean is_typed = !self->item->read_only && !respite_answers_is_calculated (self->answers, self->key);
  GtkWidget *control = respite_answer_control_new (self->answers, self->key, self->language);

  self->control = RESPITE_ANSWER_CONTROL (control);
  g_signal_connect_object (control, "edited", G_CALLBACK (control_edited_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->control_box, control);
  gtk_widget_set_sensitive (control, is_typed);
}

static void
set_group_buttons (RespiteFormItemView *self)
{
  const char *text = respite_form_text_get (self->item->text, self->language);
  g_autofree char *add_text = respite_form_word_format (self->language, "add-group", "group", text, NULL);

  gtk_button_set_label (self->add_button, add_text);
  gtk_button_set_label (self->remove_button, respite_form_word (self->language, "remove-group"));
  gtk_widget_set_visible (self->group_box, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remove_button), respite_answers_get_count (self->answers, self->key) > 1);
}

GtkWidget *
respite_form_item_view_new (RespiteAnswers *answers,
                            const char     *key,
                            const char     *language,
                            guint           depth)
{
  RespiteFormItemView *self;

  g_return_val_if_fail (answers != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  self = g_object_new (RESPITE_TYPE_FORM_ITEM_VIEW, NULL);
  self->answers = answers;
  self->item = respite_form_get_item (respite_answers_get_form (answers), key);
  self->key = g_strdup (key);
  self->language = g_strdup (language);
  self->depends = depends_on_others (self);
  gtk_widget_set_margin_start (GTK_WIDGET (self), (int) depth * INDENT);
  set_text (self);
  if (respite_form_item_is_question (self->item))
    add_control (self);
  if (respite_form_item_is_scope (self->item))
    set_group_buttons (self);
  show_origin (self);
  respite_form_item_view_update (self);
  respite_form_item_view_check (self);

  return GTK_WIDGET (self);
}

void
respite_form_item_view_update (RespiteFormItemView *self)
{
  g_autoptr (GPtrArray) flags = NULL;

  g_return_if_fail (RESPITE_IS_FORM_ITEM_VIEW (self));

  if (!self->depends)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self), respite_answers_is_shown (self->answers, self->key));
  if (self->control == NULL)
    return;

  if (self->item->read_only || self->item->calculated != NULL)
    {
      respite_answer_control_refill (self->control);
      show_origin (self);
    }
  if (self->item->flags->len == 0 || self->hides_flags)
    return;
  flags = respite_answers_dup_item_flags (self->answers, self->key, self->language);
  respite_row_sync_list (self->flag_list, flags, fill_flag, NULL);
}

void
respite_form_item_view_hide_flags (RespiteFormItemView *self)
{
  g_return_if_fail (RESPITE_IS_FORM_ITEM_VIEW (self));

  self->hides_flags = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->flag_list), FALSE);
}

void
respite_form_item_view_refill (RespiteFormItemView *self)
{
  g_return_if_fail (RESPITE_IS_FORM_ITEM_VIEW (self));

  if (self->control != NULL)
    respite_answer_control_refill (self->control);
  show_origin (self);
  respite_form_item_view_update (self);
  respite_form_item_view_check (self);
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

const char *
respite_form_item_view_get_key (RespiteFormItemView *self)
{
  g_return_val_if_fail (RESPITE_IS_FORM_ITEM_VIEW (self), NULL);

  return self->key;
}

RespiteAnswerControl *
respite_form_item_view_get_control (RespiteFormItemView *self)
{
  g_return_val_if_fail (RESPITE_IS_FORM_ITEM_VIEW (self), NULL);

  return self->control;
}

gboolean
respite_form_item_view_is_open (RespiteFormItemView *self)
{
  g_return_val_if_fail (RESPITE_IS_FORM_ITEM_VIEW (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self)) && self->control != NULL &&
         gtk_widget_get_sensitive (GTK_WIDGET (self->control));
}
