/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-time.h"
#include "infusion/respite-schedule.h"
#include "service/respite-office-settings.h"
#include "service/respite-quick-acts.h"
#include "test-visit.h"

static gint64
get_next (TestVisit *visit)
{
  g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);

  return respite_schedule_get_next (&record->protocol->schedule, record->session->number, record->timeline,
                                    respite_clock_get_now (visit->clinic->clock));
}

static void
pass (TestVisit *visit,
      int        minutes)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < minutes; i++)
    {
      respite_clock_advance (visit->clinic->clock, RESPITE_MINUTE_MS);
      respite_office_note_seen (visit->clinic->office, &error);
      g_assert_no_error (error);
    }
}

static guint
count_missed (TestVisit *visit)
{
  g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);
  g_autoptr (GArray) dues = respite_schedule_list_due (&record->protocol->schedule, record->session->number,
                                                       record->timeline,
                                                       respite_clock_get_now (visit->clinic->clock));
  guint n_missed = 0;

  for (guint i = 0; i < dues->len; i++)
    n_missed += g_array_index (dues, RespiteDue, i).is_missed;

  return n_missed;
}

static void
set_zone (TestVisit  *visit,
          const char *zone)
{
  g_autoptr (RespiteClinicInfo) info = respite_clinic_info_copy (respite_office_get_clinic_info
                                                                   (visit->clinic->office));
  g_autoptr (GError) error = NULL;

  g_free (info->time_zone);
  info->time_zone = g_strdup (zone);
  g_assert_true (respite_office_save_clinic_info (visit->clinic->office, info, &error));
  g_assert_no_error (error);
}

/* Another time zone changes how times are written and read, never when a set falls due or what was given. */
static void
test_time_zone_changes_nothing_that_happened (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteSessionRecord) before = NULL;
  g_autoptr (RespiteSessionRecord) after = NULL;
  g_autofree char *line = NULL;
  g_autofree char *time = NULL;
  gint64 now, next;

  pass (visit, 6);
  test_visit_enter (visit, "118/74 72 98 14 p3 s5");
  before = test_visit_load (visit);
  next = get_next (visit);

  set_zone (visit, "Asia/Kolkata");
  g_assert_cmpint (get_next (visit), ==, next);
  pass (visit, 2);
  now = respite_clock_get_now (clinic->clock);
  time = respite_time_format_hm (now - RESPITE_MINUTE_MS, respite_office_get_zone (clinic->office));
  line = g_strdup_printf ("%s note by the new clock", time);
  test_visit_enter (visit, line);
  after = test_visit_load (visit);
  g_assert_cmpint (now - respite_timeline_get_last (after->timeline), <=, 2 * RESPITE_MINUTE_MS);
  g_assert_cmpint (respite_timeline_get_start (after->timeline), ==, respite_timeline_get_start (before->timeline));
  g_assert_cmpint (respite_timeline_get_given (after->timeline, now), ==,
                   respite_timeline_get_given (before->timeline, now));
}

/* Sets fall due by elapsed time when the clocks go forward or back in the middle of an infusion. */
static void
run_over_a_change (const char *name,
                   const char *local_start)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);
  gint64 start = 0, now;

  set_zone (visit, name);
  g_assert_true (respite_time_parse_rfc3339 (local_start, zone, &start, NULL));
  respite_clock_advance (clinic->clock, start - 2 * RESPITE_HOUR_MS - respite_clock_get_now (clinic->clock));
  test_visit_screen (visit, NULL);
  test_visit_clear (visit);
  test_visit_consent (visit);
  test_visit_plan (visit);
  respite_clock_advance (clinic->clock, start - respite_clock_get_now (clinic->clock));
  test_visit_gate (visit);
  test_visit_start (visit);

  for (int i = 1; i <= 6; i++)
    {
      g_assert_cmpint (get_next (visit) - start, ==, i * 5 * RESPITE_MINUTE_MS);
      pass (visit, 5);
      test_visit_enter (visit, i % 2 == 0 ? "-1 118/74 72 98 14 p3 s5" : "118/74 72 98 14 p3 s5");
    }
  now = respite_clock_get_now (clinic->clock);
  g_assert_cmpuint (count_missed (visit), ==, 0);
  {
    g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);

    g_assert_cmpint (respite_timeline_get_running_ms (record->timeline, now), ==, 30 * RESPITE_MINUTE_MS);
  }
}

