/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RespitePatientMerge:
 * @kept_id: the record that stays
 * @merged_id: the one that went into it
 * @mrn: of the merged record, likewise @name
 * @staff_name: who merged
 * @undone_at: when it was taken back, 0 while it is in force
 *
 * Two records found to be of one person.
 */
typedef struct
{
  gint64  id;
  char   *uuid;
  gint64  kept_id;
  gint64  merged_id;
  char   *mrn;
  char   *name;
  char   *reason;
  gint64  merged_at;
  char   *staff_name;
  gint64  undone_at;
} RespitePatientMerge;

void respite_patient_merge_free (RespitePatientMerge *merge);

/**
 * RespitePatientCounts:
 *
 * How much hangs on a record.
 */
typedef struct
{
  int responses;
  int consents;
  int courses;
  int sessions;
  int items;
  int weights;
  int attachments;
  int documents;
  int under_way;                /* visits between check-in and discharge */
} RespitePatientCounts;

/**
 * RespitePatientChange:
 * @field: what changed: a column of the patient ("family"), a list ("allergy", "problem", "medicine", "treatment"),
 *   "weight", "attachment" or "merge"
 * @before: "" for nothing
 * @after: "" for nothing
 * @from_mrn: (nullable): the number of the record the line was written in, where that is another one of the same person
 *
 * One line of a record's history.
 */
typedef struct
{
  gint64  at;
  char   *staff_name;
  char   *field;
  char   *before;
  char   *after;
  char   *from_mrn;
  gint64  version;              /* of the patient that it made, 0 for what has no versions */
} RespitePatientChange;

void respite_patient_change_free (RespitePatientChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespitePatientMerge, respite_patient_merge_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespitePatientChange, respite_patient_change_free)

G_END_DECLS
