/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Walks the tree of an expression over the JSON of a response and its definition. */

#include "config.h"

#include "forms/respite-expression-private.h"

#include <string.h>

#include "base/respite-error.h"
#include "base/respite-str.h"

GArray *
respite_expression_fail (Evaluator  *self,
                         const char *reason)
{
  if (self->error == NULL || *self->error == NULL)
    respite_set_error (self->error, RESPITE_ERROR_INVALID, "%s", respite_translate (reason));

  return NULL;
}

gboolean
respite_expression_count (Evaluator *self,
                          guint      steps)
{
  *self->steps = (int) MIN ((gint64) *self->steps + steps, (gint64) RESPITE_EXPRESSION_MAX_STEPS + 1);

  return *self->steps <= RESPITE_EXPRESSION_MAX_STEPS ||
         respite_expression_fail (self, N_("it takes too many steps")) != NULL;
}

GArray *
respite_expression_none (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Value));
}

GArray *
respite_expression_one (Value value)
{
  GArray *list = respite_expression_none ();

  g_array_append_val (list, value);

  return list;
}

GArray *
respite_expression_number (gint64   number,
                           gboolean is_integer)
{
  return respite_expression_one ((Value) { .kind = VALUE_NUMBER, .number = number, .is_integer = is_integer });
}

GArray *
respite_expression_boolean (gboolean truth)
{
  return respite_expression_one ((Value) { .kind = VALUE_BOOLEAN, .number = truth ? 1 : 0 });
}

GArray *
respite_expression_string (Evaluator  *self,
                           const char *text)
{
  return respite_expression_one ((Value) { .kind = VALUE_STRING,
                                           .text = g_string_chunk_insert (self->texts, text) });
}

void
respite_expression_add_json (GArray            *list,
                             const RespiteJson *json,
                             const char        *type)
{
  Value value = { .kind = VALUE_JSON, .json = json, .type = type };

  switch (json->type)
    {
    case RESPITE_JSON_NULL:
      return;
    case RESPITE_JSON_ARRAY:
      for (guint i = 0; i < json->items->len; i++)
        respite_expression_add_json (list, json->items->pdata[i], type);
      return;
    case RESPITE_JSON_BOOLEAN:
      value.kind = VALUE_BOOLEAN;
      value.number = json->truth;
      break;
    case RESPITE_JSON_STRING:
      value.kind = VALUE_STRING;
      value.text = json->text;
      break;
    case RESPITE_JSON_NUMBER:
      if (respite_expression_read_number (json->text, &value.number, &value.is_integer))
        value.kind = VALUE_NUMBER;
      break;
    case RESPITE_JSON_OBJECT:
    default:
      break;
    }

  g_array_append_val (list, value);
}

/* "value" also finds "valueCoding": the part behind it is the type. */
static void
add_choice (GArray            *list,
            const RespiteJson *json)
{
  for (guint i = 0; json->names != NULL && i < json->names->len; i++)
    {
      const char *name = json->names->pdata[i];

      if (g_str_has_prefix (name, "value") && g_ascii_isupper (name[5]))
        respite_expression_add_json (list, json->items->pdata[i], name + 5);
    }
}

const char *
respite_expression_get_type (const char *name)
{
  return g_str_has_prefix (name, "value") && name[5] != '\0' ? name + 5 : NULL;
}

GArray *
respite_expression_get (Evaluator    *self,
                        const GArray *input,
                        const char   *name)
{
  GArray *list = respite_expression_none ();
  guint names = 0;

  for (guint i = 0; i < input->len; i++)
    {
      const Value *value = &g_array_index (input, Value, i);
      const RespiteJson *member;

      if (value->json == NULL || value->json->type != RESPITE_JSON_OBJECT)
        continue;
      names += respite_json_get_length (value->json);
      member = respite_json_get (value->json, name);
      if (member != NULL)
        respite_expression_add_json (list, member, respite_expression_get_type (name));
      else if (g_str_equal (name, "value"))
        add_choice (list, value->json);
    }

  if (!respite_expression_count (self, input->len + list->len + names / 16))
    g_clear_pointer (&list, g_array_unref);

  return list;
}

