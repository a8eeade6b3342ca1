/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* The smaller pieces of a Questionnaire: texts, extensions, conditions, flags. */

#include "config.h"

#include "forms/respite-form-private.h"

#include <string.h>

#include "base/respite-error.h"
#include "base/respite-str.h"

#define TRANSLATION_URL "http://hl7.org/fhir/StructureDefinition/translation"
#define FLAG_URL "urn:respite:flag"
#define MOST_CHARACTERS 10000

#define URL "http://hl7.org/fhir/StructureDefinition/"
#define SDC_URL "http://hl7.org/fhir/uv/sdc/StructureDefinition/"

/* Those that are read somewhere in this folder. */
static const char *const known_urls[] = {
  TRANSLATION_URL,
  FLAG_URL,
  "urn:respite:prefill",
  URL "ordinalValue",
  URL "itemWeight",
  SDC_URL "itemWeight",
  URL "minValue",
  URL "maxValue",
  URL "minLength",
  URL "maxDecimalPlaces",
  URL "regex",
  URL "entryFormat",
  URL "variable",
  URL "questionnaire-hidden",
  URL "questionnaire-itemControl",
  URL "questionnaire-optionExclusive",
  URL "questionnaire-minOccurs",
  URL "questionnaire-maxOccurs",
  URL "questionnaire-sliderStepValue",
  URL "questionnaire-unit",
  SDC_URL "sdc-questionnaire-calculatedExpression",
};

/* Those that change how a form works and are not followed: said at each question that has one. */
static const struct
{
  const char *url;
  const char *reason;
} unfollowed[] = {
  { SDC_URL "sdc-questionnaire-enableWhenExpression",
    N_("its condition is an expression, which is not followed: it is always asked") },
  { SDC_URL "sdc-questionnaire-initialExpression", N_("its first answer is an expression, which is not followed") },
  { SDC_URL "sdc-questionnaire-answerExpression", N_("its answers are an expression, which is not followed") },
  { SDC_URL "sdc-questionnaire-candidateExpression", N_("its answers are an expression, which is not followed") },
  { SDC_URL "sdc-questionnaire-answerOptionsToggleExpression",
    N_("which answers are offered depends on an expression, which is not followed: all are") },
  { SDC_URL "sdc-questionnaire-contextExpression", N_("it looks at other records, which are not asked") },
  { URL "questionnaire-constraint", N_("its own rule for answers is not checked") },
  { SDC_URL "targetConstraint", N_("its own rule for answers is not checked") },
  { URL "questionnaire-unitOption", N_("the unit cannot be chosen") },
  { URL "questionnaire-unitValueSet", N_("the unit cannot be chosen") },
};

const RespiteCode respite_form_note_kind_codes[] = {
  { RESPITE_NOTE_NOT_ASKED,   "not-asked"   },
  { RESPITE_NOTE_DIFFERENT,   "different"   },
  { RESPITE_NOTE_PASSED_OVER, "passed-over" },
  { 0,                        NULL          },
};

void
respite_form_note_free (RespiteFormNote *note)
{
  if (note == NULL)
    return;

  g_free (note->link_id);
  g_free (note->what);
  g_free (note->reason);
  g_free (note);
}

char *
respite_form_note_dup_text (const RespiteFormNote *note)
{
  if (*note->link_id == '\0')
    return g_strdup_printf (respite_translate (N_("Line %d: %s")), note->line, note->reason);

  return g_strdup_printf (respite_translate (N_("Line %d, question %s: %s")), note->line, note->link_id, note->reason);
}

void
respite_form_reader_note (RespiteFormReader   *reader,
                          const RespiteJson   *json,
                          RespiteFormNoteKind  kind,
                          const char          *what,
                          const char          *reason)
{
  RespiteFormNote *note = g_new0 (RespiteFormNote, 1);

  note->kind = kind;
  note->line = json->line;
  note->link_id = g_strdup (reader->link_id);
  note->what = g_strdup (what);
  note->reason = g_strdup (respite_translate (reason));
  g_ptr_array_add (reader->notes, note);
}

gboolean
respite_form_reader_refuse (RespiteFormReader *reader,
                            const RespiteJson *json,
                            const char        *reason)
{
  return respite_set_error (reader->error, RESPITE_ERROR_PARSE, N_("Line %d: %s"), json->line,
                            respite_translate (reason));
}

const RespiteJson *
respite_form_find_extension (const RespiteJson *object,
                             const char        *url)
{
  const RespiteJson *extensions = respite_json_get (object, "extension");

  for (guint i = 0; i < respite_json_get_length (extensions); i++)
    {
      const RespiteJson *extension = respite_json_get_nth (extensions, i);

      if (g_strcmp0 (respite_json_get_string (extension, "url"), url) == 0)
        return extension;
    }

  return NULL;
}

/* What it says of an extension that changes how the form works, %NULL for others. */
static const char *
get_unfollowed (const char *url)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unfollowed); i++)
    if (g_str_equal (unfollowed[i].url, url))
      return unfollowed[i].reason;

  return NULL;
}

