/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* The item tree of a Questionnaire. */

#include "config.h"

#include "forms/respite-form-private.h"

#include "base/respite-error.h"
#include "base/respite-str.h"

#define MOST_CHARACTERS 10000
#define URL "http://hl7.org/fhir/StructureDefinition/"

/* The item types of R4, and what their options may be. */
static const struct
{
  const char      *word;
  RespiteItemType  type;
} item_types[] = {
  { "group",       RESPITE_ITEM_GROUP       },
  { "display",     RESPITE_ITEM_DISPLAY     },
  { "boolean",     RESPITE_ITEM_BOOLEAN     },
  { "decimal",     RESPITE_ITEM_DECIMAL     },
  { "integer",     RESPITE_ITEM_INTEGER     },
  { "date",        RESPITE_ITEM_DATE        },
  { "dateTime",    RESPITE_ITEM_DATE_TIME   },
  { "time",        RESPITE_ITEM_TIME        },
  { "string",      RESPITE_ITEM_STRING      },
  { "text",        RESPITE_ITEM_TEXT        },
  { "url",         RESPITE_ITEM_URL         },
  { "choice",      RESPITE_ITEM_CHOICE      },
  { "open-choice", RESPITE_ITEM_OPEN_CHOICE },
  { "quantity",    RESPITE_ITEM_QUANTITY    },
  { "attachment",  RESPITE_ITEM_UNSUPPORTED },
  { "reference",   RESPITE_ITEM_UNSUPPORTED },
};

static const char *const known_members[] = {
  "id", "extension", "linkId", "definition", "code", "prefix", "text", "type", "enableWhen", "enableBehavior",
  "required", "repeats", "readOnly", "maxLength", "answerValueSet", "answerOption", "initial", "item",
};

static gboolean
read_type (RespiteFormReader *reader,
           const RespiteJson *json,
           RespiteFormItem   *item)
{
  const char *word = respite_json_get_string (json, "type");

  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (item_types); i++)
    if (g_str_equal (item_types[i].word, word))
      {
        item->type = item_types[i].type;
        if (item->type == RESPITE_ITEM_UNSUPPORTED)
          {
            item->reason = N_("answers of this type cannot be given here");
            respite_form_reader_note (reader, json, RESPITE_NOTE_NOT_ASKED, word, item->reason);
          }
        return TRUE;
      }

  return respite_form_reader_refuse (reader, json, N_("a question needs one of the types of FHIR R4"));
}

static gboolean
read_link_id (RespiteFormReader *reader,
              const RespiteJson *json,
              RespiteFormItem   *item)
{
  if (!respite_form_read_string (reader, json, "linkId", &item->link_id))
    return FALSE;
  if (item->link_id == NULL || *item->link_id == '\0')
    return respite_form_reader_refuse (reader, json, N_("a question needs a linkId"));
  if (!g_hash_table_insert (reader->form->by_link_id, item->link_id, item))
    return respite_form_reader_refuse (reader, json, N_("this linkId is used twice"));

  item->position = reader->form->all_items->len;
  g_ptr_array_add (reader->form->all_items, item);
  reader->link_id = item->link_id;

  return reader->form->all_items->len <= RESPITE_FORM_MAX_ITEMS ||
         respite_form_reader_refuse (reader, json, N_("the form has too many questions"));
}

/* Says what of an item nobody reads: members of later releases, translations of what has none. */
static void
note_unknown_members (RespiteFormReader *reader,
                      const RespiteJson *json)
{
  for (guint i = 0; i < json->names->len; i++)
    {
      const char *name = json->names->pdata[i];
      gboolean is_known = *name == '_';
      g_autofree char *reason = NULL;

      for (gsize j = 0; !is_known && j < G_N_ELEMENTS (known_members); j++)
        is_known = g_str_equal (known_members[j], name);
      if (is_known)
        continue;
      reason = g_strdup_printf (respite_translate (N_("“%s” is passed over")), name);
      respite_form_reader_note (reader, json->items->pdata[i], RESPITE_NOTE_PASSED_OVER, name, reason);
    }
}

static gboolean
read_max_length (RespiteFormReader *reader,
                 const RespiteJson *json,
                 RespiteFormItem   *item)
{
  const RespiteJson *length = respite_json_get (json, "maxLength");
  gint64 characters;

  if (length == NULL)
    return TRUE;
  if (length->type != RESPITE_JSON_NUMBER ||
      !g_ascii_string_to_signed (length->text, 10, 1, G_MAXINT32, &characters, NULL))
    return respite_form_reader_refuse (reader, length, N_("maxLength must be a whole number above 0"));
  item->max_length = (int) MIN (characters, MOST_CHARACTERS);

  return TRUE;
}

static gboolean
read_range (RespiteFormReader *reader,
            const RespiteJson *json,
            RespiteFormItem   *item)
{
  int order;

  if (!respite_form_value_from_json (respite_form_find_extension (json, URL "minValue"), "value", &item->min,
                                     reader->error) ||
      !respite_form_value_from_json (respite_form_find_extension (json, URL "maxValue"), "value", &item->max,
                                     reader->error))
    return FALSE;

  return item->min == NULL || item->max == NULL ||
         (respite_form_value_compare (item->min, item->max, &order) && order <= 0) ||
         respite_form_reader_refuse (reader, json, N_("the least value is above the greatest"));
}

