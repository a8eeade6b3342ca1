/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "forms/respite-answers.h"
#include "scoring/respite-score.h"

G_BEGIN_DECLS

/*
 * What forms of the clinic's own add up to. Their instruments have no bands and no direction, for nobody has said what
 * a value means: they are followed and nothing is read from a change. Any thread.
 */

/* How the slugs of such instruments begin. */
#define RESPITE_OWN_INSTRUMENT "form:"

/**
 * respite_own_instrument_get:
 * @form: a form that did not come with the program
 *
 * The instrument of a version of a form: a scale for each number that is worked out by an expression (its slug is the
 * linkId), and one for the sum of the ordinal values (its slug is ""), unless an expression adds those up itself.
 * Another version is another instrument, for it may add up otherwise. Once asked for it is also found by
 * respite_instrument_find().
 *
 * Returns: (transfer none) (nullable): %NULL where the form adds nothing up; stays until the program ends
 */
const RespiteInstrument *respite_own_instrument_get (RespiteForm *form);

/* (nullable): one that was asked for before, by its slug. */
const RespiteInstrument *respite_own_instrument_find (const char *slug);

/**
 * respite_own_instrument_score:
 * @answers: to a form that did not come with the program
 *
 * The sum is incomplete where a question that counts and is asked has no answer. What could not be worked out, and was
 * not typed either, gives no score.
 *
 * Returns: (transfer full) (element-type RespiteScore): in the order of the scales
 */
GPtrArray *respite_own_instrument_score (const RespiteAnswers *answers,
                                         gint64                taken_at);

G_END_DECLS