static gboolean
is_known (const char *url)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known_urls); i++)
    if (g_str_equal (known_urls[i], url))
      return TRUE;

  return FALSE;
}

gboolean
respite_form_read_extensions (RespiteFormReader *reader,
                              const RespiteJson *object)
{
  const RespiteJson *extensions = respite_json_get (object, "extension");
  const RespiteJson *modifiers = respite_json_get (object, "modifierExtension");

  if (modifiers != NULL)
    return respite_form_reader_refuse (reader, modifiers,
                                       N_("this form has an extension that changes its meaning and is not understood"));
  if (extensions != NULL && extensions->type != RESPITE_JSON_ARRAY)
    return respite_form_reader_refuse (reader, extensions, N_("extensions must be a list"));

  for (guint i = 0; i < respite_json_get_length (extensions); i++)
    {
      const RespiteJson *extension = respite_json_get_nth (extensions, i);
      const char *url = respite_json_get_string (extension, "url");
      g_autofree char *reason = NULL;

      if (url == NULL)
        return respite_form_reader_refuse (reader, extension, N_("an extension needs a url"));
      if (get_unfollowed (url) != NULL)
        {
          respite_form_reader_note (reader, extension, RESPITE_NOTE_DIFFERENT, url, get_unfollowed (url));
          continue;
        }
      if (is_known (url) ||
          !g_hash_table_add (reader->passed_over, g_strconcat (reader->link_id, "\n", url, NULL)))
        continue;
      reason = g_strdup_printf (respite_translate (N_("the extension %s is passed over")), url);
      respite_form_reader_note (reader, extension, RESPITE_NOTE_PASSED_OVER, url, reason);
    }

  return TRUE;
}

gboolean
respite_form_read_string (RespiteFormReader  *reader,
                          const RespiteJson  *object,
                          const char         *name,
                          char              **text)
{
  const RespiteJson *member = respite_json_get (object, name);
  g_autoptr (GError) reason = NULL;

  *text = NULL;
  if (member == NULL)
    return TRUE;
  if (member->type != RESPITE_JSON_STRING)
    return respite_form_reader_refuse (reader, member, N_("this must be a text"));

  *text = respite_str_clean (member->text, MOST_CHARACTERS, TRUE, &reason);

  return *text != NULL || respite_form_reader_refuse (reader, member, reason->message);
}

gboolean
respite_form_read_boolean (RespiteFormReader *reader,
                           const RespiteJson *object,
                           const char        *name,
                           gboolean          *truth)
{
  const RespiteJson *member = respite_json_get (object, name);

  *truth = FALSE;
  if (member == NULL)
    return TRUE;
  if (member->type != RESPITE_JSON_BOOLEAN)
    return respite_form_reader_refuse (reader, member, N_("this must be true or false"));
  *truth = member->truth;

  return TRUE;
}

static gboolean
read_translation (RespiteFormReader *reader,
                  const RespiteJson *extension,
                  RespiteFormText   *text)
{
  const RespiteJson *content = respite_form_find_extension (extension, "content");
  const char *language = respite_json_get_string (respite_form_find_extension (extension, "lang"), "valueCode");
  g_autofree char *translation = NULL;

  if (!respite_form_read_string (reader, content,
                                 respite_json_get (content, "valueMarkdown") != NULL ? "valueMarkdown" : "valueString",
                                 &translation))
    return FALSE;
  if (language == NULL || *language == '\0' || translation == NULL)
    return respite_form_reader_refuse (reader, extension, N_("a translation needs a language and a content"));
  respite_form_text_add (text, language, translation);

  return TRUE;
}

