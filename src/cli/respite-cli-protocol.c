/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "respite-command.h"

#include "service/respite-course-acts.h"
#include "service/respite-patient-acts.h"

#define MAX_PROTOCOL_BYTES (1024 * 1024)

/* A built-in protocol is named by its slug, a clinic's own by its uuid. */
static const char *
get_name (const RespiteProtocol *protocol)
{
  return protocol->is_builtin && *protocol->slug != '\0' ? protocol->slug : protocol->uuid;
}

static const char *
get_language (RespiteCall *call)
{
  const char *language = respite_call_get (call, "language");

  return language != NULL ? language : "en";
}

gboolean
respite_cli_protocol_list (RespiteCall  *call,
                           GError      **error)
{
  g_autoptr (GPtrArray) protocols = respite_office_list_protocols (respite_call_get_office (call), get_language (call),
                                                                   error);
  g_autoptr (GPtrArray) sheets = respite_sheets_new ();

  if (protocols == NULL)
    return FALSE;

  for (guint i = 0; i < protocols->len; i++)
    {
      const RespiteProtocol *protocol = g_ptr_array_index (protocols, i);
      RespiteSheet *sheet = respite_sheet_new ();

      respite_sheet_add_text (sheet, "id", N_("Id"), get_name (protocol));
      respite_sheet_add_text (sheet, "name", N_("Name"), protocol->name);
      respite_sheet_add_text (sheet, "route", N_("Route"), protocol->route);
      respite_sheet_add_integer (sheet, "sessions", N_("Sessions"), protocol->sessions);
      respite_sheet_add_integer (sheet, "version", N_("Version"), protocol->version);
      respite_sheet_add_boolean (sheet, "builtin", N_("Built in"), protocol->is_builtin);
      g_ptr_array_add (sheets, sheet);
    }
  respite_call_print_sheets (call, sheets);
  return TRUE;
}

static RespiteProtocol *
get_protocol (RespiteCall  *call,
              GError      **error)
{
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_PROTOCOL, respite_call_get_word (call, 0), &id, error))
    return NULL;
  return respite_office_get_protocol (respite_call_get_office (call), id, get_language (call), error);
}

static GPtrArray *
list_items (GPtrArray *items)
{
  GPtrArray *sheets = respite_sheets_new ();

  for (guint i = 0; i < items->len; i++)
    {
      const RespiteChecklistItem *item = g_ptr_array_index (items, i);
      RespiteSheet *sheet = respite_sheet_new ();

      respite_sheet_add_text (sheet, "code", N_("Code"), item->code);
      respite_sheet_add_text (sheet, "text", N_("Text"), item->text);
      respite_sheet_add_boolean (sheet, "required", N_("Required"), item->is_required);
      g_ptr_array_add (sheets, sheet);
    }
  return sheets;
}

gboolean
respite_cli_protocol_show (RespiteCall  *call,
                           GError      **error)
{
  g_autoptr (RespiteProtocol) protocol = get_protocol (call, error);
  g_autoptr (RespiteSheet) sheet = respite_sheet_new ();
  g_autoptr (GString) days = g_string_new (NULL);

  if (protocol == NULL)
    return FALSE;

  for (guint i = 0; i < protocol->spacing_days->len; i++)
    g_string_append_printf (days, "%s%d", i > 0 ? ", " : "", g_array_index (protocol->spacing_days, int, i));
  respite_sheet_add_text (sheet, "id", N_("Id"), get_name (protocol));
  respite_sheet_add_text (sheet, "name", N_("Name"), protocol->name);
  respite_sheet_add_integer (sheet, "version", N_("Version"), protocol->version);
  respite_sheet_add_text (sheet, "indication", N_("Indication"), protocol->indication);
  respite_sheet_add_text (sheet, "route", N_("Route"), protocol->route);
  respite_sheet_add_integer (sheet, "sessions_min", N_("Sessions, at least"), protocol->sessions_min);
  respite_sheet_add_integer (sheet, "sessions", N_("Sessions"), protocol->sessions);
  respite_sheet_add_integer (sheet, "sessions_max", N_("Sessions, at most"), protocol->sessions_max);
  respite_sheet_add_text (sheet, "days", N_("Days from the first"), days->str);
  respite_sheet_add_integer (sheet, "planned_minutes", N_("Planned minutes"), protocol->planned_minutes);
  respite_sheet_add_text (sheet, "source", N_("Source"), protocol->source);
  respite_sheet_add_text (sheet, "evidence", N_("Evidence"), protocol->evidence);
  respite_sheet_add_boolean (sheet, "needs_review", N_("Review before use"), protocol->needs_review);
  respite_sheet_take_sheets (sheet, "gate", N_("Gate"), list_items (protocol->gate));
  respite_sheet_take_sheets (sheet, "discharge", N_("Discharge"), list_items (protocol->discharge));
  respite_call_print_sheet (call, sheet);
  return TRUE;
}

gboolean
respite_cli_protocol_import (RespiteCall  *call,
                             GError      **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (GBytes) json = respite_call_read_file (respite_call_get_word (call, 0), MAX_PROTOCOL_BYTES, error);
  g_autoptr (RespiteProtocol) protocol = NULL;
  gint64 id = 0;

  if (json == NULL)
    return FALSE;
  id = respite_office_import_protocol (office, json, error);
  if (id == 0)
    return FALSE;
  protocol = respite_office_get_protocol (office, id, "en", error);
  if (protocol == NULL)
    return FALSE;
  respite_call_print_id (call, get_name (protocol));
  return TRUE;
}

gboolean
respite_cli_protocol_export (RespiteCall  *call,
                             GError      **error)
{
  g_autoptr (RespiteProtocol) protocol = get_protocol (call, error);
  g_autoptr (GBytes) bytes = NULL;

  if (protocol == NULL)
    return FALSE;
  bytes = g_bytes_new (protocol->json, strlen (protocol->json));
  if (!respite_call_write_file (respite_call_get (call, "o"), bytes, error))
    return FALSE;
  respite_call_print_done (call, get_name (protocol));
  return TRUE;
}
