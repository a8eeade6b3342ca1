/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* The functions of an expression on numbers, texts and scores. */

#include "config.h"

#include "forms/respite-answers-private.h"
#include "forms/respite-expression-private.h"

#include <string.h>

#include "base/respite-error.h"

#define ONE RESPITE_EXPRESSION_ONE
#define MOST_PATTERN 1000

static GArray *
refuse_size (Evaluator *self)
{
  return respite_expression_fail (self, N_("a number is too large or too fine"));
}

static GArray *
refuse_text (Evaluator *self)
{
  return respite_expression_fail (self, N_("there is something else where a text is needed"));
}

/* The number in an argument; @has is FALSE where it is empty. */
static gboolean
read_argument (Evaluator  *self,
               const Node *node,
               guint       position,
               gboolean   *has,
               Value      *value)
{
  g_autoptr (GArray) list = respite_expression_run (self, node->arguments->pdata[position], self->focus);

  return list != NULL && respite_expression_get_number (self, list, has, value);
}

/* The text in an argument, %NULL with the error set. */
static const char *
read_text_argument (Evaluator  *self,
                    const Node *node,
                    guint       position)
{
  g_autoptr (GArray) list = respite_expression_run (self, node->arguments->pdata[position], self->focus);

  if (list == NULL)
    return NULL;
  if (list->len != 1 || g_array_index (list, Value, 0).kind != VALUE_STRING)
    {
      refuse_text (self);
      return NULL;
    }

  return g_array_index (list, Value, 0).text;
}

/* sum, avg, min, max; of nothing there is none. */
static GArray *
call_sum (Evaluator    *self,
          const Node   *node,
          const GArray *input)
{
  gboolean is_integer = TRUE;
  gint64 sum = 0, least = G_MAXINT64, most = G_MININT64;

  if (input->len == 0)
    return respite_expression_none ();

  for (guint i = 0; i < input->len; i++)
    {
      const Value *value = &g_array_index (input, Value, i);

      if (value->kind != VALUE_NUMBER)
        return respite_expression_fail (self, N_("there is something else where a number is needed"));
      if (__builtin_add_overflow (sum, value->number, &sum))
        return refuse_size (self);
      least = MIN (least, value->number);
      most = MAX (most, value->number);
      is_integer &= value->is_integer;
    }

  if (g_str_equal (node->text, "min"))
    return respite_expression_number (least, is_integer);
  if (g_str_equal (node->text, "max"))
    return respite_expression_number (most, is_integer);
  if (g_str_equal (node->text, "sum"))
    return respite_expression_number (sum, is_integer);

  return respite_expression_divide (sum, (gint64) input->len * ONE, &sum) ? respite_expression_number (sum, FALSE) :
         refuse_size (self);
}

/* abs, ceiling, floor, truncate. */
static GArray *
call_whole (Evaluator    *self,
            const Node   *node,
            const GArray *input)
{
  gboolean has;
  Value value;
  gint64 rest;

  if (!respite_expression_get_number (self, input, &has, &value))
    return NULL;
  if (!has)
    return respite_expression_none ();
  if (g_str_equal (node->text, "abs"))
    return respite_expression_number (ABS (value.number), value.is_integer);

  rest = value.number % ONE;
  value.number -= rest;
  if (g_str_equal (node->text, "ceiling") && rest > 0 && __builtin_add_overflow (value.number, ONE, &value.number))
    return refuse_size (self);
  if (g_str_equal (node->text, "floor") && rest < 0 && __builtin_sub_overflow (value.number, ONE, &value.number))
    return refuse_size (self);

  return respite_expression_number (value.number, TRUE);
}

static GArray *
call_round (Evaluator    *self,
            const Node   *node,
            const GArray *input)
{
  gboolean has, has_decimals = FALSE;
  Value value, decimals;
  gint64 unit = ONE;
  gint64 rest;

  if (!respite_expression_get_number (self, input, &has, &value) ||
      (node->arguments != NULL && !read_argument (self, node, 0, &has_decimals, &decimals)))
    return NULL;
  if (!has)
    return respite_expression_none ();
  if (has_decimals && (decimals.number < 0 || decimals.number % ONE != 0))
    return respite_expression_fail (self, N_("a position must be a whole number"));

  for (gint64 i = 0; has_decimals && i < decimals.number / ONE && unit > 1; i++)
    unit /= 10;
  rest = value.number % unit;
  value.number -= rest;
  if (ABS (rest) * 2 >= unit && rest != 0 &&
      __builtin_add_overflow (value.number, rest > 0 ? unit : -unit, &value.number))
    return refuse_size (self);

  return respite_expression_number (value.number, unit == ONE);
}

