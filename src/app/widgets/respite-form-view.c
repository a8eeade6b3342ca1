/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-form-view.h"

#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "forms/respite-form-words.h"
#include "models/respite-record-words.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-form-keyer.h"
#include "widgets/respite-form-list.h"
#include "widgets/respite-template.h"
#include "widgets/respite-wrap.h"

struct _RespiteFormView
{
  GtkWidget         parent_instance;

  /* Owned */
  RespiteAnswers   *answers;
  char             *language;
  gboolean          can_edit;
  gboolean          is_for_patient;
  gboolean          is_filling;

  /* Template children, owned by the template */
  GtkLabel         *title_label;
  GtkLabel         *progress_label;
  GtkLabel         *state_label;
  GtkWidget        *language_drop;
  GtkStringList    *languages;
  GtkToggleButton  *key_toggle;
  GtkWidget        *hand_over_button;
  GtkWidget        *print_button;
  GtkWidget        *discard_button;
  GtkWidget        *finish_button;
  GtkProgressBar   *progress_bar;
  RespiteErrorBar  *error_bar;
  GtkStack         *stack;
  RespiteFormList  *list;
  RespiteFormKeyer *keyer;
};

enum
{
  CHANGED,
  FINISH,
  PRINT,
  HAND_OVER,
  DISCARD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteFormView, respite_form_view, GTK_TYPE_WIDGET)

static void
show_progress (RespiteFormView *self)
{
  g_autofree char *text = NULL;
  g_autofree char *n_text = NULL;
  g_autofree char *all_text = NULL;
  gint64 total;
  int missing;
  int answered;
  int all;

  respite_answers_get_progress (self->answers, NULL, &answered, &all);
  n_text = g_strdup_printf ("%d", answered);
  all_text = g_strdup_printf ("%d", all);
  text = respite_form_word_format (self->language, "answered", "n", n_text, "total", all_text, NULL);
  if (respite_answers_get_total (self->answers, &total, &missing))
    {
      g_autofree char *number = respite_quantity_format (total, 3, 3);
      g_autofree char *sum = respite_form_word_format (self->language, missing == 0 ? "total" : "total-so-far",
                                                       "number", number, NULL);
      g_autofree char *both = g_strconcat (text, " · ", sum, NULL);

      gtk_label_set_label (self->progress_label, both);
    }
  else
    {
      gtk_label_set_label (self->progress_label, text);
    }
  gtk_progress_bar_set_fraction (self->progress_bar, all > 0 ? (double) answered / all : 0);
}

static void
list_changed_cb (RespiteFormView *self)
{
  show_progress (self);
  respite_error_bar_show (self->error_bar, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
list_end_cb (RespiteFormView *self)
{
  gtk_widget_grab_focus (self->finish_button);
}

static void
list_refused_cb (RespiteFormView *self,
                 const char      *text)
{
  respite_error_bar_show_text (self->error_bar, text);
}

/* The patient reads no other language than that of the form. */
static void
say_finish (RespiteFormView *self)
{
  const char *word = respite_form_word (self->language, "finish");

  gtk_button_set_label (GTK_BUTTON (self->finish_button), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->finish_button), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
}

static void
show_form (RespiteFormView *self)
{
  RespiteForm *form = respite_answers_get_form (self->answers);

  gtk_label_set_label (self->title_label, respite_form_text_get (respite_form_get_title (form), self->language));
  respite_form_list_set_answers (self->list, self->answers, self->language, self->can_edit);
  gtk_widget_set_visible (self->finish_button, self->can_edit);
  if (self->is_for_patient)
    say_finish (self);
  gtk_widget_set_visible (GTK_WIDGET (self->key_toggle), self->can_edit && !self->is_for_patient);
  gtk_widget_set_visible (self->hand_over_button, self->can_edit && !self->is_for_patient);
  gtk_widget_set_visible (self->print_button, !self->is_for_patient);
  show_progress (self);
}

static void
fill_languages (RespiteFormView *self)
{
  const char *const *codes = respite_form_get_languages (respite_answers_get_form (self->answers));
  guint selected = 0;

  self->is_filling = TRUE;
  gtk_string_list_splice (self->languages, 0, g_list_model_get_n_items (G_LIST_MODEL (self->languages)), NULL);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      gtk_string_list_take (self->languages, respite_words_dup_value ("language", codes[i]));
      if (g_strcmp0 (codes[i], self->language) == 0)
        selected = i;
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->language_drop), selected);
  self->is_filling = FALSE;
  gtk_widget_set_visible (self->language_drop, g_strv_length ((GStrv) codes) > 1);
}

