/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* The built-in forms: complete in both languages, and every row of clinical.md 3.1 raises its level. */

#include "config.h"

#include <string.h>

#include "documents/respite-reading.h"
#include "forms/respite-answers.h"
#include "respite-core.h"

/* A name and a year, such as "Veraart 2021; Andrade 2017", are the same in every language. */
static gboolean
is_citation (const RespiteFormText *source)
{
  return g_regex_match_simple ("^([A-Z][A-Za-z]+( [A-Z]+)?( 20[0-9][0-9])?(; )?)+$",
                               respite_form_text_get (source, NULL), 0, 0);
}

static void
test_both_languages_are_complete (void)
{
  g_auto (GStrv) slugs = respite_form_list_builtin ();

  g_assert_cmpstr (slugs[0], ==, "screening");
  g_assert_cmpint (g_strv_length (slugs), >=, 2);
  for (gsize i = 0; slugs[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RespiteForm) form = respite_form_load_builtin (slugs[i], &error);
      g_autoptr (RespiteForm) again = NULL;
      g_autoptr (GPtrArray) issues = NULL;
      GPtrArray *items;

      g_assert_no_error (error);
      g_test_message ("%s", slugs[i]);
      g_assert_cmpstr (respite_form_get_name (form), ==, slugs[i]);
      g_assert_cmpstr (respite_form_get_languages (form)[0], ==, "en");
      g_assert_cmpstr (respite_form_get_languages (form)[1], ==, "es");
      g_assert_null (respite_form_get_languages (form)[2]);

      again = respite_form_new_from_json (g_bytes_get_data (respite_form_get_json (form), NULL),
                                          (gssize) g_bytes_get_size (respite_form_get_json (form)), &issues, &error);
      g_assert_no_error (error);
      g_assert_cmpint (issues->len, ==, 0);
      g_assert_cmpstr (respite_form_get_sha256 (again), ==, respite_form_get_sha256 (form));

      items = respite_form_get_all_items (form);
      for (guint j = 0; j < items->len; j++)
        {
          const RespiteFormItem *item = items->pdata[j];

          if (strlen (item->unit) > 3)
            g_assert_true (respite_form_text_has (item->unit_text, "es"));
          for (guint k = 0; k < item->flags->len; k++)
            {
              const RespiteFormFlag *flag = item->flags->pdata[k];

              g_assert_cmpstr (respite_form_text_get (flag->source, NULL), !=, "");
              g_assert_true (respite_form_text_has (flag->source, "es") || is_citation (flag->source));
              g_assert_true (respite_form_text_has (flag->text, "es"));
            }
        }
    }
}

static void
append_text (GString               *text,
             const RespiteFormText *from,
             const char            *language)
{
  g_string_append_printf (text, "%s\n\n", respite_form_text_get (from, language));
}

/* What patients read; the score sheets have the names that their authors gave them. */
static void
test_plain_enough (void)
{
  static const char *const cases[][2] = {
    { "screening", "en" }, { "screening", "es" }, { "pre-session", "en" }, { "pre-session", "es" },
    { "intake", "en" }, { "intake", "es" }, { "medicines-check", "en" }, { "medicines-check", "es" },
    { "side-effects", "en" }, { "side-effects", "es" }, { "follow-up-call", "en" }, { "follow-up-call", "es" },
    { "discharge", "en" }, { "discharge", "es" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteForm) form = respite_form_load_builtin (cases[i][0], NULL);
      g_autoptr (GString) text = g_string_new (NULL);
      GPtrArray *items = respite_form_get_all_items (form);
      RespiteReading reading;

      for (guint j = 0; j < items->len; j++)
        {
          const RespiteFormItem *item = items->pdata[j];

          append_text (text, item->text, cases[i][1]);
          for (guint k = 0; k < item->options->len; k++)
            append_text (text, ((const RespiteFormOption *) item->options->pdata[k])->text, cases[i][1]);
        }
      reading = respite_reading_grade (text->str, cases[i][1]);
      g_test_message ("%s %s: %.1f", cases[i][0], cases[i][1], reading.grade);
      g_assert_true (reading.passes);
    }
}

