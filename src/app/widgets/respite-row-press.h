/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * respite_row_press_install:
 * @row: a row, while it is made
 *
 * Lets @row be activated by every press that begins and ends on it. GtkListBox forgets a press that lasts longer than
 * a double click or that moves a few pixels, so a slow or an unsteady hand would press in vain.
 */
void respite_row_press_install (GtkListBoxRow *row);

G_END_DECLS
