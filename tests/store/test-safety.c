/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Safety answers: opened when a form is finished, on the board until somebody writes down what was done. */

#include "config.h"

#include "test-sheet.h"
#include "test-visit.h"

#include "service/respite-handover-acts.h"
#include "service/respite-office-audit.h"
#include "service/respite-score-acts.h"

#include <string.h>

static GPtrArray *
list_safety (TestClinic *clinic,
             gboolean    open_only)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = respite_office_list_safety (clinic->office, 0, 0, open_only, &error);

  g_assert_no_error (error);

  return items;
}

static guint
count_open (TestClinic *clinic)
{
  g_autoptr (GError) error = NULL;
  guint count = 0;

  g_assert_true (respite_office_count_safety (clinic->office, &count, &error));
  g_assert_no_error (error);

  return count;
}

static const struct
{
  const char *slug;
  const char *answers;
  guint       n_items;
} cases[] = {
  { "phq-9", "self-harm=0 mood=3", 0 },
  { "phq-9", "mood=3", 0 },
  { "phq-9", "self-harm=1", 1 },
  { "phq-9", "self-harm=2", 1 },
  { "phq-9", "self-harm=3 mood=3", 1 },
  { "asq", "wish-dead=no better-off=no thoughts=no attempt=no", 0 },
  { "asq", "wish-dead=yes better-off=no thoughts=no attempt=no now=no", 1 },
  { "asq", "wish-dead=no better-off=yes thoughts=no attempt=no now=no", 1 },
  { "asq", "wish-dead=no better-off=no thoughts=yes attempt=no now=no", 1 },
  { "asq", "wish-dead=no better-off=no thoughts=no attempt=yes now=no", 1 },
  { "asq", "wish-dead=yes better-off=yes thoughts=yes attempt=yes now=yes", 5 },
  { "gad-7", "nervous=3 afraid=3", 0 },
};

static void
test_raised (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  gint64 id = test_sheet_fill (clinic, visit->patient_id, cases[i].slug, cases[i].answers);
  g_autoptr (GPtrArray) items = list_safety (clinic, TRUE);

  g_assert_cmpuint (items->len, ==, cases[i].n_items);
  g_assert_cmpuint (count_open (clinic), ==, cases[i].n_items);
  for (guint j = 0; j < items->len; j++)
    {
      const RespiteSafetyItem *item = g_ptr_array_index (items, j);

      g_assert_true (respite_safety_item_is_open (item));
      g_assert_cmpint (item->response_id, ==, id);
      g_assert_cmpint (item->patient_id, ==, visit->patient_id);
      g_assert_cmpint (item->raised_at, ==, TESTLIB_NOW);
      g_assert_cmpstr (item->patient_name, ==, "MARTÍNEZ, Rosa");
      g_assert_cmpstr (item->question, !=, "");
      g_assert_cmpstr (item->answer, !=, "");
      g_assert_cmpstr (item->text, !=, "");
    }
}

static void
test_screening (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) items = NULL;

  test_visit_screen (visit, "suicidal=yes");
  items = list_safety (clinic, TRUE);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpstr (((RespiteSafetyItem *) g_ptr_array_index (items, 0))->link_id, ==, "suicidal");
}

static void
test_entered_risk (void)
{
  const RespiteInstrument *instrument = respite_instrument_find ("c-ssrs");
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  respite_office_enter_score (clinic->office, visit->patient_id, instrument, instrument->scales, 0,
                              RESPITE_SCORE_NOT_LOOKED, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_open (clinic), ==, 0);
  respite_office_enter_score (clinic->office, visit->patient_id, instrument, instrument->scales, 2000,
                              RESPITE_SCORE_NOT_LOOKED, 0, &error);
  g_assert_no_error (error);

  items = list_safety (clinic, TRUE);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpint (((RespiteSafetyItem *) g_ptr_array_index (items, 0))->score_id, !=, 0);
  g_assert_cmpint (((RespiteSafetyItem *) g_ptr_array_index (items, 0))->response_id, ==, 0);
}

