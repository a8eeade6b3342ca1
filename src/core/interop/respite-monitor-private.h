/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "interop/respite-monitor-file.h"

G_BEGIN_DECLS

/* The order of the parts of a date with slashes or dots. */
typedef enum
{
  RESPITE_DATE_YMD,
  RESPITE_DATE_MDY,
  RESPITE_DATE_DMY,
  RESPITE_N_DATE_ORDERS
} RespiteDateOrder;

/**
 * RespiteMonitorClock:
 * @order: the order of a date, found in the first row
 * @day: the local day on which times without a date stand
 * @last: the time of day of the row before, in milliseconds; -1 for none
 *
 * Where the reading of times stands.
 */
typedef struct
{
  const RespiteMonitorContext *context;
  RespiteMonitorTime           time;
  gint64                       offset_ms;
  RespiteDateOrder             order;
  gboolean                     has_order;
  GDate                        day;
  gint64                       last;
} RespiteMonitorClock;

void respite_monitor_clock_init (RespiteMonitorClock         *clock,
                                 const RespiteMonitorContext *context,
                                 const RespiteMonitorMap     *map);

/**
 * respite_monitor_clock_read:
 * @date: (nullable): the cell with the date, where it has one of its own
 * @text: the cell with the time
 * @at: (out): the instant, the offset added
 *
 * A date with slashes is read in the order that brings it nearest to the visit. A time of day without a date that goes
 * back by more than 12 hours belongs to the next day.
 *
 * Returns: whether @text is a time
 */
gboolean respite_monitor_clock_read (RespiteMonitorClock *clock,
                                     const char          *date,
                                     const char          *text,
                                     gint64              *at);

G_END_DECLS
