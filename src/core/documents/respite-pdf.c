/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-pdf-private.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "base/respite-error.h"

/* libharu writes into a stream at most so much at a time. */
#define WRITE_MAX 60000

/* How hard streams are compressed: a hundredth larger than at the usual 6, in not much more than half of the time. */
#define LEVEL 4

/* Streams shorter than this do not become much shorter still. */
#define LEAST_SIZE 200

static void
failed_cb (HPDF_STATUS code,
           HPDF_STATUS detail,
           void       *user_data)
{
  RespitePdf *pdf = user_data;

  if (pdf->failure == HPDF_OK)
    {
      pdf->failure = code;
      pdf->failure_detail = detail;
    }
}

void
respite_pdf_append_number (GString *out,
                           double   value)
{
  char digits[16];
  char *p = digits + sizeof digits;
  gint64 thousandths;
  guint whole, fraction;

  if (!(value > -32767 && value < 32767))
    value = 0;
  thousandths = llround (value * 1000);
  whole = (guint) (ABS (thousandths) / 1000);
  fraction = (guint) (ABS (thousandths) % 1000);

  /* From the last digit to the first; much quicker than printf, which every glyph would need. */
  *--p = ' ';
  if (fraction > 0)
    {
      for (int i = 0; i < 3; i++, fraction /= 10)
        if (fraction % 10 != 0 || *p != ' ')
          *--p = (char) ('0' + fraction % 10);
      *--p = '.';
    }
  do
    *--p = (char) ('0' + whole % 10);
  while ((whole /= 10) > 0);
  if (thousandths < 0)
    *--p = '-';
  g_string_append_len (out, p, digits + sizeof digits - p);
}

void
respite_pdf_append_color (GString *out,
                          guint32  color)
{
  for (int shift = 16; shift >= 0; shift -= 8)
    respite_pdf_append_number (out, (color >> shift & 0xff) / 255.0);
}

void
respite_pdf_append_hex (GString *out,
                        guint    value)
{
  static const char hex[] = "0123456789ABCDEF";
  char digits[4] = { hex[value >> 12 & 15], hex[value >> 8 & 15], hex[value >> 4 & 15], hex[value & 15] };

  g_string_append_len (out, digits, sizeof digits);
}

void
respite_pdf_append_utf16 (GString    *out,
                          const char *text,
                          gsize       length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c > 0xffff)
        {
          respite_pdf_append_hex (out, 0xd800 + ((c - 0x10000) >> 10));
          respite_pdf_append_hex (out, 0xdc00 + ((c - 0x10000) & 0x3ff));
        }
      else
        respite_pdf_append_hex (out, c);
    }
}

HPDF_Dict
respite_pdf_make_dict (RespitePdf *pdf)
{
  HPDF_Dict dict = HPDF_Dict_New (pdf->doc->mmgr);

  HPDF_Xref_Add (pdf->doc->xref, dict);

  return dict;
}

GBytes *
respite_pdf_compress (GConverter   *compressor,
                      gconstpointer data,
                      gsize         size)
{
  gsize room = size + size / 8 + 256, read = 0, written = 0;
  g_autofree guint8 *out = g_malloc (room);
  GConverterResult result;

  g_converter_reset (compressor);
  result = g_converter_convert (compressor, data, size, out, room, G_CONVERTER_INPUT_AT_END, &read, &written, NULL);

  return result == G_CONVERTER_FINISHED ? g_bytes_new (out, written) : NULL;
}

static void
write_stream (HPDF_Stream   stream,
              gconstpointer data,
              gsize         size)
{
  const HPDF_BYTE *p = data;

  while (size > 0)
    {
      HPDF_UINT part = (HPDF_UINT) MIN (size, WRITE_MAX);

      HPDF_Stream_Write (stream, p, part);
      p += part;
      size -= part;
    }
}

/* What libharu would say itself had it compressed the stream. */
static HPDF_STATUS
write_filter_cb (HPDF_Dict dict G_GNUC_UNUSED,
                 HPDF_Stream    stream)
{
  return HPDF_Stream_WriteStr (stream, "/Filter /FlateDecode\n");
}

