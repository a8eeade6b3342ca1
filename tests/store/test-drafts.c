/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Answers that are not finished: begun by the first answer, left, discarded, brought back. */

#include "config.h"

#include "test-visit.h"

#include "service/respite-form-acts.h"
#include "service/respite-office-audit.h"
#include "service/respite-score-acts.h"

#define MINUTE_MS G_GINT64_CONSTANT (60000)

typedef struct
{
  TestClinic *clinic;
  TestVisit  *visit;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->clinic = test_clinic_new ();
  fixture->visit = test_visit_new (fixture->clinic);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->visit, test_visit_free);
  g_clear_pointer (&fixture->clinic, test_clinic_free);
}

static gint64
find_form (Fixture    *fixture,
           const char *slug)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  respite_office_resolve (fixture->clinic->office, RESPITE_KIND_FORM, slug, &id, &error);
  g_assert_no_error (error);

  return id;
}

/* Opens a form and gives one answer. Returns: the draft */
static gint64
begin (Fixture    *fixture,
       const char *slug,
       const char *question,
       const char *text)
{
  RespiteOffice *office = fixture->clinic->office;
  g_autoptr (RespiteAnswers) answers = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  gint64 form_id = find_form (fixture, slug);
  gint64 id;

  answers = respite_office_open_answers (office, form_id, fixture->visit->patient_id, 0, &id, &error);
  g_assert_no_error (error);
  respite_answers_set_text (answers, question, text, &error);
  g_assert_no_error (error);
  json = respite_answers_to_json (answers, TRUE, NULL, NULL);
  id = respite_office_keep_draft (office, form_id, fixture->visit->patient_id, 0, json, &error);
  g_assert_no_error (error);

  return id;
}

static guint
count_drafts (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = respite_office_list_drafts (fixture->clinic->office, fixture->visit->patient_id, NULL,
                                                             &error);

  g_assert_no_error (error);

  return drafts->len;
}

static guint
count_audit (Fixture    *fixture,
             const char *action)
{
  RespiteAuditFilter filter = { .action = (char *) action };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = respite_office_list_audit (fixture->clinic->office, &filter, NULL, &error);

  g_assert_no_error (error);

  return rows->len;
}

static guint
count_safety (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  guint count = 0;

  respite_office_count_safety (fixture->clinic->office, &count, &error);
  g_assert_no_error (error);

  return count;
}

static gboolean
discard (Fixture  *fixture,
         gint64    id,
         GError  **error)
{
  return respite_office_discard_draft (fixture->clinic->office, id, NULL, error);
}

static gboolean
restore (Fixture  *fixture,
         gint64    id,
         GError  **error)
{
  return respite_office_restore_draft (fixture->clinic->office, id, error);
}

static void
test_opening_keeps_nothing (Fixture      *fixture,
                            gconstpointer data)
{
  guint n_begun = count_audit (fixture, "response.start");
  g_autoptr (RespiteAnswers) answers = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 4711;

  answers = respite_office_open_answers (fixture->clinic->office, find_form (fixture, "intake"),
                                         fixture->visit->patient_id, 0, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, ==, 0);
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
  g_assert_cmpuint (count_audit (fixture, "response.start"), ==, n_begun);
}

static void
test_the_first_answer_begins_a_draft (Fixture      *fixture,
                                      gconstpointer data)
{
  guint n_begun = count_audit (fixture, "response.start");
  gint64 id = begin (fixture, "peg", "pain", "7");
  g_autoptr (RespiteAnswers) answers = NULL;
  g_autoptr (GError) error = NULL;
  gint64 again = 0;

  g_assert_cmpuint (count_drafts (fixture), ==, 1);
  g_assert_cmpuint (count_audit (fixture, "response.start"), ==, n_begun + 1);
  answers = respite_office_open_answers (fixture->clinic->office, find_form (fixture, "peg"),
                                         fixture->visit->patient_id, 0, &again, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again, ==, id);
  g_assert_cmpstr (respite_answers_get_text (answers, "pain"), ==, "7");
  g_assert_cmpint (begin (fixture, "peg", "enjoyment", "5"), ==, id);
}