/* A total hides the answer about suicidal thoughts; whoever looks at it on the paper enters it, too. */
static void
test_entered_item (void)
{
  static const struct
  {
    const char *slug;
    int         total;
    int         item;
    guint       n_open;
    gboolean    is_refused;
  } entries[] = {
    { "madrs", 31, RESPITE_SCORE_NOT_LOOKED, 0, FALSE },
    { "madrs", 31, 0, 0, FALSE },
    { "madrs", 31, 1, 1, FALSE },
    { "madrs", 31, 6, 1, FALSE },
    { "madrs", 31, 7, 0, TRUE },
    { "madrs", 3, 4, 0, TRUE },
    { "bdi-ii", 20, 3, 1, FALSE },
    { "bdi-ii", 20, 4, 0, TRUE },
    { "qids-sr16", 12, 2, 1, FALSE },
    { "odi", 44, 0, 0, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      const RespiteInstrument *instrument = respite_instrument_find (entries[i].slug);
      g_autoptr (TestClinic) clinic = test_clinic_new ();
      g_autoptr (TestVisit) visit = test_visit_new (clinic);
      g_autoptr (GPtrArray) scores = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s %d, item %d", entries[i].slug, entries[i].total, entries[i].item);
      respite_office_enter_score (clinic->office, visit->patient_id, instrument, instrument->scales,
                                  entries[i].total * RESPITE_POINT, entries[i].item, 0, &error);
      if (entries[i].is_refused)
        test_assert_refused (&error, RESPITE_ERROR_INVALID);
      g_assert_no_error (error);
      g_assert_cmpuint (count_open (clinic), ==, entries[i].n_open);
      scores = respite_office_list_scores (clinic->office, visit->patient_id, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (scores->len, ==, entries[i].is_refused ? 0 : 1);
    }
}

#define CODING(code) "{\"valueCoding\": {\"system\": \"http://loinc.org\", \"code\": \"" code "\"}}"
#define POINTS(code, points) \
  "{\"extension\": [{\"url\": \"http://hl7.org/fhir/StructureDefinition/ordinalValue\", \"valueDecimal\": " points \
  "}], \"valueCoding\": {\"code\": \"" code "\"}}"
#define OPTIONS(list) ", \"answerOption\": [" list "]"

/* Questions of forms from elsewhere, which have none of our rules, but a LOINC code. */
static const struct
{
  const char *code;
  const char *type;
  const char *options;
  const char *harmless;
  const char *raising;
} imported[] = {
  { "44260-8", "choice", OPTIONS (CODING ("LA6568-5") "," CODING ("LA6569-3")), "LA6568-5", "LA6569-3" },
  { "44260-8", "choice", OPTIONS (CODING ("LA6571-9") "," CODING ("LA6568-5")), "LA6568-5", "LA6571-9" },
  { "44260-8", "choice", OPTIONS (POINTS ("often", "3") "," POINTS ("never", "0")), "never", "often" },
  { "44260-8", "choice", OPTIONS (CODING ("never") "," CODING ("often")), "never", "often" },
  { "44260-8", "integer", "", "0", "2" },
  { "93246-7", "boolean", "", "no", "yes" },
  { "93247-5", "choice", OPTIONS (CODING ("LA33-6") "," CODING ("LA32-8")), "LA32-8", "LA33-6" },
  { "93248-3", "boolean", "", "no", "yes" },
  { "93249-1", "boolean", "", "no", "yes" },
  { "93250-9", "boolean", "", "no", "yes" },
  { "93267-3", "boolean", "", "no", "yes" },
  { "93269-9", "boolean", "", "no", "yes" },
};

static void
test_imported_form (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *json =
    g_strdup_printf ("{\"resourceType\": \"Questionnaire\", \"url\": \"http://example.org/other\", \"version\": \"1\", "
                     "\"name\": \"other\", \"title\": \"Other\", \"status\": \"active\", \"item\": [{\"linkId\": "
                     "\"q\", \"type\": \"%s\", \"text\": \"Thoughts\", \"code\": [{\"system\": "
                     "\"http://loinc.org\", \"code\": \"%s\"}]%s}]}", imported[i].type, imported[i].code,
                     imported[i].options);
  g_autofree char *harmless = g_strconcat ("q=", imported[i].harmless, NULL);
  g_autofree char *raising = g_strconcat ("q=", imported[i].raising, NULL);
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;

  respite_form_import_free (respite_office_import_form (clinic->office, bytes, &error));
  g_assert_no_error (error);
  test_sheet_fill (clinic, visit->patient_id, "other", "");
  test_sheet_fill (clinic, visit->patient_id, "other", harmless);
  g_assert_cmpuint (count_open (clinic), ==, 0);
  test_sheet_fill (clinic, visit->patient_id, "other", raising);
  g_assert_cmpuint (count_open (clinic), ==, 1);
}

static void
take_back (TestClinic *clinic,
           gint64      patient_id)
{
  g_autoptr (GError) error = NULL;

  respite_office_hand_over (clinic->office, patient_id, "PHQ-9", &error);
  g_assert_no_error (error);
  respite_office_take_back (clinic->office, patient_id, "owner", TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
}

/* What the patient answered counts from the moment the screen comes back, and once. */
static void
test_draft_of_a_hand_over (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteForm) form = respite_form_load_builtin ("phq-9", NULL);
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  gint64 form_id;
  gint64 id;

  respite_office_resolve (clinic->office, RESPITE_KIND_FORM, "phq-9", &form_id, &error);
  g_assert_no_error (error);
  id = respite_office_start_response (clinic->office, form_id, visit->patient_id, 0, &error);
  g_assert_no_error (error);
  take_back (clinic, visit->patient_id);
  g_assert_cmpuint (count_open (clinic), ==, 0);

  respite_answers_set_text (answers, "self-harm", "2", &error);
  g_assert_no_error (error);
  json = respite_answers_to_json (answers, TRUE, NULL, NULL);
  respite_office_save_draft (clinic->office, id, json, &error);
  g_assert_no_error (error);
  take_back (clinic, visit->patient_id);
  g_assert_cmpuint (count_open (clinic), ==, 1);
  take_back (clinic, visit->patient_id);
  g_assert_cmpuint (count_open (clinic), ==, 1);

  respite_office_finish_response (clinic->office, id, answers, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_open (clinic), ==, 1);
}

static const RespiteCheck *
find_gate_line (const RespiteSessionRecord *record,
                const char                 *code)
{
  for (guint i = 0; i < record->gate->len; i++)
    {
      const RespiteCheck *line = g_ptr_array_index (record->gate, i);

      if (g_str_equal (line->code, code))
        return line;
    }

  return NULL;
}

static gboolean
is_gate_open (TestVisit  *visit,
              const char *code)
{
  g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);
  const RespiteCheck *line = find_gate_line (record, code);

  return line != NULL && respite_check_is_open (line);
}

static void
give_reason (TestVisit  *visit,
             const char *reason)
{
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_check_free);
  g_autoptr (GError) error = NULL;
  RespiteCheck *check = respite_check_new ();

  check->code = g_strdup ("safety");
  check->answer = RESPITE_ANSWER_YES;
  check->reason = g_strdup (reason);
  g_ptr_array_add (checks, check);
  respite_office_save_gate (visit->clinic->office, visit->session_id, checks, &error);
  g_assert_no_error (error);
}

