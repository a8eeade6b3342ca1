/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteChip:
 *
 * A short word in a shape: what the entry line understood, or how ready a visit is. Its meaning stands in the word and
 * the shape, colour only helps.
 */
#define RESPITE_TYPE_CHIP (respite_chip_get_type ())

G_DECLARE_FINAL_TYPE (RespiteChip, respite_chip, RESPITE, CHIP, GtkWidget)

/**
 * respite_chip_new:
 * @text: what it says
 * @style: (nullable): "stop", "review", "note", "ok" or "accent"
 */
GtkWidget *respite_chip_new (const char *text,
                             const char *style);

/* Changes both. */
void respite_chip_set (RespiteChip *self,
                       const char  *text,
                       const char  *style);

/* Says more while the pointer rests on it; @tip: (nullable): no more. To set the property asks the X server where the
 * pointer is; this asks nothing, so it may change with every key. */
void respite_chip_set_tip (RespiteChip *self,
                           const char  *tip);

/* Returns: (transfer none): what it says */
const char *respite_chip_get_text (RespiteChip *self);

G_END_DECLS
