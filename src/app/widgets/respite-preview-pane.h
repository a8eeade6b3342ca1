/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "documents/respite-layout.h"

G_BEGIN_DECLS

/**
 * RespitePreviewPane:
 *
 * The pages of a document as they will print, with Print and Save. Property "file-name": what Save proposes.
 *
 * Signals:
 * - made (char *what, gpointer about): a document was "printed", "saved" or "protected" (saved with a password); @about
 *   is that document's, even if another one is shown by now
 */
#define RESPITE_TYPE_PREVIEW_PANE (respite_preview_pane_get_type ())

G_DECLARE_FINAL_TYPE (RespitePreviewPane, respite_preview_pane, RESPITE, PREVIEW_PANE, GtkWidget)

/**
 * respite_preview_pane_show:
 * @layout: (nullable): the document; %NULL shows @error, or nothing
 * @file_name: what Save proposes, such as "going-home.pdf"
 */
void respite_preview_pane_show (RespitePreviewPane *self,
                                RespiteLayout      *layout,
                                const char         *file_name,
                                const GError       *error);

/**
 * respite_preview_pane_set_about:
 * @about: (transfer full): what the document that is shown was made from, for "made"
 * @free_about: frees @about once neither the pane nor a print or save that was begun needs it
 */
void respite_preview_pane_set_about (RespitePreviewPane *self,
                                     gpointer            about,
                                     GDestroyNotify      free_about);

/* Shows what went wrong over the pages; %NULL takes it back. */
void respite_preview_pane_show_error (RespitePreviewPane *self,
                                      const GError       *error);

G_END_DECLS
