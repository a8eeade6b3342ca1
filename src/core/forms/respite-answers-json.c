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
  gboolean              keeps_all;      /* also what is not asked */
  gboolean              keeps_times;    /* also empty times of groups */
  const char           *offset;         /* from UTC, such as "-05:00"; "" where it is not known */
} Writer;

static gboolean write_items (Writer                  *self,
                             const RespiteAnswersRow *parent,
                             GPtrArray               *items);

/* Whether anything stands in the response for a row or below it. */
static gboolean
has_content (const Writer      *self,
             RespiteAnswersRow *row)
{
  const RespiteFormItem *item = row->item;

  if (!self->keeps_all && !respite_answers_is_row_enabled (self->answers, row))
    return FALSE;
  if (row->values != NULL || (self->keeps_times && respite_form_item_is_scope (item) &&
                              respite_answers_count_child (self->answers, row->parent, item) > 1))
    return TRUE;

  for (guint i = 0; i < item->items->len; i++)
    {
      const RespiteFormItem *child = item->items->pdata[i];
      guint count = respite_answers_count_child (self->answers, row, child);

      for (guint time = 1; time <= count; time++)
        if (has_content (self, respite_answers_find_child (self->answers, row, child, time)))
          return TRUE;
    }

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

static void
write_prefilled (RespiteJsonWriter *writer)
{
  respite_json_writer_name (writer, "extension");
  respite_json_writer_begin (writer, '[');
  respite_json_writer_begin (writer, '{');
  respite_json_writer_member (writer, "url", RESPITE_PREFILLED_URL);
  respite_json_writer_name (writer, "valueBoolean");
  respite_json_writer_raw (writer, "true");
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
write_answers (Writer                  *self,
               const RespiteAnswersRow *row)
{
  respite_json_writer_name (self->writer, "answer");
  respite_json_writer_begin (self->writer, '[');
  for (guint i = 0; i < row->values->len; i++)
    {
      const RespiteFormValue *value = row->values->pdata[i];
      gboolean is_good = respite_answers_is_good (row->item, value, NULL);

      respite_json_writer_begin (self->writer, '{');
      if (is_good && value->is_prefilled)
        write_prefilled (self->writer);
      if (is_good)
        write_value (self, value);
      else
        write_typed (self->writer, value);
      if (i == 0)
        write_items (self, row, row->item->items);
      respite_json_writer_end (self->writer, '}');
    }
  respite_json_writer_end (self->writer, ']');
}

static void
write_row (Writer                  *self,
           const RespiteAnswersRow *row)
{
  respite_json_writer_begin (self->writer, '{');
  respite_json_writer_member (self->writer, "linkId", row->item->link_id);
  respite_json_writer_member (self->writer, "text", respite_form_text_get (row->item->text, NULL));
  if (row->values != NULL)
    write_answers (self, row);
  else
    write_items (self, row, row->item->items);
  respite_json_writer_end (self->writer, '}');
}

static gboolean
write_items (Writer                  *self,
             const RespiteAnswersRow *parent,
             GPtrArray               *items)
{
  gboolean has_begun = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const RespiteFormItem *item = items->pdata[i];
      guint count = respite_answers_count_child (self->answers, parent, item);

      for (guint time = 1; time <= count; time++)
        {
          RespiteAnswersRow *row = respite_answers_find_child (self->answers, parent, item, time);

          if (!has_content (self, row))
            continue;
          if (!has_begun)
            {
              respite_json_writer_name (self->writer, "item");
              respite_json_writer_begin (self->writer, '[');
              has_begun = TRUE;
            }
          write_row (self, row);
        }
    }

  if (has_begun)
    respite_json_writer_end (self->writer, ']');

  return has_begun;
}

static void
write_response (Writer     *self,
                const char *status,
                const char *authored,
                const char *subject)
{
  RespiteJsonWriter *writer = self->writer;

  respite_json_writer_begin (writer, '{');
  respite_json_writer_member (writer, "resourceType", "QuestionnaireResponse");
  respite_json_writer_member (writer, "questionnaire", respite_form_get_canonical (self->answers->form));
  respite_json_writer_member (writer, "status", status);
  if (subject != NULL)
    {
      respite_json_writer_name (writer, "subject");
      respite_json_writer_begin (writer, '{');
      respite_json_writer_member (writer, "reference", subject);
      respite_json_writer_end (writer, '}');
    }
  respite_json_writer_member (writer, "authored", authored);
  write_items (self, NULL, respite_form_get_items (self->answers->form));
  respite_json_writer_end (writer, '}');
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
  Writer self = { answers, &writer, is_draft, is_draft, offset != NULL ? offset : "" };

  respite_json_writer_init (&writer);
  write_response (&self, is_draft ? "in-progress" : "completed", authored, subject);

  return respite_json_writer_finish (&writer);
}

RespiteJson *
respite_answers_to_resource (const RespiteAnswers *answers)
{
  RespiteJsonWriter writer;
  Writer self = { answers, &writer, FALSE, TRUE, "" };

  respite_json_writer_init_tree (&writer);
  write_response (&self, "in-progress", NULL, NULL);

  return respite_json_writer_finish_tree (&writer);
}

gboolean
respite_answers_update_resource (const RespiteAnswers    *answers,
                                 const RespiteAnswersRow *row,
                                 const RespiteJson       *place)
{
  RespiteJsonWriter writer;
  Writer self = { answers, &writer, FALSE, TRUE, "" };
  g_autoptr (RespiteJson) fresh = NULL;

  if (place == NULL || row->values == NULL || respite_json_get (place, "answer") == NULL || row->item->items->len > 0)
    return FALSE;

  respite_json_writer_init_tree (&writer);
  write_row (&self, row);
  fresh = respite_json_writer_finish_tree (&writer);

  /* Both are the item as it is written here: the same members in the same order. */
  for (guint i = 0; i < place->items->len; i++)
    {
      gpointer old = place->items->pdata[i];

      place->items->pdata[i] = fresh->items->pdata[i];
      fresh->items->pdata[i] = old;
    }

  return TRUE;
}

gboolean
respite_answers_reader_refuse (RespiteAnswersReader *reader,
                               const RespiteJson    *json,
                               const char           *key,
                               const char           *reason)
{
  if (reader->issues == NULL)
    return respite_set_error (reader->error, RESPITE_ERROR_PARSE, N_("Line %d: %s"), json->line,
                              respite_translate (reason));

  g_ptr_array_add (reader->issues, respite_answers_issue_new (key != NULL ? key : "", respite_translate (reason),
                                                              json->line));

  return TRUE;
}

gboolean
respite_answers_reader_refuse_error (RespiteAnswersReader  *reader,
                                     const RespiteJson     *json,
                                     const char            *key,
                                     GError               **reason)
{
  if (reader->issues == NULL)
    {
      g_propagate_error (reader->error, g_steal_pointer (reason));
      return FALSE;
    }

  g_ptr_array_add (reader->issues, respite_answers_issue_new (key, (*reason)->message, json->line));
  g_clear_error (reason);

  return TRUE;
}

/* An error that begins with its line, which an issue has for itself. */
static gboolean
refuse_value (RespiteAnswersReader  *reader,
              const RespiteJson     *json,
              const char            *key,
              GError               **reason)
{
  const char *sentence = strstr ((*reason)->message, ": ");

  if (reader->issues == NULL || sentence == NULL)
    return respite_answers_reader_refuse_error (reader, json, key, reason);

  g_ptr_array_add (reader->issues, respite_answers_issue_new (key, sentence + 2, json->line));
  g_clear_error (reason);

  return TRUE;
}

/* An extension of an answer, %NULL for none. */
static const RespiteJson *
find_mark (const RespiteJson *answer,
           const char        *url)
{
  const RespiteJson *extensions = respite_json_get (answer, "extension");

  for (guint i = 0; i < respite_json_get_length (extensions); i++)
    {
      const RespiteJson *extension = respite_json_get_nth (extensions, i);

      if (g_strcmp0 (respite_json_get_string (extension, "url"), url) == 0)
        return extension;
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

/* Whether an answer has a value of a kind that is not kept here, such as valueReference. */
static gboolean
has_other_value (const RespiteJson *json)
{
  for (guint i = 0; json->names != NULL && i < json->names->len; i++)
    if (g_str_has_prefix (json->names->pdata[i], "value"))
      return TRUE;

  return FALSE;
}

static gboolean
read_answer (RespiteAnswersReader    *reader,
             const RespiteAnswersRow *row,
             const RespiteJson       *json,
             GPtrArray               *values)
{
  const char *typed = respite_json_get_string (find_mark (json, TYPED_URL), "valueString");
  const RespiteJson *prefilled = respite_json_get (find_mark (json, RESPITE_PREFILLED_URL), "valueBoolean");
  g_autoptr (RespiteFormValue) value = NULL;
  g_autoptr (GError) reason = NULL;

  if (json->type != RESPITE_JSON_OBJECT)
    return respite_answers_reader_refuse (reader, json, row->key, N_("an answer must be an object"));
  if (!respite_form_value_from_json (json, "value", &value, &reason))
    return refuse_value (reader, json, row->key, &reason);
  if (value == NULL && reader->issues == NULL && !respite_str_is_empty (typed))
    value = respite_form_value_new (respite_answers_get_value_type (row->item), typed);
  else
    typed = NULL;
  if (value == NULL && reader->issues != NULL && row->item->type == RESPITE_ITEM_UNSUPPORTED && has_other_value (json))
    return TRUE;                /* it cannot be judged */
  if (value == NULL || *value->text == '\0')
    return respite_answers_reader_refuse (reader, json, row->key, N_("an answer needs a value"));
  if (typed == NULL && !adapt_value (row->item, value))
    return respite_answers_reader_refuse (reader, json, row->key,
                                          N_("this answer is of another type than its question"));

  value->is_prefilled = prefilled != NULL && prefilled->truth;
  g_ptr_array_add (values, g_steal_pointer (&value));

  return TRUE;
}

static gboolean read_items (RespiteAnswersReader    *reader,
                            const RespiteJson       *object,
                            const RespiteAnswersRow *parent,
                            GPtrArray               *items,
                            GHashTable              *seen);

static gboolean
read_answers (RespiteAnswersReader *reader,
              RespiteAnswersRow    *row,
              const RespiteJson    *list,
              GHashTable           *seen)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_value_free);
  gboolean good = TRUE;

  for (guint i = 0; good && i < list->items->len; i++)
    {
      const RespiteJson *json = list->items->pdata[i];

      good = read_answer (reader, row, json, values);
      if (good && i > 0 && respite_json_get (json, "item") != NULL)
        good = respite_answers_reader_refuse (reader, json, row->key,
                                              N_("what stands below a question can be answered once only here"));
      else if (good)
        good = read_items (reader, json, row, row->item->items, seen);
    }

  respite_answers_take_values (row, values);
  row->line = list->line;

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

/* The row that an item of the response is for; each is there once, a group that repeats as often as it is met. */
static RespiteAnswersRow *
find_place (RespiteAnswersReader    *reader,
            const RespiteJson       *json,
            const RespiteAnswersRow *parent,
            const RespiteFormItem   *item,
            GHashTable              *seen,
            gboolean                *goes_on)
{
  RespiteAnswersRow *first = respite_answers_find_child (reader->answers, parent, item, 1);
  guint time = GPOINTER_TO_UINT (g_hash_table_lookup (seen, first)) + 1;
  RespiteAnswersRow *row;

  if (time > respite_answers_count_child (reader->answers, parent, item))
    {
      *goes_on = respite_answers_reader_refuse (reader, json, item->link_id, N_("this question is answered twice"));
      return NULL;
    }

  g_hash_table_insert (seen, first, GUINT_TO_POINTER (time));
  row = respite_answers_find_child (reader->answers, parent, item, time);
  row->line = json->line;

  return row;
}

static gboolean
read_item (RespiteAnswersReader    *reader,
           const RespiteJson       *json,
           const RespiteAnswersRow *parent,
           GPtrArray               *items,
           GHashTable              *seen)
{
  const char *link_id = respite_json_get_string (json, "linkId");
  const RespiteFormItem *item = find_item (items, link_id);
  const RespiteJson *list = respite_json_get (json, "answer");
  RespiteAnswersRow *row;
  gboolean goes_on = TRUE;

  if (item == NULL)
    return respite_answers_reader_refuse (reader, json, link_id,
                                          link_id == NULL ? N_("a question needs a linkId") :
                                          respite_form_get_item (reader->answers->form, link_id) != NULL ?
                                          N_("the form has this question in another place") :
                                          N_("the form has no such question in this place"));
  row = find_place (reader, json, parent, item, seen, &goes_on);
  if (row == NULL)
    return goes_on;

  if (list != NULL && list->type != RESPITE_JSON_ARRAY)
    return respite_answers_reader_refuse (reader, list, row->key, N_("answers must be a list"));
  if (list != NULL && !respite_form_item_is_question (item) && item->type != RESPITE_ITEM_UNSUPPORTED)
    return respite_answers_reader_refuse (reader, list, row->key, N_("this takes no answer"));
  if (list != NULL && !read_answers (reader, row, list, seen))
    return FALSE;

  return read_items (reader, json, row, item->items, seen);
}

static gboolean
read_items (RespiteAnswersReader    *reader,
            const RespiteJson       *object,
            const RespiteAnswersRow *parent,
            GPtrArray               *items,
            GHashTable              *seen)
{
  const RespiteJson *list = respite_json_get (object, "item");

  if (list != NULL && list->type != RESPITE_JSON_ARRAY)
    return respite_answers_reader_refuse (reader, list, parent != NULL ? parent->key : NULL,
                                          N_("questions must be a list"));

  for (guint i = 0; i < respite_json_get_length (list); i++)
    if (!read_item (reader, respite_json_get_nth (list, i), parent, items, seen))
      return FALSE;

  return TRUE;
}

gboolean
respite_answers_reader_read_response (RespiteAnswersReader *reader,
                                      const RespiteJson    *root)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gboolean good = respite_answers_make_room (reader->answers, root, reader->error) &&
                  read_items (reader, root, NULL, respite_form_get_items (reader->answers->form), seen);

  respite_answers_forget (reader->answers);

  return good;
}

/*
 * A response names its form as "url|version"; some name the url only, "Questionnaire/id", or nothing. A form without
 * url fits any.
 */
gboolean
respite_answers_is_for_form (const RespiteForm *form,
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
  RespiteAnswersReader reader = { NULL, NULL, error };

  if (root == NULL)
    return NULL;
  if (g_strcmp0 (respite_json_get_string (root, "resourceType"), "QuestionnaireResponse") != 0)
    {
      respite_set_error (error, RESPITE_ERROR_PARSE, N_("The file is not a FHIR R4 QuestionnaireResponse"));
      return NULL;
    }
  if (!respite_answers_is_for_form (form, respite_json_get_string (root, "questionnaire")))
    {
      respite_set_error (error, RESPITE_ERROR_PARSE, N_("The answers belong to another form or another version of it"));
      return NULL;
    }

  answers = respite_answers_new_empty (form);
  reader.answers = answers;
  if (!respite_answers_reader_read_response (&reader, root))
    return NULL;
  if (g_strcmp0 (respite_json_get_string (root, "status"), "in-progress") == 0)
    respite_answers_calculate (answers);

  return g_steal_pointer (&answers);
}
