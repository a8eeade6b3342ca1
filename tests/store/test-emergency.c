/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-emergency.h"
#include "test-visit.h"

static gboolean
is_missing (TestVisit  *visit,
            const char *code)
{
  g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);
  g_autoptr (GArray) missing = respite_session_record_list_missing (record,
                                                                    respite_clock_get_now (visit->clinic->clock));

  for (guint i = 0; i < missing->len; i++)
    if (g_str_equal (g_array_index (missing, RespiteMissing, i).code, code))
      return g_array_index (missing, RespiteMissing, i).blocks;

  return FALSE;
}

static void
refuse (TestVisit  *visit,
        const char *line)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (respite_office_add_entry (visit->clinic->office, visit->session_id, line, 0, FALSE, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
}

static void
enter_later (TestVisit  *visit,
             const char *line)
{
  respite_clock_advance (visit->clinic->clock, RESPITE_MINUTE_MS);
  test_visit_enter (visit, line);
}

/* The infusion keeps its record through the emergency, and the emergency stands between its entries. */
static void
test_infusion_keeps_its_record (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteSessionRecord) before = NULL;
  g_autoptr (RespiteSessionRecord) after = NULL;

  enter_later (visit, "118/74 72 98 14");
  before = test_visit_load (visit);
  enter_later (visit, "emergency begin");
  g_assert_true (is_missing (visit, "emergency-open"));
  enter_later (visit, "emergency oxygen 10 L/min");
  enter_later (visit, "stop emergency");
  enter_later (visit, "epinephrine 300 mcg im");
  enter_later (visit, "emergency end recovered");
  after = test_visit_load (visit);
  g_assert_cmpint (after->session->state, ==, RESPITE_SESSION_RECOVERY);
  g_assert_cmpuint (respite_timeline_get_n_events (after->timeline), ==,
                    respite_timeline_get_n_events (before->timeline) + 5);
  g_assert_cmpint (respite_timeline_get_emergency (after->timeline), ==, 0);
  g_assert_false (is_missing (visit, "emergency-open"));
}

static void
test_lines_are_refused_in_the_wrong_order (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);

  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  refuse (visit, "emergency end recovered");
  refuse (visit, "emergency note nothing");
  test_visit_enter (visit, "emergency begin");
  refuse (visit, "emergency begin");
}

static gboolean
is_seen (TestVisit *visit,
         gboolean   on_board)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = on_board ? respite_office_list_board (visit->clinic->office, &error)
                                        : respite_office_list_running (visit->clinic->office, &error);
  gboolean is_seen = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    is_seen |= respite_board_row_has_emergency (g_ptr_array_index (rows, i));

  return is_seen;
}

/* From every chair, also where the infusion has not begun or the pump stands. */
static void
test_seen_from_everywhere (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_nasal (clinic);
  g_autoptr (TestClinic) other = test_clinic_new ();
  g_autoptr (TestVisit) running = test_visit_new_running (other);

  g_assert_false (is_seen (visit, FALSE) || is_seen (visit, TRUE));
  enter_later (visit, "emergency begin");
  g_assert_true (is_seen (visit, FALSE) && is_seen (visit, TRUE));
  enter_later (visit, "emergency end recovered");
  g_assert_false (is_seen (visit, FALSE) || is_seen (visit, TRUE));

  enter_later (running, "emergency begin");
  enter_later (running, "stop chest pain");
  g_assert_true (is_seen (running, FALSE) && is_seen (running, TRUE));
}

/* Nobody is discharged out of an open emergency, and nothing is signed without the note. */
static void
test_outcome_and_note_are_needed (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  enter_later (visit, "emergency begin");
  enter_later (visit, "stop emergency");
  record = test_visit_load (visit);
  checks = test_visit_answer_yes (record->discharge);
  g_assert_false (respite_office_discharge_session (clinic->office, visit->session_id, checks, TRUE, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  enter_later (visit, "emergency end hospital St. Mary");
  g_assert_true (respite_office_discharge_session (clinic->office, visit->session_id, checks, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (is_missing (visit, "emergency-note"));
  g_assert_false (respite_office_sign_session (clinic->office, visit->session_id, TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  test_visit_balance (visit);
  enter_later (visit, "emergency note Fainted on standing up; taken to hospital to be watched.");
  g_assert_false (is_missing (visit, "emergency-note"));
  g_assert_true (respite_office_sign_session (clinic->office, visit->session_id, TESTLIB_PASSWORD, &error));
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/emergency/keeps-the-record", test_infusion_keeps_its_record);
  g_test_add_func ("/emergency/wrong-order", test_lines_are_refused_in_the_wrong_order);
  g_test_add_func ("/emergency/seen-from-everywhere", test_seen_from_everywhere);
  g_test_add_func ("/emergency/outcome-and-note", test_outcome_and_note_are_needed);

  return g_test_run ();
}