static GArray *
call_power (Evaluator    *self,
            const Node   *node,
            const GArray *input)
{
  gboolean has, has_exponent;
  Value value, exponent;
  gint64 result = ONE;

  if (!respite_expression_get_number (self, input, &has, &value) ||
      !read_argument (self, node, 0, &has_exponent, &exponent))
    return NULL;
  if (!has || !has_exponent)
    return respite_expression_none ();
  if (exponent.number < 0 || exponent.number > 100 * (gint64) ONE || exponent.number % ONE != 0)
    return respite_expression_fail (self, N_("only whole powers from 0 to 100 can be worked out"));

  for (gint64 i = 0; i < exponent.number / ONE; i++)
    if (!respite_expression_multiply (result, value.number, &result))
      return refuse_size (self);

  return respite_expression_number (result, value.is_integer);
}

static gboolean
get_single (Evaluator     *self,
            const GArray  *input,
            const Value  **value)
{
  *value = input->len > 0 ? &g_array_index (input, Value, 0) : NULL;

  return input->len <= 1 ||
         respite_expression_fail (self, N_("there is more than one value where one is needed")) != NULL;
}

/* toInteger, toDecimal; empty where it is none, as the standard has it. */
static GArray *
call_to_number (Evaluator    *self,
                const Node   *node,
                const GArray *input)
{
  gboolean wants_integer = g_str_equal (node->text, "toInteger");
  const Value *value;
  gint64 number;
  gboolean is_integer;

  if (!get_single (self, input, &value))
    return NULL;
  if (value == NULL || value->kind == VALUE_JSON)
    return respite_expression_none ();

  if (value->kind == VALUE_BOOLEAN)
    return respite_expression_number (value->number * ONE, wants_integer);
  if (value->kind == VALUE_NUMBER)
    {
      number = value->number;
      is_integer = value->is_integer;
    }
  else if (!respite_expression_read_number (value->text, &number, &is_integer))
    {
      return respite_expression_none ();
    }

  return wants_integer && !is_integer ? respite_expression_none () :
         respite_expression_number (number, wants_integer);
}

static GArray *
call_to_string (Evaluator    *self,
                const Node   *node,
                const GArray *input)
{
  g_autofree char *number = NULL;
  const Value *value;

  if (!get_single (self, input, &value))
    return NULL;
  if (value == NULL || value->kind == VALUE_JSON)
    return respite_expression_none ();
  if (value->kind == VALUE_BOOLEAN)
    return respite_expression_string (self, value->number ? "true" : "false");
  if (value->kind == VALUE_STRING)
    return respite_expression_one (*value);
  number = respite_expression_format (value->number);

  return respite_expression_string (self, number);
}

/* startsWith, endsWith, contains. */
static GArray *
call_starts (Evaluator    *self,
             const Node   *node,
             const GArray *input)
{
  const char *part = read_text_argument (self, node, 0);
  const Value *value;

  if (part == NULL || !get_single (self, input, &value))
    return NULL;
  if (value == NULL)
    return respite_expression_none ();
  if (value->kind != VALUE_STRING)
    return refuse_text (self);
  if (!respite_expression_count (self, (guint) strlen (value->text) / 16))
    return NULL;
  if (g_str_equal (node->text, "startsWith"))
    return respite_expression_boolean (g_str_has_prefix (value->text, part));
  if (g_str_equal (node->text, "endsWith"))
    return respite_expression_boolean (g_str_has_suffix (value->text, part));

  return respite_expression_boolean (strstr (value->text, part) != NULL);
}

/* Compiled once. The limit keeps a pattern from taking for ever. */
static GRegex *
get_pattern (Evaluator  *self,
             const char *text)
{
  GRegex *pattern = g_hash_table_lookup (self->patterns, text);
  g_autofree char *whole = NULL;

  if (pattern != NULL)
    return pattern;

  whole = g_strconcat ("(*LIMIT_MATCH=5000)(*LIMIT_DEPTH=1000)", text, NULL);
  if (strlen (text) <= MOST_PATTERN && *text != '\0' && !g_str_has_prefix (text, "(*"))
    pattern = g_regex_new (whole, 0, 0, NULL);
  if (pattern == NULL)
    {
      respite_expression_fail (self, N_("a pattern is not understood"));
      return NULL;
    }
  g_hash_table_insert (self->patterns, g_strdup (text), pattern);

  return pattern;
}

