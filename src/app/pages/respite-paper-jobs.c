/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-paper-jobs.h"

#include "documents/respite-calendar-document.h"
#include "documents/respite-code-sheet.h"
#include "documents/respite-consent-copy.h"
#include "documents/respite-esketamine-sheet.h"
#include "documents/respite-form-paper.h"
#include "documents/respite-summary.h"
#include "documents/respite-trend-document.h"
#include "service/respite-calendar-acts.h"
#include "service/respite-consent-acts.h"
#include "service/respite-course-acts.h"
#include "service/respite-form-acts.h"
#include "service/respite-give-acts.h"
#include "service/respite-handout-acts.h"
#include "service/respite-paper-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-report-acts.h"
#include "service/respite-session-acts.h"
#include "service/respite-trend-acts.h"

RespitePaperJob *
respite_paper_job_new (const char *kind,
                       const char *name,
                       gint64      subject_id,
                       const char *language,
                       gboolean    large_print)
{
  RespitePaperJob *job = g_new0 (RespitePaperJob, 1);

  job->kind = g_strdup (kind);
  job->name = g_strdup (name);
  job->subject_id = subject_id;
  job->language = g_strdup (language);
  job->large_print = large_print;

  return job;
}

RespitePaperJob *
respite_paper_job_copy (const RespitePaperJob *job)
{
  RespitePaperJob *copy = g_memdup2 (job, sizeof *job);

  copy->kind = g_strdup (job->kind);
  copy->name = g_strdup (job->name);
  copy->language = g_strdup (job->language);
  copy->remark = g_strdup (job->remark);
  copy->what = g_strdup (job->what);
  copy->said = g_strdup (job->said);

  return copy;
}

void
respite_paper_job_free (RespitePaperJob *job)
{
  g_free (job->kind);
  g_free (job->name);
  g_free (job->language);
  g_free (job->remark);
  g_free (job->what);
  g_free (job->said);
  g_free (job);
}

void
respite_made_paper_free (RespiteMadePaper *paper)
{
  if (paper == NULL)
    return;

  g_clear_pointer (&paper->job, respite_paper_job_free);
  g_clear_pointer (&paper->layout, respite_layout_unref);
  g_free (paper);
}

static RespiteDocumentInfo
fill_info (RespiteOffice         *office,
           const RespitePaperJob *job,
           const RespitePatient  *patient,
           const char            *record_code)
{
  const RespiteStaff *actor = respite_office_get_actor (office);

  return (RespiteDocumentInfo) {
           .clinic = respite_office_get_clinic_info (office),
           .patient = patient,
           .language = job->language,
           .large_print = job->large_print,
           .printed_by = actor != NULL ? g_intern_string (actor->name) : NULL,
           .printed_at = respite_office_get_now (office),
           .zone = respite_office_get_zone (office),
           .record_code = record_code,
  };
}

/* The names of several handouts are joined by commas. */
static RespiteLayout *
layout_handout (RespiteOffice         *office,
                const RespitePaperJob *job,
                GError               **error)
{
  RespiteDocumentInfo info = fill_info (office, job, NULL, NULL);
  g_auto (GStrv) names = g_strsplit (job->name, ",", -1);

  return respite_office_layout_handouts (office, (const char *const *) names, job->subject_id, &info, error);
}

/* Whether its subject is a session. */
static gboolean
is_of_session (const RespitePaperJob *job)
{
  return g_str_equal (job->kind, "summary") || g_str_equal (job->kind, "code-sheet") ||
         g_str_equal (job->kind, "worksheet");
}

static RespiteLayout *
layout_summary (RespiteOffice         *office,
                const RespitePaperJob *job,
                GError               **error)
{
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autofree char *code = NULL;
  RespiteDocumentInfo info;

  info = fill_info (office, job, NULL, NULL);
  record = respite_office_get_session_in (office, job->subject_id, respite_document_info_get_record_language (&info),
                                          FALSE, error);
  if (record == NULL)
    return NULL;

  code = respite_office_dup_record_code (office);
  info = fill_info (office, job, record->patient, code);

  if (g_str_equal (job->kind, "code-sheet"))
    return respite_code_sheet_layout (record, &info, error);
  if (g_str_equal (job->kind, "worksheet"))
    return respite_esketamine_sheet_layout (record, &info, error);

  return respite_summary_layout (record, &info, error);
}

