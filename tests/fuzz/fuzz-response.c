/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "forms/respite-answers.h"
#include "fuzz.h"
#include "respite-core.h"

/* One question of every type; ' stands for ". */
static const char questions[] =
  "{'resourceType':'Questionnaire','status':'active','url':'http://a/b','version':'2','item':["
  "{'linkId':'b','type':'boolean','item':[{'linkId':'b1','type':'string'}]},{'linkId':'d','type':'decimal'},"
  "{'linkId':'i','type':'integer'},{'linkId':'da','type':'date'},{'linkId':'dt','type':'dateTime'},"
  "{'linkId':'ti','type':'time'},{'linkId':'t','type':'text','repeats':true},{'linkId':'u','type':'url'},"
  "{'linkId':'g','type':'group','repeats':true,'item':[{'linkId':'q','type':'quantity'}]},{'linkId':'r','type':"
  "'attachment'},"
  "{'linkId':'o','type':'open-choice','answerOption':[{'valueString':'a'}]},{'linkId':'c','type':'choice','repeats':"
  "true,'answerOption':[{'valueCoding':{'system':'s','code':'x'}},{'valueCoding':{'code':'y'}}]}]}";

static RespiteForm *
get_form (void)
{
  static RespiteForm *form;
  g_autofree char *json = NULL;

  if (form != NULL)
    return form;

  respite_core_init ();
  json = g_strdelimit (g_strdup (questions), "'", '"');
  form = respite_form_new_from_json (json, -1, NULL, NULL);
  g_assert (form != NULL);

  return form;
}

/* As a plain object: refused without a change, or taken and written again. */
static void
try_object (const uint8_t *data,
            size_t         size)
{
  g_autoptr (RespiteAnswers) answers = respite_answers_new (get_form ());
  g_autoptr (RespiteAnswers) again = respite_answers_new (get_form ());
  g_autoptr (GError) error = NULL;
  g_autofree char *object = NULL;

  if (!respite_answers_read_object (answers, (const char *) data, (gssize) size, &error))
    {
      g_assert (error != NULL);
      g_assert_cmpstr (respite_answers_get_text (answers, "d"), ==, "");
      return;
    }
  object = respite_answers_to_object (answers);
  g_assert (respite_answers_read_object (again, object, -1, &error));
}

/* Checked: it has faults or is taken, and what is taken is in order. */
static void
try_check (const uint8_t *data,
           size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteAnswers) answers = NULL;
  g_autoptr (GPtrArray) issues = respite_answers_check_json (get_form (), (const char *) data, (gssize) size, "es",
                                                             TRUE, &answers, &error);
  g_autofree char *json = NULL;

  g_assert ((issues == NULL) == (error != NULL));
  g_assert ((issues == NULL) == (answers == NULL));
  if (answers == NULL)
    return;

  json = respite_answers_to_json (answers, FALSE, NULL, NULL);
  g_assert (json != NULL);
}

/* As a response: what is read is written, read and written again without a difference. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteAnswers) answers = NULL;
  g_autoptr (RespiteAnswers) again = NULL;
  g_autofree char *json = NULL;
  g_autofree char *json_again = NULL;

  try_object (data, size);
  try_check (data, size);
  answers = respite_answers_new_from_json (get_form (), (const char *) data, (gssize) size, &error);
  g_assert ((answers == NULL) == (error != NULL));
  if (answers == NULL)
    return 0;

  json = respite_answers_to_json (answers, TRUE, NULL, NULL);
  again = respite_answers_new_from_json (get_form (), json, -1, &error);
  g_assert_no_error (error);
  json_again = respite_answers_to_json (again, TRUE, NULL, NULL);
  g_assert_cmpstr (json, ==, json_again);

  return 0;
}
