/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-error.h"
#include "base/respite-time.h"
#include "infusion/respite-entry-line.h"
#include "test-events.h"

/* Most lines are read 20 minutes into an infusion at 50 mg/h whose last set was 118/74 72 at 10:10. */
typedef struct
{
  RespiteTimeline     *timeline;
  GTimeZone           *zone;
  RespiteEntryContext  context;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GPtrArray *events = test_events_new ();

  test_events_add_rate (events, RESPITE_EVENT_START, 0, 50000);
  test_events_add_set (events, 10, 118, 74)->vitals[RESPITE_VITAL_PULSE] = 72;
  test_events_add_effect (events, RESPITE_EVENT_EFFECT_START, 12, "headache", 1);
  fixture->timeline = respite_timeline_new_take (events);
  fixture->zone = g_time_zone_new_identifier ("America/New_York");
  fixture->context = (RespiteEntryContext) {
    .now = test_minute (20),
    .zone = fixture->zone,
    .weight_g = 71400,
    .concentration_ug_per_ml = 1000,
    .timeline = fixture->timeline,
    .rate_ugph = 50000,
    .dose_ug = 35700,
  };
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  respite_timeline_unref (fixture->timeline);
  g_time_zone_unref (fixture->zone);
}

static void
append_event (GString             *text,
              const RespiteEvent  *event,
              GTimeZone           *zone)
{
  g_autofree char *at = respite_time_format_hm (event->at, zone);

  g_string_append_printf (text, "%s %s", at, respite_code_to_word (respite_event_kind_codes, event->kind));
  for (int vital = 0; vital < RESPITE_N_VITALS; vital++)
    if (respite_event_has_vital (event, vital))
      g_string_append_printf (text, " %s=%d", respite_code_to_word (respite_vital_codes, vital), event->vitals[vital]);
  if (event->from != 0)
    {
      g_autofree char *from = respite_time_format_hm (event->from, zone);

      g_string_append_printf (text, " from=%s", from);
    }
  if (event->rate_ugph != 0)
    g_string_append_printf (text, " rate=%" G_GINT64_FORMAT, event->rate_ugph);
  if (event->amount_ug != 0)
    g_string_append_printf (text, " amount=%" G_GINT64_FORMAT, event->amount_ug);
  if (*event->code != '\0')
    g_string_append_printf (text, " code=%s severity=%d", event->code, event->severity);
  if (*event->text != '\0')
    g_string_append_printf (text, " text=%s", event->text);
  if (*event->detail != '\0')
    g_string_append_printf (text, " detail=%s", event->detail);
}

/* The event as text, with "~" before it where it asks once; "? " and what is missing; "! " and the error. */
static char *
describe (const RespiteEntry *entry,
          GTimeZone          *zone)
{
  GString *text = g_string_new (NULL);

  g_assert_nonnull (entry);
  g_assert_true (entry->event == NULL || (entry->error == NULL && entry->missing == NULL));
  if (entry->error != NULL)
    g_string_append_printf (text, "! %s", entry->error->message);
  else if (entry->missing != NULL)
    g_string_append_printf (text, "? %s", entry->missing);
  else if (entry->event != NULL)
    append_event (text, entry->event, zone);
  if (entry->event != NULL && entry->is_unusual)
    g_string_prepend_c (text, '~');

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *line;
  const char *result;
} Case;

static void
run_cases (const Fixture *fixture,
           const Case    *cases,
           gsize          n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (RespiteEntry) entry = respite_entry_parse (cases[i].line, &fixture->context);
      g_autofree char *result = describe (entry, fixture->zone);

      g_test_message ("%s", cases[i].line);
      g_assert_cmpstr (result, ==, cases[i].result);
    }
}

