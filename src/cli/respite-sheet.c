/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-sheet.h"

#include "base/respite-json.h"
#include "base/respite-time.h"

typedef enum
{
  FIELD_TEXT,
  FIELD_LITERAL,
  FIELD_TEXTS,
  FIELD_SHEET,
  FIELD_SHEETS,
} FieldKind;

/* text is what JSON says, shown what a person reads */
typedef struct
{
  FieldKind     kind;
  const char   *name;
  const char   *label;
  char         *text;
  char         *shown;
  GStrv         texts;
  RespiteSheet *sheet;
  GPtrArray    *sheets;
} Field;

struct _RespiteSheet
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
  g_clear_pointer (&field->sheet, respite_sheet_free);
  g_clear_pointer (&field->sheets, g_ptr_array_unref);
  g_free (field);
}

RespiteSheet *
respite_sheet_new (void)
{
  RespiteSheet *sheet = g_new0 (RespiteSheet, 1);

  sheet->fields = g_ptr_array_new_with_free_func (field_free);
  return sheet;
}

void
respite_sheet_free (RespiteSheet *sheet)
{
  if (sheet == NULL)
    return;

  g_ptr_array_unref (sheet->fields);
  g_free (sheet);
}

GPtrArray *
respite_sheets_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) respite_sheet_free);
}

static Field *
add_field (RespiteSheet *sheet,
           FieldKind     kind,
           const char   *name,
           const char   *label)
{
  Field *field = g_new0 (Field, 1);

  field->kind = kind;
  field->name = name;
  field->label = label;
  g_ptr_array_add (sheet->fields, field);
  return field;
}

void
respite_sheet_add_text (RespiteSheet *sheet,
                        const char   *name,
                        const char   *label,
                        const char   *value)
{
  Field *field = add_field (sheet, FIELD_TEXT, name, label);

  field->text = g_strdup (value);
  field->shown = g_strdup (value != NULL ? value : "");
}

void
respite_sheet_add_texts (RespiteSheet      *sheet,
                         const char        *name,
                         const char        *label,
                         const char *const *values)
{
  Field *field = add_field (sheet, FIELD_TEXTS, name, label);

  field->texts = g_strdupv ((char **) values);
  field->shown = g_strjoinv (", ", (char **) values);
}

void
respite_sheet_add_integer (RespiteSheet *sheet,
                           const char   *name,
                           const char   *label,
                           gint64        value)
{
  respite_sheet_take_amount (sheet, name, label, value, g_strdup_printf ("%" G_GINT64_FORMAT, value));
}

void
respite_sheet_take_amount (RespiteSheet *sheet,
                           const char   *name,
                           const char   *label,
                           gint64        value,
                           char         *shown)
{
  Field *field = add_field (sheet, FIELD_LITERAL, name, label);

  field->text = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  field->shown = shown;
}

void
respite_sheet_add_boolean (RespiteSheet *sheet,
                           const char   *name,
                           const char   *label,
                           gboolean      value)
{
  Field *field = add_field (sheet, FIELD_LITERAL, name, label);

  field->text = g_strdup (value ? "true" : "false");
  field->shown = g_strdup (value ? _("yes") : _("no"));
}

