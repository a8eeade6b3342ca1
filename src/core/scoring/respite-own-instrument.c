/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "scoring/respite-own-instrument.h"

#include <string.h>

#define MOST_SCALES 12
#define MOST_POINTS 1000000     /* either way; anything larger is no score */

static GMutex lock;
static GHashTable *instruments; /* slug -> RespiteInstrument; they stay, for scores point to them */

static gboolean
is_number (const RespiteFormItem *item)
{
  return item->type == RESPITE_ITEM_INTEGER || item->type == RESPITE_ITEM_DECIMAL ||
         item->type == RESPITE_ITEM_QUANTITY;
}

/* In thousandths; numbers with more decimals are rounded. */
static gboolean
read_points (const char *text,
             int        *points)
{
  double value;
  char *end;

  value = g_ascii_strtod (text, &end);
  if (*text == '\0' || *end != '\0' || !(value >= -MOST_POINTS && value <= MOST_POINTS))
    return FALSE;

  *points = (int) (value * RESPITE_POINT + (value < 0 ? -0.5 : 0.5));

  return TRUE;
}

/* Whether an item is worked out to a number, once in the form. */
static gboolean
is_worked_out (const RespiteFormItem *item)
{
  return item->calculated != NULL && is_number (item) && item->scopes == 0;
}

/* Widens the ends by what the options of a question can add. */
static gboolean
add_options (const RespiteFormItem *item,
             int                   *least,
             int                   *most,
             int                   *step)
{
  int low = G_MAXINT, high = G_MININT, sum = 0;

  for (guint i = 0; i < item->options->len; i++)
    {
      const RespiteFormOption *option = item->options->pdata[i];
      int points;

      if (option->ordinal == NULL || !read_points (option->ordinal, &points))
        continue;
      low = MIN (low, points);
      high = MAX (high, points);
      sum += MAX (points, 0);
      if (points % RESPITE_POINT != 0)
        *step = RESPITE_POINT / 10;
    }
  if (low > high)
    return FALSE;

  *least += MIN (low, 0);
  *most += MAX (item->repeats ? sum : high, 0);

  return TRUE;
}

static const char *
get_title (RespiteForm *form)
{
  const char *title = respite_form_text_get (respite_form_get_title (form), NULL);

  return *title != '\0' ? title : respite_form_get_name (form);
}

static void
init_scale (RespiteScale *scale,
            const char   *slug,
            const char   *title)
{
  scale->slug = g_strdup (slug);
  scale->title = g_strdup (title);
  scale->key = "";
  scale->step = RESPITE_POINT;
  scale->is_trend = TRUE;
  scale->better = RESPITE_BETTER_NONE;
  scale->sum = RESPITE_SUM_TOTAL;
  scale->loinc = "";
}

/* The sum of the ordinal values, from what the options can come to. */
static gboolean
add_sum (RespiteForm  *form,
         RespiteScale *scale)
{
  GPtrArray *items = respite_form_get_all_items (form);
  int least = 0, most = 0, step = RESPITE_POINT;
  gboolean has_any = FALSE;

  for (guint i = 0; i < items->len; i++)
    has_any |= add_options (items->pdata[i], &least, &most, &step);
  if (!has_any)
    return FALSE;

  init_scale (scale, "", get_title (form));
  scale->min = least;
  scale->max = MAX (most, least + RESPITE_POINT);
  scale->step = step;

  return TRUE;
}

/* A value that an expression works out; without limits in the form the chart begins with 0 to 100. */
static void
add_worked_out (const RespiteFormItem *item,
                RespiteForm           *form,
                RespiteScale          *scale)
{
  const char *text = respite_form_text_get (item->text, NULL);

  init_scale (scale, item->link_id, *text != '\0' ? text : get_title (form));
  if (item->type != RESPITE_ITEM_INTEGER)
    scale->step = RESPITE_POINT / 10;
  if (item->min == NULL || !read_points (item->min->text, &scale->min))
    scale->min = 0;
  if (item->max == NULL || !read_points (item->max->text, &scale->max))
    scale->max = 100 * RESPITE_POINT;
  scale->max = MAX (scale->max, scale->min + RESPITE_POINT);
}

/* Whether an expression of the form adds ordinal values up. */
static gboolean
uses_ordinals (RespiteForm *form)
{
  gsize size;
  const char *json = g_bytes_get_data (respite_form_get_json (form), &size);

  return g_strstr_len (json, (gssize) size, "ordinal()") != NULL;
}

