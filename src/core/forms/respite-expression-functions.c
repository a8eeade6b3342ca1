/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* The functions of an expression on collections and truths. */

#include "config.h"

#include "forms/respite-expression-private.h"

#include <string.h>

#include "base/respite-error.h"

/* What is in an argument, with the $this of where the function stands. */
static GArray *
run_argument (Evaluator  *self,
              const Node *node,
              guint       position)
{
  return respite_expression_run (self, node->arguments->pdata[position], self->focus);
}

/* An argument for one element: $this is the element. */
static GArray *
run_for (Evaluator    *self,
         const Node   *argument,
         const GArray *input,
         guint         index)
{
  const GArray *focus = self->focus;
  gint64 old_index = self->index;
  g_autoptr (GArray) one = respite_expression_one (g_array_index (input, Value, index));
  GArray *list;

  self->focus = one;
  self->index = index;
  list = respite_expression_run (self, argument, one);
  self->focus = focus;
  self->index = old_index;

  return list;
}

static gboolean
test_for (Evaluator    *self,
          const Node   *node,
          const GArray *input,
          guint         index,
          int          *truth)
{
  g_autoptr (GArray) list = run_for (self, node->arguments->pdata[0], input, index);

  return list != NULL && respite_expression_get_truth (self, list, truth);
}

static GArray *
call_where (Evaluator    *self,
            const Node   *node,
            const GArray *input)
{
  g_autoptr (GArray) list = respite_expression_none ();

  for (guint i = 0; i < input->len; i++)
    {
      int truth;

      if (!test_for (self, node, input, i, &truth))
        return NULL;
      if (truth == 1)
        g_array_append_val (list, g_array_index (input, Value, i));
    }

  return g_steal_pointer (&list);
}

static GArray *
call_select (Evaluator    *self,
             const Node   *node,
             const GArray *input)
{
  g_autoptr (GArray) list = respite_expression_none ();

  for (guint i = 0; i < input->len; i++)
    {
      g_autoptr (GArray) part = run_for (self, node->arguments->pdata[0], input, i);

      if (part == NULL || !respite_expression_count (self, part->len))
        return NULL;
      g_array_append_vals (list, part->data, part->len);
    }

  return g_steal_pointer (&list);
}

/* Adds what is not there yet: objects by where they stand, other values by what they are. */
static gboolean
add_new (Evaluator    *self,
         GArray       *list,
         GHashTable   *seen,
         const GArray *part)
{
  for (guint i = 0; i < part->len; i++)
    {
      const Value *value = &g_array_index (part, Value, i);

      if (!respite_expression_count (self, value->kind == VALUE_JSON ? 1 : list->len))
        return FALSE;
      if (value->kind == VALUE_JSON ? g_hash_table_add (seen, (gpointer) value->json) :
          !respite_expression_is_among (self, list, value))
        g_array_append_vals (list, value, 1);
    }

  return TRUE;
}

/* Everything that the argument leads to, and what it leads to from there. */
static GArray *
call_repeat (Evaluator    *self,
             const Node   *node,
             const GArray *input)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) list = respite_expression_none ();
  g_autoptr (GArray) first = call_select (self, node, input);

  if (first == NULL || !add_new (self, list, seen, first))
    return NULL;

  /* The list grows while it is gone through. */
  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr (GArray) part = run_for (self, node->arguments->pdata[0], list, i);

      if (part == NULL || !add_new (self, list, seen, part))
        return NULL;
    }

  return g_steal_pointer (&list);
}

static GArray *
call_children (Evaluator    *self,
               const Node   *node,
               const GArray *input)
{
  g_autoptr (GArray) list = respite_expression_none ();

  for (guint i = 0; i < input->len; i++)
    {
      const Value *value = &g_array_index (input, Value, i);

      for (guint j = 0; value->kind == VALUE_JSON && j < respite_json_get_length (value->json); j++)
        respite_expression_add_json (list, value->json->items->pdata[j],
                                     respite_expression_get_type (value->json->names->pdata[j]));
    }

  return respite_expression_count (self, list->len) ? g_steal_pointer (&list) : NULL;
}

