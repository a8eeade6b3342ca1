/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Answers as a plain object, and the check of answers that come in a file. */

#include "config.h"

#include "forms/respite-answers-private.h"

#include "base/respite-error.h"
#include "base/respite-str.h"

static gboolean
add_plain (RespiteAnswersReader    *reader,
           const RespiteAnswersRow *row,
           const RespiteJson       *json,
           GPtrArray               *values)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *sentence = NULL;
  RespiteFormValue *value;
  const char *text = json->type == RESPITE_JSON_BOOLEAN ? (json->truth ? "true" : "false") : json->text;

  if (text == NULL)
    return respite_answers_reader_refuse (reader, json, row->key, N_("an answer is a text, a number, true or false"));
  if (respite_str_is_empty (text))
    return TRUE;

  value = respite_answers_read_typed (row->item, text);
  g_ptr_array_add (values, value);
  if (respite_answers_is_good (row->item, value, &reason))
    return TRUE;
  if (reader->issues == NULL)
    return respite_set_error (reader->error, RESPITE_ERROR_PARSE, N_("Line %d, question %s: %s"), json->line, row->key,
                              reason->message);
  g_ptr_array_set_size (values, (int) values->len - 1);

  return respite_answers_reader_refuse_error (reader, json, row->key, &reason);
}

static gboolean
read_values (RespiteAnswersReader *reader,
             RespiteAnswersRow    *row,
             const RespiteJson    *json)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_value_free);

  if (json->type == RESPITE_JSON_ARRAY)
    {
      for (guint i = 0; i < json->items->len; i++)
        if (!add_plain (reader, row, json->items->pdata[i], values))
          return FALSE;
    }
  else if (json->type != RESPITE_JSON_NULL && !add_plain (reader, row, json, values))
    {
      return FALSE;
    }

  if (values->len > 1 && !row->item->repeats)
    return respite_answers_reader_refuse (reader, json, row->key, N_("this question takes one answer"));
  row->line = json->line;
  respite_answers_take_values (row, g_steal_pointer (&values));

  return TRUE;
}

/* A group is an object of answers, or a list of them where it is filled in more than once. */
static gboolean
read_group (RespiteAnswersReader *reader,
            RespiteAnswersRow    *row,
            const RespiteJson    *json)
{
  if (json->type == RESPITE_JSON_OBJECT)
    return respite_answers_reader_read_object (reader, json, row);
  if (json->type != RESPITE_JSON_ARRAY || !respite_form_item_is_scope (row->item))
    return respite_answers_reader_refuse (reader, json, row->key, N_("this takes no answer"));

  if (!respite_answers_ensure_count (reader->answers, row->parent, row->item, json->items->len, reader->error))
    return FALSE;

  for (guint i = 0; i < json->items->len; i++)
    {
      const RespiteAnswersRow *time = respite_answers_find_child (reader->answers, row->parent, row->item, i + 1);

      if (!respite_answers_reader_read_object (reader, json->items->pdata[i], time))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_member (RespiteAnswersReader    *reader,
             const char              *key,
             const RespiteJson       *json,
             const RespiteAnswersRow *near)
{
  const RespiteFormItem *item = near != NULL ? respite_form_get_item (reader->answers->form, key) : NULL;
  g_autoptr (GError) reason = NULL;
  RespiteAnswersRow *row;

  if (item != NULL && g_str_equal (item->link_id, key))
    row = respite_answers_find_near (reader->answers, near, item);
  else
    row = respite_answers_ensure_row (reader->answers, key, &reason);
  if (row == NULL)
    return respite_answers_reader_refuse_error (reader, json, key, &reason);

  if (row->item->type == RESPITE_ITEM_GROUP)
    return read_group (reader, row, json);
  if (!respite_form_item_is_question (row->item))
    {
      respite_set_error (&reason, RESPITE_ERROR_INVALID, N_("“%s” takes no answer"), key);
      return respite_answers_reader_refuse_error (reader, json, key, &reason);
    }

  return read_values (reader, row, json);
}

gboolean
respite_answers_reader_read_object (RespiteAnswersReader    *reader,
                                    const RespiteJson       *object,
                                    const RespiteAnswersRow *near)
{
  if (object->type != RESPITE_JSON_OBJECT)
    return respite_answers_reader_refuse (reader, object, near != NULL ? near->key : NULL,
                                          N_("Answers are an object of questions and answers"));

  for (guint i = 0; i < object->items->len; i++)
    if (!read_member (reader, object->names->pdata[i], object->items->pdata[i], near))
      return FALSE;

  return TRUE;
}

gboolean
respite_answers_read_object (RespiteAnswers  *answers,
                             const char      *json,
                             gssize           length,
                             GError         **error)
{
  g_autoptr (RespiteJson) root = respite_json_parse (json, length, error);
  g_autoptr (RespiteAnswers) copy = NULL;
  RespiteAnswersReader reader = { NULL, NULL, error };
  RespiteAnswers kept;

  if (root == NULL)
    return FALSE;
  if (root->type != RESPITE_JSON_OBJECT)
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_("Answers are an object of questions and answers"));

  copy = respite_answers_copy (answers);
  reader.answers = copy;
  if (!respite_answers_reader_read_object (&reader, root, NULL))
    return FALSE;
  respite_answers_changed (copy);

  kept = *answers;
  *answers = *copy;
  *copy = kept;

  return TRUE;
}

static void
write_plain (RespiteJsonWriter      *writer,
             const RespiteFormItem  *item,
             const RespiteFormValue *value)
{
  if (value->type == RESPITE_VALUE_BOOLEAN && respite_answers_is_good (item, value, NULL))
    respite_json_writer_raw (writer, value->text);
  else
    respite_json_writer_text (writer, value->text);
}

char *
respite_answers_to_object (const RespiteAnswers *answers)
{
  RespiteJsonWriter writer;

  respite_json_writer_init (&writer);
  respite_json_writer_begin (&writer, '{');
  for (guint i = 0; i < answers->rows->len; i++)
    {
      const RespiteAnswersRow *row = answers->rows->pdata[i];
      const RespiteFormItem *item = row->item;

      if (row->values == NULL)
        continue;
      respite_json_writer_name (&writer, row->key);
      if (item->repeats)
        respite_json_writer_begin (&writer, '[');
      for (guint j = 0; j < (item->repeats ? row->values->len : 1); j++)
        write_plain (&writer, item, row->values->pdata[j]);
      if (item->repeats)
        respite_json_writer_end (&writer, ']');
    }
  respite_json_writer_end (&writer, '}');

  return respite_json_writer_finish (&writer);
}

/* Answers that stand where nothing is asked, at the outermost such place. */
static void
add_unasked (RespiteAnswers *answers,
             const char     *language,
             GPtrArray      *issues)
{
  for (guint i = 0; i < answers->rows->len; i++)
    {
      RespiteAnswersRow *row = answers->rows->pdata[i];

      if (row->values != NULL && !respite_answers_is_row_enabled (answers, row))
        g_ptr_array_add (issues, respite_answers_issue_new (row->key, respite_answers_get_word (language, "not-asked"),
                                                            row->line));
    }
}

/* What was given for an answer that is worked out must be what it comes to. */
static void
add_miscalculated (RespiteAnswers *answers,
                   const char     *language,
                   GPtrArray      *issues)
{
  g_autoptr (RespiteAnswers) given = respite_answers_copy (answers);

  respite_answers_changed (answers);
  for (guint i = 0; i < answers->rows->len; i++)
    {
      const RespiteAnswersRow *row = answers->rows->pdata[i];
      const RespiteAnswersRow *before = given->rows->pdata[i];
      g_autofree char *sentence = NULL;

      if (!row->is_calculated || row->values == NULL || before->values == NULL ||
          (before->values->len == 1 && respite_form_value_equal (before->values->pdata[0], row->values->pdata[0])))
        continue;
      sentence = respite_answers_dup_sentence (language, "miscalculated", "{value}",
                                               ((const RespiteFormValue *) row->values->pdata[0])->text);
      g_ptr_array_add (issues, respite_answers_issue_new (row->key, sentence, row->line));
    }
}

static gboolean
has_issue (GPtrArray  *issues,
           const char *key)
{
  for (guint i = 0; i < issues->len; i++)
    if (g_str_equal (((const RespiteIssue *) issues->pdata[i])->link_id, key))
      return TRUE;

  return FALSE;
}

/* What the rules say, of questions of which nothing worse was said. */
static void
add_broken_rules (RespiteAnswers *answers,
                  const char     *language,
                  gboolean        is_draft,
                  GPtrArray      *issues)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  respite_answers_add_issues (answers, language, is_draft, found);
  for (guint i = 0; i < found->len; i++)
    {
      RespiteIssue *issue = found->pdata[i];

      if (has_issue (issues, issue->link_id))
        respite_issue_free (issue);
      else
        g_ptr_array_add (issues, issue);
    }
}

