/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-trend-reading.h"

#include "base/respite-clock.h"
#include "base/respite-quantity.h"
#include "base/respite-time.h"
#include "chart/respite-trend-words.h"

#define NO_VALUE "-"
#define MINUS    "\xe2\x88\x92"

char *
respite_trend_format_value (const RespiteTrendLine *line,
                            int                     value)
{
  g_autofree char *text = respite_quantity_format (ABS (value), 3, line->decimals);

  return g_strconcat (value < 0 ? MINUS : "", text, NULL);
}

char *
respite_trend_format_change (const RespiteTrendLine  *line,
                             const RespiteTrendPoint *point)
{
  int change = point->value - line->baseline;
  g_autofree char *text = respite_quantity_format (ABS (change), 3, line->decimals);
  const char *sign = change < 0 ? MINUS : change > 0 ? "+" : "";
  int percent = line->baseline != 0 ? (int) (ABS ((gint64) change) * 200 / ABS (line->baseline) + 1) / 2 : 0;

  if (percent == 0)
    return g_strconcat (sign, text, NULL);

  return g_strdup_printf ("%s%s (%s%d %%)", sign, text, sign, percent);
}

const char *
respite_trend_get_outcome (const RespiteTrendPoint *point,
                           const RespiteChartWords *words)
{
  if (!respite_trend_point_counts (point))
    return NULL;
  if (point->is_response && point->is_remission)
    return respite_trend_words_get (words, RESPITE_TREND_WORD_BOTH);
  if (point->is_remission)
    return respite_trend_words_get (words, RESPITE_TREND_WORD_REMISSION);
  if (point->is_response)
    return respite_trend_words_get (words, point->is_strong ? RESPITE_TREND_WORD_STRONG_RESPONSE :
                                    RESPITE_TREND_WORD_RESPONSE);
  if (point->is_worse)
    return respite_trend_words_get (words, RESPITE_TREND_WORD_WORSE);
  if (point->is_small)
    return respite_trend_words_get (words, RESPITE_TREND_WORD_SMALL);

  return NULL;
}

static char *
format_score (const RespiteTrendLine  *line,
              const RespiteTrendPoint *point)
{
  g_autofree char *value = NULL;

  if (!point->has_value)
    return g_strdup (NO_VALUE);

  value = respite_trend_format_value (line, point->value);

  return point->band != NULL ? g_strconcat (value, " ", point->band, NULL) : g_steal_pointer (&value);
}

static void
append (GString    *text,
        const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", part);
}

/* What is to be known of a score beside its value. */
static char *
format_note (const RespiteTrendPoint *point,
             gboolean                 is_struck,
             const RespiteChartWords *words)
{
  GString *text = g_string_new (NULL);

  if (is_struck)
    append (text, respite_trend_words_get (words, RESPITE_TREND_WORD_STRUCK));
  if (!point->has_value)
    append (text, respite_trend_words_get (words, RESPITE_TREND_WORD_NO_TOTAL));
  else if (point->has_gaps)
    append (text, respite_trend_words_get (words, RESPITE_TREND_WORD_HAS_GAPS));
  if (point->is_exploratory)
    append (text, respite_trend_words_get (words, RESPITE_TREND_WORD_EXPLORATORY));
  append (text, point->note);

  return g_string_free (text, FALSE);
}

static gint64
get_day_end (gint64                   at,
             const RespiteChartWords *words)
{
  g_autoptr (GTimeZone) zone = words->zone != NULL ? g_time_zone_ref (words->zone) : g_time_zone_new_utc ();
  gint64 begin = respite_time_day_begin (at, zone);

  return respite_time_day_begin (begin + RESPITE_DAY_MS + RESPITE_DAY_MS / 4, zone) - 1;
}

