/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * respite_wheel_ignore:
 * @widget: a spin button or a scale
 *
 * The mouse's wheel over @widget scrolls the page and no longer changes the value: who scrolls a long page past a
 * number would change it without seeing it.
 */
void respite_wheel_ignore (GtkWidget *widget);

G_END_DECLS
