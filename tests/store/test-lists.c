/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-visit.h"

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "infusion/respite-schedule.h"
#include "service/respite-list-acts.h"

static const RespiteCheck *
find_check (GPtrArray  *checks,
            const char *code)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const RespiteCheck *check = g_ptr_array_index (checks, i);

      if (g_str_equal (check->code, code))
        return check;
    }

  return NULL;
}

/* Retires @retired, rewords @reworded and adds a line, each where it is given. */
static void
change (TestClinic     *clinic,
        RespiteListKind kind,
        const char     *retired,
        const char     *reworded,
        const char     *added)
{
  g_autoptr (GPtrArray) list = respite_office_get_list (clinic->office, kind);
  g_autoptr (GError) error = NULL;

  if (retired != NULL)
    respite_list_find (list, retired)->is_retired = TRUE;
  if (reworded != NULL)
    respite_set_str (&respite_list_find (list, reworded)->text, "In other words");
  if (added != NULL)
    g_ptr_array_add (list, respite_list_item_new (added, "", kind == RESPITE_LIST_MEDICINES ? "mg" : ""));
  respite_office_set_list (clinic->office, kind, list, &error);
  g_assert_no_error (error);
}

/* What the clinic retires, rewords and adds is what the next visit asks. */
static void
test_lines_of_a_visit (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteSessionRecord) record = NULL;

  test_visit_plan (visit);
  change (clinic, RESPITE_LIST_GATE, "fasting", "weight", "Glasses off");
  change (clinic, RESPITE_LIST_EQUIPMENT, "defibrillator", NULL, "Warm blanket");
  change (clinic, RESPITE_LIST_DISCHARGE, "nausea", "gait", "Bag handed back");
  record = test_visit_load (visit);

  g_assert_null (find_check (record->gate, "fasting"));
  g_assert_null (find_check (record->gate, "defibrillator"));
  g_assert_null (find_check (record->discharge, "nausea"));
  g_assert_cmpstr (find_check (record->gate, "weight")->text, ==, "In other words");
  g_assert_cmpstr (find_check (record->discharge, "gait")->text, ==, "In other words");
  g_assert_true (find_check (record->gate, "clinic-glasses-off")->is_required);
  g_assert_nonnull (find_check (record->gate, "clinic-warm-blanket"));
  g_assert_nonnull (find_check (record->discharge, "clinic-bag-handed-back"));
  /* Lines that only some protocols ask do not come to the others. */
  g_assert_null (find_check (record->gate, "suicide"));
}

static guint
find_place (GPtrArray  *checks,
            const char *code)
{
  guint place = 0;

  g_assert_true (g_ptr_array_find (checks, find_check (checks, code), &place));

  return place;
}

/* Lines are asked in the clinic's order; those of another list keep their places. */
static void
test_order_of_a_visit (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteSessionRecord) before = NULL;
  g_autoptr (RespiteSessionRecord) after = NULL;
  g_autoptr (GPtrArray) list = respite_office_get_list (clinic->office, RESPITE_LIST_GATE);
  g_autoptr (GError) error = NULL;
  RespiteListItem *weight = respite_list_find (list, "weight");

  test_visit_plan (visit);
  before = test_visit_load (visit);
  g_assert_cmpuint (find_place (before->gate, "identity"), <, find_place (before->gate, "weight"));
  g_ptr_array_insert (list, 0, respite_list_item_copy (weight));
  g_ptr_array_remove (list, weight);
  g_assert_true (respite_office_set_list (clinic->office, RESPITE_LIST_GATE, list, &error));
  g_assert_no_error (error);

  after = test_visit_load (visit);
  g_assert_cmpuint (after->gate->len, ==, before->gate->len);
  g_assert_cmpuint (find_place (after->gate, "weight"), <, find_place (after->gate, "identity"));
  g_assert_cmpuint (find_place (after->gate, "defibrillator"), ==, find_place (before->gate, "defibrillator"));
  g_assert_cmpuint (find_place (after->discharge, "gait"), ==, find_place (before->discharge, "gait"));
}

/* An answered line stays where it is though the clinic retires it. */
static void
test_answers_stay (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteSessionRecord) record = NULL;

  test_visit_screen (visit, NULL);
  test_visit_clear (visit);
  test_visit_consent (visit);
  test_visit_plan (visit);
  test_visit_gate (visit);
  change (clinic, RESPITE_LIST_GATE, "fasting", NULL, NULL);
  record = test_visit_load (visit);
  g_assert_cmpint (find_check (record->gate, "fasting")->answer, ==, RESPITE_ANSWER_YES);
}

