/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "models/respite-session-model.h"

G_BEGIN_DECLS

/**
 * respite_entry_undo_offer:
 * @widget: over which the offer stands for a while
 * @model: of the session
 * @event_id: the entry that was just recorded
 * @line: as it was typed
 *
 * Says that @line was recorded, with an Undo that strikes it out until the session is left; without one for the start
 * or the end of an infusion, which only another entry corrects (decisions.md, Undo).
 */
void respite_entry_undo_offer (GtkWidget           *widget,
                               RespiteSessionModel *model,
                               gint64               event_id,
                               const char          *line);

G_END_DECLS
