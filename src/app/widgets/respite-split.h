/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteSplit:
 *
 * Two children beside each other where there is room, else one of them at a time, chosen by tabs over them. GTK 4.8 has
 * no breakpoints. Properties: main-child; side-child, as wide as it naturally is; main-title and side-title, of the
 * tabs; narrow, the width in em below which only one is shown.
 */
#define RESPITE_TYPE_SPLIT (respite_split_get_type ())

G_DECLARE_FINAL_TYPE (RespiteSplit, respite_split, RESPITE, SPLIT, GtkWidget)

/* Whether only one child is shown. */
gboolean respite_split_is_narrow (RespiteSplit *self);

/* Brings a child of a narrow split to front. */
void respite_split_show_side (RespiteSplit *self,
                              gboolean      is_side);

G_END_DECLS
