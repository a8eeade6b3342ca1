/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-error.h"
#include "infusion/respite-thresholds.h"
#include "test-events.h"

static const char example_text[] =
  "systolic high 160 160 180\n"
  "diastolic high 100 100 110\n"
  "systolic low 89 89 79\n"
  "pulse high 101 111 131\n"
  "pulse low 49 49 39\n"
  "spo2 low 93 93 89\n"
  "respiration high 31 25 -\n"
  "respiration low 9 9 7\n"
  "sedation low 4 3 2\n"
  "distress high - 7 9\n"
  "dissociation high - 7 9\n";

static RespiteEvent *
set_new (RespiteVital vital,
         gint16       value)
{
  RespiteEvent *set = respite_event_new (RESPITE_EVENT_SET, TEST_START);

  set->vitals[vital] = value;

  return set;
}

static RespiteLevel
find_level (const RespiteThresholds *thresholds,
            RespiteVital             vital,
            gint16                   value,
            gboolean                 before_start)
{
  g_autoptr (RespiteEvent) set = set_new (vital, value);
  g_autoptr (GArray) prompts = respite_thresholds_list_prompts (thresholds, set, before_start);

  g_assert_cmpuint (prompts->len, <=, 1);
  if (prompts->len == 0)
    return RESPITE_LEVEL_NONE;
  g_assert_cmpint (g_array_index (prompts, RespitePrompt, 0).value, ==, value);
  g_assert_cmpint (g_array_index (prompts, RespitePrompt, 0).threshold.vital, ==, vital);

  return g_array_index (prompts, RespitePrompt, 0).level;
}

static void
test_example_is_the_written_one (void)
{
  g_autoptr (RespiteThresholds) example = respite_thresholds_new_example ();
  g_autofree char *text = respite_thresholds_to_text (example);

  g_assert_cmpstr (text, ==, example_text);
  g_assert_cmpint (example->version, ==, 0);
  g_assert_false (example->is_confirmed);
}

static void
test_nothing_fires_until_confirmed (void)
{
  g_autoptr (RespiteThresholds) example = respite_thresholds_new_example ();

  for (int vital = 0; vital < RESPITE_N_VITALS; vital++)
    for (int value = respite_vital_get_limits (vital)->least; value <= respite_vital_get_limits (vital)->most; value++)
      {
        g_autoptr (RespiteEvent) set = set_new (vital, (gint16) value);
        g_autoptr (GArray) during = respite_thresholds_list_prompts (example, set, FALSE);
        g_autoptr (GArray) before = respite_thresholds_list_prompts (example, set, TRUE);

        g_assert_cmpuint (during->len + before->len, ==, 0);
      }
}

static void
test_confirmed_limits_fire_at_and_beyond (void)
{
  static const struct
  {
    RespiteVital vital;
    gint16       value;
    RespiteLevel during;
    RespiteLevel before;
  } cases[] = {
    { RESPITE_VITAL_SYSTOLIC,     159, RESPITE_LEVEL_NONE, RESPITE_LEVEL_NONE   },
    { RESPITE_VITAL_SYSTOLIC,     160, RESPITE_LEVEL_WARN, RESPITE_LEVEL_REVIEW },
    { RESPITE_VITAL_SYSTOLIC,     179, RESPITE_LEVEL_WARN, RESPITE_LEVEL_REVIEW },
    { RESPITE_VITAL_SYSTOLIC,     180, RESPITE_LEVEL_ACT,  RESPITE_LEVEL_REVIEW },
    { RESPITE_VITAL_SYSTOLIC,     90,  RESPITE_LEVEL_NONE, RESPITE_LEVEL_NONE   },
    { RESPITE_VITAL_SYSTOLIC,     89,  RESPITE_LEVEL_WARN, RESPITE_LEVEL_REVIEW },
    { RESPITE_VITAL_SYSTOLIC,     79,  RESPITE_LEVEL_ACT,  RESPITE_LEVEL_REVIEW },
    { RESPITE_VITAL_SPO2,         94,  RESPITE_LEVEL_NONE, RESPITE_LEVEL_NONE   },
    { RESPITE_VITAL_SPO2,         93,  RESPITE_LEVEL_WARN, RESPITE_LEVEL_REVIEW },
    { RESPITE_VITAL_SPO2,         89,  RESPITE_LEVEL_ACT,  RESPITE_LEVEL_REVIEW },
    { RESPITE_VITAL_RESPIRATION,  25,  RESPITE_LEVEL_WARN, RESPITE_LEVEL_NONE   },
    { RESPITE_VITAL_RESPIRATION,  60,  RESPITE_LEVEL_WARN, RESPITE_LEVEL_REVIEW },
    { RESPITE_VITAL_SEDATION,     4,   RESPITE_LEVEL_NONE, RESPITE_LEVEL_REVIEW },
    { RESPITE_VITAL_SEDATION,     2,   RESPITE_LEVEL_ACT,  RESPITE_LEVEL_REVIEW },
    { RESPITE_VITAL_DISSOCIATION, 9,   RESPITE_LEVEL_ACT,  RESPITE_LEVEL_NONE   },
    { RESPITE_VITAL_NAUSEA,       3,   RESPITE_LEVEL_NONE, RESPITE_LEVEL_NONE   },
  };
  g_autoptr (RespiteThresholds) thresholds = respite_thresholds_new_example ();

  thresholds->is_confirmed = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (find_level (thresholds, cases[i].vital, cases[i].value, FALSE), ==, cases[i].during);
      g_assert_cmpint (find_level (thresholds, cases[i].vital, cases[i].value, TRUE), ==, cases[i].before);
    }
}

