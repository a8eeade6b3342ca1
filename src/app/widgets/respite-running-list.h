/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "models/respite-board-item.h"

G_BEGIN_DECLS

/**
 * RespiteRunningList:
 *
 * The visits that run, whatever page is in front: with several chairs nobody has to leave one to see that another's
 * set is due. A row leads there (win.open-session). Hidden while nothing runs; the countdowns go by themselves.
 */
#define RESPITE_TYPE_RUNNING_LIST (respite_running_list_get_type ())

G_DECLARE_FINAL_TYPE (RespiteRunningList, respite_running_list, RESPITE, RUNNING_LIST, GtkWidget)

/**
 * respite_running_list_set:
 * @rows: (transfer full) (nullable) (element-type RespiteBoardRow): in the order of the board
 * @clock: what the countdowns go by
 */
void respite_running_list_set (RespiteRunningList *self,
                               GPtrArray          *rows,
                               RespiteClock       *clock);

/* Shows countdowns alone. */
void respite_running_list_set_narrow (RespiteRunningList *self,
                                      gboolean            narrow);

/**
 * respite_running_list_get_next:
 * @session_id: where one is, 0 for elsewhere
 * @step: 1 for the next, -1 for the one before
 *
 * Returns: the session that comes then, round and round; 0 while nothing runs
 */
gint64 respite_running_list_get_next (RespiteRunningList *self,
                                      gint64              session_id,
                                      int                 step);

G_END_DECLS
