/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-consent-acts.h"

#include "base/respite-json.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "forms/respite-consent-template.h"
#include "service/respite-acts-private.h"
#include "service/respite-consent-text-acts.h"
#include "service/respite-handover-acts.h"
#include "service/respite-office-settings.h"
#include "store/respite-attachment-table.h"

#include <string.h>

#define NAME_CHARS 100
#define MEANING_CHARS 500
#define ANSWERS_BYTES 100000

/* The consent, which must be presented, whole and not decided. */
static RespiteConsentRow *
get_presented (RespiteOffice *office,
               gint64         consent_id,
               GError       **error)
{
  g_autoptr (RespiteConsentRow) row = respite_consent_table_get (respite_office_get_db (office), consent_id, error);

  if (row == NULL || !respite_acts_check_consent (office, row, error))
    return NULL;
  if (!respite_consent_state_after (row->consent->state, RESPITE_CONSENT_ACT_SIGN, NULL))
    {
      respite_set_error (error, RESPITE_ERROR_CONFLICT, row->consent->state == RESPITE_CONSENT_DRAFT ?
                         N_ ("This consent is a draft; present it first") : N_ ("This consent was decided already"));
      return NULL;
    }
  if (!row->consent->is_valid)
    {
      respite_set_error (error, RESPITE_ERROR_CORRUPT,
                         N_ ("The text of this consent was changed after it was presented; present it again"));
      return NULL;
    }

  return g_steal_pointer (&row);
}

/* Cleans and completes a signer; @meaning is what the signature says where nothing else was given. */
static gboolean
check_signer (RespiteOffice *office,
              RespiteSigner *signer,
              const char    *meaning,
              GError       **error)
{
  const RespiteStaff *actor = respite_office_get_actor (office);

  if (signer->role == RESPITE_SIGNER_CLINICIAN && !(actor->roles & (RESPITE_ROLE_PRESCRIBER | RESPITE_ROLE_NURSE)))
    return respite_set_error (error, RESPITE_ERROR_DENIED,
                              N_ ("Only a prescriber or a nurse signs that a consent was explained"));

  signer->at = respite_office_get_now (office);
  signer->staff_id = actor->id;
  if (signer->role == RESPITE_SIGNER_CLINICIAN)
    {
      respite_set_str (&signer->name, actor->name);
      g_clear_pointer (&signer->strokes, g_free);
    }
  if (respite_str_is_empty (signer->meaning))
    respite_set_str (&signer->meaning, meaning);
  if (!respite_acts_clean (&signer->name, NAME_CHARS, FALSE, error) ||
      !respite_acts_clean (&signer->authority, NAME_CHARS, FALSE, error) ||
      !respite_acts_clean (&signer->meaning, MEANING_CHARS, FALSE, error))
    return FALSE;

  if (*signer->name == '\0')
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Every signature needs the signer's printed name"));
  if (signer->role == RESPITE_SIGNER_REPRESENTATIVE && *signer->authority == '\0')
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("Write down by what right the representative signs, such as “mother”"));
  if (signer->role == RESPITE_SIGNER_CLINICIAN || signer->on_paper)
    return TRUE;

  return respite_strokes_check (signer->strokes, error);
}

static gboolean
check_signers (RespiteOffice     *office,
               RespiteConsentRow *row,
               GPtrArray         *signers,
               GBytes            *scan,
               GError           **error)
{
  const RespiteConsent *consent = row->consent;
  g_autoptr (RespiteConsentTemplate) template = respite_acts_load_consent_text (office, consent->slug,
                                                                                consent->language, consent->version,
                                                                                NULL);
  gboolean has_patient = FALSE;
  gboolean on_paper = FALSE;

  for (guint i = 0; i < signers->len; i++)
    {
      g_autoptr (RespiteSigner) signer = respite_signer_copy (g_ptr_array_index (signers, i));
      gboolean is_patient = signer->role == RESPITE_SIGNER_PATIENT || signer->role == RESPITE_SIGNER_REPRESENTATIVE;
      const char *meaning = is_patient && !respite_str_is_empty (row->meaning) ?
                            row->meaning : respite_consent_get_meaning (template, signer->role, consent->language);

      if (!check_signer (office, signer, meaning, error))
        return FALSE;
      has_patient |= is_patient;
      on_paper |= signer->on_paper;
      g_ptr_array_add (row->consent->signers, g_steal_pointer (&signer));
    }

  if (!has_patient)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("The patient or a representative has to sign the consent"));
  if (on_paper && scan == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("A consent signed on paper needs the scan of the paper"));

  return TRUE;
}

