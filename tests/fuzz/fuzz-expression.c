/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "forms/respite-answers.h"
#include "forms/respite-expression.h"
#include "fuzz.h"
#include "respite-core.h"

/* ' stands for ". */
static const char questions[] =
  "{'resourceType':'Questionnaire','status':'active','url':'http://a/b','item':[{'linkId':'q1','type':'choice',"
  "'answerOption':[{'valueCoding':{'code':'a'},'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/"
  "ordinalValue','valueDecimal':2.5}]}]},{'linkId':'n','type':'integer'},{'linkId':'t','type':'text','repeats':true}]}";

typedef struct
{
  RespiteForm *form;
  RespiteJson *definition;
  RespiteJson *response;
} World;

static const World *
get_world (void)
{
  static World world;
  g_autoptr (RespiteAnswers) answers = NULL;
  g_autofree char *json = NULL;
  g_autofree char *response = NULL;

  if (world.form != NULL)
    return &world;

  respite_core_init ();
  json = g_strdelimit (g_strdup (questions), "'", '"');
  world.form = respite_form_new_from_json (json, -1, NULL, NULL);
  world.definition = respite_json_parse (json, -1, NULL);
  answers = respite_answers_new (world.form);
  respite_answers_read_object (answers, "{\"q1\":\"a\",\"n\":175,\"t\":[\"x\",\"y\"]}", -1, NULL);
  response = respite_answers_to_json (answers, FALSE, NULL, NULL);
  world.response = respite_json_parse (response, -1, NULL);
  g_assert (world.response != NULL);

  return &world;
}

/* What is read is worked out or refused with a reason, always within its steps, and the same each time. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const World *world = get_world ();
  g_autofree char *text = fuzz_dup_text (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteExpression) expression = respite_expression_new (text, &error);
  g_autoptr (GPtrArray) variables = g_ptr_array_new ();
  g_autoptr (RespiteFormValue) first = NULL;
  int steps = RESPITE_EXPRESSION_MAX_STEPS * 9 / 10;    /* so that a loop ends sooner */
  int again = steps;
  RespiteExpressionScope scope = {
    world->response, world->response, world->definition, NULL, world->form, variables, &steps,
  };

  g_assert ((expression == NULL) == (error != NULL));
  if (expression == NULL)
    return 0;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (RespiteFormValue) value = NULL;
      g_autoptr (GError) reason = NULL;
      gboolean good;

      scope.steps = i == 0 ? &steps : &again;
      good = respite_expression_evaluate (expression, &scope, &value, &reason);
      g_assert (good == (reason == NULL));
      if (i == 0)
        first = g_steal_pointer (&value);
      else
        g_assert_cmpstr (first != NULL ? first->text : NULL, ==, value != NULL ? value->text : NULL);
    }
  respite_expression_find_unknown (expression, variables);

  return 0;
}
