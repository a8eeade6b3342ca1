/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "every.h"

#include "base/respite-clock.h"
#include "documents/respite-calendar-document.h"
#include "documents/respite-chart-document.h"
#include "documents/respite-code-sheet.h"
#include "documents/respite-consent-copy.h"
#include "documents/respite-esketamine-sheet.h"
#include "documents/respite-form-paper.h"
#include "documents/respite-recovery-sheet.h"
#include "documents/respite-summary.h"
#include "documents/respite-trend-document.h"
#include "service/respite-calendar-acts.h"
#include "service/respite-consent-acts.h"
#include "service/respite-course-acts.h"
#include "service/respite-form-acts.h"
#include "service/respite-handout-acts.h"
#include "service/respite-paper-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-practice.h"
#include "service/respite-report-acts.h"
#include "service/respite-session-acts.h"
#include "service/respite-trend-acts.h"
#include "testlib.h"

#define PATIENTS 15

static gint64
find_course (EveryClinic *clinic,
             gint64      *patient_id)
{
  RespiteSessionFilter filter = { 0 };
  g_autoptr (GPtrArray) sessions = respite_office_list_sessions (clinic->office, &filter, NULL);
  gint64 course_id = 0;

  for (guint i = 0; i < sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);

      if (session->state != RESPITE_SESSION_SIGNED || session->number != session->of)
        continue;
      clinic->session_id = session->id;
      course_id = session->course_id;
      *patient_id = session->patient_id;
    }
  g_assert_cmpint (course_id, !=, 0);

  return course_id;
}

EveryClinic *
every_clinic_new (void)
{
  EveryClinic *clinic = g_new0 (EveryClinic, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) consents = NULL;
  g_autoptr (GPtrArray) responses = NULL;
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (RespitePatient) patient = NULL;

  clinic->folder = test_make_folder ();
  respite_practice_create (clinic->folder, "America/New_York", PATIENTS, 1, TESTLIB_NOW, &error);
  g_assert_no_error (error);
  clinic->clock = respite_clock_new_fake (TESTLIB_NOW);
  clinic->office = respite_office_open (clinic->folder, clinic->clock, &error);
  g_assert_no_error (error);
  respite_office_sign_in (clinic->office, "owner", RESPITE_PRACTICE_PASSWORD, &error);
  g_assert_no_error (error);

  clinic->course_id = find_course (clinic, &clinic->patient_id);
  consents = respite_office_list_consents (clinic->office, clinic->patient_id, NULL);
  clinic->consent_id = ((RespiteConsent *) g_ptr_array_index (consents, 0))->id;
  responses = respite_office_list_responses (clinic->office, clinic->patient_id, NULL);
  clinic->response_id = ((RespiteResponse *) g_ptr_array_index (responses, responses->len - 1))->id;
  forms = respite_office_list_forms (clinic->office, NULL);
  clinic->form_id = ((RespiteFormRow *) g_ptr_array_index (forms, 0))->id;

  patient = respite_office_get_patient (clinic->office, clinic->patient_id, FALSE, NULL);
  g_free (patient->address);
  patient->address = g_strdup ("14 Elm Street\nApartment 3\nNew Harbor, NY 10012");
  respite_office_update_patient (clinic->office, patient, &error);
  g_assert_no_error (error);

  return clinic;
}

void
every_clinic_free (EveryClinic *clinic)
{
  respite_office_free (clinic->office);
  respite_clock_unref (clinic->clock);
  test_remove_tree (clinic->folder);
  g_free (clinic->folder);
  g_free (clinic);
}

static RespiteLayout *
make_handout (EveryClinic               *clinic,
              const char                *arg,
              const RespiteDocumentInfo *info,
              GError                   **error)
{
  g_auto (GStrv) names = g_strsplit (arg, ",", -1);

  return respite_office_layout_handouts (clinic->office, (const char *const *) names, clinic->patient_id, info, error);
}

static RespiteLayout *
make_paper (EveryClinic               *clinic,
            const char                *arg,
            const RespiteDocumentInfo *info,
            GError                   **error)
{
  static const char *const of_course[] = { "letter", "course-summary", NULL };
  static const char *const of_patient[] = { "patient-summary", "full-record", "address-labels", NULL };
  gint64 id = g_strv_contains (of_course, arg) ? clinic->course_id :
              g_strv_contains (of_patient, arg) ? clinic->patient_id :
              g_str_equal (arg, "call-list") || g_str_equal (arg, "downtime-pack") ? TESTLIB_NOW : clinic->session_id;

  return respite_office_layout_paper (clinic->office, arg, id, "A remark of the clinic's own.", info, error);
}

static RespiteLayout *
make_session (EveryClinic               *clinic,
              const char                *arg,
              const RespiteDocumentInfo *info,
              GError                   **error)
{
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session_in (clinic->office, clinic->session_id,
                                                                           info->language, FALSE, error);
  g_autoptr (GPtrArray) records = NULL;

  if (record == NULL)
    return NULL;
  if (g_str_equal (arg, "summary"))
    return respite_summary_layout (record, info, error);
  if (g_str_equal (arg, "code-sheet"))
    return respite_code_sheet_layout (record, info, error);
  if (g_str_equal (arg, "worksheet"))
    return respite_esketamine_sheet_layout (record, info, error);
  if (g_str_equal (arg, "chart"))
    return respite_chart_document_layout (record, info, error);

  records = respite_office_list_compared (clinic->office, clinic->session_id, 3, info->language, error);

  return records != NULL ? respite_chart_document_layout_compared (records, info, error) : NULL;
}

