/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-patient.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/*
 * The tables patient, patient_mrn, patient_recent. Writing functions run inside the caller's transaction.
 */

/**
 * respite_patient_table_insert:
 * @patient: checked; an empty MRN takes the next number
 * @staff_id: who adds
 * @now: when
 *
 * Sets id, uuid, MRN, version and added_at, and writes the search keys. RESPITE_ERROR_CONFLICT for an MRN that is or
 * was somebody's.
 */
gboolean respite_patient_table_insert (RespiteDb       *db,
                                       RespitePatient  *patient,
                                       gint64           staff_id,
                                       gint64           now,
                                       GError         **error);

/**
 * respite_patient_table_update:
 * @patient: with the id and version that were read; archived_at and allergy_state count too
 *
 * Writes the next version; the old one stays in the history. RESPITE_ERROR_CONFLICT where @patient's version is not
 * the present one.
 */
gboolean respite_patient_table_update (RespiteDb       *db,
                                       RespitePatient  *patient,
                                       gint64           staff_id,
                                       gint64           now,
                                       GError         **error);

/* With weight and allergies for the banner; %RESPITE_ERROR_NOT_FOUND. (transfer full) */
RespitePatient *respite_patient_table_get (RespiteDb  *db,
                                           gint64      id,
                                           GError    **error);

/* Remembers that the record was opened. */
gboolean respite_patient_table_set_recent (RespiteDb  *db,
                                           gint64      id,
                                           gint64      now,
                                           GError    **error);

/**
 * RespitePatientVersion:
 * @patient: the fields as they were; no weight and no allergies
 * @at: when it was written
 * @staff_name: by whom
 */
typedef struct
{
  RespitePatient *patient;
  gint64          at;
  char           *staff_name;
} RespitePatientVersion;

void respite_patient_version_free (RespitePatientVersion *version);

/* (element-type RespitePatientVersion): the versions of a patient, oldest first; @number: only that one, 0 for all.
 * (transfer full) */
GPtrArray *respite_patient_table_list_versions (RespiteDb  *db,
                                                gint64      id,
                                                gint64      number,
                                                GError    **error);

/**
 * RespitePatientDiffFunc:
 * @field: the name of its column
 * @before: "" for nothing
 * @after: "" for nothing
 */
typedef void (*RespitePatientDiffFunc) (const char *field,
                                        const char *before,
                                        const char *after,
                                        gpointer    user_data);

/* Calls @func for every field that differs; @before (nullable): NULL for a new patient. */
void respite_patient_diff (const RespitePatient   *before,
                           const RespitePatient   *after,
                           RespitePatientDiffFunc  func,
                           gpointer                user_data);

/**
 * respite_patient_describe_change:
 * @before: (nullable): %NULL for a new patient
 * @old_text: (out): what differed, a "name: value" line each
 * @new_text: (out): the same names with the new values
 */
void respite_patient_describe_change (const RespitePatient  *before,
                                      const RespitePatient  *after,
                                      char                 **old_text,
                                      char                 **new_text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespitePatientVersion, respite_patient_version_free)

G_END_DECLS
