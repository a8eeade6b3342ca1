/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* What else a Questionnaire says about an answer: patterns, lengths, occurrences, prefill, how it is worked out. */

#include "config.h"

#include "forms/respite-form-private.h"

#include "base/respite-error.h"
#include "forms/respite-expression.h"
#include "forms/respite-prefill.h"

#define URL "http://hl7.org/fhir/StructureDefinition/"
#define SDC_URL "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
#define PREFILL_URL "urn:respite:prefill"

#define MOST_CHARACTERS 10000
#define MOST_PATTERN 1000
#define MOST_VARIABLES 500

/* The URL of SDC, and the one that it had before. */
static const char *const calculated_urls[] = {
  SDC_URL "sdc-questionnaire-calculatedExpression",
  URL "questionnaire-calculatedExpression",
};

/* A whole number of an extension, within limits; 0 where there is none. */
static gboolean
read_count (RespiteFormReader *reader,
            const RespiteJson *object,
            const char        *url,
            int                most,
            int               *count)
{
  const RespiteJson *extension = respite_form_find_extension (object, url);
  const RespiteJson *number = respite_json_get (extension, "valueInteger");
  gint64 value;

  if (extension == NULL)
    return TRUE;
  if (number == NULL || number->type != RESPITE_JSON_NUMBER ||
      !g_ascii_string_to_signed (number->text, 10, 0, G_MAXINT32, &value, NULL))
    return respite_form_reader_refuse (reader, extension, N_("this must be a whole number, not below 0"));
  *count = (int) MIN (value, most);

  return TRUE;
}

/*
 * A pattern fits the whole text, as other FHIR programs do it. The limits keep a pattern from taking for ever; a text
 * with which it would does not fit.
 */
static gboolean
read_pattern (RespiteFormReader *reader,
              const RespiteJson *object,
              RespiteFormItem   *item)
{
  const RespiteJson *extension = respite_form_find_extension (object, URL "regex");
  g_autofree char *whole = NULL;

  if (!respite_form_read_string (reader, extension, "valueString", &item->pattern_text))
    return FALSE;
  if (item->pattern_text == NULL)
    item->pattern_text = g_strdup ("");
  if (*item->pattern_text == '\0')
    return TRUE;

  whole = g_strdup_printf ("(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=20000)^(?:%s)\\z", item->pattern_text);
  if (g_utf8_strlen (item->pattern_text, -1) <= MOST_PATTERN)
    item->pattern = g_regex_new (whole, G_REGEX_DOLLAR_ENDONLY, 0, NULL);
  if (item->pattern == NULL)
    respite_form_reader_note (reader, extension, RESPITE_NOTE_DIFFERENT, "regex",
                              N_("its pattern is not understood, so answers are not checked against it"));

  return TRUE;
}

static gboolean
read_occurrences (RespiteFormReader *reader,
                  const RespiteJson *object,
                  RespiteFormItem   *item)
{
  if (!read_count (reader, object, URL "questionnaire-minOccurs", 1000, &item->min_answers) ||
      !read_count (reader, object, URL "questionnaire-maxOccurs", RESPITE_ANSWERS_MAX_ROWS, &item->max_answers))
    return FALSE;
  if (item->max_answers > 0 && item->min_answers > item->max_answers)
    return respite_form_reader_refuse (reader, object, N_("the fewest answers are more than the most"));

  if (!item->repeats)
    {
      item->required |= item->min_answers > 0 && item->type != RESPITE_ITEM_DISPLAY;
      item->min_answers = 0;
      item->max_answers = 0;
    }

  return TRUE;
}

static gboolean
read_prefill (RespiteFormReader *reader,
              const RespiteJson *object,
              RespiteFormItem   *item)
{
  const RespiteJson *extension = respite_form_find_extension (object, PREFILL_URL);

  if (!respite_form_read_string (reader, extension, "valueCode", &item->prefill))
    return FALSE;
  if (item->prefill == NULL)
    item->prefill = g_strdup ("");

  if (*item->prefill != '\0' && (!respite_prefill_is_known (item->prefill) || !respite_form_item_is_question (item)))
    {
      respite_form_reader_note (reader, extension, RESPITE_NOTE_DIFFERENT, item->prefill,
                                N_("the record has nothing of this name to answer it with"));
      *item->prefill = '\0';
    }

  return TRUE;
}

static gboolean
read_step (RespiteFormReader *reader,
           const RespiteJson *object,
           RespiteFormItem   *item)
{
  const RespiteJson *extension = respite_form_find_extension (object, URL "questionnaire-sliderStepValue");
  g_autoptr (RespiteFormValue) zero = respite_form_value_new (RESPITE_VALUE_INTEGER, "0");
  int order;

  if (!respite_form_value_from_json (extension, "value", &item->step, reader->error))
    return FALSE;

  return item->step == NULL || (respite_form_value_compare (item->step, zero, &order) && order > 0) ||
         respite_form_reader_refuse (reader, extension, N_("the step of a slider must be a number above 0"));
}

