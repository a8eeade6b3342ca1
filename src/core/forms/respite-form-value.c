/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "forms/respite-form-value.h"

#include <string.h>

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "base/respite-time.h"

#define MOST_CHARACTERS 10000

static const struct
{
  const char       *suffix;     /* of value[x] */
  RespiteValueType  type;
} types[] = {
  { "Boolean",  RESPITE_VALUE_BOOLEAN   },
  { "Decimal",  RESPITE_VALUE_DECIMAL   },
  { "Integer",  RESPITE_VALUE_INTEGER   },
  { "Date",     RESPITE_VALUE_DATE      },
  { "DateTime", RESPITE_VALUE_DATE_TIME },
  { "Time",     RESPITE_VALUE_TIME      },
  { "String",   RESPITE_VALUE_STRING    },
  { "Uri",      RESPITE_VALUE_URI       },
  { "Coding",   RESPITE_VALUE_CODING    },
  { "Quantity", RESPITE_VALUE_QUANTITY  },
};

RespiteFormValue *
respite_form_value_new (RespiteValueType  type,
                        const char       *text)
{
  RespiteFormValue *value = g_new0 (RespiteFormValue, 1);

  value->type = type;
  value->text = g_strdup (text != NULL ? text : "");
  value->system = g_strdup ("");
  value->display = g_strdup ("");
  value->unit_code = g_strdup ("");

  return value;
}

RespiteFormValue *
respite_form_value_copy (const RespiteFormValue *value)
{
  RespiteFormValue *copy;

  if (value == NULL)
    return NULL;

  copy = respite_form_value_new (value->type, value->text);
  respite_set_str (&copy->system, value->system);
  respite_set_str (&copy->display, value->display);
  respite_set_str (&copy->unit_code, value->unit_code);
  copy->is_prefilled = value->is_prefilled;

  return copy;
}

void
respite_form_value_free (RespiteFormValue *value)
{
  if (value == NULL)
    return;

  g_free (value->text);
  g_free (value->system);
  g_free (value->display);
  g_free (value->unit_code);
  g_free (value);
}

/*
 * A number taken apart: its significant digits without zeros at either end, and the power of ten of the first of them.
 */
typedef struct
{
  gboolean is_negative;
  char     digits[64];
  int      exponent;
} Number;

static gboolean
read_number (const char *text,
             Number     *number)
{
  gboolean has_point = FALSE;
  gboolean has_digits = FALSE;
  gsize length = 0;

  memset (number, 0, sizeof *number);
  number->is_negative = *text == '-';
  if (number->is_negative)
    text++;

  for (; g_ascii_isdigit (*text) || (*text == '.' && !has_point); text++)
    {
      if (*text == '.')
        {
          has_point = TRUE;
          continue;
        }
      has_digits = TRUE;
      if (length > 0 || *text != '0')
        {
          if (length + 1 >= sizeof number->digits)
            return FALSE;
          number->digits[length++] = *text;
          number->exponent += !has_point;
        }
      else
        {
          number->exponent -= has_point;
        }
    }

  if (has_digits && g_ascii_isdigit (text[-1]) && (*text == 'e' || *text == 'E'))
    {
      char *end;
      gint64 power = g_ascii_strtoll (text + 1, &end, 10);

      if (end == text + 1 || g_ascii_isspace (text[1]) || ABS (power) > 1000)
        return FALSE;
      number->exponent += (int) power;
      text = end;
    }

  while (length > 0 && number->digits[length - 1] == '0')
    number->digits[--length] = '\0';

  return has_digits && *text == '\0' && text[-1] != '.';
}

static int
compare_numbers (const Number *a,
                 const Number *b)
{
  gboolean a_zero = a->digits[0] == '\0';
  gboolean b_zero = b->digits[0] == '\0';
  int a_sign = a_zero ? 0 : a->is_negative ? -1 : 1;
  int b_sign = b_zero ? 0 : b->is_negative ? -1 : 1;

  if (a_sign != b_sign)
    return a_sign - b_sign;
  if (a_sign == 0)
    return 0;
  if (a->exponent != b->exponent)
    return a->exponent > b->exponent ? a_sign : -a_sign;

  return a_sign * strcmp (a->digits, b->digits);
}

static gboolean
is_integer (const char *text)
{
  const char *digits = *text == '-' ? text + 1 : text;
  gsize length = strspn (digits, "0123456789");
  gint64 value;

  return length > 0 && digits[length] == '\0' &&
         g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, &value, NULL);
}

