/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "infusion/respite-entry-line.h"
#include "infusion/respite-esketamine.h"
#include "respite-core.h"

#define START (G_GINT64_CONSTANT (1790000000) * 1000)
#define MINUTE RESPITE_MINUTE_MS

static void
add_event (GPtrArray        *events,
           RespiteEventKind  kind,
           int               minute,
           gint64            amount_ug)
{
  RespiteEvent *event = respite_event_new (kind, START + minute * MINUTE);

  event->sequence = events->len + 1;
  event->amount_ug = amount_ug;
  g_ptr_array_add (events, event);
}

static void
add_set (GPtrArray *events,
         int        minute,
         int        systolic,
         int        sedation,
         int        dissociation)
{
  RespiteEvent *event;

  add_event (events, RESPITE_EVENT_SET, minute, 0);
  event = g_ptr_array_index (events, events->len - 1);
  event->vitals[RESPITE_VITAL_SYSTOLIC] = (gint16) systolic;
  event->vitals[RESPITE_VITAL_DIASTOLIC] = (gint16) (systolic - 50);
  event->vitals[RESPITE_VITAL_SEDATION] = (gint16) sedation;
  event->vitals[RESPITE_VITAL_DISSOCIATION] = (gint16) dissociation;
}

/* Two devices, signs in between, observed to @end minutes after the first. */
static RespiteTimeline *
timeline_new (int end)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_event_free);

  add_set (events, -10, 128, 5, 0);
  add_event (events, RESPITE_EVENT_START, 0, 0);
  add_event (events, RESPITE_EVENT_BOLUS, 0, RESPITE_ESKETAMINE_DEVICE_UG);
  add_event (events, RESPITE_EVENT_BOLUS, 6, RESPITE_ESKETAMINE_DEVICE_UG);
  add_set (events, 20, 146, 4, 3);
  add_set (events, 41, 142, 4, 2);
  add_set (events, 80, 134, 5, 0);
  add_set (events, 120, 130, 5, 0);
  add_event (events, RESPITE_EVENT_END, end, 0);

  return respite_timeline_new_take (events);
}

static void
test_facts (void)
{
  g_autoptr (RespiteTimeline) timeline = timeline_new (128);
  g_autoptr (RespiteSession) session = respite_session_new ();
  RespiteEsketamineFacts facts;

  respite_esketamine_read_facts (session, timeline, START + 300 * MINUTE, &facts);
  g_assert_cmpint (facts.devices, ==, 2);
  g_assert_cmpint (facts.dose_ug, ==, 56000);
  g_assert_cmpint (facts.apart_ms, ==, 6 * MINUTE);
  g_assert_cmpint (facts.until, ==, START + 126 * MINUTE);
  g_assert_false (facts.is_short);
  g_assert_cmpint (facts.observed_ms, ==, 128 * MINUTE);
  g_assert_cmpint (facts.systolic[RESPITE_ESKETAMINE_BEFORE], ==, 128);
  g_assert_cmpint (facts.systolic[RESPITE_ESKETAMINE_AFTER], ==, 142);
  g_assert_cmpint (facts.systolic[RESPITE_ESKETAMINE_LEAVING], ==, 130);
  g_assert_cmpint (facts.sedation[0], ==, START + 20 * MINUTE);
  g_assert_cmpint (facts.sedation[1], ==, START + 80 * MINUTE);
  g_assert_cmpint (facts.dissociation[0], ==, START + 20 * MINUTE);
  g_assert_cmpint (facts.dissociation[1], ==, START + 80 * MINUTE);
}

