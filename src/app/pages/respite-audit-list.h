/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "infusion/respite-clinic-list.h"

G_BEGIN_DECLS

/**
 * respite_audit_list_dup:
 * @key: of the setting, such as "list-gate"
 * @text: (nullable): the list as it is kept, %NULL for the one that the program came with
 * @before: (nullable): as it was
 *
 * Returns: (transfer full) (nullable): what changed, line by line; %NULL where @key is of no list
 */
char *respite_audit_list_dup (const char *key,
                              const char *text,
                              const char *before);

/* (transfer full): a schedule in words, such as "sessions 1 to 3 every 5 min; ..." */
char *respite_audit_list_dup_schedule (const char *text);

G_END_DECLS
