/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "scoring/respite-score-sheet.h"

#include "base/respite-quantity.h"
#include "scoring/respite-instrument-private.h"

/* What a symptom of PCL-5 needs to count for the provisional diagnosis, and how many each cluster needs. */
#define PCL_5_SYMPTOM 2

static const guint pcl_5_needed[] = { 1, 1, 2, 2 };

/* The sum of the items that were answered, in points, and how many were not. */
static int
add_items (const RespiteInstrument *instrument,
           const RespiteScale      *scale,
           const int               *items,
           guint                   *n_missing)
{
  int sum = 0;

  *n_missing = 0;
  for (guint i = scale->first_item; i < scale->first_item + scale->n_items; i++)
    {
      const RespiteScoreItem *item = &instrument->items[i];

      if (items[i] == RESPITE_SCORE_MISSING)
        {
          ++*n_missing;
          continue;
        }
      g_assert (items[i] >= item->min && items[i] <= item->max);
      sum += item->is_reversed ? item->max + item->min - items[i] : items[i];
    }

  return sum;
}

/* @dividend / @divisor, half up; both are 0 or more. */
static int
divide (int dividend,
        int divisor)
{
  return (2 * dividend + divisor) / (2 * divisor);
}

/* A total with missing items stays one of whole points: the mean of the others stands in for each. */
static int
make_value (const RespiteScale *scale,
            int                 sum,
            guint               n_missing)
{
  int n_items = (int) scale->n_items;
  int n_answered = n_items - (int) n_missing;

  if (scale->sum == RESPITE_SUM_MEAN)
    return divide (sum * RESPITE_POINT, n_answered);
  if (n_missing == 0)
    return sum * RESPITE_POINT;

  return divide (sum * n_items, n_answered) * RESPITE_POINT;
}

/* Who never drinks is not asked how much. */
static void
fill_skipped (const RespiteInstrument *instrument,
              int                     *items)
{
  if (instrument != &respite_instrument_audit_c || items[0] != 0)
    return;

  for (guint i = 1; i < 3; i++)
    if (items[i] == RESPITE_SCORE_MISSING)
      items[i] = 0;
}

/* Whether each cluster of PCL-5 has as many symptoms as the diagnosis needs. */
static gboolean
has_symptoms (const RespiteInstrument *instrument,
              const int               *items)
{
  for (guint cluster = 0; cluster < G_N_ELEMENTS (pcl_5_needed); cluster++)
    {
      const RespiteScale *scale = &instrument->scales[1 + cluster];
      guint count = 0;

      for (guint i = scale->first_item; i < scale->first_item + scale->n_items; i++)
        count += items[i] != RESPITE_SCORE_MISSING && items[i] >= PCL_5_SYMPTOM;
      if (count < pcl_5_needed[cluster])
        return FALSE;
    }

  return TRUE;
}

gboolean
respite_score_is_positive (const RespiteInstrument *instrument,
                           const RespiteScale      *scale,
                           int                      value,
                           gboolean                 is_man)
{
  int from = instrument == &respite_instrument_audit_c && is_man ? RESPITE_AUDIT_C_MEN : scale->positive_from;

  return from != 0 && value >= from;
}

static gboolean
is_positive (const RespiteInstrument *instrument,
             const RespiteScale      *scale,
             const int               *items,
             const RespiteScore      *score,
             int                      sum,
             gboolean                 is_man)
{
  if (instrument == &respite_instrument_pcl_5 && scale == instrument->scales && has_symptoms (instrument, items))
    return TRUE;

  /* One yes is enough, whatever else is missing. */
  if (score->flags & RESPITE_SCORE_INCOMPLETE)
    return instrument == &respite_instrument_asq && sum > 0;

  return respite_score_is_positive (instrument, scale, score->value, is_man);
}

GPtrArray *
respite_score_sheet_compute (const RespiteInstrument *instrument,
                             const int               *items,
                             gboolean                 is_man,
                             gint64                   taken_at)
{
  guint n_items = respite_instrument_get_n_items (instrument);
  GPtrArray *scores = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_score_free);
  int filled[RESPITE_SCORE_MAX_ITEMS];

  g_assert (n_items > 0 && n_items <= G_N_ELEMENTS (filled));

  for (guint i = 0; i < n_items; i++)
    filled[i] = items[i];
  fill_skipped (instrument, filled);

  for (const RespiteScale *scale = instrument->scales; scale->slug != NULL; scale++)
    {
      guint n_missing;
      int sum = add_items (instrument, scale, filled, &n_missing);
      gboolean is_complete = n_missing <= scale->max_missing;
      RespiteScore *score;

      if (scale->n_items == 1 && n_missing == 1)
        continue;

      score = respite_score_new (instrument, scale, taken_at, is_complete ? make_value (scale, sum, n_missing) : 0,
                                 is_complete ? (n_missing > 0 ? RESPITE_SCORE_FILLED : 0) : RESPITE_SCORE_INCOMPLETE);
      score->n_missing = n_missing;
      if (is_positive (instrument, scale, filled, score, sum, is_man))
        score->flags |= RESPITE_SCORE_POSITIVE;
      g_ptr_array_add (scores, score);
    }

  return scores;
}

/* The points of the one answer to an item. */
static int
read_item (const RespiteAnswers   *answers,
           const RespiteScoreItem *item)
{
  const RespiteFormItem *question = respite_form_get_item (respite_answers_get_form (answers), item->link_id);
  gint64 points = -1;

  if (question == NULL || !respite_answers_is_enabled (answers, item->link_id) ||
      respite_answers_get (answers, item->link_id)->len != 1)
    return RESPITE_SCORE_MISSING;

  if (question->type == RESPITE_ITEM_BOOLEAN)
    points = g_str_equal (respite_answers_get_text (answers, item->link_id), "true");
  else if (question->type == RESPITE_ITEM_INTEGER)
    respite_quantity_parse (respite_answers_get_text (answers, item->link_id), 0, &points, NULL);
  for (guint i = 0; question->type == RESPITE_ITEM_CHOICE && i < question->options->len; i++)
    {
      const RespiteFormOption *option = g_ptr_array_index (question->options, i);

      if (option->ordinal != NULL && respite_answers_is_chosen (answers, item->link_id, i))
        respite_quantity_parse (option->ordinal, 0, &points, NULL);
    }

  return points >= item->min && points <= item->max ? (int) points : RESPITE_SCORE_MISSING;
}

void
respite_score_sheet_read (const RespiteInstrument *instrument,
                          const RespiteAnswers    *answers,
                          int                     *items)
{
  guint n_items = respite_instrument_get_n_items (instrument);

  g_assert (n_items <= RESPITE_SCORE_MAX_ITEMS);

  for (guint i = 0; i < n_items; i++)
    items[i] = read_item (answers, &instrument->items[i]);
}

GPtrArray *
respite_score_answers (const RespiteAnswers *answers,
                       gboolean              is_man,
                       gint64                taken_at)
{
  const RespiteInstrument *instrument =
    respite_instrument_find_canonical (respite_form_get_canonical (respite_answers_get_form (answers)));
  int items[RESPITE_SCORE_MAX_ITEMS];

  if (instrument == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) respite_score_free);

  respite_score_sheet_read (instrument, answers, items);

  return respite_score_sheet_compute (instrument, items, is_man, taken_at);
}
