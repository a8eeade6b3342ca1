/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "base/respite-error.h"
#include "base/respite-json.h"

#include "testdata.h"

static void
test_numbers_stay_as_written (void)
{
  static const char *const numbers[] = {
    "0", "-0", "53.60", "0.1", "1e400", "123456789012345678901234567890", "-1.50E-3",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RespiteJson) json = respite_json_parse (numbers[i], -1, &error);

      g_assert_no_error (error);
      g_assert_cmpint (json->type, ==, RESPITE_JSON_NUMBER);
      g_assert_cmpstr (json->text, ==, numbers[i]);
    }
}

static void
test_values_know_their_line (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteJson) json = respite_json_parse ("{\n  \"ä\": [1,\n    true]\n}", -1, &error);
  const RespiteJson *array = respite_json_get (json, "ä");

  g_assert_no_error (error);
  g_assert_cmpint (array->line, ==, 2);
  g_assert_cmpint (array->column, ==, 8);
  g_assert_cmpint (respite_json_get_nth (array, 1)->line, ==, 3);
  g_assert_true (respite_json_get_nth (array, 1)->truth);
  g_assert_null (respite_json_get (json, "b"));
  g_assert_null (respite_json_get (NULL, "b"));
  g_assert_null (respite_json_get_string (json, "ä"));
}

static void
test_errors_name_the_place (void)
{
  static const struct
  {
    const char *json;
    const char *message;
  } cases[] = {
    { "{\n \"a\": 1,\n \"a\": 2}", "Line 3, column 5: this name stands twice in one object" },
    { "[1,\n 01]", "Line 2, column 3: this is not a number" },
    { "[\"a\\u0000\"]", "Line 1, column 10: a text may not contain U+0000" },
    { "[\"\\ud800\"]", "Line 1, column 9: half of a surrogate pair is missing" },
    { "[1] 2", "Line 1, column 5: there is something behind the end" },
    { "", "Line 1, column 1: a value is missing" },
    { "{\"a\" 1}", "Line 1, column 6: a colon is missing" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (respite_json_parse (cases[i].json, -1, &error));
      g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_PARSE);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_depth_is_limited (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');

  g_assert_null (respite_json_parse (deep->str, deep->len, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_PARSE);
}

static void
test_write_and_read_again (void)
{
  const char *source = "{\"a\":[],\"b\":{},"
                       "\"c\":[1.50,\"x\\\"\\\\\\n\\t\\u0001\\u00e9\\ud83d\\ude00\",null,true,false]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteJson) json = respite_json_parse (source, -1, &error);
  g_autoptr (RespiteJson) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;
  RespiteJsonWriter writer;

  g_assert_no_error (error);
  respite_json_writer_init (&writer);
  respite_json_writer_json (&writer, json);
  text = respite_json_writer_finish (&writer);
  g_assert_cmpstr (text, ==,
                   "{\n  \"a\": [],\n  \"b\": {},\n  \"c\": [\n    1.50,\n    \"x\\\"\\\\\\n\\t\\u0001é😀\",\n"
                   "    null,\n    true,\n    false\n  ]\n}\n");

  again = respite_json_parse (text, -1, &error);
  g_assert_no_error (error);
  respite_json_writer_init (&writer);
  respite_json_writer_json (&writer, again);
  text_again = respite_json_writer_finish (&writer);
  g_assert_cmpstr (text_again, ==, text);
}

/* What is made without a text is what a parser makes of the text. */
static void
test_values_without_a_text (void)
{
  const char *source = "{\"a\":[],\"b\":{\"d\":[[1,2.50],{}]},\"c\":[\"x\\n\",null,true,false,\"\"]}";
  g_autoptr (RespiteJson) json = respite_json_parse (source, -1, NULL);
  g_autoptr (RespiteJson) made = NULL;
  g_autofree char *text = NULL;
  g_autofree char *made_text = NULL;
  RespiteJsonWriter writer;

  respite_json_writer_init_tree (&writer);
  respite_json_writer_json (&writer, json);
  made = respite_json_writer_finish_tree (&writer);
  respite_json_writer_init (&writer);
  respite_json_writer_json (&writer, made);
  made_text = respite_json_writer_finish (&writer);
  respite_json_writer_init (&writer);
  respite_json_writer_json (&writer, json);
  text = respite_json_writer_finish (&writer);
  g_assert_cmpstr (made_text, ==, text);
  g_assert_cmpuint (respite_json_get_length (respite_json_get (respite_json_get (made, "b"), "d")), ==, 2);
}

/* The standard allows what we refuse on purpose. */
static gboolean
is_stricter (const char *name)
{
  static const char *const names[] = {
    "y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json", "y_object_escaped_null_in_key.json",
    "y_string_null_escape.json",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return TRUE;

  return FALSE;
}

static void
test_json_test_suite (void)
{
  g_autofree char *folder = respite_testdata_find ("json/test_parsing");
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  int n_files = 0;

  if (dir == NULL)
    {
      g_test_skip ("the JSON test suite is not here");
      return;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      g_autoptr (RespiteJson) json = NULL;
      gsize length;

      if (!g_str_has_suffix (name, ".json") || !g_file_get_contents (path, &content, &length, NULL))
        continue;

      g_test_message ("%s", name);
      json = respite_json_parse (content, (gssize) length, NULL);
      n_files++;
      if (name[0] == 'n' || is_stricter (name))
        g_assert_null (json);
      else if (name[0] == 'y')
        g_assert_nonnull (json);
    }

  g_assert_cmpint (n_files, >=, 300);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/numbers-stay-as-written", test_numbers_stay_as_written);
  g_test_add_func ("/json/values-know-their-line", test_values_know_their_line);
  g_test_add_func ("/json/errors-name-the-place", test_errors_name_the_place);
  g_test_add_func ("/json/depth-is-limited", test_depth_is_limited);
  g_test_add_func ("/json/write-and-read-again", test_write_and_read_again);
  g_test_add_func ("/json/values-without-a-text", test_values_without_a_text);
  g_test_add_func ("/json/json-test-suite", test_json_test_suite);

  return g_test_run ();
}
