/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "respite-window.h"

G_BEGIN_DECLS

/**
 * RespiteWatch:
 *
 * What goes on beside the pages of a window: the lock after idle time, the counts of the sidebar, the age of the last
 * backup, and the settings that concern the window itself.
 */
#define RESPITE_TYPE_WATCH (respite_watch_get_type ())

G_DECLARE_FINAL_TYPE (RespiteWatch, respite_watch, RESPITE, WATCH, GObject)

/* Begins to watch over @window, which owns the watch. */
RespiteWatch *respite_watch_new (RespiteWindow *window);

/* Reads theme and lock time again, and the counts. */
void respite_watch_refresh (RespiteWatch *self);

/* Stops; to be called before the window goes. */
void respite_watch_stop (RespiteWatch *self);

G_END_DECLS
