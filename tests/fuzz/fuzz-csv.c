/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-clock.h"
#include "fuzz.h"
#include "interop/respite-monitor-file.h"
#include "respite-core.h"

/* A table that is read is looked at as a monitor's file, with the columns that are recognised in it. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteCsv) csv = NULL;
  g_autoptr (RespiteMonitorMap) map = NULL;
  g_autoptr (RespiteMonitorReading) reading = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  RespiteMonitorContext context = { G_GINT64_CONSTANT (1795446000000), G_GINT64_CONSTANT (1795456000000), zone };

  respite_core_init ();
  csv = respite_csv_parse ((const char *) data, (gssize) size, &error);
  g_assert ((csv == NULL) == (error != NULL));
  if (csv == NULL)
    return 0;

  map = respite_monitor_map_guess (csv);
  reading = respite_monitor_file_read (csv, map, &context, &error);
  g_assert ((reading == NULL) == (error != NULL));
  if (reading == NULL)
    return 0;

  g_assert_cmpuint (reading->batch->n_rows, <=, csv->rows->len);
  g_assert_cmpuint (reading->batch->n_values, >, 0);
  for (guint i = 1; i < reading->batch->rows->len; i++)
    g_assert_cmpint (respite_monitor_batch_get_row (reading->batch, i - 1)->at, <,
                     respite_monitor_batch_get_row (reading->batch, i)->at);

  return 0;
}
