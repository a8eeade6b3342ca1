/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "forms/respite-answers.h"
#include "forms/respite-answers-private.h"
#include "forms/respite-prefill.h"

#include <gio/gio.h>
#include <string.h>

#include "base/respite-error.h"
#include "base/respite-str.h"

/* A form may ask for more of a group; a person adds those. */
#define MOST_TO_BEGIN_WITH 10

static const struct
{
  const char *word;
  const char *text;
} boolean_words[] = {
  { "true", "true" }, { "yes", "true" }, { "y", "true" }, { "sí", "true" }, { "si", "true" }, { "s", "true" },
  { "false", "false" }, { "no", "false" }, { "n", "false" },
};

static GPtrArray *
values_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_value_free);
}

void
respite_answers_add_initial (RespiteAnswersRow *row)
{
  const RespiteFormItem *item = row->item;
  g_autoptr (GPtrArray) values = values_new ();

  if (!respite_form_item_is_question (item))
    return;

  for (guint i = 0; i < item->initial->len; i++)
    g_ptr_array_add (values, respite_form_value_copy (item->initial->pdata[i]));
  for (guint i = 0; i < item->options->len; i++)
    {
      const RespiteFormOption *option = item->options->pdata[i];

      if (option->is_initial && (item->repeats || values->len == 0))
        g_ptr_array_add (values, respite_form_value_copy (option->value));
    }

  respite_answers_take_values (row, g_steal_pointer (&values));
}

RespiteAnswers *
respite_answers_new (RespiteForm *form)
{
  RespiteAnswers *answers = respite_answers_new_empty (form);

  /* The list grows while it is gone through. */
  for (guint i = 0; i < answers->rows->len; i++)
    {
      const RespiteAnswersRow *row = answers->rows->pdata[i];

      if (row->item->min_answers > 1 && respite_form_item_is_scope (row->item))
        respite_answers_ensure_count (answers, row->parent, row->item,
                                      (guint) MIN (row->item->min_answers, MOST_TO_BEGIN_WITH), NULL);
    }

  for (guint i = 0; i < answers->rows->len; i++)
    respite_answers_add_initial (answers->rows->pdata[i]);
  respite_answers_calculate (answers);

  return answers;
}

RespiteForm *
respite_answers_get_form (const RespiteAnswers *answers)
{
  return answers->form;
}

RespiteAnswersRow *
respite_answers_find_question (const RespiteAnswers  *answers,
                               const char            *key,
                               GError               **error)
{
  RespiteAnswersRow *row = respite_answers_find_row (answers, key);

  if (row == NULL)
    respite_set_error (error, RESPITE_ERROR_INVALID, N_("The form has no question “%s”"), key);
  else if (!respite_form_item_is_question (row->item))
    respite_set_error (error, RESPITE_ERROR_INVALID, N_("“%s” takes no answer"), key);
  else
    return row;

  return NULL;
}

void
respite_answers_drop_values (RespiteAnswersRow *row)
{
  g_clear_pointer (&row->values, g_ptr_array_unref);
  row->answered = 0;
}

void
respite_answers_take_values (RespiteAnswersRow *row,
                             GPtrArray         *values)
{
  respite_answers_drop_values (row);
  row->is_calculated = FALSE;
  if (values->len > 0)
    row->values = values;
  else
    g_ptr_array_unref (values);
}

void
respite_answers_forget (RespiteAnswers *answers)
{
  for (guint i = 0; i < answers->rows->len; i++)
    ((RespiteAnswersRow *) answers->rows->pdata[i])->enabled = 0;
}

void
respite_answers_changed (RespiteAnswers *answers)
{
  respite_answers_forget (answers);
  respite_answers_calculate (answers);
}

GPtrArray *
respite_answers_get_row (const RespiteAnswersRow *row)
{
  static gsize once;
  static GPtrArray *nothing;

  if (g_once_init_enter (&once))
    {
      nothing = g_ptr_array_new ();
      g_once_init_leave (&once, 1);
    }

  return row != NULL && row->values != NULL ? row->values : nothing;
}

GPtrArray *
respite_answers_get (const RespiteAnswers *answers,
                     const char           *link_id)
{
  return respite_answers_get_row (respite_answers_find_row (answers, link_id));
}

const char *
respite_answers_get_text (const RespiteAnswers *answers,
                          const char           *link_id)
{
  GPtrArray *values = respite_answers_get (answers, link_id);

  return values->len > 0 ? ((const RespiteFormValue *) values->pdata[0])->text : "";
}

