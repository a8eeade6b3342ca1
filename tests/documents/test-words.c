/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "chart/respite-chart-words.h"
#include "chart/respite-trend-words.h"
#include "documents/respite-reading.h"
#include "documents/respite-words.h"
#include "infusion/respite-emergency.h"
#include "infusion/respite-event.h"
#include "respite-core.h"
#include "scoring/respite-instrument.h"
#include "sample.h"

static GKeyFile *
load_file (const char *language)
{
  g_autofree char *path = g_strdup_printf ("/org/respite/Respite/core/language/%s.ini", language);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GKeyFile *file = g_key_file_new ();

  g_assert_nonnull (bytes);
  g_assert_true (g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL));

  return file;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The {names} of a text, in the order of the alphabet. */
static char *
list_names (const char *text)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GString *out = g_string_new (NULL);

  for (const char *p = strchr (text, '{'); p != NULL; p = strchr (p + 1, '{'))
    g_ptr_array_add (names, g_strndup (p, (gsize) (strchr (p, '}') - p)));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_string_append (out, g_ptr_array_index (names, i));

  return g_string_free (out, FALSE);
}

static void
test_same_keys (void)
{
  g_autoptr (GKeyFile) english = load_file ("en");
  g_autoptr (GKeyFile) spanish = load_file ("es");
  g_auto (GStrv) groups = g_key_file_get_groups (english, NULL);
  g_auto (GStrv) other_groups = g_key_file_get_groups (spanish, NULL);

  g_assert_cmpuint (g_strv_length (groups), ==, g_strv_length (other_groups));
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (english, groups[i], NULL, NULL);
      g_auto (GStrv) other_keys = g_key_file_get_keys (spanish, groups[i], NULL, NULL);

      g_test_message ("[%s]", groups[i]);
      g_assert_nonnull (other_keys);
      g_assert_cmpuint (g_strv_length (keys), ==, g_strv_length (other_keys));
      for (guint k = 0; keys[k] != NULL; k++)
        {
          g_autofree char *text = g_key_file_get_string (english, groups[i], keys[k], NULL);
          g_autofree char *other = g_key_file_get_string (spanish, groups[i], keys[k], NULL);
          g_autofree char *names = list_names (text);
          g_autofree char *other_names = NULL;

          g_test_message ("%s", keys[k]);
          g_assert_nonnull (other);
          other_names = list_names (other);
          g_assert_cmpstr (names, ==, other_names);
          g_assert_cmpint ((int) *text, !=, '\0');
          g_assert_cmpint ((int) *other, !=, '\0');
        }
    }
}

/* Whatever the chart and the side-effect list can say is there. */
static void
test_chart_words (void)
{
  const RespiteWords *words = respite_words_get ("es");
  const RespiteWords *english = respite_words_get ("en");

  for (int i = 0; i < RESPITE_N_WORDS; i++)
    {
      g_test_message ("%s", respite_chart_word_table[i].key);
      g_assert_nonnull (respite_words_find (words, "chart", respite_chart_word_table[i].key));
      g_assert_cmpstr (respite_words_lookup (english, "chart", respite_chart_word_table[i].key), ==,
                       respite_chart_word_table[i].english);
    }
  for (const RespiteEffect *effect = respite_effects; effect->code != NULL; effect++)
    g_assert_nonnull (respite_words_find (words, "effect", effect->code));
  for (const RespiteEmergencyLine *line = respite_emergency_lines; line->code != NULL; line++)
    {
      g_assert_cmpstr (respite_words_lookup (words, "emergency", line->code), !=, line->name);
      g_assert_cmpstr (respite_words_lookup (english, "emergency", line->code), ==, line->name);
    }
}

