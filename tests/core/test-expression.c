/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Expressions of definitions: what they come to, what is refused when read, what cannot be worked out. */

#include "config.h"

#include <string.h>

#include "base/respite-error.h"
#include "forms/respite-answers.h"
#include "forms/respite-expression.h"
#include "respite-core.h"

#define ORDINAL "http://hl7.org/fhir/StructureDefinition/ordinalValue"
#define CALCULATED "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
#define OPTIONS(a, b, c) \
  "'answerOption':[{'valueCoding':{'system':'s','code':'a'},'extension':[{'url':'" ORDINAL "'," \
  "'valueDecimal':" a "}]}," \
  "{'valueCoding':{'system':'s','code':'b','extension':[{'url':'" ORDINAL "','valueDecimal':" b "}]}}," \
  "{'valueCoding':{'system':'s','code':'c'},'extension':[{'url':'" ORDINAL "','valueDecimal':" c "}]},{'valueCoding':" \
  "{'system':'s','code':'none'}}]"

/* ' stands for ". The scores of q2 are those of q1 turned round. */
static const char questions[] =
  "{'resourceType':'Questionnaire','status':'active','url':'http://a/b','item':["
  "{'linkId':'g','type':'group','item':[{'linkId':'q1','type':'choice'," OPTIONS ("0", "1", "2.5") "},"
  "{'linkId':'q2','type':'choice'," OPTIONS ("2", "1", "0") "},{'linkId':'q3','type':'choice'," OPTIONS ("0", "1", "2")
  "}]},{'linkId':'kg','type':'decimal'},{'linkId':'n','type':'integer'},{'linkId':'t','type':'string','repeats':true},"
  "{'linkId':'yes','type':'boolean'},{'linkId':'amount','type':'quantity'}]}";

