/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * respite_set_str:
 * @field: a string field that its struct owns
 * @value: (nullable): the new text, copied
 *
 * Returns: whether the text changed
 */
gboolean respite_set_str (char       **field,
                          const char  *value);

/**
 * respite_str_is_empty:
 *
 * Returns: whether @text is %NULL, empty or only white space
 */
gboolean respite_str_is_empty (const char *text);

/**
 * respite_str_fold:
 * @text: UTF-8
 *
 * The search key of a text: accents, case and compatibility forms removed, also those letters that Unicode does
 * not decompose (ł, ø, đ, ß, æ, œ, þ, ı), apostrophes and hyphens as spaces, white space single.
 *
 * Returns: (transfer full): the key; empty for text that is not UTF-8
 */
char *respite_str_fold (const char *text);

/**
 * respite_str_clean:
 * @text: (nullable): text as a person or a file gave it
 * @max_chars: the most characters it may have
 * @multiline: whether line feeds and tabs may stay
 * @error: where to say why it was refused
 *
 * Checks that @text is UTF-8 without control characters and not too long, trims it and composes it (NFC).
 *
 * Returns: (transfer full) (nullable): the text to store, empty for %NULL, or %NULL with %RESPITE_ERROR_INVALID
 */
char *respite_str_clean (const char  *text,
                         gsize        max_chars,
                         gboolean     multiline,
                         GError     **error);

G_END_DECLS
