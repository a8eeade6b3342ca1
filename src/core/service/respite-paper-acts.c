/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-paper-acts.h"

#include "documents/respite-calendar-document.h"
#include "documents/respite-letter.h"
#include "service/respite-acts-private.h"
#include "service/respite-calendar-acts.h"
#include "service/respite-consent-acts.h"
#include "service/respite-course-acts.h"
#include "service/respite-full-record-acts.h"
#include "service/respite-downtime-acts.h"
#include "service/respite-handout-acts.h"
#include "service/respite-handout-facts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-report-acts.h"
#include "service/respite-review-acts.h"
#include "service/respite-session-acts.h"
#include "service/respite-trend-acts.h"
#include "store/respite-session-table.h"

const RespitePaperKind respite_paper_kinds[] = {
  { "letter", RESPITE_FUNCTION_DOCUMENT_MAKE },
  { "course-summary", RESPITE_FUNCTION_DOCUMENT_MAKE },
  { "patient-summary", RESPITE_FUNCTION_DOCUMENT_MAKE },
  { "full-record", RESPITE_FUNCTION_DOCUMENT_MAKE },
  { "work-note", RESPITE_FUNCTION_HANDOUT_MAKE },
  { "escort-note", RESPITE_FUNCTION_HANDOUT_MAKE },
  { "call-list", RESPITE_FUNCTION_HANDOUT_MAKE },
  { "downtime-pack", RESPITE_FUNCTION_HANDOUT_MAKE },
  { "address-labels", RESPITE_FUNCTION_HANDOUT_MAKE },
  { "bag-labels", RESPITE_FUNCTION_DOCUMENT_MAKE },
  { NULL, RESPITE_N_FUNCTIONS },
};

const RespitePaperKind *
respite_paper_kind_find (const char *code)
{
  for (const RespitePaperKind *kind = respite_paper_kinds; kind->code != NULL; kind++)
    if (g_strcmp0 (kind->code, code) == 0)
      return kind;

  return NULL;
}

/* Everything of a course, for its summary and for the letter. */
typedef struct
{
  RespiteCourse        *course;
  RespiteCourseSummary  summary;
} CourseFacts;

static void
course_facts_free (CourseFacts *facts)
{
  g_clear_pointer (&facts->course, respite_course_free);
  g_clear_pointer (&facts->summary.records, g_ptr_array_unref);
  g_clear_pointer (&facts->summary.reviews, g_ptr_array_unref);
  g_clear_pointer (&facts->summary.trend, respite_trend_source_free);
  g_free (facts);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CourseFacts, course_facts_free)

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const RespiteSessionRecord *one = *(RespiteSessionRecord *const *) a;
  const RespiteSessionRecord *other = *(RespiteSessionRecord *const *) b;

  return one->session->number - other->session->number;
}

static GPtrArray *
list_records (RespiteOffice *office,
              gint64         course_id,
              const char    *language,
              GError       **error)
{
  RespiteSessionFilter filter = { .course_id = course_id };
  g_autoptr (GPtrArray) sessions = respite_office_list_sessions (office, &filter, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_session_record_unref);

  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);
      RespiteSessionRecord *record = respite_office_get_session_in (office, session->id, language, FALSE, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  g_ptr_array_sort (records, compare_numbers);

  return sessions != NULL ? g_steal_pointer (&records) : NULL;
}

static CourseFacts *
load_course (RespiteOffice *office,
             gint64         course_id,
             const char    *language,
             GError       **error)
{
  g_autoptr (CourseFacts) facts = g_new0 (CourseFacts, 1);

  facts->course = respite_office_get_course (office, course_id, error);
  if (facts->course == NULL || !respite_acts_name_course (office, facts->course, language, error))
    return NULL;
  facts->summary.course = facts->course;
  facts->summary.records = list_records (office, course_id, language, error);
  if (facts->summary.records == NULL)
    return NULL;
  facts->summary.reviews = respite_office_list_course_reviews (office, course_id, error);
  if (facts->summary.reviews == NULL)
    return NULL;
  for (guint i = facts->summary.reviews->len; i-- > 0;)
    if (((RespiteCourseReview *) g_ptr_array_index (facts->summary.reviews, i))->is_struck)
      g_ptr_array_remove_index (facts->summary.reviews, i);
  facts->summary.trend = respite_office_load_trend (office, facts->course->patient_id, course_id, error);

  return facts->summary.trend != NULL ? g_steal_pointer (&facts) : NULL;
}

