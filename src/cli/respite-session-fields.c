/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-session-fields.h"

#include "base/respite-error.h"
#include "base/respite-quantity.h"
#include "chart/respite-session-chart-reading.h"
#include "infusion/respite-order-check.h"

static void
add_session (RespiteFields        *fields,
             const RespiteSession *session,
             GTimeZone            *zone)
{
  respite_fields_add_text (fields, "id", N_("Id"), session->uuid);
  respite_fields_add_text (fields, "mrn", N_("MRN"), session->patient_mrn);
  respite_fields_add_text (fields, "patient", N_("Patient"), session->patient_name);
  respite_fields_add_text (fields, "state", N_("State"),
                           respite_code_to_word (respite_session_state_codes, session->state));
  respite_fields_add_integer (fields, "number", N_("No."), session->number);
  respite_fields_add_integer (fields, "of", N_("of"), session->of);
  respite_fields_add_time (fields, "planned_at", N_("Planned"), session->planned_at, zone);
  respite_fields_add_integer (fields, "minutes", N_("Minutes"), session->planned_minutes);
  respite_fields_add_integer (fields, "recovery_minutes", N_("Recovery, minutes"), session->recovery_minutes);
  respite_fields_add_text (fields, "chair", N_("Chair"), session->chair);
  respite_fields_add_text (fields, "booking_reason", N_("Chair booked twice"), session->booking_reason);
  respite_fields_add_time (fields, "started_at", N_("Started"), session->started_at, zone);
  respite_fields_add_time (fields, "ended_at", N_("Ended"), session->ended_at, zone);
}

GPtrArray *
respite_session_list_new (GPtrArray *sessions,
                          GTimeZone *zone)
{
  GPtrArray *list = respite_fields_list_new ();

  for (guint i = 0; i < sessions->len; i++)
    {
      RespiteFields *fields = respite_fields_new ();

      add_session (fields, g_ptr_array_index (sessions, i), zone);
      g_ptr_array_add (list, fields);
    }
  return list;
}

GPtrArray *
respite_check_list_new (GPtrArray *checks,
                        GTimeZone *zone)
{
  GPtrArray *list = respite_fields_list_new ();

  for (guint i = 0; i < checks->len; i++)
    {
      const RespiteCheck *check = g_ptr_array_index (checks, i);
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_text (fields, "code", N_("Code"), check->code);
      respite_fields_add_text (fields, "text", N_("Text"), check->text);
      respite_fields_add_boolean (fields, "required", NULL, check->is_required);
      respite_fields_add_text (fields, "answer", N_("Answer"),
                               respite_code_to_word (respite_answer_codes, check->answer));
      respite_fields_add_text (fields, "value", N_("Value"), check->value);
      respite_fields_add_text (fields, "reason", N_("Reason"), check->reason);
      respite_fields_add_boolean (fields, "open", N_("Open"), respite_check_is_open (check));
      if (check->conditions != NULL)
        respite_fields_add_text (fields, "conditions", N_("Open conditions"), check->conditions);
      if (check->note != NULL)
        respite_fields_add_text (fields, "note", N_("Limits"), check->note);
      respite_fields_add_text (fields, "by", N_("By"), check->staff_name);
      respite_fields_add_time (fields, "at", NULL, check->at, zone);
      g_ptr_array_add (list, fields);
    }
  return list;
}

static RespiteFields *
dup_vitals (const RespiteEvent *event)
{
  RespiteFields *fields = respite_fields_new ();
  int map = respite_event_get_map (event);

  for (int i = 0; i < RESPITE_N_VITALS; i++)
    {
      if (respite_event_has_vital (event, (RespiteVital) i))
        respite_fields_add_integer (fields, respite_code_to_word (respite_vital_codes, i), NULL, event->vitals[i]);
    }
  if (map != RESPITE_VITAL_UNSET)
    respite_fields_add_integer (fields, "map", NULL, map);
  return fields;
}

static const char *
translate_word_cb (const char *group,
                   const char *key,
                   const char *english,
                   gpointer    data)
{
  return gettext (english);
}

