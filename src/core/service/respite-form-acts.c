/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-form-acts.h"

#include "base/respite-time.h"
#include "scoring/respite-instrument.h"
#include "service/respite-acts-private.h"
#include "store/respite-form-table.h"

GPtrArray *
respite_office_list_forms (RespiteOffice *office,
                           GError       **error)
{
  return respite_office_list_forms_in (office, NULL, error);
}

GPtrArray *
respite_office_list_forms_in (RespiteOffice *office,
                              const char    *language,
                              GError       **error)
{
  if (!respite_office_may (office, RESPITE_FUNCTION_BOARD_VIEW, error))
    return NULL;

  return respite_form_table_list (respite_office_get_db (office), language, error);
}

typedef struct
{
  gint64   form_id;
  gboolean is_retired;
} RetireAct;

static gboolean
retire_form (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  const RetireAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteFormRow) row = respite_form_table_get (db, act->form_id, error);

  if (row == NULL)
    return FALSE;
  if (row->is_retired == act->is_retired)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, act->is_retired ?
                              N_("The form “%s” is retired already") : N_("The form “%s” is offered already"),
                              row->slug);

  return respite_form_table_offer (db, row->slug, act->is_retired, respite_acts_get_actor_id (office),
                                   respite_office_get_now (office), error) &&
         respite_acts_audit (office, act->is_retired ? "form.retire" : "form.restore", RESPITE_KIND_FORM, row->id, 0,
                             act->is_retired ? row->slug : NULL, act->is_retired ? NULL : row->slug, NULL, error);
}

gboolean
respite_office_retire_form (RespiteOffice *office,
                            gint64         form_id,
                            gboolean       is_retired,
                            GError       **error)
{
  RetireAct act = { form_id, is_retired != FALSE };

  g_return_val_if_fail (office != NULL, FALSE);

  return respite_office_act (office, RESPITE_FUNCTION_FORM_MANAGE, retire_form, &act, error);
}

RespiteForm *
respite_office_get_form (RespiteOffice *office,
                         gint64         form_id,
                         GError       **error)
{
  if (!respite_office_may (office, RESPITE_FUNCTION_BOARD_VIEW, error))
    return NULL;

  return respite_acts_load_form (office, form_id, error);
}

/* Sets whether finished answers still are what was finished. */
static gboolean
check_response (RespiteOffice   *office,
                RespiteResponse *response,
                GError         **error)
{
  g_autofree char *content = NULL;

  if (response->is_draft || response->is_discarded)
    return TRUE;

  content = respite_content_dup (respite_office_get_db (office), RESPITE_SUBJECT_RESPONSE, response->id, error);
  if (content == NULL)
    return FALSE;

  response->is_valid = respite_acts_is_bound (office, content, response->binding);

  return TRUE;
}

GPtrArray *
respite_office_list_responses (RespiteOffice *office,
                               gint64         patient_id,
                               GError       **error)
{
  return respite_office_list_responses_in (office, patient_id, NULL, error);
}

GPtrArray *
respite_office_list_responses_in (RespiteOffice *office,
                                  gint64         patient_id,
                                  const char    *language,
                                  GError       **error)
{
  g_autoptr (GPtrArray) responses = NULL;

  if (!respite_office_may_see (office, patient_id, error))
    return NULL;

  responses = respite_response_table_list (respite_office_get_db (office), patient_id, language, error);
  for (guint i = 0; responses != NULL && i < responses->len; i++)
    if (!check_response (office, g_ptr_array_index (responses, i), error))
      return NULL;

  return g_steal_pointer (&responses);
}

RespiteResponse *
respite_office_get_response (RespiteOffice *office,
                             gint64         response_id,
                             GError       **error)
{
  g_autoptr (RespiteResponse) response = NULL;

  if (!respite_office_may (office, RESPITE_FUNCTION_BOARD_VIEW, error))
    return NULL;

  response = respite_response_table_get (respite_office_get_db (office), response_id, error);
  if (response == NULL)
    return NULL;

  /* Who fills a form in reads what was entered so far; finished answers are a part of the record. */
  if (response->is_draft || response->is_discarded ?
      !respite_office_may (office, RESPITE_FUNCTION_FORM_FILL, error) :
      !respite_office_may_see (office, response->patient_id, error))
    return NULL;

  return check_response (office, response, error) ? g_steal_pointer (&response) : NULL;
}

typedef struct
{
  gint64          id;
  RespiteAnswers *answers;
  gint64          answered_at;
} FinishAct;