RespiteLayout *
respite_acts_layout_course (RespiteOffice             *office,
                            gint64                     course_id,
                            const RespiteDocumentInfo *info,
                            GError                   **error)
{
  g_autoptr (CourseFacts) facts = load_course (office, course_id, info->language, error);
  g_autoptr (RespitePatient) patient = NULL;
  RespiteDocumentInfo own = *info;

  if (facts == NULL)
    return NULL;
  patient = respite_office_get_patient (office, facts->course->patient_id, TRUE, error);
  if (patient == NULL)
    return NULL;
  own.patient = patient;

  return respite_course_summary_layout (&facts->summary, &own, error);
}

static RespiteLayout *
layout_patient (RespiteOffice             *office,
                gint64                     patient_id,
                const RespiteDocumentInfo *info,
                GError                   **error)
{
  RespiteSessionFilter filter = { .patient_id = patient_id };
  g_autoptr (RespitePatient) patient = respite_office_get_patient (office, patient_id, TRUE, error);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) courses = NULL;
  g_autoptr (GPtrArray) consents = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (RespiteTrendSource) trend = NULL;
  RespitePatientSummary summary;

  if (patient == NULL)
    return NULL;
  items = respite_office_list_record_items (office, patient->id, error);
  courses = items != NULL ? respite_office_list_courses (office, patient->id, error) : NULL;
  consents = courses != NULL ? respite_office_list_consents (office, patient->id, error) : NULL;
  sessions = consents != NULL ? respite_office_list_sessions (office, &filter, error) : NULL;
  trend = sessions != NULL ? respite_office_load_trend (office, patient->id, 0, error) : NULL;
  if (trend == NULL)
    return NULL;
  for (guint i = 0; i < courses->len; i++)
    if (!respite_acts_name_course (office, g_ptr_array_index (courses, i), info->language, error))
      return NULL;

  summary = (RespitePatientSummary) { patient, items, courses, sessions, consents, trend };

  return respite_patient_summary_layout (&summary, info, error);
}

static RespiteLayout *
layout_letter (RespiteOffice        *office,
               RespiteLetterRequest *request,
               gint64                patient_id,
               GError              **error)
{
  const RespiteDocumentInfo info = request->base.info;
  const RespiteStaff *actor = respite_office_get_actor (office);
  g_autofree char *roles = actor != NULL ? respite_roles_to_text (actor->roles) : NULL;
  g_autoptr (RespiteHandoutFacts) facts = respite_acts_load_handout_facts (office, patient_id, &info, error);

  if (facts == NULL)
    return NULL;
  respite_acts_fill_handout (office, facts, &request->base);
  request->signer_roles = roles;

  return respite_letter_layout (request, error);
}

static RespiteLayout *
layout_course_letter (RespiteOffice             *office,
                      gint64                     course_id,
                      const char                *remark,
                      const RespiteDocumentInfo *info,
                      GError                   **error)
{
  g_autoptr (CourseFacts) facts = load_course (office, course_id, info->language, error);
  g_autoptr (RespiteProtocol) protocol = NULL;
  RespiteLetterRequest request = { .name = "letter", .base.info = *info, .remark = remark };

  if (facts == NULL)
    return NULL;
  protocol = respite_acts_load_protocol (office, facts->course->protocol_id, info->language, error);
  if (protocol == NULL)
    return NULL;

  request.course = &facts->summary;
  request.indication = protocol->indication;

  return layout_letter (office, &request, facts->course->patient_id, error);
}

static RespiteLayout *
layout_note (RespiteOffice             *office,
             const char                *kind,
             gint64                     session_id,
             const RespiteDocumentInfo *info,
             GError                   **error)
{
  g_autoptr (RespiteSession) session = respite_session_table_get (respite_office_get_db (office), session_id, error);
  RespiteLetterRequest request = { .name = kind, .base.info = *info, .visit = session };

  return session != NULL ? layout_letter (office, &request, session->patient_id, error) : NULL;
}