/* Two devices that were entered as of the same minute are no minute apart; one alone has no distance. */
static void
test_same_minute (void)
{
  g_autoptr (RespiteSession) session = respite_session_new ();

  for (guint n = 0; n < 3; n++)
    {
      GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_event_free);
      g_autoptr (RespiteTimeline) timeline = NULL;
      RespiteEsketamineFacts facts;

      add_event (events, RESPITE_EVENT_START, 0, 0);
      for (guint i = 0; i < n; i++)
        add_event (events, RESPITE_EVENT_BOLUS, 4, RESPITE_ESKETAMINE_DEVICE_UG);
      timeline = respite_timeline_new_take (events);
      respite_esketamine_read_facts (session, timeline, START + 60 * MINUTE, &facts);
      g_assert_cmpint (facts.devices, ==, n);
      g_assert_cmpint (facts.apart_ms, ==, n < 2 ? -1 : 0);
    }
}

static void
test_leaving_early_shows (void)
{
  g_autoptr (RespiteTimeline) timeline = timeline_new (121);
  g_autoptr (RespiteSession) session = respite_session_new ();
  RespiteEsketamineFacts facts;

  respite_esketamine_read_facts (session, timeline, START + 122 * MINUTE, &facts);
  g_assert_true (facts.is_short);

  /* Who stays after the end of the observation was observed until leaving. */
  session->discharged_at = START + 126 * MINUTE;
  respite_esketamine_read_facts (session, timeline, START + 300 * MINUTE, &facts);
  g_assert_false (facts.is_short);
  g_assert_cmpint (facts.observed_ms, ==, 126 * MINUTE);
}

static void
test_nothing_was_given (void)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_event_free);
  g_autoptr (RespiteTimeline) timeline = respite_timeline_new_take (events);
  g_autoptr (RespiteSession) session = respite_session_new ();
  RespiteEsketamineFacts facts;

  respite_esketamine_read_facts (session, timeline, START, &facts);
  g_assert_cmpint (facts.devices, ==, 0);
  g_assert_cmpint (facts.until, ==, 0);
  g_assert_false (facts.is_short);
}

static void
test_lines (void)
{
  static const struct
  {
    const char    *code;
    RespiteAnswer  answer;
    const char    *value;
    gboolean       is_good;
    gboolean       is_open;
  } cases[] = {
    { "benzodiazepine", RESPITE_ANSWER_NONE, "", TRUE, TRUE },
    { "benzodiazepine", RESPITE_ANSWER_NO, "", TRUE, FALSE },
    { "benzodiazepine", RESPITE_ANSWER_YES, "", TRUE, FALSE },
    { "sedation", RESPITE_ANSWER_NO, "", TRUE, FALSE },
    { "sedation", RESPITE_ANSWER_YES, "", TRUE, TRUE },
    { "sedation", RESPITE_ANSWER_YES, "10:15-10:40", TRUE, FALSE },
    { "sedation", RESPITE_ANSWER_YES, "10:15 – 10:40", TRUE, FALSE },
    { "sedation", RESPITE_ANSWER_YES, "10:15", TRUE, FALSE },
    { "sedation", RESPITE_ANSWER_YES, "10:75", FALSE, FALSE },
    { "sedation", RESPITE_ANSWER_YES, "10:15-10:40-11:00", FALSE, FALSE },
    { "dissociation", RESPITE_ANSWER_YES, "some", FALSE, FALSE },
    { "serious", RESPITE_ANSWER_YES, "", TRUE, TRUE },
    { "serious", RESPITE_ANSWER_YES, "fainted", TRUE, FALSE },
    { "ready", RESPITE_ANSWER_YES, "11:40", TRUE, FALSE },
    { "ready", RESPITE_ANSWER_YES, "later", FALSE, FALSE },
    { "sent", RESPITE_ANSWER_NONE, "", TRUE, FALSE },
    { "sent", RESPITE_ANSWER_YES, "2026-11-24", TRUE, FALSE },
    { "sent", RESPITE_ANSWER_YES, "tomorrow", FALSE, FALSE },
  };
  g_autoptr (GPtrArray) lines = respite_esketamine_new_lines ("en");

  g_assert_cmpuint (lines->len, ==, 11);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < lines->len; j++)
      {
        g_autoptr (RespiteCheck) line = respite_check_copy (g_ptr_array_index (lines, j));
        g_autoptr (GError) error = NULL;

        if (!g_str_equal (line->code, cases[i].code))
          continue;
        g_test_message ("%s %s", cases[i].code, cases[i].value);
        line->answer = cases[i].answer;
        g_free (line->value);
        line->value = g_strdup (cases[i].value);
        g_assert_cmpint (respite_esketamine_check_line (line, &error), ==, cases[i].is_good);
        g_assert_cmpint (error == NULL, ==, cases[i].is_good);
        if (cases[i].is_good)
          g_assert_cmpint (respite_esketamine_is_open (line), ==, cases[i].is_open);
      }
}

