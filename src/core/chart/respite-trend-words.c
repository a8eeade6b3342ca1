/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-trend-words.h"

#include "base/respite-clock.h"
#include "base/respite-error.h"

#define DAYS_AS_DAYS  14
#define DAYS_AS_WEEKS 730
#define DAYS_OF_YEAR  365.25

const RespiteChartWordRow respite_trend_word_table[RESPITE_TREND_N_WORDS] = {
  [RESPITE_TREND_WORD_SESSIONS] = { "sessions", N_ ("Sessions") },
  [RESPITE_TREND_WORD_SESSION] = { "session", N_ ("session") },
  [RESPITE_TREND_WORD_SESSION_NUMBER] = { "session-number", N_ ("Session {n}") },
  [RESPITE_TREND_WORD_RELIEF] = { "relief", N_ ("Days of relief") },
  [RESPITE_TREND_WORD_RELIEF_DAYS] = { "relief-days", N_ ("{n} days of relief") },
  [RESPITE_TREND_WORD_RELIEF_ONE_DAY] = { "relief-one-day", N_ ("1 day of relief") },
  [RESPITE_TREND_WORD_RELIEF_RULE] = {
    "relief-rule", N_ ("Days of relief: from a session until pain is again less than 30 percent below the last "
                       "score before it, else until the last score that was.")
  },
  [RESPITE_TREND_WORD_WEEK] = { "week", N_ ("week {n}") },
  [RESPITE_TREND_WORD_BASELINE] = { "baseline", N_ ("baseline") },
  [RESPITE_TREND_WORD_BASELINE_VALUE] = { "baseline-value", N_ ("{n} baseline") },
  [RESPITE_TREND_WORD_GOAL] = { "goal", N_ ("{n} response") },
  [RESPITE_TREND_WORD_CUTOFF] = { "cutoff", N_ ("cut-off") },
  [RESPITE_TREND_WORD_SCORE] = { "score", N_ ("score") },
  [RESPITE_TREND_WORD_EXPLORATORY] = { "exploratory", N_ ("too early, exploratory") },
  [RESPITE_TREND_WORD_HAS_GAPS] = { "has-gaps", N_ ("some answers missing") },
  [RESPITE_TREND_WORD_NO_TOTAL] = { "no-total", N_ ("no score, answers missing") },
  [RESPITE_TREND_WORD_RESPONSE] = { "response", N_ ("response") },
  [RESPITE_TREND_WORD_REMISSION] = { "remission", N_ ("remission") },
  [RESPITE_TREND_WORD_BOTH] = { "both", N_ ("response and remission") },
  [RESPITE_TREND_WORD_STRONG_RESPONSE] = { "strong-response", N_ ("substantial response") },
  [RESPITE_TREND_WORD_SMALL] = { "small", N_ ("below MCID") },
  [RESPITE_TREND_WORD_WORSE] = { "worse", N_ ("worse") },
  [RESPITE_TREND_WORD_STRUCK] = { "struck", N_ ("struck through") },
  [RESPITE_TREND_WORD_ENTERED] = { "entered", N_ ("total entered") },
  [RESPITE_TREND_WORD_POSITIVE] = { "positive", N_ ("positive") },
  [RESPITE_TREND_WORD_DAYS_BEFORE] = { "days-before", N_ ("{n} days before") },
  [RESPITE_TREND_WORD_ONE_DAY_BEFORE] = { "one-day-before", N_ ("1 day before") },

  [RESPITE_TREND_WORD_EMPTY] = { "empty", N_ ("Trend chart, no scores yet.") },
  [RESPITE_TREND_WORD_LAST_SCORE] = { "last-score", N_ ("{a}: {n}, nothing to compare it with yet.") },
  [RESPITE_TREND_WORD_ONLY_UNCOUNTED] = { "only-uncounted", N_ ("{a}: no score that counts yet.") },
  [RESPITE_TREND_WORD_FELL] = { "fell", N_ ("{n} fell from {a} to {b}") },
  [RESPITE_TREND_WORD_ROSE] = { "rose", N_ ("{n} rose from {a} to {b}") },
  [RESPITE_TREND_WORD_STAYED] = { "stayed", N_ ("{n} stayed at {a}") },
  [RESPITE_TREND_WORD_ONE_DAY] = { "one-day", N_ ("1 day") },
  [RESPITE_TREND_WORD_DAYS] = { "days", N_ ("{n} days") },
  [RESPITE_TREND_WORD_ONE_WEEK] = { "one-week", N_ ("1 week") },
  [RESPITE_TREND_WORD_WEEKS] = { "weeks", N_ ("{n} weeks") },
  [RESPITE_TREND_WORD_YEARS] = { "years", N_ ("{n} years") },
  [RESPITE_TREND_WORD_SESSION_COUNT] = { "session-count", N_ ("{n} sessions.") },
  [RESPITE_TREND_WORD_ONE_SESSION] = { "one-session", N_ ("1 session.") },
  [RESPITE_TREND_WORD_IN] = { "in", N_ ("{a} in {b}.") },
  [RESPITE_TREND_WORD_IN_WITH_OUTCOME] = { "in-with-outcome", N_ ("{a} in {b}: {n}.") },
};

