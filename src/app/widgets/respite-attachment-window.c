/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-attachment-window.h"

#include <glib/gi18n.h>

#include "documents/respite-picture.h"

#define PDF_PROGRAM "pdftocairo"
#define PDF_RESOLUTION "110"
#define PDF_SECONDS 20
#define MOST_PIXELS 4000

/* How large a picture can be shown, in percent of its pixels; 0 fits it to the window. */
static const int sizes[] = { 0, 75, 100, 150, 200, 300 };

struct _RespiteAttachmentWindow
{
  GtkWindow     parent_instance;

  /* Owned */
  gint64        id;
  gboolean      is_struck;
  GBytes       *content;
  char         *media_type;
  int           page;
  int           n_pages;
  int           width;                  /* of what is shown, in its own pixels; 0 while there is nothing */
  int           height;
  int           percent;                /* of that, 0 to fit the window */
  GSubprocess  *child;
  GCancellable *cancellable;
  guint         timeout_source;

  /* Template children, owned by the template */
  GtkLabel     *title_label;
  GtkPicture   *picture;
  GtkLabel     *problem_label;
  GtkLabel     *page_label;
  GtkWidget    *page_buttons;
  GtkWidget    *smaller_button;
  GtkWidget    *larger_button;
  GtkWidget    *back_button;
  GtkWidget    *next_button;
  GtkButton    *strike_button;
};

enum
{
  SAVE,
  STRIKE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteAttachmentWindow, respite_attachment_window, GTK_TYPE_WINDOW)

static void
show_problem (RespiteAttachmentWindow *self,
              const char              *text)
{
  gtk_label_set_label (self->problem_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), text == NULL);
}

/* At a size of its own the picture is as wide as that and scrolls; else it fits the window. */
static void
show_size (RespiteAttachmentWindow *self)
{
  gboolean fits = self->percent == 0 || self->width == 0;

  gtk_widget_set_size_request (GTK_WIDGET (self->picture), fits ? -1 : self->width * self->percent / 100,
                               fits ? -1 : self->height * self->percent / 100);
  gtk_widget_set_halign (GTK_WIDGET (self->picture), fits ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (self->smaller_button, !fits);
  gtk_widget_set_sensitive (self->larger_button, self->width > 0 && self->percent < sizes[G_N_ELEMENTS (sizes) - 1]);
}

static void
zoom (RespiteAttachmentWindow *self,
      int                      by)
{
  gsize i = 0;

  while (i + 1 < G_N_ELEMENTS (sizes) && sizes[i] < self->percent)
    i++;
  if (by == 0)
    i = 0;
  else if (by > 0 && i + 1 < G_N_ELEMENTS (sizes))
    i++;
  else if (by < 0 && i > 0)
    i--;
  self->percent = sizes[i];
  show_size (self);
}

static void
show_picture (RespiteAttachmentWindow *self,
              GBytes                  *content,
              const char              *media_type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) picture = respite_picture_load (content, media_type, MOST_PIXELS, &error);

  show_problem (self, picture != NULL ? NULL : error->message);
  if (picture != NULL)
    gtk_picture_set_pixbuf (self->picture, picture);
  self->width = picture != NULL ? gdk_pixbuf_get_width (picture) : 0;
  self->height = picture != NULL ? gdk_pixbuf_get_height (picture) : 0;
  show_size (self);
}

static void
show_pages (RespiteAttachmentWindow *self)
{
  g_autofree char *text = g_strdup_printf (_ ("Page %d of %d"), self->page, self->n_pages);

  gtk_label_set_label (self->page_label, text);
  gtk_widget_set_visible (self->page_buttons, self->n_pages > 1);
  gtk_widget_set_sensitive (self->back_button, self->page > 1 && self->child == NULL);
  gtk_widget_set_sensitive (self->next_button, self->page < self->n_pages && self->child == NULL);
}

static void
painted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  RespiteAttachmentWindow *self = user_data;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done = g_subprocess_communicate_finish (G_SUBPROCESS (source), result, &png, NULL, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_handle_id (&self->timeout_source, g_source_remove);
      g_clear_object (&self->child);
      if (is_done && png != NULL && g_bytes_get_size (png) > 0)
        show_picture (self, png, "image/png");
      else
        show_problem (self, _ ("This page cannot be shown. Save a copy to open it with another program."));
      show_pages (self);
    }
  g_object_unref (self);
}

/* A child that takes too long is ended; painted_cb() then says that the page cannot be shown. */
static gboolean
timeout_cb (gpointer user_data)
{
  RespiteAttachmentWindow *self = user_data;

  self->timeout_source = 0;
  if (self->child != NULL)
    g_subprocess_force_exit (self->child);

  return G_SOURCE_REMOVE;
}

static void
paint_page (RespiteAttachmentWindow *self)
{
  g_autofree char *page = g_strdup_printf ("%d", self->page);
  g_autofree char *program = g_find_program_in_path (PDF_PROGRAM);
  const char *const arguments[] = { program, "-png", "-singlefile", "-f", page, "-l", page, "-r", PDF_RESOLUTION, "-",
                                    "-", NULL };
  g_autoptr (GError) error = NULL;

  if (program == NULL)
    {
      show_problem (self, _ ("The pages of a PDF file need the program pdftocairo (poppler-utils), which is not "
                             "installed here. Save a copy to open it with another program."));
      return;
    }

  self->child = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                   G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  if (self->child == NULL)
    {
      show_problem (self, error->message);
      return;
    }

  self->timeout_source = g_timeout_add_seconds (PDF_SECONDS, timeout_cb, self);
  g_subprocess_communicate_async (self->child, self->content, self->cancellable, painted_cb, g_object_ref (self));
  show_pages (self);
}

