/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteMapRow:
 *
 * One of the ways in which the clinic reads a monitor's file, in Settings: its name, what it knows, and buttons to
 * rename and to remove it. Signals: "rename" (const char *to), "remove".
 */
#define RESPITE_TYPE_MAP_ROW (respite_map_row_get_type ())

G_DECLARE_FINAL_TYPE (RespiteMapRow, respite_map_row, RESPITE, MAP_ROW, GtkWidget)

/* @detail: which columns it knows */
GtkWidget *respite_map_row_new (const char *name,
                                const char *detail);

/* Returns: (transfer none): the name under which it is kept */
const char *respite_map_row_get_name (RespiteMapRow *self);

G_END_DECLS
