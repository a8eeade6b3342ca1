/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-str.h"
#include "documents/respite-esketamine-sheet.h"
#include "documents/respite-layout-private.h"
#include "documents/respite-summary.h"
#include "infusion/respite-esketamine.h"
#include "respite-core.h"
#include "sample-record.h"
#include "sample.h"
#include "test-events.h"

static void
add_set (GPtrArray *events,
         double     minutes,
         int        systolic,
         int        dissociation)
{
  RespiteEvent *event = test_events_add (events, RESPITE_EVENT_SET, minutes);

  event->vitals[RESPITE_VITAL_SYSTOLIC] = (gint16) systolic;
  event->vitals[RESPITE_VITAL_DIASTOLIC] = (gint16) (systolic - 50);
  event->vitals[RESPITE_VITAL_SEDATION] = 5;
  event->vitals[RESPITE_VITAL_DISSOCIATION] = (gint16) dissociation;
}

/* Two devices @apart minutes from one another, observed for @length; one line of the form is answered. */
static RespiteSessionRecord *
build_record (double apart,
              double length)
{
  RespiteSessionRecord *record = sample_record_new (40);
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_event_free);
  RespiteCheck *line;

  record->order->drug = RESPITE_DRUG_ESKETAMINE_NASAL;
  record->order->dose_ug = 2 * RESPITE_ESKETAMINE_DEVICE_UG;
  add_set (events, -5, 128, 0);
  test_events_add (events, RESPITE_EVENT_START, 0);
  test_events_add (events, RESPITE_EVENT_BOLUS, 0)->amount_ug = RESPITE_ESKETAMINE_DEVICE_UG;
  test_events_add (events, RESPITE_EVENT_BOLUS, apart)->amount_ug = RESPITE_ESKETAMINE_DEVICE_UG;
  add_set (events, 40, 146, 3);
  add_set (events, length - 1, 130, 0);
  test_events_add (events, RESPITE_EVENT_END, length);
  for (guint i = 0; i < events->len; i++)
    if (respite_event_is_dose (g_ptr_array_index (events, i)))
      respite_set_str (&((RespiteEvent *) g_ptr_array_index (events, i))->code, RESPITE_EVENT_SPRAY);
  respite_timeline_unref (record->timeline);
  record->timeline = respite_timeline_new_take (events);
  record->session->discharged_at = 0;
  g_ptr_array_unref (record->worksheet);
  record->worksheet = respite_esketamine_new_lines ("en");
  line = g_ptr_array_index (record->worksheet, 0);
  line->answer = RESPITE_ANSWER_YES;
  respite_set_str (&line->staff_name, "Ana Bell, RN");

  return record;
}

static char *
read_sheet (RespiteSessionRecord *record,
            const char           *language)
{
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (RespiteLayout) layout = NULL;
  g_autoptr (GError) error = NULL;

  info.language = language;
  layout = respite_esketamine_sheet_layout (record, &info, &error);
  g_assert_no_error (error);
  check_inside (layout);
  g_assert_cmpuint (respite_layout_get_n_missing (layout), ==, 0);
  g_assert_cmpuint (respite_layout_get_n_pages (layout), ==, 1);

  return respite_layout_get_text (layout, -1);
}

/* Everything of the REMS form on one page: dose, lot, times, three blood pressures, what the record says, answers. */
static void
test_whole (void)
{
  static const char *const parts[] = {
    "Esketamine worksheet", "MARTINEZ, Rosa", "56 mg, 2 devices", "Between devices", "6 min", "Observed", "2 h 8 min",
    "Form due by", "Before the dose", "128/78", "146/96", "130/80", "REMS", "Ana Bell, RN", "Not answered", NULL,
  };
  g_autoptr (RespiteSessionRecord) record = build_record (6, 128);
  g_autofree char *text = read_sheet (record, "en");

  assert_texts (text, parts);
  g_assert_null (strstr (text, "less than 2 hours"));
}

