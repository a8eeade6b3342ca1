/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* What is wrong with answers. */

#include "config.h"

#include "forms/respite-answers-private.h"

#include <string.h>

void
respite_issue_free (RespiteIssue *issue)
{
  if (issue == NULL)
    return;

  g_free (issue->link_id);
  g_free (issue->text);
  g_free (issue);
}

RespiteIssue *
respite_answers_issue_new (const char *key,
                           const char *text,
                           int         line)
{
  RespiteIssue *issue = g_new0 (RespiteIssue, 1);

  issue->link_id = g_strdup (key);
  issue->text = g_strdup (text);
  issue->line = line;

  return issue;
}

char *
respite_answers_dup_sentence (const char *language,
                              const char *word,
                              const char *name,
                              const char *value)
{
  g_autoptr (GString) text = g_string_new (respite_answers_get_word (language, word));

  g_string_replace (text, name, value, 1);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static RespiteIssue *
issue_new (const RespiteAnswersRow *row,
           const char              *language,
           const char              *word)
{
  return respite_answers_issue_new (row->key, respite_answers_get_word (language, word), 0);
}

static RespiteIssue *
issue_new_with_limit (const RespiteAnswersRow *row,
                      const char              *language,
                      const char              *word,
                      const char              *name,
                      const char              *limit)
{
  g_autofree char *text = respite_answers_dup_sentence (language, word, name, limit);

  return respite_answers_issue_new (row->key, text, 0);
}

static RespiteIssue *
issue_new_with_number (const RespiteAnswersRow *row,
                       const char              *language,
                       const char              *word,
                       const char              *name,
                       int                      limit)
{
  g_autofree char *number = g_strdup_printf ("%d", limit);

  return issue_new_with_limit (row, language, word, name, number);
}

static const char *
get_type_word (RespiteValueType type)
{
  switch (type)
    {
    case RESPITE_VALUE_BOOLEAN:
      return "not-boolean";
    case RESPITE_VALUE_DECIMAL:
    case RESPITE_VALUE_QUANTITY:
      return "not-number";
    case RESPITE_VALUE_INTEGER:
      return "not-integer";
    case RESPITE_VALUE_DATE:
      return "not-date";
    case RESPITE_VALUE_DATE_TIME:
      return "not-date-time";
    case RESPITE_VALUE_TIME:
      return "not-time";
    case RESPITE_VALUE_URI:
      return "not-address";
    case RESPITE_VALUE_STRING:
    case RESPITE_VALUE_CODING:
    default:
      return "not-text";
    }
}

static int
count_decimals (const char *text)
{
  const char *point = strchr (text, '.');

  return point != NULL ? (int) strspn (point + 1, "0123456789") : 0;
}

static gboolean
fits_pattern (const RespiteFormItem *item,
              const char            *text)
{
  return item->pattern == NULL || g_regex_match_full (item->pattern, text, -1, 0, 0, NULL, NULL);
}

/* Lengths and pattern of what was typed; a choice has none. */
static RespiteIssue *
check_text (const RespiteAnswersRow *row,
            const char              *text,
            const char              *language)
{
  const RespiteFormItem *item = row->item;
  long length = g_utf8_strlen (text, -1);

  if (item->max_length > 0 && length > item->max_length)
    return issue_new_with_number (row, language, "too-long", "{max}", item->max_length);
  if (length < item->min_length)
    return issue_new_with_number (row, language, "too-short", "{min}", item->min_length);
  if (!fits_pattern (item, text))
    return item->placeholder == NULL ? issue_new (row, language, "not-pattern") :
           issue_new_with_limit (row, language, "not-format", "{format}",
                                 respite_form_text_get (item->placeholder, language));

  return NULL;
}

static RespiteIssue *
check_value (const RespiteAnswersRow *row,
             const RespiteFormValue  *value,
             const char              *language)
{
  const RespiteFormItem *item = row->item;
  int order;

  if (!respite_form_value_check (value, NULL))
    return issue_new (row, language, get_type_word (value->type));
  if (!respite_answers_is_good (item, value, NULL))
    return issue_new (row, language, item->options->len > 0 ? "not-option" :
                      get_type_word (respite_answers_get_value_type (item)));
  if (item->min != NULL && respite_form_value_compare (value, item->min, &order) && order < 0)
    return issue_new_with_limit (row, language, "below", "{min}", item->min->text);
  if (item->max != NULL && respite_form_value_compare (value, item->max, &order) && order > 0)
    return issue_new_with_limit (row, language, "above", "{max}", item->max->text);
  if (item->max_decimals >= 0 && (value->type == RESPITE_VALUE_DECIMAL || value->type == RESPITE_VALUE_QUANTITY) &&
      count_decimals (value->text) > item->max_decimals)
    return issue_new_with_number (row, language, "too-fine", "{max}", item->max_decimals);

  return value->type != RESPITE_VALUE_CODING ? check_text (row, value->text, language) : NULL;
}

/* An option that excludes the others, chosen together with one of them. */
static gboolean
breaks_exclusion (const RespiteFormItem *item,
                  GPtrArray             *values)
{
  for (guint i = 0; values->len > 1 && i < values->len; i++)
    {
      const RespiteFormOption *option = respite_answers_find_option (item, values->pdata[i]);

      if (option != NULL && option->is_exclusive)
        return TRUE;
    }

  return FALSE;
}

/* Whether anything stands in a group or below a question, or in the question itself. */
static gboolean
has_answer (const RespiteAnswers    *answers,
            const RespiteAnswersRow *row)
{
  if (row->values != NULL)
    return TRUE;

  for (guint i = 0; i < row->item->items->len; i++)
    {
      const RespiteFormItem *item = row->item->items->pdata[i];

      for (guint time = respite_answers_count_child (answers, row, item); time > 0; time--)
        {
          const RespiteAnswersRow *child = respite_answers_find_child (answers, row, item, time);

          if (child != NULL && has_answer (answers, child))
            return TRUE;
        }
    }

  return FALSE;
}

/* A group says what is wrong with it at its first time. */
static RespiteIssue *
check_group (const RespiteAnswers    *answers,
             const RespiteAnswersRow *row,
             const char              *language,
             gboolean                 is_draft)
{
  const RespiteFormItem *item = row->item;
  guint count = respite_answers_count_child (answers, row->parent, item);
  gboolean is_first = !respite_form_item_is_scope (item) || row->times[item->scopes - 1] == 1;

  if (item->type != RESPITE_ITEM_GROUP || !is_first)
    return NULL;
  if (!is_draft && item->required && count == 1 && !has_answer (answers, row))
    return issue_new (row, language, "needs-group");
  if (item->max_answers > 0 && count > (guint) item->max_answers)
    return issue_new_with_number (row, language, "too-many", "{max}", item->max_answers);
  if (!is_draft && count < (guint) item->min_answers)
    return issue_new_with_number (row, language, "too-few", "{min}", item->min_answers);

  return NULL;
}

/* What is wrong with the answers to a question themselves. */
static RespiteIssue *
check_values (const RespiteAnswersRow *row,
              const char              *language)
{
  const RespiteFormItem *item = row->item;
  GPtrArray *values = respite_answers_get_row (row);

  if (values->len > 1 && !item->repeats)
    return issue_new (row, language, "one-answer");
  if (item->max_answers > 0 && values->len > (guint) item->max_answers)
    return issue_new_with_number (row, language, "too-many", "{max}", item->max_answers);
  if (breaks_exclusion (item, values))
    return issue_new (row, language, "not-together");

  for (guint i = 0; i < values->len; i++)
    {
      RespiteIssue *issue = check_value (row, values->pdata[i], language);

      if (issue != NULL)
        return issue;
    }

  return NULL;
}

/* Remembered until the answers change: a page asks for all rows after every key. */
gboolean
respite_answers_is_row_answered (RespiteAnswersRow *row)
{
  if (row->values == NULL)
    return FALSE;
  if (row->answered == 0)
    {
      RespiteIssue *issue = check_values (row, NULL);

      row->answered = 1 + (issue == NULL ? 1 : 0);
      respite_issue_free (issue);
    }

  return row->answered == 1 + TRUE;
}

gboolean
respite_answers_is_answered (const RespiteAnswers *answers,
                             const char           *link_id)
{
  RespiteAnswersRow *row = respite_answers_find_row (answers, link_id);

  return row != NULL && respite_answers_is_row_answered (row);
}

static RespiteIssue *
check_row (const RespiteAnswers *answers,
           RespiteAnswersRow    *row,
           const char           *language,
           gboolean              is_draft)
{
  const RespiteFormItem *item = row->item;
  GPtrArray *values = respite_answers_get_row (row);

  if (!respite_answers_is_row_enabled (answers, row))
    return NULL;
  if (!respite_form_item_is_question (item))
    return check_group (answers, row, language, is_draft);
  if (values->len == 0)
    return !is_draft && (item->required || item->min_answers > 0) ? issue_new (row, language, "needs-answer") : NULL;
  if (!is_draft && values->len < (guint) item->min_answers)
    return issue_new_with_number (row, language, "too-few", "{min}", item->min_answers);

  return check_values (row, language);
}

void
respite_answers_add_issues (const RespiteAnswers *answers,
                            const char           *language,
                            gboolean              is_draft,
                            GPtrArray            *issues)
{
  for (guint i = 0; i < answers->rows->len; i++)
    {
      RespiteAnswersRow *row = answers->rows->pdata[i];
      RespiteIssue *issue = check_row (answers, row, language, is_draft);

      if (issue == NULL)
        continue;
      issue->line = row->line;
      g_ptr_array_add (issues, issue);
    }
}

GPtrArray *
respite_answers_validate (const RespiteAnswers *answers,
                          const char           *language)
{
  GPtrArray *issues = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_issue_free);

  respite_answers_add_issues (answers, language, FALSE, issues);

  return issues;
}

RespiteIssue *
respite_answers_validate_item (const RespiteAnswers *answers,
                               const char           *link_id,
                               const char           *language)
{
  RespiteAnswersRow *row = respite_answers_find_row (answers, link_id);

  return row != NULL ? check_row (answers, row, language, FALSE) : NULL;
}
