/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The printer that was chosen last on this computer, its tray, sides and colour. It is the computer's own and stands
 * in the person's folder of settings; nothing of a document is kept with it.
 */

/* Keeps what @settings say of the printer; where that cannot be written, the next dialog begins as the desktop's. */
void respite_printer_remember (GtkPrintSettings *settings);

/* (transfer full) (nullable): %NULL where nothing was kept yet */
GtkPrintSettings *respite_printer_recall (void);

G_END_DECLS
