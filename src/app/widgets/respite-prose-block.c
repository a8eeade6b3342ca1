/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-prose-block.h"

#include "widgets/respite-template.h"

struct _RespiteProseBlock
{
  GtkWidget  parent_instance;

  /* Template children, owned by the template */
  GtkLabel  *mark_label;
  GtkLabel  *text_label;
};

/* The style class of a block, by RespiteMarkupKind. */
static const char *const classes[] = { "paragraph", "prose-title", "prose-heading", "item", "item", "quote" };

G_DEFINE_FINAL_TYPE (RespiteProseBlock, respite_prose_block, GTK_TYPE_WIDGET)

static void
respite_prose_block_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_PROSE_BLOCK);

  G_OBJECT_CLASS (respite_prose_block_parent_class)->dispose (object);
}

static void
respite_prose_block_class_init (RespiteProseBlockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = respite_prose_block_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-prose-block.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteProseBlock, mark_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteProseBlock, text_label);
}

static void
respite_prose_block_init (RespiteProseBlock *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
respite_prose_block_new (const RespiteMarkup *markup)
{
  RespiteProseBlock *self;
  gboolean is_heading;

  g_return_val_if_fail (markup != NULL, NULL);

  is_heading = markup->kind == RESPITE_MARKUP_TITLE || markup->kind == RESPITE_MARKUP_HEADING;
  self = g_object_new (RESPITE_TYPE_PROSE_BLOCK, "accessible-role", is_heading ? GTK_ACCESSIBLE_ROLE_HEADING :
                       GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[markup->kind]);
  gtk_label_set_label (self->mark_label, markup->mark != NULL ? markup->mark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mark_label), markup->mark != NULL);
  gtk_label_set_markup (self->text_label, markup->text);
  if (is_heading)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_label_get_text (self->text_label), -1);

  return GTK_WIDGET (self);
}
