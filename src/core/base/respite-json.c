/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-json.h"

#include <string.h>

#include "base/respite-error.h"

typedef struct
{
  const char  *start;
  const char  *at;
  const char  *end;
  const char  *line_start;
  const char  *counted;         /* up to here the characters of the line are counted */
  int          n_counted;
  int          line;
  int          depth;
  GError     **error;
} Reader;

static RespiteJson *read_value (Reader *reader);

/* Each character is counted once: a file may be one line. */
static int
get_column (Reader *reader)
{
  if (reader->counted < reader->line_start || reader->counted > reader->at)
    {
      reader->counted = reader->line_start;
      reader->n_counted = 0;
    }
  reader->n_counted += (int) g_utf8_strlen (reader->counted, reader->at - reader->counted);
  reader->counted = reader->at;

  return reader->n_counted + 1;
}

static gboolean
refuse (Reader     *reader,
        const char *reason)
{
  return respite_set_error (reader->error, RESPITE_ERROR_PARSE, N_("Line %d, column %d: %s"),
                            reader->line, get_column (reader), respite_translate (reason));
}

static void
skip_space (Reader *reader)
{
  for (; reader->at < reader->end; reader->at++)
    {
      if (*reader->at == '\n')
        {
          reader->line++;
          reader->line_start = reader->at + 1;
        }
      else if (*reader->at != ' ' && *reader->at != '\t' && *reader->at != '\r')
        return;
    }
}

static gboolean
is_next (const Reader *reader,
         char          wanted)
{
  return reader->at < reader->end && *reader->at == wanted;
}

static gboolean
take (Reader *reader,
      char    wanted)
{
  if (!is_next (reader, wanted))
    return FALSE;
  reader->at++;

  return TRUE;
}

/* Reads the four digits of \uXXXX. */
static gboolean
read_hex (Reader   *reader,
          gunichar *unit)
{
  *unit = 0;
  for (int i = 0; i < 4; i++, reader->at++)
    {
      if (reader->at >= reader->end || !g_ascii_isxdigit (*reader->at))
        return refuse (reader, N_("four hexadecimal digits are missing"));
      *unit = *unit * 16 + (gunichar) g_ascii_xdigit_value (*reader->at);
    }

  return TRUE;
}

static gboolean
read_unicode_escape (Reader  *reader,
                     GString *text)
{
  gunichar unit, low;

  if (!read_hex (reader, &unit))
    return FALSE;
  if (unit == 0)
    return refuse (reader, N_("a text may not contain U+0000"));

  if (unit >= 0xd800 && unit < 0xdc00)
    {
      if (!take (reader, '\\') || !take (reader, 'u'))
        return refuse (reader, N_("half of a surrogate pair is missing"));
      if (!read_hex (reader, &low))
        return FALSE;
      if (low < 0xdc00 || low > 0xdfff)
        return refuse (reader, N_("half of a surrogate pair is missing"));
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
  else if (unit >= 0xdc00 && unit < 0xe000)
    {
      return refuse (reader, N_("half of a surrogate pair is missing"));
    }

  g_string_append_unichar (text, unit);

  return TRUE;
}

static gboolean
read_escape (Reader  *reader,
             GString *text)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char values[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (take (reader, 'u'))
    return read_unicode_escape (reader, text);

  found = reader->at < reader->end && *reader->at != '\0' ? strchr (letters, *reader->at) : NULL;
  if (found == NULL)
    return refuse (reader, N_("this is no escape sequence"));
  g_string_append_c (text, values[found - letters]);
  reader->at++;

  return TRUE;
}

/* Returns: (transfer full) (nullable) */
static char *
read_string (Reader *reader)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!take (reader, '"'))
    {
      refuse (reader, N_("a text in quotation marks is missing"));
      return NULL;
    }

  while (reader->at < reader->end && *reader->at != '"')
    {
      const char *run = reader->at;

      if ((guchar) *run < 0x20)
        {
          refuse (reader, N_("the text is not closed, or holds a control character"));
          return NULL;
        }
      if (take (reader, '\\'))
        {
          if (!read_escape (reader, text))
            return NULL;
          continue;
        }
      while (reader->at < reader->end && *reader->at != '"' && *reader->at != '\\' && (guchar) *reader->at >= 0x20)
        reader->at++;
      g_string_append_len (text, run, reader->at - run);
    }

  if (!take (reader, '"'))
    {
      refuse (reader, N_("the text is not closed"));
      return NULL;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
skip_digits (Reader *reader)
{
  const char *start = reader->at;

  while (reader->at < reader->end && g_ascii_isdigit (*reader->at))
    reader->at++;

  return reader->at > start;
}

static char *
read_number (Reader *reader)
{
  const char *start = reader->at;
  gboolean good;

  take (reader, '-');
  good = take (reader, '0') || skip_digits (reader);
  if (good && take (reader, '.'))
    good = skip_digits (reader);
  if (good && (take (reader, 'e') || take (reader, 'E')))
    {
      if (!take (reader, '+'))
        take (reader, '-');
      good = skip_digits (reader);
    }

  if (!good || (reader->at < reader->end && g_ascii_isdigit (*reader->at)))
    {
      refuse (reader, N_("this is not a number"));
      return NULL;
    }

  return g_strndup (start, reader->at - start);
}

static gboolean
take_word (Reader     *reader,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (reader->end - reader->at) < length || memcmp (reader->at, word, length) != 0)
    return FALSE;
  reader->at += length;

  return TRUE;
}

