/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RespiteMarkupKind:
 *
 * What a block of a text is.
 */
typedef enum
{
  RESPITE_MARKUP_PARAGRAPH,
  RESPITE_MARKUP_TITLE,
  RESPITE_MARKUP_HEADING,
  RESPITE_MARKUP_BULLET,
  RESPITE_MARKUP_NUMBER,
  RESPITE_MARKUP_QUOTE,
} RespiteMarkupKind;

/**
 * RespiteMarkup:
 * @mark: what stands before the text of a list: "•" or "1."; %NULL for others
 * @text: one block in Pango's markup
 *
 * A block of a text.
 */
typedef struct
{
  RespiteMarkupKind  kind;
  char              *mark;
  char              *text;
} RespiteMarkup;

void respite_markup_free (gpointer markup);

/**
 * respite_markup_read:
 * @markdown: a consent's or handout's text: headings, paragraphs, lists, quotes, **bold** and *italic*
 *
 * The window's reading of such a text; what it does not know stands there as it was written. Comments are left out.
 *
 * Returns: (transfer full) (element-type RespiteMarkup): its blocks in order
 */
GPtrArray *respite_markup_read (const char *markdown);

G_END_DECLS
