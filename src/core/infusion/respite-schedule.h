/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "domain/respite-protocol.h"
#include "infusion/respite-timeline.h"

G_BEGIN_DECLS

/**
 * RespiteDue:
 * @at: when a set falls due
 * @done_at: when the set that answers it was taken, 0 for none
 * @is_missed: its time passed without a set: half an interval after @at
 * @is_explained: a gap event covers it
 *
 * One set of vital signs that the protocol asks for (clinical.md 4.1; decisions.md, "Schedule").
 */
typedef struct
{
  gint64   at;
  gint64   done_at;
  gboolean is_missed;
  gboolean is_explained;
} RespiteDue;

/**
 * respite_schedule_list_due:
 * @schedule: the protocol's
 * @session_number: the session's place in its course, from 1
 * @timeline: what happened
 * @now: the clock
 *
 * Sets that fell due up to @now and the next one. A set answers a due time when it lies within half an interval of
 * it; during a pause sets go on falling due. The end of the infusion asks for a set (one that would have fallen due
 * less than half an interval before it falls away), then the recovery offsets count.
 *
 * Returns: (transfer full) (element-type RespiteDue): by time; the last one may lie in the future
 */
GArray *respite_schedule_list_due (const RespiteSchedule *schedule,
                                   int                    session_number,
                                   const RespiteTimeline *timeline,
                                   gint64                 now);

/**
 * respite_schedule_get_next:
 *
 * Returns: when the next set is due, or 0 where none is. While sets are overdue and unexplained, the first of them.
 */
gint64 respite_schedule_get_next (const RespiteSchedule *schedule,
                                  int                    session_number,
                                  const RespiteTimeline *timeline,
                                  gint64                 now);

/**
 * respite_schedule_get_interval:
 *
 * Returns: how far apart sets are at @at; a value older than this is stale
 */
gint64 respite_schedule_get_interval (const RespiteSchedule *schedule,
                                      int                    session_number,
                                      const RespiteTimeline *timeline,
                                      gint64                 at);

/* Between sets: 1 to 240 minutes; recovery sets up to a day after the end. */
#define RESPITE_SCHEDULE_MOST_MINUTES 240

gboolean respite_schedule_equal (const RespiteSchedule *one,
                                 const RespiteSchedule *other);

/* Whether its numbers are possible, else %RESPITE_ERROR_INVALID. */
gboolean respite_schedule_check (const RespiteSchedule  *schedule,
                                 GError                **error);

/* Sessions, minutes, sets and minutes with spaces between them, such as "3 5 3 5 10 15 30"; for the store. */
char *respite_schedule_to_text (const RespiteSchedule *schedule);

/* %FALSE, and @schedule as it was, for anything else. */
gboolean respite_schedule_from_text (const char      *text,
                                     RespiteSchedule *schedule);

/**
 * respite_schedule_pick:
 * @protocol: (nullable): of the session
 * @clinic: the clinic's
 *
 * A protocol with numbers of its own has its way; one that still has those that the program came with follows the
 * clinic.
 *
 * Returns: (transfer none): one of the two
 */
const RespiteSchedule *respite_schedule_pick (const RespiteProtocol *protocol,
                                              const RespiteSchedule *clinic);

G_END_DECLS