/* Answers that raise nothing: the start of every case. */
#define WELL "{\"age\":40,\"frailty\":false,\"bmi\":false,\"heart-danger\":\"none\",\"bp-uncontrolled\":false," \
  "\"heart-treated\":\"none\",\"psychosis\":false,\"mania\":false,\"bipolar\":false,\"trauma\":false," \
  "\"suicidal\":false,\"ketamine-misuse\":false,\"substance-now\":false,\"substance-past\":false,\"liver\":\"no\"," \
  "\"bladder\":\"none\",\"thyroid\":\"no\",\"porphyria\":\"no\",\"airway\":\"none\",\"pregnancy\":\"no\"," \
  "\"breastfeeding\":false,\"pressure\":\"none\",\"seizures\":false,\"medicines\":\"none\"," \
  "\"ketamine-allergy\":false,\"reactions\":\"none\",\"escort\":true,\"today\":false,\"capacity\":true}"

static RespiteAnswers *
answers_of_a_well_person (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteForm) form = respite_form_load_builtin ("screening", &error);
  RespiteAnswers *answers = respite_answers_new (form);

  g_assert_true (respite_answers_read_object (answers, WELL, -1, &error));
  g_assert_no_error (error);

  return answers;
}

static void
test_a_well_person_raises_nothing (void)
{
  g_autoptr (RespiteAnswers) answers = answers_of_a_well_person ();
  g_autoptr (GPtrArray) flags = respite_answers_dup_flags (answers, "en");
  g_autoptr (GPtrArray) issues = respite_answers_validate (answers, "en");

  g_assert_cmpint (flags->len, ==, 0);
  for (guint i = 0; i < issues->len; i++)
    g_test_message ("%s: %s", ((RespiteIssue *) issues->pdata[i])->link_id, ((RespiteIssue *) issues->pdata[i])->text);
  g_assert_cmpint (issues->len, ==, 0);
}

static void
test_an_empty_screening_raises_nothing_and_is_incomplete (void)
{
  g_autoptr (RespiteForm) form = respite_form_load_builtin ("screening", NULL);
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
  g_autoptr (GPtrArray) flags = respite_answers_dup_flags (answers, "en");
  g_autoptr (GPtrArray) issues = respite_answers_validate (answers, "en");

  g_assert_cmpint (flags->len, ==, 0);
  g_assert_cmpint (issues->len, >=, 25);
}

