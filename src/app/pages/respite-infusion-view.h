/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-session-view.h"

G_BEGIN_DECLS

/**
 * RespiteInfusionView:
 *
 * The infusion and the recovery after it: live status, chart, quick events, timeline table and the entry line. Whatever
 * is typed here reaches the entry line.
 */
#define RESPITE_TYPE_INFUSION_VIEW (respite_infusion_view_get_type ())

G_DECLARE_FINAL_TYPE (RespiteInfusionView, respite_infusion_view, RESPITE, INFUSION_VIEW, RespiteSessionView)

/* Records @line, or begins it where it is incomplete ("rate "). */
void respite_infusion_view_enter (RespiteInfusionView *self,
                                  const char          *line);

/* Asks for the picture of a photo; it waits above the line for its words. */
void respite_infusion_view_choose_photo (RespiteInfusionView *self);

/* Pauses a running pump, lets a paused one run again. */
void respite_infusion_view_toggle_pause (RespiteInfusionView *self);

/* Does what Alt+@digit does. */
void respite_infusion_view_choose_quick (RespiteInfusionView *self,
                                         int                  digit);

/* Moves the focus on: entry line, chart, table. */
void respite_infusion_view_cycle_focus (RespiteInfusionView *self);

/* Tells why the prompt, if there is one, calls somebody, or no longer. */
void respite_infusion_view_toggle_why (RespiteInfusionView *self);

G_END_DECLS
