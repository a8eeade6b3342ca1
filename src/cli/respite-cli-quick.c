/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "service/respite-quick-acts.h"

static void
print_list (RespiteCall *call,
            GPtrArray   *list)
{
  g_autoptr (GPtrArray) rows = respite_fields_list_new ();

  for (guint i = 0; i < list->len; i++)
    {
      const RespiteQuick *quick = g_ptr_array_index (list, i);
      g_autofree char *key = g_strdup_printf ("Alt+%u", (i + 1) % RESPITE_N_QUICK);
      RespiteFields *row = respite_fields_new ();

      respite_fields_add_integer (row, "id", N_("Place"), i + 1);
      respite_fields_add_text (row, "key", N_("Key"), key);
      respite_fields_add_text (row, "name", N_("Name"), quick->label);
      respite_fields_add_text (row, "line", N_("Line"), quick->line);
      g_ptr_array_add (rows, row);
    }
  respite_call_print_list (call, rows);
}

gboolean
respite_cli_quick_show (RespiteCall *call,
                        GError     **error)
{
  g_autoptr (GPtrArray) list = respite_office_get_quick (respite_call_get_office (call));

  print_list (call, list);

  return TRUE;
}

gboolean
respite_cli_quick_set (RespiteCall *call,
                       GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (GPtrArray) list = respite_office_get_quick (office);
  RespiteQuick *quick;
  gint64 place;

  if (!g_ascii_string_to_signed (respite_call_get_word (call, 0), 10, 1, RESPITE_N_QUICK, &place, NULL))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The places of quick events are 1 to 10"));

  quick = g_ptr_array_index (list, place - 1);
  if (respite_call_has (call, "clear"))
    {
      respite_set_str (&quick->label, "");
      respite_set_str (&quick->line, "");
    }
  if (respite_call_has (call, "name"))
    respite_set_str (&quick->label, respite_call_get (call, "name"));
  if (respite_call_has (call, "line"))
    respite_set_str (&quick->line, respite_call_get (call, "line"));
  if (!respite_office_set_quick (office, list, error))
    return FALSE;

  print_list (call, list);

  return TRUE;
}

gboolean
respite_cli_quick_reset (RespiteCall *call,
                         GError     **error)
{
  g_autoptr (GPtrArray) list = respite_quick_list_default ();

  if (!respite_office_set_quick (respite_call_get_office (call), list, error))
    return FALSE;

  print_list (call, list);

  return TRUE;
}
