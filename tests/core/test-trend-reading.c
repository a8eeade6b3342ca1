/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-trend-reading.h"
#include "chart/respite-trend-words.h"
#include "trend-sample.h"

static const RespiteChartWords english = { .word = NULL };

static void
test_essence (void)
{
  g_autoptr (RespiteTrend) trend = trend_sample_new_course ();
  g_autofree char *phq = respite_trend_describe_line (respite_trend_get_line (trend, 0), &english);
  g_autofree char *gad = respite_trend_describe_line (respite_trend_get_line (trend, 1), &english);
  g_autofree char *all = respite_trend_describe (trend, &english);

  g_assert_cmpstr (phq, ==, "PHQ-9 fell from 18 to 4 in 5 weeks: response and remission.");
  g_assert_cmpstr (gad, ==, "GAD-7 fell from 14 to 8 in 5 weeks.");
  g_assert_cmpstr (all, ==, "PHQ-9 fell from 18 to 4 in 5 weeks: response and remission. "
                   "GAD-7 fell from 14 to 8 in 5 weeks. 6 sessions.");
}

static void
test_essence_of_little (void)
{
  g_autoptr (RespiteTrend) trend = respite_trend_new ();
  RespiteTrendLine *line = trend_sample_add_phq (trend);
  g_autofree char *empty = respite_trend_describe (trend, &english);
  g_autofree char *early = NULL;
  g_autofree char *one = NULL;
  g_autofree char *rose = NULL;
  g_autofree char *stayed = NULL;

  g_assert_true (g_str_has_prefix (empty, "Trend chart, no scores yet."));
  respite_trend_line_add_point (line, TREND_SAMPLE_AT (0), 12000)->is_exploratory = TRUE;
  early = respite_trend_describe_line (line, &english);
  g_assert_cmpstr (early, ==, "PHQ-9: no score that counts yet.");
  respite_trend_line_add_point (line, TREND_SAMPLE_AT (7), 12000)->is_baseline = TRUE;
  line->has_baseline = TRUE;
  line->baseline = 12000;
  line->baseline_at = TREND_SAMPLE_AT (7);
  one = respite_trend_describe_line (line, &english);
  g_assert_cmpstr (one, ==, "PHQ-9: 12, nothing to compare it with yet.");
  respite_trend_line_add_point (line, TREND_SAMPLE_AT (8), 17000)->is_worse = TRUE;
  rose = respite_trend_describe_line (line, &english);
  g_assert_cmpstr (rose, ==, "PHQ-9 rose from 12 to 17 in 1 day: worse.");
  respite_trend_line_add_point (line, TREND_SAMPLE_AT (1500), 12000);
  stayed = respite_trend_describe_line (line, &english);
  g_assert_cmpstr (stayed, ==, "PHQ-9 stayed at 12 in 4 years.");
}

