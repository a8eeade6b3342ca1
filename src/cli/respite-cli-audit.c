/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"

#include "service/respite-audit-actions.h"
#include "service/respite-office-audit.h"
#include "service/respite-patient-acts.h"
#include "service/respite-report-acts.h"
#include "service/respite-session-acts.h"

static const struct
{
  RespiteKind kind;
  const char *words;
} kinds[] = {
  { RESPITE_KIND_CLINIC, N_("Clinic") },
  { RESPITE_KIND_STAFF, N_("Account") },
  { RESPITE_KIND_PATIENT, N_("Patient") },
  { RESPITE_KIND_RECORD_ITEM, N_("Line of the record") },
  { RESPITE_KIND_FORM, N_("Form") },
  { RESPITE_KIND_RESPONSE, N_("Answers to a form") },
  { RESPITE_KIND_ELIGIBILITY, N_("Eligibility") },
  { RESPITE_KIND_CONSENT, N_("Consent") },
  { RESPITE_KIND_PROTOCOL, N_("Protocol") },
  { RESPITE_KIND_COURSE, N_("Course") },
  { RESPITE_KIND_SESSION, N_("Visit") },
  { RESPITE_KIND_EVENT, N_("Entry of an infusion") },
  { RESPITE_KIND_DOCUMENT, N_("Document") },
  { RESPITE_KIND_THRESHOLDS, N_("Thresholds") },
  { RESPITE_KIND_BACKUP, N_("Backup") },
  { RESPITE_KIND_ATTACHMENT, N_("Attachment") },
  { RESPITE_KIND_SCORE, N_("Score") },
  { RESPITE_KIND_SAFETY, N_("Safety answer") },
  { RESPITE_KIND_WORKUP, N_("Work-up result") },
  { RESPITE_KIND_CONSENT_TEXT, N_("Consent text") },
  { RESPITE_KIND_HANDOUT_TEXT, N_("Text of a handout") },
  { RESPITE_KIND_ACCESS, N_("Emergency access") },
};

static const char *const outcomes[][2] = {
  { "done", N_("done") },
  { "denied", N_("denied") },
  { "failed", N_("failed") },
};

static const char *
find_kind (RespiteKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return _ (kinds[i].words);

  return respite_code_to_word (respite_kind_codes, (int) kind);
}

static const char *
find_outcome (const char *outcome)
{
  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_str_equal (outcomes[i][0], outcome))
      return _ (outcomes[i][1]);

  return outcome;
}

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
read_filter (RespiteCall        *call,
             RespiteAuditFilter *filter,
             GError            **error)
{
  filter->action = respite_call_get (call, "action");

  return (!respite_call_has (call, "patient") ||
          respite_call_resolve (call, RESPITE_KIND_PATIENT, respite_call_get (call, "patient"), &filter->patient_id,
                                error)) &&
         (!respite_call_has (call, "by") ||
          respite_call_resolve (call, RESPITE_KIND_STAFF, respite_call_get (call, "by"), &filter->staff_id, error)) &&
         respite_office_read_days (respite_call_get_office (call), respite_call_get (call, "from"),
                                   respite_call_get (call, "to"), filter, error);
}

gboolean
respite_cli_audit_report (RespiteCall *call,
                          GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  RespiteAuditFilter filter = { 0 };
  g_autoptr (RespiteLayout) layout = NULL;
  RespiteDocumentInfo info;

  if (!read_filter (call, &filter, error) || !respite_call_fill_document_info (call, NULL, &info, error))
    return FALSE;

  layout = respite_office_layout_audit (office, &filter, &info, error);
  return layout != NULL && respite_call_save_layout (call, layout, error) &&
         respite_office_note_document (office, "audit-report", "", filter.patient_id, 0,
                                       respite_layout_get_language (layout), respite_call_get_saved_word (call),
                                       error);
}

gboolean
respite_cli_audit_list (RespiteCall *call,
                        GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  GTimeZone *zone = respite_office_get_zone (office);
  RespiteAuditFilter filter = { .descending = TRUE };
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) list = respite_fields_list_new ();
  gint64 limit = 0;

  if (!respite_call_get_number (call, "limit", 1, 10000000, 50, &limit, error) || !read_filter (call, &filter, error))
    return FALSE;
  filter.limit = (int) limit;
  entries = respite_office_list_audit (office, &filter, NULL, error);
  if (entries == NULL)
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const RespiteAuditEntry *entry = g_ptr_array_index (entries, i);
      const RespiteAuditRow *row = &entry->row;
      const char *outcome = row->outcome != NULL ? row->outcome : "done";
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_integer (fields, "id", N_("Row"), row->seq);
      respite_fields_add_time (fields, "at", N_("When"), row->at, zone);
      respite_fields_add_text (fields, "by", N_("Who"), row->staff_name);
      respite_fields_add_code (fields, "action", N_("What"), row->action,
                               _ (respite_audit_action_get_words (row->action)));
      respite_fields_add_code (fields, "kind", N_("Record"),
                               respite_code_to_word (respite_kind_codes, (int) row->kind), find_kind (row->kind));
      respite_fields_add_code (fields, "outcome", N_("Outcome"), outcome, find_outcome (outcome));
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
