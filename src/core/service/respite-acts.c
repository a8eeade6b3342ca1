/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-acts-private.h"

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "service/respite-office-private.h"
#include "service/respite-office-settings.h"
#include "store/respite-form-table.h"
#include "store/respite-patient-merge.h"
#include "store/respite-patient-table.h"
#include "store/respite-safety-table.h"
#include "store/respite-session-table.h"

#include <sodium.h>
#include <string.h>

#define REASON_CHARS 1000
#define SCREENING_DAYS 30

gint64
respite_acts_get_actor_id (RespiteOffice *office)
{
  const RespiteStaff *actor = respite_office_get_actor (office);

  return actor != NULL ? actor->id : 0;
}

gboolean
respite_acts_audit (RespiteOffice *office,
                    const char    *action,
                    RespiteKind    kind,
                    gint64         id,
                    gint64         patient_id,
                    const char    *old_text,
                    const char    *new_text,
                    const char    *reason,
                    GError       **error)
{
  RespiteAuditRow row = {
    .action = action,
    .kind = kind,
    .record_id = id,
    .patient_id = patient_id,
    .old_text = old_text,
    .new_text = new_text,
    .reason = reason,
  };

  respite_office_note (office, kind, id, patient_id);

  return respite_office_audit (office, &row, error);
}

gboolean
respite_acts_clean (char   **text,
                    gsize    max_chars,
                    gboolean multiline,
                    GError **error)
{
  char *clean = respite_str_clean (*text, max_chars, multiline, error);

  if (clean == NULL)
    return FALSE;

  g_free (*text);
  *text = clean;

  return TRUE;
}

char *
respite_acts_dup_reason (const char *reason,
                         GError    **error)
{
  g_autofree char *clean = respite_str_clean (reason, REASON_CHARS, TRUE, error);

  if (clean != NULL && *clean == '\0')
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_("Write down the reason first"));
      return NULL;
    }

  return g_steal_pointer (&clean);
}

RespitePatient *
respite_acts_get_active_patient (RespiteOffice *office,
                                 gint64         patient_id,
                                 GError       **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespitePatient) patient = NULL;
  gint64 kept;

  if (!respite_patient_merge_get_kept (db, patient_id, &kept, error))
    return NULL;
  patient = respite_patient_table_get (db, kept, error);
  if (patient != NULL && patient->archived_at != 0)
    {
      respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("This patient is archived; bring the record back first"));
      return NULL;
    }

  return g_steal_pointer (&patient);
}

gboolean
respite_acts_run_signed (RespiteOffice    *office,
                         RespiteFunction   function,
                         const char       *password,
                         RespiteOfficeFunc func,
                         gpointer          data,
                         GError          **error)
{
  /* Who may not do it is told so, and it is audited, whatever the password. */
  if (respite_office_may (office, function, NULL) &&
      !respite_office_check_password (office, password != NULL ? password : "", error))
    return FALSE;

  return respite_office_act (office, function, func, data, error);
}

char *
respite_acts_bind (RespiteOffice *office,
                   const char    *content)
{
  return respite_audit_bind (office->audit, content);
}

gboolean
respite_acts_is_bound (RespiteOffice *office,
                       const char    *content,
                       const char    *binding)
{
  g_autofree char *wanted = respite_acts_bind (office, content);
  gsize length = strlen (wanted);

  return binding != NULL && strlen (binding) == length && sodium_memcmp (binding, wanted, length) == 0;
}

/* The whole text that a staff signature covers. */
static char *
dup_signed_content (RespiteOffice             *office,
                    const RespiteSignatureRow *row,
                    GError                   **error)
{
  g_autofree char *fields = respite_signature_row_dup_content (row);
  g_autofree char *content = respite_content_dup (respite_office_get_db (office), row->subject, row->subject_id, error);

  return content != NULL ? g_strconcat (fields, content, NULL) : NULL;
}