static void
test_sets (Fixture       *fixture,
           gconstpointer  data)
{
  static const Case cases[] = {
    { "118/74", "10:20 set systolic=118 diastolic=74" },
    { "118/74 72 98 14 p3 s5",
      "10:20 set systolic=118 diastolic=74 pulse=72 spo2=98 respiration=14 sedation=5 pain=3" },
    { "  118/74   72 98 14  p3 s5  ",
      "10:20 set systolic=118 diastolic=74 pulse=72 spo2=98 respiration=14 sedation=5 pain=3" },
    { "118/74 p3 72 s5 98", "10:20 set systolic=118 diastolic=74 pulse=72 spo2=98 sedation=5 pain=3" },
    { "- 72 98", "10:20 set pulse=72 spo2=98" },
    { "- - 97", "10:20 set spo2=97" },
    { "118/74 - 98", "10:20 set systolic=118 diastolic=74 spo2=98" },
    { "set 118/74", "10:20 set systolic=118 diastolic=74" },
    { "p3", "10:20 set pain=3" },
    { "P3 S5", "10:20 set sedation=5 pain=3" },
    { "p0 s5 d1 x2 n0 o2.5 e38 t36.8",
      "10:20 set oxygen=25 etco2=38 temperature=368 sedation=5 pain=0 distress=1 dissociation=2 nausea=0" },
    { "o0", "10:20 set oxygen=0" },
    { "nausea 2", "10:20 set nausea=2" },
    { "118/74 72.5", "! The number has too many decimals" },
    { "118/74 72,5", "! Write numbers with a point and without commas, such as 53.6" },
    { "118,74", "! A set begins with the blood pressure, such as 118/74, or with -" },
    { "74/118", "! The upper blood pressure must be above the lower one" },
    { "118/74 72 101", "! The oxygen saturation must lie between 30 and 100 percent" },
    { "118/74 720", "! The pulse must lie between 20 and 250 a minute" },
    { "118/74 72 98 14 3", "! After the breathing rate each number needs its letter, such as p3" },
    { "118/74 p11", "! Pain goes from 0 to 10" },
    { "118/74 s6", "! Sedation (MOAA/S) goes from 0 to 5" },
    { "t98.6", "! The temperature must lie between 25 and 44 degrees Celsius" },
    { "118/74 p3 p4", "! The same value stands twice" },
    { "118/74 z3", "! A set takes numbers and letters with numbers, such as p3 for pain" },
    { "-", "! A set needs at least one value" },
    { "72 98", "! A set begins with the blood pressure, such as 118/74, or with -" },
    { "118/74/60", "! This is not a number" },
    { "999999999999999999/1", "! The number is too large" },
    { "210/74", "~10:20 set systolic=210 diastolic=74" },
    { "118/74 72 84", "~10:20 set systolic=118 diastolic=74 pulse=72 spo2=84" },
    { "118/74 72 98 4", "~10:20 set systolic=118 diastolic=74 pulse=72 spo2=98 respiration=4" },
  };

  run_cases (fixture, cases, G_N_ELEMENTS (cases));
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  static const Case cases[] = {
    { "rate 53.6 mg/h", "10:20 rate rate=53600" },
    { "rate 53.6mg/h", "10:20 rate rate=53600" },
    { "RATE 53.6 MG/H", "10:20 rate rate=53600" },
    { "rate 0.75 mg/kg/h", "10:20 rate rate=53550" },
    { "rate 0.9 mg/min", "10:20 rate rate=54000" },
    { "rate 20 mL/h", "10:20 rate rate=20000" },
    { "rate 16 mg/h", "~10:20 rate rate=16000" },
    { "rate 536 mg/h", "~10:20 rate rate=536000" },
    { "rate 53,6 mg/h", "! Write numbers with a point and without commas, such as 53.6" },
    { "rate 1,000 mg/h", "! Write numbers with a point and without commas, such as 53.6" },
    { "rate 0 mg/h", "! A rate must be above 0; to stand still, pause" },
    { "rate 20 mg/day", "! A rate needs its unit: mg/h, mg/kg/h, mg/min or mL/h" },
    { "rate fast", "! A rate begins with its number, such as 53.6 mg/h" },
    { "rate 99999999 mg/h", "! This rate is too high to be possible" },
    { "rate -5 mg/h", "! A rate begins with its number, such as 53.6 mg/h" },
    { "pause", "10:20 pause" },
    { "Pause patient asked", "10:20 pause text=patient asked" },
    { "resume", "! The pump was running at that time" },
    { "start", "! The infusion has begun already" },
    { "bolus 5 mg", "10:20 bolus amount=5000" },
    { "bolus 500 mcg", "10:20 bolus amount=500" },
    { "bolus 0.1 mg/kg", "10:20 bolus amount=7140" },
    { "bolus 2.5 mL", "10:20 bolus amount=2500" },
    { "bolus 50 mg", "~10:20 bolus amount=50000" },
    { "bolus 0 mg", "! A bolus must be above 0" },
    { "bolus 5,0 mg", "! Write numbers with a point and without commas, such as 53.6" },
    { "bolus 5 mg slowly", "! Nothing may follow the amount of a bolus" },
    { "bolus 5 g", "! A bolus needs its unit: mg, mcg, mg/kg or mL" },
    { "bolus much", "! A bolus needs its amount, such as 5 mg" },
    { "stop chest pain", "10:20 stop text=chest pain" },
    { "end", "10:20 end" },
    { "note calm, eyes closed", "10:20 note text=calm, eyes closed" },
    { "note 118/74", "10:20 note text=118/74" },
    { "confirm", "10:20 confirm" },
    { "aldrete 9", "10:20 recovery code=aldrete severity=9" },
    { "padss 10", "10:20 recovery code=padss severity=10" },
    { "aldrete 11", "! A recovery score goes from 0 to 10" },
    { "aldrete nine", "! This is not a number" },
    { "help", "10:20 emergency code=help severity=0" },
    { "help ambulance", "10:20 emergency code=help severity=0 text=ambulance" },
    { "emergency airway opened", "10:20 emergency code=airway severity=0" },
    { "emergency Oxygen 10 L/min by mask", "10:20 emergency code=oxygen severity=0 text=10 L/min by mask" },
    { "gap monitor fell", "10:20 gap from=10:10 text=monitor fell" },
    { "gap 10:12 monitor fell", "10:20 gap from=10:12 text=monitor fell" },
    { "gap 10:12-10:18 monitor fell", "10:18 gap from=10:12 text=monitor fell" },
    { "gap 10:12 10:18 monitor fell", "10:18 gap from=10:12 text=monitor fell" },
    { "gap 10:18-10:12 monitor fell", "! A gap must begin before it ends" },
    { "gap 25:00 monitor fell", "! This is not a time of day; write it as 10:21" },
    { "frobnicate", "! This word is not known; Ctrl+? shows all words" },
    { "ratex 5", "! This word is not known; Ctrl+? shows all words" },
    { "#", "! This word is not known; Ctrl+? shows all words" },
  };

  run_cases (fixture, cases, G_N_ELEMENTS (cases));
}