static void
test_trend_words (void)
{
  const RespiteWords *words = respite_words_get ("es");
  const RespiteWords *english = respite_words_get ("en");

  for (int i = 0; i < RESPITE_TREND_N_WORDS; i++)
    {
      const RespiteChartWordRow *row = &respite_trend_word_table[i];

      g_test_message ("%s", row->key);
      g_assert_cmpstr (respite_words_lookup (words, "trend", row->key), !=, row->english);
      g_assert_cmpstr (respite_words_lookup (english, "trend", row->key), ==, row->english);
    }
}

/* One word of an instrument: in English as in the tables, and there in Spanish. */
static void
check_score_word (const char *key,
                  const char *english)
{
  g_test_message ("%s", key);
  g_assert_cmpstr (respite_words_find (respite_words_get ("en"), "score", key), ==, english);
  g_assert_nonnull (respite_words_find (respite_words_get ("es"), "score", key));
}

static void
test_score_words (void)
{
  for (const RespiteInstrument *const *list = respite_instrument_list (); *list != NULL; list++)
    {
      check_score_word ((*list)->slug, (*list)->title);
      for (const RespiteScale *scale = (*list)->scales; scale->slug != NULL; scale++)
        {
          g_autofree char *rule_key = g_strconcat (scale->key, "-rule", NULL);

          check_score_word (scale->key, scale->title);
          if (scale->rule_text != NULL)
            check_score_word (rule_key, scale->rule_text);
          for (const RespiteScoreBand *band = scale->bands; band != NULL && band->key != NULL; band++)
            check_score_word (band->key, band->title);
          for (const RespiteScoreCut *cut = scale->cuts; cut != NULL && cut->key != NULL; cut++)
            check_score_word (cut->key, cut->title);
        }
    }
}

static void
test_lookup (void)
{
  g_assert_cmpstr (respite_words_get_language (respite_words_get ("es-MX")), ==, "es");
  g_assert_cmpstr (respite_words_get_language (respite_words_get ("est")), ==, "en");
  g_assert_cmpstr (respite_words_get_language (respite_words_get ("fr")), ==, "en");
  g_assert_cmpstr (respite_words_get_language (respite_words_get (NULL)), ==, "en");
  g_assert_cmpstr (respite_words_lookup (respite_words_get ("es"), "general", "yes"), ==, "Sí");
  g_assert_cmpstr (respite_words_lookup (respite_words_get ("es"), "general", "nowhere"), ==, "nowhere");
  g_assert_null (respite_words_find (respite_words_get ("es"), "general", "nowhere"));
}

static void
test_format (void)
{
  g_autofree char *text = respite_words_format (respite_words_get ("en"), "foot", "page", "page", "{pages}", "pages",
                                                "3", NULL);

  g_assert_cmpstr (text, ==, "Page {pages} of 3");
}

static void
test_dates (void)
{
  static const struct
  {
    const char *language;
    const char *date;
    const char *day;
    const char *moment;
    const char *clock;
  } cases[] = {
    { "en", "14 Mar 1968", "Monday, 23 November 2026", "23 Nov 2026, 10:04", "10:04 am" },
    { "es", "14 mar 1968", "lunes, 23 de noviembre de 2026", "23 nov 2026, 10:04", "10:04 a. m." },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RespiteWords *words = respite_words_get (cases[i].language);
      g_autofree char *date = respite_words_format_date (words, "1968-03-14");
      g_autofree char *month = respite_words_format_date (words, "1968-03");
      g_autofree char *wrong_month = respite_words_format_date (words, "1968-13");
      g_autofree char *wrong = respite_words_format_date (words, "1968-02-30");
      g_autofree char *day = respite_words_format_day (words, PRINTED_AT, zone);
      g_autofree char *moment = respite_words_format_moment (words, PRINTED_AT, zone);
      g_autofree char *clock = respite_words_format_clock (words, PRINTED_AT, zone, TRUE);
      g_autofree char *plain = respite_words_format_clock (words, PRINTED_AT, zone, FALSE);

      g_assert_cmpstr (date, ==, cases[i].date);
      g_assert_cmpstr (month, ==, cases[i].date + strlen ("14 "));
      g_assert_cmpstr (wrong_month, ==, "1968-13");
      g_assert_cmpstr (wrong, ==, "1968-02-30");
      g_assert_cmpstr (day, ==, cases[i].day);
      g_assert_cmpstr (moment, ==, cases[i].moment);
      g_assert_cmpstr (clock, ==, cases[i].clock);
      g_assert_cmpstr (plain, ==, "10:04");
    }
}