/* matches: anywhere in the text, unless the pattern says where. */
static GArray *
call_matches (Evaluator    *self,
              const Node   *node,
              const GArray *input)
{
  const char *text = read_text_argument (self, node, 0);
  GRegex *pattern = text != NULL ? get_pattern (self, text) : NULL;
  g_autoptr (GError) reason = NULL;
  const Value *value;
  gboolean fits;

  if (pattern == NULL || !get_single (self, input, &value))
    return NULL;
  if (value == NULL)
    return respite_expression_none ();
  if (value->kind != VALUE_STRING)
    return refuse_text (self);
  if (!respite_expression_count (self, 50 + (guint) strlen (value->text) / 8))
    return NULL;

  fits = g_regex_match_full (pattern, value->text, -1, 0, 0, NULL, &reason);

  return reason == NULL ? respite_expression_boolean (fits) :
         respite_expression_fail (self, N_("a pattern takes too long"));
}

/* length, upper, lower, trim. */
static GArray *
call_text (Evaluator    *self,
           const Node   *node,
           const GArray *input)
{
  g_autofree char *text = NULL;
  const Value *value;

  if (!get_single (self, input, &value))
    return NULL;
  if (value == NULL)
    return respite_expression_none ();
  if (value->kind != VALUE_STRING)
    return refuse_text (self);
  if (!respite_expression_count (self, (guint) strlen (value->text)))
    return NULL;

  if (g_str_equal (node->text, "length"))
    return respite_expression_number (g_utf8_strlen (value->text, -1) * ONE, TRUE);
  if (g_str_equal (node->text, "upper"))
    text = g_utf8_strup (value->text, -1);
  else if (g_str_equal (node->text, "lower"))
    text = g_utf8_strdown (value->text, -1);
  else
    text = g_strstrip (g_strdup (value->text));

  return respite_expression_string (self, text);
}

static GArray *
call_join (Evaluator    *self,
           const Node   *node,
           const GArray *input)
{
  const char *between = node->arguments != NULL ? read_text_argument (self, node, 0) : "";
  g_autoptr (GString) text = g_string_new (NULL);

  if (between == NULL)
    return NULL;
  if (input->len == 0)
    return respite_expression_none ();

  for (guint i = 0; i < input->len; i++)
    {
      const Value *value = &g_array_index (input, Value, i);

      if (value->kind != VALUE_STRING)
        return refuse_text (self);
      g_string_append_printf (text, "%s%s", i > 0 ? between : "", value->text);
      if (!respite_expression_count (self, (guint) strlen (value->text) + (guint) strlen (between)))
        return NULL;
    }

  return respite_expression_string (self, text->str);
}

/* Notes of the answers below an item whose question each of them answers. */
static void
note_owners (Evaluator         *self,
             const RespiteJson *json)
{
  const RespiteJson *items = respite_json_get (json, "item");
  const RespiteJson *answers = respite_json_get (json, "answer");
  const char *link_id = respite_json_get_string (json, "linkId");

  for (guint i = 0; i < respite_json_get_length (answers); i++)
    {
      const RespiteJson *answer = respite_json_get_nth (answers, i);

      g_hash_table_insert (self->owners, (gpointer) answer, (gpointer) link_id);
      for (guint j = 0; j < respite_json_get_length (answer); j++)
        g_hash_table_insert (self->owners, answer->items->pdata[j], (gpointer) link_id);
      note_owners (self, answer);
    }

  for (guint i = 0; i < respite_json_get_length (items); i++)
    note_owners (self, respite_json_get_nth (items, i));
}

/* A score that stands in an extension of the value itself, %NULL for none. */
static const RespiteJson *
find_own_score (const RespiteJson *json)
{
  const RespiteJson *extensions = respite_json_get (json, "extension");

  for (guint i = 0; i < respite_json_get_length (extensions); i++)
    {
      const RespiteJson *extension = respite_json_get_nth (extensions, i);
      const char *url = respite_json_get_string (extension, "url");

      if (url != NULL && (g_str_has_suffix (url, "/ordinalValue") || g_str_has_suffix (url, "/itemWeight")))
        return respite_json_get (extension, "valueDecimal");
    }

  return NULL;
}

