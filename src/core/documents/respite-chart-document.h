/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/**
 * respite_chart_document_layout:
 * @record: a session; its patient is named on every page
 * @info: how to print; @info->patient is not read
 * @error: where to say why it could not be laid out
 *
 * The session's chart alone, as vectors, with its key and legend. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_chart_document_layout (const RespiteSessionRecord  *record,
                                              const RespiteDocumentInfo   *info,
                                              GError                     **error);

/**
 * respite_chart_document_layout_compared:
 * @records: (element-type RespiteSessionRecord): sessions of one patient that have begun, in the order to be shown
 * @info: how to print; @info->patient is not read
 * @error: where to say why it could not be laid out
 *
 * The charts of several sessions below one another, on minutes since the start of the infusion and on the same scales.
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_chart_document_layout_compared (GPtrArray                  *records,
                                                       const RespiteDocumentInfo  *info,
                                                       GError                    **error);

G_END_DECLS
