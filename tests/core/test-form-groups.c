/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Groups that are filled in more than once, and answers that come out of the record. */

#include "config.h"

#include <string.h>

#include "base/respite-error.h"
#include "forms/respite-answers.h"
#include "forms/respite-prefill.h"
#include "respite-core.h"

#define URL "http://hl7.org/fhir/StructureDefinition/"

/* ' stands for ". */
static RespiteForm *
read_items (const char *items)
{
  g_autofree char *text = g_strconcat ("{'resourceType':'Questionnaire','status':'active','url':'http://a/b','item':[",
                                       items, "]}", NULL);
  g_autofree char *json = g_strdelimit (g_steal_pointer (&text), "'", '"');
  g_autoptr (GError) error = NULL;
  RespiteForm *form = respite_form_new_from_json (json, -1, NULL, &error);

  g_assert_no_error (error);

  return form;
}

static const char medicines[] =
  "{'linkId':'any','type':'boolean'},"
  "{'linkId':'drug','type':'group','repeats':true,'extension':[{'url':'" URL "questionnaire-maxOccurs','valueInteger':"
  "4}],'item':[{'linkId':'name','type':'string','required':true},{'linkId':'daily','type':'boolean','initial':["
  "{'valueBoolean':true}]},{'linkId':'why','type':'string','enableWhen':[{'question':'daily','operator':'=',"
  "'answerBoolean':false}]},{'linkId':'dose','type':'group','repeats':true,'item':[{'linkId':'mg','type':'decimal'},"
  "{'linkId':'at','type':'string','enableWhen':[{'question':'name','operator':'=','answerString':'Aspirin'}]}]}]},"
  "{'linkId':'last','type':'string','enableWhen':[{'question':'name','operator':'=','answerString':'Aspirin'}]}";

static char *
join_keys (RespiteAnswers *answers)
{
  g_autoptr (GPtrArray) keys = respite_answers_list_keys (answers);

  g_ptr_array_add (keys, NULL);

  return g_strjoinv (" ", (char **) keys->pdata);
}

static void
assert_keys (RespiteAnswers *answers,
             const char     *wanted)
{
  g_autofree char *keys = join_keys (answers);

  g_assert_cmpstr (keys, ==, wanted);
}

