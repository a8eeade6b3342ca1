/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-pdf-private.h"

#include <string.h>

#include <hb-ot.h>
#include <hb-subset.h>

/* ToUnicode tables come in blocks of at most so many lines. */
#define CMAP_BLOCK 100

#define TAG_CFF HB_TAG ('C', 'F', 'F', ' ')

static gboolean
has_table (hb_face_t *face,
           hb_tag_t   tag)
{
  hb_blob_t *blob = hb_face_reference_table (face, tag);
  gboolean found = hb_blob_get_length (blob) > 0;

  hb_blob_destroy (blob);

  return found;
}

RespitePdfFont *
respite_pdf_get_font (RespitePdf        *pdf,
                      const RespiteFace *face)
{
  RespitePdfFont *font = g_hash_table_lookup (pdf->font_by_face, face);
  guint n_glyphs;

  if (font != NULL)
    return font;

  n_glyphs = hb_face_get_glyph_count (face->hb);
  font = g_new0 (RespitePdfFont, 1);
  font->face = face;
  font->is_cff = has_table (face->hb, TAG_CFF);
  font->cids = g_new0 (guint16, n_glyphs + 1);
  font->glyphs = g_new0 (guint32, n_glyphs + 1);
  font->meanings = g_new0 (char *, n_glyphs + 1);
  font->advances = g_new0 (double, n_glyphs + 1);
  font->n_all = n_glyphs;
  font->dict = respite_pdf_make_dict (pdf);
  font->dict->header.obj_class |= HPDF_OSUBCLASS_FONT;
  g_ptr_array_add (pdf->fonts, font);
  g_hash_table_insert (pdf->font_by_face, (gpointer) face, font);

  return font;
}

void
respite_pdf_font_free (RespitePdfFont *font)
{
  for (guint i = 0; i < font->n_glyphs; i++)
    g_free (font->meanings[i]);
  g_free (font->meanings);
  g_free (font->advances);
  g_free (font->glyphs);
  g_free (font->cids);
  g_free (font);
}

guint
respite_pdf_font_use (RespitePdfFont *font,
                      guint32         glyph,
                      const char     *meaning,
                      gsize           length,
                      double         *advance)
{
  if (glyph >= font->n_all)
    glyph = 0;
  if (font->cids[glyph] == 0)
    {
      font->glyphs[font->n_glyphs] = glyph;
      font->meanings[font->n_glyphs] = length > 0 ? g_strndup (meaning, length) : NULL;
      font->advances[font->n_glyphs] = respite_face_get_advance (font->face, glyph);
      font->cids[glyph] = (guint16)++ font->n_glyphs;
    }

  *advance = font->advances[font->cids[glyph] - 1];

  return font->is_cff ? glyph : font->cids[glyph];
}

const char *
respite_pdf_font_meaning (RespitePdfFont *font,
                          guint32         glyph)
{
  if (glyph >= font->n_all || font->cids[glyph] == 0)
    return NULL;

  return font->meanings[font->cids[glyph] - 1] != NULL ? font->meanings[font->cids[glyph] - 1] : "";
}

static guint
get_cid (const RespitePdfFont *font,
         guint                 i)
{
  return font->is_cff ? font->glyphs[i] : i + 1;
}

static int
to_thousandths (const RespitePdfFont *font,
                int                   value)
{
  return (int) ((gint64) value * 1000 / (gint64) font->face->upem);
}

/* Whether a CFF font numbers its glyphs by CID: its top dictionary then has the operator ROS (12 30). */
static gboolean
is_keyed_by_cid (hb_face_t *face)
{
  hb_blob_t *blob = hb_face_reference_table (face, TAG_CFF);
  guint length;
  const guint8 *data = (const guint8 *) hb_blob_get_data (blob, &length);
  gboolean found = FALSE;

  for (guint i = 0; i + 1 < length && i < 2000 && !found; i++)
    found = data[i] == 12 && data[i + 1] == 30;
  hb_blob_destroy (blob);

  return found;
}

/* Returns the face with only the glyphs that were used and for each of them its new number. */
static hb_face_t *
make_subset (const RespitePdfFont *font,
             guint32             **numbers)
{
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  hb_set_t *glyphs = hb_subset_input_glyph_set (input);
  guint flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
  hb_subset_plan_t *plan;
  hb_face_t *subset = NULL;

  hb_set_add (glyphs, 0);
  for (guint i = 0; i < font->n_glyphs; i++)
    hb_set_add (glyphs, font->glyphs[i]);
  if (font->is_cff)
    flags |= HB_SUBSET_FLAGS_DESUBROUTINIZE | (is_keyed_by_cid (font->face->hb) ? 0 : HB_SUBSET_FLAGS_RETAIN_GIDS);
  hb_subset_input_set_flags (input, flags);

  plan = hb_subset_plan_create_or_fail (font->face->outlines, input);
  if (plan != NULL)
    {
      const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping (plan);

      *numbers = g_new0 (guint32, font->n_glyphs + 1);
      for (guint i = 0; i < font->n_glyphs; i++)
        (*numbers)[i] = hb_map_get (map, font->glyphs[i]);
      subset = hb_subset_plan_execute_or_fail (plan);
      hb_subset_plan_destroy (plan);
    }
  hb_subset_input_destroy (input);

  return subset;
}

