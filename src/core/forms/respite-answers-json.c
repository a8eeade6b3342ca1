/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Answers as a FHIR QuestionnaireResponse, and as a plain object. */

#include "config.h"

#include "forms/respite-answers-private.h"

#include <string.h>

#include "base/respite-error.h"
#include "base/respite-str.h"

/* Text that is no value of its question yet: only in drafts. */
#define TYPED_URL "urn:respite:typed"

typedef struct
{
  const RespiteAnswers *answers;
  RespiteJsonWriter    *writer;
  gboolean              is_draft;
  const char           *offset; /* from UTC, such as "-05:00"; "" where it is not known */
} Writer;

static gboolean write_items (Writer    *self,
                             GPtrArray *items);

/* Whether anything stands in the response for an item or below it. */
static gboolean
has_content (const Writer          *self,
             const RespiteFormItem *item)
{
  if (!self->is_draft && !respite_answers_is_enabled (self->answers, item->link_id))
    return FALSE;
  if (respite_answers_get (self->answers, item->link_id)->len > 0)
    return TRUE;

  for (guint i = 0; i < item->items->len; i++)
    if (has_content (self, item->items->pdata[i]))
      return TRUE;

  return FALSE;
}

static void
write_typed (RespiteJsonWriter      *writer,
             const RespiteFormValue *value)
{
  respite_json_writer_name (writer, "extension");
  respite_json_writer_begin (writer, '[');
  respite_json_writer_begin (writer, '{');
  respite_json_writer_member (writer, "url", TYPED_URL);
  respite_json_writer_member (writer, "valueString", value->text);
  respite_json_writer_end (writer, '}');
  respite_json_writer_end (writer, ']');
}

/* FHIR wants an offset behind every time of a day; one that was typed without it gets that of the whole response. */
static void
write_value (Writer                 *self,
             const RespiteFormValue *value)
{
  const char *time = value->type == RESPITE_VALUE_DATE_TIME ? strchr (value->text, 'T') : NULL;
  g_autoptr (RespiteFormValue) whole = NULL;
  g_autofree char *text = NULL;

  if (time == NULL || strpbrk (time, "Z+-") != NULL)
    {
      respite_form_value_write (value, self->writer);
      return;
    }

  text = g_strconcat (value->text, self->offset, NULL);
  whole = respite_form_value_new (RESPITE_VALUE_DATE_TIME, text);
  respite_form_value_write (whole, self->writer);
}

/* The items below a question stand inside its first answer; without an answer they stand in the item. */
static void
write_answers (Writer                *self,
               const RespiteFormItem *item,
               GPtrArray             *values)
{
  respite_json_writer_name (self->writer, "answer");
  respite_json_writer_begin (self->writer, '[');
  for (guint i = 0; i < values->len; i++)
    {
      const RespiteFormValue *value = values->pdata[i];

      respite_json_writer_begin (self->writer, '{');
      if (respite_answers_is_good (item, value, NULL))
        write_value (self, value);
      else
        write_typed (self->writer, value);
      if (i == 0)
        write_items (self, item->items);
      respite_json_writer_end (self->writer, '}');
    }
  respite_json_writer_end (self->writer, ']');
}

static gboolean
write_items (Writer    *self,
             GPtrArray *items)
{
  gboolean has_begun = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const RespiteFormItem *item = items->pdata[i];
      GPtrArray *values = respite_answers_get (self->answers, item->link_id);

      if (!has_content (self, item))
        continue;
      if (!has_begun)
        {
          respite_json_writer_name (self->writer, "item");
          respite_json_writer_begin (self->writer, '[');
          has_begun = TRUE;
        }
      respite_json_writer_begin (self->writer, '{');
      respite_json_writer_member (self->writer, "linkId", item->link_id);
      respite_json_writer_member (self->writer, "text", respite_form_text_get (item->text, NULL));
      if (values->len > 0)
        write_answers (self, item, values);
      else
        write_items (self, item->items);
      respite_json_writer_end (self->writer, '}');
    }

  if (has_begun)
    respite_json_writer_end (self->writer, ']');

  return has_begun;
}

char *
respite_answers_to_json (const RespiteAnswers *answers,
                         gboolean              is_draft,
                         const char           *authored,
                         const char           *subject)
{
  const char *time = authored != NULL ? strchr (authored, 'T') : NULL;
  const char *offset = time != NULL ? strpbrk (time, "Z+-") : NULL;
  RespiteJsonWriter writer;
  Writer self = { answers, &writer, is_draft, offset != NULL ? offset : "" };

  respite_json_writer_init (&writer);
  respite_json_writer_begin (&writer, '{');
  respite_json_writer_member (&writer, "resourceType", "QuestionnaireResponse");
  respite_json_writer_member (&writer, "questionnaire", respite_form_get_canonical (answers->form));
  respite_json_writer_member (&writer, "status", is_draft ? "in-progress" : "completed");
  if (subject != NULL)
    {
      respite_json_writer_name (&writer, "subject");
      respite_json_writer_begin (&writer, '{');
      respite_json_writer_member (&writer, "reference", subject);
      respite_json_writer_end (&writer, '}');
    }
  respite_json_writer_member (&writer, "authored", authored);
  write_items (&self, respite_form_get_items (answers->form));
  respite_json_writer_end (&writer, '}');

  return respite_json_writer_finish (&writer);
}

