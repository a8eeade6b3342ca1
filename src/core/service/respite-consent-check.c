/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-consent-acts.h"

#include "base/respite-str.h"
#include "service/respite-acts-private.h"
#include "service/respite-office-settings.h"
#include "store/respite-consent-text-table.h"
#include "store/respite-plan-table.h"
#include "store/respite-session-table.h"

RespiteConsentTemplate *
respite_acts_load_consent_text (RespiteOffice *office,
                                const char    *slug,
                                const char    *language,
                                int            version,
                                GError       **error)
{
  g_autoptr (GPtrArray) rows = respite_consent_text_table_list (respite_office_get_db (office), slug, language, error);
  RespiteConsentTemplate *builtin;

  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteConsentTextRow *row = g_ptr_array_index (rows, i);

      if (version == 0 || row->version == version)
        return respite_consent_template_parse (slug, language, row->markdown, error);
    }

  builtin = respite_consent_template_load (slug, language, error);
  if (builtin == NULL || version == 0 || builtin->version == version)
    return builtin;

  respite_consent_template_free (builtin);
  respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_ ("There is no version %d of the consent text “%s”"), version,
                     slug);

  return NULL;
}

/* The newest version of a text that asks those who signed an older one again, 0 for none. */
static gboolean
find_asking_version (RespiteOffice *office,
                     const char    *slug,
                     const char    *language,
                     int           *version,
                     GError       **error)
{
  g_autoptr (GPtrArray) rows = respite_consent_text_table_list (respite_office_get_db (office), slug, language, error);
  g_autoptr (RespiteConsentTemplate) builtin = NULL;

  if (rows == NULL)
    return FALSE;

  builtin = respite_consent_template_load (slug, language, NULL);
  *version = builtin != NULL ? builtin->version : 0;
  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteConsentTextRow *row = g_ptr_array_index (rows, i);

      if (row->asks_again)
        *version = MAX (*version, row->version);
    }

  return TRUE;
}

/* What of a patient decides whether consents still hold. */
typedef struct
{
  GPtrArray *courses;
  gint64     protocol_id;
  gint64     last_infusion;
  gboolean   is_ahead;
} PatientFacts;

static void
patient_facts_clear (PatientFacts *facts)
{
  g_clear_pointer (&facts->courses, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PatientFacts, patient_facts_clear)

static gboolean
load_patient_facts (RespiteOffice *office,
                    gint64         patient_id,
                    PatientFacts  *facts,
                    GError       **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (GPtrArray) sessions = respite_session_table_list (db, patient_id, 0, 0, 0, FALSE, error);

  facts->courses = sessions != NULL ? respite_course_table_list (db, patient_id, error) : NULL;
  if (facts->courses == NULL)
    return FALSE;

  for (guint i = 0; i < sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);

      facts->last_infusion = MAX (facts->last_infusion, session->started_at);
      facts->is_ahead |= session->state < RESPITE_SESSION_DISCHARGED;
    }
  for (guint i = 0; i < facts->courses->len && facts->protocol_id == 0; i++)
    {
      const RespiteCourse *course = g_ptr_array_index (facts->courses, i);

      if (course->state != RESPITE_COURSE_ACTIVE)
        continue;
      facts->protocol_id = course->protocol_id;
      facts->is_ahead = TRUE;
    }

  return TRUE;
}

/* Sets the lapse of @consent from what was read; its is_valid is set. */
static gboolean
set_lapse (RespiteOffice  *office,
           RespiteConsent *consent,
           gint64          protocol_id,
           gboolean        course_is_over,
           gint64          last_infusion,
           GError        **error)
{
  g_autoptr (RespiteProtocol) protocol = NULL;
  RespiteLapseFacts facts = {
    .now = respite_office_get_now (office), .course_is_over = course_is_over, .last_infusion = last_infusion,
    .ends_with_course = respite_office_get_setting_int (office, "consent-ends-with-course", 0, 1, 1) != 0,
    .gap_days = (int) respite_office_get_setting_int (office, "consent-gap-days", 1, 3650, RESPITE_CONSENT_GAP_DAYS),
  };

  if (consent->state == RESPITE_CONSENT_SIGNED)
    {
      if (!find_asking_version (office, consent->slug, consent->language, &facts.text_version, error))
        return FALSE;
      if (protocol_id != 0 && (!respite_str_is_empty (consent->indication) || !respite_str_is_empty (consent->route)))
        {
          protocol = respite_acts_load_protocol (office, protocol_id, consent->language, error);
          if (protocol == NULL)
            return FALSE;
          facts.indication = protocol->indication;
          facts.route = protocol->route;
        }
    }
  consent->lapse = respite_consent_find_lapse (consent, &facts);

  return TRUE;
}