static void
test_every_row_raises_its_level (void)
{
  static const struct
  {
    const char *row;            /* of clinical.md 3.1 */
    const char *question;
    const char *answer;
    const char *flags;
  } cases[] = {
    { "allergy to ketamine", "ketamine-allergy", "yes", "STOP" },
    { "aneurysm", "heart-danger", "aneurysm", "STOP" },
    { "aortic dissection", "heart-danger", "dissection", "STOP" },
    { "intracranial bleed", "heart-danger", "brain-bleed", "STOP" },
    { "recent stroke", "heart-danger", "stroke", "STOP" },
    { "recent MI", "heart-danger", "heart-attack", "STOP" },
    { "unstable angina", "heart-danger", "angina", "STOP" },
    { "decompensated heart failure", "heart-danger", "heart-failure", "STOP" },
    { "poorly controlled hypertension", "bp-uncontrolled", "yes", "STOP" },
    { "psychosis, schizophrenia", "psychosis", "yes", "STOP" },
    { "mania", "mania", "yes", "STOP" },
    { "delirium, intoxication, withdrawal today", "today", "yes", "STOP" },
    { "ketamine or PCP misuse", "ketamine-misuse", "yes", "STOP" },
    { "active substance misuse", "substance-now", "yes", "STOP" },
    { "severe hepatic impairment", "liver", "severe", "STOP" },
    { "pregnancy", "pregnancy", "yes", "STOP" },
    { "possible pregnancy", "pregnancy", "unsure", "STOP" },
    { "no capacity", "capacity", "no", "STOP" },
    { "no escort", "escort", "no", "STOP" },
    { "moderate hepatic disease", "liver", "moderate", "REVIEW" },
    { "raised intracranial pressure", "pressure", "head-pressure", "STOP" },
    { "globe injury", "pressure", "eye-injury", "STOP" },
    { "glaucoma", "pressure", "glaucoma", "REVIEW" },
    { "treated hypertension", "heart-treated", "high-bp", "REVIEW" },
    { "stable CAD", "heart-treated", "coronary", "REVIEW" },
    { "arrhythmia", "heart-treated", "rhythm", "REVIEW" },
    { "valve disease", "heart-treated", "valve", "REVIEW" },
    { "bipolar disorder", "bipolar", "yes", "REVIEW" },
    { "PTSD or dissociative disorder", "trauma", "yes", "NOTE" },
    { "past substance use disorder", "substance-past", "yes", "REVIEW" },
    { "suicidal ideation", "suicidal", "yes", "REVIEW" },
    { "sleep apnea", "airway", "apnea", "REVIEW" },
    { "severe lung disease", "airway", "lung", "REVIEW" },
    { "difficult airway", "airway", "airway", "REVIEW" },
    { "recent URI", "airway", "cold", "REVIEW" },
    { "uncontrolled hyperthyroidism", "thyroid", "uncontrolled", "STOP" },
    { "treated hyperthyroidism", "thyroid", "treated", "REVIEW" },
    { "acute porphyria", "porphyria", "attacks", "STOP" },
    { "porphyria", "porphyria", "quiet", "REVIEW" },
    { "seizure disorder", "seizures", "yes", "REVIEW" },
    { "bladder symptoms", "bladder", "symptoms", "REVIEW" },
    { "interstitial cystitis", "bladder", "cystitis", "REVIEW" },
    { "renal disease", "bladder", "kidney", "REVIEW" },
    { "breastfeeding", "breastfeeding", "yes", "REVIEW" },
    { "age below 18", "age", "17", "REVIEW" },
    { "age above 65", "age", "65", "REVIEW" },
    { "age in between", "age", "64", "" },
    { "dementia, frailty", "frailty", "yes", "REVIEW" },
    { "BMI 30 or more", "bmi", "yes", "NOTE" },
    { "bad reaction to ketamine", "reactions", "ketamine", "NOTE" },
    { "emergence reaction", "reactions", "emergence", "NOTE" },
    { "PONV", "reactions", "nausea", "NOTE" },
    { "benzodiazepine", "medicines", "benzodiazepine", "REVIEW" },
    { "sedative", "medicines", "sedative", "NOTE" },
    { "opioid", "medicines", "opioid", "REVIEW" },
    { "lamotrigine", "medicines", "lamotrigine", "NOTE" },
    { "lithium", "medicines", "lithium", "NOTE" },
    { "MAOI", "medicines", "maoi", "NOTE" },
    { "stimulant", "medicines", "stimulant", "REVIEW" },
    { "antidepressant", "medicines", "antidepressant", "NOTE" },
    { "antipsychotic", "medicines", "antipsychotic", "NOTE" },
    { "theophylline", "medicines", "theophylline", "REVIEW" },
    { "CYP inhibitors and inducers", "medicines", "enzyme", "NOTE" },
    { "naltrexone", "medicines", "naltrexone", "NOTE" },
    { "thyroid hormone", "medicines", "thyroid", "NOTE" },
    { "antihypertensive", "medicines", "blood-pressure", "NOTE" },
    { "alcohol, cannabis", "medicines", "alcohol-cannabis", "NOTE" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteAnswers) answers = answers_of_a_well_person ();
      g_autoptr (GPtrArray) flags = NULL;
      g_autoptr (GPtrArray) item_flags = NULL;
      g_autoptr (GString) levels = g_string_new (NULL);

      g_test_message ("%s", cases[i].row);
      g_assert_true (respite_answers_set_text (answers, cases[i].question, cases[i].answer, NULL));
      flags = respite_answers_dup_flags (answers, "es");
      item_flags = respite_answers_dup_item_flags (answers, cases[i].question, "en");
      g_assert_cmpint (item_flags->len, ==, flags->len);
      for (guint j = 0; j < flags->len; j++)
        {
          const RespiteFlag *flag = flags->pdata[j];

          g_string_append (levels, respite_code_to_word (respite_flag_level_codes, (int) flag->level));
          g_assert_cmpstr (flag->link_id, ==, cases[i].question);
          g_assert_cmpstr (flag->answer, !=, "");
          g_assert_cmpstr (flag->question, !=, "");
        }
      g_assert_cmpstr (levels->str, ==, cases[i].flags);
    }
}

