/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/* Files that people bring: whether they are what they say, and pictures to look at. Any thread. */

/**
 * respite_picture_check:
 * @content: the whole file
 * @media_type: what it is by its first bytes: "image/png", "image/jpeg" or "application/pdf"
 * @error: %RESPITE_ERROR_INVALID
 *
 * Reads a picture to its end, or a PDF file as far as its list of pages.
 *
 * Returns: whether the file can be shown
 */
gboolean respite_picture_check (GBytes      *content,
                                const char  *media_type,
                                GError     **error);

/* Returns: how many pages a PDF file has, 0 where it cannot be read */
int respite_picture_count_pages (GBytes *content);

/**
 * respite_picture_load_page:
 * @content: a PDF file
 * @page: counted from 1
 * @most_pixels: the longer side has at most so many
 *
 * Paints one page by a pdftocairo child that gets the file through a pipe and is ended where it takes too long. Blocks
 * for as long as that.
 *
 * Returns: (transfer full) (nullable): the picture; %RESPITE_ERROR_NOT_FOUND where the program is not installed
 */
GdkPixbuf *respite_picture_load_page (GBytes  *content,
                                      int      page,
                                      int      most_pixels,
                                      GError **error);

/**
 * respite_picture_load:
 * @content: a PNG or JPEG file
 * @media_type: which of them
 * @most_pixels: the longer side has at most so many; a larger picture is made smaller
 *
 * Returns: (transfer full): the picture, turned as the camera held it
 */
GdkPixbuf *respite_picture_load (GBytes      *content,
                                 const char  *media_type,
                                 int          most_pixels,
                                 GError     **error);

G_END_DECLS
