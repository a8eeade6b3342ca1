/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "base/respite-error.h"
#include "documents/respite-handout.h"
#include "documents/respite-layout-private.h"
#include "documents/respite-markdown.h"
#include "documents/respite-reading.h"
#include "respite-core.h"
#include "sample.h"

static const char *const names[] = {
  "what-is", "right-for-me", "get-ready", "day-of-treatment", "during", "going-home", "side-effects",
  "course-calendar", "progress", "research", "questions", "medicines", "driver", "maintenance",
};
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
        if (!reading.passes)
          g_test_fail_printf ("%s/%s: %.2f, bar %.1f", languages[k], names[i], reading.grade, reading.bar);
        g_assert_cmpuint (reading.n_words, >, 150);
      }
}

static void
test_samples (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (languages); k++)
      for (int large = 0; large < 2; large++)
        {
          RespiteHandoutRequest request = { .name = names[i], .info = sample_info () };
          g_autofree char *name = g_strdup_printf ("%s-%s%s", names[i], languages[k], large ? "-large" : "");
          g_autofree char *path = NULL;
          g_autoptr (GError) error = NULL;
          g_autoptr (RespiteLayout) layout = NULL;

          sample_fill_handout (&request);
          request.info.language = languages[k];
          request.info.large_print = large;
          layout = respite_handout_layout (&request, &error);
          g_assert_no_error (error);
          path = save_sample (layout, name);
          g_assert_cmpuint (respite_layout_get_n_missing (layout), ==, 0);
          g_test_message ("%s: %u pages", name, respite_layout_get_n_pages (layout));
        }
}

static RespiteHandoutRequest
make_request (const char *name,
              const char *language)
{
  RespiteHandoutRequest request = { .name = name, .info = sample_info () };

  request.info.language = language;

  return request;
}

static char *
get_text (const RespiteHandoutRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteLayout) layout = respite_handout_layout (request, &error);

  g_assert_no_error (error);
  check_inside (layout);

  return respite_layout_get_text (layout, -1);
}

static void
test_list (void)
{
  g_autoptr (GPtrArray) english = respite_handout_list ("en");
  g_autoptr (GPtrArray) spanish = respite_handout_list ("es");
  g_assert_cmpuint (english->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < english->len; i++)
    {
      const RespiteHandout *handout = g_ptr_array_index (english, i);
      const RespiteHandout *other = g_ptr_array_index (spanish, i);

      g_assert_cmpstr (handout->name, ==, names[i]);
      g_assert_cmpstr (handout->title, !=, "");
      g_assert_cmpstr (handout->title, !=, other->title);
      g_assert_cmpint (handout->version, >=, 1);
      g_assert_cmpuint (strlen (handout->reviewed), ==, 10);
      g_assert_cmpuint (g_strv_length (handout->languages), ==, 2);
    }
}

/* What is known of the patient and the visit stands in the text. */
static void
test_filled (void)
{
  RespiteSession session = { .number = 3, .of = 4, .planned_at = PRINTED_AT };
  RespiteHandoutRequest request = make_request ("going-home", "en");
  g_autofree char *text = NULL;

  request.next_session = &session;
  request.escort_name = "Luis *Martinez*";
  request.escort_phone = "207-555-0177";
  text = get_text (&request);
  g_assert_nonnull (strstr (text, "For Rosa Martinez\nGoing home with Luis *Martinez*\n"));
  g_assert_nonnull (strstr (text, "Session 3 of 4: Monday, 23 November 2026 at 10:04 am."));
  g_assert_nonnull (strstr (text, "Call 911 for any of these:"));
  g_assert_nonnull (strstr (text, "call or text 988"));
  g_assert_nonnull (strstr (text, "When we are closed, call 207-555-0190."));
  g_assert_null (strstr (text, "{{"));
  g_assert_null (strstr (text, "local emergency number"));
  g_assert_null (strstr (text, "We will call you to plan it."));
}

