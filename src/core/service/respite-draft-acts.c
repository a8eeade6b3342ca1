/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Answers that are not finished. */

#include "config.h"

#include "service/respite-form-acts.h"

#include "base/respite-json.h"
#include "service/respite-acts-private.h"
#include "store/respite-form-table.h"
#include "store/respite-safety-table.h"
#include "store/respite-session-table.h"

RespiteForm *
respite_acts_load_form (RespiteOffice *office,
                        gint64         form_id,
                        GError       **error)
{
  g_autoptr (GBytes) json = respite_form_table_get_json (respite_office_get_db (office), form_id, error);
  gsize size;
  const char *data;

  if (json == NULL)
    return NULL;

  data = g_bytes_get_data (json, &size);

  return respite_form_new_from_json (data, (gssize) size, NULL, error);
}

GPtrArray *
respite_office_list_drafts (RespiteOffice *office,
                            gint64         patient_id,
                            const char    *language,
                            GError       **error)
{
  g_autoptr (GPtrArray) responses = NULL;

  if (!respite_office_may (office, RESPITE_FUNCTION_FORM_FILL, error))
    return NULL;

  responses = respite_response_table_list (respite_office_get_db (office), patient_id, language, error);
  for (guint i = responses != NULL ? responses->len : 0; i > 0; i--)
    if (!((RespiteResponse *) g_ptr_array_index (responses, i - 1))->is_draft)
      g_ptr_array_remove_index (responses, i - 1);

  return g_steal_pointer (&responses);
}

GPtrArray *
respite_office_list_discarded (RespiteOffice *office,
                               gint64         patient_id,
                               const char    *language,
                               GError       **error)
{
  if (!respite_office_may (office, RESPITE_FUNCTION_FORM_FILL, error))
    return NULL;

  return respite_response_table_list_discarded (respite_office_get_db (office), patient_id, language, error);
}

typedef struct
{
  gint64      form_id;
  gint64      patient_id;
  gint64      session_id;
  gint64      id;
  const char *json;
} DraftAct;

/* Whether answers can be begun: the patient is there, and the session is the patient's. */
static gboolean
check_place (RespiteOffice *office,
             const DraftAct *act,
             GError       **error)
{
  g_autoptr (RespitePatient) patient = respite_acts_get_active_patient (office, act->patient_id, error);
  g_autoptr (RespiteSession) session = NULL;

  if (patient == NULL)
    return FALSE;
  if (act->session_id == 0)
    return TRUE;

  session = respite_session_table_get (respite_office_get_db (office), act->session_id, error);
  if (session == NULL)
    return FALSE;

  return session->patient_id == act->patient_id ||
         respite_set_error (error, RESPITE_ERROR_INVALID, N_("This session is another patient's"));
}

/* Sets the draft that stands open, if there is one. */
static gboolean
find_draft (RespiteOffice *office,
            DraftAct      *act,
            GError       **error)
{
  return check_place (office, act, error) &&
         respite_response_table_find_draft (respite_office_get_db (office), act->form_id, act->patient_id,
                                            act->session_id, &act->id, error);
}

/* New answers with what the record knows; not to a form that is retired. */
static RespiteAnswers *
new_answers (RespiteOffice *office,
             const DraftAct *act,
             GError       **error)
{
  g_autoptr (RespiteFormRow) row = respite_form_table_get (respite_office_get_db (office), act->form_id, error);
  g_autoptr (RespiteForm) form = NULL;
  g_autoptr (RespiteAnswers) answers = NULL;

  if (row == NULL)
    return NULL;
  if (row->is_retired)
    {
      respite_set_error (error, RESPITE_ERROR_CONFLICT,
                         N_("The form “%s” is retired; whoever manages forms can offer it again"), row->title);
      return NULL;
    }
  form = respite_acts_load_form (office, act->form_id, error);
  if (form == NULL)
    return NULL;
  answers = respite_answers_new (form);

  return respite_office_prefill (office, act->patient_id, answers, NULL, error) ? g_steal_pointer (&answers) : NULL;
}

