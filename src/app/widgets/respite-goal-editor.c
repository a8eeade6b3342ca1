/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-goal-editor.h"

#include "widgets/respite-template.h"
#include "widgets/respite-wheel.h"

struct _RespiteGoalEditor
{
  GtkWidget      parent_instance;

  /* Template children, owned by the template */
  GtkSpinButton *aldrete_spin;
  GtkSpinButton *padss_spin;
};

G_DEFINE_FINAL_TYPE (RespiteGoalEditor, respite_goal_editor, GTK_TYPE_WIDGET)

static void
respite_goal_editor_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_GOAL_EDITOR);

  G_OBJECT_CLASS (respite_goal_editor_parent_class)->dispose (object);
}

static void
respite_goal_editor_class_init (RespiteGoalEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = respite_goal_editor_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-goal-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteGoalEditor, aldrete_spin);
  gtk_widget_class_bind_template_child (widget_class, RespiteGoalEditor, padss_spin);
}

static void
respite_goal_editor_init (RespiteGoalEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_wheel_ignore (GTK_WIDGET (self->aldrete_spin));
  respite_wheel_ignore (GTK_WIDGET (self->padss_spin));
}

/* (nullable): the number of the score @code */
static GtkSpinButton *
find_spin (RespiteGoalEditor *self,
           const char        *code)
{
  return g_strcmp0 (code, "aldrete") == 0 ? self->aldrete_spin :
         g_strcmp0 (code, "padss") == 0 ? self->padss_spin : NULL;
}

void
respite_goal_editor_show (RespiteGoalEditor *self,
                          GPtrArray         *scales)
{
  g_return_if_fail (RESPITE_IS_GOAL_EDITOR (self) && scales != NULL);

  for (guint i = 0; i < scales->len; i++)
    {
      const RespiteRecoveryScale *scale = g_ptr_array_index (scales, i);
      GtkSpinButton *spin = find_spin (self, scale->code);

      if (spin != NULL)
        gtk_spin_button_set_value (spin, scale->goal);
    }
}

void
respite_goal_editor_read (RespiteGoalEditor *self,
                          GPtrArray         *scales)
{
  g_return_if_fail (RESPITE_IS_GOAL_EDITOR (self) && scales != NULL);

  for (guint i = 0; i < scales->len; i++)
    {
      RespiteRecoveryScale *scale = g_ptr_array_index (scales, i);
      GtkSpinButton *spin = find_spin (self, scale->code);

      if (spin != NULL)
        scale->goal = gtk_spin_button_get_value_as_int (spin);
    }
}
