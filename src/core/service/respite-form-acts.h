/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-response.h"
#include "forms/respite-answers.h"
#include "forms/respite-form.h"
#include "service/respite-eligibility-acts.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/* (element-type RespiteFormRow): the newest version of every form, retired ones too. Needs BOARD_VIEW. */
GPtrArray *respite_office_list_forms (RespiteOffice  *office,
                                      GError        **error);

/* The same with titles in @language, (nullable) for each form's own. */
GPtrArray *respite_office_list_forms_in (RespiteOffice  *office,
                                         const char     *language,
                                         GError        **error);

/**
 * respite_office_retire_form:
 * @is_retired: whether it is not offered from now on; %FALSE offers it again
 *
 * Retires a form in all its versions. Nobody begins it then; drafts can be finished, and all answers stay. Those that
 * came with the program can be retired, too. Needs FORM_MANAGE.
 */
gboolean respite_office_retire_form (RespiteOffice  *office,
                                     gint64          form_id,
                                     gboolean        is_retired,
                                     GError        **error);

/* The definition by its key. (transfer full) */
RespiteForm *respite_office_get_form (RespiteOffice  *office,
                                      gint64          form_id,
                                      GError        **error);

/**
 * RespiteFormImportResult:
 *
 * What became of a file.
 */
typedef enum
{
  RESPITE_FORM_IMPORT_ADDED,            /* a form that was not here */
  RESPITE_FORM_IMPORT_NEW_VERSION,      /* a version beside those that are here */
  RESPITE_FORM_IMPORT_HERE_ALREADY,     /* the same file was here; nothing changed */
} RespiteFormImportResult;

/* "added", "new-version", "here-already" */
extern const RespiteCode respite_form_import_codes[];

/**
 * RespiteFormImport:
 * @slug: the name that it has here
 * @version: that of the file; one that begins with "file-" where the file has none and another one without was here
 * @n_items: of all kinds
 * @n_questions: that can be answered here
 * @n_not_asked: that cannot
 * @notes: (element-type RespiteFormNote): everything that is not rendered as the file wants it, item by item
 *
 * The report of one file.
 */
typedef struct
{
  gint64                   form_id;
  char                    *slug;
  char                    *title;
  char                    *version;
  RespiteFormImportResult  result;
  int                      n_items;
  int                      n_questions;
  int                      n_not_asked;
  GPtrArray               *notes;
} RespiteFormImport;

void respite_form_import_free (RespiteFormImport *import);

/**
 * respite_office_import_form:
 * @json: a FHIR R4 Questionnaire
 * @error: %RESPITE_ERROR_PARSE with the line and the reason, %RESPITE_ERROR_CONFLICT where the same version is here
 *   with other content; nothing has changed then
 *
 * Adds a form or a new version of one; a definition that is here is never altered. A form of another origin (url) whose
 * short name is taken gets a number behind it. Needs FORM_MANAGE. One act for each file, so that a caller can show
 * progress and stop between files.
 *
 * Returns: (transfer full) (nullable): the report
 */
RespiteFormImport *respite_office_import_form (RespiteOffice  *office,
                                               GBytes         *json,
                                               GError        **error);

/**
 * respite_office_prefill:
 * @answers: of a form for this patient
 * @count: (out) (optional): how many questions were answered
 *
 * Answers from the record what the form asks to be answered from it; see respite-prefill.h. Whoever may not see the
 * record gets name, birth, phones and the like only. Needs FORM_FILL. respite_office_start_response() does it, too.
 */
gboolean respite_office_prefill (RespiteOffice   *office,
                                 gint64           patient_id,
                                 RespiteAnswers  *answers,
                                 int             *count,
                                 GError         **error);

/* (element-type RespiteResponse): newest first, drafts among them. Needs RECORD_VIEW. */
GPtrArray *respite_office_list_responses (RespiteOffice  *office,
                                          gint64          patient_id,
                                          GError        **error);

/* The same with titles in @language, (nullable) for each form's own. */
GPtrArray *respite_office_list_responses_in (RespiteOffice  *office,
                                             gint64          patient_id,
                                             const char     *language,
                                             GError        **error);

