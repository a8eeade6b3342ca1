/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "infusion/respite-quick.h"

G_BEGIN_DECLS

/**
 * RespiteQuickRow:
 *
 * One of the ten quick events in Settings: its key, the name on the button and the line that it enters.
 */
#define RESPITE_TYPE_QUICK_ROW (respite_quick_row_get_type ())

G_DECLARE_FINAL_TYPE (RespiteQuickRow, respite_quick_row, RESPITE, QUICK_ROW, GtkWidget)

/* @place: 0 to 9 */
GtkWidget *respite_quick_row_new (guint               place,
                                  const RespiteQuick *quick);

/* (transfer full): what was typed */
RespiteQuick *respite_quick_row_dup (RespiteQuickRow *self);

/* Shows why the row cannot be kept; %NULL for nothing. */
void respite_quick_row_set_error (RespiteQuickRow *self,
                                  const GError    *error);

G_END_DECLS
