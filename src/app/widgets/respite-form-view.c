/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-form-view.h"

#include <glib/gi18n.h>

#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-form-item-view.h"
#include "widgets/respite-template.h"

struct _RespiteFormView
{
  GtkWidget          parent_instance;

  /* Owned */
  RespiteAnswers    *answers;
  GPtrArray         *items;
  char              *language;
  gboolean           can_edit;
  gboolean           is_filling;

  /* Template children, owned by the template */
  GtkLabel          *title_label;
  GtkLabel          *progress_label;
  GtkWidget         *language_drop;
  GtkStringList     *languages;
  GtkWidget         *finish_button;
  GtkProgressBar    *progress_bar;
  RespiteErrorBar   *error_bar;
  GtkScrolledWindow *scrolled;
  GtkBox            *item_box;
};

enum
{
  CHANGED,
  FINISH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteFormView, respite_form_view, GTK_TYPE_WIDGET)

static void
show_progress (RespiteFormView *self)
{
  g_autofree char *text = NULL;
  g_autofree char *total_text = NULL;
  gint64 total;
  int missing;
  int answered;
  int all;

  respite_answers_get_progress (self->answers, NULL, &answered, &all);
  text = g_strdup_printf (_ ("%d of %d answered"), answered, all);
  if (respite_answers_get_total (self->answers, &total, &missing))
    {
      g_autofree char *number = respite_quantity_format (total, 3, 3);

      total_text = missing == 0 ? g_strdup_printf (_ ("%s · total %s"), text, number) :
                   g_strdup_printf (_ ("%s · total so far %s"), text, number);
    }
  gtk_label_set_label (self->progress_label, total_text != NULL ? total_text : text);
  gtk_progress_bar_set_fraction (self->progress_bar, all > 0 ? (double) answered / all : 0);
}

static void
item_changed_cb (RespiteFormView *self)
{
  for (guint i = 0; i < self->items->len; i++)
    respite_form_item_view_update (g_ptr_array_index (self->items, i));
  show_progress (self);
  respite_error_bar_show (self->error_bar, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
scroll_to (RespiteFormView *self,
           GtkWidget       *item)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (item, GTK_WIDGET (self->item_box), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y - bounds.size.height / 2,
                               bounds.origin.y + bounds.size.height * 1.5);
}

static void
item_next_cb (RespiteFormView *self,
              GtkWidget       *item)
{
  guint position;

  if (!g_ptr_array_find (self->items, item, &position))
    return;

  for (guint i = position + 1; i < self->items->len; i++)
    {
      GtkWidget *next = g_ptr_array_index (self->items, i);

      if (!respite_form_item_view_is_open (RESPITE_FORM_ITEM_VIEW (next)))
        continue;
      gtk_widget_grab_focus (next);
      scroll_to (self, next);
      return;
    }
  gtk_widget_grab_focus (self->finish_button);
}

static void
add_items (RespiteFormView *self,
           GPtrArray       *items,
           guint            depth)
{
  for (guint i = 0; i < items->len; i++)
    {
      const RespiteFormItem *item = g_ptr_array_index (items, i);
      GtkWidget *view;

      if (item->hidden)
        continue;
      view = respite_form_item_view_new (self->answers, item, self->language, depth);
      g_signal_connect_object (view, "changed", G_CALLBACK (item_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (view, "next", G_CALLBACK (item_next_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->items, view);
      gtk_box_append (self->item_box, view);
      add_items (self, item->items, depth + (item->type == RESPITE_ITEM_GROUP ? 0 : 1));
    }
}

static void
remove_items (RespiteFormView *self)
{
  for (guint i = 0; i < self->items->len; i++)
    gtk_box_remove (self->item_box, g_ptr_array_index (self->items, i));
  g_ptr_array_set_size (self->items, 0);
}

static void
build (RespiteFormView *self)
{
  RespiteForm *form = respite_answers_get_form (self->answers);

  remove_items (self);
  gtk_label_set_label (self->title_label, respite_form_text_get (respite_form_get_title (form), self->language));
  add_items (self, respite_form_get_items (form), 0);
  gtk_widget_set_can_target (GTK_WIDGET (self->item_box), self->can_edit);
  gtk_widget_set_can_focus (GTK_WIDGET (self->item_box), self->can_edit);
  gtk_widget_set_visible (self->finish_button, self->can_edit);
  show_progress (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
fill_languages (RespiteFormView *self)
{
  const char *const *codes = respite_form_get_languages (respite_answers_get_form (self->answers));
  guint selected = 0;

  self->is_filling = TRUE;
  gtk_string_list_splice (self->languages, 0, g_list_model_get_n_items (G_LIST_MODEL (self->languages)), codes);
  for (guint i = 0; codes[i] != NULL; i++)
    if (g_strcmp0 (codes[i], self->language) == 0)
      selected = i;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->language_drop), selected);
  self->is_filling = FALSE;
  gtk_widget_set_visible (self->language_drop, g_strv_length ((GStrv) codes) > 1);
}

static void
language_changed_cb (RespiteFormView *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->language_drop));

  if (self->is_filling || self->answers == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  respite_set_str (&self->language, gtk_string_list_get_string (self->languages, selected));
  build (self);
}

static void
show_issues (RespiteFormView *self,
             GPtrArray       *issues)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u question still needs an answer.",
                                                        "%u questions still need an answer.", issues->len),
                                           issues->len);
  gboolean is_first = TRUE;

  for (guint i = 0; i < self->items->len; i++)
    {
      RespiteFormItemView *view = g_ptr_array_index (self->items, i);

      for (guint j = 0; j < issues->len; j++)
        {
          RespiteIssue *issue = g_ptr_array_index (issues, j);

          if (g_strcmp0 (issue->link_id, respite_form_item_view_get_item (view)->link_id) != 0)
            continue;
          respite_form_item_view_set_error (view, issue->text);
          if (is_first)
            {
              gtk_widget_grab_focus (GTK_WIDGET (view));
              scroll_to (self, GTK_WIDGET (view));
            }
          is_first = FALSE;
        }
    }
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

static gboolean
respite_form_view_grab_focus (GtkWidget *widget)
{
  RespiteFormView *self = RESPITE_FORM_VIEW (widget);

  for (guint i = 0; i < self->items->len; i++)
    if (respite_form_item_view_is_open (g_ptr_array_index (self->items, i)))
      return gtk_widget_grab_focus (g_ptr_array_index (self->items, i));

  return FALSE;
}

static void
respite_form_view_dispose (GObject *object)
{
  RespiteFormView *self = RESPITE_FORM_VIEW (object);

  if (self->item_box != NULL)
    remove_items (self);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_FORM_VIEW);

  G_OBJECT_CLASS (respite_form_view_parent_class)->dispose (object);
}

