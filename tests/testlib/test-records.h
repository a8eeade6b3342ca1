/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-patient.h"
#include "testlib.h"

/* Patients and what hangs on them, made by whoever is signed in at the clinic; a refusal ends the test. */

/* The key of a new patient with the phone number @phone, which may be %NULL. */
gint64 test_records_add_patient (TestClinic *clinic,
                                 const char *family,
                                 const char *given,
                                 const char *born,
                                 const char *phone);

/* A line of one of the lists, as it is typed: "gabapentin; 300 mg". */
void test_records_add_item (TestClinic            *clinic,
                            gint64                 patient_id,
                            RespiteRecordItemKind  kind,
                            const char            *text);

/* How many patients @text finds, among the archived ones or the others; sets @id to the first one's key. */
guint test_records_count_found (TestClinic *clinic,
                                const char *text,
                                gboolean    archived,
                                gint64     *id);

/* (transfer full): a small picture for an attachment */
GBytes *test_records_make_png (void);
