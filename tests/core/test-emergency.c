/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "infusion/respite-emergency.h"
#include "test-events.h"

static RespiteEvent *
add_line (GPtrArray  *events,
          double      minutes,
          const char *typed)
{
  RespiteEvent *event = test_events_add (events, RESPITE_EVENT_EMERGENCY, minutes);

  respite_emergency_read (event, typed);

  return event;
}

/* "begin-end outcome note" of each, in minutes since the start. */
static char *
describe (const RespiteTimeline *timeline)
{
  g_autoptr (GArray) list = respite_timeline_dup_emergencies (timeline);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const RespiteEmergency *emergency = &g_array_index (list, RespiteEmergency, i);

      g_string_append_printf (text, "%s%d-%d %s%s%s", i > 0 ? "; " : "",
                              (int) ((emergency->begin - TEST_START) / RESPITE_MINUTE_MS),
                              emergency->end != 0 ? (int) ((emergency->end - TEST_START) / RESPITE_MINUTE_MS) : 0,
                              emergency->ending != NULL ? emergency->ending->code : "open",
                              emergency->note != NULL ? " noted" : "",
                              respite_emergency_needs_note (emergency) ? " owed" : "");
    }

  return g_string_free (text, FALSE);
}

static void
test_lines_are_read (void)
{
  static const struct
  {
    const char *typed;
    const char *code;
    const char *text;
  } cases[] = {
    { "begin", "begin", "" },
    { "CPR start", "cpr-start", "" },
    { "cpr-stop after 2 min", "cpr-stop", "after 2 min" },
    { "CPR started", "cpr-start", "" },
    { "end hospital St. Mary", "end-hospital", "St. Mary" },
    { "oxygen 15 L/min", "oxygen", "15 L/min" },
    { "no pulse", "no-pulse", "" },
    { "pulse", "pulse", "" },
    { "pulse felt", "pulse", "" },
    { "noted nothing", "", "noted nothing" },
    { "note it was a faint", "note", "it was a faint" },
    { "end", "", "end" },
    { "", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_EMERGENCY, TEST_START);

      g_test_message ("%s", cases[i].typed);
      respite_emergency_read (event, cases[i].typed);
      g_assert_cmpstr (event->code, ==, cases[i].code);
      g_assert_cmpstr (event->text, ==, cases[i].text);
    }
}

static void
test_every_line_is_read_by_code_and_name (void)
{
  for (const RespiteEmergencyLine *line = respite_emergency_lines; line->code != NULL; line++)
    {
      g_autoptr (RespiteEvent) by_code = respite_event_new (RESPITE_EVENT_EMERGENCY, TEST_START);
      g_autoptr (RespiteEvent) by_name = respite_event_new (RESPITE_EVENT_EMERGENCY, TEST_START);
      g_autofree char *typed = g_strdelimit (g_strdup (line->code), "-", ' ');

      respite_emergency_read (by_code, typed);
      respite_emergency_read (by_name, line->name);
      g_assert_cmpstr (by_code->code, ==, line->code);
      g_assert_cmpstr (by_name->code, ==, line->code);
    }
}

static void
test_emergencies_follow_their_lines (void)
{
  static const struct
  {
    const char *lines[8];       /* five minutes apart */
    const char *found;
    int         open;           /* minutes since the start, -1 for none */
  } cases[] = {
    { { NULL }, "", -1 },
    { { "begin", "help", NULL }, "0-0 open", 0 },
    { { "airway", "end recovered", NULL }, "0-5 end-recovered owed", -1 },
    { { "begin", "end hospital", "note he fainted", NULL }, "0-5 end-hospital noted", -1 },
    { { "begin", "end false", NULL }, "0-5 end-false", -1 },
    { { "begin", "end recovered", "begin", NULL }, "0-5 end-recovered owed; 10-0 open", 10 },
    { { "end recovered", "note nothing", NULL }, "", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GPtrArray *events = test_events_new ();
      g_autoptr (RespiteTimeline) timeline = NULL;
      g_autofree char *found = NULL;

      for (guint n = 0; cases[i].lines[n] != NULL; n++)
        add_line (events, n * 5, cases[i].lines[n]);
      timeline = respite_timeline_new_take (events);
      found = describe (timeline);
      g_assert_cmpstr (found, ==, cases[i].found);
      g_assert_cmpint (respite_timeline_get_emergency (timeline), ==,
                       cases[i].open >= 0 ? test_minute (cases[i].open) : 0);
    }
}

static void
test_struck_lines_do_not_count (void)
{
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;

  add_line (events, 0, "begin")->is_struck = TRUE;
  timeline = respite_timeline_new_take (events);
  g_assert_cmpint (respite_timeline_get_emergency (timeline), ==, 0);
}

static void
test_impossible_lines_are_refused (void)
{
  static const struct
  {
    const char *typed;
    double      minutes;
    const char *error;          /* %NULL where it is taken */
  } cases[] = {
    { "begin", 6, "This emergency was called already" },
    { "begin", 1, NULL },
    { "begin", 30, NULL },
    { "end recovered", 1, "No emergency was open at that time" },
    { "end recovered", 25, "No emergency was open at that time" },
    { "end recovered", 45, NULL },
    { "end recovered", 41, "This emergency has entries that are later than that" },
    { "note late", 1, "There was no emergency to write about" },
    { "note late", 25, NULL },
    { "suction", 1, NULL },
  };
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;

  add_line (events, 5, "begin");
  add_line (events, 20, "end recovered");
  add_line (events, 40, "begin");
  add_line (events, 42, "airway");
  timeline = respite_timeline_new_take (events);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_EMERGENCY, test_minute (cases[i].minutes));
      g_autoptr (GError) error = NULL;

      g_test_message ("%s at %.0f", cases[i].typed, cases[i].minutes);
      respite_emergency_read (event, cases[i].typed);
      g_assert_cmpint (respite_timeline_check_event (timeline, event, test_minute (60), &error), ==,
                       cases[i].error == NULL);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, cases[i].error);
    }
}

static void
test_correction_may_move_the_call (void)
{
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;
  g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_EMERGENCY, test_minute (6));
  g_autoptr (GError) error = NULL;

  event->replaces = add_line (events, 5, "begin")->id;
  timeline = respite_timeline_new_take (events);
  respite_emergency_read (event, "begin");
  respite_timeline_check_event (timeline, event, test_minute (60), &error);
  g_assert_no_error (error);
}

static void
test_codes_are_checked (void)
{
  g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_EMERGENCY, TEST_START);
  g_autoptr (GError) error = NULL;

  respite_set_str (&event->code, "cpr-start");
  g_assert_true (respite_event_check (event, &error));
  respite_set_str (&event->code, "note");
  g_assert_false (respite_event_check (event, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
  g_clear_error (&error);
  respite_set_str (&event->code, "cpr");
  respite_set_str (&event->text, "x");
  g_assert_false (respite_event_check (event, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/emergency/read", test_lines_are_read);
  g_test_add_func ("/emergency/read-all", test_every_line_is_read_by_code_and_name);
  g_test_add_func ("/emergency/follow", test_emergencies_follow_their_lines);
  g_test_add_func ("/emergency/struck", test_struck_lines_do_not_count);
  g_test_add_func ("/emergency/refused", test_impossible_lines_are_refused);
  g_test_add_func ("/emergency/corrected", test_correction_may_move_the_call);
  g_test_add_func ("/emergency/codes", test_codes_are_checked);

  return g_test_run ();
}
