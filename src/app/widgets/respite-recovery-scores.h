/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/**
 * RespiteRecoveryScores:
 *
 * The recovery scores of a visit: those that were recorded, with their times, and a sheet for the next one, an item
 * after the other by the keys 0, 1 and 2. Signal: "record" (line), a line for the entry line such as "aldrete 22122".
 */
#define RESPITE_TYPE_RECOVERY_SCORES (respite_recovery_scores_get_type ())

G_DECLARE_FINAL_TYPE (RespiteRecoveryScores, respite_recovery_scores, RESPITE, RECOVERY_SCORES, GtkWidget)

/* @is_open: whether scores can be recorded. What is being answered stays. */
void respite_recovery_scores_show (RespiteRecoveryScores      *self,
                                   const RespiteSessionRecord *record,
                                   GTimeZone                  *zone,
                                   gboolean                    is_open);

/* Empties the sheet: what stood in it is recorded. */
void respite_recovery_scores_clear (RespiteRecoveryScores *self);

G_END_DECLS