static gboolean
set_patients_lapse (RespiteOffice      *office,
                    RespiteConsent     *consent,
                    const PatientFacts *facts,
                    GError            **error)
{
  gboolean is_over = FALSE;

  for (guint i = 0; i < facts->courses->len; i++)
    {
      const RespiteCourse *course = g_ptr_array_index (facts->courses, i);

      if (course->id == consent->course_id)
        is_over = course->state != RESPITE_COURSE_ACTIVE;
    }

  return set_lapse (office, consent, facts->protocol_id, is_over, facts->last_infusion, error);
}

gboolean
respite_acts_check_consent (RespiteOffice     *office,
                            RespiteConsentRow *row,
                            GError           **error)
{
  RespiteConsent *consent = row->consent;
  g_autofree char *sha256 = respite_consent_hash (consent->text);
  g_autofree char *content = NULL;
  g_autofree char *state = NULL;

  consent->is_valid = g_strcmp0 (sha256, consent->sha256) == 0;
  if (consent->state == RESPITE_CONSENT_DRAFT || consent->state == RESPITE_CONSENT_PRESENTED)
    {
      consent->is_valid &= *consent->binding == '\0';
      consent->lapse = RESPITE_LAPSE_MISSING;
      return TRUE;
    }

  content = respite_content_dup (respite_office_get_db (office), RESPITE_SUBJECT_CONSENT, consent->id, error);
  if (content == NULL)
    return FALSE;

  state = respite_consent_row_dup_state_content (row);
  consent->is_valid &= respite_acts_is_bound (office, content, consent->binding) &&
                       respite_acts_is_bound (office, state, row->seal);

  return TRUE;
}

gboolean
respite_acts_set_consent_state (RespiteOffice      *office,
                                RespiteConsentRow  *row,
                                RespiteConsentState state,
                                const char         *reason,
                                GError            **error)
{
  g_autofree char *content = NULL;

  row->consent->state = state;
  respite_set_str (&row->consent->reason, reason != NULL ? reason : "");
  content = respite_consent_row_dup_state_content (row);
  g_free (row->seal);
  row->seal = respite_acts_bind (office, content);

  return respite_consent_table_set_state (respite_office_get_db (office), row, error);
}

gboolean
respite_acts_end_consent (RespiteOffice      *office,
                          RespiteConsentRow  *row,
                          RespiteConsentState state,
                          const char         *reason,
                          GError            **error)
{
  const RespiteConsent *consent = row->consent;

  row->consent->ended_at = respite_office_get_now (office);
  row->ended_by = respite_acts_get_actor_id (office);

  return respite_acts_set_consent_state (office, row, state, reason, error) &&
         respite_acts_audit (office, "consent.end", RESPITE_KIND_CONSENT, consent->id, consent->patient_id,
                             respite_code_to_word (respite_consent_state_codes, RESPITE_CONSENT_SIGNED),
                             respite_code_to_word (respite_consent_state_codes, state), reason, error);
}

gboolean
respite_acts_check_consents (RespiteOffice *office,
                             gint64         patient_id,
                             GPtrArray     *rows,
                             GError       **error)
{
  g_auto (PatientFacts) facts = { NULL };

  if (!load_patient_facts (office, patient_id, &facts, error))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      RespiteConsentRow *row = g_ptr_array_index (rows, i);

      if (!respite_acts_check_consent (office, row, error) ||
          !set_patients_lapse (office, row->consent, &facts, error))
        return FALSE;
    }

  return TRUE;
}

/* @only_open: without those that say nothing any more. */
static GPtrArray *
list_consents (RespiteOffice *office,
               gint64         patient_id,
               gboolean       only_open,
               GError       **error)
{
  g_autoptr (GPtrArray) consents = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_consent_free);
  g_autoptr (GPtrArray) rows = respite_consent_table_list (respite_office_get_db (office), patient_id, NULL, error);

  if (rows == NULL || !respite_acts_check_consents (office, patient_id, rows, error))
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      RespiteConsentRow *row = g_ptr_array_index (rows, i);
      RespiteConsentState state = row->consent->state;

      if (!only_open || state == RESPITE_CONSENT_DRAFT || state == RESPITE_CONSENT_PRESENTED ||
          state == RESPITE_CONSENT_SIGNED)
        g_ptr_array_add (consents, g_steal_pointer (&row->consent));
    }

  return g_steal_pointer (&consents);
}