/* What a question must name so that nobody answers no by mistake. */
static void
test_questions_name_what_they_mean (void)
{
  static const struct
  {
    const char *form;
    const char *question;
    const char *language;
    const char *word;
  } cases[] = {
    { "screening", "today", "en", "ill from stopping" },
    { "screening", "today", "es", "malestar por dejarlos" },
    { "pre-session", "confused", "en", "ill from stopping" },
    { "pre-session", "confused", "es", "malestar por dejarlos" },
    { "screening", "trauma", "es", "lejos de sí" },
    { "medicines-check", "theophylline", "en", "aminophylline" },
    { "medicines-check", "theophylline", "es", "aminofilina" },
    { "medicines-check", "antipsychotic", "en", "quetiapine" },
    { "medicines-check", "antipsychotic", "es", "quetiapina" },
    { "pre-session", "mood", "en", "0 (the worst)" },
    { "pre-session", "mood", "es", "0 (lo peor)" },
    { "discharge", "minutes", "en", "minutes" },
    { "discharge", "minutes", "es", "minutos" },
    { "dast-10", "able-to-stop", "en", "yes where no drugs" },
    { "dast-10", "able-to-stop", "es", "sí, si no usa" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteForm) form = respite_form_load_builtin (cases[i].form, NULL);
      const RespiteFormItem *item = respite_form_get_item (form, cases[i].question);

      g_test_message ("%s %s %s", cases[i].form, cases[i].question, cases[i].language);
      g_assert_nonnull (item);
      g_assert_nonnull (strstr (respite_form_text_get (item->text, cases[i].language), cases[i].word));
    }
}

