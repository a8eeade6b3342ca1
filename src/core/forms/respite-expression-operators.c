/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* The operators of an expression: arithmetic, comparison, three-valued logic. */

#include "config.h"

#include "forms/respite-expression-private.h"

#include <string.h>

#include "base/respite-error.h"

static gboolean
are_equal_json (Evaluator         *self,
                const RespiteJson *a,
                const RespiteJson *b)
{
  if (++*self->steps > RESPITE_EXPRESSION_MAX_STEPS)
    return FALSE;               /* whatever asks is about to count its steps, too */
  if (a->type != b->type || g_strcmp0 (a->text, b->text) != 0 || a->truth != b->truth ||
      respite_json_get_length (a) != respite_json_get_length (b))
    return FALSE;

  for (guint i = 0; i < respite_json_get_length (a); i++)
    {
      const RespiteJson *other = a->names != NULL ? respite_json_get (b, a->names->pdata[i]) :
                                 respite_json_get_nth (b, i);

      if (other == NULL || !are_equal_json (self, a->items->pdata[i], other))
        return FALSE;
    }

  return TRUE;
}

gboolean
respite_expression_is_equal (Evaluator   *self,
                             const Value *a,
                             const Value *b)
{
  if (a->kind != b->kind)
    return FALSE;

  switch (a->kind)
    {
    case VALUE_NUMBER:
    case VALUE_BOOLEAN:
      return a->number == b->number;
    case VALUE_STRING:
      return g_str_equal (a->text, b->text);
    case VALUE_JSON:
    default:
      return a->json == b->json || are_equal_json (self, a->json, b->json);
    }
}

gboolean
respite_expression_is_among (Evaluator    *self,
                             const GArray *list,
                             const Value  *value)
{
  for (guint i = 0; i < list->len; i++)
    if (respite_expression_is_equal (self, &g_array_index (list, Value, i), value))
      return TRUE;

  return FALSE;
}

static gboolean
is_code_equal (const char *a_code,
               const char *a_system,
               const char *b_code,
               const char *b_system)
{
  return g_strcmp0 (a_code, b_code) == 0 &&
         (a_system == NULL || b_system == NULL || g_str_equal (a_system, b_system));
}

/* "~": codings by code and system, texts without case. */
static gboolean
is_equivalent (Evaluator   *self,
               const Value *a,
               const Value *b)
{
  const char *a_code = a->kind == VALUE_JSON ? respite_json_get_string (a->json, "code") : NULL;
  const char *b_code = b->kind == VALUE_JSON ? respite_json_get_string (b->json, "code") : NULL;

  if (a_code != NULL && b_code != NULL)
    return is_code_equal (a_code, respite_json_get_string (a->json, "system"), b_code,
                          respite_json_get_string (b->json, "system"));
  if (a->kind == VALUE_STRING && b->kind == VALUE_STRING)
    {
      g_autofree char *a_folded = g_utf8_casefold (a->text, -1);
      g_autofree char *b_folded = g_utf8_casefold (b->text, -1);

      return g_str_equal (a_folded, b_folded);
    }

  return respite_expression_is_equal (self, a, b);
}

static GArray *
compare_lists (Evaluator    *self,
               Operator      op,
               const GArray *left,
               const GArray *right)
{
  gboolean is_exact = op == OP_EQUAL || op == OP_NOT_EQUAL;
  gboolean is_same = left->len == right->len;

  if (is_exact && (left->len == 0 || right->len == 0))
    return respite_expression_none ();
  if (!respite_expression_count (self, MAX (left->len, right->len)))
    return NULL;

  for (guint i = 0; is_same && i < left->len; i++)
    {
      const Value *a = &g_array_index (left, Value, i);
      const Value *b = &g_array_index (right, Value, i);

      is_same = is_exact ? respite_expression_is_equal (self, a, b) : is_equivalent (self, a, b);
    }

  if (!respite_expression_count (self, 1))
    return NULL;

  return respite_expression_boolean (is_same == (op == OP_EQUAL || op == OP_EQUIVALENT));
}

