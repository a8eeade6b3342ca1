/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-answer-options.h"

#include <stdlib.h>

#include "forms/respite-form-words.h"
#include "widgets/respite-fields.h"
#include "widgets/respite-template.h"

struct _RespiteAnswerOptions
{
  GtkWidget              parent_instance;

  /* Borrowed from the form view, which outlives its items */
  RespiteAnswers        *answers;
  const RespiteFormItem *item;

  /* Owned */
  char                  *key;
  char                  *language;
  GPtrArray             *buttons;
  gboolean               is_filling;
};

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteAnswerOptions, respite_answer_options, GTK_TYPE_WIDGET)

static void
option_toggled_cb (RespiteAnswerOptions *self,
                   GtkCheckButton       *button)
{
  gboolean is_active = gtk_check_button_get_active (button);
  guint position;

  if (self->is_filling || !g_ptr_array_find (self->buttons, button, &position))
    return;

  if (self->item->type == RESPITE_ITEM_BOOLEAN)
    {
      if (!is_active)
        return;
      respite_answers_set_text (self->answers, self->key, position == 0 ? "true" : "false", NULL);
    }
  else
    {
      if (!is_active && !self->item->repeats)
        return;
      respite_answers_choose (self->answers, self->key, position, is_active);
    }
  respite_answer_options_refill (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
add_button (RespiteAnswerOptions *self,
            const char           *label,
            gboolean              is_radio)
{
  GtkCheckButton *group = is_radio && self->buttons->len > 0 ? g_ptr_array_index (self->buttons, 0) : NULL;
  GtkWidget *button = respite_option_button_new (label, group);

  g_ptr_array_add (self->buttons, button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (option_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

/* The text of an option of a choice in the form's language; where it has none, its code. */
static const char *
get_option_text (RespiteAnswerOptions *self,
                 guint                 option)
{
  const RespiteFormOption *found = g_ptr_array_index (self->item->options, option);
  const char *text = respite_form_text_get (found->text, self->language);

  return *text != '\0' ? text : found->value->text;
}

/* The tenth option and those behind it have letters. */
static int
find_lettered_option (RespiteAnswerOptions *self,
                      gunichar              letter)
{
  guint option = 9 + (guint) (letter - 'a');

  return letter >= 'a' && letter <= 'z' && option < self->buttons->len ? (int) option : -1;
}

/* Which option a digit means: the one whose text begins with that number where any does, else by position from 1. */
static int
find_option (RespiteAnswerOptions *self,
             guint                 digit)
{
  gboolean is_numbered = FALSE;

  for (guint i = 0; i < self->item->options->len; i++)
    {
      const char *label = get_option_text (self, i);

      if (!g_ascii_isdigit (*label))
        continue;
      is_numbered = TRUE;
      if ((guint) atoi (label) == digit)
        return (int) i;
    }
  if (is_numbered || digit == 0 || digit > self->item->options->len)
    return -1;

  return (int) digit - 1;
}

static void
tick (RespiteAnswerOptions *self,
      guint                 option)
{
  GtkCheckButton *button = g_ptr_array_index (self->buttons, option);

  gtk_check_button_set_active (button, !self->item->repeats || !gtk_check_button_get_active (button));
  gtk_widget_grab_focus (GTK_WIDGET (button));
}

/* y and n, and the first letters of the words in the form's language. */
static gboolean
answer_boolean (RespiteAnswerOptions *self,
                gunichar              letter)
{
  gunichar yes = g_unichar_tolower (g_utf8_get_char (respite_form_word (self->language, "yes")));
  gunichar lower = g_unichar_tolower (letter);

  if (lower == '1' || lower == 'y' || lower == yes)
    tick (self, 0);
  else if (lower == '2' || lower == 'n')
    tick (self, 1);
  else
    return FALSE;

  return TRUE;
}

/* The sign of the key that ticks an option, 0 for none. */
static gunichar
get_key (RespiteAnswerOptions *self,
         guint                 option)
{
  if (self->item->type == RESPITE_ITEM_BOOLEAN)
    return option == 0 ? g_unichar_tolower (g_utf8_get_char (respite_form_word (self->language, "yes"))) : 'n';
  for (guint digit = 0; digit <= 9; digit++)
    if (find_option (self, digit) == (int) option)
      return '0' + digit;

  return option >= 9 && option < 9 + 26 ? 'a' + option - 9 : 0;
}

static gboolean
respite_answer_options_grab_focus (GtkWidget *widget)
{
  RespiteAnswerOptions *self = RESPITE_ANSWER_OPTIONS (widget);

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->buttons, i)))
      return gtk_widget_grab_focus (g_ptr_array_index (self->buttons, i));

  return self->buttons->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->buttons, 0));
}

