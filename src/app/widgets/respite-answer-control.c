/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-answer-control.h"

#include "forms/respite-form-words.h"
#include "widgets/respite-answer-options.h"
#include "widgets/respite-fields.h"
#include "widgets/respite-repeat-field.h"
#include "widgets/respite-slider-field.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"

#define NUMBER_CHARS 8
#define LINE_CHARS 40
#define MOST_BUTTONS 12         /* with more a list is offered */
#define MOST_SLIDER_STEPS 1000

struct _RespiteAnswerControl
{
  GtkWidget              parent_instance;

  /* Borrowed from the form view, which outlives its items */
  RespiteAnswers        *answers;
  const RespiteFormItem *item;

  /* Owned */
  char                  *key;
  char                  *language;

  /* Owned by the box; NULL where there are none */
  RespiteAnswerOptions  *options;
  GtkWidget             *field;

  /* Template children, owned by the template */
  GtkBox                *box;
};

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteAnswerControl, respite_answer_control, GTK_TYPE_WIDGET)

static void
emit_edited (RespiteAnswerControl *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

/* The answer of an open choice that is none of its options, "" for none. */
static const char *
find_other (RespiteAnswerControl *self)
{
  GPtrArray *values = respite_answers_get (self->answers, self->key);

  for (guint i = 0; i < values->len; i++)
    {
      const RespiteFormValue *value = g_ptr_array_index (values, i);

      if (value->type == RESPITE_VALUE_STRING)
        return value->text;
    }

  return "";
}

/* An open choice that repeats has ticked options and a typed one. The buttons tell which are ticked: a text that is on
 * its way may for a moment be that of an option. */
static void
set_options_and_other (RespiteAnswerControl *self,
                       const char           *other)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < self->item->options->len; i++)
    {
      const RespiteFormOption *option = g_ptr_array_index (self->item->options, i);

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (respite_answer_options_get (self->options, i))))
        g_ptr_array_add (texts, option->value->text);
    }
  g_ptr_array_add (texts, (gpointer) other);
  g_ptr_array_add (texts, NULL);
  respite_answers_set_texts (self->answers, self->key, (const char *const *) texts->pdata, NULL);
}

static void
options_edited_cb (RespiteAnswerControl *self)
{
  respite_answer_control_refill (self);
  emit_edited (self);
}

static void
entry_edited_cb (RespiteAnswerControl *self)
{
  g_autofree char *text = g_strstrip (g_strdup (respite_entry_field_get_text (RESPITE_ENTRY_FIELD (self->field))));

  if (self->item->type == RESPITE_ITEM_OPEN_CHOICE && self->item->repeats)
    {
      set_options_and_other (self, text);
    }
  else
    {
      respite_answers_set_text (self->answers, self->key, text, NULL);
      if (self->options != NULL)
        respite_answer_options_refill (self->options);
    }
  emit_edited (self);
}

static void
text_edited_cb (RespiteAnswerControl *self)
{
  g_autofree char *text = respite_text_field_dup_text (RESPITE_TEXT_FIELD (self->field));

  respite_answers_set_text (self->answers, self->key, text, NULL);
  emit_edited (self);
}

static void
slider_edited_cb (RespiteAnswerControl *self)
{
  g_autofree char *text = g_strstrip (g_strdup (respite_slider_field_get_text (RESPITE_SLIDER_FIELD (self->field))));

  respite_answers_set_text (self->answers, self->key, text, NULL);
  emit_edited (self);
}

static void
repeat_edited_cb (RespiteAnswerControl *self)
{
  g_auto (GStrv) texts = respite_repeat_field_dup_texts (RESPITE_REPEAT_FIELD (self->field));

  respite_answers_set_texts (self->answers, self->key, (const char *const *) texts, NULL);
  emit_edited (self);
}

static void
drop_edited_cb (RespiteAnswerControl *self)
{
  guint selected = respite_drop_field_get_selected (RESPITE_DROP_FIELD (self->field));

  if (selected == 0)
    respite_answers_clear (self->answers, self->key);
  else
    respite_answers_choose (self->answers, self->key, selected - 1, TRUE);
  emit_edited (self);
}

static void
add_field (RespiteAnswerControl *self,
           GtkWidget            *field,
           GCallback             edited)
{
  self->field = field;
  g_signal_connect_object (field, "edited", edited, self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, field);
}