static char *
make_json (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

typedef struct
{
  RespiteForm    *form;
  RespiteAnswers *answers;
  RespiteJson    *response;
  RespiteJson    *definition;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *json = make_json (questions);
  g_autofree char *given = make_json ("{'q1':'c','q2':'b','kg':70.50,'n':175,'t':['one','two'],'yes':true,'amount':3}");
  g_autofree char *response = NULL;
  g_autoptr (GError) error = NULL;

  fixture->form = respite_form_new_from_json (json, -1, NULL, &error);
  g_assert_no_error (error);
  fixture->answers = respite_answers_new (fixture->form);
  respite_answers_read_object (fixture->answers, given, -1, &error);
  g_assert_no_error (error);
  response = respite_answers_to_json (fixture->answers, FALSE, NULL, NULL);
  fixture->response = respite_json_parse (response, -1, NULL);
  fixture->definition = respite_json_parse (json, -1, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  respite_json_free (fixture->response);
  respite_json_free (fixture->definition);
  respite_answers_free (fixture->answers);
  respite_form_unref (fixture->form);
}

static gboolean
evaluate (Fixture           *fixture,
          const char        *text,
          RespiteFormValue **value,
          GError           **error)
{
  g_autoptr (RespiteExpression) expression = respite_expression_new (text, error);
  g_autoptr (GPtrArray) variables = g_ptr_array_new ();
  RespiteExpressionScope scope = {
    fixture->response, fixture->response, fixture->definition, NULL, fixture->form, variables, NULL,
  };

  return expression != NULL && respite_expression_evaluate (expression, &scope, value, error);
}

#define Q(link_id) "%resource.item.where(linkId = 'g').item.where(linkId = '" link_id "').answer"

static void
test_results (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *expression;
    const char *result;         /* %NULL for empty */
  } cases[] = {
    /* Arithmetic is exact. */
    { "1 + 2 * 3", "7" }, { "(1 + 2) * 3", "9" }, { "10 - 2 - 3", "5" }, { "-2 + 5", "3" }, { "- 2.5", "-2.5" },
    { "0.1 + 0.2", "0.3" }, { "1.10 * 1.10", "1.21" }, { "7 / 2", "3.5" }, { "1 / 3", "0.33333333" },
    { "2 / 3", "0.66666667" }, { "-2 / 3", "-0.66666667" }, { "6 / 3", "2" }, { "7 div 2", "3" }, { "-7 div 2", "-3" },
    { "7 mod 2", "1" }, { "7.5 mod 2", "1.5" }, { "1 / 0", NULL }, { "1 div 0", NULL }, { "1 mod 0", NULL },
    { "1 + {}", NULL }, { "2 + 2 = 4", "true" }, { "1.0 = 1", "true" }, { "007", "7" },
    { "90000000000 + 1", "90000000001" },
    /* Comparison. */
    { "1 < 2", "true" }, { "2 <= 2", "true" }, { "2 > 2", "false" }, { "2 >= 3", "false" }, { "'a' < 'b'", "true" },
    { "1 = {}", NULL }, { "{} = {}", NULL }, { "1 != 2", "true" }, { "'a' = 'A'", "false" }, { "'a' ~ 'A'", "true" },
    { "1 = '1'", "false" }, { "1 < {}", NULL }, { "(1 | 2) = (1 | 2)", "true" }, { "(1 | 2) = (2 | 1)", "false" },
    { "1 !~ 2", "true" }, { "{} ~ {}", "true" },
    /* Three-valued logic. */
    { "true and false", "false" }, { "true and {}", NULL }, { "false and {}", "false" }, { "true or {}", "true" },
    { "false or {}", NULL }, { "true xor true", "false" }, { "true xor {}", NULL }, { "false implies {}", "true" },
    { "true implies false", "false" }, { "{} implies true", "true" }, { "{} implies false", NULL },
    { "true or true and false", "true" }, { "(1 > 2).not()", "true" }, { "{}.not()", NULL },
    /* Collections. */
    { "(1 | 2 | 2 | 3).count()", "3" }, { "(1 | 2).sum()", "3" }, { "{}.sum()", NULL }, { "{}.count()", "0" },
    { "(1 | 2.5).avg()", "1.75" }, { "(3 | 1 | 2).min()", "1" }, { "(3 | 1 | 2).max()", "3" }, { "{}.empty()", "true" },
    { "(1 | 2 | 3).where($this > 1).count()", "2" }, { "(1 | 2 | 3).select($this * 2).sum()", "12" },
    { "(1 | 2).exists($this = 2)", "true" }, { "(1 | 2).all($this > 0)", "true" }, { "{}.exists()", "false" },
    { "(1 | 2 | 3).first()", "1" }, { "(1 | 2 | 3).last()", "3" }, { "(1 | 2 | 3).tail().first()", "2" },
    { "(1 | 2 | 3).skip(1).take(1)", "2" }, { "(1 | 2 | 3)[1]", "2" }, { "(1 | 2)[5]", NULL }, { "{}.first()", NULL },
    { "2 in (1 | 2)", "true" }, { "(1 | 2) contains 3", "false" }, { "(1 | 2).combine(2).count()", "3" },
    { "(1 | 2).intersect(2 | 3)", "2" }, { "(1 | 2).exclude(2)", "1" }, { "(1 | 2).isDistinct()", "true" },
    { "(true | false).anyTrue()", "true" }, { "(true | false).allTrue()", "false" }, { "{}.allTrue()", "true" },
    { "(1 | 2 | 3).aggregate($this + $total, 0)", "6" }, { "(5 | 6).select($index).sum()", "1" },
    { "(1 | 2).distinct().count()", "2" },
    /* Numbers and texts. */
    { "(2.5).round()", "3" }, { "(-2.5).round()", "-3" }, { "2.345.round(2)", "2.35" }, { "3.14159.round(1)", "3.1" },
    { "2.1.ceiling()", "3" }, { "(-2.1).floor()", "-3" }, { "(-2.9).truncate()", "-2" }, { "(-3).abs()", "3" },
    { "2.power(10)", "1024" }, { "1.75.power(2)", "3.0625" }, { "'12'.toInteger()", "12" }, { "'x'.toInteger()", NULL },
    { "'1.50'.toDecimal()", "1.5" }, { "true.toInteger()", "1" }, { "3.toString()", "3" }, { "'ab' + 'c'", "abc" },
    { "'a' & {}", "a" }, { "'a' + {}", NULL }, { "'depression'.startsWith('dep')", "true" },
    { "'depression'.contains('press')", "true" }, { "'año'.length()", "3" }, { "'a'.upper()", "A" },
    { "('a' | 'b').join('-')", "a-b" }, { "'it\\'s'", "it's" },
    /* iif works out one side only. */
    { "iif(1 < 2, 'yes', 'no')", "yes" }, { "iif(false, 1)", NULL }, { "iif({}, 1, 2)", "2" },
    { "iif(true, 1, 'x' * 2)", "1" },
    { "iif(10 >= 20, 'severe', iif(10 >= 10, 'moderate', 'mild'))", "moderate" },
    /* Answers. */
    { Q ("q1") ".value.ordinal()", "2.5" }, { Q ("q2") ".value.ordinal()", "1" }, { Q ("q3") ".value.ordinal()", NULL },
    { Q ("q1") ".valueCoding.code", "c" }, { Q ("q1") ".value.code = 'c'", "true" }, { Q ("q1") ".weight()", "2.5" },
    { "%resource.item.item.answer.value.ordinal().sum()", "3.5" }, { "%resource.item.item.answer.count()", "2" },
    { "QuestionnaireResponse.item.where(linkId='n').answer.value", "175" },
    { "item.where(linkId='n').answer.valueInteger", "175" }, { "%context.item.where(linkId='n').answer.value", "175" },
    { "%resource.descendants().where(linkId='q2').answer.value.code", "b" },
    { "%resource.repeat(item).where(linkId='q1').answer.exists()", "true" },
    { "%resource.item.where(linkId='t').answer.value.count()", "2" }, { "%resource.repeat($this).count()", "1" },
    { "1.repeat(iif($this < 5, $this + 1)).count()", "4" },
    { "%resource.item.where(linkId in ('kg' | 'n')).answer.count()", "2" },
    { "%resource.item.where(linkId='yes').answer.value", "true" },
    { "iif(%resource.item.where(linkId='yes').answer.value, 10, 20)", "10" },
    { "%resource.item.where(linkId='amount').answer.value.value * 2", "6" },
    { "(%resource.item.where(linkId='kg').answer.value / "
      "(%resource.item.where(linkId='n').answer.value / 100).power(2)).round(1)", "23" },
    { "%resource.item.item.answer.value.where(code = 'c').count()", "1" },
    { "%resource.item.where(linkId='n').answer.value.ofType(integer)", "175" },
    { "(%resource.item.where(linkId='n').answer.value as integer) + 1", "176" },
    { "%resource.item.where(linkId='n').answer.value is integer", "true" }, { Q ("q1") ".value.is(Coding)", "true" },
    /* The way of the German PRO module. */
    { "%resource.item.item.where(linkId.matches('^q[1-2]$')).answer.value.ordinal().sum()", "3.5" },
    { "'abc'.matches('b')", "true" }, { "'abc'.matches('^b')", "false" }, { "{}.matches('x')", NULL },
    /* The way of LHC-Forms: by the option of the definition that has the code of the answer. */
    { "%questionnaire.item.item.where(linkId = 'q1').answerOption.where(valueCoding.code=%resource.item.item.where("
      "linkId = 'q1').answer.valueCoding.code).extension.where(url='" ORDINAL "').valueDecimal", "2.5" },
    { "%questionnaire.item.where(linkId='g').item.count() // a remark\n + 1 /* another */", "4" },
    { "%resource.`item`.where(linkId='n').exists()", "true" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteFormValue) value = NULL;
      g_autoptr (GError) error = NULL;
      gboolean good = evaluate (fixture, cases[i].expression, &value, &error);

      g_test_message ("%s", cases[i].expression);
      g_assert_no_error (error);
      g_assert_true (good);
      g_assert_cmpstr (value != NULL ? value->text : NULL, ==, cases[i].result);
    }
}

static void
test_refused_when_read (Fixture       *fixture,
                        gconstpointer  data)
{
  static const struct
  {
    const char *expression;
    const char *reason;
  } cases[] = {
    { "", "something is missing" }, { "1 +", "something is missing" }, { "(1", "bracket is not closed" },
    { "today()", "this function is not known at “today()”" },
    { "now() > 1", "this function is not known at “now() > 1”" },
    { "item.replaceMatches('x', 'y')",
      "this function is not known at “replaceMatches('x', ”" }, { "@2020-01-01", "not understood" },
    { "3 'kg'", "with a unit" }, { "1 1", "not understood" }, { "'open", "not understood" },
    { "iif(true)", "number of" },
    { "item.count(1)", "number of arguments" }, { "$that", "not understood" }, { "1 ? 2", "not understood" },
    { "99999999999999999999", "too large" }, { "0.123456789", "too fine" }, { "item.", "name is missing" },
    { "a[1", "bracket is not closed" }, { "x as", "name of a type" }, { "\"double\"", "not understood" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].expression);
      g_assert_null (respite_expression_new (cases[i].expression, &error));
      g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_PARSE);
      if (strstr (error->message, cases[i].reason) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].reason);
    }
}

