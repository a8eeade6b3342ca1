/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "documents/respite-face.h"
#include "documents/respite-rich.h"

G_BEGIN_DECLS

/*
 * Shaped text: runs of glyphs in lines, with the fonts that paper uses, whatever the machine has besides. Shaping
 * goes through one process-wide font map behind a lock; what comes out is immutable and belongs to no thread.
 */

/**
 * RespiteGlyph:
 * @id: in its face; %RESPITE_GLYPH_NONE for one that only takes room
 * @x: from the beginning of the line, in points
 * @y: above the base line, in points
 * @start: the first byte of its cluster in the text
 * @length: of the cluster in bytes; 0 for the further glyphs of a cluster
 */
typedef struct
{
  guint32 id;
  float   x;
  float   y;
  guint32 start;
  guint32 length;
} RespiteGlyph;

#define RESPITE_GLYPH_NONE G_MAXUINT32

/**
 * RespiteRun:
 * @size: of the font in points
 * @color: 0xrrggbb
 * @x: from the beginning of the line
 * @boxed: the code point that no font has, else 0; the run is then that one character
 */
typedef struct
{
  const RespiteFace *face;
  double             size;
  guint32            color;
  double             x;
  double             width;
  gboolean           is_struck;
  gunichar           boxed;
  RespiteGlyph      *glyphs;
  guint              n_glyphs;
} RespiteRun;

/**
 * RespiteLine:
 * @width: from its first to its last glyph, in points
 * @ascent: above the base line
 * @descent: below it, positive
 * @height: with the room between lines
 * @is_rtl: whether its paragraph runs from right to left
 * @start: the first byte in the text
 * @length: in bytes
 */
typedef struct
{
  double      width;
  double      ascent;
  double      descent;
  double      height;
  gboolean    is_rtl;
  gsize       start;
  gsize       length;
  RespiteRun *runs;
  guint       n_runs;
} RespiteLine;

/**
 * RespiteText:
 * @width: of the widest line
 * @height: of all lines
 * @missing: (nullable) (element-type gunichar): characters that no font has, in order, with repetitions
 */
typedef struct
{
  char        *text;
  RespiteLine *lines;
  guint        n_lines;
  double       width;
  double       height;
  GArray      *missing;
} RespiteText;

/**
 * RespiteTextStyle:
 * @size: in points
 * @leading: the height of a line as a multiple of @size
 * @color: 0xrrggbb
 * @muted: the colour of %RESPITE_RICH_MUTED
 * @language: (nullable): for shaping and line breaks
 */
typedef struct
{
  double      size;
  double      leading;
  guint32     color;
  guint32     muted;
  gboolean    is_bold;
  gboolean    is_italic;
  const char *language;
} RespiteTextStyle;

/**
 * respite_text_shape:
 * @rich: the text
 * @style: how it looks
 * @width: the room in points, or a negative number for lines as long as they are; words that do not fit into it
 *   are broken
 *
 * Works after a successful respite_face_init(). Any thread.
 *
 * Returns: (transfer full): the lines, at least one
 */
RespiteText *respite_text_shape (const RespiteRich      *rich,
                                 const RespiteTextStyle *style,
                                 double                  width);

RespiteText *respite_text_ref   (RespiteText *text);
void         respite_text_unref (RespiteText *text);

/**
 * respite_text_get_extents:
 * @rich: the text
 * @style: how it looks
 * @minimum: (out): how wide its longest unbreakable piece is
 * @maximum: (out): how wide it is without any break
 */
void respite_text_get_extents (const RespiteRich      *rich,
                               const RespiteTextStyle *style,
                               double                 *minimum,
                               double                 *maximum);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteText, respite_text_unref)

G_END_DECLS