static void
respite_answer_options_dispose (GObject *object)
{
  g_ptr_array_set_size (RESPITE_ANSWER_OPTIONS (object)->buttons, 0);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_ANSWER_OPTIONS);

  G_OBJECT_CLASS (respite_answer_options_parent_class)->dispose (object);
}

static void
respite_answer_options_finalize (GObject *object)
{
  RespiteAnswerOptions *self = RESPITE_ANSWER_OPTIONS (object);

  g_free (self->key);
  g_free (self->language);
  g_ptr_array_unref (self->buttons);

  G_OBJECT_CLASS (respite_answer_options_parent_class)->finalize (object);
}

static void
respite_answer_options_class_init (RespiteAnswerOptionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_answer_options_dispose;
  object_class->finalize = respite_answer_options_finalize;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_answer_options_grab_focus;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-answer-options.ui");
}

static void
respite_answer_options_init (RespiteAnswerOptions *self)
{
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
respite_answer_options_new (RespiteAnswers *answers,
                            const char     *key,
                            const char     *language)
{
  RespiteAnswerOptions *self;

  g_return_val_if_fail (answers != NULL && key != NULL, NULL);

  self = g_object_new (RESPITE_TYPE_ANSWER_OPTIONS, NULL);
  self->answers = answers;
  self->item = respite_form_get_item (respite_answers_get_form (answers), key);
  self->key = g_strdup (key);
  self->language = g_strdup (language);
  if (self->item->type == RESPITE_ITEM_BOOLEAN)
    {
      add_button (self, respite_form_word (language, "yes"), TRUE);
      add_button (self, respite_form_word (language, "no"), TRUE);
    }
  for (guint i = 0; i < self->item->options->len; i++)
    add_button (self, get_option_text (self, i), !self->item->repeats);
  respite_answer_options_refill (self);

  return GTK_WIDGET (self);
}

void
respite_answer_options_refill (RespiteAnswerOptions *self)
{
  const char *text = respite_answers_get_text (self->answers, self->key);

  self->is_filling = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->buttons, i),
                                 self->item->type == RESPITE_ITEM_BOOLEAN ?
                                 g_str_equal (text, i == 0 ? "true" : "false") :
                                 respite_answers_is_chosen (self->answers, self->key, i));
  self->is_filling = FALSE;
}

guint
respite_answer_options_get_count (RespiteAnswerOptions *self)
{
  g_return_val_if_fail (RESPITE_IS_ANSWER_OPTIONS (self), 0);

  return self->buttons->len;
}

GtkWidget *
respite_answer_options_get (RespiteAnswerOptions *self,
                            guint                 option)
{
  g_return_val_if_fail (RESPITE_IS_ANSWER_OPTIONS (self), NULL);
  g_return_val_if_fail (option < self->buttons->len, NULL);

  return g_ptr_array_index (self->buttons, option);
}

void
respite_answer_options_show_keys (RespiteAnswerOptions *self)
{
  g_return_if_fail (RESPITE_IS_ANSWER_OPTIONS (self));

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkCheckButton *button = g_ptr_array_index (self->buttons, i);
      const char *text = gtk_check_button_get_label (button);
      gunichar key = get_key (self, i);
      g_autoptr (GString) label = g_string_new (NULL);

      /* What begins with its own number says its key already: "2 – More than half the days". */
      if (key == 0 || (key < 128 && *text == (char) key && !g_ascii_isalnum (text[1])))
        continue;
      g_string_append_unichar (label, key);
      g_string_append_printf (label, " · %s", text);
      gtk_check_button_set_label (button, label->str);
      respite_check_button_wrap (button);
    }
}

gboolean
respite_answer_options_press (RespiteAnswerOptions *self,
                              gunichar              letter)
{
  int option;

  g_return_val_if_fail (RESPITE_IS_ANSWER_OPTIONS (self), FALSE);

  if (self->item->type == RESPITE_ITEM_BOOLEAN && answer_boolean (self, letter))
    return TRUE;
  if (letter >= '0' && letter <= '9')
    option = find_option (self, letter - '0');
  else if ((option = find_lettered_option (self, letter)) < 0)
    return FALSE;

  if (option >= 0 && (guint) option < self->buttons->len)
    tick (self, (guint) option);

  return TRUE;
}