/* Only scores may be of another day than that on which they are finished. */
static gboolean
check_answered_at (RespiteOffice   *office,
                   const FinishAct *act,
                   GError         **error)
{
  const char *canonical = respite_form_get_canonical (respite_answers_get_form (act->answers));

  if (act->answered_at == 0)
    return TRUE;
  if (act->answered_at > respite_office_get_now (office))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A score cannot be from the future"));

  return respite_instrument_find_canonical (canonical) != NULL ||
         respite_set_error (error, RESPITE_ERROR_INVALID, N_("Only a score sheet can be entered for an earlier day"));
}

/* The definition that the answers were given to must be the stored one. */
static gboolean
check_complete (RespiteOffice         *office,
                const RespiteResponse *response,
                RespiteAnswers        *answers,
                const char            *language,
                GError               **error)
{
  g_autoptr (RespiteForm) form = respite_acts_load_form (office, response->form_id, error);
  g_autoptr (GPtrArray) issues = NULL;

  if (form == NULL)
    return FALSE;
  if (g_strcmp0 (respite_form_get_sha256 (form),
                 respite_form_get_sha256 (respite_answers_get_form (answers))) != 0)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("These answers were given to another form"));

  issues = respite_answers_validate (answers, language);
  if (issues->len > 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, "%s",
                              ((RespiteIssue *) g_ptr_array_index (issues, 0))->text);

  return TRUE;
}

/* How many flags of each level the answers raise. */
static void
count_flags (RespiteAnswers *answers,
             const char     *language,
             int            *flags)
{
  g_autoptr (GPtrArray) raised = respite_answers_dup_flags (answers, language);

  for (guint i = 0; i < raised->len; i++)
    flags[((RespiteFlag *) g_ptr_array_index (raised, i))->level]++;
}

static gboolean
finish_response (RespiteOffice *office,
                 gpointer       data,
                 GError       **error)
{
  const FinishAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  gint64 now = respite_office_get_now (office);
  g_autoptr (RespiteResponse) response = respite_response_table_get (db, act->id, error);
  g_autoptr (RespitePatient) patient = NULL;
  gint64 answered_at = act->answered_at != 0 ? act->answered_at : now;
  g_autofree char *authored = respite_time_format_rfc3339 (answered_at, respite_office_get_zone (office));
  g_autofree char *subject = NULL;
  g_autofree char *json = NULL;
  g_autofree char *content = NULL;
  g_autofree char *binding = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  int flags[3] = { 0 };

  if (response == NULL)
    return FALSE;
  if (!respite_acts_check_draft (response, error))
    return FALSE;

  patient = respite_acts_get_active_patient (office, response->patient_id, error);
  if (patient == NULL || !check_complete (office, response, act->answers, patient->language, error) ||
      !check_answered_at (office, act, error))
    return FALSE;

  count_flags (act->answers, patient->language, flags);
  subject = g_strconcat ("urn:uuid:", patient->uuid, NULL);
  json = respite_answers_to_json (act->answers, FALSE, authored, subject);
  if (!respite_response_table_finish (db, act->id, json, flags, respite_acts_get_actor_id (office), now, error))
    return FALSE;

  content = respite_content_dup (db, RESPITE_SUBJECT_RESPONSE, act->id, error);
  if (content == NULL)
    return FALSE;

  binding = respite_acts_bind (office, content);
  g_string_printf (text, "%s|%s, %d STOP, %d REVIEW, %d NOTE", response->form_slug, response->form_version, flags[0],
                   flags[1], flags[2]);

  return respite_response_table_bind (db, act->id, binding, error) &&
         respite_acts_keep_scores (office, response, act->answers, patient, answered_at, text, error) &&
         respite_acts_audit (office, "response.finish", RESPITE_KIND_RESPONSE, act->id, response->patient_id, NULL,
                             text->str, NULL, error) &&
         respite_acts_raise_safety (office, response, act->answers, error);
}

gboolean
respite_office_finish_response (RespiteOffice  *office,
                                gint64          response_id,
                                RespiteAnswers *answers,
                                GError        **error)
{
  return respite_office_finish_response_at (office, response_id, answers, 0, error);
}

gboolean
respite_office_finish_response_at (RespiteOffice  *office,
                                   gint64          response_id,
                                   RespiteAnswers *answers,
                                   gint64          answered_at,
                                   GError        **error)
{
  FinishAct act = { response_id, answers, answered_at };

  g_return_val_if_fail (office != NULL && answers != NULL, FALSE);

  return respite_acts_run_handed (office, RESPITE_FUNCTION_FORM_FILL, respite_acts_get_answerer (office, response_id),
                                  finish_response, &act, error);
}
