/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-face.h"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "base/respite-error.h"

#define BASE_FAMILY "Liberation Sans"

static const char families[] =
  BASE_FAMILY ",Noto Sans,Noto Sans Arabic,Noto Sans Hebrew,Noto Sans Devanagari,Noto Sans Bengali,Noto Sans Tamil,"
  "Noto Sans Thai,Noto Sans Armenian,Noto Sans Georgian,Noto Sans Ethiopic,Noto Sans Khmer,Noto Sans CJK SC,"
  "Noto Sans Symbols,Noto Sans Symbols2,Noto Sans Math";

/* Only these files, wherever they lie: neither the machine's other fonts nor its substitution rules count. Folders go
 * through the same patterns as files, so what is refused is named by its endings. */
static const char configuration[] =
  "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
  "<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir prefix=\"xdg\">fonts</dir>"
  "<selectfont><rejectfont><glob>*.?t?</glob><glob>*.?T?</glob><glob>*.pf?</glob><glob>*.pcf*</glob>"
  "<glob>*.bdf*</glob><glob>*.woff*</glob><glob>*.dfont</glob></rejectfont><acceptfont>"
  "<glob>*/LiberationSans-*</glob><glob>*/NotoSans-Italic.*</glob><glob>*/NotoSans-BoldItalic.*</glob>"
  "<glob>*/NotoSans*-Regular.*</glob><glob>*/NotoSans*-Bold.*</glob><glob>*/NotoSerifTibetan-*</glob>"
  "</acceptfont></selectfont>"
  "<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix=\"xdg\">fontconfig</cachedir>"
  "</fontconfig>";

/* Everything below is guarded by the lock; faces are only added, never changed or removed. */
static GMutex lock;
static PangoFontMap *font_map;
static PangoContext *context;
static GHashTable *faces;
static const RespiteFace *base_face;

static PangoFontMap *
make_font_map (void)
{
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  FcConfig *config = FcConfigCreate ();

  FcConfigParseAndLoadFromMemory (config, (const FcChar8 *) configuration, FcFalse);
  FcConfigBuildFonts (config);
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), config);
  FcConfigDestroy (config);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);

  return map;
}

static PangoContext *
make_context (PangoFontMap *map)
{
  PangoContext *made = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (made, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (made, FALSE);

  return made;
}

/* A table of a font without those that a viewer does not need to draw glyphs by number; looking only at the others is
 * several times quicker for who makes a subset. */
static hb_blob_t *
get_outline_table (hb_face_t *face G_GNUC_UNUSED,
                   hb_tag_t        tag,
                   void           *data)
{
  static const hb_tag_t unneeded[] = {
    HB_TAG ('c', 'm', 'a', 'p'), HB_TAG ('n', 'a', 'm', 'e'), HB_TAG ('O', 'S', '/', '2'), HB_TAG ('p', 'o', 's', 't'),
    HB_TAG ('G', 'S', 'U', 'B'), HB_TAG ('G', 'P', 'O', 'S'), HB_TAG ('G', 'D', 'E', 'F'), HB_TAG ('k', 'e', 'r', 'n'),
    HB_TAG ('D', 'S', 'I', 'G'), HB_TAG ('g', 'a', 's', 'p'), HB_TAG ('h', 'd', 'm', 'x'), HB_TAG ('V', 'D', 'M', 'X'),
    HB_TAG ('L', 'T', 'S', 'H'), HB_TAG ('B', 'A', 'S', 'E'), HB_TAG ('v', 'h', 'e', 'a'), HB_TAG ('v', 'm', 't', 'x'),
    HB_TAG ('V', 'O', 'R', 'G'), HB_TAG ('S', 'T', 'A', 'T'), HB_TAG ('M', 'A', 'T', 'H'), HB_TAG ('m', 'e', 't', 'a'),
    HB_TAG ('F', 'F', 'T', 'M'), HB_TAG ('P', 'C', 'L', 'T'), HB_TAG ('c', 'v', 't', ' '), HB_TAG ('f', 'p', 'g', 'm'),
    HB_TAG ('p', 'r', 'e', 'p'),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (unneeded); i++)
    if (tag == unneeded[i])
      return hb_blob_get_empty ();

  return hb_face_reference_table (data, tag);
}

static RespiteFace *
make_face (PangoFont *font,
           hb_face_t *hb)
{
  RespiteFace *face = g_new0 (RespiteFace, 1);
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));

  face->hb = hb_face_reference (hb);
  face->outlines = hb_face_create_for_tables (get_outline_table, face->hb, NULL);
  face->upem = hb_face_get_upem (hb);
  face->font = hb_font_create (hb);
  hb_font_set_scale (face->font, (int) face->upem, (int) face->upem);
  hb_ot_font_set_funcs (face->font);
  hb_font_make_immutable (face->font);
  face->cairo = cairo_font_face_reference (cairo_scaled_font_get_font_face (scaled));

  return face;
}

static const RespiteFace *
load_base_face (void)
{
  PangoFontDescription *description = pango_font_description_from_string (BASE_FAMILY);
  const RespiteFace *face = NULL;
  g_autoptr (PangoFont) font = NULL;

  pango_font_description_set_absolute_size (description, 10 * PANGO_SCALE);
  font = pango_font_map_load_font (font_map, context, description);
  if (font != NULL)
    {
      PangoFontDescription *found = pango_font_describe (font);

      if (g_strcmp0 (pango_font_description_get_family (found), BASE_FAMILY) == 0)
        face = respite_face_get_for_font (font);
      pango_font_description_free (found);
    }
  pango_font_description_free (description);

  return face;
}

gboolean
respite_face_init (GError **error)
{
  gboolean found;

  g_mutex_lock (&lock);
  if (font_map == NULL)
    {
      font_map = make_font_map ();
      context = make_context (font_map);
      faces = g_hash_table_new (NULL, NULL);
      base_face = load_base_face ();
    }
  found = base_face != NULL;
  g_mutex_unlock (&lock);

  if (!found)
    return respite_set_error (error, RESPITE_ERROR_DOCUMENT,
                              N_ ("The fonts for documents are missing; install the packages fonts-liberation2 and "
                                  "fonts-noto-core"));

  return TRUE;
}

PangoContext *
respite_face_lock (void)
{
  g_mutex_lock (&lock);
  g_assert (base_face != NULL);

  return context;
}

void
respite_face_unlock (void)
{
  g_mutex_unlock (&lock);
}

const RespiteFace *
respite_face_get_for_font (PangoFont *font)
{
  hb_face_t *hb = hb_font_get_face (pango_font_get_hb_font (font));
  RespiteFace *face = g_hash_table_lookup (faces, hb);

  if (face == NULL)
    {
      face = make_face (font, hb);
      g_hash_table_insert (faces, hb, face);
    }

  return face;
}

const RespiteFace *
respite_face_get_base (void)
{
  return base_face;
}

const char *
respite_face_get_families (gboolean only_first)
{
  return only_first ? BASE_FAMILY : families;
}

guint32
respite_face_get_glyph (const RespiteFace *face,
                        gunichar           c)
{
  hb_codepoint_t glyph = 0;

  return hb_font_get_nominal_glyph (face->font, c, &glyph) ? glyph : 0;
}

double
respite_face_get_advance (const RespiteFace *face,
                          guint32            glyph)
{
  return hb_font_get_glyph_h_advance (face->font, glyph) / (double) face->upem;
}
