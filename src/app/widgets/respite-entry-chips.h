/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "infusion/respite-entry-line.h"

G_BEGIN_DECLS

/* Shows what was understood of a line as chips in @box, a RespiteFlow, and uses those that are there again. */
void respite_entry_chips_show (GtkWidget          *box,
                               const RespiteEntry *entry);

/* Tells how lines are written; has the pointer show the whole message where the line has no room for it. */
void respite_entry_message_set_up (GtkLabel *message);

/* Shows @text below the line in a style: "stop", "review", "muted" or "ok". */
void respite_entry_message_show (GtkLabel   *message,
                                 const char *text,
                                 const char *style);

/* Returns: (transfer none) (nullable): what is wrong with @entry, or what it lacks. */
const char *respite_entry_find_problem (const RespiteEntry *entry);

/* Shows what is unusual about @entry; @is_asked: Enter was pressed, and the next one records it. */
void respite_entry_message_show_question (GtkLabel           *message,
                                          const RespiteEntry *entry,
                                          gboolean            is_asked);

/* Shows what Tab would make of @line, or how lines are written while it is empty; @medicines: (nullable): the clinic's
 * list. */
void respite_entry_message_show_completions (GtkLabel   *message,
                                             const char *line,
                                             GPtrArray  *medicines);

G_END_DECLS
