/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "fuzz.h"
#include "interop/respite-monitor-map.h"
#include "respite-core.h"

/* A map that is read is written and read again as the same map. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteMonitorMap) map = NULL;
  g_autoptr (RespiteMonitorMap) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *second = NULL;

  respite_core_init ();
  map = respite_monitor_map_from_json ((const char *) data, (gssize) size, &error);
  g_assert ((map == NULL) == (error != NULL));
  if (map == NULL)
    return 0;

  text = respite_monitor_map_to_json (map);
  again = respite_monitor_map_from_json (text, -1, &error);
  g_assert_no_error (error);
  second = respite_monitor_map_to_json (again);
  g_assert_cmpstr (text, ==, second);

  return 0;
}
