/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "trend-sample.h"

typedef struct
{
  double day;
  int    value;
} Score;

static void
set_baseline (RespiteTrendLine *line)
{
  RespiteTrendPoint *first = &g_array_index (line->points, RespiteTrendPoint, 0);

  first->is_baseline = TRUE;
  line->has_baseline = TRUE;
  line->baseline = first->value;
  line->baseline_at = first->at;
}

/* The scores in whole points; what is half of the first or less is a response, what is below @remission one too. */
static void
add_scores (RespiteTrendLine *line,
            const Score      *scores,
            gsize             n,
            int               remission)
{
  for (gsize i = 0; i < n; i++)
    {
      RespiteTrendPoint *point = respite_trend_line_add_point (line, TREND_SAMPLE_AT (scores[i].day),
                                                               scores[i].value * RESPITE_TREND_POINT);

      point->is_response = i > 0 && scores[i].value * 2 <= scores[0].value;
      point->is_remission = i > 0 && scores[i].value < remission;
    }
  set_baseline (line);
  line->has_goal = remission > 0;
  line->goal = line->baseline / 2;
}

RespiteTrendLine *
trend_sample_add_phq (RespiteTrend *trend)
{
  RespiteTrendLine *line = respite_trend_add_line (trend, "phq-9", "PHQ-9", 0, 0, 27000);

  respite_trend_line_add_cutoff (line, 5000, "5 mild");
  respite_trend_line_add_cutoff (line, 10000, "10 moderate");
  respite_trend_line_add_cutoff (line, 15000, "15 moderately severe");
  respite_trend_line_add_cutoff (line, 20000, "20 severe");

  return line;
}

RespiteTrendLine *
trend_sample_add_gad (RespiteTrend *trend)
{
  RespiteTrendLine *line = respite_trend_add_line (trend, "gad-7", "GAD-7", 0, 0, 21000);

  respite_trend_line_add_cutoff (line, 5000, "5 mild");
  respite_trend_line_add_cutoff (line, 10000, "10 moderate");
  respite_trend_line_add_cutoff (line, 15000, "15 severe");

  return line;
}

RespiteTrend *
trend_sample_new_course (void)
{
  static const Score phq[] = { { 0.4, 18 }, { 7.4, 15 }, { 14.4, 11 }, { 21.4, 9 }, { 28.4, 7 }, { 35.4, 4 } };
  static const Score gad[] = { { 0.4, 14 }, { 14.4, 10 }, { 28.4, 7 } };
  static const double sessions[] = { 1.4, 4.4, 8.4, 11.4, 15.4, 18.4 };
  static const int relief[] = { 2, 0, 3, 0, 0, 12 };
  RespiteTrend *trend = respite_trend_new ();
  RespiteTrendLine *line;
  RespiteTrendPoint *point;

  line = trend_sample_add_phq (trend);
  add_scores (line, phq, G_N_ELEMENTS (phq), 5);
  g_array_index (line->points, RespiteTrendPoint, 0).band = g_strdup ("moderately severe");
  g_array_index (line->points, RespiteTrendPoint, 5).band = g_strdup ("minimal");

  line = trend_sample_add_gad (trend);
  add_scores (line, gad, G_N_ELEMENTS (gad), 5);
  point = respite_trend_line_add_point (line, TREND_SAMPLE_AT (30.4), 6000);
  point->is_exploratory = TRUE;
  point = respite_trend_line_add_point (line, TREND_SAMPLE_AT (33.4), 0);
  point->has_value = FALSE;
  point->has_gaps = TRUE;
  point = respite_trend_line_add_point (line, TREND_SAMPLE_AT (36.4), 8000);
  point->has_gaps = TRUE;
  point = respite_trend_line_add_struck (line, TREND_SAMPLE_AT (36.2), 20000);
  point->note = g_strdup ("wrong patient");

  for (gsize i = 0; i < G_N_ELEMENTS (sessions); i++)
    respite_trend_add_session (trend, TREND_SAMPLE_AT (sessions[i]), (int) i + 1,
                               relief[i] > 0 ? TREND_SAMPLE_AT (sessions[i] + relief[i]) : 0);

  return trend;
}

RespiteTrend *
trend_sample_new_many (guint n,
                       int   days)
{
  RespiteTrend *trend = respite_trend_new ();
  RespiteTrendLine *line = trend_sample_add_phq (trend);

  for (guint i = 0; i < n; i++)
    {
      double day = n > 1 ? (double) days * i / (n - 1) : 0;
      int value = (int) (18 - 10.0 * i / n) + (int) (i * 7 % 5) - 2;
      RespiteTrendPoint *point = respite_trend_line_add_point (line, TREND_SAMPLE_AT (day),
                                                               value * RESPITE_TREND_POINT);

      point->is_response = value <= 9;
      point->is_exploratory = i % 11 == 5;
    }
  set_baseline (line);
  for (int day = 1; day < days && trend->sessions->len < 60; day += 14)
    respite_trend_add_session (trend, TREND_SAMPLE_AT (day), (int) trend->sessions->len + 1, 0);

  return trend;
}

RespiteTrend *
trend_sample_new_five (void)
{
  static const Score nrs[] = { { 0, 8 }, { 7, 6 }, { 14, 5 }, { 28, 4 }, { 56, 3 }, { 84, 5 } };
  static const Score peg[] = { { 0, 7 }, { 28, 5 }, { 56, 4 }, { 84, 4 } };
  static const Score phq[] = { { 0, 16 }, { 28, 9 }, { 56, 7 }, { 84, 8 } };
  static const Score gad[] = { { 0, 11 }, { 28, 6 }, { 56, 4 }, { 84, 5 } };
  static const Score pcl[] = { { 0, 52 }, { 28, 40 }, { 56, 30 }, { 84, 28 } };
  RespiteTrend *trend = respite_trend_new ();
  RespiteTrendLine *line = respite_trend_add_line (trend, "nrs", "NRS pain", 0, 0, 10000);

  respite_trend_line_add_cutoff (line, 4000, "4 moderate");
  respite_trend_line_add_cutoff (line, 7000, "7 severe");
  add_scores (line, nrs, G_N_ELEMENTS (nrs), 0);
  line = respite_trend_add_line (trend, "peg", "PEG", 1, 0, 10000);
  add_scores (line, peg, G_N_ELEMENTS (peg), 0);
  add_scores (trend_sample_add_phq (trend), phq, G_N_ELEMENTS (phq), 5);
  add_scores (trend_sample_add_gad (trend), gad, G_N_ELEMENTS (gad), 5);
  line = respite_trend_add_line (trend, "pcl-5", "PCL-5", 0, 0, 80000);
  respite_trend_line_add_cutoff (line, 31000, "31 provisional PTSD");
  add_scores (line, pcl, G_N_ELEMENTS (pcl), 0);
  for (int i = 0; i < 6; i++)
    respite_trend_add_session (trend, TREND_SAMPLE_AT (1.4 + 7 * i), i + 1, 0);

  return trend;
}