GPtrArray *
respite_office_list_consents (RespiteOffice *office,
                              gint64         patient_id,
                              GError       **error)
{
  if (!respite_office_may_see (office, patient_id, error))
    return NULL;

  return list_consents (office, patient_id, FALSE, error);
}

GPtrArray *
respite_office_list_open_consents (RespiteOffice *office,
                                   gint64         patient_id,
                                   GError       **error)
{
  if (!respite_office_may (office, RESPITE_FUNCTION_CONSENT_PRESENT, error))
    return NULL;

  return list_consents (office, patient_id, TRUE, error);
}

void
respite_acts_load_consent_questions (RespiteOffice  *office,
                                     RespiteConsent *consent)
{
  g_autoptr (RespiteConsentTemplate) text = respite_acts_load_consent_text (office, consent->slug, consent->language,
                                                                            consent->version, NULL);

  if (text == NULL)
    return;

  consent->questions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < text->teach_back->len; i++)
    {
      const RespiteTeachBack *question = g_ptr_array_index (text->teach_back, i);

      g_hash_table_insert (consent->questions, g_strdup (question->code), g_strdup (question->text));
    }
}

RespiteConsent *
respite_office_get_consent (RespiteOffice *office,
                            gint64         consent_id,
                            GError       **error)
{
  g_auto (PatientFacts) facts = { NULL };
  g_autoptr (RespiteConsentRow) row = NULL;

  /* Who presents a consent must read it, though no other part of the record. */
  if (!respite_office_may (office, RESPITE_FUNCTION_CONSENT_PRESENT, error))
    return NULL;

  row = respite_consent_table_get (respite_office_get_db (office), consent_id, error);
  if (row == NULL || !respite_acts_check_consent (office, row, error) ||
      !load_patient_facts (office, row->consent->patient_id, &facts, error) ||
      !set_patients_lapse (office, row->consent, &facts, error))
    return NULL;

  respite_acts_load_consent_questions (office, row->consent);

  return g_steal_pointer (&row->consent);
}

RespiteConsentTemplate *
respite_office_load_consent_text (RespiteOffice *office,
                                  const char    *slug,
                                  const char    *language,
                                  int            version,
                                  GError       **error)
{
  return respite_office_may (office, RESPITE_FUNCTION_CONSENT_PRESENT, error) ?
         respite_acts_load_consent_text (office, slug, language, version, error) : NULL;
}

GPtrArray *
respite_office_list_ask_again (RespiteOffice *office,
                               GError       **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_ask_again_row_free);

  if (!respite_office_may (office, RESPITE_FUNCTION_CONSENT_PRESENT, error))
    return NULL;

  rows = respite_consent_table_list_newest (respite_office_get_db (office), NULL, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      RespiteAskAgainRow *row = g_ptr_array_index (rows, i);

      /* Who comes no more is not asked. The list reads no text; a broken signature shows with the consent itself. */
      if (!row->has_plan)
        continue;
      row->consent->is_valid = TRUE;
      if (!set_lapse (office, row->consent, row->running_protocol_id, row->course_is_over, row->last_infusion, error))
        return NULL;
      if (row->consent->lapse != RESPITE_LAPSE_NONE)
        g_ptr_array_add (list, g_steal_pointer (&rows->pdata[i]));
    }

  return rows != NULL ? g_steal_pointer (&list) : NULL;
}

gboolean
respite_office_get_consent_standing (RespiteOffice          *office,
                                     gint64                  patient_id,
                                     RespiteConsentStanding *standing,
                                     GError                **error)
{
  g_auto (PatientFacts) facts = { NULL };
  RespiteReadiness readiness;

  if (!respite_office_may (office, RESPITE_FUNCTION_RECORD_VIEW, error) ||
      !respite_acts_get_readiness (office, patient_id, &readiness, error) ||
      !load_patient_facts (office, patient_id, &facts, error))
    return FALSE;

  *standing = (RespiteConsentStanding) { readiness.consent_lapse, readiness.consent_ended_at, readiness.is_review_due,
                                         facts.is_ahead };

  return TRUE;
}
