/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "interop/respite-csv.h"

#include <string.h>

#include "base/respite-error.h"

typedef struct
{
  const char *at;
  const char *end;
  int         line;
  char        separator;
  GString    *cell;
  GPtrArray  *cells;
} Reader;

static void
row_free (RespiteCsvRow *row)
{
  g_strfreev (row->cells);
  g_free (row);
}

void
respite_csv_free (RespiteCsv *csv)
{
  if (csv == NULL)
    return;

  g_ptr_array_unref (csv->rows);
  g_free (csv);
}

static gboolean
check_encoding (const char *text,
                gsize       length,
                GError    **error)
{
  const char *bad;

  if (length >= 2 && (memcmp (text, "\xff\xfe", 2) == 0 || memcmp (text, "\xfe\xff", 2) == 0))
    return respite_set_error (error, RESPITE_ERROR_PARSE,
                              N_ ("This file is saved as UTF-16; save it as “CSV UTF-8”"));
  if (length >= 4 && memcmp (text, "PK\003\004", 4) == 0)
    return respite_set_error (error, RESPITE_ERROR_PARSE,
                              N_ ("This is a spreadsheet, not a CSV file; save it as “CSV UTF-8”"));
  if (memchr (text, '\0', length) != NULL)
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("This is no text file"));
  if (!g_utf8_validate_len (text, length, &bad))
    {
      int line = 1;

      for (const char *p = text; p < bad; p++)
        line += *p == '\n';
      return respite_set_error (error, RESPITE_ERROR_PARSE,
                                N_ ("Line %d: this file is not in UTF-8 (perhaps Latin-1); save it as “CSV UTF-8”"),
                                line);
    }

  return TRUE;
}

/* Whichever sign there are most of in the first line, outside quotes; a comma where there is none. */
static char
find_separator (const char *text,
                const char *end)
{
  static const char signs[] = { ',', ';', '\t' };
  int counts[G_N_ELEMENTS (signs)] = { 0 };
  gboolean is_quoted = FALSE;
  gsize best = 0;

  for (const char *p = text; p < end && (is_quoted || (*p != '\n' && *p != '\r')); p++)
    {
      is_quoted ^= *p == '"';
      for (gsize i = 0; i < G_N_ELEMENTS (signs) && !is_quoted; i++)
        counts[i] += *p == signs[i];
    }
  for (gsize i = 1; i < G_N_ELEMENTS (signs); i++)
    if (counts[i] > counts[best])
      best = i;

  return signs[best];
}

static gboolean
append (Reader  *reader,
        char     c,
        GError **error)
{
  if (reader->cell->len >= RESPITE_CSV_MAX_CELL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Line %d: a cell holds more than %d characters"),
                              reader->line, RESPITE_CSV_MAX_CELL);
  if (((guchar) c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f)
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("Line %d: a control character stands in the text"),
                              reader->line);

  g_string_append_c (reader->cell, c);

  return TRUE;
}

/* From behind the opening quote to behind the closing one. */
static gboolean
read_quoted (Reader  *reader,
             GError **error)
{
  int first = reader->line;

  for (reader->at++; reader->at < reader->end; reader->at++)
    {
      if (*reader->at == '"')
        {
          if (reader->at + 1 < reader->end && reader->at[1] == '"')
            reader->at++;
          else
            {
              reader->at++;
              if (reader->at < reader->end && *reader->at != reader->separator && *reader->at != '\n' &&
                  *reader->at != '\r')
                return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("Line %d: text follows a closing quote"),
                                          reader->line);
              return TRUE;
            }
        }
      if (!append (reader, *reader->at, error))
        return FALSE;
      reader->line += *reader->at == '\n';
    }

  return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("Line %d: a quote is opened and never closed"), first);
}

static gboolean
read_plain (Reader  *reader,
            GError **error)
{
  for (; reader->at < reader->end; reader->at++)
    {
      char c = *reader->at;

      if (c == reader->separator || c == '\n' || c == '\r')
        return TRUE;
      if (c == '"')
        return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("Line %d: a quote stands inside a cell"),
                                  reader->line);
      if (!append (reader, c, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_cell (Reader  *reader,
           GError **error)
{
  gboolean is_quoted = reader->at < reader->end && *reader->at == '"';

  g_string_truncate (reader->cell, 0);
  if (is_quoted ? !read_quoted (reader, error) : !read_plain (reader, error))
    return FALSE;
  if (reader->cells->len >= RESPITE_CSV_MAX_COLUMNS)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Line %d: there are more than %d columns"),
                              reader->line, RESPITE_CSV_MAX_COLUMNS);

  g_ptr_array_add (reader->cells, g_strdup (reader->cell->str));

  return TRUE;
}

/* Behind CR LF or LF. */
static gboolean
skip_line_end (Reader  *reader,
               GError **error)
{
  if (reader->at < reader->end && *reader->at == '\r')
    {
      reader->at++;
      if (reader->at < reader->end && *reader->at != '\n')
        return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("Line %d: the line ends with CR alone"),
                                  reader->line);
    }
  if (reader->at < reader->end)
    reader->at++;
  reader->line++;

  return TRUE;
}

static gboolean
read_row (Reader     *reader,
          RespiteCsv *csv,
          GError    **error)
{
  int line = reader->line;
  RespiteCsvRow *row;

  g_ptr_array_set_size (reader->cells, 0);
  for (;;)
    {
      if (!read_cell (reader, error))
        return FALSE;
      if (reader->at >= reader->end || *reader->at != reader->separator)
        break;
      reader->at++;
    }
  if (!skip_line_end (reader, error))
    return FALSE;
  if (reader->cells->len == 1 && *(const char *) reader->cells->pdata[0] == '\0')
    return TRUE;
  if (csv->rows->len >= RESPITE_CSV_MAX_ROWS)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("There are more than %d rows"), RESPITE_CSV_MAX_ROWS);

  row = g_new0 (RespiteCsvRow, 1);
  row->line = line;
  row->n_cells = reader->cells->len;
  row->cells = g_new0 (char *, row->n_cells + 1);
  for (guint i = 0; i < row->n_cells; i++)
    row->cells[i] = g_steal_pointer (&reader->cells->pdata[i]);
  g_ptr_array_add (csv->rows, row);

  return TRUE;
}

RespiteCsv *
respite_csv_parse (const char *text,
                   gssize      length,
                   GError    **error)
{
  g_autoptr (RespiteCsv) csv = NULL;
  g_autoptr (GString) cell = g_string_new (NULL);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  gsize size;
  Reader reader;
  gboolean is_read = TRUE;

  g_return_val_if_fail (text != NULL, NULL);

  size = length < 0 ? strlen (text) : (gsize) length;
  if (size > RESPITE_CSV_MAX_BYTES)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("This file is larger than %d MB"),
                         RESPITE_CSV_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  if (!check_encoding (text, size, error))
    return NULL;

  if (size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      size -= 3;
    }

  csv = g_new0 (RespiteCsv, 1);
  csv->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  csv->separator = find_separator (text, text + size);
  reader = (Reader) { text, text + size, 1, csv->separator, cell, cells };
  while (is_read && reader.at < reader.end)
    is_read = read_row (&reader, csv, error);

  return is_read ? g_steal_pointer (&csv) : NULL;
}
