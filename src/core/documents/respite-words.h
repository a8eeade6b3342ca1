/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RespiteWords:
 *
 * The fixed words of documents, forms and hand-over screens in one language, month names included, from
 * `data/language/<language>.ini`; independent of the window's language and of the system's locales. Lives as long as
 * the process, never changes, any thread.
 */
typedef struct _RespiteWords RespiteWords;

/* The languages that there are words for: { "en", "es", NULL }. */
extern const char *const respite_words_languages[];

/**
 * respite_words_get:
 * @language: (nullable): such as "es" or "es-MX"
 *
 * Returns: (transfer none): its words, English ones for a language that there are none for
 */
const RespiteWords *respite_words_get (const char *language);

/* The language of the words themselves, "en" or "es". */
const char *respite_words_get_language (const RespiteWords *words);

/**
 * respite_words_lookup:
 * @group: such as "foot"
 * @key: such as "printed"
 *
 * Returns: (transfer none): the words, the English ones where the language lacks them, else @key itself
 */
const char *respite_words_lookup (const RespiteWords *words,
                                  const char         *group,
                                  const char         *key);

/**
 * respite_words_find:
 *
 * Returns: (transfer none) (nullable): like respite_words_lookup(), but %NULL where no language has the key
 */
const char *respite_words_find (const RespiteWords *words,
                                const char         *group,
                                const char         *key);

/* A word of a chart: a #RespiteWordFunc whose @data is a #RespiteWords. */
const char *respite_words_chart_cb (const char *group,
                                    const char *key,
                                    const char *english,
                                    gpointer    data);

/**
 * respite_words_format:
 * @group: such as "foot"
 * @key: such as "page", whose text is "Page {page} of {pages}"
 * @...: pairs of a name and a text, ended by %NULL
 *
 * Returns: (transfer full): the text with every {name} replaced
 */
char *respite_words_format (const RespiteWords *words,
                            const char         *group,
                            const char         *key,
                            ...) G_GNUC_NULL_TERMINATED;

/**
 * respite_words_format_date:
 * @date: "YYYY-MM-DD", or "YYYY-MM" as on a vial
 *
 * Returns: (transfer full): as "14 Mar 1968" or "14 mar 1968", "Mar 1968"; @date itself where it is none
 */
char *respite_words_format_date (const RespiteWords *words,
                                 const char         *date);

/**
 * respite_words_format_day:
 * @ms: an instant
 * @zone: the clinic's
 *
 * Returns: (transfer full): as "Monday, 23 November 2026" or "lunes, 23 de noviembre de 2026"
 */
char *respite_words_format_day (const RespiteWords *words,
                                gint64              ms,
                                GTimeZone          *zone);

/**
 * respite_words_format_moment:
 *
 * Returns: (transfer full): as "23 Nov 2026, 10:23"
 */
char *respite_words_format_moment (const RespiteWords *words,
                                   gint64              ms,
                                   GTimeZone          *zone);

/**
 * respite_words_format_clock:
 * @twelve: whether to count to twelve, as in the United States
 *
 * Returns: (transfer full): as "10:23 am", "10:23 a. m." or "10:23"
 */
char *respite_words_format_clock (const RespiteWords *words,
                                  gint64              ms,
                                  GTimeZone          *zone,
                                  gboolean            twelve);

G_END_DECLS
