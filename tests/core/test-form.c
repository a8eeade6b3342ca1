/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Reading Questionnaires: what is understood, what is said to be passed over, what is refused and where. */

#include "config.h"

#include <string.h>

#include "base/respite-error.h"
#include "forms/respite-answers.h"
#include "forms/respite-form.h"
#include "respite-core.h"

#include "testdata.h"

#define HEAD "{'resourceType':'Questionnaire','status':'active','url':'http://a/b','version':'2',\n"

/* The texts of this file have ' instead of ". */
static RespiteForm *
read_form (const char  *text,
           GPtrArray  **issues,
           GError     **error)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  return respite_form_new_from_json (json, -1, issues, error);
}

static RespiteForm *
read_items (const char  *items,
            GPtrArray  **issues)
{
  g_autofree char *json = g_strconcat (HEAD "'item':[", items, "]}", NULL);
  g_autoptr (GError) error = NULL;
  RespiteForm *form = read_form (json, issues, &error);

  g_assert_no_error (error);

  return form;
}

static void
test_everything_of_an_item (void)
{
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (RespiteForm) form = read_items (
    "{'linkId':'g','type':'group','prefix':'1','text':'Group','_text':{'extension':[{'url':"
    "'http://hl7.org/fhir/StructureDefinition/translation','extension':[{'url':'lang','valueCode':'es'},"
    "{'url':'content','valueString':'Grupo'}]}]},'item':[{'linkId':'n','type':'decimal',"
    "'required':true,'readOnly':true,'maxLength':9,'code':[{'code':'29463-7'}],'initial':["
    "{'valueDecimal':70.50}],'extension':["
    "{'url':'http://hl7.org/fhir/StructureDefinition/minValue','valueDecimal':20.0},"
    "{'url':'http://hl7.org/fhir/StructureDefinition/maxValue','valueInteger':400},"
    "{'url':'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden','valueBoolean':true},"
    "{'url':'http://hl7.org/fhir/StructureDefinition/questionnaire-unit','valueCoding':{'code':'kg'}},"
    "{'url':'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl','valueCodeableConcept':"
    "{'coding':[{'code':'slider'}]}}]}]}", &issues);
  const RespiteFormItem *group = respite_form_get_item (form, "g");
  const RespiteFormItem *item = respite_form_get_item (form, "n");

  g_assert_cmpint (issues->len, ==, 0);
  g_assert_cmpstr (respite_form_get_canonical (form), ==, "http://a/b|2");
  g_assert_cmpstr (respite_form_get_name (form), ==, "b");
  g_assert_cmpstr (group->prefix, ==, "1");
  g_assert_cmpstr (respite_form_text_get (group->text, NULL), ==, "Group");
  g_assert_cmpstr (respite_form_text_get (group->text, "es"), ==, "Grupo");
  g_assert_cmpstr (respite_form_text_get (group->text, "es-MX"), ==, "Grupo");
  g_assert_cmpstr (respite_form_text_get (group->text, "fr"), ==, "Group");
  g_assert_true (item->parent == group);
  g_assert_cmpint (item->type, ==, RESPITE_ITEM_DECIMAL);
  g_assert_true (item->required && item->read_only && item->hidden && !item->repeats);
  g_assert_cmpint (item->max_length, ==, 9);
  g_assert_cmpstr (item->min->text, ==, "20.0");
  g_assert_cmpstr (item->max->text, ==, "400");
  g_assert_cmpstr (item->unit, ==, "kg");
  g_assert_cmpstr (item->code, ==, "29463-7");
  g_assert_cmpint (item->control, ==, RESPITE_CONTROL_SLIDER);
  g_assert_cmpstr (((RespiteFormValue *) item->initial->pdata[0])->text, ==, "70.50");
  g_assert_cmpint (respite_form_get_all_items (form)->len, ==, 2);
}