static const char *const months[] = {
  N_ ("Jan"), N_ ("Feb"), N_ ("Mar"), N_ ("Apr"), N_ ("May"), N_ ("Jun"), N_ ("Jul"), N_ ("Aug"), N_ ("Sep"),
  N_ ("Oct"), N_ ("Nov"), N_ ("Dec"),
};

const char *
respite_trend_words_get (const RespiteChartWords *words,
                         RespiteTrendWord         word)
{
  const RespiteChartWordRow *row = &respite_trend_word_table[word];

  g_return_val_if_fail (word < RESPITE_TREND_N_WORDS, "");

  return words->word != NULL ? words->word ("trend", row->key, row->english, words->data) : row->english;
}

char *
respite_trend_words_fill (const RespiteChartWords *words,
                          RespiteTrendWord         word,
                          const char              *n,
                          const char              *a,
                          const char              *b)
{
  return respite_chart_fill (respite_trend_words_get (words, word), n, a, b);
}

const char *
respite_trend_words_get_month (const RespiteChartWords *words,
                               int                      month)
{
  char key[4];

  g_return_val_if_fail (month >= 1 && month <= 12, "");

  g_snprintf (key, sizeof key, "%d", month);

  return words->word != NULL ? words->word ("month-short", key, months[month - 1], words->data) : months[month - 1];
}

char *
respite_trend_words_format_day (const RespiteChartWords *words,
                                gint64                   at,
                                gboolean                 has_year)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / 1000);
  g_autoptr (GDateTime) local = words->zone != NULL ? g_date_time_to_timezone (utc, words->zone) :
                                g_date_time_ref (utc);
  const char *month = respite_trend_words_get_month (words, g_date_time_get_month (local));
  int day = g_date_time_get_day_of_month (local);

  if (!has_year)
    return g_strdup_printf ("%d %s", day, month);

  return g_strdup_printf ("%d %s %d", day, month, g_date_time_get_year (local));
}

static char *
count (const RespiteChartWords *words,
       int                      n,
       RespiteTrendWord         one,
       RespiteTrendWord         many)
{
  g_autofree char *text = g_strdup_printf ("%d", n);

  return respite_trend_words_fill (words, n == 1 ? one : many, text, NULL, NULL);
}

char *
respite_trend_words_format_length (const RespiteChartWords *words,
                                   gint64                   ms)
{
  int days = (int) ((ms + RESPITE_DAY_MS / 2) / RESPITE_DAY_MS);

  if (days < DAYS_AS_DAYS && days != 7)
    return count (words, days, RESPITE_TREND_WORD_ONE_DAY, RESPITE_TREND_WORD_DAYS);
  if (days < DAYS_AS_WEEKS)
    return count (words, (days + 3) / 7, RESPITE_TREND_WORD_ONE_WEEK, RESPITE_TREND_WORD_WEEKS);

  return count (words, (int) (days / DAYS_OF_YEAR + 0.5), RESPITE_TREND_WORD_YEARS, RESPITE_TREND_WORD_YEARS);
}
