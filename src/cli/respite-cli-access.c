/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"

#include "service/respite-access-acts.h"

static RespiteFields *
make_fields (RespiteCall         *call,
             const RespiteAccess *access)
{
  GTimeZone *zone = respite_office_get_zone (respite_call_get_office (call));
  RespiteFields *fields = respite_fields_new ();

  respite_fields_add_text (fields, "id", NULL, access->uuid);
  respite_fields_add_time (fields, "at", N_ ("When"), access->opened_at, zone);
  respite_fields_add_time (fields, "until", N_ ("Until"), access->ends_at, zone);
  respite_fields_add_text (fields, "by", N_ ("Who"), access->staff_name);
  respite_fields_add_text (fields, "mrn", N_ ("MRN"), access->mrn);
  respite_fields_add_text (fields, "patient", N_ ("Patient"), access->patient_name);
  respite_fields_add_text (fields, "reason", N_ ("Reason"), access->reason);
  respite_fields_add_boolean (fields, "acknowledged", N_ ("Acknowledged"), access->acknowledged_at != 0);
  if (access->acknowledged_at != 0)
    {
      respite_fields_add_time (fields, "acknowledged_at", NULL, access->acknowledged_at, zone);
      respite_fields_add_text (fields, "acknowledged_by", NULL, access->acknowledged_by);
      respite_fields_add_text (fields, "note", N_ ("Note"), access->note);
    }

  return fields;
}

gboolean
respite_cli_access_open (RespiteCall *call,
                         GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteAccess) access = NULL;
  gint64 patient_id;

  if (!respite_call_resolve (call, RESPITE_KIND_PATIENT, respite_call_get (call, "patient"), &patient_id, error) ||
      !respite_office_open_access (office, patient_id, respite_call_get (call, "reason"), NULL, error))
    return FALSE;

  access = respite_office_get_access (office, patient_id, error);
  if (access == NULL)
    return FALSE;
  respite_call_print_id (call, access->uuid);
  return TRUE;
}

gboolean
respite_cli_access_list (RespiteCall *call,
                         GError     **error)
{
  g_autoptr (GPtrArray) rows = respite_office_list_access (respite_call_get_office (call),
                                                           respite_call_has (call, "all"), error);
  g_autoptr (GPtrArray) list = respite_fields_list_new ();

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (list, make_fields (call, g_ptr_array_index (rows, i)));
  respite_call_print_list (call, list);
  return TRUE;
}

gboolean
respite_cli_access_acknowledge (RespiteCall *call,
                                GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  const char *word = respite_call_get_word (call, 0);
  gint64 id;

  if (!respite_call_resolve (call, RESPITE_KIND_ACCESS, word, &id, error) ||
      !respite_office_acknowledge_access (office, id, respite_call_get (call, "note"), error))
    return FALSE;
  respite_call_print_done (call, word);
  return TRUE;
}
