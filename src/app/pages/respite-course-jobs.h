/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-clinic.h"

G_BEGIN_DECLS

/**
 * RespiteCoursePlan:
 * @start_on: "YYYY-MM-DD"
 * @minutes: after midnight, of every appointment
 * @reason: why chairs that are taken are booked twice, "" for none
 *
 * A course that is to be proposed or put on the calendar; one owner.
 */
typedef struct
{
  gint64  patient_id;
  gint64  protocol_id;
  char   *start_on;
  int     minutes;
  char   *chair;
  char   *reason;
} RespiteCoursePlan;

void respite_course_plan_free (gpointer data);

/* RespiteJobFuncs: the courses of a patient, the sessions of a course (both told a key), the protocols in a language,
 * what is due in a course and how it was reviewed, the clinic's days; lists, and #RespiteClinicDays. */
gpointer respite_course_list_job      (RespiteOffice  *office,
                                       gpointer        data,
                                       GError        **error);
gpointer respite_course_sessions_job  (RespiteOffice  *office,
                                       gpointer        data,
                                       GError        **error);
gpointer respite_course_protocols_job (RespiteOffice  *office,
                                       gpointer        data,
                                       GError        **error);
gpointer respite_course_due_job       (RespiteOffice  *office,
                                       gpointer        data,
                                       GError        **error);
gpointer respite_course_reviews_job   (RespiteOffice  *office,
                                       gpointer        data,
                                       GError        **error);
gpointer respite_course_days_job      (RespiteOffice  *office,
                                       gpointer        data,
                                       GError        **error);

/* A #RespiteCoursePlan as a list of #RespiteBooking, and put on the calendar: the course's key. */
gpointer respite_course_propose_job (RespiteOffice  *office,
                                     gpointer        data,
                                     GError        **error);
gpointer respite_course_create_job  (RespiteOffice  *office,
                                     gpointer        data,
                                     GError        **error);

/* Stops a course that was planned by mistake; told its key; %NULL. */
gpointer respite_course_take_back_job (RespiteOffice  *office,
                                       gpointer        data,
                                       GError        **error);

G_END_DECLS
