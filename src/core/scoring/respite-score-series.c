/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* What scores mean together: baseline, change, response, remission (clinical.md 5.1 and 5.4). */

#include "config.h"

#include "scoring/respite-score.h"

#include "base/respite-time.h"
#include "scoring/respite-own-instrument.h"

/* Change right after an infusion is no response (clinical.md 5.4). */
#define START_DAYS 7
#define DAY_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

/* Means are rounded to thousandths, so either value may be off by half of one. The next true step of a percentage is
 * far more than that away. */
#define ROUNDING 200

#define KEPT_FLAGS (RESPITE_SCORE_INCOMPLETE | RESPITE_SCORE_FILLED | RESPITE_SCORE_POSITIVE | \
                    RESPITE_SCORE_ENTERED | RESPITE_SCORE_WITHDRAWN)

static gboolean
is_usable (const RespiteScore *score)
{
  return (score->flags & (RESPITE_SCORE_INCOMPLETE | RESPITE_SCORE_WITHDRAWN)) == 0;
}

static gboolean
is_counted (const RespiteScore *score)
{
  return is_usable (score) && (score->flags & RESPITE_SCORE_EXPLORATORY) == 0;
}

static gint
compare_scores (gconstpointer a,
                gconstpointer b)
{
  const RespiteScore *first = *(RespiteScore *const *) a;
  const RespiteScore *second = *(RespiteScore *const *) b;

  if (first->taken_at != second->taken_at)
    return first->taken_at < second->taken_at ? -1 : 1;

  return (first->id > second->id) - (first->id < second->id);
}

/* Days between the two local dates; a day may have 23 or 25 hours. */
static int
count_days (gint64     from,
            gint64     to,
            GTimeZone *zone)
{
  gint64 length = respite_time_day_begin (to, zone) - respite_time_day_begin (from, zone);

  return (int) ((length + DAY_MS / 2) / DAY_MS);
}

static gboolean
is_early (const RespiteScore *score,
          const RespiteScore *last,
          gint64              start,
          GTimeZone          *zone)
{
  int window = score->scale->window_days;

  if (window == 0)
    return FALSE;
  if (last != NULL && count_days (last->taken_at, score->taken_at, zone) < window)
    return TRUE;

  return start != 0 && score->taken_at > start && count_days (start, score->taken_at, zone) < START_DAYS;
}

/* Marks what was asked again too early. */
static void
mark_exploratory (RespiteScoreSeries *series,
                  GTimeZone          *zone)
{
  const RespiteScore *last = NULL;

  for (guint i = 0; i < series->scores->len; i++)
    {
      RespiteScore *score = g_ptr_array_index (series->scores, i);

      if (!is_usable (score))
        continue;
      if (is_early (score, last, series->start, zone))
        score->flags |= RESPITE_SCORE_EXPLORATORY;
      else
        last = score;
    }
}

/* The last that counts before treatment, else the first of all. */
static RespiteScore *
find_baseline (RespiteScoreSeries *series)
{
  RespiteScore *found = NULL;

  for (guint i = 0; i < series->scores->len; i++)
    {
      RespiteScore *score = g_ptr_array_index (series->scores, i);

      if (is_counted (score) && (found == NULL || (series->start != 0 && score->taken_at <= series->start)))
        found = score;
    }

  return found;
}

/* Whether @gain is at least @percent of the baseline; from nothing there is no percentage. */
static gboolean
reaches_percent (int gain,
                 int percent,
                 int baseline)
{
  return percent > 0 && gain > 0 && baseline > 0 &&
         (gint64) gain * 100 + ROUNDING >= (gint64) percent * baseline;
}

static gboolean
reaches_points (int gain,
                int points)
{
  return points > 0 && gain + 1 >= points;      /* both ends may be rounded by half a thousandth */
}

/* What a value says by itself. */
static void
judge_level (RespiteScore *score)
{
  const RespiteScoreRule *rule = &score->scale->rule;

  if (rule->response_level != 0 && score->value <= rule->response_level)
    score->flags |= RESPITE_SCORE_RESPONSE;
  if (rule->worse_level != 0 && score->value >= rule->worse_level)
    score->flags |= RESPITE_SCORE_WORSE;
}

/* What it says beside the baseline. */
static void
judge_change (RespiteScore       *score,
              const RespiteScore *baseline)
{
  const RespiteScale *scale = score->scale;
  const RespiteScoreRule *rule = &scale->rule;
  int gain = scale->better == RESPITE_BETTER_HIGHER ? score->change : -score->change;
  gboolean has_mcid = rule->mcid_points != 0;
  gboolean is_worse = has_mcid ? reaches_points (-gain, rule->mcid_points) :
                      reaches_percent (-gain, rule->response_percent, baseline->value);

  if (reaches_percent (gain, rule->response_percent, baseline->value) || reaches_points (gain, rule->response_points))
    score->flags |= RESPITE_SCORE_RESPONSE;
  if (reaches_percent (gain, rule->strong_percent, baseline->value) || reaches_points (gain, rule->strong_points))
    score->flags |= RESPITE_SCORE_STRONG;
  if (rule->remission_level != 0 && score->value <= rule->remission_level && baseline->value > rule->remission_level)
    score->flags |= RESPITE_SCORE_REMISSION;
  if (is_worse)
    score->flags |= RESPITE_SCORE_WORSE;
  if (has_mcid && !is_worse && !(score->flags & RESPITE_SCORE_RESPONSE) && !reaches_points (gain, rule->mcid_points))
    score->flags |= RESPITE_SCORE_BELOW_MCID;
}

