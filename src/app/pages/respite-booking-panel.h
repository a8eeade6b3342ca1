/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-session.h"
#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteBookingPanel:
 *
 * An appointment: a new one, or another time for one that is planned, with a preview of what happens to the rest of its
 * course. Signal "done" when it is made or given up.
 */
#define RESPITE_TYPE_BOOKING_PANEL (respite_booking_panel_get_type ())

G_DECLARE_FINAL_TYPE (RespiteBookingPanel, respite_booking_panel, RESPITE, BOOKING_PANEL, RespitePage)

/* Asks where @session shall go. */
void respite_booking_panel_move (RespiteBookingPanel  *self,
                                 const RespiteSession *session);

/**
 * respite_booking_panel_book:
 * @course_id: 0 for a single visit
 * @number: of the session that is made up for, 0 for the next one
 * @like: (nullable): a session whose length and chair are taken over
 *
 * Asks for a new appointment.
 */
void respite_booking_panel_book (RespiteBookingPanel  *self,
                                 gint64                patient_id,
                                 gint64                course_id,
                                 int                   number,
                                 const RespiteSession *like);

G_END_DECLS