static void
test_most_serious_comes_first (void)
{
  g_autoptr (RespiteThresholds) thresholds = respite_thresholds_new_example ();
  g_autoptr (RespiteEvent) set = set_new (RESPITE_VITAL_SYSTOLIC, 165);
  g_autoptr (GArray) prompts = NULL;

  thresholds->is_confirmed = TRUE;
  set->vitals[RESPITE_VITAL_PULSE] = 112;
  set->vitals[RESPITE_VITAL_SPO2] = 85;
  prompts = respite_thresholds_list_prompts (thresholds, set, FALSE);
  g_assert_cmpuint (prompts->len, ==, 3);
  g_assert_cmpint (g_array_index (prompts, RespitePrompt, 0).threshold.vital, ==, RESPITE_VITAL_SPO2);
  g_assert_cmpint (g_array_index (prompts, RespitePrompt, 1).threshold.vital, ==, RESPITE_VITAL_SYSTOLIC);
  g_assert_cmpint (g_array_index (prompts, RespitePrompt, 2).threshold.vital, ==, RESPITE_VITAL_PULSE);
}

static void
test_only_sets_are_looked_at (void)
{
  g_autoptr (RespiteThresholds) thresholds = respite_thresholds_new_example ();
  g_autoptr (RespiteEvent) note = respite_event_new (RESPITE_EVENT_NOTE, TEST_START);
  g_autoptr (GArray) prompts = NULL;

  thresholds->is_confirmed = TRUE;
  note->vitals[RESPITE_VITAL_SYSTOLIC] = 200;
  prompts = respite_thresholds_list_prompts (thresholds, note, FALSE);
  g_assert_cmpuint (prompts->len, ==, 0);
}

static void
test_text_goes_round (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteThresholds) thresholds = respite_thresholds_from_text (example_text, &error);
  g_autoptr (RespiteThresholds) copy = NULL;
  g_autoptr (RespiteThresholds) empty = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_false (thresholds->is_confirmed);
  copy = respite_thresholds_copy (thresholds);
  text = respite_thresholds_to_text (copy);
  g_assert_cmpstr (text, ==, example_text);
  empty = respite_thresholds_from_text ("", NULL);
  g_assert_cmpuint (empty->rows->len, ==, 0);
}

static void
test_wrong_lines_are_named (void)
{
  static const char *const wrong[] = {
    "systolic high 160 160", "systolic upper 160 160 180", "height high 1 2 3", "systolic high 160 160 high",
    "systolic high 160 180 160", "systolic low 79 79 89", "systolic high 160 160 400", "spo2 low 93 93 101",
    "systolic high 160 160 180 200", "systolic  high 160 160 180", "spo2 low 93 93 89",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text = g_strdup_printf ("spo2 low 93 93 89\n%s\n", wrong[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (respite_thresholds_from_text (text, &error));
      g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_PARSE);
      g_assert_cmpstr (error->message, ==, "Line 2 of the limits is wrong");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/thresholds/example-is-the-written-one", test_example_is_the_written_one);
  g_test_add_func ("/thresholds/nothing-fires-until-confirmed", test_nothing_fires_until_confirmed);
  g_test_add_func ("/thresholds/confirmed-limits-fire-at-and-beyond", test_confirmed_limits_fire_at_and_beyond);
  g_test_add_func ("/thresholds/most-serious-comes-first", test_most_serious_comes_first);
  g_test_add_func ("/thresholds/only-sets-are-looked-at", test_only_sets_are_looked_at);
  g_test_add_func ("/thresholds/text-goes-round", test_text_goes_round);
  g_test_add_func ("/thresholds/wrong-lines-are-named", test_wrong_lines_are_named);

  return g_test_run ();
}
