/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-course-acts.h"

#include "base/respite-str.h"
#include "interop/respite-protocol-file.h"
#include "service/respite-acts-private.h"
#include "store/respite-plan-table.h"

/* The protocol of a stored row, with the keys that it has here. */
static RespiteProtocol *
read_protocol (const RespiteProtocolRow *row,
               const char               *language,
               GError                  **error)
{
  RespiteProtocol *protocol = respite_protocol_from_json (row->json, -1, language, error);

  if (protocol == NULL)
    return NULL;

  protocol->id = row->id;
  protocol->version = row->version;
  protocol->is_builtin = row->is_builtin;
  protocol->is_retired = row->is_retired;
  respite_set_str (&protocol->uuid, row->uuid);
  respite_set_str (&protocol->slug, row->slug);

  return protocol;
}

RespiteProtocol *
respite_acts_load_protocol (RespiteOffice *office,
                            gint64         protocol_id,
                            const char    *language,
                            GError       **error)
{
  g_autoptr (RespiteProtocolRow) row = respite_protocol_table_get (respite_office_get_db (office), protocol_id, error);

  return row != NULL ? read_protocol (row, language, error) : NULL;
}

gboolean
respite_acts_name_course (RespiteOffice *office,
                          RespiteCourse *course,
                          const char    *language,
                          GError       **error)
{
  g_autoptr (RespiteProtocol) protocol = respite_acts_load_protocol (office, course->protocol_id, language, error);

  if (protocol == NULL)
    return FALSE;

  respite_set_str (&course->protocol_name, protocol->name);

  return TRUE;
}

GPtrArray *
respite_office_list_protocols (RespiteOffice *office,
                               const char    *language,
                               GError       **error)
{
  g_autoptr (GPtrArray) protocols = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_protocol_free);
  g_autoptr (GPtrArray) rows = NULL;

  if (!respite_office_may (office, RESPITE_FUNCTION_PROTOCOL_VIEW, error))
    return NULL;

  rows = respite_protocol_table_list (respite_office_get_db (office), error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      RespiteProtocol *protocol = read_protocol (g_ptr_array_index (rows, i), language, error);

      if (protocol == NULL)
        return NULL;
      g_ptr_array_add (protocols, protocol);
    }

  return rows != NULL ? g_steal_pointer (&protocols) : NULL;
}

RespiteProtocol *
respite_office_get_protocol (RespiteOffice *office,
                             gint64         protocol_id,
                             const char    *language,
                             GError       **error)
{
  if (!respite_office_may (office, RESPITE_FUNCTION_PROTOCOL_VIEW, error))
    return NULL;

  return respite_acts_load_protocol (office, protocol_id, language, error);
}

static gboolean
import_protocol (RespiteOffice *office,
                 gpointer       data,
                 GError       **error)
{
  RespiteProtocol *protocol = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteProtocolRow) latest = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *text = NULL;

  if (respite_str_is_empty (protocol->uuid))
    {
      g_free (protocol->uuid);
      protocol->uuid = g_uuid_string_random ();
    }

  latest = respite_protocol_table_find (db, protocol->uuid, "", &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (latest != NULL && latest->is_builtin)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("A built-in protocol cannot be replaced; give the file a uuid of its own"));
  if (latest != NULL && protocol->version <= latest->version)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("This protocol is here already; a new version needs a higher number than %d"),
                              latest->version);

  protocol->version = MAX (protocol->version, 1);
  protocol->is_builtin = FALSE;
  respite_set_str (&protocol->slug, "");
  if (!respite_protocol_table_insert (db, protocol, respite_acts_get_actor_id (office),
                                      respite_office_get_now (office), error))
    return FALSE;

  text = g_strdup_printf ("%s, version %d", protocol->name, protocol->version);

  return respite_acts_audit (office, "protocol.import", RESPITE_KIND_PROTOCOL, protocol->id, 0, NULL, text, NULL,
                             error);
}

gint64
respite_office_import_protocol (RespiteOffice *office,
                                GBytes        *json,
                                GError       **error)
{
  g_autoptr (RespiteProtocol) protocol = NULL;
  gsize size;
  const char *data = g_bytes_get_data (json, &size);

  /* A refusal for lack of permission comes before anything that the file says. */
  if (respite_office_may (office, RESPITE_FUNCTION_PROTOCOL_MANAGE, NULL))
    {
      protocol = respite_protocol_from_json (data, (gssize) size, "en", error);
      if (protocol == NULL)
        return 0;
    }

  return respite_office_act (office, RESPITE_FUNCTION_PROTOCOL_MANAGE, import_protocol, protocol, error) ?
         protocol->id : 0;
}

