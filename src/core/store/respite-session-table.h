/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-session.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/*
 * The tables session and session_seen. Writing functions run inside the caller's transaction.
 */

/* @session's id and uuid are set; @staff_id is who books. */
gboolean respite_session_table_insert (RespiteDb       *db,
                                       RespiteSession  *session,
                                       gint64           staff_id,
                                       gint64           now,
                                       GError         **error);

/* %RESPITE_ERROR_NOT_FOUND. (transfer full) */
RespiteSession *respite_session_table_get (RespiteDb  *db,
                                           gint64      id,
                                           GError    **error);

/**
 * respite_session_table_list:
 * @patient_id: 0 for all
 * @course_id: 0 for all
 * @from: planned at or after, 0 for any
 * @to: planned before, 0 for any
 * @only_open: checked in, running, paused, recovery and discharged ones
 *
 * Returns: (transfer full) (element-type RespiteSession): by time
 */
GPtrArray *respite_session_table_list (RespiteDb  *db,
                                       gint64      patient_id,
                                       gint64      course_id,
                                       gint64      from,
                                       gint64      to,
                                       gboolean    only_open,
                                       GError    **error);

/* (element-type RespiteSession): open ones and those planned from @from to @to. (transfer full) */
GPtrArray *respite_session_table_list_board (RespiteDb  *db,
                                             gint64      from,
                                             gint64      to,
                                             GError    **error);

/* The highest number in a course, 0 for none. */
gboolean respite_session_table_get_last_number (RespiteDb  *db,
                                                gint64      course_id,
                                                int        *number,
                                                GError    **error);

/* Writes how a planned session is booked beside its time and chair; see the table appointment. */
gboolean respite_session_table_book (RespiteDb   *db,
                                     gint64       id,
                                     int          recovery_minutes,
                                     const char  *reason,
                                     GError     **error);

/**
 * respite_session_table_find_clash:
 * @chair: ignoring the case of ASCII letters; not ""
 * @from: when the chair is wanted
 * @to: until when
 * @except_id: the session that wants it, 0 for a new one
 *
 * Returns: (transfer full) (nullable): the first session that has the chair then; %NULL without an error for none
 */
RespiteSession *respite_session_table_find_clash (RespiteDb   *db,
                                                  const char  *chair,
                                                  gint64       from,
                                                  gint64       to,
                                                  gint64       except_id,
                                                  GError     **error);

/* Writes state, appointment, chair, reason and the instants of @session as they stand. */
gboolean respite_session_table_update (RespiteDb             *db,
                                       const RespiteSession  *session,
                                       GError               **error);

/* Which version of the thresholds was in force when the infusion began, 0 for the example; with it the newest of the
 * settings is kept, by which the lists and the schedule of the session go. */
gboolean respite_session_table_set_thresholds (RespiteDb  *db,
                                               gint64      id,
                                               int         version,
                                               GError    **error);
gboolean respite_session_table_get_thresholds (RespiteDb  *db,
                                               gint64      id,
                                               int        *version,
                                               GError    **error);

/**
 * respite_session_table_get_seen:
 * @seen_at: (out): when a window last showed it, 0 for never
 * @unconfirmed_since: (out): the program was down from then on, 0 for no
 */
gboolean respite_session_table_get_seen (RespiteDb  *db,
                                         gint64      id,
                                         gint64     *seen_at,
                                         gint64     *unconfirmed_since,
                                         GError    **error);
gboolean respite_session_table_set_seen (RespiteDb  *db,
                                         gint64      id,
                                         gint64      seen_at,
                                         gint64      unconfirmed_since,
                                         GError    **error);

G_END_DECLS
