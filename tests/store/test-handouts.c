/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-visit.h"

#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "service/respite-give-acts.h"
#include "service/respite-handout-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-session-acts.h"

static RespiteDocumentInfo
make_info (TestClinic *clinic)
{
  return (RespiteDocumentInfo) {
           .clinic = respite_office_get_clinic_info (clinic->office),
           .language = "en",
           .printed_by = "Ana Bell",
           .printed_at = respite_office_get_now (clinic->office),
           .zone = respite_office_get_zone (clinic->office),
  };
}

/* The words of handouts for a patient, 0 for blank ones. */
static char *
read_handouts (TestClinic        *clinic,
               const char *const *names,
               gint64             patient_id)
{
  RespiteDocumentInfo info = make_info (clinic);
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteLayout) layout = respite_office_layout_handouts (clinic->office, names, patient_id, &info, &error);

  g_assert_no_error (error);

  return respite_layout_get_text (layout, -1);
}

static TestVisit *
make_visit (TestClinic *clinic)
{
  TestVisit *visit = test_visit_new (clinic);
  g_autoptr (RespiteRecordItem) item = respite_record_item_new ();
  g_autoptr (GError) error = NULL;

  test_visit_plan (visit);
  respite_record_item_set_text (item, RESPITE_RECORD_ITEM_MEDICINE, "gabapentin; 300 mg; twice a day");
  item->patient_id = visit->patient_id;
  respite_office_add_record_item (clinic->office, item, &error);
  g_assert_no_error (error);

  return visit;
}

/* What is known of the patient is in the text; the medicines only for who may see the record. */
static void
test_filled (void)
{
  static const char *const names[] = { "course-calendar", "medicines", NULL };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = make_visit (clinic);
  g_autofree char *text = read_handouts (clinic, names, visit->patient_id);
  g_autofree char *seen = NULL;

  g_assert_nonnull (strstr (text, "Your plan: Pain - short series"));
  g_assert_nonnull (strstr (text, "after visit 3, 4."));
  g_assert_nonnull (strstr (text, "no food or milk for 6 hours"));
  g_assert_nonnull (strstr (text, "gabapentin\n300 mg, twice a day"));

  test_clinic_sign_in (clinic, "desk");
  seen = read_handouts (clinic, names, visit->patient_id);
  g_assert_nonnull (strstr (seen, "Your plan: Pain - short series"));
  g_assert_null (strstr (seen, "gabapentin\n300 mg"));
  g_assert_nonnull (strstr (seen, "Write down what you take"));
}

static void
test_blank (void)
{
  static const char *const names[] = { "medicines", "day-of-treatment", NULL };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autofree char *text = read_handouts (clinic, names, 0);

  g_assert_nonnull (strstr (text, "none for 6 hours before you come"));
  g_assert_null (strstr (text, "Your last sip"));
  g_assert_null (strstr (text, "{{"));
}

