/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-course.h"
#include "domain/respite-protocol.h"

G_BEGIN_DECLS

/**
 * RespiteDueKind:
 * @RESPITE_DUE_NEXT: the next planned session
 * @RESPITE_DUE_MISSED: a session is still planned on a day that has passed
 * @RESPITE_DUE_NOT_BOOKED: a session did not take place and was not booked again
 * @RESPITE_DUE_LATE: the next session lies more than a week after the protocol's day
 * @RESPITE_DUE_REVIEW: so many sessions are done that the protocol asks a prescriber to look at the course,
 *   and none has since
 * @RESPITE_DUE_MAINTENANCE: the protocol's time since the last session is over, and none is planned
 * @RESPITE_DUE_SAME_DAY: two sessions of the patient on one day
 * @RESPITE_DUE_TOO_CLOSE: two of them less than a day apart
 * @RESPITE_DUE_PAIN_YEAR: more than 12 sessions for pain in 365 days (clinical.md 2.3, ASRA 2018)
 * @RESPITE_DUE_MOOD_WEEKLY: more often than weekly after week 8 of a course for mood (clinical.md 2.3, APA 2017)
 * @RESPITE_DUE_NO_SCORE: no score since the last two sessions
 *
 * What a person should look at in a course. It informs and never blocks.
 */
typedef enum
{
  RESPITE_DUE_NEXT,
  RESPITE_DUE_MISSED,
  RESPITE_DUE_NOT_BOOKED,
  RESPITE_DUE_LATE,
  RESPITE_DUE_REVIEW,
  RESPITE_DUE_MAINTENANCE,
  RESPITE_DUE_SAME_DAY,
  RESPITE_DUE_TOO_CLOSE,
  RESPITE_DUE_PAIN_YEAR,
  RESPITE_DUE_MOOD_WEEKLY,
  RESPITE_DUE_NO_SCORE,
} RespiteDueKind;

/* "next", "missed", "not-booked", "late", "review", "maintenance", "same-day", "too-close", "pain-year",
 * "mood-weekly", "no-score" */
extern const RespiteCode respite_due_kind_codes[];

/**
 * RespiteCourseDue:
 * @number: of the session it is about; how many sessions for a review and for those of a year; 0 for none
 * @at: when it was or is due, 0 for no time
 * @patient_name: for lists
 */
typedef struct
{
  RespiteDueKind  kind;
  gint64          course_id;
  gint64          patient_id;
  int             number;
  gint64          at;
  char           *patient_name;
  char           *patient_mrn;
  char           *protocol_name;
} RespiteCourseDue;

void respite_course_due_free (RespiteCourseDue *due);

/* Whether it belongs on the clinic's list "off plan" rather than "due". */
gboolean respite_due_kind_is_off_plan (RespiteDueKind kind);

/**
 * RespiteDueSource:
 * @sessions: (element-type RespiteSession): of the patient, in all courses, by time
 * @pain_courses: (element-type gint64): the patient's courses by a protocol for pain
 * @score_at: when the newest score was taken, 0 for never
 * @reviewed: how many sessions were done at the newest review, 0 for none
 *
 * Everything that respite_course_find_due() looks at; all borrowed.
 */
typedef struct
{
  const RespiteCourse   *course;
  const RespiteProtocol *protocol;
  GPtrArray             *sessions;
  GArray                *pain_courses;
  gint64                 score_at;
  gint64                 now;
  GTimeZone             *zone;
  int                    reviewed;
} RespiteDueSource;

/* Returns: (transfer full) (element-type RespiteCourseDue): what is due, names left out */
GPtrArray *respite_course_find_due (const RespiteDueSource *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteCourseDue, respite_course_due_free)

G_END_DECLS
