/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart/respite-scene.h"

G_BEGIN_DECLS

/* The shortest time that a chart shows. */
#define RESPITE_CHART_LEAST_MS (5 * 60 * 1000)

/*
 * What of a session is to be seen. The whole session is the span from 0 to 0: it grows as the session does.
 */

/* Returns: @span moved and shortened so that it lies in @whole; 0 to 0 where it is as long as @whole or longer. */
RespiteSpan respite_chart_span_fit (RespiteSpan span,
                                    RespiteSpan whole);

/**
 * respite_chart_span_zoom:
 * @span: what is seen, never 0 to 0
 * @whole: the whole session
 * @factor: above 1 for less time, below 1 for more
 * @at: the instant that keeps its place
 */
RespiteSpan respite_chart_span_zoom (RespiteSpan span,
                                     RespiteSpan whole,
                                     double      factor,
                                     gint64      at);

/* Returns: @span moved by @ms, as far as @whole allows. */
RespiteSpan respite_chart_span_shift (RespiteSpan span,
                                      RespiteSpan whole,
                                      gint64      ms);

/* Returns: @span, moved so that @at is in its middle unless it is in sight already. */
RespiteSpan respite_chart_span_follow (RespiteSpan span,
                                       RespiteSpan whole,
                                       gint64      at);

G_END_DECLS
