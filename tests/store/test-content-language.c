/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* What came with the program is told in the language of who reads, whatever language it was kept in. */

#include "config.h"

#include "test-sheet.h"
#include "test-visit.h"

#include "service/respite-office-private.h"
#include "service/respite-office-settings.h"
#include "service/respite-score-acts.h"

#include <string.h>

static const char *const languages[] = { "en", "es", NULL };

static RespiteFlagRow *
find_flag (RespiteEligibility *eligibility,
           const char         *key)
{
  for (guint i = 0; i < eligibility->flags->len; i++)
    {
      RespiteFlagRow *flag = g_ptr_array_index (eligibility->flags, i);

      if (g_str_equal (flag->key, key))
        return flag;
    }
  g_assert_not_reached ();
}

/* Text, source and unit of a flag of the screening; without a language it is the clinic's, English here. */
static void
test_flags (void)
{
  static const char *const texts[] = { "65 or older: blood pressure rises more often with age.",
                                       "65 años o más: con la edad la presión sube más a menudo." };
  static const char *const sources[] = { "Yale 2024, odds 1.04 a year",
                                         "Yale 2024, razón de probabilidades 1.04 por año" };
  static const char *const answers[] = { "70 years", "70 años" };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);

  test_visit_screen (visit, "age=70");
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      gsize expected = i == 1;
      g_autoptr (GError) error = NULL;
      g_autoptr (RespiteEligibility) eligibility = NULL;
      RespiteFlagRow *flag;

      respite_office_set_language (clinic->office, languages[i]);
      eligibility = respite_office_get_eligibility (clinic->office, visit->patient_id, &error);
      g_assert_no_error (error);
      flag = find_flag (eligibility, "age");
      g_assert_cmpstr (flag->text, ==, texts[expected]);
      g_assert_cmpstr (flag->source, ==, sources[expected]);
      g_assert_cmpstr (flag->answer, ==, answers[expected]);
    }
}

/* A safety answer is kept in the clinic's language and told in the reader's. */
static void
test_safety_answers (void)
{
  static const struct
  {
    const char *title;
    const char *answer;
    const char *question;
  } expected[] = {
    { "PHQ-9", "Several days", "Thoughts of death" },
    { "PHQ-9", "Varios días", "Pensamientos de muerte" },
    { "PHQ-9", "Several days", "Thoughts of death" },
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autofree char *english = NULL;

  test_sheet_fill (clinic, visit->patient_id, "phq-9", "self-harm=1");
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) items = NULL;
      const RespiteSafetyItem *item;

      respite_office_set_language (clinic->office, languages[i]);
      items = respite_office_list_safety (clinic->office, visit->patient_id, 0, TRUE, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (items->len, ==, 1);
      item = g_ptr_array_index (items, 0);
      g_test_message ("%s: %s: %s. %s", item->form_title, item->question, item->answer, item->text);
      g_assert_nonnull (strstr (item->form_title, expected[i].title));
      g_assert_nonnull (strstr (item->answer, expected[i].answer));
      g_assert_nonnull (strstr (item->question, expected[i].question));
      if (english == NULL)
        english = g_strdup (item->text);
      g_assert_true ((languages[i] != NULL && g_str_equal (languages[i], "es")) != g_str_equal (item->text, english));
    }
}

/* A Spanish clinic's safety answers are English in an English window. */
static void
test_safety_of_a_spanish_clinic (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteClinicInfo) info = respite_clinic_info_copy (respite_office_get_clinic_info (clinic->office));
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  g_free (info->language);
  info->language = g_strdup ("es");
  respite_office_save_clinic_info (clinic->office, info, &error);
  g_assert_no_error (error);
  test_sheet_fill (clinic, visit->patient_id, "phq-9", "self-harm=1");
  respite_office_set_language (clinic->office, "en");
  items = respite_office_list_safety (clinic->office, visit->patient_id, 0, TRUE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (((RespiteSafetyItem *) g_ptr_array_index (items, 0))->answer, "Several days"));
}

static const char *
translate_loudly (const char *text)
{
  return g_str_equal (text, "Suicide screen positive: assess the risk before the patient leaves and before any "
                      "infusion; go through the safety plan") ? "LOUD" : text;
}

/* What the program says by itself is kept untranslated, so that every window says it in its own words. */
static void
test_own_sentences (void)
{
  const RespiteInstrument *instrument = respite_instrument_find ("c-ssrs");
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  respite_office_enter_score (clinic->office, visit->patient_id, instrument, instrument->scales,
                              instrument->scales->positive_from, RESPITE_SCORE_NOT_LOOKED, 0, &error);
  g_assert_no_error (error);
  respite_set_translate_func (translate_loudly);
  items = respite_office_list_safety (clinic->office, visit->patient_id, 0, TRUE, &error);
  respite_set_translate_func (NULL);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpstr (((RespiteSafetyItem *) g_ptr_array_index (items, 0))->text, ==, "LOUD");
}

/* A course is called by the name of its protocol; what a paper asks for counts more than the window. */
static void
test_courses (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) courses = NULL;
  g_autoptr (RespiteCourse) course = NULL;
  g_autoptr (RespiteSessionRecord) window = NULL;
  g_autoptr (RespiteSessionRecord) paper = NULL;
  g_autoptr (GError) error = NULL;

  test_visit_plan (visit);
  respite_office_set_language (clinic->office, "es");
  courses = respite_office_list_courses (clinic->office, visit->patient_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((RespiteCourse *) g_ptr_array_index (courses, 0))->protocol_name, ==, "Dolor - serie corta");
  course = respite_office_get_course (clinic->office, visit->course_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (course->protocol_name, ==, "Dolor - serie corta");
  window = respite_office_get_session (clinic->office, visit->session_id, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (window->course->protocol_name, ==, "Dolor - serie corta");
  g_assert_cmpstr (window->protocol->name, ==, "Dolor - serie corta");
  paper = respite_office_get_session_in (clinic->office, visit->session_id, "en", FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (paper->course->protocol_name, ==, "Pain - short series");
}

/* The window's second office reads in the same language. */
static void
test_reader (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespiteOffice) reader = NULL;
  g_autoptr (GError) error = NULL;
  RespiteTicket *ticket;

  g_assert_cmpstr (respite_office_get_language (clinic->office), ==, "en");
  respite_office_set_language (clinic->office, "es");
  ticket = respite_office_dup_ticket (clinic->office);
  reader = respite_office_new_reader (ticket, &error);
  respite_ticket_free (ticket);
  g_assert_no_error (error);
  g_assert_cmpstr (respite_office_get_language (reader), ==, "es");
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/content-language/flags", test_flags);
  g_test_add_func ("/content-language/safety-answers", test_safety_answers);
  g_test_add_func ("/content-language/safety-of-a-spanish-clinic", test_safety_of_a_spanish_clinic);
  g_test_add_func ("/content-language/own-sentences", test_own_sentences);
  g_test_add_func ("/content-language/courses", test_courses);
  g_test_add_func ("/content-language/reader", test_reader);

  return g_test_run ();
}