static void
test_lengths (void)
{
  static const struct
  {
    int         days;
    const char *text;
  } cases[] = {
    { 1, "1 day" }, { 6, "6 days" }, { 7, "1 week" }, { 8, "8 days" }, { 13, "13 days" }, { 14, "2 weeks" },
    { 35, "5 weeks" }, { 364, "52 weeks" }, { 800, "2 years" }, { 3650, "10 years" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 length = cases[i].days * G_GINT64_CONSTANT (86400000);
      g_autofree char *text = respite_trend_words_format_length (&english, length);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_rows_are_the_chart (void)
{
  static const struct
  {
    const char *date;
    const char *score;
    const char *change;
    const char *outcome;
    const char *note;
  } expected[] = {
    { "7 Apr 2026", "8", "−6 (−43 %)", "", "some answers missing" },
    { "7 Apr 2026", "20", "", "", "struck through; wrong patient" },
    { "4 Apr 2026", "-", "", "", "no score, answers missing" },
    { "1 Apr 2026", "6", "−8 (−57 %)", "", "too early, exploratory" },
    { "30 Mar 2026", "7", "−7 (−50 %)", "response", "" },
    { "16 Mar 2026", "10", "−4 (−29 %)", "", "" },
    { "2 Mar 2026", "14", "baseline", "", "" },
  };
  g_autoptr (RespiteTrend) trend = trend_sample_new_course ();
  g_autoptr (GPtrArray) rows = respite_trend_list_rows (trend, "gad-7", &english);
  g_autoptr (GPtrArray) all = respite_trend_list_rows (trend, NULL, &english);

  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteTrendRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpstr (row->date, ==, expected[i].date);
      g_assert_cmpstr (row->score, ==, expected[i].score);
      g_assert_cmpstr (row->change, ==, expected[i].change);
      g_assert_cmpstr (row->outcome, ==, expected[i].outcome);
      g_assert_cmpstr (row->note, ==, expected[i].note);
    }
  g_assert_cmpuint (all->len, ==, 13);
}

static void
test_lookup_reads_that_day (void)
{
  g_autoptr (RespiteTrend) trend = trend_sample_new_course ();
  g_autoptr (RespiteChartReading) score = respite_trend_lookup (trend, TREND_SAMPLE_AT (35.4), &english);
  g_autoptr (RespiteChartReading) session = respite_trend_lookup (trend, TREND_SAMPLE_AT (18.6), &english);
  g_autoptr (RespiteChartReading) before = respite_trend_lookup (trend, TREND_SAMPLE_AT (-1), &english);
  g_autofree char *text = respite_chart_reading_to_text (score);
  g_autofree char *visit = respite_chart_reading_to_text (session);
  g_autofree char *nothing = respite_chart_reading_to_text (before);

  g_assert_cmpstr (text, ==, "6 Apr 2026; PHQ-9 4 minimal; PHQ-9: response and remission");
  g_assert_cmpstr (visit, ==, "20 Mar 2026; PHQ-9 11, 4 days before; GAD-7 10, 4 days before; "
                   "Session 6, 12 days of relief");
  g_assert_cmpstr (nothing, ==, "1 Mar 2026");
}

/* The keys walk through every score and session once, forwards and back. */
static void
test_steps_visit_everything (void)
{
  g_autoptr (RespiteTrend) trend = trend_sample_new_course ();
  gint64 at = G_MININT64, next;
  guint n = 0;

  while ((next = respite_trend_step (trend, at, 1)) != at)
    {
      g_assert_cmpint (next, >, at);
      at = next;
      n++;
    }
  /* 6 PHQ-9 and 6 GAD-7, three of them at the same instants; 6 sessions. */
  g_assert_cmpuint (n, ==, 15);

  for (; (next = respite_trend_step (trend, at, -1)) != at; at = next)
    {
      g_assert_cmpint (next, <, at);
      n--;
    }
  g_assert_cmpuint (n, ==, 1);
}

static void
test_span_is_three_days_at_least (void)
{
  g_autoptr (RespiteTrend) trend = respite_trend_new ();
  RespiteSpan span = respite_trend_get_span (trend);

  g_assert_cmpint (span.end, ==, 0);
  respite_trend_line_add_point (trend_sample_add_phq (trend), TREND_SAMPLE_AT (1), 5000);
  span = respite_trend_get_span (trend);
  g_assert_cmpint (span.end - span.begin, ==, TREND_SAMPLE_AT (3) - TREND_SAMPLE_AT (0));
  g_assert_true (respite_span_contains (span, TREND_SAMPLE_AT (1)));
}

static void
test_copy_is_the_same (void)
{
  g_autoptr (RespiteTrend) trend = trend_sample_new_course ();
  g_autoptr (RespiteTrend) copy = respite_trend_copy (trend);
  g_autoptr (GPtrArray) one = respite_trend_list_rows (trend, NULL, &english);
  g_autoptr (GPtrArray) other = respite_trend_list_rows (copy, NULL, &english);

  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    {
      const RespiteTrendRow *a = g_ptr_array_index (one, i), *b = g_ptr_array_index (other, i);

      g_assert_cmpstr (a->score, ==, b->score);
      g_assert_cmpstr (a->note, ==, b->note);
      g_assert_cmpstr (a->change, ==, b->change);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trend-reading/essence", test_essence);
  g_test_add_func ("/trend-reading/essence-of-little", test_essence_of_little);
  g_test_add_func ("/trend-reading/lengths", test_lengths);
  g_test_add_func ("/trend-reading/rows-are-the-chart", test_rows_are_the_chart);
  g_test_add_func ("/trend-reading/lookup-reads-that-day", test_lookup_reads_that_day);
  g_test_add_func ("/trend-reading/steps-visit-everything", test_steps_visit_everything);
  g_test_add_func ("/trend-reading/span-is-three-days-at-least", test_span_is_three_days_at_least);
  g_test_add_func ("/trend-reading/copy-is-the-same", test_copy_is_the_same);

  return g_test_run ();
}
