/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-logo-picker.h"

#include <glib/gi18n.h>

#include "service/respite-office-settings.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-template.h"

/* More is not even read. */
#define READ_BYTES (2 * 1024 * 1024 + 1)

struct _RespiteLogoPicker
{
  GtkWidget             parent_instance;

  gboolean              is_editable;
  gboolean              has_logo;

  /* Owned */
  GtkFileChooserNative *dialog;

  /* Template children, owned by the template */
  GtkPicture           *picture;
  RespiteErrorBar      *error_bar;
  GtkWidget            *choose_button;
  GtkWidget            *remove_button;
};

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteLogoPicker, respite_logo_picker, GTK_TYPE_WIDGET)

static GBytes *
read_file (GFile * file,
           GError * *error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *data = NULL;
  gsize length;

  if (stream == NULL)
    return NULL;

  data = g_malloc (READ_BYTES);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, READ_BYTES, &length, NULL, error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&data), length);
}

static void
show_buttons (RespiteLogoPicker *self)
{
  gtk_widget_set_visible (self->choose_button, self->is_editable);
  gtk_widget_set_visible (self->remove_button, self->is_editable && self->has_logo);
}

static void
chosen_cb (RespiteLogoPicker *self,
           int                response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->dialog));
  g_clear_object (&self->dialog);
  if (file != NULL)
    respite_logo_picker_set_file (self, file);
}

static void
choose_clicked_cb (RespiteLogoPicker *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->dialog != NULL)
    return;

  self->dialog = gtk_file_chooser_native_new (_ ("Choose the logo"), GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_OPEN,
                                              _ ("_Open"), _ ("_Cancel"));
  gtk_file_filter_set_name (filter, _ ("Pictures (PNG, JPEG)"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->dialog), TRUE);
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

static void
remove_clicked_cb (RespiteLogoPicker *self)
{
  g_signal_emit (self, signals[PICKED], 0, NULL);
}

static void
respite_logo_picker_dispose (GObject *object)
{
  RespiteLogoPicker *self = RESPITE_LOGO_PICKER (object);

  g_clear_object (&self->dialog);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_LOGO_PICKER);

  G_OBJECT_CLASS (respite_logo_picker_parent_class)->dispose (object);
}

static void
respite_logo_picker_class_init (RespiteLogoPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  G_OBJECT_CLASS (klass)->dispose = respite_logo_picker_dispose;
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_BYTES);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-logo-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteLogoPicker, picture);
  gtk_widget_class_bind_template_child (widget_class, RespiteLogoPicker, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteLogoPicker, choose_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteLogoPicker, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
respite_logo_picker_init (RespiteLogoPicker *self)
{
  self->is_editable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_logo_picker_set_logo (self, NULL);
}

void
respite_logo_picker_set_logo (RespiteLogoPicker *self,
                              GBytes            *logo)
{
  g_autoptr (GdkTexture) texture = NULL;

  g_return_if_fail (RESPITE_IS_LOGO_PICKER (self));

  texture = logo != NULL ? gdk_texture_new_from_bytes (logo, NULL) : NULL;
  self->has_logo = logo != NULL;
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->picture), texture != NULL);
  show_buttons (self);
}

void
respite_logo_picker_set_editable (RespiteLogoPicker *self,
                                  gboolean           is_editable)
{
  g_return_if_fail (RESPITE_IS_LOGO_PICKER (self));

  self->is_editable = is_editable;
  show_buttons (self);
}

void
respite_logo_picker_set_error (RespiteLogoPicker *self,
                               const GError      *error)
{
  g_return_if_fail (RESPITE_IS_LOGO_PICKER (self));

  respite_error_bar_show (self->error_bar, error);
}

void
respite_logo_picker_set_file (RespiteLogoPicker *self,
                              GFile             *file)
{
  g_autoptr (GBytes) logo = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (RESPITE_IS_LOGO_PICKER (self));
  g_return_if_fail (G_IS_FILE (file));

  logo = read_file (file, &error);
  if (logo != NULL && respite_logo_check (logo, &error))
    g_signal_emit (self, signals[PICKED], 0, logo);
  respite_error_bar_show (self->error_bar, error);
}
