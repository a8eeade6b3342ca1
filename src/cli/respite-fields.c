/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-fields.h"

#include "base/respite-json.h"
#include "base/respite-time.h"

typedef enum
{
  FIELD_TEXT,
  FIELD_LITERAL,
  FIELD_TEXTS,
  FIELD_FIELDS,
  FIELD_LIST,
} FieldKind;

/* text is what JSON says, shown what a person reads */
typedef struct
{
  FieldKind      kind;
  const char    *name;
  const char    *label;
  char          *text;
  char          *shown;
  GStrv          texts;
  RespiteFields *fields;
  GPtrArray     *list;
} Field;

struct _RespiteFields
{
  GPtrArray *fields;
};

static void
field_free (gpointer data)
{
  Field *field = data;

  g_free (field->text);
  g_free (field->shown);
  g_strfreev (field->texts);
  g_clear_pointer (&field->fields, respite_fields_free);
  g_clear_pointer (&field->list, g_ptr_array_unref);
  g_free (field);
}

RespiteFields *
respite_fields_new (void)
{
  RespiteFields *fields = g_new0 (RespiteFields, 1);

  fields->fields = g_ptr_array_new_with_free_func (field_free);
  return fields;
}

void
respite_fields_free (RespiteFields *fields)
{
  if (fields == NULL)
    return;

  g_ptr_array_unref (fields->fields);
  g_free (fields);
}

GPtrArray *
respite_fields_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) respite_fields_free);
}

static Field *
add_field (RespiteFields *fields,
           FieldKind      kind,
           const char    *name,
           const char    *label)
{
  Field *field = g_new0 (Field, 1);

  field->kind = kind;
  field->name = name;
  field->label = label;
  g_ptr_array_add (fields->fields, field);
  return field;
}

void
respite_fields_add_text (RespiteFields *fields,
                         const char    *name,
                         const char    *label,
                         const char    *value)
{
  Field *field = add_field (fields, FIELD_TEXT, name, label);

  field->text = g_strdup (value);
  field->shown = g_strdup (value != NULL ? value : "");
}

void
respite_fields_add_code (RespiteFields *fields,
                         const char    *name,
                         const char    *label,
                         const char    *code,
                         const char    *words)
{
  Field *field = add_field (fields, FIELD_TEXT, name, label);

  field->text = g_strdup (code);
  field->shown = g_strdup (words);
}

void
respite_fields_add_texts (RespiteFields     *fields,
                          const char        *name,
                          const char        *label,
                          const char *const *values)
{
  Field *field = add_field (fields, FIELD_TEXTS, name, label);

  field->texts = g_strdupv ((char **) values);
  field->shown = g_strjoinv (", ", (char **) values);
}

void
respite_fields_add_integer (RespiteFields *fields,
                            const char    *name,
                            const char    *label,
                            gint64         value)
{
  respite_fields_take_amount (fields, name, label, value, g_strdup_printf ("%" G_GINT64_FORMAT, value));
}

void
respite_fields_take_amount (RespiteFields *fields,
                            const char    *name,
                            const char    *label,
                            gint64         value,
                            char          *shown)
{
  Field *field = add_field (fields, FIELD_LITERAL, name, label);

  field->text = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  field->shown = shown;
}

void
respite_fields_add_boolean (RespiteFields *fields,
                            const char    *name,
                            const char    *label,
                            gboolean       value)
{
  Field *field = add_field (fields, FIELD_LITERAL, name, label);

  field->text = g_strdup (value ? "true" : "false");
  field->shown = g_strdup (value ? _("yes") : _("no"));
}

void
respite_fields_add_time (RespiteFields *fields,
                         const char    *name,
                         const char    *label,
                         gint64         value,
                         GTimeZone     *zone)
{
  Field *field = add_field (fields, FIELD_TEXT, name, label);

  if (value == 0)
    {
      field->shown = g_strdup ("");
      return;
    }

  g_autofree char *date = respite_time_format_date (value, zone);
  g_autofree char *clock = respite_time_format_hm (value, zone);

  field->text = respite_time_format_rfc3339 (value, zone);
  field->shown = g_strconcat (date, " ", clock, NULL);
}

void
respite_fields_take_fields (RespiteFields *fields,
                            const char    *name,
                            const char    *label,
                            RespiteFields *value)
{
  add_field (fields, FIELD_FIELDS, name, label)->fields = value;
}

void
respite_fields_take_list (RespiteFields *fields,
                          const char    *name,
                          const char    *label,
                          GPtrArray     *list)
{
  add_field (fields, FIELD_LIST, name, label)->list = list;
}

static void write_fields (RespiteJsonWriter   *writer,
                          const RespiteFields *fields);

static void
write_list (RespiteJsonWriter *writer,
            GPtrArray         *list)
{
  respite_json_writer_begin (writer, '[');
  for (guint i = 0; i < list->len; i++)
    write_fields (writer, g_ptr_array_index (list, i));
  respite_json_writer_end (writer, ']');
}