/* A visit that has begun keeps its lists and its schedule. */
static void
test_begun_visits_keep_theirs (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = NULL;
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GError) error = NULL;
  RespiteSchedule schedule = respite_schedule_default;

  change (clinic, RESPITE_LIST_MEDICINES, NULL, NULL, "ketorolac");
  schedule.dense_ms = 4 * RESPITE_MINUTE_MS;
  respite_office_set_schedule (clinic->office, &schedule, &error);
  g_assert_no_error (error);
  visit = test_visit_new_running (clinic);

  change (clinic, RESPITE_LIST_DISCHARGE, "nausea", NULL, "Bag handed back");
  change (clinic, RESPITE_LIST_MEDICINES, "ketorolac", NULL, "diclofenac");
  schedule.dense_ms = 6 * RESPITE_MINUTE_MS;
  respite_office_set_schedule (clinic->office, &schedule, &error);
  g_assert_no_error (error);

  record = test_visit_load (visit);
  g_assert_nonnull (find_check (record->discharge, "nausea"));
  g_assert_null (find_check (record->discharge, "clinic-bag-handed-back"));
  g_assert_false (respite_list_find (record->medicines, "ketorolac")->is_retired);
  g_assert_null (respite_list_find (record->medicines, "diclofenac"));
  g_assert_cmpint (record->schedule.dense_ms, ==, 4 * RESPITE_MINUTE_MS);
  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  test_visit_enter (visit, "ketorolac 15 mg");

  now = respite_office_get_list (clinic->office, RESPITE_LIST_MEDICINES);
  g_assert_true (respite_list_find (now, "ketorolac")->is_retired);
}

/* Who takes the patient home is written down, not only said; a time is a time; "no" needs its reason. */
static void
test_departure (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;
  RespiteCheck *check;

  respite_clock_advance (clinic->clock, 40 * RESPITE_MINUTE_MS);
  test_visit_enter (visit, "end");
  respite_clock_advance (clinic->clock, 40 * RESPITE_MINUTE_MS);
  record = test_visit_load (visit);
  checks = test_visit_answer_yes (record->discharge);

  check = (RespiteCheck *) find_check (checks, "left-at");
  respite_set_str (&check->value, "soon");
  g_assert_false (respite_office_discharge_session (clinic->office, visit->session_id, checks, TRUE, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  respite_set_str (&check->value, "12:30");
  check->answer = RESPITE_ANSWER_NONE;

  check = (RespiteCheck *) find_check (checks, "escort-name");
  respite_set_str (&check->value, "");
  g_assert_false (respite_office_discharge_session (clinic->office, visit->session_id, checks, TRUE, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  respite_set_str (&check->value, "Ana Ruiz");

  check = (RespiteCheck *) find_check (checks, "teach-call");
  check->answer = RESPITE_ANSWER_NO;
  g_assert_false (respite_office_discharge_session (clinic->office, visit->session_id, checks, TRUE, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  respite_set_str (&check->reason, "Told once more, with the escort");
  respite_office_discharge_session (clinic->office, visit->session_id, checks, TRUE, &error);
  g_assert_no_error (error);

  g_clear_pointer (&record, respite_session_record_unref);
  record = test_visit_load (visit);
  g_assert_cmpint (find_check (record->discharge, "left-at")->answer, ==, RESPITE_ANSWER_YES);
  g_assert_cmpstr (find_check (record->discharge, "escort-name")->value, ==, "Ana Ruiz");
  g_assert_true (respite_check_is_overridden (find_check (record->discharge, "teach-call")));
}

static void
test_refused (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GPtrArray) list = respite_office_get_list (clinic->office, RESPITE_LIST_GATE);
  g_autoptr (GError) error = NULL;
  RespiteSchedule schedule = respite_schedule_default;

  respite_list_find (list, "consent")->is_retired = TRUE;
  g_assert_false (respite_office_set_list (clinic->office, RESPITE_LIST_GATE, list, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
  g_clear_error (&error);

  schedule.later_ms = 0;
  g_assert_false (respite_office_set_schedule (clinic->office, &schedule, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
  g_clear_error (&error);

  test_clinic_sign_in (clinic, "nurse");
  schedule = respite_schedule_default;
  schedule.later_ms = 12 * RESPITE_MINUTE_MS;
  g_assert_false (respite_office_set_schedule (clinic->office, &schedule, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_DENIED);
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  g_test_add_func ("/lists/order-of-a-visit", test_order_of_a_visit);
  g_test_add_func ("/lists/lines-of-a-visit", test_lines_of_a_visit);
  g_test_add_func ("/lists/answers-stay", test_answers_stay);
  g_test_add_func ("/lists/begun-visits-keep-theirs", test_begun_visits_keep_theirs);
  g_test_add_func ("/lists/departure", test_departure);
  g_test_add_func ("/lists/refused", test_refused);

  return g_test_run ();
}
