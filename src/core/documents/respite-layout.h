/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <cairo.h>
#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RespiteLayout:
 *
 * A finished document: its pages with every line, box and drawing in its place, in points with the origin at the
 * top left. Immutable and reference counted; any thread may paint it. The PDF and the preview on the screen are
 * painted from the same layout and so break their lines in the same places.
 */
typedef struct _RespiteLayout RespiteLayout;

#define RESPITE_TYPE_LAYOUT (respite_layout_get_type ())

GType respite_layout_get_type (void);

RespiteLayout *respite_layout_ref   (RespiteLayout *layout);
void           respite_layout_unref (RespiteLayout *layout);

/* The document's title, as in the page foot and the PDF's properties. */
const char *respite_layout_get_title (const RespiteLayout *layout);

/* The language of the text, such as "es". */
const char *respite_layout_get_language (const RespiteLayout *layout);

guint respite_layout_get_n_pages (const RespiteLayout *layout);

/**
 * respite_layout_get_page_size:
 * @width: (out) (optional): in points
 * @height: (out) (optional): in points
 *
 * All pages of a document have the same size.
 */
void respite_layout_get_page_size (const RespiteLayout *layout,
                                   double              *width,
                                   double              *height);

/**
 * respite_layout_get_n_missing:
 *
 * Returns: how many characters no font had; each is drawn as a box with its code point, never dropped
 */
guint respite_layout_get_n_missing (const RespiteLayout *layout);

/**
 * respite_layout_dup_missing:
 *
 * Returns: (transfer full): those characters without repetition as "U+1F642 U+0F3A", empty where there are none
 */
char *respite_layout_dup_missing (const RespiteLayout *layout);

/**
 * respite_layout_get_text:
 * @page: counted from 0, or -1 for the whole document
 *
 * The words in reading order, one line for each paragraph, cell or list item; for screen readers and tests. The
 * page's head and foot are not in it.
 *
 * Returns: (transfer full): the text
 */
char *respite_layout_get_text (const RespiteLayout *layout,
                               int                  page);

/* How many lines its outline has: the headings, and the titles of the parts it was joined from. */
guint respite_layout_get_n_bookmarks (const RespiteLayout *layout);

/**
 * respite_layout_get_bookmark:
 * @level: (out) (optional): 0 for the first
 * @page: (out) (optional): counted from 0
 *
 * Returns: (transfer none): the text of one line of the outline
 */
const char *respite_layout_get_bookmark (const RespiteLayout *layout,
                                         guint                index,
                                         int                 *level,
                                         guint               *page);

/**
 * respite_layout_join:
 * @parts: (element-type RespiteLayout): at least one, on the same paper
 * @title: of the whole
 * @error: where to say that the papers differ
 *
 * Returns: (transfer full) (nullable): all pages in one document, each with its own head and foot; a single part itself
 */
RespiteLayout *respite_layout_join (GPtrArray   *parts,
                                    const char  *title,
                                    GError     **error);

/**
 * respite_layout_join_record:
 * @parts: (element-type RespiteLayout): as for respite_layout_join()
 * @names: (element-type utf8): what each part is called in the outline
 *
 * Like respite_layout_join(), but the pages are counted through, readers show the outline beside them, and the parts
 * are without pages afterwards: what nobody else holds takes memory once.
 */
RespiteLayout *respite_layout_join_record (GPtrArray   *parts,
                                           GPtrArray   *names,
                                           const char  *title,
                                           GError     **error);

/**
 * respite_layout_paint_cairo:
 * @page: counted from 0
 * @cr: one unit is one point; scale it first for another size
 *
 * Paints one page, its white paper included.
 */
void respite_layout_paint_cairo (const RespiteLayout *layout,
                                 guint                page,
                                 cairo_t             *cr);

/**
 * respite_layout_to_pdf:
 * @error: where to say why it could not be made
 *
 * Writes a tagged PDF/A-1 with embedded subsets of its fonts. The same layout always gives the same bytes. Any
 * thread.
 *
 * Returns: (transfer full) (nullable): the file's content, or %NULL with %RESPITE_ERROR_DOCUMENT
 */
GBytes *respite_layout_to_pdf (const RespiteLayout  *layout,
                               GError              **error);

/**
 * respite_layout_save_pdf:
 * @path: the file; one that exists is replaced
 * @error: where to say what is wrong with the place
 *
 * Writes beside @path first, makes it durable and renames it, so that a failure leaves what was there. A device such
 * as /dev/stdout is written directly. Files are made readable by their owner only.
 *
 * Returns: whether the file is complete on the disk
 */
gboolean respite_layout_save_pdf (const RespiteLayout  *layout,
                                  const char           *path,
                                  GError              **error);

/* Like respite_layout_save_pdf(), but opens with @password only; see respite_pdf_protect(). */
gboolean respite_layout_save_protected (const RespiteLayout  *layout,
                                        const char           *path,
                                        const char           *password,
                                        GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteLayout, respite_layout_unref)

G_END_DECLS
