/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteRow:
 *
 * A line of a list: title, smaller line below, a chip, a text at the end and buttons, each only where it was set.
 */
#define RESPITE_TYPE_ROW (respite_row_get_type ())

G_DECLARE_FINAL_TYPE (RespiteRow, respite_row, RESPITE, ROW, GtkListBoxRow)

/**
 * respite_row_set:
 * @id: the record, for respite_row_get_id()
 * @title: the line
 * @subtitle: (nullable): the smaller line below
 * @end: (nullable): the text at the end
 */
void respite_row_set (RespiteRow *self,
                      gint64      id,
                      const char *title,
                      const char *subtitle,
                      const char *end);

gint64 respite_row_get_id (RespiteRow *self);

/* A word in a shape: @style is "stop", "review", "note", "ok", "accent" or "" ; %NULL text shows none. */
void respite_row_set_chip (RespiteRow *self,
                           const char *text,
                           const char *style);

/**
 * respite_row_set_button:
 * @label: (nullable): the button's word; %NULL shows none
 * @action: an action that takes the row's id (x)
 */
void respite_row_set_button (RespiteRow *self,
                             const char *label,
                             const char *action);

/* A second button, before the first one. */
void respite_row_set_second_button (RespiteRow *self,
                                    const char *label,
                                    const char *action);

/**
 * RespiteRowFunc:
 * @item: an element of the array
 *
 * Writes @item into @row.
 */
typedef void (*RespiteRowFunc) (RespiteRow *row,
                                gpointer    item,
                                gpointer    user_data);

/**
 * respite_row_sync_list:
 * @items: (nullable): what the list shall show; %NULL empties it
 * @func: writes one of them into a row
 *
 * Makes @list show @items, keeping its rows (and with them focus and selection) as far as they go. An empty list is
 * hidden.
 */
void respite_row_sync_list (GtkListBox    *list,
                            GPtrArray     *items,
                            RespiteRowFunc func,
                            gpointer       user_data);

G_END_DECLS