RespiteFields *
respite_event_fields_new (const RespiteEvent *event,
                          GTimeZone          *zone)
{
  RespiteFields *fields = respite_fields_new ();
  RespiteChartWords words = { .word = translate_word_cb, .zone = zone };
  g_autofree char *described = respite_chart_describe_event (event, &words);
  g_autofree char *uuid = respite_event_dup_uuid (event);

  respite_fields_add_text (fields, "id", NULL, uuid);
  respite_fields_add_time (fields, "at", N_("When"), event->at, zone);
  respite_fields_add_text (fields, "kind", N_("Kind"), respite_code_to_word (respite_event_kind_codes, event->kind));
  respite_fields_add_text (fields, "description", N_("What"), described);
  respite_fields_add_time (fields, "entered_at", NULL, event->entered_at, zone);
  respite_fields_add_boolean (fields, "late", N_("Late"), respite_event_is_late (event));
  respite_fields_add_boolean (fields, "struck", N_("Struck"), event->is_struck);
  respite_fields_add_text (fields, "strike_reason", NULL, event->strike_reason);
  respite_fields_add_text (fields, "by", N_("By"), event->staff_name);
  respite_fields_add_text (fields, "typed", NULL, event->typed);
  respite_fields_add_boolean (fields, "has_photo", NULL, event->photo_id != 0);
  respite_fields_add_integer (fields, "rate_ugph", NULL, event->rate_ugph);
  respite_fields_add_integer (fields, "amount_ug", NULL, event->amount_ug);
  respite_fields_add_integer (fields, "severity", NULL, event->severity);
  respite_fields_add_text (fields, "code", NULL, event->code);
  respite_fields_add_text (fields, "text", NULL, event->text);
  respite_fields_add_text (fields, "detail", NULL, event->detail);
  respite_fields_take_fields (fields, "vitals", NULL, event->kind == RESPITE_EVENT_SET ? dup_vitals (event) : NULL);
  return fields;
}

static RespiteFields *
dup_order (const RespiteOrder *order,
           GTimeZone          *zone)
{
  RespiteFields *fields = NULL;

  if (order == NULL)
    return NULL;

  fields = respite_fields_new ();
  respite_fields_add_text (fields, "drug", N_("Drug"), respite_code_to_word (respite_drug_codes, order->drug));
  respite_fields_take_amount (fields, "total_ug", N_("Dose"), respite_order_get_dose (order),
                              respite_quantity_format_mg (respite_order_get_dose (order)));
  respite_fields_add_integer (fields, "dose_ug_per_kg", NULL, order->dose_ug_per_kg);
  respite_fields_take_amount (fields, "weight_g", N_("Weight"), order->weight_g,
                              respite_quantity_format_kg (order->weight_g));
  respite_fields_add_text (fields, "weight_kind", NULL,
                           respite_code_to_word (respite_weight_kind_codes, order->weight_kind));
  respite_fields_add_text (fields, "weight_on", NULL, order->weight_on);
  respite_fields_take_amount (fields, "volume_ul", N_("Bag"), order->bag_ul,
                              respite_quantity_format_ml (order->bag_ul));
  respite_fields_add_integer (fields, "concentration_ug_per_ml", NULL, order->concentration_ug_per_ml);
  respite_fields_take_amount (fields, "rate_ugph", N_("Rate"), order->rate_ugph,
                              respite_quantity_format_mg_per_h (order->rate_ugph));
  respite_fields_take_amount (fields, "planned_ms", N_("Planned length"), order->planned_ms,
                              g_strdup_printf (_("%d min"), (int) (order->planned_ms / 60000)));
  respite_fields_add_text (fields, "adjuncts", N_("With it"), order->adjuncts);
  respite_fields_add_text (fields, "prescriber", N_("Ordered by"), order->prescriber_name);
  respite_fields_add_time (fields, "ordered_at", N_("Ordered"), order->ordered_at, zone);
  return fields;
}

