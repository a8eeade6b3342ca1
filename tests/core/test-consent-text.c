/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* The consent texts: every required element in both languages, and a name that cannot change the text. */

#include "config.h"

#include <string.h>

#include "base/respite-error.h"
#include "documents/respite-reading.h"
#include "forms/respite-consent-elements.h"
#include "respite-core.h"

static gboolean
has_clause (const RespiteConsentTemplate *consent,
            const char                   *clause)
{
  return g_ptr_array_find_with_equal_func (consent->clauses, clause, g_str_equal, NULL);
}

/* clinical.md 6.1: what each text must contain, written down apart from the table that the program uses. */
static const struct
{
  const char *slug;
  const char *clauses;
} required[] = {
  { "off-label-ketamine", "condition off-label evidence procedure route sessions length benefits-not-guaranteed "
    "side-effects serious-harms alternatives unknown-long-term pregnancy driver-aftercare cost right-to-stop "
    "right-to-refuse questions copy capacity interpreter expiry" },
  { "privacy", "notice-received refusal rights complaints keeping" },
  { "escort", "who arrives adult driving rules cancelled taxi" },
  { "controlled-substance", "single-prescriber no-sharing no-extra-sedatives honest checks loss stopped clinic-only" },
  { "release", "who-shares who-receives scope purpose end-date revoke no-condition passed-on copy" },
};

/* Every required element has a clause in both languages, and no clause is without an element. */
static void
test_elements_and_clauses (void)
{
  static const char *const languages[] = { "en", "es" };
  int n_elements = 0;

  for (const RespiteConsentElement *element = respite_consent_elements; element->slug != NULL; element++)
    {
      g_assert_cmpstr (element->text, !=, "");
      g_assert_cmpstr (element->source, !=, "");
      g_assert_true (respite_consent_find_element (element->slug, element->code) == element);
      n_elements++;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (required); i++)
    {
      g_auto (GStrv) codes = g_strsplit (required[i].clauses, " ", -1);

      for (gsize j = 0; codes[j] != NULL; j++)
        {
          const RespiteConsentElement *element = respite_consent_find_element (required[i].slug, codes[j]);

          g_test_message ("%s: %s", required[i].slug, codes[j]);
          g_assert_nonnull (element);
          g_assert_true (element->is_required);
        }
      for (gsize j = 0; j < G_N_ELEMENTS (languages); j++)
        {
          g_autoptr (RespiteConsentTemplate) consent = respite_consent_template_load (required[i].slug, languages[j],
                                                                                      NULL);
          g_autoptr (GPtrArray) missing = respite_consent_list_missing (consent);
          g_autoptr (GPtrArray) unknown = respite_consent_list_unknown (consent);

          g_assert_cmpint (missing->len, ==, 0);
          g_assert_cmpint (unknown->len, ==, 0);
          for (guint k = 0; k < consent->clauses->len; k++)
            for (guint l = 0; l < k; l++)
              g_assert_cmpstr (consent->clauses->pdata[k], !=, consent->clauses->pdata[l]);
          if (j == 0)
            n_elements -= (int) consent->clauses->len;
        }
    }
  g_assert_cmpint (n_elements, ==, 0);
}

static void
test_every_required_element (void)
{
  static const char *const languages[] = { "en", "es" };
  static const char *const harms[][8] = {
    { "blood pressure", "breathing", "swelling", "Psychosis", "Dependence", "Bladder", "Liver", "Memory" },
    { "presión", "Respiración", "Alergia", "Psicosis", "Dependencia", "Vejiga", "Hígado", "Memoria" },
  };
  static const char *const choices[][4] = {
    { "no new treatment", "ECT", "TMS", "esketamine" }, { "ningún tratamiento nuevo", "TEC", "EMT", "esketamina" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RespiteConsentTemplate) consent = respite_consent_template_load ("off-label-ketamine", languages[i],
                                                                                  &error);

      g_assert_no_error (error);
      for (gsize j = 0; j < G_N_ELEMENTS (harms[i]); j++)
        g_assert_nonnull (strstr (consent->text, harms[i][j]));
      for (gsize j = 0; j < G_N_ELEMENTS (choices[i]); j++)
        g_assert_nonnull (strstr (consent->text, choices[i][j]));
      g_assert_null (strstr (consent->text, "<!--"));
      g_assert_cmpint (consent->version, ==, 1);
      g_assert_true (consent->needs_review);
      g_assert_cmpstr (consent->meaning, !=, "");
      g_assert_cmpstr (consent->clinician_meaning, !=, "");
      g_assert_cmpstr (consent->sources, !=, "");
      g_assert_cmpint (consent->teach_back->len, ==, 5);
    }
}

