/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "base/respite-error.h"
#include "base/respite-json.h"
#include "interop/respite-csv.h"
#include "testdata.h"

/* "a|b" a row, rows by "/". */
static char *
flatten (const RespiteCsv *csv)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < csv->rows->len; i++)
    {
      const RespiteCsvRow *row = respite_csv_get_row (csv, i);
      g_autofree char *cells = g_strjoinv ("|", row->cells);

      g_assert_cmpuint (g_strv_length (row->cells), ==, row->n_cells);
      g_string_append_printf (text, "%s%s", i > 0 ? "/" : "", cells);
    }

  return g_string_free (text, FALSE);
}

static void
test_reads (void)
{
  static const struct
  {
    const char *text;
    const char *cells;
    char        separator;
  } cases[] = {
    { "a,b\n1,2\n", "a|b/1|2", ',' },
    { "a,b\r\n1,2", "a|b/1|2", ',' },
    { "\xef\xbb\xbf" "a,b\n1,2\n", "a|b/1|2", ',' },
    { "a;b\n1,5;2\n", "a|b/1,5|2", ';' },
    { "a\tb\n1\t2\n", "a|b/1|2", '\t' },
    { "\"a,b\";c\n1;2\n", "a,b|c/1|2", ';' },
    { "a,b\n\"1,5\",\"say \"\"no\"\"\"\n", "a|b/1,5|say \"no\"", ',' },
    { "a,b\n\"x\ny\",2\n", "a|b/x\ny|2", ',' },
    { "a,b\n\n1,2\n\r\n", "a|b/1|2", ',' },
    { "a,b\n1,\n,\n", "a|b/1|/|", ',' },
    { "a,b\n1\n", "a|b/1", ',' },
    { "año,b\n", "año|b", ',' },
    { "", "", ',' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RespiteCsv) csv = respite_csv_parse (cases[i].text, -1, &error);
      g_autofree char *cells = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      cells = flatten (csv);
      g_assert_cmpstr (cells, ==, cases[i].cells);
      g_assert_cmpint (csv->separator, ==, cases[i].separator);
    }
}

static void
test_counts_lines (void)
{
  g_autoptr (RespiteCsv) csv = respite_csv_parse ("a,b\n\n\"x\ny\",2\n3,4\n", -1, NULL);

  g_assert_cmpint (respite_csv_get_row (csv, 1)->line, ==, 3);
  g_assert_cmpint (respite_csv_get_row (csv, 2)->line, ==, 5);
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *text;
    gssize      length;
    const char *word;
    int         code;
  } cases[] = {
    { "a,b\n1,x\"y\n", -1, "Line 2", RESPITE_ERROR_PARSE },
    { "a,b\n\"1\"x,2\n", -1, "Line 2", RESPITE_ERROR_PARSE },
    { "a,b\n1,2\n\"3,4\n", -1, "Line 3", RESPITE_ERROR_PARSE },
    { "a,b\r1,2\r", -1, "CR alone", RESPITE_ERROR_PARSE },
    { "a,b\n1,\x01\n", -1, "control", RESPITE_ERROR_PARSE },
    { "a,b\n1,\x7f\n", -1, "control", RESPITE_ERROR_PARSE },
    { "a,b\n\xb0,2\n", -1, "Latin-1", RESPITE_ERROR_PARSE },
    { "\xff\xfe" "a\0,\0", 6, "UTF-16", RESPITE_ERROR_PARSE },
    { "\xfe\xff\0a", 4, "UTF-16", RESPITE_ERROR_PARSE },
    { "PK\003\004xx", 6, "spreadsheet", RESPITE_ERROR_PARSE },
    { "a\0b", 3, "no text", RESPITE_ERROR_PARSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (respite_csv_parse (cases[i].text, cases[i].length, &error));
      g_assert_error (error, RESPITE_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
}

static void
refuse_size (GString    *text,
             const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (respite_csv_parse (text->str, (gssize) text->len, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, word));
  g_string_truncate (text, 0);
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i <= RESPITE_CSV_MAX_ROWS; i++)
    g_string_append (text, "1\n");
  refuse_size (text, "rows");
  for (int i = 0; i < RESPITE_CSV_MAX_COLUMNS; i++)
    g_string_append (text, "1,");
  refuse_size (text, "columns");
  for (int i = 0; i <= RESPITE_CSV_MAX_CELL; i++)
    g_string_append_c (text, 'x');
  refuse_size (text, "cell");
  g_string_set_size (text, RESPITE_CSV_MAX_BYTES + 1);
  memset (text->str, 'x', text->len);
  refuse_size (text, "larger");
}

/* The first line of the table names the members of each object. */
static void
compare_spectrum (const char *name)
{
  g_autofree char *csv_name = g_strdup_printf ("csv-spectrum/csvs/%s.csv", name);
  g_autofree char *json_name = g_strdup_printf ("csv-spectrum/json/%s.json", name);
  g_autofree char *csv_path = respite_testdata_find (csv_name);
  g_autofree char *json_path = respite_testdata_find (json_name);
  g_autofree char *text = NULL;
  g_autofree char *json = NULL;
  g_autoptr (RespiteCsv) csv = NULL;
  g_autoptr (RespiteJson) rows = NULL;
  const RespiteCsvRow *head;

  g_assert_true (g_file_get_contents (csv_path, &text, NULL, NULL));
  g_assert_true (g_file_get_contents (json_path, &json, NULL, NULL));
  csv = respite_csv_parse (text, -1, NULL);
  rows = respite_json_parse (json, -1, NULL);
  g_assert_cmpuint (csv->rows->len, ==, respite_json_get_length (rows) + 1);
  head = respite_csv_get_row (csv, 0);
  for (guint i = 1; i < csv->rows->len; i++)
    for (guint j = 0; j < head->n_cells; j++)
      {
        const RespiteJson *row = respite_json_get_nth (rows, i - 1);
        g_auto (GStrv) wanted = g_strsplit (respite_json_get_string (row, head->cells[j]), "\r\n", -1);
        g_autofree char *value = g_strjoinv ("\n", wanted);

        /* One of the tables says CR LF where its file has LF. */
        g_assert_cmpstr (respite_csv_get_row (csv, i)->cells[j], ==, value);
      }
}

static void
test_spectrum (void)
{
  static const char *const names[] = {
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf",
    "quotes_and_newlines", "simple", "simple_crlf", "utf8",
  };

  g_autofree char *folder = respite_testdata_find ("csv-spectrum/csvs");

  if (folder == NULL)
    {
      g_test_skip ("no csv-spectrum");
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i]);
      compare_spectrum (names[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/reads", test_reads);
  g_test_add_func ("/csv/counts-lines", test_counts_lines);
  g_test_add_func ("/csv/refuses", test_refuses);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/spectrum", test_spectrum);

  return g_test_run ();
}
