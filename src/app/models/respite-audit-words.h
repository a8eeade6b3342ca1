/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-office-audit.h"

G_BEGIN_DECLS

/* What was done, as people say it; an action without words as it is kept. (transfer none) */
const char *respite_audit_words_get_action (const char *action);

/* An entry of an infusion, kept as "set systolic 118 pulse 72 at 1795380192000", in words. (transfer full) */
char *respite_audit_words_dup_entry (const char *detail);

G_END_DECLS
