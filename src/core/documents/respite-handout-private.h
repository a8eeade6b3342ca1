/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-handout.h"
#include "documents/respite-words.h"

G_BEGIN_DECLS

/* What the files of the handouts share. */

/* The value of every placeholder; "" or %NULL for what is not known. (transfer full) */
GHashTable *respite_handout_make_values (const RespiteHandoutRequest *request,
                                         const RespiteWords          *words,
                                         GTimeZone                   *zone);

/* @text with a line for each medicine and each visit where it has one for them. (transfer full) */
char *respite_handout_repeat_lines (const RespiteHandoutRequest *request,
                                    const char                  *text);

/* Whether some claim rests only on general knowledge and nobody of the clinic has confirmed it yet. */
gboolean respite_handout_needs_review (GHashTable *front);

/* What the text rests on, in words and without repetition; names and years only if @is_short. (transfer full) */
char *respite_handout_dup_sources (GHashTable *front,
                                   const char *language,
                                   gboolean    is_short);

G_END_DECLS
