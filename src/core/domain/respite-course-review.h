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
 * @is_struck: taken back; it stays, and counts for nothing
 * @strike_reason: why
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
  gboolean        is_struck;
  char           *strike_reason;
} RespiteCourseReview;

RespiteCourseReview *respite_course_review_new  (void);
void                 respite_course_review_free (RespiteCourseReview *review);

/* Returns: (transfer none) (nullable): the newest of @reviews, which are newest first, that was not taken back */
RespiteCourseReview *respite_course_review_find_standing (GPtrArray *reviews);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteCourseReview, respite_course_review_free)

G_END_DECLS