/* The other forms: one answer to an otherwise empty form. */
static void
test_answers_of_other_forms_raise_their_level (void)
{
  static const struct
  {
    const char *form;
    const char *question;
    const char *answer;
    const char *level;          /* "" for none */
  } cases[] = {
    { "pre-session", "danger", "yes", "STOP" },
    { "pre-session", "mania", "yes", "STOP" },
    { "pre-session", "voices", "yes", "STOP" },
    { "pre-session", "confused", "yes", "STOP" },
    { "pre-session", "escort", "no", "STOP" },
    { "pre-session", "suicidal", "yes", "REVIEW" },
    { "pre-session", "mania", "no", "" },
    { "follow-up-call", "reached", "yes", "" },
    { "follow-up-call", "reached", "other", "NOTE" },
    { "follow-up-call", "reached", "message", "NOTE" },
    { "intake", "mind", "psychosis", "STOP" },
    { "intake", "drugs", "yes", "STOP" },
    { "intake", "pregnancy", "yes", "STOP" },
    { "intake", "pregnancy", "unsure", "STOP" },
    { "intake", "mind", "bipolar", "REVIEW" },
    { "intake", "suicidal", "yes", "REVIEW" },
    { "intake", "attempt", "yes", "REVIEW" },
    { "intake", "stopped", "yes", "NOTE" },
    { "intake", "illness", "heart", "NOTE" },
    { "intake", "illness", "none", "" },
    { "medicines-check", "benzodiazepine", "yes", "REVIEW" },
    { "medicines-check", "sedative", "yes", "NOTE" },
    { "medicines-check", "gabapentinoid", "yes", "NOTE" },
    { "medicines-check", "opioid", "yes", "REVIEW" },
    { "medicines-check", "lamotrigine", "yes", "NOTE" },
    { "medicines-check", "lithium", "yes", "NOTE" },
    { "medicines-check", "maoi", "yes", "NOTE" },
    { "medicines-check", "stimulant", "yes", "REVIEW" },
    { "medicines-check", "decongestant", "yes", "REVIEW" },
    { "medicines-check", "antidepressant", "yes", "NOTE" },
    { "medicines-check", "antipsychotic", "yes", "NOTE" },
    { "medicines-check", "theophylline", "yes", "REVIEW" },
    { "medicines-check", "enzyme", "yes", "NOTE" },
    { "medicines-check", "naltrexone", "yes", "NOTE" },
    { "medicines-check", "thyroid", "yes", "NOTE" },
    { "medicines-check", "blood-pressure", "yes", "NOTE" },
    { "medicines-check", "alcohol-cannabis", "yes", "NOTE" },
    { "medicines-check", "opioid", "no", "" },
    { "side-effects", "chest-pain", "mild", "STOP" },
    { "side-effects", "breathless", "severe", "STOP" },
    { "side-effects", "outside", "yes", "STOP" },
    { "side-effects", "nausea", "severe", "REVIEW" },
    { "side-effects", "nausea", "moderate", "" },
    { "side-effects", "bladder", "mild", "REVIEW" },
    { "side-effects", "craving", "mild", "REVIEW" },
    { "side-effects", "liver", "yes", "REVIEW" },
    { "side-effects", "suicidal", "yes", "REVIEW" },
    { "follow-up-call", "reached", "message", "NOTE" },
    { "follow-up-call", "call-back", "yes", "REVIEW" },
    { "discharge", "minutes", "29", "REVIEW" },
    { "discharge", "minutes", "30", "" },
    { "discharge", "awake", "no", "STOP" },
    { "discharge", "steady", "no", "STOP" },
    { "discharge", "escort", "no", "STOP" },
    { "discharge", "suicidal", "yes", "STOP" },
    { "discharge", "pressure", "no", "REVIEW" },
    { "discharge", "oxygen", "no", "REVIEW" },
    { "discharge", "teach-back", "no", "REVIEW" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteForm) form = respite_form_load_builtin (cases[i].form, NULL);
      g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
      g_autoptr (GPtrArray) flags = NULL;

      g_test_message ("%s %s %s", cases[i].form, cases[i].question, cases[i].answer);
      g_assert_true (respite_answers_set_text (answers, cases[i].question, cases[i].answer, NULL));
      flags = respite_answers_dup_flags (answers, "es");
      g_assert_cmpuint (flags->len, ==, *cases[i].level != '\0');
      if (flags->len > 0)
        g_assert_cmpstr (respite_code_to_word (respite_flag_level_codes,
                                               (int) ((RespiteFlag *) flags->pdata[0])->level), ==, cases[i].level);
    }
}

/* Who was not reached is asked nothing more. */
static void
test_a_call_that_reached_nobody_is_short (void)
{
  g_autoptr (RespiteForm) form = respite_form_load_builtin ("follow-up-call", NULL);
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);

  g_assert_cmpstr (respite_answers_get_text (answers, "attempt"), ==, "1");
  g_assert_true (respite_answers_set_text (answers, "reached", "no", NULL));
  g_assert_false (respite_answers_is_shown (answers, "pain"));
  g_assert_false (respite_answers_is_shown (answers, "drove"));
  g_assert_true (respite_answers_set_text (answers, "reached", "yes", NULL));
  g_assert_true (respite_answers_is_shown (answers, "pain"));
  g_assert_true (respite_answers_is_shown (answers, "drove"));
}