static gboolean
read_unit (RespiteFormReader *reader,
           const RespiteJson *json,
           RespiteFormItem   *item)
{
  const RespiteJson *extension = respite_form_find_extension (json, URL "questionnaire-unit");
  const RespiteJson *coding = respite_json_get (extension, "valueCoding");

  if (!respite_form_read_label (reader, coding, "display", &item->unit_text) ||
      !respite_form_read_string (reader, coding, "code", &item->unit_code) ||
      !respite_form_read_string (reader, coding, "system", &item->unit_system))
    return FALSE;

  if (*item->unit_text->text == '\0' && item->unit_code != NULL)
    respite_set_str (&item->unit_text->text, item->unit_code);
  item->unit = g_strdup (item->unit_text->text);
  if (item->unit_code == NULL)
    item->unit_code = g_strdup ("");
  if (item->unit_system == NULL)
    item->unit_system = g_strdup ("");

  return TRUE;
}

static void
read_control (RespiteFormReader *reader,
              const RespiteJson *json,
              RespiteFormItem   *item)
{
  const RespiteJson *extension = respite_form_find_extension (json, URL "questionnaire-itemControl");
  const RespiteJson *codings = respite_json_get (respite_json_get (extension, "valueCodeableConcept"), "coding");
  const char *word = NULL;
  int control;

  if (extension == NULL)
    return;
  if (respite_json_get_length (codings) > 0)
    word = respite_json_get_string (respite_json_get_nth (codings, 0), "code");

  if (word != NULL && respite_code_from_word (respite_form_control_codes, word, &control))
    item->control = (RespiteFormControl) control;
  else
    respite_form_reader_note (reader, extension, RESPITE_NOTE_DIFFERENT, word != NULL ? word : "itemControl",
                              N_("it is shown in the usual way instead of the wanted one"));
}

static void
read_code (const RespiteJson *json,
           RespiteFormItem   *item)
{
  const RespiteJson *codes = respite_json_get (json, "code");
  const char *code = NULL;

  if (respite_json_get_length (codes) > 0)
    code = respite_json_get_string (respite_json_get_nth (codes, 0), "code");
  item->code = g_strdup (code != NULL ? code : "");
}

static gboolean
read_initial (RespiteFormReader *reader,
              const RespiteJson *json,
              RespiteFormItem   *item)
{
  const RespiteJson *initial = respite_json_get (json, "initial");

  if (initial != NULL && initial->type != RESPITE_JSON_ARRAY)
    return respite_form_reader_refuse (reader, initial, N_("initial answers must be a list"));

  for (guint i = 0; i < respite_json_get_length (initial); i++)
    {
      const RespiteJson *entry = respite_json_get_nth (initial, i);
      RespiteFormValue *value;

      if (!respite_form_value_from_json (entry, "value", &value, reader->error))
        return FALSE;
      if (value == NULL)
        return respite_form_reader_refuse (reader, entry, N_("an initial answer needs a value that can be given here"));
      g_ptr_array_add (item->initial, value);
    }

  return (item->initial->len <= 1 || item->repeats) ||
         respite_form_reader_refuse (reader, initial, N_("a question that does not repeat has one initial answer"));
}

static gboolean
read_enable (RespiteFormReader *reader,
             const RespiteJson *json,
             RespiteFormItem   *item)
{
  const RespiteJson *behaviour = respite_json_get (json, "enableBehavior");
  const char *word = respite_json_get_string (json, "enableBehavior");

  if (!respite_form_read_conditions (reader, respite_json_get (json, "enableWhen"), item->enable_when))
    return FALSE;
  if (behaviour != NULL && g_strcmp0 (word, "any") != 0 && g_strcmp0 (word, "all") != 0)
    return respite_form_reader_refuse (reader, behaviour, N_("enableBehavior is any or all"));
  if (behaviour == NULL && item->enable_when->len > 1)
    respite_form_reader_note (reader, json, RESPITE_NOTE_DIFFERENT, "enableBehavior",
                              N_("it does not say whether one condition is enough; all must hold"));
  item->enable_any = g_strcmp0 (word, "any") == 0;

  return TRUE;
}

static gboolean
read_booleans (RespiteFormReader *reader,
               const RespiteJson *json,
               RespiteFormItem   *item)
{
  if (!respite_form_read_boolean (reader, json, "required", &item->required) ||
      !respite_form_read_boolean (reader, json, "readOnly", &item->read_only) ||
      !respite_form_read_boolean (reader, json, "repeats", &item->repeats) ||
      !respite_form_read_boolean (reader, respite_form_find_extension (json, URL "questionnaire-hidden"),
                                  "valueBoolean", &item->hidden))
    return FALSE;

  if (respite_form_item_is_question (item) && item->repeats &&
      respite_json_get_length (respite_json_get (json, "item")) > 0)
    respite_form_reader_note (reader, json, RESPITE_NOTE_DIFFERENT, "item",
                              N_("what stands below it is asked once, not for each answer"));
  if (!respite_form_item_is_question (item) && item->type != RESPITE_ITEM_GROUP)
    item->required = FALSE;

  return TRUE;
}