gboolean
respite_form_read_limits (RespiteFormReader *reader,
                          const RespiteJson *object,
                          RespiteFormItem   *item)
{
  const RespiteJson *decimals = respite_form_find_extension (object, URL "maxDecimalPlaces");
  const RespiteJson *format = respite_form_find_extension (object, URL "entryFormat");

  if (!read_count (reader, object, URL "minLength", MOST_CHARACTERS, &item->min_length) ||
      !read_pattern (reader, object, item) || !read_occurrences (reader, object, item) ||
      !read_prefill (reader, object, item) || !read_step (reader, object, item))
    return FALSE;
  if (format != NULL && !respite_form_read_text (reader, format, "valueString", &item->placeholder))
    return FALSE;

  return decimals == NULL || read_count (reader, object, URL "maxDecimalPlaces", 60, &item->max_decimals);
}

/* An expression of @extension; %NULL with a note where it cannot be worked out here. */
static gboolean
read_expression (RespiteFormReader  *reader,
                 const RespiteJson  *extension,
                 const char         *what,
                 GPtrArray          *lists,
                 RespiteExpression **expression)
{
  const RespiteJson *json = respite_json_get (extension, "valueExpression");
  const char *language = respite_json_get_string (json, "language");
  g_autofree char *text = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) reason = NULL;
  const char *unknown = NULL;

  *expression = NULL;
  if (!respite_form_read_string (reader, json, "expression", &text))
    return FALSE;
  if (text == NULL || *text == '\0')
    respite_set_error (&reason, RESPITE_ERROR_PARSE, N_("there is no expression"));
  else if (language != NULL && !g_str_equal (language, "text/fhirpath"))
    respite_set_error (&reason, RESPITE_ERROR_PARSE, N_("it is written in %s, not in FHIRPath"), language);
  else
    *expression = respite_expression_new (text, &reason);
  if (*expression != NULL)
    unknown = respite_expression_find_unknown (*expression, lists);
  if (*expression != NULL && unknown == NULL)
    return TRUE;
  if (unknown != NULL)
    respite_set_error (&reason, RESPITE_ERROR_PARSE, N_("“%%%s” is not in the form"), unknown);
  g_clear_pointer (expression, respite_expression_free);

  sentence = g_strdup_printf (respite_translate (N_("it cannot be worked out: %s")), reason->message);
  respite_form_reader_note (reader, extension, RESPITE_NOTE_DIFFERENT, what, sentence);

  return TRUE;
}

static gboolean
read_variables (RespiteFormReader *reader,
                const RespiteJson *object,
                GPtrArray         *variables,
                GPtrArray         *lists)
{
  const RespiteJson *extensions = respite_json_get (object, "extension");

  for (guint i = 0; i < respite_json_get_length (extensions); i++)
    {
      const RespiteJson *extension = respite_json_get_nth (extensions, i);
      RespiteFormVariable *variable;

      if (g_strcmp0 (respite_json_get_string (extension, "url"), URL "variable") != 0)
        continue;
      variable = g_new0 (RespiteFormVariable, 1);
      g_ptr_array_add (variables, variable);
      if (!respite_form_read_string (reader, respite_json_get (extension, "valueExpression"), "name", &variable->name))
        return FALSE;
      if (variable->name == NULL || *variable->name == '\0')
        return respite_form_reader_refuse (reader, extension, N_("a variable needs a name"));
      if (variables->len > MOST_VARIABLES)
        return respite_form_reader_refuse (reader, extension, N_("there are too many variables"));
      if (!read_expression (reader, extension, variable->name, lists, &variable->expression))
        return FALSE;
    }

  return TRUE;
}

gboolean
respite_form_read_expressions (RespiteFormReader *reader,
                               const RespiteJson *object,
                               RespiteFormItem   *item)
{
  g_autoptr (GPtrArray) lists = respite_form_dup_variables (reader->form, item);
  const RespiteJson *extension = NULL;

  if (!read_variables (reader, object, lists->pdata[0], lists))
    return FALSE;

  for (gsize i = 0; extension == NULL && i < G_N_ELEMENTS (calculated_urls); i++)
    extension = respite_form_find_extension (object, calculated_urls[i]);
  if (item == NULL || extension == NULL || !respite_form_item_is_question (item))
    return TRUE;

  if (!read_expression (reader, extension, "calculatedExpression", lists, &item->calculated))
    return FALSE;
  if (item->calculated != NULL)
    g_ptr_array_add (reader->form->calculated, item);
  else
    item->read_only = FALSE;    /* somebody must be able to answer it */

  return TRUE;
}
