/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-session-sheet.h"

#include "base/respite-error.h"
#include "base/respite-quantity.h"
#include "chart/respite-session-chart-reading.h"
#include "infusion/respite-order-check.h"

static void
add_session (RespiteSheet         *sheet,
             const RespiteSession *session,
             GTimeZone            *zone)
{
  respite_sheet_add_text (sheet, "id", N_("Id"), session->uuid);
  respite_sheet_add_text (sheet, "mrn", N_("MRN"), session->patient_mrn);
  respite_sheet_add_text (sheet, "patient", N_("Patient"), session->patient_name);
  respite_sheet_add_text (sheet, "state", N_("State"),
                          respite_code_to_word (respite_session_state_codes, session->state));
  respite_sheet_add_integer (sheet, "number", N_("No."), session->number);
  respite_sheet_add_integer (sheet, "of", N_("of"), session->of);
  respite_sheet_add_time (sheet, "planned_at", N_("Planned"), session->planned_at, zone);
  respite_sheet_add_text (sheet, "chair", N_("Chair"), session->chair);
  respite_sheet_add_time (sheet, "started_at", N_("Started"), session->started_at, zone);
  respite_sheet_add_time (sheet, "ended_at", N_("Ended"), session->ended_at, zone);
}

GPtrArray *
respite_session_sheets_new (GPtrArray *sessions,
                            GTimeZone *zone)
{
  GPtrArray *sheets = respite_sheets_new ();

  for (guint i = 0; i < sessions->len; i++)
    {
      RespiteSheet *sheet = respite_sheet_new ();

      add_session (sheet, g_ptr_array_index (sessions, i), zone);
      g_ptr_array_add (sheets, sheet);
    }
  return sheets;
}

GPtrArray *
respite_check_sheets_new (GPtrArray *checks,
                          GTimeZone *zone)
{
  GPtrArray *sheets = respite_sheets_new ();

  for (guint i = 0; i < checks->len; i++)
    {
      const RespiteCheck *check = g_ptr_array_index (checks, i);
      RespiteSheet *sheet = respite_sheet_new ();

      respite_sheet_add_text (sheet, "code", N_("Code"), check->code);
      respite_sheet_add_text (sheet, "text", N_("Text"), check->text);
      respite_sheet_add_boolean (sheet, "required", NULL, check->is_required);
      respite_sheet_add_text (sheet, "answer", N_("Answer"),
                              respite_code_to_word (respite_answer_codes, check->answer));
      respite_sheet_add_text (sheet, "value", N_("Value"), check->value);
      respite_sheet_add_text (sheet, "reason", N_("Reason"), check->reason);
      respite_sheet_add_boolean (sheet, "open", N_("Open"), respite_check_is_open (check));
      respite_sheet_add_text (sheet, "by", N_("By"), check->staff_name);
      respite_sheet_add_time (sheet, "at", NULL, check->at, zone);
      g_ptr_array_add (sheets, sheet);
    }
  return sheets;
}

static RespiteSheet *
dup_vitals (const RespiteEvent *event)
{
  RespiteSheet *sheet = respite_sheet_new ();
  int map = respite_event_get_map (event);

  for (int i = 0; i < RESPITE_N_VITALS; i++)
    {
      if (respite_event_has_vital (event, (RespiteVital) i))
        respite_sheet_add_integer (sheet, respite_code_to_word (respite_vital_codes, i), NULL, event->vitals[i]);
    }
  if (map != RESPITE_VITAL_UNSET)
    respite_sheet_add_integer (sheet, "map", NULL, map);
  return sheet;
}

static const char *
translate_word_cb (const char *group,
                   const char *key,
                   const char *english,
                   gpointer    data)
{
  return gettext (english);
}

