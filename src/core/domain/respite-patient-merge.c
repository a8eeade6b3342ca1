/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-patient-merge.h"

void
respite_patient_merge_free (RespitePatientMerge *merge)
{
  if (merge == NULL)
    return;

  g_free (merge->uuid);
  g_free (merge->mrn);
  g_free (merge->name);
  g_free (merge->reason);
  g_free (merge->staff_name);
  g_free (merge);
}

void
respite_patient_change_free (RespitePatientChange *change)
{
  if (change == NULL)
    return;

  g_free (change->staff_name);
  g_free (change->field);
  g_free (change->before);
  g_free (change->after);
  g_free (change->from_mrn);
  g_free (change);
}