static RespiteLayout *
layout_consent (RespiteOffice         *office,
                const RespitePaperJob *job,
                GError               **error)
{
  g_autoptr (RespiteConsent) consent = respite_office_get_consent (office, job->subject_id, error);
  g_autoptr (RespitePatient) patient = NULL;
  g_autofree char *code = NULL;
  RespiteDocumentInfo info;

  if (consent == NULL)
    return NULL;
  patient = respite_office_get_patient (office, consent->patient_id, FALSE, error);
  if (patient == NULL)
    return NULL;

  code = respite_office_dup_record_code (office);
  info = fill_info (office, job, patient, code);
  info.language = consent->language;

  return respite_consent_layout (consent, &info, error);
}

static RespiteLayout *
layout_trend (RespiteOffice         *office,
              const RespitePaperJob *job,
              GError               **error)
{
  g_autoptr (RespitePatient) patient = respite_office_get_patient (office, job->subject_id, FALSE, error);
  g_autoptr (RespiteTrendSource) source = NULL;
  g_autofree char *code = NULL;
  RespiteDocumentInfo info;

  if (patient == NULL)
    return NULL;
  source = respite_office_load_trend (office, patient->id, 0, error);
  if (source == NULL)
    return NULL;

  code = respite_office_dup_record_code (office);
  info = fill_info (office, job, patient, code);

  return respite_trend_document_layout (source, NULL, &info, error);
}

/* A form to be filled with a pen. */
static RespiteLayout *
layout_form (RespiteOffice         *office,
             const RespitePaperJob *job,
             GError               **error)
{
  g_autoptr (RespiteForm) form = respite_office_get_form (office, job->subject_id, error);
  g_autoptr (RespitePatient) patient = NULL;
  RespiteDocumentInfo info;

  if (form == NULL)
    return NULL;
  if (job->patient_id != 0)
    {
      patient = respite_office_get_patient (office, job->patient_id, FALSE, error);
      if (patient == NULL)
        return NULL;
    }

  info = fill_info (office, job, patient, NULL);

  return respite_form_paper_layout (form, &info, error);
}

static RespiteLayout *
layout_response (RespiteOffice         *office,
                 const RespitePaperJob *job,
                 GError               **error)
{
  g_autoptr (RespiteResponse) response = respite_office_get_response (office, job->subject_id, error);
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (RespiteForm) form = NULL;
  g_autoptr (RespiteAnswers) answers = NULL;
  g_autofree char *code = NULL;
  RespiteDocumentInfo info;

  if (response == NULL)
    return NULL;
  patient = respite_office_get_patient (office, response->patient_id, FALSE, error);
  form = patient != NULL ? respite_office_get_form (office, response->form_id, error) : NULL;
  answers = form != NULL ? respite_answers_new_from_json (form, response->json, -1, error) : NULL;
  if (answers == NULL)
    return NULL;

  code = respite_office_dup_record_code (office);
  info = fill_info (office, job, patient, code);

  return respite_form_paper_layout_filled (answers, response, &info, error);
}

static RespiteLayout *
layout_calendar (RespiteOffice         *office,
                 const RespitePaperJob *job,
                 GError               **error)
{
  g_autoptr (RespiteCourse) course = respite_office_get_course (office, job->subject_id, error);
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (RespiteProtocol) protocol = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autofree char *code = respite_office_dup_record_code (office);
  RespiteSessionFilter filter = { .course_id = job->subject_id };
  RespiteDocumentInfo info;

  if (course == NULL)
    return NULL;
  patient = respite_office_get_patient (office, course->patient_id, FALSE, error);
  if (patient == NULL)
    return NULL;

  info = fill_info (office, job, patient, code);
  info.large_print |= patient->large_print;
  protocol = respite_office_get_protocol (office, course->protocol_id, respite_document_info_get_language (&info),
                                          error);
  sessions = protocol != NULL ? respite_office_list_sessions (office, &filter, error) : NULL;

  return sessions != NULL ? respite_course_calendar_layout (protocol->name, sessions, &info, error) : NULL;
}

static RespiteLayout *
layout_day_sheet (RespiteOffice         *office,
                  const RespitePaperJob *job,
                  GError               **error)
{
  g_autofree char *code = respite_office_dup_record_code (office);
  RespiteDocumentInfo info = fill_info (office, job, NULL, code);
  g_autoptr (GPtrArray) rows = respite_office_list_day (office, job->subject_id,
                                                        respite_document_info_get_language (&info), error);

  return rows != NULL ? respite_day_sheet_layout (job->subject_id, rows, &info, error) : NULL;
}

static RespiteLayout *
layout_paper (RespiteOffice         *office,
              const RespitePaperJob *job,
              GError               **error)
{
  g_autofree char *code = respite_office_dup_record_code (office);
  RespiteDocumentInfo info = fill_info (office, job, NULL, code);

  return respite_office_layout_paper (office, job->kind, job->subject_id, job->remark, &info, error);
}

