/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "interop/respite-monitor-file.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/* Vital signs from a monitor's file. They stand beside those that people typed and never among them: no prompt, no
 * schedule and no total looks at them. All need SESSION_RECORD. */

/**
 * respite_office_choose_monitor_map:
 * @csv: a monitor's file
 *
 * Returns: (transfer full) (nullable): the clinic's mapping that fits the heads of @csv, else what is recognised in
 *   them, which may be incomplete
 */
RespiteMonitorMap *respite_office_choose_monitor_map (RespiteOffice     *office,
                                                      const RespiteCsv  *csv,
                                                      GError           **error);

/* (element-type RespiteMonitorMap): what the clinic keeps, by name. (transfer full) */
GPtrArray *respite_office_list_monitor_maps (RespiteOffice  *office,
                                             GError        **error);

/* Keeps @map under its name, in the place of one of that name. */
gboolean respite_office_save_monitor_map (RespiteOffice            *office,
                                          const RespiteMonitorMap  *map,
                                          GError                  **error);

/* Keeps the mapping @name as @to; %RESPITE_ERROR_CONFLICT where another has that name. */
gboolean respite_office_rename_monitor_map (RespiteOffice  *office,
                                            const char     *name,
                                            const char     *to,
                                            GError        **error);

gboolean respite_office_forget_monitor_map (RespiteOffice  *office,
                                            const char     *name,
                                            GError        **error);

/**
 * RespiteMonitorSource:
 * @file_name: for the record; folders are taken off
 * @bytes: the file
 * @map: (nullable): how to read it; %NULL for respite_office_choose_monitor_map()
 */
typedef struct
{
  const char              *file_name;
  GBytes                  *bytes;
  const RespiteMonitorMap *map;
} RespiteMonitorSource;

/* What an import would do, without doing it; refused for the same reasons. (transfer full) */
RespiteMonitorReading *respite_office_read_monitor (RespiteOffice               *office,
                                                    gint64                       session_id,
                                                    const RespiteMonitorSource  *source,
                                                    GError                     **error);

/**
 * respite_office_import_monitor:
 *
 * Keeps a monitor's file in a session that the patient has come for and that is not signed; one audit row. A file that
 * is there already, and one whose time another import covers, are refused.
 *
 * Returns: (transfer full): what was kept
 */
RespiteMonitorReading *respite_office_import_monitor (RespiteOffice               *office,
                                                      gint64                       session_id,
                                                      const RespiteMonitorSource  *source,
                                                      GError                     **error);

/* Takes an import back; it stays in the record, struck out. Not in a signed session. */
gboolean respite_office_strike_monitor (RespiteOffice  *office,
                                        gint64          batch_id,
                                        const char     *reason,
                                        GError        **error);

G_END_DECLS