/* Six capitals from the glyphs that are in it, as the format asks, then the font's own name. */
static char *
make_name (const RespitePdfFont *font,
           guint                 index)
{
  guint32 hash = 5381 + index;
  char name[80] = "";
  char tag[7];
  guint length = sizeof name;

  hb_ot_name_get_utf8 (font->face->hb, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &length, name);
  for (char *c = name; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '-')
      *c = '-';
  for (guint i = 0; i < font->n_glyphs; i++)
    hash = hash * 33 + font->glyphs[i];
  for (int i = 0; i < 6; i++, hash /= 26)
    tag[i] = (char) ('A' + hash % 26);
  tag[6] = '\0';

  return g_strdup_printf ("%s+%s", tag, name[0] != '\0' ? name : "Font");
}

static HPDF_Dict
make_descriptor (RespitePdf           *pdf,
                 const RespitePdfFont *font,
                 const char           *name)
{
  HPDF_Dict descriptor = respite_pdf_make_dict (pdf);
  hb_position_t ascent = (hb_position_t) font->face->upem, descent = 0, capitals = 0;
  HPDF_Box box;
  hb_blob_t *head = hb_face_reference_table (font->face->hb, HB_TAG ('h', 'e', 'a', 'd'));
  guint length;
  const guint8 *data = (const guint8 *) hb_blob_get_data (head, &length);

  hb_ot_metrics_get_position (font->face->font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, &ascent);
  hb_ot_metrics_get_position (font->face->font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, &descent);
  hb_ot_metrics_get_position (font->face->font, HB_OT_METRICS_TAG_CAP_HEIGHT, &capitals);
  box = (HPDF_Box) { .left = -500, .bottom = to_thousandths (font, descent), .right = 1500,
                     .top = to_thousandths (font, ascent) };
  if (length >= 44)
    {
      box.left = to_thousandths (font, (gint16) (data[36] << 8 | data[37]));
      box.bottom = to_thousandths (font, (gint16) (data[38] << 8 | data[39]));
      box.right = to_thousandths (font, (gint16) (data[40] << 8 | data[41]));
      box.top = to_thousandths (font, (gint16) (data[42] << 8 | data[43]));
    }
  hb_blob_destroy (head);

  HPDF_Dict_AddName (descriptor, "Type", "FontDescriptor");
  HPDF_Dict_AddName (descriptor, "FontName", name);
  HPDF_Dict_AddNumber (descriptor, "Flags", 4);
  HPDF_Dict_AddNumber (descriptor, "Ascent", to_thousandths (font, ascent));
  HPDF_Dict_AddNumber (descriptor, "Descent", to_thousandths (font, descent));
  HPDF_Dict_AddNumber (descriptor, "CapHeight", capitals != 0 ? to_thousandths (font, capitals) : 700);
  HPDF_Dict_AddNumber (descriptor, "ItalicAngle", 0);
  HPDF_Dict_AddNumber (descriptor, "StemV", 80);
  HPDF_Dict_Add (descriptor, "FontBBox", HPDF_Box_Array_New (pdf->doc->mmgr, box));

  return descriptor;
}

/* Which numbers are in the subset, as a row of bits; PDF/A asks for it. */
static void
add_cid_set (RespitePdf           *pdf,
             const RespitePdfFont *font,
             HPDF_Dict             descriptor)
{
  guint highest = 0;
  g_autofree guint8 *bits = NULL;

  for (guint i = 0; i < font->n_glyphs; i++)
    highest = MAX (highest, get_cid (font, i));
  bits = g_malloc0 (highest / 8 + 1);
  bits[0] = 0x80;
  for (guint i = 0; i < font->n_glyphs; i++)
    bits[get_cid (font, i) / 8] |= (guint8) (0x80 >> (get_cid (font, i) & 7));
  HPDF_Dict_Add (descriptor, "CIDSet", respite_pdf_make_stream (pdf, bits, highest / 8 + 1, TRUE));
}

static void
add_widths (RespitePdf           *pdf,
            const RespitePdfFont *font,
            HPDF_Dict             descendant)
{
  HPDF_Array widths = HPDF_Array_New (pdf->doc->mmgr);
  HPDF_Array part = NULL;

  for (guint i = 0; i < font->n_glyphs; i++)
    {
      if (part == NULL || font->is_cff)
        {
          part = HPDF_Array_New (pdf->doc->mmgr);
          HPDF_Array_AddNumber (widths, (HPDF_INT32) get_cid (font, i));
          HPDF_Array_Add (widths, part);
        }
      HPDF_Array_AddReal (part, (HPDF_REAL) (font->advances[i] * 1000));
    }
  HPDF_Dict_Add (descendant, "W", widths);
}