/* A number that is not known takes nothing else with it: neither who comes along nor the clinic's own number. */
static void
test_number_missing (void)
{
  static const char *const escorted[] = { "get-ready", "day-of-treatment", "going-home", "driver" };
  static const char *const called[] = { "going-home", "side-effects", "driver" };

  for (gsize k = 0; k < G_N_ELEMENTS (languages); k++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (escorted); i++)
        {
          RespiteHandoutRequest request = make_request (escorted[i], languages[k]);
          g_autofree char *text = NULL;

          request.escort_name = "Luis Prado";
          text = get_text (&request);
          g_test_message ("%s %s", escorted[i], languages[k]);
          g_assert_nonnull (strstr (text, "Luis Prado"));
        }
      for (gsize i = 0; i < G_N_ELEMENTS (called); i++)
        {
          RespiteHandoutRequest request = make_request (called[i], languages[k]);
          RespiteClinicInfo clinic = *request.info.clinic;
          const char *box = k == 0 ? "\nCall us\nCall 207-555-" : "\nLlámenos\nLlame al 207-555-";
          g_autofree char *text = NULL;

          clinic.after_hours_phone = NULL;
          request.info.clinic = &clinic;
          text = get_text (&request);
          g_test_message ("%s %s", called[i], languages[k]);
          g_assert_nonnull (strstr (text, box));
        }
    }
}

/* What is not known is left out with its line; without a country no emergency number is printed. */
static void
test_blank (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (languages); k++)
      {
        RespiteHandoutRequest request = make_request (names[i], languages[k]);
        RespiteClinicInfo clinic = *request.info.clinic;
        g_autofree char *text = NULL;

        clinic.country = (char *) "";
        clinic.after_hours_phone = NULL;
        request.info.clinic = &clinic;
        request.info.patient = NULL;
        text = get_text (&request);
        g_assert_null (strstr (text, "911"));
        g_assert_null (strstr (text, "988"));
        g_assert_null (strstr (text, "{{"));
        g_assert_null (strstr (text, "Martinez"));
        g_assert_null (strstr (text, "  "));
        g_assert_null (strstr (text, "()"));
      }
}

static void
test_country (void)
{
  RespiteHandoutRequest request = make_request ("going-home", "en");
  RespiteClinicInfo clinic = *request.info.clinic;
  g_autofree char *text = NULL;

  clinic.country = (char *) "gb";
  request.info.clinic = &clinic;
  text = get_text (&request);
  g_assert_nonnull (strstr (text, "Call 999 for any of these:"));
  g_assert_null (strstr (text, "988"));
}

/* The stricter driving rule stands wherever a handout speaks of driving; nobody is told to stop a medicine; nothing is
 * promised in percent, and nothing that the clinic pages get wrong (clinical.md 1.7) is said. */
static void
test_rules_of_safety (void)
{
  static const char *const drive[] = { "until the next day, after a full night of sleep, and not for at least 24 hours",
                                       "hasta el día después, tras dormir toda la noche, y nunca antes de 24 horas" };
  static const char *const keep[] = { "o not stop or change any", "o deje ni cambie ninguna" };
  static const char *const about_driving[] = { "get-ready", "day-of-treatment", "going-home", "course-calendar",
                                               "questions", "driver", NULL };
  static const char *const silent_on_medicines[] = { "during", "progress", "research", NULL };
  static const char *const wrong[] = {
    "%", "reset the brain", "daily use", "irritable bowel", "psychosis", "chronic regional", "AMPA", "1975",
    "long-term solution", "success", "cures ", "suicide rates",
  };

  for (gsize k = 0; k < G_N_ELEMENTS (languages); k++)
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
      {
        RespiteHandoutRequest request = make_request (names[i], languages[k]);
        g_autofree char *text = NULL;
        g_autofree char *single = NULL;

        sample_fill_handout (&request);
        text = get_text (&request);
        single = squeeze (text);
        g_test_message ("%s %s", names[i], languages[k]);
        if (!g_strv_contains (silent_on_medicines, names[i]))
          g_assert_nonnull (strstr (single, keep[k]));
        if (g_strv_contains (about_driving, names[i]))
          g_assert_nonnull (strstr (single, drive[k]));
        for (gsize w = 0; w < G_N_ELEMENTS (wrong); w++)
          g_assert_null (strstr (single, wrong[w]));
      }
}