static GArray *
call_descendants (Evaluator    *self,
                  const Node   *node,
                  const GArray *input)
{
  g_autoptr (GArray) list = call_children (self, node, input);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      g_autoptr (GArray) one = respite_expression_one (g_array_index (list, Value, i));
      g_autoptr (GArray) part = call_children (self, node, one);

      if (part == NULL)
        return NULL;
      g_array_append_vals (list, part->data, part->len);
    }

  return g_steal_pointer (&list);
}

static GArray *
call_exists (Evaluator    *self,
             const Node   *node,
             const GArray *input)
{
  g_autoptr (GArray) found = NULL;

  if (node->arguments == NULL)
    return respite_expression_boolean (input->len > 0);
  found = call_where (self, node, input);

  return found != NULL ? respite_expression_boolean (found->len > 0) : NULL;
}

static GArray *
call_all (Evaluator    *self,
          const Node   *node,
          const GArray *input)
{
  g_autoptr (GArray) found = call_where (self, node, input);

  return found != NULL ? respite_expression_boolean (found->len == input->len) : NULL;
}

static GArray *
call_empty (Evaluator    *self,
            const Node   *node,
            const GArray *input)
{
  return respite_expression_boolean (input->len == 0);
}

static GArray *
call_has_value (Evaluator    *self,
                const Node   *node,
                const GArray *input)
{
  return respite_expression_boolean (input->len == 1 && g_array_index (input, Value, 0).kind != VALUE_JSON);
}

static GArray *
call_not (Evaluator    *self,
          const Node   *node,
          const GArray *input)
{
  int truth;

  if (!respite_expression_get_truth (self, input, &truth))
    return NULL;

  return truth < 0 ? respite_expression_none () : respite_expression_boolean (!truth);
}

/* allTrue, anyTrue, allFalse, anyFalse. */
static GArray *
call_truths (Evaluator    *self,
             const Node   *node,
             const GArray *input)
{
  gboolean is_any = g_str_has_prefix (node->text, "any");
  gboolean wanted = g_str_has_suffix (node->text, "True");

  for (guint i = 0; i < input->len; i++)
    {
      const Value *value = &g_array_index (input, Value, i);

      if (value->kind != VALUE_BOOLEAN)
        return respite_expression_fail (self, N_("there is something else where true or false is needed"));
      if ((value->number == wanted) == is_any)
        return respite_expression_boolean (is_any);
    }

  return respite_expression_boolean (!is_any);
}

static GArray *
call_count (Evaluator    *self,
            const Node   *node,
            const GArray *input)
{
  return respite_expression_number ((gint64) input->len * RESPITE_EXPRESSION_ONE, TRUE);
}

static GArray *
get_part (const GArray *input,
          gint64        first,
          gint64        count)
{
  GArray *list = respite_expression_none ();
  gint64 begin = CLAMP (first, 0, input->len);
  gint64 end = CLAMP (count, 0, (gint64) input->len - begin) + begin;

  for (gint64 i = begin; i < end; i++)
    g_array_append_val (list, g_array_index (input, Value, i));

  return list;
}

static GArray *
call_first (Evaluator    *self,
            const Node   *node,
            const GArray *input)
{
  return get_part (input, 0, 1);
}

static GArray *
call_last (Evaluator    *self,
           const Node   *node,
           const GArray *input)
{
  return get_part (input, (gint64) input->len - 1, 1);
}

static GArray *
call_tail (Evaluator    *self,
           const Node   *node,
           const GArray *input)
{
  return get_part (input, 1, input->len);
}

static GArray *
call_single (Evaluator    *self,
             const Node   *node,
             const GArray *input)
{
  return input->len <= 1 ? get_part (input, 0, 1) :
         respite_expression_fail (self, N_("there is more than one value where one is needed"));
}

