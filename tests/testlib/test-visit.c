/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-visit.h"

#include "base/respite-str.h"
#include "infusion/respite-esketamine.h"
#include "service/respite-vial-acts.h"

#include <string.h>

TestVisit *
test_visit_new (TestClinic *clinic)
{
  TestVisit *visit = g_new0 (TestVisit, 1);
  g_autoptr (RespitePatient) patient = respite_patient_new ();
  g_autoptr (GError) error = NULL;

  visit->clinic = clinic;
  patient->family = g_strdup ("Martínez");
  patient->given = g_strdup ("Rosa");
  patient->born = g_strdup ("1968-03-14");
  patient->phone = g_strdup ("(404) 555-0142");
  patient->escort_name = g_strdup ("Ana Martínez");
  respite_office_add_patient (clinic->office, patient, &error);
  g_assert_no_error (error);
  visit->patient_id = patient->id;
  respite_office_add_weight (clinic->office, patient->id, 71400, 1650, 0, &error);
  g_assert_no_error (error);

  return visit;
}

void
test_visit_free (TestVisit *visit)
{
  g_free (visit);
}

/* Answers every question that has to be answered: no, none, or the first option that raises no flag. */
static void
answer_required (RespiteAnswers *answers)
{
  GPtrArray *items = respite_form_get_all_items (respite_answers_get_form (answers));

  for (guint i = 0; i < items->len; i++)
    {
      const RespiteFormItem *item = g_ptr_array_index (items, i);

      if (!item->required || !respite_form_item_is_question (item) ||
          !respite_answers_is_enabled (answers, item->link_id) ||
          respite_answers_get (answers, item->link_id)->len > 0)
        continue;
      if (item->type == RESPITE_ITEM_BOOLEAN)
        respite_answers_set_text (answers, item->link_id, "no", NULL);
      for (guint option = item->options->len; option-- > 0 && respite_answers_get (answers, item->link_id)->len == 0;)
        {
          g_autoptr (GPtrArray) flags = NULL;

          respite_answers_choose (answers, item->link_id, option, TRUE);
          flags = respite_answers_dup_item_flags (answers, item->link_id, "en");
          if (flags->len > 0)
            respite_answers_clear (answers, item->link_id);
        }
    }
}

void
test_visit_screen (TestVisit  *visit,
                   const char *set)
{
  RespiteOffice *office = visit->clinic->office;
  g_autoptr (RespiteForm) form = NULL;
  g_autoptr (RespiteAnswers) answers = NULL;
  g_autoptr (GError) error = NULL;
  gint64 form_id;

  respite_office_resolve (office, RESPITE_KIND_FORM, "screening", &form_id, &error);
  g_assert_no_error (error);
  form = respite_office_get_form (office, form_id, &error);
  g_assert_no_error (error);
  visit->response_id = respite_office_start_response (office, form_id, visit->patient_id, 0, &error);
  g_assert_no_error (error);
  answers = respite_answers_new (form);
  respite_answers_set_text (answers, "age", "58", NULL);
  respite_answers_set_text (answers, "escort", "yes", NULL);
  respite_answers_set_text (answers, "capacity", "yes", NULL);
  if (set != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (set, "=", 2);

      g_assert_true (respite_answers_set_text (answers, parts[0], parts[1], &error));
    }
  answer_required (answers);
  respite_office_finish_response (office, visit->response_id, answers, &error);
  g_assert_no_error (error);
}