static void
test_effects_and_medicines (Fixture       *fixture,
                            gconstpointer  data)
{
  static const Case cases[] = {
    { "nausea start", "10:20 effect-start code=nausea severity=0" },
    { "nausea start 2", "10:20 effect-start code=nausea severity=2" },
    { "nausea start 2 rate halved", "10:20 effect-start code=nausea severity=2 detail=rate halved" },
    { "nausea end", "! No such side effect was under way at that time" },
    { "nausea 4", "! Nausea goes from 0 to 3" },
    { "nausea 2 bad", "! Nothing may follow the score; as a side effect: nausea start 2" },
    { "nausea bad", "! Write nausea 2 for a score, or nausea start, or nausea end" },
    { "headache end", "10:20 effect-end code=headache severity=0" },
    { "headache end dark room", "10:20 effect-end code=headache severity=0 detail=dark room" },
    { "dizziness", "10:20 effect-start code=dizziness severity=0" },
    { "dizzy 1", "10:20 effect-start code=dizziness severity=1" },
    { "dizzy 4", "! The severity is 1 mild, 2 moderate or 3 severe" },
    { "dizzy 22", "! The severity is 1 mild, 2 moderate or 3 severe" },
    { "chest pain start 3", "10:20 effect-start code=chest-pain severity=3" },
    { "Chest-Pain start 3", "10:20 effect-start code=chest-pain severity=3" },
    { "chest  pain", "10:20 effect-start code=chest-pain severity=0" },
    { "vision start 1", "10:20 effect-start code=blurred-vision severity=1" },
    { "other start 1 hiccups", "10:20 effect-start code=other severity=1 text=hiccups" },
    { "other hiccups", "10:20 effect-start code=other severity=0 text=hiccups" },
    { "ondansetron 4 mg", "10:20 medicine text=ondansetron detail=4 mg" },
    { "ondansetron 4mg iv", "10:20 medicine text=ondansetron detail=4 mg iv" },
    { "ondansetron 4.0 mg", "10:20 medicine text=ondansetron detail=4 mg" },
    { "midazolam .5 mg", "10:20 medicine text=midazolam detail=0.5 mg" },
    { "clonidine 100 ug", "10:20 medicine text=clonidine detail=100 mcg" },
    { "clonidine 100 µg", "10:20 medicine text=clonidine detail=100 mcg" },
    { "iv fluid 1000 ml", "10:20 medicine text=iv fluid detail=1,000 mL" },
    { "oxygen 2 L/min", "10:20 medicine text=oxygen detail=2 L/min" },
    { "medicine ketorolac 15 mg iv", "10:20 medicine text=ketorolac detail=15 mg iv" },
    { "medicine magnesium sulfate 1 g", "10:20 medicine text=magnesium sulfate detail=1 g" },
    { "ondansetron 4,5 mg", "! Write numbers with a point and without commas, such as 53.6" },
    { "ondansetron 0 mg", "! A dose must be above 0" },
    { "ondansetron 4 cc", "! A dose needs its unit, such as mg, mcg, mL or units" },
    { "ondansetron some", "! A medicine needs its dose and unit, such as 4 mg" },
  };

  run_cases (fixture, cases, G_N_ELEMENTS (cases));
}