/* An object of texts by the codes of the questions that the text of the consent asks. */
static gboolean
check_answers (RespiteOffice  *office,
               RespiteConsent *consent,
               const char     *answers,
               GError        **error)
{
  g_autoptr (RespiteJson) json = NULL;

  if (strlen (answers) > ANSWERS_BYTES)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The teach-back answers are too long"));

  json = respite_json_parse (answers, -1, error);
  if (json == NULL)
    return FALSE;
  if (json->type != RESPITE_JSON_OBJECT)
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("The teach-back answers are not an object of texts"));
  respite_acts_load_consent_questions (office, consent);
  for (guint i = 0; i < respite_json_get_length (json); i++)
    {
      const char *code = g_ptr_array_index (json->names, i);

      if (respite_json_get_nth (json, i)->type != RESPITE_JSON_STRING)
        return respite_set_error (error, RESPITE_ERROR_PARSE,
                                  N_ ("The teach-back answers are not an object of texts"));
      if (consent->questions != NULL && !g_hash_table_contains (consent->questions, code))
        return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("This consent does not ask “%s”"), code);
    }

  return TRUE;
}

/* An older signed one of the same template is superseded; one that ran out before is expired. */
static gboolean
supersede_others (RespiteOffice           *office,
                  const RespiteConsentRow *row,
                  GError                 **error)
{
  g_autoptr (GPtrArray) others = respite_consent_table_list (respite_office_get_db (office), row->consent->patient_id,
                                                             row->consent->slug, error);

  if (others == NULL || !respite_acts_check_consents (office, row->consent->patient_id, others, error))
    return FALSE;

  for (guint i = 0; i < others->len; i++)
    {
      RespiteConsentRow *other = g_ptr_array_index (others, i);
      RespiteLapse lapse = other->consent->lapse;
      RespiteConsentState after = lapse == RESPITE_LAPSE_EXPIRED || lapse == RESPITE_LAPSE_COURSE_ENDED ?
                                  RESPITE_CONSENT_EXPIRED : RESPITE_CONSENT_SUPERSEDED;

      if (other->consent->id != row->consent->id && other->consent->state == RESPITE_CONSENT_SIGNED &&
          !respite_acts_end_consent (office, other, after, NULL, error))
        return FALSE;
    }

  return TRUE;
}

typedef struct
{
  gint64      consent_id;
  GPtrArray  *signers;
  const char *answers;
  GBytes     *scan;
  gboolean    is_explained;
} SignAct;

/* Everything but the state is written before the hash is made over it. */
static gboolean
decide (RespiteOffice      *office,
        RespiteConsentRow  *row,
        RespiteConsentState state,
        const char         *reason,
        GError            **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autofree char *content = NULL;

  row->consent->decided_at = respite_office_get_now (office);
  row->decided_by = respite_acts_get_actor_id (office);
  if (!respite_consent_table_decide (db, row, error))
    return FALSE;

  content = respite_content_dup (db, RESPITE_SUBJECT_CONSENT, row->consent->id, error);
  if (content == NULL)
    return FALSE;

  g_free (row->consent->binding);
  row->consent->binding = respite_acts_bind (office, content);

  return respite_acts_set_consent_state (office, row, state, reason, error);
}

/* 0 for a text that holds until it is withdrawn or changed. */
static gint64
get_expiry (RespiteOffice        *office,
            const RespiteConsent *consent)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (respite_office_get_now (office) / RESPITE_SECOND_MS);
  gint64 months = respite_office_get_setting_int (office, "consent-months", 1, 120, RESPITE_CONSENT_MONTHS);
  g_autoptr (GDateTime) then = g_date_time_add_months (now, (int) months);
  g_autoptr (RespiteConsentTemplate) template = respite_acts_load_consent_text (office, consent->slug,
                                                                                consent->language, consent->version,
                                                                                NULL);

  return template != NULL && template->never_expires ? 0 : g_date_time_to_unix (then) * RESPITE_SECOND_MS;
}

