/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* What answers mean: which questions are asked, what is missing, what is flagged, what it adds up to. */

#include "config.h"

#include "forms/respite-answers-private.h"

#include "base/respite-error.h"
#include "base/respite-quantity.h"
#include "base/respite-str.h"

static gboolean is_item_enabled (const RespiteAnswers  *answers,
                                 const RespiteFormItem *item);

void
respite_issue_free (RespiteIssue *issue)
{
  if (issue == NULL)
    return;

  g_free (issue->link_id);
  g_free (issue->text);
  g_free (issue);
}

void
respite_flag_free (RespiteFlag *flag)
{
  if (flag == NULL)
    return;

  g_free (flag->link_id);
  g_free (flag->question);
  g_free (flag->answer);
  g_free (flag->text);
  g_free (flag->source);
  g_free (flag);
}

static gboolean
fits_operator (const RespiteFormValue *value,
               RespiteFormOperator     op,
               const RespiteFormValue *wanted)
{
  int order;

  if (op == RESPITE_OPERATOR_EQUAL)
    return respite_form_value_equal (value, wanted);
  if (!respite_form_value_compare (value, wanted, &order))
    return FALSE;

  return (op == RESPITE_OPERATOR_GREATER && order > 0) || (op == RESPITE_OPERATOR_LESS && order < 0) ||
         (op == RESPITE_OPERATOR_AT_LEAST && order >= 0) || (op == RESPITE_OPERATOR_AT_MOST && order <= 0);
}

/* R4: "!=" holds where no answer equals, so also where there is none; the others need one answer that fits. */
static gboolean
does_hold (const RespiteAnswers       *answers,
           const RespiteFormCondition *condition)
{
  const RespiteFormItem *item = respite_form_get_item (answers->form, condition->question);
  GPtrArray *values = respite_answers_get (answers, condition->question);
  guint n_values = is_item_enabled (answers, item) ? values->len : 0;

  if (condition->op == RESPITE_OPERATOR_EXISTS)
    return (n_values > 0) == g_str_equal (condition->answer->text, "true");

  for (guint i = 0; i < n_values; i++)
    {
      const RespiteFormValue *value = values->pdata[i];

      if (condition->op == RESPITE_OPERATOR_NOT_EQUAL && respite_form_value_equal (value, condition->answer))
        return FALSE;
      if (condition->op != RESPITE_OPERATOR_NOT_EQUAL && fits_operator (value, condition->op, condition->answer))
        return TRUE;
    }

  return condition->op == RESPITE_OPERATOR_NOT_EQUAL;
}

static gboolean
do_hold (const RespiteAnswers *answers,
         GPtrArray            *conditions,
         gboolean              any)
{
  for (guint i = 0; i < conditions->len; i++)
    if (does_hold (answers, conditions->pdata[i]) == any)
      return any;

  return !any || conditions->len == 0;
}

/* Remembered until the next change, so that conditions that hang on each other stay cheap. */
static gboolean
is_item_enabled (const RespiteAnswers  *answers,
                 const RespiteFormItem *item)
{
  int known = GPOINTER_TO_INT (g_hash_table_lookup (answers->enabled, item));
  gboolean is_enabled;

  if (known != 0)
    return known == 1 + TRUE;

  is_enabled = (item->parent == NULL || is_item_enabled (answers, item->parent)) &&
               do_hold (answers, item->enable_when, item->enable_any);
  g_hash_table_insert (answers->enabled, (gpointer) item, GINT_TO_POINTER (1 + is_enabled));

  return is_enabled;
}

gboolean
respite_answers_is_enabled (const RespiteAnswers *answers,
                            const char           *link_id)
{
  const RespiteFormItem *item = respite_form_get_item (answers->form, link_id);

  return item != NULL && is_item_enabled (answers, item);
}

gboolean
respite_answers_is_shown (const RespiteAnswers *answers,
                          const char           *link_id)
{
  const RespiteFormItem *item = respite_form_get_item (answers->form, link_id);

  for (const RespiteFormItem *above = item; above != NULL; above = above->parent)
    if (above->hidden)
      return FALSE;

  return item != NULL && is_item_enabled (answers, item);
}

static RespiteIssue *
issue_new (const RespiteFormItem *item,
           const char            *language,
           const char            *key)
{
  RespiteIssue *issue = g_new0 (RespiteIssue, 1);

  issue->link_id = g_strdup (item->link_id);
  issue->text = g_strdup (respite_answers_get_word (language, key));

  return issue;
}

