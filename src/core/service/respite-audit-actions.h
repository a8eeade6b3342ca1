/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was done, as people say it, marked for translation; an action without words as it is kept. (transfer none) */
const char *respite_audit_action_get_words (const char *action);

/* The action number @index in the order of the alphabet, NULL after the last. (transfer none) */
const char *respite_audit_action_get (guint index);

G_END_DECLS