static RespiteLayout *
layout_labels (RespiteOffice         *office,
               const RespitePaperJob *job,
               GError               **error)
{
  RespiteDocumentInfo info = fill_info (office, job, NULL, NULL);
  RespiteLabelRequest request = { .first = job->first_label, .count = job->n_labels };

  request.sheet = respite_label_sheet_find (NULL, info.clinic->paper);

  return respite_office_layout_labels (office, job->kind, job->subject_id, &request, &info, error);
}

static RespiteLayout *
layout_job (RespiteOffice         *office,
            const RespitePaperJob *job,
            GError               **error)
{
  if (g_str_has_suffix (job->kind, "-labels"))
    return layout_labels (office, job, error);
  if (is_of_session (job))
    return layout_summary (office, job, error);
  if (g_str_equal (job->kind, "consent"))
    return layout_consent (office, job, error);
  if (g_str_equal (job->kind, "trend"))
    return layout_trend (office, job, error);
  if (g_str_equal (job->kind, "form-blank"))
    return layout_form (office, job, error);
  if (g_str_equal (job->kind, "form"))
    return layout_response (office, job, error);
  if (g_str_equal (job->kind, "calendar"))
    return layout_calendar (office, job, error);
  if (g_str_equal (job->kind, "day-sheet"))
    return layout_day_sheet (office, job, error);
  if (respite_paper_kind_find (job->kind) != NULL)
    return layout_paper (office, job, error);

  return layout_handout (office, job, error);
}

gpointer
respite_paper_layout_job (RespiteOffice *office,
                          gpointer       data,
                          GError       **error)
{
  RespiteLayout *layout = layout_job (office, data, error);
  RespiteMadePaper *paper;

  if (layout == NULL)
    return NULL;

  paper = g_new0 (RespiteMadePaper, 1);
  paper->job = respite_paper_job_copy (data);
  paper->layout = layout;

  return paper;
}

gpointer
respite_paper_note_job (RespiteOffice *office,
                        gpointer       data,
                        GError       **error)
{
  const RespitePaperJob *job = data;
  gint64 patient_id = job->subject_id;
  gint64 session_id = 0;
  g_autofree char *own_name = NULL;
  g_auto (GStrv) names = NULL;

  if (respite_paper_kind_find (job->kind) != NULL)
    {
      respite_office_note_paper (office, job->kind, job->subject_id, job->language, job->what, error);
      return NULL;
    }
  if (is_of_session (job))
    {
      g_autoptr (RespiteSessionRecord) record = respite_office_get_session (office, job->subject_id, FALSE, error);

      if (record == NULL)
        return NULL;
      patient_id = record->patient->id;
      session_id = job->subject_id;
    }
  else if (g_str_equal (job->kind, "consent"))
    {
      g_autoptr (RespiteConsent) consent = respite_office_get_consent (office, job->subject_id, error);

      if (consent == NULL)
        return NULL;
      patient_id = consent->patient_id;
      own_name = g_strdup (consent->slug);
    }
  else if (g_str_equal (job->kind, "form"))
    {
      g_autoptr (RespiteResponse) response = respite_office_get_response (office, job->subject_id, error);

      if (response == NULL)
        return NULL;
      patient_id = response->patient_id;
      session_id = response->session_id;
      own_name = g_strdup (response->form_slug);
    }
  else if (g_str_equal (job->kind, "calendar"))
    {
      g_autoptr (RespiteCourse) course = respite_office_get_course (office, job->subject_id, error);

      if (course == NULL)
        return NULL;
      patient_id = course->patient_id;
    }
  else if (g_str_equal (job->kind, "form-blank") || g_str_equal (job->kind, "day-sheet"))
    {
      patient_id = job->patient_id;
    }

  names = g_strsplit (own_name != NULL ? own_name : job->name, ",", -1);
  for (guint i = 0; names[i] != NULL || i == 0; i++)
    if (!respite_office_note_document (office, job->kind, names[i], patient_id, session_id, job->language, job->what,
                                       error))
      break;

  return NULL;
}

gpointer
respite_paper_give_job (RespiteOffice *office,
                        gpointer       data,
                        GError       **error)
{
  const RespitePaperJob *job = data;
  g_auto (GStrv) names = g_strsplit (job->name, ",", -1);
  RespiteGiveRequest request = {
    .names = (const char *const *) names, .patient_id = job->subject_id, .language = job->language,
    .understanding = job->understanding, .said = job->said,
  };
  gint64 id = respite_office_give_handouts (office, &request, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

gpointer
respite_paper_take_back_job (RespiteOffice *office,
                             gpointer       data,
                             GError       **error)
{
  respite_office_take_back_handouts (office, *(gint64 *) data, error);

  return NULL;
}
