/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "bench-util.h"
#include "infusion/respite-entry-line.h"
#include "test-events.h"

/* The line is read at every key; a frame of a 60 Hz screen has 16,700 microseconds for everything. */
#define BAR_US    100.0
#define N_REPEATS 50
#define N_SETS    480

typedef struct
{
  RespiteEntryContext  context;
  const char          *line;
} Job;

static void
parse_often (gpointer data)
{
  Job *job = data;

  for (int i = 0; i < N_REPEATS; i++)
    respite_entry_free (respite_entry_parse (job->line, &job->context));
}

static void
complete_often (gpointer data)
{
  Job *job = data;

  for (int i = 0; i < N_REPEATS; i++)
    g_strfreev (respite_entry_complete (job->line, NULL));
}

/* Eight hours with a set every minute. */
static RespiteTimeline *
build_long_infusion (void)
{
  GPtrArray *events = test_events_new ();

  test_events_add_rate (events, RESPITE_EVENT_START, 0, 50000);
  for (int i = 1; i <= N_SETS; i++)
    test_events_add_set (events, i, 120, 80);

  return respite_timeline_new_take (events);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    const char *line;
  } lines[] = {
    { "a whole set",       "118/74 72 98 14 p3 s5 d1 x2 n0 o2.5 e38 t36.8" },
    { "a set with a time", "17:55 118/74 72 98 14 p3 s5" },
    { "a rate",            "rate 0.75 mg/kg/h" },
    { "a medicine",        "ondansetron 4 mg iv" },
    { "an effect",         "chest pain start 3 rate halved" },
    { "an unknown word",   "frobnicate" },
  };
  g_autoptr (RespiteTimeline) timeline = build_long_infusion ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  Job job = {
    .context = {
      .now = test_minute (N_SETS + 1),
      .zone = zone,
      .weight_g = 71400,
      .concentration_ug_per_ml = 1000,
      .timeline = timeline,
    },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *name = g_strconcat ("entry line, ", lines[i].name, NULL);

      job.line = lines[i].line;
      bench_report (name, bench_time (parse_often, &job, 21) / N_REPEATS, "us", BAR_US);
    }

  job.line = "on";
  bench_report ("entry line, completion", bench_time (complete_often, &job, 21) / N_REPEATS, "us", BAR_US);

  return bench_finish ();
}