static gboolean
sign_consent (RespiteOffice *office,
              gpointer       data,
              GError       **error)
{
  const SignAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteConsentRow) row = get_presented (office, act->consent_id, error);
  g_autofree char *text = NULL;
  RespiteConsent *consent;

  if (row == NULL || !check_signers (office, row, act->signers, act->scan, error) ||
      (act->answers != NULL && !check_answers (office, row->consent, act->answers, error)))
    return FALSE;

  consent = row->consent;
  respite_set_str (&consent->answers, act->answers != NULL ? act->answers : "{}");
  consent->expires_at = get_expiry (office, consent);
  if (act->scan != NULL &&
      !respite_attachment_insert (db, consent->patient_id, consent->title, act->scan,
                                  respite_acts_get_actor_id (office), respite_office_get_now (office),
                                  &consent->scan_id, error))
    return FALSE;

  if (!supersede_others (office, row, error) || !decide (office, row, RESPITE_CONSENT_SIGNED, NULL, error))
    return FALSE;
  if (act->is_explained &&
      !respite_acts_sign (office, respite_office_get_actor (office), RESPITE_SUBJECT_CONSENT, consent->id,
                          consent->patient_id, 0, N_ ("explained"), NULL, error))
    return FALSE;

  text = g_strdup_printf ("%s, version %d, %s, %u signers", consent->slug, consent->version, consent->language,
                          consent->signers->len);

  return respite_acts_audit (office, "consent.sign", RESPITE_KIND_CONSENT, consent->id, consent->patient_id,
                             respite_code_to_word (respite_consent_state_codes, RESPITE_CONSENT_PRESENTED), text, NULL,
                             error);
}

/* Whose consent it is; only asked for while a patient has the screen. */
static gint64
get_owner (RespiteOffice *office,
           gint64         consent_id)
{
  g_autoptr (RespiteConsentRow) row = respite_office_is_handed_over (office) ?
                                      respite_consent_table_get (respite_office_get_db (office), consent_id, NULL) :
                                      NULL;

  return row != NULL ? row->consent->patient_id : 0;
}

gboolean
respite_office_sign_consent (RespiteOffice *office,
                             gint64         consent_id,
                             GPtrArray     *signers,
                             const char    *answers,
                             GBytes        *scan,
                             const char    *password,
                             GError       **error)
{
  SignAct act = { consent_id, signers, answers, scan, FALSE };

  g_return_val_if_fail (office != NULL && signers != NULL, FALSE);

  for (guint i = 0; i < signers->len; i++)
    act.is_explained |= ((RespiteSigner *) g_ptr_array_index (signers, i))->role == RESPITE_SIGNER_CLINICIAN;
  if (act.is_explained)
    return respite_acts_run_signed (office, RESPITE_FUNCTION_CONSENT_SIGN, password, sign_consent, &act, error);

  return respite_acts_run_handed (office, RESPITE_FUNCTION_CONSENT_SIGN, get_owner (office, consent_id), sign_consent,
                                  &act, error);
}

typedef struct
{
  gint64      consent_id;
  const char *reason;
} EndAct;

static gboolean
decline_consent (RespiteOffice *office,
                 gpointer       data,
                 GError       **error)
{
  const EndAct *act = data;
  g_autoptr (RespiteConsentRow) row = get_presented (office, act->consent_id, error);
  g_autofree char *reason = row != NULL ? respite_acts_dup_reason (act->reason, error) : NULL;

  if (reason == NULL)
    return FALSE;

  respite_set_str (&row->consent->answers, "{}");

  return decide (office, row, RESPITE_CONSENT_DECLINED, reason, error) &&
         respite_acts_audit (office, "consent.decline", RESPITE_KIND_CONSENT, row->consent->id,
                             row->consent->patient_id, NULL, row->consent->slug, reason, error);
}

gboolean
respite_office_decline_consent (RespiteOffice *office,
                                gint64         consent_id,
                                const char    *reason,
                                GError       **error)
{
  EndAct act = { consent_id, reason };

  return respite_office_act (office, RESPITE_FUNCTION_CONSENT_SIGN, decline_consent, &act, error);
}

static gboolean
withdraw_consent (RespiteOffice *office,
                  gpointer       data,
                  GError       **error)
{
  const EndAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteConsentRow) row = respite_consent_table_get (db, act->consent_id, error);
  g_autofree char *reason = row != NULL ? respite_str_clean (act->reason, 1000, TRUE, error) : NULL;

  if (reason == NULL)
    return FALSE;
  if (!respite_consent_state_after (row->consent->state, RESPITE_CONSENT_ACT_WITHDRAW, NULL))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("Only a signed consent can be withdrawn"));

  return respite_acts_end_consent (office, row, RESPITE_CONSENT_WITHDRAWN, reason, error);
}

gboolean
respite_office_withdraw_consent (RespiteOffice *office,
                                 gint64         consent_id,
                                 const char    *reason,
                                 GError       **error)
{
  EndAct act = { consent_id, reason };

  return respite_office_act (office, RESPITE_FUNCTION_CONSENT_WITHDRAW, withdraw_consent, &act, error);
}
