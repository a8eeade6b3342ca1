/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "models/respite-session-model.h"

G_BEGIN_DECLS

/**
 * RespitePreparationBox:
 *
 * What was drawn up from which vial, checked by a second person with their own password.
 *
 * Signals:
 * - reported (GError or %NULL): how saving ended
 */
#define RESPITE_TYPE_PREPARATION_BOX (respite_preparation_box_get_type ())

G_DECLARE_FINAL_TYPE (RespitePreparationBox, respite_preparation_box, RESPITE, PREPARATION_BOX, GtkWidget)

/* Shows the preparation of @model's record, or asks for it. */
void respite_preparation_box_show (RespitePreparationBox *self,
                                   RespiteSessionModel   *model);

G_END_DECLS