static void
add_glyph_numbers (RespitePdf           *pdf,
                   const RespitePdfFont *font,
                   const guint32        *numbers,
                   HPDF_Dict             descendant)
{
  gsize size = 2 * (gsize) font->n_glyphs + 2;
  g_autofree guint8 *map = g_malloc0 (size);

  for (guint i = 0; i < font->n_glyphs; i++)
    {
      map[2 * i + 2] = (guint8) (numbers[i] >> 8);
      map[2 * i + 3] = (guint8) (numbers[i] & 0xff);
    }
  HPDF_Dict_Add (descendant, "CIDToGIDMap", respite_pdf_make_stream (pdf, map, size, TRUE));
}

static void
add_unicode (RespitePdf           *pdf,
             const RespitePdfFont *font)
{
  GString *out = g_string_new ("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                               "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                               "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                               "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");

  for (guint i = 0; i < font->n_glyphs; i += CMAP_BLOCK)
    {
      guint n = MIN (CMAP_BLOCK, font->n_glyphs - i);

      g_string_append_printf (out, "%u beginbfchar\n", n);
      for (guint k = i; k < i + n; k++)
        {
          const char *meaning = font->meanings[k] != NULL ? font->meanings[k] : "\xef\xbf\xbd";

          g_string_append_c (out, '<');
          respite_pdf_append_hex (out, get_cid (font, k));
          g_string_append (out, "> <");
          respite_pdf_append_utf16 (out, meaning, strlen (meaning));
          g_string_append (out, ">\n");
        }
      g_string_append (out, "endbfchar\n");
    }
  g_string_append (out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
  /* With the operators this says which letters stand where; the font's outlines follow from it. */
  g_checksum_update (pdf->digest, (const guchar *) out->str, (gssize) out->len);
  HPDF_Dict_Add (font->dict, "ToUnicode", respite_pdf_make_stream (pdf, out->str, out->len, TRUE));
  g_string_free (out, TRUE);
}

static HPDF_Dict
make_descendant (RespitePdf           *pdf,
                 const RespitePdfFont *font,
                 const char           *name,
                 HPDF_Dict             descriptor)
{
  HPDF_MMgr mmgr = pdf->doc->mmgr;
  HPDF_Dict descendant = respite_pdf_make_dict (pdf);
  HPDF_Dict system = HPDF_Dict_New (mmgr);

  HPDF_Dict_AddName (descendant, "Type", "Font");
  HPDF_Dict_AddName (descendant, "Subtype", font->is_cff ? "CIDFontType0" : "CIDFontType2");
  HPDF_Dict_AddName (descendant, "BaseFont", name);
  HPDF_Dict_Add (system, "Registry", HPDF_String_New (mmgr, "Adobe", NULL));
  HPDF_Dict_Add (system, "Ordering", HPDF_String_New (mmgr, "Identity", NULL));
  HPDF_Dict_AddNumber (system, "Supplement", 0);
  HPDF_Dict_Add (descendant, "CIDSystemInfo", system);
  HPDF_Dict_Add (descendant, "FontDescriptor", descriptor);
  HPDF_Dict_AddNumber (descendant, "DW", 1000);

  return descendant;
}

static void
add_file (RespitePdf           *pdf,
          const RespitePdfFont *font,
          hb_face_t            *subset,
          HPDF_Dict             descriptor)
{
  hb_blob_t *blob = font->is_cff ? hb_face_reference_table (subset, TAG_CFF) : hb_face_reference_blob (subset);
  guint length;
  const char *data = hb_blob_get_data (blob, &length);
  HPDF_Dict file = respite_pdf_make_stream (pdf, data, length, TRUE);

  if (font->is_cff)
    HPDF_Dict_AddName (file, "Subtype", "CIDFontType0C");
  else
    HPDF_Dict_AddNumber (file, "Length1", (HPDF_INT32) length);
  HPDF_Dict_Add (descriptor, font->is_cff ? "FontFile3" : "FontFile2", file);
  hb_blob_destroy (blob);
}

gboolean
respite_pdf_font_finish (RespitePdf     *pdf,
                         RespitePdfFont *font,
                         guint           index)
{
  g_autofree guint32 *numbers = NULL;
  g_autofree char *name = make_name (font, index);
  hb_face_t *subset = make_subset (font, &numbers);
  HPDF_Dict descriptor, descendant;
  HPDF_Array descendants;

  if (subset == NULL)
    return FALSE;

  descriptor = make_descriptor (pdf, font, name);
  add_file (pdf, font, subset, descriptor);
  add_cid_set (pdf, font, descriptor);
  hb_face_destroy (subset);

  descendant = make_descendant (pdf, font, name, descriptor);
  add_widths (pdf, font, descendant);
  if (!font->is_cff)
    add_glyph_numbers (pdf, font, numbers, descendant);

  descendants = HPDF_Array_New (pdf->doc->mmgr);
  HPDF_Array_Add (descendants, descendant);
  HPDF_Dict_AddName (font->dict, "Type", "Font");
  HPDF_Dict_AddName (font->dict, "Subtype", "Type0");
  HPDF_Dict_AddName (font->dict, "BaseFont", name);
  HPDF_Dict_AddName (font->dict, "Encoding", "Identity-H");
  HPDF_Dict_Add (font->dict, "DescendantFonts", descendants);
  add_unicode (pdf, font);

  return TRUE;
}
