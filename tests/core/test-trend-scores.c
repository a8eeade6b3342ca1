/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-trend-reading.h"
#include "chart/respite-trend-scores.h"
#include "trend-sample.h"

static const RespiteChartWords english = { .word = NULL };

typedef struct
{
  double            day;
  int               points;
  RespiteScoreFlags flags;
} Case;

static RespiteScoreSeries *
make_series (const char *instrument_slug,
             const char *scale_slug,
             gint64      start,
             const Case *cases,
             gsize       n)
{
  const RespiteInstrument *instrument = respite_instrument_find (instrument_slug);
  const RespiteScale *scale = respite_instrument_get_scale (instrument, scale_slug);
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_score_free);

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (scores, respite_score_new (instrument, scale, TREND_SAMPLE_AT (cases[i].day),
                                                cases[i].points * RESPITE_POINT, cases[i].flags));

  return respite_score_series_new (scores, instrument, scale, start, NULL);
}

static void
test_series_becomes_line (void)
{
  static const Case cases[] = {
    { 0, 18, 0 }, { 20, 15, 0 }, { 25, 5, 0 }, { 36, 7, RESPITE_SCORE_FILLED }, { 38, 0, RESPITE_SCORE_INCOMPLETE },
    { 50, 4, RESPITE_SCORE_ENTERED }, { 51, 27, RESPITE_SCORE_WITHDRAWN | RESPITE_SCORE_ENTERED },
  };
  g_autoptr (RespiteScoreSeries) series = make_series ("phq-9", "", TREND_SAMPLE_AT (1), cases, G_N_ELEMENTS (cases));
  g_autoptr (RespiteTrend) trend = respite_trend_new ();
  const RespiteTrendLine *line = respite_trend_add_series (trend, series, &english);
  g_autofree char *essence = respite_trend_describe_line (line, &english);

  g_assert_cmpstr (line->id, ==, "phq-9");
  g_assert_cmpstr (line->name, ==, "PHQ-9");
  g_assert_cmpint (line->most, ==, 27000);
  g_assert_true (line->has_baseline);
  g_assert_cmpint (line->baseline, ==, 18000);
  g_assert_true (line->has_goal);
  g_assert_cmpint (line->goal, ==, 9000);
  g_assert_cmpuint (line->cutoffs->len, ==, 4);
  g_assert_cmpstr (g_array_index (line->cutoffs, RespiteTrendCutoff, 1).label, ==, "10 moderate");
  g_assert_cmpuint (line->points->len, ==, 6);
  g_assert_cmpuint (line->struck->len, ==, 1);
  g_assert_true (respite_trend_line_get_point (line, 2)->is_exploratory);
  g_assert_true (respite_trend_line_get_point (line, 3)->is_response);
  g_assert_true (respite_trend_line_get_point (line, 3)->has_gaps);
  g_assert_false (respite_trend_line_get_point (line, 4)->has_value);
  g_assert_true (respite_trend_line_get_point (line, 5)->is_remission);
  g_assert_cmpstr (respite_trend_line_get_point (line, 5)->band, ==, "minimal");
  g_assert_cmpstr (respite_trend_line_get_point (line, 5)->note, ==, "total entered");
  g_assert_cmpstr (essence, ==, "PHQ-9 fell from 18 to 4 in 7 weeks: response and remission.");
}

