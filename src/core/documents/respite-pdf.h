/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "documents/respite-text.h"

G_BEGIN_DECLS

/*
 * Writing a tagged PDF/A-1. libharu is used for its objects, cross references and streams; fonts, structure and page
 * operators are made here. Coordinates are those of PDF: points, origin at the bottom left. One thread at a time.
 */

/**
 * RespitePdf:
 *
 * A file under construction. Failures are remembered, the first one is reported by respite_pdf_finish(); until then
 * every call may be made and does nothing harmful.
 */
typedef struct _RespitePdf RespitePdf;

/* An element of the structure tree; belongs to its file. */
typedef struct _RespitePdfElement RespitePdfElement;

/**
 * RespitePdfInfo:
 * @title: of the document
 * @author: the clinic
 * @subject: (nullable)
 * @language: such as "es"
 * @created_at: UTC milliseconds; the only time in the file
 */
typedef struct
{
  const char *title;
  const char *author;
  const char *subject;
  const char *language;
  gint64      created_at;
} RespitePdfInfo;

/* (nullable): %NULL where there is no memory. */
RespitePdf *respite_pdf_new  (const RespitePdfInfo *info);
void        respite_pdf_free (RespitePdf           *pdf);

/* Begins the next page. */
void respite_pdf_begin_page (RespitePdf *pdf,
                             double      width,
                             double      height);

/**
 * respite_pdf_get_operators:
 *
 * Returns: (transfer none): the operators of the present page, to be added to
 */
GString *respite_pdf_get_operators (RespitePdf *pdf);

/**
 * respite_pdf_add_element:
 * @parent: (nullable): %NULL for the document itself
 * @type: a standard structure type such as "P"; "TH" heads a column, "THR" a row of a table
 */
RespitePdfElement *respite_pdf_add_element (RespitePdf        *pdf,
                                            RespitePdfElement *parent,
                                            const char        *type);

/* What stands for the element where it cannot be seen. */
void respite_pdf_set_alternative (RespitePdf        *pdf,
                                  RespitePdfElement *element,
                                  const char        *text);

/* The language of an element where it is not that of the document. */
void respite_pdf_set_language (RespitePdf        *pdf,
                               RespitePdfElement *element,
                               const char        *language);

/* Everything up to respite_pdf_end_mark() belongs to @element, or with %NULL is decoration. Not nested. */
void respite_pdf_begin_mark (RespitePdf        *pdf,
                             RespitePdfElement *element);
void respite_pdf_end_mark   (RespitePdf        *pdf);

/**
 * respite_pdf_show_line:
 * @text: what the line belongs to
 * @line: the line
 * @x: its left end
 * @y: its base line
 *
 * Shows shaped glyphs so that the text can be searched and copied: by ToUnicode tables, and by ActualText where
 * glyphs and characters do not pair up.
 */
void respite_pdf_show_line (RespitePdf        *pdf,
                            const RespiteText *text,
                            const RespiteLine *line,
                            double             x,
                            double             y);

/**
 * respite_pdf_show_image:
 * @rgb: @width times @height times three bytes
 * @x: left
 * @y: bottom
 */
void respite_pdf_show_image (RespitePdf   *pdf,
                             const guint8 *rgb,
                             guint         width,
                             guint         height,
                             double        x,
                             double        y,
                             double        shown_width,
                             double        shown_height);

/**
 * respite_pdf_add_bookmark:
 * @level: 0 for the first
 * @page: counted from 0
 * @y: what stands at the top of the window then
 *
 * Adds a line to the outline, in the order of the pages. A single line gives no outline.
 */
void respite_pdf_add_bookmark (RespitePdf *pdf,
                               const char *title,
                               int         level,
                               guint       page,
                               double      y);

/* Readers open the outline beside the pages. */
void respite_pdf_show_outline (RespitePdf *pdf);

/**
 * respite_pdf_finish:
 * @error: the first thing that failed
 *
 * Closes the file.
 *
 * Returns: (transfer full) (nullable): its content, or %NULL with %RESPITE_ERROR_DOCUMENT
 */
GBytes *respite_pdf_finish (RespitePdf  *pdf,
                            GError     **error);

/* Adds "@value " with at most three decimals and a point in every locale; 0 for what is no number. */
void respite_pdf_append_number (GString *out,
                                double   value);

/* Adds "r g b " from 0xrrggbb. */
void respite_pdf_append_color (GString *out,
                               guint32  color);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespitePdf, respite_pdf_free)

G_END_DECLS
