/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "models/respite-session-model.h"

G_BEGIN_DECLS

/**
 * RespiteWorksheetBox:
 *
 * The observation worksheet of a visit with esketamine nasal spray: what the record shows, the lines that a person
 * answers, and the paper. Hidden in every other visit.
 *
 * Signals:
 * - reported (GError or %NULL): an act ended
 */
#define RESPITE_TYPE_WORKSHEET_BOX (respite_worksheet_box_get_type ())

G_DECLARE_FINAL_TYPE (RespiteWorksheetBox, respite_worksheet_box, RESPITE, WORKSHEET_BOX, GtkWidget)

/* Shows the record as @model has it now. */
void respite_worksheet_box_show (RespiteWorksheetBox *self,
                                 RespiteSessionModel *model);

/* The clock went on: the time that is left of the two hours. */
void respite_worksheet_box_tick (RespiteWorksheetBox *self);

G_END_DECLS