/* The line is where a score is a response, never where it only would be one if it were rounded. */
static void
test_goal_can_be_scored (void)
{
  static const struct
  {
    const char *instrument;
    const char *scale;
    int         baseline;
    gboolean    has_goal;
    int         goal;
  } cases[] = {
    { "phq-9", "", 18000, TRUE, 9000 },
    { "phq-9", "", 17000, TRUE, 8000 },
    { "gad-7", "", 11000, TRUE, 5000 },
    { "nrs-pain", "average", 8000, TRUE, 6000 },
    { "nrs-pain", "average", 5000, TRUE, 3000 },
    { "nrs-pain", "average", 0, FALSE, 0 },
    { "peg", "", 6667, TRUE, 4600 },
    { "audit-c", "", 8000, FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case first = { 0, 0, 0 };
      g_autoptr (RespiteScoreSeries) series = make_series (cases[i].instrument, cases[i].scale, 0, &first, 1);
      g_autoptr (RespiteTrend) trend = respite_trend_new ();
      const RespiteTrendLine *line;

      g_test_message ("%s from %d", cases[i].instrument, cases[i].baseline);
      ((RespiteScore *) g_ptr_array_index (series->scores, 0))->value = cases[i].baseline;
      line = respite_trend_add_series (trend, series, &english);
      g_assert_cmpint (line->has_goal, ==, cases[i].has_goal);
      if (cases[i].has_goal)
        g_assert_cmpint (line->goal, ==, cases[i].goal);
    }
}

/* Two in a hundred thousandths of a point either way: what the line says is what the rule says. */
static void
test_goal_agrees_with_the_rule (void)
{
  static const char *const slugs[] = { "phq-9", "gad-7", "peg", "pcl-5" };

  for (gsize i = 0; i < G_N_ELEMENTS (slugs); i++)
    {
      const RespiteInstrument *instrument = respite_instrument_find (slugs[i]);
      const RespiteScale *scale = respite_instrument_get_scale (instrument, "");

      for (int baseline = 4; baseline <= scale->max / RESPITE_POINT; baseline++)
        for (int value = 0; value < baseline; value++)
          {
            const Case cases[] = { { 0, baseline, 0 }, { 60, value, 0 } };
            g_autoptr (RespiteScoreSeries) series = make_series (slugs[i], "", 0, cases, 2);
            g_autoptr (RespiteTrend) trend = respite_trend_new ();
            const RespiteTrendLine *line = respite_trend_add_series (trend, series, &english);
            const RespiteTrendPoint *point = respite_trend_line_get_point (line, 1);

            if (line->has_goal)
              g_assert_cmpint (point->is_response, ==, point->value <= line->goal);
          }
    }
}

static void
test_relief_follows_the_pain (void)
{
  static const struct
  {
    const char *name;
    int         pain[6];        /* on the days 0, 3, 6, 9, 12, 15; below 0 for none */
    double      second;         /* the day of the next session, 0 for none */
    double      until;          /* 0 for not known */
  } cases[] = {
    { "comes back", { 8, 4, 4, 7, 8, 8 }, 0, 9 },
    { "never better", { 8, 7, 8, 8, 8, 8 }, 0, 0 },
    { "still there at the last", { 8, 4, 4, 4, 3, 3 }, 0, 15 },
    { "exactly 30 % counts", { 10, 7, 8, -1, -1, -1 }, 0, 6 },
    { "less than 30 % does not", { 10, 8, 6, -1, -1, -1 }, 0, 0 },
    { "nothing before", { -1, 4, 4, 8, -1, -1 }, 0, 0 },
    { "nothing after", { 8, -1, -1, -1, -1, -1 }, 0, 0 },
    { "no pain before", { 0, 0, 0, 0, 0, 0 }, 0, 0 },
    { "the next session ends it", { 8, 4, 4, 4, 4, 4 }, 10, 9 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Case scores[6];
      gsize n = 0;
      g_autoptr (RespiteScoreSeries) series = NULL;
      g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (gint64));
      gint64 at = TREND_SAMPLE_AT (0.2), second = TREND_SAMPLE_AT (cases[i].second);

      g_test_message ("%s", cases[i].name);
      for (int j = 0; j < 6; j++)
        if (cases[i].pain[j] >= 0)
          scores[n++] = (Case) { j * 3, cases[i].pain[j], 0 }
      ;
      series = make_series ("nrs-pain", "now", 0, scores, n);
      g_array_append_val (sessions, at);
      if (cases[i].second > 0)
        g_array_append_val (sessions, second);
      g_assert_cmpint (respite_trend_find_relief (series, sessions, 0), ==,
                       cases[i].until > 0 ? TREND_SAMPLE_AT (cases[i].until) : 0);
    }
}

static void
test_source_gives_what_is_followed (void)
{
  static const Case pain[] = { { 0, 8, 0 }, { 7, 4, 0 }, { 14, 8, 0 } };
  static const Case screen[] = { { 0, 5, 0 } };
  g_autoptr (RespiteTrendSource) source = NULL;
  const RespiteTrendSession session = { TREND_SAMPLE_AT (1), 1, 0 };
  GPtrArray *series = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_score_series_free);
  g_autoptr (RespiteTrend) followed = NULL;
  g_autoptr (RespiteTrend) one = NULL;

  g_ptr_array_add (series, make_series ("nrs-pain", "average", 0, pain, G_N_ELEMENTS (pain)));
  g_ptr_array_add (series, make_series ("audit-c", "", 0, screen, G_N_ELEMENTS (screen)));
  source = respite_trend_source_new (series);
  g_array_append_val (source->sessions, session);

  followed = respite_trend_new_from_source (source, NULL, &english);
  one = respite_trend_new_from_source (source, "audit-c", &english);
  g_assert_cmpuint (followed->lines->len, ==, 1);
  g_assert_cmpstr (respite_trend_get_line (followed, 0)->id, ==, "nrs-pain:average");
  g_assert_cmpint (respite_trend_get_session (followed, 0)->relief_until, ==, TREND_SAMPLE_AT (14));
  g_assert_cmpuint (one->lines->len, ==, 1);
  g_assert_true (respite_trend_source_has (source, "nrs-pain"));
  g_assert_false (respite_trend_source_has (source, "phq-9"));
}

static void
test_rules_are_told (void)
{
  static const Case pain[] = { { 0, 8, 0 }, { 7, 4, 0 }, { 14, 8, 0 } };
  const RespiteTrendSession session = { TREND_SAMPLE_AT (1), 1, 0 };
  GPtrArray *series = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_score_series_free);
  g_autoptr (RespiteTrendSource) source = NULL;
  g_autoptr (RespiteTrend) trend = NULL;
  g_autoptr (GPtrArray) rules = NULL;

  g_ptr_array_add (series, make_series ("nrs-pain", "average", 0, pain, G_N_ELEMENTS (pain)));
  source = respite_trend_source_new (series);
  g_array_append_val (source->sessions, session);
  trend = respite_trend_new_from_source (source, NULL, &english);
  rules = respite_trend_list_rules (trend, source, &english);
  g_assert_cmpuint (rules->len, ==, 2);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (rules, 0), "Pain on average: Response: at least 30"));
  g_assert_true (g_str_has_prefix (g_ptr_array_index (rules, 1), "Days of relief: "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trend-scores/series-becomes-line", test_series_becomes_line);
  g_test_add_func ("/trend-scores/goal-can-be-scored", test_goal_can_be_scored);
  g_test_add_func ("/trend-scores/goal-agrees-with-the-rule", test_goal_agrees_with_the_rule);
  g_test_add_func ("/trend-scores/relief-follows-the-pain", test_relief_follows_the_pain);
  g_test_add_func ("/trend-scores/source-gives-what-is-followed", test_source_gives_what_is_followed);

  g_test_add_func ("/trend-scores/rules-are-told", test_rules_are_told);

  return g_test_run ();
}