static void
respite_form_view_finalize (GObject *object)
{
  RespiteFormView *self = RESPITE_FORM_VIEW (object);

  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->answers, respite_answers_free);
  g_free (self->language);

  G_OBJECT_CLASS (respite_form_view_parent_class)->finalize (object);
}

static void
respite_form_view_class_init (RespiteFormViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_form_view_dispose;
  object_class->finalize = respite_form_view_finalize;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_form_view_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[FINISH] = g_signal_new ("finish", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-form-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, progress_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, language_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, languages);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, finish_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormView, item_box);
  gtk_widget_class_bind_template_callback (widget_class, language_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, finish_clicked_cb);
  gtk_widget_class_install_action (widget_class, "form.finish", NULL, finish_action_cb);
}

static void
respite_form_view_init (RespiteFormView *self)
{
  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_form_view_set_answers (RespiteFormView *self,
                               RespiteAnswers  *answers,
                               const char      *language,
                               gboolean         can_edit)
{
  g_return_if_fail (RESPITE_IS_FORM_VIEW (self));

  remove_items (self);
  respite_error_bar_show (self->error_bar, NULL);
  g_clear_pointer (&self->answers, respite_answers_free);
  self->answers = answers;
  self->can_edit = can_edit;
  if (answers == NULL)
    return;

  respite_set_str (&self->language, language);
  fill_languages (self);
  build (self);
}

RespiteAnswers *
respite_form_view_get_answers (RespiteFormView *self)
{
  g_return_val_if_fail (RESPITE_IS_FORM_VIEW (self), NULL);

  return self->answers;
}

void
respite_form_view_set_error (RespiteFormView *self,
                             const GError    *error)
{
  g_return_if_fail (RESPITE_IS_FORM_VIEW (self));

  respite_error_bar_show (self->error_bar, error);
}
