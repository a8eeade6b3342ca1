/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "interop/respite-monitor-map.h"

G_BEGIN_DECLS

/**
 * RespiteMonitorContext:
 * @start: when the infusion began, else when the patient came: what elapsed times count from, and the day of times
 *   without a date
 * @now: the clock; nothing can have been measured later
 * @zone: the clinic's time zone
 *
 * What a monitor's file is read against.
 */
typedef struct
{
  gint64     start;
  gint64     now;
  GTimeZone *zone;
} RespiteMonitorContext;

/**
 * RespiteMonitorReading:
 * @batch: what was understood, artefacts marked
 * @head_line: the line of the file with the heads of the columns
 * @ignored: (element-type utf8): heads of columns that were not read
 * @n_empty: cells without a value; they stay gaps
 * @n_words: cells of vital signs with something that is no number; they stay gaps
 * @word_line: the line of the first of them
 * @word: (nullable): what stands in it
 *
 * A monitor's file as it was understood.
 */
typedef struct
{
  RespiteMonitorBatch *batch;
  int                  head_line;
  GPtrArray           *ignored;
  guint                n_empty;
  guint                n_words;
  int                  word_line;
  char                *word;
} RespiteMonitorReading;

void respite_monitor_reading_free (RespiteMonitorReading *reading);

/* The most lines that one file may have: 24 hours at one a second. */
#define RESPITE_MONITOR_MAX_ROWS (24 * 60 * 60)

/* How far from @start a file may begin or end. */
#define RESPITE_MONITOR_MOST_AWAY_MS (24 * RESPITE_HOUR_MS)

/**
 * respite_monitor_file_read:
 * @csv: a monitor's file
 * @map: what its columns are
 * @context: what it is read against
 * @error: the line and what is wrong there, in a clear sentence
 *
 * Nothing is interpolated, averaged or left out: each cell is a value, a marked artefact or a gap. Refused are decimal
 * commas, rows that are shorter or longer than the heads, times that go back, more than one row in a second (a
 * waveform is no record of vital signs), and times far from the visit or ahead of the clock.
 *
 * Returns: (transfer full) (nullable)
 */
RespiteMonitorReading *respite_monitor_file_read (const RespiteCsv             *csv,
                                                  const RespiteMonitorMap      *map,
                                                  const RespiteMonitorContext  *context,
                                                  GError                      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteMonitorReading, respite_monitor_reading_free)

G_END_DECLS
