/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteOrderLines:
 *
 * The cross-check of an order: every conversion with its numbers and units, and a word where it disagrees with what was
 * written.
 */
#define RESPITE_TYPE_ORDER_LINES (respite_order_lines_get_type ())

G_DECLARE_FINAL_TYPE (RespiteOrderLines, respite_order_lines, RESPITE, ORDER_LINES, GtkWidget)

/* Shows @lines (element-type RespiteOrderLine). */
void respite_order_lines_show (RespiteOrderLines *self,
                               GPtrArray         *lines);

G_END_DECLS
