/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-acts-private.h"

#include "forms/respite-form.h"
#include "interop/respite-protocol-file.h"
#include "service/respite-office-private.h"
#include "store/respite-form-table.h"
#include "store/respite-plan-table.h"

/* Whether the version that came with the program is stored already. */
static gboolean
has_form (RespiteOffice *office,
          RespiteForm   *form,
          gboolean      *found,
          GError       **error)
{
  g_autofree char *sha256 = NULL;
  gint64 id;

  if (!respite_form_table_find (respite_office_get_db (office), respite_form_get_name (form),
                                respite_form_get_version (form), &id, &sha256, error))
    return FALSE;

  *found = id != 0;

  return TRUE;
}

static gboolean
add_form (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  RespiteForm *form = data;
  gint64 id;

  return respite_form_table_insert (respite_office_get_db (office), form, 0, respite_office_get_now (office), &id,
                                    error) &&
         respite_acts_audit (office, "form.add", RESPITE_KIND_FORM, id, 0, NULL, respite_form_get_canonical (form),
                             NULL, error);
}

static gboolean
add_forms (RespiteOffice *office,
           GError       **error)
{
  g_auto (GStrv) slugs = respite_form_list_builtin ();

  for (char **slug = slugs; *slug != NULL; slug++)
    {
      g_autoptr (RespiteForm) form = respite_form_load_builtin (*slug, error);
      gboolean found;

      if (form == NULL || !has_form (office, form, &found, error))
        return FALSE;
      if (!found && !respite_office_transact (office, add_form, form, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_protocol (RespiteOffice *office,
              gpointer       data,
              GError       **error)
{
  RespiteProtocol *protocol = data;

  protocol->is_builtin = TRUE;

  return respite_protocol_table_insert (respite_office_get_db (office), protocol, 0, respite_office_get_now (office),
                                        error) &&
         respite_acts_audit (office, "protocol.add", RESPITE_KIND_PROTOCOL, protocol->id, 0, NULL, protocol->slug,
                             NULL, error);
}

static gboolean
add_protocols (RespiteOffice *office,
               GError       **error)
{
  g_autoptr (GPtrArray) protocols = respite_protocol_list_builtin ("en");

  for (guint i = 0; i < protocols->len; i++)
    {
      RespiteProtocol *protocol = g_ptr_array_index (protocols, i);
      g_autoptr (RespiteProtocolRow) row = NULL;
      g_autoptr (GError) local = NULL;

      row = respite_protocol_table_find (respite_office_get_db (office), protocol->uuid, protocol->slug, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (row != NULL && row->version >= protocol->version)
        continue;
      if (!respite_office_transact (office, add_protocol, protocol, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
respite_acts_add_builtins (RespiteOffice *office,
                           GError       **error)
{
  if (office->reader || office->condition != RESPITE_OFFICE_SOUND)
    return TRUE;

  return add_forms (office, error) && add_protocols (office, error);
}