void
test_visit_clear (TestVisit *visit)
{
  g_autoptr (GError) error = NULL;

  respite_office_sign_eligibility (visit->clinic->office, visit->patient_id, RESPITE_DECISION_CLEARED, NULL, NULL, NULL,
                                   TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
}

static RespiteSigner *
new_signer (RespiteSignerRole role,
            const char       *name,
            const char       *strokes)
{
  RespiteSigner *signer = respite_signer_new ();

  signer->role = role;
  signer->name = g_strdup (name);
  signer->strokes = g_strdup (strokes);

  return signer;
}

void
test_visit_consent (TestVisit *visit)
{
  RespiteOffice *office = visit->clinic->office;
  g_autoptr (GPtrArray) signers = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_signer_free);
  g_autoptr (GError) error = NULL;

  visit->consent_id = respite_office_present_consent (office, visit->patient_id, "off-label-ketamine", "en", &error);
  g_assert_no_error (error);
  g_ptr_array_add (signers, new_signer (RESPITE_SIGNER_PATIENT, "Rosa Martínez", TEST_STROKES));
  g_ptr_array_add (signers, new_signer (RESPITE_SIGNER_CLINICIAN, NULL, NULL));
  respite_office_sign_consent (office, visit->consent_id, signers, "{\"why\": \"for the pain\"}", NULL,
                               TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
}

void
test_visit_plan (TestVisit *visit)
{
  RespiteOffice *office = visit->clinic->office;
  RespiteSessionFilter filter = { 0 };
  g_autofree char *chair = g_strdup_printf ("Chair %" G_GINT64_FORMAT, visit->patient_id);
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GError) error = NULL;
  gint64 protocol_id;

  respite_office_resolve (office, RESPITE_KIND_PROTOCOL, "pain-short-series", &protocol_id, &error);
  g_assert_no_error (error);
  visit->course_id = respite_office_add_course (office, visit->patient_id, protocol_id, "2026-11-23", 600, chair,
                                                &error);
  g_assert_no_error (error);
  filter.course_id = visit->course_id;
  sessions = respite_office_list_sessions (office, &filter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sessions->len, ==, 4);
  visit->session_id = ((RespiteSession *) g_ptr_array_index (sessions, 0))->id;
}

const char *
test_visit_get_value (const char *code)
{
  return g_str_equal (code, "weight") ? "71.4" : g_str_equal (code, "baseline") ? "118/74" : "12:30";
}

/* Answers "yes" to every line that a person answers. (transfer full) */
GPtrArray *
test_visit_answer_yes (GPtrArray *lines)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_check_free);

  for (guint i = 0; i < lines->len; i++)
    {
      RespiteCheck *check = respite_check_copy (g_ptr_array_index (lines, i));

      check->answer = RESPITE_ANSWER_YES;
      if (check->needs_value)
        respite_set_str (&check->value, test_visit_get_value (check->code));
      g_ptr_array_add (checks, check);
    }

  return checks;
}

void
test_visit_gate (TestVisit *visit)
{
  RespiteOffice *office = visit->clinic->office;
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;

  respite_office_check_in (office, visit->session_id, NULL, &error);
  g_assert_no_error (error);
  record = test_visit_load (visit);
  checks = test_visit_answer_yes (record->gate);
  respite_office_save_gate (office, visit->session_id, checks, &error);
  g_assert_no_error (error);
}

RespiteOrder *
test_visit_new_order (void)
{
  RespiteOrder *order = respite_order_new ();

  order->drug = RESPITE_DRUG_KETAMINE_IV;
  order->dose_ug = 35700;
  order->dose_ug_per_kg = 500;
  order->weight_g = 71400;
  order->weight_on = g_strdup ("2026-11-23");
  order->bag_ul = 100000;
  order->concentration_ug_per_ml = 357;
  order->planned_ms = 40 * RESPITE_MINUTE_MS;
  order->rate_ugph = 53550;
  order->rate_text = g_strdup ("53.55 mg/h");

  return order;
}

RespitePreparation *
test_visit_new_preparation (void)
{
  RespitePreparation *preparation = respite_preparation_new ();

  preparation->lot = g_strdup ("K2411");
  preparation->expiry = g_strdup ("2027-08");
  preparation->vial = g_strdup ("V-0007");
  preparation->strength_ug_per_ml = 50000;
  preparation->vial_ul = 10000;
  preparation->drawn_ul = 714;

  return preparation;
}

