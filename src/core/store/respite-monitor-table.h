/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "infusion/respite-monitor.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/* The tables monitor_batch, monitor_row and monitor_map. Writing functions run inside the caller's transaction. */

/* Adds @batch with its rows and sets its id and uuid; @map_json says how it was read. */
gboolean respite_monitor_table_insert (RespiteDb            *db,
                                       RespiteMonitorBatch  *batch,
                                       const char           *map_json,
                                       gint64                staff_id,
                                       GError              **error);

/* One batch without its rows. (transfer full) */
RespiteMonitorBatch *respite_monitor_table_get (RespiteDb  *db,
                                                gint64      id,
                                                GError    **error);

/* (element-type RespiteMonitorBatch): of a session, in the order of import; those that stand with their rows.
 * (transfer full) */
GPtrArray *respite_monitor_table_list (RespiteDb  *db,
                                       gint64      session_id,
                                       GError    **error);

/* Says that a batch was taken back. */
gboolean respite_monitor_table_strike (RespiteDb   *db,
                                       gint64       id,
                                       const char  *reason,
                                       gint64       staff_id,
                                       gint64       now,
                                       GError     **error);

/* Keeps how a monitor's file is read, in the place of one of that name. */
gboolean respite_monitor_map_table_put (RespiteDb   *db,
                                        const char  *name,
                                        const char  *json,
                                        gint64       staff_id,
                                        gint64       now,
                                        GError     **error);

gboolean respite_monitor_map_table_remove (RespiteDb   *db,
                                           const char  *name,
                                           GError     **error);

/* (element-type utf8): every map as JSON, by name. (transfer full) */
GPtrArray *respite_monitor_map_table_list (RespiteDb  *db,
                                           GError    **error);

G_END_DECLS