/* The score of the option that a value of the response has chosen, by its own question: scores may be turned round. */
static gboolean
add_option_score (Evaluator         *self,
                  GArray            *list,
                  const RespiteJson *json)
{
  const char *link_id = g_hash_table_lookup (self->owners, json);
  const RespiteFormItem *item = link_id != NULL ? respite_form_get_item (self->scope->form, link_id) : NULL;
  const RespiteFormOption *option = NULL;
  Value value = { .kind = VALUE_NUMBER };

  if (item == NULL)
    return respite_expression_fail (self, N_("the score of an answer is not known")) != NULL;

  for (guint i = 0; option == NULL && i < item->options->len; i++)
    {
      const RespiteFormOption *other = item->options->pdata[i];
      const char *text = json->type == RESPITE_JSON_OBJECT ? respite_json_get_string (json, "code") : json->text;
      const char *system = respite_json_get_string (json, "system");

      if (g_strcmp0 (other->value->text, text) == 0 &&
          (system == NULL || *other->value->system == '\0' || g_str_equal (system, other->value->system)))
        option = other;
    }
  if (option == NULL || option->ordinal == NULL)
    return TRUE;
  if (!respite_expression_read_number (option->ordinal, &value.number, &value.is_integer))
    return refuse_size (self) != NULL;
  g_array_append_val (list, value);

  return TRUE;
}

/* ordinal, weight: of codings, or of answers by their values. */
static GArray *
call_ordinal (Evaluator    *self,
              const Node   *node,
              const GArray *input)
{
  g_autoptr (GArray) list = respite_expression_none ();

  if (self->scope->form == NULL)
    return respite_expression_fail (self, N_("the score of an answer is not known"));
  if (g_hash_table_size (self->owners) == 0)
    note_owners (self, self->scope->resource);

  for (guint i = 0; i < input->len; i++)
    {
      const RespiteJson *json = g_array_index (input, Value, i).json;
      const RespiteJson *score = find_own_score (json);

      for (guint j = 0; score == NULL && json != NULL && json->names != NULL && j < json->names->len; j++)
        if (respite_expression_get_type (json->names->pdata[j]) != NULL)
          {
            json = json->items->pdata[j];
            break;
          }
      if (score == NULL)
        score = find_own_score (json);
      if (!respite_expression_count (self, 8))
        return NULL;
      if (score != NULL)
        respite_expression_add_json (list, score, NULL);
      else if (!add_option_score (self, list, json))
        return NULL;
    }

  return g_steal_pointer (&list);
}

static const Function functions[] = {
  { "abs",        0, 0, call_whole,     FALSE },
  { "avg",        0, 0, call_sum,       FALSE },
  { "ceiling",    0, 0, call_whole,     FALSE },
  { "contains",   1, 1, call_starts,    FALSE },
  { "endsWith",   1, 1, call_starts,    FALSE },
  { "floor",      0, 0, call_whole,     FALSE },
  { "join",       0, 1, call_join,      FALSE },
  { "length",     0, 0, call_text,      FALSE },
  { "lower",      0, 0, call_text,      FALSE },
  { "matches",    1, 1, call_matches,   FALSE },
  { "max",        0, 0, call_sum,       FALSE },
  { "min",        0, 0, call_sum,       FALSE },
  { "ordinal",    0, 0, call_ordinal,   FALSE },
  { "power",      1, 1, call_power,     FALSE },
  { "round",      0, 1, call_round,     FALSE },
  { "startsWith", 1, 1, call_starts,    FALSE },
  { "sum",        0, 0, call_sum,       FALSE },
  { "toDecimal",  0, 0, call_to_number, FALSE },
  { "toInteger",  0, 0, call_to_number, FALSE },
  { "toString",   0, 0, call_to_string, FALSE },
  { "trim",       0, 0, call_text,      FALSE },
  { "truncate",   0, 0, call_whole,     FALSE },
  { "upper",      0, 0, call_text,      FALSE },
  { "weight",     0, 0, call_ordinal,   FALSE },
};

const Function *
respite_expression_find_value_function (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    if (g_str_equal (functions[i].name, name))
      return &functions[i];

  return NULL;
}
