/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "infusion/respite-clinic-list.h"

G_BEGIN_DECLS

/**
 * RespiteListRow:
 *
 * One line of a clinic's list in Settings: whether it is asked (or offered), its words in English and Spanish, the unit
 * of a medicine. The box of a line that safety needs cannot be cleared. Buttons and Alt+Up, Alt+Down move it among its
 * siblings, which is the order in which the lines are asked or offered.
 */
#define RESPITE_TYPE_LIST_ROW (respite_list_row_get_type ())

G_DECLARE_FINAL_TYPE (RespiteListRow, respite_list_row, RESPITE, LIST_ROW, GtkWidget)

GtkWidget *respite_list_row_new (const RespiteListItem *item,
                                 RespiteListKind        kind);

/* Units are as wide as those of the other rows of @widths. */
void respite_list_row_join (RespiteListRow *self,
                            GtkSizeGroup   *widths);

/* (transfer full) (nullable): what stands in it; %NULL for a new line without words */
RespiteListItem *respite_list_row_dup (RespiteListRow *self);

G_END_DECLS
