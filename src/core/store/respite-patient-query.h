/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RespiteQueryWord:
 * @key: folded; digits in the order of a key where it was a date
 * @reversed: (nullable): of digits, the key that finds the end of a telephone number
 * @others: (nullable) (element-type utf8): names that mean the same, and other keys of a date
 *
 * One word of what was typed into the search box.
 */
typedef struct
{
  char      *key;
  char      *reversed;
  GPtrArray *others;
} RespiteQueryWord;

void respite_query_word_free (RespiteQueryWord *word);

/**
 * respite_patient_query_parse:
 * @text: what was typed
 *
 * Dates of birth are understood as 1968-03-14, 14/3/1968, 3.14.68, 14 mar 1968, 14-Mar-68, March 14th, 1968,
 * 14 de marzo de 1968 and the like; where only digits are typed, day and month may stand in either order.
 *
 * Returns: (transfer full) (element-type RespiteQueryWord): at most eight words
 */
GPtrArray *respite_patient_query_parse (const char *text);

G_END_DECLS