static RespiteLayout *
layout_calls (RespiteOffice             *office,
              gint64                     day,
              const RespiteDocumentInfo *info,
              GError                   **error)
{
  RespiteFastingRule rule = respite_office_get_fasting_rule (office);
  g_autoptr (GPtrArray) rows = respite_office_list_day (office, day, info->language, error);

  return rows != NULL ? respite_call_list_layout (day, rows, rule.food_hours, rule.drink_hours, info, error) : NULL;
}

/* One label on a new sheet; respite_office_layout_labels() makes more. */
static RespiteLayout *
layout_label (RespiteOffice             *office,
              const char                *kind,
              gint64                     subject_id,
              const RespiteDocumentInfo *info,
              GError                   **error)
{
  RespiteLabelRequest request = { .sheet = respite_label_sheet_find (NULL, info->clinic->paper), .first = 1,
                                  .count = 1 };

  return respite_office_layout_labels (office, kind, subject_id, &request, info, error);
}

RespiteLayout *
respite_office_layout_paper (RespiteOffice             *office,
                             const char                *kind,
                             gint64                     subject_id,
                             const char                *remark,
                             const RespiteDocumentInfo *info,
                             GError                   **error)
{
  const RespitePaperKind *found = respite_paper_kind_find (kind);
  RespiteDocumentInfo own;

  g_return_val_if_fail (office != NULL && info != NULL && found != NULL, NULL);

  if (!respite_office_may (office, found->function, error))
    return NULL;

  own = *info;
  own.patient = NULL;
  own.language = respite_document_info_get_record_language (info);
  if (g_str_equal (kind, "letter"))
    return layout_course_letter (office, subject_id, remark, &own, error);
  if (g_str_equal (kind, "course-summary"))
    return respite_acts_layout_course (office, subject_id, &own, error);
  if (g_str_equal (kind, "patient-summary"))
    return layout_patient (office, subject_id, &own, error);
  if (g_str_equal (kind, "full-record"))
    return respite_acts_layout_full_record (office, subject_id, &own, error);
  if (g_str_equal (kind, "call-list"))
    return layout_calls (office, subject_id, &own, error);
  if (g_str_equal (kind, "downtime-pack"))
    return respite_office_layout_downtime (office, subject_id, &own, error);
  if (g_str_has_suffix (kind, "-labels"))
    return layout_label (office, kind, subject_id, &own, error);

  return layout_note (office, kind, subject_id, &own, error);
}

/* Whose paper it is; 0 for a day's. */
static gboolean
find_patient (RespiteOffice *office,
              const char    *kind,
              gint64         subject_id,
              gint64        *patient_id,
              gint64        *session_id,
              GError       **error)
{
  g_autoptr (RespiteCourse) course = NULL;
  g_autoptr (RespiteSession) session = NULL;

  *patient_id = *session_id = 0;
  if (g_str_equal (kind, "call-list") || g_str_equal (kind, "downtime-pack"))
    return TRUE;
  if (g_str_equal (kind, "patient-summary") || g_str_equal (kind, "full-record") ||
      g_str_equal (kind, "address-labels"))
    {
      *patient_id = subject_id;
      return TRUE;
    }
  if (g_str_equal (kind, "letter") || g_str_equal (kind, "course-summary"))
    {
      course = respite_office_get_course (office, subject_id, error);
      *patient_id = course != NULL ? course->patient_id : 0;
      return course != NULL;
    }

  session = respite_session_table_get (respite_office_get_db (office), subject_id, error);
  *session_id = subject_id;
  *patient_id = session != NULL ? session->patient_id : 0;

  return session != NULL;
}

gboolean
respite_office_note_paper (RespiteOffice *office,
                           const char    *kind,
                           gint64         subject_id,
                           const char    *language,
                           const char    *what,
                           GError       **error)
{
  gint64 patient_id, session_id;

  g_return_val_if_fail (office != NULL && respite_paper_kind_find (kind) != NULL, FALSE);

  return find_patient (office, kind, subject_id, &patient_id, &session_id, error) &&
         respite_office_note_document (office, kind, "", patient_id, session_id, language, what, error);
}
