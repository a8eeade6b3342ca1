/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "infusion/respite-quick.h"

G_BEGIN_DECLS

/**
 * RespiteQuickEvents:
 *
 * The ten quick events of a session, Alt+1 to Alt+0: one press and the beginning of a side effect is recorded at this
 * moment.
 *
 * Signals:
 * - chosen (char *line): the entry line that the event stands for
 */
#define RESPITE_TYPE_QUICK_EVENTS (respite_quick_events_get_type ())

G_DECLARE_FINAL_TYPE (RespiteQuickEvents, respite_quick_events, RESPITE, QUICK_EVENTS, GtkWidget)

/**
 * respite_quick_events_choose:
 * @digit: 1 to 9, or 0 for the tenth
 *
 * Does what the button with that digit does.
 */
void respite_quick_events_choose (RespiteQuickEvents *self,
                                  int                 digit);

/* @list: (element-type RespiteQuick): the clinic's ten */
void respite_quick_events_set_list (RespiteQuickEvents *self,
                                    GPtrArray          *list);

G_END_DECLS
