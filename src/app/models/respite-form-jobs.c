/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "models/respite-form-jobs.h"

#include "service/respite-score-acts.h"

void
respite_forms_record_free (gpointer data)
{
  RespiteFormsRecord *record = data;

  if (record == NULL)
    return;

  g_free (record->language);
  g_free (record->consent_language);
  g_clear_pointer (&record->forms, g_ptr_array_unref);
  g_clear_pointer (&record->responses, g_ptr_array_unref);
  g_clear_pointer (&record->discarded, g_ptr_array_unref);
  g_clear_pointer (&record->eligibility, respite_eligibility_free);
  g_clear_pointer (&record->consents, g_ptr_array_unref);
  g_clear_pointer (&record->templates, g_ptr_array_unref);
  g_free (record);
}

void
respite_form_draft_free (gpointer data)
{
  RespiteFormDraft *draft = data;

  if (draft == NULL)
    return;

  g_clear_pointer (&draft->answers, respite_answers_free);
  g_free (draft);
}

RespiteFormRequest *
respite_form_request_new (gint64 patient_id)
{
  RespiteFormRequest *request = g_new0 (RespiteFormRequest, 1);

  request->patient_id = patient_id;

  return request;
}

void
respite_form_request_free (gpointer data)
{
  RespiteFormRequest *request = data;

  g_free (request->slug);
  g_free (request->language);
  g_free (request);
}

/* In which language a consent is presented: the patient's where the texts have it, else English. */
static const char *
get_consent_language (const RespitePatient *patient)
{
  g_autoptr (GPtrArray) templates = respite_consent_template_list (patient->language);

  return templates->len > 0 ? patient->language : "en";
}

/* The forms that are offered. */
static GPtrArray *
list_offered (RespiteOffice *office,
              const char    *language,
              GError       **error)
{
  GPtrArray *forms = respite_office_list_forms_in (office, language, error);

  for (guint i = forms != NULL ? forms->len : 0; i > 0; i--)
    if (((RespiteFormRow *) g_ptr_array_index (forms, i - 1))->is_retired)
      g_ptr_array_remove_index (forms, i - 1);

  return forms;
}

/* Everything of the record. */
static gboolean
read_record (RespiteOffice             *office,
             const RespiteFormsRequest *request,
             RespiteFormsRecord        *record,
             GError                   **error)
{
  record->responses = respite_office_list_responses_in (office, request->patient_id, request->language, error);
  if (record->responses == NULL)
    return FALSE;
  record->eligibility = respite_office_get_eligibility (office, request->patient_id, error);
  if (record->eligibility == NULL)
    return FALSE;
  record->consents = respite_office_list_consents (office, request->patient_id, error);

  return record->consents != NULL;
}

/* What the person works on without seeing the record, such as the front desk. */
static gboolean
read_work (RespiteOffice             *office,
           const RespiteFormsRequest *request,
           RespiteFormsRecord        *record,
           GError                   **error)
{
  record->responses = respite_office_may (office, RESPITE_FUNCTION_FORM_FILL, NULL) ?
                      respite_office_list_drafts (office, request->patient_id, request->language, error) :
                      g_ptr_array_new ();
  if (record->responses == NULL)
    return FALSE;
  record->consents = respite_office_may (office, RESPITE_FUNCTION_CONSENT_PRESENT, NULL) ?
                     respite_office_list_open_consents (office, request->patient_id, error) : g_ptr_array_new ();

  return record->consents != NULL;
}

gpointer
respite_forms_job (RespiteOffice *office,
                   gpointer       data,
                   GError       **error)
{
  const RespiteFormsRequest *request = data;
  g_autoptr (RespiteFormsRecord) record = g_new0 (RespiteFormsRecord, 1);
  g_autoptr (RespitePatient) patient = respite_office_get_patient (office, request->patient_id, FALSE, error);

  if (patient == NULL)
    return NULL;

  record->language = g_strdup (patient->language);
  record->consent_language = g_strdup (get_consent_language (patient));
  record->templates = respite_consent_template_list (request->language);
  record->forms = list_offered (office, request->language, error);
  if (record->forms == NULL)
    return NULL;
  record->discarded = respite_office_may (office, RESPITE_FUNCTION_FORM_FILL, NULL) ?
                      respite_office_list_discarded (office, request->patient_id, request->language, error) :
                      g_ptr_array_new ();
  if (record->discarded == NULL)
    return NULL;

  return (respite_office_may_see (office, request->patient_id, NULL) ?
          read_record (office, request, record, error) : read_work (office, request, record, error)) ?
         g_steal_pointer (&record) : NULL;
}

static gpointer
open_draft (RespiteOffice *office,
            gint64         response_id,
            GError       **error)
{
  g_autoptr (RespiteResponse) response = respite_office_get_response (office, response_id, error);
  g_autoptr (RespiteFormDraft) draft = g_new0 (RespiteFormDraft, 1);
  g_autoptr (RespiteForm) form = NULL;

  if (response == NULL)
    return NULL;
  form = respite_office_get_form (office, response->form_id, error);
  if (form == NULL)
    return NULL;

  draft->id = response->id;
  draft->form_id = response->form_id;
  draft->patient_id = response->patient_id;
  draft->is_draft = response->is_draft;
  draft->answers = response->json != NULL && *response->json != '\0' ?
                   respite_answers_new_from_json (form, response->json, -1, error) : respite_answers_new (form);

  return draft->answers != NULL ? g_steal_pointer (&draft) : NULL;
}

gpointer
respite_form_open_job (RespiteOffice *office,
                       gpointer       data,
                       GError       **error)
{
  return open_draft (office, *(gint64 *) data, error);
}

