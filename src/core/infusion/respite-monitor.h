/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "base/respite-code.h"
#include "infusion/respite-event.h"

G_BEGIN_DECLS

/**
 * RespiteMonitorSign:
 *
 * What a monitor's file can hold. Unlike a set that a person typed it may have its own mean pressure.
 */
typedef enum
{
  RESPITE_MONITOR_SYSTOLIC,     /* mmHg */
  RESPITE_MONITOR_DIASTOLIC,    /* mmHg */
  RESPITE_MONITOR_MEAN,         /* mmHg */
  RESPITE_MONITOR_PULSE,        /* beats per minute */
  RESPITE_MONITOR_SPO2,         /* percent */
  RESPITE_MONITOR_RESPIRATION,  /* breaths per minute */
  RESPITE_MONITOR_ETCO2,        /* mmHg */
  RESPITE_MONITOR_TEMPERATURE,  /* 0.1 degrees Celsius */
  RESPITE_N_MONITOR_SIGNS
} RespiteMonitorSign;

#define RESPITE_MONITOR_UNSET G_MININT32

/* "systolic", "diastolic", "mean", "pulse", "spo2", "respiration", "etco2", "temperature" */
extern const RespiteCode respite_monitor_sign_codes[];

/**
 * RespiteArtefact:
 * @RESPITE_ARTEFACT_NONE: counts as measured
 * @RESPITE_ARTEFACT_ZERO: 0, which a monitor writes where it measures nothing
 * @RESPITE_ARTEFACT_IMPOSSIBLE: outside respite_vital_get_limits(), or an upper pressure not above the lower one, or a
 *   mean not between the two
 * @RESPITE_ARTEFACT_JUMP: see respite_monitor_mark()
 *
 * Why a value is kept but not taken for the truth.
 */
typedef enum
{
  RESPITE_ARTEFACT_NONE,
  RESPITE_ARTEFACT_ZERO,
  RESPITE_ARTEFACT_IMPOSSIBLE,
  RESPITE_ARTEFACT_JUMP,
  RESPITE_N_ARTEFACTS
} RespiteArtefact;

/**
 * RespiteMonitorRow:
 * @at: when, by the clinic's clock
 * @line: of the file
 * @values: %RESPITE_MONITOR_UNSET where none: a gap stays a gap
 * @artefacts: a #RespiteArtefact of each value
 *
 * One line of a monitor's file.
 */
typedef struct
{
  gint64 at;
  int    line;
  gint32 values[RESPITE_N_MONITOR_SIGNS];
  guint8 artefacts[RESPITE_N_MONITOR_SIGNS];
} RespiteMonitorRow;

/**
 * RespiteMonitorBatch:
 * @id: inside the database; 0 before it was stored
 * @file_name: without its folder
 * @sha256: of the file, in hexadecimal digits
 * @map_name: of the mapping that was used, "" where it has none
 * @offset_ms: what was added to the monitor's clock
 * @at: when it was imported
 * @staff_name: by whom
 * @is_struck: whether it was taken back; its values stay in the record
 * @strike_reason: why
 * @rows: (element-type RespiteMonitorRow): by time; empty where it was taken back
 * @n_rows: how many lines it had
 * @n_values: how many values
 * @n_artefacts: how many of them are of each #RespiteArtefact
 * @first: the instant of its first row
 * @last: of its last row
 *
 * What came from a monitor in one file.
 */
typedef struct
{
  gint64    id;
  char     *uuid;
  gint64    session_id;
  char     *file_name;
  char     *sha256;
  char     *map_name;
  gint64    offset_ms;
  gint64    at;
  char     *staff_name;
  gboolean  is_struck;
  char     *strike_reason;
  GArray   *rows;
  guint     n_rows;
  guint     n_values;
  guint     n_artefacts[RESPITE_N_ARTEFACTS];
  gint64    first;
  gint64    last;
} RespiteMonitorBatch;

