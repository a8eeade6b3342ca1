/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-command.h"

#include "documents/respite-form-paper.h"
#include "service/respite-form-acts.h"
#include "service/respite-paper-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-report-acts.h"
#include "service/respite-session-acts.h"

/* Makes one of respite_paper_kinds and writes down that it was made. */
static gboolean
save_paper (RespiteCall *call,
            const char  *kind,
            RespiteKind  subject_kind,
            GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteLayout) layout = NULL;
  RespiteDocumentInfo info;
  gint64 id = 0;

  if (!respite_call_resolve (call, subject_kind, respite_call_get_word (call, 0), &id, error) ||
      !respite_call_fill_document_info (call, NULL, &info, error))
    return FALSE;

  layout = respite_office_layout_paper (office, kind, id, respite_call_get (call, "text"), &info, error);
  return layout != NULL && respite_call_save_layout (call, layout, error) &&
         respite_office_note_paper (office, kind, id, respite_layout_get_language (layout),
                                    respite_call_get_saved_word (call), error);
}

gboolean
respite_cli_summary_course (RespiteCall *call,
                            GError     **error)
{
  return save_paper (call, "course-summary", RESPITE_KIND_COURSE, error);
}

gboolean
respite_cli_summary_patient (RespiteCall *call,
                             GError     **error)
{
  return save_paper (call, "patient-summary", RESPITE_KIND_PATIENT, error);
}

gboolean
respite_cli_patient_record (RespiteCall *call,
                            GError     **error)
{
  return save_paper (call, "full-record", RESPITE_KIND_PATIENT, error);
}

gboolean
respite_cli_letter_referrer (RespiteCall *call,
                             GError     **error)
{
  return save_paper (call, "letter", RESPITE_KIND_COURSE, error);
}

gboolean
respite_cli_letter_work (RespiteCall *call,
                         GError     **error)
{
  return save_paper (call, "work-note", RESPITE_KIND_SESSION, error);
}

gboolean
respite_cli_letter_escort (RespiteCall *call,
                           GError     **error)
{
  return save_paper (call, "escort-note", RESPITE_KIND_SESSION, error);
}

gboolean
respite_cli_session_calls (RespiteCall *call,
                           GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteLayout) layout = NULL;
  RespiteDocumentInfo info;
  gint64 at = respite_office_get_now (office) + RESPITE_DAY_MS;

  if (respite_call_has (call, "at") && !respite_cli_read_at (call, &at, error))
    return FALSE;
  if (!respite_call_fill_document_info (call, NULL, &info, error))
    return FALSE;

  layout = respite_office_layout_paper (office, "call-list", at, NULL, &info, error);
  return layout != NULL && respite_call_save_layout (call, layout, error) &&
         respite_office_note_paper (office, "call-list", at, respite_layout_get_language (layout),
                                    respite_call_get_saved_word (call), error);
}

static gboolean
save_labels (RespiteCall *call,
             const char  *kind,
             RespiteKind  subject_kind,
             GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteLayout) layout = NULL;
  RespiteLabelRequest request = { 0 };
  RespiteDocumentInfo info;
  gint64 id = 0, first = 0, count = 0;

  if (!respite_call_resolve (call, subject_kind, respite_call_get_word (call, 0), &id, error) ||
      !respite_call_fill_document_info (call, NULL, &info, error))
    return FALSE;
  request.sheet = respite_label_sheet_find (respite_call_get (call, "sheet"), info.clinic->paper);
  if (request.sheet == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The sheet of labels is letter-30 or a4-21"));
  if (!respite_call_get_number (call, "first", 1, request.sheet->columns * request.sheet->rows, 1, &first, error) ||
      !respite_call_get_number (call, "count", 1, RESPITE_LABELS_MOST, 1, &count, error))
    return FALSE;

  request.first = (guint) first;
  request.count = (guint) count;
  layout = respite_office_layout_labels (office, kind, id, &request, &info, error);
  return layout != NULL && respite_call_save_layout (call, layout, error) &&
         respite_office_note_paper (office, kind, id, respite_layout_get_language (layout),
                                    respite_call_get_saved_word (call), error);
}

gboolean
respite_cli_label_address (RespiteCall *call,
                           GError     **error)
{
  return save_labels (call, "address-labels", RESPITE_KIND_PATIENT, error);
}

gboolean
respite_cli_label_bag (RespiteCall *call,
                       GError     **error)
{
  return save_labels (call, "bag-labels", RESPITE_KIND_SESSION, error);
}

gboolean
respite_cli_form_blank (RespiteCall *call,
                        GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteForm) form = NULL;
  g_autoptr (RespiteLayout) layout = NULL;
  RespiteDocumentInfo info;
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_FORM, respite_call_get_word (call, 0), &id, error))
    return FALSE;
  form = respite_office_get_form (office, id, error);
  if (form == NULL || !respite_call_fill_document_info (call, NULL, &info, error))
    return FALSE;
  layout = respite_form_paper_layout (form, &info, error);
  return layout != NULL && respite_call_save_layout (call, layout, error);
}

gboolean
respite_cli_form_print (RespiteCall *call,
                        GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteResponse) response = NULL;
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (RespiteForm) form = NULL;
  g_autoptr (RespiteAnswers) answers = NULL;
  g_autoptr (RespiteLayout) layout = NULL;
  RespiteDocumentInfo info;
  gint64 id = 0;

  if (!respite_office_may (office, RESPITE_FUNCTION_DOCUMENT_MAKE, error) ||
      !respite_call_resolve (call, RESPITE_KIND_RESPONSE, respite_call_get_word (call, 0), &id, error))
    return FALSE;
  response = respite_office_get_response (office, id, error);
  if (response == NULL)
    return FALSE;
  patient = respite_office_get_patient (office, response->patient_id, FALSE, error);
  form = patient != NULL ? respite_office_get_form (office, response->form_id, error) : NULL;
  answers = form != NULL ? respite_answers_new_from_json (form, response->json, -1, error) : NULL;
  if (answers == NULL || !respite_call_fill_document_info (call, patient, &info, error))
    return FALSE;

  layout = respite_form_paper_layout_filled (answers, response, &info, error);
  return layout != NULL && respite_call_save_layout (call, layout, error) &&
         respite_office_note_document (office, "form", response->form_slug, patient->id, response->session_id,
                                       respite_layout_get_language (layout), respite_call_get_saved_word (call), error);
}