static GArray *
compare_order (Evaluator    *self,
               Operator      op,
               const GArray *left,
               const GArray *right)
{
  const Value *a, *b;
  int order;

  if (left->len > 1 || right->len > 1)
    return respite_expression_fail (self, N_("there is more than one value where one is needed"));
  if (left->len == 0 || right->len == 0)
    return respite_expression_none ();

  a = &g_array_index (left, Value, 0);
  b = &g_array_index (right, Value, 0);
  if (a->kind == VALUE_NUMBER && b->kind == VALUE_NUMBER)
    order = (a->number > b->number) - (a->number < b->number);
  else if (a->kind == VALUE_STRING && b->kind == VALUE_STRING)
    order = strcmp (a->text, b->text);
  else
    return respite_expression_fail (self, N_("it compares values of different types"));

  return respite_expression_boolean ((op == OP_GREATER && order > 0) || (op == OP_LESS && order < 0) ||
                                     (op == OP_AT_LEAST && order >= 0) || (op == OP_AT_MOST && order <= 0));
}

static GArray *
join_texts (Evaluator    *self,
            Operator      op,
            const GArray *left,
            const GArray *right)
{
  const Value *a = left->len > 0 ? &g_array_index (left, Value, 0) : NULL;
  const Value *b = right->len > 0 ? &g_array_index (right, Value, 0) : NULL;
  g_autofree char *text = NULL;

  if (left->len > 1 || right->len > 1)
    return respite_expression_fail (self, N_("there is more than one value where one is needed"));
  if (op == OP_ADD && (a == NULL || b == NULL))
    return respite_expression_none ();
  if ((a != NULL && a->kind != VALUE_STRING) || (b != NULL && b->kind != VALUE_STRING))
    return respite_expression_fail (self, N_("there is something else where a text is needed"));

  text = g_strconcat (a != NULL ? a->text : "", b != NULL ? b->text : "", NULL);

  return respite_expression_count (self, (guint) strlen (text)) ? respite_expression_string (self, text) : NULL;
}

static gboolean
is_text (const GArray *list)
{
  return list->len == 1 && g_array_index (list, Value, 0).kind == VALUE_STRING;
}

static GArray *
calculate (Evaluator    *self,
           Operator      op,
           const GArray *left,
           const GArray *right)
{
  gboolean has_left, has_right, is_integer;
  gboolean fits = TRUE;
  gint64 number = 0;
  Value a, b;

  if (!respite_expression_get_number (self, left, &has_left, &a) ||
      !respite_expression_get_number (self, right, &has_right, &b))
    return NULL;
  if (!has_left || !has_right || ((op == OP_DIVIDE || op == OP_DIV || op == OP_MOD) && b.number == 0))
    return respite_expression_none ();

  is_integer = a.is_integer && b.is_integer;
  if (op == OP_ADD)
    fits = !__builtin_add_overflow (a.number, b.number, &number);
  else if (op == OP_SUBTRACT)
    fits = !__builtin_sub_overflow (a.number, b.number, &number);
  else if (op == OP_MULTIPLY)
    fits = respite_expression_multiply (a.number, b.number, &number);
  else if (op == OP_MOD)
    number = a.number % b.number;
  else if (op == OP_DIV)
    fits = !__builtin_mul_overflow (a.number / b.number, (gint64) RESPITE_EXPRESSION_ONE, &number);
  else
    fits = respite_expression_divide (a.number, b.number, &number);

  if (!fits)
    return respite_expression_fail (self, N_("a number is too large or too fine"));

  return respite_expression_number (number, op == OP_DIV || (is_integer && op != OP_DIVIDE));
}

static GArray *
unite (Evaluator    *self,
       const GArray *left,
       const GArray *right)
{
  g_autoptr (GArray) list = respite_expression_none ();

  for (guint i = 0; i < left->len + right->len; i++)
    {
      const Value *value = i < left->len ? &g_array_index (left, Value, i) :
                           &g_array_index (right, Value, i - left->len);

      if (!respite_expression_count (self, list->len))
        return NULL;
      if (!respite_expression_is_among (self, list, value))
        g_array_append_vals (list, value, 1);
    }

  return g_steal_pointer (&list);
}