static void
test_options_of_a_contained_list (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteForm) form = read_form (
    HEAD "'contained':[{'resourceType':'ValueSet','id':'v','compose':{'include':[{'system':'s',"
    "'concept':[{'code':'a','display':'A','extension':[{'url':"
    "'http://hl7.org/fhir/StructureDefinition/ordinalValue','valueDecimal':1.5}]},{'code':'b'}]}]}}],"
    "'item':[{'linkId':'q','type':'choice','answerValueSet':'#v'}]}", NULL, &error);
  const RespiteFormItem *item;

  g_assert_no_error (error);
  item = respite_form_get_item (form, "q");
  g_assert_cmpint (item->options->len, ==, 2);
  g_assert_cmpstr (((RespiteFormOption *) item->options->pdata[0])->ordinal, ==, "1.5");
  g_assert_cmpstr (((RespiteFormOption *) item->options->pdata[0])->value->system, ==, "s");
  g_assert_cmpstr (respite_form_text_get (((RespiteFormOption *) item->options->pdata[1])->text, NULL), ==, "b");
}

static void
test_what_cannot_be_rendered_is_said (void)
{
  static const struct
  {
    const char *item;
    const char *issue;
  } cases[] = {
    { "{'linkId':'q','type':'attachment'}", "answers of this type cannot be given here" },
    { "{'linkId':'q','type':'reference'}", "answers of this type cannot be given here" },
    { "{'linkId':'q','type':'choice','answerValueSet':'http://x/y'}", "list of answers is not in the file" },
    { "{'linkId':'q','type':'choice'}", "list of answers is not in the file" },
    { "{'linkId':'q','type':'open-choice'}", "the answer is typed" },
    { "{'linkId':'q','type':'string','repeats':true,'item':[{'linkId':'r','type':'string'}]}", "asked once" },
    { "{'linkId':'q','type':'string','extension':[{'url':'http://x/regex'}]}", "http://x/regex is passed over" },
    { "{'linkId':'q','type':'string','answerConstraint':'x'}", "“answerConstraint” is passed over" },
    { "{'linkId':'q','type':'string','extension':[{'url':"
      "'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl','valueCodeableConcept':{'coding':"
      "[{'code':'autocomplete'}]}}]}", "shown in the usual way" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) issues = NULL;
      g_autoptr (RespiteForm) form = read_items (cases[i].item, &issues);
      g_autofree char *text = NULL;

      g_assert_cmpint (issues->len, ==, 1);
      text = respite_form_note_dup_text (issues->pdata[0]);
      g_test_message ("%s", text);
      g_assert_nonnull (strstr (text, cases[i].issue));
      g_assert_true (g_str_has_prefix (text, "Line 2, question q: "));
    }
}

