/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "respite-command.h"

#include "base/respite-time.h"
#include "service/respite-form-acts.h"
#include "service/respite-patient-acts.h"

static GPtrArray *
list_conditions (const RespiteEligibility *eligibility,
                 GTimeZone                *zone)
{
  GPtrArray *list = respite_fields_list_new ();

  for (guint i = 0; i < eligibility->condition_list->len; i++)
    {
      const RespiteCondition *condition = g_ptr_array_index (eligibility->condition_list, i);
      RespiteFields *row = respite_fields_new ();

      respite_fields_add_integer (row, "number", N_("Number"), i + 1);
      respite_fields_add_text (row, "text", N_("Condition"), condition->text);
      respite_fields_add_boolean (row, "done", N_("Met"), condition->is_done);
      respite_fields_add_text (row, "note", N_("Note"), condition->note);
      respite_fields_add_text (row, "by", N_("By"), condition->staff_name);
      respite_fields_add_time (row, "at", N_("When"), condition->at, zone);
      g_ptr_array_add (list, row);
    }
  return list;
}

gboolean
respite_cli_eligibility_show (RespiteCall *call,
                              GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  GTimeZone *zone = respite_office_get_zone (office);
  g_autoptr (RespitePatient) patient = respite_call_get_patient (call, FALSE, error);
  g_autoptr (RespiteEligibility) eligibility = NULL;
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  GPtrArray *flags = NULL;

  if (patient == NULL)
    return FALSE;
  eligibility = respite_office_get_eligibility (office, patient->id, error);
  if (eligibility == NULL)
    return FALSE;

  flags = respite_fields_list_new ();
  for (guint i = 0; i < eligibility->flags->len; i++)
    {
      const RespiteFlagRow *row = g_ptr_array_index (eligibility->flags, i);
      RespiteFields *flag = respite_fields_new ();

      respite_fields_add_text (flag, "level", N_("Flag"), respite_code_to_word (respite_flag_level_codes, row->level));
      respite_fields_add_text (flag, "key", N_("Key"), row->key);
      respite_fields_add_text (flag, "text", N_("Text"), row->text);
      respite_fields_add_text (flag, "answer", N_("Answer"), row->answer);
      respite_fields_add_text (flag, "source", NULL, row->source);
      respite_fields_add_text (flag, "reason", N_("Overridden because"), row->reason);
      g_ptr_array_add (flags, flag);
    }

  respite_fields_add_text (fields, "id", NULL, eligibility->uuid);
  respite_fields_add_text (fields, "decision", N_("Decision"),
                           respite_code_to_word (respite_decision_codes, eligibility->decision));
  respite_fields_add_text (fields, "reason", N_("Reason"), eligibility->reason);
  respite_fields_add_text (fields, "conditions", N_("Conditions"), eligibility->conditions);
  respite_fields_add_text (fields, "signed_by", N_("Signed by"), eligibility->signed_by);
  respite_fields_add_time (fields, "signed_at", N_("Signed"), eligibility->signed_at, zone);
  respite_fields_add_boolean (fields, "valid", N_("Signature fits"), eligibility->is_valid);
  if (eligibility->decision != RESPITE_DECISION_NONE && !eligibility->is_valid)
    respite_fields_add_text (fields, "warning", N_("Warning"), "INVALID");
  respite_fields_add_time (fields, "screened_at", N_("Screened"), eligibility->screened_at, zone);
  respite_fields_add_text (fields, "review_on", N_("Review on"), eligibility->review_on);
  respite_fields_add_boolean (fields, "review_due", N_("Review due"), eligibility->is_review_due);
  respite_fields_add_integer (fields, "workup_missing", N_("Missing of the work-up"), eligibility->n_missing);
  respite_fields_take_list (fields, "flags", N_("Flags"), flags);
  respite_fields_take_list (fields, "condition_list", N_("Conditions"), list_conditions (eligibility, zone));
  respite_call_print_fields (call, fields);
  return TRUE;
}

/* "--override KEY=REASON" */
static GHashTable *
read_overrides (RespiteCall *call,
                GError     **error)
{
  const char *const *values = respite_call_get_all (call, "override");
  g_autoptr (GHashTable) overrides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; values[i] != NULL; i++)
    {
      const char *equals = strchr (values[i], '=');

      if (equals == NULL || equals == values[i])
        {
          g_set_error_literal (error, RESPITE_USAGE_ERROR, 0, _("--override takes KEY=REASON"));
          return NULL;
        }
      g_hash_table_insert (overrides, g_strndup (values[i], (gsize) (equals - values[i])), g_strdup (equals + 1));
    }
  return g_steal_pointer (&overrides);
}

