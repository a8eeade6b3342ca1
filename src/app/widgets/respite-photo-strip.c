/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-photo-strip.h"

#include <glib/gi18n.h>

#include "base/respite-error.h"
#include "documents/respite-picture.h"
#include "domain/respite-attachment.h"
#include "widgets/respite-template.h"

/* As large as it is ever drawn, on a screen with four pixels in the place of one. */
#define PIXELS 128

struct _RespitePhotoStrip
{
  GtkWidget   parent_instance;

  /* Template children, owned by the template */
  GtkPicture *image;
  GtkLabel   *label;

  GBytes     *picture;
  gboolean    is_sent;          /* it belongs to a line that is being recorded */
};

G_DEFINE_FINAL_TYPE (RespitePhotoStrip, respite_photo_strip, GTK_TYPE_WIDGET)

static void
remove_cb (RespitePhotoStrip *self)
{
  respite_photo_strip_clear (self);
}

static void
respite_photo_strip_dispose (GObject *object)
{
  RespitePhotoStrip *self = RESPITE_PHOTO_STRIP (object);

  g_clear_pointer (&self->picture, g_bytes_unref);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_PHOTO_STRIP);

  G_OBJECT_CLASS (respite_photo_strip_parent_class)->dispose (object);
}

static void
respite_photo_strip_class_init (RespitePhotoStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = respite_photo_strip_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-photo-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, RespitePhotoStrip, image);
  gtk_widget_class_bind_template_child (widget_class, RespitePhotoStrip, label);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
respite_photo_strip_init (RespitePhotoStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The small picture; %NULL with an error. */
static GdkPixbuf *
load_small (GBytes  *content,
            GError **error)
{
  const char *media_type = respite_attachment_find_type (content);

  if (media_type == NULL || g_str_equal (media_type, "application/pdf"))
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("A photo is a PNG or JPEG picture"));
      return NULL;
    }

  return respite_picture_load (content, media_type, PIXELS, error);
}

gboolean
respite_photo_strip_take (RespitePhotoStrip *self,
                          GFile             *file,
                          GError           **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (RESPITE_IS_PHOTO_STRIP (self) && G_IS_FILE (file), FALSE);

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
                            G_FILE_QUERY_INFO_NONE, NULL, error);
  if (info == NULL || !respite_attachment_check_size ((gsize) g_file_info_get_size (info), error))
    return FALSE;
  content = g_file_load_bytes (file, NULL, NULL, error);
  pixbuf = content != NULL ? load_small (content, error) : NULL;
  if (pixbuf == NULL)
    return FALSE;

  g_clear_pointer (&self->picture, g_bytes_unref);
  self->picture = g_steal_pointer (&content);
  self->is_sent = FALSE;
  texture = gdk_texture_new_for_pixbuf (pixbuf);
  gtk_picture_set_paintable (self->image, GDK_PAINTABLE (texture));
  text = g_strdup_printf (_ ("“%s” is ready. Say after “photo” what it shows, then press Enter."),
                          g_file_info_get_display_name (info));
  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  g_object_notify (G_OBJECT (self), "visible");

  return TRUE;
}

GBytes *
respite_photo_strip_get_picture (RespitePhotoStrip *self)
{
  g_return_val_if_fail (RESPITE_IS_PHOTO_STRIP (self), NULL);

  return self->is_sent ? NULL : self->picture;
}

GBytes *
respite_photo_strip_send (RespitePhotoStrip *self)
{
  g_return_val_if_fail (RESPITE_IS_PHOTO_STRIP (self), NULL);
  g_return_val_if_fail (self->picture != NULL, NULL);

  self->is_sent = TRUE;
  g_object_notify (G_OBJECT (self), "visible");

  return g_bytes_ref (self->picture);
}

void
respite_photo_strip_end (RespitePhotoStrip *self,
                         GBytes            *picture,
                         gboolean           is_done)
{
  g_return_if_fail (RESPITE_IS_PHOTO_STRIP (self));

  /* Another one was chosen meanwhile. */
  if (self->picture != picture)
    return;

  self->is_sent = FALSE;
  if (is_done)
    respite_photo_strip_clear (self);
  g_object_notify (G_OBJECT (self), "visible");
}

void
respite_photo_strip_clear (RespitePhotoStrip *self)
{
  g_return_if_fail (RESPITE_IS_PHOTO_STRIP (self));

  g_clear_pointer (&self->picture, g_bytes_unref);
  gtk_picture_set_paintable (self->image, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
