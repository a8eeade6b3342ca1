/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "infusion/respite-monitor.h"
#include "interop/respite-csv.h"

G_BEGIN_DECLS

/**
 * RespiteMonitorTime:
 * @RESPITE_MONITOR_TIME_CLOCK: a time of day, "10:23:05" or "10:23 PM", with or without a column for the date
 * @RESPITE_MONITOR_TIME_FULL: a date and a time of day in one cell
 * @RESPITE_MONITOR_TIME_ELAPSED: since the start of the infusion, in seconds or as "0:12:30"
 *
 * How a monitor writes when it measured.
 */
typedef enum
{
  RESPITE_MONITOR_TIME_CLOCK,
  RESPITE_MONITOR_TIME_FULL,
  RESPITE_MONITOR_TIME_ELAPSED,
} RespiteMonitorTime;

/* "clock", "full", "elapsed" */
extern const RespiteCode respite_monitor_time_codes[];

#define RESPITE_MONITOR_MAP_MAX_NAME 100
#define RESPITE_MONITOR_MAX_OFFSET_S (24 * 60 * 60)

/**
 * RespiteMonitorMap:
 * @name: under which the clinic keeps it, "" where it does not
 * @time_column: the head of the column with the time
 * @date_column: (nullable): of the date, where it has a column of its own
 * @time: how the time is written
 * @offset_s: how many seconds to add to the monitor's clock; below 0 where that is fast
 * @columns: (nullable elements): the head of the column of each sign
 * @pressure_column: (nullable): of pressures as "118/74" or "118/74 (89)"
 * @is_fahrenheit: whether temperatures are in degrees Fahrenheit
 *
 * Which column of a monitor's file is what. Heads are compared as they are written, without the spaces around them.
 */
typedef struct
{
  char               *name;
  char               *time_column;
  char               *date_column;
  RespiteMonitorTime  time;
  int                 offset_s;
  char               *columns[RESPITE_N_MONITOR_SIGNS];
  char               *pressure_column;
  gboolean            is_fahrenheit;
} RespiteMonitorMap;

/* A map without columns. */
RespiteMonitorMap *respite_monitor_map_new  (void);
RespiteMonitorMap *respite_monitor_map_copy (const RespiteMonitorMap *map);
void               respite_monitor_map_free (RespiteMonitorMap       *map);

/**
 * respite_monitor_map_from_json:
 * @json: a file "respite-monitor-map/1" (data/schema/json/monitor-map.schema.json)
 * @length: its bytes, -1 for up to the terminating zero
 *
 * Returns: (transfer full) (nullable): the map
 */
RespiteMonitorMap *respite_monitor_map_from_json (const char  *json,
                                                  gssize       length,
                                                  GError     **error);

/* Returns: (transfer full): the same as such a file. */
char *respite_monitor_map_to_json (const RespiteMonitorMap *map);

/* The heads of the columns stand in one of so many first rows. */
#define RESPITE_MONITOR_MAX_HEAD_ROWS 30

/* Whether it says where the time and at least one sign is. */
gboolean respite_monitor_map_check (const RespiteMonitorMap  *map,
                                    GError                  **error);

/**
 * respite_monitor_find_head:
 *
 * Returns: which of the first rows holds the heads of the columns: the one with the most heads that are known, 0 where
 *   none is
 */
guint respite_monitor_find_head (const RespiteCsv *csv);

/**
 * respite_monitor_map_guess:
 * @csv: a monitor's file
 *
 * Recognises columns by their heads and units, in English and Spanish; what the time looks like by its first cell.
 *
 * Returns: (transfer full): what was recognised; it may fail respite_monitor_map_check()
 */
RespiteMonitorMap *respite_monitor_map_guess (const RespiteCsv *csv);

/* Whether a file with these heads has every column of @map. */
gboolean respite_monitor_map_fits (const RespiteMonitorMap *map,
                                   const RespiteCsvRow     *head);

/* The column with that head, -1 where there is none. */
int respite_monitor_find_column (const RespiteCsvRow *head,
                                 const char          *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteMonitorMap, respite_monitor_map_free)

G_END_DECLS