static void
add_value (RespiteChartReading     *reading,
           const RespiteTrendLine  *line,
           gint64                   begin,
           gint64                   until,
           const RespiteChartWords *words)
{
  RespiteChartValue *value = g_new0 (RespiteChartValue, 1);
  const RespiteTrendPoint *point = NULL;

  for (guint i = 0; i < line->points->len; i++)
    if (respite_trend_line_get_point (line, i)->at <= until)
      point = respite_trend_line_get_point (line, i);

  value->label = g_strdup (line->name);
  value->value = point != NULL ? format_score (line, point) : g_strdup (NO_VALUE);
  if (point != NULL && point->at < begin)
    {
      int days = (int) ((until - point->at) / RESPITE_DAY_MS);
      g_autofree char *n = g_strdup_printf ("%d", MAX (days, 1));

      value->at = point->at;
      value->age_ms = until - point->at;
      value->age = respite_trend_words_fill (words, days <= 1 ? RESPITE_TREND_WORD_ONE_DAY_BEFORE :
                                             RESPITE_TREND_WORD_DAYS_BEFORE, n, NULL, NULL);
    }
  g_ptr_array_add (reading->values, value);

  if (point != NULL && point->at >= begin)
    {
      const char *outcome = respite_trend_get_outcome (point, words);
      g_autofree char *note = format_note (point, FALSE, words);

      value->at = point->at;
      if (outcome != NULL)
        g_ptr_array_add (reading->happening, g_strdup_printf ("%s: %s", line->name, outcome));
      if (*note != '\0')
        g_ptr_array_add (reading->happening, g_strdup_printf ("%s: %s", line->name, note));
    }
}

static void
add_session (RespiteChartReading       *reading,
             const RespiteTrendSession *session,
             const RespiteChartWords   *words)
{
  g_autofree char *number = g_strdup_printf ("%d", session->number);
  g_autofree char *title = session->number > 0 ?
                           respite_trend_words_fill (words, RESPITE_TREND_WORD_SESSION_NUMBER, number, NULL, NULL) :
                           g_strdup (respite_trend_words_get (words, RESPITE_TREND_WORD_SESSION));
  int days = (int) ((session->relief_until - session->at + RESPITE_DAY_MS / 2) / RESPITE_DAY_MS);
  g_autofree char *n = g_strdup_printf ("%d", days);
  g_autofree char *relief = NULL;

  if (session->relief_until > session->at)
    relief = respite_trend_words_fill (words, days == 1 ? RESPITE_TREND_WORD_RELIEF_ONE_DAY :
                                       RESPITE_TREND_WORD_RELIEF_DAYS, n, NULL, NULL);
  g_ptr_array_add (reading->happening, g_strconcat (title, relief != NULL ? ", " : NULL, relief, NULL));
}

RespiteChartReading *
respite_trend_lookup (const RespiteTrend      *trend,
                      gint64                   at,
                      const RespiteChartWords *words)
{
  RespiteChartReading *reading;
  g_autoptr (GTimeZone) zone = NULL;
  gint64 begin, until;

  g_return_val_if_fail (trend != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  zone = words->zone != NULL ? g_time_zone_ref (words->zone) : g_time_zone_new_utc ();
  begin = respite_time_day_begin (at, zone);
  until = get_day_end (at, words);
  reading = respite_chart_reading_new (at);
  reading->title = respite_trend_words_format_day (words, at, TRUE);
  for (guint i = 0; i < trend->sessions->len; i++)
    {
      const RespiteTrendSession *session = respite_trend_get_session (trend, i);

      if (session->at >= begin && session->at <= until)
        add_session (reading, session, words);
    }

  for (guint i = 0; i < trend->lines->len; i++)
    add_value (reading, respite_trend_get_line (trend, i), begin, until, words);

  return reading;
}

void
respite_trend_row_free (RespiteTrendRow *row)
{
  if (row == NULL)
    return;

  g_free (row->date);
  g_free (row->score);
  g_free (row->change);
  g_free (row->outcome);
  g_free (row->note);
  g_free (row);
}

static char *
describe_change (const RespiteTrendLine  *line,
                 const RespiteTrendPoint *point,
                 const RespiteChartWords *words)
{
  if (point->is_baseline)
    return g_strdup (respite_trend_words_get (words, RESPITE_TREND_WORD_BASELINE));
  if (!line->has_baseline || !point->has_value || point->at < line->baseline_at)
    return g_strdup ("");

  return respite_trend_format_change (line, point);
}

static void
add_rows (GPtrArray               *rows,
          const RespiteTrendLine  *line,
          const GArray            *points,
          gboolean                 is_struck,
          const RespiteChartWords *words)
{
  for (guint i = 0; i < points->len; i++)
    {
      const RespiteTrendPoint *point = &g_array_index (points, RespiteTrendPoint, i);
      const char *outcome = is_struck ? NULL : respite_trend_get_outcome (point, words);
      RespiteTrendRow *row = g_new0 (RespiteTrendRow, 1);

      row->line = line;
      row->point = point;
      row->is_struck = is_struck;
      row->date = respite_trend_words_format_day (words, point->at, TRUE);
      row->score = format_score (line, point);
      row->change = is_struck ? g_strdup ("") : describe_change (line, point, words);
      row->outcome = g_strdup (outcome != NULL ? outcome : "");
      row->note = format_note (point, is_struck, words);
      g_ptr_array_add (rows, row);
    }
}

static int
compare_rows (gconstpointer one,
              gconstpointer other)
{
  const RespiteTrendRow *a = *(RespiteTrendRow *const *) one, *b = *(RespiteTrendRow *const *) other;

  return a->point->at > b->point->at ? -1 : a->point->at < b->point->at ? 1 : 0;
}

GPtrArray *
respite_trend_list_rows (const RespiteTrend      *trend,
                         const char              *id,
                         const RespiteChartWords *words)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_trend_row_free);

  g_return_val_if_fail (trend != NULL, rows);
  g_return_val_if_fail (words != NULL, rows);

  for (guint i = 0; i < trend->lines->len; i++)
    {
      const RespiteTrendLine *line = respite_trend_get_line (trend, i);

      if (id != NULL && g_strcmp0 (line->id, id) != 0)
        continue;
      add_rows (rows, line, line->points, FALSE, words);
      add_rows (rows, line, line->struck, TRUE, words);
    }
  g_ptr_array_sort (rows, compare_rows);

  return rows;
}

