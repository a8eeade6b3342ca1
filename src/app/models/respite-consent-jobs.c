/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "models/respite-consent-jobs.h"

#include <glib/gi18n.h>

#include "base/respite-json.h"
#include "base/respite-str.h"
#include "models/respite-record-words.h"
#include "service/respite-consent-text-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-session-acts.h"

void
respite_consent_record_free (gpointer data)
{
  RespiteConsentRecord *record = data;

  if (record == NULL)
    return;

  g_clear_pointer (&record->consent, respite_consent_free);
  g_clear_pointer (&record->text, respite_consent_template_free);
  g_free (record->patient_name);
  g_free (record->printed_name);
  g_free (record);
}

/* Whether the patient's infusion is running; who may not see sessions is told nothing. */
static gboolean
is_infusing (RespiteOffice *office,
             gint64         patient_id)
{
  RespiteSessionFilter filter = { .patient_id = patient_id, .only_open = TRUE };
  g_autoptr (GPtrArray) sessions = respite_office_list_sessions (office, &filter, NULL);

  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);

      if (session->state == RESPITE_SESSION_RUNNING || session->state == RESPITE_SESSION_PAUSED)
        return TRUE;
    }

  return FALSE;
}

const char *
respite_consent_record_get_meaning (const RespiteConsentRecord *record,
                                    RespiteSignerRole           role)
{
  return respite_consent_get_meaning (record->text, role, record->consent->language);
}

char *
respite_consent_record_dup_alarm (const RespiteConsentRecord *record)
{
  const RespiteConsent *consent = record->consent;

  if (!consent->is_valid)
    return g_strdup (_ ("INVALID: the text, the signatures or another field were changed after signing."));
  if (consent->state == RESPITE_CONSENT_WITHDRAWN && record->is_infusing)
    return g_strdup (_ ("Withdrawn while the infusion runs: talk to the patient now, and stop if they want to."));
  if (consent->state == RESPITE_CONSENT_SIGNED && consent->lapse != RESPITE_LAPSE_NONE)
    return g_strdup_printf (_ ("Has to be signed again: %s."), respite_words_lapse (consent->lapse));

  return NULL;
}

static void
answer_free (gpointer data)
{
  RespiteConsentAnswer *answer = data;

  g_free (answer->question);
  g_free (answer->answer);
  g_free (answer);
}

GPtrArray *
respite_consent_record_list_answers (const RespiteConsentRecord *record)
{
  const RespiteConsent *consent = record->consent;
  GPtrArray *answers = g_ptr_array_new_with_free_func (answer_free);
  g_autoptr (RespiteJson) json = respite_str_is_empty (consent->answers) ? NULL :
                                 respite_json_parse (consent->answers, -1, NULL);

  for (guint i = 0; i < respite_json_get_length (json); i++)
    {
      const RespiteJson *value = respite_json_get_nth (json, i);
      const char *code = json->names != NULL ? g_ptr_array_index (json->names, i) : "";
      const char *question = consent->questions != NULL ? g_hash_table_lookup (consent->questions, code) : NULL;
      RespiteConsentAnswer *answer;

      if (value->type != RESPITE_JSON_STRING || respite_str_is_empty (value->text))
        continue;
      answer = g_new0 (RespiteConsentAnswer, 1);
      answer->question = g_strdup (question != NULL ? question : code);
      answer->answer = g_strdup (value->text);
      g_ptr_array_add (answers, answer);
    }

  return answers;
}

gpointer
respite_consent_read_job (RespiteOffice *office,
                          gpointer       data,
                          GError       **error)
{
  g_autoptr (RespiteConsentRecord) record = g_new0 (RespiteConsentRecord, 1);
  g_autoptr (RespitePatient) patient = NULL;

  record->consent = respite_office_get_consent (office, *(gint64 *) data, error);
  if (record->consent == NULL)
    return NULL;
  patient = respite_office_get_patient (office, record->consent->patient_id, FALSE, error);
  if (patient == NULL)
    return NULL;

  record->patient_name = respite_patient_dup_name (patient);
  record->printed_name = g_strstrip (g_strdup_printf ("%s %s", patient->given, patient->family));
  record->text = respite_office_load_consent_text (office, record->consent->slug, record->consent->language,
                                                   record->consent->version, NULL);
  record->is_infusing = is_infusing (office, record->consent->patient_id);

  return g_steal_pointer (&record);
}

RespiteConsentDecision *
respite_consent_decision_new (gint64      consent_id,
                              const char *text)
{
  RespiteConsentDecision *decision = g_new0 (RespiteConsentDecision, 1);

  decision->consent_id = consent_id;
  decision->text = g_strdup (text);

  return decision;
}

void
respite_consent_decision_free (gpointer data)
{
  RespiteConsentDecision *decision = data;

  g_clear_pointer (&decision->signers, g_ptr_array_unref);
  g_free (decision->text);
  g_clear_pointer (&decision->scan, g_bytes_unref);
  g_free (decision->password);
  g_clear_pointer (&decision->given, g_hash_table_unref);
  g_free (decision);
}

gpointer
respite_consent_sign_job (RespiteOffice *office,
                          gpointer       data,
                          GError       **error)
{
  RespiteConsentDecision *decision = data;

  respite_office_sign_consent (office, decision->consent_id, decision->signers, decision->text, decision->scan,
                               decision->password, error);

  return NULL;
}

gpointer
respite_consent_present_job (RespiteOffice *office,
                             gpointer       data,
                             GError       **error)
{
  RespiteConsentDecision *decision = data;

  respite_office_present_draft (office, decision->consent_id, NULL, decision->given, error);

  return NULL;
}

gpointer
respite_consent_language_job (RespiteOffice *office,
                              gpointer       data,
                              GError       **error)
{
  RespiteConsentDecision *decision = data;

  respite_office_set_consent_language (office, decision->consent_id, decision->text, error);

  return NULL;
}

gpointer
respite_consent_decline_job (RespiteOffice *office,
                             gpointer       data,
                             GError       **error)
{
  RespiteConsentDecision *decision = data;

  respite_office_decline_consent (office, decision->consent_id, decision->text, error);

  return NULL;
}

gpointer
respite_consent_withdraw_job (RespiteOffice *office,
                              gpointer       data,
                              GError       **error)
{
  RespiteConsentDecision *decision = data;

  respite_office_withdraw_consent (office, decision->consent_id, decision->text, error);

  return NULL;
}
