/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-page-list.h"

#include <glib/gi18n.h>

#include "pages/respite-compare-page.h"
#include "pages/respite-documents-page.h"
#include "pages/respite-merge-page.h"
#include "pages/respite-monitor-page.h"
#include "pages/respite-paper-page.h"
#include "pages/respite-patient-edit-page.h"
#include "pages/respite-patient-page.h"
#include "pages/respite-patients-page.h"
#include "pages/respite-session-page.h"
#include "pages/respite-sessions-page.h"
#include "pages/respite-settings-page.h"
#include "pages/respite-today-page.h"

const RespitePageEntry respite_page_list[] = {
  { "today", N_ ("Today"), "x-office-calendar-symbolic", RESPITE_FUNCTION_BOARD_VIEW, respite_today_page_get_type },
  { "patients", N_ ("Patients"), "system-users-symbolic", RESPITE_FUNCTION_PATIENT_FIND,
    respite_patients_page_get_type },
  { "patient", "", NULL, RESPITE_FUNCTION_PATIENT_FIND, respite_patient_page_get_type },
  { "new-patient", "", NULL, RESPITE_FUNCTION_PATIENT_EDIT, respite_patient_edit_page_get_type },
  { "edit-patient", "", NULL, RESPITE_FUNCTION_PATIENT_EDIT, respite_patient_edit_page_get_type },
  { "merge-patient", "", NULL, RESPITE_FUNCTION_PATIENT_MERGE, respite_merge_page_get_type },
  { "consent-copy", "", NULL, RESPITE_FUNCTION_DOCUMENT_MAKE, respite_consent_copy_page_get_type },
  { "trend", "", NULL, RESPITE_FUNCTION_DOCUMENT_MAKE, respite_trend_page_get_type },
  { "form-copy", "", NULL, RESPITE_FUNCTION_DOCUMENT_MAKE, respite_form_copy_page_get_type },
  { "form-blank", "", NULL, RESPITE_FUNCTION_HANDOUT_MAKE, respite_form_blank_page_get_type },
  { "calendar", "", NULL, RESPITE_FUNCTION_HANDOUT_MAKE, respite_calendar_page_get_type },
  { "day-sheet", "", NULL, RESPITE_FUNCTION_HANDOUT_MAKE, respite_day_sheet_page_get_type },
  { "call-list", "", NULL, RESPITE_FUNCTION_HANDOUT_MAKE, respite_call_list_page_get_type },
  { "downtime-pack", "", NULL, RESPITE_FUNCTION_HANDOUT_MAKE, respite_downtime_page_get_type },
  { "work-note", "", NULL, RESPITE_FUNCTION_HANDOUT_MAKE, respite_work_note_page_get_type },
  { "escort-note", "", NULL, RESPITE_FUNCTION_HANDOUT_MAKE, respite_escort_note_page_get_type },
  { "letter", "", NULL, RESPITE_FUNCTION_DOCUMENT_MAKE, respite_letter_page_get_type },
  { "course-summary", "", NULL, RESPITE_FUNCTION_DOCUMENT_MAKE, respite_course_summary_page_get_type },
  { "patient-summary", "", NULL, RESPITE_FUNCTION_DOCUMENT_MAKE, respite_patient_summary_page_get_type },
  { "full-record", "", NULL, RESPITE_FUNCTION_DOCUMENT_MAKE, respite_full_record_page_get_type },
  { "address-labels", "", NULL, RESPITE_FUNCTION_HANDOUT_MAKE, respite_address_labels_page_get_type },
  { "bag-labels", "", NULL, RESPITE_FUNCTION_DOCUMENT_MAKE, respite_bag_labels_page_get_type },
  { "sessions", N_ ("Sessions"), "view-list-symbolic", RESPITE_FUNCTION_BOARD_VIEW, respite_sessions_page_get_type },
  { "session", "", NULL, RESPITE_FUNCTION_RECORD_VIEW, respite_session_page_get_type },
  { "monitor", "", NULL, RESPITE_FUNCTION_SESSION_RECORD, respite_monitor_page_get_type },
  { "compare", "", NULL, RESPITE_FUNCTION_RECORD_VIEW, respite_compare_page_get_type },
  { "summary", "", NULL, RESPITE_FUNCTION_DOCUMENT_MAKE, respite_summary_page_get_type },
  { "code-sheet", "", NULL, RESPITE_FUNCTION_DOCUMENT_MAKE, respite_code_sheet_page_get_type },
  { "worksheet", "", NULL, RESPITE_FUNCTION_DOCUMENT_MAKE, respite_worksheet_page_get_type },
  { "documents", N_ ("Documents"), "x-office-document-symbolic", RESPITE_FUNCTION_HANDOUT_MAKE,
    respite_documents_page_get_type },
  { "settings", N_ ("Settings"), "preferences-system-symbolic", RESPITE_FUNCTION_PROTOCOL_VIEW,
    respite_settings_page_get_type },
  { NULL, NULL, NULL, RESPITE_N_FUNCTIONS, NULL },
};

const RespitePageEntry *
respite_page_list_find (const char *name)
{
  for (const RespitePageEntry *entry = respite_page_list; entry->name != NULL; entry++)
    if (g_str_equal (entry->name, name))
      return entry;

  return NULL;
}
