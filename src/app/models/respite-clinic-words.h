/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-office-audit.h"

G_BEGIN_DECLS

/**
 * respite_clinic_words_dup_country:
 * @code: of the preset: "us", "gb" or ""
 * @language: of the window, "en" or "es"
 *
 * Returns: (transfer full): what the preset puts into documents and what else it stands for, in a few sentences
 */
char *respite_clinic_words_dup_country (const char *code,
                                        const char *language);

/**
 * respite_clinic_words_dup_change:
 * @entry: a row "clinic.edit" of the audit
 *
 * Returns: (transfer full): a line for each detail that changed, "Phone: 555-0100 → 555-0101"
 */
char *respite_clinic_words_dup_change (const RespiteAuditEntry *entry);

G_END_DECLS
