/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "forms/respite-answers.h"
#include "scoring/respite-score.h"

G_BEGIN_DECLS

#define RESPITE_SCORE_MISSING  (-1)
#define RESPITE_SCORE_MAX_ITEMS 20

/**
 * respite_score_sheet_compute:
 * @instrument: one with items
 * @items: the answer to each item as it is marked, %RESPITE_SCORE_MISSING for none; others must be in the item's range
 * @is_man: whether the sex on record is male, which AUDIT-C asks for
 * @taken_at: for the scores
 *
 * The scores of one score sheet, by clinical.md 5.1. A scale of one item without an answer gives none; a longer one
 * of which more than its rule allows is missing gives one that is incomplete.
 *
 * Returns: (transfer full) (element-type RespiteScore): in the order of the scales
 */
GPtrArray *respite_score_sheet_compute (const RespiteInstrument *instrument,
                                        const int               *items,
                                        gboolean                 is_man,
                                        gint64                   taken_at);

/**
 * respite_score_sheet_read:
 * @items: (out caller-allocates): room for %RESPITE_SCORE_MAX_ITEMS
 *
 * Reads the items from answers to the instrument's own form. What is not enabled, not answered or no value of the item
 * is missing.
 */
void respite_score_sheet_read (const RespiteInstrument *instrument,
                               const RespiteAnswers    *answers,
                               int                     *items);

/**
 * respite_score_answers:
 *
 * Returns: (transfer full) (element-type RespiteScore): the scores of any answers; empty where the form is no score
 *   sheet that the program knows
 */
GPtrArray *respite_score_answers (const RespiteAnswers *answers,
                                  gboolean              is_man,
                                  gint64                taken_at);

/**
 * respite_score_is_positive:
 *
 * Whether @value is a positive screening on @scale of @instrument.
 */
gboolean respite_score_is_positive (const RespiteInstrument *instrument,
                                    const RespiteScale      *scale,
                                    int                      value,
                                    gboolean                 is_man);

G_END_DECLS
