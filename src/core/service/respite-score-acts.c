/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-score-acts.h"

#include "domain/respite-patient.h"
#include "scoring/respite-own-instrument.h"
#include "scoring/respite-score-sheet.h"
#include "service/respite-acts-private.h"
#include "store/respite-form-table.h"
#include "store/respite-patient-table.h"
#include "store/respite-score-table.h"
#include "store/respite-session-table.h"

static RespiteScoreRow *
make_row (const RespiteScore *score,
          gint64              patient_id,
          gint64              response_id)
{
  RespiteScoreRow *row = g_new0 (RespiteScoreRow, 1);

  row->patient_id = patient_id;
  row->response_id = response_id;
  row->instrument = g_strdup (score->instrument->slug);
  row->canonical = g_strdup (response_id != 0 ? score->instrument->canonical : "");
  row->scale = g_strdup (score->scale->slug);
  row->taken_at = score->taken_at;
  row->has_value = (score->flags & RESPITE_SCORE_INCOMPLETE) == 0;
  row->value = score->value;
  row->n_missing = (int) score->n_missing;
  row->is_positive = (score->flags & RESPITE_SCORE_POSITIVE) != 0;

  return row;
}

/* What the audit says of a score: "phq-9 12". */
static void
append_score (GString            *text,
              const RespiteScore *score)
{
  g_autofree char *value = respite_scale_format (score->scale, score->value);

  g_string_append_printf (text, "%s%s%s %s", score->instrument->slug, *score->scale->slug != '\0' ? " " : "",
                          score->scale->slug, score->flags & RESPITE_SCORE_INCOMPLETE ? "incomplete" : value);
}

gboolean
respite_acts_keep_scores (RespiteOffice         *office,
                          const RespiteResponse *response,
                          const RespiteAnswers  *answers,
                          const RespitePatient  *patient,
                          gint64                 taken_at,
                          GString               *text,
                          GError               **error)
{
  gint64 now = respite_office_get_now (office);
  g_autoptr (RespiteFormRow) form = respite_form_table_get (respite_office_get_db (office), response->form_id, error);
  g_autoptr (GPtrArray) scores = NULL;

  if (form == NULL)
    return FALSE;
  scores = form->is_builtin ? respite_score_answers (answers, patient->sex == RESPITE_SEX_MALE, taken_at) :
           respite_own_instrument_score (answers, taken_at);

  for (guint i = 0; i < scores->len; i++)
    {
      const RespiteScore *score = g_ptr_array_index (scores, i);
      g_autoptr (RespiteScoreRow) row = make_row (score, response->patient_id, response->id);

      if (!respite_score_table_insert (respite_office_get_db (office), row, respite_acts_get_actor_id (office), now,
                                       error))
        return FALSE;
      respite_office_note (office, RESPITE_KIND_SCORE, row->id, response->patient_id);
      g_string_append (text, ", ");
      append_score (text, score);
    }

  return TRUE;
}

/* That of a form of the clinic's own is read from the form. */
static const RespiteInstrument *
find_instrument (RespiteOffice         *office,
                 const RespiteScoreRow *row)
{
  const RespiteInstrument *instrument = respite_instrument_find (row->instrument);
  g_autoptr (RespiteResponse) response = NULL;
  g_autoptr (RespiteForm) form = NULL;

  if (instrument != NULL || !g_str_has_prefix (row->instrument, RESPITE_OWN_INSTRUMENT) || row->response_id == 0)
    return instrument;

  response = respite_response_table_get (respite_office_get_db (office), row->response_id, NULL);
  if (response != NULL)
    form = respite_acts_load_form (office, response->form_id, NULL);
  if (form != NULL)
    respite_own_instrument_get (form);

  return respite_instrument_find (row->instrument);
}

