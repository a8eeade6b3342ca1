/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "respite-command.h"

#include "service/respite-form-acts.h"

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
  respite_fields_add_time (fields, "screened_at", N_("Screened"), eligibility->screened_at, zone);
  respite_fields_take_list (fields, "flags", N_("Flags"), flags);
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
  const char *conditions = respite_call_get (call, "conditions");
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
  if (!respite_office_sign_eligibility (office, patient->id, (RespiteDecision) decision, reason != NULL ? reason : "",
                                        conditions != NULL ? conditions : "", overrides, password, error))
    return FALSE;

  eligibility = respite_office_get_eligibility (office, patient->id, error);
  if (eligibility == NULL)
    return FALSE;
  respite_call_print_id (call, eligibility->uuid);
  return TRUE;
}
