/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-form-keyer.h"

#include "base/respite-str.h"
#include "forms/respite-form-words.h"
#include "widgets/respite-clamp.h"
#include "widgets/respite-form-item-view.h"
#include "widgets/respite-template.h"

struct _RespiteFormKeyer
{
  GtkWidget            parent_instance;

  /* Borrowed from the form view */
  RespiteAnswers      *answers;

  /* Owned */
  char                *language;
  char                *key;             /* of the question that is asked, NULL for none */
  guint                next_source;

  /* Owned by the place; NULL for none */
  RespiteFormItemView *view;

  /* Template children, owned by the template */
  GtkLabel            *position_label;
  GtkLabel            *section_label;
  GtkBox              *place;
  GtkLabel            *help_label;
  GtkLabel            *before_label;
};

enum
{
  CHANGED,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteFormKeyer, respite_form_keyer, GTK_TYPE_WIDGET)

static void ask (RespiteFormKeyer *self,
                 const char       *key);

static gboolean
is_asked (RespiteFormKeyer *self,
          const char       *key)
{
  const RespiteFormItem *item = respite_form_get_item (respite_answers_get_form (self->answers), key);

  return respite_form_item_is_question (item) && !item->read_only &&
         !respite_answers_is_calculated (self->answers, key) && respite_answers_is_shown (self->answers, key);
}

/* The keys of the questions that are asked now, in their order. */
static GPtrArray *
list_asked (RespiteFormKeyer *self)
{
  g_autoptr (GPtrArray) keys = respite_answers_list_keys (self->answers);
  GPtrArray *asked = g_ptr_array_new ();

  for (guint i = 0; i < keys->len; i++)
    if (is_asked (self, g_ptr_array_index (keys, i)))
      g_ptr_array_add (asked, g_ptr_array_index (keys, i));

  return asked;
}

static int
find_position (RespiteFormKeyer *self,
               GPtrArray        *asked)
{
  for (guint i = 0; i < asked->len; i++)
    if (g_strcmp0 (g_ptr_array_index (asked, i), self->key) == 0)
      return (int) i;

  return -1;
}

static void
go (RespiteFormKeyer *self,
    int               steps)
{
  g_autoptr (GPtrArray) asked = list_asked (self);
  int position = find_position (self, asked) + steps;

  if (position >= (int) asked->len)
    g_signal_emit (self, signals[DONE], 0);
  else
    ask (self, g_ptr_array_index (asked, (guint) MAX (position, 0)));
}

static gboolean
next_cb (gpointer user_data)
{
  RespiteFormKeyer *self = user_data;

  self->next_source = 0;
  go (self, 1);

  return G_SOURCE_REMOVE;
}

/* Goes on before the next key is read, but not inside the entry that is being typed in. */
static void
go_on_soon (RespiteFormKeyer *self)
{
  if (self->next_source == 0)
    self->next_source = g_idle_add_full (G_PRIORITY_HIGH, next_cb, self, NULL);
}

/* Whether a whole number stands there to which no digit can be added. */
static gboolean
is_full (RespiteFormKeyer *self)
{
  const RespiteFormItem *item = respite_form_item_view_get_item (self->view);
  const char *text = respite_answers_get_text (self->answers, self->key);
  gint64 number;
  gint64 most;

  if (item->type != RESPITE_ITEM_INTEGER || item->repeats || item->options->len > 0 || item->max == NULL ||
      !g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &number, NULL) ||
      !g_ascii_string_to_signed (item->max->text, 10, 0, G_MAXINT32, &most, NULL))
    return FALSE;

  return (number == 0 || number * 10 > most) && respite_form_item_view_check (self->view);
}

static void
view_changed_cb (RespiteFormKeyer *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
  if (is_full (self))
    go_on_soon (self);
}

static void
view_next_cb (RespiteFormKeyer *self)
{
  if (respite_form_item_view_check (self->view))
    go (self, 1);
}

static const char *
get_help (const RespiteFormItem *item,
          gboolean               has_options)
{
  if (item->type == RESPITE_ITEM_BOOLEAN)
    return "key-boolean";
  if (has_options)
    return item->repeats ? "key-several" : "key-digit";

  return "key-text";
}

static const char *
find_section (const RespiteFormItem *item,
              const char            *language)
{
  for (item = item->parent; item != NULL; item = item->parent)
    if (item->type == RESPITE_ITEM_GROUP)
      return respite_form_text_get (item->text, language);

  return "";
}

/* What was answered to the question before, to compare with the paper. */
static void
show_before (RespiteFormKeyer *self,
             GPtrArray        *asked,
             int               position)
{
  RespiteForm *form = respite_answers_get_form (self->answers);
  const RespiteFormItem *item;
  g_autofree char *answer = NULL;
  g_autofree char *text = NULL;
  const char *key;

  gtk_label_set_label (self->before_label, "");
  if (position < 1)
    return;

  key = g_ptr_array_index (asked, (guint) position - 1);
  item = respite_form_get_item (form, key);
  answer = respite_answers_dup_text (self->answers, key, self->language);
  text = g_strdup_printf ("%s  %s", respite_form_text_get (item->text, self->language), *answer != '\0' ? answer : "–");
  gtk_label_set_label (self->before_label, text);
}