/* Every handout rests on sources that there are, section by section. */
static void
test_claims (void)
{
  for (gsize k = 0; k < G_N_ELEMENTS (languages); k++)
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
      {
        g_autofree char *text = respite_handout_dup_text (names[i], languages[k], NULL);
        g_autoptr (GError) error = NULL;

        g_test_message ("%s %s", names[i], languages[k]);
        respite_handout_check (text, languages[k], &error);
        g_assert_no_error (error);
        g_assert_null (strstr (text, "\nsources:"));
      }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *word;
  } cases[] = {
    { "---\ntitle: x\nversion: 1\nreviewed: 2026-11-23\nclaims.1: COCH25\n---\n## A\n\n## B\n", "claims.2" },
    { "---\ntitle: x\nversion: 1\nreviewed: 2026-11-23\nclaims.1: COCH26\n---\n## A\n", "COCH26" },
    { "---\ntitle: x\nversion: 1\nreviewed: 2026-11-23\nclaims.1: COCH25 \nclaims.2: COCH25\n---\n## A\n",
      "claims.2" },
    { "---\nversion: 1\nreviewed: 2026-11-23\nclaims.1: COCH25\n---\n## A\n", "title" },
    { "---\ntitle: x\nreviewed: 2026-11-23\nclaims.1: COCH25\n---\n## A\n", "version" },
    { "---\ntitle: x\nversion: 1\nreviewed: 2026-13-23\nclaims.1: COCH25\n---\n## A\n", "review" },
    { "---\ntitle: x\nversion: 1\nclaims.1: COCH25\n---\n## A\n", "review" },
    { "---\ntitle: x\nversion: 1\nreviewed: 2026-11-23\ncolour: red\nclaims.1: COCH25\n---\n## A\n", "colour" },
    { "---\ntitle: x\nversion: 1\nreviewed: 2026-11-23\nsources: y\n---\n## A\n\n{{patient.secret}}\n",
      "patient.secret" },
    { "---\ntitle: x\nversion: 1\n", "---" },
  };
  static const char right[] = "---\ntitle: x\nversion: 1\nreviewed: 2026-11-23\nclaims.1: COCH25 FDA23?\n"
                              "claims.2: RECORD\n---\n## A\n\n{{visit.day}}\n\n## B\n";

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_false (respite_handout_check (cases[i].text, "en", &error));
      g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_PARSE);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
  g_assert_true (respite_handout_check (right, "en", NULL));
  g_assert_true (respite_handout_check ("---\ntitle: x\nversion: 2\nreviewed: 2026-11-23\nsources: ours\n---\n## A\n",
                                        "es", NULL));
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What a text is made of: its blocks, its placeholders, what its sections rest on. */
static char *
describe (const char *text)
{
  g_autoptr (RespiteMarkdown) markdown = respite_markdown_parse (text, NULL, NULL);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  GString *out = g_string_new (NULL);
  static const char *const keys[] = { "order", "version", "reviewed", "level" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_string_append_printf (out, "%s %s\n", keys[i], respite_markdown_get_front (markdown, keys[i]));
  for (guint i = 1; i < 30; i++)
    {
      g_autofree char *key = g_strdup_printf ("claims.%u", i);

      g_string_append_printf (out, "%s %s\n", key, respite_markdown_get_front (markdown, key));
    }
  for (guint i = 0; i < markdown->root->children->len; i++)
    {
      const RespiteBlock *block = g_ptr_array_index (markdown->root->children, i);

      if (block->kind != RESPITE_BLOCK_PARAGRAPH)
        g_string_append_printf (out, "%d with %u and %u\n", block->kind, block->children->len,
                                block->cells != NULL ? block->cells->len : 0);
    }
  for (const char *p = text; (p = strstr (p, "{{")) != NULL; p += 2)
    g_ptr_array_add (places, g_strndup (p, strcspn (p, "}")));
  g_ptr_array_sort (places, compare_texts);
  for (guint i = 0; i < places->len; i++)
    if (i == 0 || strcmp (g_ptr_array_index (places, i), g_ptr_array_index (places, i - 1)) != 0)
      g_string_append_printf (out, "%s\n", (char *) g_ptr_array_index (places, i));

  return g_string_free (out, FALSE);
}

/* The Spanish text says the same in the same order: no section, list, table, box or placeholder is missing. */
static void
test_translations (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *english = respite_handout_dup_text (names[i], "en", NULL);
      g_autofree char *spanish = respite_handout_dup_text (names[i], "es", NULL);
      g_autofree char *left = describe (english);
      g_autofree char *right = describe (spanish);

      g_test_message ("%s", names[i]);
      g_assert_cmpstr (left, ==, right);
    }
}