static void
test_retired_is_not_opened (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 form_id = find_form (fixture, "peg");
  gint64 id;

  respite_office_retire_form (fixture->clinic->office, form_id, TRUE, &error);
  g_assert_no_error (error);
  g_assert_null (respite_office_open_answers (fixture->clinic->office, form_id, fixture->visit->patient_id, 0, &id,
                                              &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  respite_office_keep_draft (fixture->clinic->office, form_id, fixture->visit->patient_id, 0, "{}", &error);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
}

static void
test_discarded_and_brought_back (Fixture      *fixture,
                                 gconstpointer data)
{
  gint64 id = begin (fixture, "peg", "pain", "7");
  g_autoptr (RespiteAnswers) answers = NULL;
  g_autoptr (GError) error = NULL;
  gint64 again = 0;

  discard (fixture, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
  g_assert_cmpuint (count_audit (fixture, "response.discard"), ==, 1);

  restore (fixture, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_drafts (fixture), ==, 1);
  g_assert_cmpuint (count_audit (fixture, "response.restore"), ==, 1);
  answers = respite_office_open_answers (fixture->clinic->office, find_form (fixture, "peg"),
                                         fixture->visit->patient_id, 0, &again, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again, ==, id);
  g_assert_cmpstr (respite_answers_get_text (answers, "pain"), ==, "7");
}

static void
test_discarded_is_closed (Fixture      *fixture,
                          gconstpointer data)
{
  RespiteOffice *office = fixture->clinic->office;
  gint64 id = begin (fixture, "peg", "pain", "7");
  g_autoptr (RespiteForm) form = respite_form_load_builtin ("peg", NULL);
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  discard (fixture, id, &error);
  g_assert_no_error (error);
  respite_office_save_draft (office, id, "{}", &error);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  respite_office_finish_response (office, id, answers, &error);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  discard (fixture, id, &error);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  all = respite_office_list_responses (office, fixture->visit->patient_id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpint (((RespiteResponse *) g_ptr_array_index (all, i))->id, !=, id);

  /* A new draft takes its place. */
  g_assert_cmpint (begin (fixture, "peg", "pain", "3"), !=, id);
  restore (fixture, id, &error);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
}

static void
test_only_drafts_are_discarded (Fixture      *fixture,
                                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = begin (fixture, "peg", "pain", "7");

  test_visit_screen (fixture->visit, NULL);
  discard (fixture, fixture->visit->response_id, &error);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  restore (fixture, fixture->visit->response_id, &error);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  restore (fixture, id, &error);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  discard (fixture, 4711, &error);
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
}

/* Another program's way in: the triggers have to hold. */
static void
test_the_database_holds_it (Fixture      *fixture,
                            gconstpointer data)
{
  static const char *const statements[] = {
    "UPDATE response SET json = '{}' WHERE state = 'discarded'",
    "UPDATE response SET state = 'finished', finished_at = 1 WHERE state = 'discarded'",
    "UPDATE response SET state = 'discarded', json = '{}' WHERE state = 'draft'",
    "DELETE FROM response WHERE state = 'discarded'",
  };
  g_autoptr (GError) error = NULL;

  discard (fixture, begin (fixture, "peg", "pain", "7"), &error);
  g_assert_no_error (error);
  begin (fixture, "peg", "pain", "7");
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    g_assert_false (respite_db_exec (respite_office_get_db (fixture->clinic->office), statements[i], NULL));
}

/* Whoever throws the answer away, somebody looks at it. */
static void
test_discarded_safety_answer (Fixture      *fixture,
                              gconstpointer data)
{
  RespiteOffice *office = fixture->clinic->office;
  gint64 id = begin (fixture, "phq-9", "self-harm", "2");
  g_autoptr (GError) error = NULL;
  guint n_raised = 0;

  g_assert_cmpuint (count_safety (fixture), ==, 0);
  respite_office_discard_draft (office, id, &n_raised, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_raised, ==, 1);
  g_assert_cmpuint (count_safety (fixture), ==, 1);

  restore (fixture, id, &error);
  g_assert_no_error (error);
  respite_office_discard_draft (office, id, &n_raised, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_raised, ==, 0);
  g_assert_cmpuint (count_safety (fixture), ==, 1);
}

static void
test_left_safety_answer (Fixture      *fixture,
                         gconstpointer data)
{
  RespiteOffice *office = fixture->clinic->office;
  gint64 id = begin (fixture, "asq", "wish-dead", "yes");
  g_autoptr (GError) error = NULL;
  guint n_raised = 0;

  respite_office_leave_draft (office, id, &n_raised, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_raised, ==, 1);
  respite_office_leave_draft (office, id, &n_raised, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_raised, ==, 0);
  g_assert_cmpuint (count_safety (fixture), ==, 1);
}

static void
test_harmless_answers_raise_nothing (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_raised = 4711;

  respite_office_leave_draft (fixture->clinic->office, begin (fixture, "phq-9", "self-harm", "0"), &n_raised, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_raised, ==, 0);
  test_visit_screen (fixture->visit, NULL);
  respite_office_leave_draft (fixture->clinic->office, fixture->visit->response_id, &n_raised, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_raised, ==, 0);
}

/* The window was killed, or the screen stands open: after a while somebody is told. */
static void
test_untouched_safety_answer (Fixture      *fixture,
                              gconstpointer data)
{
  RespiteOffice *office = fixture->clinic->office;

  begin (fixture, "phq-9", "self-harm", "2");
  respite_clock_advance (fixture->clinic->clock, 10 * MINUTE_MS);
  respite_office_poll (office);
  g_assert_cmpuint (count_safety (fixture), ==, 0);
  begin (fixture, "phq-9", "interest", "1");
  respite_clock_advance (fixture->clinic->clock, 10 * MINUTE_MS);
  respite_office_poll (office);
  g_assert_cmpuint (count_safety (fixture), ==, 0);
  respite_clock_advance (fixture->clinic->clock, 6 * MINUTE_MS);
  respite_office_poll (office);
  g_assert_cmpuint (count_safety (fixture), ==, 1);
  respite_clock_advance (fixture->clinic->clock, 60 * MINUTE_MS);
  respite_office_poll (office);
  g_assert_cmpuint (count_safety (fixture), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/drafts/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("opening", test_opening_keeps_nothing);
  ADD ("first-answer", test_the_first_answer_begins_a_draft);
  ADD ("retired", test_retired_is_not_opened);
  ADD ("discarded", test_discarded_and_brought_back);
  ADD ("closed", test_discarded_is_closed);
  ADD ("only-drafts", test_only_drafts_are_discarded);
  ADD ("database", test_the_database_holds_it);
  ADD ("discarded-safety", test_discarded_safety_answer);
  ADD ("left-safety", test_left_safety_answer);
  ADD ("harmless", test_harmless_answers_raise_nothing);
  ADD ("untouched", test_untouched_safety_answer);
#undef ADD

  return g_test_run ();
}
