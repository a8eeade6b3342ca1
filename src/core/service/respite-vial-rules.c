/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-vial-rules.h"

#include "infusion/respite-session-record.h"
#include "service/respite-office-settings.h"

#define CHECK_KEY     "preparation-check"
#define TOLERANCE_KEY "dose-tolerance-ug"

RespiteVialRules
respite_office_get_vial_rules (RespiteOffice *office)
{
  RespiteVialRules rules = { TRUE, RESPITE_DOSE_TOLERANCE_UG };

  g_return_val_if_fail (office != NULL, rules);

  rules.needs_check = respite_office_get_setting_int (office, CHECK_KEY, 0, 1, rules.needs_check) == 1;
  rules.tolerance_ug = respite_office_get_setting_int (office, TOLERANCE_KEY, 0, RESPITE_TOLERANCE_MOST_UG,
                                                       rules.tolerance_ug);

  return rules;
}

gboolean
respite_office_set_vial_rules (RespiteOffice   *office,
                               RespiteVialRules rules,
                               GError         **error)
{
  g_autofree char *tolerance = g_strdup_printf ("%" G_GINT64_FORMAT, rules.tolerance_ug);
  RespiteSetting settings[] = {
    { CHECK_KEY, rules.needs_check ? "1" : "0" }, { TOLERANCE_KEY, tolerance },
  };

  g_return_val_if_fail (office != NULL, FALSE);

  if (rules.tolerance_ug < 0 || rules.tolerance_ug > RESPITE_TOLERANCE_MOST_UG)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The tolerance is an amount from 0 mg to 100 mg"));

  return respite_office_put_settings (office, settings, G_N_ELEMENTS (settings), error);
}
