/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "models/respite-board-item.h"

G_BEGIN_DECLS

/**
 * RespiteBoardCard:
 *
 * A visit on the day board: when, who, how ready, and its one next action as the button. A running one shows elapsed
 * time, rate, dose and the next set's countdown.
 */
#define RESPITE_TYPE_BOARD_CARD (respite_board_card_get_type ())

G_DECLARE_FINAL_TYPE (RespiteBoardCard, respite_board_card, RESPITE, BOARD_CARD, GtkWidget)

/* @may_open: whether the person may see the visit; else the button checks in (board.check-in) or opens the patient. */
GtkWidget *respite_board_card_new (RespiteBoardItem *item,
                                   gboolean          may_open,
                                   GTimeZone        *zone,
                                   RespiteClock     *clock);

/* Brings the clocks on. */
void respite_board_card_tick (RespiteBoardCard *self);

G_END_DECLS
