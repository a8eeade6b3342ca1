/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart/respite-trend-scores.h"
#include "documents/respite-block.h"
#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "documents/respite-sheet.h"
#include "documents/respite-words.h"

G_BEGIN_DECLS

/**
 * respite_trend_add_blocks:
 * @root: a document or a part of one
 * @source: the scores of its patient
 * @id: (nullable): an instrument or a scale; %NULL for what is followed over time
 * @words: the document's language
 * @zone: the clinic's
 * @sheet: the page
 * @is_gallery: small charts, two in a row, as in a summary; else as wide as the page where there are few of them
 *
 * Adds what changed in one sentence for each instrument, the trend chart as vectors (on several pages where the panels
 * need them), and the table of the scores. Adds nothing where there are none.
 */
void respite_trend_add_blocks (RespiteBlock             *root,
                               const RespiteTrendSource *source,
                               const char               *id,
                               const RespiteWords       *words,
                               GTimeZone                *zone,
                               const RespiteSheet       *sheet,
                               gboolean                  is_gallery);

/**
 * respite_trend_document_layout:
 * @info: how to print; @info->patient is whose scores they are
 *
 * The trend chart with its table. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_trend_document_layout (const RespiteTrendSource   *source,
                                              const char                 *id,
                                              const RespiteDocumentInfo  *info,
                                              GError                    **error);

G_END_DECLS
