/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-monitor-acts.h"

G_BEGIN_DECLS

/**
 * RespiteMonitorJob:
 * @map: (nullable): how the file is read; %NULL for what fits it
 * @batch_id: what is taken back
 *
 * What a job about a monitor's file takes along to the clinic's thread: copies only.
 */
typedef struct
{
  gint64             session_id;
  char              *file_name;
  GBytes            *bytes;
  RespiteMonitorMap *map;
  gboolean           keeps_map;
  gint64             batch_id;
  char              *reason;
} RespiteMonitorJob;

RespiteMonitorJob *respite_monitor_job_new  (gint64             session_id);
void               respite_monitor_job_free (RespiteMonitorJob *job);

/**
 * RespiteMonitorLook:
 * @map: how it was read
 * @reading: (nullable): what was understood
 * @error: (nullable): why it cannot be imported in this way
 */
typedef struct
{
  RespiteMonitorMap     *map;
  RespiteMonitorReading *reading;
  GError                *error;
} RespiteMonitorLook;

void respite_monitor_look_free (RespiteMonitorLook *look);

/* RespiteJobFunc; a RespiteMonitorLook. session_id, file_name, bytes, map */
gpointer respite_monitor_look_job (RespiteOffice  *office,
                                   gpointer        data,
                                   GError        **error);

/* RespiteJobFunc; a RespiteMonitorReading. The same; keeps_map: the map is kept under its name */
gpointer respite_monitor_import_job (RespiteOffice  *office,
                                     gpointer        data,
                                     GError        **error);

/* RespiteJobFunc; %NULL. batch_id, reason */
gpointer respite_monitor_strike_job (RespiteOffice  *office,
                                     gpointer        data,
                                     GError        **error);

/* RespiteJobFunc; a RespiteSessionRecord. session_id */
gpointer respite_monitor_session_job (RespiteOffice  *office,
                                      gpointer        data,
                                      GError        **error);

G_END_DECLS
