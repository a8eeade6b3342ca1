/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-response.h"
#include "forms/respite-form.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/*
 * The tables form, response, eligibility and document. Writing functions run inside the caller's transaction.
 */

/* Adds a version of a definition under a short name. @staff_id is 0 for a built-in one. */
gboolean respite_form_table_insert (RespiteDb    *db,
                                    RespiteForm  *form,
                                    const char   *slug,
                                    const char   *version,
                                    gint64        staff_id,
                                    gint64        now,
                                    gint64       *id,
                                    GError      **error);

/* The key of a version, 0 for none; @sha256 (out) (transfer full) of its file. */
gboolean respite_form_table_find (RespiteDb   *db,
                                  const char  *slug,
                                  const char  *version,
                                  gint64      *id,
                                  char       **sha256,
                                  GError     **error);

/* The key of the newest version with this short name, 0 for none. */
gboolean respite_form_table_find_newest (RespiteDb   *db,
                                         const char  *slug,
                                         gint64      *id,
                                         GError     **error);

/**
 * respite_form_table_list:
 * @language: (nullable): of the titles, where the form has it; %NULL for each form's own
 *
 * Returns: (transfer full) (element-type RespiteFormRow): the newest version of each, built-in ones first, those that
 *   are retired among them
 */
GPtrArray *respite_form_table_list (RespiteDb   *db,
                                    const char  *language,
                                    GError     **error);

/* Retires the form with this short name, or offers it again. */
gboolean respite_form_table_offer (RespiteDb   *db,
                                   const char  *slug,
                                   gboolean     is_retired,
                                   gint64       staff_id,
                                   gint64       now,
                                   GError     **error);

/* The short name of a version, and whether it is retired; %RESPITE_ERROR_NOT_FOUND. (transfer full) */
RespiteFormRow *respite_form_table_get (RespiteDb  *db,
                                        gint64      id,
                                        GError    **error);

/* The file of a version; %RESPITE_ERROR_NOT_FOUND. (transfer full) */
GBytes *respite_form_table_get_json (RespiteDb  *db,
                                     gint64      id,
                                     GError    **error);

/* Begins a draft with @json. */
gboolean respite_response_table_insert (RespiteDb   *db,
                                        gint64       form_id,
                                        gint64       patient_id,
                                        gint64       session_id,
                                        const char  *json,
                                        gint64       staff_id,
                                        gint64       now,
                                        gint64      *id,
                                        GError     **error);

/* The open draft, 0 for none. */
gboolean respite_response_table_find_draft (RespiteDb  *db,
                                            gint64      form_id,
                                            gint64      patient_id,
                                            gint64      session_id,
                                            gint64     *id,
                                            GError    **error);

/* Keeps a draft's answers. */
gboolean respite_response_table_save (RespiteDb   *db,
                                      gint64       id,
                                      const char  *json,
                                      gint64       now,
                                      GError     **error);

/* Discards a draft, or brings one that was discarded back; anything else stays as it is. */
gboolean respite_response_table_discard (RespiteDb  *db,
                                         gint64      id,
                                         gboolean    is_discarded,
                                         gint64      now,
                                         GError    **error);

/* Finishes a draft; respite_response_table_bind() must follow in the same transaction. */
gboolean respite_response_table_finish (RespiteDb   *db,
                                        gint64       id,
                                        const char  *json,
                                        const int   *flags,
                                        gint64       staff_id,
                                        gint64       now,
                                        GError     **error);

/* Locks finished answers by their keyed hash. */
gboolean respite_response_table_bind (RespiteDb   *db,
                                      gint64       id,
                                      const char  *binding,
                                      GError     **error);

RespiteResponse *respite_response_table_get (RespiteDb  *db,
                                             gint64      id,
                                             GError    **error);

/* (element-type RespiteResponse): newest first, without those that are discarded; @language (nullable) of the forms'
 * titles. (transfer full) */
GPtrArray *respite_response_table_list (RespiteDb   *db,
                                        gint64       patient_id,
                                        const char  *language,
                                        GError     **error);

