/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-preview-pane.h"

#include <glib/gi18n.h>

#include "documents/respite-pdf-protect.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-flow.h"
#include "widgets/respite-page-thumb.h"
#include "widgets/respite-paper-column.h"
#include "widgets/respite-paper.h"
#include "widgets/respite-print.h"
#include "widgets/respite-protect-dialog.h"
#include "widgets/respite-template.h"
#include "widgets/respite-wrap.h"

#define WIDTH_SMALLEST 320
#define WIDTH_LARGEST 1600
#define WIDTH_DEFAULT 680
#define WIDTH_STEP 1.25

/* Between two pages; as in the template. */
#define PAGE_GAP 18

/* What a document was made from: the pane's, and that of every print and save that was begun. */
typedef struct
{
  gpointer       data;
  GDestroyNotify free_data;
} About;

struct _RespitePreviewPane
{
  GtkWidget          parent_instance;

  /* Template children, owned by the template */
  RespiteErrorBar   *error_bar;
  GtkLabel          *pages_label;
  GtkLabel          *missing_label;
  GtkWidget         *print_button;
  GtkWidget         *save_button;
  GtkWidget         *protect_button;
  GtkToggleButton   *strip_button;
  GtkScrolledWindow *strip_scroller;
  GtkListBox        *strip;
  GtkScrolledWindow *scroller;
  GtkBox            *pages;

  /* Owned */
  RespiteLayout     *layout;
  char              *file_name;
  About             *about;

  int                width;
  gboolean           is_following;
};

enum
{
  MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespitePreviewPane, respite_preview_pane, GTK_TYPE_WIDGET)

/* The page that takes the middle of the window. */
static GtkWidget *
find_page (RespitePreviewPane * self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double middle = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) * 0.4;
  GtkWidget *found = gtk_widget_get_first_child (GTK_WIDGET (self->pages));

  for (GtkWidget *child = found; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      double top = 0, height = 0;

      if (respite_paper_column_get_place (child, GTK_WIDGET (self->pages), &top, &height) && top <= middle)
        found = child;
    }

  return found;
}

static int
get_index (GtkWidget *child)
{
  int index = 0;

  while ((child = gtk_widget_get_prev_sibling (child)) != NULL)
    index++;

  return index;
}

/* The strip follows the pages; it does not push them back. */
static void
follow (RespitePreviewPane *self)
{
  GtkWidget *page = find_page (self);
  GtkListBoxRow *row = page != NULL ? gtk_list_box_get_row_at_index (self->strip, get_index (page)) : NULL;
  double top = 0, height = 0;

  if (self->is_following || row == NULL || row == gtk_list_box_get_selected_row (self->strip))
    return;

  self->is_following = TRUE;
  gtk_list_box_select_row (self->strip, row);
  if (respite_paper_column_get_place (GTK_WIDGET (row), GTK_WIDGET (self->strip), &top, &height))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->strip_scroller), top, top + height);
  self->is_following = FALSE;
}

static void
scrolled_cb (RespitePreviewPane *self)
{
  respite_paper_column_paint (self->scroller, GTK_WIDGET (self->pages));
  follow (self);
}

static void
strip_scrolled_cb (RespitePreviewPane *self)
{
  respite_paper_column_paint (self->strip_scroller, GTK_WIDGET (self->strip));
}

static void
row_selected_cb (RespitePreviewPane *self,
                 GtkListBoxRow      *row)
{
  GtkWidget *page;
  double top = 0, height = 0;

  if (row == NULL || self->is_following)
    return;

  page = gtk_widget_get_first_child (GTK_WIDGET (self->pages));
  for (int i = gtk_list_box_row_get_index (row); i > 0 && page != NULL; i--)
    page = gtk_widget_get_next_sibling (page);
  if (page != NULL && respite_paper_column_get_place (page, GTK_WIDGET (self->pages), &top, &height))
    {
      self->is_following = TRUE;
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), top - PAGE_GAP / 2.0);
      self->is_following = FALSE;
    }
}

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

/* A document of one page needs no strip. */
static void
show_strip (RespitePreviewPane *self)
{
  guint n_pages = self->layout != NULL ? respite_layout_get_n_pages (self->layout) : 0;
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->strip));

  gtk_widget_set_visible (GTK_WIDGET (self->strip_scroller), n_pages > 1 &&
                          gtk_toggle_button_get_active (self->strip_button));
  gtk_widget_set_visible (GTK_WIDGET (self->strip_button), n_pages > 1);
  for (guint page = 0; page < n_pages && n_pages > 1; page++)
    {
      if (row == NULL)
        {
          row = respite_page_thumb_new ();
          gtk_list_box_append (self->strip, row);
        }
      respite_page_thumb_set_page (RESPITE_PAGE_THUMB (row), self->layout, page);
      row = gtk_widget_get_next_sibling (row);
    }

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_list_box_remove (self->strip, row);
      row = next;
    }
}

