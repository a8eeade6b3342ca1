/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "base/respite-time.h"
#include "infusion/respite-entry-line.h"
#include "test-events.h"

/* The clocks go forward in New York at 02:00 on 8 March and back at 02:00 on 1 November 2026; on Lord Howe by half an
 * hour, back on 5 April. */
typedef struct
{
  const char *name;
  const char *zone;
  const char *now;
  const char *typed;
  const char *at;               /* with its offset, or the sentence of refusal */
} Case;

static const char future[] = "This time lies in the future";
static const char jumped[] = "This time does not exist today: the clocks jumped over it";

static const Case cases[] = {
  { "this minute", "America/New_York", "2026-11-23T10:20:40-05:00", "10:20", "2026-11-23T10:20:00.000-05:00" },
  { "earlier", "America/New_York", "2026-11-23T10:20:40-05:00", "8:05", "2026-11-23T08:05:00.000-05:00" },
  { "two minutes ahead", "America/New_York", "2026-11-23T10:20:00-05:00", "10:22", "2026-11-23T10:22:00.000-05:00" },
  { "too far ahead", "America/New_York", "2026-11-23T10:20:00-05:00", "10:23", future },
  { "afternoon", "America/New_York", "2026-11-23T10:20:00-05:00", "22:00", future },
  { "after midnight", "America/New_York", "2026-11-23T00:10:00-05:00", "23:50", "2026-11-22T23:50:00.000-05:00" },
  { "midnight", "America/New_York", "2026-11-23T00:10:00-05:00", "0:00", "2026-11-23T00:00:00.000-05:00" },
  { "before midnight", "America/New_York", "2026-11-22T23:59:00-05:00", "00:01", "2026-11-23T00:01:00.000-05:00" },
  { "before midnight, too far", "America/New_York", "2026-11-22T23:59:00-05:00", "00:02", future },
  { "new year", "America/New_York", "2027-01-01T00:05:00-05:00", "23:55", "2026-12-31T23:55:00.000-05:00" },
  { "jumped over", "America/New_York", "2026-03-08T03:20:00-04:00", "02:30", jumped },
  { "before the jump", "America/New_York", "2026-03-08T03:20:00-04:00", "01:50", "2026-03-08T01:50:00.000-05:00" },
  { "day after the jump", "America/New_York", "2026-03-09T00:10:00-04:00", "23:50", "2026-03-08T23:50:00.000-04:00" },
  { "first half past one", "America/New_York", "2026-11-01T01:40:00-04:00", "01:30", "2026-11-01T01:30:00.000-04:00" },
  { "second half past one", "America/New_York", "2026-11-01T01:40:00-05:00", "01:30",
    "2026-11-01T01:30:00.000-05:00" },
  { "not yet a second time", "America/New_York", "2026-11-01T01:05:00-05:00", "01:30",
    "2026-11-01T01:30:00.000-04:00" },
  { "before they went back", "America/New_York", "2026-11-01T01:05:00-05:00", "00:50",
    "2026-11-01T00:50:00.000-04:00" },
  { "half an hour back", "Australia/Lord_Howe", "2026-04-05T01:50:00+10:30", "01:45",
    "2026-04-05T01:45:00.000+10:30" },
  { "half an hour back, before", "Australia/Lord_Howe", "2026-04-05T01:35:00+10:30", "01:45",
    "2026-04-05T01:45:00.000+11:00" },
  { "utc", "UTC", "2026-11-23T00:01:00Z", "23:59", "2026-11-22T23:59:00.000+00:00" },
  { "quarter hours", "Asia/Kathmandu", "2026-11-23T00:01:00+05:45", "23:59", "2026-11-22T23:59:00.000+05:45" },
};

