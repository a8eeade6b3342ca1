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

typedef struct
{
  gint64      course_id;
  const char *reason;
} TakeBackAct;

static gboolean
take_back_review (RespiteOffice *office,
                  gpointer       data,
                  GError       **error)
{
  const TakeBackAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteCourse) course = respite_course_table_get (db, act->course_id, error);
  g_autofree char *reason = course != NULL ? respite_acts_dup_reason (act->reason, error) : NULL;
  g_autoptr (GPtrArray) reviews = reason != NULL ? respite_review_table_list (db, course->id, error) : NULL;
  const RespiteCourseReview *review;

  if (reviews == NULL)
    return FALSE;
  review = respite_course_review_find_standing (reviews);
  if (review == NULL)
    return respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("This course has no review that stands"));
  if (review->verdict == RESPITE_VERDICT_STOP)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("A course that was stopped stays so"));

  return respite_review_table_strike (db, review->id, reason, respite_acts_get_actor_id (office),
                                      respite_office_get_now (office), error) &&
         respite_acts_audit (office, "course.take-back-review", RESPITE_KIND_COURSE, course->id, course->patient_id,
                             review->text, NULL, reason, error);
}

gboolean
respite_office_take_back_review (RespiteOffice *office,
                                 gint64         course_id,
                                 const char    *reason,
                                 GError       **error)
{
  TakeBackAct act = { course_id, reason };

  g_return_val_if_fail (office != NULL, FALSE);

  return respite_office_act (office, RESPITE_FUNCTION_COURSE_REVIEW, take_back_review, &act, error);
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
