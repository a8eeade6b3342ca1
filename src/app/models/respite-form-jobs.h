/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "forms/respite-consent-template.h"
#include "service/respite-consent-acts.h"
#include "service/respite-form-acts.h"
#include "service/respite-patient-acts.h"

G_BEGIN_DECLS

/* The jobs of a patient's forms, for respite_page_run() and respite_page_read(). */

/**
 * RespiteFormsRecord:
 * @forms: (element-type RespiteFormRow): those that are offered
 * @responses: (element-type RespiteResponse): of who may not see the record, drafts
 * @discarded: (element-type RespiteResponse): drafts that can be brought back; empty for who may not
 * @eligibility: (nullable): of who may see the record
 * @consents: (element-type RespiteConsent): of who may not see the record, those that have not ended
 * @consent_language: in which a consent is presented: the patient's, else English
 * @templates: (element-type RespiteConsentTemplate): with titles in the language of the window
 */
typedef struct
{
  char               *language;
  char               *consent_language;
  GPtrArray          *forms;
  GPtrArray          *responses;
  GPtrArray          *discarded;
  RespiteEligibility *eligibility;
  GPtrArray          *consents;
  GPtrArray          *templates;
} RespiteFormsRecord;

void respite_forms_record_free (gpointer record);

/**
 * RespiteFormsRequest:
 * @language: of the forms' titles
 */
typedef struct
{
  gint64      patient_id;
  const char *language;         /* static */
} RespiteFormsRequest;

/* @data: a RespiteFormsRequest. Returns: a RespiteFormsRecord */
gpointer respite_forms_job (RespiteOffice  *office,
                            gpointer        data,
                            GError        **error);

/**
 * RespiteFormDraft:
 * @id: 0 of answers that are not kept yet
 * @answers: the answers so far
 */
typedef struct
{
  gint64          id;
  gint64          form_id;
  gint64          patient_id;
  gboolean        is_draft;
  RespiteAnswers *answers;
} RespiteFormDraft;

void respite_form_draft_free (gpointer draft);

/* @data: a response's key. Returns: a RespiteFormDraft */
gpointer respite_form_open_job (RespiteOffice  *office,
                                gpointer        data,
                                GError        **error);

/**
 * RespiteFormRequest:
 * @form_id: to begin a form; 0 for the one that @slug names
 * @slug: to present a consent
 */
typedef struct
{
  gint64  patient_id;
  gint64  form_id;
  char   *slug;
  char   *language;
} RespiteFormRequest;

/* (transfer full): for a form of this patient */
RespiteFormRequest *respite_form_request_new (gint64 patient_id);

void respite_form_request_free (gpointer request);

/* @data: a RespiteFormRequest. Returns: a RespiteFormDraft, the open one or new answers that are kept nowhere yet */
gpointer respite_form_start_job (RespiteOffice  *office,
                                 gpointer        data,
                                 GError        **error);

/* @data: a RespiteFormRequest. Returns: the consent's key, to be freed with g_free() */
gpointer respite_form_present_job (RespiteOffice  *office,
                                   gpointer        data,
                                   GError        **error);

/**
 * RespiteFormSaved:
 * @id: of the draft
 * @n_raised: how many safety items were opened
 *
 * When a draft was kept. To be freed with g_free().
 */
typedef struct
{
  gint64 id;
  gint64 at;
  guint  n_raised;
} RespiteFormSaved;

/* @data: a RespiteFormDraft. Keeps it. Returns: a RespiteFormSaved */
gpointer respite_form_save_job (RespiteOffice  *office,
                                gpointer        data,
                                GError        **error);

/* @data: a RespiteFormDraft. Keeps it and turns away from it. Returns: a RespiteFormSaved */
gpointer respite_form_leave_job (RespiteOffice  *office,
                                 gpointer        data,
                                 GError        **error);

/* @data: a response's key. Discards the draft. Returns: a RespiteFormSaved */
gpointer respite_form_discard_job (RespiteOffice  *office,
                                   gpointer        data,
                                   GError        **error);

/* @data: a response's key. Brings a discarded draft back. Returns: a RespiteFormDraft */
gpointer respite_form_restore_job (RespiteOffice  *office,
                                   gpointer        data,
                                   GError        **error);

/**
 * RespiteFormFinished:
 * @safety: (element-type RespiteSafetyItem) (nullable): the safety answers that were given, for who may read them;
 *   %NULL for none
 * @needs_clinician: whether there are some that the person may not read
 */
typedef struct
{
  gint64     id;
  GPtrArray *safety;
  gboolean   needs_clinician;
} RespiteFormFinished;

void respite_form_finished_free (gpointer finished);

/* @data: a RespiteFormDraft. Returns: a RespiteFormFinished */
gpointer respite_form_finish_job (RespiteOffice  *office,
                                  gpointer        data,
                                  GError        **error);

/**
 * RespiteSafetyNote:
 * @items: (element-type RespiteSafetyItem): what is acknowledged
 * @action: what was done
 */
typedef struct
{
  GPtrArray *items;
  char      *action;
} RespiteSafetyNote;

RespiteSafetyNote *respite_safety_note_new  (GPtrArray  *items,
                                             const char *action);
void               respite_safety_note_free (gpointer    note);

/* @data: a RespiteSafetyNote. All of it is written down or, with an error, nothing. Returns: %NULL */
gpointer respite_safety_note_job (RespiteOffice  *office,
                                  gpointer        data,
                                  GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFormsRecord, respite_forms_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFormDraft, respite_form_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFormFinished, respite_form_finished_free)

G_END_DECLS
