/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-visit.h"

#include "base/respite-str.h"
#include "service/respite-office-audit.h"

#include <string.h>

static void
assert_state (TestVisit          *visit,
              RespiteSessionState state)
{
  g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);

  g_assert_cmpstr (respite_code_to_word (respite_session_state_codes, record->session->state), ==,
                   respite_code_to_word (respite_session_state_codes, state));
}

/* One complete visit by acts alone. */
static void
test_whole_visit (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GPtrArray) board = NULL;
  g_autoptr (RespiteVerification) verification = NULL;
  g_autoptr (GError) error = NULL;
  const RespiteBoardRow *row;

  assert_state (visit, RESPITE_SESSION_RUNNING);
  for (int i = 0; i < 4; i++)
    {
      respite_clock_advance (clinic->clock, 5 * RESPITE_MINUTE_MS);
      test_visit_enter (visit, "126/80 78 97 14 p4 s5");
    }
  board = respite_office_list_board (clinic->office, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (board->len, ==, 1);
  row = g_ptr_array_index (board, 0);
  g_assert_cmpint (row->rate_ugph, ==, 53550);
  g_assert_cmpint (row->given_ug, ==, 53550 / 3);
  g_assert_cmpint (row->last_set_at, ==, TESTLIB_NOW + 20 * RESPITE_MINUTE_MS);
  g_assert_cmpint (row->next_due_at, ==, TESTLIB_NOW + 25 * RESPITE_MINUTE_MS);
  g_assert_true (row->has_consent && row->has_screening && row->has_eligibility);

  test_visit_enter (visit, "rate 40 mg/h");
  test_visit_enter (visit, "nausea start 1");
  test_visit_enter (visit, "ondansetron 4 mg");
  respite_clock_advance (clinic->clock, 5 * RESPITE_MINUTE_MS);
  test_visit_enter (visit, "pause");
  assert_state (visit, RESPITE_SESSION_PAUSED);
  test_visit_enter (visit, "124/78 76 97 14 p3 s5");
  respite_clock_advance (clinic->clock, 5 * RESPITE_MINUTE_MS);
  test_visit_enter (visit, "resume");
  assert_state (visit, RESPITE_SESSION_RUNNING);
  test_visit_enter (visit, "bolus 5 mg");
  test_visit_enter (visit, "nausea end");
  test_visit_enter (visit, "122/76 74 98 14 p3 s5");
  respite_clock_advance (clinic->clock, 5 * RESPITE_MINUTE_MS);
  test_visit_finish (visit);
  assert_state (visit, RESPITE_SESSION_DISCHARGED);

  g_assert_true (respite_office_sign_session (clinic->office, visit->session_id, TESTLIB_PASSWORD, &error));
  g_assert_no_error (error);
  record = test_visit_load (visit);
  g_assert_cmpint (record->session->state, ==, RESPITE_SESSION_SIGNED);
  /* 53.55 mg/h for 20 min, 40 mg/h for twice 5 min, 5 mg at once. */
  g_assert_cmpint (respite_timeline_get_given (record->timeline, respite_office_get_now (clinic->office)), ==,
                   17850 + 6667 + 5000);
  g_assert_cmpuint (record->signatures->len, ==, 3);
  for (guint i = 0; i < record->signatures->len; i++)
    g_assert_true (((RespiteSignature *) g_ptr_array_index (record->signatures, i))->is_valid);

  verification = respite_office_verify (clinic->office, &error);
  g_assert_no_error (error);
  g_assert_null (verification->problem);
}