static void
test_clocks_go_forward (void)
{
  run_over_a_change ("America/New_York", "2027-03-14T01:50:00-05:00");
}

static void
test_clocks_go_back (void)
{
  run_over_a_change ("Australia/Sydney", "2027-04-04T02:40:00+11:00");
}

/* A computer's clock that was set back would put entries before what happened earlier: it is said, and nothing is
 * written, until it is right again. */
static void
test_clock_set_back_is_said (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteEvent) event = NULL;
  g_autoptr (GError) error = NULL;

  pass (visit, 5);
  test_visit_enter (visit, "118/74 72 98 14 p3 s5");
  respite_clock_advance (clinic->clock, -RESPITE_MINUTE_MS);
  test_visit_enter (visit, "note a minute is nothing");
  respite_clock_advance (clinic->clock, -RESPITE_HOUR_MS);
  event = respite_office_add_entry (clinic->office, visit->session_id, "pause", 0, FALSE, &error);
  g_assert_null (event);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  respite_clock_advance (clinic->clock, RESPITE_HOUR_MS + 2 * RESPITE_MINUTE_MS);
  test_visit_enter (visit, "pause");
}

/* While the computer slept nobody looked: sets are missed, the dose is unconfirmed, and the next set is overdue. */
static void
test_sleep_leaves_an_honest_gap (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (RespiteSessionRecord) after = NULL;
  gint64 slept_at;

  pass (visit, 5);
  test_visit_enter (visit, "118/74 72 98 14 p3 s5");
  slept_at = respite_clock_get_now (clinic->clock);
  respite_clock_advance (clinic->clock, 20 * RESPITE_MINUTE_MS);
  pass (visit, 1);
  record = test_visit_load (visit);
  g_assert_cmpint (record->unconfirmed_since, ==, slept_at);
  g_assert_cmpuint (count_missed (visit), ==, 3);
  g_assert_cmpint (get_next (visit), <, respite_clock_get_now (clinic->clock));

  test_visit_enter (visit, "confirm");
  test_visit_enter (visit, "118/74 72 98 14 p3 s5");
  test_visit_enter (visit, "gap -20 the computer slept");
  after = test_visit_load (visit);
  g_assert_cmpint (after->unconfirmed_since, ==, 0);
  g_assert_cmpint (get_next (visit), >, respite_clock_get_now (clinic->clock));
}

static void
test_quick_events_are_kept (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GPtrArray) shipped = respite_office_get_quick (clinic->office);
  g_autoptr (GPtrArray) list = respite_quick_list_from_text ("Hiccups\tother start 1 hiccups\nOxygen\toxygen ", NULL);
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (shipped->len, ==, RESPITE_N_QUICK);
  g_assert_true (respite_office_set_quick (clinic->office, list, &error));
  g_assert_no_error (error);
  kept = respite_office_get_quick (clinic->office);
  g_assert_cmpstr (((RespiteQuick *) g_ptr_array_index (kept, 0))->line, ==, "other start 1 hiccups");
  g_assert_cmpstr (((RespiteQuick *) g_ptr_array_index (kept, 1))->line, ==, "oxygen ");
  g_assert_cmpstr (((RespiteQuick *) g_ptr_array_index (kept, 9))->label, ==, "");

  g_ptr_array_remove_index (list, 0);
  g_ptr_array_add (list, respite_quick_new ("Bolus", "bolus 5 mg"));
  g_assert_false (respite_office_set_quick (clinic->office, list, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/session-clock/time-zone", test_time_zone_changes_nothing_that_happened);
  g_test_add_func ("/session-clock/forward", test_clocks_go_forward);
  g_test_add_func ("/session-clock/back", test_clocks_go_back);
  g_test_add_func ("/session-clock/set-back", test_clock_set_back_is_said);
  g_test_add_func ("/session-clock/sleep", test_sleep_leaves_an_honest_gap);
  g_test_add_func ("/session-clock/quick-events", test_quick_events_are_kept);

  return g_test_run ();
}
