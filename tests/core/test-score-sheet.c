/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Every score sheet beside a calculation of its own: over every set of answers where there are few enough. */

#include "config.h"

#include "respite-core.h"
#include "scoring/respite-score-sheet.h"

#include <string.h>

#define RANDOM_SHEETS 200000

static const RespiteScore *
find_scale (GPtrArray  *scores,
            const char *slug)
{
  for (guint i = 0; i < scores->len; i++)
    if (g_str_equal (((RespiteScore *) g_ptr_array_index (scores, i))->scale->slug, slug))
      return g_ptr_array_index (scores, i);

  return NULL;
}

static GPtrArray *
compute (const char *slug,
         const int  *items,
         gboolean    is_man)
{
  return respite_score_sheet_compute (respite_instrument_find (slug), items, is_man, 1);
}

/* The next set of answers from 0 to @most each, like a counter; FALSE after the last. */
static gboolean
step (int *items,
      int  n_items,
      int  most)
{
  for (int i = 0; i < n_items; i++)
    {
      if (items[i] < most)
        {
          items[i]++;
          return TRUE;
        }
      items[i] = 0;
    }

  return FALSE;
}

static int
sum_of (const int *items,
        int        n_items)
{
  int sum = 0;

  for (int i = 0; i < n_items; i++)
    sum += items[i];

  return sum;
}

static void
test_phq_9_all (void)
{
  static const char *const bands[] = { "minimal", "mild", "moderate", "moderately-severe", "severe", "severe" };
  int items[9] = { 0 };
  int count = 0;

  do
    {
      g_autoptr (GPtrArray) scores = compute ("phq-9", items, FALSE);
      const RespiteScore *score = g_ptr_array_index (scores, 0);
      int sum = sum_of (items, 9);

      g_assert_cmpuint (scores->len, ==, 1);
      g_assert_cmpint (score->value, ==, sum * 1000);
      g_assert_cmpstr (score->band->key, ==, bands[sum / 5]);
      g_assert_cmpint (score->flags, ==, 0);
      count++;
    }
  while (step (items, 9, 3));

  g_assert_cmpint (count, ==, 262144);
}

static void
test_gad_7_all (void)
{
  static const char *const bands[] = { "minimal", "mild", "moderate", "severe", "severe" };
  int items[7] = { 0 };
  int count = 0;

  do
    {
      g_autoptr (GPtrArray) scores = compute ("gad-7", items, FALSE);
      const RespiteScore *score = g_ptr_array_index (scores, 0);
      int sum = sum_of (items, 7);

      g_assert_cmpint (score->value, ==, sum * 1000);
      g_assert_cmpstr (score->band->key, ==, bands[sum / 5]);
      g_assert_cmpint (score->flags, ==, sum >= 10 ? RESPITE_SCORE_POSITIVE : 0);
      count++;
    }
  while (step (items, 7, 3));

  g_assert_cmpint (count, ==, 16384);
}

static void
test_audit_c_all (void)
{
  int items[3] = { 0 };
  int count = 0;

  do
    for (int is_man = 0; is_man < 2; is_man++)
      {
        g_autoptr (GPtrArray) scores = compute ("audit-c", items, is_man);
        const RespiteScore *score = g_ptr_array_index (scores, 0);
        int sum = sum_of (items, 3);

        g_assert_cmpint (score->value, ==, sum * 1000);
        g_assert_null (score->band);
        g_assert_cmpint (score->flags, ==, sum >= (is_man ? 4 : 3) ? RESPITE_SCORE_POSITIVE : 0);
        count++;
      }
  while (step (items, 3, 4));

  g_assert_cmpint (count, ==, 250);
}

static void
test_audit_c_never (void)
{
  static const int skipped[] = { 0, RESPITE_SCORE_MISSING, RESPITE_SCORE_MISSING };
  static const int open[] = { 1, RESPITE_SCORE_MISSING, 0 };
  g_autoptr (GPtrArray) none = compute ("audit-c", skipped, FALSE);
  g_autoptr (GPtrArray) partial = compute ("audit-c", open, FALSE);

  g_assert_cmpint (find_scale (none, "")->flags, ==, 0);
  g_assert_cmpint (find_scale (none, "")->value, ==, 0);
  g_assert_cmpint (find_scale (partial, "")->flags, ==, RESPITE_SCORE_INCOMPLETE);
}