gboolean
respite_cli_eligibility_sign (RespiteCall *call,
                              GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (GHashTable) overrides = read_overrides (call, error);
  g_autoptr (RespiteEligibility) eligibility = NULL;
  const char *reason = respite_call_get (call, "reason");
  g_autofree char *conditions = g_strjoinv ("\n", (char **) respite_call_get_all (call, "conditions"));
  RespiteEligibilityChoice choice = { .reason = reason != NULL ? reason : "", .conditions = conditions,
                                      .overrides = overrides, .review_on = respite_call_get (call, "review-on") };
  const char *password = NULL;
  int decision = RESPITE_DECISION_NONE;

  if (overrides == NULL)
    return FALSE;
  if (!respite_code_from_word (respite_decision_codes, respite_call_get (call, "decision"), &decision) ||
      decision == RESPITE_DECISION_NONE)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("The decision is cleared, conditional, deferred or not-eligible"));
  patient = respite_call_get_patient (call, FALSE, error);
  if (patient == NULL)
    return FALSE;
  password = respite_call_get_password (call, error);
  if (password == NULL)
    return FALSE;
  choice.decision = (RespiteDecision) decision;
  if (!respite_office_decide_eligibility (office, patient->id, &choice, password, error))
    return FALSE;

  eligibility = respite_office_get_eligibility (office, patient->id, error);
  if (eligibility == NULL)
    return FALSE;
  respite_call_print_id (call, eligibility->uuid);
  return TRUE;
}

gboolean
respite_cli_eligibility_condition (RespiteCall *call,
                                   GError     **error)
{
  g_autoptr (RespitePatient) patient = NULL;
  const char *note = respite_call_get (call, "note");
  gint64 number = 0;

  if (!g_ascii_string_to_signed (respite_call_get_word (call, 0), 10, 1, 1000, &number, NULL))
    {
      g_set_error_literal (error, RESPITE_USAGE_ERROR, 0, _("Conditions are numbered from 1"));
      return FALSE;
    }
  patient = respite_call_get_patient (call, FALSE, error);
  if (patient == NULL ||
      !respite_office_set_condition (respite_call_get_office (call), patient->id, (int) number - 1,
                                     !respite_call_has (call, "open"), note != NULL ? note : "", error))
    return FALSE;
  respite_call_print_done (call, respite_call_get_word (call, 0));
  return TRUE;
}

gboolean
respite_cli_eligibility_due (RespiteCall *call,
                             GError     **error)
{
  g_autoptr (GPtrArray) rows = respite_office_list_due_reviews (respite_call_get_office (call), error);
  g_autoptr (GPtrArray) list = respite_fields_list_new ();

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const RespiteReviewRow *row = g_ptr_array_index (rows, i);
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_text (fields, "mrn", N_("MRN"), row->patient_mrn);
      respite_fields_add_text (fields, "patient", N_("Patient"), row->patient_name);
      respite_fields_add_text (fields, "decision", N_("Decision"),
                               respite_code_to_word (respite_decision_codes, (int) row->decision));
      respite_fields_add_text (fields, "review_on", N_("Review on"), row->review_on);
      g_ptr_array_add (list, fields);
    }
  if (rows == NULL)
    return FALSE;
  respite_call_print_list (call, list);
  return TRUE;
}

