/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-words.h"

G_BEGIN_DECLS

/**
 * respite_audit_words_dup:
 * @checks: (nullable) (element-type utf8 utf8): what lines of checklists say; respite_audit_words_dup_check_key()
 * @action: of the row, such as "event.add"
 * @text: a line of what the row kept, such as "set systolic 118 pulse 72 at 1795380192000"
 *
 * What a row of the audit trail kept, in words that people read: "10:23 Vital signs: Systolic 118, HR 72".
 *
 * Returns: (transfer full) (nullable): the words, "" for what says nothing, %NULL where @text is as plain as it gets
 */
char *respite_audit_words_dup (const RespiteWords *words,
                               GTimeZone          *zone,
                               GHashTable         *checks,
                               const char         *action,
                               const char         *text);

/* (transfer full): the key of a line of the checklist that @action answers. */
char *respite_audit_words_dup_check_key (const char *action,
                                         const char *code);

G_END_DECLS
