/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"

#include "base/respite-error.h"
#include "service/respite-downtime-acts.h"
#include "service/respite-paper-acts.h"

gboolean
respite_cli_downtime_make (RespiteCall *call,
                           GError     **error)
{
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  gboolean is_made = FALSE;

  if (!respite_office_keep_downtime (respite_call_get_office (call), &is_made, error))
    return FALSE;

  respite_fields_add_boolean (fields, "made", N_ ("Made now"), is_made);
  respite_call_print_fields (call, fields);
  return TRUE;
}

/* Where the clinic opens, printing needs the permission and is written down; where it does not, the pack is all there
 * is, and the password is enough. A password that is wrong, or too often was, is refused in either case. */
static gboolean
note_printed (RespiteCall *call,
              GError     **error)
{
  g_autoptr (GError) local = NULL;
  RespiteOffice *office;

  if (!respite_call_open (call, &local))
    {
      if (!g_error_matches (local, RESPITE_ERROR, RESPITE_ERROR_SIGN_IN) &&
          !g_error_matches (local, RESPITE_ERROR, RESPITE_ERROR_WAIT))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  office = respite_call_get_office (call);

  return respite_office_note_paper (office, "downtime-pack", respite_office_get_now (office), "", "printed", error);
}

gboolean
respite_cli_downtime_print (RespiteCall *call,
                            GError     **error)
{
  const char *path = respite_call_get (call, "o");
  const char *login = respite_call_get_login (call, error);
  const char *password = login != NULL ? respite_call_get_password (call, error) : NULL;
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *day = NULL;

  if (password == NULL)
    return FALSE;
  if (path == NULL)
    {
      g_set_error_literal (error, RESPITE_USAGE_ERROR, 0, _ ("-o says where the file goes"));
      return FALSE;
    }
  if (!note_printed (call, error))
    return FALSE;

  pdf = respite_downtime_open (respite_call_get_folder (call, FALSE), respite_call_get_clock (call), login, password,
                               &day, error);
  if (pdf == NULL)
    return FALSE;
  if (!g_file_set_contents_full (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf),
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, &local))
    return respite_set_error (error, RESPITE_ERROR_STORAGE, N_ ("The file could not be written: %s"), local->message);

  respite_fields_add_text (fields, "file", N_ ("File"), path);
  respite_fields_add_text (fields, "day", N_ ("For"), day);
  respite_call_print_fields (call, fields);
  return TRUE;
}
