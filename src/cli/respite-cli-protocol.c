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
respite_cli_protocol_list (RespiteCall *call,
                           GError     **error)
{
  g_autoptr (GPtrArray) protocols = respite_office_list_protocols (respite_call_get_office (call), get_language (call),
                                                                   error);
  g_autoptr (GPtrArray) list = respite_fields_list_new ();

  if (protocols == NULL)
    return FALSE;

  for (guint i = 0; i < protocols->len; i++)
    {
      const RespiteProtocol *protocol = g_ptr_array_index (protocols, i);
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_text (fields, "id", N_("Id"), get_name (protocol));
      respite_fields_add_text (fields, "name", N_("Name"), protocol->name);
      respite_fields_add_text (fields, "route", N_("Route"), protocol->route);
      respite_fields_add_integer (fields, "sessions", N_("Sessions"), protocol->sessions);
      respite_fields_add_integer (fields, "version", N_("Version"), protocol->version);
      respite_fields_add_boolean (fields, "builtin", N_("Built in"), protocol->is_builtin);
      respite_fields_add_boolean (fields, "retired", N_("Retired"), protocol->is_retired);
      g_ptr_array_add (list, fields);
    }
  respite_call_print_list (call, list);
  return TRUE;
}

static RespiteProtocol *
get_protocol (RespiteCall *call,
              GError     **error)
{
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_PROTOCOL, respite_call_get_word (call, 0), &id, error))
    return NULL;
  return respite_office_get_protocol (respite_call_get_office (call), id, get_language (call), error);
}

static GPtrArray *
list_items (GPtrArray *items)
{
  GPtrArray *list = respite_fields_list_new ();

  for (guint i = 0; i < items->len; i++)
    {
      const RespiteChecklistItem *item = g_ptr_array_index (items, i);
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_text (fields, "code", N_("Code"), item->code);
      respite_fields_add_text (fields, "text", N_("Text"), item->text);
      respite_fields_add_boolean (fields, "required", N_("Required"), item->is_required);
      g_ptr_array_add (list, fields);
    }
  return list;
}

gboolean
respite_cli_protocol_show (RespiteCall *call,
                           GError     **error)
{
  g_autoptr (RespiteProtocol) protocol = get_protocol (call, error);
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  g_autoptr (GString) days = g_string_new (NULL);

  if (protocol == NULL)
    return FALSE;

  for (guint i = 0; i < protocol->spacing_days->len; i++)
    g_string_append_printf (days, "%s%d", i > 0 ? ", " : "", g_array_index (protocol->spacing_days, int, i));
  respite_fields_add_text (fields, "id", N_("Id"), get_name (protocol));
  respite_fields_add_text (fields, "name", N_("Name"), protocol->name);
  respite_fields_add_integer (fields, "version", N_("Version"), protocol->version);
  respite_fields_add_text (fields, "indication", N_("Indication"), protocol->indication);
  respite_fields_add_text (fields, "route", N_("Route"), protocol->route);
  respite_fields_add_integer (fields, "sessions_min", N_("Sessions, at least"), protocol->sessions_min);
  respite_fields_add_integer (fields, "sessions", N_("Sessions"), protocol->sessions);
  respite_fields_add_integer (fields, "sessions_max", N_("Sessions, at most"), protocol->sessions_max);
  respite_fields_add_text (fields, "days", N_("Days from the first"), days->str);
  respite_fields_add_integer (fields, "planned_minutes", N_("Planned minutes"), protocol->planned_minutes);
  respite_fields_add_text (fields, "source", N_("Source"), protocol->source);
  respite_fields_add_text (fields, "evidence", N_("Evidence"), protocol->evidence);
  respite_fields_add_boolean (fields, "needs_review", N_("Review before use"), protocol->needs_review);
  respite_fields_take_list (fields, "gate", N_("Gate"), list_items (protocol->gate));
  respite_fields_take_list (fields, "discharge", N_("Discharge"), list_items (protocol->discharge));
  respite_call_print_fields (call, fields);
  return TRUE;
}

gboolean
respite_cli_protocol_import (RespiteCall *call,
                             GError     **error)
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
respite_cli_protocol_export (RespiteCall *call,
                             GError     **error)
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

gboolean
respite_cli_protocol_copy (RespiteCall *call,
                           GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteProtocol) protocol = NULL;
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_PROTOCOL, respite_call_get_word (call, 0), &id, error))
    return FALSE;
  id = respite_office_copy_protocol (office, id, respite_call_get (call, "name"), get_language (call), error);
  protocol = id != 0 ? respite_office_get_protocol (office, id, "en", error) : NULL;
  if (protocol == NULL)
    return FALSE;
  respite_call_print_id (call, get_name (protocol));
  return TRUE;
}

static gboolean
retire (RespiteCall *call,
        gboolean     is_retired,
        GError     **error)
{
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_PROTOCOL, respite_call_get_word (call, 0), &id, error) ||
      !respite_office_retire_protocol (respite_call_get_office (call), id, is_retired, error))
    return FALSE;
  respite_call_print_done (call, respite_call_get_word (call, 0));
  return TRUE;
}

gboolean
respite_cli_protocol_retire (RespiteCall *call,
                             GError     **error)
{
  return retire (call, TRUE, error);
}

gboolean
respite_cli_protocol_restore (RespiteCall *call,
                              GError     **error)
{
  return retire (call, FALSE, error);
}
