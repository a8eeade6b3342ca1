/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "base/respite-code.h"

G_BEGIN_DECLS

/**
 * RespiteVerdict:
 *
 * What a prescriber decided about a course.
 */
typedef enum
{
  RESPITE_VERDICT_CONTINUE,
  RESPITE_VERDICT_STOP,
} RespiteVerdict;

/* "continue", "stop" */
extern const RespiteCode respite_verdict_codes[];

/**
 * RespiteCourseReview:
 * @done: how many sessions were done by then
 * @text: what was found; "" for nothing written
 * @at: when, in milliseconds
 * @by: who, for lists
 *
 * A prescriber's look at a course, at the protocol's review points or between them. It stays as it was written.
 */
typedef struct
{
  gint64          id;
  gint64          course_id;
  int             done;
  RespiteVerdict  verdict;
  char           *text;
  gint64          at;
  char           *by;
} RespiteCourseReview;

RespiteCourseReview *respite_course_review_new  (void);
void                 respite_course_review_free (RespiteCourseReview *review);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteCourseReview, respite_course_review_free)

G_END_DECLS
