/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-recovery-row.h"

#include "widgets/respite-flow.h"
#include "widgets/respite-template.h"

struct _RespiteRecoveryRow
{
  GtkWidget        parent_instance;

  /* Template children, owned by the template */
  GtkLabel        *text_label;
  GtkToggleButton *buttons[RESPITE_RECOVERY_POINTS];
  GtkLabel        *labels[RESPITE_RECOVERY_POINTS];

  gboolean         is_setting;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteRecoveryRow, respite_recovery_row, GTK_TYPE_WIDGET)

static void
toggled_cb (RespiteRecoveryRow *self,
            GtkToggleButton    *button)
{
  if (!self->is_setting && gtk_toggle_button_get_active (button))
    g_signal_emit (self, signals[CHOSEN], 0);
}

static gboolean
key_pressed_cb (RespiteRecoveryRow *self,
                guint               keyval,
                guint keycode       G_GNUC_UNUSED,
                GdkModifierType     state)
{
  guint32 figure = gdk_keyval_to_unicode (keyval);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || figure < '0' || figure >= '0' + RESPITE_RECOVERY_POINTS)
    return GDK_EVENT_PROPAGATE;

  /* The same answer again goes on to the next item, too. */
  if (gtk_toggle_button_get_active (self->buttons[figure - '0']))
    g_signal_emit (self, signals[CHOSEN], 0);
  else
    gtk_toggle_button_set_active (self->buttons[figure - '0'], TRUE);

  return GDK_EVENT_STOP;
}

static gboolean
respite_recovery_row_grab_focus (GtkWidget *widget)
{
  RespiteRecoveryRow *self = RESPITE_RECOVERY_ROW (widget);
  int points = respite_recovery_row_get_points (self);

  return gtk_widget_grab_focus (GTK_WIDGET (self->buttons[points >= 0 ? points : RESPITE_RECOVERY_POINTS - 1]));
}

static void
respite_recovery_row_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_RECOVERY_ROW);

  G_OBJECT_CLASS (respite_recovery_row_parent_class)->dispose (object);
}

static void
respite_recovery_row_class_init (RespiteRecoveryRowClass *klass)
{
  static const char *const buttons[] = { "button_0", "button_1", "button_2" };
  static const char *const labels[] = { "label_0", "label_1", "label_2" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_FLOW);

  G_OBJECT_CLASS (klass)->dispose = respite_recovery_row_dispose;
  widget_class->grab_focus = respite_recovery_row_grab_focus;
  widget_class->focus = respite_template_focus;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-recovery-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteRecoveryRow, text_label);
  for (gssize i = 0; i < RESPITE_RECOVERY_POINTS; i++)
    {
      gtk_widget_class_bind_template_child_full (widget_class, buttons[i], FALSE,
                                                 G_STRUCT_OFFSET (RespiteRecoveryRow, buttons) +
                                                 i * (gssize) sizeof (GtkToggleButton *));
      gtk_widget_class_bind_template_child_full (widget_class, labels[i], FALSE,
                                                 G_STRUCT_OFFSET (RespiteRecoveryRow, labels) +
                                                 i * (gssize) sizeof (GtkLabel *));
    }
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
respite_recovery_row_init (RespiteRecoveryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_recovery_row_set_item (RespiteRecoveryRow        *self,
                               const RespiteRecoveryItem *item)
{
  g_return_if_fail (RESPITE_IS_RECOVERY_ROW (self) && item != NULL);

  self->is_setting = TRUE;
  gtk_label_set_text (self->text_label, item->text);
  for (int i = 0; i < RESPITE_RECOVERY_POINTS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d · %s", i, item->options[i]);
      g_autofree char *name = g_strdup_printf ("%s: %d, %s", item->text, i, item->options[i]);

      gtk_label_set_text (self->labels[i], text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_toggle_button_set_active (self->buttons[i], FALSE);
    }
  self->is_setting = FALSE;
}

int
respite_recovery_row_get_points (RespiteRecoveryRow *self)
{
  g_return_val_if_fail (RESPITE_IS_RECOVERY_ROW (self), -1);

  for (int i = 0; i < RESPITE_RECOVERY_POINTS; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      return i;

  return -1;
}