static void
add_buttons (RespiteAnswerControl *self)
{
  self->options = RESPITE_ANSWER_OPTIONS (respite_answer_options_new (self->answers, self->key, self->language));
  g_signal_connect_object (self->options, "edited", G_CALLBACK (options_edited_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->options));
}

static void
add_list (RespiteAnswerControl *self,
          const char           *label)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->item->options->len; i++)
    {
      const RespiteFormOption *option = g_ptr_array_index (self->item->options, i);
      const char *text = respite_form_text_get (option->text, self->language);

      g_ptr_array_add (names, (gpointer) (*text != '\0' ? text : option->value->text));
    }
  g_ptr_array_add (names, NULL);
  add_field (self, respite_drop_field_new ((const char *const *) names->pdata,
                                           respite_form_word (self->language, "choose"), label),
             G_CALLBACK (drop_edited_cb));
}

static void
add_options (RespiteAnswerControl *self,
             const char           *label)
{
  const RespiteFormItem *item = self->item;
  gboolean wants_list = item->control == RESPITE_CONTROL_DROP_DOWN ||
                        (item->control == RESPITE_CONTROL_NONE && item->options->len > MOST_BUTTONS);

  if (wants_list && !item->repeats && item->type == RESPITE_ITEM_CHOICE)
    {
      add_list (self, label);
      return;
    }

  add_buttons (self);
  if (item->type == RESPITE_ITEM_OPEN_CHOICE)
    add_field (self, respite_entry_field_new (LINE_CHARS, "", respite_form_word (self->language, "something-else"), 0,
                                              label),
               G_CALLBACK (entry_edited_cb));
}

static const char *
get_hint (const RespiteFormItem *item,
          const char            *language)
{
  if (item->placeholder != NULL)
    return respite_form_text_get (item->placeholder, language);

  switch (item->type)
    {
    case RESPITE_ITEM_DATE:
      return "2026-11-22";

    case RESPITE_ITEM_DATE_TIME:
      return "2026-11-22 10:21";

    case RESPITE_ITEM_TIME:
      return "10:21";

    case RESPITE_ITEM_URL:
      return "https://";

    case RESPITE_ITEM_GROUP:
    case RESPITE_ITEM_DISPLAY:
    case RESPITE_ITEM_BOOLEAN:
    case RESPITE_ITEM_DECIMAL:
    case RESPITE_ITEM_INTEGER:
    case RESPITE_ITEM_STRING:
    case RESPITE_ITEM_TEXT:
    case RESPITE_ITEM_CHOICE:
    case RESPITE_ITEM_OPEN_CHOICE:
    case RESPITE_ITEM_QUANTITY:
    case RESPITE_ITEM_UNSUPPORTED:
    default:
      return "";
    }
}

static gboolean
is_number (const RespiteFormItem *item)
{
  return item->type == RESPITE_ITEM_INTEGER || item->type == RESPITE_ITEM_DECIMAL ||
         item->type == RESPITE_ITEM_QUANTITY;
}

/* Whether the item wants a slider and has two ends for one. */
static gboolean
add_slider (RespiteAnswerControl *self,
            const char           *label)
{
  const RespiteFormItem *item = self->item;
  double min, max, step;

  if (item->control != RESPITE_CONTROL_SLIDER || !is_number (item) || item->min == NULL || item->max == NULL)
    return FALSE;

  min = g_ascii_strtod (item->min->text, NULL);
  max = g_ascii_strtod (item->max->text, NULL);
  step = item->step != NULL ? g_ascii_strtod (item->step->text, NULL) :
         item->type == RESPITE_ITEM_INTEGER ? 1 : (max - min) / 100;
  if (!(max > min) || !(step > 0) || (max - min) / step > MOST_SLIDER_STEPS)
    return FALSE;

  add_field (self, respite_slider_field_new (min, max, step, item->type == RESPITE_ITEM_INTEGER ? 0 : 2,
                                             respite_form_text_get (item->unit_text, self->language), label),
             G_CALLBACK (slider_edited_cb));

  return TRUE;
}

