/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-form-acts.h"

#include "base/respite-json.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "service/respite-acts-private.h"
#include "store/respite-form-table.h"
#include "store/respite-workup-table.h"

#include <string.h>

#define TEXT_CHARS 2000

void
respite_flag_row_free (RespiteFlagRow *row)
{
  if (row == NULL)
    return;

  g_free (row->key);
  g_free (row->text);
  g_free (row->source);
  g_free (row->answer);
  g_free (row->reason);
  g_free (row);
}

static void
condition_free (RespiteCondition *condition)
{
  g_free (condition->text);
  g_free (condition->note);
  g_free (condition->staff_name);
  g_free (condition);
}

void
respite_eligibility_free (RespiteEligibility *eligibility)
{
  if (eligibility == NULL)
    return;

  g_free (eligibility->uuid);
  g_ptr_array_unref (eligibility->flags);
  g_free (eligibility->reason);
  g_free (eligibility->conditions);
  g_ptr_array_unref (eligibility->condition_list);
  g_ptr_array_unref (eligibility->workup);
  g_free (eligibility->review_on);
  g_free (eligibility->signed_by);
  g_free (eligibility->signed_as);
  g_free (eligibility);
}

/* The flags that the finished answers raise, STOP first. */
static gboolean
load_flags (RespiteOffice      *office,
            RespiteEligibility *eligibility,
            GError            **error)
{
  RespiteDb *db = respite_office_get_db (office);
  const char *language = respite_office_get_language (office);
  g_autoptr (RespiteResponse) response = respite_response_table_get (db, eligibility->response_id, error);
  g_autoptr (GBytes) json = response != NULL ? respite_form_table_get_json (db, response->form_id, error) : NULL;
  g_autoptr (RespiteForm) form = NULL;
  g_autoptr (RespiteAnswers) answers = NULL;
  g_autoptr (GPtrArray) flags = NULL;

  if (json == NULL)
    return FALSE;

  form = respite_form_new_from_json (g_bytes_get_data (json, NULL), (gssize) g_bytes_get_size (json), NULL, error);
  answers = form != NULL ? respite_answers_new_from_json (form, response->json, -1, error) : NULL;
  if (answers == NULL)
    return FALSE;

  flags = respite_answers_dup_flags (answers, language);
  for (guint i = 0; i < flags->len; i++)
    {
      const RespiteFlag *flag = g_ptr_array_index (flags, i);
      RespiteFlagRow *row = g_new0 (RespiteFlagRow, 1);

      row->level = flag->level;
      row->key = g_strdup (flag->link_id);
      row->text = g_strdup (flag->text);
      row->source = g_strdup (flag->source);
      row->answer = g_strdup (flag->answer);
      g_ptr_array_add (eligibility->flags, row);
    }

  return TRUE;
}

/* The conditions of the decision with what was said of each last. */
static gboolean
load_conditions (RespiteOffice      *office,
                 RespiteEligibility *eligibility,
                 GError            **error)
{
  g_auto (GStrv) texts = g_strsplit (eligibility->conditions, "\n", -1);
  g_autoptr (GPtrArray) steps = respite_condition_table_list (respite_office_get_db (office), eligibility->id, error);

  if (steps == NULL)
    return FALSE;

  for (gsize i = 0; texts[i] != NULL; i++)
    {
      RespiteCondition *condition = g_new0 (RespiteCondition, 1);

      condition->text = g_strdup (texts[i]);
      for (guint j = 0; j < steps->len; j++)
        {
          const RespiteConditionRow *step = g_ptr_array_index (steps, j);

          if (step->position != (int) i)
            continue;
          condition->is_done = step->is_done;
          condition->at = step->at;
          respite_set_str (&condition->note, step->note);
          respite_set_str (&condition->staff_name, step->staff_name);
        }
      g_ptr_array_add (eligibility->condition_list, condition);
    }

  return TRUE;
}

