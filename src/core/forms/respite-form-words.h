/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What a form says by itself (data/forms/words.ini). It is said in the language of the form, which may be another than
 * that of the window around it. Any thread.
 */

/* Returns: (transfer none): the words for @key in @language, else in English */
const char *respite_form_word (const char *language,
                               const char *key);

/**
 * respite_form_word_format:
 * @...: names and values by turns, ended by %NULL: each "{name}" is replaced
 *
 * Returns: (transfer full): the words with their values
 */
char *respite_form_word_format (const char *language,
                                const char *key,
                                ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
