/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-trend.h"

#include "base/respite-clock.h"

#define LEAST_SPAN   (3 * RESPITE_DAY_MS)
#define MARGIN_SHARE 40

static void
clear_point (gpointer data)
{
  RespiteTrendPoint *point = data;

  g_free (point->band);
  g_free (point->note);
}

static void
clear_cutoff (gpointer data)
{
  RespiteTrendCutoff *cutoff = data;

  g_free (cutoff->label);
}

static void
free_line (gpointer data)
{
  RespiteTrendLine *line = data;

  g_free (line->id);
  g_free (line->name);
  g_array_unref (line->cutoffs);
  g_array_unref (line->points);
  g_array_unref (line->struck);
  g_free (line);
}

RespiteTrend *
respite_trend_new (void)
{
  RespiteTrend *trend = g_new0 (RespiteTrend, 1);

  trend->lines = g_ptr_array_new_with_free_func (free_line);
  trend->sessions = g_array_new (FALSE, TRUE, sizeof (RespiteTrendSession));

  return trend;
}

static void
copy_points (GArray       *copy,
             const GArray *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      RespiteTrendPoint point = g_array_index (points, RespiteTrendPoint, i);

      point.band = g_strdup (point.band);
      point.note = g_strdup (point.note);
      g_array_append_val (copy, point);
    }
}

static void
copy_line (RespiteTrend           *copy,
           const RespiteTrendLine *line)
{
  RespiteTrendLine *twin = respite_trend_add_line (copy, line->id, line->name, line->decimals, line->least,
                                                   line->most);

  twin->is_higher_better = line->is_higher_better;
  twin->has_baseline = line->has_baseline;
  twin->baseline = line->baseline;
  twin->baseline_at = line->baseline_at;
  twin->has_goal = line->has_goal;
  twin->goal = line->goal;
  for (guint i = 0; i < line->cutoffs->len; i++)
    {
      const RespiteTrendCutoff *cutoff = &g_array_index (line->cutoffs, RespiteTrendCutoff, i);

      respite_trend_line_add_cutoff (twin, cutoff->value, cutoff->label);
    }

  copy_points (twin->points, line->points);
  copy_points (twin->struck, line->struck);
}

RespiteTrend *
respite_trend_copy (const RespiteTrend *trend)
{
  RespiteTrend *copy = respite_trend_new ();

  for (guint i = 0; i < trend->lines->len; i++)
    copy_line (copy, respite_trend_get_line (trend, i));
  g_array_append_vals (copy->sessions, trend->sessions->data, trend->sessions->len);

  return copy;
}

void
respite_trend_free (RespiteTrend *trend)
{
  if (trend == NULL)
    return;

  g_ptr_array_unref (trend->lines);
  g_array_unref (trend->sessions);
  g_free (trend);
}

RespiteTrendLine *
respite_trend_add_line (RespiteTrend *trend,
                        const char   *id,
                        const char   *name,
                        int           decimals,
                        int           least,
                        int           most)
{
  RespiteTrendLine *line;

  g_return_val_if_fail (trend != NULL && id != NULL && name != NULL, NULL);
  g_return_val_if_fail (most > least, NULL);
  g_return_val_if_fail (decimals >= 0 && decimals <= 3, NULL);

  line = g_new0 (RespiteTrendLine, 1);
  line->id = g_strdup (id);
  line->name = g_strdup (name);
  line->decimals = decimals;
  line->least = least;
  line->most = most;
  line->cutoffs = g_array_new (FALSE, TRUE, sizeof (RespiteTrendCutoff));
  line->points = g_array_new (FALSE, TRUE, sizeof (RespiteTrendPoint));
  g_array_set_clear_func (line->cutoffs, clear_cutoff);
  line->struck = g_array_new (FALSE, TRUE, sizeof (RespiteTrendPoint));
  g_array_set_clear_func (line->points, clear_point);
  g_array_set_clear_func (line->struck, clear_point);
  g_ptr_array_add (trend->lines, line);

  return line;
}

void
respite_trend_line_add_cutoff (RespiteTrendLine *line,
                               int               value,
                               const char       *label)
{
  const RespiteTrendCutoff cutoff = { value, g_strdup (label) };

  g_array_append_val (line->cutoffs, cutoff);
}

