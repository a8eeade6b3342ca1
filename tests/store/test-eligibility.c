/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* The decision on a screening: conditions, the day of the next review, and the work-up it rests on. */

#include "config.h"

#include "test-visit.h"

#include "service/respite-eligibility-acts.h"
#include "service/respite-office-audit.h"
#include "service/respite-rule-acts.h"

#include <string.h>

static RespiteEligibility *
load (TestVisit *visit)
{
  g_autoptr (GError) error = NULL;
  RespiteEligibility *eligibility = respite_office_get_eligibility (visit->clinic->office, visit->patient_id, &error);

  g_assert_no_error (error);

  return eligibility;
}

static RespiteWorkupLine *
find_line (RespiteEligibility *eligibility,
           const char         *code)
{
  for (guint i = 0; i < eligibility->workup->len; i++)
    {
      RespiteWorkupLine *line = g_ptr_array_index (eligibility->workup, i);

      if (g_str_equal (line->item->code, code))
        return line;
    }
  g_assert_not_reached ();
}

static gint64
add_result (TestVisit          *visit,
            const char         *item,
            RespiteWorkupResult result,
            const char         *text,
            const char         *day,
            GError            **error)
{
  g_autoptr (RespiteWorkup) workup = respite_workup_new ();

  workup->item = g_strdup (item);
  workup->result = result;
  workup->text = g_strdup (text);
  workup->done_on = g_strdup (day);
  workup->done_by = g_strdup ("City Laboratory");

  return respite_office_add_workup (visit->clinic->office, visit->patient_id, workup, error);
}