static void
write_field (RespiteJsonWriter *writer,
             const Field       *field)
{
  respite_json_writer_name (writer, field->name);
  switch (field->kind)
    {
    case FIELD_TEXT:
      respite_json_writer_text (writer, field->text);
      break;

    case FIELD_LITERAL:
      respite_json_writer_raw (writer, field->text);
      break;

    case FIELD_TEXTS:
      respite_json_writer_begin (writer, '[');
      for (guint i = 0; field->texts[i] != NULL; i++)
        respite_json_writer_text (writer, field->texts[i]);
      respite_json_writer_end (writer, ']');
      break;

    case FIELD_FIELDS:
      if (field->fields != NULL)
        write_fields (writer, field->fields);
      else
        respite_json_writer_raw (writer, "null");
      break;

    case FIELD_LIST:
      write_list (writer, field->list);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
write_fields (RespiteJsonWriter   *writer,
              const RespiteFields *fields)
{
  respite_json_writer_begin (writer, '{');
  for (guint i = 0; i < fields->fields->len; i++)
    write_field (writer, g_ptr_array_index (fields->fields, i));
  respite_json_writer_end (writer, '}');
}

/* The columns that @text takes on a terminal. */
static guint
measure_text (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
append_indent (GString *out,
               guint    n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

/* A text of several lines goes on below its beginning. */
static void
append_lines (GString    *out,
              const char *text,
              guint       indent)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0 && *lines[i] != '\0')
        append_indent (out, indent);
      g_string_append (out, lines[i]);
      g_string_append_c (out, '\n');
    }
}

/* A field that is not there is not there for every row: a table has every column that one of its rows has. */
static const Field *
find_field (const RespiteFields *fields,
            const char          *name)
{
  for (guint i = 0; i < fields->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (fields->fields, i);

      if (g_str_equal (field->name, name))
        return field;
    }

  return NULL;
}

/* (element-type Field): for each column its first field that people read. (transfer container) */
static GPtrArray *
list_columns (GPtrArray *list)
{
  GPtrArray *columns = g_ptr_array_new ();
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint row = 0; row < list->len; row++)
    {
      const RespiteFields *fields = g_ptr_array_index (list, row);

      for (guint i = 0; i < fields->fields->len; i++)
        {
          Field *field = g_ptr_array_index (fields->fields, i);

          if (field->label != NULL && field->shown != NULL && g_hash_table_add (names, (gpointer) field->name))
            g_ptr_array_add (columns, field);
        }
    }

  return columns;
}

/* @row: 0 for the head */
static const char *
get_cell (GPtrArray   *list,
          guint        row,
          const Field *column)
{
  const Field *field = row > 0 ? find_field (g_ptr_array_index (list, row - 1), column->name) : NULL;

  if (row == 0)
    return _(column->label);

  return field != NULL && field->shown != NULL ? field->shown : "";
}

static void
append_table (GString   *out,
              GPtrArray *list,
              guint      indent)
{
  g_autoptr (GPtrArray) columns = list_columns (list);
  g_autofree guint *widths = g_new0 (guint, MAX (columns->len, 1));

  if (list->len == 0)
    return;

  for (guint row = 0; row <= list->len; row++)
    for (guint i = 0; i < columns->len; i++)
      widths[i] = MAX (widths[i], measure_text (get_cell (list, row, g_ptr_array_index (columns, i))));

  for (guint row = 0; row <= list->len; row++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      guint padding = indent;

      for (guint i = 0; i < columns->len; i++)
        {
          const char *cell = get_cell (list, row, g_ptr_array_index (columns, i));

          append_indent (line, padding);
          g_string_append (line, cell);
          padding = widths[i] - measure_text (cell) + 2;
        }
      g_strdelimit (line->str, "\n\t", ' ');
      g_string_append (out, line->str);
      g_string_append_c (out, '\n');
    }
}

static void
append_fields (GString             *out,
               const RespiteFields *fields,
               guint                indent)
{
  for (guint i = 0; i < fields->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (fields->fields, i);

      if (field->label == NULL)
        continue;
      if (field->kind == FIELD_FIELDS && field->fields != NULL)
        {
          append_indent (out, indent);
          g_string_append_printf (out, "%s:\n", _(field->label));
          append_fields (out, field->fields, indent + 2);
        }
      else if (field->kind == FIELD_LIST && field->list->len > 0)
        {
          append_indent (out, indent);
          g_string_append_printf (out, "%s:\n", _(field->label));
          append_table (out, field->list, indent + 2);
        }
      else if (field->shown != NULL && *field->shown != '\0')
        {
          append_indent (out, indent);
          g_string_append_printf (out, "%s: ", _(field->label));
          append_lines (out, field->shown, indent + 2);
        }
    }
}

char *
respite_fields_to_text (const RespiteFields *fields,
                        gboolean             as_json)
{
  GString *out = NULL;

  g_return_val_if_fail (fields != NULL, NULL);

  if (as_json)
    {
      RespiteJsonWriter writer;

      respite_json_writer_init (&writer);
      write_fields (&writer, fields);
      return respite_json_writer_finish (&writer);
    }

  out = g_string_new (NULL);
  append_fields (out, fields, 0);
  return g_string_free (out, FALSE);
}

char *
respite_fields_list_to_text (GPtrArray *list,
                             gboolean   as_json)
{
  GString *out = NULL;

  g_return_val_if_fail (list != NULL, NULL);

  if (as_json)
    {
      RespiteJsonWriter writer;

      respite_json_writer_init (&writer);
      write_list (&writer, list);
      return respite_json_writer_finish (&writer);
    }

  out = g_string_new (NULL);
  append_table (out, list, 0);
  return g_string_free (out, FALSE);
}
