/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-session-record.h"
#include "test-events.h"

/* A 10-minute infusion of a first session with every set, an aldrete score and a discharge 45 minutes in. */
static GPtrArray *
build_whole (void)
{
  static const double sets[] = { 0, 5, 10, 25, 40 };
  GPtrArray *events = test_events_new ();
  RespiteEvent *score;

  test_events_add_rate (events, RESPITE_EVENT_START, 0, 50000);
  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    test_events_add_set (events, sets[i], 120, 80);
  test_events_add (events, RESPITE_EVENT_END, 10);
  score = test_events_add (events, RESPITE_EVENT_RECOVERY, 41);
  g_free (score->code);
  score->code = g_strdup ("aldrete");
  score->severity = 10;

  return events;
}

static RespiteSessionRecord *
record_new (GPtrArray *events)
{
  RespiteSessionRecord *record = respite_session_record_new ();

  record->session->number = 1;
  record->session->discharged_at = test_minute (45);
  respite_timeline_unref (record->timeline);
  record->timeline = respite_timeline_new_take (events);

  return record;
}

/* The codes of what is missing, those that block with "!". */
static char *
describe (const RespiteSessionRecord *record)
{
  g_autoptr (GArray) list = respite_session_record_list_missing (record, test_minute (60));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const RespiteMissing *missing = &g_array_index (list, RespiteMissing, i);

      g_assert_nonnull (missing->text);
      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", missing->code, missing->blocks ? "!" : "");
    }

  return g_string_free (text, FALSE);
}

static RespiteEvent *
find_set (GPtrArray *events,
          double     minutes)
{
  for (guint i = 0; i < events->len; i++)
    {
      RespiteEvent *event = g_ptr_array_index (events, i);

      if (event->kind == RESPITE_EVENT_SET && event->at == test_minute (minutes))
        return event;
    }

  return NULL;
}

static void
test_whole_record_lacks_nothing (void)
{
  g_autoptr (RespiteSessionRecord) record = record_new (build_whole ());
  g_autofree char *missing = describe (record);

  g_assert_cmpstr (missing, ==, "");
}

static void
test_set_at_the_end_is_missed (void)
{
  GPtrArray *events = build_whole ();
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autofree char *missing = NULL;

  find_set (events, 10)->is_struck = TRUE;
  record = record_new (events);
  missing = describe (record);
  g_assert_cmpstr (missing, ==, "no-end-set");
}

static void
test_gap_is_listed_until_explained (void)
{
  GPtrArray *silent = build_whole ();
  GPtrArray *told = build_whole ();
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (RespiteSessionRecord) explained = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *nothing = NULL;

  find_set (silent, 5)->is_struck = TRUE;
  record = record_new (silent);
  missing = describe (record);
  g_assert_cmpstr (missing, ==, "unexplained-gap");

  find_set (told, 5)->is_struck = TRUE;
  test_events_add_text (told, RESPITE_EVENT_GAP, 8, "in the bathroom")->from = test_minute (1);
  explained = record_new (told);
  nothing = describe (explained);
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_neighbouring_misses_are_one_gap (void)
{
  GPtrArray *events = build_whole ();
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autofree char *missing = NULL;

  find_set (events, 25)->is_struck = TRUE;
  find_set (events, 40)->is_struck = TRUE;
  record = record_new (events);
  record->session->discharged_at = test_minute (58);
  missing = describe (record);
  g_assert_cmpstr (missing, ==, "unexplained-gap");
}

static void
test_nothing_falls_due_after_discharge (void)
{
  GPtrArray *events = build_whole ();
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autofree char *missing = NULL;

  find_set (events, 40)->is_struck = TRUE;
  record = record_new (events);
  record->session->discharged_at = test_minute (35);
  missing = describe (record);
  g_assert_cmpstr (missing, ==, "");
}

static void
test_lasting_effect_is_listed (void)
{
  GPtrArray *events = build_whole ();
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autofree char *missing = NULL;

  test_events_add_effect (events, RESPITE_EVENT_EFFECT_START, 6, "nausea", 2);
  test_events_add_effect (events, RESPITE_EVENT_EFFECT_END, 9, "nausea", 0);
  test_events_add_effect (events, RESPITE_EVENT_EFFECT_START, 7, "dizziness", 1);
  record = record_new (events);
  missing = describe (record);
  g_assert_cmpstr (missing, ==, "open-effect");
}

static void
test_running_infusion_blocks (void)
{
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autofree char *missing = NULL;

  test_events_add_rate (events, RESPITE_EVENT_START, 58, 50000);
  record = record_new (events);
  record->session->discharged_at = 0;
  missing = describe (record);
  g_assert_cmpstr (missing, ==, "no-end! no-discharge!");
}

static void
test_missing_score_is_listed (void)
{
  GPtrArray *events = build_whole ();
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autofree char *missing = NULL;

  ((RespiteEvent *) g_ptr_array_index (events, events->len - 1))->is_struck = TRUE;
  record = record_new (events);
  missing = describe (record);
  g_assert_cmpstr (missing, ==, "no-score");
}

static void
test_open_lines_block_until_a_reason (void)
{
  g_autoptr (RespiteSessionRecord) record = record_new (build_whole ());
  RespiteCheck *check = respite_check_new ();
  g_autofree char *missing = NULL;
  g_autofree char *nothing = NULL;

  check->is_required = TRUE;
  check->answer = RESPITE_ANSWER_NO;
  g_ptr_array_add (record->discharge, check);
  missing = describe (record);
  g_assert_cmpstr (missing, ==, "open-check!");

  g_free (check->reason);
  check->reason = g_strdup ("The escort waits at the door");
  nothing = describe (record);
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_unconfirmed_stretch_blocks (void)
{
  g_autoptr (RespiteSessionRecord) record = record_new (build_whole ());
  g_autofree char *missing = NULL;

  record->unconfirmed_since = test_minute (7);
  missing = describe (record);
  g_assert_cmpstr (missing, ==, "unconfirmed!");
}

static void
test_empty_record_only_lacks_the_discharge (void)
{
  g_autoptr (RespiteSessionRecord) record = respite_session_record_new ();
  g_autofree char *missing = describe (record);

  g_assert_cmpstr (missing, ==, "no-discharge!");
  g_assert_false (record->thresholds->is_confirmed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/completeness/whole-record-lacks-nothing", test_whole_record_lacks_nothing);
  g_test_add_func ("/completeness/set-at-the-end-is-missed", test_set_at_the_end_is_missed);
  g_test_add_func ("/completeness/gap-is-listed-until-explained", test_gap_is_listed_until_explained);
  g_test_add_func ("/completeness/neighbouring-misses-are-one-gap", test_neighbouring_misses_are_one_gap);
  g_test_add_func ("/completeness/nothing-falls-due-after-discharge", test_nothing_falls_due_after_discharge);
  g_test_add_func ("/completeness/lasting-effect-is-listed", test_lasting_effect_is_listed);
  g_test_add_func ("/completeness/running-infusion-blocks", test_running_infusion_blocks);
  g_test_add_func ("/completeness/missing-score-is-listed", test_missing_score_is_listed);
  g_test_add_func ("/completeness/open-lines-block-until-a-reason", test_open_lines_block_until_a_reason);
  g_test_add_func ("/completeness/unconfirmed-stretch-blocks", test_unconfirmed_stretch_blocks);
  g_test_add_func ("/completeness/empty-record-only-lacks-the-discharge", test_empty_record_only_lacks_the_discharge);

  return g_test_run ();
}
