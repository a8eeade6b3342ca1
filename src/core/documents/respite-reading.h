/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RespiteReading:
 * @n_words: counted words
 * @n_sentences: a heading or a list item without a full stop counts as one
 * @n_syllables: in those words; each drug and clinic name counts as one
 * @grade: English: the Flesch-Kincaid school grade; lower is easier. Spanish: the Fernandez-Huerta ease, 0 to 100
 *   and a little more; higher is easier
 * @bar: what is plain enough: at most 6.0 in English and at least 80 in Spanish; 8.0 and 70 where the head of the text
 *   says "level: evidence"
 * @passes: whether it is
 */
typedef struct
{
  guint    n_words;
  guint    n_sentences;
  guint    n_syllables;
  double   grade;
  double   bar;
  gboolean passes;
} RespiteReading;

/**
 * respite_reading_grade:
 * @text: Markdown, with or without front matter; placeholders count as one word of one syllable
 * @language: "en" or "es"
 *
 * How hard a text is to read. An estimate by word and sentence length, the same in editor, tests and build. Pure.
 *
 * Returns: the figures; all 0 and passing for a text without words
 */
RespiteReading respite_reading_grade (const char *text,
                                      const char *language);

G_END_DECLS
