/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-chip.h"

#include "base/respite-str.h"
#include "widgets/respite-template.h"

struct _RespiteChip
{
  GtkWidget parent_instance;

  /* Template children, owned by the template */
  GtkLabel *label;

  /* Owned */
  char     *style;
  char     *tip;
};

G_DEFINE_FINAL_TYPE (RespiteChip, respite_chip, GTK_TYPE_WIDGET)

static void
respite_chip_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_CHIP);

  G_OBJECT_CLASS (respite_chip_parent_class)->dispose (object);
}

static void
respite_chip_finalize (GObject *object)
{
  RespiteChip *self = RESPITE_CHIP (object);

  g_free (self->style);
  g_free (self->tip);

  G_OBJECT_CLASS (respite_chip_parent_class)->finalize (object);
}

static gboolean
respite_chip_query_tooltip (GtkWidget  *widget,
                            int         x,
                            int         y,
                            gboolean    by_keyboard,
                            GtkTooltip *tooltip)
{
  RespiteChip *self = RESPITE_CHIP (widget);

  gtk_tooltip_set_text (tooltip, self->tip);

  return self->tip != NULL;
}

static void
respite_chip_class_init (RespiteChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_chip_dispose;
  object_class->finalize = respite_chip_finalize;
  widget_class->query_tooltip = respite_chip_query_tooltip;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteChip, label);
}

static void
respite_chip_init (RespiteChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
respite_chip_new (const char *text,
                  const char *style)
{
  RespiteChip *self = g_object_new (RESPITE_TYPE_CHIP, NULL);

  respite_chip_set (self, text, style);

  return GTK_WIDGET (self);
}

void
respite_chip_set (RespiteChip *self,
                  const char  *text,
                  const char  *style)
{
  g_return_if_fail (RESPITE_IS_CHIP (self));

  gtk_label_set_text (self->label, text);
  if (respite_str_is_empty (style))
    style = NULL;
  if (g_strcmp0 (self->style, style) == 0)
    return;

  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), style);
  g_free (self->style);
  self->style = g_strdup (style);
}

const char *
respite_chip_get_text (RespiteChip *self)
{
  g_return_val_if_fail (RESPITE_IS_CHIP (self), NULL);

  return gtk_label_get_text (self->label);
}

void
respite_chip_set_tip (RespiteChip *self,
                      const char  *tip)
{
  g_return_if_fail (RESPITE_IS_CHIP (self));

  g_free (self->tip);
  self->tip = g_strdup (tip);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), tip != NULL);
}
