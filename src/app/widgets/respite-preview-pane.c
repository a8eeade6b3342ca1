/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-preview-pane.h"

#include <glib/gi18n.h>

#include "widgets/respite-error-bar.h"
#include "widgets/respite-paper.h"
#include "widgets/respite-print.h"
#include "widgets/respite-template.h"

#define WIDTH_SMALLEST 320
#define WIDTH_LARGEST 1600
#define WIDTH_STEP 1.25

struct _RespitePreviewPane
{
  GtkWidget          parent_instance;

  /* Template children, owned by the template */
  RespiteErrorBar   *error_bar;
  GtkLabel          *pages_label;
  GtkLabel          *missing_label;
  GtkWidget         *print_button;
  GtkWidget         *save_button;
  GtkScrolledWindow *scroller;
  GtkBox            *pages;

  /* Owned */
  RespiteLayout     *layout;
  char              *file_name;

  int                width;
};

enum
{
  MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespitePreviewPane, respite_preview_pane, GTK_TYPE_WIDGET)

static void
show_pages (RespitePreviewPane *self)
{
  guint n_pages = self->layout != NULL ? respite_layout_get_n_pages (self->layout) : 0;
  GtkWidget *paper = gtk_widget_get_first_child (GTK_WIDGET (self->pages));

  for (guint page = 0; page < n_pages; page++)
    {
      if (paper == NULL)
        {
          paper = respite_paper_new (self->layout, page);
          gtk_box_append (self->pages, paper);
        }
      else
        respite_paper_set_page (RESPITE_PAPER (paper), self->layout, page);
      respite_paper_set_width (RESPITE_PAPER (paper), self->width);
      paper = gtk_widget_get_next_sibling (paper);
    }

  while (paper != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (paper);

      gtk_box_remove (self->pages, paper);
      paper = next;
    }
}

static void
zoom (RespitePreviewPane *self,
      double              factor)
{
  self->width = CLAMP ((int) (self->width * factor), WIDTH_SMALLEST, WIDTH_LARGEST);
  show_pages (self);
}

static void
zoom_in_cb (RespitePreviewPane *self)
{
  zoom (self, WIDTH_STEP);
}

static void
zoom_out_cb (RespitePreviewPane *self)
{
  zoom (self, 1 / WIDTH_STEP);
}

static void
printed_cb (gboolean      done,
            const GError *error,
            gpointer      user_data)
{
  g_autoptr (RespitePreviewPane) self = user_data;

  respite_preview_pane_show_error (self, error);
  if (done)
    g_signal_emit (self, signals[MADE], 0, "printed");
}

static void
saved_cb (gboolean      done,
          const GError *error,
          gpointer      user_data)
{
  g_autoptr (RespitePreviewPane) self = user_data;

  respite_preview_pane_show_error (self, error);
  if (done)
    g_signal_emit (self, signals[MADE], 0, "saved");
}

static void
print_cb (RespitePreviewPane *self)
{
  respite_preview_pane_print (self);
}

static void
save_cb (RespitePreviewPane *self)
{
  respite_preview_pane_save (self);
}

static void
respite_preview_pane_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_PREVIEW_PANE);

  G_OBJECT_CLASS (respite_preview_pane_parent_class)->dispose (object);
}

static void
respite_preview_pane_finalize (GObject *object)
{
  RespitePreviewPane *self = RESPITE_PREVIEW_PANE (object);

  g_clear_pointer (&self->layout, respite_layout_unref);
  g_free (self->file_name);

  G_OBJECT_CLASS (respite_preview_pane_parent_class)->finalize (object);
}

static void
respite_preview_pane_class_init (RespitePreviewPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_preview_pane_dispose;
  object_class->finalize = respite_preview_pane_finalize;

  signals[MADE] = g_signal_new ("made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-preview-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, RespitePreviewPane, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespitePreviewPane, pages_label);
  gtk_widget_class_bind_template_child (widget_class, RespitePreviewPane, missing_label);
  gtk_widget_class_bind_template_child (widget_class, RespitePreviewPane, print_button);
  gtk_widget_class_bind_template_child (widget_class, RespitePreviewPane, save_button);
  gtk_widget_class_bind_template_child (widget_class, RespitePreviewPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, RespitePreviewPane, pages);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
respite_preview_pane_init (RespitePreviewPane *self)
{
  self->width = 680;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_facts (RespitePreviewPane *self)
{
  guint n_pages = respite_layout_get_n_pages (self->layout);
  g_autofree char *pages = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);
  g_autofree char *missing = NULL;

  gtk_label_set_text (self->pages_label, pages);
  gtk_widget_set_visible (GTK_WIDGET (self->missing_label), respite_layout_get_n_missing (self->layout) > 0);
  if (respite_layout_get_n_missing (self->layout) > 0)
    {
      g_autofree char *letters = respite_layout_dup_missing (self->layout);

      missing = g_strdup_printf (_ ("No font has these characters; they print as boxes with their codes: %s"),
                                 letters);
      gtk_label_set_text (self->missing_label, missing);
    }
}

void
respite_preview_pane_show (RespitePreviewPane *self,
                           RespiteLayout      *layout,
                           const char         *file_name,
                           const GError       *error)
{
  g_return_if_fail (RESPITE_IS_PREVIEW_PANE (self));

  if (layout != NULL)
    respite_layout_ref (layout);
  g_clear_pointer (&self->layout, respite_layout_unref);
  self->layout = layout;
  g_free (self->file_name);
  self->file_name = g_strdup (file_name);

  gtk_widget_set_sensitive (self->print_button, layout != NULL);
  gtk_widget_set_sensitive (self->save_button, layout != NULL);
  respite_preview_pane_show_error (self, error);
  show_pages (self);
  if (layout != NULL)
    show_facts (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

void
respite_preview_pane_show_error (RespitePreviewPane *self,
                                 const GError       *error)
{
  g_return_if_fail (RESPITE_IS_PREVIEW_PANE (self));

  respite_error_bar_show (self->error_bar, error);
}

static GBytes *
make_pdf (RespitePreviewPane *self)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = self->layout != NULL ? respite_layout_to_pdf (self->layout, &error) : NULL;

  if (error != NULL)
    respite_preview_pane_show_error (self, error);

  return pdf;
}

void
respite_preview_pane_print (RespitePreviewPane *self)
{
  g_autoptr (GBytes) pdf = make_pdf (self);

  if (pdf != NULL)
    respite_print_pdf (GTK_WIDGET (self), pdf, respite_layout_get_title (self->layout), printed_cb,
                       g_object_ref (self));
}

void
respite_preview_pane_save (RespitePreviewPane *self)
{
  g_autoptr (GBytes) pdf = make_pdf (self);

  if (pdf != NULL)
    respite_print_save_pdf (GTK_WIDGET (self), pdf, self->file_name, saved_cb, g_object_ref (self));
}
