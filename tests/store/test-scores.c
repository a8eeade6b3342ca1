/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Scores: kept when a score sheet is finished, entered, struck through, listed, worked out again. */

#include "config.h"

#include "test-sheet.h"
#include "test-visit.h"

#include "scoring/respite-score-sheet.h"
#include "service/respite-form-acts.h"
#include "service/respite-office-audit.h"
#include "service/respite-score-acts.h"

#include <string.h>

#define DAY_MS G_GINT64_CONSTANT (86400000)

static GPtrArray *
list_scores (TestVisit *visit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *scores = respite_office_list_scores (visit->clinic->office, visit->patient_id, &error);

  g_assert_no_error (error);

  return scores;
}

static gint64
enter (TestVisit  *visit,
       const char *slug,
       int         value,
       gint64      taken_at,
       GError    **error)
{
  const RespiteInstrument *instrument = respite_instrument_find (slug);

  return respite_office_enter_score (visit->clinic->office, visit->patient_id, instrument, instrument->scales,
                                     value * RESPITE_POINT, RESPITE_SCORE_NOT_LOOKED, taken_at, error);
}

/* Another program's way in: the triggers have to hold. */
static gboolean
run_sql (TestVisit  *visit,
         const char *sql)
{
  return respite_db_exec (respite_office_get_db (visit->clinic->office), sql, NULL);
}

static void
test_kept_when_finished (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  gint64 id = test_sheet_fill_digits (clinic, visit->patient_id, "phq-9", "322110200");
  g_autoptr (GPtrArray) scores = list_scores (visit);
  const RespiteScore *score;

  g_assert_cmpuint (scores->len, ==, 1);
  score = g_ptr_array_index (scores, 0);
  g_assert_cmpstr (score->instrument->slug, ==, "phq-9");
  g_assert_cmpint (score->value, ==, 11000);
  g_assert_cmpstr (score->band->key, ==, "moderate");
  g_assert_cmpint (score->response_id, ==, id);
  g_assert_cmpint (score->taken_at, ==, TESTLIB_NOW);
  g_assert_cmpint (score->flags, ==, 0);
  g_assert_cmpstr (score->staff_name, !=, "");
}

static void
test_missing_answers (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) scores = NULL;
  const RespiteScore *filled;
  const RespiteScore *incomplete;

  test_sheet_fill_digits (clinic, visit->patient_id, "phq-9", "33--33330");
  respite_clock_advance (clinic->clock, DAY_MS);
  test_sheet_fill_digits (clinic, visit->patient_id, "phq-9", "3---33330");
  scores = list_scores (visit);
  g_assert_cmpuint (scores->len, ==, 2);
  incomplete = g_ptr_array_index (scores, 0);
  filled = g_ptr_array_index (scores, 1);

  g_assert_cmpint (filled->value, ==, 23000);
  g_assert_cmpint (filled->flags, ==, RESPITE_SCORE_FILLED);
  g_assert_cmpuint (filled->n_missing, ==, 2);
  g_assert_cmpint (incomplete->flags, ==, RESPITE_SCORE_INCOMPLETE);
  g_assert_null (incomplete->band);
}

static void
test_subscales (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) scores = NULL;

  test_sheet_fill_digits (clinic, visit->patient_id, "pcl-5", "43210012340123401234");
  scores = list_scores (visit);
  g_assert_cmpuint (scores->len, ==, 5);

  /* Newest first: the clusters E, D, C, B, then the total. */
  g_assert_cmpstr (((RespiteScore *) g_ptr_array_index (scores, 0))->scale->slug, ==, "cluster-e");
  g_assert_cmpint (((RespiteScore *) g_ptr_array_index (scores, 4))->value, ==, 40000);
  g_assert_cmpint (((RespiteScore *) g_ptr_array_index (scores, 4))->flags, ==, RESPITE_SCORE_POSITIVE);
}

static void
test_other_forms_have_none (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) scores = NULL;

  test_visit_screen (visit, NULL);
  scores = list_scores (visit);
  g_assert_cmpuint (scores->len, ==, 0);
}