/* A time of day as "10:21" or "10:21:30", with decimals of a second. */
static gboolean
is_time (const char *text)
{
  int parts[3] = { 0, 0, 0 };
  int n_parts = 0;

  for (; n_parts < 3; n_parts++)
    {
      if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
        return FALSE;
      parts[n_parts] = (text[0] - '0') * 10 + (text[1] - '0');
      text += 2;
      if (*text != ':')
        break;
      text++;
    }

  if (n_parts == 2 && *text == '.')
    {
      gsize decimals = strspn (text + 1, "0123456789");

      if (decimals == 0)
        return FALSE;
      text += 1 + decimals;
    }

  return (n_parts == 1 || n_parts == 2) && *text == '\0' && parts[0] < 24 && parts[1] < 60 && parts[2] <= 60;
}

/* FHIR dates may be just a year, or a year and a month. */
static gboolean
is_date (const char *text)
{
  g_autofree char *whole = NULL;
  GDate date;

  if (strspn (text, "0123456789") < 4)
    return FALSE;
  whole = g_strconcat (text, strlen (text) == 4 ? "-01-01" : strlen (text) == 7 ? "-01" : "", NULL);

  return strlen (whole) == 10 && respite_date_parse (whole, &date);
}

/* A time of day, alone or behind a date, with its seconds where they were left out, as FHIR wants them. */
static char *
dup_with_seconds (const char *text)
{
  const char *mark = strchr (text, 'T');
  const char *time = mark != NULL ? mark + 1 : text;

  if (strlen (time) < 5 || time[2] != ':' || time[5] == ':')
    return g_strdup (text);

  return g_strdup_printf ("%.*s:00%s", (int) (time + 5 - text), text, time + 5);
}

static gboolean
is_date_time (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *whole = NULL;
  gint64 ms;

  if (strchr (text, 'T') == NULL)
    return is_date (text);
  whole = dup_with_seconds (text);

  return respite_time_parse_rfc3339 (whole, utc, &ms, NULL);
}

/* An address has a scheme and something behind it: "https://example.org", "mailto:a@example.org". */
static gboolean
is_address (const char *text)
{
  const char *scheme = g_uri_peek_scheme (text);

  return scheme != NULL && text[strlen (scheme) + 1] != '\0' && strpbrk (text, " \t\r\n") == NULL;
}

static gboolean
is_plain_text (const char  *text,
               GError     **error)
{
  g_autofree char *clean = respite_str_clean (text, MOST_CHARACTERS, TRUE, error);

  return clean != NULL;
}