/* Sets the changes since the baseline, and what those that count mean. */
static void
judge (RespiteScoreSeries *series)
{
  RespiteScore *baseline = find_baseline (series);
  gboolean is_after = FALSE;

  series->baseline = baseline;
  for (guint i = 0; i < series->scores->len; i++)
    {
      RespiteScore *score = g_ptr_array_index (series->scores, i);

      if (score == baseline)
        {
          score->flags |= RESPITE_SCORE_BASELINE;
          is_after = TRUE;
        }
      else if (is_after && is_usable (score))
        {
          score->has_change = TRUE;
          score->change = score->value - baseline->value;
          if (is_counted (score))
            judge_change (score, baseline);
        }
    }
}

/* The values of an impression of change are changes already. */
static void
judge_levels (RespiteScoreSeries *series)
{
  for (guint i = 0; i < series->scores->len; i++)
    if (is_counted (g_ptr_array_index (series->scores, i)))
      judge_level (g_ptr_array_index (series->scores, i));
}

RespiteScoreSeries *
respite_score_series_new (GPtrArray               *scores,
                          const RespiteInstrument *instrument,
                          const RespiteScale      *scale,
                          gint64                   start,
                          GTimeZone               *zone)
{
  g_autoptr (GTimeZone) utc = zone == NULL ? g_time_zone_new_utc () : NULL;
  RespiteScoreSeries *series = g_new0 (RespiteScoreSeries, 1);

  series->instrument = instrument;
  series->scale = scale;
  series->start = start;
  series->scores = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_score_free);
  for (guint i = 0; i < scores->len; i++)
    {
      const RespiteScore *score = g_ptr_array_index (scores, i);
      RespiteScore *copy;

      if (score->scale != scale)
        continue;
      copy = respite_score_copy (score);
      copy->flags &= KEPT_FLAGS;
      copy->has_change = FALSE;
      copy->change = 0;
      g_ptr_array_add (series->scores, copy);
    }
  g_ptr_array_sort (series->scores, compare_scores);

  /* In a screening no change is read. */
  if (scale->better != RESPITE_BETTER_NONE)
    {
      mark_exploratory (series, zone != NULL ? zone : utc);
      if (scale->rule.response_level != 0)
        judge_levels (series);
      else
        judge (series);
    }

  return series;
}

void
respite_score_series_free (RespiteScoreSeries *series)
{
  g_ptr_array_unref (series->scores);
  g_free (series);
}

static void
add_series (GPtrArray               *list,
            GPtrArray               *scores,
            const RespiteInstrument *instrument,
            gint64                   start,
            GTimeZone               *zone)
{
  for (const RespiteScale *scale = instrument->scales; scale->slug != NULL; scale++)
    {
      g_autoptr (RespiteScoreSeries) series = respite_score_series_new (scores, instrument, scale, start, zone);

      if (series->scores->len > 0)
        g_ptr_array_add (list, g_steal_pointer (&series));
    }
}

/* The instruments of the clinic's own forms, in the order in which they were first used. */
static GPtrArray *
list_own (GPtrArray *scores)
{
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = scores->len; i > 0; i--)
    {
      const RespiteInstrument *instrument = ((const RespiteScore *) g_ptr_array_index (scores, i - 1))->instrument;

      if (g_str_has_prefix (instrument->slug, RESPITE_OWN_INSTRUMENT) && !g_ptr_array_find (own, instrument, NULL))
        g_ptr_array_add (own, (gpointer) instrument);
    }

  return own;
}

GPtrArray *
respite_score_list_series (GPtrArray *scores,
                           gint64     start,
                           GTimeZone *zone)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_score_series_free);
  g_autoptr (GPtrArray) own = list_own (scores);

  for (const RespiteInstrument *const *instrument = respite_instrument_list (); *instrument != NULL; instrument++)
    add_series (list, scores, *instrument, start, zone);
  for (guint i = 0; i < own->len; i++)
    add_series (list, scores, g_ptr_array_index (own, i), start, zone);

  return list;
}

const RespiteScore *
respite_score_series_get_last (const RespiteScoreSeries *series)
{
  for (guint i = series->scores->len; i > 0; i--)
    if (is_counted (g_ptr_array_index (series->scores, i - 1)))
      return g_ptr_array_index (series->scores, i - 1);

  return NULL;
}
