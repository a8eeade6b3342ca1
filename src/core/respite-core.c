/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-core.h"

#include <sodium.h>
#include <sys/resource.h>

#include "respite-core-resources.h"

void
respite_core_init (void)
{
  static gsize once;

  if (!g_once_init_enter (&once))
    return;

  /* A resource in a static library is dropped by the linker unless something refers to it. */
  g_resources_register (respite_core_get_resource ());

  /* A crash must not leave a patient's record in a core file. */
  setrlimit (RLIMIT_CORE, &(struct rlimit) { 0, 0 });

  if (sodium_init () < 0)
    g_error ("The cryptographic library could not start");

  g_once_init_leave (&once, 1);
}
