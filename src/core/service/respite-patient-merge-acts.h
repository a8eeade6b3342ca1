/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-patient.h"
#include "domain/respite-patient-merge.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/*
 * Acts on two records of one person, and the history of a record; see respite-patient-acts.h for what acts have in
 * common. A merge moves nothing: what belongs to the merged record is listed with that of the record that stays, both
 * numbers find it, and taking the merge back restores both exactly. What was written in between stays where it was
 * written: in the record that was kept.
 */

/**
 * RespiteMergePreview:
 * @kept: the record that would stay
 * @merged: the record that would go into it
 * @counts: what hangs on the merged one and would be listed with the kept one
 * @differences: (element-type RespitePatientChange): fields where the two differ: before is the merged one's, after is
 *   the kept one's, which stays
 * @problem: (nullable): a sentence that says why they cannot be merged now
 */
typedef struct
{
  RespitePatient       *kept;
  RespitePatient       *merged;
  RespitePatientCounts  counts;
  GPtrArray            *differences;
  char                 *problem;
} RespiteMergePreview;

void respite_merge_preview_free (RespiteMergePreview *preview);

/* Needs PATIENT_MERGE. (transfer full) */
RespiteMergePreview *respite_office_preview_merge (RespiteOffice  *office,
                                                   gint64          kept_id,
                                                   gint64          merged_id,
                                                   GError        **error);

/**
 * respite_office_merge_patients:
 * @reason: why they are one person, 1 to 1,000 characters
 * @id: (out) (optional): the merge, for respite_office_unmerge_patients()
 *
 * Needs %RESPITE_FUNCTION_PATIENT_MERGE. %RESPITE_ERROR_CONFLICT for an archived record and while a visit of either is
 * under way.
 */
gboolean respite_office_merge_patients (RespiteOffice  *office,
                                        gint64          kept_id,
                                        gint64          merged_id,
                                        const char     *reason,
                                        gint64         *id,
                                        GError        **error);

/* Takes a merge back; @reason may be empty. Needs PATIENT_MERGE. */
gboolean respite_office_unmerge_patients (RespiteOffice  *office,
                                          gint64          merge_id,
                                          const char     *reason,
                                          GError        **error);

/* (element-type RespitePatientMerge): the merges in force that end in this record, newest first. Needs PATIENT_FIND.
 * (transfer full) */
GPtrArray *respite_office_list_merges (RespiteOffice  *office,
                                       gint64          patient_id,
                                       GError        **error);

/**
 * respite_office_list_patient_history:
 *
 * Who changed which field when, from what to what. Needs %RESPITE_FUNCTION_PATIENT_FIND; lists, weights, attachments
 * and merges are told to who has %RESPITE_FUNCTION_RECORD_VIEW.
 *
 * Returns: (transfer full) (element-type RespitePatientChange): newest first
 */
GPtrArray *respite_office_list_patient_history (RespiteOffice  *office,
                                                gint64          patient_id,
                                                GError        **error);

/**
 * respite_office_list_namesakes:
 *
 * Other patients with a visit today whose name can be mistaken for this one's: the same family name, or a name that
 * differs by a letter or two. Needs %RESPITE_FUNCTION_PATIENT_FIND.
 *
 * Returns: (transfer full) (element-type RespitePatientRow)
 */
GPtrArray *respite_office_list_namesakes (RespiteOffice  *office,
                                          gint64          patient_id,
                                          GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteMergePreview, respite_merge_preview_free)

G_END_DECLS