gpointer
respite_form_start_job (RespiteOffice *office,
                        gpointer       data,
                        GError       **error)
{
  RespiteFormRequest *request = data;
  g_autoptr (RespiteFormDraft) draft = g_new0 (RespiteFormDraft, 1);

  draft->form_id = request->form_id;
  if (draft->form_id == 0 &&
      !respite_office_resolve (office, RESPITE_KIND_FORM, request->slug, &draft->form_id, error))
    return NULL;

  draft->patient_id = request->patient_id;
  draft->is_draft = TRUE;
  draft->answers = respite_office_open_answers (office, draft->form_id, draft->patient_id, 0, &draft->id, error);

  return draft->answers != NULL ? g_steal_pointer (&draft) : NULL;
}

gpointer
respite_form_present_job (RespiteOffice *office,
                          gpointer       data,
                          GError       **error)
{
  RespiteFormRequest *request = data;
  gint64 id = respite_office_prepare_consent (office, request->patient_id, request->slug, request->language, NULL,
                                              error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

/* Keeps the answers; the first ones begin the draft. */
static gboolean
keep (RespiteOffice    *office,
      RespiteFormDraft *draft,
      GError          **error)
{
  g_autofree char *json = respite_answers_to_json (draft->answers, TRUE, NULL, NULL);

  if (draft->id != 0)
    return respite_office_save_draft (office, draft->id, json, error);

  draft->id = respite_office_keep_draft (office, draft->form_id, draft->patient_id, 0, json, error);

  return draft->id != 0;
}

static gpointer
saved_new (RespiteOffice *office,
           gint64         id,
           guint          n_raised)
{
  RespiteFormSaved *saved = g_new0 (RespiteFormSaved, 1);

  saved->id = id;
  saved->at = respite_office_get_now (office);
  saved->n_raised = n_raised;

  return saved;
}

gpointer
respite_form_save_job (RespiteOffice *office,
                       gpointer       data,
                       GError       **error)
{
  RespiteFormDraft *draft = data;

  return keep (office, draft, error) ? saved_new (office, draft->id, 0) : NULL;
}

gpointer
respite_form_leave_job (RespiteOffice *office,
                        gpointer       data,
                        GError       **error)
{
  RespiteFormDraft *draft = data;
  guint n_raised;

  return keep (office, draft, error) && respite_office_leave_draft (office, draft->id, &n_raised, error) ?
         saved_new (office, draft->id, n_raised) : NULL;
}

gpointer
respite_form_discard_job (RespiteOffice *office,
                          gpointer       data,
                          GError       **error)
{
  gint64 id = *(gint64 *) data;
  guint n_raised;

  return respite_office_discard_draft (office, id, &n_raised, error) ? saved_new (office, id, n_raised) : NULL;
}

gpointer
respite_form_restore_job (RespiteOffice *office,
                          gpointer       data,
                          GError       **error)
{
  gint64 id = *(gint64 *) data;

  return respite_office_restore_draft (office, id, error) ? open_draft (office, id, error) : NULL;
}

void
respite_form_finished_free (gpointer data)
{
  RespiteFormFinished *finished = data;

  if (finished == NULL)
    return;

  g_clear_pointer (&finished->safety, g_ptr_array_unref);
  g_free (finished);
}

/* Answers that were never kept are begun and finished in one. */
static gboolean
finish (RespiteOffice *office,
        gpointer       data,
        GError       **error)
{
  RespiteFormDraft *draft = data;

  return (draft->id != 0 || keep (office, draft, error)) &&
         respite_office_finish_response (office, draft->id, draft->answers, error);
}

gpointer
respite_form_finish_job (RespiteOffice *office,
                         gpointer       data,
                         GError       **error)
{
  RespiteFormDraft *draft = data;
  g_autoptr (RespiteFormFinished) finished = g_new0 (RespiteFormFinished, 1);
  guint before = 0;
  guint after = 0;

  respite_office_count_safety (office, &before, NULL);
  if (!respite_office_act (office, RESPITE_FUNCTION_FORM_FILL, finish, draft, error))
    return NULL;

  /* The form is finished; what follows only decides what is shown. */
  finished->id = draft->id;
  if (respite_office_may (office, RESPITE_FUNCTION_SAFETY_ACKNOWLEDGE, NULL))
    finished->safety = respite_office_list_safety (office, 0, draft->id, TRUE, NULL);
  else if (respite_office_count_safety (office, &after, NULL))
    finished->needs_clinician = after > before;
  if (finished->safety != NULL && finished->safety->len == 0)
    g_clear_pointer (&finished->safety, g_ptr_array_unref);

  return g_steal_pointer (&finished);
}

RespiteSafetyNote *
respite_safety_note_new (GPtrArray  *items,
                         const char *action)
{
  RespiteSafetyNote *note = g_new0 (RespiteSafetyNote, 1);

  note->items = g_ptr_array_ref (items);
  note->action = g_strdup (action);

  return note;
}

void
respite_safety_note_free (gpointer data)
{
  RespiteSafetyNote *note = data;

  g_ptr_array_unref (note->items);
  g_free (note->action);
  g_free (note);
}

static gboolean
acknowledge (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  const RespiteSafetyNote *note = data;

  for (guint i = 0; i < note->items->len; i++)
    {
      const RespiteSafetyItem *item = g_ptr_array_index (note->items, i);

      if (!respite_office_acknowledge_safety (office, item->id, note->action, error))
        return FALSE;
    }

  return TRUE;
}

gpointer
respite_safety_note_job (RespiteOffice *office,
                         gpointer       data,
                         GError       **error)
{
  respite_office_act (office, RESPITE_FUNCTION_SAFETY_ACKNOWLEDGE, acknowledge, data, error);

  return NULL;
}