static void
test_devices (void)
{
  g_autoptr (RespitePreparation) preparation = respite_preparation_new ();

  g_assert_cmpint (respite_esketamine_count_devices (56000), ==, 2);
  g_assert_cmpint (respite_esketamine_count_devices (84000), ==, 3);
  g_assert_cmpint (respite_esketamine_count_devices (28000), ==, 0);
  g_assert_cmpint (respite_esketamine_count_devices (112000), ==, 0);
  g_assert_cmpint (respite_esketamine_count_devices (56001), ==, 0);

  respite_esketamine_fill_preparation (preparation, 3);
  g_assert_cmpint (preparation->drawn_ul * preparation->strength_ug_per_ml / 1000, ==, 84000);
}

/* What can be typed: whole devices, five minutes apart, not more than was ordered. */
static void
test_entry_line (void)
{
  static const struct
  {
    const char  *line;
    int          minute;
    RespiteDrug  drug;
    gboolean     is_unusual;
    const char  *error;         /* NULL where it is taken */
  } cases[] = {
    { "device", 12, RESPITE_DRUG_ESKETAMINE_NASAL, FALSE, NULL },
    { "device", 8, RESPITE_DRUG_ESKETAMINE_NASAL, TRUE, NULL },
    { "bolus 28 mg", 12, RESPITE_DRUG_ESKETAMINE_NASAL, FALSE, NULL },
    { "bolus 56 mg", 12, RESPITE_DRUG_ESKETAMINE_NASAL, TRUE, NULL },
    { "bolus 5 mg", 12, RESPITE_DRUG_ESKETAMINE_NASAL, FALSE, "A nasal spray is given in whole devices of 28 mg" },
    { "device 2", 12, RESPITE_DRUG_ESKETAMINE_NASAL, FALSE, "Write down each device when it is used" },
    { "rate 53.6 mg/h", 12, RESPITE_DRUG_ESKETAMINE_NASAL, FALSE, "A nasal spray has no rate" },
    { "device", 12, RESPITE_DRUG_KETAMINE_IV, FALSE, "Only a nasal spray comes in devices" },
  };
  g_autoptr (RespiteTimeline) timeline = timeline_new (128);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RespiteEntryContext context = {
        .now = START + cases[i].minute * MINUTE, .zone = g_time_zone_new_utc (), .timeline = timeline,
        .drug = cases[i].drug, .dose_ug = 84000,
      };
      g_autoptr (RespiteEntry) entry = respite_entry_parse (cases[i].line, &context);

      g_test_message ("%s", cases[i].line);
      g_assert_cmpstr (entry->error != NULL ? entry->error->message : NULL, ==, cases[i].error);
      g_assert_cmpint (entry->event != NULL, ==, cases[i].error == NULL);
      if (entry->event != NULL)
        g_assert_cmpint (entry->is_unusual, ==, cases[i].is_unusual);
      g_time_zone_unref (context.zone);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/esketamine/same-minute", test_same_minute);
  g_test_add_func ("/esketamine/facts", test_facts);
  g_test_add_func ("/esketamine/leaving-early-shows", test_leaving_early_shows);
  g_test_add_func ("/esketamine/nothing-was-given", test_nothing_was_given);
  g_test_add_func ("/esketamine/lines", test_lines);
  g_test_add_func ("/esketamine/devices", test_devices);
  g_test_add_func ("/esketamine/entry-line", test_entry_line);

  return g_test_run ();
}