static void
test_series (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  const RespiteScoreSeries *series;
  const RespiteScore *score;

  test_sheet_fill_digits (clinic, visit->patient_id, "phq-9", "333333330");
  respite_clock_advance (clinic->clock, 7 * DAY_MS);
  test_sheet_fill_digits (clinic, visit->patient_id, "phq-9", "000000000");
  respite_clock_advance (clinic->clock, 8 * DAY_MS);
  test_sheet_fill_digits (clinic, visit->patient_id, "phq-9", "111111111");
  list = respite_office_list_score_series (clinic->office, visit->patient_id, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);

  series = g_ptr_array_index (list, 0);
  g_assert_cmpuint (series->scores->len, ==, 3);
  score = g_ptr_array_index (series->scores, 0);
  g_assert_cmpint (score->flags, ==, RESPITE_SCORE_BASELINE);
  score = g_ptr_array_index (series->scores, 1);
  g_assert_cmpint (score->flags, ==, RESPITE_SCORE_EXPLORATORY);
  g_assert_cmpint (score->change, ==, -24000);
  score = g_ptr_array_index (series->scores, 2);
  g_assert_cmpint (score->flags, ==, RESPITE_SCORE_RESPONSE);
}

static void
test_entered (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (GError) error = NULL;
  const RespiteScore *score;

  g_assert_cmpint (enter (visit, "madrs", 31, TESTLIB_NOW - 3 * DAY_MS, &error), !=, 0);
  g_assert_no_error (error);
  scores = list_scores (visit);
  score = g_ptr_array_index (scores, 0);
  g_assert_cmpint (score->value, ==, 31000);
  g_assert_cmpint (score->flags, ==, RESPITE_SCORE_ENTERED);
  g_assert_cmpint (score->taken_at, ==, TESTLIB_NOW - 3 * DAY_MS);
  g_assert_cmpstr (score->band->key, ==, "moderate");
}

static void
test_entered_refused (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (enter (visit, "madrs", 61, 0, &error), ==, 0);
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_cmpint (enter (visit, "madrs", -1, 0, &error), ==, 0);
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_cmpint (enter (visit, "madrs", 10, TESTLIB_NOW + 1, &error), ==, 0);
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_cmpint (enter (visit, "phq-9", 10, 0, &error), ==, 0);
  test_assert_refused (&error, RESPITE_ERROR_INVALID);

  scores = list_scores (visit);
  g_assert_cmpuint (scores->len, ==, 0);
}

