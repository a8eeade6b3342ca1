/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"

#include <string.h>

#include "domain/respite-consent.h"
#include "domain/respite-course.h"
#include "domain/respite-patient.h"
#include "domain/respite-response.h"
#include "domain/respite-session.h"
#include "infusion/respite-event.h"
#include "store/respite-content.h"

/* The words that the schema allows in a column are those of the code's table; some are left out on purpose. */
static const struct
{
  const char        *table;
  const char        *column;
  const RespiteCode *codes;
  const char        *without;
} columns[] = {
  { "patient", "sex", respite_sex_codes, NULL       },
  { "patient", "allergy_state", respite_allergy_state_codes, NULL       },
  { "record_item", "kind", respite_record_item_kind_codes, NULL       },
  { "consent", "state", respite_consent_state_codes, NULL       },
  { "consent_signer", "role", respite_signer_role_codes, NULL       },
  { "eligibility", "decision", respite_decision_codes, "none"     },
  { "course", "state", respite_course_state_codes, NULL       },
  { "session", "state", respite_session_state_codes, NULL       },
  { "session_check", "answer", respite_answer_codes, NULL       },
  { "session_order", "drug", respite_drug_codes, NULL       },
  { "session_order", "weight_kind", respite_weight_kind_codes, NULL       },
  { "event", "kind", respite_event_kind_codes, NULL       },
  { "signature", "subject", respite_subject_codes, "response" },
};

static char *
dup_schema (TestClinic *clinic,
            const char *table)
{
  sqlite3 *handle = respite_db_get_handle (respite_office_get_db (clinic->office));
  g_autoptr (sqlite3_stmt) stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT sql FROM sqlite_schema WHERE name = ?", -1, &stmt, NULL), ==,
                   SQLITE_OK);
  sqlite3_bind_text (stmt, 1, table, -1, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);

  return g_strdup ((const char *) sqlite3_column_text (stmt, 0));
}

/* The words between the brackets of "column IN (...)", joined by single commas. */
static char *
dup_words (const char *schema,
           const char *column)
{
  g_autofree char *begin = g_strdup_printf ("(%s IN (", column);
  const char *list = strstr (schema, begin);
  GString *words = g_string_new (NULL);

  g_assert_nonnull (list);
  list += strlen (begin);
  for (const char *p = list; *p != ')'; p++)
    if (*p != '\'' && !g_ascii_isspace (*p))
      g_string_append_c (words, *p);

  return g_string_free (words, FALSE);
}

static void
test_words_of_the_schema (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *schema = dup_schema (clinic, columns[i].table);
      g_autofree char *words = dup_words (schema, columns[i].column);
      g_autoptr (GString) wanted = g_string_new (NULL);

      for (const RespiteCode *code = columns[i].codes; code->word != NULL; code++)
        if (g_strcmp0 (code->word, columns[i].without) != 0)
          g_string_append_printf (wanted, "%s%s", wanted->len > 0 ? "," : "", code->word);
      g_test_message ("%s.%s", columns[i].table, columns[i].column);
      g_assert_cmpstr (words, ==, wanted->str);
    }
}

/* Each vital sign has a column of its name. */
static void
test_columns_of_vital_signs (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autofree char *schema = dup_schema (clinic, "event");

  for (int i = 0; i < RESPITE_N_VITALS; i++)
    {
      g_autofree char *column = g_strdup_printf ("\n  %s ", respite_code_to_word (respite_vital_codes, i));

      g_assert_nonnull (strstr (schema, column));
    }
}

/* Every table is STRICT, every column has a comment, and nothing is deleted with what it belongs to. */
static void
test_shape_of_the_tables (void)
{
  static const char *const files[] = { "0001-base.sql", "0002-patients.sql", "0003-forms.sql", "0004-sessions.sql" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/org/respite/Respite/core/schema/", files[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_auto (GStrv) lines = NULL;
      gboolean in_table = FALSE;

      g_assert_nonnull (bytes);
      lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
      for (char **line = lines; *line != NULL; line++)
        {
          if (g_str_has_prefix (*line, "CREATE TABLE"))
            in_table = TRUE;
          if (**line == ')')
            {
              g_assert_true (!in_table || strstr (*line, "STRICT") != NULL);
              in_table = FALSE;
            }
          if (strstr (*line, "REFERENCES") != NULL)
            g_assert_nonnull (strstr (*line, "ON DELETE RESTRICT"));
          if (in_table && g_str_has_prefix (*line, "  ") && g_ascii_islower ((*line)[2]) &&
              strstr (*line, "--") == NULL)
            {
              /* A long one has it on the line that goes on. */
              g_test_message ("%s: %s", files[i], *line);
              g_assert_true (line[1] != NULL && strstr (line[1], "    ") == line[1]);
            }
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/words/of-the-schema", test_words_of_the_schema);
  g_test_add_func ("/words/columns-of-vital-signs", test_columns_of_vital_signs);
  g_test_add_func ("/words/shape-of-the-tables", test_shape_of_the_tables);

  return g_test_run ();
}