/* clinical.md 1.6, 1.7 and 6.2: what must be said so, and in both languages. */
static void
test_facts (void)
{
  static const struct
  {
    const char *slug;
    const char *language;
    const char *words;
  } said[] = {
    { "off-label-ketamine", "en", "operations since 1970" },
    { "off-label-ketamine", "es", "desde 1970" },
    { "off-label-ketamine", "en", "4 to 8 visits over 2 to 4 weeks" },
    { "off-label-ketamine", "es", "de 4 a 8 visitas en 2 a 4 semanas" },
    { "off-label-ketamine", "en", "no one agreed plan" },
    { "off-label-ketamine", "es", "no hay un plan único" },
    { "off-label-ketamine", "en", "a guide of 2018" },
    { "off-label-ketamine", "es", "una guía de 2018" },
    { "off-label-ketamine", "en", "not known to prevent suicide" },
    { "off-label-ketamine", "es", "No se sabe si evita el suicidio" },
    { "off-label-ketamine", "en", "**PTSD:**" },
    { "off-label-ketamine", "es", "**Estrés postraumático:**" },
    { "off-label-ketamine", "en", "if you become pregnant" },
    { "off-label-ketamine", "es", "si queda embarazada" },
    { "off-label-ketamine", "en", "new serious risk" },
    { "off-label-ketamine", "es", "riesgo grave nuevo" },
    { "controlled-substance", "en", "I do not stop the ones that I take now on my own" },
    { "controlled-substance", "es", "Las que ya tomo no las dejo por mi cuenta" },
    { "escort", "en", "at least 24 hours" },
    { "escort", "es", "al menos 24 horas" },
    { "privacy", "en", "at least 6 years" },
    { "privacy", "es", "por lo menos 6 años" },
  };
  static const char *const never[] = {
    "without supervision", "sin supervisión", "AMPA", "1975", "70 percent", "bowel", "Chronic regional", "reset",
    "No tomo más",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr (RespiteConsentTemplate) consent = respite_consent_template_load (said[i].slug, said[i].language,
                                                                                  NULL);

      g_test_message ("%s %s: %s", said[i].slug, said[i].language, said[i].words);
      g_assert_nonnull (strstr (consent->text, said[i].words));
      for (gsize j = 0; j < G_N_ELEMENTS (never); j++)
        g_assert_null (strstr (consent->text, never[j]));
    }
}

static void
test_version_and_asks (void)
{
  g_autofree char *markdown = respite_consent_template_dup_markdown ("release", "en");
  g_autofree char *next = respite_consent_template_set_version (markdown, 12);
  g_autoptr (RespiteConsentTemplate) release = respite_consent_template_parse ("release", "en", next, NULL);
  g_autoptr (RespiteConsentTemplate) privacy = respite_consent_template_load ("privacy", "es", NULL);

  g_assert_nonnull (release);
  g_assert_cmpint (release->version, ==, 12);
  g_assert_false (release->never_expires);
  g_assert_cmpint (release->asks->len, ==, 1);
  g_assert_cmpstr (release->asks->pdata[0], ==, "receivers");
  g_assert_true (privacy->never_expires);
}