static void
test_incomplete_lines (Fixture       *fixture,
                       gconstpointer  data)
{
  static const Case cases[] = {
    { "", "" },
    { "   ", "" },
    { "1", "? A blood pressure has two numbers, such as 118/74" },
    { "118", "? A blood pressure has two numbers, such as 118/74" },
    { "118/", "? A blood pressure has two numbers, such as 118/74" },
    { "118/7", "? The lower blood pressure must lie between 10 and 200 mmHg" },
    { "118/7 ", "! The lower blood pressure must lie between 10 and 200 mmHg" },
    { "118/74 7", "? The pulse must lie between 20 and 250 a minute" },
    { "118/74 72 9", "? The oxygen saturation must lie between 30 and 100 percent" },
    { "9/60", "! The upper blood pressure must lie between 30 and 300 mmHg" },
    { "118 ", "! A set begins with the blood pressure, such as 118/74, or with -" },
    { "118/74 p", "? A letter needs its number at once, such as p3" },
    { "118/74 p ", "! A letter needs its number at once, such as p3" },
    { "t3", "? The temperature must lie between 25 and 44 degrees Celsius" },
    { "t36.", "? The number is not complete" },
    { "r", "? This word is not complete" },
    { "chest p", "? This word is not complete" },
    { "rate", "? A rate begins with its number, such as 53.6 mg/h" },
    { "rate 53", "? A rate needs its unit: mg/h, mg/kg/h, mg/min or mL/h" },
    { "rate 53.", "? The number is not complete" },
    { "rate 53.6 mg", "? A rate needs its unit: mg/h, mg/kg/h, mg/min or mL/h" },
    { "bolus", "? A bolus needs its amount, such as 5 mg" },
    { "bolus 5", "? A bolus needs its unit: mg, mcg, mg/kg or mL" },
    { "bolus 5 m", "? A bolus needs its unit: mg, mcg, mg/kg or mL" },
    { "stop", "? A stop needs its reason" },
    { "note", "? This word needs a text" },
    { "emergency", "? This word needs a text" },
    { "gap", "? A gap needs its reason" },
    { "gap 10:12", "? A gap needs its reason" },
    { "aldrete", "? A recovery score goes from 0 to 10" },
    { "nausea", "? Write nausea 2 for a score, or nausea start, or nausea end" },
    { "nausea st", "? Write start or end after the side effect" },
    { "dizzy e", "? Write start or end after the side effect" },
    { "other", "? Say which side effect: other start 1 hiccups" },
    { "ondansetron", "? A medicine needs its dose and unit, such as 4 mg" },
    { "ondansetron 4", "? A dose needs its unit, such as mg, mcg, mL or units" },
    { "ondansetron 4.", "? A medicine needs its dose and unit, such as 4 mg" },
    { "ondansetron 4 m", "? A dose needs its unit, such as mg, mcg, mL or units" },
    { "medicine", "? Which medicine, and how much of it? medicine ketorolac 15 mg" },
    { "medicine ketorolac", "? A medicine needs its dose and unit, such as 4 mg" },
    { "10:", "? This is not a time of day; write it as 10:21" },
    { "10:1", "? This is not a time of day; write it as 10:21" },
    { "10:11", "? After the time comes what happened" },
  };

  run_cases (fixture, cases, G_N_ELEMENTS (cases));
}