/* (element-type RespiteResponse): only what is not finished, for who fills in and sees no records. FORM_FILL. */
GPtrArray *respite_office_list_drafts (RespiteOffice  *office,
                                       gint64          patient_id,
                                       const char     *language,
                                       GError        **error);

/* (element-type RespiteResponse): drafts that nobody wanted any more, newest first. Needs FORM_FILL. */
GPtrArray *respite_office_list_discarded (RespiteOffice  *office,
                                          gint64          patient_id,
                                          const char     *language,
                                          GError        **error);

/* Needs FORM_FILL, for finished answers RECORD_VIEW too. */
RespiteResponse *respite_office_get_response (RespiteOffice  *office,
                                              gint64          response_id,
                                              GError        **error);

/**
 * respite_office_start_response:
 * @session_id: the visit it belongs to, 0 for none
 *
 * Begins a draft with what the record knows already, or gives the one that stands open for this patient and form.
 * A form that is retired is not begun (%RESPITE_ERROR_CONFLICT). Needs FORM_FILL.
 *
 * Returns: the draft's key, 0 with an error
 */
gint64 respite_office_start_response (RespiteOffice  *office,
                                      gint64          form_id,
                                      gint64          patient_id,
                                      gint64          session_id,
                                      GError        **error);

/**
 * respite_office_open_answers:
 * @session_id: the visit they belong to, 0 for none
 * @response_id: (out): the draft that stands open for this patient and form, 0 for none
 *
 * The answers of that draft, else new ones with what the record knows already. Nothing is kept: a draft begins with the
 * first answer, by respite_office_keep_draft(). A form that is retired is not begun (%RESPITE_ERROR_CONFLICT). Needs
 * FORM_FILL.
 *
 * Returns: (transfer full) (nullable): the answers
 */
RespiteAnswers *respite_office_open_answers (RespiteOffice  *office,
                                             gint64          form_id,
                                             gint64          patient_id,
                                             gint64          session_id,
                                             gint64         *response_id,
                                             GError        **error);

/* Keeps answers in the draft that stands open, else in a new one. Returns: its key, 0 with an error. FORM_FILL. */
gint64 respite_office_keep_draft (RespiteOffice  *office,
                                  gint64          form_id,
                                  gint64          patient_id,
                                  gint64          session_id,
                                  const char     *json,
                                  GError        **error);

/**
 * respite_office_leave_draft:
 * @n_raised: (out) (optional): how many safety items were opened
 *
 * To be called when a person turns away from a draft: nobody may ever finish it, so its safety answers are opened for
 * somebody to look at, each once. Nothing happens to answers that are no draft. Drafts that were not touched for a
 * quarter of an hour are looked through in the same way by themselves. Needs FORM_FILL.
 */
gboolean respite_office_leave_draft (RespiteOffice  *office,
                                     gint64          response_id,
                                     guint          *n_raised,
                                     GError        **error);

/**
 * respite_office_discard_draft:
 * @n_raised: (out) (optional): how many safety items were opened
 *
 * Puts a draft away that nobody wants to finish; it is not listed any more. Its safety answers are opened for somebody
 * to look at all the same. Needs FORM_FILL.
 */
gboolean respite_office_discard_draft (RespiteOffice  *office,
                                       gint64          response_id,
                                       guint          *n_raised,
                                       GError        **error);

/* Brings a discarded draft back, unless the form was begun anew since (%RESPITE_ERROR_CONFLICT). Needs FORM_FILL. */
gboolean respite_office_restore_draft (RespiteOffice  *office,
                                       gint64          response_id,
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
 * respite_office_finish_response_at:
 * @answered_at: when the patient answered on paper, not in the future; 0 for now
 *
 * The same for a sheet that is keyed in later: its scores and the answers themselves carry the day on which they were
 * given. Of score sheets only; what other forms say must be of the day they are finished.
 */
gboolean respite_office_finish_response_at (RespiteOffice   *office,
                                            gint64           response_id,
                                            RespiteAnswers  *answers,
                                            gint64           answered_at,
                                            GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFormImport, respite_form_import_free)

G_END_DECLS
