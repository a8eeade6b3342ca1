/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "domain/respite-attachment.h"

G_BEGIN_DECLS

/**
 * RespiteAttachmentWindow:
 *
 * Shows a picture, or the pages of a PDF file one by one. The pages are painted by a pdftocairo child that gets the
 * file and gives the picture through pipes; nothing is written to disk. The signals "save" and "strike" ask for a copy
 * and for striking the attachment out or letting it stand again.
 */
#define RESPITE_TYPE_ATTACHMENT_WINDOW (respite_attachment_window_get_type ())

G_DECLARE_FINAL_TYPE (RespiteAttachmentWindow, respite_attachment_window, RESPITE, ATTACHMENT_WINDOW, GtkWindow)

/**
 * respite_attachment_window_new:
 * @parent: (nullable): the window in front of which it stands
 * @content: the file
 * @can_strike: whether the person may strike attachments out
 */
GtkWindow *respite_attachment_window_new (GtkWindow               *parent,
                                          const RespiteAttachment *attachment,
                                          GBytes                  *content,
                                          gboolean                 can_strike);

/* The attachment's key. */
gint64 respite_attachment_window_get_id (RespiteAttachmentWindow *self);

/* Whether the attachment is struck out. */
gboolean respite_attachment_window_is_struck (RespiteAttachmentWindow *self);

G_END_DECLS
