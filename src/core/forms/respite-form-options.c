/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* The options of a choice: answerOption, or a ValueSet inside the same file. */

#include "config.h"

#include "forms/respite-form-private.h"

#include "base/respite-error.h"
#include "base/respite-str.h"

#define MOST_OPTIONS 2000
#define EXCLUSIVE_URL "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive"

static const char *const ordinal_urls[] = {
  "http://hl7.org/fhir/StructureDefinition/ordinalValue",
  "http://hl7.org/fhir/StructureDefinition/itemWeight",
  "http://hl7.org/fhir/uv/sdc/StructureDefinition/itemWeight",
};

static gboolean
read_ordinal (RespiteFormReader  *reader,
              const RespiteJson  *object,
              RespiteFormOption  *option)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ordinal_urls); i++)
    {
      const RespiteJson *extension = respite_form_find_extension (object, ordinal_urls[i]);
      const RespiteJson *number = respite_json_get (extension, "valueDecimal");

      if (extension == NULL)
        continue;
      if (number == NULL || number->type != RESPITE_JSON_NUMBER)
        return respite_form_reader_refuse (reader, extension, N_("the score of an option must be a number"));
      respite_set_str (&option->ordinal, number->text);
    }

  return TRUE;
}

static gboolean
add_option (RespiteFormReader *reader,
            const RespiteJson *json,
            RespiteFormItem   *item,
            RespiteFormOption *option)
{
  for (guint i = 0; i < item->options->len; i++)
    {
      const RespiteFormOption *other = item->options->pdata[i];

      if (g_str_equal (other->value->text, option->value->text) &&
          g_str_equal (other->value->system, option->value->system))
        {
          respite_form_option_free (option);
          return respite_form_reader_refuse (reader, json, N_("this option stands twice"));
        }
    }

  g_ptr_array_add (item->options, option);

  return item->options->len <= MOST_OPTIONS ||
         respite_form_reader_refuse (reader, json, N_("there are too many options"));
}

/* The translations of an option stand at the display of a coding or at the value itself. */
static gboolean
read_option_text (RespiteFormReader *reader,
                  const RespiteJson *json,
                  RespiteFormOption *option)
{
  const RespiteJson *coding = respite_json_get (json, "valueCoding");

  if (coding != NULL)
    {
      if (!respite_form_read_text (reader, coding, "display", &option->text))
        return FALSE;
    }
  else if (!respite_form_read_text (reader, json, "valueString", &option->text))
    {
      return FALSE;
    }

  if (*option->text->text == '\0')
    respite_set_str (&option->text->text, option->value->text);

  return TRUE;
}

static gboolean
read_option (RespiteFormReader *reader,
             const RespiteJson *json,
             RespiteFormItem   *item)
{
  g_autoptr (RespiteFormOption) option = g_new0 (RespiteFormOption, 1);
  const RespiteJson *coding = respite_json_get (json, "valueCoding");

  if (!respite_form_value_from_json (json, "value", &option->value, reader->error))
    return FALSE;
  if (option->value == NULL || *option->value->text == '\0')
    return respite_form_reader_refuse (reader, json, N_("an option needs a value that can be chosen here"));

  if (!respite_form_read_extensions (reader, json) ||
      (coding != NULL && !respite_form_read_extensions (reader, coding)) ||
      !read_option_text (reader, json, option) || !read_ordinal (reader, json, option) ||
      (coding != NULL && !read_ordinal (reader, coding, option)) ||
      !respite_form_read_boolean (reader, json, "initialSelected", &option->is_initial) ||
      !respite_form_read_boolean (reader, respite_form_find_extension (json, EXCLUSIVE_URL), "valueBoolean",
                                  &option->is_exclusive))
    return FALSE;

  return add_option (reader, json, item, g_steal_pointer (&option));
}

static gboolean
read_concept (RespiteFormReader *reader,
              const RespiteJson *json,
              const char        *system,
              RespiteFormItem   *item)
{
  g_autoptr (RespiteFormOption) option = g_new0 (RespiteFormOption, 1);
  const char *code = respite_json_get_string (json, "code");

  if (code == NULL || *code == '\0')
    return respite_form_reader_refuse (reader, json, N_("a coding needs a code"));

  option->value = respite_form_value_new (RESPITE_VALUE_CODING, code);
  respite_set_str (&option->value->system, system != NULL ? system : "");
  if (!respite_form_read_text (reader, json, "display", &option->text) || !read_ordinal (reader, json, option))
    return FALSE;
  respite_set_str (&option->value->display, option->text->text);
  if (*option->text->text == '\0')
    respite_set_str (&option->text->text, code);

  return add_option (reader, json, item, g_steal_pointer (&option));
}