/* %NULL where the form adds nothing up. */
static RespiteInstrument *
instrument_new (RespiteForm *form,
                const char  *slug)
{
  RespiteScale *scales = g_new0 (RespiteScale, MOST_SCALES + 1);
  GPtrArray *items = respite_form_get_all_items (form);
  RespiteInstrument *instrument;
  guint n_scales = 0;

  if (!uses_ordinals (form) && add_sum (form, &scales[0]))
    n_scales++;
  for (guint i = 0; i < items->len && n_scales < MOST_SCALES; i++)
    if (is_worked_out (items->pdata[i]))
      add_worked_out (items->pdata[i], form, &scales[n_scales++]);
  if (n_scales == 0)
    {
      g_free (scales);
      return NULL;
    }

  instrument = g_new0 (RespiteInstrument, 1);
  instrument->slug = g_strdup (slug);
  instrument->title = g_strdup (get_title (form));
  instrument->short_title = instrument->title;
  instrument->canonical = instrument->slug + strlen (RESPITE_OWN_INSTRUMENT);
  instrument->source = "";
  instrument->scales = scales;

  return instrument;
}

const RespiteInstrument *
respite_own_instrument_find (const char *slug)
{
  const RespiteInstrument *instrument;

  g_return_val_if_fail (slug != NULL, NULL);

  g_mutex_lock (&lock);
  instrument = instruments != NULL ? g_hash_table_lookup (instruments, slug) : NULL;
  g_mutex_unlock (&lock);

  return instrument;
}

const RespiteInstrument *
respite_own_instrument_get (RespiteForm *form)
{
  const char *canonical = respite_form_get_canonical (form);
  g_autofree char *slug = g_strconcat (RESPITE_OWN_INSTRUMENT, canonical != NULL && *canonical != '\0' ? canonical :
                                       respite_form_get_sha256 (form), NULL);
  RespiteInstrument *instrument;

  g_mutex_lock (&lock);
  if (instruments == NULL)
    instruments = g_hash_table_new (g_str_hash, g_str_equal);
  instrument = g_hash_table_lookup (instruments, slug);
  if (instrument == NULL)
    {
      instrument = instrument_new (form, slug);
      if (instrument != NULL)
        g_hash_table_insert (instruments, (gpointer) instrument->slug, instrument);
    }
  g_mutex_unlock (&lock);

  return instrument;
}

/* %NULL where there is nothing to say. */
static RespiteScore *
score_sum (const RespiteAnswers    *answers,
           const RespiteInstrument *instrument,
           const RespiteScale      *scale,
           gint64                   taken_at)
{
  RespiteScore *score;
  gint64 total;
  int missing;

  if (!respite_answers_get_total (answers, &total, &missing) || ABS (total) > (gint64) MOST_POINTS * RESPITE_POINT)
    return NULL;

  score = respite_score_new (instrument, scale, taken_at, missing == 0 ? (int) total : 0,
                             missing == 0 ? 0 : RESPITE_SCORE_INCOMPLETE);
  score->n_missing = (guint) missing;

  return score;
}

static RespiteScore *
score_worked_out (const RespiteAnswers    *answers,
                  const RespiteInstrument *instrument,
                  const RespiteScale      *scale,
                  gint64                   taken_at)
{
  int points;

  if (!respite_answers_is_enabled (answers, scale->slug) ||
      !read_points (respite_answers_get_text (answers, scale->slug), &points))
    return NULL;

  return respite_score_new (instrument, scale, taken_at, points, 0);
}

GPtrArray *
respite_own_instrument_score (const RespiteAnswers *answers,
                              gint64                taken_at)
{
  const RespiteInstrument *instrument = respite_own_instrument_get (respite_answers_get_form (answers));
  GPtrArray *scores = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_score_free);

  for (const RespiteScale *scale = instrument != NULL ? instrument->scales : NULL; scale != NULL && scale->slug != NULL;
       scale++)
    {
      RespiteScore *score = *scale->slug == '\0' ? score_sum (answers, instrument, scale, taken_at) :
                            score_worked_out (answers, instrument, scale, taken_at);

      if (score != NULL)
        g_ptr_array_add (scores, score);
    }

  return scores;
}