static void
start_keyer (RespiteFormView *self,
             gboolean         is_active)
{
  respite_form_keyer_set_answers (self->keyer, is_active ? self->answers : NULL, self->language);
  gtk_stack_set_visible_child_name (self->stack, is_active ? "keys" : "list");
  if (is_active)
    gtk_widget_grab_focus (GTK_WIDGET (self->keyer));
}

static void
language_changed_cb (RespiteFormView *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->language_drop));

  if (self->is_filling || self->answers == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  respite_set_str (&self->language,
                   respite_form_get_languages (respite_answers_get_form (self->answers))[selected]);
  show_form (self);
  if (gtk_toggle_button_get_active (self->key_toggle))
    start_keyer (self, TRUE);
}

/* What was keyed in shows in the list when that comes back. */
static void
key_toggled_cb (RespiteFormView *self)
{
  gboolean is_active = gtk_toggle_button_get_active (self->key_toggle);

  if (self->answers == NULL)
    return;

  start_keyer (self, is_active);
  if (is_active)
    return;
  respite_form_list_refill (self->list);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
keyer_done_cb (RespiteFormView *self)
{
  gtk_toggle_button_set_active (self->key_toggle, FALSE);
  gtk_widget_grab_focus (self->finish_button);
}

static void
print_clicked_cb (RespiteFormView *self)
{
  g_signal_emit (self, signals[PRINT], 0);
}

static void
discard_clicked_cb (RespiteFormView *self)
{
  g_signal_emit (self, signals[DISCARD], 0);
}

static void
hand_over_clicked_cb (RespiteFormView *self)
{
  g_signal_emit (self, signals[HAND_OVER], 0);
}

static void
show_issues (RespiteFormView *self,
             GPtrArray       *issues)
{
  g_autofree char *number = g_strdup_printf ("%u", issues->len);
  g_autofree char *text = respite_form_word_format (self->language, issues->len == 1 ? "missing-one" : "missing-many",
                                                    "n", number, NULL);

  gtk_toggle_button_set_active (self->key_toggle, FALSE);
  respite_form_list_show_issues (self->list, issues);
  respite_error_bar_show_text (self->error_bar, text);
}

static void
finish_clicked_cb (RespiteFormView *self)
{
  g_autoptr (GPtrArray) issues = NULL;

  if (self->answers == NULL || !self->can_edit)
    return;

  issues = respite_answers_validate (self->answers, self->language);
  if (issues->len > 0)
    show_issues (self, issues);
  else
    g_signal_emit (self, signals[FINISH], 0);
}

static void
finish_action_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  finish_clicked_cb (RESPITE_FORM_VIEW (widget));
}

static void
problem_action_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  RespiteFormView *self = RESPITE_FORM_VIEW (widget);

  if (self->answers == NULL || !self->can_edit)
    return;

  gtk_toggle_button_set_active (self->key_toggle, FALSE);
  if (!respite_form_list_go_to_problem (self->list))
    gtk_widget_grab_focus (self->finish_button);
}

static void
key_in_action_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  RespiteFormView *self = RESPITE_FORM_VIEW (widget);

  if (self->answers != NULL && self->can_edit && !self->is_for_patient)
    gtk_toggle_button_set_active (self->key_toggle, !gtk_toggle_button_get_active (self->key_toggle));
}

static gboolean
respite_form_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RESPITE_FORM_VIEW (widget)->list));
}

static void
respite_form_view_dispose (GObject *object)
{
  RespiteFormView *self = RESPITE_FORM_VIEW (object);

  if (self->list != NULL)
    {
      respite_form_list_set_answers (self->list, NULL, NULL, FALSE);
      respite_form_keyer_set_answers (self->keyer, NULL, NULL);
    }
  self->list = NULL;
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_FORM_VIEW);

  G_OBJECT_CLASS (respite_form_view_parent_class)->dispose (object);
}