static void
test_not_worked_out (Fixture       *fixture,
                     gconstpointer  data)
{
  static const struct
  {
    const char *expression;
    const char *reason;
  } cases[] = {
    { "1 | 2", "more than one value" }, { "(1 | 2) + 1", "more than one value" }, { "'a' * 2", "where a number" },
    { "'a' < 1", "different types" }, { "90000000000 * 90000000000", "too large" }, { "'a' + 1", "where a text" },
    { "%patient.age", "not in the form" }, { "(1 | 2).single()", "more than one value" },
    { "5.ordinal()", "not known" },
    { "%resource.item.where(linkId='amount').answer.value + 1", "where a number" }, { "2.power(0.5)", "whole powers" },
    { "%resource", "not an answer" }, { "(1 | 'a').sum()", "where a number" }, { "1.round(-1)", "whole number" },
    { "'x'.matches('(')", "not understood" }, { "'x'.matches('(*LIMIT_MATCH=9)x')", "not understood" },
    { "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac'.matches('^(a|aa)+$')", "takes too long" },
    { "%resource.repeat($this)", "not an answer" },
    { "1.repeat($this + 1)", "too many steps" }, { "(1|2) and true", "more than one value" },
    { "%questionnaire.descendants().select(%questionnaire.descendants().select(%questionnaire.descendants())).count()",
      "too many steps" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteFormValue) value = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].expression);
      g_assert_false (evaluate (fixture, cases[i].expression, &value, &error));
      g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
      g_assert_null (value);
      if (strstr (error->message, cases[i].reason) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].reason);
    }
}