static void
decide (TestVisit      *visit,
        RespiteDecision decision,
        const char     *conditions,
        const char     *review_on)
{
  g_autoptr (GError) error = NULL;
  RespiteEligibilityChoice choice = { decision, "Talked it over", conditions, NULL, review_on };

  respite_office_decide_eligibility (visit->clinic->office, visit->patient_id, &choice, TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
}

/* An item is asked for always, by a flag, or never, and the clinic says which. */
static void
test_what_the_rule_asks_for (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (TestVisit) healthy = test_visit_new (clinic);
  g_autoptr (RespiteEligibility) before = NULL;
  g_autoptr (RespiteEligibility) after = NULL;
  g_autoptr (RespiteEligibility) other = NULL;
  g_autoptr (GError) error = NULL;

  test_visit_screen (visit, "bp-uncontrolled=true");
  test_visit_screen (healthy, NULL);
  before = load (visit);
  g_assert_true (find_line (before, "ecg")->is_missing);
  g_assert_true (find_line (before, "history")->is_missing);
  g_assert_false (find_line (before, "liver-tests")->is_asked);
  g_assert_false (find_line (before, "long-term")->is_asked);
  other = load (healthy);
  g_assert_false (find_line (other, "ecg")->is_asked);
  g_assert_cmpint (before->n_missing, ==, other->n_missing + 1);

  respite_office_put_workup_rule (clinic->office, respite_workup_find_item ("ecg"), RESPITE_WORKUP_NEVER, 0, &error);
  respite_office_put_workup_rule (clinic->office, respite_workup_find_item ("liver-tests"), RESPITE_WORKUP_ALWAYS, 90,
                                  &error);
  g_assert_no_error (error);
  after = load (visit);
  g_assert_false (find_line (after, "ecg")->is_asked);
  g_assert_true (find_line (after, "liver-tests")->is_missing);
  g_assert_cmpint (find_line (after, "liver-tests")->days, ==, 90);

  g_assert_false (respite_office_put_workup_rule (clinic->office, respite_workup_find_item ("ecg"),
                                                  RESPITE_WORKUP_ALWAYS, 100000, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
}

static void
test_results (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteEligibility) none = NULL;
  g_autoptr (RespiteEligibility) done = NULL;
  g_autoptr (RespiteEligibility) struck = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  test_visit_screen (visit, "bp-uncontrolled=true");
  g_assert_cmpint (add_result (visit, "ecg", RESPITE_WORKUP_NOT_DONE, "Machine broken", "2026-11-20", &error), >, 0);
  g_assert_cmpint (add_result (visit, "ecg", RESPITE_WORKUP_NORMAL, "Sinus", "2024-01-10", &error), >, 0);
  g_assert_no_error (error);
  none = load (visit);
  g_assert_true (find_line (none, "ecg")->is_missing);
  g_assert_cmpint (find_line (none, "ecg")->results->len, ==, 2);

  id = add_result (visit, "ecg", RESPITE_WORKUP_ABNORMAL, "QTc 470", "2026-11-22", &error);
  g_assert_no_error (error);
  done = load (visit);
  g_assert_false (find_line (done, "ecg")->is_missing);
  g_assert_cmpstr (((RespiteWorkup *) find_line (done, "ecg")->results->pdata[0])->text, ==, "QTc 470");
  g_assert_cmpint (done->n_missing, ==, none->n_missing - 1);

  g_assert_false (respite_office_strike_workup (clinic->office, id, "", &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_true (respite_office_strike_workup (clinic->office, id, "Another patient's", &error));
  g_assert_no_error (error);
  struck = load (visit);
  g_assert_true (find_line (struck, "ecg")->is_missing);
  g_assert_cmpint (find_line (struck, "ecg")->results->len, ==, 3);
  g_assert_false (respite_office_strike_workup (clinic->office, id, "twice", &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
}

static void
test_results_that_are_refused (void)
{
  static const struct
  {
    const char         *item;
    RespiteWorkupResult result;
    const char         *text;
    const char         *day;
  } cases[] = {
    { "x-ray", RESPITE_WORKUP_NORMAL, "", "2026-11-20" },
    { "ecg", RESPITE_WORKUP_NORMAL, "", "yesterday" },
    { "ecg", RESPITE_WORKUP_NORMAL, "", "2026-12-24" },
    { "ecg", RESPITE_WORKUP_ABNORMAL, " ", "2026-11-20" },
    { "ecg", RESPITE_WORKUP_NOT_DONE, "", "2026-11-20" },
    { "ecg", RESPITE_WORKUP_NORMAL, "\x01", "2026-11-20" },
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %d", (int) i);
      g_assert_cmpint (add_result (visit, cases[i].item, cases[i].result, cases[i].text, cases[i].day, &error), ==, 0);
      test_assert_refused (&error, RESPITE_ERROR_INVALID);
    }
}

static guint
count_settings (TestClinic *clinic)
{
  RespiteAuditFilter filter = { .action = "setting.edit" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = respite_office_list_audit (clinic->office, &filter, NULL, &error);

  g_assert_no_error (error);

  return rows->len;
}

/* All rules in one act: a row of the audit for each that changes, none for the others, nothing where one is wrong. */
static void
test_rules_of_the_clinic (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespiteCareRules) rules = respite_office_get_care_rules (clinic->office);
  g_autoptr (RespiteCareRules) before = respite_care_rules_copy (rules);
  g_autoptr (RespiteCareRules) after = NULL;
  g_autoptr (GError) error = NULL;
  guint n_before = count_settings (clinic);
  RespiteRuleLine *line = &g_array_index (rules->workup, RespiteRuleLine, 0);

  g_assert_cmpint (rules->consent_months, ==, 12);
  g_assert_true (rules->ends_with_course);
  g_assert_cmpint (rules->gap_days, ==, 90);
  g_assert_true (respite_office_put_care_rules (clinic->office, rules, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_settings (clinic), ==, n_before);

  line->rule = line->rule == RESPITE_WORKUP_ALWAYS ? RESPITE_WORKUP_NEVER : RESPITE_WORKUP_ALWAYS;
  line->days = 30;
  rules->consent_months = 6;
  g_assert_true (respite_office_put_care_rules (clinic->office, rules, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_settings (clinic), ==, n_before + 2);

  rules->ends_with_course = FALSE;
  rules->gap_days = 0;
  g_assert_false (respite_office_put_care_rules (clinic->office, rules, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  rules->gap_days = 90;
  rules->consent_months = 121;
  g_assert_false (respite_office_put_care_rules (clinic->office, rules, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  after = respite_office_get_care_rules (clinic->office);
  g_assert_true (after->ends_with_course);
  g_assert_cmpint (after->consent_months, ==, 6);
  g_assert_cmpint (g_array_index (after->workup, RespiteRuleLine, 0).days, ==, 30);

  /* What Undo does. */
  g_assert_true (respite_office_put_care_rules (clinic->office, before, &error));
  g_assert_cmpuint (count_settings (clinic), ==, n_before + 4);
}

static void
test_conditions (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteEligibility) open = NULL;
  g_autoptr (RespiteEligibility) met = NULL;
  g_autoptr (RespiteEligibility) again = NULL;
  g_autoptr (GError) error = NULL;

  test_visit_screen (visit, NULL);
  decide (visit, RESPITE_DECISION_CONDITIONAL, " ECG before the first session \n\nBlood pressure below 140/90\n", NULL);
  open = load (visit);
  g_assert_cmpint (open->condition_list->len, ==, 2);
  g_assert_cmpstr (((RespiteCondition *) open->condition_list->pdata[1])->text, ==, "Blood pressure below 140/90");
  g_assert_false (((RespiteCondition *) open->condition_list->pdata[0])->is_done);

  g_assert_true (respite_office_set_condition (clinic->office, visit->patient_id, 0, TRUE, "Sinus rhythm", &error));
  g_assert_no_error (error);
  met = load (visit);
  g_assert_true (((RespiteCondition *) met->condition_list->pdata[0])->is_done);
  g_assert_cmpstr (((RespiteCondition *) met->condition_list->pdata[0])->note, ==, "Sinus rhythm");
  g_assert_cmpstr (((RespiteCondition *) met->condition_list->pdata[0])->staff_name, !=, "");
  g_assert_true (met->is_valid);

  g_assert_true (respite_office_set_condition (clinic->office, visit->patient_id, 0, FALSE, "", &error));
  again = load (visit);
  g_assert_false (((RespiteCondition *) again->condition_list->pdata[0])->is_done);
  g_assert_false (respite_office_set_condition (clinic->office, visit->patient_id, 2, TRUE, "", &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
}

/* The gate's own line. (transfer full) */
static RespiteCheck *
load_gate_line (TestVisit *visit)
{
  g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);

  for (guint i = 0; i < record->gate->len; i++)
    {
      const RespiteCheck *check = g_ptr_array_index (record->gate, i);

      if (g_str_equal (check->code, "eligibility"))
        return respite_check_copy (check);
    }
  g_assert_not_reached ();
}

static gboolean
is_eligible (TestVisit *visit)
{
  g_autoptr (RespiteCheck) check = load_gate_line (visit);

  return check->answer == RESPITE_ANSWER_YES;
}

/* The gate lets a patient with conditions in and names those that stand open. */
static void
test_gate_names_open_conditions (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteCheck) both = NULL;
  g_autoptr (RespiteCheck) one = NULL;
  g_autoptr (RespiteCheck) none = NULL;
  g_autoptr (GError) error = NULL;

  test_visit_screen (visit, NULL);
  test_visit_plan (visit);
  decide (visit, RESPITE_DECISION_CONDITIONAL, "ECG first\nBlood pressure below 140/90", NULL);
  both = load_gate_line (visit);
  g_assert_cmpint (both->answer, ==, RESPITE_ANSWER_YES);
  g_assert_cmpstr (both->conditions, ==, "ECG first\nBlood pressure below 140/90");

  g_assert_true (respite_office_set_condition (clinic->office, visit->patient_id, 0, TRUE, "", &error));
  one = load_gate_line (visit);
  g_assert_cmpstr (one->conditions, ==, "Blood pressure below 140/90");

  g_assert_true (respite_office_set_condition (clinic->office, visit->patient_id, 1, TRUE, "", &error));
  g_assert_no_error (error);
  none = load_gate_line (visit);
  g_assert_null (none->conditions);
}

/* On the day of the review the gate asks for a new decision, and the list names the patient. */
static void
test_review (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteEligibility) eligibility = NULL;
  g_autoptr (GPtrArray) early = NULL;
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GError) error = NULL;
  RespiteEligibilityChoice late = { RESPITE_DECISION_CLEARED, "", NULL, NULL, "2026-11-23" };

  test_visit_screen (visit, NULL);
  test_visit_plan (visit);
  g_assert_false (respite_office_decide_eligibility (clinic->office, visit->patient_id, &late, TESTLIB_PASSWORD,
                                                     &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  decide (visit, RESPITE_DECISION_CLEARED, NULL, "2026-11-30");
  g_assert_true (is_eligible (visit));
  early = respite_office_list_due_reviews (clinic->office, &error);
  g_assert_cmpint (early->len, ==, 0);

  respite_clock_advance (clinic->clock, 7 * RESPITE_DAY_MS);
  eligibility = load (visit);
  g_assert_true (eligibility->is_review_due);
  g_assert_true (eligibility->is_valid);
  g_assert_false (is_eligible (visit));
  due = respite_office_list_due_reviews (clinic->office, &error);
  g_assert_no_error (error);
  g_assert_cmpint (due->len, ==, 1);
  g_assert_cmpstr (((RespiteReviewRow *) due->pdata[0])->review_on, ==, "2026-11-30");
  decide (visit, RESPITE_DECISION_CLEARED, NULL, NULL);
  g_assert_true (is_eligible (visit));
}

/* The signature covers the work-up that was known; what comes later leaves it alone. */
static void
test_the_signature_covers_the_workup (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteEligibility) later = NULL;
  g_autoptr (RespiteEligibility) changed = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = respite_db_get_handle (respite_office_get_db (clinic->office));

  test_visit_screen (visit, NULL);
  add_result (visit, "ecg", RESPITE_WORKUP_NORMAL, "Sinus", "2026-11-20", &error);
  decide (visit, RESPITE_DECISION_CLEARED, NULL, NULL);
  add_result (visit, "liver-tests", RESPITE_WORKUP_NORMAL, "", "2026-11-20", &error);
  g_assert_no_error (error);
  later = load (visit);
  g_assert_true (later->is_valid);

  respite_db_set_migrating (respite_office_get_db (clinic->office), TRUE);
  g_assert_cmpint (sqlite3_exec (handle, "DROP TRIGGER workup_fixed; UPDATE workup SET text = 'QTc 600' WHERE id = 1",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  changed = load (visit);
  g_assert_false (changed->is_valid);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/eligibility/what-the-rule-asks-for", test_what_the_rule_asks_for);
  g_test_add_func ("/eligibility/results", test_results);
  g_test_add_func ("/eligibility/results-that-are-refused", test_results_that_are_refused);
  g_test_add_func ("/eligibility/rules-of-the-clinic", test_rules_of_the_clinic);
  g_test_add_func ("/eligibility/conditions", test_conditions);
  g_test_add_func ("/eligibility/gate-names-open-conditions", test_gate_names_open_conditions);
  g_test_add_func ("/eligibility/review", test_review);
  g_test_add_func ("/eligibility/the-signature-covers-the-workup", test_the_signature_covers_the_workup);

  return g_test_run ();
}
