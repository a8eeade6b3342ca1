/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-day-row.h"

void
respite_day_row_free (RespiteDayRow *row)
{
  if (row == NULL)
    return;

  respite_session_free (row->session);
  respite_patient_free (row->patient);
  g_free (row->protocol_name);
  g_free (row);
}
