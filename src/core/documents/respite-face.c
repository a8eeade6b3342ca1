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

static RespiteFace *
make_face (PangoFont *font,
           hb_face_t *hb)
{
  RespiteFace *face = g_new0 (RespiteFace, 1);
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));

  face->hb = hb_face_reference (hb);
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
respite_face_get_families (void)
{
  return families;
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