static GArray *
get_json (const RespiteJson *json)
{
  GArray *list = respite_expression_none ();

  if (json != NULL)
    respite_expression_add_json (list, json, NULL);

  return list;
}

/* A path may begin with the response: "QuestionnaireResponse.item". */
static GArray *
get_member (Evaluator    *self,
            const Node   *node,
            const GArray *input)
{
  g_autoptr (GArray) left = NULL;

  if (node->left == NULL)
    {
      if (g_str_equal (node->text, "QuestionnaireResponse"))
        return get_json (self->scope->resource);
      return respite_expression_get (self, input, node->text);
    }

  left = respite_expression_run (self, node->left, input);

  return left != NULL ? respite_expression_get (self, left, node->text) : NULL;
}

static const RespiteFormVariable *
find_variable (const Evaluator *self,
               const char      *name)
{
  for (guint i = 0; i < self->scope->variables->len; i++)
    {
      const GPtrArray *list = self->scope->variables->pdata[i];

      for (guint j = 0; j < list->len; j++)
        if (g_str_equal (((const RespiteFormVariable *) list->pdata[j])->name, name))
          return list->pdata[j];
    }

  return NULL;
}

/* Worked out once; one that is met again before it has a value depends on itself. */
static GArray *
run_variable (Evaluator                 *self,
              const RespiteFormVariable *variable)
{
  const GArray *focus = self->focus;
  const GArray *total = self->total;
  g_autoptr (GArray) start = NULL;
  GArray *list;
  gpointer known;

  if (variable->expression == NULL)
    return respite_expression_fail (self, N_("it needs a variable that cannot be worked out"));
  if (g_hash_table_lookup_extended (self->variables, variable, NULL, &known))
    return known != NULL ? g_array_ref (known) :
           respite_expression_fail (self, N_("a variable depends on itself"));

  g_hash_table_insert (self->variables, (gpointer) variable, NULL);
  start = get_json (self->scope->context);
  self->focus = start;
  self->total = NULL;
  list = respite_expression_run (self, variable->expression->node, start);
  self->focus = focus;
  self->total = total;
  if (list != NULL)
    g_hash_table_insert (self->variables, (gpointer) variable, g_array_ref (list));

  return list;
}

static GArray *
get_variable (Evaluator  *self,
              const char *name)
{
  const RespiteFormVariable *variable;

  if (g_str_equal (name, "resource") || g_str_equal (name, "rootResource"))
    return get_json (self->scope->resource);
  if (g_str_equal (name, "context"))
    return get_json (self->scope->context);
  if (g_str_equal (name, "questionnaire"))
    return get_json (self->scope->questionnaire);
  if (g_str_equal (name, "qitem"))
    return get_json (self->scope->item);

  variable = find_variable (self, name);

  return variable != NULL ? run_variable (self, variable) :
         respite_expression_fail (self, N_("it needs something that is not in the form"));
}

static GArray *
get_item (Evaluator    *self,
          const Node   *node,
          const GArray *input)
{
  g_autoptr (GArray) left = respite_expression_run (self, node->left, input);
  g_autoptr (GArray) right = left != NULL ? respite_expression_run (self, node->arguments->pdata[0], input) : NULL;
  gboolean has;
  Value position;
  gint64 index;

  if (right == NULL || !respite_expression_get_number (self, right, &has, &position))
    return NULL;
  index = has ? position.number / RESPITE_EXPRESSION_ONE : -1;
  if (has && position.number % RESPITE_EXPRESSION_ONE != 0)
    return respite_expression_fail (self, N_("a position must be a whole number"));

  return index >= 0 && index < left->len ? respite_expression_one (g_array_index (left, Value, index)) :
         respite_expression_none ();
}

static GArray *
negate (Evaluator    *self,
        const Node   *node,
        const GArray *input)
{
  g_autoptr (GArray) left = respite_expression_run (self, node->left, input);
  gboolean has;
  Value value;

  if (left == NULL || !respite_expression_get_number (self, left, &has, &value))
    return NULL;

  return has ? respite_expression_number (-value.number, value.is_integer) : respite_expression_none ();
}

