/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-session-record.h"

void
respite_addendum_free (RespiteAddendum *addendum)
{
  if (addendum == NULL)
    return;

  g_free (addendum->text);
  g_free (addendum->staff_name);
  g_free (addendum);
}

RespiteSessionRecord *
respite_session_record_new (void)
{
  RespiteSessionRecord *record = g_new0 (RespiteSessionRecord, 1);
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_event_free);

  record->patient = respite_patient_new ();
  record->session = respite_session_new ();
  record->gate = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_check_free);
  record->discharge = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_check_free);
  record->timeline = respite_timeline_new_take (events);
  record->thresholds = respite_thresholds_new_example ();
  record->signatures = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_signature_free);
  record->addenda = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_addendum_free);

  return record;
}

void
respite_session_record_free (RespiteSessionRecord *record)
{
  if (record == NULL)
    return;

  respite_patient_free (record->patient);
  respite_session_free (record->session);
  respite_course_free (record->course);
  respite_protocol_free (record->protocol);
  respite_order_free (record->order);
  respite_preparation_free (record->preparation);
  g_clear_pointer (&record->gate, g_ptr_array_unref);
  g_clear_pointer (&record->discharge, g_ptr_array_unref);
  g_clear_pointer (&record->timeline, respite_timeline_unref);
  respite_thresholds_free (record->thresholds);
  g_clear_pointer (&record->signatures, g_ptr_array_unref);
  g_clear_pointer (&record->addenda, g_ptr_array_unref);
  g_free (record);
}
