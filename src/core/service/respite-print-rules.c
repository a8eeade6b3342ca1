/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-print-rules.h"

#include "service/respite-acts-private.h"
#include "service/respite-office-settings.h"

#define CLINICIAN_KEY   "supervising-clinician"
#define LARGE_KEY       "large-print"
#define CLINICIAN_CHARS 120

void
respite_print_rules_free (RespitePrintRules *rules)
{
  if (rules == NULL)
    return;

  g_free (rules->clinician);
  g_free (rules);
}

RespitePrintRules *
respite_office_get_print_rules (RespiteOffice *office)
{
  RespitePrintRules *rules;

  g_return_val_if_fail (office != NULL, NULL);

  rules = g_new0 (RespitePrintRules, 1);
  rules->fasting = respite_office_get_fasting_rule (office);
  rules->clinician = respite_office_get_setting (office, CLINICIAN_KEY);
  if (rules->clinician == NULL)
    rules->clinician = g_strdup ("");
  rules->is_large = respite_office_get_setting_int (office, LARGE_KEY, 0, 1, 0) == 1;

  return rules;
}

typedef struct
{
  const RespitePrintRules *rules;
  char                    *clinician;
} RulesAct;

static gboolean
set_rules (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  RulesAct *act = data;
  RespiteSetting settings[] = {
    { CLINICIAN_KEY, NULL }, { LARGE_KEY, act->rules->is_large ? "1" : "0" },
  };

  if (!respite_acts_clean (&act->clinician, CLINICIAN_CHARS, FALSE, error))
    return FALSE;

  settings[0].value = act->clinician;

  return respite_office_set_fasting_rule (office, act->rules->fasting, error) &&
         respite_office_put_settings (office, settings, G_N_ELEMENTS (settings), error);
}

gboolean
respite_office_set_print_rules (RespiteOffice           *office,
                                const RespitePrintRules *rules,
                                GError                 **error)
{
  RulesAct act = { .rules = rules };
  gboolean done;

  g_return_val_if_fail (office != NULL && rules != NULL, FALSE);

  act.clinician = g_strdup (rules->clinician);
  done = respite_office_act (office, RESPITE_FUNCTION_CLINIC_SETTINGS, set_rules, &act, error);
  g_free (act.clinician);

  return done;
}
