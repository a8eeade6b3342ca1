/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-trend-scores.h"

#include <string.h>

#include "chart/respite-trend-words.h"

char *
respite_trend_get_id (const RespiteInstrument *instrument,
                      const RespiteScale      *scale)
{
  return *scale->slug == '\0' ? g_strdup (instrument->slug) : g_strconcat (instrument->slug, ":", scale->slug, NULL);
}

static const char *
translate (const RespiteChartWords *words,
           const char              *key,
           const char              *english)
{
  return words->word != NULL ? words->word ("score", key, english, words->data) : english;
}

/* "PHQ-9", but "Pain on average": the short name alone says which scale only where there is one. */
static const char *
get_name (const RespiteScoreSeries *series,
          const RespiteChartWords  *words)
{
  if (*series->scale->slug == '\0')
    return series->instrument->short_title;
  if (*series->scale->key == '\0')
    return series->scale->title;

  return translate (words, series->scale->key, series->scale->title);
}

/* What a cut-off says has its value in it, or gets it. */
static char *
format_cut (const RespiteTrendLine  *line,
            const RespiteScoreCut   *cut,
            const RespiteChartWords *words)
{
  const char *title = translate (words, cut->key, cut->title);
  g_autofree char *value = NULL;
  g_autofree char *lower = NULL;

  if (strpbrk (title, "0123456789") != NULL)
    return g_strdup (title);

  value = g_strdup_printf ("%d", cut->value / RESPITE_POINT);
  if (line->decimals > 0 && cut->value % RESPITE_POINT != 0)
    {
      g_free (value);
      value = g_strdup_printf ("%d.%d", cut->value / RESPITE_POINT, cut->value % RESPITE_POINT / 100);
    }

  lower = g_utf8_strdown (title, -1);

  return g_strconcat (value, " ", lower, NULL);
}

static void
add_cuts (RespiteTrendLine        *line,
          const RespiteScale      *scale,
          const RespiteChartWords *words)
{
  for (const RespiteScoreCut *cut = scale->cuts; cut != NULL && cut->key != NULL; cut++)
    {
      g_autofree char *label = format_cut (line, cut, words);

      respite_trend_line_add_cutoff (line, cut->value, label);
    }
}

/* The score at which a response begins, rounded to a value that can be scored. */
static void
set_goal (RespiteTrendLine   *line,
          const RespiteScale *scale)
{
  const RespiteScoreRule *rule = &scale->rule;
  int fall = G_MAXINT, step = line->decimals > 0 ? RESPITE_POINT / 10 : RESPITE_POINT;

  if (scale->better == RESPITE_BETTER_NONE || !line->has_baseline || line->baseline <= 0)
    return;

  if (rule->response_percent > 0)
    fall = (int) (((gint64) line->baseline * rule->response_percent + 99) / 100);
  if (rule->response_points > 0)
    fall = MIN (fall, rule->response_points);
  if (fall == G_MAXINT)
    return;

  if (scale->better == RESPITE_BETTER_LOWER)
    line->goal = (line->baseline - fall) / step * step;
  else
    line->goal = (line->baseline + fall + step - 1) / step * step;
  line->has_goal = line->goal >= line->least && line->goal <= line->most && fall <= line->baseline;
}

static void
fill_point (RespiteTrendPoint       *point,
            const RespiteScore      *score,
            const RespiteChartWords *words)
{
  const RespiteScoreFlags flags = score->flags;
  const char *entered = respite_trend_words_get (words, RESPITE_TREND_WORD_ENTERED);
  const char *positive = respite_trend_words_get (words, RESPITE_TREND_WORD_POSITIVE);

  point->id = score->id;
  point->has_value = (flags & RESPITE_SCORE_INCOMPLETE) == 0;
  point->has_gaps = (flags & (RESPITE_SCORE_INCOMPLETE | RESPITE_SCORE_FILLED)) != 0;
  point->is_exploratory = (flags & RESPITE_SCORE_EXPLORATORY) != 0;
  point->is_response = (flags & RESPITE_SCORE_RESPONSE) != 0;
  point->is_strong = (flags & RESPITE_SCORE_STRONG) != 0;
  point->is_remission = (flags & RESPITE_SCORE_REMISSION) != 0;
  point->is_small = (flags & RESPITE_SCORE_BELOW_MCID) != 0;
  point->is_worse = (flags & RESPITE_SCORE_WORSE) != 0;
  point->is_baseline = (flags & RESPITE_SCORE_BASELINE) != 0;
  point->is_entered = (flags & RESPITE_SCORE_ENTERED) != 0;
  if (score->band != NULL && point->has_value)
    point->band = g_utf8_strdown (translate (words, score->band->key, score->band->title), -1);
  if ((flags & RESPITE_SCORE_ENTERED) != 0 && (flags & RESPITE_SCORE_POSITIVE) != 0)
    point->note = g_strconcat (positive, "; ", entered, NULL);
  else if ((flags & (RESPITE_SCORE_ENTERED | RESPITE_SCORE_POSITIVE)) != 0)
    point->note = g_strdup ((flags & RESPITE_SCORE_ENTERED) != 0 ? entered : positive);
}

