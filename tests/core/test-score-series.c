/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Baseline, change, response, remission and recall windows. */

#include "config.h"

#include "respite-core.h"
#include "scoring/respite-score.h"
#include "scoring/respite-score-sheet.h"

#define DAY G_GINT64_CONSTANT (86400000)
#define BEGIN (G_GINT64_CONSTANT (20000) * DAY + DAY / 2)

static RespiteScore *
make (const char       *slug,
      const char       *scale_slug,
      int               day,
      int               value,
      RespiteScoreFlags flags)
{
  const RespiteInstrument *instrument = respite_instrument_find (slug);

  return respite_score_new (instrument, respite_instrument_get_scale (instrument, scale_slug), BEGIN + day * DAY, value,
                            flags);
}

/* The flags of the second of two scores 60 days apart, the first of which is the baseline. */
static RespiteScoreFlags
compare (const char *slug,
         const char *scale_slug,
         int         baseline,
         int         value)
{
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_score_free);
  g_autoptr (RespiteScoreSeries) series = NULL;
  const RespiteScore *first = make (slug, scale_slug, 0, baseline, 0);
  const RespiteScore *second = make (slug, scale_slug, 60, value, 0);

  g_ptr_array_add (scores, (gpointer) second);
  g_ptr_array_add (scores, (gpointer) first);
  series = respite_score_series_new (scores, first->instrument, first->scale, 0, NULL);
  g_assert_cmpuint (series->scores->len, ==, 2);
  if (first->scale->better != RESPITE_BETTER_NONE && first->scale->rule.response_level == 0)
    {
      g_assert_true (series->baseline == g_ptr_array_index (series->scores, 0));
      g_assert_cmpint (((RespiteScore *) g_ptr_array_index (series->scores, 1))->change, ==, value - baseline);
    }

  return ((RespiteScore *) g_ptr_array_index (series->scores, 1))->flags;
}

