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
  g_free (review);
}
