/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "infusion/respite-thresholds.h"

G_BEGIN_DECLS

/* One limit of a vital sign: review, warn and act. */
#define RESPITE_TYPE_THRESHOLD_ROW (respite_threshold_row_get_type ())

G_DECLARE_FINAL_TYPE (RespiteThresholdRow, respite_threshold_row, RESPITE, THRESHOLD_ROW, GtkWidget)

GtkWidget *respite_threshold_row_new (const RespiteThreshold *threshold);

/* (transfer full): the row as respite_thresholds_from_text() reads it, such as "systolic high 160 160 180" */
char *respite_threshold_row_dup_text (RespiteThresholdRow *self);

G_END_DECLS
