/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-error.h"
#include "test-events.h"

static void
test_map_is_computed (void)
{
  static const struct
  {
    gint16 systolic;
    gint16 diastolic;
    int    map;
  } cases[] = {
    { 118,                 74,                  89                  },
    { 120,                 80,                  93                  },
    { 200,                 120,                 147                 },
    { 119,                 74,                  89                  },
    { 120,                 RESPITE_VITAL_UNSET, RESPITE_VITAL_UNSET },
    { RESPITE_VITAL_UNSET, 80,                  RESPITE_VITAL_UNSET },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_SET, TEST_START);

      event->vitals[RESPITE_VITAL_SYSTOLIC] = cases[i].systolic;
      event->vitals[RESPITE_VITAL_DIASTOLIC] = cases[i].diastolic;
      g_assert_cmpint (respite_event_get_map (event), ==, cases[i].map);
    }
}

static void
test_impossible_values_are_refused (void)
{
  static const struct
  {
    RespiteVital vital;
    gint16       value;
    gboolean     is_possible;
  } cases[] = {
    { RESPITE_VITAL_SYSTOLIC,    301, FALSE },
    { RESPITE_VITAL_SYSTOLIC,    300, TRUE  },
    { RESPITE_VITAL_SYSTOLIC,    29,  FALSE },
    { RESPITE_VITAL_DIASTOLIC,   9,   FALSE },
    { RESPITE_VITAL_PULSE,       720, FALSE },
    { RESPITE_VITAL_PULSE,       72,  TRUE  },
    { RESPITE_VITAL_SPO2,        101, FALSE },
    { RESPITE_VITAL_SPO2,        100, TRUE  },
    { RESPITE_VITAL_RESPIRATION, 0,   TRUE  },
    { RESPITE_VITAL_RESPIRATION, 81,  FALSE },
    { RESPITE_VITAL_TEMPERATURE, 986, FALSE },
    { RESPITE_VITAL_TEMPERATURE, 368, TRUE  },
    { RESPITE_VITAL_SEDATION,    6,   FALSE },
    { RESPITE_VITAL_PAIN,        11,  FALSE },
    { RESPITE_VITAL_PAIN,        -1,  FALSE },
    { RESPITE_VITAL_NAUSEA,      4,   FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_SET, TEST_START);
      g_autoptr (GError) error = NULL;

      event->vitals[cases[i].vital] = cases[i].value;
      g_assert_cmpint (respite_event_check (event, &error), ==, cases[i].is_possible);
      if (!cases[i].is_possible)
        g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
    }
}

static void
test_limits_are_ordered (void)
{
  for (int vital = 0; vital < RESPITE_N_VITALS; vital++)
    {
      const RespiteVitalLimits *limits = respite_vital_get_limits (vital);

      g_assert_cmpint (limits->least, <=, limits->low);
      g_assert_cmpint (limits->low, <, limits->high);
      g_assert_cmpint (limits->high, <=, limits->most);
      g_assert_nonnull (limits->unit);
      g_assert_nonnull (respite_code_to_word (respite_vital_codes, vital));
    }
}

static void
test_pressures_must_not_be_swapped (void)
{
  g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_SET, TEST_START);
  g_autoptr (GError) error = NULL;

  event->vitals[RESPITE_VITAL_SYSTOLIC] = 74;
  event->vitals[RESPITE_VITAL_DIASTOLIC] = 118;
  g_assert_false (respite_event_check (event, &error));
  g_assert_cmpstr (error->message, ==, "The upper blood pressure must be above the lower one");
}

static void
test_empty_entries_are_refused (void)
{
  static const RespiteEventKind kinds[] = {
    RESPITE_EVENT_SET, RESPITE_EVENT_RATE, RESPITE_EVENT_BOLUS, RESPITE_EVENT_STOP, RESPITE_EVENT_EFFECT_START,
    RESPITE_EVENT_EFFECT_END, RESPITE_EVENT_MEDICINE, RESPITE_EVENT_NOTE, RESPITE_EVENT_GAP, RESPITE_EVENT_EMERGENCY,
    RESPITE_EVENT_RECOVERY,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (RespiteEvent) event = respite_event_new (kinds[i], TEST_START);
      g_autoptr (GError) error = NULL;

      g_assert_false (respite_event_check (event, &error));
      g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
    }
}

