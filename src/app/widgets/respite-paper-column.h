/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The pages of a document below one another: RespitePaper in a box, or RespitePageThumb in a list.
 */

/* Where a page begins in its column, and how high it is; whether it has a place there. */
gboolean respite_paper_column_get_place (GtkWidget *child,
                                         GtkWidget *column,
                                         double    *top,
                                         double    *height);

/* Pages that are in sight, and one screen further on both sides, are painted; the others only keep their place. */
void respite_paper_column_paint (GtkScrolledWindow *scroller,
                                 GtkWidget         *column);

G_END_DECLS