gboolean
respite_acts_sign (RespiteOffice      *office,
                   const RespiteStaff *signer,
                   RespiteSubject      subject,
                   gint64              subject_id,
                   gint64              patient_id,
                   gint64              session_id,
                   const char         *meaning,
                   const char         *note,
                   GError            **error)
{
  g_autoptr (RespiteSignatureRow) row = respite_signature_row_new ();
  g_autofree char *content = NULL;

  row->uuid = g_uuid_string_random ();
  row->subject = subject;
  row->subject_word = g_strdup (respite_code_to_word (respite_subject_codes, subject));
  row->subject_id = subject_id;
  row->patient_id = patient_id;
  row->session_id = session_id;
  row->roles = respite_roles_to_text (signer->roles);
  row->signature->staff_id = signer->id;
  row->signature->staff_name = g_strdup (signer->name);
  row->signature->meaning = g_strdup (meaning);
  row->signature->note = g_strdup (note != NULL ? note : "");
  row->signature->at = respite_office_get_now (office);

  content = dup_signed_content (office, row, error);
  if (content == NULL)
    return FALSE;

  row->signature->binding = respite_acts_bind (office, content);

  return respite_signature_table_insert (respite_office_get_db (office), row, error);
}

gboolean
respite_acts_check_signature (RespiteOffice       *office,
                              RespiteSignatureRow *row,
                              GError             **error)
{
  g_autofree char *content = dup_signed_content (office, row, error);

  if (content == NULL)
    return FALSE;

  row->signature->is_valid = respite_acts_is_bound (office, content, row->signature->binding);

  return TRUE;
}

/* When a consent of the kind that an infusion needs was signed that is in force, else why there is none. */
static gboolean
read_consent (RespiteOffice    *office,
              gint64            patient_id,
              RespiteReadiness *readiness,
              GError          **error)
{
  g_autoptr (GPtrArray) rows = respite_consent_table_list (respite_office_get_db (office), patient_id,
                                                           RESPITE_SLUG_CONSENT, error);

  if (rows == NULL || !respite_acts_check_consents (office, patient_id, rows, error))
    return FALSE;

  readiness->consent_lapse = RESPITE_LAPSE_MISSING;
  for (guint i = 0; i < rows->len && readiness->consent_at == 0; i++)
    {
      const RespiteConsentRow *row = g_ptr_array_index (rows, i);

      if (respite_consent_is_in_force (row->consent, respite_office_get_now (office)))
        {
          readiness->consent_at = row->consent->decided_at;
          readiness->consent_lapse = RESPITE_LAPSE_NONE;
          readiness->consent_ended_at = 0;
        }
      else if (readiness->consent_lapse == RESPITE_LAPSE_MISSING && row->consent->lapse != RESPITE_LAPSE_MISSING)
        {
          readiness->consent_lapse = row->consent->lapse;
          readiness->consent_ended_at = row->consent->ended_at != 0 ? row->consent->ended_at : row->consent->decided_at;
        }
    }

  return TRUE;
}

/* The conditions of a decision that nobody has said are met, one a line. */
static char *
dup_open_conditions (RespiteOffice               *office,
                     const RespiteEligibilityRow *row,
                     GError                     **error)
{
  gboolean is_conditional = row->decision == RESPITE_DECISION_CONDITIONAL;
  g_auto (GStrv) conditions = g_strsplit (is_conditional ? row->conditions : "", "\n", -1);
  g_autoptr (GPtrArray) steps = respite_condition_table_list (respite_office_get_db (office), row->id, error);
  g_autoptr (GString) open = g_string_new (NULL);

  if (steps == NULL)
    return NULL;

  for (int i = 0; conditions[i] != NULL; i++)
    {
      gboolean is_done = FALSE;

      for (guint j = 0; j < steps->len; j++)
        {
          const RespiteConditionRow *step = g_ptr_array_index (steps, j);

          is_done |= step->position == i && step->is_done;
        }
      if (!is_done)
        g_string_append_printf (open, "%s%s", open->len > 0 ? "\n" : "", conditions[i]);
    }

  return g_string_free (g_steal_pointer (&open), FALSE);
}