/* An empty batch, every text "". */
RespiteMonitorBatch *respite_monitor_batch_new  (void);
void                 respite_monitor_batch_free (RespiteMonitorBatch *batch);

/* Shares the rows, which are not changed any more. (transfer full) */
RespiteMonitorBatch *respite_monitor_batch_copy (const RespiteMonitorBatch *batch);

/* An empty row of that instant. */
RespiteMonitorRow respite_monitor_row_new (gint64 at,
                                           int    line);

/* The vital sign that a sign is in a set; %RESPITE_N_VITALS for the mean pressure, which a set computes. */
RespiteVital respite_monitor_sign_get_vital (RespiteMonitorSign sign);

/* Around a value, on either side, what decides whether it is a jump; and how many others there must be. */
#define RESPITE_MONITOR_WINDOW_MS    (30 * 1000)
#define RESPITE_MONITOR_LEAST_AROUND 5

/* By how much a value must differ from those around it to be a jump: in the unit of the value. */
int respite_monitor_sign_get_jump (RespiteMonitorSign sign);

/**
 * respite_monitor_mark:
 * @batch: its rows by time; its counts, first and last are set
 *
 * Marks what cannot be true. The rule of a jump: a value that differs by more than respite_monitor_sign_get_jump() from
 * the median of all possible values of 30 s before and after it, where there are at least five others. What changes
 * and stays changed moves the median and is no jump; what is measured every few minutes, as pressures are, never is.
 */
void respite_monitor_mark (RespiteMonitorBatch *batch);

static inline gboolean
respite_monitor_row_has (const RespiteMonitorRow *row,
                         RespiteMonitorSign       sign)
{
  return row->values[sign] != RESPITE_MONITOR_UNSET;
}

/* Whether there is a value that counts as measured. */
static inline gboolean
respite_monitor_row_is_true (const RespiteMonitorRow *row,
                             RespiteMonitorSign       sign)
{
  return respite_monitor_row_has (row, sign) && row->artefacts[sign] == RESPITE_ARTEFACT_NONE;
}

static inline const RespiteMonitorRow *
respite_monitor_batch_get_row (const RespiteMonitorBatch *batch,
                               guint                      index)
{
  return &g_array_index (batch->rows, RespiteMonitorRow, index);
}

/**
 * respite_monitor_find:
 * @batches: (element-type RespiteMonitorBatch)
 * @from: not before
 * @until: not after
 *
 * Returns: (transfer none) (nullable): the last row from @from to @until in which @sign counts as measured
 */
const RespiteMonitorRow *respite_monitor_find (GPtrArray          *batches,
                                               RespiteMonitorSign  sign,
                                               gint64              from,
                                               gint64              until);

/**
 * RespiteMonitorMinute:
 * @at: the first instant of the minute
 * @n_rows: how many rows lie in it
 * @n_artefacts: how many of their values are none
 * @least: of what counts as measured; %RESPITE_MONITOR_UNSET where nothing does
 * @most: likewise
 *
 * What a monitor measured in one minute: what a table can show.
 */
typedef struct
{
  gint64 at;
  guint  n_rows;
  guint  n_artefacts;
  gint32 least[RESPITE_N_MONITOR_SIGNS];
  gint32 most[RESPITE_N_MONITOR_SIGNS];
} RespiteMonitorMinute;

/* Returns: (transfer full) (element-type RespiteMonitorMinute): the minutes of @batch that have rows, by time. */
GArray *respite_monitor_batch_list_minutes (const RespiteMonitorBatch *batch);

/* Likewise one minute, which begins at @at. Returns: whether @batch has rows in it */
gboolean respite_monitor_batch_get_minute (const RespiteMonitorBatch *batch,
                                           gint64                     at,
                                           RespiteMonitorMinute      *minute);

/* Returns: the index of the first row of @batch at or after @at; one past the last where there is none */
guint respite_monitor_batch_find (const RespiteMonitorBatch *batch,
                                  gint64                     at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteMonitorBatch, respite_monitor_batch_free)

G_END_DECLS
