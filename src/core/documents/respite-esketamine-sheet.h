/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/**
 * respite_esketamine_sheet_layout:
 * @record: everything of the session; its patient is named on every page
 * @info: how to print; @info->patient is not read
 * @error: where to say why it could not be laid out
 *
 * The observation worksheet of a visit with esketamine nasal spray, on one page: what the monitoring form of the REMS
 * asks for (clinical.md 4.8), to be copied into the program's own form. What the record shows and what a person
 * answered stand apart. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_esketamine_sheet_layout (const RespiteSessionRecord  *record,
                                                const RespiteDocumentInfo   *info,
                                                GError                     **error);

G_END_DECLS
