/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "sample-record.h"

#include "base/respite-clock.h"
#include "base/respite-str.h"
#include "infusion/respite-emergency.h"
#include "sample.h"
#include "test-events.h"

static void
add_check (GPtrArray    *checks,
           const char   *text,
           RespiteAnswer answer,
           const char   *value,
           const char   *reason)
{
  RespiteCheck *check = respite_check_new ();

  check->code = g_strdup_printf ("item-%u", checks->len);
  check->text = g_strdup (text);
  check->is_required = TRUE;
  check->answer = answer;
  check->value = g_strdup (value);
  check->reason = g_strdup (reason);
  check->staff_name = g_strdup ("Ana Bell, RN");
  g_ptr_array_add (checks, check);
}

/* A line whose answer is what was written. */
static void
add_value (GPtrArray  *checks,
           const char *text,
           const char *value)
{
  add_check (checks, text, RESPITE_ANSWER_YES, value, "");
  ((RespiteCheck *) g_ptr_array_index (checks, checks->len - 1))->needs_value = TRUE;
}

static void
fill_checks (RespiteSessionRecord *record)
{
  add_check (record->gate, "Identity checked twice (name, date of birth)", RESPITE_ANSWER_YES, "", "");
  add_check (record->gate, "Consent in force", RESPITE_ANSWER_YES, "", "");
  add_check (record->gate, "Escort named, with telephone", RESPITE_ANSWER_YES, "Luis Martinez, 207-555-0177", "");
  add_check (record->gate, "Nothing to eat for 6 hours, clear fluids until 2 hours before", RESPITE_ANSWER_NO, "",
             "Toast at 06:30; prescriber Hale informed and agreed to start at 10:00");
  add_check (record->gate, "Pregnancy test", RESPITE_ANSWER_NOT_APPLICABLE, "", "");
  add_check (record->discharge, "At least 30 minutes since the end", RESPITE_ANSWER_YES, "", "");
  add_check (record->discharge, "Awake, oriented, steady gait", RESPITE_ANSWER_YES, "MOAA/S 5", "");
  add_check (record->discharge, "IV out, site dry", RESPITE_ANSWER_YES, "", "");
  add_check (record->discharge, "Instructions given and understood", RESPITE_ANSWER_YES, "English, told us back", "");
  add_value (record->discharge, "Name of the escort", "Luis Martinez");
}

static void
fill_order (RespiteSessionRecord *record)
{
  RespiteOrder *order = record->order = respite_order_new ();
  RespitePreparation *preparation = record->preparation = respite_preparation_new ();

  order->drug = RESPITE_DRUG_KETAMINE_IV;
  order->dose_ug = 35700;
  order->dose_ug_per_kg = 500;
  order->weight_g = 71400;
  order->weight_on = g_strdup ("2026-11-23");
  order->bag_ul = 100000;
  order->concentration_ug_per_ml = 357;
  order->planned_ms = 40 * RESPITE_MINUTE_MS;
  order->rate_ugph = 53600;
  order->rate_text = g_strdup ("53.6 mg/h");
  order->adjuncts = g_strdup ("ondansetron 4 mg IV if needed");
  order->prescriber_name = g_strdup ("Dr. Owen Hale");
  order->ordered_at = test_minute (-25);

  preparation->lot = g_strdup ("KX2291");
  preparation->expiry = g_strdup ("2027-08-31");
  preparation->vial = g_strdup ("10 mg/mL, 20 mL, no. 118");
  preparation->strength_ug_per_ml = 10000;
  preparation->vial_ul = 20000;
  preparation->drawn_ul = 3570;
  preparation->prepared_name = g_strdup ("Ana Bell, RN");
  preparation->checked_name = g_strdup ("Marta Diaz, RN");
  preparation->at = test_minute (-12);
}

static void
add_full_set (GPtrArray *events,
              double     minute,
              int        i)
{
  RespiteEvent *set = test_events_add_set (events, minute, (gint16) (118 + (i * 7) % 23), (gint16) (72 + (i * 5) % 13));

  set->vitals[RESPITE_VITAL_PULSE] = (gint16) (70 + (i * 3) % 17);
  set->vitals[RESPITE_VITAL_SPO2] = (gint16) (99 - i % 4);
  set->vitals[RESPITE_VITAL_RESPIRATION] = (gint16) (13 + i % 4);
  set->vitals[RESPITE_VITAL_SEDATION] = (gint16) (minute > 5 && minute < 45 ? 4 : 5);
  set->vitals[RESPITE_VITAL_PAIN] = (gint16) MAX (2, 7 - i / 2);
}