gboolean
respite_form_value_check (const RespiteFormValue  *value,
                          GError                 **error)
{
  Number number;

  switch (value->type)
    {
    case RESPITE_VALUE_BOOLEAN:
      return g_str_equal (value->text, "true") || g_str_equal (value->text, "false") ||
             respite_set_error (error, RESPITE_ERROR_INVALID, N_("Answer yes or no"));
    case RESPITE_VALUE_DECIMAL:
    case RESPITE_VALUE_QUANTITY:
      if (strchr (value->text, ',') != NULL)
        return respite_set_error (error, RESPITE_ERROR_INVALID,
                                  N_("Write numbers with a point and without commas, such as 53.6"));
      return read_number (value->text, &number) ||
             respite_set_error (error, RESPITE_ERROR_INVALID, N_("This is not a number"));
    case RESPITE_VALUE_INTEGER:
      return is_integer (value->text) ||
             respite_set_error (error, RESPITE_ERROR_INVALID, N_("This is not a whole number"));
    case RESPITE_VALUE_DATE:
      return is_date (value->text) ||
             respite_set_error (error, RESPITE_ERROR_INVALID, N_("This is not a date such as 2026-11-22"));
    case RESPITE_VALUE_DATE_TIME:
      return is_date_time (value->text) ||
             respite_set_error (error, RESPITE_ERROR_INVALID,
                                N_("This is not a date and time such as 2026-11-22T10:21"));
    case RESPITE_VALUE_TIME:
      return is_time (value->text) ||
             respite_set_error (error, RESPITE_ERROR_INVALID, N_("This is not a time such as 10:21"));
    case RESPITE_VALUE_URI:
      if (!is_address (value->text))
        return respite_set_error (error, RESPITE_ERROR_INVALID,
                                  N_("This is not an address such as https://example.org"));
      return is_plain_text (value->text, error);
    case RESPITE_VALUE_STRING:
    case RESPITE_VALUE_CODING:
      return is_plain_text (value->text, error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_number (const RespiteFormValue *value)
{
  return value->type == RESPITE_VALUE_DECIMAL || value->type == RESPITE_VALUE_INTEGER ||
         value->type == RESPITE_VALUE_QUANTITY;
}

static gboolean
is_moment (const RespiteFormValue *value)
{
  return value->type == RESPITE_VALUE_DATE || value->type == RESPITE_VALUE_DATE_TIME;
}

/* Two instants where both have a time, else the part of the day that both have. */
static int
compare_moments (const char *a,
                 const char *b)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *a_whole = dup_with_seconds (a);
  g_autofree char *b_whole = dup_with_seconds (b);
  gint64 a_ms, b_ms;

  if (strchr (a, 'T') != NULL && strchr (b, 'T') != NULL && respite_time_parse_rfc3339 (a_whole, utc, &a_ms, NULL) &&
      respite_time_parse_rfc3339 (b_whole, utc, &b_ms, NULL))
    return (a_ms > b_ms) - (a_ms < b_ms);

  return strncmp (a, b, MIN (10, MIN (strlen (a), strlen (b))));
}

gboolean
respite_form_value_compare (const RespiteFormValue *a,
                            const RespiteFormValue *b,
                            int                    *order)
{
  Number a_number, b_number;

  if (is_number (a) && is_number (b))
    {
      if (!read_number (a->text, &a_number) || !read_number (b->text, &b_number))
        return FALSE;
      *order = compare_numbers (&a_number, &b_number);
      return TRUE;
    }

  if (is_moment (a) && is_moment (b))
    {
      if (!respite_form_value_check (a, NULL) || !respite_form_value_check (b, NULL))
        return FALSE;
      *order = compare_moments (a->text, b->text);
      return TRUE;
    }

  if (a->type == RESPITE_VALUE_TIME && b->type == RESPITE_VALUE_TIME)
    {
      *order = strncmp (a->text, b->text, MIN (strlen (a->text), strlen (b->text)));
      return TRUE;
    }

  if ((a->type == RESPITE_VALUE_BOOLEAN) != (b->type == RESPITE_VALUE_BOOLEAN) || is_number (a) || is_number (b) ||
      is_moment (a) || is_moment (b) || a->type == RESPITE_VALUE_TIME || b->type == RESPITE_VALUE_TIME)
    return FALSE;

  *order = strcmp (a->text, b->text);

  return TRUE;
}

gboolean
respite_form_value_equal (const RespiteFormValue *a,
                          const RespiteFormValue *b)
{
  int order;

  if (a->type == RESPITE_VALUE_CODING && b->type == RESPITE_VALUE_CODING && *a->system != '\0' &&
      *b->system != '\0' && !g_str_equal (a->system, b->system))
    return FALSE;

  return respite_form_value_compare (a, b, &order) && order == 0;
}

static const char *
get_text (const RespiteJson *object,
          const char        *name)
{
  const char *text = respite_json_get_string (object, name);

  return text != NULL ? text : "";
}

static gboolean
read_coding (const RespiteJson  *json,
             RespiteFormValue   *value,
             GError            **error)
{
  const char *code = respite_json_get_string (json, "code");

  if (code == NULL || *code == '\0')
    code = respite_json_get_string (json, "display");
  if (json->type != RESPITE_JSON_OBJECT || code == NULL || *code == '\0')
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %d: a coding needs a code"), json->line);

  respite_set_str (&value->text, code);
  respite_set_str (&value->system, get_text (json, "system"));
  respite_set_str (&value->display, get_text (json, "display"));

  return TRUE;
}

static gboolean
read_quantity (const RespiteJson  *json,
               RespiteFormValue   *value,
               GError            **error)
{
  const RespiteJson *number = respite_json_get (json, "value");

  if (number == NULL || number->type != RESPITE_JSON_NUMBER)
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %d: a quantity needs a value"), json->line);

  respite_set_str (&value->text, number->text);
  respite_set_str (&value->display, get_text (json, "unit"));
  respite_set_str (&value->unit_code, get_text (json, "code"));
  respite_set_str (&value->system, get_text (json, "system"));

  return TRUE;
}

static gboolean
read_member (const RespiteJson  *json,
             RespiteFormValue   *value,
             GError            **error)
{
  g_autoptr (GError) reason = NULL;
  RespiteJsonType wanted = RESPITE_JSON_STRING;

  if (value->type == RESPITE_VALUE_CODING)
    return read_coding (json, value, error);
  if (value->type == RESPITE_VALUE_QUANTITY)
    return read_quantity (json, value, error);

  if (value->type == RESPITE_VALUE_BOOLEAN)
    wanted = RESPITE_JSON_BOOLEAN;
  else if (is_number (value))
    wanted = RESPITE_JSON_NUMBER;

  if (json->type != wanted)
    return respite_set_error (error, RESPITE_ERROR_PARSE,
                              N_("Line %d: this value is of another type than its name says"), json->line);

  respite_set_str (&value->text, wanted == RESPITE_JSON_BOOLEAN ? (json->truth ? "true" : "false") : json->text);
  if (!respite_form_value_check (value, &reason))
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %d: %s"), json->line, reason->message);

  return TRUE;
}

gboolean
respite_form_value_from_json (const RespiteJson  *object,
                              const char         *prefix,
                              RespiteFormValue  **value,
                              GError            **error)
{
  *value = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *name = g_strconcat (prefix, types[i].suffix, NULL);
      const RespiteJson *member = respite_json_get (object, name);
      g_autoptr (RespiteFormValue) found = NULL;

      if (member == NULL)
        continue;
      if (*value != NULL)
        {
          g_clear_pointer (value, respite_form_value_free);
          return respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %d: there is more than one value"),
                                    member->line);
        }

      found = respite_form_value_new (types[i].type, "");
      if (!read_member (member, found, error))
        return FALSE;
      *value = g_steal_pointer (&found);
    }

  return TRUE;
}