static void
add (RespiteAnswers *answers,
     const char     *key,
     const char     *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *added = respite_answers_add_group (answers, key, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (added, ==, wanted);
}

static void
test_keys (void)
{
  g_autoptr (RespiteForm) form = read_items (medicines);
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
  g_autofree char *key = NULL;
  g_autofree char *inner = NULL;
  g_autoptr (GError) error = NULL;

  assert_keys (answers, "any drug name daily why dose mg at last");
  add (answers, "drug", "drug#2");
  assert_keys (answers, "any drug name daily why dose mg at drug#2 name#2 daily#2 why#2 dose#2.1 mg#2.1 at#2.1 last");
  add (answers, "dose#2.1", "dose#2.2");
  g_assert_cmpuint (respite_answers_get_count (answers, "drug"), ==, 2);
  g_assert_cmpuint (respite_answers_get_count (answers, "dose"), ==, 1);
  g_assert_cmpuint (respite_answers_get_count (answers, "dose#2.1"), ==, 2);
  g_assert_cmpstr (respite_answers_get_text (answers, "daily#2"), ==, "true");

  key = respite_answers_dup_key (answers, respite_form_get_item (form, "name"), "mg#2.2");
  g_assert_cmpstr (key, ==, "name#2");
  inner = respite_answers_dup_key (answers, respite_form_get_item (form, "mg"), "name#2");
  g_assert_cmpstr (inner, ==, "mg#2.1");
  g_assert_true (respite_form_get_item (form, "mg#2.2") == respite_form_get_item (form, "mg"));
  g_assert_null (respite_form_get_item (form, "any#2"));
  g_assert_null (respite_form_get_item (form, "mg#x"));

  add (answers, "drug", "drug#3");
  add (answers, "drug", "drug#4");
  g_assert_null (respite_answers_add_group (answers, "drug", &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
  g_assert_null (respite_answers_add_group (answers, "name", NULL));
  g_assert_false (respite_answers_set_text (answers, "name#9", "x", NULL));
}

static void
test_removed_in_the_middle (void)
{
  g_autoptr (RespiteForm) form = read_items (medicines);
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
  const char *const names[] = { "name", "name#2", "name#3" };

  add (answers, "drug", "drug#2");
  add (answers, "drug", "drug#3");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    respite_answers_set_text (answers, names[i], names[i], NULL);
  add (answers, "dose#3.1", "dose#3.2");
  respite_answers_set_text (answers, "mg#3.2", "5", NULL);
  respite_answers_set_text (answers, "mg#2.1", "4", NULL);

  respite_answers_remove_group (answers, "drug#2");
  assert_keys (answers, "any drug name daily why dose mg at drug#2 name#2 daily#2 why#2 dose#2.1 mg#2.1 at#2.1 "
               "dose#2.2 mg#2.2 at#2.2 last");
  g_assert_cmpstr (respite_answers_get_text (answers, "name"), ==, "name");
  g_assert_cmpstr (respite_answers_get_text (answers, "name#2"), ==, "name#3");
  g_assert_cmpstr (respite_answers_get_text (answers, "mg#2.1"), ==, "");
  g_assert_cmpstr (respite_answers_get_text (answers, "mg#2.2"), ==, "5");
  respite_answers_remove_group (answers, "dose#2.1");
  g_assert_cmpstr (respite_answers_get_text (answers, "mg#2.1"), ==, "5");
  respite_answers_remove_group (answers, "drug");
  g_assert_cmpstr (respite_answers_get_text (answers, "name"), ==, "name#3");
  respite_answers_remove_group (answers, "drug");
  g_assert_cmpstr (respite_answers_get_text (answers, "name"), ==, "");
  assert_keys (answers, "any drug name daily why dose mg at last");
}

/* The nearest answer counts: in the same group, else the last before. */
static void
test_conditions_look_near (void)
{
  g_autoptr (RespiteForm) form = read_items (medicines);
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);

  add (answers, "drug", "drug#2");
  respite_answers_set_text (answers, "daily#2", "no", NULL);
  g_assert_false (respite_answers_is_enabled (answers, "why"));
  g_assert_true (respite_answers_is_enabled (answers, "why#2"));

  respite_answers_set_text (answers, "name", "Aspirin", NULL);
  g_assert_true (respite_answers_is_enabled (answers, "at"));
  g_assert_false (respite_answers_is_enabled (answers, "at#2.1"));
  g_assert_false (respite_answers_is_enabled (answers, "last"));
  respite_answers_set_text (answers, "name#2", "Aspirin", NULL);
  g_assert_true (respite_answers_is_enabled (answers, "last"));
}

static void
test_written_and_read_again (void)
{
  g_autoptr (RespiteForm) form = read_items (medicines);
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
  g_autoptr (RespiteAnswers) again = NULL;
  g_autoptr (RespiteAnswers) copy = NULL;
  g_autoptr (RespiteAnswers) plain = respite_answers_new (form);
  g_autoptr (RespiteAnswers) nested = respite_answers_new (form);
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *object = g_strdelimit (g_strdup ("{'any':true,'drug':[{'name':'x','dose':[{'mg':1},{'mg':2}]},"
                                                    "{'name':'y','daily':false,'why':'z','dose':[]}]}"), "'", '"');
  g_autofree char *json = NULL;
  g_autofree char *json_again = NULL;
  g_autofree char *plain_text = NULL;
  g_autofree char *keys = NULL;

  g_assert_true (respite_answers_read_object (answers, object, -1, &error));
  g_assert_no_error (error);
  assert_keys (answers, "any drug name daily why dose mg at dose#1.2 mg#1.2 at#1.2 drug#2 name#2 daily#2 why#2 "
               "dose#2.1 mg#2.1 at#2.1 last");
  g_assert_cmpstr (respite_answers_get_text (answers, "mg#1.2"), ==, "2");
  g_assert_cmpstr (respite_answers_get_text (answers, "why#2"), ==, "z");
  issues = respite_answers_validate (answers, "en");
  g_assert_cmpuint (issues->len, ==, 0);

  json = respite_answers_to_json (answers, FALSE, NULL, NULL);
  again = respite_answers_new_from_json (form, json, -1, &error);
  g_assert_no_error (error);
  json_again = respite_answers_to_json (again, FALSE, NULL, NULL);
  g_assert_cmpstr (json, ==, json_again);
  copy = respite_answers_copy (again);
  keys = join_keys (answers);
  assert_keys (copy, keys);

  plain_text = respite_answers_to_object (answers);
  g_assert_true (respite_answers_read_object (plain, plain_text, -1, &error));
  g_assert_no_error (error);
  assert_keys (plain, keys);
  g_assert_false (respite_answers_read_object (nested, "{\"drug\": 5}", -1, NULL));
  g_assert_false (respite_answers_read_object (nested, "{\"drug\": [{\"nix\": 5}]}", -1, NULL));
  g_assert_false (respite_answers_read_object (nested, "{\"name#99999\": \"x\"}", -1, NULL));
  assert_keys (nested, "any drug name daily why dose mg at last");
}

/* An empty time stays in a draft, so that it is there after a crash, and not in what was finished. */
static void
test_empty_times (void)
{
  g_autoptr (RespiteForm) form = read_items (
    "{'linkId':'g','type':'group','repeats':true,'item':[{'linkId':'a','type':'string'}]}");
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
  g_autoptr (RespiteAnswers) draft = NULL;
  g_autoptr (RespiteAnswers) finished = NULL;
  g_autofree char *draft_json = NULL;
  g_autofree char *json = NULL;

  add (answers, "g", "g#2");
  respite_answers_set_text (answers, "a#2", "x", NULL);
  draft_json = respite_answers_to_json (answers, TRUE, NULL, NULL);
  draft = respite_answers_new_from_json (form, draft_json, -1, NULL);
  g_assert_cmpstr (respite_answers_get_text (draft, "a#2"), ==, "x");
  json = respite_answers_to_json (answers, FALSE, NULL, NULL);
  finished = respite_answers_new_from_json (form, json, -1, NULL);
  g_assert_cmpstr (respite_answers_get_text (finished, "a"), ==, "x");
}

static void
test_occurrences (void)
{
  g_autoptr (RespiteForm) form = read_items (
    "{'linkId':'g','type':'group','repeats':true,'extension':[{'url':'" URL "questionnaire-minOccurs','valueInteger':2}"
    "],'item':[{'linkId':'a','type':'string'}]},{'linkId':'#2','type':'string'}");
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
  g_autoptr (GPtrArray) issues = NULL;

  assert_keys (answers, "g a g#2 a#2 #2");
  respite_answers_remove_group (answers, "g");
  issues = respite_answers_validate (answers, "en");
  g_assert_cmpuint (issues->len, ==, 1);
  g_assert_cmpstr (((RespiteIssue *) issues->pdata[0])->text, ==, "Please give at least 2 answers.");
}

/* A form whose own linkIds look like keys has no groups that repeat: nothing can be mixed up. */
static void
test_unclear_link_ids (void)
{
  g_autofree char *json = g_strdelimit (g_strdup (
    "{'resourceType':'Questionnaire','status':'active','item':[{'linkId':'g','type':'group','repeats':true,'item':["
    "{'linkId':'a','type':'string'}]},{'linkId':'a#2','type':'string'}]}"), "'", '"');
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (RespiteForm) form = respite_form_new_from_json (json, -1, &notes, NULL);
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);

  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (((RespiteFormNote *) notes->pdata[0])->link_id, ==, "g");
  g_assert_null (respite_answers_add_group (answers, "g", NULL));
  g_assert_true (respite_answers_set_text (answers, "a#2", "x", NULL));
  g_assert_cmpstr (respite_answers_get_text (answers, "a"), ==, "");
}

#define FACT(link_id, type, word, rest) \
  "{'linkId':'" link_id "','type':'" type "','extension':[{'url':'urn:respite:prefill','valueCode':'" word "'}" rest "}"
#define UNIT(code) ",{'url':'" URL "questionnaire-unit','valueCoding':{'code':'" code "'}}]"

static void
test_prefill (void)
{
  static const char *const allergies[] = { "Latex", "Penicillin", NULL };
  const RespitePatientFacts facts = {
    .given = "Rosa", .family = "Martínez", .born = "1980-02-29", .today = "2026-02-28", .sex = "female",
    .weight_g = 71400, .height_mm = 1655, .allergies = allergies,
  };
  static const struct
  {
    const char *link_id;
    const char *text;
  } cases[] = {
    { "name", "Rosa Martínez" }, { "born", "1980-02-29" }, { "age", "45" }, { "sex", "f" }, { "kg", "71.4" },
    { "lb", "157.4" }, { "g", "71400" }, { "stone", "" }, { "whole", "71" }, { "cm", "165.5" }, { "in", "65.2" },
    { "any", "true" }, { "one", "Latex, Penicillin" }, { "all", "Latex" }, { "phone", "" }, { "short", "" },
    { "kept", "Somebody" }, { "meds", "" },
  };
  g_autoptr (RespiteForm) form = read_items (
    FACT ("name", "string", "patient.name", "]") "," FACT ("born", "date", "patient.born", "]") ","
    FACT ("age", "integer", "patient.age", "]") ","
    FACT ("sex", "choice", "patient.sex", "],'answerOption':[{'valueCoding':{'code':'f','display':'Female'}},"
          "{'valueCoding':{'code':'m','display':'Male'}}]") "," FACT ("kg", "decimal", "patient.weight", "]") ","
    FACT ("lb", "quantity", "patient.weight", UNIT ("[lb_av]")) "," FACT ("g", "integer", "patient.weight", UNIT ("g"))
    "," FACT ("stone", "decimal", "patient.weight", UNIT ("[stone_av]")) ","
    FACT ("whole", "integer", "patient.weight", UNIT ("kg")) "," FACT ("cm", "decimal", "patient.height", "]") ","
    FACT ("in", "decimal", "patient.height", UNIT ("[in_i]")) "," FACT ("any", "boolean", "patient.has-allergies", "]")
    "," FACT ("one", "text", "patient.allergies", "]") ","
    FACT ("all", "string", "patient.allergies", "],'repeats':true") "," FACT ("phone", "string", "patient.phone", "]")
    "," FACT ("short", "string", "patient.name", "],'maxLength':5") ","
    FACT ("kept", "string", "patient.name", "],'initial':[{'valueString':'Somebody'}]") ","
    FACT ("meds", "string", "patient.medicines", "]"));
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
  g_autoptr (RespiteAnswers) again = NULL;
  g_autofree char *json = NULL;

  g_assert_cmpint (respite_answers_prefill (answers, &facts), ==, 13);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].link_id);
      g_assert_cmpstr (respite_answers_get_text (answers, cases[i].link_id), ==, cases[i].text);
      g_assert_cmpint (respite_answers_is_prefilled (answers, cases[i].link_id), ==,
                       *cases[i].text != '\0' && !g_str_equal (cases[i].link_id, "kept"));
    }
  g_assert_cmpuint (respite_answers_get (answers, "all")->len, ==, 2);
  g_assert_cmpint (respite_answers_prefill (answers, &facts), ==, 0);

  json = respite_answers_to_json (answers, TRUE, NULL, NULL);
  g_assert_nonnull (strstr (json, "urn:respite:prefilled"));
  again = respite_answers_new_from_json (form, json, -1, NULL);
  g_assert_true (respite_answers_is_prefilled (again, "name"));
  respite_answers_confirm (again, "name");
  g_assert_false (respite_answers_is_prefilled (again, "name"));
  g_assert_true (respite_answers_is_prefilled (again, "born"));
  respite_answers_set_text (again, "born", "1980-02-29", NULL);
  g_assert_false (respite_answers_is_prefilled (again, "born"));
  respite_answers_confirm (again, NULL);
  g_assert_false (respite_answers_is_prefilled (again, "age"));
  g_assert_cmpstr (respite_answers_get_text (again, "age"), ==, "45");
}

