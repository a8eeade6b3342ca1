/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Conditions on every type of answer, limits of answers, and the check of responses as HL7 defines it. */

#include "config.h"

#include <string.h>

#include "base/respite-error.h"
#include "forms/respite-answers.h"
#include "respite-core.h"

#include "testdata.h"

#define URL "http://hl7.org/fhir/StructureDefinition/"

/* ' stands for ". */
static RespiteForm *
read_items (const char  *items,
            GPtrArray  **notes)
{
  g_autofree char *text = g_strconcat ("{'resourceType':'Questionnaire','status':'active','url':'http://a/b','version':"
                                       "'1','item':[", items, "]}", NULL);
  g_autofree char *json = g_strdelimit (g_steal_pointer (&text), "'", '"');
  g_autoptr (GError) error = NULL;
  RespiteForm *form = respite_form_new_from_json (json, -1, notes, &error);

  g_assert_no_error (error);

  return form;
}

/* Two answers to compare one with, the greater and the less. */
static const struct
{
  const char *type;
  const char *member;           /* of enableWhen */
  const char *middle;
  const char *less;
  const char *more;
} types[] = {
  { "'type':'boolean'", "answerBoolean", "true", NULL, "no" },
  { "'type':'decimal'", "answerDecimal", "36.60", "36.5", "36.61" },
  { "'type':'integer'", "answerInteger", "9", "-10", "10" },
  { "'type':'date'", "answerDate", "'2026-11-22'", "2026-11-21", "2027-01-01" },
  { "'type':'dateTime'", "answerDateTime", "'2026-11-22T10:21:00Z'", "2026-11-22T10:20:59Z",
    "2026-11-22T11:21:01+01:00" },
  { "'type':'time'", "answerTime", "'10:21:00'", "10:20:59", "10:22" },
  { "'type':'string'", "answerString", "'m'", "l", "n" },
  { "'type':'text'", "answerString", "'m'", "a line", "z" },
  { "'type':'url'", "answerString", "'http://b'", "http://a", "http://c" },
  { "'type':'choice','answerOption':[{'valueCoding':{'system':'s','code':'a'}},{'valueCoding':{'system':'s','code':"
    "'b'}}]", "answerCoding", "{'system':'s','code':'a'}", NULL, "b" },
  { "'type':'open-choice','answerOption':[{'valueCoding':{'code':'a'}}]", "answerCoding", "{'code':'a'}", NULL,
    "other" },
  { "'type':'quantity'", "answerQuantity", "{'value':2.50}", "2.4", "2.51" },
};

static const char *
get_same (gsize type)
{
  static const char *const same[] = {
    "yes", "36.6", "9", "2026-11-22", "2026-11-22T11:21:00+01:00", "10:21", "m", "m", "http://b", "a", "a", "2.5",
  };

  return same[type];
}

/* Sets the question of @form to @answer; whether the other one is asked then. */
static gboolean
is_asked (RespiteForm *form,
          const char  *answer)
{
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
  g_autoptr (GError) error = NULL;

  if (answer != NULL)
    respite_answers_set_text (answers, "q", answer, &error);
  g_assert_no_error (error);

  return respite_answers_is_enabled (answers, "r");
}