static void
test_signed_is_locked (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (RespiteSessionRecord) amended = NULL;
  g_autoptr (RespiteEvent) note = respite_event_new (RESPITE_EVENT_NOTE, 0);
  g_autoptr (GError) error = NULL;
  gint64 event_id;

  g_assert_false (respite_office_sign_session (clinic->office, visit->session_id, TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_false (respite_office_amend_session (clinic->office, visit->session_id, "x", TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  respite_clock_advance (clinic->clock, 40 * RESPITE_MINUTE_MS);
  test_visit_finish (visit);
  g_assert_false (respite_office_sign_session (clinic->office, visit->session_id, "wrong password", &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  g_assert_true (respite_office_sign_session (clinic->office, visit->session_id, TESTLIB_PASSWORD, &error));
  g_assert_no_error (error);

  respite_set_str (&note->text, "too late");
  g_assert_false (respite_office_add_event (clinic->office, visit->session_id, note, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  record = test_visit_load (visit);
  event_id = respite_timeline_get_event (record->timeline, 0)->id;
  g_assert_false (respite_office_strike_event (clinic->office, event_id, "x", &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  g_assert_true (respite_office_amend_session (clinic->office, visit->session_id, "Called the patient; she is well.",
                                               TESTLIB_PASSWORD, &error));
  g_assert_no_error (error);
  amended = test_visit_load (visit);
  g_assert_cmpuint (amended->addenda->len, ==, 1);
  g_assert_cmpuint (amended->signatures->len, ==, 4);
  for (guint i = 0; i < amended->signatures->len; i++)
    g_assert_true (((RespiteSignature *) g_ptr_array_index (amended->signatures, i))->is_valid);
}

static void
try_start (TestVisit  *visit,
           const char *missing)
{
  g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_START, 0);
  g_autoptr (GError) error = NULL;

  event->rate_ugph = 53550;
  g_test_message ("missing: %s", missing);
  g_assert_false (respite_office_add_event (visit->clinic->office, visit->session_id, event, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
}

static void
test_start_needs_everything (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteOrder) order = test_visit_new_order ();
  g_autoptr (RespitePreparation) preparation = test_visit_new_preparation ();
  g_autoptr (GError) error = NULL;

  test_visit_screen (visit, NULL);
  test_visit_clear (visit);
  test_visit_plan (visit);
  try_start (visit, "check-in");
  test_visit_gate (visit);
  try_start (visit, "order");
  g_assert_false (respite_office_prepare_session (clinic->office, visit->session_id, preparation, "nurse",
                                                  TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_true (respite_office_order_session (clinic->office, visit->session_id, order, FALSE, TESTLIB_PASSWORD,
                                               &error));
  try_start (visit, "preparation");
  g_assert_false (respite_office_prepare_session (clinic->office, visit->session_id, preparation, "owner",
                                                  TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_false (respite_office_prepare_session (clinic->office, visit->session_id, preparation, "desk",
                                                  TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_DENIED);
  g_assert_true (respite_office_prepare_session (clinic->office, visit->session_id, preparation, "nurse",
                                                 TESTLIB_PASSWORD, &error));
  try_start (visit, "consent");

  /* A new order has to be prepared again. */
  test_visit_consent (visit);
  g_assert_true (respite_office_order_session (clinic->office, visit->session_id, order, FALSE, TESTLIB_PASSWORD,
                                               &error));
  try_start (visit, "preparation of the new order");
  test_visit_start (visit);
}

/* A red line of the gate is passed over with a reason, which stays. */
static void
test_gate_override (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_check_free);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  RespiteCheck *check = respite_check_new ();
  gboolean found = FALSE;

  test_visit_screen (visit, NULL);
  test_visit_clear (visit);
  test_visit_plan (visit);
  test_visit_gate (visit);
  check->code = g_strdup ("consent");
  check->answer = RESPITE_ANSWER_YES;
  check->reason = g_strdup ("Signed on paper today, scan follows");
  g_ptr_array_add (checks, check);
  g_assert_true (respite_office_save_gate (clinic->office, visit->session_id, checks, &error));
  g_assert_no_error (error);
  test_visit_start (visit);
  record = test_visit_load (visit);
  for (guint i = 0; i < record->gate->len; i++)
    {
      const RespiteCheck *line = g_ptr_array_index (record->gate, i);

      if (!g_str_equal (line->code, "consent"))
        continue;
      found = TRUE;
      g_assert_cmpint (line->answer, ==, RESPITE_ANSWER_NO);
      g_assert_true (respite_check_is_overridden (line));
    }
  g_assert_true (found);

  g_assert_false (respite_office_save_gate (clinic->office, visit->session_id, checks, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
}

static void
test_corrections_keep_the_original (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteEvent) wrong = NULL;
  g_autoptr (RespiteEvent) right = NULL;
  g_autoptr (RespiteEvent) again = NULL;
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  const RespiteEvent *stored;

  respite_clock_advance (clinic->clock, 5 * RESPITE_MINUTE_MS);
  wrong = respite_office_add_entry (clinic->office, visit->session_id, "181/74 72 98", 0, TRUE, &error);
  g_assert_no_error (error);
  right = respite_event_copy (wrong);
  right->vitals[RESPITE_VITAL_SYSTOLIC] = 118;
  right->replaces = wrong->id;
  g_assert_true (respite_office_add_event (clinic->office, visit->session_id, right, "typing mistake", &error));
  g_assert_no_error (error);
  again = respite_event_copy (right);
  again->replaces = wrong->id;
  g_assert_false (respite_office_add_event (clinic->office, visit->session_id, again, "twice", &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  record = test_visit_load (visit);
  g_assert_cmpint (respite_timeline_get_last_vital (record->timeline, RESPITE_VITAL_SYSTOLIC, NULL), ==, 118);
  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    {
      stored = respite_timeline_get_event (record->timeline, i);
      if (stored->id == wrong->id)
        {
          g_assert_true (stored->is_struck);
          g_assert_cmpstr (stored->strike_reason, ==, "typing mistake");
        }
    }
}

static void
test_line_corrects_at_its_time (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteEvent) wrong = NULL;
  g_autoptr (RespiteEvent) right = NULL;
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  respite_clock_advance (clinic->clock, 5 * RESPITE_MINUTE_MS);
  wrong = respite_office_add_entry (clinic->office, visit->session_id, "128/74 72 98", 0, TRUE, &error);
  g_assert_no_error (error);
  respite_clock_advance (clinic->clock, 4 * RESPITE_MINUTE_MS);

  /* A line that cannot be changes nothing. */
  g_assert_null (respite_office_correct_entry (clinic->office, wrong->id, "74/128", NULL, TRUE, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  right = respite_office_correct_entry (clinic->office, wrong->id, "118/74 72 98", NULL, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (right->at, ==, wrong->at);
  g_assert_cmpint (right->replaces, ==, wrong->id);
  g_assert_null (respite_office_correct_entry (clinic->office, wrong->id, "119/74", NULL, TRUE, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  record = test_visit_load (visit);
  g_assert_cmpint (respite_timeline_get_last_vital (record->timeline, RESPITE_VITAL_SYSTOLIC, NULL), ==, 118);
}

static void
test_undo (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteEvent) pause = NULL;
  g_autoptr (RespiteEvent) resume = NULL;
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start_id = 0;

  record = test_visit_load (visit);
  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    if (respite_timeline_get_event (record->timeline, i)->kind == RESPITE_EVENT_START)
      start_id = respite_timeline_get_event (record->timeline, i)->id;
  g_assert_false (respite_office_strike_event (clinic->office, start_id, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  pause = respite_office_add_entry (clinic->office, visit->session_id, "pause", 0, FALSE, &error);
  g_assert_no_error (error);
  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  resume = respite_office_add_entry (clinic->office, visit->session_id, "resume", 0, FALSE, &error);
  g_assert_no_error (error);

  /* The pause cannot go while the resumption rests on it. */
  g_assert_false (respite_office_strike_event (clinic->office, pause->id, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_true (respite_office_strike_event (clinic->office, resume->id, NULL, &error));
  assert_state (visit, RESPITE_SESSION_PAUSED);
  g_assert_true (respite_office_strike_event (clinic->office, pause->id, NULL, &error));
  assert_state (visit, RESPITE_SESSION_RUNNING);
}

/* The program was away while the pump ran: unconfirmed until a person says that it ran on. */
static void
test_unconfirmed_after_a_restart (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteSessionRecord) away = NULL;
  g_autoptr (RespiteSessionRecord) later = NULL;
  g_autoptr (RespiteSessionRecord) confirmed = NULL;
  g_autoptr (GPtrArray) board = NULL;
  g_autoptr (GPtrArray) board_after = NULL;
  g_autoptr (RespiteEvent) confirm = respite_event_new (RESPITE_EVENT_CONFIRM, 0);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 8; i++)
    {
      respite_clock_advance (clinic->clock, 15 * RESPITE_SECOND_MS);
      g_assert_true (respite_office_note_seen (clinic->office, &error));
    }
  away = test_visit_load (visit);
  g_assert_cmpint (away->unconfirmed_since, ==, 0);

  respite_clock_advance (clinic->clock, 10 * RESPITE_MINUTE_MS);
  test_clinic_reopen (clinic);
  respite_session_record_unref (g_steal_pointer (&away));
  away = test_visit_load (visit);
  g_assert_cmpint (away->session->state, ==, RESPITE_SESSION_RUNNING);
  g_assert_cmpint (away->unconfirmed_since, ==, TESTLIB_NOW + 2 * RESPITE_MINUTE_MS);

  board = respite_office_list_running (clinic->office, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((RespiteBoardRow *) g_ptr_array_index (board, 0))->unconfirmed_since, ==,
                   TESTLIB_NOW + 2 * RESPITE_MINUTE_MS);

  /* It stays so however long a window shows it, and whatever else is entered. */
  g_assert_true (respite_office_note_seen (clinic->office, &error));
  test_visit_enter (visit, "126/80 78 97 14 p4 s5");
  respite_clock_advance (clinic->clock, 15 * RESPITE_SECOND_MS);
  g_assert_true (respite_office_note_seen (clinic->office, &error));
  later = test_visit_load (visit);
  g_assert_cmpint (later->unconfirmed_since, ==, TESTLIB_NOW + 2 * RESPITE_MINUTE_MS);

  respite_set_str (&confirm->text, "Pump log read: ran on at 53.55 mg/h");
  g_assert_true (respite_office_add_event (clinic->office, visit->session_id, confirm, NULL, &error));
  g_assert_no_error (error);
  confirmed = test_visit_load (visit);
  g_assert_cmpint (confirmed->unconfirmed_since, ==, 0);
  g_assert_true (respite_office_note_seen (clinic->office, &error));
  board_after = respite_office_list_running (clinic->office, &error);
  g_assert_cmpint (((RespiteBoardRow *) g_ptr_array_index (board_after, 0))->unconfirmed_since, ==, 0);
}

/* A visit by commands alone is not unconfirmed while people make entries. */
static void
test_entries_without_a_window (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteSessionRecord) with = NULL;
  g_autoptr (RespiteSessionRecord) without = NULL;
  g_autoptr (GError) error = NULL;
  gint64 last;

  for (int i = 0; i < 3; i++)
    {
      respite_clock_advance (clinic->clock, 10 * RESPITE_MINUTE_MS);
      test_clinic_reopen (clinic);
      test_visit_enter (visit, "126/80 78 97 14 p4 s5");
    }
  with = test_visit_load (visit);
  g_assert_cmpint (with->unconfirmed_since, ==, 0);
  last = respite_office_get_now (clinic->office);
  respite_clock_advance (clinic->clock, 16 * RESPITE_MINUTE_MS);
  g_assert_true (respite_office_note_seen (clinic->office, &error));
  without = test_visit_load (visit);
  g_assert_cmpint (without->unconfirmed_since, ==, last);
}

/* Locked, the board shows chairs and times and nobody's name. */
static void
test_board_while_locked (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const RespiteBoardRow *row;

  respite_office_lock (clinic->office);
  rows = respite_office_list_board (clinic->office, &error);
  g_assert_no_error (error);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->session->chair, ==, "Chair 1");
  g_assert_cmpstr (row->session->patient_name, ==, "");
  g_assert_cmpstr (row->session->patient_mrn, ==, "");
  g_assert_cmpint (row->session->patient_id, ==, 0);
  g_assert_cmpint (row->next_due_at, >, 0);
  g_assert_true (respite_office_note_seen (clinic->office, &error));
  g_assert_null (respite_office_get_session (clinic->office, visit->session_id, FALSE, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
}

static void
test_course_and_bookings (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteCourse) course = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GError) error = NULL;
  RespiteSessionFilter filter = { 0 };
  gint64 extra;

  test_visit_plan (visit);
  extra = respite_office_book_session (clinic->office, visit->patient_id, visit->course_id,
                                       TESTLIB_NOW + 30 * RESPITE_DAY_MS, 120, "", &error);
  g_assert_no_error (error);
  g_assert_true (respite_office_move_session (clinic->office, extra, TESTLIB_NOW + 31 * RESPITE_DAY_MS, "Chair 2",
                                              &error));
  g_assert_false (respite_office_move_session (clinic->office, extra, TESTLIB_NOW - 3 * RESPITE_DAY_MS, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_true (respite_office_cancel_session (clinic->office, visit->session_id, TRUE, NULL, &error));
  g_assert_false (respite_office_cancel_session (clinic->office, extra, FALSE, "  ", &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_false (respite_office_stop_course (clinic->office, visit->course_id, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_true (respite_office_stop_course (clinic->office, visit->course_id, "Moved away", &error));
  g_assert_no_error (error);
  course = respite_office_get_course (clinic->office, visit->course_id, &error);
  g_assert_cmpint (course->state, ==, RESPITE_COURSE_STOPPED);
  filter.course_id = visit->course_id;
  sessions = respite_office_list_sessions (clinic->office, &filter, &error);
  g_assert_cmpuint (sessions->len, ==, 5);
  for (guint i = 0; i < sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);

      g_assert_cmpint (session->state, ==,
                       session->id == visit->session_id ? RESPITE_SESSION_NO_SHOW : RESPITE_SESSION_CANCELLED);
      g_assert_cmpint (session->of, ==, 5);
    }
}

static void
assert_consent (TestVisit *visit,
                gboolean   has_consent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) board = NULL;
  gint64 id = respite_office_book_session (visit->clinic->office, visit->patient_id, 0,
                                           respite_office_get_now (visit->clinic->office), 60, "", &error);

  g_assert_no_error (error);
  board = respite_office_list_board (visit->clinic->office, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < board->len; i++)
    {
      const RespiteBoardRow *row = g_ptr_array_index (board, i);

      if (row->session->id == id)
        g_assert_cmpint (row->has_consent, ==, has_consent);
    }
}

/* A consent holds for twelve months, and after a pause of more than 90 days it is asked for again. */
static void
test_consent_runs_out (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (TestVisit) other = test_visit_new (clinic);

  test_visit_consent (other);
  respite_clock_advance (clinic->clock, 90 * RESPITE_DAY_MS);
  assert_consent (visit, TRUE);
  respite_clock_advance (clinic->clock, RESPITE_DAY_MS);
  assert_consent (visit, FALSE);
  test_visit_consent (visit);
  assert_consent (visit, TRUE);

  /* The other patient has had no infusion yet: no pause, but a year. */
  assert_consent (other, TRUE);
  respite_clock_advance (clinic->clock, 275 * RESPITE_DAY_MS);
  assert_consent (other, FALSE);
}

/* A single visit has no protocol and its own short checklists. */
static void
test_single_visit (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  test_visit_screen (visit, NULL);
  test_visit_clear (visit);
  test_visit_consent (visit);
  visit->session_id = respite_office_book_session (clinic->office, visit->patient_id, 0, TESTLIB_NOW, 120, "A", &error);
  g_assert_no_error (error);
  test_visit_gate (visit);
  test_visit_start (visit);
  record = test_visit_load (visit);
  g_assert_null (record->protocol);
  g_assert_cmpuint (record->gate->len, ==, 17);
  respite_clock_advance (clinic->clock, 40 * RESPITE_MINUTE_MS);
  test_visit_finish (visit);
  g_assert_true (respite_office_sign_session (clinic->office, visit->session_id, TESTLIB_PASSWORD, &error));
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/visit/whole-visit", test_whole_visit);
  g_test_add_func ("/visit/signed-is-locked", test_signed_is_locked);
  g_test_add_func ("/visit/start-needs-everything", test_start_needs_everything);
  g_test_add_func ("/visit/gate-override", test_gate_override);
  g_test_add_func ("/visit/corrections-keep-the-original", test_corrections_keep_the_original);
  g_test_add_func ("/visit/line-corrects-at-its-time", test_line_corrects_at_its_time);
  g_test_add_func ("/visit/undo", test_undo);
  g_test_add_func ("/visit/unconfirmed-after-a-restart", test_unconfirmed_after_a_restart);
  g_test_add_func ("/visit/entries-without-a-window", test_entries_without_a_window);
  g_test_add_func ("/visit/board-while-locked", test_board_while_locked);
  g_test_add_func ("/visit/course-and-bookings", test_course_and_bookings);
  g_test_add_func ("/visit/single-visit", test_single_visit);
  g_test_add_func ("/visit/consent-runs-out", test_consent_runs_out);

  return g_test_run ();
}