static void
test_spanish (void)
{
  g_autoptr (RespiteSessionRecord) record = build_record (6, 128);
  g_autofree char *text = read_sheet (record, "es");

  g_assert_nonnull (strstr (text, "56 mg, 2 "));
  g_assert_null (strstr (text, "Between devices"));
}

/* The order of a spray is checked in the language of the paper. */
static void
test_spanish_order (void)
{
  g_autoptr (RespiteSessionRecord) record = build_record (6, 128);
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (RespiteLayout) layout = NULL;
  g_autofree char *text = NULL;

  info.language = "es";
  layout = respite_summary_layout (record, &info, NULL);
  text = respite_layout_get_text (layout, -1);
  g_assert_nonnull (strstr (text, "Dosis de los dispositivos: 28 mg × 2 = 56 mg"));
}

/* Devices have a lot, and no number. */
static void
add_drawn (RespiteSessionRecord *record)
{
  RespiteVialMove *move = respite_vial_move_new ();

  move->kind = RESPITE_VIAL_DRAWN;
  move->at = PRINTED_AT;
  move->amount_ug = 2 * RESPITE_ESKETAMINE_DEVICE_UG;
  move->vial->strength_ug_per_ml = RESPITE_ESKETAMINE_UG_PER_ML;
  respite_set_str (&move->vial->number, "");
  respite_set_str (&move->vial->lot, "SPR22");
  respite_set_str (&move->vial->expiry, "2028-05");
  respite_set_str (&move->reason, "");
  respite_set_str (&move->staff_name, "Ana Bell, RN");
  respite_set_str (&move->witness_name, "");
  g_ptr_array_add (record->vial_moves, move);
}

/* The summary of a visit with a spray tells of no pump, no vial and no rate. */
static void
test_summary (void)
{
  static const char *const parts[] = {
    "Observation", "10:00 to 12:08", "2 × 28 mg = 56 mg", "Observation started", "Nasal spray: 28 mg",
    "Observation ended", "nasal spray", NULL,
  };
  static const char *const others[] = {
    "Pump running", "Drawn from the vial", "Infusion started", "Infusion ended", "Bolus", "mg/h", NULL,
  };
  g_autoptr (RespiteSessionRecord) record = build_record (6, 128);
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (RespiteLayout) layout = NULL;
  g_autofree char *text = NULL;

  record->order->rate_ugph = 0;
  respite_set_str (&record->order->rate_text, "");
  respite_esketamine_fill_preparation (record->preparation, 2);
  add_drawn (record);
  layout = respite_summary_layout (record, &info, NULL);
  text = respite_layout_get_text (layout, -1);
  assert_texts (text, parts);
  g_assert_nonnull (strstr (text, "\n140 mg/mL, Lot"));
  for (gsize i = 0; others[i] != NULL; i++)
    {
      g_test_message ("%s", others[i]);
      g_assert_null (strstr (text, others[i]));
    }
}

/* Devices of the same minute are told as such, and an observation that was too short. */
static void
test_same_minute_and_short (void)
{
  static const char *const parts[] = { "Between devices", "0 min", "less than 2 hours after the last device", NULL };
  g_autoptr (RespiteSessionRecord) record = build_record (0, 100);
  g_autofree char *text = read_sheet (record, "en");

  assert_texts (text, parts);
}

/* A session without a nasal spray has no such sheet. */
static void
test_not_nasal (void)
{
  g_autoptr (RespiteSessionRecord) record = sample_record_new (40);
  g_autofree char *text = read_sheet (record, "en");

  g_assert_nonnull (strstr (text, "No nasal spray was ordered in this session."));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/esketamine-sheet/whole", test_whole);
  g_test_add_func ("/esketamine-sheet/spanish", test_spanish);
  g_test_add_func ("/esketamine-sheet/spanish-order", test_spanish_order);
  g_test_add_func ("/esketamine-sheet/summary", test_summary);
  g_test_add_func ("/esketamine-sheet/same-minute-and-short", test_same_minute_and_short);
  g_test_add_func ("/esketamine-sheet/not-nasal", test_not_nasal);

  return g_test_run ();
}
