/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart/respite-chart-words.h"

G_BEGIN_DECLS

/**
 * RespiteTrendWord:
 *
 * The trend chart's own words; {n}, {a} and {b} stand for what is put in.
 */
typedef enum
{
  RESPITE_TREND_WORD_SESSIONS,
  RESPITE_TREND_WORD_SESSION,
  RESPITE_TREND_WORD_SESSION_NUMBER,
  RESPITE_TREND_WORD_RELIEF,
  RESPITE_TREND_WORD_RELIEF_DAYS,
  RESPITE_TREND_WORD_RELIEF_ONE_DAY,
  RESPITE_TREND_WORD_RELIEF_RULE,
  RESPITE_TREND_WORD_WEEK,
  RESPITE_TREND_WORD_BASELINE,
  RESPITE_TREND_WORD_BASELINE_VALUE,
  RESPITE_TREND_WORD_GOAL,
  RESPITE_TREND_WORD_CUTOFF,
  RESPITE_TREND_WORD_SCORE,
  RESPITE_TREND_WORD_EXPLORATORY,
  RESPITE_TREND_WORD_HAS_GAPS,
  RESPITE_TREND_WORD_NO_TOTAL,
  RESPITE_TREND_WORD_RESPONSE,
  RESPITE_TREND_WORD_REMISSION,
  RESPITE_TREND_WORD_BOTH,
  RESPITE_TREND_WORD_STRONG_RESPONSE,
  RESPITE_TREND_WORD_SMALL,
  RESPITE_TREND_WORD_WORSE,
  RESPITE_TREND_WORD_STRUCK,
  RESPITE_TREND_WORD_ENTERED,
  RESPITE_TREND_WORD_POSITIVE,
  RESPITE_TREND_WORD_DAYS_BEFORE,
  RESPITE_TREND_WORD_ONE_DAY_BEFORE,

  /* Sentences */
  RESPITE_TREND_WORD_EMPTY,
  RESPITE_TREND_WORD_LAST_SCORE,
  RESPITE_TREND_WORD_ONLY_UNCOUNTED,
  RESPITE_TREND_WORD_FELL,
  RESPITE_TREND_WORD_ROSE,
  RESPITE_TREND_WORD_STAYED,
  RESPITE_TREND_WORD_ONE_DAY,
  RESPITE_TREND_WORD_DAYS,
  RESPITE_TREND_WORD_ONE_WEEK,
  RESPITE_TREND_WORD_WEEKS,
  RESPITE_TREND_WORD_YEARS,
  RESPITE_TREND_WORD_SESSION_COUNT,
  RESPITE_TREND_WORD_ONE_SESSION,
  RESPITE_TREND_WORD_IN,
  RESPITE_TREND_WORD_IN_WITH_OUTCOME,
  RESPITE_TREND_N_WORDS
} RespiteTrendWord;

/* What data/language/<language>.ini has in its group [trend]. */
extern const RespiteChartWordRow respite_trend_word_table[RESPITE_TREND_N_WORDS];

/* Returns: (transfer none): the word in the language of @words. */
const char *respite_trend_words_get (const RespiteChartWords *words,
                                     RespiteTrendWord         word);

/* Returns: (transfer full): the sentence. */
char *respite_trend_words_fill (const RespiteChartWords *words,
                                RespiteTrendWord         word,
                                const char              *n,
                                const char              *a,
                                const char              *b);

/* Returns: (transfer none): the month from 1 to 12, in three letters. */
const char *respite_trend_words_get_month (const RespiteChartWords *words,
                                           int                      month);

/* Returns: (transfer full): an instant's day as "14 Mar", with @has_year as "14 Mar 2026". */
char *respite_trend_words_format_day (const RespiteChartWords *words,
                                      gint64                   at,
                                      gboolean                 has_year);

/* Returns: (transfer full): a length of time as "5 weeks". */
char *respite_trend_words_format_length (const RespiteChartWords *words,
                                         gint64                   ms);

G_END_DECLS
