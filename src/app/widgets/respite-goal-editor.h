/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "infusion/respite-recovery.h"

G_BEGIN_DECLS

/**
 * RespiteGoalEditor:
 *
 * The least total of each recovery score with which a patient may leave, as numbers to type.
 */
#define RESPITE_TYPE_GOAL_EDITOR (respite_goal_editor_get_type ())

G_DECLARE_FINAL_TYPE (RespiteGoalEditor, respite_goal_editor, RESPITE, GOAL_EDITOR, GtkWidget)

/* @scales: (element-type RespiteRecoveryScale) */
void respite_goal_editor_show (RespiteGoalEditor *self,
                               GPtrArray         *scales);

/* Puts what stands in it into @scales. */
void respite_goal_editor_read (RespiteGoalEditor *self,
                               GPtrArray         *scales);

G_END_DECLS