static gboolean
refuse (const RespiteJson  *json,
        const char         *reason,
        GError            **error)
{
  return respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %d: %s"), json->line, respite_translate (reason));
}

static const char *
get_typed (const RespiteJson *answer)
{
  const RespiteJson *extensions = respite_json_get (answer, "extension");

  for (guint i = 0; i < respite_json_get_length (extensions); i++)
    {
      const RespiteJson *extension = respite_json_get_nth (extensions, i);

      if (g_strcmp0 (respite_json_get_string (extension, "url"), TYPED_URL) == 0)
        return respite_json_get_string (extension, "valueString");
    }

  return NULL;
}

/*
 * Integers may answer a question for a decimal number, as other programs write them. What cannot be answered here is
 * kept as it came.
 */
static gboolean
adapt_value (const RespiteFormItem *item,
             RespiteFormValue      *value)
{
  RespiteValueType wanted = respite_answers_get_value_type (item);

  if (item->type == RESPITE_ITEM_UNSUPPORTED ||
      (item->options->len > 0 && respite_answers_find_option (item, value) != NULL))
    return TRUE;
  if (value->type == RESPITE_VALUE_CODING)
    return item->options->len > 0 || item->type == RESPITE_ITEM_OPEN_CHOICE;
  if (wanted == RESPITE_VALUE_DECIMAL && value->type == RESPITE_VALUE_INTEGER)
    value->type = wanted;

  return value->type == wanted;
}

static gboolean
read_answer (const RespiteFormItem  *item,
             const RespiteJson      *json,
             GPtrArray              *values,
             GError                **error)
{
  const char *typed = get_typed (json);
  RespiteFormValue *value;

  if (!respite_form_value_from_json (json, "value", &value, error))
    return FALSE;
  if (value == NULL && !respite_str_is_empty (typed))
    value = respite_form_value_new (respite_answers_get_value_type (item), typed);
  if (value == NULL || *value->text == '\0')
    {
      respite_form_value_free (value);
      return refuse (json, N_("an answer needs a value"), error);
    }
  g_ptr_array_add (values, value);

  return typed != NULL || adapt_value (item, value) ||
         refuse (json, N_("this answer is of another type than its question"), error);
}

static gboolean read_items (RespiteAnswers    *answers,
                            const RespiteJson *object,
                            GPtrArray         *items,
                            GHashTable        *seen,
                            GError           **error);

static gboolean
read_answers (RespiteAnswers         *answers,
              const RespiteFormItem  *item,
              const RespiteJson      *list,
              GHashTable             *seen,
              GError                **error)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_value_free);
  gboolean good = TRUE;

  for (guint i = 0; good && i < list->items->len; i++)
    good = read_answer (item, list->items->pdata[i], values, error) &&
           read_items (answers, list->items->pdata[i], item->items, seen, error);

  respite_answers_take_values (answers, item, values);

  return good;
}

static const RespiteFormItem *
find_item (GPtrArray  *items,
           const char *link_id)
{
  for (guint i = 0; link_id != NULL && i < items->len; i++)
    if (g_str_equal (((const RespiteFormItem *) items->pdata[i])->link_id, link_id))
      return items->pdata[i];

  return NULL;
}

static gboolean
read_item (RespiteAnswers         *answers,
           const RespiteJson      *json,
           GPtrArray              *items,
           GHashTable             *seen,
           GError                **error)
{
  const char *link_id = respite_json_get_string (json, "linkId");
  const RespiteFormItem *item = find_item (items, link_id);
  const RespiteJson *list = respite_json_get (json, "answer");

  if (item == NULL)
    return refuse (json, N_("the form has no such question in this place"), error);
  if (!g_hash_table_add (seen, (gpointer) item))
    return refuse (json, N_("this question is answered twice"), error);

  if (list != NULL)
    {
      if (list->type != RESPITE_JSON_ARRAY)
        return refuse (list, N_("answers must be a list"), error);
      if (!respite_form_item_is_question (item) && item->type != RESPITE_ITEM_UNSUPPORTED)
        return refuse (list, N_("this takes no answer"), error);
      if (!read_answers (answers, item, list, seen, error))
        return FALSE;
    }

  return read_items (answers, json, item->items, seen, error);
}

static gboolean
read_items (RespiteAnswers     *answers,
            const RespiteJson  *object,
            GPtrArray          *items,
            GHashTable         *seen,
            GError            **error)
{
  const RespiteJson *list = respite_json_get (object, "item");

  if (list != NULL && list->type != RESPITE_JSON_ARRAY)
    return refuse (list, N_("questions must be a list"), error);

  for (guint i = 0; i < respite_json_get_length (list); i++)
    if (!read_item (answers, respite_json_get_nth (list, i), items, seen, error))
      return FALSE;

  return TRUE;
}