static void
take_view_away (RespiteFormKeyer *self)
{
  g_clear_handle_id (&self->next_source, g_source_remove);
  if (self->view != NULL)
    gtk_box_remove (self->place, GTK_WIDGET (self->view));
  self->view = NULL;
}

static void
ask (RespiteFormKeyer *self,
     const char       *key)
{
  g_autoptr (GPtrArray) asked = list_asked (self);
  g_autofree char *number = NULL;
  g_autofree char *total = NULL;
  g_autofree char *position_text = NULL;
  const RespiteFormItem *item;
  RespiteAnswerControl *control;
  int position;

  respite_set_str (&self->key, key);
  take_view_away (self);
  self->view = RESPITE_FORM_ITEM_VIEW (respite_form_item_view_new (self->answers, self->key, self->language, 0));
  g_signal_connect_object (self->view, "changed", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "next", G_CALLBACK (view_next_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->place, GTK_WIDGET (self->view));

  item = respite_form_item_view_get_item (self->view);
  control = respite_form_item_view_get_control (self->view);
  respite_answer_control_show_keys (control);
  position = find_position (self, asked);
  number = g_strdup_printf ("%d", position + 1);
  total = g_strdup_printf ("%u", asked->len);
  position_text = respite_form_word_format (self->language, "position", "n", number, "total", total, NULL);
  gtk_label_set_label (self->position_label, position_text);
  gtk_label_set_label (self->section_label, find_section (item, self->language));
  gtk_label_set_label (self->help_label,
                       respite_form_word (self->language,
                                          get_help (item, respite_answer_control_get_n_options (control) > 0)));
  show_before (self, asked, position);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Whether Backspace has nothing to take away where the focus is. */
static gboolean
is_at_nothing (GtkWidget *focus)
{
  GtkTextBuffer *buffer;

  if (GTK_IS_TEXT (focus))
    return *gtk_editable_get_text (GTK_EDITABLE (focus)) == '\0';
  if (!GTK_IS_TEXT_VIEW (focus))
    return TRUE;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));

  return gtk_text_buffer_get_char_count (buffer) == 0;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  value,
                guint                  code,
                GdkModifierType        state,
                RespiteFormKeyer      *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  const RespiteFormItem *item;

  if (self->view == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (value == GDK_KEY_BackSpace && is_at_nothing (focus))
    {
      go (self, -1);
      return GDK_EVENT_STOP;
    }
  if ((value == GDK_KEY_Return || value == GDK_KEY_KP_Enter) && GTK_IS_TEXT_VIEW (focus) &&
      (state & GDK_SHIFT_MASK) == 0)
    {
      view_next_cb (self);
      return GDK_EVENT_STOP;
    }
  if (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus))
    return GDK_EVENT_PROPAGATE;
  if (!respite_answer_control_press (respite_form_item_view_get_control (self->view), value))
    return GDK_EVENT_PROPAGATE;

  item = respite_form_item_view_get_item (self->view);
  if (!item->repeats && respite_answers_get (self->answers, self->key)->len > 0)
    go (self, 1);

  return GDK_EVENT_STOP;
}

static gboolean
respite_form_keyer_grab_focus (GtkWidget *widget)
{
  RespiteFormKeyer *self = RESPITE_FORM_KEYER (widget);

  return self->view != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
respite_form_keyer_dispose (GObject *object)
{
  RespiteFormKeyer *self = RESPITE_FORM_KEYER (object);

  g_clear_handle_id (&self->next_source, g_source_remove);
  self->view = NULL;
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_FORM_KEYER);

  G_OBJECT_CLASS (respite_form_keyer_parent_class)->dispose (object);
}

static void
respite_form_keyer_finalize (GObject *object)
{
  RespiteFormKeyer *self = RESPITE_FORM_KEYER (object);

  g_free (self->language);
  g_free (self->key);

  G_OBJECT_CLASS (respite_form_keyer_parent_class)->finalize (object);
}

static void
respite_form_keyer_class_init (RespiteFormKeyerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_form_keyer_dispose;
  object_class->finalize = respite_form_keyer_finalize;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_form_keyer_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  g_type_ensure (RESPITE_TYPE_CLAMP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-form-keyer.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteFormKeyer, position_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormKeyer, section_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormKeyer, place);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormKeyer, help_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormKeyer, before_label);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
respite_form_keyer_init (RespiteFormKeyer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_form_keyer_set_answers (RespiteFormKeyer *self,
                                RespiteAnswers   *answers,
                                const char       *language)
{
  g_autoptr (GPtrArray) asked = NULL;

  g_return_if_fail (RESPITE_IS_FORM_KEYER (self));

  take_view_away (self);
  g_clear_pointer (&self->key, g_free);
  respite_set_str (&self->language, language);
  self->answers = answers;
  if (answers == NULL)
    return;

  asked = list_asked (self);
  for (guint i = 0; i < asked->len; i++)
    if (!respite_answers_is_answered (answers, g_ptr_array_index (asked, i)))
      {
        ask (self, g_ptr_array_index (asked, i));
        return;
      }
  if (asked->len > 0)
    ask (self, g_ptr_array_index (asked, 0));
}

const char *
respite_form_keyer_get_key (RespiteFormKeyer *self)
{
  g_return_val_if_fail (RESPITE_IS_FORM_KEYER (self), NULL);

  return self->key;
}