static gboolean
start_response (RespiteOffice *office,
                gpointer       data,
                GError       **error)
{
  DraftAct *act = data;
  g_autoptr (RespiteAnswers) answers = NULL;
  g_autofree char *json = NULL;

  if (!find_draft (office, act, error))
    return FALSE;
  if (act->id != 0)
    return TRUE;
  answers = new_answers (office, act, error);
  if (answers == NULL)
    return FALSE;

  json = respite_answers_to_json (answers, TRUE, NULL, NULL);

  return respite_response_table_insert (respite_office_get_db (office), act->form_id, act->patient_id, act->session_id,
                                        json, respite_acts_get_actor_id (office), respite_office_get_now (office),
                                        &act->id, error) &&
         respite_acts_audit (office, "response.start", RESPITE_KIND_RESPONSE, act->id, act->patient_id, NULL,
                             respite_form_get_canonical (respite_answers_get_form (answers)), NULL, error);
}

gint64
respite_office_start_response (RespiteOffice *office,
                               gint64         form_id,
                               gint64         patient_id,
                               gint64         session_id,
                               GError       **error)
{
  DraftAct act = { form_id, patient_id, session_id, 0, NULL };

  return respite_office_act (office, RESPITE_FUNCTION_FORM_FILL, start_response, &act, error) ? act.id : 0;
}

static RespiteAnswers *
read_draft (RespiteOffice *office,
            gint64         response_id,
            GError       **error)
{
  g_autoptr (RespiteResponse) response = respite_response_table_get (respite_office_get_db (office), response_id,
                                                                     error);
  g_autoptr (RespiteForm) form = response != NULL ? respite_acts_load_form (office, response->form_id, error) : NULL;

  return form != NULL ? respite_answers_new_from_json (form, response->json, -1, error) : NULL;
}

RespiteAnswers *
respite_office_open_answers (RespiteOffice *office,
                             gint64         form_id,
                             gint64         patient_id,
                             gint64         session_id,
                             gint64        *response_id,
                             GError       **error)
{
  DraftAct act = { form_id, patient_id, session_id, 0, NULL };

  g_return_val_if_fail (office != NULL && response_id != NULL, NULL);

  *response_id = 0;
  if (!respite_office_may (office, RESPITE_FUNCTION_FORM_FILL, error) || !find_draft (office, &act, error))
    return NULL;

  *response_id = act.id;

  return act.id != 0 ? read_draft (office, act.id, error) : new_answers (office, &act, error);
}

static gboolean
write_draft (RespiteOffice *office,
             gint64         response_id,
             const char    *text,
             GError       **error)
{
  g_autoptr (RespiteJson) json = respite_json_parse (text, -1, error);

  /* Drafts carry no audit row: what was answered in the end is in that of the finished answers. */
  return json != NULL && respite_response_table_save (respite_office_get_db (office), response_id, text,
                                                      respite_office_get_now (office), error);
}

static gboolean
keep_draft (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  DraftAct *act = data;

  return start_response (office, act, error) && write_draft (office, act->id, act->json, error);
}

gint64
respite_office_keep_draft (RespiteOffice *office,
                           gint64         form_id,
                           gint64         patient_id,
                           gint64         session_id,
                           const char    *json,
                           GError       **error)
{
  DraftAct act = { form_id, patient_id, session_id, 0, json };

  g_return_val_if_fail (office != NULL && json != NULL, 0);

  return respite_acts_run_handed (office, RESPITE_FUNCTION_FORM_FILL, patient_id, keep_draft, &act, error) ? act.id : 0;
}

static gboolean
save_draft (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  const DraftAct *act = data;

  return write_draft (office, act->id, act->json, error);
}

gboolean
respite_office_save_draft (RespiteOffice *office,
                           gint64         response_id,
                           const char    *json,
                           GError       **error)
{
  DraftAct act = { .id = response_id, .json = json };

  g_return_val_if_fail (office != NULL && json != NULL, FALSE);

  return respite_acts_run_handed (office, RESPITE_FUNCTION_FORM_FILL, respite_acts_get_answerer (office, response_id),
                                  save_draft, &act, error);
}

