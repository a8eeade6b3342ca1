/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gio/gio.h>
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>

#include "documents/respite-pdf.h"

G_BEGIN_DECLS

/* A font in one file: which glyphs of a face it needs, under which number, and what each means. */
typedef struct
{
  const RespiteFace *face;
  HPDF_Dict          dict;
  gboolean           is_cff;
  guint16           *cids;      /* by glyph, 0 where unused */
  guint32           *glyphs;    /* by order of first use */
  char             **meanings;  /* by order of first use */
  double            *advances;  /* by order of first use, in em */
  guint              n_glyphs;
  guint              n_all;     /* of the face */
} RespitePdfFont;

struct _RespitePdfElement
{
  HPDF_Dict  dict;
  HPDF_Array kids;
  HPDF_Page  page;              /* of its first mark, or NULL */
  char       type[12];
};

/* The elements that the marks of a page belong to, in order. */
typedef struct
{
  HPDF_Page  page;
  GString   *operators;
  GPtrArray *marks;
} RespitePdfPage;

/* A line of the outline. */
typedef struct
{
  char   *title;
  int     level;
  guint   page;
  double  y;
} RespitePdfBookmark;

void respite_pdf_bookmark_free (RespitePdfBookmark *bookmark);

struct _RespitePdf
{
  HPDF_Doc           doc;
  HPDF_STATUS        failure;
  HPDF_STATUS        failure_detail;
  char              *title;
  char              *author;
  char              *subject;
  char              *language;
  gint64             created_at;
  RespitePdfElement *root;
  RespitePdfElement *document;
  GPtrArray         *elements;
  GPtrArray         *pages;
  RespitePdfPage    *page;
  GPtrArray         *fonts;
  GHashTable        *font_by_face;
  GPtrArray         *bookmarks;
  gboolean           shows_outline;
  GChecksum         *digest;
  GConverter        *compressor;
};

/* (transfer full) (nullable): @data as a compressed stream holds it. */
GBytes *respite_pdf_compress (GConverter   *compressor,
                              gconstpointer data,
                              gsize         size);

/* Objects; a packed stream is compressed already. */
HPDF_Dict respite_pdf_make_dict          (RespitePdf   *pdf);
HPDF_Dict respite_pdf_make_stream        (RespitePdf   *pdf,
                                          gconstpointer data,
                                          gsize         size,
                                          gboolean      compressed);
HPDF_Dict respite_pdf_make_packed_stream (RespitePdf   *pdf,
                                          GBytes       *packed);
void      respite_pdf_add_text           (RespitePdf   *pdf,
                                          HPDF_Dict     dict,
                                          const char   *key,
                                          const char   *text);

/* Fonts. */
RespitePdfFont *respite_pdf_get_font       (RespitePdf        *pdf,
                                            const RespiteFace *face);
/* The number of a glyph in the file, and how far it moves the pen in em. */
guint           respite_pdf_font_use       (RespitePdfFont    *font,
                                            guint32            glyph,
                                            const char        *meaning,
                                            gsize              length,
                                            double            *advance);
const char     *respite_pdf_font_meaning   (RespitePdfFont    *font,
                                            guint32            glyph);
gboolean        respite_pdf_font_finish    (RespitePdf        *pdf,
                                            RespitePdfFont    *font,
                                            guint              index);
void            respite_pdf_font_free      (RespitePdfFont    *font);
void            respite_pdf_append_hex     (GString           *out,
                                            guint              value);
void            respite_pdf_append_utf16   (GString           *out,
                                            const char        *text,
                                            gsize              length);

/* Structure and properties. */
void respite_pdf_finish_tree    (RespitePdf *pdf);
void respite_pdf_finish_outline (RespitePdf *pdf);
void respite_pdf_finish_meta    (RespitePdf *pdf);

/* (transfer none): an sRGB profile (ICC 2.1), made in code and compressed, once. */
GBytes *respite_pdf_get_profile (void);

G_END_DECLS