static RespiteLayout *
make_patient (EveryClinic               *clinic,
              const char                *arg,
              const RespiteDocumentInfo *info,
              GError                   **error)
{
  g_autoptr (RespitePatient) patient = respite_office_get_patient (clinic->office, clinic->patient_id, FALSE, error);
  RespiteDocumentInfo own = *info;

  own.patient = patient;
  if (g_str_equal (arg, "trend"))
    {
      g_autoptr (RespiteTrendSource) trend = respite_office_load_trend (clinic->office, clinic->patient_id, 0, error);

      return respite_trend_document_layout (trend, NULL, &own, error);
    }
  if (g_str_equal (arg, "consent"))
    {
      g_autoptr (RespiteConsent) consent = respite_office_get_consent (clinic->office, clinic->consent_id, error);

      return respite_consent_layout (consent, &own, error);
    }
  if (g_str_equal (arg, "form"))
    {
      g_autoptr (RespiteResponse) response = respite_office_get_response (clinic->office, clinic->response_id, error);
      g_autoptr (RespiteForm) form = respite_office_get_form (clinic->office, response->form_id, error);
      g_autoptr (RespiteAnswers) answers = respite_answers_new_from_json (form, response->json, -1, error);

      return respite_form_paper_layout_filled (answers, response, &own, error);
    }
  if (g_str_equal (arg, "calendar"))
    {
      RespiteSessionFilter filter = { .course_id = clinic->course_id };
      g_autoptr (GPtrArray) sessions = respite_office_list_sessions (clinic->office, &filter, error);

      return respite_course_calendar_layout ("Pain", sessions, &own, error);
    }

  return respite_recovery_sheet_layout ("ABCD-EFGH-JKLM-NPQR", info, error);
}

static RespiteLayout *
make_form (EveryClinic               *clinic,
           const char                *arg,
           const RespiteDocumentInfo *info,
           GError                   **error)
{
  g_autoptr (RespiteForm) form = respite_office_get_form (clinic->office, clinic->form_id, error);

  return respite_form_paper_layout (form, info, error);
}

static RespiteLayout *
make_report (EveryClinic               *clinic,
             const char                *arg,
             const RespiteDocumentInfo *info,
             GError                   **error)
{
  RespiteAuditFilter filter = { .patient_id = clinic->patient_id };
  g_autoptr (GPtrArray) rows = NULL;

  if (g_str_equal (arg, "audit"))
    return respite_office_layout_audit (clinic->office, &filter, info, error);

  rows = respite_office_list_day (clinic->office, TESTLIB_NOW, info->language, error);

  return respite_day_sheet_layout (TESTLIB_NOW, rows, info, error);
}

const EveryDocument every_documents[] = {
  { "handout-what-is", make_handout, "what-is", TRUE },
  { "handout-for-me", make_handout, "right-for-me", TRUE },
  { "handouts-joined", make_handout, "get-ready,medicines,driver", TRUE },
  { "handout-going-home", make_handout, "going-home", TRUE },
  { "letter", make_paper, "letter", FALSE },
  { "course-summary", make_paper, "course-summary", FALSE },
  { "patient-summary", make_paper, "patient-summary", FALSE },
  { "full-record", make_paper, "full-record", FALSE },
  { "work-note", make_paper, "work-note", TRUE },
  { "escort-note", make_paper, "escort-note", TRUE },
  { "call-list", make_paper, "call-list", FALSE },
  { "downtime-pack", make_paper, "downtime-pack", FALSE },
  { "address-labels", make_paper, "address-labels", FALSE },
  { "bag-labels", make_paper, "bag-labels", FALSE },
  { "session-summary", make_session, "summary", FALSE },
  { "code-sheet", make_session, "code-sheet", FALSE },
  { "worksheet", make_session, "worksheet", FALSE },
  { "chart", make_session, "chart", FALSE },
  { "charts", make_session, "charts", FALSE },
  { "trend", make_patient, "trend", FALSE },
  { "consent", make_patient, "consent", TRUE },
  { "form", make_patient, "form", TRUE },
  { "calendar", make_patient, "calendar", TRUE },
  { "recovery-code", make_patient, "recovery", FALSE },
  { "blank-form", make_form, "", TRUE },
  { "audit-report", make_report, "audit", FALSE },
  { "day-sheet", make_report, "day", FALSE },
  { NULL, NULL, NULL, FALSE },
};

RespiteLayout *
every_make (EveryClinic         *clinic,
            const EveryDocument *document,
            const char          *paper,
            const char          *language,
            gboolean             large_print)
{
  RespiteDocumentInfo info = {
    .clinic = respite_office_get_clinic_info (clinic->office),
    .language = language,
    .paper = paper,
    .large_print = large_print,
    .printed_by = "Dana Whitfield, MD",
    .printed_at = TESTLIB_NOW,
    .zone = respite_office_get_zone (clinic->office),
    .record_code = "1234-9f2c-41aa-07",
  };
  g_autoptr (GError) error = NULL;
  RespiteLayout *layout;

  g_test_message ("%s, %s, %s%s", document->name, paper, language, large_print ? ", large" : "");
  respite_office_set_language (clinic->office, language);
  layout = document->make (clinic, document->arg, &info, &error);
  g_assert_no_error (error);
  g_assert_nonnull (layout);

  return layout;
}