static GArray *
call_function (Evaluator    *self,
               const Node   *node,
               const GArray *input)
{
  g_autoptr (GArray) left = node->left != NULL ? respite_expression_run (self, node->left, input) :
                            g_array_ref ((GArray *) input);

  return left != NULL ? node->function->call (self, node, left) : NULL;
}

static GArray *
run_node (Evaluator    *self,
          const Node   *node,
          const GArray *input)
{
  switch (node->kind)
    {
    case NODE_NUMBER:
      return respite_expression_number (node->number, node->is_integer);
    case NODE_STRING:
      return respite_expression_one ((Value) { .kind = VALUE_STRING, .text = node->text });
    case NODE_BOOLEAN:
      return respite_expression_boolean (node->number != 0);
    case NODE_EMPTY:
      return respite_expression_none ();
    case NODE_VARIABLE:
      return get_variable (self, node->text);
    case NODE_THIS:
      return g_array_ref ((GArray *) self->focus);
    case NODE_INDEX:
      return respite_expression_number (self->index * RESPITE_EXPRESSION_ONE, TRUE);
    case NODE_TOTAL:
      return self->total != NULL ? g_array_ref ((GArray *) self->total) : respite_expression_none ();
    case NODE_MEMBER:
      return get_member (self, node, input);
    case NODE_FUNCTION:
      return call_function (self, node, input);
    case NODE_ITEM:
      return get_item (self, node, input);
    case NODE_NEGATIVE:
      return negate (self, node, input);
    case NODE_OPERATOR:
      return respite_expression_operate (self, node, input);
    case NODE_TYPE:
    default:
      g_assert_not_reached ();
    }
}

GArray *
respite_expression_run (Evaluator    *self,
                        const Node   *node,
                        const GArray *input)
{
  GArray *list;

  if (self->frames >= RESPITE_EXPRESSION_MAX_FRAMES)
    return respite_expression_fail (self, N_("it is nested too deeply"));
  if (!respite_expression_count (self, 1))
    return NULL;

  self->frames++;
  list = run_node (self, node, input);
  self->frames--;

  return list;
}

gboolean
respite_expression_get_truth (Evaluator    *self,
                              const GArray *list,
                              int          *truth)
{
  const Value *value = list->len > 0 ? &g_array_index (list, Value, 0) : NULL;

  if (list->len > 1)
    return respite_expression_fail (self, N_("there is more than one value where one is needed")) != NULL;
  *truth = value == NULL ? -1 : value->kind == VALUE_BOOLEAN ? (int) value->number : 1;

  return TRUE;
}

gboolean
respite_expression_get_number (Evaluator    *self,
                               const GArray *list,
                               gboolean     *has,
                               Value        *value)
{
  *has = list->len > 0;
  if (list->len > 1)
    return respite_expression_fail (self, N_("there is more than one value where one is needed")) != NULL;
  if (!*has)
    return TRUE;

  *value = g_array_index (list, Value, 0);
  if (value->kind == VALUE_NUMBER)
    return TRUE;

  return respite_expression_fail (self, value->json != NULL && value->json->type == RESPITE_JSON_NUMBER ?
                                  N_("a number is too large or too fine") :
                                  N_("there is something else where a number is needed")) != NULL;
}

void
respite_expression_node_free (Node *node)
{
  if (node == NULL)
    return;

  g_free (node->text);
  respite_expression_node_free (node->left);
  if (node->arguments != NULL)
    g_ptr_array_unref (node->arguments);
  g_free (node);
}

RespiteExpression *
respite_expression_new (const char *text,
                        GError    **error)
{
  RespiteExpression *expression;
  Node *node;

  if (strlen (text) > RESPITE_EXPRESSION_MAX_BYTES)
    {
      respite_set_error (error, RESPITE_ERROR_PARSE, N_("the expression is too large"));
      return NULL;
    }
  node = respite_expression_parse (text, error);
  if (node == NULL)
    return NULL;

  expression = g_new0 (RespiteExpression, 1);
  expression->node = node;

  return expression;
}

void
respite_expression_free (RespiteExpression *expression)
{
  if (expression == NULL)
    return;

  respite_expression_node_free (expression->node);
  g_free (expression);
}

