/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* The clinic's own texts of the handouts: versions, what is refused, what a prescriber confirms. */

#include "config.h"

#include "test-visit.h"

#include <string.h>

#include "base/respite-error.h"
#include "service/respite-give-acts.h"
#include "service/respite-handout-acts.h"
#include "service/respite-handout-text-acts.h"
#include "service/respite-paper-acts.h"
#include "service/respite-print-rules.h"

#define OFFICE (clinic->office)

/* The built-in text with a line more. */
static char *
make_text (const char *name,
           const char *language,
           const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shipped = respite_handout_dup_text (name, language, &error);

  g_assert_no_error (error);

  return g_strdup_printf ("%s\n%s\n", shipped, line);
}

static int
save (TestClinic *clinic,
      const char *name,
      const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = make_text ("driver", "en", line);
  int version = respite_office_save_handout_text (OFFICE, name, "en", text, "as we do it", &error);

  g_assert_no_error (error);

  return version;
}

/* What stands on the paper, its foot included. */
static char *
print (TestClinic *clinic,
       const char *name)
{
  const char *names[] = { name, NULL };
  RespiteDocumentInfo info = {
    .clinic = respite_office_get_clinic_info (OFFICE), .language = "en",
    .printed_at = respite_office_get_now (OFFICE), .zone = respite_office_get_zone (OFFICE),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteLayout) layout = respite_office_layout_handouts (OFFICE, names, 0, &info, &error);

  g_assert_no_error (error);

  return respite_layout_get_text (layout, -1);
}

static RespiteHandoutText *
get_text (TestClinic *clinic,
          const char *name,
          const char *language)
{
  g_autoptr (GError) error = NULL;
  RespiteHandoutText *text = respite_office_get_handout_text (OFFICE, name, language, &error);

  g_assert_no_error (error);

  return text;
}

/* Each saving is a version; the newest is printed, the older ones stay; the other language is not touched. */
static void
test_versions (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteHandoutText) builtin = get_text (clinic, "driver", "en");
  g_autoptr (RespiteHandoutText) spanish = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autofree char *printed = NULL;
  const RespiteHandoutText *newest;

  g_assert_true (builtin->is_builtin);
  g_assert_cmpint (save (clinic, "driver", "Wear a warm coat."), ==, builtin->version + 1);
  g_assert_cmpint (save (clinic, "driver", "Park behind the house."), ==, builtin->version + 2);
  printed = print (clinic, "driver");
  g_assert_nonnull (strstr (printed, "Park behind the house."));
  g_assert_null (strstr (printed, "warm coat"));

  texts = respite_office_list_handout_texts (OFFICE, "driver", "en", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (texts->len, ==, 3);
  newest = g_ptr_array_index (texts, 0);
  g_assert_true (newest->is_in_use);
  g_assert_cmpstr (newest->note, ==, "as we do it");
  g_assert_nonnull (strstr (newest->markdown, "version: 3"));
  g_assert_nonnull (strstr (((RespiteHandoutText *) g_ptr_array_index (texts, 1))->markdown, "warm coat"));
  spanish = get_text (clinic, "driver", "es");
  g_assert_true (spanish->is_builtin);
}

