/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-access.h"

RespiteAccess *
respite_access_new (void)
{
  return g_new0 (RespiteAccess, 1);
}

void
respite_access_free (RespiteAccess *access)
{
  if (access == NULL)
    return;

  g_free (access->uuid);
  g_free (access->staff_name);
  g_free (access->patient_name);
  g_free (access->mrn);
  g_free (access->reason);
  g_free (access->acknowledged_by);
  g_free (access->note);
  g_free (access);
}