gboolean
respite_acts_check_draft (const RespiteResponse *response,
                          GError               **error)
{
  if (response->is_discarded)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("This draft is discarded"));

  return response->is_draft ||
         respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("These answers are finished and cannot be changed"));
}

typedef struct
{
  gint64 id;
  guint  n_raised;
} LeaveAct;

/* Opens a safety item for every safety answer of the draft, and counts those that are new. */
static gboolean
raise_draft (RespiteOffice         *office,
             const RespiteResponse *response,
             guint                 *n_raised,
             GError               **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (GPtrArray) before = respite_safety_table_list (db, 0, response->id, FALSE, error);
  g_autoptr (GPtrArray) after = NULL;

  if (before == NULL || !respite_acts_raise_draft (office, response, error))
    return FALSE;

  after = respite_safety_table_list (db, 0, response->id, FALSE, error);
  *n_raised = after != NULL ? after->len - before->len : 0;

  return after != NULL;
}

static gboolean
leave_draft (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  LeaveAct *act = data;
  g_autoptr (RespiteResponse) response = respite_response_table_get (respite_office_get_db (office), act->id, error);

  if (response == NULL)
    return FALSE;

  return !response->is_draft || raise_draft (office, response, &act->n_raised, error);
}

gboolean
respite_office_leave_draft (RespiteOffice *office,
                            gint64         response_id,
                            guint         *n_raised,
                            GError       **error)
{
  LeaveAct act = { response_id, 0 };

  if (!respite_office_act (office, RESPITE_FUNCTION_FORM_FILL, leave_draft, &act, error))
    return FALSE;

  if (n_raised != NULL)
    *n_raised = act.n_raised;

  return TRUE;
}

static gboolean
audit_draft (RespiteOffice         *office,
             const char            *action,
             const RespiteResponse *response,
             gboolean               is_gone,
             GError               **error)
{
  g_autofree char *text = g_strconcat (response->form_slug, "|", response->form_version, NULL);

  return respite_acts_audit (office, action, RESPITE_KIND_RESPONSE, response->id, response->patient_id,
                             is_gone ? text : NULL, is_gone ? NULL : text, NULL, error);
}

static gboolean
discard_draft (RespiteOffice *office,
               gpointer       data,
               GError       **error)
{
  LeaveAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteResponse) response = respite_response_table_get (db, act->id, error);

  return response != NULL && respite_acts_check_draft (response, error) &&
         raise_draft (office, response, &act->n_raised, error) &&
         respite_response_table_discard (db, act->id, TRUE, respite_office_get_now (office), error) &&
         audit_draft (office, "response.discard", response, TRUE, error);
}

gboolean
respite_office_discard_draft (RespiteOffice *office,
                              gint64         response_id,
                              guint         *n_raised,
                              GError       **error)
{
  LeaveAct act = { response_id, 0 };

  if (!respite_office_act (office, RESPITE_FUNCTION_FORM_FILL, discard_draft, &act, error))
    return FALSE;

  if (n_raised != NULL)
    *n_raised = act.n_raised;

  return TRUE;
}

static gboolean
restore_draft (RespiteOffice *office,
               gpointer       data,
               GError       **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteResponse) response = respite_response_table_get (db, *(gint64 *) data, error);
  gint64 other;

  if (response == NULL)
    return FALSE;
  if (!response->is_discarded)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("These answers are not discarded"));
  if (!respite_response_table_find_draft (db, response->form_id, response->patient_id, response->session_id, &other,
                                          error))
    return FALSE;
  if (other != 0)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("This form was begun anew since; discard that draft first"));

  return respite_response_table_discard (db, response->id, FALSE, respite_office_get_now (office), error) &&
         audit_draft (office, "response.restore", response, FALSE, error);
}

gboolean
respite_office_restore_draft (RespiteOffice *office,
                              gint64         response_id,
                              GError       **error)
{
  return respite_office_act (office, RESPITE_FUNCTION_FORM_FILL, restore_draft, &response_id, error);
}