static void
add_line (RespiteAnswerControl *self,
          const char           *label)
{
  const RespiteFormItem *item = self->item;
  const char *hint = get_hint (item, self->language);
  const char *unit = respite_form_text_get (item->unit_text, self->language);
  int width = is_number (item) ? NUMBER_CHARS : LINE_CHARS;

  if (item->repeats)
    add_field (self, respite_repeat_field_new (width, unit, hint, label, self->language),
               G_CALLBACK (repeat_edited_cb));
  else if (item->type == RESPITE_ITEM_TEXT)
    add_field (self, respite_text_field_new (label), G_CALLBACK (text_edited_cb));
  else if (!add_slider (self, label))
    add_field (self, respite_entry_field_new (width, unit, hint, item->max_length, label),
               G_CALLBACK (entry_edited_cb));
}

static void
build (RespiteAnswerControl *self)
{
  const char *label = respite_form_text_get (self->item->text, self->language);

  switch (self->item->type)
    {
    case RESPITE_ITEM_BOOLEAN:
      add_buttons (self);
      break;

    case RESPITE_ITEM_CHOICE:
    case RESPITE_ITEM_OPEN_CHOICE:
      add_options (self, label);
      break;

    case RESPITE_ITEM_TEXT:
    case RESPITE_ITEM_DECIMAL:
    case RESPITE_ITEM_INTEGER:
    case RESPITE_ITEM_QUANTITY:
    case RESPITE_ITEM_DATE:
    case RESPITE_ITEM_DATE_TIME:
    case RESPITE_ITEM_TIME:
    case RESPITE_ITEM_STRING:
    case RESPITE_ITEM_URL:
      if (self->item->options->len > 0)
        add_options (self, label);
      else
        add_line (self, label);
      break;

    case RESPITE_ITEM_GROUP:
    case RESPITE_ITEM_DISPLAY:
    case RESPITE_ITEM_UNSUPPORTED:
    default:
      g_return_if_reached ();
    }
}

static void
clear (RespiteAnswerControl *self)
{
  respite_answers_clear (self->answers, self->key);
  respite_answer_control_refill (self);
  emit_edited (self);
}

static gboolean
respite_answer_control_grab_focus (GtkWidget *widget)
{
  RespiteAnswerControl *self = RESPITE_ANSWER_CONTROL (widget);

  if (self->options != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->options));

  return self->field != NULL && gtk_widget_grab_focus (self->field);
}

static void
respite_answer_control_dispose (GObject *object)
{
  RespiteAnswerControl *self = RESPITE_ANSWER_CONTROL (object);

  self->options = NULL;
  self->field = NULL;
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_ANSWER_CONTROL);

  G_OBJECT_CLASS (respite_answer_control_parent_class)->dispose (object);
}

static void
respite_answer_control_finalize (GObject *object)
{
  RespiteAnswerControl *self = RESPITE_ANSWER_CONTROL (object);

  g_free (self->key);
  g_free (self->language);

  G_OBJECT_CLASS (respite_answer_control_parent_class)->finalize (object);
}

static void
respite_answer_control_class_init (RespiteAnswerControlClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_answer_control_dispose;
  object_class->finalize = respite_answer_control_finalize;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_answer_control_grab_focus;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-answer-control.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteAnswerControl, box);
}

