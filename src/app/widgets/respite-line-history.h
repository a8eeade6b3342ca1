/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteLineHistory:
 *
 * The last fifty lines of a text entry, which the arrows bring back. A line that is used again moves to the end.
 */
typedef struct _RespiteLineHistory RespiteLineHistory;

RespiteLineHistory *respite_line_history_new  (void);
void                respite_line_history_free (RespiteLineHistory *history);

/* Adds @line as the newest and stands after it. */
void respite_line_history_add   (RespiteLineHistory *history,
                                 const char         *line);
void respite_line_history_clear (RespiteLineHistory *history);

/* Stands after the newest line again. */
void     respite_line_history_rewind    (RespiteLineHistory *history);
gboolean respite_line_history_is_at_end (const RespiteLineHistory *history);

/* Goes to an older (-1) or a newer (1) line. Returns: (nullable): it, "" after the newest, %NULL for none. */
const char *respite_line_history_step (RespiteLineHistory *history,
                                       int                 step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteLineHistory, respite_line_history_free)

G_END_DECLS