static void
test_dast_10_all (void)
{
  static const char *const bands[] = {
    "none", "low", "low", "moderate", "moderate", "moderate", "substantial", "substantial", "substantial", "severe",
    "severe",
  };
  int items[10] = { 0 };
  int count = 0;

  do
    {
      g_autoptr (GPtrArray) scores = compute ("dast-10", items, FALSE);
      const RespiteScore *score = g_ptr_array_index (scores, 0);
      int sum = sum_of (items, 10) - items[2] + (items[2] == 0);

      g_assert_cmpint (score->value, ==, sum * 1000);
      g_assert_cmpstr (score->band->key, ==, bands[sum]);
      count++;
    }
  while (step (items, 10, 1));

  g_assert_cmpint (count, ==, 1024);
}

static void
test_asq_all (void)
{
  int items[5] = { 0 };
  int count = 0;

  do
    {
      g_autoptr (GPtrArray) scores = compute ("asq", items, FALSE);
      int sum = sum_of (items, 4);

      g_assert_cmpint (find_scale (scores, "")->value, ==, sum * 1000);
      g_assert_cmpstr (find_scale (scores, "")->band->key, ==, sum > 0 ? "positive" : "negative");
      g_assert_cmpint (find_scale (scores, "")->flags, ==, sum > 0 ? RESPITE_SCORE_POSITIVE : 0);
      g_assert_cmpstr (find_scale (scores, "acuity")->band->key, ==, items[4] ? "imminent" : "not-now");
      count++;
    }
  while (step (items, 5, 1));

  g_assert_cmpint (count, ==, 32);
}

static void
test_asq_missing (void)
{
  static const int one_yes[] = { -1, 1, -1, -1, -1 };
  static const int no_yes[] = { 0, 0, -1, 0, -1 };
  g_autoptr (GPtrArray) yes = compute ("asq", one_yes, FALSE);
  g_autoptr (GPtrArray) no = compute ("asq", no_yes, FALSE);

  g_assert_cmpint (find_scale (yes, "")->flags, ==, RESPITE_SCORE_INCOMPLETE | RESPITE_SCORE_POSITIVE);
  g_assert_cmpint (find_scale (no, "")->flags, ==, RESPITE_SCORE_INCOMPLETE);
  g_assert_null (find_scale (yes, "acuity"));
}

static void
test_peg_all (void)
{
  int items[3] = { 0 };
  int count = 0;

  do
    {
      g_autoptr (GPtrArray) scores = compute ("peg", items, FALSE);
      const RespiteScore *score = g_ptr_array_index (scores, 0);
      g_autofree char *text = respite_scale_format (score->scale, score->value);
      int sum = sum_of (items, 3);
      g_autofree char *wanted = g_strdup_printf ("%d.%d", sum / 3, sum % 3 * 10 / 3 + (sum % 3 == 2));

      g_assert_cmpint (score->value, ==, sum * 1000 / 3 + (sum % 3 == 2));
      g_assert_cmpstr (text, ==, wanted);
      count++;
    }
  while (step (items, 3, 10));

  g_assert_cmpint (count, ==, 1331);
}

static void
test_single_items (void)
{
  for (int value = 0; value <= 10; value++)
    {
      int items[4] = { value, 10 - value, RESPITE_SCORE_MISSING, 0 };
      g_autoptr (GPtrArray) scores = compute ("nrs-pain", items, FALSE);

      g_assert_cmpuint (scores->len, ==, 3);
      g_assert_cmpint (find_scale (scores, "now")->value, ==, value * 1000);
      g_assert_cmpint (find_scale (scores, "average")->value, ==, (10 - value) * 1000);
      g_assert_cmpstr (find_scale (scores, "now")->band->key, ==,
                       value == 0 ? "none" : value <= 3 ? "mild" : value <= 6 ? "moderate" : "severe");
    }
  for (int value = 1; value <= 7; value++)
    {
      int items[2] = { value, RESPITE_SCORE_MISSING };
      g_autoptr (GPtrArray) cgi = compute ("cgi", items, FALSE);
      g_autoptr (GPtrArray) pgic = compute ("pgic", items, FALSE);

      g_assert_cmpuint (cgi->len, ==, 1);
      g_assert_cmpint (find_scale (cgi, "severity")->value, ==, value * 1000);
      g_assert_nonnull (find_scale (cgi, "severity")->band);
      g_assert_cmpint (find_scale (pgic, "")->value, ==, value * 1000);
    }
}

