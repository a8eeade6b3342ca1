/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-order-lines.h"

#include <glib/gi18n.h>

#include "infusion/respite-order-check.h"
#include "widgets/respite-template.h"

struct _RespiteOrderLines
{
  GtkWidget parent_instance;

  /* Template children, owned by the template */
  GtkLabel *label;
  GtkLabel *warning_label;
};

G_DEFINE_FINAL_TYPE (RespiteOrderLines, respite_order_lines, GTK_TYPE_WIDGET)

static void
respite_order_lines_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_ORDER_LINES);

  G_OBJECT_CLASS (respite_order_lines_parent_class)->dispose (object);
}

static void
respite_order_lines_class_init (RespiteOrderLinesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_order_lines_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-order-lines.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderLines, label);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderLines, warning_label);
}

static void
respite_order_lines_init (RespiteOrderLines *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_order_lines_show (RespiteOrderLines *self,
                          GPtrArray         *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) warning = g_string_new (NULL);

  g_return_if_fail (RESPITE_IS_ORDER_LINES (self));

  for (guint i = 0; i < lines->len; i++)
    {
      const RespiteOrderLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (text, "%s%s\n%s", i > 0 ? "\n\n" : "", _ (line->label), line->formula);
      if (line->differs && line->entered != NULL)
        g_string_append_printf (warning, _ ("%s▲ %s: written as %s"), warning->len > 0 ? "\n" : "", _ (line->label),
                                line->entered);
    }

  gtk_label_set_text (self->label, text->len > 0 ? text->str : _ ("The arithmetic of the order appears here."));
  gtk_label_set_text (self->warning_label, warning->str);
  gtk_widget_set_visible (GTK_WIDGET (self->warning_label), warning->len > 0);
}