void
respite_sheet_add_time (RespiteSheet *sheet,
                        const char   *name,
                        const char   *label,
                        gint64        value,
                        GTimeZone    *zone)
{
  Field *field = add_field (sheet, FIELD_TEXT, name, label);

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
respite_sheet_take_sheet (RespiteSheet *sheet,
                          const char   *name,
                          const char   *label,
                          RespiteSheet *value)
{
  add_field (sheet, FIELD_SHEET, name, label)->sheet = value;
}

void
respite_sheet_take_sheets (RespiteSheet *sheet,
                           const char   *name,
                           const char   *label,
                           GPtrArray    *sheets)
{
  add_field (sheet, FIELD_SHEETS, name, label)->sheets = sheets;
}

static void write_sheet (RespiteJsonWriter  *writer,
                         const RespiteSheet *sheet);

static void
write_sheets (RespiteJsonWriter *writer,
              GPtrArray         *sheets)
{
  respite_json_writer_begin (writer, '[');
  for (guint i = 0; i < sheets->len; i++)
    write_sheet (writer, g_ptr_array_index (sheets, i));
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

    case FIELD_SHEET:
      if (field->sheet != NULL)
        write_sheet (writer, field->sheet);
      else
        respite_json_writer_raw (writer, "null");
      break;

    case FIELD_SHEETS:
      write_sheets (writer, field->sheets);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
write_sheet (RespiteJsonWriter  *writer,
             const RespiteSheet *sheet)
{
  respite_json_writer_begin (writer, '{');
  for (guint i = 0; i < sheet->fields->len; i++)
    write_field (writer, g_ptr_array_index (sheet->fields, i));
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

static void
append_table (GString   *out,
              GPtrArray *sheets,
              guint      indent)
{
  g_autofree guint *widths = NULL;
  const RespiteSheet *first = NULL;

  if (sheets->len == 0)
    return;

  first = g_ptr_array_index (sheets, 0);
  widths = g_new0 (guint, first->fields->len);
  for (guint row = 0; row <= sheets->len; row++)
    {
      const RespiteSheet *sheet = g_ptr_array_index (sheets, row == 0 ? 0 : row - 1);

      for (guint i = 0; i < first->fields->len; i++)
        {
          const Field *field = g_ptr_array_index (sheet->fields, i);

          if (field->label != NULL && field->shown != NULL)
            widths[i] = MAX (widths[i], measure_text (row == 0 ? _(field->label) : field->shown));
        }
    }

  for (guint row = 0; row <= sheets->len; row++)
    {
      const RespiteSheet *sheet = g_ptr_array_index (sheets, row == 0 ? 0 : row - 1);
      g_autoptr (GString) line = g_string_new (NULL);
      guint padding = indent;

      for (guint i = 0; i < first->fields->len; i++)
        {
          const Field *field = g_ptr_array_index (sheet->fields, i);
          const char *cell = NULL;

          if (field->label == NULL || field->shown == NULL)
            continue;
          cell = row == 0 ? _(field->label) : field->shown;
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
append_sheet (GString            *out,
              const RespiteSheet *sheet,
              guint               indent)
{
  for (guint i = 0; i < sheet->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (sheet->fields, i);

      if (field->label == NULL)
        continue;
      if (field->kind == FIELD_SHEET && field->sheet != NULL)
        {
          append_indent (out, indent);
          g_string_append_printf (out, "%s:\n", _(field->label));
          append_sheet (out, field->sheet, indent + 2);
        }
      else if (field->kind == FIELD_SHEETS && field->sheets->len > 0)
        {
          append_indent (out, indent);
          g_string_append_printf (out, "%s:\n", _(field->label));
          append_table (out, field->sheets, indent + 2);
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
respite_sheet_to_text (const RespiteSheet *sheet,
                       gboolean            as_json)
{
  GString *out = NULL;

  g_return_val_if_fail (sheet != NULL, NULL);

  if (as_json)
    {
      RespiteJsonWriter writer;

      respite_json_writer_init (&writer);
      write_sheet (&writer, sheet);
      return respite_json_writer_finish (&writer);
    }

  out = g_string_new (NULL);
  append_sheet (out, sheet, 0);
  return g_string_free (out, FALSE);
}

char *
respite_sheets_to_text (GPtrArray *sheets,
                        gboolean   as_json)
{
  GString *out = NULL;

  g_return_val_if_fail (sheets != NULL, NULL);

  if (as_json)
    {
      RespiteJsonWriter writer;

      respite_json_writer_init (&writer);
      write_sheets (&writer, sheets);
      return respite_json_writer_finish (&writer);
    }

  out = g_string_new (NULL);
  append_table (out, sheets, 0);
  return g_string_free (out, FALSE);
}
