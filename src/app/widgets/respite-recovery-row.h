/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "infusion/respite-recovery.h"

G_BEGIN_DECLS

/**
 * RespiteRecoveryRow:
 *
 * One item of a recovery score with its three answers; the keys 0, 1 and 2 choose one. Signal: "chosen".
 */
#define RESPITE_TYPE_RECOVERY_ROW (respite_recovery_row_get_type ())

G_DECLARE_FINAL_TYPE (RespiteRecoveryRow, respite_recovery_row, RESPITE, RECOVERY_ROW, GtkWidget)

/* Shows @item without an answer. */
void respite_recovery_row_set_item (RespiteRecoveryRow        *self,
                                    const RespiteRecoveryItem *item);

/* 0 to 2, -1 for none yet */
int respite_recovery_row_get_points (RespiteRecoveryRow *self);

G_END_DECLS
