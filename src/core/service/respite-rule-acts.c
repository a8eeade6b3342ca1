/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-rule-acts.h"

#include "domain/respite-consent.h"
#include "service/respite-eligibility-acts.h"
#include "service/respite-office-settings.h"

#define MAX_MONTHS 120
#define MAX_DAYS   3650

RespiteCareRules *
respite_care_rules_copy (const RespiteCareRules *rules)
{
  RespiteCareRules *copy = g_memdup2 (rules, sizeof *rules);

  copy->workup = g_array_copy (rules->workup);

  return copy;
}

void
respite_care_rules_free (RespiteCareRules *rules)
{
  if (rules == NULL)
    return;

  g_array_unref (rules->workup);
  g_free (rules);
}

RespiteCareRules *
respite_office_get_care_rules (RespiteOffice *office)
{
  RespiteCareRules *rules = g_new0 (RespiteCareRules, 1);

  g_return_val_if_fail (office != NULL, rules);

  rules->workup = g_array_new (FALSE, FALSE, sizeof (RespiteRuleLine));
  for (const RespiteWorkupItem *item = respite_workup_items; item->code != NULL; item++)
    {
      RespiteRuleLine line = { .item = item };

      respite_office_get_workup_rule (office, item, &line.rule, &line.days);
      g_array_append_val (rules->workup, line);
    }
  rules->consent_months = (int) respite_office_get_setting_int (office, "consent-months", 1, MAX_MONTHS,
                                                                RESPITE_CONSENT_MONTHS);
  rules->ends_with_course = respite_office_get_setting_int (office, "consent-ends-with-course", 0, 1, 1) != 0;
  rules->gap_days = (int) respite_office_get_setting_int (office, "consent-gap-days", 1, MAX_DAYS,
                                                          RESPITE_CONSENT_GAP_DAYS);

  return rules;
}

static gboolean
check_rules (const RespiteCareRules *rules,
             GError                **error)
{
  for (guint i = 0; i < rules->workup->len; i++)
    {
      int days = g_array_index (rules->workup, RespiteRuleLine, i).days;

      if (days < 0 || days > MAX_DAYS)
        return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("A result counts for 0 to 3650 days"));
    }
  if (rules->consent_months < 1 || rules->consent_months > MAX_MONTHS)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("A consent counts for 1 to 120 months"));
  if (rules->gap_days < 1 || rules->gap_days > MAX_DAYS)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("The days without an infusion are a number from 1 to 3650"));

  return TRUE;
}

/* A setting that was never set and stays as the program came is not written. */
static void
add_setting (RespiteOffice *office,
             GArray        *settings,
             GPtrArray     *texts,
             char          *key,
             char          *value,
             gboolean       is_same)
{
  g_autofree char *before = respite_office_get_setting (office, key);
  RespiteSetting setting = { key, value };

  g_ptr_array_add (texts, key);
  g_ptr_array_add (texts, value);
  if (before != NULL || !is_same)
    g_array_append_val (settings, setting);
}

gboolean
respite_office_put_care_rules (RespiteOffice          *office,
                               const RespiteCareRules *rules,
                               GError                **error)
{
  g_autoptr (GArray) settings = g_array_new (FALSE, FALSE, sizeof (RespiteSetting));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RespiteCareRules) now = NULL;

  g_return_val_if_fail (office != NULL && rules != NULL, FALSE);

  if (!check_rules (rules, error))
    return FALSE;

  now = respite_office_get_care_rules (office);
  for (guint i = 0; i < rules->workup->len; i++)
    {
      const RespiteRuleLine *line = &g_array_index (rules->workup, RespiteRuleLine, i);
      const RespiteRuleLine *old = &g_array_index (now->workup, RespiteRuleLine, i);

      add_setting (office, settings, texts, g_strconcat ("workup-", line->item->code, NULL),
                   respite_workup_format_rule (line->rule, line->days),
                   line->rule == old->rule && line->days == old->days);
    }
  add_setting (office, settings, texts, g_strdup ("consent-months"), g_strdup_printf ("%d", rules->consent_months),
               rules->consent_months == now->consent_months);
  add_setting (office, settings, texts, g_strdup ("consent-ends-with-course"),
               g_strdup (rules->ends_with_course ? "1" : "0"), rules->ends_with_course == now->ends_with_course);
  add_setting (office, settings, texts, g_strdup ("consent-gap-days"), g_strdup_printf ("%d", rules->gap_days),
               rules->gap_days == now->gap_days);

  return respite_office_put_settings (office, &g_array_index (settings, RespiteSetting, 0), settings->len, error);
}