static void
strip_toggled_cb (RespitePreviewPane *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->strip_scroller), gtk_toggle_button_get_active (self->strip_button) &&
                          gtk_widget_get_visible (GTK_WIDGET (self->strip_button)));
}

/* The page that was looked at stays in sight. */
static void
zoom_to (RespitePreviewPane *self,
         double              width)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double upper = gtk_adjustment_get_upper (adjustment);
  double part = upper > 0 ? gtk_adjustment_get_value (adjustment) / upper : 0;
  int old = self->width;

  self->width = (int) CLAMP (width, WIDTH_SMALLEST, WIDTH_LARGEST);
  for (GtkWidget *paper = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); paper != NULL;
       paper = gtk_widget_get_next_sibling (paper))
    respite_paper_set_width (RESPITE_PAPER (paper), self->width);
  gtk_adjustment_set_upper (adjustment, upper * self->width / old);
  gtk_adjustment_set_value (adjustment, part * upper * self->width / old);
}

static void
zoom_in_cb (RespitePreviewPane *self)
{
  zoom_to (self, self->width * WIDTH_STEP);
}

static void
zoom_out_cb (RespitePreviewPane *self)
{
  zoom_to (self, self->width / WIDTH_STEP);
}

/* The window's keys for larger and smaller text, where the focus is among the pages. */
static void
zoom_action_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  RespitePreviewPane *self = RESPITE_PREVIEW_PANE (widget);
  int by = g_variant_get_int32 (parameter);

  zoom_to (self, by == 0 ? WIDTH_DEFAULT : by > 0 ? self->width * WIDTH_STEP : self->width / WIDTH_STEP);
}

static void
about_clear (gpointer data)
{
  About *about = data;

  if (about->free_data != NULL)
    about->free_data (about->data);
}

static void
about_release (About *about)
{
  g_rc_box_release_full (about, about_clear);
}

/* A print or a save from its button to its end. The pane may show something else by then. */
typedef struct
{
  RespitePreviewPane *pane;
  GBytes             *pdf;
  char               *file_name;
  About              *about;
  const char         *what;
} Making;

static void
making_clear (gpointer data)
{
  Making *making = data;

  g_object_unref (making->pane);
  g_bytes_unref (making->pdf);
  g_free (making->file_name);
  g_clear_pointer (&making->about, about_release);
}

static void
making_release (gpointer making)
{
  g_rc_box_release_full (making, making_clear);
}

/* NULL where there is nothing to print, or it cannot be made. */
static Making *
making_new (RespitePreviewPane *self,
            const char         *what)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = self->layout != NULL ? respite_layout_to_pdf (self->layout, &error) : NULL;
  Making *making;

  if (error != NULL)
    respite_preview_pane_show_error (self, error);
  if (pdf == NULL)
    return NULL;

  making = g_rc_box_new0 (Making);
  making->pane = g_object_ref (self);
  making->pdf = pdf;
  making->file_name = g_strdup (self->file_name);
  making->about = self->about != NULL ? g_rc_box_acquire (self->about) : NULL;
  making->what = what;

  return making;
}

static void
made_cb (gboolean      done,
         const GError *error,
         gpointer      user_data)
{
  Making *making = user_data;

  /* A printer may answer when the window is shut already. */
  if (making->pane->error_bar != NULL)
    respite_preview_pane_show_error (making->pane, error);
  if (done)
    g_signal_emit (making->pane, signals[MADE], 0, making->what, making->about != NULL ? making->about->data : NULL);
}

static void
password_cb (const char *password,
             gpointer    user_data)
{
  Making *making = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) copy = respite_pdf_protect (making->pdf, password, &error);

  if (copy != NULL)
    respite_print_save_pdf (GTK_WIDGET (making->pane), copy, making->file_name, made_cb, g_rc_box_acquire (making),
                            making_release);
  else
    respite_preview_pane_show_error (making->pane, error);
}

static void
protect_cb (RespitePreviewPane *self)
{
  Making *making = making_new (self, "protected");

  if (making != NULL)
    respite_protect_dialog_open (GTK_WIDGET (self), password_cb, making, making_release);
}

static void
print_cb (RespitePreviewPane *self)
{
  Making *making = making_new (self, "printed");
  double width, height;

  if (making == NULL)
    return;

  respite_layout_get_page_size (self->layout, &width, &height);
  respite_print_pdf (GTK_WIDGET (self), making->pdf, respite_layout_get_title (self->layout), width, height, made_cb,
                     making, making_release);
}

static void
save_cb (RespitePreviewPane *self)
{
  Making *making = making_new (self, "saved");

  if (making != NULL)
    respite_print_save_pdf (GTK_WIDGET (self), making->pdf, making->file_name, made_cb, making, making_release);
}

