/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "base/respite-code.h"

G_BEGIN_DECLS

/**
 * RespiteBookingNote:
 * @RESPITE_BOOKING_LATER: not on the protocol's day, since the clinic is closed then
 * @RESPITE_BOOKING_CLOSED: the clinic is closed on this day
 * @RESPITE_BOOKING_HOURS: not within the clinic's hours
 * @RESPITE_BOOKING_CHAIR_TAKEN: another session has the chair then; needs a reason
 * @RESPITE_BOOKING_CHAIR_UNKNOWN: not a chair that the clinic offers
 * @RESPITE_BOOKING_SAME_DAY: the patient has another session on this day
 * @RESPITE_BOOKING_TOO_CLOSE: less than a day from the patient's session before or after it
 * @RESPITE_BOOKING_ORDER: before a session with a lower number
 *
 * What a person should know of an appointment before it is made. Only a taken chair stands in the way.
 */
typedef enum
{
  RESPITE_BOOKING_LATER         = 1 << 0,
  RESPITE_BOOKING_CLOSED        = 1 << 1,
  RESPITE_BOOKING_HOURS         = 1 << 2,
  RESPITE_BOOKING_CHAIR_TAKEN   = 1 << 3,
  RESPITE_BOOKING_CHAIR_UNKNOWN = 1 << 4,
  RESPITE_BOOKING_SAME_DAY      = 1 << 5,
  RESPITE_BOOKING_TOO_CLOSE     = 1 << 6,
  RESPITE_BOOKING_ORDER         = 1 << 7,
} RespiteBookingNote;

/* "later", "closed", "hours", "chair-taken", "chair-unknown", "same-day", "too-close", "order" */
extern const RespiteCode respite_booking_note_codes[];

/**
 * RespiteBooking:
 * @session_id: 0 for a session that is not there yet
 * @number: its place in the course, 0 for the next
 * @at: when it begins
 * @minutes: how long the chair is kept, recovery included
 * @recovery_minutes: of them at the end; less than @minutes
 * @chair: "" for none yet
 * @reason: why the chair may be booked twice; kept only where it is
 * @before_at: when a session that is there stands on the calendar now, else 0
 * @notes: a set of #RespiteBookingNote, filled in by proposals and previews
 * @closed_name: (nullable): of the day that is closed, such as "Christmas"
 *
 * An appointment: proposed, previewed or asked for.
 */
typedef struct
{
  gint64  session_id;
  int     number;
  gint64  at;
  int     minutes;
  int     recovery_minutes;
  char   *chair;
  char   *reason;
  gint64  before_at;
  int     notes;
  char   *closed_name;
} RespiteBooking;

RespiteBooking *respite_booking_new  (void);
RespiteBooking *respite_booking_copy (const RespiteBooking *booking);
void            respite_booking_free (RespiteBooking       *booking);

/* (element-type RespiteBooking): a list that owns its elements, and a copy of one. (transfer full) */
GPtrArray *respite_booking_list_new  (void);
GPtrArray *respite_booking_list_copy (GPtrArray *list);

/**
 * RespiteMoveRest:
 * @RESPITE_MOVE_ONLY: nothing else moves
 * @RESPITE_MOVE_ALL: the later sessions of the course move by as many days, each on to an open day
 * @RESPITE_MOVE_KEEP: the later sessions keep their days, only what would come too close moves on
 *
 * What becomes of the rest of a course when one session is moved.
 */
typedef enum
{
  RESPITE_MOVE_ONLY,
  RESPITE_MOVE_ALL,
  RESPITE_MOVE_KEEP,
} RespiteMoveRest;

/* "only", "all", "keep" */
extern const RespiteCode respite_move_rest_codes[];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteBooking, respite_booking_free)

G_END_DECLS
