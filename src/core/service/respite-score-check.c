/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Every score once more from the answers that are kept. */

#include "config.h"

#include "service/respite-score-acts.h"

#include "base/respite-json.h"
#include "base/respite-time.h"
#include "scoring/respite-own-instrument.h"
#include "scoring/respite-score-sheet.h"
#include "service/respite-acts-private.h"
#include "store/respite-form-table.h"
#include "store/respite-score-table.h"

typedef struct
{
  RespiteForm *form;
  gint64       form_id;
  guint        n_checked;
  GPtrArray   *differing;
} Check;

static gboolean
is_same (const RespiteScoreRow *row,
         const RespiteScore    *score)
{
  return g_str_equal (row->scale, score->scale->slug) && row->taken_at == score->taken_at &&
         row->has_value == !(score->flags & RESPITE_SCORE_INCOMPLETE) &&
         (!row->has_value || row->value == score->value) && row->n_missing == (int) score->n_missing &&
         row->is_positive == !!(score->flags & RESPITE_SCORE_POSITIVE);
}

static gboolean
are_same (GPtrArray *rows,
          GPtrArray *scores)
{
  if (rows->len != scores->len)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    if (!is_same (g_ptr_array_index (rows, i), g_ptr_array_index (scores, i)))
      return FALSE;

  return TRUE;
}

/* Parses the form of @response, unless the last one had the same. */
static gboolean
load_form (RespiteOffice         *office,
           const RespiteResponse *response,
           Check                 *check,
           GError               **error)
{
  g_autoptr (GBytes) json = NULL;

  if (check->form != NULL && check->form_id == response->form_id)
    return TRUE;

  json = respite_form_table_get_json (respite_office_get_db (office), response->form_id, error);
  if (json == NULL)
    return FALSE;

  g_clear_pointer (&check->form, respite_form_unref);
  check->form = respite_form_new_from_json (g_bytes_get_data (json, NULL), (gssize) g_bytes_get_size (json), NULL,
                                            error);
  check->form_id = response->form_id;

  return check->form != NULL;
}

/* When the patient answered, as the answers themselves say. */
static gboolean
read_answered_at (RespiteOffice         *office,
                  const RespiteResponse *response,
                  gint64                *at,
                  GError               **error)
{
  g_autoptr (RespiteJson) json = respite_json_parse (response->json, -1, error);
  const char *authored = json != NULL ? respite_json_get_string (json, "authored") : NULL;

  if (json == NULL)
    return FALSE;

  *at = response->finished_at;

  return authored == NULL || respite_time_parse_rfc3339 (authored, respite_office_get_zone (office), at, error);
}

/* Works the scores of one set of answers out again; notes its uuid where they are others now. */
static gboolean
check_response (RespiteOffice           *office,
                const RespiteInstrument *instrument,    /* NULL for a form of the clinic's own */
                gint64                   response_id,
                Check                   *check,
                GError                 **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteResponse) response = respite_response_table_get (db, response_id, error);
  g_autoptr (GPtrArray) rows = response != NULL ? respite_score_table_list_response (db, response_id, error) : NULL;
  g_autoptr (RespiteAnswers) answers = NULL;
  gboolean fits = FALSE;
  gint64 answered_at;

  if (rows == NULL || !load_form (office, response, check, error) ||
      !read_answered_at (office, response, &answered_at, error))
    return FALSE;
  if (instrument != NULL && g_strcmp0 (respite_form_get_canonical (check->form), instrument->canonical) != 0)
    return TRUE;

  answers = respite_answers_new_from_json (check->form, response->json, -1, error);
  if (answers == NULL)
    return FALSE;

  /* The sex on record may have been corrected since; what it was then is in the history. */
  for (int is_man = 0; is_man < 2 && !fits; is_man++)
    {
      g_autoptr (GPtrArray) scores = instrument != NULL ? respite_score_answers (answers, is_man, answered_at) :
                                     respite_own_instrument_score (answers, answered_at);

      fits = are_same (rows, scores);
    }

  check->n_checked += rows->len;
  if (!fits)
    g_ptr_array_add (check->differing, g_strdup (response->uuid));

  return TRUE;
}

static gboolean
check_slug (RespiteOffice           *office,
            const char              *slug,
            const RespiteInstrument *instrument,
            Check                   *check,
            GError                 **error)
{
  g_autoptr (GArray) ids = respite_score_table_list_responses (respite_office_get_db (office), slug, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!check_response (office, instrument, g_array_index (ids, gint64, i), check, error))
      return FALSE;

  return ids != NULL;
}

/* The forms of the clinic's own. */
static gboolean
check_own (RespiteOffice *office,
           Check         *check,
           GError       **error)
{
  g_autoptr (GPtrArray) forms = respite_form_table_list (respite_office_get_db (office), NULL, error);

  for (guint i = 0; forms != NULL && i < forms->len; i++)
    {
      const RespiteFormRow *form = g_ptr_array_index (forms, i);

      if (!form->is_builtin && !check_slug (office, form->slug, NULL, check, error))
        return FALSE;
    }

  return forms != NULL;
}

GPtrArray *
respite_office_check_scores (RespiteOffice *office,
                             guint         *n_checked,
                             GError       **error)
{
  g_autoptr (GPtrArray) differing = g_ptr_array_new_with_free_func (g_free);
  Check check = { .differing = differing };
  gboolean is_done = respite_office_may (office, RESPITE_FUNCTION_RECORD_VIEW, error);

  for (const RespiteInstrument *const *list = respite_instrument_list (); is_done && *list != NULL; list++)
    is_done = (*list)->canonical == NULL || check_slug (office, (*list)->slug, *list, &check, error);
  is_done = is_done && check_own (office, &check, error);
  g_clear_pointer (&check.form, respite_form_unref);
  if (!is_done)
    return NULL;
  if (n_checked != NULL)
    *n_checked = check.n_checked;

  return g_steal_pointer (&differing);
}
