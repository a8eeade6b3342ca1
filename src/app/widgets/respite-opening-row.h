/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteOpeningRow:
 *
 * A weekday: whether the clinic opens, and from when until when.
 */
#define RESPITE_TYPE_OPENING_ROW (respite_opening_row_get_type ())

G_DECLARE_FINAL_TYPE (RespiteOpeningRow, respite_opening_row, RESPITE, OPENING_ROW, GtkWidget)

/* @name: of the weekday */
GtkWidget *respite_opening_row_new (const char *name);

/* In minutes after midnight; the same twice for a day without sessions. */
void respite_opening_row_set (RespiteOpeningRow *self,
                              int                opens,
                              int                closes);

/* Returns: whether both are times of day, the second one later; what is wrong is marked */
gboolean respite_opening_row_get (RespiteOpeningRow *self,
                                  int               *opens,
                                  int               *closes);

G_END_DECLS
