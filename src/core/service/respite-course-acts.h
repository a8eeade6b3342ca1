/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-booking.h"
#include "domain/respite-course.h"
#include "domain/respite-protocol.h"
#include "domain/respite-session.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/* (element-type RespiteProtocol): the newest version of each, retired ones too, built-in ones first. Needs
 * PROTOCOL_VIEW. */
GPtrArray *respite_office_list_protocols (RespiteOffice  *office,
                                          const char     *language,
                                          GError        **error);

RespiteProtocol *respite_office_get_protocol (RespiteOffice  *office,
                                              gint64          protocol_id,
                                              const char     *language,
                                              GError        **error);

/* Adds a protocol file, or a new version of it. Needs PROTOCOL_MANAGE. Returns: its key, 0 with an error. */
gint64 respite_office_import_protocol (RespiteOffice  *office,
                                       GBytes         *json,
                                       GError        **error);

/**
 * respite_office_copy_protocol:
 * @name: of the copy, in @language
 *
 * A protocol of the clinic's own, version 1, like another one. Needs PROTOCOL_MANAGE. Returns: its key, 0 with an error
 */
gint64 respite_office_copy_protocol (RespiteOffice  *office,
                                     gint64          protocol_id,
                                     const char     *name,
                                     const char     *language,
                                     GError        **error);

/**
 * respite_office_save_protocol:
 * @protocol: as respite_office_get_protocol() gave it, edited; uuid and version say which it was
 * @language: of its texts; what the file has in other languages stays
 *
 * Writes the next version of a protocol of the clinic's own. Courses keep the version they began with. Needs
 * PROTOCOL_MANAGE.
 *
 * Returns: its key, 0 with an error; %RESPITE_ERROR_CONFLICT where somebody else wrote a version meanwhile
 */
gint64 respite_office_save_protocol (RespiteOffice          *office,
                                     const RespiteProtocol  *protocol,
                                     const char             *language,
                                     GError                **error);

/* Whether it is offered for new courses, in all its versions. Needs PROTOCOL_MANAGE. */
gboolean respite_office_retire_protocol (RespiteOffice  *office,
                                         gint64          protocol_id,
                                         gboolean        is_retired,
                                         GError        **error);

/**
 * respite_office_propose_course:
 * @patient_id: 0 for nobody yet
 * @start_on: "YYYY-MM-DD", the day of the first session, which stays as it was chosen
 * @time_minutes: minutes after midnight of the appointments, such as 600 for 10:00
 * @chair: free text, may be ""
 *
 * The protocol's sessions on the clinic's days, with what should be known of each. Writes nothing. Needs COURSE_EDIT.
 *
 * Returns: (transfer full) (element-type RespiteBooking): one for each planned session
 */
GPtrArray *respite_office_propose_course (RespiteOffice  *office,
                                          gint64          patient_id,
                                          gint64          protocol_id,
                                          const char     *start_on,
                                          int             time_minutes,
                                          const char     *chair,
                                          GError        **error);

/**
 * respite_office_plan_course:
 * @bookings: (element-type RespiteBooking): one for each session, by number; a taken chair needs its reason
 *
 * Puts a course on the calendar as it was proposed and changed by a person. Needs COURSE_EDIT. Returns: its key
 */
gint64 respite_office_plan_course (RespiteOffice  *office,
                                   gint64          patient_id,
                                   gint64          protocol_id,
                                   GPtrArray      *bookings,
                                   GError        **error);

/**
 * respite_office_add_course:
 * @start_on: "YYYY-MM-DD", the day of the first session
 * @time_minutes: minutes after midnight of the appointments, such as 600 for 10:00
 * @chair: free text, may be ""
 *
 * Puts the sessions on the calendar as respite_office_propose_course() proposes them. Needs COURSE_EDIT.
 *
 * Returns: the course's key, 0 with an error
 */
gint64 respite_office_add_course (RespiteOffice  *office,
                                  gint64          patient_id,
                                  gint64          protocol_id,
                                  const char     *start_on,
                                  int             time_minutes,
                                  const char     *chair,
                                  GError        **error);

/* (element-type RespiteCourse): newest first. Needs COURSE_EDIT: who plans courses sees them. */
GPtrArray *respite_office_list_courses (RespiteOffice  *office,
                                        gint64          patient_id,
                                        GError        **error);

/* Needs COURSE_EDIT, or to see the patient's record. */
RespiteCourse *respite_office_get_course (RespiteOffice  *office,
                                          gint64          course_id,
                                          GError        **error);

/* Ends a course before its planned end; its planned sessions are cancelled with the same reason. Needs COURSE_EDIT. */
gboolean respite_office_stop_course (RespiteOffice  *office,
                                     gint64          course_id,
                                     const char     *reason,
                                     GError        **error);

G_END_DECLS
