/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-monitor-jobs.h"

#include "service/respite-session-acts.h"

RespiteMonitorJob *
respite_monitor_job_new (gint64 session_id)
{
  RespiteMonitorJob *job = g_new0 (RespiteMonitorJob, 1);

  job->session_id = session_id;

  return job;
}

void
respite_monitor_job_free (RespiteMonitorJob *job)
{
  g_free (job->file_name);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  respite_monitor_map_free (job->map);
  g_free (job->reason);
  g_free (job);
}

void
respite_monitor_look_free (RespiteMonitorLook *look)
{
  if (look == NULL)
    return;

  respite_monitor_map_free (look->map);
  respite_monitor_reading_free (look->reading);
  g_clear_error (&look->error);
  g_free (look);
}

static RespiteMonitorMap *
choose_map (RespiteOffice           *office,
            const RespiteMonitorJob *job,
            GError                 **error)
{
  gsize length;
  const char *text = g_bytes_get_data (job->bytes, &length);
  g_autoptr (RespiteCsv) csv = respite_csv_parse (text != NULL ? text : "", (gssize) length, error);

  return csv != NULL ? respite_office_choose_monitor_map (office, csv, error) : NULL;
}

gpointer
respite_monitor_look_job (RespiteOffice *office,
                          gpointer       data,
                          GError       **error)
{
  const RespiteMonitorJob *job = data;
  RespiteMonitorMap *map = job->map != NULL ? respite_monitor_map_copy (job->map) : choose_map (office, job, error);
  RespiteMonitorSource source = { job->file_name, job->bytes, map };
  RespiteMonitorLook *look;

  if (map == NULL)
    return NULL;

  look = g_new0 (RespiteMonitorLook, 1);
  look->map = map;
  look->reading = respite_office_read_monitor (office, job->session_id, &source, &look->error);

  return look;
}

gpointer
respite_monitor_import_job (RespiteOffice *office,
                            gpointer       data,
                            GError       **error)
{
  const RespiteMonitorJob *job = data;
  RespiteMonitorSource source = { job->file_name, job->bytes, job->map };
  g_autoptr (RespiteMonitorReading) reading = NULL;

  reading = respite_office_import_monitor (office, job->session_id, &source, error);
  if (reading == NULL || (job->keeps_map && !respite_office_save_monitor_map (office, job->map, error)))
    return NULL;

  return g_steal_pointer (&reading);
}

gpointer
respite_monitor_strike_job (RespiteOffice *office,
                            gpointer       data,
                            GError       **error)
{
  const RespiteMonitorJob *job = data;

  respite_office_strike_monitor (office, job->batch_id, job->reason, error);

  return NULL;
}

gpointer
respite_monitor_session_job (RespiteOffice *office,
                             gpointer       data,
                             GError       **error)
{
  return respite_office_get_session (office, *(gint64 *) data, FALSE, error);
}
