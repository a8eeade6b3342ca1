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
 * - made (char *what): the document was "printed" or "saved"
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

/* Shows what went wrong over the pages; %NULL takes it back. */
void respite_preview_pane_show_error (RespitePreviewPane *self,
                                      const GError       *error);

/* The two buttons' acts, for keys. */
void respite_preview_pane_print (RespitePreviewPane *self);
void respite_preview_pane_save  (RespitePreviewPane *self);

G_END_DECLS