/* skip and take. */
static GArray *
call_skip (Evaluator    *self,
           const Node   *node,
           const GArray *input)
{
  g_autoptr (GArray) argument = run_argument (self, node, 0);
  gboolean has;
  Value value;
  gint64 number;

  if (argument == NULL || !respite_expression_get_number (self, argument, &has, &value))
    return NULL;
  if (!has || value.number % RESPITE_EXPRESSION_ONE != 0)
    return respite_expression_fail (self, N_("a position must be a whole number"));
  number = value.number / RESPITE_EXPRESSION_ONE;

  return g_str_equal (node->text, "skip") ? get_part (input, MAX (number, 0), input->len) : get_part (input, 0, number);
}

static GArray *
call_distinct (Evaluator    *self,
               const Node   *node,
               const GArray *input)
{
  g_autoptr (GArray) list = respite_expression_none ();

  for (guint i = 0; i < input->len; i++)
    {
      const Value *value = &g_array_index (input, Value, i);

      if (!respite_expression_count (self, list->len))
        return NULL;
      if (!respite_expression_is_among (self, list, value))
        g_array_append_vals (list, value, 1);
    }

  if (g_str_equal (node->text, "isDistinct"))
    return respite_expression_boolean (list->len == input->len);

  return g_steal_pointer (&list);
}

/* union, combine, intersect, exclude: by whether equal values stand there once, and where they must stand. */
static GArray *
call_sets (Evaluator    *self,
           const Node   *node,
           const GArray *input)
{
  g_autoptr (GArray) other = run_argument (self, node, 0);
  g_autoptr (GArray) list = respite_expression_none ();
  gboolean is_sum = g_str_equal (node->text, "union") || g_str_equal (node->text, "combine");
  gboolean is_once = g_str_equal (node->text, "union") || g_str_equal (node->text, "intersect");

  if (other == NULL)
    return NULL;

  for (guint i = 0; i < input->len + (is_sum ? other->len : 0); i++)
    {
      const Value *value = i < input->len ? &g_array_index (input, Value, i) :
                           &g_array_index (other, Value, i - input->len);

      if (!respite_expression_count (self, list->len + other->len))
        return NULL;
      if ((is_once && respite_expression_is_among (self, list, value)) ||
          (!is_sum && respite_expression_is_among (self, other, value) != g_str_equal (node->text, "intersect")))
        continue;
      g_array_append_vals (list, value, 1);
    }

  return g_steal_pointer (&list);
}

/* Only the side that is chosen is worked out. */
static GArray *
call_iif (Evaluator    *self,
          const Node   *node,
          const GArray *input)
{
  const GArray *focus = self->focus;
  g_autoptr (GArray) condition = NULL;
  GArray *list = NULL;
  int truth;

  if (node->left != NULL)
    self->focus = input;
  condition = run_argument (self, node, 0);
  if (condition != NULL && respite_expression_get_truth (self, condition, &truth))
    {
      if (truth == 1)
        list = run_argument (self, node, 1);
      else if (node->arguments->len > 2)
        list = run_argument (self, node, 2);
      else
        list = respite_expression_none ();
    }
  self->focus = focus;

  return list;
}

static GArray *
call_aggregate (Evaluator    *self,
                const Node   *node,
                const GArray *input)
{
  const GArray *old_total = self->total;
  GArray *total = node->arguments->len > 1 ? run_argument (self, node, 1) : respite_expression_none ();

  for (guint i = 0; total != NULL && i < input->len; i++)
    {
      GArray *next;

      self->total = total;
      next = run_for (self, node->arguments->pdata[0], input, i);
      self->total = old_total;
      g_array_unref (total);
      total = next;
    }

  return total;
}

