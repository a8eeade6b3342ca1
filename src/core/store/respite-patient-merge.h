/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-patient.h"
#include "domain/respite-patient-merge.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/*
 * The tables patient_merge and patient_same. A merge moves nothing: every row keeps the record it was written in, and
 * whoever lists what belongs to a patient asks for the whole group with the expression below. Writing functions run
 * inside the caller's transaction.
 */

/* For "WHERE patient_id IN " RESPITE_PATIENT_SAME: the keys of :patient and of the records of the same person. */
#define RESPITE_PATIENT_SAME RESPITE_PATIENT_SAME_AS (":patient")

/* Likewise with the patient's key in another parameter. */
#define RESPITE_PATIENT_SAME_AS(parameter) \
  "(SELECT " parameter " UNION ALL SELECT same_id FROM patient_same WHERE patient_same.patient_id = " parameter ")"

/* The key of the record that stands for the patient whose key is in @column. */
#define RESPITE_PATIENT_KEPT(column) \
  "coalesce ((SELECT same_id FROM patient_same WHERE patient_same.patient_id = " column " AND is_kept = 1), " column ")"

/*
 * Writes that @merged_id is the same person as @kept_id, by @staff_id at @now for @reason, and sets @id; the records
 * stay where they are. To be called inside a transaction.
 */
gboolean respite_patient_merge_insert (RespiteDb   *db,
                                       gint64       kept_id,
                                       gint64       merged_id,
                                       const char  *reason,
                                       gint64       staff_id,
                                       gint64       now,
                                       gint64      *id,
                                       GError     **error);

/* Takes a merge back. */
gboolean respite_patient_merge_undo (RespiteDb   *db,
                                     gint64       id,
                                     const char  *reason,
                                     gint64       staff_id,
                                     gint64       now,
                                     GError     **error);

/* (element-type RespitePatientMerge): those in force that end in the record @patient_id, and the one that it went by
 * into another; newest first. (transfer full) */
GPtrArray *respite_patient_merge_list (RespiteDb  *db,
                                       gint64      patient_id,
                                       GError    **error);

/* (transfer full): a merge, also one that was taken back */
RespitePatientMerge *respite_patient_merge_get (RespiteDb  *db,
                                                gint64      id,
                                                GError    **error);

/* The record that stands for @patient_id: itself, or the one it was merged into. */
gboolean respite_patient_merge_get_kept (RespiteDb  *db,
                                         gint64      patient_id,
                                         gint64     *kept_id,
                                         GError    **error);

/* (element-type gint64): the other records of the same person. (transfer full) */
GArray *respite_patient_merge_list_same (RespiteDb  *db,
                                         gint64      patient_id,
                                         GError    **error);

/* How much of each kind hangs on the very record @patient_id, and whether a visit of it is under way. */
gboolean respite_patient_merge_count (RespiteDb             *db,
                                      gint64                 patient_id,
                                      RespitePatientCounts  *counts,
                                      GError               **error);

G_END_DECLS
