/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An entry of an infusion, kept as "set systolic 118 pulse 72 at 1795380192000", in words. (transfer full) */
char *respite_audit_entry_dup_words (const char *detail);

G_END_DECLS
