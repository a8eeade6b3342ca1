/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib-object.h>

#include "infusion/respite-event.h"

G_BEGIN_DECLS

/**
 * RespiteTimeline:
 *
 * The events of one session, ordered by time and then by entry. Immutable, reference counted, any thread.
 * Struck events are in it but count for nothing.
 */
typedef struct _RespiteTimeline RespiteTimeline;

#define RESPITE_TYPE_TIMELINE (respite_timeline_get_type ())

GType respite_timeline_get_type (void);

/**
 * RespiteTimelineBuilder:
 *
 * Gathers the events of a timeline one by one, in any order, without a block of memory for each. One thread.
 */
typedef struct _RespiteTimelineBuilder RespiteTimelineBuilder;

RespiteTimelineBuilder *respite_timeline_builder_new  (void);
void                    respite_timeline_builder_free (RespiteTimelineBuilder *builder);

/* Copies @event with its texts. */
void respite_timeline_builder_add (RespiteTimelineBuilder *builder,
                                   const RespiteEvent     *event);

/* @builder: (transfer full). Returns: (transfer full): what was added */
RespiteTimeline *respite_timeline_builder_end (RespiteTimelineBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteTimelineBuilder, respite_timeline_builder_free)

/**
 * respite_timeline_new_take:
 * @events: (transfer full) (element-type RespiteEvent): in any order; its free function is respite_event_free()
 */
RespiteTimeline *respite_timeline_new_take (GPtrArray       *events);
RespiteTimeline *respite_timeline_ref      (RespiteTimeline *timeline);
void             respite_timeline_unref    (RespiteTimeline *timeline);

guint               respite_timeline_get_n_events (const RespiteTimeline *timeline);
const RespiteEvent *respite_timeline_get_event    (const RespiteTimeline *timeline,
                                                   guint                  index);

/* The instant of the start, the end or stop (0 while none), and of the last event that counts (0 for none). */
gint64 respite_timeline_get_start (const RespiteTimeline *timeline);
gint64 respite_timeline_get_end   (const RespiteTimeline *timeline);
gint64 respite_timeline_get_last  (const RespiteTimeline *timeline);

/**
 * RespitePumpState:
 */
typedef enum
{
  RESPITE_PUMP_IDLE,            /* not begun */
  RESPITE_PUMP_RUNNING,
  RESPITE_PUMP_PAUSED,
  RESPITE_PUMP_ENDED,
} RespitePumpState;

/**
 * respite_timeline_get_pump:
 * @at: an instant
 * @rate_ugph: (out) (optional): the rate that the pump gives at @at, 0 unless running
 *
 * Returns: what the pump does at @at
 */
RespitePumpState respite_timeline_get_pump (const RespiteTimeline *timeline,
                                            gint64                 at,
                                            gint64                *rate_ugph);

/**
 * respite_timeline_get_given:
 * @at: an instant
 *
 * The dose given up to @at: the integral of the rate plus the boluses. Rates times milliseconds are summed in
 * 64 bits (128 where they could overflow) and divided once, half up.
 *
 * Returns: micrograms
 */
gint64 respite_timeline_get_given (const RespiteTimeline *timeline,
                                   gint64                 at);

/**
 * respite_timeline_get_running_ms:
 * @at: an instant
 *
 * Returns: for how long the pump gave anything up to @at, pauses apart
 */
gint64 respite_timeline_get_running_ms (const RespiteTimeline *timeline,
                                        gint64                 at);

/**
 * respite_timeline_check_event:
 * @event: what is to be added; its @replaces is honoured
 * @now: the clock
 * @error: why it cannot be
 *
 * Order of events: nothing before the start but sets, notes, medicines and effects; no second start; no pause of a
 * paused pump; no rate change after the end; nothing more than 2 minutes in the future. Lines of an emergency follow
 * respite_emergency_check().
 *
 * Returns: whether the timeline stays sensible with @event in it
 */
gboolean respite_timeline_check_event (const RespiteTimeline  *timeline,
                                       const RespiteEvent     *event,
                                       gint64                  now,
                                       GError                **error);

/**
 * respite_timeline_check_strike:
 * @event_id: what is to be struck out without a correction (undo)
 * @error: why it cannot be
 *
 * Start, stop and end are only ever corrected (decisions.md, "Undo"); a pause cannot go while its resume stands.
 *
 * Returns: whether the timeline stays sensible without that event
 */
gboolean respite_timeline_check_strike (const RespiteTimeline  *timeline,
                                        gint64                  event_id,
                                        GError                **error);

/**
 * respite_timeline_get_last_vital:
 * @vital: which sign
 * @at: (out) (optional): when it was measured
 *
 * Returns: the latest value that counts, or %RESPITE_VITAL_UNSET
 */
int respite_timeline_get_last_vital (const RespiteTimeline *timeline,
                                     RespiteVital           vital,
                                     gint64                *at);

/**
 * RespiteEffectSpan:
 * @begin: the onset
 * @peak_severity: the worst severity that was recorded
 * @end: 0 while it lasts
 * @action: what was done; "" for nothing
 *
 * One side effect from onset to end.
 */
typedef struct
{
  const char *code;
  gint64      begin;
  gint64      end;
  int         peak_severity;
  const char *action;
} RespiteEffectSpan;

/* Returns: (transfer full) (element-type RespiteEffectSpan): by onset; borrows texts from @timeline. */
GArray *respite_timeline_dup_effects (const RespiteTimeline *timeline);

/**
 * RespiteDose:
 * @at: when the rate or the total changed
 * @rate_ugph: the rate from then on
 * @given_ug: the total at that moment, a bolus of that moment included
 */
typedef struct
{
  gint64 at;
  gint64 rate_ugph;
  gint64 given_ug;
} RespiteDose;

/* Returns: (transfer full) (element-type RespiteDose): a point at every change; for the chart's step line. */
GArray *respite_timeline_dup_doses (const RespiteTimeline *timeline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteTimeline, respite_timeline_unref)

G_END_DECLS