static gboolean
fill_decision (RespiteOffice               *office,
               RespiteEligibility          *eligibility,
               const RespiteEligibilityRow *row,
               GError                     **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (GPtrArray) signatures = NULL;
  g_autoptr (RespiteJson) overrides = NULL;
  g_autofree char *today = NULL;
  RespiteSignatureRow *signature;

  signatures = respite_signature_table_list (db, RESPITE_SUBJECT_ELIGIBILITY, row->id, error);
  if (signatures == NULL)
    return FALSE;

  eligibility->id = row->id;
  eligibility->decision = row->decision;
  respite_set_str (&eligibility->uuid, row->uuid);
  respite_set_str (&eligibility->reason, row->reason);
  respite_set_str (&eligibility->conditions, row->conditions);
  eligibility->signed_at = row->decided_at;
  respite_set_str (&eligibility->review_on, row->review_on);
  today = respite_time_format_date (respite_office_get_now (office), respite_office_get_zone (office));
  eligibility->is_review_due = *row->review_on != '\0' && strcmp (row->review_on, today) <= 0;
  if (!load_conditions (office, eligibility, error))
    return FALSE;

  overrides = respite_json_parse (row->overrides, -1, NULL);
  for (guint i = 0; i < eligibility->flags->len; i++)
    {
      RespiteFlagRow *flag = g_ptr_array_index (eligibility->flags, i);

      if (flag->level == RESPITE_FLAG_STOP)
        flag->reason = g_strdup (respite_json_get_string (overrides, flag->key));
    }

  /* One decision has one signature; with none or several something was taken away or added. */
  if (signatures->len != 1)
    return TRUE;

  signature = g_ptr_array_index (signatures, 0);
  if (!respite_acts_check_signature (office, signature, error))
    return FALSE;

  eligibility->is_valid = signature->signature->is_valid;
  respite_set_str (&eligibility->signed_by, signature->signature->staff_name);
  respite_set_str (&eligibility->signed_as, signature->roles);

  return TRUE;
}

/* Puts the decision in, where it was made on this very screening. */
static gboolean
load_decision (RespiteOffice      *office,
               RespiteEligibility *eligibility,
               GError            **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RespiteEligibilityRow) row = respite_eligibility_table_get_last (respite_office_get_db (office),
                                                                              eligibility->patient_id, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (row == NULL || row->response_id != eligibility->response_id)
    return TRUE;

  return fill_decision (office, eligibility, row, error);
}

static RespiteEligibility *
eligibility_new (gint64 patient_id)
{
  RespiteEligibility *eligibility = g_new0 (RespiteEligibility, 1);

  eligibility->patient_id = patient_id;
  eligibility->flags = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_flag_row_free);
  eligibility->uuid = g_strdup ("");
  eligibility->reason = g_strdup ("");
  eligibility->conditions = g_strdup ("");
  eligibility->signed_by = g_strdup ("");
  eligibility->review_on = g_strdup ("");
  eligibility->condition_list = g_ptr_array_new_with_free_func ((GDestroyNotify) condition_free);
  eligibility->workup = respite_acts_new_workup_lines ();

  return eligibility;
}

static RespiteEligibility *
load_eligibility (RespiteOffice *office,
                  gint64         patient_id,
                  GError       **error)
{
  g_autoptr (RespiteEligibility) eligibility = eligibility_new (patient_id);

  if (!respite_response_table_get_last (respite_office_get_db (office), patient_id, RESPITE_SLUG_SCREENING,
                                        &eligibility->response_id, &eligibility->screened_at, error))
    return NULL;
  if (eligibility->response_id != 0 &&
      (!load_flags (office, eligibility, error) || !load_decision (office, eligibility, error)))
    return NULL;
  if (!respite_acts_fill_workup (office, eligibility, error))
    return NULL;

  return g_steal_pointer (&eligibility);
}

RespiteEligibility *
respite_office_get_eligibility (RespiteOffice *office,
                                gint64         patient_id,
                                GError       **error)
{
  if (!respite_office_may_see (office, patient_id, error))
    return NULL;

  return load_eligibility (office, patient_id, error);
}

GPtrArray *
respite_office_list_decisions (RespiteOffice *office,
                               gint64         patient_id,
                               GError       **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_eligibility_free);

  if (!respite_office_may_see (office, patient_id, error))
    return NULL;
  rows = respite_eligibility_table_list (respite_office_get_db (office), patient_id, error);
  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteEligibilityRow *row = g_ptr_array_index (rows, i);
      RespiteEligibility *eligibility = eligibility_new (patient_id);

      g_ptr_array_add (decisions, eligibility);
      eligibility->response_id = row->response_id;
      if (!load_flags (office, eligibility, error) || !fill_decision (office, eligibility, row, error))
        return NULL;
    }

  return g_steal_pointer (&decisions);
}

typedef struct
{
  gint64                          patient_id;
  const RespiteEligibilityChoice *choice;
} SignAct;