static void
test_limits (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GString) sum = g_string_new ("0");
  g_autoptr (GString) brackets = g_string_new (NULL);
  g_autoptr (GString) signs = g_string_new (NULL);
  g_autofree char *long_text = g_strnfill (RESPITE_EXPRESSION_MAX_BYTES + 1, '1');
  g_autoptr (RespiteFormValue) value = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 200; i++)
    g_string_append (sum, " + 1");
  g_assert_true (evaluate (fixture, sum->str, &value, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (value->text, ==, "200");

  for (int i = 0; i < 400; i++)
    g_string_append (sum, " + 1");
  g_assert_null (respite_expression_new (sum->str, NULL));
  for (int i = 0; i <= RESPITE_EXPRESSION_MAX_DEPTH; i++)
    g_string_append_c (brackets, '(');
  g_assert_null (respite_expression_new (brackets->str, NULL));
  for (int i = 0; i < 10000; i++)
    g_string_append_c (signs, '-');
  g_string_append_c (signs, '1');
  g_assert_null (respite_expression_new (signs->str, NULL));
  g_assert_null (respite_expression_new (long_text, NULL));
}

#define VARIABLE(name, text) \
  "{'url':'http://hl7.org/fhir/StructureDefinition/variable','valueExpression':{'name':'" name "','language':" \
  "'text/fhirpath','expression':'" text "'}}"
#define TOTAL(link_id, type, text) \
  "{'linkId':'" link_id "','type':'" type "','readOnly':true,'extension':[{'url':'" CALCULATED "','valueExpression':" \
  "{'language':'text/fhirpath','expression':'" text "'}}]}"

/* In expressions ` stands for '. */
static RespiteForm *
read_calculated (const char  *extensions,
                 const char  *items,
                 GPtrArray  **notes)
{
  g_autofree char *json = g_strconcat ("{'resourceType':'Questionnaire','status':'active','url':'http://a/b',"
                                       "'extension':[", extensions, "],'item':[{'linkId':'a','type':'choice',",
                                       OPTIONS ("0", "1", "2"), "},{'linkId':'b','type':'choice',",
                                       OPTIONS ("0", "1", "2"), "},", items, "]}", NULL);
  g_autofree char *quoted = g_strdelimit (g_strdelimit (g_steal_pointer (&json), "'", '"'), "`", '\'');
  g_autoptr (GError) error = NULL;
  RespiteForm *form = respite_form_new_from_json (quoted, -1, notes, &error);

  g_assert_no_error (error);

  return form;
}

#define A "%resource.item.where(linkId=`a`).answer.value.ordinal()"
#define B "%resource.item.where(linkId=`b`).answer.value.ordinal()"

static void
test_answers_worked_out (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (RespiteForm) form = read_calculated (
    VARIABLE ("a", A) "," VARIABLE ("b", B) "," VARIABLE ("any", "%a.exists() or %b.exists()"),
    TOTAL ("band", "string", "iif(%resource.item.where(linkId=`total`).answer.value >= 3, `high`, `low`)") ","
    TOTAL ("total", "integer", "iif(%any, iif(%a.exists(), %a, 0) + iif(%b.exists(), %b, 0), {})"), &notes);
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
  int answered, asked;

  g_assert_cmpint (notes->len, ==, 0);
  g_assert_cmpstr (respite_answers_get_text (answers, "total"), ==, "");
  g_assert_true (respite_answers_set_text (answers, "a", "b", NULL));
  g_assert_cmpstr (respite_answers_get_text (answers, "total"), ==, "1");
  g_assert_cmpstr (respite_answers_get_text (answers, "band"), ==, "low");
  respite_answers_choose (answers, "b", 2, TRUE);
  g_assert_cmpstr (respite_answers_get_text (answers, "total"), ==, "3");
  g_assert_cmpstr (respite_answers_get_text (answers, "band"), ==, "high");
  g_assert_true (respite_answers_is_calculated (answers, "total"));
  g_assert_false (respite_answers_set_text (answers, "total", "9", NULL));
  respite_answers_get_progress (answers, NULL, &answered, &asked);
  g_assert_cmpint (asked, ==, 2);
  respite_answers_clear (answers, "a");
  respite_answers_clear (answers, "b");
  g_assert_cmpstr (respite_answers_get_text (answers, "total"), ==, "");
}

/* A question that a total asks for counts at once in what is worked out of all answers. */
static void
test_totals_decide_what_is_asked (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (RespiteForm) form = read_calculated (
    "", TOTAL ("n", "integer", "%resource.item.where(linkId=`why`).count()") ","
    TOTAL ("total", "integer", A " + " B) ",{'linkId':'why','type':'string','enableWhen':[{'question':'total',"
    "'operator':'>=','answerInteger':3}]}", NULL);
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);

  respite_answers_set_text (answers, "why", "tired", NULL);
  respite_answers_set_text (answers, "a", "b", NULL);
  respite_answers_set_text (answers, "b", "b", NULL);
  g_assert_cmpstr (respite_answers_get_text (answers, "total"), ==, "2");
  g_assert_cmpstr (respite_answers_get_text (answers, "n"), ==, "0");
  respite_answers_set_text (answers, "a", "c", NULL);
  g_assert_cmpstr (respite_answers_get_text (answers, "total"), ==, "3");
  g_assert_true (respite_answers_is_shown (answers, "why"));
  g_assert_cmpstr (respite_answers_get_text (answers, "n"), ==, "1");
}