char *
respite_trend_describe_line (const RespiteTrendLine  *line,
                             const RespiteChartWords *words)
{
  const RespiteTrendPoint *last;
  const char *outcome;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *length = NULL;
  g_autofree char *change = NULL;
  RespiteTrendWord verb;

  g_return_val_if_fail (line != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  last = respite_trend_line_get_last (line);
  if (last == NULL)
    return respite_trend_words_fill (words, RESPITE_TREND_WORD_ONLY_UNCOUNTED, NULL, line->name, NULL);

  to = respite_trend_format_value (line, last->value);
  if (!line->has_baseline || last->at <= line->baseline_at)
    {
      g_autofree char *score = format_score (line, last);

      return respite_trend_words_fill (words, RESPITE_TREND_WORD_LAST_SCORE, score, line->name, NULL);
    }

  from = respite_trend_format_value (line, line->baseline);
  length = respite_trend_words_format_length (words, last->at - line->baseline_at);
  outcome = respite_trend_get_outcome (last, words);
  verb = last->value < line->baseline ? RESPITE_TREND_WORD_FELL :
         last->value > line->baseline ? RESPITE_TREND_WORD_ROSE : RESPITE_TREND_WORD_STAYED;
  change = respite_trend_words_fill (words, verb, line->name, from, to);

  return respite_trend_words_fill (words, outcome != NULL ? RESPITE_TREND_WORD_IN_WITH_OUTCOME :
                                   RESPITE_TREND_WORD_IN, outcome, change, length);
}

char *
respite_trend_describe (const RespiteTrend      *trend,
                        const RespiteChartWords *words)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (trend != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  if (!respite_trend_has_points (trend))
    g_string_append (text, respite_trend_words_get (words, RESPITE_TREND_WORD_EMPTY));
  for (guint i = 0; i < trend->lines->len; i++)
    {
      g_autofree char *sentence = respite_trend_describe_line (respite_trend_get_line (trend, i), words);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
    }

  if (trend->sessions->len > 0)
    {
      g_autofree char *n = g_strdup_printf ("%u", trend->sessions->len);
      g_autofree char *sentence = respite_trend_words_fill (words, trend->sessions->len == 1 ?
                                                            RESPITE_TREND_WORD_ONE_SESSION :
                                                            RESPITE_TREND_WORD_SESSION_COUNT, n, NULL, NULL);

      g_string_append_printf (text, " %s", sentence);
    }

  return g_string_free (text, FALSE);
}
