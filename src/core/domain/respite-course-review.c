/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-course-review.h"

const RespiteCode respite_verdict_codes[] = {
  { RESPITE_VERDICT_CONTINUE, "continue" },
  { RESPITE_VERDICT_STOP,     "stop"     },
  { 0,                        NULL       },
};

RespiteCourseReview *
respite_course_review_new (void)
{
  return g_new0 (RespiteCourseReview, 1);
}

void
respite_course_review_free (RespiteCourseReview *review)
{
  if (review == NULL)
    return;

  g_free (review->text);
  g_free (review->by);
  g_free (review->strike_reason);
  g_free (review);
}

RespiteCourseReview *
respite_course_review_find_standing (GPtrArray *reviews)
{
  g_return_val_if_fail (reviews != NULL, NULL);

  for (guint i = 0; i < reviews->len; i++)
    {
      RespiteCourseReview *review = g_ptr_array_index (reviews, i);

      if (!review->is_struck)
        return review;
    }

  return NULL;
}