static void
test_edges (void)
{
  static const struct
  {
    const char       *slug;
    const char       *scale;
    int               baseline;
    int               value;
    RespiteScoreFlags flags;
  } cases[] = {
    /* Response from 50 %, remission below 5, MCID 5 */
    { "phq-9", "", 20, 10, RESPITE_SCORE_RESPONSE },
    { "phq-9", "", 20, 11, 0 },
    { "phq-9", "", 20, 15, 0 },
    { "phq-9", "", 20, 16, RESPITE_SCORE_BELOW_MCID },
    { "phq-9", "", 20, 20, RESPITE_SCORE_BELOW_MCID },
    { "phq-9", "", 20, 24, RESPITE_SCORE_BELOW_MCID },
    { "phq-9", "", 20, 25, RESPITE_SCORE_WORSE },
    { "phq-9", "", 20, 5, RESPITE_SCORE_RESPONSE },
    { "phq-9", "", 20, 4, RESPITE_SCORE_RESPONSE | RESPITE_SCORE_REMISSION },
    { "phq-9", "", 19, 10, 0 },
    { "phq-9", "", 19, 9, RESPITE_SCORE_RESPONSE },
    { "phq-9", "", 6, 4, RESPITE_SCORE_REMISSION | RESPITE_SCORE_BELOW_MCID },
    { "phq-9", "", 4, 3, RESPITE_SCORE_BELOW_MCID },
    { "phq-9", "", 0, 0, RESPITE_SCORE_BELOW_MCID },
    { "phq-9", "", 0, 5, RESPITE_SCORE_WORSE },
    /* The same with an MCID of 4 */
    { "gad-7", "", 16, 8, RESPITE_SCORE_RESPONSE },
    { "gad-7", "", 16, 9, 0 },
    { "gad-7", "", 16, 12, 0 },
    { "gad-7", "", 16, 13, RESPITE_SCORE_BELOW_MCID },
    { "gad-7", "", 16, 20, RESPITE_SCORE_WORSE },
    { "gad-7", "", 16, 4, RESPITE_SCORE_RESPONSE | RESPITE_SCORE_REMISSION },
    /* 10 points, strong from 15 */
    { "pcl-5", "", 50, 40, RESPITE_SCORE_RESPONSE },
    { "pcl-5", "", 50, 41, RESPITE_SCORE_BELOW_MCID },
    { "pcl-5", "", 50, 36, RESPITE_SCORE_RESPONSE },
    { "pcl-5", "", 50, 35, RESPITE_SCORE_RESPONSE | RESPITE_SCORE_STRONG },
    { "pcl-5", "", 50, 59, RESPITE_SCORE_BELOW_MCID },
    { "pcl-5", "", 50, 60, RESPITE_SCORE_WORSE },
    /* 30 % or 2 points, substantial from 50 % */
    { "nrs-pain", "average", 8, 6, RESPITE_SCORE_RESPONSE },
    { "nrs-pain", "average", 8, 7, RESPITE_SCORE_BELOW_MCID },
    { "nrs-pain", "average", 8, 4, RESPITE_SCORE_RESPONSE | RESPITE_SCORE_STRONG },
    { "nrs-pain", "average", 8, 5, RESPITE_SCORE_RESPONSE },
    { "nrs-pain", "average", 3, 2, RESPITE_SCORE_RESPONSE },
    { "nrs-pain", "average", 4, 3, RESPITE_SCORE_BELOW_MCID },
    { "nrs-pain", "average", 0, 1, RESPITE_SCORE_BELOW_MCID },
    { "nrs-pain", "average", 5, 7, RESPITE_SCORE_WORSE },
    { "nrs-pain", "now", 6, 3, RESPITE_SCORE_RESPONSE | RESPITE_SCORE_STRONG },
    /* Totals */
    { "qids-sr16", "", 18, 9, RESPITE_SCORE_RESPONSE },
    { "qids-sr16", "", 18, 5, RESPITE_SCORE_RESPONSE | RESPITE_SCORE_REMISSION },
    { "qids-sr16", "", 18, 6, RESPITE_SCORE_RESPONSE },
    { "qids-sr16", "", 18, 10, 0 },
    { "madrs", "", 30, 15, RESPITE_SCORE_RESPONSE },
    { "madrs", "", 30, 10, RESPITE_SCORE_RESPONSE | RESPITE_SCORE_REMISSION },
    { "madrs", "", 30, 11, RESPITE_SCORE_RESPONSE },
    { "madrs", "", 30, 28, 0 },
    { "madrs", "", 30, 29, RESPITE_SCORE_BELOW_MCID },
    { "madrs", "", 30, 32, RESPITE_SCORE_WORSE },
    { "bdi-ii", "", 30, 15, RESPITE_SCORE_RESPONSE },
    { "bdi-ii", "", 30, 16, 0 },
    { "bpi-sf", "severity", 7, 5, 0 },
    { "bpi-sf", "interference", 10, 7, RESPITE_SCORE_RESPONSE },
    { "odi", "", 60, 50, RESPITE_SCORE_RESPONSE },
    { "odi", "", 60, 51, RESPITE_SCORE_BELOW_MCID },
    { "odi", "", 20, 14, RESPITE_SCORE_RESPONSE },
    { "odi", "", 20, 30, RESPITE_SCORE_WORSE },
    { "psqi", "", 10, 8, RESPITE_SCORE_BELOW_MCID },
    { "psqi", "", 10, 7, 0 },
    /* Higher is better */
    { "promis", "physical-function", 40, 42, 0 },
    { "promis", "physical-function", 40, 41, RESPITE_SCORE_BELOW_MCID },
    { "promis", "physical-function", 40, 38, RESPITE_SCORE_WORSE },
    { "promis", "pain-interference", 60, 62, RESPITE_SCORE_WORSE },
    /* By the level */
    { "cgi", "improvement", 4, 2, RESPITE_SCORE_RESPONSE },
    { "cgi", "improvement", 2, 3, 0 },
    { "cgi", "improvement", 2, 6, RESPITE_SCORE_WORSE },
    { "cgi", "severity", 6, 2, 0 },
    { "pgic", "", 4, 1, RESPITE_SCORE_RESPONSE },
    { "pgic", "", 4, 5, 0 },
    /* Screenings */
    { "audit-c", "", 12, 0, 0 },
    { "dast-10", "", 10, 0, 0 },
    { "asq", "", 4, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RespiteScoreFlags flags = compare (cases[i].slug, cases[i].scale, cases[i].baseline * 1000,
                                         cases[i].value * 1000);

      if (flags != cases[i].flags)
        g_test_message ("%s %s: %d to %d", cases[i].slug, cases[i].scale, cases[i].baseline, cases[i].value);
      g_assert_cmpint (flags, ==, cases[i].flags);
    }
}

/* Means are kept in thousandths; the rule must be that of the exact thirds. */
static void
test_peg_thirds (void)
{
  for (int before = 0; before <= 30; before++)
    for (int after = 0; after <= 30; after++)
      {
        int first[3] = { before / 3, (before + 1) / 3, (before + 2) / 3 };
        int second[3] = { after / 3, (after + 1) / 3, (after + 2) / 3 };
        const RespiteInstrument *peg = respite_instrument_find ("peg");
        g_autoptr (GPtrArray) a = respite_score_sheet_compute (peg, first, FALSE, 1);
        g_autoptr (GPtrArray) b = respite_score_sheet_compute (peg, second, FALSE, 1);
        RespiteScoreFlags flags = compare ("peg", "", ((RespiteScore *) g_ptr_array_index (a, 0))->value,
                                           ((RespiteScore *) g_ptr_array_index (b, 0))->value);
        gboolean is_response = after < before && 100 * (before - after) >= 30 * before;

        g_assert_true (!!(flags & RESPITE_SCORE_RESPONSE) == is_response);
        g_assert_true (!!(flags & RESPITE_SCORE_WORSE) == (after - before >= 3));
        g_assert_true (!!(flags & RESPITE_SCORE_BELOW_MCID) == (!is_response && ABS (after - before) < 3));
      }
}

typedef struct
{
  const char       *slug;
  const char       *scale;
  int               start;              /* day of the first infusion, -100 for none */
  int               days[6];
  int               values[6];
  RespiteScoreFlags kept[6];            /* with which they are in the record */
  RespiteScoreFlags flags[6];
  int               n;
} Story;

#define EXPLORATORY RESPITE_SCORE_EXPLORATORY
#define BASELINE RESPITE_SCORE_BASELINE
#define RESPONSE RESPITE_SCORE_RESPONSE
#define BELOW RESPITE_SCORE_BELOW_MCID
#define INCOMPLETE RESPITE_SCORE_INCOMPLETE
#define WITHDRAWN RESPITE_SCORE_WITHDRAWN

static void
run_story (gconstpointer data)
{
  const Story *story = data;
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_score_free);
  g_autoptr (GPtrArray) list = NULL;
  const RespiteScoreSeries *series;

  for (int i = story->n - 1; i >= 0; i--)
    g_ptr_array_add (scores, make (story->slug, story->scale, story->days[i], story->values[i] * 1000, story->kept[i]));
  list = respite_score_list_series (scores, story->start == -100 ? 0 : BEGIN + story->start * DAY, NULL);
  g_assert_cmpuint (list->len, ==, 1);

  series = g_ptr_array_index (list, 0);
  for (int i = 0; i < story->n; i++)
    {
      const RespiteScore *score = g_ptr_array_index (series->scores, i);

      g_assert_cmpint (score->taken_at, ==, BEGIN + story->days[i] * DAY);
      g_assert_cmpint (score->flags, ==, story->flags[i]);
    }
}

