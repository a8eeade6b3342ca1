/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart/respite-chart-style.h"
#include "chart/respite-trend.h"
#include "documents/respite-block.h"
#include "documents/respite-sheet.h"

G_BEGIN_DECLS

/**
 * respite_gallery_add_trend:
 * @trend: with points
 * @style: its measure is set while it draws
 *
 * Small trend charts, two in a row, one for each line, on the same span of time, each with the signs
 * that it uses.
 */
void respite_gallery_add_trend (RespiteBlock       *root,
                                const RespiteTrend *trend,
                                RespiteChartStyle  *style,
                                const RespiteSheet *sheet,
                                const char         *language);

/**
 * respite_gallery_add_sessions:
 * @records: (element-type RespiteSessionRecord): those that have not begun are left out
 * @title: the heading above them
 *
 * The charts of a course's sessions as small pictures, two in a row, on minutes since the start and on the same
 * scales. Adds nothing where none has begun.
 */
void respite_gallery_add_sessions (RespiteBlock       *root,
                                   GPtrArray          *records,
                                   const char         *title,
                                   RespiteChartStyle  *style,
                                   const RespiteSheet *sheet,
                                   const char         *language);

G_END_DECLS