/* A typed ".5" or "007" as JSON allows it: "0.5", "7". */
static void
write_number (const char        *text,
              RespiteJsonWriter *writer)
{
  const char *digits = *text == '-' ? text + 1 : text;
  g_autofree char *number = NULL;

  while (digits[0] == '0' && g_ascii_isdigit (digits[1]))
    digits++;
  number = g_strconcat (*text == '-' ? "-" : "", *digits == '.' ? "0" : "", digits, NULL);
  respite_json_writer_raw (writer, number);
}

static void
write_text (const RespiteFormValue *value,
            RespiteJsonWriter      *writer)
{
  g_autofree char *whole = NULL;

  if (value->type == RESPITE_VALUE_TIME ||
      (value->type == RESPITE_VALUE_DATE_TIME && strchr (value->text, 'T') != NULL))
    whole = dup_with_seconds (value->text);

  respite_json_writer_text (writer, whole != NULL ? whole : value->text);
}

void
respite_form_value_write (const RespiteFormValue *value,
                          RespiteJsonWriter      *writer)
{
  g_autofree char *name = g_strconcat ("value", types[value->type].suffix, NULL);

  respite_json_writer_name (writer, name);
  switch (value->type)
    {
    case RESPITE_VALUE_BOOLEAN:
      respite_json_writer_raw (writer, value->text);
      return;
    case RESPITE_VALUE_DECIMAL:
    case RESPITE_VALUE_INTEGER:
      write_number (value->text, writer);
      return;
    case RESPITE_VALUE_CODING:
      respite_json_writer_begin (writer, '{');
      respite_json_writer_member (writer, "system", value->system);
      respite_json_writer_member (writer, "code", value->text);
      respite_json_writer_member (writer, "display", value->display);
      respite_json_writer_end (writer, '}');
      return;
    case RESPITE_VALUE_QUANTITY:
      respite_json_writer_begin (writer, '{');
      respite_json_writer_name (writer, "value");
      write_number (value->text, writer);
      respite_json_writer_member (writer, "unit", value->display);
      respite_json_writer_member (writer, "system", value->system);
      respite_json_writer_member (writer, "code", value->unit_code);
      respite_json_writer_end (writer, '}');
      return;
    case RESPITE_VALUE_DATE:
    case RESPITE_VALUE_DATE_TIME:
    case RESPITE_VALUE_TIME:
    case RESPITE_VALUE_STRING:
    case RESPITE_VALUE_URI:
      write_text (value, writer);
      return;
    default:
      g_assert_not_reached ();
    }
}
