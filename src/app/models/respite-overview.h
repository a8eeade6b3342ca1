/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-clinic.h"
#include "service/respite-consent-acts.h"
#include "service/respite-form-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-patient-merge-acts.h"
#include "service/respite-session-acts.h"

G_BEGIN_DECLS

/* The jobs of a patient's overview, for respite_page_run() and respite_page_read(). */

/**
 * RespiteOverview:
 * @is_hidden: whether the record may not be seen: then the lists are empty, whatever the record says
 * @items: (element-type RespiteRecordItem)
 * @eligibility: (nullable): %NULL where the record may not be seen
 * @consents: (element-type RespiteConsent)
 * @sessions: (element-type RespiteSession): of the active course
 * @weights: (element-type RespiteWeight): newest first
 * @merges: (element-type RespitePatientMerge): what was merged into this record
 */
typedef struct
{
  RespitePatient     *patient;
  gboolean            is_hidden;
  GPtrArray          *items;
  RespiteEligibility *eligibility;
  GPtrArray          *consents;
  GPtrArray          *sessions;
  GPtrArray          *weights;
  GPtrArray          *merges;
} RespiteOverview;

void respite_overview_free (gpointer overview);

/* @data: the patient's key. Returns: a RespiteOverview */
gpointer respite_overview_job (RespiteOffice  *office,
                               gpointer        data,
                               GError        **error);

/* @data: a RespiteRecordItem */
gpointer respite_record_add_job (RespiteOffice  *office,
                                 gpointer        data,
                                 GError        **error);

/* @data: the item's key. Returns: it again, to be freed with g_free() */
gpointer respite_record_end_job   (RespiteOffice  *office,
                                   gpointer        data,
                                   GError        **error);
gpointer respite_record_stand_job (RespiteOffice  *office,
                                   gpointer        data,
                                   GError        **error);

/* @data: the patient's key */
gpointer respite_record_no_allergies_job (RespiteOffice  *office,
                                          gpointer        data,
                                          GError        **error);

/* @data: the patient's key. Returns: it again, to be freed with g_free() */
gpointer respite_record_archive_job   (RespiteOffice  *office,
                                       gpointer        data,
                                       GError        **error);
gpointer respite_record_unarchive_job (RespiteOffice  *office,
                                       gpointer        data,
                                       GError        **error);

/* @data: the merge's key. Returns: it again, to be freed with g_free() */
gpointer respite_record_unmerge_job (RespiteOffice  *office,
                                     gpointer        data,
                                     GError        **error);

typedef struct
{
  gint64 patient_id;
  gint64 weight_g;
  gint64 height_mm;
} RespiteWeightRequest;

/* @data: a RespiteWeightRequest */
gpointer respite_record_weight_job (RespiteOffice  *office,
                                    gpointer        data,
                                    GError        **error);

/* What a toast's Undo needs: the clinic and a key. */
typedef struct
{
  RespiteClinic *clinic;
  gint64         id;
} RespiteRecordUndo;

RespiteRecordUndo *respite_record_undo_new  (RespiteClinic *clinic,
                                             gint64         id);
void               respite_record_undo_free (gpointer       undo);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteOverview, respite_overview_free)

G_END_DECLS
