/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "documents/respite-layout.h"

G_BEGIN_DECLS

/**
 * RespitePaper:
 *
 * One page of a document, painted from the same layout as the PDF. A screen reader gets the page's text.
 */
#define RESPITE_TYPE_PAPER (respite_paper_get_type ())

G_DECLARE_FINAL_TYPE (RespitePaper, respite_paper, RESPITE, PAPER, GtkWidget)

GtkWidget *respite_paper_new (RespiteLayout *layout,
                              guint          page);

/* Shows another page. */
void respite_paper_set_page (RespitePaper  *self,
                             RespiteLayout *layout,
                             guint          page);

/**
 * respite_paper_set_shown:
 * @is_shown: whether it is in sight or nearly so
 *
 * A page that is not keeps its place and is not painted; a new one is not until it is said to be shown. What a screen
 * reader gets is there in any case.
 */
void respite_paper_set_shown (RespitePaper *self,
                              gboolean      is_shown);

/* Whether its page has been painted. */
gboolean respite_paper_is_painted (RespitePaper *self);

/* How wide the page is on the screen, in pixels. */
void respite_paper_set_width (RespitePaper *self,
                              int           width);

G_END_DECLS