static void
test_same_copies_the_last_set (Fixture       *fixture,
                               gconstpointer  data)
{
  static const Case cases[] = {
    { "same", "10:20 set systolic=118 diastolic=74 pulse=72 text=same" },
    { "same p2", "10:20 set systolic=118 diastolic=74 pulse=72 pain=2 text=same" },
    { "same 120/76", "10:20 set systolic=120 diastolic=76 pulse=72 text=same" },
    { "10:15 same", "10:15 set systolic=118 diastolic=74 pulse=72 text=same" },
    { "same as last", "10:20 set systolic=118 diastolic=74 pulse=72 text=same" },
    { "same as last av", "10:20 set systolic=118 diastolic=74 pulse=72 avpu=2 text=same" },
  };
  RespiteEntryContext empty = fixture->context;
  g_autoptr (RespiteEntry) entry = NULL;

  run_cases (fixture, cases, G_N_ELEMENTS (cases));

  empty.timeline = NULL;
  entry = respite_entry_parse ("same", &empty);
  g_assert_null (entry->event);
  g_assert_cmpstr (entry->error->message, ==, "There is no set yet that could be the same");
}

/* An old set asks before it is copied. */
static void
test_same_asks_for_an_old_set (Fixture       *fixture,
                               gconstpointer  data)
{
  static const Case cases[] = {
    { "same", "~10:26 set systolic=118 diastolic=74 pulse=72 text=same" },
    { "10:25 same", "10:25 set systolic=118 diastolic=74 pulse=72 text=same" },
  };

  fixture->context.now = test_minute (26);
  run_cases (fixture, cases, G_N_ELEMENTS (cases));
}

static void
test_values_by_name (Fixture       *fixture,
                     gconstpointer  data)
{
  static const Case cases[] = {
    { "bp 118/74 hr 72 spo2 98 rr 14", "10:20 set systolic=118 diastolic=74 pulse=72 spo2=98 respiration=14" },
    { "hr 72", "10:20 set pulse=72" },
    { "pain 3 sedation 5", "10:20 set sedation=5 pain=3" },
    { "temp 36.8", "10:20 set temperature=368" },
    { "118/74 72 distress 2", "10:20 set systolic=118 diastolic=74 pulse=72 distress=2" },
    { "pain 2 nausea 1", "10:20 set pain=2 nausea=1" },
    { "avpu v", "10:20 set avpu=2" },
    { "118/74 72 98 14 av", "10:20 set systolic=118 diastolic=74 pulse=72 spo2=98 respiration=14 avpu=2" },
    { "aa", "10:20 set avpu=3" },
    { "avpu p", "~10:20 set avpu=1" },
    { "au p9", "~10:20 set pain=9 avpu=0" },
    { "avpu x", "! AVPU is a alert, v to voice, p to pain or u unresponsive" },
    { "hr", "? After the name comes its value, such as hr 72" },
    { "bp 118", "? A blood pressure has two numbers, such as 118/74" },
    { "hr 72 hr 73", "! The same value stands twice" },
    { "hr calm", "! This is not a number" },
  };

  run_cases (fixture, cases, G_N_ELEMENTS (cases));
}

static void
test_times (Fixture       *fixture,
            gconstpointer  data)
{
  static const Case cases[] = {
    { "10:15 118/74 72", "10:15 set systolic=118 diastolic=74 pulse=72" },
    { "9:58 118/74", "09:58 set systolic=118 diastolic=74" },
    { "10:22 118/74", "10:22 set systolic=118 diastolic=74" },
    { "10:23 118/74", "! This time lies in the future" },
    { "10:60 118/74", "! This is not a time of day; write it as 10:21" },
    { "24:00 118/74", "! This is not a time of day; write it as 10:21" },
    { "10:215 118/74", "! This is not a time of day; write it as 10:21" },
    { "100:15 118/74", "! This is not a time of day; write it as 10:21" },
    { "09:59 rate 53.6 mg/h", "! The infusion had not begun at that time" },
    { "23:50 note came early", "~23:50 note text=came early" },
    { "05:00 note came early", "~05:00 note text=came early" },
    { "-5 118/74 72", "10:15 set systolic=118 diastolic=74 pulse=72" },
    { "-12 rate 53.6 mg/h", "10:08 rate rate=53600" },
    { "-25 rate 53.6 mg/h", "! The infusion had not begun at that time" },
    { "-300 note came early", "~05:20 note text=came early" },
    { "-721 note x", "! This is more than twelve hours ago; write the time of day, such as 10:21" },
    { "-5", "? After the time comes what happened" },
    { "-", "! A set needs at least one value" },
    { "-5m 118/74", "! A set begins with the blood pressure, such as 118/74, or with -" },
    { "gap -6 in the bathroom", "10:20 gap from=10:14 text=in the bathroom" },
    { "-2 gap 10:05-10:15 in the bathroom", "10:15 gap from=10:05 text=in the bathroom" },
  };

  run_cases (fixture, cases, G_N_ELEMENTS (cases));
}