static void
test_refused_with_the_reason (void)
{
#define ITEM(text) HEAD "'item':[\n" text "]}"
  static const struct
  {
    const char *json;
    const char *message;
  } cases[] = {
    { "{", "Line 1, column 2" },
    { "{'resourceType':'Patient'}", "not a FHIR R4 Questionnaire" },
    { "{'resourceType':'Questionnaire'}", "has no status" },
    { HEAD "'item':[]}", "no questions" },
    { HEAD "'item':{}}", "must be a list" },
    { HEAD "'modifierExtension':[],'item':[]}", "changes its meaning" },
    { ITEM ("1"), "Line 3: a question must be an object" },
    { ITEM ("{'type':'string'}"), "Line 3: a question needs a linkId" },
    { ITEM ("{'linkId':7,'type':'string'}"), "Line 3: this must be a text" },
    { ITEM ("{'linkId':'a\\u0001','type':'string'}"), "Line 3: " },
    { ITEM ("{'linkId':'a'}"), "needs one of the types" },
    { ITEM ("{'linkId':'a','type':'colour'}"), "needs one of the types" },
    { ITEM ("{'linkId':'a','type':'string'},\n{'linkId':'a','type':'string'}"),
      "Line 4: this linkId is used twice" },
    { ITEM ("{'linkId':'a','type':'string','required':'yes'}"), "must be true or false" },
    { ITEM ("{'linkId':'a','type':'string','maxLength':0}"), "maxLength" },
    { ITEM ("{'linkId':'a','type':'string','maxLength':1.5}"), "maxLength" },
    { ITEM ("{'linkId':'a','type':'group','answerOption':[{'valueString':'x'}]}"), "only a question" },
    { ITEM ("{'linkId':'a','type':'choice','answerOption':[{}]}"), "an option needs a value" },
    { ITEM ("{'linkId':'a','type':'choice','answerOption':[{'valueString':'x'},{'valueString':'x'}]}"),
      "this option stands twice" },
    { ITEM ("{'linkId':'a','type':'choice','answerOption':[{'valueCoding':{}}]}"), "a coding needs a code" },
    { ITEM ("{'linkId':'a','type':'string','initial':[{'valueString':'x'},{'valueString':'y'}]}"),
      "has one initial answer" },
    { ITEM ("{'linkId':'a','type':'date','initial':[{'valueDate':'2026-02-30'}]}"), "not a date" },
    { ITEM ("{'linkId':'a','type':'string','enableWhen':[{'operator':'=','answerBoolean':true}]}"),
      "needs a question" },
    { ITEM ("{'linkId':'a','type':'string','enableWhen':[{'question':'b','operator':'~',"
            "'answerBoolean':true}]}"), "one of the operators" },
    { ITEM ("{'linkId':'a','type':'string','enableWhen':[{'question':'b','operator':'='}]}"),
      "needs an answer" },
    { ITEM ("{'linkId':'a','type':'string','enableWhen':[{'question':'b','operator':'exists',"
            "'answerString':'x'}]}"), "needs true or false" },
    { ITEM ("{'linkId':'a','type':'string','enableWhen':[{'question':'b','operator':'=',"
            "'answerBoolean':true}]}"), "depends on question b, which does not exist" },
    { ITEM ("{'linkId':'a','type':'string','enableWhen':[{'question':'a','operator':'=',"
            "'answerBoolean':true}]}"), "depends on itself" },
    { ITEM ("{'linkId':'a','type':'group','enableWhen':[{'question':'b','operator':'=',"
            "'answerBoolean':true}],'item':[{'linkId':'b','type':'boolean'}]}"), "depends on itself" },
    { ITEM ("{'linkId':'a','type':'boolean','extension':[{'url':'urn:respite:flag'}]}"), "needs a level" },
    { ITEM ("{'linkId':'a','type':'boolean','extension':[{'url':'urn:respite:flag','extension':["
            "{'url':'level','valueCode':'STOP'}]}]}"), "needs a text" },
    { ITEM ("{'linkId':'a','type':'boolean','extension':[{'url':'urn:respite:flag','extension':["
            "{'url':'level','valueCode':'STOP'},{'url':'text','valueString':'x'}]}]}"),
      "when it is raised" },
    { ITEM ("{'linkId':'a','type':'integer','extension':["
            "{'url':'http://hl7.org/fhir/StructureDefinition/minValue','valueInteger':3},"
            "{'url':'http://hl7.org/fhir/StructureDefinition/maxValue','valueInteger':2}]}"), "above the greatest" },
  };
#undef ITEM

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) issues = NULL;

      g_test_message ("%s", cases[i].message);
      g_assert_null (read_form (cases[i].json, &issues, &error));
      g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_PARSE);
      g_assert_null (issues);
      if (strstr (error->message, cases[i].message) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].message);
    }
}

