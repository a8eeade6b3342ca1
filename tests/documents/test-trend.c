/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-str.h"
#include "documents/respite-layout-private.h"
#include "documents/respite-record-summary.h"
#include "documents/respite-trend-document.h"
#include "respite-core.h"
#include "sample-record.h"
#include "sample.h"

#define DAY_MS (G_GINT64_CONSTANT (86400000))

typedef struct
{
  const char *instrument;
  const char *scale;
  int         points[6];        /* every second week, the first one before the course; below 0 for none */
} Scores;

static const Scores many[] = {
  { "nrs-pain", "now", { 8, 5, 4, 4, 3, 6 } },
  { "nrs-pain", "average", { 8, 6, 5, 4, 3, 4 } },
  { "peg", "", { 7, 6, 5, 5, 4, 4 } },
  { "phq-9", "", { 18, 15, 11, 9, 7, 4 } },
  { "gad-7", "", { 14, 12, 10, 9, 7, 8 } },
  { "pcl-5", "", { 52, 48, 40, 36, 30, 28 } },
  { "cgi", "severity", { 6, 5, 4, 4, 3, 2 } },
  { "pgic", "", { 4, 3, 3, 2, 2, 1 } },
};

/* @n instruments with @per scores each, and a session after the first one. */
static RespiteTrendSource *
make_source (guint n,
             guint per)
{
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_score_free);
  gint64 start = PRINTED_AT - 90 * DAY_MS;
  RespiteTrendSource *source;

  for (guint i = 0; i < n; i++)
    {
      const RespiteInstrument *instrument = respite_instrument_find (many[i].instrument);
      const RespiteScale *scale = respite_instrument_get_scale (instrument, many[i].scale);

      for (guint j = 0; j < per; j++)
        g_ptr_array_add (scores, respite_score_new (instrument, scale, start + ((gint64) j * 14 - 1) * DAY_MS,
                                                    many[i].points[j % 6] * RESPITE_POINT, 0));
    }
  source = respite_trend_source_new (respite_score_list_series (scores, start, NULL));
  for (int i = 0; i < 3; i++)
    {
      const RespiteTrendSession session = { start + i * 20 * DAY_MS, i + 1, 0 };

      g_array_append_val (source->sessions, session);
    }

  return source;
}

static RespiteLayout *
lay_out (const RespiteTrendSource *source,
         const char               *id,
         const char               *language)
{
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (GError) error = NULL;
  RespiteLayout *layout;

  info.language = language;
  layout = respite_trend_document_layout (source, id, &info, &error);
  g_assert_no_error (error);
  check_inside (layout);

  return layout;
}

static void
assert_has (RespiteLayout     *layout,
            const char *const *parts)
{
  g_autofree char *text = respite_layout_get_text (layout, -1);

  assert_texts (text, parts);
}

static void
test_content (void)
{
  static const char *const parts[] = {
    "Outcomes", "PHQ-9 fell from 18 to 4 in 10 weeks: response and remission.", "24 Aug 2026", "−14 (−78 %)",
    "baseline", "15 moderately severe", "below MCID", "response and remission", "PHQ-9: Response: at least 50", NULL,
  };
  g_autoptr (RespiteTrendSource) source = make_source (6, 6);
  g_autoptr (RespiteLayout) layout = lay_out (source, "phq-9", "en");
  g_autofree char *path = save_sample (layout, "trend-one");
  g_autofree char *text = respite_layout_get_text (layout, -1);

  assert_has (layout, parts);
  g_assert_null (strstr (text, "GAD-7"));
  g_assert_cmpuint (respite_layout_get_n_missing (layout), ==, 0);
}

static void
test_spanish (void)
{
  static const char *const parts[] = {
    "Resultados", "PHQ-9 bajó de 18 a 4 en 10 semanas: respuesta y remisión.", "24 ago 2026", "Cuestionario", NULL,
  };
  g_autoptr (RespiteTrendSource) source = make_source (6, 6);
  g_autoptr (RespiteLayout) layout = lay_out (source, NULL, "es");
  g_autofree char *path = save_sample (layout, "trend-es");

  assert_has (layout, parts);
}

/* Panels go on over pages, rows too; nothing is cut off. */
static void
test_much_goes_on_over_pages (void)
{
  static const char *const parts[] = { "NRS", "PEG", "PHQ-9", "GAD-7", "PCL-5", "Days of relief:", NULL };
  g_autoptr (RespiteTrendSource) source = make_source (6, 40);
  g_autoptr (RespiteLayout) layout = lay_out (source, NULL, "en");
  g_autofree char *path = save_sample (layout, "trend-many");

  g_assert_cmpuint (respite_layout_get_n_pages (layout), >, 4);
  assert_has (layout, (const char *const[]) { parts[1], parts[2], parts[3], parts[4], parts[5], NULL });
}

/* Where wide charts would go on over pages, small ones stand beside each other. */
static void
test_many_charts_take_one_page (void)
{
  static const char *const parts[] = { "PHQ-9", "CGI", "PGIC", NULL };
  g_autoptr (RespiteTrendSource) source = make_source (8, 4);
  g_autoptr (RespiteLayout) layout = lay_out (source, NULL, "en");

  g_assert_cmpuint (respite_layout_get_n_pages (layout), <=, 3);
  assert_has (layout, parts);
}

