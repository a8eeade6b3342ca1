/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-course-review.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * respite_office_review_course:
 * @verdict: stop ends an active course as respite_office_stop_course() does, with @text as the reason
 * @text: what was found; needed to stop, may be "" else
 *
 * Records that a prescriber looked at a course, which settles the protocol's review points up to now. Needs
 * COURSE_REVIEW.
 *
 * Returns: the review's key, 0 with an error; %RESPITE_ERROR_CONFLICT for a course that was stopped
 */
gint64 respite_office_review_course (RespiteOffice   *office,
                                     gint64           course_id,
                                     RespiteVerdict   verdict,
                                     const char      *text,
                                     GError         **error);

/**
 * respite_office_take_back_review:
 * @reason: why; needed
 *
 * Takes back the newest review of a course that stands. It stays in the record with the reason and counts for nothing:
 * the protocol's review points are due again. A course that was stopped stays so. Needs COURSE_REVIEW.
 *
 * Returns: %FALSE with %RESPITE_ERROR_NOT_FOUND where no review stands, %RESPITE_ERROR_CONFLICT where it stopped the
 *   course
 */
gboolean respite_office_take_back_review (RespiteOffice  *office,
                                          gint64          course_id,
                                          const char     *reason,
                                          GError        **error);

/* (element-type RespiteCourseReview): newest first, also those that were taken back. Needs to see the patient's record.
 * (transfer full) */
GPtrArray *respite_office_list_course_reviews (RespiteOffice  *office,
                                               gint64          course_id,
                                               GError        **error);

G_END_DECLS
