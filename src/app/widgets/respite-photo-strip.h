/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespitePhotoStrip:
 *
 * The picture that goes with the next line of a session that begins with "photo": small, with its name, and with a
 * button that takes it away. Hidden while there is none.
 */
#define RESPITE_TYPE_PHOTO_STRIP (respite_photo_strip_get_type ())

G_DECLARE_FINAL_TYPE (RespitePhotoStrip, respite_photo_strip, RESPITE, PHOTO_STRIP, GtkWidget)

/* Reads @file; %RESPITE_ERROR_INVALID where it is no PNG or JPEG picture of at most 20 MB, and what was there stays. */
gboolean respite_photo_strip_take (RespitePhotoStrip *self,
                                   GFile             *file,
                                   GError           **error);

/* Returns: (transfer none) (nullable): the file of the picture; %NULL while it belongs to a line on its way */
GBytes *respite_photo_strip_get_picture (RespitePhotoStrip *self);

/* Gives the picture to a line that is being recorded. (transfer full) */
GBytes *respite_photo_strip_send (RespitePhotoStrip *self);

/* The line with @picture was recorded, or was not: then the picture stays for another try. */
void respite_photo_strip_end (RespitePhotoStrip *self,
                              GBytes            *picture,
                              gboolean           is_done);

void respite_photo_strip_clear (RespitePhotoStrip *self);

G_END_DECLS
