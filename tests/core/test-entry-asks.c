/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-entry-line.h"
#include "test-events.h"

/* Whatever asks to be confirmed says what is unusual about it. */
static void
test_questions_say_what_is_unusual (void)
{
  static const struct
  {
    const char *line;
    const char *question;
  } cases[] = {
    { "118/74 72", NULL },
    { "210/74 72", "A value is unusual" },
    { "23:50 note x", "This is more than 4 hours ago" },
    { "rate 300 mg/h", "This is more than three times the rate before, or less than a third" },
    { "bolus 30 mg", "More would be given than was ordered" },
    { "headache start", "Already going on since 10:12; a number after it says how bad" },
    { "headache", "Already going on since 10:12; a number after it says how bad" },
    { "10:10 headache start", NULL },
    { "headache start 2", NULL },
    { "headache start lay down", NULL },
    { "headache end", NULL },
    { "dizziness start", NULL },
  };

  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;
  RespiteEntryContext context = { .now = test_minute (20), .zone = zone, .rate_ugph = 50000, .dose_ug = 35700 };

  test_events_add_rate (events, RESPITE_EVENT_START, 0, 50000);
  test_events_add_effect (events, RESPITE_EVENT_EFFECT_START, 12, "headache", 1);
  timeline = respite_timeline_new_take (events);
  context.timeline = timeline;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteEntry) entry = respite_entry_parse (cases[i].line, &context);

      g_test_message ("%s", cases[i].line);
      g_assert_nonnull (entry->event);
      g_assert_cmpstr (entry->question, ==, cases[i].question);
      g_assert_cmpint (entry->is_unusual, ==, cases[i].question != NULL);
    }
}

/* How bad a side effect is may be said by its word instead of its number. */
static void
test_severity_words (void)
{
  static const struct
  {
    const char *line;
    int         severity;
    const char *detail;
  } cases[] = {
    { "nausea start Moderate rate halved", 2, "rate halved" }, { "dizzy severe", 3, "" },
    { "headache end mild", 1, "" }, { "headache mildly", 0, "mildly" },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  RespiteEntryContext context = { .now = test_minute (20), .zone = zone };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteEntry) entry = respite_entry_parse (cases[i].line, &context);

      g_test_message ("%s", cases[i].line);
      g_assert_nonnull (entry->event);
      g_assert_cmpint (entry->event->severity, ==, cases[i].severity);
      g_assert_cmpstr (entry->event->detail, ==, cases[i].detail);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/entry-asks/questions-say-what-is-unusual", test_questions_say_what_is_unusual);
  g_test_add_func ("/entry-asks/severity-words", test_severity_words);

  return g_test_run ();
}
