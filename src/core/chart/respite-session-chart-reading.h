/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "chart/respite-chart-style.h"
#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/**
 * RespiteChartValue:
 * @label: the lane's name, such as "HR"
 * @value: with its unit, such as "72 /min"; "-" where there is none yet
 * @at: when it was measured; 0 where there is none, or where it holds at every instant (rate, total)
 * @age_ms: how old it is at the cursor
 * @age: (nullable): the same in words, such as "3 min before"; %NULL where it is of that minute
 * @is_stale: older than the schedule's interval
 *
 * What one lane says at one instant.
 */
typedef struct
{
  char     *label;
  char     *value;
  gint64    at;
  gint64    age_ms;
  char     *age;
  gboolean  is_stale;
} RespiteChartValue;

/**
 * RespiteChartReading:
 * @at: the instant
 * @title: its time of day and the time since the start: "10:23 (23 min)"
 * @values: (element-type RespiteChartValue): from the top lane to the lowest
 * @happening: (element-type utf8): entries of that minute that no lane carries as a value, side effects that last
 *
 * The chart read out at one instant, for the pointer's card and for a screen reader.
 */
typedef struct
{
  gint64     at;
  char      *title;
  GPtrArray *values;
  GPtrArray *happening;
} RespiteChartReading;

/**
 * respite_session_chart_lookup:
 * @record: a session
 * @at: an instant
 * @words: the language
 *
 * Reads the latest value of every lane at or before the end of that minute.
 *
 * Returns: (transfer full)
 */
RespiteChartReading *respite_session_chart_lookup (const RespiteSessionRecord *record,
                                                   gint64                      at,
                                                   const RespiteChartWords    *words);

/* Returns: (transfer full): an empty reading without a title. */
RespiteChartReading *respite_chart_reading_new  (gint64               at);
void                 respite_chart_reading_free (RespiteChartReading *reading);

/* Returns: (transfer full): the whole reading as one sentence for a screen reader; lanes without a value left out. */
char *respite_chart_reading_to_text (const RespiteChartReading *reading);

/**
 * respite_session_chart_step:
 * @at: where the cursor stands
 * @direction: -1 for the entry before, 1 for the one after
 *
 * Returns: the time of the nearest standing entry on that side, or @at where there is none
 */
gint64 respite_session_chart_step (const RespiteSessionRecord *record,
                                   gint64                      at,
                                   int                         direction);

/**
 * RespiteChartRow:
 * @event: the entry itself, borrowed from the record's timeline
 * @time: its time of day
 * @kind: the kind in words, such as "Vital signs"
 * @text: what was entered, without the time; beside @kind, which says what it is
 * @sentence: the same where no @kind stands beside it, such as "Side effect over: Nausea"
 * @note: when it was entered late, why it was struck, who entered it; "" for nothing
 * @is_late: entered late
 * @is_struck: corrected, undone, or amended after the signature; shown struck through
 * @amendment: (nullable): what it should have been, borrowed from the record
 *
 * One row of the table that holds the chart's data.
 */
typedef struct
{
  const RespiteEvent *event;
  gint64              at;
  char               *time;
  char               *kind;
  char               *text;
  char               *sentence;
  char               *note;
  gboolean            is_late;
  gboolean            is_struck;

  const RespiteAddendum *amendment;
} RespiteChartRow;

/**
 * respite_session_chart_list_rows:
 *
 * Every entry, struck ones too, by time: the table twin of the chart on screen and on paper.
 *
 * Returns: (transfer full) (element-type RespiteChartRow): freed before @record
 */
GPtrArray *respite_session_chart_list_rows (const RespiteSessionRecord *record,
                                            const RespiteChartWords    *words);

/* Returns: (transfer full): the row of the entry at @index of the timeline; freed before @record */
RespiteChartRow *respite_session_chart_dup_row (const RespiteSessionRecord *record,
                                                guint                       index,
                                                const RespiteChartWords    *words);

void respite_chart_row_free (RespiteChartRow *row);

/* Returns: (transfer full): one entry in words, such as "BP 118/74 (MAP 89), HR 72 /min, SpO2 98 %". */
char *respite_chart_describe_event (const RespiteEvent      *event,
                                    const RespiteChartWords *words);

/* Returns: (transfer full): the same for the chart's key; of an amended entry first what it should have been. */
char *respite_session_chart_dup_key_text (const RespiteSessionRecord *record,
                                          const RespiteEvent         *event,
                                          const RespiteChartWords    *words);

/**
 * respite_session_chart_dup_amended_total:
 *
 * A total is the sum of what was signed: an amendment of a rate, a bolus or the end stands in words and is not
 * reckoned with. Wherever the total stands this line stands with it: "Total as signed. Amended: see 10:21, 10:40."
 *
 * Returns: (transfer full) (nullable): the line, %NULL where no entry of the total was amended
 */
char *respite_session_chart_dup_amended_total (const RespiteSessionRecord *record,
                                               const RespiteChartWords    *words);

/**
 * respite_session_chart_describe:
 *
 * How many sets, what was given, and how each series went from its first value over its turn to its last: "BP rose from
 * 118/74 to 146/88 at 40 min, back to 122/78." Changes too small to be told are given as a range.
 *
 * Returns: (transfer full): what the chart shows: the accessible description on screen, the alternative text in the PDF
 */
char *respite_session_chart_describe (const RespiteSessionRecord *record,
                                      const RespiteChartWords    *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteChartReading, respite_chart_reading_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteChartRow, respite_chart_row_free)

G_END_DECLS
