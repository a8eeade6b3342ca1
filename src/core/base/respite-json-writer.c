/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-json.h"

void
respite_json_writer_init (RespiteJsonWriter *writer)
{
  *writer = (RespiteJsonWriter) { .text = g_string_new (NULL) };
}

void
respite_json_writer_init_tree (RespiteJsonWriter *writer)
{
  *writer = (RespiteJsonWriter) { .open = g_ptr_array_new () };
}

/* Puts a value where it belongs: into the innermost array or object, else at the top. */
static RespiteJson *
add_node (RespiteJsonWriter *writer,
          RespiteJsonType    type,
          const char        *text)
{
  RespiteJson *json = g_new0 (RespiteJson, 1);
  RespiteJson *around = writer->open->len > 0 ? writer->open->pdata[writer->open->len - 1] : NULL;

  json->type = type;
  json->text = g_strdup (text);
  if (around == NULL)
    writer->root = json;
  else
    g_ptr_array_add (around->items, json);
  if (around != NULL && around->names != NULL)
    g_ptr_array_add (around->names, g_steal_pointer (&writer->name));

  return json;
}

static void
begin_node (RespiteJsonWriter *writer,
            char               bracket)
{
  RespiteJson *json = add_node (writer, bracket == '{' ? RESPITE_JSON_OBJECT : RESPITE_JSON_ARRAY, NULL);

  json->items = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_json_free);
  if (bracket == '{')
    json->names = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (writer->open, json);
}

static void
append_line (RespiteJsonWriter *writer)
{
  g_string_append_c (writer->text, '\n');
  for (int i = 0; i < writer->depth; i++)
    g_string_append (writer->text, "  ");
}

/* What stands before a value or a name: a comma, a line feed and the indentation. */
static void
separate (RespiteJsonWriter *writer)
{
  if (writer->has_name)
    {
      writer->has_name = FALSE;
      return;
    }
  if (writer->has_items)
    g_string_append_c (writer->text, ',');
  if (writer->depth > 0)
    append_line (writer);
}

static void
append_quoted (GString    *text,
               const char *value)
{
  g_string_append_c (text, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (text, "\\%c", *p);
      else if (*p == '\n')
        g_string_append (text, "\\n");
      else if (*p == '\t')
        g_string_append (text, "\\t");
      else if ((guchar) *p < 0x20 || *p == 0x7f)
        g_string_append_printf (text, "\\u%04x", (guint) (guchar) *p);
      else
        g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

void
respite_json_writer_begin (RespiteJsonWriter *writer,
                           char               bracket)
{
  if (writer->open != NULL)
    {
      begin_node (writer, bracket);
      return;
    }
  separate (writer);
  g_string_append_c (writer->text, bracket);
  writer->depth++;
  writer->has_items = FALSE;
}

void
respite_json_writer_end (RespiteJsonWriter *writer,
                         char               bracket)
{
  if (writer->open != NULL)
    {
      g_ptr_array_set_size (writer->open, (int) writer->open->len - 1);
      return;
    }
  g_return_if_fail (writer->depth > 0);

  writer->depth--;
  if (writer->has_items)
    append_line (writer);
  g_string_append_c (writer->text, bracket);
  writer->has_items = TRUE;
}

void
respite_json_writer_name (RespiteJsonWriter *writer,
                          const char        *name)
{
  if (writer->open != NULL)
    {
      writer->name = g_strdup (name);
      return;
    }
  separate (writer);
  append_quoted (writer->text, name);
  g_string_append (writer->text, ": ");
  writer->has_name = TRUE;
}

static void
add_literal (RespiteJsonWriter *writer,
             const char        *literal)
{
  gboolean is_true = g_str_equal (literal, "true");

  if (is_true || g_str_equal (literal, "false"))
    add_node (writer, RESPITE_JSON_BOOLEAN, NULL)->truth = is_true;
  else if (g_str_equal (literal, "null"))
    add_node (writer, RESPITE_JSON_NULL, NULL);
  else
    add_node (writer, RESPITE_JSON_NUMBER, literal);
}

void
respite_json_writer_raw (RespiteJsonWriter *writer,
                         const char        *literal)
{
  if (writer->open != NULL)
    {
      add_literal (writer, literal);
      return;
    }
  separate (writer);
  g_string_append (writer->text, literal);
  writer->has_items = TRUE;
}

void
respite_json_writer_text (RespiteJsonWriter *writer,
                          const char        *text)
{
  if (text == NULL)
    {
      respite_json_writer_raw (writer, "null");
      return;
    }

  if (writer->open != NULL)
    {
      add_node (writer, RESPITE_JSON_STRING, text);
      return;
    }
  separate (writer);
  append_quoted (writer->text, text);
  writer->has_items = TRUE;
}

void
respite_json_writer_member (RespiteJsonWriter *writer,
                            const char        *name,
                            const char        *text)
{
  if (text == NULL || *text == '\0')
    return;

  respite_json_writer_name (writer, name);
  respite_json_writer_text (writer, text);
}

void
respite_json_writer_json (RespiteJsonWriter *writer,
                          const RespiteJson *json)
{
  switch (json->type)
    {
    case RESPITE_JSON_NULL:
      respite_json_writer_raw (writer, "null");
      return;
    case RESPITE_JSON_BOOLEAN:
      respite_json_writer_raw (writer, json->truth ? "true" : "false");
      return;
    case RESPITE_JSON_NUMBER:
      respite_json_writer_raw (writer, json->text);
      return;
    case RESPITE_JSON_STRING:
      respite_json_writer_text (writer, json->text);
      return;
    case RESPITE_JSON_ARRAY:
    case RESPITE_JSON_OBJECT:
      break;
    default:
      g_assert_not_reached ();
    }

  respite_json_writer_begin (writer, json->names != NULL ? '{' : '[');
  for (guint i = 0; i < json->items->len; i++)
    {
      if (json->names != NULL)
        respite_json_writer_name (writer, json->names->pdata[i]);
      respite_json_writer_json (writer, json->items->pdata[i]);
    }
  respite_json_writer_end (writer, json->names != NULL ? '}' : ']');
}

char *
respite_json_writer_finish (RespiteJsonWriter *writer)
{
  g_string_append_c (writer->text, '\n');

  return g_string_free (g_steal_pointer (&writer->text), FALSE);
}

RespiteJson *
respite_json_writer_finish_tree (RespiteJsonWriter *writer)
{
  g_clear_pointer (&writer->open, g_ptr_array_unref);

  return g_steal_pointer (&writer->root);
}
