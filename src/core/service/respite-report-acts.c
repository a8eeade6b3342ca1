/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-report-acts.h"

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "documents/respite-audit-paper.h"
#include "documents/respite-audit-words.h"
#include "service/respite-course-acts.h"
#include "service/respite-list-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-session-acts.h"
#include "store/respite-patient-table.h"
#include "store/respite-staff-table.h"

static gboolean
read_day (RespiteOffice *office,
          const char    *text,
          guint          more_days,
          gint64        *at,
          GError       **error)
{
  g_autofree char *day = NULL;
  g_autofree char *midnight = NULL;
  GDate date;

  if (respite_str_is_empty (text))
    return TRUE;
  if (!respite_date_parse (text, &date))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Write the date as 2026-11-22"));

  g_date_add_days (&date, more_days);
  day = respite_date_format (&date);
  midnight = g_strconcat (day, "T00:00:00", NULL);

  return respite_time_parse_rfc3339 (midnight, respite_office_get_zone (office), at, error);
}

gboolean
respite_office_read_days (RespiteOffice      *office,
                          const char         *from,
                          const char         *to,
                          RespiteAuditFilter *filter,
                          GError            **error)
{
  g_return_val_if_fail (office != NULL && filter != NULL, FALSE);

  return read_day (office, from, 0, &filter->from, error) && read_day (office, to, 1, &filter->until, error);
}

/* (transfer none): the MRN of a patient, kept in @known. */
static const char *
find_mrn (RespiteOffice *office,
          GHashTable    *known,
          gint64         patient_id)
{
  g_autoptr (RespitePatient) patient = NULL;
  char *mrn;

  if (patient_id == 0)
    return NULL;

  mrn = g_hash_table_lookup (known, GSIZE_TO_POINTER ((gsize) patient_id));
  if (mrn != NULL)
    return mrn;

  patient = respite_patient_table_get (respite_office_get_db (office), patient_id, NULL);
  mrn = g_strdup (patient != NULL ? patient->mrn : "?");
  g_hash_table_insert (known, GSIZE_TO_POINTER ((gsize) patient_id), mrn);

  return mrn;
}

static GArray *
make_lines (RespiteOffice *office,
            GPtrArray     *entries,
            GHashTable    *mrns)
{
  GArray *lines = g_array_sized_new (FALSE, FALSE, sizeof (RespiteAuditLine), entries->len);

  for (guint i = 0; i < entries->len; i++)
    {
      const RespiteAuditRow *row = &((const RespiteAuditEntry *) g_ptr_array_index (entries, i))->row;
      RespiteAuditLine line = {
        .seq = row->seq,
        .at = row->at,
        .who = row->staff_name,
        .action = row->action,
        .mrn = find_mrn (office, mrns, row->patient_id),
        .outcome = row->outcome != NULL ? row->outcome : "done",
        .before = row->old_text,
        .after = row->new_text,
        .reason = row->reason,
      };

      g_array_append_val (lines, line);
    }

  return lines;
}

static void
add_checks (GHashTable *checks,
            const char *action,
            GPtrArray  *items)
{
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const RespiteChecklistItem *item = g_ptr_array_index (items, i);

      g_hash_table_insert (checks, respite_audit_words_dup_check_key (action, item->code), g_strdup (item->text));
    }
}

static void
add_list (RespiteOffice  *office,
          GHashTable     *checks,
          const char     *action,
          RespiteListKind kind,
          const char     *language)
{
  g_autoptr (GPtrArray) items = respite_office_get_list (office, kind);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const RespiteListItem *item = g_ptr_array_index (items, i);

      g_hash_table_insert (checks, respite_audit_words_dup_check_key (action, item->code),
                           g_strdup (respite_list_item_get_text (item, language)));
    }
}

/* What the lines of the checklists say that the trail names by their codes. */
static GHashTable *
list_checks (RespiteOffice *office,
             const char    *language)
{
  GHashTable *checks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) protocols = respite_office_list_protocols (office, language, NULL);

  add_list (office, checks, "session.gate", RESPITE_LIST_EQUIPMENT, language);
  add_list (office, checks, "session.gate", RESPITE_LIST_GATE, language);
  add_list (office, checks, "session.discharge-check", RESPITE_LIST_DISCHARGE, language);
  for (guint i = 0; protocols != NULL && i < protocols->len; i++)
    {
      const RespiteProtocol *protocol = g_ptr_array_index (protocols, i);

      add_checks (checks, "session.gate", protocol->gate);
      add_checks (checks, "session.discharge-check", protocol->discharge);
    }

  return checks;
}

RespiteLayout *
respite_office_layout_audit (RespiteOffice             *office,
                             const RespiteAuditFilter  *filter,
                             const RespiteDocumentInfo *info,
                             GError                   **error)
{
  RespiteAuditFilter own = *filter;
  g_autoptr (GHashTable) mrns = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) checks = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (RespiteStaff) staff = NULL;
  RespiteAuditPaper paper;
  gint64 n_total = 0;

  g_return_val_if_fail (office != NULL && filter != NULL && info != NULL, NULL);

  own.sort = RESPITE_AUDIT_SORT_SEQ;
  own.descending = FALSE;
  own.limit = RESPITE_AUDIT_REPORT_ROWS;
  entries = respite_office_list_audit (office, &own, &n_total, error);
  if (entries == NULL)
    return NULL;
  if (own.staff_id != 0)
    {
      staff = respite_staff_table_load (respite_office_get_db (office), own.staff_id, error);
      if (staff == NULL)
        return NULL;
    }

  lines = make_lines (office, entries, mrns);
  checks = list_checks (office, respite_document_info_get_record_language (info));
  paper = (RespiteAuditPaper) {
    .lines = lines,
    .from = own.from,
    .until = own.until,
    .who = staff != NULL ? staff->name : NULL,
    .about = find_mrn (office, mrns, own.patient_id),
    .n_left_out = MAX (0, n_total - (gint64) entries->len),
    .checks = checks,
  };

  return respite_audit_paper_layout (&paper, info, error);
}

RespiteLayout *
respite_office_layout_labels (RespiteOffice             *office,
                              const char                *kind,
                              gint64                     subject_id,
                              const RespiteLabelRequest *request,
                              const RespiteDocumentInfo *info,
                              GError                   **error)
{
  gboolean is_bag = g_strcmp0 (kind, "bag-labels") == 0;
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (RespiteSessionRecord) record = NULL;
  RespiteDocumentInfo own = *info;

  g_return_val_if_fail (office != NULL && request != NULL && info != NULL, NULL);
  g_return_val_if_fail (is_bag || g_strcmp0 (kind, "address-labels") == 0, NULL);

  if (!respite_office_may (office, is_bag ? RESPITE_FUNCTION_DOCUMENT_MAKE : RESPITE_FUNCTION_HANDOUT_MAKE, error))
    return NULL;

  if (is_bag)
    {
      record = respite_office_get_session_in (office, subject_id, respite_document_info_get_record_language (info),
                                              FALSE, error);
      return record != NULL ? respite_label_layout_bag (request, record, info, error) : NULL;
    }

  patient = respite_office_get_patient (office, subject_id, FALSE, error);
  if (patient == NULL)
    return NULL;
  own.patient = patient;

  return respite_label_layout_address (request, &own, error);
}
