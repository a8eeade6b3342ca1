/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "documents/respite-handout.h"
#include "documents/respite-reading.h"
#include "respite-core.h"
#include "sample.h"

static const char *const names[] = { "what-is", "questions", "going-home" };
static const char *const languages[] = { "en", "es" };

/* Every shipped handout is plain enough to read. */
static void
test_reading (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (languages); k++)
      {
        g_autofree char *text = respite_handout_dup_text (names[i], languages[k], NULL);
        RespiteReading reading = respite_reading_grade (text, languages[k]);

        g_test_message ("%s/%s: %u words, %u sentences, %u syllables, %.2f", languages[k], names[i], reading.n_words,
                        reading.n_sentences, reading.n_syllables, reading.grade);
        g_assert_cmpuint (reading.n_words, >, 200);
        g_assert_true (reading.passes);
      }
}

static void
test_samples (void)
{
  RespiteSession session = { .number = 3, .of = 4, .planned_at = PRINTED_AT + G_GINT64_CONSTANT (259200000) };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (languages); k++)
      for (int large = 0; large < 2; large++)
        {
          RespiteHandoutRequest request = { .name = names[i], .info = sample_info (), .next_session = &session,
                                            .escort_name = "Luis Martinez", .escort_phone = "207-555-0177",
                                            .clinician = "Dr. Owen Hale" };
          g_autofree char *name = g_strdup_printf ("%s-%s%s", names[i], languages[k], large ? "-large" : "");
          g_autofree char *path = NULL;
          g_autoptr (GError) error = NULL;
          g_autoptr (RespiteLayout) layout = NULL;

          request.info.language = languages[k];
          request.info.large_print = large;
          layout = respite_handout_layout (&request, &error);
          g_assert_no_error (error);
          path = save_sample (layout, name);
          g_assert_cmpuint (respite_layout_get_n_missing (layout), ==, 0);
          g_test_message ("%s: %u pages", name, respite_layout_get_n_pages (layout));
        }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/handout/reading", test_reading);
  g_test_add_func ("/handout/samples", test_samples);

  return g_test_run ();
}