gboolean
respite_form_read_label (RespiteFormReader  *reader,
                         const RespiteJson  *object,
                         const char         *name,
                         RespiteFormText   **text)
{
  g_autofree char *twin_name = g_strconcat ("_", name, NULL);
  const RespiteJson *twin = respite_json_get (object, twin_name);
  const RespiteJson *extensions = respite_json_get (twin, "extension");
  g_autofree char *plain = NULL;

  *text = NULL;
  if (!respite_form_read_string (reader, object, name, &plain))
    return FALSE;
  if (twin != NULL && !respite_form_read_extensions (reader, twin))
    return FALSE;

  *text = respite_form_text_new (plain != NULL ? plain : "");
  for (guint i = 0; i < respite_json_get_length (extensions); i++)
    {
      const RespiteJson *extension = respite_json_get_nth (extensions, i);

      if (g_str_equal (respite_json_get_string (extension, "url"), TRANSLATION_URL) &&
          !read_translation (reader, extension, *text))
        {
          g_clear_pointer (text, respite_form_text_free);
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
respite_form_read_text (RespiteFormReader  *reader,
                        const RespiteJson  *object,
                        const char         *name,
                        RespiteFormText   **text)
{
  if (!respite_form_read_label (reader, object, name, text))
    return FALSE;

  if (*(*text)->text != '\0')
    g_ptr_array_add (reader->texts, *text);

  return TRUE;
}

static gboolean
add_condition (RespiteFormReader *reader,
               const RespiteJson *json,
               const char        *question,
               const char        *operator_word,
               RespiteFormValue  *answer,
               GPtrArray         *conditions)
{
  g_autoptr (RespiteFormCondition) condition = g_new0 (RespiteFormCondition, 1);
  int operator = RESPITE_OPERATOR_EQUAL;

  condition->answer = answer;
  condition->question = g_strdup (question);
  if (question == NULL)
    return respite_form_reader_refuse (reader, json, N_("a condition needs a question"));
  if (operator_word == NULL || !respite_code_from_word (respite_form_operator_codes, operator_word, &operator))
    return respite_form_reader_refuse (reader, json,
                                       N_("a condition needs one of the operators exists = != > < >= <="));
  if (answer == NULL)
    return respite_form_reader_refuse (reader, json, N_("a condition needs an answer that can be compared here"));
  if (operator == RESPITE_OPERATOR_EXISTS && answer->type != RESPITE_VALUE_BOOLEAN)
    return respite_form_reader_refuse (reader, json, N_("the operator “exists” needs true or false"));

  condition->op = (RespiteFormOperator) operator;
  g_ptr_array_add (conditions, g_steal_pointer (&condition));

  return TRUE;
}

gboolean
respite_form_read_conditions (RespiteFormReader *reader,
                              const RespiteJson *array,
                              GPtrArray         *conditions)
{
  if (array != NULL && array->type != RESPITE_JSON_ARRAY)
    return respite_form_reader_refuse (reader, array, N_("conditions must be a list"));

  for (guint i = 0; i < respite_json_get_length (array); i++)
    {
      const RespiteJson *json = respite_json_get_nth (array, i);
      RespiteFormValue *answer;

      if (!respite_form_value_from_json (json, "answer", &answer, reader->error) ||
          !add_condition (reader, json, respite_json_get_string (json, "question"),
                          respite_json_get_string (json, "operator"), answer, conditions))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_flag_condition (RespiteFormReader *reader,
                     const RespiteJson *when,
                     RespiteFormItem   *item,
                     RespiteFormFlag   *flag)
{
  const RespiteJson *question = respite_form_find_extension (when, "question");
  const RespiteJson *operator = respite_form_find_extension (when, "operator");
  RespiteFormValue *answer;

  if (!respite_form_value_from_json (respite_form_find_extension (when, "answer"), "value", &answer, reader->error))
    return FALSE;

  return add_condition (reader, when,
                        question != NULL ? respite_json_get_string (question, "valueString") : item->link_id,
                        respite_json_get_string (operator, "valueCode"), answer, flag->when);
}

static gboolean
read_flag (RespiteFormReader *reader,
           const RespiteJson *json,
           RespiteFormItem   *item)
{
  g_autoptr (RespiteFormFlag) flag = g_new0 (RespiteFormFlag, 1);
  const RespiteJson *parts = respite_json_get (json, "extension");
  const char *level = respite_json_get_string (respite_form_find_extension (json, "level"), "valueCode");
  const char *behaviour = respite_json_get_string (respite_form_find_extension (json, "behaviour"), "valueCode");
  int code;

  flag->when = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_condition_free);
  if (level == NULL || !respite_code_from_word (respite_flag_level_codes, level, &code))
    return respite_form_reader_refuse (reader, json, N_("a flag needs a level: STOP, REVIEW or NOTE"));
  flag->level = (RespiteFlagLevel) code;
  if (behaviour != NULL && !g_str_equal (behaviour, "any") && !g_str_equal (behaviour, "all"))
    return respite_form_reader_refuse (reader, json, N_("the behaviour of a flag is any or all"));
  flag->any = g_strcmp0 (behaviour, "any") == 0;

  if (!respite_form_read_text (reader, respite_form_find_extension (json, "text"), "valueString", &flag->text) ||
      !respite_form_read_label (reader, respite_form_find_extension (json, "source"), "valueString", &flag->source) ||
      !respite_form_read_boolean (reader, respite_form_find_extension (json, "safety"), "valueBoolean",
                                  &flag->is_safety))
    return FALSE;
  if (*flag->text->text == '\0')
    return respite_form_reader_refuse (reader, json, N_("a flag needs a text"));

  for (guint i = 0; i < respite_json_get_length (parts); i++)
    {
      const RespiteJson *part = respite_json_get_nth (parts, i);

      if (g_strcmp0 (respite_json_get_string (part, "url"), "when") == 0 &&
          !read_flag_condition (reader, part, item, flag))
        return FALSE;
    }

  if (flag->when->len == 0)
    return respite_form_reader_refuse (reader, json, N_("a flag needs to say when it is raised"));
  g_ptr_array_add (item->flags, g_steal_pointer (&flag));

  return TRUE;
}

gboolean
respite_form_read_flags (RespiteFormReader *reader,
                         const RespiteJson *object,
                         RespiteFormItem   *item)
{
  const RespiteJson *extensions = respite_json_get (object, "extension");

  for (guint i = 0; i < respite_json_get_length (extensions); i++)
    {
      const RespiteJson *extension = respite_json_get_nth (extensions, i);

      if (g_str_equal (respite_json_get_string (extension, "url"), FLAG_URL) && !read_flag (reader, extension, item))
        return FALSE;
    }

  return TRUE;
}
