/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/**
 * respite_code_sheet_layout:
 * @record: everything of the session; its patient is named on every page
 * @info: how to print; @info->patient is not read
 * @error: where to say why it could not be laid out
 *
 * The record of the emergencies of one session, to go with the patient and to be signed with a pen: who it is,
 * allergies and weight, what was given before, then minute by minute what was done, seen and measured, outcome and
 * notes. It says only what was entered; a session without an emergency gives a page that says so. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_code_sheet_layout (const RespiteSessionRecord  *record,
                                          const RespiteDocumentInfo   *info,
                                          GError                     **error);

G_END_DECLS
