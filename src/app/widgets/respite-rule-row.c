/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-rule-row.h"

#include <glib/gi18n.h>

#include "widgets/respite-flow.h"
#include "widgets/respite-template.h"
#include "widgets/respite-wheel.h"
#include "widgets/respite-wrap.h"

struct _RespiteRuleRow
{
  GtkWidget      parent_instance;

  /* Template children, owned by the template */
  GtkLabel      *name_label;
  GtkLabel      *source_label;
  GtkDropDown   *drop;
  GtkSpinButton *spin;
};

/* In the order of the drop-down. */
static const RespiteWorkupRule choices[] = { RESPITE_WORKUP_ALWAYS, RESPITE_WORKUP_FLAG, RESPITE_WORKUP_NEVER };

G_DEFINE_FINAL_TYPE (RespiteRuleRow, respite_rule_row, GTK_TYPE_WIDGET)

static RespiteWorkupRule
get_rule (RespiteRuleRow *self)
{
  return choices[MIN (gtk_drop_down_get_selected (self->drop), G_N_ELEMENTS (choices) - 1)];
}

/* An item that nobody asks for has no days that count. */
static void
rule_changed_cb (RespiteRuleRow *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->spin), get_rule (self) != RESPITE_WORKUP_NEVER);
}

static void
respite_rule_row_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_RULE_ROW);

  G_OBJECT_CLASS (respite_rule_row_parent_class)->dispose (object);
}

static void
respite_rule_row_class_init (RespiteRuleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_FLOW);
  g_type_ensure (RESPITE_TYPE_WRAP);

  G_OBJECT_CLASS (klass)->dispose = respite_rule_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-rule-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteRuleRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteRuleRow, source_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteRuleRow, drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteRuleRow, spin);
  gtk_widget_class_bind_template_callback (widget_class, rule_changed_cb);
}

static void
respite_rule_row_init (RespiteRuleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_wheel_ignore (GTK_WIDGET (self->spin));
}

GtkWidget *
respite_rule_row_new (const RespiteWorkupItem *item,
                      RespiteWorkupRule        rule,
                      int                      days)
{
  RespiteRuleRow *self = g_object_new (RESPITE_TYPE_RULE_ROW, NULL);
  g_autofree char *rule_name = g_strdup_printf (_ ("%s: when it is asked for"), _ (item->name));
  g_autofree char *days_name = g_strdup_printf (_ ("%s: days that a result counts, 0 for ever"), _ (item->name));

  gtk_label_set_label (self->name_label, _ (item->name));
  gtk_label_set_label (self->source_label, _ (item->source));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i] == rule)
      gtk_drop_down_set_selected (self->drop, i);
  gtk_spin_button_set_value (self->spin, days);
  rule_changed_cb (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop), GTK_ACCESSIBLE_PROPERTY_LABEL, rule_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, days_name, -1);

  return GTK_WIDGET (self);
}

void
respite_rule_row_get (RespiteRuleRow    *self,
                      RespiteWorkupRule *rule,
                      int               *days)
{
  g_return_if_fail (RESPITE_IS_RULE_ROW (self));

  *rule = get_rule (self);
  *days = gtk_spin_button_get_value_as_int (self->spin);
}
