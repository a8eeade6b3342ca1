/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * respite_reveal:
 * @widget: what a person has just asked for
 *
 * Scrolls the page around @widget until all of it is in sight, or as much of it as there is room for, from its top.
 * It is done once the frames after this one have laid out what has just been shown, so that call and change may come in
 * any order.
 */
void respite_reveal (GtkWidget *widget);

G_END_DECLS