static void
test_start_takes_the_ordered_rate (Fixture       *fixture,
                                   gconstpointer  data)
{
  static const struct
  {
    const char  *line;
    gint64       rate_ugph;
    RespiteDrug  drug;
    const char  *result;
  } cases[] = {
    { "start", 50000, RESPITE_DRUG_KETAMINE_IV, "10:20 start rate=50000" },
    { "start", 0, RESPITE_DRUG_KETAMINE_IV, "? The start needs a rate, such as start 53.6 mg/h" },
    { "start 53.6 mg/h", 53600, RESPITE_DRUG_KETAMINE_IV, "10:20 start rate=53600" },
    { "start 53.6 mg/h", 5360, RESPITE_DRUG_KETAMINE_IV, "~10:20 start rate=53600" },
    { "start 53.6 mg/h", 0, RESPITE_DRUG_KETAMINE_IV, "10:20 start rate=53600" },
    { "start", 0, RESPITE_DRUG_ESKETAMINE_NASAL, "10:20 start code=spray severity=0" },
    { "start 53.6 mg/h", 0, RESPITE_DRUG_ESKETAMINE_NASAL, "! A nasal spray has no rate" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RespiteEntryContext context = fixture->context;
      g_autoptr (RespiteEntry) entry = NULL;
      g_autofree char *result = NULL;

      context.timeline = NULL;
      context.rate_ugph = cases[i].rate_ugph;
      context.drug = cases[i].drug;
      entry = respite_entry_parse (cases[i].line, &context);
      result = describe (entry, fixture->zone);
      g_assert_cmpstr (result, ==, cases[i].result);
    }
}

static void
test_paused_pump_resumes (Fixture       *fixture,
                          gconstpointer  data)
{
  static const Case cases[] = {
    { "resume", "10:20 resume" },
    { "resume 40 mg/h", "10:20 resume rate=40000" },
    { "resume calm again", "10:20 resume text=calm again" },
    { "pause", "! The pump was paused already" },
    { "rate 40 mg/h", "10:20 rate rate=40000" },
  };
  GPtrArray *events = test_events_new ();

  test_events_add_rate (events, RESPITE_EVENT_START, 0, 50000);
  test_events_add (events, RESPITE_EVENT_PAUSE, 10);
  respite_timeline_unref (fixture->timeline);
  fixture->timeline = respite_timeline_new_take (events);
  fixture->context.timeline = fixture->timeline;
  run_cases (fixture, cases, G_N_ELEMENTS (cases));
}

/* The chips as "[name value]", with "~" for unusual and "!" for a problem. */
static char *
describe_chips (const RespiteEntry *entry)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entry->chips->len; i++)
    {
      const RespiteEntryChip *chip = g_ptr_array_index (entry->chips, i);

      g_string_append_printf (text, "[%s %s%s%s]", chip->name, chip->value, chip->is_unusual ? " ~" : "",
                              chip->problem != NULL ? " !" : "");
    }

  return g_string_free (text, FALSE);
}