void
test_visit_start (TestVisit *visit)
{
  RespiteOffice *office = visit->clinic->office;
  g_autoptr (RespiteOrder) order = test_visit_new_order ();
  g_autoptr (RespitePreparation) preparation = test_visit_new_preparation ();
  g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_START, 0);
  g_autoptr (GError) error = NULL;

  respite_office_order_session (office, visit->session_id, order, FALSE, TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
  respite_office_prepare_session (office, visit->session_id, preparation, "nurse", TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
  test_visit_enter (visit, "128/78 76 98 14 p6 s5");
  event->rate_ugph = 53550;
  respite_office_add_event (office, visit->session_id, event, NULL, &error);
  g_assert_no_error (error);
}

TestVisit *
test_visit_new_planned (TestClinic *clinic)
{
  TestVisit *visit = test_visit_new (clinic);

  test_visit_plan (visit);

  return visit;
}

TestVisit *
test_visit_new_running (TestClinic *clinic)
{
  TestVisit *visit = test_visit_new (clinic);

  test_visit_screen (visit, NULL);
  test_visit_clear (visit);
  test_visit_plan (visit);
  test_visit_consent (visit);
  test_visit_gate (visit);
  test_visit_start (visit);

  return visit;
}

TestVisit *
test_visit_new_nasal (TestClinic *clinic)
{
  TestVisit *visit = test_visit_new (clinic);
  g_autoptr (RespiteOrder) order = respite_order_new ();
  g_autoptr (RespitePreparation) preparation = respite_preparation_new ();
  g_autoptr (GError) error = NULL;

  test_visit_screen (visit, NULL);
  test_visit_clear (visit);
  test_visit_plan (visit);
  test_visit_consent (visit);
  test_visit_gate (visit);
  order->drug = RESPITE_DRUG_ESKETAMINE_NASAL;
  order->dose_ug = 2 * RESPITE_ESKETAMINE_DEVICE_UG;
  order->planned_ms = RESPITE_ESKETAMINE_OBSERVED_MS;
  respite_office_order_session (clinic->office, visit->session_id, order, FALSE, TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
  preparation->lot = g_strdup ("SPR22");
  preparation->expiry = g_strdup ("2027-08");
  preparation->vial = g_strdup ("");
  respite_esketamine_fill_preparation (preparation, 2);
  respite_office_prepare_session (clinic->office, visit->session_id, preparation, "nurse", TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);

  return visit;
}

void
test_visit_enter (TestVisit  *visit,
                  const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteEvent) event = respite_office_add_entry (visit->clinic->office, visit->session_id, line, 0, TRUE,
                                                             &error);

  g_assert_no_error (error);
  g_assert_nonnull (event);
}

void
test_visit_balance (TestVisit *visit)
{
  g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);
  RespiteVialAct act = {
    .kind = RESPITE_VIAL_DIFFERENCE, .reason = "measured by eye", .witness_login = "nurse",
    .witness_password = TESTLIB_PASSWORD,
  };
  g_autoptr (GError) error = NULL;

  if (!respite_session_record_is_unbalanced (record))
    return;

  respite_office_move_vial (visit->clinic->office, visit->session_id, &act, &error);
  g_assert_no_error (error);
}

void
test_visit_finish (TestVisit *visit)
{
  RespiteOffice *office = visit->clinic->office;
  RespiteClock *clock = visit->clinic->clock;
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;

  test_visit_enter (visit, "end");
  test_visit_enter (visit, "124/76 74 98 14 p3 s5");
  for (int i = 0; i < 2; i++)
    {
      respite_clock_advance (clock, 15 * RESPITE_MINUTE_MS);
      test_visit_enter (visit, "122/74 72 98 14 p2 s5");
    }
  record = test_visit_load (visit);
  checks = test_visit_answer_yes (record->discharge);
  respite_office_discharge_session (office, visit->session_id, checks, TRUE, &error);
  g_assert_no_error (error);
  test_visit_balance (visit);
}

TestVisit *
test_visit_new_signed (TestClinic *clinic)
{
  TestVisit *visit = test_visit_new_running (clinic);
  g_autoptr (GError) error = NULL;

  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  test_visit_enter (visit, "118/74 72 98 14");
  test_visit_finish (visit);
  respite_office_sign_session (clinic->office, visit->session_id, TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);

  return visit;
}

RespiteSessionRecord *
test_visit_load (TestVisit *visit)
{
  g_autoptr (GError) error = NULL;
  RespiteSessionRecord *record = respite_office_get_session (visit->clinic->office, visit->session_id, FALSE, &error);

  g_assert_no_error (error);

  return record;
}
