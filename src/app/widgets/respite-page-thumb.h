/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "documents/respite-layout.h"
#include "widgets/respite-paper.h"

G_BEGIN_DECLS

/**
 * RespitePageThumb:
 *
 * A page of a document in small, with its number: a row of the strip beside a preview.
 */
#define RESPITE_TYPE_PAGE_THUMB (respite_page_thumb_get_type ())

G_DECLARE_FINAL_TYPE (RespitePageThumb, respite_page_thumb, RESPITE, PAGE_THUMB, GtkListBoxRow)

GtkWidget *respite_page_thumb_new (void);

/* Shows a page; another one may follow. */
void respite_page_thumb_set_page (RespitePageThumb *self,
                                  RespiteLayout    *layout,
                                  guint             page);

/* The small page. (transfer none) */
RespitePaper *respite_page_thumb_get_paper (RespitePageThumb *self);

G_END_DECLS
