/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-consent.h"
#include "forms/respite-consent-template.h"
#include "service/respite-office.h"
#include "store/respite-consent-text-table.h"

G_BEGIN_DECLS

/* (element-type RespiteConsent): of a patient, newest first, every one checked against its binding. RECORD_VIEW. */
GPtrArray *respite_office_list_consents (RespiteOffice  *office,
                                         gint64          patient_id,
                                         GError        **error);

/* The same of those that were not declined and have not ended, for who presents them and sees no records.
 * CONSENT_PRESENT. */
GPtrArray *respite_office_list_open_consents (RespiteOffice  *office,
                                              gint64          patient_id,
                                              GError        **error);

/* Checked likewise. Needs CONSENT_PRESENT: who presents a consent reads it, though no other part of the record. */
RespiteConsent *respite_office_get_consent (RespiteOffice  *office,
                                            gint64          consent_id,
                                            GError        **error);

/**
 * respite_office_present_consent:
 * @slug: the template, such as "off-label-ketamine"
 * @language: of the text
 *
 * Freezes the text with this patient's and the clinic's data filled in, and presents it. One that was presented and
 * not yet decided is given again where its text is still the same. Needs CONSENT_PRESENT.
 *
 * Returns: the consent's key, 0 with an error
 */
gint64 respite_office_present_consent (RespiteOffice  *office,
                                       gint64          patient_id,
                                       const char     *slug,
                                       const char     *language,
                                       GError        **error);

/* The same with what the record does not say: @given is (element-type utf8 utf8) (nullable), texts by placeholder. */
gint64 respite_office_present_consent_with (RespiteOffice  *office,
                                            gint64          patient_id,
                                            const char     *slug,
                                            const char     *language,
                                            GHashTable     *given,
                                            GError        **error);

/**
 * respite_office_prepare_consent:
 * @given: (element-type utf8 utf8) (nullable): texts by placeholder
 *
 * Presents the consent where everything that its text asks for is known, else makes a draft or goes on with the one
 * there is. Needs CONSENT_PRESENT.
 *
 * Returns: the consent's key, 0 with an error
 */
gint64 respite_office_prepare_consent (RespiteOffice  *office,
                                       gint64          patient_id,
                                       const char     *slug,
                                       const char     *language,
                                       GHashTable     *given,
                                       GError        **error);

/* Fills a draft in and presents it; @language is (nullable) for the draft's own. Needs CONSENT_PRESENT. */
gboolean respite_office_present_draft (RespiteOffice  *office,
                                       gint64          consent_id,
                                       const char     *language,
                                       GHashTable     *given,
                                       GError        **error);

/**
 * respite_office_set_consent_language:
 * @language: such as "es"
 *
 * Writes the text of a consent that nobody has decided on anew in another language: the newest version, with what the
 * record says. One that was presented is a draft again where the text asks for more than that. Needs CONSENT_PRESENT.
 *
 * Returns: whether it is in @language now; %RESPITE_ERROR_CONFLICT once it was signed or declined
 */
gboolean respite_office_set_consent_language (RespiteOffice  *office,
                                              gint64          consent_id,
                                              const char     *language,
                                              GError        **error);

/* A version of a text, the clinic's own before the built-in one; @version 0 for the newest. Needs CONSENT_PRESENT. */
RespiteConsentTemplate *respite_office_load_consent_text (RespiteOffice  *office,
                                                          const char     *slug,
                                                          const char     *language,
                                                          int             version,
                                                          GError        **error);

/**
 * RespiteConsentStanding:
 * @lapse: why the consent to the treatment is not in force; none where it is
 * @ended_at: when it was withdrawn or declined, else 0
 * @is_review_due: whether the decision on eligibility has to be made anew
 * @is_ahead: whether a course runs or a visit stands open
 *
 * What everybody who treats a patient has to know at a glance.
 */
typedef struct
{
  RespiteLapse lapse;
  gint64       ended_at;
  gboolean     is_review_due;
  gboolean     is_ahead;
} RespiteConsentStanding;

/* Needs RECORD_VIEW. */
gboolean respite_office_get_consent_standing (RespiteOffice           *office,
                                              gint64                   patient_id,
                                              RespiteConsentStanding  *standing,
                                              GError                 **error);

/* (element-type RespiteAskAgainRow): who has a course or a visit ahead and must sign again, with the reason in the
 * consent's lapse; by name. Needs CONSENT_PRESENT. */
GPtrArray *respite_office_list_ask_again (RespiteOffice  *office,
                                          GError        **error);

/* Writes down that consents ran out, by time or with their course. Needs CONSENT_SIGN. */
gboolean respite_office_expire_consents (RespiteOffice  *office,
                                         int            *n_expired,
                                         GError        **error);

/**
 * respite_office_sign_consent:
 * @signers: (element-type RespiteSigner): at least the patient or a representative; the drawn ones with strokes
 * @answers: (nullable): the teach-back answers as a JSON object of texts
 * @scan: (nullable): of a consent signed on paper: PNG, JPEG or PDF by content, at most 20 MB
 * @password: (nullable): of the clinician who explained, where one of @signers is the signed-in clinician
 *
 * Locks the consent: template, version, language, exact text, answers, patient, signers, meaning, times and strokes are
 * bound by one keyed hash. An older one of the same template is superseded. Needs CONSENT_SIGN.
 */
gboolean respite_office_sign_consent (RespiteOffice  *office,
                                      gint64          consent_id,
                                      GPtrArray      *signers,
                                      const char     *answers,
                                      GBytes         *scan,
                                      const char     *password,
                                      GError        **error);

/* The patient said no. Needs CONSENT_SIGN. */
gboolean respite_office_decline_consent (RespiteOffice  *office,
                                         gint64          consent_id,
                                         const char     *reason,
                                         GError        **error);

/* Takes effect at once, also when said by word of mouth. Needs CONSENT_WITHDRAW. */
gboolean respite_office_withdraw_consent (RespiteOffice  *office,
                                          gint64          consent_id,
                                          const char     *reason,
                                          GError        **error);

G_END_DECLS
