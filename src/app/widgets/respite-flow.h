/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteFlow:
 *
 * Children one after another, as words in a paragraph: where the line is full, the next one begins. For chips and
 * buttons that have to survive large text.
 */
#define RESPITE_TYPE_FLOW (respite_flow_get_type ())

G_DECLARE_FINAL_TYPE (RespiteFlow, respite_flow, RESPITE, FLOW, GtkWidget)

G_END_DECLS