static void
respite_form_view_finalize (GObject *object)
{
  RespiteFormView *self = RESPITE_FORM_VIEW (object);

  g_clear_pointer (&self->answers, respite_answers_free);
  g_free (self->language);

  G_OBJECT_CLASS (respite_form_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-form-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, progress_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, state_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, language_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, languages);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, key_toggle);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, hand_over_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, print_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, discard_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, finish_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, list);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, keyer);
  gtk_widget_class_bind_template_callback (widget_class, language_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_end_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, keyer_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, hand_over_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, finish_clicked_cb);
  gtk_widget_class_install_action (widget_class, "form.finish", NULL, finish_action_cb);
  gtk_widget_class_install_action (widget_class, "form.next-problem", NULL, problem_action_cb);
  gtk_widget_class_install_action (widget_class, "form.key-in", NULL, key_in_action_cb);
}

static void
respite_form_view_class_init (RespiteFormViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_FORM_KEYER);
  g_type_ensure (RESPITE_TYPE_FORM_LIST);
  g_type_ensure (RESPITE_TYPE_WRAP);

  object_class->dispose = respite_form_view_dispose;
  object_class->finalize = respite_form_view_finalize;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_form_view_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[FINISH] = g_signal_new ("finish", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[PRINT] = g_signal_new ("print", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[HAND_OVER] = g_signal_new ("hand-over", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  signals[DISCARD] = g_signal_new ("discard", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  bind_template (widget_class);
}

static void
respite_form_view_init (RespiteFormView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_form_view_set_answers (RespiteFormView *self,
                               RespiteAnswers  *answers,
                               const char      *language,
                               gboolean         can_edit)
{
  g_return_if_fail (RESPITE_IS_FORM_VIEW (self));

  respite_form_list_set_answers (self->list, NULL, NULL, FALSE);
  respite_form_keyer_set_answers (self->keyer, NULL, NULL);
  gtk_toggle_button_set_active (self->key_toggle, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "list");
  respite_error_bar_show (self->error_bar, NULL);
  respite_form_view_set_state (self, NULL);
  respite_form_view_set_can_discard (self, FALSE);
  g_clear_pointer (&self->answers, respite_answers_free);
  self->answers = answers;
  self->can_edit = can_edit;
  if (answers == NULL)
    return;

  respite_set_str (&self->language, language);
  fill_languages (self);
  show_form (self);
}

void
respite_form_view_set_for_patient (RespiteFormView *self,
                                   gboolean         is_for_patient)
{
  g_return_if_fail (RESPITE_IS_FORM_VIEW (self));

  self->is_for_patient = is_for_patient;
  /* The screen that is handed over has the title in its head. */
  gtk_widget_set_visible (GTK_WIDGET (self->title_label), !is_for_patient);
  respite_form_list_set_flags_visible (self->list, !is_for_patient);
}

void
respite_form_view_set_can_discard (RespiteFormView *self,
                                   gboolean         can_discard)
{
  g_return_if_fail (RESPITE_IS_FORM_VIEW (self));

  gtk_widget_set_visible (self->discard_button, can_discard);
}

RespiteAnswers *
respite_form_view_get_answers (RespiteFormView *self)
{
  g_return_val_if_fail (RESPITE_IS_FORM_VIEW (self), NULL);

  return self->answers;
}

const char *
respite_form_view_get_language (RespiteFormView *self)
{
  g_return_val_if_fail (RESPITE_IS_FORM_VIEW (self), NULL);

  return self->language;
}

void
respite_form_view_set_error (RespiteFormView *self,
                             const GError    *error)
{
  g_return_if_fail (RESPITE_IS_FORM_VIEW (self));

  respite_error_bar_show (self->error_bar, error);
}

void
respite_form_view_set_state (RespiteFormView *self,
                             const char      *text)
{
  g_return_if_fail (RESPITE_IS_FORM_VIEW (self));

  gtk_label_set_label (self->state_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), text != NULL);
}
