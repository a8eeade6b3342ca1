/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* When a protocol asks for a review of a course, and what a review does. */

#include "config.h"

#include "base/respite-time.h"
#include "service/respite-course-acts.h"
#include "service/respite-due-acts.h"
#include "service/respite-review-acts.h"
#include "test-visit.h"

/* A review asked for after so many sessions is settled by one, and asked for again at the next point. */
static void
test_review_points (void)
{
  static const struct
  {
    int       done;
    int       reviewed;
    gboolean  is_due;
  } cases[] = {
    { 1, 0, FALSE },
    { 2, 0, TRUE },
    { 3, 0, TRUE },
    { 2, 2, FALSE },
    { 3, 1, TRUE },
    { 3, 2, FALSE },
    { 4, 2, TRUE },
    { 5, 4, FALSE },
  };
  g_autoptr (RespiteCourse) course = respite_course_new ();
  g_autoptr (RespiteProtocol) protocol = respite_protocol_new ();
  g_autoptr (GArray) pain = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  const int points[] = { 2, 4 };

  course->id = 7;
  course->sessions = 5;
  g_array_append_vals (protocol->review_after, points, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_session_free);
      g_autoptr (GPtrArray) list = NULL;
      RespiteDueSource source = {
        .course = course,
        .protocol = protocol,
        .sessions = sessions,
        .pain_courses = pain,
        .score_at = G_MAXINT64,
        .now = TESTLIB_NOW,
        .zone = zone,
        .reviewed = cases[i].reviewed,
      };

      for (int j = 1; j <= cases[i].done; j++)
        {
          RespiteSession *session = respite_session_new ();

          session->course_id = 7;
          session->number = j;
          session->state = RESPITE_SESSION_SIGNED;
          session->planned_at = TESTLIB_NOW - (20 - 3 * j) * RESPITE_DAY_MS;
          session->started_at = session->planned_at;
          g_ptr_array_add (sessions, session);
        }
      g_test_message ("%d done, reviewed after %d", cases[i].done, cases[i].reviewed);
      list = respite_course_find_due (&source);
      g_assert_cmpuint (list->len, ==, cases[i].is_due ? 1 : 0);
      if (cases[i].is_due)
        g_assert_cmpint (((RespiteCourseDue *) g_ptr_array_index (list, 0))->kind, ==, RESPITE_DUE_REVIEW);
    }
}

/* Going on needs no word, stopping does; it cancels what is planned, and the reviews stay. */
static void
test_review (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) reviews = NULL;
  g_autoptr (RespiteCourse) course = NULL;
  g_autoptr (GError) error = NULL;
  const RespiteCourseReview *newest;

  test_visit_plan (visit);
  g_assert_cmpint (respite_office_review_course (clinic->office, visit->course_id, RESPITE_VERDICT_CONTINUE, "",
                                                 &error), !=, 0);
  g_assert_no_error (error);
  g_assert_cmpint (respite_office_review_course (clinic->office, visit->course_id, RESPITE_VERDICT_STOP, " ",
                                                 &error), ==, 0);
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (respite_office_review_course (clinic->office, visit->course_id, RESPITE_VERDICT_STOP,
                                                 "No relief after two", &error), !=, 0);
  g_assert_no_error (error);

  course = respite_office_get_course (clinic->office, visit->course_id, NULL);
  g_assert_cmpint (course->state, ==, RESPITE_COURSE_STOPPED);
  g_assert_cmpstr (course->reason, ==, "No relief after two");
  reviews = respite_office_list_course_reviews (clinic->office, visit->course_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reviews->len, ==, 2);
  newest = g_ptr_array_index (reviews, 0);
  g_assert_cmpint (newest->verdict, ==, RESPITE_VERDICT_STOP);
  g_assert_cmpstr (newest->text, ==, "No relief after two");
  g_assert_cmpint (newest->at, ==, respite_office_get_now (clinic->office));
  g_assert_nonnull (newest->by);

  g_assert_cmpint (respite_office_review_course (clinic->office, visit->course_id, RESPITE_VERDICT_CONTINUE, "",
                                                 &error), ==, 0);
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_CONFLICT);
}

/* A review is taken back once, with a reason; it stays, and the one before it counts. */
static void
test_taken_back (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) reviews = NULL;
  g_autoptr (GError) error = NULL;
  const RespiteCourseReview *newest;

  test_visit_plan (visit);
  g_assert_false (respite_office_take_back_review (clinic->office, visit->course_id, "none there", &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
  for (int i = 0; i < 2; i++)
    respite_office_review_course (clinic->office, visit->course_id, RESPITE_VERDICT_CONTINUE, i == 0 ? "one" : "two",
                                  NULL);
  g_assert_false (respite_office_take_back_review (clinic->office, visit->course_id, " ", &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_true (respite_office_take_back_review (clinic->office, visit->course_id, "wrong patient", &error));
  g_assert_no_error (error);

  reviews = respite_office_list_course_reviews (clinic->office, visit->course_id, NULL);
  g_assert_cmpuint (reviews->len, ==, 2);
  newest = g_ptr_array_index (reviews, 0);
  g_assert_true (newest->is_struck);
  g_assert_cmpstr (newest->text, ==, "two");
  g_assert_cmpstr (newest->strike_reason, ==, "wrong patient");
  g_assert_cmpstr (respite_course_review_find_standing (reviews)->text, ==, "one");
  g_assert_true (respite_office_take_back_review (clinic->office, visit->course_id, "likewise", &error));
  g_assert_false (respite_office_take_back_review (clinic->office, visit->course_id, "again", &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
}

/* What stopped a course stays. */
static void
test_stop_stays (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GError) error = NULL;

  test_visit_plan (visit);
  respite_office_review_course (clinic->office, visit->course_id, RESPITE_VERDICT_STOP, "no relief", &error);
  g_assert_no_error (error);
  g_assert_false (respite_office_take_back_review (clinic->office, visit->course_id, "a mistake", &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/course-reviews/points", test_review_points);
  g_test_add_func ("/course-reviews/review", test_review);
  g_test_add_func ("/course-reviews/taken-back", test_taken_back);
  g_test_add_func ("/course-reviews/stop-stays", test_stop_stays);

  return g_test_run ();
}