/* An open safety answer stands in the way of an infusion; a reason counts for what was known when it was given. */
static void
test_gate (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  test_visit_screen (visit, NULL);
  test_visit_clear (visit);
  test_visit_consent (visit);
  test_visit_plan (visit);
  test_visit_gate (visit);
  g_assert_false (is_gate_open (visit, "safety"));
  test_sheet_fill (clinic, visit->patient_id, "phq-9", "self-harm=1");
  g_assert_true (is_gate_open (visit, "safety"));
  respite_office_acknowledge_safety (clinic->office, 1, "Talked; no plan, no intent", &error);
  g_assert_no_error (error);
  g_assert_false (is_gate_open (visit, "safety"));

  test_sheet_fill (clinic, visit->patient_id, "phq-9", "self-harm=2");
  give_reason (visit, "Seen by the prescriber, goes on");
  g_assert_false (is_gate_open (visit, "safety"));
  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  test_sheet_fill (clinic, visit->patient_id, "phq-9", "self-harm=3");
  g_assert_true (is_gate_open (visit, "safety"));
  give_reason (visit, "Seen again, goes on");

  test_visit_start (visit);
  record = test_visit_load (visit);
  g_assert_nonnull (find_gate_line (record, "safety"));
  g_assert_cmpint (find_gate_line (record, "safety")->answer, ==, RESPITE_ANSWER_NO);
  g_assert_cmpstr (find_gate_line (record, "safety")->reason, ==, "Seen again, goes on");
}

