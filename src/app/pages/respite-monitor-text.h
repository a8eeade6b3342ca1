/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-monitor-acts.h"

G_BEGIN_DECLS

/* What the window says of a monitor's file; every text is (transfer full). */

/* "10:00 to 11:30, 5400 rows, 15 values that cannot be true; by Joel Abara". */
char *respite_monitor_text_describe (const RespiteMonitorBatch *batch,
                                     GTimeZone                 *zone);

/* What was understood of a file and what was not, in sentences. */
char *respite_monitor_text_understood (const RespiteMonitorReading *reading,
                                       GTimeZone                   *zone);

/* The first rows as a table; what is no measurement stands in brackets. */
char *respite_monitor_text_list_rows (const RespiteMonitorBatch *batch,
                                      GTimeZone                 *zone);

/* Each minute of those of @batches that stand, (element-type RespiteMonitorBatch), as a table. */
char *respite_monitor_text_list_minutes (GPtrArray *batches,
                                         GTimeZone *zone);

G_END_DECLS
