/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "chart/respite-scene.h"

G_BEGIN_DECLS

/*
 * What the trend chart shows, as plain values: the scores of one patient over the weeks. Values are integers in
 * thousandths of a point, as in scoring/respite-instrument.h.
 */

#define RESPITE_TREND_POINT 1000

/**
 * RespiteTrendPoint:
 * @at: when it was answered
 * @value: the score
 * @has_value: whether there is one: %FALSE where too many answers are missing
 * @has_gaps: answers are missing; where there is a score all the same, by the instrument's own rule
 * @is_exploratory: answered sooner after the one before than the instrument looks back: shown, but never counted as
 *   a change (clinical.md 5.4)
 * @is_response: meets the instrument's response against the baseline
 * @is_strong: meets what the instrument calls substantial
 * @is_remission: is at or beyond the instrument's limit of remission
 * @is_small: the change since the baseline is less than the least that matters
 * @is_worse: it got worse by at least that much
 * @is_baseline: what the later ones are compared with
 * @is_entered: the total was entered, there are no answers
 * @id: of the stored score, 0 for none
 * @band: (nullable): the severity in words
 * @note: (nullable): what else is to be known of it, such as "total only"
 *
 * One score.
 */
typedef struct
{
  gint64    at;
  int       value;
  gboolean  has_value;
  gboolean  has_gaps;
  gboolean  is_exploratory;
  gboolean  is_response;
  gboolean  is_strong;
  gboolean  is_remission;
  gboolean  is_small;
  gboolean  is_worse;
  gboolean  is_baseline;
  gboolean  is_entered;
  gint64    id;
  char     *band;
  char     *note;
} RespiteTrendPoint;

/**
 * RespiteTrendCutoff:
 * @value: where it is drawn
 * @label: (nullable): what it says, with its value: "10 moderate"
 */
typedef struct
{
  int   value;
  char *label;
} RespiteTrendCutoff;

/**
 * RespiteTrendLine:
 * @id: the instrument
 * @name: short, such as "PHQ-9"
 * @decimals: how many are shown, 0 to 3
 * @least: the scale's lower end
 * @most: its upper end
 * @is_higher_better: which way is better
 * @cutoffs: (element-type RespiteTrendCutoff): rising
 * @has_baseline: whether there is one
 * @baseline: the score that changes are counted from
 * @baseline_at: when that was
 * @has_goal: whether a response can be drawn as a line
 * @goal: the score at which it begins
 * @points: (element-type RespiteTrendPoint): by time
 * @struck: (element-type RespiteTrendPoint): what was entered by mistake: in the table, never in the chart
 *
 * One instrument, or one scale of it.
 */
typedef struct
{
  char     *id;
  char     *name;
  int       decimals;
  int       least;
  int       most;
  gboolean  is_higher_better;
  GArray   *cutoffs;
  gboolean  has_baseline;
  int       baseline;
  gint64    baseline_at;
  gboolean  has_goal;
  int       goal;
  GArray   *points;
  GArray   *struck;
} RespiteTrendLine;

/**
 * RespiteTrendSession:
 * @at: when it began
 * @number: its place in the course, 0 for none
 * @relief_until: when the relief that it gave was over, 0 where that is not known
 *
 * One session.
 */
typedef struct
{
  gint64 at;
  int    number;
  gint64 relief_until;
} RespiteTrendSession;

/**
 * RespiteTrend:
 * @lines: (element-type RespiteTrendLine): from top to bottom
 * @sessions: (element-type RespiteTrendSession): by time
 *
 * The scores and sessions of one patient. One owner.
 */
typedef struct
{
  GPtrArray *lines;
  GArray    *sessions;
} RespiteTrend;

/* (transfer full): without lines and sessions; a copy of all of it. */
RespiteTrend *respite_trend_new  (void);
RespiteTrend *respite_trend_copy (const RespiteTrend *trend);
void          respite_trend_free (RespiteTrend       *trend);

/* Returns: (transfer none): a new line of @trend, to be filled. */
RespiteTrendLine *respite_trend_add_line (RespiteTrend *trend,
                                          const char   *id,
                                          const char   *name,
                                          int           decimals,
                                          int           least,
                                          int           most);

/* Adds what begins at @value; in rising order. */
void respite_trend_line_add_cutoff (RespiteTrendLine *line,
                                    int               value,
                                    const char       *label);

/* Returns: (transfer none): a new point with a score at the end of @line, valid until the next one is added. */
RespiteTrendPoint *respite_trend_line_add_point (RespiteTrendLine *line,
                                                 gint64            at,
                                                 int               value);

/* Returns: (transfer none): likewise, one that was struck through. */
RespiteTrendPoint *respite_trend_line_add_struck (RespiteTrendLine *line,
                                                  gint64            at,
                                                  int               value);

/* A session at @at, the @number-th (from 1); @relief_until: the end of the relief after it, 0 for unknown. */
void respite_trend_add_session (RespiteTrend *trend,
                                gint64        at,
                                int           number,
                                gint64        relief_until);

/* Returns: (transfer none) (nullable): the line of instrument @id */
const RespiteTrendLine *respite_trend_find_line (const RespiteTrend *trend,
                                                 const char         *id);

static inline const RespiteTrendLine *
respite_trend_get_line (const RespiteTrend *trend,
                        guint               index)
{
  return (const RespiteTrendLine *) g_ptr_array_index (trend->lines, index);
}

static inline const RespiteTrendPoint *
respite_trend_line_get_point (const RespiteTrendLine *line,
                              guint                   index)
{
  return &g_array_index (line->points, RespiteTrendPoint, index);
}

static inline const RespiteTrendSession *
respite_trend_get_session (const RespiteTrend *trend,
                           guint               index)
{
  return &g_array_index (trend->sessions, RespiteTrendSession, index);
}

/* Whether a point counts when changes are told. */
static inline gboolean
respite_trend_point_counts (const RespiteTrendPoint *point)
{
  return point->has_value && !point->is_exploratory;
}

/* Returns: (transfer none) (nullable): the last score that counts */
const RespiteTrendPoint *respite_trend_line_get_last (const RespiteTrendLine *line);

/* Returns: whether there is any score at all */
gboolean respite_trend_has_points (const RespiteTrend *trend);

/**
 * respite_trend_step:
 * @direction: -1 for what is before @at, 1 for what is after
 *
 * Returns: the instant of the nearest score or session on that side, or @at where there is none
 */
gint64 respite_trend_step (const RespiteTrend *trend,
                           gint64              at,
                           int                 direction);

/**
 * respite_trend_get_span:
 *
 * Returns: from a little before the first score or session to a little after the last one; at least three days; 0 to
 *   0 where there is nothing
 */
RespiteSpan respite_trend_get_span (const RespiteTrend *trend);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteTrend, respite_trend_free)

G_END_DECLS
