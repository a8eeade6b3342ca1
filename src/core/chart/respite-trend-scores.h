/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart/respite-chart-words.h"
#include "chart/respite-trend.h"
#include "scoring/respite-score.h"

G_BEGIN_DECLS

/**
 * respite_trend_get_id:
 *
 * Returns: (transfer full): what names a scale in a trend: "phq-9", "nrs-pain:average"
 */
char *respite_trend_get_id (const RespiteInstrument *instrument,
                            const RespiteScale      *scale);

/**
 * respite_trend_add_series:
 * @series: the scores of one scale, with what they mean
 * @words: the language of names and bands; the texts are kept in it
 *
 * Adds a scale as a line: its scores, what was struck, its cut-offs, its baseline, and the score at which a response
 * begins where the instrument's rule gives one.
 *
 * Returns: (transfer none): the line
 */
RespiteTrendLine *respite_trend_add_series (RespiteTrend             *trend,
                                            const RespiteScoreSeries *series,
                                            const RespiteChartWords  *words);

/**
 * RespiteTrendSource:
 * @series: (element-type RespiteScoreSeries): of one patient, in the order of the instruments
 * @sessions: (element-type RespiteTrendSession): those that had an infusion, by time; without relief
 *
 * What a trend is made of, in no language. One owner.
 */
typedef struct
{
  GPtrArray *series;
  GArray    *sessions;
} RespiteTrendSource;

/* Takes @series. */
RespiteTrendSource *respite_trend_source_new  (GPtrArray          *series);
void                respite_trend_source_free (RespiteTrendSource *source);

/**
 * respite_trend_new_from_source:
 * @id: (nullable): an instrument ("phq-9") or a scale of it ("nrs-pain:average"); %NULL for what is followed over time
 * @words: the language
 *
 * Returns: (transfer full): the trend; the relief after each session comes from the pain scores
 */
RespiteTrend *respite_trend_new_from_source (const RespiteTrendSource *source,
                                             const char               *id,
                                             const RespiteChartWords  *words);

/**
 * respite_trend_list_rules:
 *
 * What response, remission and the like mean for the instruments of @trend, and how days of relief are counted where it
 * has them.
 *
 * Returns: (transfer full) (element-type utf8): sentences, each begins with what it is about
 */
GPtrArray *respite_trend_list_rules (const RespiteTrend       *trend,
                                     const RespiteTrendSource *source,
                                     const RespiteChartWords  *words);

/* Whether @source has scores that @id names. */
gboolean respite_trend_source_has (const RespiteTrendSource *source,
                                   const char               *id);

/**
 * respite_trend_find_relief:
 * @series: of a scale on which lower is better, such as pain from 0 to 10
 * @sessions: (element-type gint64): when the sessions were, by time
 * @index: one of them
 *
 * The relief that a session gave, from the scores alone: it lasts as long as they are at least 30 % below the last
 * score before the session (at most 14 days old), up to the first one that is not, else to the last one that is; never
 * beyond the next session. A score that does not count is passed over.
 *
 * Returns: when it was over, 0 where the scores say nothing of it
 */
gint64 respite_trend_find_relief (const RespiteScoreSeries *series,
                                  const GArray             *sessions,
                                  guint                     index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteTrendSource, respite_trend_source_free)

G_END_DECLS