static const char *
find_unknown (const Node *node,
              GPtrArray  *lists)
{
  static const char *const own[] = { "resource", "rootResource", "context", "questionnaire", "qitem" };
  const char *found = node->left != NULL ? find_unknown (node->left, lists) : NULL;

  for (guint i = 0; found == NULL && node->arguments != NULL && i < node->arguments->len; i++)
    found = find_unknown (node->arguments->pdata[i], lists);
  if (found != NULL || node->kind != NODE_VARIABLE)
    return found;

  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_str_equal (own[i], node->text))
      return NULL;
  for (guint i = 0; i < lists->len; i++)
    {
      const GPtrArray *list = lists->pdata[i];

      for (guint j = 0; j < list->len; j++)
        if (g_strcmp0 (((const RespiteFormVariable *) list->pdata[j])->name, node->text) == 0)
          return NULL;
    }

  return node->text;
}

const char *
respite_expression_find_unknown (const RespiteExpression *expression,
                                 GPtrArray               *variables)
{
  return find_unknown (expression->node, variables);
}

static const char *
get_text (const RespiteJson *json,
          const char        *name)
{
  const char *text = respite_json_get_string (json, name);

  return text != NULL ? text : "";
}

/* An object is a Quantity where it has a value, else a Coding where it has a code. */
static RespiteFormValue *
read_object (Evaluator         *self,
             const RespiteJson *json)
{
  const RespiteJson *number = respite_json_get (json, "value");
  const char *code = respite_json_get_string (json, "code");
  RespiteFormValue *value;

  if (number != NULL && number->type == RESPITE_JSON_NUMBER)
    {
      value = respite_form_value_new (RESPITE_VALUE_QUANTITY, number->text);
      respite_set_str (&value->display, get_text (json, "unit"));
      respite_set_str (&value->unit_code, get_text (json, "code"));
    }
  else if (code != NULL)
    {
      value = respite_form_value_new (RESPITE_VALUE_CODING, code);
      respite_set_str (&value->display, get_text (json, "display"));
    }
  else
    {
      respite_expression_fail (self, N_("the result is not an answer"));
      return NULL;
    }
  respite_set_str (&value->system, get_text (json, "system"));

  return value;
}

static RespiteFormValue *
read_result (Evaluator   *self,
             const Value *value)
{
  g_autofree char *text = NULL;

  switch (value->kind)
    {
    case VALUE_NUMBER:
      text = respite_expression_format (value->number);
      return respite_form_value_new (value->is_integer ? RESPITE_VALUE_INTEGER : RESPITE_VALUE_DECIMAL, text);
    case VALUE_STRING:
      return respite_form_value_new (RESPITE_VALUE_STRING, value->text);
    case VALUE_BOOLEAN:
      return respite_form_value_new (RESPITE_VALUE_BOOLEAN, value->number ? "true" : "false");
    case VALUE_JSON:
    default:
      return read_object (self, value->json);
    }
}

static void
unref_list (gpointer list)
{
  if (list != NULL)
    g_array_unref (list);
}

gboolean
respite_expression_evaluate (const RespiteExpression       *expression,
                             const RespiteExpressionScope  *scope,
                             RespiteFormValue             **value,
                             GError                       **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GStringChunk) texts = g_string_chunk_new (256);
  g_autoptr (GHashTable) variables = g_hash_table_new_full (NULL, NULL, NULL, unref_list);
  g_autoptr (GHashTable) patterns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                           (GDestroyNotify) g_regex_unref);
  g_autoptr (GHashTable) owners = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) start = get_json (scope->context);
  g_autoptr (GArray) result = NULL;
  int steps = 0;
  Evaluator self = {
    .scope = scope, .texts = texts, .variables = variables, .patterns = patterns, .owners = owners, .focus = start,
    .error = &reason, .steps = scope->steps != NULL ? scope->steps : &steps,
  };

  *value = NULL;
  result = respite_expression_run (&self, expression->node, start);
  if (result != NULL && result->len > 1)
    respite_expression_fail (&self, N_("the result is more than one value"));
  else if (result != NULL && result->len == 1)
    *value = read_result (&self, &g_array_index (result, Value, 0));

  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}
