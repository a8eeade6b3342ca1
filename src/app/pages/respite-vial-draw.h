/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "models/respite-session-model.h"

G_BEGIN_DECLS

/**
 * RespiteVialDraw:
 *
 * The label of another vial of a visit, and how much was drawn from it.
 *
 * Signals:
 * - drawn (GError or %NULL): an act ended
 */
#define RESPITE_TYPE_VIAL_DRAW (respite_vial_draw_get_type ())

G_DECLARE_FINAL_TYPE (RespiteVialDraw, respite_vial_draw, RESPITE, VIAL_DRAW, GtkWidget)

/* @model: of the visit that the vial is for */
void respite_vial_draw_set_model (RespiteVialDraw     *self,
                                  RespiteSessionModel *model);

G_END_DECLS
