/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-patient.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/*
 * Acts on patients. Like every act they run on the office's thread, ask the permission matrix first, and write their
 * audit row in the same transaction; FALSE or NULL comes with an error and nothing has changed then.
 */

/**
 * respite_office_add_patient:
 * @patient: as typed; cleaned in place; an empty MRN takes the next number
 * @error: RESPITE_ERROR_INVALID for what the patient breaks, RESPITE_ERROR_CONFLICT for a taken MRN
 *
 * Needs %RESPITE_FUNCTION_PATIENT_EDIT. Sets @patient's id, uuid and MRN.
 */
gboolean respite_office_add_patient (RespiteOffice   *office,
                                     RespitePatient  *patient,
                                     GError         **error);

/**
 * respite_office_update_patient:
 *
 * Writes the fields of @patient, whose id and version must be those read before; every old value stays in the
 * history. RESPITE_ERROR_CONFLICT where somebody else changed the patient meanwhile.
 */
gboolean respite_office_update_patient (RespiteOffice   *office,
                                        RespitePatient  *patient,
                                        GError         **error);

/**
 * respite_office_undo_patient_update:
 * @version: the one that is to be taken back, which must be the present one
 *
 * Writes the values of the version before again, as a new version.
 */
gboolean respite_office_undo_patient_update (RespiteOffice  *office,
                                             gint64          patient_id,
                                             gint64          version,
                                             GError        **error);

/* Archives (with @archive) or brings back a patient. Needs RESPITE_FUNCTION_PATIENT_ARCHIVE. */
gboolean respite_office_archive_patient (RespiteOffice  *office,
                                         gint64          patient_id,
                                         gboolean        archive,
                                         GError        **error);

/**
 * respite_office_get_patient:
 *
 * The patient with banner data; of a merged record, the one that it
 * went into, whose id is another then. Needs %RESPITE_FUNCTION_PATIENT_FIND. @open_record says that the record is being
 * opened, which is audited as a view.
 *
 * Returns: (transfer full)
 */
RespitePatient *respite_office_get_patient (RespiteOffice  *office,
                                            gint64          patient_id,
                                            gboolean        open_record,
                                            GError        **error);

/**
 * respite_office_search_patients:
 * @text: any mix of name parts in any order, date of birth in the usual ways, MRN, phone digits; "" for the recently
 *   opened ones
 * @limit: at most so many rows
 * @n_found: (out) (optional): how many there are, counted up to 1,000
 *
 * Every word must match the beginning of some key of the patient. Archived patients are left out.
 *
 * Returns: (transfer full) (element-type RespitePatientRow): by name
 */
GPtrArray *respite_office_search_patients (RespiteOffice  *office,
                                           const char     *text,
                                           guint           limit,
                                           guint          *n_found,
                                           GError        **error);

/**
 * respite_office_note_search:
 * @text: what was typed
 * @patient_id: who was opened from what was found, 0 where the list was only read
 *
 * Writes a search into the audit log: when a record is opened from it, or when the list has stood for a while; not at
 * every letter. Needs PATIENT_FIND.
 */
gboolean respite_office_note_search (RespiteOffice  *office,
                                     const char     *text,
                                     gint64          patient_id,
                                     GError        **error);

/* Like respite_office_search_patients() among the archived ones; "" finds them all. */
GPtrArray *respite_office_search_archived_patients (RespiteOffice  *office,
                                                    const char     *text,
                                                    guint           limit,
                                                    guint          *n_found,
                                                    GError        **error);

/**
 * respite_office_list_patients:
 * @limit: at most so many rows
 *
 * Every patient who is not archived, for the command line's list. Needs PATIENT_FIND.
 *
 * Returns: (transfer full) (element-type RespitePatientRow): by name
 */
GPtrArray *respite_office_list_patients (RespiteOffice  *office,
                                         guint           limit,
                                         GError        **error);

/**
 * respite_office_list_similar_patients:
 * @patient: being typed; may be incomplete
 *
 * Likely duplicates: the same date of birth with one name in common, a date of birth with a slip and a name that is
 * the same, a form of it or nearly so, or the same phone.
 *
 * Returns: (transfer full) (element-type RespitePatientRow): at most five
 */
GPtrArray *respite_office_list_similar_patients (RespiteOffice         *office,
                                                 const RespitePatient  *patient,
                                                 GError               **error);

/* The lists of a record: allergies, problems, medicines, treatments. Need RECORD_VIEW and RECORD_EDIT. */
GPtrArray *respite_office_list_record_items (RespiteOffice  *office,
                                             gint64          patient_id,
                                             GError        **error);
gboolean   respite_office_add_record_item   (RespiteOffice      *office,
                                             RespiteRecordItem  *item,
                                             GError            **error);
gboolean   respite_office_end_record_item   (RespiteOffice  *office,
                                             gint64          item_id,
                                             gboolean        ended,
                                             GError        **error);

/* Says that allergies were asked for and there are none known (or takes that back). */
gboolean respite_office_set_allergy_state (RespiteOffice        *office,
                                           gint64                patient_id,
                                           RespiteAllergyState   state,
                                           GError              **error);

/**
 * respite_office_add_weight:
 * @weight_g: grams, checked by respite_patient_check_weight()
 * @height_mm: 0 where not measured
 * @at: when; 0 for now
 */
gboolean respite_office_add_weight (RespiteOffice  *office,
                                    gint64          patient_id,
                                    gint64          weight_g,
                                    gint64          height_mm,
                                    gint64          at,
                                    GError        **error);

/* (element-type RespiteWeight): newest first. Needs RECORD_VIEW. (transfer full) */
GPtrArray *respite_office_list_weights (RespiteOffice  *office,
                                        gint64          patient_id,
                                        GError        **error);

/**
 * respite_office_resolve:
 * @kind: what is looked for
 * @text: an MRN (patients), a built-in's slug (forms, protocols), a login (staff), or a uuid or a prefix of at
 *   least eight of its characters that is unique
 *
 * Returns: whether there is exactly one; @id is its key
 */
gboolean respite_office_resolve (RespiteOffice  *office,
                                 RespiteKind     kind,
                                 const char     *text,
                                 gint64         *id,
                                 GError        **error);

G_END_DECLS
