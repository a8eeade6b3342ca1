/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-command.h"

#include "documents/respite-form-paper.h"
#include "documents/respite-record-summary.h"
#include "infusion/respite-session-record.h"
#include "service/respite-consent-acts.h"
#include "service/respite-course-acts.h"
#include "service/respite-form-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-review-acts.h"
#include "service/respite-session-acts.h"
#include "service/respite-trend-acts.h"

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const RespiteSessionRecord *one = *(RespiteSessionRecord *const *) a;
  const RespiteSessionRecord *other = *(RespiteSessionRecord *const *) b;

  return one->session->number - other->session->number;
}

/* Everything of the course's sessions. */
static GPtrArray *
list_records (RespiteOffice *office,
              gint64         course_id,
              GError       **error)
{
  RespiteSessionFilter filter = { .course_id = course_id };
  g_autoptr (GPtrArray) sessions = respite_office_list_sessions (office, &filter, error);
  g_autoptr (GPtrArray) records = NULL;

  if (sessions == NULL)
    return NULL;

  records = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_session_record_free);
  for (guint i = 0; i < sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);
      RespiteSessionRecord *record = respite_office_get_session (office, session->id, FALSE, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  g_ptr_array_sort (records, compare_numbers);
  return g_steal_pointer (&records);
}

gboolean
respite_cli_summary_course (RespiteCall *call,
                            GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteCourse) course = NULL;
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) reviews = NULL;
  g_autoptr (RespiteTrendSource) trend = NULL;
  g_autoptr (RespiteLayout) layout = NULL;
  RespiteCourseSummary summary;
  RespiteDocumentInfo info;
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_COURSE, respite_call_get_word (call, 0), &id, error) ||
      !respite_office_may (office, RESPITE_FUNCTION_DOCUMENT_MAKE, error))
    return FALSE;
  course = respite_office_get_course (office, id, error);
  if (course == NULL)
    return FALSE;
  patient = respite_office_get_patient (office, course->patient_id, TRUE, error);
  if (patient == NULL)
    return FALSE;
  if (!respite_call_fill_document_info (call, patient, &info, error))
    return FALSE;

  /* Once more, in the document's language. */
  respite_course_free (course);
  course = respite_office_get_course (office, id, error);
  records = course != NULL ? list_records (office, id, error) : NULL;
  if (records == NULL)
    return FALSE;
  trend = respite_office_load_trend (office, patient->id, id, error);
  if (trend == NULL)
    return FALSE;

  reviews = respite_office_list_course_reviews (office, id, error);
  if (reviews == NULL)
    return FALSE;

  summary = (RespiteCourseSummary) { course, records, reviews, trend };
  layout = respite_course_summary_layout (&summary, &info, error);
  return layout != NULL && respite_call_save_layout (call, layout, error) &&
         respite_office_note_document (office, "summary", "course", patient->id, 0,
                                       respite_layout_get_language (layout), "saved", error);
}

/* Fills what the patient's summary tells of. */
static gboolean
collect (RespiteOffice         *office,
         RespitePatientSummary *summary,
         GError               **error)
{
  RespiteSessionFilter filter = { .patient_id = summary->patient->id };

  summary->items = respite_office_list_record_items (office, filter.patient_id, error);
  if (summary->items == NULL)
    return FALSE;
  summary->courses = respite_office_list_courses (office, filter.patient_id, error);
  if (summary->courses == NULL)
    return FALSE;
  summary->consents = respite_office_list_consents (office, filter.patient_id, error);
  if (summary->consents == NULL)
    return FALSE;
  summary->sessions = respite_office_list_sessions (office, &filter, error);
  if (summary->sessions == NULL)
    return FALSE;
  summary->trend = respite_office_load_trend (office, filter.patient_id, 0, error);
  return summary->trend != NULL;
}

gboolean
respite_cli_summary_patient (RespiteCall *call,
                             GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (RespiteLayout) layout = NULL;
  RespitePatientSummary summary = { 0 };
  RespiteDocumentInfo info;
  gboolean is_collected = FALSE;
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_PATIENT, respite_call_get_word (call, 0), &id, error) ||
      !respite_office_may (office, RESPITE_FUNCTION_DOCUMENT_MAKE, error))
    return FALSE;
  patient = respite_office_get_patient (office, id, TRUE, error);
  if (patient == NULL)
    return FALSE;

  summary.patient = patient;
  is_collected = respite_call_fill_document_info (call, patient, &info, error) && collect (office, &summary, error);
  if (is_collected)
    layout = respite_patient_summary_layout (&summary, &info, error);
  g_clear_pointer (&summary.items, g_ptr_array_unref);
  g_clear_pointer (&summary.courses, g_ptr_array_unref);
  g_clear_pointer (&summary.consents, g_ptr_array_unref);
  g_clear_pointer (&summary.sessions, g_ptr_array_unref);
  g_clear_pointer (&summary.trend, respite_trend_source_free);
  return layout != NULL && respite_call_save_layout (call, layout, error) &&
         respite_office_note_document (office, "summary", "patient", patient->id, 0,
                                       respite_layout_get_language (layout), "saved", error);
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
                                       respite_layout_get_language (layout), "saved", error);
}
