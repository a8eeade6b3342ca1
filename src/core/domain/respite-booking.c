/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-booking.h"

const RespiteCode respite_booking_note_codes[] = {
  { RESPITE_BOOKING_LATER,         "later"         },
  { RESPITE_BOOKING_CLOSED,        "closed"        },
  { RESPITE_BOOKING_HOURS,         "hours"         },
  { RESPITE_BOOKING_CHAIR_TAKEN,   "chair-taken"   },
  { RESPITE_BOOKING_CHAIR_UNKNOWN, "chair-unknown" },
  { RESPITE_BOOKING_SAME_DAY,      "same-day"      },
  { RESPITE_BOOKING_TOO_CLOSE,     "too-close"     },
  { RESPITE_BOOKING_ORDER,         "order"         },
  { 0,                             NULL            },
};

const RespiteCode respite_move_rest_codes[] = {
  { RESPITE_MOVE_ONLY, "only" },
  { RESPITE_MOVE_ALL,  "all"  },
  { RESPITE_MOVE_KEEP, "keep" },
  { 0,                 NULL   },
};

RespiteBooking *
respite_booking_new (void)
{
  return g_new0 (RespiteBooking, 1);
}

RespiteBooking *
respite_booking_copy (const RespiteBooking *booking)
{
  RespiteBooking *copy = g_memdup2 (booking, sizeof *booking);

  copy->chair = g_strdup (booking->chair);
  copy->reason = g_strdup (booking->reason);
  copy->closed_name = g_strdup (booking->closed_name);

  return copy;
}

void
respite_booking_free (RespiteBooking *booking)
{
  if (booking == NULL)
    return;

  g_free (booking->chair);
  g_free (booking->reason);
  g_free (booking->closed_name);
  g_free (booking);
}

GPtrArray *
respite_booking_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) respite_booking_free);
}

GPtrArray *
respite_booking_list_copy (GPtrArray *list)
{
  GPtrArray *copy = respite_booking_list_new ();

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (copy, respite_booking_copy (g_ptr_array_index (list, i)));

  return copy;
}