/* Where it cannot be compressed the stream is kept as it is. */
static void
fill_stream (RespitePdf   *pdf,
             HPDF_Dict     dict,
             gconstpointer data,
             gsize         size,
             gboolean      compressed)
{
  g_autoptr (GBytes) small = compressed && size >= LEAST_SIZE ? respite_pdf_compress (pdf->compressor, data, size) :
                             NULL;

  dict->filter = HPDF_STREAM_FILTER_NONE;
  if (small != NULL)
    {
      dict->write_fn = write_filter_cb;
      data = g_bytes_get_data (small, &size);
    }
  write_stream (dict->stream, data, size);
}

HPDF_Dict
respite_pdf_make_stream (RespitePdf   *pdf,
                         gconstpointer data,
                         gsize         size,
                         gboolean      compressed)
{
  HPDF_Dict dict = HPDF_DictStream_New (pdf->doc->mmgr, pdf->doc->xref);

  if (dict == NULL)
    return NULL;

  fill_stream (pdf, dict, data, size, compressed);

  return dict;
}

HPDF_Dict
respite_pdf_make_packed_stream (RespitePdf *pdf,
                                GBytes     *packed)
{
  HPDF_Dict dict = respite_pdf_make_stream (pdf, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), FALSE);

  if (dict != NULL)
    dict->write_fn = write_filter_cb;

  return dict;
}

void
respite_pdf_add_text (RespitePdf *pdf,
                      HPDF_Dict   dict,
                      const char *key,
                      const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  glong units = 0;
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (valid, -1, NULL, &units, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) "\xfe\xff", 2);
  for (glong i = 0; i < units; i++)
    {
      guint8 pair[2] = { (guint8) (wide[i] >> 8), (guint8) (wide[i] & 0xff) };

      g_byte_array_append (bytes, pair, 2);
    }
  HPDF_Dict_Add (dict, key, HPDF_Binary_New (pdf->doc->mmgr, bytes->data, bytes->len));
  g_checksum_update (pdf->digest, bytes->data, bytes->len);
}

static void
page_free (RespitePdfPage *page)
{
  g_string_free (page->operators, TRUE);
  g_ptr_array_unref (page->marks);
  g_free (page);
}

RespitePdf *
respite_pdf_new (const RespitePdfInfo *info)
{
  RespitePdf *pdf = g_new0 (RespitePdf, 1);

  pdf->title = g_strdup (info->title);
  pdf->author = g_strdup (info->author);
  pdf->subject = g_strdup (info->subject);
  pdf->language = g_strdup (info->language);
  pdf->created_at = info->created_at;
  pdf->digest = g_checksum_new (G_CHECKSUM_MD5);
  pdf->elements = g_ptr_array_new_with_free_func (g_free);
  pdf->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) page_free);
  pdf->fonts = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_pdf_font_free);
  pdf->bookmarks = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_pdf_bookmark_free);
  pdf->font_by_face = g_hash_table_new (NULL, NULL);
  pdf->doc = HPDF_New (failed_cb, pdf);
  if (pdf->doc == NULL)
    {
      respite_pdf_free (pdf);
      return NULL;
    }

  pdf->compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL));
  HPDF_SetCompressionMode (pdf->doc, HPDF_COMP_ALL);
  pdf->root = respite_pdf_add_element (pdf, NULL, "StructTreeRoot");
  pdf->document = respite_pdf_add_element (pdf, NULL, "Document");

  return pdf;
}

void
respite_pdf_free (RespitePdf *pdf)
{
  if (pdf == NULL)
    return;

  g_free (pdf->title);
  g_free (pdf->author);
  g_free (pdf->subject);
  g_free (pdf->language);
  g_checksum_free (pdf->digest);
  g_clear_object (&pdf->compressor);
  g_hash_table_unref (pdf->font_by_face);
  g_ptr_array_unref (pdf->fonts);
  g_ptr_array_unref (pdf->bookmarks);
  g_ptr_array_unref (pdf->pages);
  g_ptr_array_unref (pdf->elements);
  if (pdf->doc != NULL)
    HPDF_Free (pdf->doc);
  g_free (pdf);
}

