/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/**
 * RespiteCompareChart:
 *
 * The charts of several sessions on minutes since the start, as a picture as wide as there is room and as high as it
 * needs. What it shows is its accessible description.
 */
#define RESPITE_TYPE_COMPARE_CHART (respite_compare_chart_get_type ())

G_DECLARE_FINAL_TYPE (RespiteCompareChart, respite_compare_chart, RESPITE, COMPARE_CHART, GtkWidget)

/**
 * respite_compare_chart_show:
 * @records: (transfer full) (nullable) (element-type RespiteSessionRecord): the one that is looked at last
 * @is_overlay: over one another, else below one another
 * @zone: (nullable): the clinic's time zone
 */
void respite_compare_chart_show (RespiteCompareChart *self,
                                 GPtrArray           *records,
                                 gboolean             is_overlay,
                                 GTimeZone           *zone);

/* Over or below one another; what is shown stays. */
void respite_compare_chart_set_overlay (RespiteCompareChart *self,
                                        gboolean             is_overlay);

/* Returns: (transfer full): the same data as a table in text */
char *respite_compare_chart_dup_table (RespiteCompareChart *self);

G_END_DECLS