static void
test_plain_enough (void)
{
  static const char *const languages[] = { "en", "es" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GPtrArray) list = respite_consent_template_list (languages[i]);

      for (guint j = 0; j < list->len; j++)
        {
          const RespiteConsentTemplate *consent = list->pdata[j];
          RespiteReading reading = respite_reading_grade (consent->text, languages[i]);

          g_test_message ("%s %s: %.1f", languages[i], consent->slug, reading.grade);
          g_assert_true (reading.passes);
        }
    }
}

/* The languages say the same things in the same order. */
static void
test_languages_agree (void)
{
  g_autoptr (GPtrArray) english = respite_consent_template_list ("en");
  g_autoptr (GPtrArray) spanish = respite_consent_template_list ("es");

  g_assert_cmpint (english->len, ==, 5);
  g_assert_cmpstr (((RespiteConsentTemplate *) english->pdata[0])->slug, ==, "off-label-ketamine");
  g_assert_cmpint (english->len, ==, spanish->len);
  for (guint i = 0; i < english->len; i++)
    {
      const RespiteConsentTemplate *a = english->pdata[i];
      const RespiteConsentTemplate *b = spanish->pdata[i];

      g_assert_cmpstr (a->slug, ==, b->slug);
      g_assert_cmpint (a->version, ==, b->version);
      g_assert_cmpstr (a->title, !=, b->title);
      g_assert_cmpint (a->clauses->len, ==, b->clauses->len);
      for (guint j = 0; j < a->clauses->len; j++)
        g_assert_cmpstr (a->clauses->pdata[j], ==, b->clauses->pdata[j]);
      g_assert_cmpint (a->teach_back->len, ==, b->teach_back->len);
      for (guint j = 0; j < a->teach_back->len; j++)
        g_assert_cmpstr (((RespiteTeachBack *) a->teach_back->pdata[j])->code, ==,
                         ((RespiteTeachBack *) b->teach_back->pdata[j])->code);
      for (gsize j = 0; respite_consent_placeholders[j] != NULL; j++)
        {
          g_autofree char *mark = g_strconcat ("{{", respite_consent_placeholders[j], "}}", NULL);

          g_assert_cmpint (strstr (a->text, mark) != NULL, ==, strstr (b->text, mark) != NULL);
        }
    }
}

static void
test_fill_in (void)
{
  g_autoptr (RespiteConsentTemplate) consent = respite_consent_template_load ("off-label-ketamine", "en", NULL);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autofree char *blank = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *hash_again = NULL;

  blank = respite_consent_render (consent, NULL);
  g_assert_nonnull (strstr (blank, "**____________________**"));
  g_assert_null (strstr (blank, "{{"));

  for (gsize i = 0; respite_consent_placeholders[i] != NULL; i++)
    g_hash_table_insert (values, (gpointer) respite_consent_placeholders[i], "VALUE");
  g_hash_table_insert (values, "cost", "");

  text = respite_consent_render (consent, values);
  again = respite_consent_render (consent, values);
  g_assert_null (strstr (text, "{{"));
  g_assert_nonnull (strstr (text, "**VALUE**"));
  g_assert_null (strstr (text, "Cost: "));
  g_assert_nonnull (strstr (text, "Health plans often"));
  hash = respite_consent_hash (text);
  hash_again = respite_consent_hash (again);
  g_assert_cmpstr (hash, ==, hash_again);
  g_assert_cmpint (strlen (hash), ==, 64);
}

