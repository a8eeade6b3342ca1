/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RespiteClock:
 *
 * The only source of time. The system clock reads UTC; a fake one stands still until a test moves it.
 * Reference counted, may be read from any thread; a fake clock is moved by one thread only.
 */
typedef struct _RespiteClock RespiteClock;

#define RESPITE_SECOND_MS G_GINT64_CONSTANT (1000)
#define RESPITE_MINUTE_MS (60 * RESPITE_SECOND_MS)
#define RESPITE_HOUR_MS   (60 * RESPITE_MINUTE_MS)
#define RESPITE_DAY_MS    (24 * RESPITE_HOUR_MS)

RespiteClock *respite_clock_new_system (void);

/**
 * respite_clock_new_fake:
 * @now: milliseconds since 1970 in UTC
 */
RespiteClock *respite_clock_new_fake (gint64 now);

RespiteClock *respite_clock_ref   (RespiteClock *clock);
void          respite_clock_unref (RespiteClock *clock);

/**
 * respite_clock_get_now:
 *
 * Returns: milliseconds since 1970 in UTC
 */
gint64 respite_clock_get_now (RespiteClock *clock);

/**
 * respite_clock_get_monotonic:
 *
 * Returns: milliseconds from an arbitrary point, never going back
 */
gint64 respite_clock_get_monotonic (RespiteClock *clock);

/**
 * respite_clock_advance:
 * @clock: a fake clock
 * @ms: how far; may be negative, which moves only the wall clock
 */
void respite_clock_advance (RespiteClock *clock,
                            gint64        ms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteClock, respite_clock_unref)

G_END_DECLS
