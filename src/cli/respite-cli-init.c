/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"

#include "documents/respite-words.h"
#include "domain/respite-country.h"
#include "service/respite-office-staff.h"

/* A time zone that the machine names, or UTC. */
static char *
dup_local_zone (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const char *name = g_time_zone_get_identifier (zone);

  return g_strdup (name != NULL && g_ascii_isalpha (*name) ? name : "UTC");
}

static void
set_field (RespiteCall *call,
           char       **field,
           const char  *option)
{
  const char *value = respite_call_get (call, option);

  if (value == NULL)
    return;

  g_free (*field);
  *field = g_strdup (value);
}

/* What a clinic has where nothing was said: no emergency number is ever guessed, so no country is. */
static void
set_defaults (RespiteCall       *call,
              RespiteClinicInfo *info)
{
  info->time_zone = dup_local_zone ();
  info->paper = g_strdup (respite_country_get (respite_call_get (call, "country"))->paper);
  info->language = g_strdup ("en");
  info->name = g_strdup ("");
  info->address = g_strdup ("");
  info->phone = g_strdup ("");
  info->after_hours_phone = g_strdup ("");
  info->country = g_strdup ("");
}

gboolean
respite_cli_init (RespiteCall *call,
                  GError     **error)
{
  g_autoptr (RespiteClinicInfo) info = respite_clinic_info_new ();
  g_autoptr (RespiteStaff) first = respite_staff_new ();
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  g_autofree char *code = NULL;
  RespiteOffice *office = NULL;
  const char *password = NULL;
  const char *folder = respite_call_get_folder (call, FALSE);

  if (respite_office_exists (folder))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("There is a clinic in %s already"), folder);

  set_defaults (call, info);
  set_field (call, &info->name, "clinic");
  set_field (call, &info->address, "address");
  set_field (call, &info->phone, "phone");
  set_field (call, &info->after_hours_phone, "after-hours");
  set_field (call, &info->country, "country");
  set_field (call, &info->time_zone, "time-zone");
  set_field (call, &info->paper, "paper");
  set_field (call, &info->language, "language");
  set_field (call, &first->login, "admin");
  set_field (call, &first->name, "admin");
  set_field (call, &first->name, "name");
  first->roles = RESPITE_ROLE_ADMINISTRATOR;
  if (!g_strv_contains (respite_words_languages, info->language))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Documents are in English (en) and Spanish (es)"));

  password = respite_call_get_secret (call, "RESPITE_PASSWORD", _("Password of the administrator: "), TRUE, error);
  if (password == NULL)
    return FALSE;
  office = respite_office_create (folder, info, first, password, respite_call_get_clock (call), &code, error);
  if (office == NULL)
    return FALSE;
  respite_call_take_office (call, office);

  respite_fields_add_text (fields, "folder", N_("Folder"), folder);
  respite_fields_add_text (fields, "clinic", N_("Clinic"), info->name);
  respite_fields_add_text (fields, "login", N_("Administrator"), first->login);
  respite_fields_add_text (fields, "recovery_code", N_("Recovery code (print it, it is shown only now)"), code);
  respite_fields_add_boolean (fields, "encrypted", N_("Encrypted"), respite_office_is_encrypted ());
  respite_call_print_fields (call, fields);
  return TRUE;
}
