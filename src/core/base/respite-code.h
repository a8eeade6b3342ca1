/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RespiteCode:
 * @value: an enum value
 * @word: the word that the database, files and the command line use for it; never changed
 *
 * One row of a table that ends with a %NULL word. Stored codes are words, not numbers.
 */
typedef struct
{
  int         value;
  const char *word;
} RespiteCode;

/**
 * respite_code_to_word:
 *
 * Returns: (transfer none): the word of @value, which must be in the table
 */
const char *respite_code_to_word (const RespiteCode *codes,
                                  int                value);

/**
 * respite_code_from_word:
 *
 * Returns: whether @word is in the table; @value is set only then
 */
gboolean respite_code_from_word (const RespiteCode *codes,
                                 const char        *word,
                                 int               *value);

G_END_DECLS