static void
test_limits_of_size (void)
{
  g_autoptr (GString) many = g_string_new (HEAD "'item':[");
  g_autoptr (GString) deep = g_string_new (HEAD "'item':[");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) deep_error = NULL;
  g_autoptr (GError) large_error = NULL;
  g_autofree char *large = g_strnfill (RESPITE_FORM_MAX_BYTES + 1, ' ');

  for (int i = 0; i <= RESPITE_FORM_MAX_ITEMS; i++)
    g_string_append_printf (many, "%s{'linkId':'%d','type':'string'}", i > 0 ? "," : "", i);
  g_string_append (many, "]}");
  g_assert_null (read_form (many->str, NULL, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_PARSE);

  for (int i = 0; i <= RESPITE_FORM_MAX_DEPTH; i++)
    g_string_append_printf (deep, "{'linkId':'%d','type':'group','item':[", i);
  for (int i = 0; i <= RESPITE_FORM_MAX_DEPTH; i++)
    g_string_append (deep, "]}");
  g_string_append (deep, "]}");
  g_assert_null (read_form (deep->str, NULL, &deep_error));
  g_assert_error (deep_error, RESPITE_ERROR, RESPITE_ERROR_PARSE);
  g_assert_nonnull (strstr (deep_error->message, "too deeply"));

  g_assert_null (respite_form_new_from_json (large, -1, NULL, &large_error));
  g_assert_error (large_error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
}

/* Conditions that hang on each other in every way stay quick. */
static void
test_conditions_that_fan_out (void)
{
  g_autoptr (GString) items = g_string_new ("{'linkId':'0','type':'boolean'}");
  g_autoptr (RespiteForm) form = NULL;
  g_autoptr (RespiteAnswers) answers = NULL;

  for (int i = 1; i < 200; i++)
    g_string_append_printf (items, ",{'linkId':'%d','type':'boolean','enableBehavior':'all','enableWhen':["
                            "{'question':'%d','operator':'=','answerBoolean':true},"
                            "{'question':'%d','operator':'=','answerBoolean':true}]}", i, i - 1, MAX (i - 2, 0));
  form = read_items (items->str, NULL);
  answers = respite_answers_new (form);

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *link_id = g_strdup_printf ("%d", i);

      g_assert_true (respite_answers_set_text (answers, link_id, "yes", NULL));
    }
  g_assert_true (respite_answers_is_enabled (answers, "199"));
  g_assert_true (respite_answers_set_text (answers, "0", "no", NULL));
  g_assert_false (respite_answers_is_enabled (answers, "199"));
}

/* Three of the official responses do not fit their own questionnaires; they are refused with the line. */
static void
test_official_examples (void)
{
  static const struct
  {
    const char *name;
    guint       n_items;
    guint       n_issues;
    const char *refused;        /* what is wrong with the response, NULL where it fits */
  } cases[] = {
    { "3141", 10, 6, "Line 118: the form has no such question in this place" },
    { "bb", 14, 0, "Line 82: the form has no such question in this place" },
    { "f201", 9, 0, "Line 24: the form has no such question in this place" },
    { "gcs", 3, 0, NULL },
    { "phq-9-questionnaire", 10, 11, NULL },
  };
  g_autofree char *folder = respite_testdata_find ("fhir-examples");

  if (folder == NULL)
    {
      g_test_skip ("the FHIR examples are not here");
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("Questionnaire-", cases[i].name, ".json", NULL);
      g_autofree char *response_name = g_strconcat ("QuestionnaireResponse-", cases[i].name, ".json", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *response_path = g_build_filename (folder, response_name, NULL);
      g_autofree char *json = NULL;
      g_autofree char *response = NULL;
      g_autoptr (GPtrArray) issues = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (RespiteForm) form = NULL;
      g_autoptr (RespiteAnswers) answers = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      gint64 total;

      g_assert_true (g_file_get_contents (path, &json, NULL, NULL));
      form = respite_form_new_from_json (json, -1, &issues, &error);
      g_assert_no_error (error);
      g_assert_cmpint (issues->len, ==, cases[i].n_issues);
      g_assert_cmpint (respite_form_get_all_items (form)->len, ==, cases[i].n_items);
      if (!g_file_get_contents (response_path, &response, NULL, NULL))
        continue;

      answers = respite_answers_new_from_json (form, response, -1, &error);
      if (cases[i].refused != NULL)
        {
          g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_PARSE);
          g_assert_cmpstr (error->message, ==, cases[i].refused);
          continue;
        }
      g_assert_no_error (error);
      problems = respite_answers_validate (answers, "en");
      g_assert_cmpint (problems->len, ==, 0);
      g_assert_false (respite_answers_get_total (answers, &total, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/form/everything-of-an-item", test_everything_of_an_item);
  g_test_add_func ("/form/options-of-a-contained-list", test_options_of_a_contained_list);
  g_test_add_func ("/form/what-cannot-be-rendered-is-said", test_what_cannot_be_rendered_is_said);
  g_test_add_func ("/form/refused-with-the-reason", test_refused_with_the_reason);
  g_test_add_func ("/form/limits-of-size", test_limits_of_size);
  g_test_add_func ("/form/conditions-that-fan-out", test_conditions_that_fan_out);
  g_test_add_func ("/form/official-examples", test_official_examples);

  return g_test_run ();
}