/*
 * A response names its form as "url|version"; some name the url only, "Questionnaire/id", or nothing. A form without
 * url fits any.
 */
static gboolean
is_for_form (const RespiteForm *form,
             const char        *canonical)
{
  const char *own = respite_form_get_canonical (form);
  gsize length = canonical != NULL ? strlen (canonical) : 0;

  if (canonical != NULL && g_str_has_prefix (canonical, "Questionnaire/"))
    return g_ascii_strcasecmp (canonical + strlen ("Questionnaire/"), respite_form_get_name (form)) == 0;

  return canonical == NULL || *respite_form_get_url (form) == '\0' || g_str_equal (canonical, own) ||
         (strchr (canonical, '|') == NULL && strncmp (own, canonical, length) == 0 && own[length] == '|');
}

RespiteAnswers *
respite_answers_new_from_json (RespiteForm  *form,
                               const char   *json,
                               gssize        length,
                               GError      **error)
{
  g_autoptr (RespiteJson) root = respite_json_parse (json, length, error);
  g_autoptr (RespiteAnswers) answers = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  if (root == NULL)
    return NULL;
  if (g_strcmp0 (respite_json_get_string (root, "resourceType"), "QuestionnaireResponse") != 0)
    {
      respite_set_error (error, RESPITE_ERROR_PARSE, N_("The file is not a FHIR R4 QuestionnaireResponse"));
      return NULL;
    }
  if (!is_for_form (form, respite_json_get_string (root, "questionnaire")))
    {
      respite_set_error (error, RESPITE_ERROR_PARSE, N_("The answers belong to another form or another version of it"));
      return NULL;
    }

  answers = respite_answers_new (form);
  g_hash_table_remove_all (answers->values);
  if (!read_items (answers, root, respite_form_get_items (form), seen, error))
    return NULL;

  return g_steal_pointer (&answers);
}

static gboolean
add_plain (const RespiteFormItem  *item,
           const RespiteJson      *json,
           GPtrArray              *values,
           GError                **error)
{
  g_autoptr (GError) reason = NULL;
  RespiteFormValue *value;
  const char *text = json->type == RESPITE_JSON_BOOLEAN ? (json->truth ? "true" : "false") : json->text;

  if (text == NULL)
    return refuse (json, N_("an answer is a text, a number, true or false"), error);
  if (respite_str_is_empty (text))
    return TRUE;

  value = respite_answers_read_typed (item, text);
  g_ptr_array_add (values, value);
  if (!respite_answers_is_good (item, value, &reason))
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %d, question %s: %s"), json->line, item->link_id,
                              reason->message);

  return TRUE;
}

static gboolean
read_member (RespiteAnswers     *answers,
             const char         *link_id,
             const RespiteJson  *json,
             GError            **error)
{
  const RespiteFormItem *item = respite_answers_find_question (answers, link_id, error);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_value_free);

  if (item == NULL)
    return FALSE;

  if (json->type == RESPITE_JSON_ARRAY)
    {
      for (guint i = 0; i < json->items->len; i++)
        if (!add_plain (item, json->items->pdata[i], values, error))
          return FALSE;
    }
  else if (json->type != RESPITE_JSON_NULL && !add_plain (item, json, values, error))
    {
      return FALSE;
    }

  if (values->len > 1 && !item->repeats)
    return refuse (json, N_("this question takes one answer"), error);
  respite_answers_take_values (answers, item, g_steal_pointer (&values));

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
  GHashTable *values;

  if (root == NULL)
    return FALSE;
  if (root->type != RESPITE_JSON_OBJECT)
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_("Answers are an object of questions and answers"));

  copy = respite_answers_copy (answers);
  for (guint i = 0; i < root->items->len; i++)
    if (!read_member (copy, root->names->pdata[i], root->items->pdata[i], error))
      return FALSE;

  values = answers->values;
  answers->values = copy->values;
  copy->values = values;
  g_hash_table_remove_all (answers->enabled);

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
  GPtrArray *items = respite_form_get_all_items (answers->form);
  RespiteJsonWriter writer;

  respite_json_writer_init (&writer);
  respite_json_writer_begin (&writer, '{');
  for (guint i = 0; i < items->len; i++)
    {
      const RespiteFormItem *item = items->pdata[i];
      GPtrArray *values = respite_answers_get (answers, item->link_id);

      if (values->len == 0)
        continue;
      respite_json_writer_name (&writer, item->link_id);
      if (item->repeats)
        respite_json_writer_begin (&writer, '[');
      for (guint j = 0; j < (item->repeats ? values->len : 1); j++)
        write_plain (&writer, item, values->pdata[j]);
      if (item->repeats)
        respite_json_writer_end (&writer, ']');
    }
  respite_json_writer_end (&writer, '}');

  return respite_json_writer_finish (&writer);
}