static void
test_withdrawn (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = enter (visit, "madrs", 31, 0, &error);

  g_assert_false (respite_office_withdraw_score (clinic->office, id, " ", &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_true (respite_office_withdraw_score (clinic->office, id, "Another patient's", &error));
  g_assert_no_error (error);
  g_assert_false (respite_office_withdraw_score (clinic->office, id, "Again", &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  scores = list_scores (visit);
  g_assert_cmpint (((RespiteScore *) g_ptr_array_index (scores, 0))->flags, ==,
                   RESPITE_SCORE_ENTERED | RESPITE_SCORE_WITHDRAWN);
}

/* A score that comes from answers stays with them. */
static void
test_sheet_not_withdrawn (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  test_sheet_fill_digits (clinic, visit->patient_id, "peg", "777");
  scores = list_scores (visit);
  id = ((RespiteScore *) g_ptr_array_index (scores, 0))->id;
  g_assert_false (respite_office_withdraw_score (clinic->office, id, "Mistyped", &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_false (run_sql (visit, "INSERT INTO score_withdrawal VALUES (1, 'x', 1, 1)"));
}

/* Random sheets of every kind; what is kept is what the answers give. */
static void
test_worked_out_again (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (GPtrArray) differing = NULL;
  g_autoptr (GError) error = NULL;
  guint n_checked = 0;

  for (int round = 0; round < 6; round++)
    for (const RespiteInstrument *const *list = respite_instrument_list (); *list != NULL; list++)
      {
        const RespiteScoreItem *items = (*list)->items;
        g_autoptr (GString) answers = g_string_new (NULL);

        /* ASQ and PGIC have required questions, so nothing is left out there. */
        for (; items != NULL && items->link_id != NULL; items++)
          if (g_rand_int_range (rand, 0, 12) > 0 || g_str_equal ((*list)->slug, "asq") ||
              g_str_equal ((*list)->slug, "peg") || g_str_equal (items->link_id, "now") ||
              g_str_equal ((*list)->slug, "pgic"))
            {
              int value = g_rand_int_range (rand, items->min, items->max + 1);

              if (g_str_equal ((*list)->slug, "asq") || g_str_equal ((*list)->slug, "dast-10"))
                g_string_append_printf (answers, "%s=%s ", items->link_id, value ? "yes" : "no");
              else
                g_string_append_printf (answers, "%s=%d ", items->link_id, value);
            }
        if ((*list)->items != NULL)
          test_sheet_fill (clinic, visit->patient_id, (*list)->slug, answers->str);
      }

  differing = respite_office_check_scores (clinic->office, &n_checked, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (differing->len, ==, 0);
  g_assert_cmpuint (n_checked, >, 60);
}

/* A sheet that was answered on paper some days ago counts for that day. */
static void
test_keyed_in_later (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (GPtrArray) differing = NULL;
  g_autoptr (RespiteResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = test_sheet_fill_at (clinic, visit->patient_id, "peg", "pain=7 enjoyment=7 activity=7",
                                  TESTLIB_NOW - 5 * DAY_MS, &error);

  g_assert_no_error (error);
  scores = list_scores (visit);
  g_assert_cmpint (((RespiteScore *) g_ptr_array_index (scores, 0))->taken_at, ==, TESTLIB_NOW - 5 * DAY_MS);
  response = respite_office_get_response (clinic->office, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (response->finished_at, ==, TESTLIB_NOW);
  g_assert_true (response->is_valid);
  g_assert_nonnull (strstr (response->json, "\"2026-11-18T"));
  differing = respite_office_check_scores (clinic->office, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (differing->len, ==, 0);
}

static void
test_keyed_in_refused (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (GError) error = NULL;

  test_sheet_fill_at (clinic, visit->patient_id, "peg", "pain=7 enjoyment=7 activity=7", TESTLIB_NOW + 1, &error);
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  scores = list_scores (visit);
  g_assert_cmpuint (scores->len, ==, 0);
}

#define POINTS(code) "{\"valueCoding\":{\"code\":\"" code "\"},\"extension\":[{\"url\":" \
  "\"http://hl7.org/fhir/StructureDefinition/ordinalValue\",\"valueDecimal\":" code "}]}"
#define QUESTION(id) "{\"linkId\":\"" id "\",\"text\":\"" id "\",\"type\":\"choice\",\"answerOption\":[" \
  POINTS ("0") "," POINTS ("1") "," POINTS ("3") "]}"
#define MEAN "{\"linkId\":\"mean\",\"text\":\"Mean\",\"type\":\"decimal\",\"readOnly\":true,\"extension\":[{\"url\":" \
  "\"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression\",\"valueExpression\":{" \
  "\"language\":\"text/fhirpath\",\"expression\":\"%resource.item.where(linkId='count').answer.value / 2\"}}]}"

/* A form of the clinic's own with a sum and, where it is answered, a value that is worked out. */
static const char own_form[] =
  "{\"resourceType\":\"Questionnaire\",\"id\":\"own\",\"url\":\"http://clinic/own\",\"version\":\"1\","
  "\"title\":\"Own scale\",\"status\":\"active\",\"item\":[" QUESTION ("rest") "," QUESTION ("walking") ","
  "{\"linkId\":\"count\",\"type\":\"integer\"}," MEAN "]}";

/* Fills the clinic's own form. */
static void
fill_own (TestVisit  *visit,
          gint64      form_id,
          const char *json)
{
  RespiteOffice *office = visit->clinic->office;
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteForm) form = respite_office_get_form (office, form_id, &error);
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
  gint64 id;

  g_assert_true (respite_answers_read_object (answers, json, -1, &error));
  g_assert_no_error (error);
  id = respite_office_start_response (office, form_id, visit->patient_id, 0, &error);
  g_assert_no_error (error);
  respite_office_finish_response (office, id, answers, &error);
  g_assert_no_error (error);
}

/* What an imported form adds up to is followed like any score, without bands and without a word about change. */
static void
test_forms_of_the_clinics_own (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GBytes) json = g_bytes_new_static (own_form, strlen (own_form));
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) differing = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteFormImport) import = respite_office_import_form (clinic->office, json, &error);
  const RespiteScoreSeries *sum;
  const RespiteScoreSeries *mean;
  guint n_checked = 0;

  g_assert_no_error (error);
  fill_own (visit, import->form_id, "{\"rest\":\"3\",\"walking\":\"3\"}");
  respite_clock_advance (clinic->clock, DAY_MS);
  fill_own (visit, import->form_id, "{\"rest\":\"1\",\"walking\":\"0\",\"count\":3}");
  respite_clock_advance (clinic->clock, DAY_MS);
  fill_own (visit, import->form_id, "{\"rest\":\"1\"}");

  list = respite_office_list_score_series (clinic->office, visit->patient_id, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  sum = g_ptr_array_index (list, 0);
  g_assert_cmpstr (sum->instrument->title, ==, "Own scale");
  g_assert_cmpint (sum->scale->max, ==, 6000);
  g_assert_cmpuint (sum->scores->len, ==, 3);
  g_assert_cmpint (((RespiteScore *) g_ptr_array_index (sum->scores, 0))->value, ==, 6000);
  g_assert_cmpint (((RespiteScore *) g_ptr_array_index (sum->scores, 1))->value, ==, 1000);
  g_assert_cmpint (((RespiteScore *) g_ptr_array_index (sum->scores, 1))->flags, ==, 0);
  g_assert_null (((RespiteScore *) g_ptr_array_index (sum->scores, 1))->band);
  g_assert_cmpint (((RespiteScore *) g_ptr_array_index (sum->scores, 2))->flags, ==, RESPITE_SCORE_INCOMPLETE);
  mean = g_ptr_array_index (list, 1);
  g_assert_cmpstr (mean->scale->title, ==, "Mean");
  g_assert_cmpuint (mean->scores->len, ==, 1);
  g_assert_cmpint (((RespiteScore *) g_ptr_array_index (mean->scores, 0))->value, ==, 1500);

  differing = respite_office_check_scores (clinic->office, &n_checked, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (differing->len, ==, 0);
  g_assert_cmpuint (n_checked, ==, 4);
}

/* A score that was changed behind the program's back is found. */
static void
test_changed_score_is_found (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) differing = NULL;
  g_autoptr (GError) error = NULL;

  test_sheet_fill_digits (clinic, visit->patient_id, "gad-7", "2222222");
  test_sheet_fill_digits (clinic, visit->patient_id, "gad-7", "1111111");
  respite_db_set_migrating (respite_office_get_db (clinic->office), TRUE);
  g_assert_true (run_sql (visit, "DROP TRIGGER score_no_update; UPDATE score SET value = 3000 WHERE value = 7000"));
  differing = respite_office_check_scores (clinic->office, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (differing->len, ==, 1);
}

static void
test_append_only (void)
{
  static const char *const statements[] = {
    "UPDATE score SET value = 1",
    "UPDATE score SET taken_at = 1",
    "DELETE FROM score",
    "UPDATE score_withdrawal SET reason = 'x'",
    "DELETE FROM score_withdrawal",
    "INSERT INTO score SELECT NULL, replace (uuid, substr (uuid, 1, 8), 'ffffffff'), 1, 99999, 'phq-9', '', '', 1, 1, "
    "0, 0, 1, 1 FROM score LIMIT 1",
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GError) error = NULL;
  gint64 id = enter (visit, "odi", 44, 0, &error);

  respite_office_withdraw_score (clinic->office, id, "Mistyped", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    g_assert_false (run_sql (visit, statements[i]));
}

/* Each step has its audit row, and the chain holds. */
static void
test_audit (void)
{
  static const char *const actions[] = { "score.enter", "score.withdraw", "response.finish" };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteVerification) verification = NULL;
  g_autoptr (GError) error = NULL;

  test_sheet_fill_digits (clinic, visit->patient_id, "phq-9", "111111110");
  respite_office_withdraw_score (clinic->office, enter (visit, "odi", 44, 0, &error), "Mistyped", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      RespiteAuditFilter filter = { .action = actions[i] };
      g_autoptr (GPtrArray) rows = respite_office_list_audit (clinic->office, &filter, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (rows->len, ==, 1);
      if (i == 2)
        g_assert_nonnull (strstr (((RespiteAuditEntry *) g_ptr_array_index (rows, 0))->row.new_text, "phq-9 8"));
    }

  verification = respite_office_verify (clinic->office, &error);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/scores/kept-when-finished", test_kept_when_finished);
  g_test_add_func ("/scores/missing-answers", test_missing_answers);
  g_test_add_func ("/scores/subscales", test_subscales);
  g_test_add_func ("/scores/other-forms-have-none", test_other_forms_have_none);
  g_test_add_func ("/scores/series", test_series);
  g_test_add_func ("/scores/entered", test_entered);
  g_test_add_func ("/scores/entered-refused", test_entered_refused);
  g_test_add_func ("/scores/withdrawn", test_withdrawn);
  g_test_add_func ("/scores/sheet-not-withdrawn", test_sheet_not_withdrawn);
  g_test_add_func ("/scores/worked-out-again", test_worked_out_again);
  g_test_add_func ("/scores/keyed-in-later", test_keyed_in_later);
  g_test_add_func ("/scores/keyed-in-refused", test_keyed_in_refused);
  g_test_add_func ("/scores/own-forms", test_forms_of_the_clinics_own);
  g_test_add_func ("/scores/changed-score-is-found", test_changed_score_is_found);
  g_test_add_func ("/scores/append-only", test_append_only);
  g_test_add_func ("/scores/audit", test_audit);

  return g_test_run ();
}
