/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-session-record.h"

void
respite_addendum_free (RespiteAddendum *addendum)
{
  if (addendum == NULL)
    return;

  g_free (addendum->uuid);
  g_free (addendum->text);
  g_free (addendum->reason);
  g_free (addendum->staff_name);
  g_free (addendum);
}

RespiteSessionRecord *
respite_session_record_new (void)
{
  RespiteSessionRecord *record = g_atomic_rc_box_new0 (RespiteSessionRecord);
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_event_free);

  record->patient = respite_patient_new ();
  record->session = respite_session_new ();
  record->gate = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_check_free);
  record->worksheet = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_check_free);
  record->discharge = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_check_free);
  record->timeline = respite_timeline_new_take (events);
  record->thresholds = respite_thresholds_new_example ();
  record->signatures = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_signature_free);
  record->addenda = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_addendum_free);
  record->vial_moves = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_vial_move_free);
  record->recovery = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_recovery_scale_free);
  record->schedule = respite_schedule_default;
  record->needs_check = TRUE;
  record->monitor = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_monitor_batch_free);
  record->dose_tolerance_ug = RESPITE_DOSE_TOLERANCE_UG;

  return record;
}

static void
clear_record (gpointer data)
{
  RespiteSessionRecord *record = data;

  respite_patient_free (record->patient);
  respite_session_free (record->session);
  respite_course_free (record->course);
  respite_protocol_free (record->protocol);
  respite_order_free (record->order);
  respite_preparation_free (record->preparation);
  g_clear_pointer (&record->gate, g_ptr_array_unref);
  g_clear_pointer (&record->discharge, g_ptr_array_unref);
  g_clear_pointer (&record->worksheet, g_ptr_array_unref);
  g_clear_pointer (&record->timeline, respite_timeline_unref);
  respite_thresholds_free (record->thresholds);
  g_clear_pointer (&record->signatures, g_ptr_array_unref);
  g_clear_pointer (&record->addenda, g_ptr_array_unref);
  g_clear_pointer (&record->vial_moves, g_ptr_array_unref);
  g_clear_pointer (&record->monitor, g_ptr_array_unref);
  g_clear_pointer (&record->medicines, g_ptr_array_unref);
  g_clear_pointer (&record->recovery, g_ptr_array_unref);
}

RespiteSessionRecord *
respite_session_record_ref (const RespiteSessionRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return g_atomic_rc_box_acquire ((gpointer) record);
}

void
respite_session_record_unref (RespiteSessionRecord *record)
{
  if (record != NULL)
    g_atomic_rc_box_release_full (record, clear_record);
}

gint64
respite_session_record_get_given (const RespiteSessionRecord *record)
{
  gint64 at = respite_timeline_get_end (record->timeline);
  guint n = respite_timeline_get_n_events (record->timeline);

  for (guint i = 0; at == 0 && i < n; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (record->timeline, n - 1 - i);

      if (!event->is_struck)
        at = event->at;
    }

  return at != 0 ? respite_timeline_get_given (record->timeline, at) : 0;
}

gboolean
respite_session_record_is_infusing (const RespiteSessionRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);

  return respite_timeline_get_start (record->timeline) != 0 && respite_timeline_get_end (record->timeline) == 0;
}

gboolean
respite_session_record_is_nasal (const RespiteSessionRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);

  return record->order != NULL && record->order->drug == RESPITE_DRUG_ESKETAMINE_NASAL;
}

gboolean
respite_session_record_is_unbalanced (const RespiteSessionRecord *record)
{
  RespiteVialBalance balance;

  g_return_val_if_fail (record != NULL, FALSE);

  /* A record of before vials were written down has none. */
  if (record->vial_moves->len == 0)
    return FALSE;

  balance = respite_vial_balance (record->vial_moves, respite_session_record_get_given (record));

  return ABS (balance.open) > record->dose_tolerance_ug;
}

gboolean
respite_session_record_has_monitor (const RespiteSessionRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);

  for (guint i = 0; record->monitor != NULL && i < record->monitor->len; i++)
    if (!((const RespiteMonitorBatch *) g_ptr_array_index (record->monitor, i))->is_struck)
      return TRUE;

  return FALSE;
}

const RespiteAddendum *
respite_session_record_find_amendment (const RespiteSessionRecord *record,
                                       gint64                      event_id)
{
  g_return_val_if_fail (record != NULL, NULL);

  for (guint i = record->addenda != NULL ? record->addenda->len : 0; event_id != 0 && i-- > 0;)
    {
      const RespiteAddendum *addendum = g_ptr_array_index (record->addenda, i);

      if (addendum->event_id == event_id)
        return addendum;
    }

  return NULL;
}

gboolean
respite_session_record_has_amended (const RespiteSessionRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);

  for (guint i = 0; record->addenda != NULL && i < record->addenda->len; i++)
    if (((const RespiteAddendum *) g_ptr_array_index (record->addenda, i))->event_id != 0)
      return TRUE;

  return FALSE;
}

gboolean
respite_session_record_is_dose_amended (const RespiteSessionRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);

  for (guint i = 0; record->addenda != NULL && i < record->addenda->len; i++)
    {
      const RespiteAddendum *addendum = g_ptr_array_index (record->addenda, i);
      const RespiteEvent *event = addendum->event_id != 0 ?
                                  respite_session_record_find_event (record, addendum->event_id) : NULL;

      if (event != NULL && respite_event_is_dose (event))
        return TRUE;
    }

  return FALSE;
}

const RespiteEvent *
respite_session_record_find_event (const RespiteSessionRecord *record,
                                   gint64                      event_id)
{
  g_return_val_if_fail (record != NULL, NULL);

  for (guint i = 0; record->timeline != NULL && i < respite_timeline_get_n_events (record->timeline); i++)
    if (respite_timeline_get_event (record->timeline, i)->id == event_id)
      return respite_timeline_get_event (record->timeline, i);

  return NULL;
}
