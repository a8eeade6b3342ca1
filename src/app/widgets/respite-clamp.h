/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteClamp:
 *
 * Keeps its child from growing wider than is good to read, and in the middle of the room. Properties: child; maximum,
 * the greatest width in em of the text.
 */
#define RESPITE_TYPE_CLAMP (respite_clamp_get_type ())

G_DECLARE_FINAL_TYPE (RespiteClamp, respite_clamp, RESPITE, CLAMP, GtkWidget)

G_END_DECLS