static void
turn_page (RespiteAttachmentWindow *self,
           int                      by)
{
  int page = self->page + by;

  if (self->child != NULL || page < 1 || page > self->n_pages)
    return;

  self->page = page;
  paint_page (self);
}

static void
back_clicked_cb (RespiteAttachmentWindow *self)
{
  turn_page (self, -1);
}

static void
next_clicked_cb (RespiteAttachmentWindow *self)
{
  turn_page (self, 1);
}

static void
smaller_clicked_cb (RespiteAttachmentWindow *self)
{
  zoom (self, -1);
}

static void
larger_clicked_cb (RespiteAttachmentWindow *self)
{
  zoom (self, 1);
}

static void
zoom_action_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  zoom (RESPITE_ATTACHMENT_WINDOW (widget), g_variant_get_int32 (parameter));
}

static void
back_action_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  turn_page (RESPITE_ATTACHMENT_WINDOW (widget), -1);
}

static void
next_action_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  turn_page (RESPITE_ATTACHMENT_WINDOW (widget), 1);
}

static void
save_clicked_cb (RespiteAttachmentWindow *self)
{
  g_signal_emit (self, signals[SAVE], 0);
}

static void
strike_clicked_cb (RespiteAttachmentWindow *self)
{
  g_signal_emit (self, signals[STRIKE], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
respite_attachment_window_dispose (GObject *object)
{
  RespiteAttachmentWindow *self = RESPITE_ATTACHMENT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timeout_source, g_source_remove);
  if (self->child != NULL)
    g_subprocess_force_exit (self->child);
  g_clear_object (&self->child);
  gtk_widget_dispose_template (GTK_WIDGET (self), RESPITE_TYPE_ATTACHMENT_WINDOW);

  G_OBJECT_CLASS (respite_attachment_window_parent_class)->dispose (object);
}

static void
respite_attachment_window_finalize (GObject *object)
{
  RespiteAttachmentWindow *self = RESPITE_ATTACHMENT_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self->media_type);

  G_OBJECT_CLASS (respite_attachment_window_parent_class)->finalize (object);
}

static void
respite_attachment_window_class_init (RespiteAttachmentWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_attachment_window_dispose;
  object_class->finalize = respite_attachment_window_finalize;

  signals[SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[STRIKE] = g_signal_new ("strike", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-attachment-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteAttachmentWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteAttachmentWindow, picture);
  gtk_widget_class_bind_template_child (widget_class, RespiteAttachmentWindow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteAttachmentWindow, page_buttons);
  gtk_widget_class_bind_template_child (widget_class, RespiteAttachmentWindow, smaller_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteAttachmentWindow, larger_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteAttachmentWindow, page_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteAttachmentWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteAttachmentWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteAttachmentWindow, strike_button);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, smaller_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, larger_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, strike_clicked_cb);
  gtk_widget_class_install_action (widget_class, "attachment.zoom", "i", zoom_action_cb);
  gtk_widget_class_install_action (widget_class, "attachment.back", NULL, back_action_cb);
  gtk_widget_class_install_action (widget_class, "attachment.next", NULL, next_action_cb);
}

static void
respite_attachment_window_init (RespiteAttachmentWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->page = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
respite_attachment_window_new (GtkWindow               *parent,
                               const RespiteAttachment *attachment,
                               GBytes                  *content,
                               gboolean                 can_strike)
{
  RespiteAttachmentWindow *self;

  g_return_val_if_fail (attachment != NULL && content != NULL, NULL);

  self = g_object_new (RESPITE_TYPE_ATTACHMENT_WINDOW, "transient-for", parent, "title", attachment->name, NULL);
  self->id = attachment->id;
  self->is_struck = attachment->struck_at != 0;
  self->content = g_bytes_ref (content);
  self->media_type = g_strdup (attachment->media_type);
  gtk_label_set_label (self->title_label, attachment->name);
  gtk_picture_set_alternative_text (self->picture, attachment->name);
  gtk_widget_set_visible (GTK_WIDGET (self->strike_button),
                          can_strike && !attachment->is_consent && !attachment->is_photo);
  gtk_button_set_label (self->strike_button, self->is_struck ? _ ("Let it stand again") : _ ("Strike out"));

  if (g_str_equal (self->media_type, "application/pdf"))
    {
      self->n_pages = respite_picture_count_pages (content);
      show_pages (self);
      paint_page (self);
    }
  else
    {
      show_pages (self);
      show_picture (self, content, self->media_type);
    }

  return GTK_WINDOW (self);
}

gint64
respite_attachment_window_get_id (RespiteAttachmentWindow *self)
{
  g_return_val_if_fail (RESPITE_IS_ATTACHMENT_WINDOW (self), 0);

  return self->id;
}

gboolean
respite_attachment_window_is_struck (RespiteAttachmentWindow *self)
{
  g_return_val_if_fail (RESPITE_IS_ATTACHMENT_WINDOW (self), FALSE);

  return self->is_struck;
}