/* %NULL where this version of the program no longer knows the scale. */
static RespiteScore *
make_score (RespiteOffice         *office,
            const RespiteScoreRow *row)
{
  const RespiteInstrument *instrument = find_instrument (office, row);
  const RespiteScale *scale = instrument != NULL ? respite_instrument_get_scale (instrument, row->scale) : NULL;
  RespiteScoreFlags flags = 0;
  RespiteScore *score;

  if (scale == NULL)
    return NULL;

  if (!row->has_value)
    flags |= RESPITE_SCORE_INCOMPLETE;
  else if (row->n_missing > 0)
    flags |= RESPITE_SCORE_FILLED;
  if (row->is_positive)
    flags |= RESPITE_SCORE_POSITIVE;
  if (row->response_id == 0)
    flags |= RESPITE_SCORE_ENTERED;
  if (row->withdrawn_at != 0)
    flags |= RESPITE_SCORE_WITHDRAWN;

  score = respite_score_new (instrument, scale, row->taken_at, (int) row->value, flags);
  score->id = row->id;
  g_free (score->uuid);
  score->uuid = g_strdup (row->uuid);
  score->patient_id = row->patient_id;
  score->response_id = row->response_id;
  score->session_id = row->session_id;
  score->n_missing = (guint) row->n_missing;
  g_free (score->staff_name);
  score->staff_name = g_strdup (row->staff_name);

  return score;
}

GPtrArray *
respite_office_list_scores (RespiteOffice *office,
                            gint64         patient_id,
                            GError       **error)
{
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_score_free);
  g_autoptr (GPtrArray) rows = NULL;

  if (!respite_office_may_see (office, patient_id, error))
    return NULL;

  rows = respite_score_table_list (respite_office_get_db (office), patient_id, error);
  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      RespiteScore *score = make_score (office, g_ptr_array_index (rows, i));

      if (score != NULL)
        g_ptr_array_add (scores, score);
    }

  return g_steal_pointer (&scores);
}

/* When the first infusion began, 0 for none yet. */
static gboolean
find_start (RespiteOffice *office,
            gint64         patient_id,
            gint64         course_id,
            gint64        *start,
            GError       **error)
{
  g_autoptr (GPtrArray) sessions = respite_session_table_list (respite_office_get_db (office), patient_id, course_id,
                                                               0, 0, FALSE, error);

  *start = 0;
  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      gint64 started_at = ((RespiteSession *) g_ptr_array_index (sessions, i))->started_at;

      if (started_at != 0 && (*start == 0 || started_at < *start))
        *start = started_at;
    }

  return sessions != NULL;
}

GPtrArray *
respite_office_list_score_series (RespiteOffice *office,
                                  gint64         patient_id,
                                  gint64         course_id,
                                  GError       **error)
{
  g_autoptr (GPtrArray) scores = respite_office_list_scores (office, patient_id, error);
  gint64 start;

  if (scores == NULL || !find_start (office, patient_id, course_id, &start, error))
    return NULL;

  return respite_score_list_series (scores, start, respite_office_get_zone (office));
}

typedef struct
{
  gint64                   patient_id;
  const RespiteInstrument *instrument;
  const RespiteScale      *scale;
  int                      value;
  int                      item;
  gint64                   taken_at;
  gint64                   id;
} EnterAct;

/* The answer that the total hides. Texts are kept in English and told in the reader's language. */
static gboolean
raise_item (RespiteOffice  *office,
            const EnterAct *act,
            GError        **error)
{
  g_autofree char *answer = g_strdup_printf ("%d / %d", act->item, act->instrument->suicide_max);
  RespiteSafetyItem item = {
    .patient_id = act->patient_id,
    .score_id = act->id,
    .link_id = (char *) "",
    .form_title = (char *) act->instrument->short_title,
    .question = (char *) N_("The item about suicidal thoughts, on the paper"),
    .answer = answer,
    .text = (char *) N_("Thoughts of death or self-harm: talk with the patient now, assess the risk and go through "
                        "the safety plan"),
  };

  return respite_acts_add_safety (office, &item, error);
}

/* A suicide risk above none is a safety answer, whoever worked it out. */
static gboolean
raise_entered (RespiteOffice      *office,
               const EnterAct     *act,
               const RespiteScore *score,
               GError            **error)
{
  g_autofree char *value = respite_scale_format (act->scale, act->value);
  RespiteSafetyItem item = {
    .patient_id = act->patient_id,
    .score_id = act->id,
    .link_id = (char *) "",
    .form_title = (char *) act->instrument->short_title,
    .question = (char *) act->scale->title,
    .text = (char *) N_("Suicide screen positive: assess the risk before the patient leaves and before any "
                        "infusion; go through the safety plan"),
  };

  if (act->item > 0)
    return raise_item (office, act, error);
  if (!g_str_equal (act->instrument->slug, "c-ssrs") || act->value < act->scale->positive_from)
    return TRUE;

  item.answer = score->band != NULL ? (char *) score->band->title : value;

  return respite_acts_add_safety (office, &item, error);
}