static const Story stories[] = {
  /* A repeat within the window is shown and not counted; the window runs from the last one that counts. */
  { "phq-9", "", -100, { 0, 7, 13, 14, 27, 28 }, { 20, 5, 5, 10, 10, 10 }, { 0 },
    { BASELINE, EXPLORATORY, EXPLORATORY, RESPONSE, EXPLORATORY, RESPONSE }, 6 },
  { "pcl-5", "", -100, { 0, 29, 30 }, { 50, 30, 40 }, { 0 }, { BASELINE, EXPLORATORY, RESPONSE }, 3 },
  { "peg", "", -100, { 0, 6, 7 }, { 8, 2, 4 }, { 0 }, { BASELINE, EXPLORATORY, RESPONSE }, 3 },
  /* Pain now has no window. */
  { "nrs-pain", "now", 0, { -1, 0, 1 }, { 8, 7, 6 }, { 0 }, { 0, BASELINE, RESPITE_SCORE_BELOW_MCID }, 3 },
  /* The baseline is the last before treatment; those before it say nothing. */
  { "phq-9", "", 30, { 0, 28, 29, 44 }, { 24, 20, 8, 10 }, { 0 }, { 0, BASELINE, EXPLORATORY, RESPONSE }, 4 },
  /* Change right after an infusion is no response. */
  { "phq-9", "", 30, { 0, 31, 36, 37 }, { 20, 2, 2, 10 }, { 0 },
    { BASELINE, EXPLORATORY, EXPLORATORY, RESPONSE }, 4 },
  /* Without one before treatment, the first that counts. */
  { "phq-9", "", 0, { 2, 10, 24 }, { 20, 18, 9 }, { 0 }, { EXPLORATORY, BASELINE, RESPONSE }, 3 },
  /* What is incomplete or struck through neither counts nor opens a window. */
  { "phq-9", "", -100, { 0, 1, 2, 16 }, { 0, 27, 20, 10 }, { INCOMPLETE, WITHDRAWN, 0, 0 },
    { INCOMPLETE, WITHDRAWN, BASELINE, RESPONSE }, 4 },
  { "madrs", "", -100, { 0, 7, 14 }, { 30, 29, 10 }, { RESPITE_SCORE_ENTERED, RESPITE_SCORE_ENTERED, 0 },
    { BASELINE | RESPITE_SCORE_ENTERED, BELOW | RESPITE_SCORE_ENTERED, RESPONSE | RESPITE_SCORE_REMISSION }, 3 },
};

