/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-picture.h"

#include <qpdf/qpdf-c.h>

#include "base/respite-error.h"

/* A picture of more is refused: a small file can claim to be larger than the memory. */
#define MOST_PIXELS (120 * 1000 * 1000)

typedef struct
{
  int      most;                /* of the longer side, 0 for its own size */
  gboolean is_too_large;
} Size;

static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  Size            *size)
{
  int longer = MAX (width, height);

  if (width <= 0 || height <= 0 || (gint64) width * height > MOST_PIXELS)
    {
      size->is_too_large = TRUE;
      gdk_pixbuf_loader_set_size (loader, 1, 1);
    }
  else if (size->most > 0 && longer > size->most)
    {
      gdk_pixbuf_loader_set_size (loader, MAX (1, (int) ((gint64) width * size->most / longer)),
                                  MAX (1, (int) ((gint64) height * size->most / longer)));
    }
}

GdkPixbuf *
respite_picture_load (GBytes     *content,
                      const char *media_type,
                      int         most_pixels,
                      GError    **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_mime_type (media_type, NULL);
  Size size = { most_pixels, FALSE };
  GdkPixbuf *picture = NULL;
  gboolean is_read;

  if (loader != NULL)
    {
      g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &size);
      is_read = gdk_pixbuf_loader_write_bytes (loader, content, NULL);
      is_read = gdk_pixbuf_loader_close (loader, NULL) && is_read;
      if (is_read && !size.is_too_large)
        picture = gdk_pixbuf_loader_get_pixbuf (loader);
    }
  if (picture == NULL)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, size.is_too_large ?
                         N_("This picture is larger than 120 million points") :
                         N_("This picture is damaged and cannot be shown"));
      return NULL;
    }

  return gdk_pixbuf_apply_embedded_orientation (picture);
}

int
respite_picture_count_pages (GBytes *content)
{
  qpdf_data pdf = qpdf_init ();
  gsize size;
  const char *data = g_bytes_get_data (content, &size);
  int n_pages = 0;

  qpdf_silence_errors (pdf);
  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  if ((qpdf_read_memory (pdf, "attachment", data, size, NULL) & QPDF_ERRORS) == 0)
    n_pages = qpdf_get_num_pages (pdf);

  /* An error that nobody took would be printed. */
  if (qpdf_has_error (pdf))
    qpdf_get_error (pdf);
  qpdf_cleanup (&pdf);

  return MAX (0, n_pages);
}

gboolean
respite_picture_check (GBytes     *content,
                       const char *media_type,
                       GError    **error)
{
  g_autoptr (GdkPixbuf) picture = NULL;

  g_return_val_if_fail (content != NULL && media_type != NULL, FALSE);

  if (g_str_equal (media_type, "application/pdf"))
    return respite_picture_count_pages (content) > 0 ||
           respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("This PDF file is damaged, empty or needs a password"));

  picture = respite_picture_load (content, media_type, 0, error);

  return picture != NULL;
}