static RespiteIssue *
issue_new_with_limit (const RespiteFormItem *item,
                      const char            *language,
                      const char            *key,
                      const char            *name,
                      const char            *limit)
{
  RespiteIssue *issue = issue_new (item, language, key);
  g_autoptr (GString) text = g_string_new (issue->text);

  g_string_replace (text, name, limit, 1);
  respite_set_str (&issue->text, text->str);

  return issue;
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
    case RESPITE_VALUE_STRING:
    case RESPITE_VALUE_URI:
    case RESPITE_VALUE_CODING:
    default:
      return "not-text";
    }
}

static RespiteIssue *
check_value (const RespiteFormItem  *item,
             const RespiteFormValue *value,
             const char             *language)
{
  int order;

  if (!respite_form_value_check (value, NULL))
    return issue_new (item, language, get_type_word (value->type));
  if (!respite_answers_is_good (item, value, NULL))
    return issue_new (item, language, item->options->len > 0 ? "not-option" :
                      get_type_word (respite_answers_get_value_type (item)));
  if (item->min != NULL && respite_form_value_compare (value, item->min, &order) && order < 0)
    return issue_new_with_limit (item, language, "below", "{min}", item->min->text);
  if (item->max != NULL && respite_form_value_compare (value, item->max, &order) && order > 0)
    return issue_new_with_limit (item, language, "above", "{max}", item->max->text);

  if (item->max_length > 0 && value->type != RESPITE_VALUE_CODING && g_utf8_strlen (value->text, -1) > item->max_length)
    {
      g_autofree char *limit = g_strdup_printf ("%d", item->max_length);

      return issue_new_with_limit (item, language, "too-long", "{max}", limit);
    }

  return NULL;
}

static RespiteIssue *
check_item (const RespiteAnswers  *answers,
            const RespiteFormItem *item,
            const char            *language)
{
  GPtrArray *values = respite_answers_get (answers, item->link_id);

  if (!respite_form_item_is_question (item) || !is_item_enabled (answers, item))
    return NULL;
  if (values->len == 0)
    return item->required ? issue_new (item, language, "needs-answer") : NULL;
  if (values->len > 1 && !item->repeats)
    return issue_new (item, language, "one-answer");

  for (guint i = 0; i < values->len; i++)
    {
      RespiteIssue *issue = check_value (item, values->pdata[i], language);

      if (issue != NULL)
        return issue;
    }

  return NULL;
}

GPtrArray *
respite_answers_validate (const RespiteAnswers *answers,
                          const char           *language)
{
  GPtrArray *issues = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_issue_free);
  GPtrArray *items = respite_form_get_all_items (answers->form);

  for (guint i = 0; i < items->len; i++)
    {
      RespiteIssue *issue = check_item (answers, items->pdata[i], language);

      if (issue != NULL)
        g_ptr_array_add (issues, issue);
    }

  return issues;
}

RespiteIssue *
respite_answers_validate_item (const RespiteAnswers *answers,
                               const char           *link_id,
                               const char           *language)
{
  const RespiteFormItem *item = respite_form_get_item (answers->form, link_id);

  return item != NULL ? check_item (answers, item, language) : NULL;
}

static gboolean
is_inside (const RespiteFormItem *item,
           const char            *section)
{
  for (; item != NULL; item = item->parent)
    if (g_str_equal (item->link_id, section))
      return TRUE;

  return FALSE;
}

void
respite_answers_get_progress (const RespiteAnswers *answers,
                              const char           *section,
                              int                  *answered,
                              int                  *total)
{
  GPtrArray *items = respite_form_get_all_items (answers->form);

  *answered = 0;
  *total = 0;
  for (guint i = 0; i < items->len; i++)
    {
      const RespiteFormItem *item = items->pdata[i];

      if (!respite_form_item_is_question (item) || item->read_only || (section != NULL && !is_inside (item, section)) ||
          !respite_answers_is_shown (answers, item->link_id))
        continue;
      *total += 1;
      *answered += respite_answers_get (answers, item->link_id)->len > 0;
    }
}

static char *
dup_value_text (const RespiteFormItem  *item,
                const RespiteFormValue *value,
                const char             *language)
{
  const RespiteFormOption *option = respite_answers_find_option (item, value);

  if (option != NULL)
    return g_strdup (respite_form_text_get (option->text, language));
  if (value->type == RESPITE_VALUE_BOOLEAN && respite_form_value_check (value, NULL))
    return g_strdup (respite_answers_get_word (language, g_str_equal (value->text, "true") ? "yes" : "no"));
  if (value->type == RESPITE_VALUE_CODING && *value->display != '\0')
    return g_strdup (value->display);
  if (value->type == RESPITE_VALUE_QUANTITY && *value->display != '\0')
    return g_strconcat (value->text, " ", value->display, NULL);
  if ((value->type == RESPITE_VALUE_DECIMAL || value->type == RESPITE_VALUE_INTEGER) && *item->unit != '\0')
    return g_strconcat (value->text, " ", item->unit, NULL);

  return g_strdup (value->text);
}

