/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "models/respite-consent-jobs.h"

#include "service/respite-patient-acts.h"

void
respite_consent_record_free (gpointer data)
{
  RespiteConsentRecord *record = data;

  if (record == NULL)
    return;

  g_clear_pointer (&record->consent, respite_consent_free);
  g_clear_pointer (&record->text, respite_consent_template_free);
  g_free (record->patient_name);
  g_free (record);
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
  record->text = respite_consent_template_load (record->consent->slug, record->consent->language, NULL);

  return g_steal_pointer (&record);
}

void
respite_consent_decision_free (gpointer data)
{
  RespiteConsentDecision *decision = data;

  g_clear_pointer (&decision->signers, g_ptr_array_unref);
  g_free (decision->text);
  g_clear_pointer (&decision->scan, g_bytes_unref);
  g_free (decision->password);
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
