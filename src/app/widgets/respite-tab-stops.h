/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * respite_tab_stops_install:
 * @window: the window
 *
 * In @window a list of which one row is chosen is one stop of the Tab key, as its platform's other lists are: Tab
 * leaves it for what belongs to the chosen row, the arrow keys choose. GtkListBox would choose the next row instead.
 */
void respite_tab_stops_install (GtkWidget *window);

G_END_DECLS