/* Nothing known is not the same as nothing there. */
static void
test_prefill_says_no_more_than_is_known (void)
{
  g_autoptr (RespiteForm) form = read_items (FACT ("any", "boolean", "patient.has-allergies", "]") ","
                                             FACT ("odd", "string", "patient.shoe-size", "]"));
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
  RespitePatientFacts facts = { NULL };

  g_assert_cmpint (respite_answers_prefill (answers, &facts), ==, 0);
  facts.has_no_allergies = TRUE;
  g_assert_cmpint (respite_answers_prefill (answers, &facts), ==, 1);
  g_assert_cmpstr (respite_answers_get_text (answers, "any"), ==, "false");
  g_assert_false (respite_prefill_is_known ("patient.shoe-size"));
  g_assert_true (respite_prefill_is_known ("patient.weight"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/form-groups/keys", test_keys);
  g_test_add_func ("/form-groups/removed-in-the-middle", test_removed_in_the_middle);
  g_test_add_func ("/form-groups/conditions-look-near", test_conditions_look_near);
  g_test_add_func ("/form-groups/written-and-read-again", test_written_and_read_again);
  g_test_add_func ("/form-groups/empty-times", test_empty_times);
  g_test_add_func ("/form-groups/occurrences", test_occurrences);
  g_test_add_func ("/form-groups/unclear-link-ids", test_unclear_link_ids);
  g_test_add_func ("/form-groups/prefill", test_prefill);
  g_test_add_func ("/form-groups/prefill-says-no-more-than-is-known", test_prefill_says_no_more_than_is_known);

  return g_test_run ();
}
