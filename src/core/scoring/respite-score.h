/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "scoring/respite-instrument.h"

G_BEGIN_DECLS

/**
 * RespiteScoreFlags:
 * @RESPITE_SCORE_INCOMPLETE: too many items are missing; there is no value
 * @RESPITE_SCORE_FILLED: missing items were filled with the mean of the others
 * @RESPITE_SCORE_POSITIVE: a screening that is positive, or items that meet the instrument's criteria
 * @RESPITE_SCORE_ENTERED: the total was entered, the items are not here
 * @RESPITE_SCORE_WITHDRAWN: entered by mistake and struck through; never counted
 * @RESPITE_SCORE_EXPLORATORY: repeated within the instrument's window; kept and shown, never counted for a response
 * @RESPITE_SCORE_BASELINE: what the later ones are compared with
 * @RESPITE_SCORE_RESPONSE: a response by the instrument's rule
 * @RESPITE_SCORE_STRONG: what the rule calls substantial or strong
 * @RESPITE_SCORE_REMISSION: a remission
 * @RESPITE_SCORE_BELOW_MCID: the change is smaller than the least that matters
 * @RESPITE_SCORE_WORSE: worse by at least that much
 *
 * What is to be said of a score. The first five are facts of the score itself and kept; the others come from
 * respite_score_series_new().
 */
typedef enum
{
  RESPITE_SCORE_INCOMPLETE  = 1 << 0,
  RESPITE_SCORE_FILLED      = 1 << 1,
  RESPITE_SCORE_POSITIVE    = 1 << 2,
  RESPITE_SCORE_ENTERED     = 1 << 3,
  RESPITE_SCORE_WITHDRAWN   = 1 << 4,
  RESPITE_SCORE_EXPLORATORY = 1 << 5,
  RESPITE_SCORE_BASELINE    = 1 << 6,
  RESPITE_SCORE_RESPONSE    = 1 << 7,
  RESPITE_SCORE_STRONG      = 1 << 8,
  RESPITE_SCORE_REMISSION   = 1 << 9,
  RESPITE_SCORE_BELOW_MCID  = 1 << 10,
  RESPITE_SCORE_WORSE       = 1 << 11,
} RespiteScoreFlags;

/**
 * RespiteScore:
 * @id: of the record, 0 of one that is not stored
 * @response_id: the answers it comes from, 0 where the total was entered
 * @session_id: the visit at which it was taken, 0 for none
 * @taken_at: when the patient answered
 * @value: in thousandths; meaningless where it is incomplete
 * @n_missing: how many items had no answer
 * @band: (nullable): the severity band
 * @has_change: whether there is a baseline before it and both are complete
 * @change: from the baseline, in thousandths; below 0 for a fall
 * @staff_name: who entered or finished it, ""  where nobody is named
 *
 * One score of one scale at one time.
 */
typedef struct
{
  gint64                   id;
  char                    *uuid;
  gint64                   patient_id;
  gint64                   response_id;
  gint64                   session_id;
  const RespiteInstrument *instrument;
  const RespiteScale      *scale;
  gint64                   taken_at;
  int                      value;
  guint                    n_missing;
  const RespiteScoreBand  *band;
  gboolean                 has_change;
  int                      change;
  RespiteScoreFlags        flags;
  char                    *staff_name;
} RespiteScore;

/* Both texts are copied; sets the band from the value. */
RespiteScore *respite_score_new  (const RespiteInstrument *instrument,
                                  const RespiteScale      *scale,
                                  gint64                   taken_at,
                                  int                      value,
                                  RespiteScoreFlags        flags);
RespiteScore *respite_score_copy (const RespiteScore      *score);
void          respite_score_free (RespiteScore            *score);

/**
 * RespiteScoreSeries:
 * @scores: (element-type RespiteScore): oldest first, owned; incomplete and withdrawn ones among them
 * @baseline: (nullable): among @scores
 * @start: when treatment began, 0 where it has not
 *
 * The scores of one scale over time, with what they mean.
 */
typedef struct
{
  const RespiteInstrument *instrument;
  const RespiteScale      *scale;
  GPtrArray               *scores;
  const RespiteScore      *baseline;
  gint64                   start;
} RespiteScoreSeries;

/**
 * respite_score_series_new:
 * @scores: (element-type RespiteScore): any scores of one patient in any order; those of another scale are passed over
 * @start: when treatment began (the first infusion of the course), 0 for unknown
 * @zone: the clinic's time zone, in which days are counted; %NULL for UTC
 *
 * Sets the flags, the baseline and the changes by the rules of clinical.md 5.1. The baseline is the last complete score
 * before @start that is not exploratory, else the first of all. A score is exploratory where it was taken less than the
 * scale's window after the last one that counts, or, on a scale with a window, less than 7 days after @start.
 *
 * Returns: (transfer full): the series; empty where there are no such scores
 */
RespiteScoreSeries *respite_score_series_new (GPtrArray               *scores,
                                              const RespiteInstrument *instrument,
                                              const RespiteScale      *scale,
                                              gint64                   start,
                                              GTimeZone               *zone);

void respite_score_series_free (RespiteScoreSeries *series);

/**
 * respite_score_list_series:
 *
 * Returns: (transfer full) (element-type RespiteScoreSeries): a series for every scale of which there are scores, in
 *   the order of the instruments; those of the clinic's own forms behind them
 */
GPtrArray *respite_score_list_series (GPtrArray *scores,
                                      gint64     start,
                                      GTimeZone *zone);

/* (nullable): the last score of the series that is complete, not withdrawn and not exploratory. */
const RespiteScore *respite_score_series_get_last (const RespiteScoreSeries *series);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteScore, respite_score_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteScoreSeries, respite_score_series_free)

G_END_DECLS
