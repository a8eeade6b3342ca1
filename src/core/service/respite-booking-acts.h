/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-booking.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * respite_office_book:
 * @course_id: 0 for a single visit; a stopped course takes no more sessions
 * @booking: its number may be that of a cancelled or missed session of the course, which then is made up for
 *
 * Books one session. A chair that is taken needs a reason, which is kept and written into the audit. Needs
 * SESSION_BOOK.
 *
 * Returns: its key, 0 with an error; %RESPITE_ERROR_CONFLICT where the chair is taken
 */
gint64 respite_office_book (RespiteOffice         *office,
                            gint64                 patient_id,
                            gint64                 course_id,
                            const RespiteBooking  *booking,
                            GError               **error);

/**
 * respite_office_check_booking:
 * @patient_id: for whom; 0 for nobody yet
 * @booking: its notes are filled in
 *
 * What should be known of an appointment before it is made. Needs SESSION_BOOK.
 */
gboolean respite_office_check_booking (RespiteOffice   *office,
                                       gint64           patient_id,
                                       RespiteBooking  *booking,
                                       GError         **error);

/**
 * respite_office_preview_move:
 * @booking: the session, and where it shall go; chair and reason hold for it alone
 * @rest: what becomes of the later planned sessions of its course
 *
 * Needs SESSION_BOOK.
 *
 * Returns: (transfer full) (element-type RespiteBooking): the session and every later planned one of its course, with
 *   where each stands now, and the notes; what stays has @at and @before_at alike
 */
GPtrArray *respite_office_preview_move (RespiteOffice         *office,
                                        const RespiteBooking  *booking,
                                        RespiteMoveRest        rest,
                                        GError               **error);

/**
 * respite_office_rebook:
 * @bookings: (element-type RespiteBooking): planned sessions and where they go; what stays as it is leaves no trace
 * @is_undo: taking back a move may also lead to a day that has passed
 * @before: (out) (optional) (transfer full) (element-type RespiteBooking): where they stood, to take it back
 *
 * Moves sessions in one act. Needs SESSION_BOOK.
 */
gboolean respite_office_rebook (RespiteOffice  *office,
                                GPtrArray      *bookings,
                                gboolean        is_undo,
                                GPtrArray     **before,
                                GError        **error);

G_END_DECLS