char *
respite_acts_dup_open_conditions (RespiteOffice *office,
                                  gint64         patient_id,
                                  GError       **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RespiteEligibilityRow) row = respite_eligibility_table_get_last (respite_office_get_db (office),
                                                                              patient_id, &local);

  if (row != NULL)
    return dup_open_conditions (office, row, error);
  if (local == NULL)
    return g_strdup ("");

  g_propagate_error (error, g_steal_pointer (&local));

  return NULL;
}

/* When the last decision was made, where it stands on @response_id, is valid and lets the patient in. */
static gboolean
read_decision (RespiteOffice    *office,
               gint64            patient_id,
               gint64            response_id,
               RespiteReadiness *readiness,
               GError          **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (GError) local = NULL;
  g_autoptr (RespiteEligibilityRow) row = respite_eligibility_table_get_last (db, patient_id, &local);
  g_autoptr (GPtrArray) signatures = NULL;
  g_autofree char *today = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (row == NULL || row->response_id != response_id ||
      (row->decision != RESPITE_DECISION_CLEARED && row->decision != RESPITE_DECISION_CONDITIONAL))
    return TRUE;

  signatures = respite_signature_table_list (db, RESPITE_SUBJECT_ELIGIBILITY, row->id, error);
  if (signatures == NULL)
    return FALSE;
  if (signatures->len != 1)
    return TRUE;
  if (!respite_acts_check_signature (office, g_ptr_array_index (signatures, 0), error))
    return FALSE;
  if (!((RespiteSignatureRow *) g_ptr_array_index (signatures, 0))->signature->is_valid)
    return TRUE;

  today = respite_time_format_date (respite_office_get_now (office), respite_office_get_zone (office));
  readiness->is_review_due = !respite_str_is_empty (row->review_on) && strcmp (row->review_on, today) <= 0;
  if (!readiness->is_review_due)
    readiness->eligible_at = row->decided_at;

  return TRUE;
}

/* A short check is of its day; an older one says nothing about the visit. */
static gboolean
read_short_check (RespiteOffice     *office,
                  gint64             patient_id,
                  RespiteReadiness  *readiness,
                  GError           **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteResponse) response = NULL;
  gint64 id;
  gint64 finished_at;

  if (!respite_response_table_get_last (db, patient_id, RESPITE_SLUG_PRE_SESSION, &id, &finished_at, error))
    return FALSE;
  if (id == 0 || respite_office_get_now (office) - finished_at > RESPITE_DAY_MS)
    return TRUE;

  response = respite_response_table_get (db, id, error);
  if (response != NULL && response->flags[RESPITE_FLAG_STOP] > 0)
    readiness->stop_at = finished_at;

  return response != NULL;
}

gboolean
respite_acts_get_readiness (RespiteOffice    *office,
                            gint64            patient_id,
                            RespiteReadiness *readiness,
                            GError          **error)
{
  gint64 now = respite_office_get_now (office);
  g_autoptr (GPtrArray) open = respite_safety_table_list (respite_office_get_db (office), patient_id, 0, TRUE, error);
  gint64 response_id;
  gint64 finished_at;

  *readiness = (RespiteReadiness) { 0 };
  if (open == NULL)
    return FALSE;

  if (open->len > 0)
    readiness->unsafe_since = ((RespiteSafetyItem *) g_ptr_array_index (open, 0))->raised_at;
  if (!read_consent (office, patient_id, readiness, error) ||
      !read_short_check (office, patient_id, readiness, error) ||
      !respite_response_table_get_last (respite_office_get_db (office), patient_id, RESPITE_SLUG_SCREENING,
                                        &response_id, &finished_at, error))
    return FALSE;
  if (response_id == 0)
    return TRUE;

  if (now - finished_at <= SCREENING_DAYS * RESPITE_DAY_MS)
    readiness->screened_at = finished_at;

  return read_decision (office, patient_id, response_id, readiness, error);
}
