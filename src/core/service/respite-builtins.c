/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-acts-private.h"

#include "forms/respite-form.h"
#include "interop/respite-protocol-file.h"
#include "service/respite-office-private.h"
#include "store/respite-form-table.h"
#include "store/respite-plan-table.h"

typedef struct
{
  GPtrArray *forms;
  GPtrArray *protocols;
} Missing;

/* The forms whose version is not stored yet. */
static gboolean
find_forms (RespiteOffice *office,
            GPtrArray     *missing,
            GError       **error)
{
  g_auto (GStrv) slugs = respite_form_list_builtin ();

  for (char **slug = slugs; *slug != NULL; slug++)
    {
      g_autoptr (RespiteForm) form = respite_form_load_builtin (*slug, error);
      g_autofree char *sha256 = NULL;
      gint64 id;

      if (form == NULL ||
          !respite_form_table_find (respite_office_get_db (office), respite_form_get_name (form),
                                    respite_form_get_version (form), &id, &sha256, error))
        return FALSE;
      if (id == 0)
        g_ptr_array_add (missing, g_steal_pointer (&form));
    }

  return TRUE;
}

/* The protocols of which an older version or none is stored. */
static gboolean
find_protocols (RespiteOffice *office,
                GPtrArray     *missing,
                GError       **error)
{
  g_autoptr (GPtrArray) protocols = respite_protocol_list_builtin ("en");

  g_ptr_array_set_free_func (protocols, NULL);
  for (guint i = 0; i < protocols->len; i++)
    {
      g_autoptr (RespiteProtocol) protocol = g_ptr_array_index (protocols, i);
      g_autoptr (RespiteProtocolRow) row = NULL;
      g_autoptr (GError) local = NULL;

      row = respite_protocol_table_find (respite_office_get_db (office), protocol->uuid, protocol->slug, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          for (guint j = i + 1; j < protocols->len; j++)
            respite_protocol_free (g_ptr_array_index (protocols, j));
          return FALSE;
        }
      if (row == NULL || row->version < protocol->version)
        g_ptr_array_add (missing, g_steal_pointer (&protocol));
    }

  return TRUE;
}

static gboolean
add_missing (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  const Missing *missing = data;
  RespiteDb *db = respite_office_get_db (office);
  gint64 now = respite_office_get_now (office);
  g_autoptr (GString) text = g_string_new (NULL);
  RespiteAuditRow row = { .action = "clinic.built-in", .kind = RESPITE_KIND_CLINIC };

  for (guint i = 0; i < missing->forms->len; i++)
    {
      RespiteForm *form = g_ptr_array_index (missing->forms, i);
      gint64 id;

      if (!respite_form_table_insert (db, form, respite_form_get_name (form), respite_form_get_version (form), 0, now,
                                      &id, error))
        return FALSE;
      g_string_append_printf (text, "form %s %s\n", respite_form_get_canonical (form), respite_form_get_sha256 (form));
      respite_office_note (office, RESPITE_KIND_FORM, id, 0);
    }
  for (guint i = 0; i < missing->protocols->len; i++)
    {
      RespiteProtocol *protocol = g_ptr_array_index (missing->protocols, i);

      protocol->is_builtin = TRUE;
      if (!respite_protocol_table_insert (db, protocol, 0, now, error))
        return FALSE;
      g_string_append_printf (text, "protocol %s %d\n", protocol->slug, protocol->version);
      respite_office_note (office, RESPITE_KIND_PROTOCOL, protocol->id, 0);
    }

  row.new_text = text->str;

  return respite_office_audit (office, &row, error);
}

gboolean
respite_acts_add_builtins (RespiteOffice *office,
                           GError       **error)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_unref);
  g_autoptr (GPtrArray) protocols = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_protocol_free);
  Missing missing = { forms, protocols };

  if (office->reader || office->condition != RESPITE_OFFICE_SOUND)
    return TRUE;
  if (!find_forms (office, forms, error) || !find_protocols (office, protocols, error))
    return FALSE;

  return (forms->len == 0 && protocols->len == 0) || respite_office_transact (office, add_missing, &missing, error);
}
