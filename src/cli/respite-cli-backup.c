/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"

#include "service/respite-office-backup.h"

static const char *
get_passphrase (RespiteCall *call,
                gboolean     is_new,
                GError     **error)
{
  return respite_call_get_secret (call, "RESPITE_PASSPHRASE", _("Passphrase of the backups: "), is_new, error);
}

static void
print_backup (RespiteCall         *call,
              const RespiteBackup *backup)
{
  GTimeZone *zone = respite_office_get_zone (respite_call_get_office (call));
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  g_autofree char *size = g_format_size ((guint64) backup->size);
  g_autofree char *head = respite_audit_head_to_code (&backup->head);

  respite_fields_add_text (fields, "file", N_("File"), backup->path);
  respite_fields_add_text (fields, "clinic", N_("Clinic"), backup->clinic_name);
  respite_fields_add_text (fields, "kind", N_("Kind"), respite_code_to_word (respite_clinic_kind_codes, backup->kind));
  respite_fields_add_time (fields, "made_at", N_("Made"), backup->made_at, zone);
  respite_fields_add_time (fields, "proven_at", N_("Proven"), backup->proven_at, zone);
  respite_fields_take_amount (fields, "bytes", N_("Size"), backup->size, g_steal_pointer (&size));
  respite_fields_add_integer (fields, "rows", N_("Rows"), backup->n_rows);
  respite_fields_add_text (fields, "head", N_("End of the chain"), head);
  respite_call_print_fields (call, fields);
}

gboolean
respite_cli_backup_make (RespiteCall *call,
                         GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteBackup) backup = NULL;

  if (!respite_office_has_backup_passphrase (office) &&
      respite_office_may (office, RESPITE_FUNCTION_CLINIC_SETTINGS, NULL))
    {
      const char *passphrase = get_passphrase (call, TRUE, error);

      if (passphrase == NULL || !respite_office_set_backup_passphrase (office, passphrase, error))
        return FALSE;
    }
  backup = respite_office_make_backup (office, respite_call_get_word (call, 0), error);
  if (backup == NULL)
    return FALSE;
  print_backup (call, backup);
  return TRUE;
}

gboolean
respite_cli_backup_verify (RespiteCall *call,
                           GError     **error)
{
  g_autoptr (RespiteBackup) backup = NULL;

  backup = respite_office_verify_backup (respite_call_get_office (call), respite_call_get_word (call, 0),
                                         g_getenv ("RESPITE_PASSPHRASE"), error);
  if (backup == NULL)
    return FALSE;
  print_backup (call, backup);
  return TRUE;
}

gboolean
respite_cli_backup_restore (RespiteCall *call,
                            GError     **error)
{
  const char *folder = respite_call_get_folder (call, FALSE);
  const char *path = respite_call_get_word (call, 0);
  const char *login = respite_call_get_login (call, error);
  const char *password = NULL;
  const char *passphrase = NULL;

  if (login == NULL)
    return FALSE;
  if (respite_office_exists (folder) && !respite_call_open (call, error))
    return FALSE;
  password = respite_call_get_password (call, error);
  if (password == NULL)
    return FALSE;
  passphrase = get_passphrase (call, FALSE, error);
  if (passphrase == NULL)
    return FALSE;

  if (respite_call_get_office (call) != NULL)
    {
      if (!respite_office_restore_backup (respite_call_get_office (call), path, passphrase, error))
        return FALSE;
    }
  else if (!respite_office_restore_new (folder, path, passphrase, login, password, respite_call_get_clock (call),
                                        error))
    {
      return FALSE;
    }
  respite_call_print_done (call, folder);
  return TRUE;
}