GPtrArray *
respite_answers_check_json (RespiteForm     *form,
                            const char      *json,
                            gssize           length,
                            const char      *language,
                            gboolean         is_draft,
                            RespiteAnswers **answers,
                            GError         **error)
{
  g_autoptr (RespiteJson) root = respite_json_parse (json, length, error);
  g_autoptr (GPtrArray) issues = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_issue_free);
  g_autoptr (RespiteAnswers) found = NULL;
  const char *type = respite_json_get_string (root, "resourceType");
  gboolean is_response = g_strcmp0 (type, "QuestionnaireResponse") == 0;
  RespiteAnswersReader reader = { NULL, issues, error };

  if (answers != NULL)
    *answers = NULL;
  if (root == NULL)
    return NULL;
  if (root->type != RESPITE_JSON_OBJECT || (!is_response && type != NULL &&
                                            respite_form_get_item (form, "resourceType") == NULL))
    {
      respite_set_error (error, RESPITE_ERROR_PARSE,
                         N_("The file is neither a FHIR R4 QuestionnaireResponse nor an object of answers"));
      return NULL;
    }

  is_draft |= is_response && g_strcmp0 (respite_json_get_string (root, "status"), "in-progress") == 0;
  found = is_response ? respite_answers_new_empty (form) : respite_answers_new (form);
  reader.answers = found;
  if (is_response && !respite_answers_is_for_form (form, respite_json_get_string (root, "questionnaire")))
    respite_answers_reader_refuse (&reader, root, NULL,
                                   N_("The answers belong to another form or another version of it"));
  if (is_response && respite_json_get_string (root, "status") == NULL)
    respite_answers_reader_refuse (&reader, root, NULL, N_("the answers have no status"));
  if (is_response ? !respite_answers_reader_read_response (&reader, root) :
      !respite_answers_reader_read_object (&reader, root, NULL))
    return NULL;

  respite_answers_forget (found);
  add_miscalculated (found, language, issues);
  add_unasked (found, language, issues);
  add_broken_rules (found, language, is_draft, issues);
  if (answers != NULL)
    *answers = g_steal_pointer (&found);

  return g_steal_pointer (&issues);
}