static void
test_typed_times_are_found (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *item = &cases[i];
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (item->zone);
      RespiteEntryContext context = { .zone = zone };
      g_autoptr (RespiteEntry) entry = NULL;
      g_autofree char *line = g_strconcat (item->typed, " note x", NULL);
      g_autofree char *at = NULL;

      g_test_message ("%s", item->name);
      g_assert_nonnull (zone);
      g_assert_true (respite_time_parse_rfc3339 (item->now, zone, &context.now, NULL));
      entry = respite_entry_parse (line, &context);
      if (entry->error != NULL)
        at = g_strdup (entry->error->message);
      else
        at = respite_time_format_rfc3339 (entry->event->at, zone);
      g_assert_cmpstr (at, ==, item->at);
    }
}

static void
test_every_minute_of_a_day_is_found (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  RespiteEntryContext context = { .zone = zone };

  for (int minute = 0; minute < 24 * 60; minute++)
    for (int ago = 0; ago < 11 * 60; ago += 37)
      {
        g_autoptr (RespiteEntry) entry = NULL;
        g_autofree char *clock = NULL;
        g_autofree char *line = NULL;
        gint64 at = G_GINT64_CONSTANT (1795410000000) + minute * G_GINT64_CONSTANT (60000);

        context.now = at + ago * G_GINT64_CONSTANT (60000);
        clock = respite_time_format_hm (at, zone);
        line = g_strconcat (clock, " p3", NULL);
        entry = respite_entry_parse (line, &context);
        g_assert_no_error (entry->error);
        g_assert_cmpint (entry->event->at, ==, at);
      }
}

/* What rests on an entry of the same minute comes after it; everything else keeps the minute as it was typed. */
static void
test_same_minute (void)
{
  static const struct
  {
    const char *line;
    double      minutes;        /* below 0: refused */
  } rests[] = {
    { "10:12 nausea end", 12.75 }, { "10:11 nausea end", -1 }, { "10:13 nausea end", 13 }, { "10:12 118/74 72", 12 },
    { "10:00 pause", 0.5 }, { "10:20 resume", -1 }, { "10:00 resume", -1 },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;
  RespiteEntryContext context = { .now = test_minute (20), .zone = zone };

  test_events_add_rate (events, RESPITE_EVENT_START, 0.5, 50000);
  test_events_add_effect (events, RESPITE_EVENT_EFFECT_START, 12.75, "nausea", 1);
  timeline = respite_timeline_new_take (events);
  context.timeline = timeline;

  for (gsize i = 0; i < G_N_ELEMENTS (rests); i++)
    {
      g_autoptr (RespiteEntry) entry = respite_entry_parse (rests[i].line, &context);

      g_test_message ("%s", rests[i].line);
      g_assert_true ((entry->event == NULL) == (rests[i].minutes < 0));
      g_assert_true ((entry->error == NULL) == (rests[i].minutes >= 0));
      if (entry->event != NULL)
        g_assert_cmpint (ABS (entry->event->at - test_minute (rests[i].minutes)), <=, 1);
    }
}

/* The end of a side effect is corrected to another time: the end that stands there does not count. */
static void
test_end_is_corrected (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  GPtrArray *events = test_events_new ();
  g_autoptr (RespiteTimeline) timeline = NULL;
  RespiteEntryContext context = { .now = test_minute (20), .zone = zone };

  test_events_add_rate (events, RESPITE_EVENT_START, 0, 50000);
  test_events_add_effect (events, RESPITE_EVENT_EFFECT_START, 12, "nausea", 1);
  test_events_add_effect (events, RESPITE_EVENT_EFFECT_END, 15, "nausea", 0);
  timeline = respite_timeline_new_take (events);
  context.timeline = timeline;

  for (int is_correction = 0; is_correction < 2; is_correction++)
    {
      g_autoptr (RespiteEntry) entry = NULL;

      context.replaces = is_correction ? 3 : 0;
      entry = respite_entry_parse ("10:16 nausea end", &context);
      g_assert_true ((entry->event != NULL) == is_correction);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/entry-time/typed-times-are-found", test_typed_times_are_found);
  g_test_add_func ("/entry-time/every-minute-of-a-day-is-found", test_every_minute_of_a_day_is_found);
  g_test_add_func ("/entry-time/same-minute", test_same_minute);
  g_test_add_func ("/entry-time/end-is-corrected", test_end_is_corrected);

  return g_test_run ();
}
