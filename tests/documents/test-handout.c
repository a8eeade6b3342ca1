/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "base/respite-error.h"
#include "documents/respite-handout.h"
#include "documents/respite-layout-private.h"
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
  static const char *const titles[][2] = {
    { "What is a ketamine infusion?", "¿Qué es una infusión de ketamina?" },
    { "Questions people ask", "Lo que la gente pregunta" },
    { "Going home", "De vuelta a casa" },
  };

  g_assert_cmpuint (english->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < english->len; i++)
    {
      const RespiteHandout *handout = g_ptr_array_index (english, i);
      const RespiteHandout *other = g_ptr_array_index (spanish, i);

      g_assert_cmpstr (handout->name, ==, names[i]);
      g_assert_cmpstr (handout->title, ==, titles[i][0]);
      g_assert_cmpstr (other->title, ==, titles[i][1]);
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

/* The stricter driving rule stands in both handouts that speak of it, and nobody is told to stop a medicine. */
static void
test_rules_of_safety (void)
{
  static const char *const drive[] = { "Do not drive until the next day, after a full night of sleep, and not for at "
                                       "least 24 hours.",
                                       "No maneje hasta el día después, tras dormir toda la noche, y nunca antes de "
                                       "24 horas." };
  static const char *const keep[] = { "Do not stop or change any", "No deje ni cambie ninguna medicina" };

  for (gsize k = 0; k < G_N_ELEMENTS (languages); k++)
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
      {
        RespiteHandoutRequest request = make_request (names[i], languages[k]);
        g_autofree char *text = get_text (&request);
        g_autofree char *single = squeeze (text);

        g_assert_nonnull (strstr (single, keep[k]));
        if (i > 0)
          g_assert_nonnull (strstr (single, drive[k]));
        g_assert_null (strchr (single, '%'));
      }
}

/* On both papers each handout is one sheet, front and back, and its version and review date are in the foot. */
static void
test_one_sheet (void)
{
  static const char *const papers[] = { "letter", "a4" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (languages); k++)
      for (gsize p = 0; p < G_N_ELEMENTS (papers); p++)
        {
          RespiteHandoutRequest request = make_request (names[i], languages[k]);
          g_autoptr (RespiteLayout) layout = NULL;

          request.info.paper = papers[p];
          layout = respite_handout_layout (&request, NULL);
          g_test_message ("%s %s %s", names[i], languages[k], papers[p]);
          g_assert_cmpuint (respite_layout_get_n_pages (layout), <=, 2);
        }
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
  g_test_add_func ("/handout/country", test_country);
  g_test_add_func ("/handout/rules-of-safety", test_rules_of_safety);
  g_test_add_func ("/handout/one-sheet", test_one_sheet);
  g_test_add_func ("/handout/large-print", test_large_print);
  g_test_add_func ("/handout/own-text", test_own_text);
  g_test_add_func ("/handout/not-found", test_not_found);

  return g_test_run ();
}