/* The same of drafts that were discarded. */
GPtrArray *respite_response_table_list_discarded (RespiteDb   *db,
                                                  gint64       patient_id,
                                                  const char  *language,
                                                  GError     **error);

/* (element-type RespiteResponse): drafts of any patient that were kept last at @from or later and before @to, form by
 * form. (transfer full) */
GPtrArray *respite_response_table_list_left (RespiteDb  *db,
                                             gint64      from,
                                             gint64      to,
                                             GError    **error);

/* The last finished answers to @slug; 0 for none. */
gboolean respite_response_table_get_last (RespiteDb   *db,
                                          gint64       patient_id,
                                          const char  *slug,
                                          gint64      *id,
                                          gint64      *finished_at,
                                          GError     **error);

/**
 * RespiteEligibilityRow:
 * @conditions: one a line
 * @overrides: reasons by flag, a JSON object of texts
 * @review_on: "YYYY-MM-DD" when it is to be decided anew, "" for never
 * @workup_to: the last result of the work-up that it rests on
 *
 * A stored decision.
 */
typedef struct
{
  gint64           id;
  char            *uuid;
  gint64           patient_id;
  gint64           response_id;
  RespiteDecision  decision;
  char            *reason;
  char            *conditions;
  char            *overrides;
  char            *review_on;
  gint64           workup_to;
  gint64           decided_at;
} RespiteEligibilityRow;

void respite_eligibility_row_free (RespiteEligibilityRow *row);

/* Sets @row's id and uuid. */
gboolean respite_eligibility_table_insert (RespiteDb              *db,
                                           RespiteEligibilityRow  *row,
                                           GError                **error);

/* The last decision of a patient; %NULL without an error for none. (transfer full) */
RespiteEligibilityRow *respite_eligibility_table_get_last (RespiteDb  *db,
                                                           gint64      patient_id,
                                                           GError    **error);

/* (element-type RespiteEligibilityRow): all decisions of a patient, the first one first. (transfer full) */
GPtrArray *respite_eligibility_table_list (RespiteDb  *db,
                                           gint64      patient_id,
                                           GError    **error);

/**
 * RespiteConditionRow:
 *
 * What was said last of a condition of a decision.
 */
typedef struct
{
  int       position;
  gboolean  is_done;
  char     *note;
  char     *staff_name;
  gint64    at;
} RespiteConditionRow;

void respite_condition_row_free (RespiteConditionRow *row);

gboolean respite_condition_table_insert (RespiteDb                  *db,
                                         gint64                      eligibility_id,
                                         const RespiteConditionRow  *row,
                                         gint64                      staff_id,
                                         GError                    **error);

/* (element-type RespiteConditionRow): the newest of each condition, by position. (transfer full) */
GPtrArray *respite_condition_table_list (RespiteDb  *db,
                                         gint64      eligibility_id,
                                         GError    **error);

/**
 * RespiteReviewRow:
 *
 * A patient whose last decision is due to be made anew.
 */
typedef struct
{
  gint64           patient_id;
  char            *patient_name;
  char            *patient_mrn;
  RespiteDecision  decision;
  char            *review_on;
} RespiteReviewRow;

void respite_review_row_free (RespiteReviewRow *row);

/* (element-type RespiteReviewRow): of patients who are not archived, due on @day or before, the oldest first. */
GPtrArray *respite_eligibility_table_list_due (RespiteDb   *db,
                                               const char  *day,
                                               GError     **error);

gboolean respite_document_table_insert (RespiteDb                 *db,
                                        const RespiteDocumentRow  *row,
                                        gint64                     patient_id,
                                        gint64                     session_id,
                                        gint64                     staff_id,
                                        gint64                    *id,
                                        GError                   **error);

/* (transfer full): one that takes nothing back itself */
RespiteDocumentRow *respite_document_table_get (RespiteDb  *db,
                                                gint64      id,
                                                GError    **error);

/* (element-type RespiteDocumentRow): newest first, without those that take another back. (transfer full) */
GPtrArray *respite_document_table_list (RespiteDb  *db,
                                        gint64      patient_id,
                                        GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteEligibilityRow, respite_eligibility_row_free)

G_END_DECLS