RespiteSheet *
respite_event_sheet_new (const RespiteEvent *event,
                         GTimeZone          *zone)
{
  RespiteSheet *sheet = respite_sheet_new ();
  RespiteChartWords words = { .word = translate_word_cb, .zone = zone };
  g_autofree char *described = respite_chart_describe_event (event, &words);

  respite_sheet_add_text (sheet, "id", NULL, event->uuid);
  respite_sheet_add_time (sheet, "at", N_("When"), event->at, zone);
  respite_sheet_add_text (sheet, "kind", N_("Kind"), respite_code_to_word (respite_event_kind_codes, event->kind));
  respite_sheet_add_text (sheet, "description", N_("What"), described);
  respite_sheet_add_time (sheet, "entered_at", NULL, event->entered_at, zone);
  respite_sheet_add_boolean (sheet, "late", N_("Late"), respite_event_is_late (event));
  respite_sheet_add_boolean (sheet, "struck", N_("Struck"), event->is_struck);
  respite_sheet_add_text (sheet, "strike_reason", NULL, event->strike_reason);
  respite_sheet_add_text (sheet, "by", N_("By"), event->staff_name);
  respite_sheet_add_text (sheet, "typed", NULL, event->typed);
  respite_sheet_add_integer (sheet, "rate_ugph", NULL, event->rate_ugph);
  respite_sheet_add_integer (sheet, "amount_ug", NULL, event->amount_ug);
  respite_sheet_add_integer (sheet, "severity", NULL, event->severity);
  respite_sheet_add_text (sheet, "code", NULL, event->code);
  respite_sheet_add_text (sheet, "text", NULL, event->text);
  respite_sheet_add_text (sheet, "detail", NULL, event->detail);
  respite_sheet_take_sheet (sheet, "vitals", NULL, event->kind == RESPITE_EVENT_SET ? dup_vitals (event) : NULL);
  return sheet;
}

static RespiteSheet *
dup_order (const RespiteOrder *order,
           GTimeZone          *zone)
{
  RespiteSheet *sheet = NULL;

  if (order == NULL)
    return NULL;

  sheet = respite_sheet_new ();
  respite_sheet_add_text (sheet, "drug", N_("Drug"), respite_code_to_word (respite_drug_codes, order->drug));
  respite_sheet_take_amount (sheet, "total_ug", N_("Dose"), respite_order_get_dose (order),
                             respite_quantity_format_mg (respite_order_get_dose (order)));
  respite_sheet_add_integer (sheet, "dose_ug_per_kg", NULL, order->dose_ug_per_kg);
  respite_sheet_take_amount (sheet, "weight_g", N_("Weight"), order->weight_g,
                             respite_quantity_format_kg (order->weight_g));
  respite_sheet_add_text (sheet, "weight_kind", NULL,
                          respite_code_to_word (respite_weight_kind_codes, order->weight_kind));
  respite_sheet_add_text (sheet, "weight_on", NULL, order->weight_on);
  respite_sheet_take_amount (sheet, "volume_ul", N_("Bag"), order->bag_ul, respite_quantity_format_ml (order->bag_ul));
  respite_sheet_add_integer (sheet, "concentration_ug_per_ml", NULL, order->concentration_ug_per_ml);
  respite_sheet_take_amount (sheet, "rate_ugph", N_("Rate"), order->rate_ugph,
                             respite_quantity_format_mg_per_h (order->rate_ugph));
  respite_sheet_take_amount (sheet, "planned_ms", N_("Planned length"), order->planned_ms,
                             g_strdup_printf (_("%d min"), (int) (order->planned_ms / 60000)));
  respite_sheet_add_text (sheet, "adjuncts", N_("With it"), order->adjuncts);
  respite_sheet_add_text (sheet, "prescriber", N_("Ordered by"), order->prescriber_name);
  respite_sheet_add_time (sheet, "ordered_at", N_("Ordered"), order->ordered_at, zone);
  return sheet;
}

static RespiteSheet *
dup_preparation (const RespitePreparation *preparation,
                 GTimeZone                *zone)
{
  RespiteSheet *sheet = NULL;

  if (preparation == NULL)
    return NULL;

  sheet = respite_sheet_new ();
  respite_sheet_add_text (sheet, "lot", N_("Lot"), preparation->lot);
  respite_sheet_add_text (sheet, "expiry", N_("Expiry"), preparation->expiry);
  respite_sheet_add_text (sheet, "vial", N_("Vial"), preparation->vial);
  respite_sheet_add_integer (sheet, "strength_ug_per_ml", NULL, preparation->strength_ug_per_ml);
  respite_sheet_add_integer (sheet, "vial_ul", NULL, preparation->vial_ul);
  respite_sheet_take_amount (sheet, "drawn_ul", N_("Drawn"), preparation->drawn_ul,
                             respite_quantity_format_ml (preparation->drawn_ul));
  respite_sheet_add_text (sheet, "prepared_by", N_("Prepared by"), preparation->prepared_name);
  respite_sheet_add_text (sheet, "checked_by", N_("Checked by"), preparation->checked_name);
  respite_sheet_add_time (sheet, "at", N_("When"), preparation->at, zone);
  return sheet;
}

