/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-visit.h"

#include "base/respite-error.h"
#include "infusion/respite-esketamine.h"
#include "store/respite-audit.h"

#define MINUTE RESPITE_MINUTE_MS

static gboolean
answer (TestVisit    *visit,
        const char   *code,
        RespiteAnswer answered,
        const char   *value,
        GError      **error)
{
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_check_free);
  RespiteCheck *check = respite_check_new ();

  check->code = g_strdup (code);
  check->answer = answered;
  check->value = g_strdup (value);
  g_ptr_array_add (checks, check);

  return respite_office_save_worksheet (visit->clinic->office, visit->session_id, checks, error);
}

static gboolean
is_missing (TestVisit  *visit,
            const char *code)
{
  g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);
  g_autoptr (GArray) missing = respite_session_record_list_missing (record,
                                                                    respite_clock_get_now (visit->clinic->clock));

  for (guint i = 0; i < missing->len; i++)
    if (g_str_equal (g_array_index (missing, RespiteMissing, i).code, code))
      return TRUE;

  return FALSE;
}

static void
answer_all (TestVisit *visit)
{
  static const char *const yes[] = { "vitals-before", "vitals-after", NULL };
  g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);

  for (guint i = 0; i < record->worksheet->len; i++)
    {
      const RespiteCheck *line = g_ptr_array_index (record->worksheet, i);
      g_autoptr (GError) error = NULL;

      answer (visit, line->code, g_strv_contains (yes, line->code) ? RESPITE_ANSWER_YES : RESPITE_ANSWER_NO, "",
              &error);
      g_assert_no_error (error);
    }
}

/* From the order to the signature: devices are counted, the vials balance, the form has to be answered. */
static void
test_whole_visit (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_nasal (clinic);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;

  test_visit_enter (visit, "128/78 76 98 14 s5");
  test_visit_enter (visit, "start");
  test_visit_enter (visit, "device");
  respite_clock_advance (clinic->clock, 5 * MINUTE);
  test_visit_enter (visit, "device");
  respite_clock_advance (clinic->clock, 35 * MINUTE);
  test_visit_enter (visit, "142/84 82 97 14 s4 x3");
  respite_clock_advance (clinic->clock, 85 * MINUTE);
  test_visit_enter (visit, "130/80 78 98 14 s5 x0");
  test_visit_enter (visit, "end");

  record = test_visit_load (visit);
  g_assert_cmpint (respite_session_record_get_given (record), ==, 56000);
  g_assert_false (respite_session_record_is_unbalanced (record));
  g_assert_false (is_missing (visit, "no-pressure"));
  g_assert_false (is_missing (visit, "short-observation"));
  g_assert_false (is_missing (visit, "no-score"));
  g_assert_true (is_missing (visit, "open-worksheet"));
  checks = test_visit_answer_yes (record->discharge);
  respite_office_discharge_session (clinic->office, visit->session_id, checks, TRUE, &error);
  g_assert_no_error (error);

  g_assert_false (respite_office_sign_session (clinic->office, visit->session_id, TESTLIB_PASSWORD, &error));
  g_assert_cmpstr (error->message, ==, "A line of the esketamine worksheet is open");
  g_clear_error (&error);
  answer_all (visit);
  respite_office_sign_session (clinic->office, visit->session_id, TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);

  /* Locked with the rest of the record. */
  g_assert_false (answer (visit, "serious", RESPITE_ANSWER_YES, "fainted", &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_CONFLICT);
}

static void
test_answers_are_kept (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_nasal (clinic);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  const RespiteCheck *line;

  g_assert_true (answer (visit, "sedation", RESPITE_ANSWER_NONE, " 10:15-10:40 ", &error));
  g_assert_false (answer (visit, "sedation", RESPITE_ANSWER_YES, "a while", &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (answer (visit, "unknown", RESPITE_ANSWER_YES, "", &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);

  record = test_visit_load (visit);
  line = g_ptr_array_index (record->worksheet, 6);
  g_assert_cmpstr (line->code, ==, "sedation");
  g_assert_cmpint (line->answer, ==, RESPITE_ANSWER_YES);
  g_assert_cmpstr (line->value, ==, "10:15-10:40");
  g_assert_cmpint (line->at, ==, respite_clock_get_now (clinic->clock));
}

/* Every line tells the log what it said before. */
static void
test_answers_are_audited (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_nasal (clinic);
  const RespiteAuditFilter filter = { .action = "session.worksheet", .descending = TRUE, .limit = 10 };
  const RespiteAuditRow *row;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  answer (visit, "sedation", RESPITE_ANSWER_NONE, "10:15-10:40", &error);
  g_assert_no_error (error);
  answer (visit, "sedation", RESPITE_ANSWER_NONE, "10:15-10:50", &error);
  g_assert_no_error (error);

  rows = respite_audit_list (respite_office_get_db (clinic->office), &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  row = &((RespiteAuditEntry *) g_ptr_array_index (rows, 0))->row;
  g_assert_cmpint (row->patient_id, ==, visit->patient_id);
  g_assert_nonnull (strstr (row->old_text, "10:15-10:40"));
  g_assert_nonnull (strstr (row->new_text, "10:15-10:50"));
}

/* An infusion has none. */
static void
test_infusions_have_none (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (record->worksheet->len, ==, 0);
  g_assert_false (answer (visit, "serious", RESPITE_ANSWER_NO, "", &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_CONFLICT);
}

static void
test_early_leaving_is_missing (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_nasal (clinic);

  test_visit_enter (visit, "start");
  test_visit_enter (visit, "device");
  respite_clock_advance (clinic->clock, 90 * MINUTE);
  test_visit_enter (visit, "end");
  g_assert_true (is_missing (visit, "short-observation"));
  g_assert_true (is_missing (visit, "no-pressure"));
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/worksheet/whole-visit", test_whole_visit);
  g_test_add_func ("/worksheet/answers-are-kept", test_answers_are_kept);
  g_test_add_func ("/worksheet/answers-are-audited", test_answers_are_audited);
  g_test_add_func ("/worksheet/infusions-have-none", test_infusions_have_none);
  g_test_add_func ("/worksheet/early-leaving-is-missing", test_early_leaving_is_missing);

  return g_test_run ();
}