static void
test_back (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteHandoutText) text = NULL;
  g_autofree char *printed = NULL;

  g_assert_false (respite_office_return_handout_text (OFFICE, "driver", "en", NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  save (clinic, "driver", "Wear a warm coat.");
  g_assert_true (respite_office_return_handout_text (OFFICE, "driver", "en", "no longer", &error));
  text = get_text (clinic, "driver", "en");
  g_assert_true (text->is_builtin);
  g_assert_cmpint (text->version, ==, 1);
  printed = print (clinic, "driver");
  g_assert_null (strstr (printed, "warm coat"));

  /* The numbers go on; none is given twice. */
  g_assert_cmpint (save (clinic, "driver", "Wear a warm coat."), ==, 4);
}

/* A handout of the clinic's own is listed after the others, and no longer when it is taken back. */
static void
test_own (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) handouts = NULL;
  g_autoptr (GPtrArray) fewer = NULL;
  g_autofree char *printed = NULL;
  const RespiteHandout *last;

  g_assert_cmpint (save (clinic, "driver-of-the-bus", "Take line 9."), ==, 1);
  handouts = respite_office_list_handouts (OFFICE, "es", &error);
  g_assert_cmpuint (handouts->len, ==, 15);
  last = g_ptr_array_index (handouts, 14);
  g_assert_cmpstr (last->name, ==, "driver-of-the-bus");
  g_assert_cmpuint (g_strv_length (last->languages), ==, 1);
  printed = print (clinic, "driver-of-the-bus");
  g_assert_nonnull (strstr (printed, "Take line 9."));
  g_assert_null (respite_office_get_handout_text (OFFICE, "driver-of-the-bus", "es", &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);

  g_assert_true (respite_office_return_handout_text (OFFICE, "driver-of-the-bus", "en", NULL, &error));
  fewer = respite_office_list_handouts (OFFICE, "en", &error);
  g_assert_cmpuint (fewer->len, ==, 14);
  g_assert_null (respite_office_get_handout_text (OFFICE, "driver-of-the-bus", "en", &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
}

/* One plain sentence, and nothing is kept. */
static void
test_refused (void)
{
  static const char head[] = "---\ntitle: A title\nversion: 1\nreviewed: 2026-11-23\nclaims.1: COCH25\n---\n";
  static const struct
  {
    const char  *name;
    const char  *language;
    const char  *head;
    const char  *text;
    RespiteError code;
  } cases[] = {
    { "driver", "en", head, "## One\n\nCall {{nobody}}.\n", RESPITE_ERROR_PARSE },
    { "driver", "en", head, "## One\n\nThis.\n\n## Two\n\nThat.\n", RESPITE_ERROR_PARSE },
    { "driver", "en", "---\ntitle: A title\nclaims.1: COCH25\n---\n", "## One\n\nThis.\n", RESPITE_ERROR_PARSE },
    { "driver", "en", "---\ntitle: A title\nversion: 1\nreviewed: 2026-11-23\nclaims.1: NOBODY9\n---\n",
      "## One\n\nThis.\n", RESPITE_ERROR_PARSE },
    { "driver", "xx", head, "## One\n\nThis.\n", RESPITE_ERROR_INVALID },
    { "../driver", "en", head, "## One\n\nThis.\n", RESPITE_ERROR_INVALID },
    { "", "en", head, "## One\n\nThis.\n", RESPITE_ERROR_INVALID },
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autofree char *same = make_text ("driver", "en", "");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (cases[i].head, "\n", cases[i].text, NULL);

      g_test_message ("case %zu", i);
      g_assert_cmpint (respite_office_save_handout_text (OFFICE, cases[i].name, cases[i].language, text, NULL,
                                                         &error), ==, 0);
      test_assert_refused (&error, cases[i].code);
    }
  g_assert_cmpint (respite_office_save_handout_text (OFFICE, "driver", "en", same, NULL, &error), ==, 0);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  texts = respite_office_list_handout_texts (OFFICE, "driver", NULL, &error);
  g_assert_cmpuint (texts->len, ==, 2);
}

/* What can be saved and should be looked at: hard words, and a section that the other language does not have. */
static void
test_warned (void)
{
  static const char hard[] =
    "Notwithstanding considerable heterogeneity, pharmacological interventions demonstrate unsatisfactory efficacy "
    "characteristics. Extraordinarily complicated formulations unnecessarily discourage comprehension.";
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *plain = make_text ("driver", "en", "Wear a warm coat.");
  g_autoptr (GString) text = g_string_new (NULL);
  RespiteHandoutTextCheck check;

  g_assert_true (respite_office_check_handout_text (OFFICE, "driver", "en", plain, &check, &error));
  g_assert_true (check.reading.passes);
  g_assert_cmpuint (check.n_sections, ==, check.n_other_sections);
  g_assert_cmpuint (check.n_pages, >=, 1);
  g_assert_cmpuint (check.n_pages, <=, 2);
  g_assert_cmpint (check.version, ==, 2);

  for (int i = 0; i < 30; i++)
    g_string_append_printf (text, "%s ", hard);
  g_string_prepend (text, "---\ntitle: Hard\nversion: 1\nreviewed: 2026-11-23\nclaims.1: COCH25\n---\n\n## One\n\n");
  g_assert_true (respite_office_check_handout_text (OFFICE, "driver", "en", text->str, &check, &error));
  g_assert_false (check.reading.passes);
  g_assert_cmpuint (check.n_sections, !=, check.n_other_sections);
  g_assert_cmpint (respite_office_save_handout_text (OFFICE, "driver", "en", text->str, NULL, &error), ==, 2);
}

/* The foot says so until a prescriber has read exactly this text. */
static void
test_confirmed (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteHandoutText) text = NULL;
  g_autoptr (RespiteHandoutText) confirmed = NULL;
  g_autoptr (RespiteHandoutText) changed = NULL;
  int version = save (clinic, "driver", "Wear a warm coat.");

  text = get_text (clinic, "driver", "en");
  g_assert_true (text->needs_review);
  g_assert_null (text->confirmed_by);
  test_clinic_sign_in (clinic, "prescriber");
  g_assert_false (respite_office_confirm_handout_text (OFFICE, "driver", "en", version, "not the password", &error));
  g_clear_error (&error);
  g_assert_false (respite_office_confirm_handout_text (OFFICE, "driver", "en", version - 1, TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_true (respite_office_confirm_handout_text (OFFICE, "driver", "en", version, TESTLIB_PASSWORD, &error));
  g_assert_no_error (error);
  confirmed = get_text (clinic, "driver", "en");
  g_assert_nonnull (confirmed->confirmed_by);
  g_assert_false (respite_office_confirm_handout_text (OFFICE, "driver", "en", version, TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  save (clinic, "driver", "Wear a warm coat and boots.");
  changed = get_text (clinic, "driver", "en");
  g_assert_null (changed->confirmed_by);
}

/* The rule, the name of the clinician and the print are kept together; a wrong one keeps none of them. */
static void
test_print_rules (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespitePrintRules) rules = respite_office_get_print_rules (OFFICE);
  g_autoptr (RespitePrintRules) kept = NULL;
  g_autofree char *printed = NULL;

  g_assert_cmpstr (rules->clinician, ==, "");
  g_assert_false (rules->is_large);
  g_free (rules->clinician);
  rules->clinician = g_strdup (" Dr Ana Bell ");
  rules->is_large = TRUE;
  rules->fasting.food_hours = 8;
  g_assert_true (respite_office_set_print_rules (OFFICE, rules, &error));
  rules->fasting.food_hours = 25;
  rules->is_large = FALSE;
  g_assert_false (respite_office_set_print_rules (OFFICE, rules, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);

  kept = respite_office_get_print_rules (OFFICE);
  g_assert_cmpstr (kept->clinician, ==, "Dr Ana Bell");
  g_assert_true (kept->is_large);
  g_assert_cmpint (kept->fasting.food_hours, ==, 8);
  printed = print (clinic, "what-is");
  g_assert_nonnull (strstr (printed, "Dr Ana Bell"));
}

static char *
dup_titled (const char *title)
{
  g_autofree char *shipped = make_text ("driver", "en", "");
  g_autofree char *line = g_strconcat ("title: ", title, NULL);
  g_autoptr (GRegex) old = g_regex_new ("^title: .*$", G_REGEX_MULTILINE, 0, NULL);

  return g_regex_replace_literal (old, shipped, -1, 0, line, 0, NULL);
}

static void
give_to (TestClinic *clinic,
         gint64      patient_id)
{
  static const char *const names[] = { "driver", "parking", NULL };
  RespiteGiveRequest request = { .names = names, .patient_id = patient_id, .language = "en" };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (respite_office_give_handouts (OFFICE, &request, &error), >, 0);
  g_assert_no_error (error);
}

static void
assert_titles (TestClinic *clinic,
               gint64      patient_id,
               const char *language,
               const char *driver,
               const char *parking)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = respite_office_list_documents_in (OFFICE, patient_id, language, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteDocumentRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpstr (row->title, ==, g_str_equal (row->name, "driver") ? driver : parking);
    }
}

static char *
print_full_record (TestClinic *clinic,
                   gint64      patient_id)
{
  RespiteDocumentInfo info = {
    .clinic = respite_office_get_clinic_info (OFFICE), .language = "en",
    .printed_at = respite_office_get_now (OFFICE), .zone = respite_office_get_zone (OFFICE),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteLayout) layout = respite_office_layout_paper (OFFICE, "full-record", patient_id, NULL, &info,
                                                                  &error);

  g_assert_no_error (error);

  return respite_layout_get_text (layout, -1);
}

/* A patient's documents and the full record say what the clinic calls a handout, not what came with the program; one
 * that is no longer offered keeps the title it had. */
static void
test_titles (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autofree char *driver = dup_titled ("Who takes you home"), *parking = dup_titled ("Where to park");
  g_autoptr (GError) error = NULL;
  g_autofree char *printed = NULL;

  respite_office_save_handout_text (OFFICE, "driver", "en", driver, "", &error);
  respite_office_save_handout_text (OFFICE, "parking", "en", parking, "", &error);
  g_assert_no_error (error);
  give_to (clinic, visit->patient_id);
  assert_titles (clinic, visit->patient_id, "en", "Who takes you home", "Where to park");
  assert_titles (clinic, visit->patient_id, "es", "Para quien lo lleva a casa", "Where to park");

  g_assert_true (respite_office_return_handout_text (OFFICE, "parking", "en", "", &error));
  assert_titles (clinic, visit->patient_id, "en", "Who takes you home", "Where to park");
  printed = print_full_record (clinic, visit->patient_id);
  g_assert_nonnull (strstr (printed, "Handout: Who takes you home"));
  g_assert_nonnull (strstr (printed, "Handout: Where to park"));
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/handout-texts/versions", test_versions);
  g_test_add_func ("/handout-texts/back", test_back);
  g_test_add_func ("/handout-texts/own", test_own);
  g_test_add_func ("/handout-texts/refused", test_refused);
  g_test_add_func ("/handout-texts/warned", test_warned);
  g_test_add_func ("/handout-texts/confirmed", test_confirmed);
  g_test_add_func ("/handout-texts/print-rules", test_print_rules);
  g_test_add_func ("/handout-texts/titles", test_titles);

  return g_test_run ();
}