/* The reasons by which STOP flags are overridden, as a JSON object; every one needs one where @is_needed. */
static char *
collect_overrides (GPtrArray  *flags,
                   GHashTable *overrides,
                   gboolean    is_needed,
                   GError    **error)
{
  RespiteJsonWriter writer;
  g_autofree char *json = NULL;
  gboolean is_complete = TRUE;

  respite_json_writer_init (&writer);
  respite_json_writer_begin (&writer, '{');
  for (guint i = 0; i < flags->len; i++)
    {
      const RespiteFlagRow *flag = g_ptr_array_index (flags, i);
      const char *given = overrides != NULL ? g_hash_table_lookup (overrides, flag->key) : NULL;
      g_autofree char *reason = NULL;
      gboolean is_again = FALSE;

      for (guint j = 0; j < i; j++)
        is_again |= g_strcmp0 (((RespiteFlagRow *) g_ptr_array_index (flags, j))->key, flag->key) == 0;
      if (flag->level != RESPITE_FLAG_STOP || is_again)
        continue;

      reason = respite_str_clean (given, TEXT_CHARS, TRUE, is_complete ? error : NULL);
      if (reason == NULL)
        {
          is_complete = FALSE;
          continue;
        }
      if (is_needed && is_complete && *reason == '\0')
        is_complete = respite_set_error (error, RESPITE_ERROR_INVALID,
                                         N_ ("Every STOP needs a reason before the patient can be cleared"));
      if (*reason != '\0')
        {
          respite_json_writer_name (&writer, flag->key);
          respite_json_writer_text (&writer, reason);
        }
    }
  respite_json_writer_end (&writer, '}');
  json = respite_json_writer_finish (&writer);

  return is_complete ? g_steal_pointer (&json) : NULL;
}

static gboolean
has_stop (GPtrArray *flags)
{
  for (guint i = 0; i < flags->len; i++)
    if (((RespiteFlagRow *) g_ptr_array_index (flags, i))->level == RESPITE_FLAG_STOP)
      return TRUE;

  return FALSE;
}

/* Whether the answers that the decision rests on still are what was finished. */
static gboolean
check_screening (RespiteOffice *office,
                 gint64         response_id,
                 GError       **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteResponse) response = respite_response_table_get (db, response_id, error);
  g_autofree char *content = NULL;

  if (response == NULL)
    return FALSE;

  content = respite_content_dup (db, RESPITE_SUBJECT_RESPONSE, response_id, error);
  if (content == NULL)
    return FALSE;
  if (!respite_acts_is_bound (office, content, response->binding))
    return respite_set_error (error, RESPITE_ERROR_CORRUPT,
                              N_ ("The screening was changed after it was finished; ask the questions again"));

  return TRUE;
}

/* One condition a line, without empty lines. */
static char *
dup_conditions (const char *text,
                GError    **error)
{
  g_autofree char *clean = respite_str_clean (text, TEXT_CHARS, TRUE, error);
  g_auto (GStrv) lines = clean != NULL ? g_strsplit (clean, "\n", -1) : NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  if (lines == NULL)
    return NULL;

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      if (respite_str_is_empty (lines[i]))
        continue;
      if (joined->len > 0)
        g_string_append_c (joined, '\n');
      g_string_append (joined, g_strstrip (lines[i]));
    }

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static char *
dup_review_day (RespiteOffice *office,
                const char    *text,
                GError       **error)
{
  g_autofree char *today = respite_time_format_date (respite_office_get_now (office), respite_office_get_zone (office));
  g_autofree char *day = NULL;
  GDate date;

  if (respite_str_is_empty (text))
    return g_strdup ("");
  if (!respite_date_parse (text, &date))
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The day of the next review is written as 2026-11-22"));
      return NULL;
    }

  day = respite_date_format (&date);
  if (strcmp (day, today) <= 0)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The day of the next review lies after today"));
      return NULL;
    }

  return g_steal_pointer (&day);
}

