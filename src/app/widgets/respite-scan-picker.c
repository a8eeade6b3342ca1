/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-scan-picker.h"

#include <glib/gi18n.h>
#include <string.h>

#include "widgets/respite-error-bar.h"
#include "widgets/respite-file-choice.h"
#include "widgets/respite-template.h"

#define MOST_BYTES (20 * 1024 * 1024)

struct _RespiteScanPicker
{
  GtkWidget        parent_instance;

  /* Owned */
  GBytes          *bytes;

  /* Template children, owned by the template */
  RespiteErrorBar *error_bar;
  GtkLabel        *name_label;
  GtkPicture      *picture;
  GtkWidget       *remove_button;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteScanPicker, respite_scan_picker, GTK_TYPE_WIDGET)

static void
take_bytes (RespiteScanPicker *self,
            GBytes            *bytes,
            const char        *name)
{
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *size = NULL;
  g_autofree char *text = NULL;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = bytes;
  if (bytes != NULL)
    {
      size = g_format_size (g_bytes_get_size (bytes));
      text = g_strdup_printf ("%s · %s", name, size);
      texture = gdk_texture_new_from_bytes (bytes, NULL);
    }
  gtk_label_set_label (self->name_label, text != NULL ? text : _ ("No scan chosen yet"));
  gtk_picture_set_paintable (self->picture, texture != NULL ? GDK_PAINTABLE (texture) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), texture != NULL);
  gtk_widget_set_visible (self->remove_button, bytes != NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* PDF, PNG and JPEG are told by their first bytes, as the store does again. */
static gboolean
is_scan (const char *data,
         gsize       length)
{
  static const char *const heads[] = { "%PDF-", "\x89PNG\r\n", "\xff\xd8\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    if (length > strlen (heads[i]) && memcmp (data, heads[i], strlen (heads[i])) == 0)
      return TRUE;

  return FALSE;
}

void
respite_scan_picker_set_file (RespiteScanPicker *self,
                              GFile             *file)
{
  g_autofree char *name = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_return_if_fail (RESPITE_IS_SCAN_PICKER (self));
  g_return_if_fail (G_IS_FILE (file));

  if (!g_file_load_contents (file, NULL, &data, &length, NULL, &error))
    {
      respite_error_bar_show (self->error_bar, error);
      return;
    }
  if (length > MOST_BYTES || !is_scan (data, length))
    {
      respite_error_bar_show_text (self->error_bar, length > MOST_BYTES ? _ ("A scan has at most 20 MB.") :
                                   _ ("A scan is a PDF, PNG or JPEG file."));
      return;
    }

  respite_error_bar_show_text (self->error_bar, NULL);
  name = g_file_get_basename (file);
  take_bytes (self, g_bytes_new_take (g_steal_pointer (&data), length), name);
}

static void
chosen_cb (GtkWidget *picker,
           GFile     *file,
           gpointer   user_data)
{
  respite_scan_picker_set_file (RESPITE_SCAN_PICKER (picker), file);
}

static void
choose_clicked_cb (RespiteScanPicker *self)
{
  respite_choose_file (GTK_WIDGET (self), _ ("The scan of the signed paper (PNG, JPEG or PDF)"),
                       GTK_FILE_CHOOSER_ACTION_OPEN, NULL, chosen_cb, NULL, NULL);
}

static void
remove_clicked_cb (RespiteScanPicker *self)
{
  respite_scan_picker_clear (self);
}

static void
respite_scan_picker_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_SCAN_PICKER);

  G_OBJECT_CLASS (respite_scan_picker_parent_class)->dispose (object);
}

static void
respite_scan_picker_finalize (GObject *object)
{
  g_clear_pointer (&RESPITE_SCAN_PICKER (object)->bytes, g_bytes_unref);

  G_OBJECT_CLASS (respite_scan_picker_parent_class)->finalize (object);
}

static void
respite_scan_picker_class_init (RespiteScanPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_scan_picker_dispose;
  object_class->finalize = respite_scan_picker_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-scan-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteScanPicker, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteScanPicker, name_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteScanPicker, picture);
  gtk_widget_class_bind_template_child (widget_class, RespiteScanPicker, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
respite_scan_picker_init (RespiteScanPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GBytes *
respite_scan_picker_get_bytes (RespiteScanPicker *self)
{
  g_return_val_if_fail (RESPITE_IS_SCAN_PICKER (self), NULL);

  return self->bytes;
}

void
respite_scan_picker_clear (RespiteScanPicker *self)
{
  g_return_if_fail (RESPITE_IS_SCAN_PICKER (self));

  respite_error_bar_show_text (self->error_bar, NULL);
  take_bytes (self, NULL, NULL);
}
