/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"

#include "base/respite-time.h"
#include "service/respite-practice.h"

gboolean
respite_cli_demo (RespiteCall *call,
                  GError     **error)
{
  const char *folder = respite_call_get_folder (call, TRUE);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const char *zone_name = g_time_zone_get_identifier (zone);
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  gint64 now = respite_clock_get_now (respite_call_get_clock (call));
  gint64 patients = 0;
  gint64 seed = 0;

  if (respite_office_exists (folder))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("There is a clinic in %s already"), folder);
  if (!respite_call_get_number (call, "patients", 15, 1000000, RESPITE_PRACTICE_PATIENTS, &patients, error) ||
      !respite_call_get_number (call, "seed", 0, G_MAXUINT32, 1, &seed, error))
    return FALSE;
  if (respite_call_has (call, "at") &&
      !respite_time_parse_rfc3339 (respite_call_get (call, "at"), zone, &now, error))
    return FALSE;
  if (zone_name == NULL || !g_ascii_isalpha (*zone_name))
    zone_name = "UTC";
  if (!respite_practice_create (folder, zone_name, (int) patients, (guint32) seed, now, error))
    return FALSE;

  respite_fields_add_text (fields, "folder", N_("Folder"), folder);
  respite_fields_add_texts (fields, "logins", N_("Accounts"),
                            (const char *const[]) { "owner", "prescriber", "nurse", "desk", NULL });
  respite_fields_add_text (fields, "password", N_("Password of each"), RESPITE_PRACTICE_PASSWORD);
  respite_fields_add_integer (fields, "patients", N_("Patients"), patients);
  respite_fields_add_boolean (fields, "encrypted", N_("Encrypted"), respite_office_is_encrypted ());
  respite_call_print_fields (call, fields);
  return TRUE;
}