/* ofType, as, is. */
static GArray *
call_type (Evaluator    *self,
           const Node   *node,
           const GArray *input)
{
  const char *type = ((const Node *) node->arguments->pdata[0])->text;
  g_autoptr (GArray) list = respite_expression_none ();

  for (guint i = 0; i < input->len; i++)
    {
      const Value *value = &g_array_index (input, Value, i);
      gboolean has;

      if (!respite_expression_has_type (self, value, type, &has))
        return NULL;
      if (has)
        g_array_append_vals (list, value, 1);
    }

  if (!g_str_equal (node->text, "is"))
    return g_steal_pointer (&list);

  return input->len == 0 ? respite_expression_none () : respite_expression_boolean (list->len == input->len);
}

static GArray *
call_extension (Evaluator    *self,
                const Node   *node,
                const GArray *input)
{
  g_autoptr (GArray) url = run_argument (self, node, 0);
  g_autoptr (GArray) all = url != NULL ? respite_expression_get (self, input, "extension") : NULL;
  g_autoptr (GArray) list = respite_expression_none ();

  if (all == NULL)
    return NULL;
  if (url->len != 1 || g_array_index (url, Value, 0).kind != VALUE_STRING)
    return respite_expression_fail (self, N_("there is something else where a text is needed"));

  for (guint i = 0; i < all->len; i++)
    {
      const Value *value = &g_array_index (all, Value, i);

      if (g_strcmp0 (respite_json_get_string (value->json, "url"), g_array_index (url, Value, 0).text) == 0)
        g_array_append_vals (list, value, 1);
    }

  return g_steal_pointer (&list);
}

/* trace, getValue: the same again. */
static GArray *
call_same (Evaluator    *self,
           const Node   *node,
           const GArray *input)
{
  return g_array_ref ((GArray *) input);
}

static const Function functions[] = {
  { "aggregate",   1, 2, call_aggregate,   FALSE },
  { "all",         1, 1, call_all,         FALSE },
  { "allFalse",    0, 0, call_truths,      FALSE },
  { "allTrue",     0, 0, call_truths,      FALSE },
  { "anyFalse",    0, 0, call_truths,      FALSE },
  { "anyTrue",     0, 0, call_truths,      FALSE },
  { "as",          1, 1, call_type,        TRUE  },
  { "children",    0, 0, call_children,    FALSE },
  { "combine",     1, 1, call_sets,        FALSE },
  { "count",       0, 0, call_count,       FALSE },
  { "descendants", 0, 0, call_descendants, FALSE },
  { "distinct",    0, 0, call_distinct,    FALSE },
  { "empty",       0, 0, call_empty,       FALSE },
  { "exclude",     1, 1, call_sets,        FALSE },
  { "exists",      0, 1, call_exists,      FALSE },
  { "extension",   1, 1, call_extension,   FALSE },
  { "first",       0, 0, call_first,       FALSE },
  { "getValue",    0, 0, call_same,        FALSE },
  { "hasValue",    0, 0, call_has_value,   FALSE },
  { "iif",         2, 3, call_iif,         FALSE },
  { "intersect",   1, 1, call_sets,        FALSE },
  { "is",          1, 1, call_type,        TRUE  },
  { "isDistinct",  0, 0, call_distinct,    FALSE },
  { "last",        0, 0, call_last,        FALSE },
  { "not",         0, 0, call_not,         FALSE },
  { "ofType",      1, 1, call_type,        TRUE  },
  { "repeat",      1, 1, call_repeat,      FALSE },
  { "select",      1, 1, call_select,      FALSE },
  { "single",      0, 0, call_single,      FALSE },
  { "skip",        1, 1, call_skip,        FALSE },
  { "tail",        0, 0, call_tail,        FALSE },
  { "take",        1, 1, call_skip,        FALSE },
  { "trace",       1, 2, call_same,        FALSE },
  { "union",       1, 1, call_sets,        FALSE },
  { "where",       1, 1, call_where,       FALSE },
};

const Function *
respite_expression_find_function (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    if (g_str_equal (functions[i].name, name))
      return &functions[i];

  return respite_expression_find_value_function (name);
}
