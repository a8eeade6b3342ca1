/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "domain/respite-patient.h"

G_BEGIN_DECLS

/* The fields of a patient. The signal "changed" says that something was typed. */
#define RESPITE_TYPE_PATIENT_EDITOR (respite_patient_editor_get_type ())

G_DECLARE_FINAL_TYPE (RespitePatientEditor, respite_patient_editor, RESPITE, PATIENT_EDITOR, GtkWidget)

/* Shows @patient; %NULL empties the fields. */
void respite_patient_editor_set_patient (RespitePatientEditor *self,
                                         const RespitePatient *patient);

/**
 * respite_patient_editor_dup_patient:
 *
 * Returns: (transfer full): the patient that was set with what is typed now
 */
RespitePatient *respite_patient_editor_dup_patient (RespitePatientEditor *self);

/**
 * respite_patient_editor_check:
 * @patient: what was typed; cleaned in place
 * @today: "YYYY-MM-DD"
 *
 * Shows what is wrong beside the field that is.
 *
 * Returns: whether the patient can be kept
 */
gboolean respite_patient_editor_check (RespitePatientEditor *self,
                                       RespitePatient       *patient,
                                       const char           *today);

G_END_DECLS