static const RespiteJson *
find_contained (RespiteFormReader *reader,
                const char        *reference)
{
  const RespiteJson *contained = respite_json_get (reader->root, "contained");

  if (*reference != '#')
    return NULL;

  for (guint i = 0; i < respite_json_get_length (contained); i++)
    {
      const RespiteJson *resource = respite_json_get_nth (contained, i);

      if (g_strcmp0 (respite_json_get_string (resource, "id"), reference + 1) == 0 &&
          g_strcmp0 (respite_json_get_string (resource, "resourceType"), "ValueSet") == 0)
        return resource;
    }

  return NULL;
}

/* Whether the list is spelt out: each include names its concepts, and nothing is taken away again. */
static gboolean
is_spelt_out (const RespiteJson *compose)
{
  const RespiteJson *include = respite_json_get (compose, "include");

  for (guint i = 0; i < respite_json_get_length (include); i++)
    {
      const RespiteJson *part = respite_json_get_nth (include, i);

      if (respite_json_get_length (respite_json_get (part, "concept")) == 0 ||
          respite_json_get (part, "filter") != NULL || respite_json_get (part, "valueSet") != NULL)
        return FALSE;
    }

  return respite_json_get_length (include) > 0 && respite_json_get (compose, "exclude") == NULL;
}

static gboolean
read_value_set (RespiteFormReader *reader,
                const RespiteJson *json,
                RespiteFormItem   *item)
{
  const RespiteJson *set = json->type == RESPITE_JSON_STRING ? find_contained (reader, json->text) : NULL;
  const RespiteJson *compose = respite_json_get (set, "compose");
  const RespiteJson *include = respite_json_get (compose, "include");
  const RespiteJson *contains = respite_json_get (respite_json_get (set, "expansion"), "contains");

  for (guint i = 0; i < respite_json_get_length (contains); i++)
    {
      const RespiteJson *concept = respite_json_get_nth (contains, i);

      if (!read_concept (reader, concept, respite_json_get_string (concept, "system"), item))
        return FALSE;
    }
  if (item->options->len > 0 || !is_spelt_out (compose))
    return TRUE;

  for (guint i = 0; i < respite_json_get_length (include); i++)
    {
      const RespiteJson *part = respite_json_get_nth (include, i);
      const RespiteJson *concepts = respite_json_get (part, "concept");

      for (guint j = 0; j < respite_json_get_length (concepts); j++)
        if (!read_concept (reader, respite_json_get_nth (concepts, j), respite_json_get_string (part, "system"), item))
          return FALSE;
    }

  return TRUE;
}

/* A choice without its list cannot be answered; an open one can still be typed. */
static void
note_missing_options (RespiteFormReader *reader,
                      const RespiteJson *object,
                      RespiteFormItem   *item)
{
  const char *set = respite_json_get_string (object, "answerValueSet");
  const char *what = set != NULL ? set : "answerOption";

  if (item->type == RESPITE_ITEM_OPEN_CHOICE)
    {
      respite_form_reader_note (reader, object, RESPITE_NOTE_DIFFERENT, what,
                                N_("its list of answers is not in the file; the answer is typed"));
      return;
    }

  item->type = RESPITE_ITEM_UNSUPPORTED;
  item->reason = N_("its list of answers is not in the file");
  respite_form_reader_note (reader, object, RESPITE_NOTE_NOT_ASKED, what, item->reason);
}

gboolean
respite_form_read_options (RespiteFormReader *reader,
                           const RespiteJson *object,
                           RespiteFormItem   *item)
{
  const RespiteJson *options = respite_json_get (object, "answerOption");
  const RespiteJson *value_set = respite_json_get (object, "answerValueSet");
  gboolean is_choice = item->type == RESPITE_ITEM_CHOICE || item->type == RESPITE_ITEM_OPEN_CHOICE;

  if (options != NULL && options->type != RESPITE_JSON_ARRAY)
    return respite_form_reader_refuse (reader, options, N_("options must be a list"));
  if (options != NULL && value_set != NULL)
    return respite_form_reader_refuse (reader, value_set, N_("a question has either options or a list, not both"));
  if ((options != NULL || value_set != NULL) && !respite_form_item_is_question (item))
    return respite_form_reader_refuse (reader, object, N_("only a question can have options"));

  for (guint i = 0; i < respite_json_get_length (options); i++)
    if (!read_option (reader, respite_json_get_nth (options, i), item))
      return FALSE;
  if (value_set != NULL && !read_value_set (reader, value_set, item))
    return FALSE;

  if (is_choice && item->options->len == 0)
    note_missing_options (reader, object, item);

  return TRUE;
}