RespiteTrendLine *
respite_trend_add_series (RespiteTrend             *trend,
                          const RespiteScoreSeries *series,
                          const RespiteChartWords  *words)
{
  const RespiteScale *scale;
  RespiteTrendLine *line;
  g_autofree char *id = NULL;

  g_return_val_if_fail (trend != NULL, NULL);
  g_return_val_if_fail (series != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  scale = series->scale;
  id = respite_trend_get_id (series->instrument, scale);
  line = respite_trend_add_line (trend, id, get_name (series, words), scale->step % RESPITE_POINT == 0 ? 0 : 1,
                                 scale->min, scale->max);
  line->is_higher_better = scale->better == RESPITE_BETTER_HIGHER;
  add_cuts (line, scale, words);
  if (series->baseline != NULL && scale->better != RESPITE_BETTER_NONE)
    {
      line->has_baseline = TRUE;
      line->baseline = series->baseline->value;
      line->baseline_at = series->baseline->taken_at;
    }
  set_goal (line, scale);
  for (guint i = 0; i < series->scores->len; i++)
    {
      const RespiteScore *score = g_ptr_array_index (series->scores, i);
      gboolean is_struck = (score->flags & RESPITE_SCORE_WITHDRAWN) != 0;

      fill_point (is_struck ? respite_trend_line_add_struck (line, score->taken_at, score->value) :
                  respite_trend_line_add_point (line, score->taken_at, score->value), score, words);
    }

  return line;
}

RespiteTrendSource *
respite_trend_source_new (GPtrArray *series)
{
  RespiteTrendSource *source = g_new0 (RespiteTrendSource, 1);

  source->series = series;
  source->sessions = g_array_new (FALSE, TRUE, sizeof (RespiteTrendSession));

  return source;
}

void
respite_trend_source_free (RespiteTrendSource *source)
{
  if (source == NULL)
    return;

  g_ptr_array_unref (source->series);
  g_array_unref (source->sessions);
  g_free (source);
}

static gboolean
is_wanted (const RespiteScoreSeries *series,
           const char               *id)
{
  g_autofree char *own = NULL;

  if (id == NULL)
    return series->scale->is_trend;

  own = respite_trend_get_id (series->instrument, series->scale);

  return g_str_equal (id, own) || (g_str_equal (id, series->instrument->slug) && series->scale->is_trend);
}

gboolean
respite_trend_source_has (const RespiteTrendSource *source,
                          const char               *id)
{
  g_return_val_if_fail (source != NULL, FALSE);

  for (guint i = 0; i < source->series->len; i++)
    if (is_wanted (g_ptr_array_index (source->series, i), id))
      return TRUE;

  return FALSE;
}

/* The pain scale that tells of relief: the one that looks back least, for relief may be short. */
static const RespiteScoreSeries *
find_pain (const RespiteTrendSource *source)
{
  const RespiteScoreSeries *found = NULL;

  for (guint i = 0; i < source->series->len; i++)
    {
      const RespiteScoreSeries *series = g_ptr_array_index (source->series, i);

      if (g_str_equal (series->instrument->slug, "nrs-pain") && series->scale->is_trend &&
          (found == NULL || series->scale->window_days < found->scale->window_days))
        found = series;
    }

  return found;
}

static void
add_sessions (RespiteTrend             *trend,
              const RespiteTrendSource *source)
{
  const RespiteScoreSeries *pain = find_pain (source);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < source->sessions->len; i++)
    g_array_append_val (times, g_array_index (source->sessions, RespiteTrendSession, i).at);

  for (guint i = 0; i < source->sessions->len; i++)
    {
      const RespiteTrendSession *session = &g_array_index (source->sessions, RespiteTrendSession, i);

      respite_trend_add_session (trend, session->at, session->number,
                                 pain != NULL ? respite_trend_find_relief (pain, times, i) : 0);
    }
}

RespiteTrend *
respite_trend_new_from_source (const RespiteTrendSource *source,
                               const char               *id,
                               const RespiteChartWords  *words)
{
  RespiteTrend *trend;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  trend = respite_trend_new ();
  for (guint i = 0; i < source->series->len; i++)
    if (is_wanted (g_ptr_array_index (source->series, i), id))
      respite_trend_add_series (trend, g_ptr_array_index (source->series, i), words);
  add_sessions (trend, source);

  return trend;
}

static gboolean
has_relief (const RespiteTrend *trend)
{
  for (guint i = 0; i < trend->sessions->len; i++)
    if (respite_trend_get_session (trend, i)->relief_until != 0)
      return TRUE;

  return FALSE;
}

GPtrArray *
respite_trend_list_rules (const RespiteTrend       *trend,
                          const RespiteTrendSource *source,
                          const RespiteChartWords  *words)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (trend != NULL && source != NULL && words != NULL, rules);

  for (guint i = 0; i < source->series->len; i++)
    {
      const RespiteScoreSeries *series = g_ptr_array_index (source->series, i);
      g_autofree char *id = respite_trend_get_id (series->instrument, series->scale);
      g_autofree char *key = g_strconcat (series->scale->key, "-rule", NULL);

      if (series->scale->rule_text != NULL && respite_trend_find_line (trend, id) != NULL)
        g_ptr_array_add (rules, g_strdup_printf ("%s: %s", get_name (series, words),
                                                 translate (words, key, series->scale->rule_text)));
    }
  if (has_relief (trend))
    g_ptr_array_add (rules, g_strdup (respite_trend_words_get (words, RESPITE_TREND_WORD_RELIEF_RULE)));

  return rules;
}
