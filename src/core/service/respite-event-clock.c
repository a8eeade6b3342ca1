/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-time.h"
#include "service/respite-acts-private.h"
#include "service/respite-office-private.h"
#include "store/respite-event-table.h"

/* Clocks that are set by the network go back by less. */
#define BACK_MS (2 * RESPITE_MINUTE_MS)

gboolean
respite_acts_check_clock (RespiteOffice *office,
                          gint64         session_id,
                          GError       **error)
{
  GTimeZone *zone = respite_office_get_zone (office);
  gint64 now = respite_office_get_now (office);
  g_autofree char *shown = NULL;
  g_autofree char *entered = NULL;
  gint64 last;

  if (!respite_event_table_get_last_entered (respite_office_get_db (office), session_id, &last, error))
    return FALSE;
  if (now >= last - BACK_MS)
    return TRUE;

  shown = respite_time_format_hm (now, zone);
  entered = respite_time_format_hm (last, zone);

  return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                            N_ ("Set this computer's clock right, then enter this again: it says %s, but the last "
                                "entry was made at %s"), shown, entered);
}
