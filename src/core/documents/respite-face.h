/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <cairo.h>
#include <glib.h>
#include <hb.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/*
 * The fonts of paper: Liberation Sans, then Noto Sans for the other scripts, and no others, so that a document looks
 * the same on every machine that has the two packages.
 */

/**
 * RespiteFace:
 * @hb: the font file
 * @outlines: of the font only what a file that shows its glyphs by number needs
 * @font: the same at one unit per font unit
 * @cairo: for the screen
 * @upem: font units per em
 *
 * A font of the process. Lives for ever, never changes, any thread.
 */
typedef struct
{
  hb_face_t         *hb;
  hb_face_t         *outlines;
  hb_font_t         *font;
  cairo_font_face_t *cairo;
  guint              upem;
} RespiteFace;

/**
 * respite_face_init:
 * @error: which package is missing
 *
 * Finds the fonts, once; later calls cost nothing. Any thread.
 *
 * Returns: whether the fonts of paper are there
 */
gboolean respite_face_init (GError **error);

/**
 * respite_face_lock:
 *
 * Takes the process-wide font map, which only one thread may use at a time, until respite_face_unlock().
 *
 * Returns: (transfer none): a context for shaping at 72 dots an inch without hinting
 */
PangoContext *respite_face_lock   (void);
void          respite_face_unlock (void);

/* The face of a font of that context; only while locked. */
const RespiteFace *respite_face_get_for_font (PangoFont *font);

/* The regular face of the first family; draws the codes of characters that no font has. */
const RespiteFace *respite_face_get_base (void);

/* The families in the order in which they are asked, as Pango takes them, or only the first. */
const char *respite_face_get_families (gboolean only_first);

/* The glyph of a character in @face, or 0. */
guint32 respite_face_get_glyph (const RespiteFace *face,
                                gunichar           c);

/* How far a glyph of @face moves the pen, in em. */
double respite_face_get_advance (const RespiteFace *face,
                                 guint32            glyph);

G_END_DECLS
