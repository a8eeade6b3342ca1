/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/**
 * respite_summary_layout:
 * @record: everything of the session; its patient is named on every page
 * @info: how to print; @info->patient is not read
 * @error: where to say why it could not be laid out
 *
 * The session summary: the chart as vectors on the first page, then order, preparation, gate with its overrides,
 * timeline with late and corrected entries marked, totals, side effects, discharge, thresholds in force, signatures
 * and addenda (clinical.md 8.1). A session that is not signed says so on every page. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_summary_layout (const RespiteSessionRecord  *record,
                                       const RespiteDocumentInfo   *info,
                                       GError                     **error);

G_END_DECLS
