/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart/respite-trend-scores.h"
#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "domain/respite-course-review.h"
#include "domain/respite-course.h"
#include "domain/respite-patient.h"

G_BEGIN_DECLS

/**
 * RespitePatientSummary:
 * @items: (element-type RespiteRecordItem)
 * @courses: (element-type RespiteCourse)
 * @sessions: (element-type RespiteSession)
 * @consents: (element-type RespiteConsent)
 * @trend: (nullable): the scores
 *
 * What a patient's summary tells of. All borrowed.
 */
typedef struct
{
  const RespitePatient *patient;
  GPtrArray            *items;
  GPtrArray            *courses;
  GPtrArray            *sessions;
  GPtrArray            *consents;
  RespiteTrendSource   *trend;
} RespitePatientSummary;

/**
 * respite_patient_summary_layout:
 * @info: how to print; @info->patient is not read
 *
 * Person, allergies, problems, medicines, earlier treatments, consents, courses and visits of one patient. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_patient_summary_layout (const RespitePatientSummary *summary,
                                               const RespiteDocumentInfo   *info,
                                               GError                     **error);

/**
 * RespiteCourseSummary:
 * @records: (element-type RespiteSessionRecord): the course's sessions by number
 * @reviews: (element-type RespiteCourseReview): newest first
 * @trend: (nullable): the scores since the course began
 *
 * What a course's summary tells of. All borrowed.
 */
typedef struct
{
  const RespiteCourse *course;
  GPtrArray           *records;
  GPtrArray           *reviews;
  RespiteTrendSource  *trend;
} RespiteCourseSummary;

/**
 * respite_course_summary_layout:
 * @info: how to print; @info->patient is the course's patient
 *
 * One line a visit: dose ordered and given, length, the highest blood pressure and the lowest oxygen, pain before and
 * after, side effects; the prescriber's reviews; what changed in the scores, with the trend chart. For the referring
 * clinician. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_course_summary_layout (const RespiteCourseSummary *summary,
                                              const RespiteDocumentInfo  *info,
                                              GError                    **error);

G_END_DECLS
