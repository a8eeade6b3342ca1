/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <math.h>

#include "infusion/respite-practice-patient.h"
#include "test-events.h"

/* 70 kg, and exactly the usual person: what one figure does is seen without the others. */
static void
init_patient (RespitePracticePatient *patient)
{
  g_autoptr (RespiteSessionRecord) record = respite_session_record_new ();

  respite_practice_patient_init (patient, record);
}

/* 0.5 mg/kg times @share within 40 minutes. */
static GPtrArray *
new_infusion (double share)
{
  GPtrArray *events = test_events_new ();

  test_events_add_rate (events, RESPITE_EVENT_START, 0, (gint64) (52500 * share));
  test_events_add (events, RESPITE_EVENT_END, 40);

  return events;
}

/* Takes @events. */
static RespitePracticeSigns
read_signs (GPtrArray *events,
            double     minutes)
{
  g_autoptr (RespiteTimeline) timeline = respite_timeline_new_take (events);
  RespitePracticePatient patient;
  RespitePracticeSigns signs;

  init_patient (&patient);
  respite_practice_patient_read (&patient, timeline, test_minute (minutes), &signs);

  return signs;
}

/* The mean of eight readings, so that the noise of a reading does not count. */
static double
read_mean (GPtrArray   *events,
           double       minutes,
           RespiteVital vital)
{
  g_autoptr (RespiteTimeline) timeline = respite_timeline_new_take (events);
  RespitePracticePatient patient;
  double sum = 0.0;

  init_patient (&patient);
  for (int i = 0; i < 8; i++)
    {
      RespitePracticeSigns signs;

      respite_practice_patient_read (&patient, timeline, test_minute (minutes + i * 0.25), &signs);
      sum += signs.vitals[vital];
    }

  return sum / 8.0;
}

/* The model of the source again, by small steps of the fourth order and without what the program does for speed. */
static void
get_change (const double amount[3],
            double       input,
            double       change[3])
{
  change[0] = input - (0.4381 + 0.5921 + 0.5900) * amount[0] + 0.2470 * amount[1] + 0.0146 * amount[2];
  change[1] = 0.5921 * amount[0] - 0.2470 * amount[1];
  change[2] = 0.5900 * amount[0] - 0.0146 * amount[2];
}

static double
find_plasma (double minutes)
{
  const double step = 0.001;
  double amount[3] = { 0.0 };

  for (int i = 0; i < (int) (minutes / step); i++)
    {
      double input = i * step < 40.0 ? 52500.0 / 60.0 : 0.0;
      double middle[3];
      double change[3];

      get_change (amount, input, change);
      for (int j = 0; j < 3; j++)
        middle[j] = amount[j] + change[j] * step / 2.0;
      get_change (middle, input, change);
      for (int j = 0; j < 3; j++)
        amount[j] += change[j] * step;
    }

  return amount[0] / (0.063 * 70.0);
}

static void
test_plasma_follows_the_model (void)
{
  static const double minutes[] = { 2, 5, 10, 20, 40, 45, 60, 100 };

  for (gsize i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      RespitePracticeSigns signs = read_signs (new_infusion (1.0), minutes[i]);
      double expected = find_plasma (minutes[i]);

      g_test_message ("%.0f min: %d ng/mL, by the model %.1f", minutes[i], signs.plasma_ng_ml, expected);
      g_assert_cmpfloat (fabs (signs.plasma_ng_ml - expected), <=, 1.0 + 0.03 * expected);
    }
}

static void
test_signs_answer_to_the_rate (void)
{
  static const RespiteVital rising[] = {
    RESPITE_VITAL_SYSTOLIC, RESPITE_VITAL_DIASTOLIC, RESPITE_VITAL_PULSE, RESPITE_VITAL_DISSOCIATION,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rising); i++)
    {
      double rest = read_mean (new_infusion (1.0), -10, rising[i]);
      double half = read_mean (new_infusion (0.5), 36, rising[i]);
      double full = read_mean (new_infusion (1.0), 36, rising[i]);
      double twice = read_mean (new_infusion (2.0), 36, rising[i]);
      double later = read_mean (new_infusion (1.0), 160, rising[i]);

      g_assert_cmpfloat (rest, <, half);
      g_assert_cmpfloat (half, <, full);
      g_assert_cmpfloat (full, <, twice);
      g_assert_cmpfloat (fabs (later - rest), <, 4.0);
    }
  g_assert_cmpfloat (read_mean (new_infusion (1.0), 36, RESPITE_VITAL_PAIN), <,
                     read_mean (new_infusion (1.0), -10, RESPITE_VITAL_PAIN));
}

static void
test_pause_lets_it_fade (void)
{
  GPtrArray *events = test_events_new ();
  double fading;

  test_events_add_rate (events, RESPITE_EVENT_START, 0, 105000);
  test_events_add (events, RESPITE_EVENT_PAUSE, 20);
  fading = read_mean (events, 36, RESPITE_VITAL_DISSOCIATION);

  events = test_events_new ();
  test_events_add_rate (events, RESPITE_EVENT_START, 0, 105000);
  g_assert_cmpfloat (fading, <, read_mean (events, 36, RESPITE_VITAL_DISSOCIATION));
}