static void
test_nothing_says_so (void)
{
  static const char *const parts[] = { "No scores yet.", NULL };
  g_autoptr (RespiteTrendSource) source = make_source (0, 0);
  g_autoptr (RespiteLayout) layout = lay_out (source, NULL, "en");

  assert_has (layout, parts);
}

static void
test_summaries_tell_of_the_scores (void)
{
  static const char *const parts[] = { "Outcomes", "PHQ-9 fell from 18 to 4 in 10 weeks", NULL };
  g_autoptr (RespiteTrendSource) source = make_source (4, 6);
  g_autoptr (RespiteTrendSource) nothing = make_source (0, 0);
  g_autoptr (RespiteCourse) course = respite_course_new ();
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  RespitePatientSummary summary = { .patient = sample_patient (), .trend = source };
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (RespiteLayout) of_course = NULL;
  g_autoptr (RespiteLayout) of_nothing = NULL;
  g_autoptr (RespiteLayout) of_patient = NULL;
  g_autofree char *text = NULL;

  summary.items = summary.courses = summary.sessions = summary.consents = records;
  of_course = respite_course_summary_layout (&(RespiteCourseSummary) { course, records, records, source }, &info,
                                             NULL);
  of_nothing = respite_course_summary_layout (&(RespiteCourseSummary) { course, records, records, nothing }, &info,
                                              NULL);
  of_patient = respite_patient_summary_layout (&summary, &info, NULL);
  assert_has (of_course, parts);
  assert_has (of_patient, parts);
  text = respite_layout_get_text (of_nothing, -1);
  g_assert_null (strstr (text, "Outcomes"));
}

/* Reviews stand in the order in which they were made, with the decision in the document's language. */
static void
test_course_summary_tells_the_reviews (void)
{
  static const char *const english[] = { "Reviews", "The course goes on", "Pain 7 to 4", "Dr. Ines Salazar",
                                         "The course is stopped", "No relief after four", NULL };
  static const char *const spanish[] = { "Revisiones", "La serie continúa", "La serie se suspende", NULL };
  g_autoptr (RespiteTrendSource) nothing = make_source (0, 0);
  g_autoptr (RespiteCourse) course = respite_course_new ();
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_course_review_free);
  RespiteCourseSummary summary = { course, records, reviews, nothing };
  RespiteDocumentInfo info = sample_info ();

  for (int i = 0; i < 2; i++)
    {
      RespiteCourseReview *review = respite_course_review_new ();

      /* Newest first. */
      review->verdict = i == 0 ? RESPITE_VERDICT_STOP : RESPITE_VERDICT_CONTINUE;
      review->done = i == 0 ? 4 : 2;
      review->at = info.printed_at - i * RESPITE_DAY_MS;
      respite_set_str (&review->text, i == 0 ? "No relief after four" : "Pain 7 to 4");
      respite_set_str (&review->by, "Dr. Ines Salazar");
      g_ptr_array_add (reviews, review);
    }

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (RespiteLayout) layout = NULL;

      info.language = i == 0 ? "en" : "es";
      layout = respite_course_summary_layout (&summary, &info, NULL);
      assert_has (layout, i == 0 ? english : spanish);
    }
}

/* Six sessions with all their trends: a small chart of each on at most five pages, none of one that has not begun. */
static void
test_course_summary_has_all_charts (void)
{
  static const char *const parts[] = { "Charts of the sessions", "PHQ-9 fell from 18 to 4", NULL };
  g_autoptr (RespiteTrendSource) source = make_source (6, 6);
  g_autoptr (RespiteCourse) course = respite_course_new ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_session_record_unref);
  g_autoptr (GPtrArray) reviews = g_ptr_array_new ();
  RespiteCourseSummary summary = { course, records, reviews, source };
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (RespiteLayout) layout = NULL;
  g_autofree char *path = NULL;

  for (int i = 0; i < 6; i++)
    {
      RespiteSessionRecord *record = sample_record_new (40);

      record->session->number = i + 1;
      g_ptr_array_add (records, record);
    }
  g_ptr_array_add (records, respite_session_record_new ());
  layout = respite_course_summary_layout (&summary, &info, NULL);
  check_inside (layout);
  g_assert_cmpuint (respite_layout_get_n_missing (layout), ==, 0);
  g_assert_cmpuint (respite_layout_get_n_pages (layout), <=, 5);
  assert_has (layout, parts);
  path = save_sample (layout, "course-summary");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/trend-document/content", test_content);
  g_test_add_func ("/trend-document/spanish", test_spanish);
  g_test_add_func ("/trend-document/much-goes-on-over-pages", test_much_goes_on_over_pages);
  g_test_add_func ("/trend-document/many-charts-take-one-page", test_many_charts_take_one_page);
  g_test_add_func ("/trend-document/nothing-says-so", test_nothing_says_so);
  g_test_add_func ("/trend-document/summaries-tell-of-the-scores", test_summaries_tell_of_the_scores);

  g_test_add_func ("/trend-document/course-summary-tells-the-reviews", test_course_summary_tells_the_reviews);

  g_test_add_func ("/trend-document/course-summary-charts", test_course_summary_has_all_charts);

  return g_test_run ();
}