static void
test_several_flags_come_stop_first (void)
{
  g_autoptr (RespiteAnswers) answers = answers_of_a_well_person ();
  g_autoptr (GPtrArray) flags = NULL;
  const RespiteFlag *flag;

  g_assert_true (respite_answers_read_object (answers, "{\"bmi\":true,\"bipolar\":true,\"ketamine-allergy\":true,"
                                              "\"medicines\":[\"opioid\",\"lithium\"],\"capacity\":false,"
                                              "\"representative\":true}", -1, NULL));
  flags = respite_answers_dup_flags (answers, "es");
  g_assert_cmpint (flags->len, ==, 6);
  flag = flags->pdata[0];
  g_assert_cmpint (flag->level, ==, RESPITE_FLAG_STOP);
  g_assert_cmpstr (flag->text, ==, "Alergia a la ketamina.");
  g_assert_cmpstr (flag->question, ==, "¿Tiene alergia a la ketamina?");
  g_assert_cmpstr (flag->answer, ==, "Sí");
  g_assert_cmpint (((RespiteFlag *) flags->pdata[1])->level, ==, RESPITE_FLAG_REVIEW);
  g_assert_cmpint (((RespiteFlag *) flags->pdata[3])->level, ==, RESPITE_FLAG_NOTE);
}

static void
test_follow_up_questions (void)
{
  static const struct
  {
    const char *question;
    const char *answer;
    const char *follow_up;
  } cases[] = {
    { "heart-danger", "stroke", "heart-danger-when" }, { "heart-treated", "high-bp", "bp-usual" },
    { "heart-treated", "valve", "ecg" }, { "bipolar", "yes", "bipolar-medicine" }, { "trauma", "yes", "calming" },
    { "suicidal", "yes", "suicidal-now" }, { "substance-past", "yes", "substance-detail" },
    { "substance-now", "yes", "substance-detail" }, { "airway", "apnea", "cpap" },
    { "seizures", "yes", "seizures-when" },
    { "escort", "yes", "escort-name" }, { "capacity", "no", "representative" },
  };
  g_autoptr (RespiteAnswers) hidden = answers_of_a_well_person ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteAnswers) answers = answers_of_a_well_person ();

      g_test_message ("%s", cases[i].follow_up);
      if (!g_str_equal (cases[i].question, "escort"))
        g_assert_false (respite_answers_is_enabled (hidden, cases[i].follow_up));
      g_assert_true (respite_answers_set_text (answers, cases[i].question, cases[i].answer, NULL));
      g_assert_true (respite_answers_is_enabled (answers, cases[i].follow_up));
    }

  g_assert_true (respite_answers_set_text (hidden, "pregnancy", "not-applicable", NULL));
  g_assert_false (respite_answers_is_enabled (hidden, "breastfeeding"));
}

static void
test_the_example_of_the_schema (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "schema", "json", "answers.example.json",
                                                 NULL);
  g_autoptr (RespiteForm) form = respite_form_load_builtin ("screening", NULL);
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  int answered, total;

  g_assert_true (g_file_get_contents (path, &json, NULL, &error));
  g_assert_true (respite_answers_read_object (answers, json, -1, &error));
  g_assert_no_error (error);
  issues = respite_answers_validate (answers, "en");
  g_assert_cmpint (issues->len, ==, 0);
  respite_answers_get_progress (answers, NULL, &answered, &total);
  g_assert_cmpint (answered, >=, 30);
  g_assert_cmpint (answered, <=, total);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/form-content/both-languages-are-complete", test_both_languages_are_complete);
  g_test_add_func ("/form-content/plain-enough", test_plain_enough);
  g_test_add_func ("/form-content/a-well-person-raises-nothing", test_a_well_person_raises_nothing);
  g_test_add_func ("/form-content/an-empty-screening", test_an_empty_screening_raises_nothing_and_is_incomplete);
  g_test_add_func ("/form-content/every-row-raises-its-level", test_every_row_raises_its_level);
  g_test_add_func ("/form-content/words", test_questions_name_what_they_mean);
  g_test_add_func ("/form-content/answers-of-other-forms", test_answers_of_other_forms_raise_their_level);
  g_test_add_func ("/form-content/a-call-that-reached-nobody", test_a_call_that_reached_nobody_is_short);
  g_test_add_func ("/form-content/several-flags-come-stop-first", test_several_flags_come_stop_first);
  g_test_add_func ("/form-content/follow-up-questions", test_follow_up_questions);

  g_test_add_func ("/form-content/the-example-of-the-schema", test_the_example_of_the_schema);

  return g_test_run ();
}
