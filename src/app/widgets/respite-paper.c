/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-paper.h"

#include <glib/gi18n.h>

#define WIDTH_DEFAULT 640

struct _RespitePaper
{
  GtkWidget      parent_instance;

  /* Owned */
  RespiteLayout *layout;
  GskRenderNode *node;          /* what was painted last, at node_width; %NULL paints anew */

  guint          page;
  gboolean       is_shown;
  int            width;
  int            node_width;
};

G_DEFINE_FINAL_TYPE (RespitePaper, respite_paper, GTK_TYPE_WIDGET)

static double
get_ratio (RespitePaper *self)
{
  double width = 1, height = 1;

  if (self->layout != NULL)
    respite_layout_get_page_size (self->layout, &width, &height);

  return height / width;
}

static GtkSizeRequestMode
respite_paper_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
respite_paper_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  RespitePaper *self = RESPITE_PAPER (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (self->width, 320);
      *natural = self->width;
    }
  else
    {
      *minimum = (int) (get_ratio (self) * (for_size > 0 ? MIN (for_size, self->width) : self->width) + 0.5);
      *natural = *minimum;
    }
}

static void
paint (RespitePaper *self,
       int           width,
       int           height)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  double page_width = 1;
  cairo_t *cr;

  respite_layout_get_page_size (self->layout, &page_width, NULL);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_scale (cr, width / page_width, width / page_width);
  respite_layout_paint_cairo (self->layout, self->page, cr);
  cairo_destroy (cr);

  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->node = gtk_snapshot_to_node (snapshot);
  self->node_width = width;
}

static void
respite_paper_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  RespitePaper *self = RESPITE_PAPER (widget);
  int width = MIN (gtk_widget_get_width (widget), self->width);
  int height = (int) (get_ratio (self) * width + 0.5);

  /* Paper is white in every theme. */
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 },
                             &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (self->layout == NULL || !self->is_shown)
    return;

  if (self->node == NULL || self->node_width != width)
    paint (self, width, height);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
}

static void
respite_paper_finalize (GObject *object)
{
  RespitePaper *self = RESPITE_PAPER (object);

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->layout, respite_layout_unref);

  G_OBJECT_CLASS (respite_paper_parent_class)->finalize (object);
}

static void
respite_paper_class_init (RespitePaperClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = respite_paper_finalize;
  widget_class->get_request_mode = respite_paper_get_request_mode;
  widget_class->measure = respite_paper_measure;
  widget_class->snapshot = respite_paper_snapshot;

  gtk_widget_class_set_css_name (widget_class, "paper");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
respite_paper_init (RespitePaper *self)
{
  self->width = WIDTH_DEFAULT;
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
respite_paper_new (RespiteLayout *layout,
                   guint          page)
{
  RespitePaper *self = g_object_new (RESPITE_TYPE_PAPER, NULL);

  respite_paper_set_page (self, layout, page);

  return GTK_WIDGET (self);
}

void
respite_paper_set_page (RespitePaper  *self,
                        RespiteLayout *layout,
                        guint          page)
{
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (RESPITE_IS_PAPER (self));
  g_return_if_fail (layout != NULL && page < respite_layout_get_n_pages (layout));

  respite_layout_ref (layout);
  g_clear_pointer (&self->layout, respite_layout_unref);
  self->layout = layout;
  self->page = page;
  g_clear_pointer (&self->node, gsk_render_node_unref);

  text = respite_layout_get_text (layout, (int) page);
  label = g_strdup_printf (_ ("Page %u of %u"), page + 1, respite_layout_get_n_pages (layout));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
respite_paper_set_shown (RespitePaper *self,
                         gboolean      is_shown)
{
  g_return_if_fail (RESPITE_IS_PAPER (self));

  if (self->is_shown == is_shown)
    return;

  self->is_shown = is_shown;
  if (!is_shown)
    g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
respite_paper_is_painted (RespitePaper *self)
{
  g_return_val_if_fail (RESPITE_IS_PAPER (self), FALSE);

  return self->node != NULL;
}

void
respite_paper_set_width (RespitePaper *self,
                         int           width)
{
  g_return_if_fail (RESPITE_IS_PAPER (self));

  self->width = MAX (width, 100);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