static GPtrArray *
make_events (int minutes)
{
  GPtrArray *events = test_events_new ();
  RespiteEvent *event;

  add_full_set (events, -8, 0);
  test_events_add_rate (events, RESPITE_EVENT_START, 0, 53600);
  for (int i = 1; i * 5 <= minutes; i++)
    add_full_set (events, i * 5 + 0.2, i);
  test_events_add_effect (events, RESPITE_EVENT_EFFECT_START, 9, "floating", 1);
  test_events_add_effect (events, RESPITE_EVENT_EFFECT_START, 12, "nausea", 2);
  event = test_events_add_text (events, RESPITE_EVENT_MEDICINE, 14, "ondansetron");
  respite_set_str (&event->detail, "4 mg IV");
  test_events_add (events, RESPITE_EVENT_PAUSE, 16);
  test_events_add_rate (events, RESPITE_EVENT_RESUME, 19, 53600);
  event = test_events_add_set (events, 21, 181, 74);
  event->is_struck = TRUE;
  respite_set_str (&event->strike_reason, "typing slip, was 118");
  test_events_add_rate (events, RESPITE_EVENT_RATE, 22, 40000);
  event = test_events_add (events, RESPITE_EVENT_BOLUS, 27);
  event->amount_ug = 2000;
  event = test_events_add_text (events, RESPITE_EVENT_NOTE, 24, "Calm, eyes closed, answers when spoken to. Music on.");
  event->entered_at = test_minute (41);
  test_events_add_effect (events, RESPITE_EVENT_EFFECT_END, 33, "nausea", 0);
  test_events_add (events, RESPITE_EVENT_END, minutes);
  test_events_add_effect (events, RESPITE_EVENT_EFFECT_END, minutes + 10, "floating", 0);
  add_full_set (events, minutes + 15, 3);
  add_full_set (events, minutes + 30, 2);
  event = test_events_add (events, RESPITE_EVENT_RECOVERY, minutes + 31);
  respite_set_str (&event->code, "aldrete");
  event->severity = 10;
  for (guint i = 0; i < events->len; i++)
    {
      event = g_ptr_array_index (events, i);
      respite_set_str (&event->staff_name, i % 5 == 4 ? "Marta Diaz, RN" : "Ana Bell, RN");
      if (event->entered_at == 0)
        event->entered_at = event->at + 8000;
    }

  return events;
}

static void
add_signature (RespiteSessionRecord *record,
               const char           *name,
               RespiteRole           roles,
               const char           *meaning,
               double                minute)
{
  RespiteSignature *signature = respite_signature_new ();

  signature->staff_name = g_strdup (name);
  signature->roles = roles;
  signature->meaning = g_strdup (meaning);
  signature->note = g_strdup ("");
  signature->at = test_minute (minute);
  signature->is_valid = TRUE;
  g_ptr_array_add (record->signatures, signature);
}

RespiteSessionRecord *
sample_record_new (int minutes)
{
  RespiteSessionRecord *record = respite_session_record_new ();
  RespiteSession *session = record->session;
  RespiteAddendum *addendum = g_new0 (RespiteAddendum, 1);

  respite_patient_free (record->patient);
  record->patient = respite_patient_copy (sample_patient ());
  record->course = respite_course_new ();
  record->course->protocol_name = g_strdup ("Pain - short series");
  session->number = 3;
  session->of = 4;
  session->state = RESPITE_SESSION_SIGNED;
  session->planned_at = test_minute (-30);
  session->checked_in_at = test_minute (-35);
  session->started_at = test_minute (0);
  session->ended_at = test_minute (minutes);
  session->discharged_at = test_minute (minutes + 40);
  session->chair = g_strdup ("2");
  fill_checks (record);
  fill_order (record);
  respite_timeline_unref (record->timeline);
  record->timeline = respite_timeline_new_take (make_events (minutes));
  record->thresholds->is_confirmed = TRUE;
  record->thresholds->version = 2;
  respite_set_str (&record->thresholds->set_by, "Dr. Owen Hale");
  record->thresholds->set_at = test_minute (-100000);
  add_signature (record, "Dr. Owen Hale", RESPITE_ROLE_PRESCRIBER, "ordered", -25);
  add_signature (record, "Ana Bell, RN", RESPITE_ROLE_NURSE, "prepared", -12);
  add_signature (record, "Marta Diaz, RN", RESPITE_ROLE_NURSE, "checked", -10);
  add_signature (record, "Dr. Owen Hale", RESPITE_ROLE_PRESCRIBER, "signed", minutes + 60);
  addendum->text = g_strdup ("Patient called at 18:00: slight headache, gone after rest. No further action.");
  addendum->staff_name = g_strdup ("Ana Bell, RN");
  addendum->at = test_minute (520);
  g_ptr_array_add (record->addenda, addendum);

  return record;
}

void
sample_record_add_emergency (RespiteSessionRecord *record,
                             double                minute,
                             const char *const    *lines)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_event_free);

  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    g_ptr_array_add (events, respite_event_copy (respite_timeline_get_event (record->timeline, i)));
  for (int i = 0; lines[i] != NULL; i++)
    {
      RespiteEvent *event = test_events_add (events, RESPITE_EVENT_EMERGENCY, minute + i * 0.25);

      respite_emergency_read (event, lines[i]);
      respite_set_str (&event->staff_name, "Ana Bell, RN");
    }
  respite_timeline_unref (record->timeline);
  record->timeline = respite_timeline_new_take (events);
}