static RespiteFields *
dup_preparation (const RespitePreparation *preparation,
                 GTimeZone                *zone)
{
  RespiteFields *fields = NULL;

  if (preparation == NULL)
    return NULL;

  fields = respite_fields_new ();
  respite_fields_add_text (fields, "lot", N_("Lot"), preparation->lot);
  respite_fields_add_text (fields, "expiry", N_("Expiry"), preparation->expiry);
  respite_fields_add_text (fields, "vial", N_("Vial"), preparation->vial);
  respite_fields_add_integer (fields, "strength_ug_per_ml", NULL, preparation->strength_ug_per_ml);
  respite_fields_add_integer (fields, "vial_ul", NULL, preparation->vial_ul);
  respite_fields_take_amount (fields, "drawn_ul", N_("Drawn"), preparation->drawn_ul,
                              respite_quantity_format_ml (preparation->drawn_ul));
  respite_fields_add_text (fields, "prepared_by", N_("Prepared by"), preparation->prepared_name);
  respite_fields_add_text (fields, "checked_by", N_("Checked by"), preparation->checked_name);
  respite_fields_add_time (fields, "at", N_("When"), preparation->at, zone);
  return fields;
}

static GPtrArray *
list_missing (const RespiteSessionRecord *record,
              gint64                      now,
              GTimeZone                  *zone)
{
  g_autoptr (GArray) missing = respite_session_record_list_missing (record, now);
  GPtrArray *list = respite_fields_list_new ();

  for (guint i = 0; i < missing->len; i++)
    {
      const RespiteMissing *row = &g_array_index (missing, RespiteMissing, i);
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_text (fields, "code", NULL, row->code);
      respite_fields_add_text (fields, "text", N_("What"), respite_translate (row->text));
      respite_fields_add_time (fields, "at", N_("When"), row->at, zone);
      respite_fields_add_boolean (fields, "blocks", N_("In the way of signing"), row->blocks);
      g_ptr_array_add (list, fields);
    }
  return list;
}

static GPtrArray *
list_signatures (GPtrArray *signatures,
                 GTimeZone *zone)
{
  GPtrArray *list = respite_fields_list_new ();

  for (guint i = 0; i < signatures->len; i++)
    {
      const RespiteSignature *signature = g_ptr_array_index (signatures, i);
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_text (fields, "meaning", N_("Meaning"), signature->meaning);
      respite_fields_add_text (fields, "by", N_("By"), signature->staff_name);
      respite_fields_add_time (fields, "at", N_("When"), signature->at, zone);
      respite_fields_add_boolean (fields, "valid", N_("Signature fits"), signature->is_valid);
      g_ptr_array_add (list, fields);
    }
  return list;
}

static GPtrArray *
list_events (const RespiteTimeline *timeline,
             GTimeZone             *zone)
{
  GPtrArray *list = respite_fields_list_new ();

  for (guint i = 0; i < respite_timeline_get_n_events (timeline); i++)
    g_ptr_array_add (list, respite_event_fields_new (respite_timeline_get_event (timeline, i), zone));
  return list;
}

