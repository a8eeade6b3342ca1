/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-pdf-private.h"

#include <math.h>
#include <string.h>

/* Room for the XMP packet to be changed in place. */
#define XMP_PADDING 2000

static void
append_escaped (GString    *out,
                const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *escaped = g_markup_escape_text (valid, -1);

  g_string_append (out, escaped);
}

static char *
format_time (gint64      ms,
             const char *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (ms / 1000);

  return time != NULL ? g_date_time_format (time, format) : g_strdup ("");
}

static GString *
make_xmp (RespitePdf *pdf,
          const char *created)
{
  GString *out = g_string_new ("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                               "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                               "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                               "<dc:format>application/pdf</dc:format>"
                               "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");

  append_escaped (out, pdf->title);
  g_string_append (out, "</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>");
  append_escaped (out, pdf->author);
  g_string_append (out, "</rdf:li></rdf:Seq></dc:creator>");
  if (pdf->subject != NULL)
    {
      g_string_append (out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">");
      append_escaped (out, pdf->subject);
      g_string_append (out, "</rdf:li></rdf:Alt></dc:description>");
    }
  g_string_append_printf (out,
                          "</rdf:Description>\n"
                          "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">"
                          "<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>"
                          "<xmp:CreatorTool>Respite</xmp:CreatorTool></rdf:Description>\n"
                          "<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">"
                          "<pdf:Producer>Respite, libharu</pdf:Producer></rdf:Description>\n"
                          "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
                          "<pdfaid:part>1</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
                          "</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n", created, created);
  for (int i = 0; i < XMP_PADDING; i++)
    g_string_append_c (out, i % 100 == 99 ? '\n' : ' ');
  g_string_append (out, "<?xpacket end=\"w\"?>");

  return out;
}

static void
add_info (RespitePdf *pdf)
{
  g_autofree char *created = format_time (pdf->created_at, "D:%Y%m%d%H%M%SZ");
  HPDF_Dict info;

  /* This makes the dictionary; libharu would put the clock into a new one by itself only when asked to. */
  HPDF_SetInfoAttr (pdf->doc, HPDF_INFO_CREATOR, "Respite");
  info = pdf->doc->info;
  if (info == NULL)
    return;

  respite_pdf_add_text (pdf, info, "Title", pdf->title);
  respite_pdf_add_text (pdf, info, "Author", pdf->author);
  if (pdf->subject != NULL)
    respite_pdf_add_text (pdf, info, "Subject", pdf->subject);
  HPDF_Dict_Add (info, "CreationDate", HPDF_String_New (pdf->doc->mmgr, created, NULL));
  HPDF_Dict_Add (info, "ModDate", HPDF_String_New (pdf->doc->mmgr, created, NULL));
  HPDF_Dict_Add (info, "Producer", HPDF_String_New (pdf->doc->mmgr, "Respite, libharu", NULL));
}

static void
add_metadata (RespitePdf *pdf)
{
  g_autofree char *created = format_time (pdf->created_at, "%Y-%m-%dT%H:%M:%SZ");
  GString *xmp = make_xmp (pdf, created);
  HPDF_Dict stream = respite_pdf_make_stream (pdf, xmp->str, xmp->len, FALSE);

  g_checksum_update (pdf->digest, (const guchar *) created, -1);
  HPDF_Dict_AddName (stream, "Type", "Metadata");
  HPDF_Dict_AddName (stream, "Subtype", "XML");
  HPDF_Dict_Add ((HPDF_Dict) pdf->doc->catalog, "Metadata", stream);
  g_string_free (xmp, TRUE);
}

static void
add_output_intent (RespitePdf *pdf)
{
  GBytes *profile = respite_pdf_get_profile ();
  HPDF_MMgr mmgr = pdf->doc->mmgr;
  HPDF_Dict stream = respite_pdf_make_packed_stream (pdf, profile);
  HPDF_Dict intent = respite_pdf_make_dict (pdf);
  HPDF_Array intents = HPDF_Array_New (mmgr);

  HPDF_Dict_AddNumber (stream, "N", 3);
  HPDF_Dict_AddName (intent, "Type", "OutputIntent");
  HPDF_Dict_AddName (intent, "S", "GTS_PDFA1");
  HPDF_Dict_Add (intent, "OutputConditionIdentifier", HPDF_String_New (mmgr, "sRGB IEC61966-2.1", NULL));
  HPDF_Dict_Add (intent, "Info", HPDF_String_New (mmgr, "sRGB IEC61966-2.1", NULL));
  HPDF_Dict_Add (intent, "DestOutputProfile", stream);
  HPDF_Array_Add (intents, intent);
  HPDF_Dict_Add ((HPDF_Dict) pdf->doc->catalog, "OutputIntents", intents);
}

static void
add_file_id (RespitePdf *pdf)
{
  HPDF_Array ids = HPDF_Array_New (pdf->doc->mmgr);
  guint8 digest[16];
  gsize size = sizeof digest;

  g_checksum_get_digest (pdf->digest, digest, &size);
  for (int i = 0; i < 2; i++)
    HPDF_Array_Add (ids, HPDF_Binary_New (pdf->doc->mmgr, digest, sizeof digest));
  HPDF_Dict_Add (pdf->doc->trailer, "ID", ids);
}

void
respite_pdf_finish_meta (RespitePdf *pdf)
{
  HPDF_Dict catalog = (HPDF_Dict) pdf->doc->catalog;
  HPDF_Dict preferences = HPDF_Dict_New (pdf->doc->mmgr);

  HPDF_Dict_Add (catalog, "Lang", HPDF_String_New (pdf->doc->mmgr, pdf->language, NULL));
  HPDF_Dict_Add (preferences, "DisplayDocTitle", HPDF_Boolean_New (pdf->doc->mmgr, HPDF_TRUE));
  HPDF_Dict_Add (catalog, "ViewerPreferences", preferences);
  add_info (pdf);
  add_metadata (pdf);
  add_output_intent (pdf);
  add_file_id (pdf);
  pdf->doc->pdf_version = HPDF_VER_14;
}
