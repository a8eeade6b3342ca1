/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "forms/respite-consent-template.h"
#include "service/respite-consent-acts.h"

G_BEGIN_DECLS

/* The jobs of a consent, for respite_page_run(). */

/**
 * RespiteConsentRecord:
 * @consent: the consent
 * @text: (nullable): the template of the same version and language, for questions and meanings
 * @is_infusing: whether an infusion of the patient is running
 * @patient_name: as shown where somebody signs for the patient
 * @printed_name: as the patient's signature has it: given name first
 */
typedef struct
{
  RespiteConsent         *consent;
  RespiteConsentTemplate *text;
  char                   *patient_name;
  char                   *printed_name;
  gboolean                is_infusing;
} RespiteConsentRecord;

void respite_consent_record_free (gpointer record);

/* What nobody must overlook: a broken seal, a withdrawal while the infusion runs, that it must be signed again.
 * (transfer full) (nullable) */
char *respite_consent_record_dup_alarm (const RespiteConsentRecord *record);

/* What the patient said in their own words. */
typedef struct
{
  char *question;
  char *answer;
} RespiteConsentAnswer;

/* (transfer full) (element-type RespiteConsentAnswer): those that were answered; empty before the consent is signed */
GPtrArray *respite_consent_record_list_answers (const RespiteConsentRecord *record);

/* What the signature of somebody in @role says. (transfer none) */
const char *respite_consent_record_get_meaning (const RespiteConsentRecord *record,
                                                RespiteSignerRole           role);

/* @data: the consent's key. Returns: a RespiteConsentRecord */
gpointer respite_consent_read_job (RespiteOffice  *office,
                                   gpointer        data,
                                   GError        **error);

/**
 * RespiteConsentDecision:
 * @signers: (element-type RespiteSigner)
 * @text: the answers as JSON when signing, the language when that changes, else the reason
 * @given: (element-type utf8 utf8) (nullable): what a draft still needs, by placeholder
 */
typedef struct
{
  gint64      consent_id;
  GPtrArray  *signers;
  char       *text;
  GBytes     *scan;
  char       *password;
  GHashTable *given;
} RespiteConsentDecision;

/* (transfer full): about the consent with this key, with this text (nullable) */
RespiteConsentDecision *respite_consent_decision_new  (gint64      consent_id,
                                                       const char *text);
void                    respite_consent_decision_free (gpointer    decision);

/* @data: a RespiteConsentDecision */
gpointer respite_consent_sign_job     (RespiteOffice  *office,
                                       gpointer        data,
                                       GError        **error);
gpointer respite_consent_present_job  (RespiteOffice  *office,
                                       gpointer        data,
                                       GError        **error);
gpointer respite_consent_language_job (RespiteOffice  *office,
                                       gpointer        data,
                                       GError        **error);
gpointer respite_consent_decline_job  (RespiteOffice  *office,
                                       gpointer        data,
                                       GError        **error);
gpointer respite_consent_withdraw_job (RespiteOffice  *office,
                                       gpointer        data,
                                       GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteConsentRecord, respite_consent_record_free)

G_END_DECLS
