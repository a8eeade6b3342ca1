/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"

#include "base/respite-time.h"
#include "service/respite-office-audit.h"
#include "service/respite-patient-acts.h"

gboolean
respite_cli_verify (RespiteCall  *call,
                    GError      **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteVerification) found = respite_office_verify (office, error);
  g_autoptr (RespiteSheet) sheet = respite_sheet_new ();
  g_autofree char *code = NULL;

  if (found == NULL)
    return FALSE;

  code = respite_audit_head_to_code (&found->audit.head);
  respite_sheet_add_boolean (sheet, "sound", N_("Sound"), found->problem == NULL);
  respite_sheet_add_integer (sheet, "rows", N_("Rows in the audit"), found->audit.n_rows);
  respite_sheet_add_text (sheet, "head", N_("End of the chain"), code);
  respite_sheet_add_time (sheet, "head_at", N_("Written"), found->audit.head_at, respite_office_get_zone (office));
  respite_sheet_add_integer (sheet, "broken_row", NULL, found->audit.broken_seq);
  respite_sheet_add_text (sheet, "problem", NULL, found->problem);
  respite_call_print_sheet (call, sheet);
  if (found->problem != NULL)
    {
      g_set_error_literal (error, RESPITE_ERROR, RESPITE_ERROR_CORRUPT, found->problem);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_day (RespiteCall  *call,
          const char   *option,
          int           more_days,
          gint64       *at,
          GError      **error)
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
respite_cli_audit_list (RespiteCall  *call,
                        GError      **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  GTimeZone *zone = respite_office_get_zone (office);
  RespiteAuditFilter filter = { .descending = TRUE, .action = respite_call_get (call, "action") };
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) sheets = respite_sheets_new ();
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
      RespiteSheet *sheet = respite_sheet_new ();

      respite_sheet_add_integer (sheet, "id", N_("Row"), row->seq);
      respite_sheet_add_time (sheet, "at", N_("When"), row->at, zone);
      respite_sheet_add_text (sheet, "by", N_("Who"), row->staff_name);
      respite_sheet_add_text (sheet, "action", N_("What"), row->action);
      respite_sheet_add_text (sheet, "kind", N_("Record"), respite_code_to_word (respite_kind_codes, (int) row->kind));
      respite_sheet_add_text (sheet, "outcome", N_("Outcome"), row->outcome != NULL ? row->outcome : "done");
      respite_sheet_add_text (sheet, "workstation", NULL, row->workstation);
      respite_sheet_add_text (sheet, "old", NULL, row->old_text);
      respite_sheet_add_text (sheet, "new", NULL, row->new_text);
      respite_sheet_add_text (sheet, "reason", N_("Reason"), row->reason);
      respite_sheet_add_text (sheet, "hash", NULL, entry->hash);
      g_ptr_array_add (sheets, sheet);
    }
  respite_call_print_sheets (call, sheets);
  return TRUE;
}