/* The clinic's own rule stands in the handouts; nobody but an administrator makes it; 0 leaves it out. */
static void
test_fasting (void)
{
  static const char *const names[] = { "day-of-treatment", NULL };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  RespiteFastingRule rule = respite_office_get_fasting_rule (clinic->office);

  g_assert_cmpint (rule.food_hours, ==, 6);
  g_assert_cmpint (rule.drink_hours, ==, 2);
  g_assert_true (respite_office_set_fasting_rule (clinic->office, (RespiteFastingRule) { 8, 0 }, &error));
  text = read_handouts (clinic, names, 0);
  g_assert_nonnull (strstr (text, "none for 8 hours before you come"));
  g_assert_null (strstr (text, "clear drinks:"));

  g_assert_false (respite_office_set_fasting_rule (clinic->office, (RespiteFastingRule) { 25, 2 }, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_false (respite_office_set_fasting_rule (clinic->office, (RespiteFastingRule) { 6, -1 }, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  test_clinic_sign_in (clinic, "nurse");
  g_assert_false (respite_office_set_fasting_rule (clinic->office, (RespiteFastingRule) { 6, 2 }, &error));
  g_assert_nonnull (error);
}

/* One document, each handout with pages of its own. */
static void
test_several (void)
{
  static const char *const names[] = { "what-is", "going-home", NULL };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  RespiteDocumentInfo info = make_info (clinic);
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteLayout) both = respite_office_layout_handouts (clinic->office, names, 0, &info, &error);
  g_autoptr (RespiteLayout) second = respite_office_layout_handouts (clinic->office, names + 1, 0, &info, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *own = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (respite_layout_get_title (both), ==, "Handouts");
  g_assert_cmpuint (respite_layout_get_n_pages (both), ==, 3);
  text = respite_layout_get_text (both, 2);
  own = respite_layout_get_text (second, 0);
  g_assert_cmpstr (text, ==, own);
  bytes = respite_layout_to_pdf (both, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 10000);
}

static void
test_unknown (void)
{
  static const char *const names[] = { "going-home", "nothing", NULL };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  RespiteDocumentInfo info = make_info (clinic);
  g_autoptr (GError) error = NULL;

  g_assert_null (respite_office_layout_handouts (clinic->office, names, 0, &info, &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
  g_assert_null (respite_office_layout_handouts (clinic->office, names, 4711, &info, &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
}

static const RespiteDocumentRow *
get_newest (GPtrArray *rows)
{
  g_assert_nonnull (rows);
  g_assert_cmpuint (rows->len, >, 0);

  return g_ptr_array_index (rows, 0);
}

/* With each handout stands which text it was and what the patient said; the language is the patient's own. */
static void
test_given (void)
{
  static const char *const names[] = { "going-home", "driver", NULL };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = make_visit (clinic);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  RespiteGiveRequest request = {
    .names = names, .patient_id = visit->patient_id, .language = "",
    .understanding = RESPITE_UNDERSTANDING_EXPLAINED_AGAIN, .said = "  I will not drive until tomorrow ",
  };
  const RespiteDocumentRow *row;

  test_clinic_sign_in (clinic, "desk");
  g_assert_cmpint (respite_office_give_handouts (clinic->office, &request, &error), >, 0);
  g_assert_no_error (error);

  test_clinic_sign_in (clinic, "nurse");
  rows = respite_office_list_documents (clinic->office, visit->patient_id, &error);
  row = get_newest (rows);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (row->name, ==, "driver");
  g_assert_cmpstr (row->what, ==, "given");
  g_assert_cmpstr (row->language, ==, "en");
  g_assert_cmpint (row->version, >, 0);
  g_assert_cmpstr (row->understood, ==, "explained-again");
  g_assert_cmpstr (row->said, ==, "I will not drive until tomorrow");
  g_assert_false (row->is_taken_back);
}

/* One act, one mistake: what was given together is taken back together, once, and stays in the list. */
static void
test_taken_back (void)
{
  static const char *const names[] = { "going-home", "driver", NULL };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = make_visit (clinic);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  RespiteGiveRequest request = { .names = names, .patient_id = visit->patient_id };
  gint64 first = respite_office_give_handouts (clinic->office, &request, &error);
  gint64 second;

  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  second = respite_office_give_handouts (clinic->office, &request, &error);
  g_assert_true (respite_office_take_back_handouts (clinic->office, second, &error));
  g_assert_false (respite_office_take_back_handouts (clinic->office, second, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_false (respite_office_take_back_handouts (clinic->office, 4711, &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);

  rows = respite_office_list_documents (clinic->office, visit->patient_id, &error);
  g_assert_cmpuint (rows->len, ==, 4);
  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteDocumentRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpstr (row->what, ==, "given");
      g_assert_cmpint (row->is_taken_back, ==, row->id > first);
    }
}

/* Nothing is written down of a list in which one cannot have been given. */
static void
test_not_given (void)
{
  static const char *const none[] = { NULL };
  static const char *const unknown[] = { "going-home", "nothing", NULL };
  static const char *const names[] = { "going-home", NULL };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = make_visit (clinic);
  g_autofree char *much = g_strnfill (1001, 'x');
  const struct
  {
    const char *const *names;
    const char        *language;
    const char        *said;
    gint64             patient_id;
    RespiteError       code;
  } cases[] = {
    { none, "en", NULL, visit->patient_id, RESPITE_ERROR_INVALID },
    { unknown, "en", NULL, visit->patient_id, RESPITE_ERROR_NOT_FOUND },
    { names, "xx", NULL, visit->patient_id, RESPITE_ERROR_NOT_FOUND },
    { names, "en", much, visit->patient_id, RESPITE_ERROR_INVALID },
    { names, "en", NULL, 4711, RESPITE_ERROR_NOT_FOUND },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RespiteGiveRequest request = {
        .names = cases[i].names, .patient_id = cases[i].patient_id, .language = cases[i].language,
        .said = cases[i].said,
      };

      g_test_message ("case %zu", i);
      g_assert_cmpint (respite_office_give_handouts (clinic->office, &request, &error), ==, 0);
      test_assert_refused (&error, cases[i].code);
    }

  rows = respite_office_list_documents (clinic->office, visit->patient_id, &error);
  g_assert_cmpuint (rows->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/handouts/filled", test_filled);
  g_test_add_func ("/handouts/blank", test_blank);
  g_test_add_func ("/handouts/fasting", test_fasting);
  g_test_add_func ("/handouts/several", test_several);
  g_test_add_func ("/handouts/unknown", test_unknown);
  g_test_add_func ("/handouts/given", test_given);
  g_test_add_func ("/handouts/taken-back", test_taken_back);
  g_test_add_func ("/handouts/not-given", test_not_given);

  return g_test_run ();
}
