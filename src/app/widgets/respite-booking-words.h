/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-booking.h"
#include "domain/respite-session.h"

G_BEGIN_DECLS

/* What should be known of an appointment, in the window's language, one sentence after the other; "" for nothing. */
char *respite_booking_words_notes (const RespiteBooking *booking);

/**
 * respite_booking_words_list:
 * @bookings: (element-type RespiteBooking): a proposal or a preview
 *
 * Returns: (transfer full): one line for each, with where it stood before and what should be known of it below
 */
char *respite_booking_words_list (GPtrArray *bookings,
                                  GTimeZone *zone);

/* Whether a chair is taken in one of them, so that a reason is needed. */
gboolean respite_booking_words_need_reason (GPtrArray *bookings);

/* How long the visit is, how much of it recovery, and why its chair is booked twice. (transfer full) */
char *respite_booking_words_dup_length (const RespiteSession *session);

/* Whether another session of the same number in @sessions, those of one course, stands in for one that did not take
 * place. */
gboolean respite_booking_words_is_made_up (GPtrArray            *sessions,
                                           const RespiteSession *lost);

G_END_DECLS