static void
test_values_cannot_change_the_text (void)
{
  static const struct
  {
    const char *value;
    const char *text;
  } cases[] = {
    { "Ana María O'Neil", "Ana María O'Neil" },
    { "**bold** _x_", "\\*\\*bold\\*\\* \\_x\\_" },
    { "a\n\n# Heading", "a  \\# Heading" },
    { "<b>&amp;", "\\<b\\>\\&amp;" },
    { "[x](y)", "\\[x\\](y)" },
    { "- list", "\\- list" },
    { "555-0100", "555-0100" },
    { "12. Street", "12\\. Street" },
    { "{{patient.mrn}}", "\\{\\{patient.mrn\\}\\}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
      g_autofree char *text = NULL;

      g_hash_table_insert (values, "patient.name", (gpointer) cases[i].value);
      text = respite_markdown_fill ("{{patient.name}}", values);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* A sentence about something that is not known does not stand there with a hole. */
static void
test_a_missing_value_takes_its_line (void)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *text = NULL;

  g_hash_table_insert (values, "sessions", "4");
  g_hash_table_insert (values, "minutes", "  ");
  text = respite_markdown_fill ("One\n- {{sessions}} visits\n- {{sessions}} of {{minutes}}\n- {{cost}}\nLast", values);
  g_assert_cmpstr (text, ==, "One\n- 4 visits\nLast");
}

static void
test_texts_that_are_refused (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "", "Line 1: the text begins with a head" },
    { "Title\n", "Line 1: the text begins with a head" },
    { "---\ntitle: x\nversion: 1\n", "the head is not closed" },
    { "---\ntitle: x\n---\ntext", "needs a title and a version" },
    { "---\ntitle: x\nversion: 0\n---\ntext", "Line 3: the version is a whole number" },
    { "---\ntitle: x\nversion: 1\ncolour: red\n---\ntext", "Line 4: this line of the head is not understood" },
    { "---\ntitle: x\nversion: 1\nno pair\n---\ntext", "Line 4: this line of the head is not understood" },
    { "---\ntitle: x\nversion: 1\nreviewed: yesterday\n---\ntext", "Line 4: the review date" },
    { "---\ntitle: x\nversion: 1\nteach-back: why\n---\ntext", "Line 4: a teach-back line" },
    { "---\ntitle: x\nversion: 1\nteach-back: a | b\nteach-back: a | c\n---\ntext", "Line 5: this teach-back word" },
    { "---\ntitle: x\nversion: 1\nexpires: soon\n---\ntext", "Line 4: this line of the head" },
    { "---\ntitle: x\nversion: 1\nasks: name\n---\ntext", "Line 4: there is no placeholder “name”" },
    { "---\ntitle: x\nversion: 1\n---\n", "there is no text" },
    { "---\ntitle: x\nversion: 1\n---\n\nHello {{patient.nome}}", "Line 6: there is no placeholder “patient.nome”" },
    { "---\ntitle: x\nversion: 1\n---\nHello {{patient.name", "Line 5: a placeholder is not closed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (respite_consent_template_parse ("x", "en", cases[i].text, &error));
      g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_PARSE);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

static void
test_windows_line_ends (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteConsentTemplate) consent = respite_consent_template_parse (
    "x", "en", "---\r\ntitle: A: b\r\nversion: 3\r\n---\r\n<!-- clause: one -->\r\nText\r\n", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (consent->title, ==, "A: b");
  g_assert_cmpint (consent->version, ==, 3);
  g_assert_cmpstr (consent->text, ==, "Text");
  g_assert_true (has_clause (consent, "one"));
}

static void
test_no_such_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = respite_consent_template_list ("xx");

  g_assert_null (respite_consent_template_load ("no-such", "en", &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_NOT_FOUND);
  g_assert_cmpint (list->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/consent-text/every-required-element", test_every_required_element);
  g_test_add_func ("/consent-text/elements-and-clauses", test_elements_and_clauses);
  g_test_add_func ("/consent-text/facts", test_facts);
  g_test_add_func ("/consent-text/version-and-asks", test_version_and_asks);
  g_test_add_func ("/consent-text/plain-enough", test_plain_enough);
  g_test_add_func ("/consent-text/languages-agree", test_languages_agree);
  g_test_add_func ("/consent-text/fill-in", test_fill_in);
  g_test_add_func ("/consent-text/values-cannot-change-the-text", test_values_cannot_change_the_text);
  g_test_add_func ("/consent-text/a-missing-value-takes-its-line", test_a_missing_value_takes_its_line);
  g_test_add_func ("/consent-text/texts-that-are-refused", test_texts_that_are_refused);
  g_test_add_func ("/consent-text/windows-line-ends", test_windows_line_ends);
  g_test_add_func ("/consent-text/no-such-text", test_no_such_text);

  return g_test_run ();
}