/* The rule of clinical.md 5.1 written out once more. */
static gboolean
is_provisional (const int *items)
{
  int b = 0, c = 0, d = 0, e = 0;

  for (int i = 0; i < 20; i++)
    if (items[i] >= 2)
      *(i < 5 ? &b : i < 7 ? &c : i < 14 ? &d : &e) += 1;

  return sum_of (items, 20) >= 31 || (b >= 1 && c >= 1 && d >= 2 && e >= 2);
}

static void
test_pcl_5_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  int n_provisional = 0;

  for (int round = 0; round < RANDOM_SHEETS; round++)
    {
      int items[20];
      int most = g_rand_int_range (rand, 1, 6);
      g_autoptr (GPtrArray) scores = NULL;

      for (int i = 0; i < 20; i++)
        items[i] = g_rand_int_range (rand, 0, most);
      scores = compute ("pcl-5", items, FALSE);

      g_assert_cmpuint (scores->len, ==, 5);
      g_assert_cmpint (find_scale (scores, "")->value, ==, sum_of (items, 20) * 1000);
      g_assert_cmpint (find_scale (scores, "cluster-b")->value, ==, sum_of (items, 5) * 1000);
      g_assert_cmpint (find_scale (scores, "cluster-c")->value, ==, sum_of (items + 5, 2) * 1000);
      g_assert_cmpint (find_scale (scores, "cluster-d")->value, ==, sum_of (items + 7, 7) * 1000);
      g_assert_cmpint (find_scale (scores, "cluster-e")->value, ==, sum_of (items + 14, 6) * 1000);
      g_assert_cmpint (find_scale (scores, "")->flags, ==, is_provisional (items) ? RESPITE_SCORE_POSITIVE : 0);
      n_provisional += is_provisional (items);
    }

  g_assert_cmpint (n_provisional, >, RANDOM_SHEETS / 10);
  g_assert_cmpint (n_provisional, <, RANDOM_SHEETS * 9 / 10);
}

/* Each symptom of the clusters just enough and just not enough. */
static void
test_pcl_5_edges (void)
{
  static const guint needed[] = { 0, 5, 7, 8, 14, 15 };
  int items[20] = { 0 };
  g_autoptr (GPtrArray) full = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    items[needed[i]] = 2;
  full = compute ("pcl-5", items, FALSE);
  g_assert_cmpint (find_scale (full, "")->flags, ==, RESPITE_SCORE_POSITIVE);

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autoptr (GPtrArray) scores = NULL;

      items[needed[i]] = 1;
      scores = compute ("pcl-5", items, FALSE);
      g_assert_cmpint (find_scale (scores, "")->flags, ==, 0);
      items[needed[i]] = 2;
    }
}

/* With one answer away: the sum that is left tells, by whole numbers, what the mean of the others gives. */
static void
test_phq_9_missing (void)
{
  int items[9] = { 0 };

  do
    for (int n_missing = 1; n_missing <= 3; n_missing++)
      {
        int with_gaps[9];
        g_autoptr (GPtrArray) scores = NULL;
        const RespiteScore *score;
        int sum = sum_of (items + n_missing, 9 - n_missing);

        memcpy (with_gaps, items, sizeof items);
        for (int i = 0; i < n_missing; i++)
          with_gaps[i] = RESPITE_SCORE_MISSING;
        scores = compute ("phq-9", with_gaps, FALSE);
        score = g_ptr_array_index (scores, 0);

        g_assert_cmpuint (score->n_missing, ==, n_missing);
        if (n_missing == 3)
          {
            g_assert_cmpint (score->flags, ==, RESPITE_SCORE_INCOMPLETE);
            g_assert_null (score->band);
            continue;
          }
        g_assert_cmpint (score->flags, ==, RESPITE_SCORE_FILLED);
        g_assert_cmpint (score->value % 1000, ==, 0);

        /* | value - sum * 9 / answered | is at most a half. */
        g_assert_cmpint (ABS (2 * (score->value / 1000 * (9 - n_missing) - sum * 9)), <=, 9 - n_missing);
        g_assert_cmpint (score->value, <=, 27000);
      }
  while (step (items + 1, 8, 3));
}

