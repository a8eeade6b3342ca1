/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-review-acts.h"

#include "base/respite-str.h"
#include "service/respite-acts-private.h"
#include "service/respite-course-acts.h"
#include "store/respite-plan-table.h"
#include "store/respite-review-table.h"

#define TEXT_CHARS 1000

static gboolean
review_course (RespiteOffice *office,
               gpointer       data,
               GError       **error)
{
  RespiteCourseReview *review = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteCourse) course = respite_course_table_get (db, review->course_id, error);
  g_autofree char *text = course != NULL ? respite_str_clean (review->text, TEXT_CHARS, TRUE, error) : NULL;

  if (text == NULL)
    return FALSE;
  if (course->state == RESPITE_COURSE_STOPPED)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("This course is over already"));

  g_free (review->text);
  review->text = g_steal_pointer (&text);
  review->done = course->done;
  review->at = respite_office_get_now (office);
  if (review->verdict == RESPITE_VERDICT_STOP && !respite_acts_stop_course (office, course->id, review->text, error))
    return FALSE;

  return respite_review_table_insert (db, review, respite_acts_get_actor_id (office), error) &&
         respite_acts_audit (office, "course.review", RESPITE_KIND_COURSE, course->id, course->patient_id, NULL,
                             respite_code_to_word (respite_verdict_codes, review->verdict), NULL, error);
}

gint64
respite_office_review_course (RespiteOffice   *office,
                              gint64           course_id,
                              RespiteVerdict   verdict,
                              const char      *text,
                              GError         **error)
{
  g_autoptr (RespiteCourseReview) review = respite_course_review_new ();

  g_return_val_if_fail (office != NULL, 0);

  review->course_id = course_id;
  review->verdict = verdict;
  review->text = g_strdup (text != NULL ? text : "");

  return respite_office_act (office, RESPITE_FUNCTION_COURSE_REVIEW, review_course, review, error) ? review->id : 0;
}

GPtrArray *
respite_office_list_course_reviews (RespiteOffice  *office,
                                    gint64          course_id,
                                    GError        **error)
{
  g_autoptr (RespiteCourse) course = NULL;

  g_return_val_if_fail (office != NULL, NULL);

  course = respite_office_get_course (office, course_id, error);
  if (course == NULL || !respite_office_may_see (office, course->patient_id, error))
    return NULL;

  return respite_review_table_list (respite_office_get_db (office), course_id, error);
}
