/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Answers that are worked out of others by expressions of the definition. */

#include "config.h"

#include "forms/respite-answers-private.h"

#include <string.h>

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "forms/respite-expression.h"
#include "forms/respite-form-private.h"

#define MOST_PASSES 50

/* The part of the definition with the linkIds of @item. */
static const RespiteJson *
find_definition (const RespiteJson     *root,
                 const RespiteFormItem *item)
{
  const RespiteJson *around = item->parent != NULL ? find_definition (root, item->parent) : root;
  const RespiteJson *items = respite_json_get (around, "item");

  for (guint i = 0; i < respite_json_get_length (items); i++)
    {
      const RespiteJson *json = respite_json_get_nth (items, i);

      if (g_strcmp0 (respite_json_get_string (json, "linkId"), item->link_id) == 0)
        return json;
    }

  return NULL;
}

/* The @time th item below @around with this linkId; below a question it stands in the first answer. */
static const RespiteJson *
find_nth (const RespiteJson *around,
          const char        *link_id,
          guint              time)
{
  const RespiteJson *answer = respite_answers_get_first_answer (around);
  const RespiteJson *items = respite_json_get (answer != NULL ? answer : around, "item");

  for (guint i = 0; i < respite_json_get_length (items); i++)
    {
      const RespiteJson *json = respite_json_get_nth (items, i);

      if (g_strcmp0 (respite_json_get_string (json, "linkId"), link_id) == 0 && --time == 0)
        return json;
    }

  return NULL;
}

/* What stands in the response for a row, %NULL for nothing. */
static const RespiteJson *
find_place (const RespiteJson       *root,
            const RespiteAnswersRow *row)
{
  const RespiteJson *around = row->parent != NULL ? find_place (root, row->parent) : root;
  guint time = respite_form_item_is_scope (row->item) ? row->times[row->item->scopes - 1] : 1;

  return around != NULL ? find_nth (around, row->item->link_id, time) : NULL;
}

/* Makes the result a value of the question's type without changing what it says. */
static gboolean
adapt_result (const RespiteFormItem  *item,
              RespiteFormValue       *value,
              GError                **error)
{
  RespiteValueType wanted = respite_answers_get_value_type (item);
  gboolean is_number = value->type == RESPITE_VALUE_INTEGER || value->type == RESPITE_VALUE_DECIMAL;

  if (wanted == RESPITE_VALUE_QUANTITY && is_number)
    {
      value->type = wanted;
      respite_set_str (&value->display, item->unit);
      respite_set_str (&value->unit_code, item->unit_code);
      respite_set_str (&value->system, item->unit_system);
    }
  else if (wanted == RESPITE_VALUE_INTEGER && is_number && strchr (value->text, '.') != NULL)
    {
      return respite_set_error (error, RESPITE_ERROR_INVALID, N_("the result is not a whole number"));
    }
  else if (is_number && (wanted == RESPITE_VALUE_INTEGER || wanted == RESPITE_VALUE_DECIMAL ||
                         wanted == RESPITE_VALUE_STRING))
    {
      value->type = wanted;
    }
  else if (value->type == RESPITE_VALUE_STRING && wanted != RESPITE_VALUE_CODING && wanted != RESPITE_VALUE_BOOLEAN &&
           wanted != RESPITE_VALUE_QUANTITY && wanted != RESPITE_VALUE_INTEGER && wanted != RESPITE_VALUE_DECIMAL)
    {
      value->type = wanted;
    }

  return respite_answers_is_good (item, value, NULL) ||
         respite_set_error (error, RESPITE_ERROR_INVALID, N_("the result is no answer to the question"));
}

static gboolean
work_out (RespiteAnswers           *answers,
          const RespiteAnswersRow  *row,
          const RespiteJson        *response,
          int                      *steps,
          RespiteFormValue        **value,
          GError                  **error)
{
  const RespiteJson *root = respite_form_get_root (answers->form);
  g_autoptr (GPtrArray) variables = respite_form_dup_variables (answers->form, row->item);
  RespiteExpressionScope scope = {
    response, find_place (response, row), root, find_definition (root, row->item), answers->form, variables, steps,
  };

  if (!respite_expression_evaluate (row->item->calculated, &scope, value, error))
    return FALSE;
  if (*value == NULL || adapt_result (row->item, *value, error))
    return TRUE;
  g_clear_pointer (value, respite_form_value_free);

  return FALSE;
}

static gboolean
has_value (const RespiteAnswersRow *row,
           const RespiteFormValue  *value)
{
  GPtrArray *values = respite_answers_get_row (row);
  const RespiteFormValue *own = values->len == 1 ? values->pdata[0] : NULL;

  if (value == NULL)
    return values->len == 0;

  return own != NULL && own->type == value->type && g_str_equal (own->text, value->text) &&
         g_str_equal (own->system, value->system);
}

