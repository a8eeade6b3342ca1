/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-response.h"
#include "forms/respite-answers.h"
#include "forms/respite-form.h"
#include "service/respite-eligibility-acts.h"
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

G_END_DECLS
