/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"

#include "service/respite-office-staff.h"

gboolean
respite_cli_staff_add (RespiteCall *call,
                       GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteStaff) staff = respite_staff_new ();
  g_autoptr (RespiteStaff) added = NULL;
  const char *password = NULL;

  if (!respite_roles_from_text (respite_call_get (call, "roles"), &staff->roles))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("Roles are prescriber, nurse, desk, administrator and backup, joined by commas"));
  g_free (staff->login);
  staff->login = g_strdup (respite_call_get_word (call, 0));
  g_free (staff->name);
  staff->name = g_strdup (respite_call_get (call, "name"));
  staff->one_time = respite_call_has (call, "one-time");
  password = respite_call_get_secret (call, "RESPITE_NEW_PASSWORD", _("Password of the new account: "), TRUE, error);
  if (password == NULL || !respite_office_add_staff (office, staff, password, NULL, error))
    return FALSE;

  added = respite_office_find_staff (office, staff->login, error);
  if (added == NULL)
    return FALSE;
  respite_call_print_id (call, added->uuid);
  return TRUE;
}

gboolean
respite_cli_staff_list (RespiteCall *call,
                        GError     **error)
{
  g_autoptr (GPtrArray) people = respite_office_list_staff (respite_call_get_office (call), error);
  g_autoptr (GPtrArray) list = respite_fields_list_new ();

  if (people == NULL)
    return FALSE;

  for (guint i = 0; i < people->len; i++)
    {
      const RespiteStaff *staff = g_ptr_array_index (people, i);
      RespiteFields *fields = respite_fields_new ();
      g_autofree char *roles = respite_roles_to_text (staff->roles);
      g_auto (GStrv) words = g_strsplit (roles, ",", -1);

      respite_fields_add_text (fields, "id", NULL, staff->uuid);
      respite_fields_add_text (fields, "login", N_("Login"), staff->login);
      respite_fields_add_text (fields, "name", N_("Name"), staff->name);
      respite_fields_add_texts (fields, "roles", N_("Roles"), (const char *const *) words);
      respite_fields_add_boolean (fields, "active", N_("Active"), staff->active);
      g_ptr_array_add (list, fields);
    }
  respite_call_print_list (call, list);
  return TRUE;
}

gboolean
respite_cli_staff_deactivate (RespiteCall *call,
                              GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteStaff) staff = respite_office_find_staff (office, respite_call_get_word (call, 0), error);

  if (staff == NULL || !respite_office_deactivate_staff (office, staff->login, error))
    return FALSE;
  respite_call_print_done (call, staff->uuid);
  return TRUE;
}

gboolean
respite_cli_staff_reactivate (RespiteCall *call,
                              GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteStaff) staff = respite_office_find_staff (office, respite_call_get_word (call, 0), error);
  const char *password = NULL;

  if (staff == NULL)
    return FALSE;
  password = respite_call_get_secret (call, "RESPITE_NEW_PASSWORD", _("New password: "), TRUE, error);
  if (password == NULL || !respite_office_reactivate_staff (office, staff->login, password, error))
    return FALSE;
  respite_call_print_done (call, staff->uuid);
  return TRUE;
}

gboolean
respite_cli_staff_edit (RespiteCall *call,
                        GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteStaff) staff = respite_office_find_staff (office, respite_call_get_word (call, 0), error);
  RespiteRole roles = 0;

  if (staff == NULL)
    return FALSE;
  if (respite_call_has (call, "roles") && !respite_roles_from_text (respite_call_get (call, "roles"), &roles))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("Roles are prescriber, nurse, desk, administrator and backup, joined by commas"));
  if ((respite_call_has (call, "name") &&
       !respite_office_rename_staff (office, staff->login, respite_call_get (call, "name"), error)) ||
      (roles != 0 && !respite_office_set_roles (office, staff->login, roles, error)))
    return FALSE;
  respite_call_print_done (call, staff->uuid);
  return TRUE;
}

/* One's own password is asked for again, as it was given to sign in. */
gboolean
respite_cli_staff_password (RespiteCall *call,
                            GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  const char *login = respite_call_get (call, "of");
  const char *password = respite_call_get_secret (call, "RESPITE_NEW_PASSWORD", _("New password: "), TRUE, error);
  const char *old_password = NULL;

  if (password == NULL)
    return FALSE;
  if (login == NULL)
    {
      old_password = respite_call_get_secret (call, "RESPITE_PASSWORD", _("Present password: "), FALSE, error);
      if (old_password == NULL || !respite_office_change_password (office, old_password, password, error))
        return FALSE;
    }
  else if (!respite_office_reset_password (office, login, password, error))
    {
      return FALSE;
    }
  respite_call_print_done (call, login != NULL ? login : respite_office_get_actor (office)->login);
  return TRUE;
}

gboolean
respite_cli_staff_renew_code (RespiteCall *call,
                              GError     **error)
{
  const char *password = respite_call_get_secret (call, "RESPITE_PASSWORD", _("Password: "), FALSE, error);
  g_autofree char *code = NULL;

  if (password == NULL)
    return FALSE;
  code = respite_office_renew_recovery_code (respite_call_get_office (call), password, error);
  if (code == NULL)
    return FALSE;
  respite_call_print_id (call, code);
  return TRUE;
}