static GArray *
find_member (Evaluator    *self,
             const GArray *one,
             const GArray *list)
{
  if (one->len == 0)
    return respite_expression_none ();
  if (one->len > 1)
    return respite_expression_fail (self, N_("there is more than one value where one is needed"));

  return respite_expression_boolean (respite_expression_is_among (self, list, &g_array_index (one, Value, 0)));
}

/* -1 is "not known". */
static GArray *
decide (Evaluator    *self,
        Operator      op,
        const GArray *left,
        const GArray *right)
{
  int a, b;
  int truth;

  if (!respite_expression_get_truth (self, left, &a) || !respite_expression_get_truth (self, right, &b))
    return NULL;

  if (op == OP_IMPLIES)
    {
      op = OP_OR;
      a = a < 0 ? a : !a;
    }
  if (op == OP_AND)
    truth = a == 0 || b == 0 ? 0 : a < 0 || b < 0 ? -1 : 1;
  else if (op == OP_OR)
    truth = a == 1 || b == 1 ? 1 : a < 0 || b < 0 ? -1 : 0;
  else
    truth = a < 0 || b < 0 ? -1 : a != b;

  return truth < 0 ? respite_expression_none () : respite_expression_boolean (truth);
}

gboolean
respite_expression_has_type (Evaluator   *self,
                             const Value *value,
                             const char  *type,
                             gboolean    *has)
{
  const char *own = value->type;

  if (own == NULL && value->kind == VALUE_NUMBER)
    own = value->is_integer ? "Integer" : "Decimal";
  else if (own == NULL && value->kind == VALUE_BOOLEAN)
    own = "Boolean";
  else if (own == NULL && value->kind == VALUE_STRING)
    own = "String";
  if (own == NULL)
    own = respite_json_get_string (value->json, "resourceType");
  if (own == NULL)
    return respite_expression_fail (self, N_("the type of a value is not known")) != NULL;

  *has = g_ascii_strcasecmp (own, type) == 0;

  return TRUE;
}

static GArray *
check_type (Evaluator    *self,
            const Node   *node,
            const GArray *left)
{
  const char *type = ((const Node *) node->arguments->pdata[0])->text;
  gboolean has;

  if (left->len == 0)
    return respite_expression_none ();
  if (left->len > 1)
    return respite_expression_fail (self, N_("there is more than one value where one is needed"));
  if (!respite_expression_has_type (self, &g_array_index (left, Value, 0), type, &has))
    return NULL;
  if (node->op == OP_IS)
    return respite_expression_boolean (has);

  return has ? respite_expression_one (g_array_index (left, Value, 0)) : respite_expression_none ();
}

GArray *
respite_expression_operate (Evaluator    *self,
                            const Node   *node,
                            const GArray *input)
{
  g_autoptr (GArray) left = respite_expression_run (self, node->left, input);
  g_autoptr (GArray) right = NULL;

  if (left == NULL)
    return NULL;
  if (node->op == OP_IS || node->op == OP_AS)
    return check_type (self, node, left);
  right = respite_expression_run (self, node->arguments->pdata[0], input);
  if (right == NULL)
    return NULL;

  switch (node->op)
    {
    case OP_ADD:
      return is_text (left) || is_text (right) ? join_texts (self, node->op, left, right) :
             calculate (self, node->op, left, right);
    case OP_MULTIPLY:
    case OP_DIVIDE:
    case OP_DIV:
    case OP_MOD:
    case OP_SUBTRACT:
      return calculate (self, node->op, left, right);
    case OP_JOIN:
      return join_texts (self, node->op, left, right);
    case OP_UNION:
      return unite (self, left, right);
    case OP_GREATER:
    case OP_LESS:
    case OP_AT_LEAST:
    case OP_AT_MOST:
      return compare_order (self, node->op, left, right);
    case OP_EQUAL:
    case OP_NOT_EQUAL:
    case OP_EQUIVALENT:
    case OP_NOT_EQUIVALENT:
      return compare_lists (self, node->op, left, right);
    case OP_IN:
      return find_member (self, left, right);
    case OP_CONTAINS:
      return find_member (self, right, left);
    case OP_AND:
    case OP_OR:
    case OP_XOR:
    case OP_IMPLIES:
      return decide (self, node->op, left, right);
    case OP_IS:
    case OP_AS:
    default:
      g_assert_not_reached ();
    }
}