/* A day is a date of the clinic's: an hour earlier on the day still is that day, also when the clocks change. */
static void
test_local_days (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_score_free);
  g_autoptr (GDateTime) first = g_date_time_new (zone, 2026, 10, 30, 23, 30, 0);
  g_autoptr (GDateTime) second = g_date_time_new (zone, 2026, 11, 6, 0, 10, 0);
  g_autoptr (RespiteScoreSeries) series = NULL;
  RespiteScore *a = make ("peg", "", 0, 8000, 0);
  RespiteScore *b = make ("peg", "", 0, 4000, 0);

  a->taken_at = g_date_time_to_unix (first) * 1000;
  b->taken_at = g_date_time_to_unix (second) * 1000;
  g_ptr_array_add (scores, a);
  g_ptr_array_add (scores, b);

  series = respite_score_series_new (scores, a->instrument, a->scale, 0, zone);
  g_assert_cmpint (respite_score_series_get_last (series)->flags, ==, RESPONSE);
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) scores = g_ptr_array_new ();
  g_autoptr (GPtrArray) list = respite_score_list_series (scores, 0, NULL);

  g_assert_cmpuint (list->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/score-series/edges", test_edges);
  g_test_add_func ("/score-series/peg-thirds", test_peg_thirds);
  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autofree char *path = g_strdup_printf ("/score-series/story/%u", i);

      g_test_add_data_func (path, &stories[i], run_story);
    }
  g_test_add_func ("/score-series/local-days", test_local_days);
  g_test_add_func ("/score-series/empty", test_empty);

  return g_test_run ();
}
