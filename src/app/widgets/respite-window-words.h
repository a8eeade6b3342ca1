/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart/respite-chart-style.h"

G_BEGIN_DECLS

/**
 * respite_window_words_init:
 * @words: (out caller-allocates): the chart's words in the window's language
 * @zone: (nullable): the clinic's time zone, borrowed
 */
void respite_window_words_init (RespiteChartWords *words,
                                GTimeZone         *zone);

G_END_DECLS
