/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-patient-merge.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/**
 * respite_patient_history_list:
 * @with_record: whether lists, weights, attachments and merges are told too
 *
 * Who changed what when, from the versions of the patient and from the audit trail, over all records of the same
 * person.
 *
 * Returns: (transfer full) (element-type RespitePatientChange): newest first
 */
GPtrArray *respite_patient_history_list (RespiteDb  *db,
                                         gint64      patient_id,
                                         gboolean    with_record,
                                         GError    **error);

G_END_DECLS