static void
test_acknowledged (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  const RespiteSafetyItem *item;
  gint64 id;

  test_sheet_fill (clinic, visit->patient_id, "phq-9", "self-harm=2");
  open = list_safety (clinic, TRUE);
  id = ((RespiteSafetyItem *) g_ptr_array_index (open, 0))->id;
  respite_clock_advance (clinic->clock, 10 * RESPITE_MINUTE_MS);
  test_clinic_sign_in (clinic, "nurse");

  g_assert_false (respite_office_acknowledge_safety (clinic->office, id, "", &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_false (respite_office_acknowledge_safety (clinic->office, id, " \n ", &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_true (respite_office_acknowledge_safety (clinic->office, id, " Talked; plan reviewed ", &error));
  g_assert_no_error (error);
  g_assert_false (respite_office_acknowledge_safety (clinic->office, id, "Again", &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_false (respite_office_acknowledge_safety (clinic->office, 99999, "None", &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);

  g_assert_cmpuint (count_open (clinic), ==, 0);
  all = list_safety (clinic, FALSE);
  item = g_ptr_array_index (all, 0);
  g_assert_cmpint (item->acknowledged_at, ==, TESTLIB_NOW + 10 * RESPITE_MINUTE_MS);
  g_assert_cmpstr (item->acknowledged_by, ==, "Nadia Okafor");
  g_assert_cmpstr (item->action, ==, "Talked; plan reviewed");
}

/* The front desk may fill in a form and sees that something is open, not what. */
static void
test_desk (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GError) error = NULL;

  test_clinic_sign_in (clinic, "desk");
  test_sheet_fill (clinic, visit->patient_id, "phq-9", "self-harm=2");
  g_assert_cmpuint (count_open (clinic), ==, 1);
  g_assert_null (respite_office_list_safety (clinic->office, 0, 0, TRUE, &error));
  test_assert_refused (&error, RESPITE_ERROR_DENIED);
}

static void
test_lists (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) first = test_visit_new (clinic);
  g_autoptr (TestVisit) second = test_visit_new (clinic);
  g_autoptr (GPtrArray) of_second = NULL;
  g_autoptr (GPtrArray) of_answers = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  id = test_sheet_fill (clinic, first->patient_id, "phq-9", "self-harm=1");
  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  test_sheet_fill (clinic, second->patient_id, "phq-9", "self-harm=1");
  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  test_sheet_fill (clinic, second->patient_id, "phq-9", "self-harm=1");

  all = list_safety (clinic, TRUE);
  g_assert_cmpuint (all->len, ==, 3);
  respite_office_acknowledge_safety (clinic->office, ((RespiteSafetyItem *) g_ptr_array_index (all, 0))->id, "Done",
                                     &error);
  g_assert_no_error (error);

  of_second = respite_office_list_safety (clinic->office, second->patient_id, 0, FALSE, &error);
  g_assert_cmpuint (of_second->len, ==, 2);
  g_assert_true (respite_safety_item_is_open (g_ptr_array_index (of_second, 0)));
  g_assert_false (respite_safety_item_is_open (g_ptr_array_index (of_second, 1)));
  of_answers = respite_office_list_safety (clinic->office, 0, id, TRUE, &error);
  g_assert_cmpuint (of_answers->len, ==, 1);
}

static void
test_append_only (void)
{
  static const char *const statements[] = {
    "UPDATE safety SET answer = ''", "DELETE FROM safety", "UPDATE safety_acknowledgement SET action = 'x'",
    "DELETE FROM safety_acknowledgement", "INSERT INTO safety_acknowledgement VALUES (1, 1, 'x', 'x', 1)",
    "INSERT INTO safety_acknowledgement VALUES (2, 1, 'x', '', 1)",
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GError) error = NULL;

  test_sheet_fill (clinic, visit->patient_id, "phq-9", "self-harm=1");
  test_sheet_fill (clinic, visit->patient_id, "phq-9", "self-harm=1");
  respite_office_acknowledge_safety (clinic->office, 1, "Done", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    g_assert_false (respite_db_exec (respite_office_get_db (clinic->office), statements[i], NULL));
}

static void
test_audit (void)
{
  static const char *const actions[] = { "safety.raise", "safety.acknowledge" };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GError) error = NULL;

  test_sheet_fill (clinic, visit->patient_id, "phq-9", "self-harm=1");
  respite_office_acknowledge_safety (clinic->office, 1, "Done", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      RespiteAuditFilter filter = { .action = actions[i] };
      g_autoptr (GPtrArray) rows = respite_office_list_audit (clinic->office, &filter, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (rows->len, ==, 1);
      g_assert_cmpint (((RespiteAuditEntry *) g_ptr_array_index (rows, 0))->row.patient_id, ==, visit->patient_id);
    }
}

#define SHORT_CHECK \
  " health-change=no medicine-change=no lasting-effects=no mania=no voices=no bladder-change=no suicidal=no ill=no " \
  "pregnancy=no substances-24h=no confused=no fasting=yes escort=yes pain=3"

/* A STOP of the short check stands in the way on its day; a new check takes its place. */
static void
test_stop_of_the_day (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);

  test_visit_screen (visit, NULL);
  test_visit_clear (visit);
  test_visit_consent (visit);
  test_visit_plan (visit);
  test_visit_gate (visit);
  g_assert_false (is_gate_open (visit, "pre-session"));
  test_sheet_fill (clinic, visit->patient_id, "pre-session", "danger=yes" SHORT_CHECK);
  g_assert_true (is_gate_open (visit, "pre-session"));
  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  test_sheet_fill (clinic, visit->patient_id, "pre-session", "danger=no" SHORT_CHECK);
  g_assert_false (is_gate_open (visit, "pre-session"));

  test_sheet_fill (clinic, visit->patient_id, "pre-session", "danger=yes" SHORT_CHECK);
  g_assert_true (is_gate_open (visit, "pre-session"));
  respite_clock_advance (clinic->clock, 25 * 60 * RESPITE_MINUTE_MS);
  g_assert_false (is_gate_open (visit, "pre-session"));
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/safety/raised/%s-%u", cases[i].slug, i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_raised);
    }
  g_test_add_func ("/safety/screening", test_screening);
  g_test_add_func ("/safety/entered-risk", test_entered_risk);
  g_test_add_func ("/safety/entered-item", test_entered_item);
  for (guint i = 0; i < G_N_ELEMENTS (imported); i++)
    {
      g_autofree char *path = g_strdup_printf ("/safety/imported/%s-%u", imported[i].code, i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_imported_form);
    }
  g_test_add_func ("/safety/draft-of-a-hand-over", test_draft_of_a_hand_over);
  g_test_add_func ("/safety/gate", test_gate);
  g_test_add_func ("/safety/stop-of-the-day", test_stop_of_the_day);
  g_test_add_func ("/safety/acknowledged", test_acknowledged);
  g_test_add_func ("/safety/desk", test_desk);
  g_test_add_func ("/safety/lists", test_lists);
  g_test_add_func ("/safety/append-only", test_append_only);
  g_test_add_func ("/safety/audit", test_audit);

  return g_test_run ();
}