static void
test_bolus_counts_and_a_struck_one_does_not (void)
{
  GPtrArray *events = new_infusion (1.0);
  RespiteEvent *bolus = test_events_add (events, RESPITE_EVENT_BOLUS, 10);
  int with, without;

  bolus->amount_ug = 10000;
  with = read_signs (events, 11).plasma_ng_ml;

  events = new_infusion (1.0);
  bolus = test_events_add (events, RESPITE_EVENT_BOLUS, 10);
  bolus->amount_ug = 10000;
  bolus->is_struck = TRUE;
  without = read_signs (events, 11).plasma_ng_ml;

  g_assert_cmpint (without, ==, read_signs (new_infusion (1.0), 11).plasma_ng_ml);
  g_assert_cmpint (with, >, without + 100);
}

static void
test_care_helps (void)
{
  static const struct
  {
    const char  *medicine;
    RespiteVital vital;
  } cases[] = {
    { "ondansetron", RESPITE_VITAL_NAUSEA       },
    { "Midazolam", RESPITE_VITAL_DISSOCIATION },
    { "midazolam", RESPITE_VITAL_SEDATION     },
    { "labetalol", RESPITE_VITAL_SYSTOLIC     },
  };
  GPtrArray *events;
  RespiteEvent *set;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      events = new_infusion (3.0);
      test_events_add_text (events, RESPITE_EVENT_MEDICINE, 20, cases[i].medicine);
      g_assert_cmpfloat (read_mean (events, 36, cases[i].vital), <,
                         read_mean (new_infusion (3.0), 36, cases[i].vital));
    }

  events = new_infusion (4.0);
  set = test_events_add (events, RESPITE_EVENT_SET, 20);
  set->vitals[RESPITE_VITAL_OXYGEN] = 20;
  g_assert_cmpfloat (read_mean (events, 36, RESPITE_VITAL_SPO2), >,
                     read_mean (new_infusion (4.0), 36, RESPITE_VITAL_SPO2));
}

/* The same person every time, and one who starts from what was recorded before the start. */
static void
test_patient_is_the_recorded_one (void)
{
  g_autoptr (RespiteSessionRecord) record = respite_session_record_new ();
  g_autoptr (RespiteTimeline) before = record->timeline;
  RespitePracticePatient first, second;
  GPtrArray *events = test_events_new ();

  test_events_add_set (events, -5, 151, 93);
  test_events_add_rate (events, RESPITE_EVENT_START, 0, 52500);
  test_events_add_set (events, 5, 180, 110);
  record->timeline = respite_timeline_new_take (events);
  respite_practice_patient_init (&first, record);
  respite_practice_patient_init (&second, record);

  g_assert_cmpint (first.rest[RESPITE_VITAL_SYSTOLIC], ==, 151);
  g_assert_cmpint (first.rest[RESPITE_VITAL_DIASTOLIC], ==, 93);
  g_assert_cmpmem (&first, sizeof first, &second, sizeof second);
}

/* Whatever is done with the pump, a reading is one that the entry line takes. */
static void
test_readings_stay_possible (void)
{
  for (int round = 0; round < 200; round++)
    {
      GPtrArray *events = test_events_new ();
      RespitePracticeSigns signs;
      double minutes = 0.0;

      test_events_add_rate (events, RESPITE_EVENT_START, 0, g_test_rand_int_range (0, 10000000));
      for (int i = 0; i < 20; i++)
        {
          RespiteEvent *event;

          minutes += g_test_rand_double_range (0.1, 20.0);
          event = test_events_add (events, i % 3 == 0 ? RESPITE_EVENT_BOLUS : RESPITE_EVENT_RATE, minutes);
          event->amount_ug = g_test_rand_int_range (1, 1000000);
          event->rate_ugph = g_test_rand_int_range (0, 10000000);
        }
      signs = read_signs (events, g_test_rand_double_range (-60.0, 480.0));

      g_assert_cmpint (signs.vitals[RESPITE_VITAL_SYSTOLIC], >=, 60);
      g_assert_cmpint (signs.vitals[RESPITE_VITAL_SYSTOLIC], <=, 230);
      g_assert_cmpint (signs.vitals[RESPITE_VITAL_DIASTOLIC], <, signs.vitals[RESPITE_VITAL_SYSTOLIC]);
      g_assert_cmpint (signs.vitals[RESPITE_VITAL_SPO2], >=, 80);
      g_assert_cmpint (signs.vitals[RESPITE_VITAL_SPO2], <=, 100);
      g_assert_cmpint (signs.vitals[RESPITE_VITAL_SEDATION], >=, 0);
      g_assert_cmpint (signs.vitals[RESPITE_VITAL_SEDATION], <=, 5);
      g_assert_cmpint (signs.vitals[RESPITE_VITAL_PAIN], >=, 0);
      g_assert_cmpint (signs.vitals[RESPITE_VITAL_DISSOCIATION], <=, 10);
      g_assert_cmpint (signs.vitals[RESPITE_VITAL_NAUSEA], <=, 3);
      g_assert_cmpint (signs.plasma_ng_ml, >=, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/practice-patient/plasma", test_plasma_follows_the_model);
  g_test_add_func ("/practice-patient/rate", test_signs_answer_to_the_rate);
  g_test_add_func ("/practice-patient/pause", test_pause_lets_it_fade);
  g_test_add_func ("/practice-patient/bolus", test_bolus_counts_and_a_struck_one_does_not);
  g_test_add_func ("/practice-patient/care", test_care_helps);
  g_test_add_func ("/practice-patient/recorded", test_patient_is_the_recorded_one);
  g_test_add_func ("/practice-patient/possible", test_readings_stay_possible);

  return g_test_run ();
}
