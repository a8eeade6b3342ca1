/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"
#include "widgets/respite-error-bar.h"

G_BEGIN_DECLS

/**
 * respite_attachment_open:
 * @page: whose window it stands over
 * @id: the attachment
 * @error_bar: a child of @page, where to say why not
 *
 * Shows an attachment in a window of its own. From there a copy can be saved, and who may change the record strikes it
 * out or lets it stand again, with an Undo.
 */
void respite_attachment_open (RespitePage     *page,
                              gint64           id,
                              RespiteErrorBar *error_bar);

/* For an Undo; @data: a RespiteRecordUndo */
void respite_attachment_undo_add (gpointer data);

G_END_DECLS