RespiteFields *
respite_vials_fields_new (const RespiteSessionRecord *record,
                          GTimeZone                  *zone)
{
  RespiteVialBalance balance = respite_vial_balance (record->vial_moves, respite_session_record_get_given (record));
  RespiteFields *fields = respite_fields_new ();
  GPtrArray *list = respite_fields_list_new ();

  for (guint i = 0; i < record->vial_moves->len; i++)
    {
      const RespiteVialMove *move = g_ptr_array_index (record->vial_moves, i);
      RespiteFields *row = respite_fields_new ();

      respite_fields_add_text (row, "id", NULL, move->uuid);
      respite_fields_add_time (row, "at", N_("When"), move->at, zone);
      respite_fields_add_text (row, "kind", N_("What"),
                               respite_code_to_word (respite_vial_move_codes, (int) move->kind));
      respite_fields_take_amount (row, "amount_ug", N_("Amount"), move->amount_ug,
                                  respite_quantity_format_mg (move->amount_ug));
      respite_fields_add_integer (row, "volume_ul", NULL, move->volume_ul);
      respite_fields_add_text (row, "vial", NULL, move->vial->uuid);
      respite_fields_add_text (row, "number", N_("Vial"), move->vial->number);
      respite_fields_add_text (row, "lot", N_("Lot"), move->vial->lot);
      respite_fields_add_text (row, "expiry", N_("Expiry"), move->vial->expiry);
      respite_fields_add_integer (row, "strength_ug_per_ml", NULL, move->vial->strength_ug_per_ml);
      respite_fields_add_integer (row, "size_ul", NULL, move->vial->volume_ul);
      respite_fields_add_text (row, "reason", N_("Reason"), move->reason);
      respite_fields_add_text (row, "by", N_("By"), move->staff_name);
      respite_fields_add_text (row, "witness", N_("Witness"), move->witness_name);
      g_ptr_array_add (list, row);
    }
  respite_fields_take_list (fields, "moves", N_("Vials"), list);
  respite_fields_take_amount (fields, "drawn_ug", N_("Drawn"), balance.drawn,
                              respite_quantity_format_mg (balance.drawn));
  respite_fields_take_amount (fields, "given_ug", N_("Given"), balance.given,
                              respite_quantity_format_mg (balance.given));
  respite_fields_take_amount (fields, "wasted_ug", N_("Wasted"), balance.wasted,
                              respite_quantity_format_mg (balance.wasted));
  respite_fields_take_amount (fields, "returned_ug", N_("Returned"), balance.returned,
                              respite_quantity_format_mg (balance.returned));
  respite_fields_take_amount (fields, "explained_ug", N_("Explained"), balance.explained,
                              respite_quantity_format_mg (balance.explained));
  respite_fields_take_amount (fields, "open_ug", N_("Not accounted for"), balance.open,
                              respite_quantity_format_mg (balance.open));
  respite_fields_add_boolean (fields, "balanced", N_("Balanced"), !respite_session_record_is_unbalanced (record));
  return fields;
}

RespiteFields *
respite_monitor_fields_new (const RespiteMonitorBatch *batch,
                            GTimeZone                 *zone)
{
  RespiteFields *fields = respite_fields_new ();

  respite_fields_add_text (fields, "id", batch->id != 0 ? N_("Id") : NULL, batch->uuid);
  respite_fields_add_text (fields, "source", NULL, "monitor");
  respite_fields_add_text (fields, "file", N_("Monitor's file"), batch->file_name);
  respite_fields_add_text (fields, "sha256", NULL, batch->sha256);
  respite_fields_add_text (fields, "map", N_("Mapping"), batch->map_name);
  respite_fields_add_integer (fields, "offset_ms", NULL, batch->offset_ms);
  respite_fields_add_time (fields, "first_at", N_("From"), batch->first, zone);
  respite_fields_add_time (fields, "last_at", N_("To"), batch->last, zone);
  respite_fields_add_integer (fields, "n_rows", N_("Rows"), batch->n_rows);
  respite_fields_add_integer (fields, "n_values", N_("Values"), batch->n_values);
  respite_fields_add_integer (fields, "n_zero", N_("Of them 0"), batch->n_artefacts[RESPITE_ARTEFACT_ZERO]);
  respite_fields_add_integer (fields, "n_impossible", N_("Impossible"),
                              batch->n_artefacts[RESPITE_ARTEFACT_IMPOSSIBLE]);
  respite_fields_add_integer (fields, "n_jump", N_("Jumps"), batch->n_artefacts[RESPITE_ARTEFACT_JUMP]);
  respite_fields_add_time (fields, "imported_at", N_("Imported"), batch->at, zone);
  respite_fields_add_text (fields, "by", N_("By"), batch->staff_name);
  respite_fields_add_boolean (fields, "struck", N_("Taken back"), batch->is_struck);
  respite_fields_add_text (fields, "strike_reason", N_("Reason"), batch->strike_reason);
  return fields;
}

static GPtrArray *
list_monitor (GPtrArray *batches,
              GTimeZone *zone)
{
  GPtrArray *list = respite_fields_list_new ();

  for (guint i = 0; i < batches->len; i++)
    g_ptr_array_add (list, respite_monitor_fields_new (g_ptr_array_index (batches, i), zone));
  return list;
}