static gboolean
check_item (const EnterAct *act,
            GError        **error)
{
  const RespiteInstrument *instrument = act->instrument;

  if (act->item == RESPITE_SCORE_NOT_LOOKED)
    return TRUE;
  if (instrument->suicide_item == 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("“%s” has no item about suicidal thoughts to be entered"), instrument->slug);
  if (act->item < 0 || act->item > instrument->suicide_max)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Item %d goes from 0 to %d"),
                              instrument->suicide_item, instrument->suicide_max);

  return act->item * RESPITE_POINT <= act->value ||
         respite_set_error (error, RESPITE_ERROR_INVALID, N_("Item %d cannot be more than the total"),
                            instrument->suicide_item);
}

static gboolean
enter_score (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  EnterAct *act = data;
  gint64 now = respite_office_get_now (office);
  g_autoptr (RespitePatient) patient = respite_acts_get_active_patient (office, act->patient_id, error);
  g_autoptr (RespiteScore) score = NULL;
  g_autoptr (RespiteScoreRow) row = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (patient == NULL)
    return FALSE;
  if (act->scale->sum != RESPITE_SUM_ENTERED)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("There is a score sheet for this; fill it in and the score follows"));
  if (act->value < act->scale->min || act->value > act->scale->max || act->value % act->scale->step != 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The score is outside its range"));
  if (act->taken_at > now)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A score cannot be from the future"));
  if (!check_item (act, error))
    return FALSE;

  score = respite_score_new (act->instrument, act->scale, act->taken_at != 0 ? act->taken_at : now, act->value, 0);
  if (respite_score_is_positive (act->instrument, act->scale, act->value, patient->sex == RESPITE_SEX_MALE))
    score->flags |= RESPITE_SCORE_POSITIVE;
  row = make_row (score, act->patient_id, 0);
  if (!respite_score_table_insert (respite_office_get_db (office), row, respite_acts_get_actor_id (office), now, error))
    return FALSE;

  act->id = row->id;
  append_score (text, score);
  if (act->item != RESPITE_SCORE_NOT_LOOKED)
    g_string_append_printf (text, ", item %d: %d", act->instrument->suicide_item, act->item);

  return respite_acts_audit (office, "score.enter", RESPITE_KIND_SCORE, act->id, act->patient_id, NULL, text->str,
                             NULL, error) &&
         raise_entered (office, act, score, error);
}

gint64
respite_office_enter_score (RespiteOffice           *office,
                            gint64                   patient_id,
                            const RespiteInstrument *instrument,
                            const RespiteScale      *scale,
                            int                      value,
                            int                      item,
                            gint64                   taken_at,
                            GError                 **error)
{
  EnterAct act = { patient_id, instrument, scale, value, item, taken_at, 0 };

  g_return_val_if_fail (instrument != NULL && scale != NULL, 0);

  return respite_office_act (office, RESPITE_FUNCTION_SCORE_ENTER, enter_score, &act, error) ? act.id : 0;
}

typedef struct
{
  gint64      id;
  const char *reason;
} WithdrawAct;

static gboolean
withdraw_score (RespiteOffice *office,
                gpointer       data,
                GError       **error)
{
  const WithdrawAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autofree char *reason = respite_acts_dup_reason (act->reason, error);
  g_autoptr (RespiteScoreRow) row = reason != NULL ? respite_score_table_get (db, act->id, error) : NULL;
  g_autofree char *text = NULL;

  if (row == NULL)
    return FALSE;
  if (row->response_id != 0)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("A score that comes from answers stays with them"));
  if (row->withdrawn_at != 0)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("This score is struck through already"));

  text = g_strdup_printf ("%s %s %" G_GINT64_FORMAT, row->instrument, row->scale, row->value);

  return respite_score_table_withdraw (db, act->id, reason, respite_acts_get_actor_id (office),
                                       respite_office_get_now (office), error) &&
         respite_acts_audit (office, "score.withdraw", RESPITE_KIND_SCORE, act->id, row->patient_id, text, NULL,
                             reason, error);
}

gboolean
respite_office_withdraw_score (RespiteOffice *office,
                               gint64         score_id,
                               const char    *reason,
                               GError       **error)
{
  WithdrawAct act = { score_id, reason };

  return respite_office_act (office, RESPITE_FUNCTION_SCORE_ENTER, withdraw_score, &act, error);
}