/* The course calendar has a line for each visit, the medicines are named, nobody eats too late. */
static void
test_lists (void)
{
  RespiteHandoutRequest request = make_request ("course-calendar", "en");
  g_autofree char *calendar = NULL;
  g_autofree char *medicines = NULL;
  g_autofree char *day = NULL;

  sample_fill_handout (&request);
  calendar = get_text (&request);
  g_assert_nonnull (strstr (calendar, "Tuesday, 17 November 2026\ndone\n"));
  g_assert_nonnull (strstr (calendar, "4\nThursday, 26 November 2026\n10:04 am\n1:04 pm\n"));
  g_assert_nonnull (strstr (calendar, "after visit 3, 4."));
  g_assert_null (strstr (calendar, "Write them here"));

  request.name = "medicines";
  medicines = get_text (&request);
  g_assert_nonnull (strstr (medicines, "Gabapentin\n300 mg, three times a day\nLisinopril\n10 mg, every morning\n"));
  g_assert_nonnull (strstr (medicines, "Lorazepam\n"));
  g_assert_null (strstr (medicines, "Write down what you take"));

  request.name = "day-of-treatment";
  request.food_hours = 12;
  day = get_text (&request);
  g_assert_nonnull (strstr (day, "none for 12 hours before you come"));
  g_assert_nonnull (strstr (day, "Your last food: before Sunday, 22 November 2026, 10:04 pm."));
  g_assert_nonnull (strstr (day, "Your last sip: before 8:04 am."));
}

static void
test_large_print (void)
{
  RespiteHandoutRequest request = make_request ("going-home", "en");
  g_autoptr (RespiteLayout) layout = NULL;

  request.info.large_print = TRUE;
  layout = respite_handout_layout (&request, NULL);
  for (guint i = 0; i < respite_layout_get_n_pages (layout); i++)
    {
      const GArray *items = respite_layout_get_page (layout, i);

      for (guint k = 0; k < items->len; k++)
        {
          const RespiteItem *item = &g_array_index (items, RespiteItem, k);

          if (item->kind == RESPITE_ITEM_LINE && item->element != RESPITE_ELEMENT_NONE &&
              item->text->lines[item->line].n_runs > 0)
            g_assert_cmpfloat (item->text->lines[item->line].runs[0].size, >=, 16);
        }
    }
}

/* A clinic's own edition in any script; what it lacks is said. */
static void
test_own_text (void)
{
  RespiteHandoutRequest request = make_request ("mine", "fr");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  request.text = "---\ntitle: Après\nversion: 7\n---\nBonjour {{patient.name}}";
  text = get_text (&request);
  g_assert_nonnull (strstr (text, "Après"));
  g_assert_nonnull (strstr (text, "Bonjour Rosi"));

  request.text = "No title";
  g_assert_null (respite_handout_layout (&request, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_PARSE);
  g_clear_error (&error);
  request.text = "---\ntitle: x\n---\n{{patient.secret}}";
  g_assert_null (respite_handout_layout (&request, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_PARSE);
  g_assert_nonnull (strstr (error->message, "patient.secret"));
}

static void
test_not_found (void)
{
  static const struct
  {
    const char *name;
    const char *language;
  } cases[] = { { "nothing", "en" }, { "going-home", "fr" }, { "../permissions", "en" }, { "going-home", "../en" },
                { "", "en" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RespiteHandoutRequest request = make_request (cases[i].name, cases[i].language);
      g_autoptr (GError) error = NULL;

      g_assert_null (respite_handout_layout (&request, &error));
      g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_NOT_FOUND);
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
  g_test_add_func ("/handout/list", test_list);
  g_test_add_func ("/handout/filled", test_filled);
  g_test_add_func ("/handout/blank", test_blank);
  g_test_add_func ("/handout/number-missing", test_number_missing);
  g_test_add_func ("/handout/country", test_country);
  g_test_add_func ("/handout/rules-of-safety", test_rules_of_safety);
  g_test_add_func ("/handout/claims", test_claims);
  g_test_add_func ("/handout/refused", test_refused);
  g_test_add_func ("/handout/translations", test_translations);
  g_test_add_func ("/handout/lists", test_lists);
  g_test_add_func ("/handout/large-print", test_large_print);
  g_test_add_func ("/handout/own-text", test_own_text);
  g_test_add_func ("/handout/not-found", test_not_found);

  return g_test_run ();
}
