/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteEmptyState:
 *
 * What an empty page shows: an icon, what belongs here (properties title and text), and the one action (property
 * button-label; empty for none), told by the signal "activated".
 */
#define RESPITE_TYPE_EMPTY_STATE (respite_empty_state_get_type ())

G_DECLARE_FINAL_TYPE (RespiteEmptyState, respite_empty_state, RESPITE, EMPTY_STATE, GtkWidget)

void respite_empty_state_set_title (RespiteEmptyState *self,
                                    const char        *title);
void respite_empty_state_set_text  (RespiteEmptyState *self,
                                    const char        *text);

G_END_DECLS