static void
test_chips_show_what_was_understood (Fixture       *fixture,
                                     gconstpointer  data)
{
  static const Case cases[] = {
    { "118/74 72 98 14 p3 s5", "[BP 118/74][MAP 89][HR 72][SpO2 98][RR 14][pain 3][MOAA/S 5]" },
    { "10:15 210/74 o2.5 t36.8", "[time 10:15][BP 210/74 ~][MAP 119][O2 2.5 L/min][temperature 36.8 °C]" },
    { "23:50 note x", "[yesterday 23:50 ~][note x]" },
    { "118/74 72 101", "[BP 118/74][MAP 89][HR 72][SpO2 101 !]" },
    { "rate 53.6 mg/h", "[rate 53.6 mg/h]" },
    { "rate 0.75 mg/kg/h", "[rate 0.75 mg/kg/h = 53.55 mg/h]" },
    { "rate 53", "[rate 53 !]" },
    { "bolus 5 mg", "[bolus 5 mg]" },
    { "ondansetron 4.0mg", "[medicine ondansetron][dose 4 mg]" },
    { "dizzy 2 lay down", "[Dizziness start 2 lay down]" },
    { "same p2", "[same as 10:10][pain 2][BP 118/74][MAP 89][HR 72]" },
    { "aldrete 9", "[Aldrete 9]" },
    { "gap 10:12 fell", "[gap 10:12-10:20 fell]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteEntry) entry = respite_entry_parse (cases[i].line, &fixture->context);
      g_autofree char *chips = describe_chips (entry);

      g_assert_cmpstr (chips, ==, cases[i].result);
    }
}

static void
test_typed_text_is_kept (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (RespiteEntry) entry = respite_entry_parse ("  10:15 rate 0.75 mg/kg/h ", &fixture->context);

  g_assert_cmpstr (entry->event->typed, ==, "10:15 rate 0.75 mg/kg/h");
  g_assert_cmpint (entry->event->entered_at, ==, test_minute (20));
  g_assert_true (respite_event_is_late (entry->event));
}

static void
test_strange_lines_are_refused (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autofree char *long_note = g_strnfill (1996, 'x');
  g_autofree char *fits = g_strconcat ("note", " ", long_note, NULL);
  g_autofree char *too_long = g_strconcat (fits, "y", NULL);
  const char *const lines[] = { "note \xff\xfe", "note a\x01" "b", "118/74\n72", too_long };
  g_autoptr (RespiteEntry) entry = NULL;

  g_free (long_note);
  long_note = g_strnfill (1995, 'x');
  g_free (fits);
  fits = g_strconcat ("note", " ", long_note, NULL);
  entry = respite_entry_parse (fits, &fixture->context);
  g_assert_nonnull (entry->event);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (RespiteEntry) refused = respite_entry_parse (lines[i], &fixture->context);

      g_assert_null (refused->event);
      g_assert_error (refused->error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
    }
}

static void
test_every_usage_can_be_typed (Fixture       *fixture,
                               gconstpointer  data)
{
  for (const RespiteEntryWord *word = respite_entry_words; word->word != NULL; word++)
    {
      RespiteEntryContext context = fixture->context;
      g_autoptr (RespiteEntry) entry = NULL;

      if (word->usage == NULL)
        continue;
      if (word->form == RESPITE_ENTRY_FORM_START || word->form == RESPITE_ENTRY_FORM_RESUME)
        context.timeline = NULL;
      if (word->form == RESPITE_ENTRY_FORM_DEVICE)
        context.drug = RESPITE_DRUG_ESKETAMINE_NASAL;
      entry = respite_entry_parse (word->usage, &context);
      g_assert_no_error (entry->error);
      g_assert_nonnull (entry->event);
    }
}

#define ADD(name, func) g_test_add ("/entry-line/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("sets", test_sets);
  ADD ("words", test_words);
  ADD ("effects-and-medicines", test_effects_and_medicines);
  ADD ("incomplete-lines", test_incomplete_lines);
  ADD ("same-copies-the-last-set", test_same_copies_the_last_set);
  ADD ("same-asks-for-an-old-set", test_same_asks_for_an_old_set);
  ADD ("values-by-name", test_values_by_name);
  ADD ("times", test_times);
  ADD ("start-takes-the-ordered-rate", test_start_takes_the_ordered_rate);
  ADD ("paused-pump-resumes", test_paused_pump_resumes);
  ADD ("chips-show-what-was-understood", test_chips_show_what_was_understood);
  ADD ("typed-text-is-kept", test_typed_text_is_kept);
  ADD ("strange-lines-are-refused", test_strange_lines_are_refused);
  ADD ("every-usage-can-be-typed", test_every_usage_can_be_typed);

  return g_test_run ();
}