static void
respite_answer_control_init (RespiteAnswerControl *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
respite_answer_control_new (RespiteAnswers *answers,
                            const char     *key,
                            const char     *language)
{
  const RespiteFormItem *item;
  RespiteAnswerControl *self;

  g_return_val_if_fail (answers != NULL && key != NULL, NULL);

  item = respite_form_get_item (respite_answers_get_form (answers), key);
  g_return_val_if_fail (item != NULL && respite_form_item_is_question (item), NULL);

  self = g_object_new (RESPITE_TYPE_ANSWER_CONTROL, NULL);
  self->answers = answers;
  self->item = item;
  self->key = g_strdup (key);
  self->language = g_strdup (language);
  build (self);
  respite_answer_control_refill (self);

  return GTK_WIDGET (self);
}

static void
refill_repeats (RespiteAnswerControl *self)
{
  GPtrArray *values = respite_answers_get (self->answers, self->key);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (texts, ((RespiteFormValue *) g_ptr_array_index (values, i))->text);
  g_ptr_array_add (texts, NULL);
  respite_repeat_field_set_texts (RESPITE_REPEAT_FIELD (self->field), (const char *const *) texts->pdata);
}

void
respite_answer_control_refill (RespiteAnswerControl *self)
{
  const char *text;
  guint selected = 0;

  g_return_if_fail (RESPITE_IS_ANSWER_CONTROL (self));

  if (self->options != NULL)
    respite_answer_options_refill (self->options);
  text = self->options != NULL ? find_other (self) : respite_answers_get_text (self->answers, self->key);
  if (RESPITE_IS_ENTRY_FIELD (self->field))
    {
      /* What is being typed stays as it is, spaces and all. */
      g_autofree char *typed = g_strstrip (g_strdup (respite_entry_field_get_text (RESPITE_ENTRY_FIELD (self->field))));

      if (!g_str_equal (typed, text))
        respite_entry_field_set_text (RESPITE_ENTRY_FIELD (self->field), text);
    }
  else if (RESPITE_IS_TEXT_FIELD (self->field))
    respite_text_field_set_text (RESPITE_TEXT_FIELD (self->field), text);
  else if (RESPITE_IS_SLIDER_FIELD (self->field))
    respite_slider_field_set_text (RESPITE_SLIDER_FIELD (self->field), text);
  else if (RESPITE_IS_REPEAT_FIELD (self->field))
    refill_repeats (self);
  else if (RESPITE_IS_DROP_FIELD (self->field))
    {
      for (guint i = 0; i < self->item->options->len; i++)
        if (respite_answers_is_chosen (self->answers, self->key, i))
          selected = i + 1;
      respite_drop_field_set_selected (RESPITE_DROP_FIELD (self->field), selected);
    }
}

guint
respite_answer_control_get_n_options (RespiteAnswerControl *self)
{
  g_return_val_if_fail (RESPITE_IS_ANSWER_CONTROL (self), 0);

  return self->options != NULL ? respite_answer_options_get_count (self->options) : 0;
}

GtkWidget *
respite_answer_control_get_option (RespiteAnswerControl *self,
                                   guint                 option)
{
  g_return_val_if_fail (RESPITE_IS_ANSWER_CONTROL (self), NULL);
  g_return_val_if_fail (self->options != NULL, NULL);

  return respite_answer_options_get (self->options, option);
}

void
respite_answer_control_show_keys (RespiteAnswerControl *self)
{
  g_return_if_fail (RESPITE_IS_ANSWER_CONTROL (self));

  if (self->options != NULL)
    respite_answer_options_show_keys (self->options);
}

gboolean
respite_answer_control_press (RespiteAnswerControl *self,
                              guint                 value)
{
  gunichar letter = gdk_keyval_to_unicode (value);

  g_return_val_if_fail (RESPITE_IS_ANSWER_CONTROL (self), FALSE);

  if (self->options == NULL && !RESPITE_IS_DROP_FIELD (self->field))
    return FALSE;
  if (value == GDK_KEY_Delete || value == GDK_KEY_KP_Delete)
    {
      clear (self);
      return TRUE;
    }
  if (self->options != NULL)
    return respite_answer_options_press (self->options, letter);
  if (letter < '1' || letter > '9' || letter - '0' > self->item->options->len)
    return FALSE;

  respite_drop_field_set_selected (RESPITE_DROP_FIELD (self->field), letter - '0');
  drop_edited_cb (self);

  return TRUE;
}

gboolean
respite_answer_control_next (RespiteAnswerControl *self)
{
  g_return_val_if_fail (RESPITE_IS_ANSWER_CONTROL (self), FALSE);

  return RESPITE_IS_REPEAT_FIELD (self->field) && respite_repeat_field_next (RESPITE_REPEAT_FIELD (self->field));
}

void
respite_answer_control_tidy (RespiteAnswerControl *self)
{
  g_autofree char *date = NULL;
  const char *text;

  g_return_if_fail (RESPITE_IS_ANSWER_CONTROL (self));

  if (self->item->type != RESPITE_ITEM_DATE || !RESPITE_IS_ENTRY_FIELD (self->field))
    return;

  text = respite_entry_field_get_text (RESPITE_ENTRY_FIELD (self->field));
  date = respite_text_read_date (text);
  if (g_str_equal (date, text))
    return;

  respite_entry_field_set_text (RESPITE_ENTRY_FIELD (self->field), date);
  entry_edited_cb (self);
}
