/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-response.h"
#include "forms/respite-answers.h"
#include "forms/respite-form.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/* (element-type RespiteFormRow): the newest version of every form. Needs BOARD_VIEW. */
GPtrArray *respite_office_list_forms (RespiteOffice  *office,
                                      GError        **error);

/* The definition by its key. (transfer full) */
RespiteForm *respite_office_get_form (RespiteOffice  *office,
                                      gint64          form_id,
                                      GError        **error);

/**
 * respite_office_import_form:
 * @json: a FHIR R4 Questionnaire
 * @issues: (out) (optional) (transfer full) (element-type utf8): what cannot be rendered, item by item
 *
 * Adds a form or a new version of one; a definition with answers is never altered. Needs FORM_MANAGE.
 *
 * Returns: its key, 0 with an error
 */
gint64 respite_office_import_form (RespiteOffice  *office,
                                   GBytes         *json,
                                   GPtrArray     **issues,
                                   GError        **error);

/* (element-type RespiteResponse): newest first, drafts among them. Needs RECORD_VIEW. */
GPtrArray *respite_office_list_responses (RespiteOffice  *office,
                                          gint64          patient_id,
                                          GError        **error);

/* Needs FORM_FILL, for finished answers RECORD_VIEW too. */
RespiteResponse *respite_office_get_response (RespiteOffice  *office,
                                              gint64          response_id,
                                              GError        **error);

/**
 * respite_office_start_response:
 * @session_id: the visit it belongs to, 0 for none
 *
 * Begins a draft, or gives the one that stands open for this patient and form. Needs FORM_FILL.
 *
 * Returns: the draft's key, 0 with an error
 */
gint64 respite_office_start_response (RespiteOffice  *office,
                                      gint64          form_id,
                                      gint64          patient_id,
                                      gint64          session_id,
                                      GError        **error);

/* Keeps a draft's answers as they stand; durable, without an audit row. Needs FORM_FILL. */
gboolean respite_office_save_draft (RespiteOffice  *office,
                                    gint64          response_id,
                                    const char     *json,
                                    GError        **error);

/**
 * respite_office_finish_response:
 * @answers: complete by the form's rules, else RESPITE_ERROR_INVALID with the first question that is not
 *
 * Locks the answers under a keyed hash. Their flags are kept with them. Needs FORM_FILL.
 */
gboolean respite_office_finish_response (RespiteOffice   *office,
                                         gint64           response_id,
                                         RespiteAnswers  *answers,
                                         GError         **error);

/**
 * RespiteFlagRow:
 * @key: the question's linkId, for overrides
 * @reason: (nullable): why a STOP was overridden, from the decision in force
 */
typedef struct
{
  RespiteFlagLevel  level;
  char             *key;
  char             *text;
  char             *source;
  char             *answer;
  char             *reason;
} RespiteFlagRow;

void respite_flag_row_free (RespiteFlagRow *row);

/**
 * RespiteEligibility:
 * @response_id: the screening it rests on, 0 where none was finished
 * @screened_at: when that was finished
 * @flags: (element-type RespiteFlagRow): STOP first
 * @decision: none until one is signed for this very screening
 * @conditions: of a conditional decision
 * @is_valid: whether the signature still fits what was signed
 *
 * What the eligibility page shows. The program never pre-selects a decision.
 */
typedef struct
{
  gint64           id;
  char            *uuid;
  gint64           patient_id;
  gint64           response_id;
  gint64           screened_at;
  GPtrArray       *flags;
  RespiteDecision  decision;
  char            *reason;
  char            *conditions;
  char            *signed_by;
  gint64           signed_at;
  gboolean         is_valid;
} RespiteEligibility;

void respite_eligibility_free (RespiteEligibility *eligibility);

/* Needs RECORD_VIEW. (transfer full) */
RespiteEligibility *respite_office_get_eligibility (RespiteOffice  *office,
                                                    gint64          patient_id,
                                                    GError        **error);

/**
 * respite_office_sign_eligibility:
 * @reason: needed unless cleared without a STOP
 * @overrides: (element-type utf8 utf8) (nullable): reasons by flag key; every STOP needs one to be cleared
 * @password: of who is signed in, typed again
 *
 * Needs ELIGIBILITY_SIGN.
 */
gboolean respite_office_sign_eligibility (RespiteOffice    *office,
                                          gint64            patient_id,
                                          RespiteDecision   decision,
                                          const char       *reason,
                                          const char       *conditions,
                                          GHashTable       *overrides,
                                          const char       *password,
                                          GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFlagRow, respite_flag_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteEligibility, respite_eligibility_free)

G_END_DECLS
