/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* What answers mean: which questions are asked, what is flagged, what it adds up to. */

#include "config.h"

#include "forms/respite-answers-private.h"

#include "base/respite-error.h"
#include "base/respite-quantity.h"
#include "base/respite-str.h"

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

/* Whether any of them is what it should be: "nyn" as a number is no answer. */
static gboolean
has_values (GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    if (respite_form_value_check (values->pdata[i], NULL))
      return TRUE;

  return FALSE;
}

/* R4: "!=" holds where no answer equals, so also where there is none; the others need one answer that fits. */
static gboolean
does_hold (const RespiteAnswers       *answers,
           const RespiteAnswersRow    *row,
           const RespiteFormCondition *condition)
{
  const RespiteFormItem *item = respite_form_get_item (answers->form, condition->question);
  RespiteAnswersRow *asked = respite_answers_find_near (answers, row, item);
  GPtrArray *values = respite_answers_get_row (asked);
  guint n_values = asked != NULL && respite_answers_is_row_enabled (answers, asked) ? values->len : 0;

  if (condition->op == RESPITE_OPERATOR_EXISTS)
    return (n_values > 0 && has_values (values)) == g_str_equal (condition->answer->text, "true");

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
do_hold (const RespiteAnswers    *answers,
         const RespiteAnswersRow *row,
         GPtrArray               *conditions,
         gboolean                 any)
{
  for (guint i = 0; i < conditions->len; i++)
    if (does_hold (answers, row, conditions->pdata[i]) == any)
      return any;

  return !any || conditions->len == 0;
}

/* Remembered until the next change, so that conditions that hang on each other stay cheap. */
gboolean
respite_answers_is_row_enabled (const RespiteAnswers *answers,
                                RespiteAnswersRow    *row)
{
  gboolean is_enabled;

  if (row->enabled != 0)
    return row->enabled == 1 + TRUE;

  is_enabled = (row->parent == NULL || respite_answers_is_row_enabled (answers, row->parent)) &&
               do_hold (answers, row, row->item->enable_when, row->item->enable_any);
  row->enabled = 1 + (is_enabled ? 1 : 0);

  return is_enabled;
}

gboolean
respite_answers_is_enabled (const RespiteAnswers *answers,
                            const char           *link_id)
{
  RespiteAnswersRow *row = respite_answers_find_row (answers, link_id);

  return row != NULL && respite_answers_is_row_enabled (answers, row);
}

static gboolean
is_row_shown (const RespiteAnswers *answers,
              RespiteAnswersRow    *row)
{
  for (const RespiteFormItem *above = row->item; above != NULL; above = above->parent)
    if (above->hidden)
      return FALSE;

  return respite_answers_is_row_enabled (answers, row);
}

gboolean
respite_answers_is_shown (const RespiteAnswers *answers,
                          const char           *link_id)
{
  RespiteAnswersRow *row = respite_answers_find_row (answers, link_id);

  return row != NULL && is_row_shown (answers, row);
}

static gboolean
is_inside (const RespiteAnswersRow *row,
           const char              *section)
{
  for (; row != NULL; row = row->parent)
    if (g_str_equal (row->key, section) || g_str_equal (row->item->link_id, section))
      return TRUE;

  return FALSE;
}

void
respite_answers_get_progress (const RespiteAnswers *answers,
                              const char           *section,
                              int                  *answered,
                              int                  *total)
{
  *answered = 0;
  *total = 0;
  for (guint i = 0; i < answers->rows->len; i++)
    {
      RespiteAnswersRow *row = answers->rows->pdata[i];

      if (!respite_form_item_is_question (row->item) || row->item->read_only || row->is_calculated ||
          (section != NULL && !is_inside (row, section)) || !is_row_shown (answers, row))
        continue;
      *total += 1;
      *answered += respite_answers_is_row_answered (row);
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
    return g_strconcat (value->text, " ", g_str_equal (value->display, item->unit) ?
                        respite_form_text_get (item->unit_text, language) : value->display, NULL);
  if ((value->type == RESPITE_VALUE_DECIMAL || value->type == RESPITE_VALUE_INTEGER) && *item->unit != '\0')
    return g_strconcat (value->text, " ", respite_form_text_get (item->unit_text, language), NULL);

  return g_strdup (value->text);
}

char *
respite_answers_dup_text (const RespiteAnswers *answers,
                          const char           *link_id,
                          const char           *language)
{
  const RespiteAnswersRow *row = respite_answers_find_row (answers, link_id);
  GPtrArray *values = respite_answers_get_row (row);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *part = dup_value_text (row->item, values->pdata[i], language);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", part);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A flag is raised by answers: "!=" alone, without one, raises none. */
static gboolean
is_raised (const RespiteAnswers    *answers,
           const RespiteAnswersRow *row,
           const RespiteFormFlag   *flag)
{
  gboolean is_answered = FALSE;

  for (guint i = 0; i < flag->when->len; i++)
    {
      const RespiteFormCondition *condition = flag->when->pdata[i];

      const RespiteFormItem *item = respite_form_get_item (answers->form, condition->question);

      is_answered |= condition->op == RESPITE_OPERATOR_EXISTS ||
                     has_values (respite_answers_get_row (respite_answers_find_near (answers, row, item)));
    }

  return is_answered && do_hold (answers, row, flag->when, flag->any);
}

static void
add_row_flags (const RespiteAnswers *answers,
               RespiteAnswersRow    *row,
               const char           *language,
               GPtrArray            *flags)
{
  const RespiteFormItem *item = row->item;

  if (item->flags->len == 0 || !respite_answers_is_row_enabled (answers, row))
    return;

  for (guint i = 0; i < item->flags->len; i++)
    {
      const RespiteFormFlag *rule = item->flags->pdata[i];
      RespiteFlag *flag;

      if (!is_raised (answers, row, rule))
        continue;
      flag = g_new0 (RespiteFlag, 1);
      flag->level = rule->level;
      flag->link_id = g_strdup (row->key);
      flag->question = g_strdup (respite_form_text_get (item->text, language));
      flag->answer = respite_answers_dup_text (answers, row->key, language);
      flag->text = g_strdup (respite_form_text_get (rule->text, language));
      flag->source = g_strdup (respite_form_text_get (rule->source, language));
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
  RespiteAnswersRow *row = respite_answers_find_row (answers, link_id);

  if (row != NULL)
    add_row_flags (answers, row, language, flags);

  return flags;
}

GPtrArray *
respite_answers_dup_flags (const RespiteAnswers *answers,
                           const char           *language)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_flag_free);
  g_autoptr (GPtrArray) flags = g_ptr_array_new ();

  for (guint i = 0; i < answers->rows->len; i++)
    add_row_flags (answers, answers->rows->pdata[i], language, flags);

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
  gboolean any = FALSE;
  int n_missing = 0;

  *total = 0;
  for (guint i = 0; i < answers->rows->len; i++)
    {
      RespiteAnswersRow *row = answers->rows->pdata[i];
      const RespiteFormItem *item = row->item;
      GPtrArray *values = respite_answers_get_row (row);

      if (!has_ordinals (item) || !respite_answers_is_row_enabled (answers, row))
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
