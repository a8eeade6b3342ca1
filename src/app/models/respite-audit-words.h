/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-office-audit.h"

G_BEGIN_DECLS

/* What was done, as people say it; an action without words as it is kept. (transfer none) */
const char *respite_audit_words_get_action (const char *action);

/* Who did it and what it was about, in one line: details that are kept as "name: value" lines follow each other. */
char *respite_audit_words_dup_detail (const RespiteAuditEntry *entry);

G_END_DECLS
