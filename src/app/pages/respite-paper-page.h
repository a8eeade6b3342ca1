/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespitePaperPage:
 *
 * One document of a record, previewed: a session's summary, or a copy of a consent. What is printed or saved is written
 * down.
 */
#define RESPITE_TYPE_PAPER_PAGE (respite_paper_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (RespitePaperPage, respite_paper_page, RESPITE, PAPER_PAGE, RespitePage)

/**
 * RespitePaperLanguage:
 * @RESPITE_PAPER_LANGUAGE_PATIENT: the patient's, if no other is chosen
 * @RESPITE_PAPER_LANGUAGE_CLINIC: the clinic's, if no other is chosen
 * @RESPITE_PAPER_LANGUAGE_SIGNED: the one in which it was signed; there is nothing to choose
 */
typedef enum
{
  RESPITE_PAPER_LANGUAGE_PATIENT,
  RESPITE_PAPER_LANGUAGE_CLINIC,
  RESPITE_PAPER_LANGUAGE_SIGNED,
} RespitePaperLanguage;

/**
 * RespitePaperPageClass:
 * @kind: of respite_paper_job_new()
 * @title: marked for translation
 * @language: in which it is made
 */
struct _RespitePaperPageClass
{
  RespitePageClass     parent_class;

  const char          *kind;
  const char          *title;
  RespitePaperLanguage language;
};

/* Everything of a patient; its subject is the patient. */
#define RESPITE_TYPE_FULL_RECORD_PAGE (respite_full_record_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteFullRecordPage, respite_full_record_page, RESPITE, FULL_RECORD_PAGE, RespitePaperPage)

/* Labels with a patient's address; its subject is the patient. */
#define RESPITE_TYPE_ADDRESS_LABELS_PAGE (respite_address_labels_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteAddressLabelsPage, respite_address_labels_page, RESPITE, ADDRESS_LABELS_PAGE,
                      RespitePaperPage)

/* Labels for the bag of an infusion; its subject is the session. */
#define RESPITE_TYPE_BAG_LABELS_PAGE (respite_bag_labels_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteBagLabelsPage, respite_bag_labels_page, RESPITE, BAG_LABELS_PAGE, RespitePaperPage)

/* The summary of a session; its subject is the session. */
#define RESPITE_TYPE_SUMMARY_PAGE (respite_summary_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteSummaryPage, respite_summary_page, RESPITE, SUMMARY_PAGE, RespitePaperPage)

/* The record of the emergencies of a session; its subject is the session. */
#define RESPITE_TYPE_CODE_SHEET_PAGE (respite_code_sheet_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteCodeSheetPage, respite_code_sheet_page, RESPITE, CODE_SHEET_PAGE, RespitePaperPage)

/* The observation worksheet of a nasal spray; its subject is the session. */
#define RESPITE_TYPE_WORKSHEET_PAGE (respite_worksheet_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteWorksheetPage, respite_worksheet_page, RESPITE, WORKSHEET_PAGE, RespitePaperPage)

/* The letter to the referring clinician; its subject is a course. */
#define RESPITE_TYPE_LETTER_PAGE (respite_letter_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteLetterPage, respite_letter_page, RESPITE, LETTER_PAGE, RespitePaperPage)

/* The summary of a course; its subject is the course. */
#define RESPITE_TYPE_COURSE_SUMMARY_PAGE (respite_course_summary_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteCourseSummaryPage, respite_course_summary_page, RESPITE, COURSE_SUMMARY_PAGE,
                      RespitePaperPage)

/* The summary of a record; its subject is the patient. */
#define RESPITE_TYPE_PATIENT_SUMMARY_PAGE (respite_patient_summary_page_get_type ())

G_DECLARE_FINAL_TYPE (RespitePatientSummaryPage, respite_patient_summary_page, RESPITE, PATIENT_SUMMARY_PAGE,
                      RespitePaperPage)

/* The note for work or school; its subject is a session. */
#define RESPITE_TYPE_WORK_NOTE_PAGE (respite_work_note_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteWorkNotePage, respite_work_note_page, RESPITE, WORK_NOTE_PAGE, RespitePaperPage)

/* The note for who came along; its subject is a session. */
#define RESPITE_TYPE_ESCORT_NOTE_PAGE (respite_escort_note_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteEscortNotePage, respite_escort_note_page, RESPITE, ESCORT_NOTE_PAGE, RespitePaperPage)

/* The reminder calls for a day; its subject is an instant of that day. */
#define RESPITE_TYPE_CALL_LIST_PAGE (respite_call_list_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteCallListPage, respite_call_list_page, RESPITE, CALL_LIST_PAGE, RespitePaperPage)

/* The papers for a day without the program; its subject is an instant of that day. */
#define RESPITE_TYPE_DOWNTIME_PAGE (respite_downtime_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteDowntimePage, respite_downtime_page, RESPITE, DOWNTIME_PAGE, RespitePaperPage)

/* The copy of a consent; its subject is the consent. */
#define RESPITE_TYPE_CONSENT_COPY_PAGE (respite_consent_copy_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteConsentCopyPage, respite_consent_copy_page, RESPITE, CONSENT_COPY_PAGE, RespitePaperPage)

/* The trend of a patient's scores; its subject is the patient. */
#define RESPITE_TYPE_TREND_PAGE (respite_trend_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteTrendPage, respite_trend_page, RESPITE, TREND_PAGE, RespitePaperPage)

/* A form with its answers; its subject is the response. */
#define RESPITE_TYPE_FORM_COPY_PAGE (respite_form_copy_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteFormCopyPage, respite_form_copy_page, RESPITE, FORM_COPY_PAGE, RespitePaperPage)

/* A form to be filled with a pen; its subject is the definition, and it may be for a patient. */
#define RESPITE_TYPE_FORM_BLANK_PAGE (respite_form_blank_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteFormBlankPage, respite_form_blank_page, RESPITE, FORM_BLANK_PAGE, RespitePaperPage)

/* The appointments of a course; its subject is the course. */
#define RESPITE_TYPE_CALENDAR_PAGE (respite_calendar_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteCalendarPage, respite_calendar_page, RESPITE, CALENDAR_PAGE, RespitePaperPage)

/* The visits of a day; its subject is an instant of it. */
#define RESPITE_TYPE_DAY_SHEET_PAGE (respite_day_sheet_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteDaySheetPage, respite_day_sheet_page, RESPITE, DAY_SHEET_PAGE, RespitePaperPage)

/**
 * respite_form_blank_page_set_patient:
 * @page: the page that is shown; anything else is left alone
 * @patient_id: whose name stands on the form and in whose language it is, 0 for nobody's
 */
void respite_form_blank_page_set_patient (GtkWidget *page,
                                          gint64     patient_id);

G_END_DECLS
