/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "fuzz.h"
#include "interop/respite-protocol-file.h"
#include "interop/respite-visit-files.h"
#include "respite-core.h"

/* A protocol that is read keeps its rules; its checklist then reads the same bytes as answers. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteProtocol) protocol = NULL;
  g_autoptr (RespiteProtocol) again = NULL;

  respite_core_init ();
  protocol = respite_protocol_from_json ((const char *) data, (gssize) size, "es", &error);
  g_assert ((protocol == NULL) == (error != NULL));
  if (protocol == NULL)
    return 0;

  g_assert_cmpint (protocol->spacing_days->len, ==, protocol->sessions);
  g_assert_cmpint (protocol->sessions_min, <=, protocol->sessions);
  g_assert_cmpint (protocol->sessions, <=, protocol->sessions_max);
  g_assert_cmpint (protocol->gate->len, >, 0);
  again = respite_protocol_from_json (protocol->json, -1, "es", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->name, ==, protocol->name);

  return 0;
}
