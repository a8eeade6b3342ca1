/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-patient.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/*
 * The table patient_token: by which words a patient is found. Names are folded; dates of birth stand in the usual
 * orders of their digits; telephone numbers forwards and, behind "<", backwards, so that the last digits find them.
 */

/* Folded "family given|preferred|former|nicknames": the order of lists. (transfer full) */
char *respite_patient_dup_sort_key (const RespitePatient *patient);

/* (transfer full) (element-type utf8): every key of the patient, none twice. */
GPtrArray *respite_patient_dup_tokens (const RespitePatient *patient);

/* Writes the keys of @patient in place of the old ones; none of an archived patient. Inside a transaction. */
gboolean respite_patient_search_write (RespiteDb             *db,
                                       const RespitePatient  *patient,
                                       GError               **error);

/**
 * respite_patient_search:
 * @text: what was typed; "" gives those whose record was opened last
 * @now: for the next visit
 * @limit: at most so many rows
 * @n_found: (out): how many there are, counted up to 1,000
 *
 * Every word, or a name that means the same (Bob, Robert), must match the beginning of a key. A single letter finds
 * family names.
 *
 * Returns: (transfer full) (element-type RespitePatientRow): by name
 */
GPtrArray *respite_patient_search (RespiteDb   *db,
                                   const char  *text,
                                   gint64       now,
                                   guint        limit,
                                   guint       *n_found,
                                   GError     **error);

/* Like respite_patient_search() among the archived patients; "" finds them all. */
GPtrArray *respite_patient_search_archived (RespiteDb   *db,
                                            const char  *text,
                                            gint64       now,
                                            guint        limit,
                                            guint       *n_found,
                                            GError     **error);

/* (element-type RespitePatientRow): everybody who is not archived, by name, at most @limit. (transfer full) */
GPtrArray *respite_patient_list (RespiteDb  *db,
                                 gint64      now,
                                 guint       limit,
                                 GError    **error);

/* Likely duplicates of @patient, itself left out; see respite_office_list_similar_patients(). */
GPtrArray *respite_patient_list_similar (RespiteDb             *db,
                                         const RespitePatient  *patient,
                                         gint64                 now,
                                         guint                  limit,
                                         GError               **error);

/* (element-type RespitePatientRow): those of the first @limit of @ids, keys of patients. (transfer full) */
GPtrArray *respite_patient_load_rows (RespiteDb  *db,
                                      GArray     *ids,
                                      gint64      now,
                                      guint       limit,
                                      GError    **error);

/* The row of one patient for a list. */
RespitePatientRow *respite_patient_get_row (RespiteDb  *db,
                                            gint64      id,
                                            gint64      now,
                                            GError    **error);

G_END_DECLS
