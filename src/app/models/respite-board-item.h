/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gio/gio.h>

#include "service/respite-session-acts.h"

G_BEGIN_DECLS

/**
 * RespiteBoardItem:
 *
 * A visit on the day board: one immutable row that is replaced in place. Main thread.
 *
 * Signals:
 * - updated: the row is another one
 */
#define RESPITE_TYPE_BOARD_ITEM (respite_board_item_get_type ())

G_DECLARE_FINAL_TYPE (RespiteBoardItem, respite_board_item, RESPITE, BOARD_ITEM, GObject)

RespiteBoardItem *respite_board_item_new_take (RespiteBoardRow *row);

const RespiteBoardRow *respite_board_item_get_row (RespiteBoardItem *self);

/* Returns: (transfer none) (nullable): the family name, where another patient of the board has it too */
const char *respite_board_item_get_namesake (RespiteBoardItem *self);

/**
 * respite_board_items_update:
 * @store: (element-type RespiteBoardItem)
 * @rows: (transfer full) (element-type RespiteBoardRow): what the list shall show
 *
 * Updates items of sessions that stay in place and replaces the rest.
 */
void respite_board_items_update (GListStore *store,
                                 GPtrArray  *rows);

G_END_DECLS