static void
test_what_cannot_be_worked_out_is_said (Fixture       *fixture,
                                        gconstpointer  data)
{
  static const struct
  {
    const char *item;
    const char *note;           /* at import */
    const char *problem;        /* with answers */
  } cases[] = {
    { TOTAL ("t", "integer", "today()"), "this function is not known", NULL },
    { TOTAL ("t", "integer", "%patient.age"), "“%patient” is not in the form", NULL },
    { TOTAL ("t", "integer", A " / 4"), NULL, "not a whole number" },
    { TOTAL ("t", "boolean", A), NULL, "no answer to the question" },
    { TOTAL ("t", "integer", "`x`"), NULL, "no answer to the question" },
    { TOTAL ("t", "integer", "%resource.item.answer.value.ordinal()"), NULL, "more than one value" },
    { TOTAL ("t", "integer", "iif(%resource.item.where(linkId=`t`).exists(), {}, 1)"), NULL, "in a circle" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) notes = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (RespiteForm) form = read_calculated ("", cases[i].item, &notes);
      g_autoptr (RespiteAnswers) answers = respite_answers_new (form);

      g_test_message ("%s", cases[i].item);
      g_assert_cmpint (notes->len, ==, cases[i].note != NULL ? 1 : 0);
      if (cases[i].note != NULL)
        {
          g_assert_nonnull (strstr (((RespiteFormNote *) notes->pdata[0])->reason, cases[i].note));
          g_assert_cmpstr (((RespiteFormNote *) notes->pdata[0])->link_id, ==, "t");
        }
      respite_answers_set_text (answers, "a", "b", NULL);
      respite_answers_set_text (answers, "b", "c", NULL);
      problems = respite_answers_dup_problems (answers);
      g_assert_cmpint (problems->len, ==, cases[i].problem != NULL ? 1 : 0);
      if (cases[i].problem != NULL)
        g_assert_nonnull (strstr (((RespiteIssue *) problems->pdata[0])->text, cases[i].problem));
      g_assert_cmpstr (respite_answers_get_text (answers, "t"), ==, "");
      g_assert_false (respite_answers_is_calculated (answers, "t"));

      /* Then a person answers it, and that answer stays. */
      if (cases[i].note != NULL)
        {
          g_assert_true (respite_answers_set_text (answers, "t", "7", NULL));
          respite_answers_set_text (answers, "a", "c", NULL);
          g_assert_cmpstr (respite_answers_get_text (answers, "t"), ==, "7");
        }
    }
}

