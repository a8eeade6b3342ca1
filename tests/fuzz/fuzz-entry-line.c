/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "fuzz.h"
#include "infusion/respite-entry-line.h"
#include "test-events.h"

static RespiteTimeline *
build_infusion (void)
{
  GPtrArray *events = test_events_new ();

  test_events_add_rate (events, RESPITE_EVENT_START, 0, 50000);
  test_events_add_set (events, 10, 118, 74);
  test_events_add_effect (events, RESPITE_EVENT_EFFECT_START, 12, "nausea", 1);

  return respite_timeline_new_take (events);
}

/* An event that comes out can be recorded; otherwise there is none, and either an error or something missing. */
static void
check_entry (const char                *line,
             const RespiteEntryContext *context)
{
  g_autoptr (RespiteEntry) entry = respite_entry_parse (line, context);

  g_assert (entry->event == NULL || (entry->error == NULL && entry->missing == NULL));
  g_assert (entry->event == NULL || respite_event_check (entry->event, NULL));
  g_assert (entry->event == NULL || context->timeline == NULL ||
            respite_timeline_check_event (context->timeline, entry->event, context->now, NULL));
  for (guint i = 0; i < entry->chips->len; i++)
    {
      const RespiteEntryChip *chip = g_ptr_array_index (entry->chips, i);

      g_assert (chip->name != NULL && chip->value != NULL && g_utf8_validate (chip->value, -1, NULL));
    }
}

static void
check_completion (const char *line)
{
  g_auto (GStrv) offers = respite_entry_complete (line, NULL);

  g_assert (g_strv_length (offers) <= 8);
  for (gsize i = 0; offers[i] != NULL; i++)
    g_assert (g_str_has_prefix (offers[i], line) && !g_str_equal (offers[i], line));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *line = fuzz_dup_text (data, size);
  g_autoptr (RespiteTimeline) timeline = build_infusion ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  RespiteEntryContext context = { .now = test_minute (20), .zone = zone };
  gint64 rate = 0;

  check_entry (line, &context);
  context.timeline = timeline;
  context.weight_g = 71400;
  context.concentration_ug_per_ml = 1000;
  context.rate_ugph = 50000;
  context.dose_ug = 35700;
  check_entry (line, &context);
  check_completion (line);
  if (respite_rate_parse (line, context.weight_g, context.concentration_ug_per_ml, &rate, NULL))
    g_assert (rate > 0 && rate <= RESPITE_EVENT_MAX_RATE_UGPH);

  return 0;
}