static GPtrArray *
list_addenda (const RespiteSessionRecord *record,
              GTimeZone                  *zone)
{
  GPtrArray *list = respite_fields_list_new ();

  for (guint i = 0; i < record->addenda->len; i++)
    {
      const RespiteAddendum *addendum = g_ptr_array_index (record->addenda, i);
      const RespiteEvent *event = addendum->event_id != 0 ?
                                  respite_session_record_find_event (record, addendum->event_id) : NULL;
      g_autofree char *uuid = event != NULL ? respite_event_dup_uuid (event) : NULL;
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_time (fields, "at", N_("When"), addendum->at, zone);
      respite_fields_add_text (fields, "by", N_("By"), addendum->staff_name);
      respite_fields_add_text (fields, "entry", N_("Entry"), uuid);
      respite_fields_add_text (fields, "text", N_("What"), addendum->text);
      respite_fields_add_text (fields, "reason", N_("Reason"), addendum->reason);
      g_ptr_array_add (list, fields);
    }
  return list;
}

RespiteFields *
respite_session_record_fields_new (const RespiteSessionRecord *record,
                                   gint64                      now,
                                   GTimeZone                  *zone)
{
  const RespiteSession *session = record->session;
  RespiteFields *fields = respite_fields_new ();
  gint64 end = respite_timeline_get_end (record->timeline);
  gint64 at = end != 0 ? end : now;
  gint64 given = respite_timeline_get_given (record->timeline, at);
  gint64 rate = 0;
  const RespiteChartWords words = { .word = translate_word_cb, .zone = zone };
  g_autofree char *amended = respite_session_chart_dup_amended_total (record, &words);

  respite_timeline_get_pump (record->timeline, at, &rate);
  add_session (fields, session, zone);
  respite_fields_add_text (fields, "protocol", N_("Protocol"), record->protocol != NULL ? record->protocol->name : "");
  respite_fields_add_time (fields, "checked_in_at", NULL, session->checked_in_at, zone);
  respite_fields_add_time (fields, "discharged_at", NULL, session->discharged_at, zone);
  respite_fields_add_time (fields, "signed_at", NULL, session->signed_at, zone);
  respite_fields_add_text (fields, "reason", N_("Reason"), session->reason);
  respite_fields_take_amount (fields, "rate_ugph", N_("Rate"), rate, respite_quantity_format_mg_per_h (rate));
  respite_fields_take_amount (fields, "given_ug", N_("Given"), given, respite_quantity_format_mg (given));
  respite_fields_add_text (fields, "amended_total", N_("Amended"), amended);
  respite_fields_add_integer (fields, "running_ms", NULL, respite_timeline_get_running_ms (record->timeline, at));
  respite_fields_add_time (fields, "unconfirmed_since", N_("Unconfirmed since"), record->unconfirmed_since, zone);
  respite_fields_add_integer (fields, "thresholds_version", NULL,
                              record->thresholds != NULL ? record->thresholds->version : 0);
  respite_fields_take_list (fields, "gate", N_("Gate"), respite_check_list_new (record->gate, zone));
  respite_fields_take_fields (fields, "order", N_("Order"), dup_order (record->order, zone));
  respite_fields_take_fields (fields, "preparation", N_("Preparation"), dup_preparation (record->preparation, zone));
  respite_fields_take_fields (fields, "vials", N_("Vials"), respite_vials_fields_new (record, zone));
  respite_fields_take_list (fields, "events", N_("Timeline"), list_events (record->timeline, zone));
  respite_fields_take_list (fields, "monitor", N_("From monitors"), list_monitor (record->monitor, zone));
  respite_fields_take_list (fields, "discharge", N_("Discharge"), respite_check_list_new (record->discharge, zone));
  respite_fields_take_list (fields, "missing", N_("Missing"), list_missing (record, now, zone));
  respite_fields_take_list (fields, "addenda", N_("Added after signing"), list_addenda (record, zone));
  respite_fields_take_list (fields, "signatures", N_("Signatures"), list_signatures (record->signatures, zone));
  return fields;
}