static void
test_noon (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *midnight = respite_words_format_clock (respite_words_get ("en"), 0, utc, TRUE);
  g_autofree char *noon = respite_words_format_clock (respite_words_get ("en"), 43200000, utc, TRUE);

  g_assert_cmpstr (midnight, ==, "12:00 am");
  g_assert_cmpstr (noon, ==, "12:00 pm");
}

/* Syllables as a person counts them. */
static void
test_syllables (void)
{
  static const struct
  {
    const char *language;
    const char *word;
    guint       n;
  } cases[] = {
    { "en", "cat", 1 }, { "en", "people", 2 }, { "en", "table", 2 }, { "en", "make", 1 }, { "en", "water", 2 },
    { "en", "called", 1 }, { "en", "needed", 2 }, { "en", "minutes", 2 }, { "en", "nurses", 2 }, { "en", "doses", 2 },
    { "en", "serious", 3 }, { "en", "question", 2 }, { "en", "breathing", 2 }, { "en", "infusion", 3 },
    { "en", "ketamine", 1 }, { "en", "FDA", 1 }, { "en", "2,309", 1 }, { "en", "feeling", 2 }, { "en", "being", 2 },
    { "es", "casa", 2 }, { "es", "medicina", 4 }, { "es", "que", 1 }, { "es", "bien", 1 }, { "es", "día", 2 },
    { "es", "agua", 2 }, { "es", "ketamina", 1 }, { "es", "guía", 2 }, { "es", "muy", 1 }, { "es", "leer", 2 },
    { "es", "estudio", 3 }, { "es", "presión", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RespiteReading reading = respite_reading_grade (cases[i].word, cases[i].language);

      g_test_message ("%s: %u", cases[i].word, reading.n_syllables);
      g_assert_cmpuint (reading.n_words, ==, 1);
      g_assert_cmpuint (reading.n_syllables, ==, cases[i].n);
    }
}

static void
test_reading (void)
{
  RespiteReading plain = respite_reading_grade ("---\ntitle: Unread\n---\n# A walk\n\nThe cat sat. It ran at 7.5 mph "
                                                "to {{place}}.\n\n- one\n- two", "en");
  RespiteReading hard = respite_reading_grade ("Pharmacological intervention necessitates comprehensive evaluation of "
                                               "cardiovascular comorbidities preceding administration.", "en");
  RespiteReading duro = respite_reading_grade ("La administración intravenosa necesita evaluaciones cardiovasculares "
                                               "extraordinariamente minuciosas.", "es");
  RespiteReading none = respite_reading_grade ("", "en");

  g_assert_cmpuint (plain.n_sentences, ==, 5);
  g_assert_cmpuint (plain.n_words, ==, 14);
  g_assert_true (plain.passes);
  g_assert_false (hard.passes);
  g_assert_cmpfloat (hard.grade, >, 15);
  g_assert_false (duro.passes);
  g_assert_true (none.passes);
  g_assert_cmpuint (none.n_words, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/words/same-keys", test_same_keys);
  g_test_add_func ("/words/chart", test_chart_words);
  g_test_add_func ("/words/trend", test_trend_words);
  g_test_add_func ("/words/score", test_score_words);
  g_test_add_func ("/words/lookup", test_lookup);
  g_test_add_func ("/words/format", test_format);
  g_test_add_func ("/words/dates", test_dates);
  g_test_add_func ("/words/noon", test_noon);
  g_test_add_func ("/reading/syllables", test_syllables);
  g_test_add_func ("/reading/grade", test_reading);

  return g_test_run ();
}
