/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Ten thousand broken Questionnaires: each is read or refused with a reason, and those that are read can be used. */

#include "config.h"

#include <string.h>

#include "base/respite-error.h"
#include "forms/respite-answers.h"
#include "respite-core.h"

#include "testdata.h"

#define N_VARIANTS 10000
#define MOST_BYTES 8000

/* What is put where something else was. */
static const char *const pieces[] = {
  "null", "true", "{}", "[]", "\"\"", "-1", "1e999", "0.5", "\"group\"", "\"choice\"", "\"type\":\"integer\",", "[[[[",
  "}", "]", ",", "\"linkId\":\"a\",", "\"item\":[{\"linkId\":\"z\",\"type\":\"string\"}],",
  "\"repeats\":true,", "\xff", "\\u0000",
  "\"extension\":[{\"url\":\"x\"}],", "\"enableWhen\":[{}],", "9999999999", "\"#2\"",
};

static GPtrArray *
load_bases (void)
{
  GPtrArray *bases = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *corpus = g_test_build_filename (G_TEST_DIST, "data", "corpus", "questionnaire", NULL);
  g_autofree char *examples = respite_testdata_find ("fhir-examples");
  const char *const folders[] = { corpus, examples };

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GDir) folder = folders[i] != NULL ? g_dir_open (folders[i], 0, NULL) : NULL;
      const char *name;

      while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *path = g_build_filename (folders[i], name, NULL);
          char *json = NULL;

          if ((i == 0 || g_str_has_prefix (name, "Questionnaire-")) && g_file_get_contents (path, &json, NULL, NULL) &&
              strlen (json) <= MOST_BYTES)
            g_ptr_array_add (bases, json);
          else
            g_free (json);
        }
    }

  return bases;
}

/* One to four changes: bytes turned over, cut out, doubled, or a piece in their place. */
static GString *
make_variant (const char *base)
{
  GString *json = g_string_new (base);
  int n_changes = g_test_rand_int_range (1, 5);

  for (int i = 0; i < n_changes && json->len > 2; i++)
    {
      gssize at = g_test_rand_int_range (0, (gint32) json->len - 1);
      gssize length = g_test_rand_int_range (1, (gint32) MIN (json->len - (gsize) at, 40));
      g_autofree char *part = g_strndup (json->str + at, (gsize) length);

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          json->str[at] = (char) (json->str[at] ^ (1 << g_test_rand_int_range (0, 8)));
          break;
        case 1:
          g_string_erase (json, at, length);
          break;
        case 2:
          g_string_insert (json, at, part);
          break;
        default:
          g_string_erase (json, at, length);
          g_string_insert (json, at, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          break;
        }
    }

  return json;
}

static void
use (RespiteForm *form)
{
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
  g_autoptr (RespiteAnswers) again = NULL;
  g_autoptr (GPtrArray) keys = respite_answers_list_keys (answers);
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  for (guint i = 0; i < keys->len; i++)
    if (respite_form_item_is_question (respite_form_get_item (form, keys->pdata[i])))
      respite_answers_set_text (answers, keys->pdata[i], "1", NULL);
  issues = respite_answers_validate (answers, "es");
  json = respite_answers_to_json (answers, TRUE, NULL, NULL);
  again = respite_answers_new_from_json (form, json, -1, &error);
  g_assert_no_error (error);
}

static void
test_variants (void)
{
  g_autoptr (GPtrArray) bases = load_bases ();
  int n_read = 0;

  g_assert_cmpuint (bases->len, >=, 5);
  for (int i = 0; i < N_VARIANTS; i++)
    {
      g_autoptr (GString) json = make_variant (bases->pdata[(guint) i % bases->len]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) notes = NULL;
      g_autoptr (RespiteForm) form = respite_form_new_from_json (json->str, (gssize) json->len, &notes, &error);

      if (form != NULL)
        {
          g_assert_no_error (error);
          g_assert_nonnull (notes);
          use (form);
          n_read++;
          continue;
        }
      g_assert_null (notes);
      g_assert_true (error != NULL && error->domain == RESPITE_ERROR);
      g_assert_cmpstr (error->message, !=, "");
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  g_test_message ("%d of %d could be read", n_read, N_VARIANTS);
  g_assert_cmpint (n_read, <, N_VARIANTS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/form-variants/variants", test_variants);

  return g_test_run ();
}