/* libharu keeps what pages show as it is until the file is saved; a long record would take much memory. */
static void
end_page (RespitePdf *pdf)
{
  HPDF_PageAttr attr = pdf->page != NULL ? pdf->page->page->attr : NULL;
  const GString *operators;

  if (attr == NULL)
    return;

  operators = pdf->page->operators;
  g_checksum_update (pdf->digest, (const guchar *) operators->str, (gssize) operators->len);
  fill_stream (pdf, attr->contents, operators->str, operators->len, TRUE);
  g_string_free (pdf->page->operators, TRUE);
  pdf->page->operators = g_string_new (NULL);
}

void
respite_pdf_begin_page (RespitePdf *pdf,
                        double      width,
                        double      height)
{
  RespitePdfPage *page = g_new0 (RespitePdfPage, 1);

  end_page (pdf);
  page->page = HPDF_AddPage (pdf->doc);
  page->operators = g_string_sized_new (8192);
  page->marks = g_ptr_array_new ();
  HPDF_Page_SetWidth (page->page, (HPDF_REAL) width);
  HPDF_Page_SetHeight (page->page, (HPDF_REAL) height);
  HPDF_Dict_AddNumber (page->page, "StructParents", (HPDF_INT32) pdf->pages->len);
  HPDF_Dict_AddName (page->page, "Tabs", "S");
  g_ptr_array_add (pdf->pages, page);
  pdf->page = page;
}

GString *
respite_pdf_get_operators (RespitePdf *pdf)
{
  return pdf->page->operators;
}

void
respite_pdf_show_image (RespitePdf   *pdf,
                        const guint8 *rgb,
                        guint         width,
                        guint         height,
                        double        x,
                        double        y,
                        double        shown_width,
                        double        shown_height)
{
  HPDF_Image image = HPDF_LoadRawImageFromMem (pdf->doc, rgb, width, height, HPDF_CS_DEVICE_RGB, 8);
  GString *out = pdf->page->operators;
  const char *name;

  if (image == NULL)
    return;

  g_checksum_update (pdf->digest, rgb, (gssize) width * height * 3);
  name = HPDF_Page_GetXObjectName (pdf->page->page, image);
  g_string_append (out, "q ");
  respite_pdf_append_number (out, shown_width);
  g_string_append (out, "0 0 ");
  respite_pdf_append_number (out, shown_height);
  respite_pdf_append_number (out, x);
  respite_pdf_append_number (out, y);
  g_string_append_printf (out, "cm /%s Do Q\n", name != NULL ? name : "");
}

static GBytes *
save (RespitePdf *pdf)
{
  HPDF_UINT32 size;
  HPDF_BYTE *data;

  if (HPDF_SaveToStream (pdf->doc) != HPDF_OK)
    return NULL;

  size = HPDF_GetStreamSize (pdf->doc);
  data = g_malloc (size);
  HPDF_ResetStream (pdf->doc);
  if (HPDF_ReadFromStream (pdf->doc, data, &size) != HPDF_OK && pdf->failure != HPDF_OK)
    {
      g_free (data);
      return NULL;
    }

  return g_bytes_new_take (data, size);
}

GBytes *
respite_pdf_finish (RespitePdf *pdf,
                    GError    **error)
{
  gboolean fonts_fit = TRUE;
  GBytes *bytes = NULL;

  end_page (pdf);
  for (guint i = 0; i < pdf->fonts->len; i++)
    fonts_fit = respite_pdf_font_finish (pdf, g_ptr_array_index (pdf->fonts, i), i) && fonts_fit;
  respite_pdf_finish_tree (pdf);
  respite_pdf_finish_outline (pdf);
  respite_pdf_finish_meta (pdf);
  if (fonts_fit && pdf->failure == HPDF_OK)
    bytes = save (pdf);

  if (bytes == NULL || pdf->failure != HPDF_OK)
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      respite_set_error (error, RESPITE_ERROR_DOCUMENT,
                         N_ ("The PDF could not be made (error %#lx, %lu)"), (gulong) pdf->failure,
                         (gulong) pdf->failure_detail);
    }

  return bytes;
}
