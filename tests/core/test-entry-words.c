/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "infusion/respite-entry-line.h"

static void
test_every_effect_has_a_word (void)
{
  for (const RespiteEffect *effect = respite_effects; effect->code != NULL; effect++)
    {
      gboolean is_found = FALSE;

      for (const RespiteEntryWord *word = respite_entry_words; word->word != NULL; word++)
        if (word->form >= RESPITE_ENTRY_FORM_NAUSEA && word->form <= RESPITE_ENTRY_FORM_EFFECT)
          is_found = is_found || strcmp (word->code, effect->code) == 0;
      g_assert_true (is_found);
    }
}

static void
test_words_are_typed_only_one_way (void)
{
  for (const RespiteEntryWord *word = respite_entry_words; word->word != NULL; word++)
    {
      g_autofree char *lower = g_ascii_strdown (word->word, -1);

      g_assert_cmpstr (word->word, ==, lower);
      for (const RespiteEntryWord *other = respite_entry_words; other < word; other++)
        g_assert_cmpstr (word->word, !=, other->word);
    }
}

static void
test_lines_are_completed (void)
{
  static const struct
  {
    const char *line;
    const char *offers;
  } cases[] = {
    { "", "" },
    { "ra", "rate " },
    { "Pau", "Pause" },
    { "rate", "" },
    { "st", "start|stop " },
    { "10:15 ra", "10:15 rate " },
    { "rate 53.6", "rate 53.6 mg/h|rate 53.6 mg/kg/h|rate 53.6 mg/min|rate 53.6 mL/h" },
    { "rate 53.6 mg/", "rate 53.6 mg/h|rate 53.6 mg/kg/h|rate 53.6 mg/min" },
    { "rate 53.6m", "rate 53.6mg/h|rate 53.6mg/kg/h|rate 53.6mg/min|rate 53.6mL/h" },
    { "rate ", "" },
    { "bolus 5 mg", "bolus 5 mg/kg" },
    { "nau", "nausea " },
    { "nausea ", "nausea start|nausea end" },
    { "nausea s", "nausea start" },
    { "chest ", "chest pain " },
    { "chest-p", "chest-pain " },
    { "doub", "double vision " },
    { "onda", "ondansetron " },
    { "ondansetron 4 m", "ondansetron 4 mg|ondansetron 4 mcg|ondansetron 4 mL|ondansetron 4 mmol|ondansetron 4 mEq" },
    { "medicine ketorolac 15 mg", "" },
    { "118/74 ", "" },
    { "note calm", "" },
    { "\xff", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) offers = respite_entry_complete (cases[i].line, NULL);
      g_autofree char *joined = g_strjoinv ("|", offers);
      g_autofree char *shown = g_strescape (cases[i].line, NULL);

      g_test_message ("%s", shown);
      g_assert_cmpstr (joined, ==, cases[i].offers);
      g_assert_cmpuint (g_strv_length (offers), <=, 8);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/entry-words/every-effect-has-a-word", test_every_effect_has_a_word);
  g_test_add_func ("/entry-words/words-are-typed-only-one-way", test_words_are_typed_only_one_way);
  g_test_add_func ("/entry-words/lines-are-completed", test_lines_are_completed);

  return g_test_run ();
}