static void
test_missing_elsewhere (void)
{
  static const char *const slugs[] = { "gad-7", "pcl-5", "peg", "dast-10" };

  for (guint i = 0; i < G_N_ELEMENTS (slugs); i++)
    {
      int n_items = (int) respite_instrument_get_n_items (respite_instrument_find (slugs[i]));

      for (int missing = 0; missing < n_items; missing++)
        {
          int items[RESPITE_SCORE_MAX_ITEMS] = { 0 };
          g_autoptr (GPtrArray) scores = NULL;

          items[missing] = RESPITE_SCORE_MISSING;
          scores = compute (slugs[i], items, FALSE);
          g_assert_true (find_scale (scores, "")->flags & RESPITE_SCORE_INCOMPLETE);
          g_assert_cmpuint (find_scale (scores, "")->n_missing, ==, 1);
        }
    }
}

static void
test_bands_of_totals (void)
{
  static const struct
  {
    const char *slug;
    int         value;
    const char *band;
  } cases[] = {
    { "qids-sr16", 5, "none" }, { "qids-sr16", 6, "mild" }, { "qids-sr16", 10, "mild" },
    { "qids-sr16", 11, "moderate" }, { "qids-sr16", 15, "moderate" }, { "qids-sr16", 16, "severe" },
    { "qids-sr16", 20, "severe" }, { "qids-sr16", 21, "very-severe" }, { "qids-sr16", 27, "very-severe" },
    { "madrs", 6, "none" }, { "madrs", 7, "mild" }, { "madrs", 19, "mild" }, { "madrs", 20, "moderate" },
    { "madrs", 34, "moderate" }, { "madrs", 35, "severe" }, { "madrs", 60, "severe" },
    { "bdi-ii", 13, "minimal" }, { "bdi-ii", 14, "mild" }, { "bdi-ii", 19, "mild" }, { "bdi-ii", 20, "moderate" },
    { "bdi-ii", 28, "moderate" }, { "bdi-ii", 29, "severe" },
    { "odi", 20, "minimal" }, { "odi", 21, "moderate" }, { "odi", 40, "moderate" }, { "odi", 41, "severe" },
    { "odi", 60, "severe" }, { "odi", 61, "very-severe" }, { "odi", 80, "very-severe" }, { "odi", 81, "extreme" },
    { "dn4", 3, "negative" }, { "dn4", 4, "positive" },
    { "paindetect", -1, "paindetect-unlikely" }, { "paindetect", 12, "paindetect-unlikely" },
    { "paindetect", 13, "paindetect-unclear" }, { "paindetect", 18, "paindetect-unclear" },
    { "paindetect", 19, "paindetect-likely" }, { "paindetect", 38, "paindetect-likely" },
    { "psqi", 5, "psqi-good" }, { "psqi", 6, "psqi-poor" },
    { "c-ssrs", 0, "negative" }, { "c-ssrs", 1, "risk-low" }, { "c-ssrs", 2, "risk-moderate" },
    { "c-ssrs", 3, "risk-high" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RespiteScale *scale = respite_instrument_get_scale (respite_instrument_find (cases[i].slug), "");

      g_assert_cmpstr (respite_scale_get_band (scale, cases[i].value * 1000)->key, ==, cases[i].band);
    }
}

/* Every table is whole: ranges, bands and cut-offs in order and inside, items where a sheet is. */
static void
test_tables (void)
{
  guint count = 0;

  for (const RespiteInstrument *const *list = respite_instrument_list (); *list != NULL; list++, count++)
    {
      const RespiteInstrument *instrument = *list;
      guint n_items = respite_instrument_get_n_items (instrument);

      g_assert_true (respite_instrument_find (instrument->slug) == instrument);
      g_assert_true ((instrument->canonical != NULL) == (n_items > 0));
      g_assert_true (instrument->canonical == NULL ||
                     respite_instrument_find_canonical (instrument->canonical) == instrument);
      g_assert_true (instrument->title != NULL && instrument->source != NULL);
      for (const RespiteScale *scale = instrument->scales; scale->slug != NULL; scale++)
        {
          g_assert_true (respite_instrument_get_scale (instrument, scale->slug) == scale);
          g_assert_true (scale->title != NULL && scale->key != NULL && scale->loinc != NULL);
          g_assert_cmpint (scale->min, <, scale->max);
          g_assert_cmpint (scale->step, >, 0);
          g_assert_true ((scale->sum == RESPITE_SUM_ENTERED) == (n_items == 0));
          g_assert_cmpuint (scale->first_item + scale->n_items, <=, n_items);
          g_assert_true (scale->bands == NULL || scale->bands->from == scale->min);
          for (const RespiteScoreBand *band = scale->bands; band != NULL && band->key != NULL; band++)
            g_assert_true (band[1].key == NULL || band[1].from > band->from);
          for (const RespiteScoreCut *cut = scale->cuts; cut != NULL && cut->key != NULL; cut++)
            g_assert_true (cut->value > scale->min && cut->value <= scale->max);
        }
    }

  g_assert_cmpuint (count, ==, 24);
  g_assert_null (respite_instrument_find ("no-such"));
  g_assert_null (respite_instrument_find_canonical ("urn:respite:form:phq-9|2"));
}

static void
test_entered_values (void)
{
  static const struct
  {
    const char *slug;
    const char *scale;
    const char *text;
    int         value;          /* -1: refused */
  } cases[] = {
    { "madrs", "", "0", 0 }, { "madrs", "", "60", 60000 }, { "madrs", "", "61", -1 }, { "madrs", "", "12.5", -1 },
    { "madrs", "", "", -1 }, { "madrs", "", "-1", -1 }, { "madrs", "", "1,5", -1 }, { "madrs", "", "twelve", -1 },
    { "promis", "pain-interference", "54.3", 54300 }, { "promis", "pain-interference", "54.35", -1 },
    { "promis", "physical-function", "9.9", -1 }, { "paindetect", "", "-1", -1000 }, { "paindetect", "", "-2", -1 },
    { "paindetect", "", "38", 38000 }, { "bpi-sf", "severity", "10", 10000 }, { "bpi-sf", "severity", "10.1", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RespiteScale *scale = respite_instrument_get_scale (respite_instrument_find (cases[i].slug),
                                                                cases[i].scale);
      g_autoptr (GError) error = NULL;
      int value = -1;

      g_assert_true (respite_scale_parse (scale, cases[i].text, &value, &error) ==
                     (cases[i].value != -1));
      g_assert_true ((error == NULL) == (cases[i].value != -1));
      g_assert_cmpint (value, ==, cases[i].value);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/score-sheet/tables", test_tables);
  g_test_add_func ("/score-sheet/phq-9/all", test_phq_9_all);
  g_test_add_func ("/score-sheet/phq-9/missing", test_phq_9_missing);
  g_test_add_func ("/score-sheet/gad-7/all", test_gad_7_all);
  g_test_add_func ("/score-sheet/audit-c/all", test_audit_c_all);
  g_test_add_func ("/score-sheet/audit-c/never", test_audit_c_never);
  g_test_add_func ("/score-sheet/dast-10/all", test_dast_10_all);
  g_test_add_func ("/score-sheet/asq/all", test_asq_all);
  g_test_add_func ("/score-sheet/asq/missing", test_asq_missing);
  g_test_add_func ("/score-sheet/peg/all", test_peg_all);
  g_test_add_func ("/score-sheet/single-items", test_single_items);
  g_test_add_func ("/score-sheet/pcl-5/random", test_pcl_5_random);
  g_test_add_func ("/score-sheet/pcl-5/edges", test_pcl_5_edges);
  g_test_add_func ("/score-sheet/missing-elsewhere", test_missing_elsewhere);
  g_test_add_func ("/score-sheet/bands-of-totals", test_bands_of_totals);
  g_test_add_func ("/score-sheet/entered-values", test_entered_values);

  return g_test_run ();
}