static void
add_problem (RespiteAnswers          *answers,
             const RespiteAnswersRow *row,
             const char              *reason)
{
  g_autofree char *text = g_strdup_printf (respite_translate (N_("it cannot be worked out: %s")), reason);

  g_ptr_array_add (answers->problems, respite_answers_issue_new (row->key, text, 0));
}

/* What somebody typed because it could not be worked out stays. */
static gboolean
update_row (RespiteAnswers    *answers,
            RespiteAnswersRow *row,
            const RespiteJson *response,
            int               *steps)
{
  g_autoptr (RespiteFormValue) value = NULL;
  g_autoptr (GError) reason = NULL;
  GPtrArray *values;
  gboolean changes;

  if (!respite_answers_is_row_enabled (answers, row))
    return FALSE;
  if (!work_out (answers, row, response, steps, &value, &reason))
    {
      add_problem (answers, row, reason->message);
      changes = row->is_calculated && row->values != NULL;
      if (row->is_calculated)
        respite_answers_drop_values (row);
      row->is_calculated = FALSE;
      return changes;
    }

  changes = !has_value (row, value);
  if (changes)
    {
      values = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_value_free);
      if (value != NULL)
        g_ptr_array_add (values, g_steal_pointer (&value));
      respite_answers_take_values (row, values);
    }
  row->is_calculated = TRUE;

  return changes;
}

/* Whether what is worked out decides on what is asked. */
static gboolean
decides (const RespiteForm *form)
{
  for (guint i = 0; i < form->all_items->len; i++)
    {
      const RespiteFormItem *item = form->all_items->pdata[i];

      for (guint j = 0; j < item->enable_when->len; j++)
        {
          const RespiteFormCondition *condition = item->enable_when->pdata[j];
          const RespiteFormItem *asked = respite_form_get_item (form, condition->question);

          if (asked != NULL && asked->calculated != NULL)
            return TRUE;
        }
    }

  return FALSE;
}

/* One round; whether an answer changed. @response is made where it is %NULL, and taken away where it no longer fits. */
static gboolean
update_rows (RespiteAnswers  *answers,
             RespiteJson    **response,
             int             *steps)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  gboolean fits;

  if (*response == NULL)
    *response = respite_answers_to_resource (answers);

  g_ptr_array_set_size (answers->problems, 0);
  for (guint i = 0; i < answers->rows->len; i++)
    {
      RespiteAnswersRow *row = answers->rows->pdata[i];

      if (row->item->calculated == NULL || !update_row (answers, row, *response, steps))
        continue;
      g_ptr_array_add (changed, row);
    }
  if (changed->len == 0)
    return FALSE;

  fits = !decides (answers->form);
  for (guint i = 0; fits && i < changed->len; i++)
    fits = respite_answers_update_resource (answers, changed->pdata[i], find_place (*response, changed->pdata[i]));
  if (!fits)
    g_clear_pointer (response, respite_json_free);
  respite_answers_forget (answers);

  return TRUE;
}

void
respite_answers_calculate (RespiteAnswers *answers)
{
  g_autoptr (RespiteJson) response = NULL;
  guint passes = 0;
  int steps = 0;

  if (answers->form->calculated->len == 0)
    return;

  while (update_rows (answers, &response, &steps) && ++passes < MOST_PASSES)
    ;
  if (passes < MOST_PASSES)
    return;

  /* They never came to rest: none of them means anything. */
  g_ptr_array_set_size (answers->problems, 0);
  for (guint i = 0; i < answers->rows->len; i++)
    {
      RespiteAnswersRow *row = answers->rows->pdata[i];

      if (row->item->calculated == NULL)
        continue;
      if (row->is_calculated)
        respite_answers_drop_values (row);
      row->is_calculated = FALSE;
      add_problem (answers, row, respite_translate (N_("answers depend on each other in a circle")));
    }
  respite_answers_forget (answers);
}

gboolean
respite_answers_is_calculated (const RespiteAnswers *answers,
                               const char           *link_id)
{
  const RespiteAnswersRow *row = respite_answers_find_row (answers, link_id);

  return row != NULL && row->is_calculated;
}

GPtrArray *
respite_answers_dup_problems (const RespiteAnswers *answers)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_issue_free);

  for (guint i = 0; i < answers->problems->len; i++)
    {
      const RespiteIssue *issue = answers->problems->pdata[i];

      g_ptr_array_add (problems, respite_answers_issue_new (issue->link_id, issue->text, issue->line));
    }

  return problems;
}