char *
respite_answers_dup_text (const RespiteAnswers *answers,
                          const char           *link_id,
                          const char           *language)
{
  const RespiteFormItem *item = respite_form_get_item (answers->form, link_id);
  GPtrArray *values = respite_answers_get (answers, link_id);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; item != NULL && i < values->len; i++)
    {
      g_autofree char *part = dup_value_text (item, values->pdata[i], language);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", part);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A flag is raised by answers: "!=" alone, without one, raises none. */
static gboolean
is_raised (const RespiteAnswers  *answers,
           const RespiteFormFlag *flag)
{
  gboolean has_answer = FALSE;

  for (guint i = 0; i < flag->when->len; i++)
    {
      const RespiteFormCondition *condition = flag->when->pdata[i];

      has_answer |= condition->op == RESPITE_OPERATOR_EXISTS ||
                    respite_answers_get (answers, condition->question)->len > 0;
    }

  return has_answer && do_hold (answers, flag->when, flag->any);
}

static void
add_item_flags (const RespiteAnswers  *answers,
                const RespiteFormItem *item,
                const char            *language,
                GPtrArray             *flags)
{
  if (item->flags->len == 0 || !is_item_enabled (answers, item))
    return;

  for (guint i = 0; i < item->flags->len; i++)
    {
      const RespiteFormFlag *rule = item->flags->pdata[i];
      RespiteFlag *flag;

      if (!is_raised (answers, rule))
        continue;
      flag = g_new0 (RespiteFlag, 1);
      flag->level = rule->level;
      flag->link_id = g_strdup (item->link_id);
      flag->question = g_strdup (respite_form_text_get (item->text, language));
      flag->answer = respite_answers_dup_text (answers, item->link_id, language);
      flag->text = g_strdup (respite_form_text_get (rule->text, language));
      flag->source = g_strdup (rule->source);
      flag->is_safety = rule->is_safety;
      g_ptr_array_add (flags, flag);
    }
}

GPtrArray *
respite_answers_dup_item_flags (const RespiteAnswers *answers,
                                const char           *link_id,
                                const char           *language)
{
  GPtrArray *flags = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_flag_free);
  const RespiteFormItem *item = respite_form_get_item (answers->form, link_id);

  if (item != NULL)
    add_item_flags (answers, item, language, flags);

  return flags;
}

GPtrArray *
respite_answers_dup_flags (const RespiteAnswers *answers,
                           const char           *language)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_flag_free);
  g_autoptr (GPtrArray) flags = g_ptr_array_new ();
  GPtrArray *items = respite_form_get_all_items (answers->form);

  for (guint i = 0; i < items->len; i++)
    add_item_flags (answers, items->pdata[i], language, flags);

  for (int level = RESPITE_FLAG_STOP; level <= RESPITE_FLAG_NOTE; level++)
    for (guint i = 0; i < flags->len; i++)
      if ((int) ((RespiteFlag *) flags->pdata[i])->level == level)
        g_ptr_array_add (sorted, flags->pdata[i]);

  return sorted;
}

/* An ordinal value in thousandths; scores are small numbers, others are left out. */
static gboolean
read_ordinal (const char *text,
              gint64     *value)
{
  gboolean is_negative = *text == '-';

  if (!respite_quantity_parse (is_negative ? text + 1 : text, 3, value, NULL) || *value > G_MAXINT32)
    return FALSE;
  if (is_negative)
    *value = -*value;

  return TRUE;
}

static gboolean
has_ordinals (const RespiteFormItem *item)
{
  for (guint i = 0; i < item->options->len; i++)
    if (((const RespiteFormOption *) item->options->pdata[i])->ordinal != NULL)
      return TRUE;

  return FALSE;
}

gboolean
respite_answers_get_total (const RespiteAnswers *answers,
                           gint64               *total,
                           int                  *missing)
{
  GPtrArray *items = respite_form_get_all_items (answers->form);
  gboolean any = FALSE;
  int n_missing = 0;

  *total = 0;
  for (guint i = 0; i < items->len; i++)
    {
      const RespiteFormItem *item = items->pdata[i];
      GPtrArray *values = respite_answers_get (answers, item->link_id);

      if (!has_ordinals (item) || !is_item_enabled (answers, item))
        continue;
      n_missing += values->len == 0;
      for (guint j = 0; j < values->len; j++)
        {
          const RespiteFormOption *option = respite_answers_find_option (item, values->pdata[j]);
          gint64 value;

          if (option == NULL || option->ordinal == NULL || !read_ordinal (option->ordinal, &value))
            continue;
          *total += value;
          any = TRUE;
        }
    }

  if (missing != NULL)
    *missing = n_missing;

  return any;
}
