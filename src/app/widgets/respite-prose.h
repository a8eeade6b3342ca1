/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteProse:
 *
 * A text to be read: headings, paragraphs and lists whose lines hang under each other, one label for each block.
 */
#define RESPITE_TYPE_PROSE (respite_prose_get_type ())

G_DECLARE_FINAL_TYPE (RespiteProse, respite_prose, RESPITE, PROSE, GtkWidget)

/* Shows @markdown as respite_markup_read() reads it; the same text again changes nothing. */
void respite_prose_set_markdown (RespiteProse *self,
                                 const char   *markdown);

G_END_DECLS