static void
test_texts_without_unicode_are_refused (void)
{
  g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_NOTE, TEST_START);
  g_autoptr (GError) error = NULL;

  g_free (event->text);
  event->text = g_strdup ("calm \xff");
  g_assert_false (respite_event_check (event, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
}

static void
test_rates_and_boluses_have_a_ceiling (void)
{
  g_autoptr (RespiteEvent) rate = respite_event_new (RESPITE_EVENT_RATE, TEST_START);
  g_autoptr (RespiteEvent) bolus = respite_event_new (RESPITE_EVENT_BOLUS, TEST_START);

  rate->rate_ugph = RESPITE_EVENT_MAX_RATE_UGPH;
  g_assert_true (respite_event_check (rate, NULL));
  rate->rate_ugph++;
  g_assert_false (respite_event_check (rate, NULL));
  bolus->amount_ug = RESPITE_EVENT_MAX_BOLUS_UG;
  g_assert_true (respite_event_check (bolus, NULL));
  bolus->amount_ug++;
  g_assert_false (respite_event_check (bolus, NULL));
}

static void
test_late_means_two_minutes (void)
{
  g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_NOTE, TEST_START);

  event->entered_at = TEST_START + RESPITE_EVENT_LATE_MS - 1;
  g_assert_false (respite_event_is_late (event));
  event->entered_at++;
  g_assert_true (respite_event_is_late (event));
}

static void
test_copies_own_their_texts (void)
{
  g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_NOTE, TEST_START);
  g_autoptr (RespiteEvent) copy = NULL;

  g_free (event->text);
  event->text = g_strdup ("calm");
  event->vitals[RESPITE_VITAL_PAIN] = 3;
  copy = respite_event_copy (event);
  g_free (event->text);
  event->text = g_strdup ("restless");
  g_assert_cmpstr (copy->text, ==, "calm");
  g_assert_cmpint (copy->vitals[RESPITE_VITAL_PAIN], ==, 3);
  g_assert_false (respite_event_has_vital (copy, RESPITE_VITAL_PULSE));
}

static void
test_kinds_and_effects_have_words (void)
{
  for (int kind = RESPITE_EVENT_START; kind <= RESPITE_EVENT_RECOVERY; kind++)
    {
      int back = -1;

      g_assert_true (respite_code_from_word (respite_event_kind_codes,
                                             respite_code_to_word (respite_event_kind_codes, kind), &back));
      g_assert_cmpint (back, ==, kind);
    }

  for (const RespiteEffect *effect = respite_effects; effect->code != NULL; effect++)
    g_assert_true (respite_effect_find (effect->code) == effect);
  g_assert_null (respite_effect_find ("hiccups"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/event/map-is-computed", test_map_is_computed);
  g_test_add_func ("/event/impossible-values-are-refused", test_impossible_values_are_refused);
  g_test_add_func ("/event/limits-are-ordered", test_limits_are_ordered);
  g_test_add_func ("/event/pressures-must-not-be-swapped", test_pressures_must_not_be_swapped);
  g_test_add_func ("/event/empty-entries-are-refused", test_empty_entries_are_refused);
  g_test_add_func ("/event/texts-without-unicode-are-refused", test_texts_without_unicode_are_refused);
  g_test_add_func ("/event/rates-and-boluses-have-a-ceiling", test_rates_and_boluses_have_a_ceiling);
  g_test_add_func ("/event/late-means-two-minutes", test_late_means_two_minutes);
  g_test_add_func ("/event/copies-own-their-texts", test_copies_own_their_texts);
  g_test_add_func ("/event/kinds-and-effects-have-words", test_kinds_and_effects_have_words);

  return g_test_run ();
}