static void
test_conditions (void)
{
  static const struct
  {
    const char *op;
    gboolean    without, less, same, more;
  } operators[] = {
    { "=",  FALSE, FALSE, TRUE,  FALSE },
    { "!=", TRUE,  TRUE,  FALSE, TRUE  },
    { ">",  FALSE, FALSE, FALSE, TRUE  },
    { "<",  FALSE, TRUE,  FALSE, FALSE },
    { ">=", FALSE, FALSE, TRUE,  TRUE  },
    { "<=", FALSE, TRUE,  TRUE,  FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (operators); j++)
      {
        g_autofree char *items = g_strdup_printf (
          "{'linkId':'q',%s},{'linkId':'r','type':'string','enableWhen':[{'question':'q','operator':'%s','%s':%s}]}",
          types[i].type, operators[j].op, types[i].member, types[i].middle);
        g_autoptr (RespiteForm) form = read_items (items, NULL);
        gboolean has_order = types[i].less != NULL;

        g_test_message ("%s %s %s", types[i].type, operators[j].op, types[i].middle);
        g_assert_cmpint (is_asked (form, NULL), ==, operators[j].without);
        if (!has_order && j > 1)
          continue;
        g_assert_cmpint (is_asked (form, get_same (i)), ==, operators[j].same);
        g_assert_cmpint (is_asked (form, types[i].more), ==, operators[j].more);
        if (has_order)
          g_assert_cmpint (is_asked (form, types[i].less), ==, operators[j].less);
      }
}

static void
test_exists_on_every_type (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    for (int wanted = 0; wanted < 2; wanted++)
      {
        g_autofree char *items = g_strdup_printf (
          "{'linkId':'q',%s},{'linkId':'r','type':'string','enableWhen':[{'question':'q','operator':'exists',"
          "'answerBoolean':%s}]}", types[i].type, wanted ? "true" : "false");
        g_autoptr (RespiteForm) form = read_items (items, NULL);

        g_assert_cmpint (is_asked (form, NULL), ==, !wanted);
        g_assert_cmpint (is_asked (form, types[i].more), ==, wanted);
      }
}

/* Two conditions by enableBehavior, with neither, one and both of them true. */
static void
test_behaviours (void)
{
  static const struct
  {
    const char *behaviour;
    gboolean    none, first, both;
  } cases[] = { { "all", FALSE, FALSE, TRUE }, { "any", FALSE, TRUE, TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *items = g_strdup_printf (
        "{'linkId':'p','type':'integer'},{'linkId':'q','type':'boolean'},{'linkId':'r','type':'string',"
        "'enableBehavior':'%s','enableWhen':[{'question':'p','operator':'>','answerInteger':3},{'question':'q',"
        "'operator':'=','answerBoolean':true}]}", cases[i].behaviour);
      g_autoptr (RespiteForm) form = read_items (items, NULL);
      g_autoptr (RespiteAnswers) answers = respite_answers_new (form);

      g_assert_cmpint (respite_answers_is_enabled (answers, "r"), ==, cases[i].none);
      respite_answers_set_text (answers, "p", "4", NULL);
      g_assert_cmpint (respite_answers_is_enabled (answers, "r"), ==, cases[i].first);
      respite_answers_set_text (answers, "q", "yes", NULL);
      g_assert_cmpint (respite_answers_is_enabled (answers, "r"), ==, cases[i].both);
    }
}

#define LIMIT(name, value) "'extension':[{'url':'" URL name "'," value "}]"

static void
test_limits (void)
{
  static const struct
  {
    const char *item;
    const char *answer;
    const char *issue;          /* %NULL where it is fine */
  } cases[] = {
    { "'type':'string','maxLength':3", "año", NULL },
    { "'type':'string','maxLength':3", "años", "at most 3" },
    { "'type':'string'," LIMIT ("minLength", "'valueInteger':3"), "ab", "at least 3" },
    { "'type':'string'," LIMIT ("minLength", "'valueInteger':3"), "abc", NULL },
    { "'type':'string'," LIMIT ("regex", "'valueString':'[0-9]{3}-[0-9]{4}'"), "555-0100", NULL },
    { "'type':'string'," LIMIT ("regex", "'valueString':'[0-9]{3}-[0-9]{4}'"), "555-01000", "not written in the way" },
    { "'type':'string'," LIMIT ("regex", "'valueString':'a|b'"), "ba", "not written in the way" },
    { "'type':'text'," LIMIT ("regex", "'valueString':'ñ+'"), "ññ", NULL },
    /* It would take for ever, so it does not fit. */
    { "'type':'string'," LIMIT ("regex", "'valueString':'(a+)+b'"), "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac",
      "not written in the way" },
    { "'type':'decimal'," LIMIT ("maxDecimalPlaces", "'valueInteger':1"), "36.6", NULL },
    { "'type':'decimal'," LIMIT ("maxDecimalPlaces", "'valueInteger':1"), "36.65", "at most 1 decimals" },
    { "'type':'integer'," LIMIT ("minValue", "'valueInteger':0"), "-1", "0 or more" },
    { "'type':'integer'," LIMIT ("maxValue", "'valueInteger':10"), "11", "10 or less" },
    { "'type':'integer'," LIMIT ("maxValue", "'valueInteger':10"), "10", NULL },
    { "'type':'date'," LIMIT ("minValue", "'valueDate':'2020-01-01'"), "2019-12-31", "2020-01-01 or more" },
    { "'type':'time'," LIMIT ("maxValue", "'valueTime':'12:00:00'"), "12:01", "12:00:00 or less" },
    { "'type':'quantity'," LIMIT ("maxValue", "'valueQuantity':{'value':5}"), "5.1", "5 or less" },
    { "'type':'decimal'", "1,5", "with a point" }, { "'type':'integer'", "1.5", "whole number" },
    { "'type':'date'", "2026-02-30", "a date" }, { "'type':'time'", "25:00", "a time" },
    { "'type':'dateTime'", "2026-11-22 10:21", NULL }, { "'type':'boolean'", "maybe", "yes or no" },
    { "'type':'choice','answerOption':[{'valueCoding':{'code':'a'}}]", "b", "one of the answers" },
    { "'type':'choice','answerOption':[{'valueInteger':5}]", "5", NULL },
    { "'type':'choice','answerOption':[{'valueString':'x'}]", "x", NULL },
    { "'type':'choice','answerOption':[{'valueDate':'2020-01-01'}]", "2020-01-01", NULL },
    { "'type':'choice','answerOption':[{'valueTime':'10:00:00'}]", "10:00:00", NULL },
    { "'type':'open-choice','answerOption':[{'valueCoding':{'code':'a'}}]", "b", NULL },
    { "'type':'string','repeats':true," LIMIT ("questionnaire-minOccurs", "'valueInteger':2"), "x", "at least 2" },
    { "'type':'string'," LIMIT ("questionnaire-minOccurs", "'valueInteger':1"), "", "Please answer" },
    { "'type':'string','required':true", "", "Please answer" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *items = g_strdup_printf ("{'linkId':'q',%s}", cases[i].item);
      g_autoptr (GPtrArray) notes = NULL;
      g_autoptr (RespiteForm) form = read_items (items, &notes);
      g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
      g_autoptr (GPtrArray) issues = NULL;

      g_test_message ("%s: %s", cases[i].item, cases[i].answer);
      g_assert_cmpuint (notes->len, ==, 0);
      respite_answers_set_text (answers, "q", cases[i].answer, NULL);
      issues = respite_answers_validate (answers, "en");
      g_assert_cmpuint (issues->len, ==, cases[i].issue != NULL ? 1 : 0);
      if (cases[i].issue != NULL)
        g_assert_nonnull (strstr (((RespiteIssue *) issues->pdata[0])->text, cases[i].issue));
    }
}

static const char everything[] =
  "{'linkId':'g','type':'group','item':[{'linkId':'b','type':'boolean','required':true},{'linkId':'s','type':'string',"
  "'maxLength':5,'enableWhen':[{'question':'b','operator':'=','answerBoolean':true}]},{'linkId':'n','type':'integer',"
  "'extension':[{'url':'" URL "maxValue','valueInteger':10}]}]},{'linkId':'c','type':'choice','repeats':true,"
  "'answerOption':[{'valueCoding':{'system':'s','code':'a'}},{'valueCoding':{'system':'s','code':'b'},'extension':["
  "{'url':'" URL "questionnaire-optionExclusive','valueBoolean':true}]}]},{'linkId':'d','type':'display','text':'Hm'},"
  "{'linkId':'drug','type':'group','repeats':true,'extension':[{'url':'" URL "questionnaire-maxOccurs','valueInteger':"
  "2}],'item':[{'linkId':'name','type':'string'}]},{'linkId':'doc','type':'reference'}";

#define RESPONSE(items) \
  "{'resourceType':'QuestionnaireResponse','questionnaire':'http://a/b|1','status':'completed','item':[" items "]}"
#define GROUP(items) "{'linkId':'g','item':[" items "]}"
#define YES "{'linkId':'b','answer':[{'valueBoolean':true}]}"
#define NO "{'linkId':'b','answer':[{'valueBoolean':false}]}"
#define CODE(code) "{'valueCoding':{'system':'s','code':'" code "'}}"
#define DRUG(name) "{'linkId':'drug','item':[{'linkId':'name','answer':[{'valueString':'" name "'}]}]}"

static void
test_responses (void)
{
  static const struct
  {
    const char *json;
    const char *issues;         /* "key: text|key: text", the beginnings of the texts */
  } cases[] = {
    { RESPONSE (GROUP (YES)), "" },
    { RESPONSE (GROUP (YES ",{'linkId':'s','answer':[{'valueString':'abc'}]}") ",{'linkId':'c','answer':[" CODE ("a")
                "]}"), "" },
    { RESPONSE (GROUP (YES) "," DRUG ("x") "," DRUG ("y")), "" },
    { RESPONSE (GROUP (YES) ",{'linkId':'d'}"), "" },
    { RESPONSE (GROUP (YES) ",{'linkId':'doc','answer':[{'valueReference':{'reference':'x'}}]}"), "" },
    /* required */
    { RESPONSE (""), "b: Please answer" },
    { RESPONSE (GROUP ("{'linkId':'n','answer':[{'valueInteger':1}]}")), "b: Please answer" },
    { "{'resourceType':'QuestionnaireResponse','status':'in-progress'}", "" },
    /* linkIds */
    { RESPONSE (GROUP (YES) ",{'linkId':'x'}"), "x: the form has no such question" },
    { RESPONSE (GROUP (YES) ",{'linkId':'s'}"), "s: the form has this question in another place" },
    { RESPONSE (GROUP (YES ",{'linkId':'c'}")), "c: the form has this question in another place" },
    { RESPONSE (GROUP (YES) ",{'text':'x'}"), ": a question needs a linkId" },
    { RESPONSE (GROUP (YES) "," GROUP (YES)), "g: this question is answered twice" },
    { RESPONSE (GROUP (YES) "," DRUG ("x") "," DRUG ("y") "," DRUG ("z")), "drug: Please give at most 2" },
    /* answers */
    { RESPONSE (GROUP (NO ",{'linkId':'s','answer':[{'valueString':'abc'}]}")), "s: This question is not asked here" },
    { RESPONSE (GROUP (YES ",{'linkId':'s','answer':[{'valueString':'abcdef'}]}")), "s: Please write at most 5" },
    { RESPONSE (GROUP (YES ",{'linkId':'n','answer':[{'valueInteger':11}]}")), "n: This must be 10 or less" },
    { RESPONSE (GROUP (YES ",{'linkId':'n','answer':[{'valueString':'5'}]}")), "n: this answer is of another type" },
    { RESPONSE (GROUP (YES ",{'linkId':'n','answer':[{'valueInteger':'5'}]}")), "n: this value is of another type" },
    { RESPONSE (GROUP (YES ",{'linkId':'n','answer':[{'valueInteger':1},{'valueInteger':2}]}")), "n: Please give one" },
    { RESPONSE (GROUP (YES ",{'linkId':'n','answer':[{}]}")), "n: an answer needs a value" },
    { RESPONSE (GROUP (YES ",{'linkId':'n','answer':[5]}")), "n: an answer must be an object" },
    { RESPONSE (GROUP (YES ",{'linkId':'n','answer':{}}")), "n: answers must be a list" },
    { RESPONSE (GROUP (YES) ",{'linkId':'c','answer':[" CODE ("z") "]}"), "c: Please choose one" },
    { RESPONSE (GROUP (YES) ",{'linkId':'c','answer':[{'valueCoding':{'system':'t','code':'a'}}]}"),
      "c: Please choose one" },
    { RESPONSE (GROUP (YES) ",{'linkId':'c','answer':[" CODE ("a") "," CODE ("b") "]}"), "c: One of these answers" },
    { RESPONSE (GROUP (YES) ",{'linkId':'d','answer':[{'valueString':'x'}]}"), "d: this takes no answer" },
    { RESPONSE ("{'linkId':'g','answer':[{'valueString':'x'}],'item':[" YES "]}"),
      "g: this takes no answer|b: Please" },
    /* the response */
    { "{'resourceType':'QuestionnaireResponse','questionnaire':'http://a/b|2','status':'in-progress'}",
      ": The answers belong to another form" },
    { "{'resourceType':'QuestionnaireResponse','item':[" GROUP (YES) "]}", ": the answers have no status" },
    /* many faults at once */
    { RESPONSE (GROUP ("{'linkId':'n','answer':[{'valueInteger':99}]}") ",{'linkId':'x'},{'linkId':'c','answer':["
                CODE ("z") "]}"), "x: the form has no|b: Please answer|n: This must be|c: Please choose" },
    /* plain objects */
    { "{'b':true,'s':'abc','c':['a'],'drug':[{'name':'x'}]}", "" }, { "{}", "b: Please answer" },
    { "{'b':'maybe'}", "b: Answer yes or no" }, { "{'b':true,'x':1}", "x: The form has no question" },
    { "{'b':true,'d':1}", "d: “d” takes no answer" }, { "{'b':true,'n':'many'}", "n: This is not a whole number" },
    { "{'b':true,'n':[1,2]}", "n: this question takes one answer" },
    { "{'b':false,'s':'x'}", "s: This question is not" },
    { "{'b':true,'n':{}}", "n: an answer is a text" }, { "{'b':true,'g':5}", "g: this takes no answer" },
  };
  g_autoptr (RespiteForm) form = read_items (everything, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdelimit (g_strdup (cases[i].json), "'", '"');
      g_auto (GStrv) wanted = g_strsplit (cases[i].issues, "|", -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) issues = respite_answers_check_json (form, json, -1, "en", FALSE, NULL, &error);

      g_test_message ("%s", cases[i].json);
      g_assert_no_error (error);
      for (guint j = 0; j < issues->len; j++)
        {
          const RespiteIssue *issue = issues->pdata[j];
          g_autofree char *found = g_strconcat (issue->link_id, ": ", issue->text, NULL);

          if (j >= g_strv_length (wanted) || !g_str_has_prefix (found, wanted[j]))
            g_error ("“%s” was not expected", found);
        }
      g_assert_cmpuint (issues->len, ==, g_strv_length (wanted));
    }
}

static void
test_what_is_no_response (void)
{
  static const char *const files[] = {
    "", "[]", "5", "{\"resourceType\":\"Patient\"}", "{\"b\":true", "{\"b\":1,\"b\":2}",
  };
  g_autoptr (RespiteForm) form = read_items (everything, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (respite_answers_check_json (form, files[i], -1, "en", FALSE, NULL, &error));
      g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_PARSE);
    }
}

/* The examples of HL7 itself have such faults: items in other places, codes in small letters, texts for yes and no. */
static void
test_official_examples (void)
{
  static const struct
  {
    const char *name;
    const char *keys;           /* of the faults */
  } cases[] = {
    { "gcs", "" }, { "bb", "vitaminKDose1 vitaminKDose2 sex" }, { "3141", "1.1.1.3 1.1.1.1 1.1.1.2" },
    { "f201", "1.1 3.1 3.2" },
  };
  g_autofree char *folder = respite_testdata_find ("fhir-examples");

  if (folder == NULL)
    {
      g_test_skip ("the FHIR examples are not here");
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/Questionnaire-%s.json", folder, cases[i].name);
      g_autofree char *response_path = g_strdup_printf ("%s/QuestionnaireResponse-%s.json", folder, cases[i].name);
      g_autofree char *json = NULL;
      g_autofree char *response = NULL;
      g_autoptr (RespiteForm) form = NULL;
      g_autoptr (GPtrArray) issues = NULL;
      g_autoptr (GString) keys = g_string_new (NULL);

      g_assert_true (g_file_get_contents (path, &json, NULL, NULL));
      g_assert_true (g_file_get_contents (response_path, &response, NULL, NULL));
      form = respite_form_new_from_json (json, -1, NULL, NULL);
      issues = respite_answers_check_json (form, response, -1, "en", FALSE, NULL, NULL);
      g_assert_nonnull (issues);
      for (guint j = 0; j < issues->len; j++)
        g_string_append_printf (keys, "%s%s", j > 0 ? " " : "", ((RespiteIssue *) issues->pdata[j])->link_id);
      g_assert_cmpstr (keys->str, ==, cases[i].keys);
    }
}

/* What was said for an answer that is worked out must be what it comes to. */
static void
test_totals_are_checked (void)
{
  static const char items[] =
    "{'linkId':'n','type':'integer'},{'linkId':'t','type':'integer','extension':[{'url':"
    "'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression','valueExpression':{"
    "'language':'text/fhirpath','expression':'%resource.item[0].answer.value * 2'}}]}";
  g_autoptr (RespiteForm) form = read_items (items, NULL);
  g_autoptr (GPtrArray) good = respite_answers_check_json (form, "{\"n\":2,\"t\":4}", -1, "en", FALSE, NULL, NULL);
  g_autoptr (GPtrArray) bad = respite_answers_check_json (form, "{\"n\":2,\"t\":5}", -1, "en", FALSE, NULL, NULL);

  g_assert_cmpuint (good->len, ==, 0);
  g_assert_cmpuint (bad->len, ==, 1);
  g_assert_cmpstr (((RespiteIssue *) bad->pdata[0])->text, ==,
                   "This is worked out from other answers and comes to 4.");
}

/* What was mistyped is said at its question, stays in the draft, and is no answer anywhere else. */
static void
test_what_does_not_parse_is_no_answer (void)
{
  static const struct
  {
    const char *type;
    const char *bad;
    const char *good;
    const char *sentence;
  } cases[] = {
    { "integer", "nyn", "42", "Please write a whole number." },
    { "integer", "4.5", "4", "Please write a whole number." },
    { "decimal", "53,6", "53.6", "Please write a number, with a point and without commas, such as 53.6." },
    { "decimal", "nyn", "-1.5", "Please write a number, with a point and without commas, such as 53.6." },
    { "quantity", "7 kg", "7", "Please write a number, with a point and without commas, such as 53.6." },
    { "date", "nyn", "2026-11-22", "Please write a date as year, month and day, such as 2026-11-22." },
    { "date", "2026-02-30", "2026-02-28", "Please write a date as year, month and day, such as 2026-11-22." },
    { "dateTime", "22.11. 10:21", "2026-11-22 10:21", "Please write a date and a time, such as 2026-11-22 10:21." },
    { "dateTime", "2026-11-22 25:00", "2026-11-22", "Please write a date and a time, such as 2026-11-22 10:21." },
    { "time", "24:00", "23:59", "Please write a time, such as 10:21." },
    { "time", "nyn", "00:00", "Please write a time, such as 10:21." },
    { "url", "nyn", "https://example.org", "Please write an address, such as https://example.org." },
    { "url", "https:", "mailto:a@example.org", "Please write an address, such as https://example.org." },
    { "url", "https://a b", "urn:x:1", "Please write an address, such as https://example.org." },
    { "boolean", "nyn", "no", "Please answer yes or no." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *items = g_strdup_printf (
        "{'linkId':'q','type':'%s'},{'linkId':'more','type':'string','enableWhen':[{'question':'q','operator':"
        "'exists','answerBoolean':true}]}", cases[i].type);
      g_autoptr (RespiteForm) form = read_items (items, NULL);
      g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
      g_autoptr (RespiteIssue) issue = NULL;
      g_autoptr (RespiteIssue) later = NULL;
      int answered, asked;

      g_test_message ("%s: %s", cases[i].type, cases[i].bad);
      g_assert_false (respite_answers_set_text (answers, "q", cases[i].bad, NULL));
      respite_answers_get_progress (answers, NULL, &answered, &asked);
      g_assert_cmpint (answered, ==, 0);
      g_assert_cmpint (asked, ==, 1);
      g_assert_false (respite_answers_is_answered (answers, "q"));
      issue = respite_answers_validate_item (answers, "q", "en");
      g_assert_cmpstr (issue->text, ==, cases[i].sentence);

      g_assert_true (respite_answers_set_text (answers, "q", cases[i].good, NULL));
      respite_answers_get_progress (answers, NULL, &answered, &asked);
      g_assert_cmpint (answered, ==, 1);
      g_assert_cmpint (asked, ==, 2);
      later = respite_answers_validate_item (answers, "q", "en");
      g_assert_null (later);
    }
}

/* What breaks a limit is no answer yet. */
static void
test_broken_limits_do_not_count (void)
{
  g_autoptr (RespiteForm) form = read_items ("{'linkId':'q','type':'integer'," LIMIT ("maxValue", "'valueInteger':120")
                                             "}", NULL);
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
  int answered, asked;

  respite_answers_set_text (answers, "q", "420", NULL);
  respite_answers_get_progress (answers, NULL, &answered, &asked);
  g_assert_cmpint (answered, ==, 0);
  respite_answers_set_text (answers, "q", "42", NULL);
  respite_answers_get_progress (answers, NULL, &answered, &asked);
  g_assert_cmpint (answered, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/form-rules/conditions", test_conditions);
  g_test_add_func ("/form-rules/exists-on-every-type", test_exists_on_every_type);
  g_test_add_func ("/form-rules/behaviours", test_behaviours);
  g_test_add_func ("/form-rules/limits", test_limits);
  g_test_add_func ("/form-rules/not-parsed", test_what_does_not_parse_is_no_answer);
  g_test_add_func ("/form-rules/broken-limits", test_broken_limits_do_not_count);
  g_test_add_func ("/form-rules/responses", test_responses);
  g_test_add_func ("/form-rules/what-is-no-response", test_what_is_no_response);
  g_test_add_func ("/form-rules/official-examples", test_official_examples);
  g_test_add_func ("/form-rules/totals-are-checked", test_totals_are_checked);

  return g_test_run ();
}
