/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* What answers mean: enableWhen, validation, choices, totals, and the way to FHIR and back. */

#include "config.h"

#include <string.h>

#include "base/respite-error.h"
#include "forms/respite-answers.h"
#include "respite-core.h"

#define HEAD "{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"url\":\"http://a/b\",\"version\":\"2\",\n"
#define ORDINAL "http://hl7.org/fhir/StructureDefinition/ordinalValue"

/* @items may have ' instead of ". */
static RespiteAnswers *
answers_for (const char *items)
{
  g_autofree char *json = g_strdelimit (g_strconcat (HEAD "'item':[", items, "]}", NULL), "'", '"');
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteForm) form = respite_form_new_from_json (json, -1, NULL, &error);

  g_assert_no_error (error);

  return respite_answers_new (form);
}

static char *
list_issues (const RespiteAnswers *answers,
             const char           *language)
{
  g_autoptr (GPtrArray) issues = respite_answers_validate (answers, language);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++)
    {
      const RespiteIssue *issue = issues->pdata[i];

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "; " : "", issue->link_id, issue->text);
    }

  return g_string_free (text, FALSE);
}

static void
test_every_operator (void)
{
  static const struct
  {
    const char *type;
    const char *op;
    const char *wanted;         /* the member answer[x] */
    const char *answer;         /* "" for none */
    gboolean    holds;
  } cases[] = {
    { "boolean", "exists", "\"answerBoolean\":true", "yes", TRUE },
    { "boolean", "exists", "\"answerBoolean\":true", "", FALSE },
    { "boolean", "exists", "\"answerBoolean\":false", "", TRUE },
    { "boolean", "exists", "\"answerBoolean\":false", "no", FALSE },
    { "boolean", "=", "\"answerBoolean\":true", "yes", TRUE },
    { "boolean", "=", "\"answerBoolean\":true", "no", FALSE },
    { "boolean", "=", "\"answerBoolean\":true", "", FALSE },
    { "boolean", "!=", "\"answerBoolean\":true", "no", TRUE },
    { "boolean", "!=", "\"answerBoolean\":true", "yes", FALSE },
    { "boolean", "!=", "\"answerBoolean\":true", "", TRUE },
    { "integer", "=", "\"answerInteger\":5", "5", TRUE },
    { "integer", ">", "\"answerInteger\":5", "5", FALSE },
    { "integer", ">", "\"answerInteger\":5", "10", TRUE },
    { "integer", ">", "\"answerInteger\":-5", "-4", TRUE },
    { "integer", "<", "\"answerInteger\":5", "4", TRUE },
    { "integer", "<", "\"answerInteger\":5", "40", FALSE },
    { "integer", "<", "\"answerInteger\":5", "", FALSE },
    { "integer", ">=", "\"answerInteger\":5", "5", TRUE },
    { "integer", ">=", "\"answerInteger\":5", "4", FALSE },
    { "integer", "<=", "\"answerInteger\":5", "5", TRUE },
    { "integer", "<=", "\"answerInteger\":5", "6", FALSE },
    { "decimal", "=", "\"answerDecimal\":0.5", "0.50", TRUE },
    { "decimal", "=", "\"answerDecimal\":5e-1", ".5", TRUE },
    { "decimal", ">", "\"answerDecimal\":0.1", "0.10000000000000000000000001", TRUE },
    { "decimal", "<", "\"answerDecimal\":1e3", "999.9", TRUE },
    { "decimal", ">", "\"answerDecimal\":0", "-0.0", FALSE },
    { "decimal", ">=", "\"answerInteger\":2", "2.0", TRUE },
    { "decimal", "=", "\"answerDecimal\":1", "abc", FALSE },
    { "quantity", ">", "\"answerQuantity\":{\"value\":3}", "3.01", TRUE },
    { "date", "<", "\"answerDate\":\"2026-11-22\"", "2026-11-21", TRUE },
    { "date", ">", "\"answerDate\":\"2026-11-22\"", "2027-01-01", TRUE },
    { "date", "=", "\"answerDate\":\"2026\"", "2026-05-01", TRUE },
    { "dateTime", ">", "\"answerDateTime\":\"2026-11-22T10:00:00Z\"", "2026-11-22T11:30:00+01:00", TRUE },
    { "dateTime", ">", "\"answerDateTime\":\"2026-11-22T10:00:00Z\"", "2026-11-22 10:01", TRUE },
    { "time", ">=", "\"answerTime\":\"10:00:00\"", "10:00", TRUE },
    { "time", "<", "\"answerTime\":\"10:00:00\"", "09:59", TRUE },
    { "string", "=", "\"answerString\":\"a\"", "a", TRUE },
    { "string", "=", "\"answerString\":\"a\"", "A", FALSE },
    { "string", ">", "\"answerString\":\"a\"", "b", TRUE },
    { "string", "=", "\"answerBoolean\":true", "true", FALSE },
    { "text", "!=", "\"answerString\":\"a\"", "b", TRUE },
    { "url", "=", "\"answerUri\":\"http://x\"", "http://x", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *items = g_strdup_printf (
        "{\"linkId\":\"a\",\"type\":\"%s\"},{\"linkId\":\"b\",\"type\":\"string\",\"enableWhen\":[{\"question\":\"a\","
        "\"operator\":\"%s\",%s}]}", cases[i].type, cases[i].op, cases[i].wanted);
      g_autoptr (RespiteAnswers) answers = answers_for (items);

      g_test_message ("%s %s %s, answered “%s”", cases[i].type, cases[i].op, cases[i].wanted, cases[i].answer);
      respite_answers_set_text (answers, "a", cases[i].answer, NULL);
      g_assert_cmpint (respite_answers_is_enabled (answers, "b"), ==, cases[i].holds);
    }
}

#define CODED "{'linkId':'c','type':'choice','repeats':true,'answerOption':[" \
  "{'valueCoding':{'system':'s','code':'x','display':'Ex','_display':{'extension':[{'url':" \
  "'http://hl7.org/fhir/StructureDefinition/translation','extension':[{'url':'lang','valueCode':'es'}," \
  "{'url':'content','valueString':'Équis'}]}]}},'extension':[{'url':'" ORDINAL "','valueDecimal':2}]}," \
  "{'valueCoding':{'system':'s','code':'y'},'extension':[{'url':'" ORDINAL "','valueDecimal':0.5}]}," \
  "{'valueCoding':{'system':'s','code':'none'},'extension':[{'url':" \
  "'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive','valueBoolean':true}]}]}"

static void
test_conditions_on_codings (void)
{
  static const struct
  {
    const char *coding;
    const char *op;
    const char *answer;
    gboolean    holds;
  } cases[] = {
    { "{\"system\":\"s\",\"code\":\"x\"}", "=", "x", TRUE },
    { "{\"code\":\"x\"}", "=", "x", TRUE },
    { "{\"system\":\"t\",\"code\":\"x\"}", "=", "x", FALSE },
    { "{\"system\":\"s\",\"code\":\"y\"}", "=", "x", FALSE },
    { "{\"system\":\"s\",\"code\":\"y\"}", "!=", "x", TRUE },
    { "{\"system\":\"s\",\"code\":\"x\"}", "!=", "x", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *items = g_strdup_printf (CODED ",{\"linkId\":\"b\",\"type\":\"string\",\"enableWhen\":["
                                                "{\"question\":\"c\",\"operator\":\"%s\",\"answerCoding\":%s}]}",
                                                cases[i].op, cases[i].coding);
      g_autoptr (RespiteAnswers) answers = answers_for (items);

      g_assert_true (respite_answers_set_text (answers, "c", cases[i].answer, NULL));
      g_assert_cmpint (respite_answers_is_enabled (answers, "b"), ==, cases[i].holds);
    }
}

static void
test_all_and_any (void)
{
  static const struct
  {
    const char *behaviour;
    const char *a;
    const char *b;
    gboolean    holds;
  } cases[] = {
    { "all", "yes", "yes", TRUE }, { "all", "yes", "no", FALSE }, { "all", "", "", FALSE },
    { "any", "yes", "no", TRUE }, { "any", "no", "yes", TRUE }, { "any", "no", "no", FALSE }, { "any", "", "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *items = g_strdup_printf (
        "{\"linkId\":\"a\",\"type\":\"boolean\"},{\"linkId\":\"b\",\"type\":\"boolean\"},{\"linkId\":\"c\",\"type\":"
        "\"string\",\"enableBehavior\":\"%s\",\"enableWhen\":[{\"question\":\"a\",\"operator\":\"=\",\"answerBoolean\":"
        "true},{\"question\":\"b\",\"operator\":\"=\",\"answerBoolean\":true}]}", cases[i].behaviour);
      g_autoptr (RespiteAnswers) answers = answers_for (items);

      respite_answers_set_text (answers, "a", cases[i].a, NULL);
      respite_answers_set_text (answers, "b", cases[i].b, NULL);
      g_assert_cmpint (respite_answers_is_enabled (answers, "c"), ==, cases[i].holds);
    }
}

/* What stands in a group that is not asked is not asked, counts as unanswered, and is left out of what is sent. */
static void
test_a_group_that_is_not_asked (void)
{
  g_autoptr (RespiteAnswers) answers = answers_for (
    "{'linkId':'a','type':'boolean'},{'linkId':'g','type':'group','enableWhen':[{'question':'a',"
    "'operator':'=','answerBoolean':true}],'item':[{'linkId':'g1','type':'string','required':true}]},"
    "{'linkId':'z','type':'string','enableWhen':[{'question':'g1','operator':'exists','answerBoolean':"
    "true}]}");
  g_autofree char *issues = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *draft = NULL;
  int answered, total;

  g_assert_true (respite_answers_set_text (answers, "a", "yes", NULL));
  issues = list_issues (answers, "en");
  g_assert_cmpstr (issues, ==, "g1: Please answer this question.");
  respite_answers_get_progress (answers, NULL, &answered, &total);
  g_assert_cmpint (answered, ==, 1);
  g_assert_cmpint (total, ==, 2);
  respite_answers_get_progress (answers, "g", &answered, &total);
  g_assert_cmpint (answered, ==, 0);
  g_assert_cmpint (total, ==, 1);

  g_assert_true (respite_answers_set_text (answers, "g1", "text", NULL));
  g_assert_true (respite_answers_is_enabled (answers, "z"));
  g_assert_true (respite_answers_set_text (answers, "a", "no", NULL));
  g_assert_false (respite_answers_is_enabled (answers, "g1"));
  g_assert_false (respite_answers_is_enabled (answers, "z"));

  sent = respite_answers_to_json (answers, FALSE, NULL, NULL);
  g_assert_null (strstr (sent, "g1"));
  draft = respite_answers_to_json (answers, TRUE, NULL, NULL);
  g_assert_nonnull (strstr (draft, "g1"));
}

static void
test_validation (void)
{
#define LIMITED "\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/minValue\",\"valueDecimal\":20.0}," \
  "{\"url\":\"http://hl7.org/fhir/StructureDefinition/maxValue\",\"valueInteger\":400}]"
  static const struct
  {
    const char *item;
    const char *answer;
    const char *issue;          /* "" for none */
  } cases[] = {
    { "\"type\":\"boolean\"", "maybe", "q: Please answer yes or no." },
    { "\"type\":\"boolean\"", "Sí", "" },
    { "\"type\":\"string\",\"required\":true", "", "q: Please answer this question." },
    { "\"type\":\"string\",\"required\":true", "   ", "q: Please answer this question." },
    { "\"type\":\"string\",\"maxLength\":3", "abcd", "q: Please write at most 3 characters." },
    { "\"type\":\"string\",\"maxLength\":3", "ñññ", "" },
    { "\"type\":\"string\"", "a\001b", "q: This text has signs that cannot be kept." },
    { "\"type\":\"decimal\"", "53,6", "q: Please write a number, with a point and without commas, such as 53.6." },
    { "\"type\":\"decimal\"", "1,000", "q: Please write a number, with a point and without commas, such as 53.6." },
    { "\"type\":\"decimal\"", "5.", "q: Please write a number, with a point and without commas, such as 53.6." },
    { "\"type\":\"decimal\"", "1.5", "" },
    { "\"type\":\"decimal\"," LIMITED, "19.99", "q: This must be 20.0 or more." },
    { "\"type\":\"decimal\"," LIMITED, "20", "" },
    { "\"type\":\"decimal\"," LIMITED, "400.001", "q: This must be 400 or less." },
    { "\"type\":\"integer\"," LIMITED, "1000", "q: This must be 400 or less." },
    { "\"type\":\"integer\"", "1.5", "q: Please write a whole number." },
    { "\"type\":\"integer\"", "99999999999", "q: Please write a whole number." },
    { "\"type\":\"date\"", "2026-02-30", "q: Please write a date as year, month and day, such as 2026-11-22." },
    { "\"type\":\"date\"", "22/11/2026", "q: Please write a date as year, month and day, such as 2026-11-22." },
    { "\"type\":\"date\"", "2026-02", "" },
    { "\"type\":\"dateTime\"", "2026-02-03 25:00", "q: Please write a date and a time, such as 2026-11-22 10:21." },
    { "\"type\":\"dateTime\"", "2026-02-03 10:21", "" },
    { "\"type\":\"time\"", "24:00", "q: Please write a time, such as 10:21." },
    { "\"type\":\"time\"", "10:21", "" },
    { "\"type\":\"quantity\"", "x", "q: Please write a number, with a point and without commas, such as 53.6." },
    { "\"type\":\"choice\",\"answerOption\":[{\"valueString\":\"a\"},{\"valueString\":\"b\"}]", "c",
      "q: Please choose one of the answers." },
    { "\"type\":\"choice\",\"answerOption\":[{\"valueString\":\"a\"},{\"valueString\":\"b\"}]", "2", "" },
    { "\"type\":\"choice\",\"answerOption\":[{\"valueInteger\":7},{\"valueInteger\":9}]", "9", "" },
    { "\"type\":\"open-choice\",\"answerOption\":[{\"valueString\":\"a\"}]", "own words", "" },
  };
#undef LIMITED

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *items = g_strconcat ("{\"linkId\":\"q\",", cases[i].item, "}", NULL);
      g_autoptr (RespiteAnswers) answers = answers_for (items);
      g_autofree char *issues = NULL;
      g_autoptr (RespiteIssue) issue = NULL;

      g_test_message ("%s, answered “%s”", cases[i].item, cases[i].answer);
      respite_answers_set_text (answers, "q", cases[i].answer, NULL);
      issues = list_issues (answers, "en");
      g_assert_cmpstr (issues, ==, cases[i].issue);
      issue = respite_answers_validate_item (answers, "q", "en");
      g_assert_cmpint (issue != NULL, ==, *cases[i].issue != '\0');
    }
}

static void
test_sentences_in_spanish (void)
{
  g_autoptr (RespiteAnswers) answers = answers_for (
    "{\"linkId\":\"q\",\"type\":\"boolean\",\"required\":true},{\"linkId\":\"s\",\"type\":\"string\",\"maxLength\":2}");
  g_autofree char *issues = NULL;
  g_autofree char *text = NULL;

  respite_answers_set_text (answers, "s", "abc", NULL);
  issues = list_issues (answers, "es-MX");
  g_assert_cmpstr (issues, ==, "q: Conteste esta pregunta, por favor.; s: Escriba como máximo 2 letras.");
  respite_answers_set_text (answers, "q", "y", NULL);
  text = respite_answers_dup_text (answers, "q", "es");
  g_assert_cmpstr (text, ==, "Sí");
}

static void
test_what_is_refused_says_why (void)
{
  g_autoptr (RespiteAnswers) answers = answers_for (
    "{\"linkId\":\"g\",\"type\":\"group\"},{\"linkId\":\"r\",\"type\":\"string\",\"readOnly\":true,\"initial\":["
    "{\"valueString\":\"fixed\"}]},{\"linkId\":\"n\",\"type\":\"decimal\"}");
  static const struct
  {
    const char *link_id;
    const char *text;
  } cases[] = { { "g", "x" }, { "r", "x" }, { "nope", "x" }, { "n", "x" }, { "n", "\xff" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (respite_answers_set_text (answers, cases[i].link_id, cases[i].text, &error));
      g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
    }
  g_assert_cmpstr (respite_answers_get_text (answers, "r"), ==, "fixed");
  g_assert_cmpstr (respite_answers_get_text (answers, "n"), ==, "x");
}

static void
test_choosing (void)
{
  g_autoptr (RespiteAnswers) answers = answers_for (CODED ",{'linkId':'one','type':'choice','answerOption':["
                                                    "{'valueString':'a'},{'valueString':'b','initialSelected':"
                                                    "true}]}");
  g_autofree char *text = NULL;
  g_autofree char *spanish = NULL;
  gint64 total;
  int missing;

  g_assert_cmpstr (respite_answers_get_text (answers, "one"), ==, "b");
  respite_answers_choose (answers, "one", 0, TRUE);
  g_assert_true (respite_answers_is_chosen (answers, "one", 0));
  g_assert_false (respite_answers_is_chosen (answers, "one", 1));

  g_assert_false (respite_answers_get_total (answers, &total, &missing));
  g_assert_cmpint (missing, ==, 1);
  respite_answers_choose (answers, "c", 0, TRUE);
  respite_answers_choose (answers, "c", 1, TRUE);
  g_assert_true (respite_answers_get_total (answers, &total, &missing));
  g_assert_cmpint (total, ==, 2500);
  g_assert_cmpint (missing, ==, 0);
  text = respite_answers_dup_text (answers, "c", "en");
  g_assert_cmpstr (text, ==, "Ex, y");
  spanish = respite_answers_dup_text (answers, "c", "es");
  g_assert_cmpstr (spanish, ==, "Équis, y");

  respite_answers_choose (answers, "c", 2, TRUE);
  g_assert_cmpint (respite_answers_get (answers, "c")->len, ==, 1);
  respite_answers_choose (answers, "c", 0, TRUE);
  g_assert_false (respite_answers_is_chosen (answers, "c", 2));
  respite_answers_choose (answers, "c", 0, FALSE);
  g_assert_cmpint (respite_answers_get (answers, "c")->len, ==, 0);
}

static void
test_options_by_code_text_and_number (void)
{
  static const struct
  {
    const char *typed;
    const char *code;
  } cases[] = { { "x", "x" }, { "Ex", "x" }, { "equis", "x" }, { "ÉQUIS", "x" }, { "1", "x" }, { "2", "y" },
                { "3", "none" } };
  g_autoptr (RespiteAnswers) answers = answers_for (CODED);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (respite_answers_set_text (answers, "c", cases[i].typed, NULL));
      g_assert_cmpstr (respite_answers_get_text (answers, "c"), ==, cases[i].code);
    }
  g_assert_false (respite_answers_set_text (answers, "c", "4", NULL));
  g_assert_false (respite_answers_set_text (answers, "c", "0", NULL));
}

#define EVERY_TYPE "{'linkId':'b','type':'boolean','text':'B','item':[{'linkId':'b1','type':'string'}]}," \
  "{'linkId':'d','type':'decimal'},{'linkId':'i','type':'integer'},{'linkId':'da','type':'date'}," \
  "{'linkId':'dt','type':'dateTime'},{'linkId':'ti','type':'time'},{'linkId':'s','type':'string'}," \
  "{'linkId':'t','type':'text','repeats':true},{'linkId':'u','type':'url'},{'linkId':'g','type':" \
  "'group','item':[{'linkId':'q','type':'quantity','extension':[{'url':'http://hl7.org/fhir/StructureDefi" \
  "nition/questionnaire-unit','valueCoding':{'system':'http://unitsofmeasure.org','code':'kg'}}]}]},{'linkId':" \
  "'o','type':'open-choice','answerOption':[{'valueString':'a'}]}," CODED

static void
test_round_trip (void)
{
  static const char *const values[][2] = {
    { "b", "yes" }, { "b1", "below" }, { "d", "53.60" }, { "i", "-7" }, { "da", "2026-11-22" },
    { "dt", "2026-11-22T10:21:00Z" }, { "ti", "10:21:00" }, { "s", "\"quoted\" \\ ñ 日本 😀" }, { "t", "two\nlines" },
    { "u", "http://x" }, { "q", "0.50" }, { "o", "own words" }, { "c", "y" },
  };
  g_autoptr (RespiteAnswers) answers = answers_for (EVERY_TYPE);
  g_autoptr (RespiteAnswers) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *json_again = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_assert_true (respite_answers_set_text (answers, values[i][0], values[i][1], &error));
      g_assert_no_error (error);
    }

  json = respite_answers_to_json (answers, FALSE, "2026-11-22T10:21:00.000-05:00", "urn:uuid:1");
  g_assert_nonnull (strstr (json, "\"questionnaire\": \"http://a/b|2\""));
  g_assert_nonnull (strstr (json, "\"valueDecimal\": 53.60"));
  g_assert_nonnull (strstr (json, "\"status\": \"completed\""));
  again = respite_answers_new_from_json (respite_answers_get_form (answers), json, -1, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_cmpstr (respite_answers_get_text (again, values[i][0]), ==,
                     respite_answers_get_text (answers, values[i][0]));
  json_again = respite_answers_to_json (again, FALSE, "2026-11-22T10:21:00.000-05:00", "urn:uuid:1");
  g_assert_cmpstr (json_again, ==, json);
}

/* Numbers and times as they are typed are not always as JSON and FHIR want them. */
static void
test_typed_values_are_written_well (void)
{
  static const struct
  {
    const char *link_id;
    const char *typed;
    const char *written;
  } cases[] = {
    { "d", ".5", "\"valueDecimal\": 0.5" }, { "d", "-.5", "\"valueDecimal\": -0.5" },
    { "d", "007.10", "\"valueDecimal\": 7.10" },
    { "i", "007", "\"valueInteger\": 7" }, { "i", "0", "\"valueInteger\": 0" },
    { "ti", "10:21", "\"valueTime\": \"10:21:00\"" }, { "dt", "2026-11-22 10:21", "\"2026-11-22T10:21:00-05:00\"" },
    { "q", "00.5", "\"value\": 0.5" },
  };
  g_autoptr (RespiteAnswers) answers = answers_for (EVERY_TYPE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = NULL;

      g_assert_true (respite_answers_set_text (answers, cases[i].link_id, cases[i].typed, NULL));
      json = respite_answers_to_json (answers, FALSE, "2026-11-22T12:00:00.000-05:00", NULL);
      g_assert_nonnull (strstr (json, cases[i].written));
    }
}

/* What was typed so far comes back after a crash, whatever it is. */
static void
test_a_draft_loses_nothing (void)
{
  static const char *const values[][2] = {
    { "b", "perhaps" }, { "d", "12," }, { "da", "2026-1" }, { "c", "no such option" }, { "i", "1e" },
  };
  g_autoptr (RespiteAnswers) answers = answers_for (EVERY_TYPE);
  g_autoptr (RespiteAnswers) again = NULL;
  g_autoptr (RespiteAnswers) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *before = list_issues (answers, "en");
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_false (respite_answers_set_text (answers, values[i][0], values[i][1], NULL));
  g_clear_pointer (&before, g_free);
  before = list_issues (answers, "en");
  copy = respite_answers_copy (answers);

  json = respite_answers_to_json (copy, TRUE, NULL, NULL);
  again = respite_answers_new_from_json (respite_answers_get_form (answers), json, -1, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_cmpstr (respite_answers_get_text (again, values[i][0]), ==, values[i][1]);
  after = list_issues (again, "en");
  g_assert_cmpstr (after, ==, before);
}

static void
test_responses_that_are_refused (void)
{
#define RESPONSE(rest) "{\"resourceType\":\"QuestionnaireResponse\",\n" rest "}"
  static const char *const cases[] = {
    "{", "[]", "{\"resourceType\":\"Patient\"}",
    RESPONSE ("\"questionnaire\":\"http://a/b|3\""), RESPONSE ("\"questionnaire\":\"http://a/bc\""),
    RESPONSE ("\"item\":{}"), RESPONSE ("\"item\":[1]"), RESPONSE ("\"item\":[{\"linkId\":\"zz\"}]"),
    RESPONSE ("\"item\":[{\"linkId\":\"b1\"}]"), RESPONSE ("\"item\":[{\"linkId\":\"b\"},{\"linkId\":\"b\"}]"),
    RESPONSE ("\"item\":[{\"linkId\":\"b\",\"answer\":{}}]"),
    RESPONSE ("\"item\":[{\"linkId\":\"b\",\"answer\":[{}]}]"),
    RESPONSE ("\"item\":[{\"linkId\":\"b\",\"answer\":[{\"valueString\":\"yes\"}]}]"),
    RESPONSE ("\"item\":[{\"linkId\":\"b\",\"answer\":[{\"valueBoolean\":\"true\"}]}]"),
    RESPONSE ("\"item\":[{\"linkId\":\"b\",\"answer\":[{\"valueBoolean\":true,\"valueString\":\"x\"}]}]"),
    RESPONSE ("\"item\":[{\"linkId\":\"g\",\"answer\":[{\"valueBoolean\":true}]}]"),
    RESPONSE ("\"item\":[{\"linkId\":\"i\",\"answer\":[{\"valueInteger\":1.5}]}]"),
  };
#undef RESPONSE
  g_autoptr (RespiteAnswers) answers = answers_for (EVERY_TYPE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i]);
      g_assert_null (respite_answers_new_from_json (respite_answers_get_form (answers), cases[i], -1, &error));
      g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_PARSE);
    }
}