static GPtrArray *
list_missing (const RespiteSessionRecord *record,
              gint64                      now,
              GTimeZone                  *zone)
{
  g_autoptr (GArray) missing = respite_session_record_list_missing (record, now);
  GPtrArray *sheets = respite_sheets_new ();

  for (guint i = 0; i < missing->len; i++)
    {
      const RespiteMissing *row = &g_array_index (missing, RespiteMissing, i);
      RespiteSheet *sheet = respite_sheet_new ();

      respite_sheet_add_text (sheet, "code", NULL, row->code);
      respite_sheet_add_text (sheet, "text", N_("What"), respite_translate (row->text));
      respite_sheet_add_time (sheet, "at", N_("When"), row->at, zone);
      respite_sheet_add_boolean (sheet, "blocks", N_("In the way of signing"), row->blocks);
      g_ptr_array_add (sheets, sheet);
    }
  return sheets;
}

static GPtrArray *
list_signatures (GPtrArray *signatures,
                 GTimeZone *zone)
{
  GPtrArray *sheets = respite_sheets_new ();

  for (guint i = 0; i < signatures->len; i++)
    {
      const RespiteSignature *signature = g_ptr_array_index (signatures, i);
      RespiteSheet *sheet = respite_sheet_new ();

      respite_sheet_add_text (sheet, "meaning", N_("Meaning"), signature->meaning);
      respite_sheet_add_text (sheet, "by", N_("By"), signature->staff_name);
      respite_sheet_add_time (sheet, "at", N_("When"), signature->at, zone);
      respite_sheet_add_boolean (sheet, "valid", N_("Signature fits"), signature->is_valid);
      g_ptr_array_add (sheets, sheet);
    }
  return sheets;
}

static GPtrArray *
list_events (const RespiteTimeline *timeline,
             GTimeZone             *zone)
{
  GPtrArray *sheets = respite_sheets_new ();

  for (guint i = 0; i < respite_timeline_get_n_events (timeline); i++)
    g_ptr_array_add (sheets, respite_event_sheet_new (respite_timeline_get_event (timeline, i), zone));
  return sheets;
}

RespiteSheet *
respite_session_record_sheet_new (const RespiteSessionRecord *record,
                                  gint64                      now,
                                  GTimeZone                  *zone)
{
  const RespiteSession *session = record->session;
  RespiteSheet *sheet = respite_sheet_new ();
  gint64 end = respite_timeline_get_end (record->timeline);
  gint64 at = end != 0 ? end : now;
  gint64 given = respite_timeline_get_given (record->timeline, at);
  gint64 rate = 0;

  respite_timeline_get_pump (record->timeline, at, &rate);
  add_session (sheet, session, zone);
  respite_sheet_add_text (sheet, "protocol", N_("Protocol"), record->protocol != NULL ? record->protocol->name : "");
  respite_sheet_add_time (sheet, "checked_in_at", NULL, session->checked_in_at, zone);
  respite_sheet_add_time (sheet, "discharged_at", NULL, session->discharged_at, zone);
  respite_sheet_add_time (sheet, "signed_at", NULL, session->signed_at, zone);
  respite_sheet_add_text (sheet, "reason", N_("Reason"), session->reason);
  respite_sheet_take_amount (sheet, "rate_ugph", N_("Rate"), rate, respite_quantity_format_mg_per_h (rate));
  respite_sheet_take_amount (sheet, "given_ug", N_("Given"), given, respite_quantity_format_mg (given));
  respite_sheet_add_integer (sheet, "running_ms", NULL, respite_timeline_get_running_ms (record->timeline, at));
  respite_sheet_add_time (sheet, "unconfirmed_since", N_("Unconfirmed since"), record->unconfirmed_since, zone);
  respite_sheet_add_integer (sheet, "thresholds_version", NULL,
                             record->thresholds != NULL ? record->thresholds->version : 0);
  respite_sheet_take_sheets (sheet, "gate", N_("Gate"), respite_check_sheets_new (record->gate, zone));
  respite_sheet_take_sheet (sheet, "order", N_("Order"), dup_order (record->order, zone));
  respite_sheet_take_sheet (sheet, "preparation", N_("Preparation"), dup_preparation (record->preparation, zone));
  respite_sheet_take_sheets (sheet, "events", N_("Timeline"), list_events (record->timeline, zone));
  respite_sheet_take_sheets (sheet, "discharge", N_("Discharge"), respite_check_sheets_new (record->discharge, zone));
  respite_sheet_take_sheets (sheet, "missing", N_("Missing"), list_missing (record, now, zone));
  respite_sheet_take_sheets (sheet, "signatures", N_("Signatures"), list_signatures (record->signatures, zone));
  return sheet;
}
