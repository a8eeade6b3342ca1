/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-page-thumb.h"

#include <glib/gi18n.h>

#include "widgets/respite-row-press.h"

#define THUMB_WIDTH 100

struct _RespitePageThumb
{
  GtkListBoxRow parent_instance;

  /* Template children, owned by the template */
  RespitePaper *paper;
  GtkLabel     *number_label;
};

G_DEFINE_FINAL_TYPE (RespitePageThumb, respite_page_thumb, GTK_TYPE_LIST_BOX_ROW)

static void
respite_page_thumb_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_PAGE_THUMB);

  G_OBJECT_CLASS (respite_page_thumb_parent_class)->dispose (object);
}

static void
respite_page_thumb_class_init (RespitePageThumbClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_PAPER);
  G_OBJECT_CLASS (klass)->dispose = respite_page_thumb_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-page-thumb.ui");
  gtk_widget_class_bind_template_child (widget_class, RespitePageThumb, paper);
  gtk_widget_class_bind_template_child (widget_class, RespitePageThumb, number_label);
}

static void
respite_page_thumb_init (RespitePageThumb *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_row_press_install (GTK_LIST_BOX_ROW (self));
  respite_paper_set_width (self->paper, THUMB_WIDTH);
}

GtkWidget *
respite_page_thumb_new (void)
{
  return g_object_new (RESPITE_TYPE_PAGE_THUMB, NULL);
}

void
respite_page_thumb_set_page (RespitePageThumb *self,
                             RespiteLayout    *layout,
                             guint             page)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *label = NULL;

  g_return_if_fail (RESPITE_IS_PAGE_THUMB (self));
  g_return_if_fail (layout != NULL && page < respite_layout_get_n_pages (layout));

  label = g_strdup_printf (_ ("Page %u of %u"), page + 1, respite_layout_get_n_pages (layout));
  respite_paper_set_page (self->paper, layout, page);
  gtk_label_set_label (self->number_label, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

RespitePaper *
respite_page_thumb_get_paper (RespitePageThumb *self)
{
  g_return_val_if_fail (RESPITE_IS_PAGE_THUMB (self), NULL);

  return self->paper;
}