static void
test_plain_objects (void)
{
  static const char *const refused[] = {
    "[]", "{\"zz\":1}", "{\"s\":\"kept\",\"d\":\"1,5\"}", "{\"d\":[1,2]}", "{\"d\":{}}", "{\"g\":\"x\"}", "{\"i\":1.5}",
    "{\"b\":2}",
  };
  g_autoptr (RespiteAnswers) answers = answers_for (EVERY_TYPE);
  g_autoptr (RespiteAnswers) again = answers_for (EVERY_TYPE);
  g_autoptr (GError) error = NULL;
  g_autofree char *object = NULL;
  g_autofree char *object_again = NULL;

  g_assert_true (respite_answers_read_object (answers, "{\"b\":true,\"d\":53.60,\"i\":\"7\",\"t\":[\"one\",\"two\"],"
                                              "\"c\":[\"x\",\"Y\"],\"s\":null}", -1, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (respite_answers_get_text (answers, "d"), ==, "53.60");
  g_assert_cmpint (respite_answers_get (answers, "t")->len, ==, 2);
  g_assert_cmpint (respite_answers_get (answers, "c")->len, ==, 2);

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) reason = NULL;

      g_test_message ("%s", refused[i]);
      g_assert_false (respite_answers_read_object (answers, refused[i], -1, &reason));
      g_assert_nonnull (reason);
      g_assert_cmpstr (respite_answers_get_text (answers, "s"), ==, "");
      g_assert_cmpstr (respite_answers_get_text (answers, "d"), ==, "53.60");
    }

  object = respite_answers_to_object (answers);
  g_assert_true (respite_answers_read_object (again, object, -1, &error));
  object_again = respite_answers_to_object (again);
  g_assert_cmpstr (object_again, ==, object);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/answers/every-operator", test_every_operator);
  g_test_add_func ("/answers/conditions-on-codings", test_conditions_on_codings);
  g_test_add_func ("/answers/all-and-any", test_all_and_any);
  g_test_add_func ("/answers/a-group-that-is-not-asked", test_a_group_that_is_not_asked);
  g_test_add_func ("/answers/validation", test_validation);
  g_test_add_func ("/answers/sentences-in-spanish", test_sentences_in_spanish);
  g_test_add_func ("/answers/what-is-refused-says-why", test_what_is_refused_says_why);
  g_test_add_func ("/answers/choosing", test_choosing);
  g_test_add_func ("/answers/options-by-code-text-and-number", test_options_by_code_text_and_number);
  g_test_add_func ("/answers/round-trip", test_round_trip);
  g_test_add_func ("/answers/typed-values-are-written-well", test_typed_values_are_written_well);
  g_test_add_func ("/answers/a-draft-loses-nothing", test_a_draft_loses_nothing);
  g_test_add_func ("/answers/responses-that-are-refused", test_responses_that_are_refused);
  g_test_add_func ("/answers/plain-objects", test_plain_objects);

  return g_test_run ();
}