RespiteValueType
respite_answers_get_value_type (const RespiteFormItem *item)
{
  switch (item->type)
    {
    case RESPITE_ITEM_BOOLEAN:
      return RESPITE_VALUE_BOOLEAN;
    case RESPITE_ITEM_DECIMAL:
      return RESPITE_VALUE_DECIMAL;
    case RESPITE_ITEM_INTEGER:
      return RESPITE_VALUE_INTEGER;
    case RESPITE_ITEM_DATE:
      return RESPITE_VALUE_DATE;
    case RESPITE_ITEM_DATE_TIME:
      return RESPITE_VALUE_DATE_TIME;
    case RESPITE_ITEM_TIME:
      return RESPITE_VALUE_TIME;
    case RESPITE_ITEM_URL:
      return RESPITE_VALUE_URI;
    case RESPITE_ITEM_QUANTITY:
      return RESPITE_VALUE_QUANTITY;
    case RESPITE_ITEM_CHOICE:
      return RESPITE_VALUE_CODING;
    case RESPITE_ITEM_STRING:
    case RESPITE_ITEM_TEXT:
    case RESPITE_ITEM_OPEN_CHOICE:
    case RESPITE_ITEM_GROUP:
    case RESPITE_ITEM_DISPLAY:
    case RESPITE_ITEM_UNSUPPORTED:
    default:
      return RESPITE_VALUE_STRING;
    }
}

const RespiteFormOption *
respite_answers_find_option (const RespiteFormItem  *item,
                             const RespiteFormValue *value)
{
  for (guint i = 0; i < item->options->len; i++)
    {
      const RespiteFormOption *option = item->options->pdata[i];

      if (option->value->type == value->type && respite_form_value_equal (option->value, value))
        return option;
    }

  return NULL;
}

static gboolean
is_option_text (const RespiteFormOption *option,
                const char              *folded)
{
  const char *const languages[] = { NULL, "en", "es" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *text = respite_str_fold (respite_form_text_get (option->text, languages[i]));

      if (*text != '\0' && g_str_equal (text, folded))
        return TRUE;
    }

  return FALSE;
}

/* An option by its code, by its text in any language, or by its number. */
static const RespiteFormOption *
find_typed_option (const RespiteFormItem *item,
                   const char            *text)
{
  g_autofree char *folded = respite_str_fold (text);
  gint64 number;

  for (guint i = 0; i < item->options->len; i++)
    if (g_str_equal (((const RespiteFormOption *) item->options->pdata[i])->value->text, text))
      return item->options->pdata[i];
  for (guint i = 0; i < item->options->len; i++)
    if (is_option_text (item->options->pdata[i], folded))
      return item->options->pdata[i];

  if (g_ascii_string_to_signed (text, 10, 1, item->options->len, &number, NULL))
    return item->options->pdata[number - 1];

  return NULL;
}

RespiteFormValue *
respite_answers_read_typed (const RespiteFormItem *item,
                            const char            *text)
{
  const RespiteFormOption *option = item->options->len > 0 ? find_typed_option (item, text) : NULL;
  RespiteFormValue *value;

  if (option != NULL)
    return respite_form_value_copy (option->value);

  value = respite_form_value_new (respite_answers_get_value_type (item), text);
  if (value->type == RESPITE_VALUE_BOOLEAN)
    {
      g_autofree char *lower = g_utf8_strdown (text, -1);

      for (gsize i = 0; i < G_N_ELEMENTS (boolean_words); i++)
        if (g_str_equal (boolean_words[i].word, lower))
          respite_set_str (&value->text, boolean_words[i].text);
    }
  else if (value->type == RESPITE_VALUE_QUANTITY)
    {
      respite_set_str (&value->display, item->unit);
      respite_set_str (&value->unit_code, item->unit_code);
      respite_set_str (&value->system, item->unit_system);
    }
  else if (value->type == RESPITE_VALUE_DATE_TIME && strlen (text) > 10 && text[10] == ' ')
    {
      value->text[10] = 'T';
    }

  return value;
}

gboolean
respite_answers_is_good (const RespiteFormItem   *item,
                         const RespiteFormValue  *value,
                         GError                 **error)
{
  if (!respite_form_value_check (value, error))
    return FALSE;
  if (item->type == RESPITE_ITEM_UNSUPPORTED)
    return TRUE;
  if (item->options->len > 0 && respite_answers_find_option (item, value) != NULL)
    return TRUE;
  if (item->options->len > 0 && item->type != RESPITE_ITEM_OPEN_CHOICE)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This is not one of the answers to choose from"));
  if (item->type == RESPITE_ITEM_OPEN_CHOICE)
    return TRUE;

  return value->type == respite_answers_get_value_type (item) ||
         respite_set_error (error, RESPITE_ERROR_INVALID, N_("This answer is of another type than its question"));
}

