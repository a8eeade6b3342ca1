/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "infusion/respite-schedule.h"

G_BEGIN_DECLS

/**
 * RespiteScheduleEditor:
 *
 * When sets of vital signs fall due, as numbers to type.
 */
#define RESPITE_TYPE_SCHEDULE_EDITOR (respite_schedule_editor_get_type ())

G_DECLARE_FINAL_TYPE (RespiteScheduleEditor, respite_schedule_editor, RESPITE, SCHEDULE_EDITOR, GtkWidget)

void respite_schedule_editor_show (RespiteScheduleEditor *self,
                                   const RespiteSchedule *schedule);

/* What stands in it; %FALSE where a part cannot be, which then says so. */
gboolean respite_schedule_editor_read (RespiteScheduleEditor *self,
                                       RespiteSchedule       *schedule);

G_END_DECLS
