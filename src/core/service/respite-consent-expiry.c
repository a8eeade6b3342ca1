/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-consent-acts.h"

#include "base/respite-time.h"
#include "service/respite-acts-private.h"
#include "service/respite-office-private.h"
#include "service/respite-office-settings.h"

typedef struct
{
  int n_expired;
} ExpireAct;

static gboolean
expire_consent (RespiteOffice *office,
                gint64         consent_id,
                ExpireAct     *act,
                GError       **error)
{
  g_autoptr (RespiteConsentRow) row = respite_consent_table_get (respite_office_get_db (office), consent_id, error);
  RespiteLapse lapse;

  if (row == NULL || !respite_acts_check_consent (office, row, error))
    return FALSE;

  /* One that was tampered with stays as it is, for people to see. */
  if (!row->consent->is_valid)
    return TRUE;

  lapse = row->consent->expires_at <= respite_office_get_now (office) ? RESPITE_LAPSE_EXPIRED :
          RESPITE_LAPSE_COURSE_ENDED;
  act->n_expired++;

  return respite_acts_end_consent (office, row, RESPITE_CONSENT_EXPIRED,
                                   respite_code_to_word (respite_lapse_codes, (int) lapse), error);
}

static GArray *
list_run_out (RespiteOffice *office,
              GError       **error)
{
  gboolean ends = respite_office_get_setting_int (office, "consent-ends-with-course", 0, 1, 1) != 0;

  return respite_consent_table_list_run_out (respite_office_get_db (office), respite_office_get_now (office), ends,
                                             error);
}

static gboolean
expire_consents (RespiteOffice *office,
                 gpointer       data,
                 GError       **error)
{
  g_autoptr (GArray) ids = list_run_out (office, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!expire_consent (office, g_array_index (ids, gint64, i), data, error))
      return FALSE;

  return ids != NULL;
}

gboolean
respite_office_expire_consents (RespiteOffice *office,
                                int           *n_expired,
                                GError       **error)
{
  ExpireAct act = { 0 };

  if (!respite_office_act (office, RESPITE_FUNCTION_CONSENT_SIGN, expire_consents, &act, error))
    return FALSE;

  if (n_expired != NULL)
    *n_expired = act.n_expired;

  return TRUE;
}

void
respite_acts_begin_day (RespiteOffice *office)
{
  gint64 today = respite_time_day_begin (respite_office_get_now (office), respite_office_get_zone (office));
  g_autoptr (GArray) ids = NULL;
  ExpireAct act = { 0 };

  if (office->reader || office->condition != RESPITE_OFFICE_SOUND || office->day == today)
    return;

  /* A failure stops nobody: that a consent ran out counts without being written down, too. */
  office->day = today;
  ids = list_run_out (office, NULL);
  if (ids != NULL && ids->len > 0)
    respite_office_transact (office, expire_consents, &act, NULL);
}
