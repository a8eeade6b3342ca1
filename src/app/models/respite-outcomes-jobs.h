/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart/respite-trend-scores.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/* The jobs of a patient's outcomes, for respite_page_run() and respite_page_read(). */

/**
 * RespiteOutcomesDue:
 * @slug: the instrument
 * @when: in words, as the protocol says it: "before each session"
 */
typedef struct
{
  char *slug;
  char *when;
} RespiteOutcomesDue;

/**
 * RespiteOutcomes:
 * @due: (element-type RespiteOutcomesDue): what the protocol of the course under way asks for
 */
typedef struct
{
  RespiteTrendSource *source;
  GPtrArray          *due;
} RespiteOutcomes;

void respite_outcomes_free (gpointer outcomes);

/**
 * RespiteOutcomesRequest:
 * @language: of the protocol's words
 */
typedef struct
{
  gint64      patient_id;
  const char *language;
} RespiteOutcomesRequest;

/* @data: a RespiteOutcomesRequest. Returns: a RespiteOutcomes */
gpointer respite_outcomes_job (RespiteOffice  *office,
                               gpointer        data,
                               GError        **error);

/* A total to be kept. */
typedef struct
{
  gint64                   patient_id;
  const RespiteInstrument *instrument;
  const RespiteScale      *scale;
  int                      value;
  int                      item;
  gint64                   taken_at;
} RespiteScoreKeep;

/* @data: a RespiteScoreKeep. Returns: the score's key, to be freed with g_free() */
gpointer respite_score_keep_job (RespiteOffice  *office,
                                 gpointer        data,
                                 GError        **error);

/* A score to be struck through. */
typedef struct
{
  gint64  score_id;
  char   *reason;
} RespiteScoreStrike;

void respite_score_strike_free (gpointer strike);

/* @data: a RespiteScoreStrike. Returns: %NULL */
gpointer respite_score_strike_job (RespiteOffice  *office,
                                   gpointer        data,
                                   GError        **error);

G_END_DECLS