static gboolean
sign_eligibility (RespiteOffice *office,
                  gpointer       data,
                  GError       **error)
{
  const SignAct *act = data;
  const RespiteEligibilityChoice *choice = act->choice;
  gboolean lets_in = choice->decision == RESPITE_DECISION_CLEARED || choice->decision == RESPITE_DECISION_CONDITIONAL;
  g_autoptr (RespiteEligibility) eligibility = NULL;
  g_autoptr (RespiteEligibilityRow) row = g_new0 (RespiteEligibilityRow, 1);
  g_autofree char *text = NULL;

  if (choice->decision == RESPITE_DECISION_NONE)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Choose a decision first"));

  eligibility = load_eligibility (office, act->patient_id, error);
  if (eligibility == NULL)
    return FALSE;
  if (eligibility->response_id == 0)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_ ("There is no finished screening to decide on yet"));

  row->patient_id = act->patient_id;
  row->response_id = eligibility->response_id;
  row->decision = choice->decision;
  row->decided_at = respite_office_get_now (office);
  row->reason = respite_str_clean (choice->reason, TEXT_CHARS, TRUE, error);
  row->conditions = row->reason != NULL ? dup_conditions (choice->conditions, error) : NULL;
  row->review_on = row->conditions != NULL ? dup_review_day (office, choice->review_on, error) : NULL;
  if (row->review_on == NULL || !check_screening (office, row->response_id, error) ||
      !respite_workup_table_get_last (respite_office_get_db (office), act->patient_id, &row->workup_to, error))
    return FALSE;
  if (*row->reason == '\0' && (choice->decision != RESPITE_DECISION_CLEARED || has_stop (eligibility->flags)))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Write down the reason for the decision"));
  if (*row->conditions == '\0' && choice->decision == RESPITE_DECISION_CONDITIONAL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Write down the conditions"));

  row->overrides = collect_overrides (eligibility->flags, choice->overrides, lets_in, error);
  if (row->overrides == NULL || !respite_eligibility_table_insert (respite_office_get_db (office), row, error) ||
      !respite_acts_sign (office, respite_office_get_actor (office), RESPITE_SUBJECT_ELIGIBILITY, row->id,
                          act->patient_id, 0, N_ ("decided"), NULL, error))
    return FALSE;

  text = g_strdup_printf ("%s; %s; %s; %s", respite_code_to_word (respite_decision_codes, row->decision),
                          row->conditions, row->overrides, row->review_on);

  return respite_acts_audit (office, "eligibility.sign", RESPITE_KIND_ELIGIBILITY, row->id, act->patient_id,
                             respite_code_to_word (respite_decision_codes, eligibility->decision), text, row->reason,
                             error);
}

gboolean
respite_office_decide_eligibility (RespiteOffice                  *office,
                                   gint64                          patient_id,
                                   const RespiteEligibilityChoice *choice,
                                   const char                     *password,
                                   GError                        **error)
{
  SignAct act = { patient_id, choice };

  g_return_val_if_fail (office != NULL && choice != NULL, FALSE);

  return respite_acts_run_signed (office, RESPITE_FUNCTION_ELIGIBILITY_SIGN, password, sign_eligibility, &act, error);
}

gboolean
respite_office_sign_eligibility (RespiteOffice  *office,
                                 gint64          patient_id,
                                 RespiteDecision decision,
                                 const char     *reason,
                                 const char     *conditions,
                                 GHashTable     *overrides,
                                 const char     *password,
                                 GError        **error)
{
  RespiteEligibilityChoice choice = { decision, reason, conditions, overrides, NULL };

  return respite_office_decide_eligibility (office, patient_id, &choice, password, error);
}

typedef struct
{
  gint64      patient_id;
  int         position;
  gboolean    is_done;
  const char *note;
} ConditionAct;

static gboolean
set_condition (RespiteOffice *office,
               gpointer       data,
               GError       **error)
{
  const ConditionAct *act = data;
  g_autoptr (RespiteEligibility) eligibility = load_eligibility (office, act->patient_id, error);
  g_autofree char *note = eligibility != NULL ? respite_str_clean (act->note, TEXT_CHARS, FALSE, error) : NULL;
  const RespiteCondition *condition;
  RespiteConditionRow row;

  if (note == NULL)
    return FALSE;
  if (act->position < 0 || act->position >= (int) eligibility->condition_list->len)
    return respite_set_error (error, RESPITE_ERROR_NOT_FOUND,
                              N_ ("There is no such condition in the decision in force"));

  condition = g_ptr_array_index (eligibility->condition_list, (guint) act->position);
  row = (RespiteConditionRow) { .position = act->position, .is_done = act->is_done, .note = note,
                                .at = respite_office_get_now (office) };

  return respite_condition_table_insert (respite_office_get_db (office), eligibility->id, &row,
                                         respite_acts_get_actor_id (office), error) &&
         respite_acts_audit (office, act->is_done ? "eligibility.condition-met" : "eligibility.condition-open",
                             RESPITE_KIND_ELIGIBILITY, eligibility->id, act->patient_id, NULL, condition->text, note,
                             error);
}

gboolean
respite_office_set_condition (RespiteOffice *office,
                              gint64         patient_id,
                              int            position,
                              gboolean       is_done,
                              const char    *note,
                              GError       **error)
{
  ConditionAct act = { patient_id, position, is_done, note };

  return respite_office_act (office, RESPITE_FUNCTION_RECORD_EDIT, set_condition, &act, error);
}

GPtrArray *
respite_office_list_due_reviews (RespiteOffice *office,
                                 GError       **error)
{
  g_autofree char *today = NULL;

  if (!respite_office_may (office, RESPITE_FUNCTION_RECORD_VIEW, error))
    return NULL;

  today = respite_time_format_date (respite_office_get_now (office), respite_office_get_zone (office));

  return respite_eligibility_table_list_due (respite_office_get_db (office), today, error);
}