static RespiteTrendPoint *
add_point (GArray *points,
           gint64  at,
           int     value)
{
  const RespiteTrendPoint point = { .at = at, .value = value, .has_value = TRUE };

  g_array_append_val (points, point);

  return &g_array_index (points, RespiteTrendPoint, points->len - 1);
}

RespiteTrendPoint *
respite_trend_line_add_point (RespiteTrendLine *line,
                              gint64            at,
                              int               value)
{
  return add_point (line->points, at, value);
}

RespiteTrendPoint *
respite_trend_line_add_struck (RespiteTrendLine *line,
                               gint64            at,
                               int               value)
{
  return add_point (line->struck, at, value);
}

void
respite_trend_add_session (RespiteTrend *trend,
                           gint64        at,
                           int           number,
                           gint64        relief_until)
{
  const RespiteTrendSession session = { at, number, relief_until };

  g_array_append_val (trend->sessions, session);
}

const RespiteTrendLine *
respite_trend_find_line (const RespiteTrend *trend,
                         const char         *id)
{
  for (guint i = 0; i < trend->lines->len; i++)
    if (g_strcmp0 (respite_trend_get_line (trend, i)->id, id) == 0)
      return respite_trend_get_line (trend, i);

  return NULL;
}

const RespiteTrendPoint *
respite_trend_line_get_last (const RespiteTrendLine *line)
{
  for (guint i = line->points->len; i-- > 0;)
    if (respite_trend_point_counts (respite_trend_line_get_point (line, i)))
      return respite_trend_line_get_point (line, i);

  return NULL;
}

gboolean
respite_trend_has_points (const RespiteTrend *trend)
{
  for (guint i = 0; i < trend->lines->len; i++)
    if (respite_trend_get_line (trend, i)->points->len > 0)
      return TRUE;

  return FALSE;
}

/* Takes @candidate where it lies on the wanted side of @at and nearer than @best. */
static void
consider (gint64  candidate,
          gint64  at,
          int     direction,
          gint64 *best)
{
  if (direction > 0 ? candidate <= at : candidate >= at)
    return;
  if (*best == at || (direction > 0 ? candidate < *best : candidate > *best))
    *best = candidate;
}

gint64
respite_trend_step (const RespiteTrend *trend,
                    gint64              at,
                    int                 direction)
{
  gint64 best = at;

  g_return_val_if_fail (trend != NULL, at);

  for (guint i = 0; i < trend->lines->len; i++)
    {
      const RespiteTrendLine *line = respite_trend_get_line (trend, i);

      for (guint j = 0; j < line->points->len; j++)
        consider (respite_trend_line_get_point (line, j)->at, at, direction, &best);
    }

  for (guint i = 0; i < trend->sessions->len; i++)
    consider (respite_trend_get_session (trend, i)->at, at, direction, &best);

  return best;
}

static void
widen (RespiteSpan *span,
       gint64       at)
{
  if (at == 0)
    return;

  span->begin = span->begin == 0 ? at : MIN (span->begin, at);
  span->end = MAX (span->end, at);
}

RespiteSpan
respite_trend_get_span (const RespiteTrend *trend)
{
  RespiteSpan span = { 0, 0 };
  gint64 margin;

  g_return_val_if_fail (trend != NULL, span);

  for (guint i = 0; i < trend->lines->len; i++)
    {
      const RespiteTrendLine *line = respite_trend_get_line (trend, i);

      for (guint j = 0; j < line->points->len; j++)
        widen (&span, respite_trend_line_get_point (line, j)->at);
    }

  for (guint i = 0; i < trend->sessions->len; i++)
    {
      widen (&span, respite_trend_get_session (trend, i)->at);
      widen (&span, respite_trend_get_session (trend, i)->relief_until);
    }

  if (span.begin == 0)
    return span;

  margin = MAX ((span.end - span.begin) / MARGIN_SHARE, (LEAST_SPAN - (span.end - span.begin)) / 2);
  span.begin -= margin;
  span.end += margin;

  return span;
}
