/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RespiteRichFlags:
 * @RESPITE_RICH_KEEP: never broken over two lines, such as a number with its unit
 * @RESPITE_RICH_STRUCK: with a line through it
 * @RESPITE_RICH_MUTED: in the quiet colour
 */
typedef enum
{
  RESPITE_RICH_PLAIN  = 0,
  RESPITE_RICH_BOLD   = 1 << 0,
  RESPITE_RICH_ITALIC = 1 << 1,
  RESPITE_RICH_KEEP   = 1 << 2,
  RESPITE_RICH_STRUCK = 1 << 3,
  RESPITE_RICH_MUTED  = 1 << 4,
} RespiteRichFlags;

/**
 * RespiteRichSpan:
 * @start: the first byte
 * @end: the byte behind the last one
 */
typedef struct
{
  gsize            start;
  gsize            end;
  RespiteRichFlags flags;
} RespiteRichSpan;

/**
 * RespiteRich:
 * @text: valid UTF-8 in composed form without control characters but line feeds and tabs
 * @spans: (element-type RespiteRichSpan): by start, not overlapping
 *
 * Text with emphasis. Whatever is put in comes out as something that can be drawn: see respite_rich_clean().
 */
typedef struct
{
  GString *text;
  GArray  *spans;
} RespiteRich;

RespiteRich *respite_rich_new  (const char        *text,
                                RespiteRichFlags   flags);
RespiteRich *respite_rich_copy (const RespiteRich *rich);
void         respite_rich_free (RespiteRich       *rich);

/**
 * respite_rich_append:
 * @text: any bytes
 *
 * Adds @text, cleaned, at the end.
 */
void respite_rich_append (RespiteRich      *rich,
                          const char       *text,
                          RespiteRichFlags  flags);

/**
 * respite_rich_append_amounts:
 * @text: any bytes
 *
 * Like respite_rich_append(), but a number and the unit after it ("53.6 mg/h", "98 %") stay on one line.
 */
void respite_rich_append_amounts (RespiteRich      *rich,
                                  const char       *text,
                                  RespiteRichFlags  flags);

/* Sets @flags on everything. */
void respite_rich_add_flags (RespiteRich      *rich,
                             RespiteRichFlags  flags);

/* The flags at a byte. */
RespiteRichFlags respite_rich_get_flags (const RespiteRich *rich,
                                         gsize              offset);

/**
 * respite_rich_clean:
 * @text: any bytes up to the first zero byte
 *
 * What is not UTF-8 becomes U+FFFD; every kind of line end becomes a line feed; other control characters become
 * their visible picture (U+2400 and on), which the fonts may show as a boxed code; the characters that turn the
 * direction of text around by force (U+202A to U+202E) are taken out; the rest is composed (NFC).
 *
 * Returns: (transfer full): the text
 */
char *respite_rich_clean (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteRich, respite_rich_free)

G_END_DECLS
