/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-office-private.h"

#include "store/respite-files.h"

RespiteTicket *
respite_office_dup_ticket (RespiteOffice *office)
{
  RespiteTicket *ticket = g_new0 (RespiteTicket, 1);

  ticket->folder = g_strdup (office->folder);
  ticket->clock = respite_clock_ref (office->clock);
  ticket->language = g_strdup (office->language);
  ticket->state = office->state;
  ticket->condition = office->condition;
  ticket->serial = office->serial;
  ticket->handed_to = office->handed_to;
  if (office->db != NULL)
    ticket->keys = respite_keys_copy (office->keys);
  if (office->actor != NULL)
    ticket->actor = respite_staff_copy (office->actor);

  return ticket;
}

void
respite_ticket_free (RespiteTicket *ticket)
{
  if (ticket == NULL)
    return;

  g_free (ticket->folder);
  g_free (ticket->language);
  respite_clock_unref (ticket->clock);
  g_clear_pointer (&ticket->keys, respite_keys_free);
  respite_staff_free (ticket->actor);
  g_free (ticket);
}

RespiteOffice *
respite_office_new_reader (const RespiteTicket  *ticket,
                           GError              **error)
{
  g_autoptr (RespiteOffice) office = respite_office_open (ticket->folder, ticket->clock, error);

  if (office == NULL)
    return NULL;

  office->reader = TRUE;
  office->language = g_strdup (ticket->language);
  office->condition = ticket->condition;
  if (ticket->keys != NULL && !respite_office_open_database (office, ticket->keys, error))
    return NULL;

  office->state = ticket->state;
  office->handed_to = ticket->handed_to;
  if (ticket->actor != NULL)
    office->actor = respite_staff_copy (ticket->actor);

  return g_steal_pointer (&office);
}

gboolean
respite_office_follow (RespiteOffice       *office,
                       const RespiteTicket *ticket)
{
  if (office->db == NULL || ticket->keys == NULL)
    return FALSE;

  g_clear_pointer (&office->actor, respite_staff_free);
  if (ticket->actor != NULL)
    office->actor = respite_staff_copy (ticket->actor);
  office->state = ticket->state;
  office->condition = ticket->condition;
  office->handed_to = ticket->handed_to;

  return respite_office_reload_info (office, NULL) &&
         respite_db_get_data_version (office->db, &office->actor_version, NULL);
}