static gboolean
read_array (Reader      *reader,
            RespiteJson *json)
{
  reader->at++;
  skip_space (reader);
  if (take (reader, ']'))
    return TRUE;

  for (;;)
    {
      RespiteJson *item = read_value (reader);

      if (item == NULL)
        return FALSE;
      g_ptr_array_add (json->items, item);

      skip_space (reader);
      if (take (reader, ']'))
        return TRUE;
      if (!take (reader, ','))
        return refuse (reader, N_("a comma or a closing bracket is missing"));
    }
}

static gboolean
read_member (Reader      *reader,
             RespiteJson *json,
             GHashTable  *seen)
{
  RespiteJson *value;
  char *name;

  skip_space (reader);
  name = read_string (reader);
  if (name == NULL)
    return FALSE;

  g_ptr_array_add (json->names, name);
  if (!g_hash_table_add (seen, name))
    return refuse (reader, N_("this name stands twice in one object"));

  skip_space (reader);
  if (!take (reader, ':'))
    return refuse (reader, N_("a colon is missing"));
  value = read_value (reader);
  if (value != NULL)
    g_ptr_array_add (json->items, value);

  return value != NULL;
}

static gboolean
read_object (Reader      *reader,
             RespiteJson *json)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  json->names = g_ptr_array_new_with_free_func (g_free);
  reader->at++;
  skip_space (reader);
  if (take (reader, '}'))
    return TRUE;

  for (;;)
    {
      if (!read_member (reader, json, seen))
        return FALSE;

      skip_space (reader);
      if (take (reader, '}'))
        return TRUE;
      if (!take (reader, ','))
        return refuse (reader, N_("a comma or a closing brace is missing"));
    }
}

static gboolean
read_container (Reader      *reader,
                RespiteJson *json)
{
  gboolean good;

  if (++reader->depth > RESPITE_JSON_MAX_DEPTH)
    return refuse (reader, N_("the file is nested too deeply"));

  json->items = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_json_free);
  if (*reader->at == '[')
    {
      json->type = RESPITE_JSON_ARRAY;
      good = read_array (reader, json);
    }
  else
    {
      json->type = RESPITE_JSON_OBJECT;
      good = read_object (reader, json);
    }
  reader->depth--;

  return good;
}

static gboolean
read_word (Reader      *reader,
           RespiteJson *json)
{
  if (take_word (reader, "null"))
    return TRUE;

  json->type = RESPITE_JSON_BOOLEAN;
  json->truth = take_word (reader, "true");

  return json->truth || take_word (reader, "false") || refuse (reader, N_("a value is missing"));
}

static RespiteJson *
read_value (Reader *reader)
{
  g_autoptr (RespiteJson) json = g_new0 (RespiteJson, 1);
  gboolean good;

  skip_space (reader);
  json->line = reader->line;
  json->column = get_column (reader);

  if (is_next (reader, '{') || is_next (reader, '['))
    {
      good = read_container (reader, json);
    }
  else if (is_next (reader, '"'))
    {
      json->type = RESPITE_JSON_STRING;
      json->text = read_string (reader);
      good = json->text != NULL;
    }
  else if (is_next (reader, '-') || (reader->at < reader->end && g_ascii_isdigit (*reader->at)))
    {
      json->type = RESPITE_JSON_NUMBER;
      json->text = read_number (reader);
      good = json->text != NULL;
    }
  else
    {
      good = read_word (reader, json);
    }

  return good ? g_steal_pointer (&json) : NULL;
}

RespiteJson *
respite_json_parse (const char  *json,
                    gssize       length,
                    GError     **error)
{
  g_autoptr (RespiteJson) value = NULL;
  gsize bytes = length >= 0 ? (gsize) length : strlen (json);
  const char *valid_end;
  Reader reader;

  g_return_val_if_fail (json != NULL, NULL);

  if (bytes > RESPITE_JSON_MAX_BYTES)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_("The file is too large"));
      return NULL;
    }

  if (bytes >= 3 && memcmp (json, "\xef\xbb\xbf", 3) == 0)
    {
      json += 3;
      bytes -= 3;
    }
  if (!g_utf8_validate_len (json, bytes, &valid_end))
    {
      respite_set_error (error, RESPITE_ERROR_PARSE, N_("The file is not UTF-8 text"));
      return NULL;
    }

  reader = (Reader) { json, json, json + bytes, json, json, 0, 1, 0, error };
  value = read_value (&reader);
  if (value == NULL)
    return NULL;

  skip_space (&reader);
  if (reader.at < reader.end)
    {
      refuse (&reader, N_("there is something behind the end"));
      return NULL;
    }

  return g_steal_pointer (&value);
}

void
respite_json_free (RespiteJson *json)
{
  if (json == NULL)
    return;

  g_free (json->text);
  g_clear_pointer (&json->items, g_ptr_array_unref);
  g_clear_pointer (&json->names, g_ptr_array_unref);
  g_free (json);
}

const RespiteJson *
respite_json_get (const RespiteJson *json,
                  const char        *name)
{
  if (json == NULL || json->type != RESPITE_JSON_OBJECT)
    return NULL;

  for (guint i = 0; i < json->names->len; i++)
    if (g_str_equal (json->names->pdata[i], name))
      return json->items->pdata[i];

  return NULL;
}

const char *
respite_json_get_string (const RespiteJson *json,
                         const char        *name)
{
  const RespiteJson *member = respite_json_get (json, name);

  return member != NULL && member->type == RESPITE_JSON_STRING ? member->text : NULL;
}

guint
respite_json_get_length (const RespiteJson *json)
{
  return json != NULL && json->items != NULL ? json->items->len : 0;
}

const RespiteJson *
respite_json_get_nth (const RespiteJson *json,
                      guint              index)
{
  g_return_val_if_fail (index < respite_json_get_length (json), NULL);

  return json->items->pdata[index];
}