static gboolean
copy_protocol (RespiteOffice *office,
               gpointer       data,
               GError       **error)
{
  RespiteProtocol *protocol = data;
  g_autofree char *text = g_strdup_printf ("%s, version %d", protocol->name, protocol->version);
  g_autofree char *before = protocol->version == 1 ? NULL :
                            g_strdup_printf ("%s, version %d", protocol->name, protocol->version - 1);

  return respite_protocol_table_insert (respite_office_get_db (office), protocol, respite_acts_get_actor_id (office),
                                        respite_office_get_now (office), error) &&
         respite_acts_audit (office, protocol->version > 1 ? "protocol.edit" : "protocol.copy", RESPITE_KIND_PROTOCOL,
                             protocol->id, 0, before, text, NULL, error);
}

gint64
respite_office_copy_protocol (RespiteOffice *office,
                              gint64         protocol_id,
                              const char    *name,
                              const char    *language,
                              GError       **error)
{
  g_autoptr (RespiteProtocolRow) row = NULL;
  g_autoptr (RespiteProtocol) protocol = NULL;
  g_autoptr (RespiteProtocol) copy = NULL;
  g_autofree char *json = NULL;

  if (!respite_office_may (office, RESPITE_FUNCTION_PROTOCOL_MANAGE, NULL))
    return respite_office_act (office, RESPITE_FUNCTION_PROTOCOL_MANAGE, copy_protocol, NULL, error) ? 0 : 0;

  row = respite_protocol_table_get (respite_office_get_db (office), protocol_id, error);
  protocol = row != NULL ? respite_protocol_from_json (row->json, -1, language, error) : NULL;
  if (protocol == NULL)
    return 0;

  respite_set_str (&protocol->name, name);
  g_free (protocol->uuid);
  protocol->uuid = g_uuid_string_random ();
  respite_set_str (&protocol->slug, "");
  protocol->version = 1;
  json = respite_protocol_to_json (protocol, row->json, language, TRUE, error);
  copy = json != NULL ? respite_protocol_from_json (json, -1, "en", error) : NULL;

  return copy != NULL && respite_office_act (office, RESPITE_FUNCTION_PROTOCOL_MANAGE, copy_protocol, copy, error) ?
         copy->id : 0;
}

gint64
respite_office_save_protocol (RespiteOffice         *office,
                              const RespiteProtocol *protocol,
                              const char            *language,
                              GError               **error)
{
  g_autoptr (RespiteProtocolRow) row = NULL;
  g_autoptr (RespiteProtocol) saved = NULL;
  g_autofree char *json = NULL;
  RespiteProtocol next = *protocol;

  if (!respite_office_may (office, RESPITE_FUNCTION_PROTOCOL_MANAGE, NULL))
    return respite_office_act (office, RESPITE_FUNCTION_PROTOCOL_MANAGE, copy_protocol, NULL, error) ? 0 : 0;

  row = respite_protocol_table_find (respite_office_get_db (office), protocol->uuid, "", error);
  if (row == NULL)
    {
      if (error != NULL && *error == NULL)
        respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("There is no such protocol"));
      return 0;
    }
  if (row->is_builtin)
    {
      respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("A built-in protocol stays as it came; edit a copy of it"));
      return 0;
    }
  if (row->version != protocol->version)
    {
      respite_set_error (error, RESPITE_ERROR_CONFLICT,
                         N_("Version %d of this protocol is there by now; open it again"), row->version);
      return 0;
    }

  next.version++;
  json = respite_protocol_to_json (&next, row->json, language, FALSE, error);
  saved = json != NULL ? respite_protocol_from_json (json, -1, "en", error) : NULL;

  return saved != NULL && respite_office_act (office, RESPITE_FUNCTION_PROTOCOL_MANAGE, copy_protocol, saved, error) ?
         saved->id : 0;
}

typedef struct
{
  gint64   protocol_id;
  gboolean is_retired;
} RetireAct;

static gboolean
retire_protocol (RespiteOffice *office,
                 gpointer       data,
                 GError       **error)
{
  const RetireAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteProtocolRow) row = respite_protocol_table_get (db, act->protocol_id, error);
  g_autoptr (RespiteProtocol) protocol = row != NULL ? read_protocol (row, "en", error) : NULL;

  if (protocol == NULL)
    return FALSE;
  if (row->is_retired == act->is_retired)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, act->is_retired ?
                              N_("The protocol “%s” is retired already") : N_("The protocol “%s” is offered already"),
                              protocol->name);

  return respite_protocol_table_offer (db, row->uuid, act->is_retired, respite_acts_get_actor_id (office),
                                       respite_office_get_now (office), error) &&
         respite_acts_audit (office, act->is_retired ? "protocol.retire" : "protocol.restore", RESPITE_KIND_PROTOCOL,
                             row->id, 0, act->is_retired ? protocol->name : NULL,
                             act->is_retired ? NULL : protocol->name, NULL, error);
}

gboolean
respite_office_retire_protocol (RespiteOffice *office,
                                gint64         protocol_id,
                                gboolean       is_retired,
                                GError       **error)
{
  RetireAct act = { protocol_id, is_retired != FALSE };

  return respite_office_act (office, RESPITE_FUNCTION_PROTOCOL_MANAGE, retire_protocol, &act, error);
}
