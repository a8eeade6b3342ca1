/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"

G_BEGIN_DECLS

/**
 * respite_recovery_sheet_layout:
 * @code: the recovery code
 * @info: clinic, language, paper, when; no patient
 *
 * The page that is put in the safe: the code in large letters, what it is for, and how to use it.
 *
 * Returns: (transfer full) (nullable): the page
 */
RespiteLayout *respite_recovery_sheet_layout (const char                 *code,
                                              const RespiteDocumentInfo  *info,
                                              GError                    **error);

G_END_DECLS