gboolean
respite_answers_set_texts (RespiteAnswers     *answers,
                           const char         *link_id,
                           const char *const  *texts,
                           GError            **error)
{
  RespiteAnswersRow *row = respite_answers_find_question (answers, link_id, error);
  g_autoptr (GPtrArray) values = values_new ();
  g_autoptr (GError) first = NULL;

  if (row == NULL)
    return FALSE;
  if (row->is_calculated || (row->item->read_only && row->item->calculated == NULL))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The answer to “%s” cannot be changed"), link_id);

  for (gsize i = 0; texts[i] != NULL; i++)
    {
      RespiteFormValue *value;

      if (!g_utf8_validate (texts[i], -1, NULL))
        return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The text is not UTF-8"));
      if (respite_str_is_empty (texts[i]))
        continue;
      value = respite_answers_read_typed (row->item, texts[i]);
      g_ptr_array_add (values, value);
      if (first == NULL)
        respite_answers_is_good (row->item, value, &first);
    }

  respite_answers_take_values (row, g_steal_pointer (&values));
  respite_answers_changed (answers);
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&first));

  return FALSE;
}

gboolean
respite_answers_set_text (RespiteAnswers  *answers,
                          const char      *link_id,
                          const char      *text,
                          GError         **error)
{
  const char *const texts[] = { text, NULL };

  return respite_answers_set_texts (answers, link_id, texts, error);
}

static gboolean
is_exclusive (const RespiteFormItem  *item,
              const RespiteFormValue *value)
{
  const RespiteFormOption *option = respite_answers_find_option (item, value);

  return option != NULL && option->is_exclusive;
}

void
respite_answers_choose (RespiteAnswers *answers,
                        const char     *link_id,
                        guint           option,
                        gboolean        is_chosen)
{
  RespiteAnswersRow *row = respite_answers_find_question (answers, link_id, NULL);
  GPtrArray *before = respite_answers_get_row (row);
  const RespiteFormItem *item = row != NULL ? row->item : NULL;
  const RespiteFormOption *chosen;
  GPtrArray *after;

  g_return_if_fail (item != NULL && option < item->options->len);

  chosen = item->options->pdata[option];
  after = values_new ();
  for (guint i = 0; i < before->len; i++)
    {
      const RespiteFormValue *value = before->pdata[i];
      gboolean is_same = respite_form_value_equal (value, chosen->value);
      gboolean goes = is_chosen && (!item->repeats || chosen->is_exclusive || is_exclusive (item, value));

      if (!is_same && !goes)
        g_ptr_array_add (after, respite_form_value_copy (value));
    }
  if (is_chosen)
    g_ptr_array_add (after, respite_form_value_copy (chosen->value));

  respite_answers_take_values (row, after);
  respite_answers_changed (answers);
}

gboolean
respite_answers_is_chosen (const RespiteAnswers *answers,
                           const char           *link_id,
                           guint                 option)
{
  const RespiteAnswersRow *row = respite_answers_find_question (answers, link_id, NULL);
  const RespiteFormItem *item = row != NULL ? row->item : NULL;
  GPtrArray *values = respite_answers_get_row (row);

  g_return_val_if_fail (item != NULL && option < item->options->len, FALSE);

  for (guint i = 0; i < values->len; i++)
    if (respite_answers_find_option (item, values->pdata[i]) == item->options->pdata[option])
      return TRUE;

  return FALSE;
}

void
respite_answers_clear (RespiteAnswers *answers,
                       const char     *link_id)
{
  RespiteAnswersRow *row = respite_answers_find_row (answers, link_id);

  if (row == NULL)
    return;

  respite_answers_drop_values (row);
  respite_answers_changed (answers);
}

gboolean
respite_answers_is_prefilled (const RespiteAnswers *answers,
                              const char           *key)
{
  GPtrArray *values = respite_answers_get (answers, key);

  for (guint i = 0; i < values->len; i++)
    if (((const RespiteFormValue *) values->pdata[i])->is_prefilled)
      return TRUE;

  return FALSE;
}

void
respite_answers_confirm (RespiteAnswers *answers,
                         const char     *key)
{
  for (guint i = 0; i < answers->rows->len; i++)
    {
      const RespiteAnswersRow *row = answers->rows->pdata[i];

      if (row->values == NULL || (key != NULL && !g_str_equal (key, row->key)))
        continue;
      for (guint j = 0; j < row->values->len; j++)
        ((RespiteFormValue *) row->values->pdata[j])->is_prefilled = FALSE;
    }
}

static GKeyFile *
load_words (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data ("/org/respite/Respite/core/forms/words.ini",
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GKeyFile *words = g_key_file_new ();

  g_assert (bytes != NULL);
  if (!g_key_file_load_from_bytes (words, bytes, G_KEY_FILE_NONE, NULL))
    g_assert_not_reached ();

  return words;
}

const char *
respite_answers_get_word (const char *language,
                          const char *key)
{
  static gsize once;
  static GKeyFile *words;
  g_autofree char *group = g_strndup (language != NULL ? language : "en", 2);
  g_autofree char *word = NULL;

  if (g_once_init_enter (&once))
    {
      words = load_words ();
      g_once_init_leave (&once, 1);
    }

  word = g_key_file_get_string (words, g_key_file_has_key (words, group, key, NULL) ? group : "en", key, NULL);
  g_assert (word != NULL);

  return g_intern_string (word);
}
