/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "models/respite-session-model.h"

G_BEGIN_DECLS

/**
 * RespiteVialsBox:
 *
 * What was drawn for a visit and what became of it, with the rest that is not accounted for; and, until the session is
 * signed, the lines to waste, return or explain before a witness, who types their own password.
 *
 * Signals:
 * - reported (GError or %NULL): an act ended
 */
#define RESPITE_TYPE_VIALS_BOX (respite_vials_box_get_type ())

G_DECLARE_FINAL_TYPE (RespiteVialsBox, respite_vials_box, RESPITE, VIALS_BOX, GtkWidget)

/* Shows the record as @model has it now. */
void respite_vials_box_show (RespiteVialsBox     *self,
                             RespiteSessionModel *model);

G_END_DECLS
