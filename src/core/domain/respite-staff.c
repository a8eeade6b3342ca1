/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-staff.h"

RespiteStaff *
respite_staff_new (void)
{
  return g_new0 (RespiteStaff, 1);
}

RespiteStaff *
respite_staff_copy (const RespiteStaff *staff)
{
  RespiteStaff *copy = g_memdup2 (staff, sizeof *staff);

  copy->uuid = g_strdup (staff->uuid);
  copy->login = g_strdup (staff->login);
  copy->name = g_strdup (staff->name);

  return copy;
}

void
respite_staff_free (RespiteStaff *staff)
{
  if (staff == NULL)
    return;

  g_free (staff->uuid);
  g_free (staff->login);
  g_free (staff->name);
  g_free (staff);
}
