/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "models/respite-board-item.h"

G_BEGIN_DECLS

/**
 * RespiteRunningRow:
 *
 * A visit that runs, in the sidebar: whose it is, in which chair, and when its next set is due.
 */
#define RESPITE_TYPE_RUNNING_ROW (respite_running_row_get_type ())

G_DECLARE_FINAL_TYPE (RespiteRunningRow, respite_running_row, RESPITE, RUNNING_ROW, GtkListBoxRow)

/* @narrow: with the countdown alone, the rest as a tooltip */
void respite_running_row_show (RespiteRunningRow     *self,
                               const RespiteBoardRow *row,
                               gint64                 now,
                               gboolean               narrow);

gint64 respite_running_row_get_session (RespiteRunningRow *self);

G_END_DECLS
