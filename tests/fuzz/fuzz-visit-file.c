/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "fuzz.h"
#include "interop/respite-protocol-file.h"
#include "interop/respite-visit-files.h"
#include "respite-core.h"

/* The same bytes as an order and as answers to a checklist: taken or refused, with an error or without. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static RespiteProtocol *protocol;
  g_autoptr (GError) order_error = NULL;
  g_autoptr (GError) checks_error = NULL;
  g_autoptr (RespitePreparation) preparation = NULL;
  g_autoptr (RespiteOrder) order = NULL;
  g_autoptr (GPtrArray) checks = NULL;

  respite_core_init ();
  if (protocol == NULL)
    protocol = respite_protocol_load_builtin ("pain-short-series", "en", NULL);

  order = respite_order_from_json ((const char *) data, (gssize) size, &preparation, &order_error);
  g_assert ((order == NULL) == (order_error != NULL));
  g_assert (order != NULL || preparation == NULL);
  if (order != NULL)
    g_assert_cmpint (order->dose_ug, >=, 0);

  checks = respite_checks_from_json ((const char *) data, (gssize) size, protocol->gate, &checks_error);
  g_assert ((checks == NULL) == (checks_error != NULL));

  return 0;
}
