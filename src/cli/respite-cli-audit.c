/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"

#include "base/respite-time.h"
#include "service/respite-office-audit.h"
#include "service/respite-patient-acts.h"

gboolean
respite_cli_verify (RespiteCall *call,
                    GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteVerification) found = respite_office_verify (office, error);
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  g_autofree char *code = NULL;

  if (found == NULL)
    return FALSE;

  code = respite_audit_head_to_code (&found->audit.head);
  respite_fields_add_boolean (fields, "sound", N_("Sound"), found->problem == NULL);
  respite_fields_add_integer (fields, "rows", N_("Rows in the audit"), found->audit.n_rows);
  respite_fields_add_text (fields, "head", N_("End of the chain"), code);
  respite_fields_add_time (fields, "head_at", N_("Written"), found->audit.head_at, respite_office_get_zone (office));
  respite_fields_add_integer (fields, "broken_row", NULL, found->audit.broken_seq);
  respite_fields_add_text (fields, "problem", NULL, found->problem);
  respite_call_print_fields (call, fields);
  if (found->problem != NULL)
    {
      g_set_error_literal (error, RESPITE_ERROR, RESPITE_ERROR_CORRUPT, found->problem);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_day (RespiteCall *call,
          const char  *option,
          int          more_days,
          gint64      *at,
          GError     **error)
{
  GTimeZone *zone = respite_office_get_zone (respite_call_get_office (call));
  g_autofree char *text = NULL;
  GDate date;

  if (!respite_call_has (call, option))
    return TRUE;
  if (!respite_date_parse (respite_call_get (call, option), &date))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Write the date as 2026-11-22"));

  g_date_add_days (&date, (guint) more_days);
  text = g_strdup_printf ("%04d-%02d-%02dT00:00:00", g_date_get_year (&date), (int) g_date_get_month (&date),
                          g_date_get_day (&date));
  return respite_time_parse_rfc3339 (text, zone, at, error);
}

gboolean
respite_cli_audit_list (RespiteCall *call,
                        GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  GTimeZone *zone = respite_office_get_zone (office);
  RespiteAuditFilter filter = { .descending = TRUE, .action = respite_call_get (call, "action") };
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) list = respite_fields_list_new ();
  gint64 limit = 0;

  if (!respite_call_get_number (call, "limit", 1, 10000000, 50, &limit, error) ||
      (respite_call_has (call, "patient") &&
       !respite_call_resolve (call, RESPITE_KIND_PATIENT, respite_call_get (call, "patient"), &filter.patient_id,
                              error)) ||
      !read_day (call, "from", 0, &filter.from, error) || !read_day (call, "to", 1, &filter.until, error))
    return FALSE;
  filter.limit = (int) limit;
  entries = respite_office_list_audit (office, &filter, NULL, error);
  if (entries == NULL)
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const RespiteAuditEntry *entry = g_ptr_array_index (entries, i);
      const RespiteAuditRow *row = &entry->row;
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_integer (fields, "id", N_("Row"), row->seq);
      respite_fields_add_time (fields, "at", N_("When"), row->at, zone);
      respite_fields_add_text (fields, "by", N_("Who"), row->staff_name);
      respite_fields_add_text (fields, "action", N_("What"), row->action);
      respite_fields_add_text (fields, "kind", N_("Record"),
                               respite_code_to_word (respite_kind_codes, (int) row->kind));
      respite_fields_add_text (fields, "outcome", N_("Outcome"), row->outcome != NULL ? row->outcome : "done");
      respite_fields_add_text (fields, "workstation", NULL, row->workstation);
      respite_fields_add_text (fields, "old", NULL, row->old_text);
      respite_fields_add_text (fields, "new", NULL, row->new_text);
      respite_fields_add_text (fields, "reason", N_("Reason"), row->reason);
      respite_fields_add_text (fields, "hash", NULL, entry->hash);
      g_ptr_array_add (list, fields);
    }
  respite_call_print_list (call, list);
  return TRUE;
}