static gboolean
list_workup (RespiteCall *call,
             GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespitePatient) patient = respite_call_get_patient (call, FALSE, error);
  g_autoptr (RespiteEligibility) eligibility = NULL;
  g_autoptr (GPtrArray) list = respite_fields_list_new ();

  eligibility = patient != NULL ? respite_office_get_eligibility (office, patient->id, error) : NULL;
  if (eligibility == NULL)
    return FALSE;
  for (guint i = 0; i < eligibility->workup->len; i++)
    {
      const RespiteWorkupLine *line = g_ptr_array_index (eligibility->workup, i);
      RespiteFields *fields = respite_fields_new ();
      GPtrArray *results = respite_fields_list_new ();

      respite_fields_add_text (fields, "item", N_("Item"), line->item->code);
      respite_fields_add_text (fields, "rule", N_("Rule"),
                               respite_code_to_word (respite_workup_rule_codes, (int) line->rule));
      respite_fields_add_integer (fields, "days", N_("Counts for days"), line->days);
      respite_fields_add_boolean (fields, "asked", N_("Asked for"), line->is_asked);
      respite_fields_add_boolean (fields, "missing", N_("Missing"), line->is_missing);
      for (guint j = 0; j < line->results->len; j++)
        {
          const RespiteWorkup *result = g_ptr_array_index (line->results, j);
          RespiteFields *row = respite_fields_new ();

          respite_fields_add_text (row, "id", N_("Id"), result->uuid);
          respite_fields_add_text (row, "on", N_("On"), result->done_on);
          respite_fields_add_text (row, "result", N_("Result"),
                                   respite_code_to_word (respite_workup_result_codes, (int) result->result));
          respite_fields_add_text (row, "text", N_("Text"), result->text);
          respite_fields_add_text (row, "by", N_("By"), result->done_by);
          respite_fields_add_text (row, "entered_by", N_("Entered by"), result->staff_name);
          respite_fields_add_boolean (row, "struck", N_("Taken back"), result->struck_at != 0);
          g_ptr_array_add (results, row);
        }
      respite_fields_take_list (fields, "results", N_("Results"), results);
      g_ptr_array_add (list, fields);
    }
  respite_call_print_list (call, list);
  return TRUE;
}

static gboolean
add_workup (RespiteCall *call,
            GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (RespiteWorkup) workup = respite_workup_new ();
  const char *result = respite_call_get (call, "result");
  const char *day = respite_call_get (call, "on");
  int value = RESPITE_WORKUP_DONE;

  if (result != NULL && !respite_code_from_word (respite_workup_result_codes, result, &value))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("The result is normal, abnormal, done or not-done"));
  patient = respite_call_get_patient (call, FALSE, error);
  if (patient == NULL)
    return FALSE;
  workup->result = (RespiteWorkupResult) value;
  workup->item = g_strdup (respite_call_get (call, "item"));
  workup->text = g_strdup (respite_call_get (call, "text"));
  workup->done_by = g_strdup (respite_call_get (call, "by"));
  workup->done_on = day != NULL ? g_strdup (day) :
                    respite_time_format_date (respite_office_get_now (office), respite_office_get_zone (office));
  if (respite_office_add_workup (office, patient->id, workup, error) == 0)
    return FALSE;
  respite_call_print_id (call, workup->uuid);
  return TRUE;
}

static gboolean
strike_workup (RespiteCall *call,
               GError     **error)
{
  const char *word = respite_call_get (call, "id");
  gint64 id = 0;

  if (word == NULL)
    {
      g_set_error_literal (error, RESPITE_USAGE_ERROR, 0, _("Name the result with --id"));
      return FALSE;
    }
  if (!respite_call_resolve (call, RESPITE_KIND_WORKUP, word, &id, error) ||
      !respite_office_strike_workup (respite_call_get_office (call), id, respite_call_get (call, "reason"), error))
    return FALSE;
  respite_call_print_done (call, word);
  return TRUE;
}

static gboolean
set_workup_rule (RespiteCall *call,
                 GError     **error)
{
  const RespiteWorkupItem *item = respite_workup_find_item (respite_call_get (call, "item"));
  const char *word = respite_call_get (call, "rule");
  gint64 days = 0;
  int rule;

  if (item == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("There is no such item of the work-up"));
  if (word == NULL || !respite_code_from_word (respite_workup_rule_codes, word, &rule))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The rule is always, flag or never"));
  if (!respite_call_get_number (call, "days", 0, 3650, item->days, &days, error) ||
      !respite_office_put_workup_rule (respite_call_get_office (call), item, (RespiteWorkupRule) rule, (int) days,
                                       error))
    return FALSE;
  respite_call_print_done (call, item->code);
  return TRUE;
}

gboolean
respite_cli_eligibility_workup (RespiteCall *call,
                                GError     **error)
{
  const char *verb = respite_call_get_word (call, 0);

  if (g_str_equal (verb, "list"))
    return list_workup (call, error);
  if (g_str_equal (verb, "add"))
    return add_workup (call, error);
  if (g_str_equal (verb, "strike"))
    return strike_workup (call, error);

  if (g_str_equal (verb, "rule"))
    return set_workup_rule (call, error);

  g_set_error_literal (error, RESPITE_USAGE_ERROR, 0, _("The work-up takes list, add, strike or rule"));
  return FALSE;
}
