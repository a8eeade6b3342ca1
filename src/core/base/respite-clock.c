/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-clock.h"

#include <time.h>

struct _RespiteClock
{
  gboolean fake;
  gint64   now;                 /* of a fake clock */
  gint64   monotonic;           /* of a fake clock */
};

RespiteClock *
respite_clock_new_system (void)
{
  return g_atomic_rc_box_new0 (RespiteClock);
}

RespiteClock *
respite_clock_new_fake (gint64 now)
{
  RespiteClock *clock = g_atomic_rc_box_new0 (RespiteClock);

  clock->fake = TRUE;
  clock->now = now;

  return clock;
}

RespiteClock *
respite_clock_ref (RespiteClock *clock)
{
  return g_atomic_rc_box_acquire (clock);
}

void
respite_clock_unref (RespiteClock *clock)
{
  g_atomic_rc_box_release (clock);
}

gint64
respite_clock_get_now (RespiteClock *clock)
{
  g_return_val_if_fail (clock != NULL, 0);

  return clock->fake ? clock->now : g_get_real_time () / 1000;
}

/* Goes on while the computer sleeps: whoever opens the lid in the morning has been away all night. */
static gint64
read_boot_time (void)
{
  struct timespec time;

  return clock_gettime (CLOCK_BOOTTIME, &time) == 0 ? time.tv_sec * RESPITE_SECOND_MS + time.tv_nsec / 1000000
                                                    : g_get_monotonic_time () / 1000;
}

gint64
respite_clock_get_monotonic (RespiteClock *clock)
{
  g_return_val_if_fail (clock != NULL, 0);

  return clock->fake ? clock->monotonic : read_boot_time ();
}

void
respite_clock_advance (RespiteClock *clock,
                       gint64        ms)
{
  g_return_if_fail (clock != NULL && clock->fake);

  clock->now += ms;
  clock->monotonic += MAX (ms, 0);
}