static void
test_typed_where_it_cannot_be_worked_out (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autoptr (RespiteForm) form = read_calculated ("", TOTAL ("t", "integer", A " / 4"), NULL);
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);

  respite_answers_set_text (answers, "a", "b", NULL);
  g_assert_true (respite_answers_set_text (answers, "t", "7", NULL));
  respite_answers_set_text (answers, "b", "c", NULL);
  g_assert_cmpstr (respite_answers_get_text (answers, "t"), ==, "7");
  respite_answers_set_text (answers, "a", "a", NULL);
  g_assert_cmpstr (respite_answers_get_text (answers, "t"), ==, "0");
  g_assert_true (respite_answers_is_calculated (answers, "t"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

#define ADD(path, func) g_test_add ("/expression/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("results", test_results);
  ADD ("refused-when-read", test_refused_when_read);
  ADD ("not-worked-out", test_not_worked_out);
  ADD ("limits", test_limits);
  ADD ("answers-worked-out", test_answers_worked_out);
  ADD ("totals-decide", test_totals_decide_what_is_asked);
  ADD ("what-cannot-be-worked-out-is-said", test_what_cannot_be_worked_out_is_said);
  ADD ("typed-where-it-cannot-be-worked-out", test_typed_where_it_cannot_be_worked_out);

  return g_test_run ();
}
