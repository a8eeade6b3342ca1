/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Returns: the em of @widget's text in pixels, grown with the text's size */
double respite_em_get (GtkWidget *widget);

G_END_DECLS