static gboolean
read_item (RespiteFormReader *reader,
           const RespiteJson *json,
           RespiteFormItem   *item,
           int                depth)
{
  if (json->type != RESPITE_JSON_OBJECT)
    return respite_form_reader_refuse (reader, json, N_("a question must be an object"));
  if (!read_link_id (reader, json, item) || !read_type (reader, json, item) ||
      !respite_form_read_extensions (reader, json) ||
      !respite_form_read_text (reader, json, "text", &item->text) ||
      !respite_form_read_string (reader, json, "prefix", &item->prefix) || !read_booleans (reader, json, item) ||
      !read_max_length (reader, json, item) || !read_range (reader, json, item) || !read_unit (reader, json, item) ||
      !respite_form_read_limits (reader, json, item) || !respite_form_read_options (reader, json, item) ||
      !read_initial (reader, json, item) || !read_enable (reader, json, item) ||
      !respite_form_read_flags (reader, json, item) || !respite_form_read_expressions (reader, json, item))
    return FALSE;

  if (item->prefix == NULL)
    item->prefix = g_strdup ("");
  read_control (reader, json, item);
  read_code (json, item);
  note_unknown_members (reader, json);

  return respite_form_read_items (reader, json, item, depth + 1);
}

gboolean
respite_form_read_items (RespiteFormReader *reader,
                         const RespiteJson *object,
                         RespiteFormItem   *parent,
                         int                depth)
{
  const RespiteJson *items = respite_json_get (object, "item");
  const char *link_id = reader->link_id;

  if (items == NULL)
    return TRUE;
  if (items->type != RESPITE_JSON_ARRAY)
    return respite_form_reader_refuse (reader, items, N_("questions must be a list"));
  if (depth > RESPITE_FORM_MAX_DEPTH)
    return respite_form_reader_refuse (reader, items, N_("the form is nested too deeply"));

  for (guint i = 0; i < items->items->len; i++)
    {
      RespiteFormItem *item = respite_form_item_new ();

      item->parent = parent;
      g_ptr_array_add (parent != NULL ? parent->items : reader->form->items, item);
      if (!read_item (reader, items->items->pdata[i], item, depth))
        return FALSE;
      reader->link_id = link_id;
    }

  return TRUE;
}

typedef enum
{
  UNSEEN,
  BEGUN,
  DONE,
} Mark;

/* Walks from an item to whatever decides whether it is enabled. */
static gboolean
is_free_of_circles (RespiteForm           *form,
                    const RespiteFormItem *item,
                    GHashTable            *marks)
{
  switch ((Mark) GPOINTER_TO_INT (g_hash_table_lookup (marks, item)))
    {
    case BEGUN:
      return FALSE;
    case DONE:
      return TRUE;
    case UNSEEN:
    default:
      break;
    }

  g_hash_table_insert (marks, (gpointer) item, GINT_TO_POINTER (BEGUN));
  if (item->parent != NULL && !is_free_of_circles (form, item->parent, marks))
    return FALSE;
  for (guint i = 0; i < item->enable_when->len; i++)
    {
      const RespiteFormCondition *condition = item->enable_when->pdata[i];

      if (!is_free_of_circles (form, respite_form_get_item (form, condition->question), marks))
        return FALSE;
    }
  g_hash_table_insert (marks, (gpointer) item, GINT_TO_POINTER (DONE));

  return TRUE;
}

static gboolean
check_questions (RespiteForm            *form,
                 const RespiteFormItem  *item,
                 GPtrArray              *conditions,
                 GError                **error)
{
  for (guint i = 0; i < conditions->len; i++)
    {
      const RespiteFormCondition *condition = conditions->pdata[i];

      if (respite_form_get_item (form, condition->question) == NULL)
        return respite_set_error (error, RESPITE_ERROR_PARSE,
                                  N_("Question %s depends on question %s, which does not exist"), item->link_id,
                                  condition->question);
    }

  return TRUE;
}

gboolean
respite_form_check_conditions (RespiteForm  *form,
                               GError      **error)
{
  g_autoptr (GHashTable) marks = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < form->all_items->len; i++)
    {
      const RespiteFormItem *item = form->all_items->pdata[i];

      if (!check_questions (form, item, item->enable_when, error))
        return FALSE;
      for (guint j = 0; j < item->flags->len; j++)
        if (!check_questions (form, item, ((const RespiteFormFlag *) item->flags->pdata[j])->when, error))
          return FALSE;
    }

  for (guint i = 0; i < form->all_items->len; i++)
    {
      const RespiteFormItem *item = form->all_items->pdata[i];

      if (!is_free_of_circles (form, item, marks))
        return respite_set_error (error, RESPITE_ERROR_PARSE,
                                  N_("Whether question %s is asked depends on itself"), item->link_id);
    }

  return TRUE;
}
