/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-chair-choice.h"

#include <glib/gi18n.h>

#include "widgets/respite-entry-row.h"
#include "widgets/respite-template.h"

struct _RespiteChairChoice
{
  GtkWidget        parent_instance;

  /* Template children, owned by the template */
  RespiteEntryRow *chair_row;
  GtkWidget       *drop_label;
  GtkDropDown     *drop;
  GtkStringList   *names;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteChairChoice, respite_chair_choice, GTK_TYPE_WIDGET)

static void
changed_cb (RespiteChairChoice *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_list (RespiteChairChoice *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->drop));
}

static void
respite_chair_choice_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_CHAIR_CHOICE);

  G_OBJECT_CLASS (respite_chair_choice_parent_class)->dispose (object);
}

static void
respite_chair_choice_class_init (RespiteChairChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);

  G_OBJECT_CLASS (klass)->dispose = respite_chair_choice_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-chair-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteChairChoice, chair_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteChairChoice, drop_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteChairChoice, drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteChairChoice, names);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
respite_chair_choice_init (RespiteChairChoice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_chair_choice_set_days (RespiteChairChoice      *self,
                               const RespiteClinicDays *days)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_return_if_fail (RESPITE_IS_CHAIR_CHOICE (self));

  text = g_strdup (respite_chair_choice_get_text (self));
  g_ptr_array_add (names, _ ("No chair yet"));
  for (guint i = 0; i < days->chairs->len; i++)
    {
      const RespiteChair *chair = g_ptr_array_index (days->chairs, i);

      if (!chair->is_retired)
        g_ptr_array_add (names, chair->name);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chair_row), names->len == 1);
  gtk_widget_set_visible (self->drop_label, names->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->drop), names->len > 1);
  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          (const char *const *) names->pdata);
  respite_chair_choice_set_text (self, text);
}

const char *
respite_chair_choice_get_text (RespiteChairChoice *self)
{
  guint selected;

  g_return_val_if_fail (RESPITE_IS_CHAIR_CHOICE (self), "");

  if (!is_list (self))
    return respite_entry_row_get_text (self->chair_row);

  selected = gtk_drop_down_get_selected (self->drop);

  return selected != 0 && selected != GTK_INVALID_LIST_POSITION ? gtk_string_list_get_string (self->names, selected) :
         "";
}

void
respite_chair_choice_set_text (RespiteChairChoice *self,
                               const char         *text)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->names));
  guint position = 0;

  g_return_if_fail (RESPITE_IS_CHAIR_CHOICE (self));

  respite_entry_row_set_text (self->chair_row, text);
  if (!is_list (self))
    return;

  for (guint i = 1; i < n && *text != '\0'; i++)
    if (g_str_equal (gtk_string_list_get_string (self->names, i), text))
      position = i;
  if (position == 0 && *text != '\0')
    {
      gtk_string_list_append (self->names, text);
      position = n;
    }
  gtk_drop_down_set_selected (self->drop, position);
}
