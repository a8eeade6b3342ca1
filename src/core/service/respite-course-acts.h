/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-course.h"
#include "domain/respite-protocol.h"
#include "domain/respite-session.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/* (element-type RespiteProtocol): the newest version of each, built-in ones first. Needs PROTOCOL_VIEW. */
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
 * respite_office_add_course:
 * @start_on: "YYYY-MM-DD", the day of the first session
 * @time_minutes: minutes after midnight of the appointments, such as 600 for 10:00
 * @chair: free text, may be ""
 *
 * Puts the protocol's sessions on the calendar. Needs COURSE_EDIT.
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