/* The keys work wherever the focus is, of the document that is in sight. */
static void
show_keys (RespitePreviewPane *self)
{
  gboolean is_ready = self->layout != NULL && gtk_widget_get_mapped (GTK_WIDGET (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print", is_ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", is_ready);
}

static void
key_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  if (g_str_equal (action, "paper.print"))
    print_cb (RESPITE_PREVIEW_PANE (widget));
  else
    save_cb (RESPITE_PREVIEW_PANE (widget));
}

static void
respite_preview_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (respite_preview_pane_parent_class)->map (widget);
  show_keys (RESPITE_PREVIEW_PANE (widget));
}

static void
respite_preview_pane_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (respite_preview_pane_parent_class)->unmap (widget);
  show_keys (RESPITE_PREVIEW_PANE (widget));
}

/* Pages that go move the adjustments. */
static void
stop_listening (RespitePreviewPane *self,
                GtkScrolledWindow  *scroller)
{
  if (scroller != NULL)
    g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_vadjustment (scroller), self);
}

static void
respite_preview_pane_dispose (GObject *object)
{
  RespitePreviewPane *self = RESPITE_PREVIEW_PANE (object);

  stop_listening (self, self->scroller);
  stop_listening (self, self->strip_scroller);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_PREVIEW_PANE);

  G_OBJECT_CLASS (respite_preview_pane_parent_class)->dispose (object);
}

static void
respite_preview_pane_finalize (GObject *object)
{
  RespitePreviewPane *self = RESPITE_PREVIEW_PANE (object);

  g_clear_pointer (&self->layout, respite_layout_unref);
  g_clear_pointer (&self->about, about_release);
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
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_FLOW);
  g_type_ensure (RESPITE_TYPE_WRAP);
  widget_class->map = respite_preview_pane_map;
  widget_class->unmap = respite_preview_pane_unmap;
  gtk_widget_class_install_action (widget_class, "chart.zoom", "i", zoom_action_cb);
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, key_cb);
  gtk_widget_class_install_action (widget_class, "paper.save", NULL, key_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-preview-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, RespitePreviewPane, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespitePreviewPane, pages_label);
  gtk_widget_class_bind_template_child (widget_class, RespitePreviewPane, missing_label);
  gtk_widget_class_bind_template_child (widget_class, RespitePreviewPane, print_button);
  gtk_widget_class_bind_template_child (widget_class, RespitePreviewPane, save_button);
  gtk_widget_class_bind_template_child (widget_class, RespitePreviewPane, protect_button);
  gtk_widget_class_bind_template_child (widget_class, RespitePreviewPane, strip_button);
  gtk_widget_class_bind_template_child (widget_class, RespitePreviewPane, strip_scroller);
  gtk_widget_class_bind_template_child (widget_class, RespitePreviewPane, strip);
  gtk_widget_class_bind_template_child (widget_class, RespitePreviewPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, RespitePreviewPane, pages);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, strip_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, protect_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

/* Pages are painted when they come near the window. */
static void
listen (RespitePreviewPane *self,
        GtkScrolledWindow  *scroller,
        gpointer            column,
        GCallback           func)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);

  g_signal_connect_object (adjustment, "value-changed", func, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", func, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "map", func, self, G_CONNECT_SWAPPED);
}

static void
respite_preview_pane_init (RespitePreviewPane *self)
{
  self->width = WIDTH_DEFAULT;
  gtk_widget_init_template (GTK_WIDGET (self));
  show_keys (self);
  listen (self, self->scroller, self->pages, G_CALLBACK (scrolled_cb));
  listen (self, self->strip_scroller, self->strip, G_CALLBACK (strip_scrolled_cb));
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
  g_clear_pointer (&self->about, about_release);
  self->layout = layout;
  g_free (self->file_name);
  self->file_name = g_strdup (file_name);

  gtk_widget_set_sensitive (self->print_button, layout != NULL);
  gtk_widget_set_sensitive (self->save_button, layout != NULL);
  gtk_widget_set_sensitive (self->protect_button, layout != NULL);
  show_keys (self);
  respite_preview_pane_show_error (self, error);
  show_pages (self);
  show_strip (self);
  if (layout != NULL)
    show_facts (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  scrolled_cb (self);
  strip_scrolled_cb (self);
}

void
respite_preview_pane_set_about (RespitePreviewPane *self,
                                gpointer            about,
                                GDestroyNotify      free_about)
{
  g_return_if_fail (RESPITE_IS_PREVIEW_PANE (self));

  g_clear_pointer (&self->about, about_release);
  self->about = g_rc_box_new0 (About);
  self->about->data = about;
  self->about->free_data = free_about;
}

void
respite_preview_pane_show_error (RespitePreviewPane *self,
                                 const GError       *error)
{
  g_return_if_fail (RESPITE_IS_PREVIEW_PANE (self));

  respite_error_bar_show (self->error_bar, error);
}
