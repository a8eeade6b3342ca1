/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-list-acts.h"

#include "base/respite-error.h"
#include "infusion/respite-schedule.h"
#include "service/respite-acts-private.h"
#include "service/respite-office-settings.h"
#include "store/respite-clinic-table.h"

#define SCHEDULE_KEY "schedule"
#define GOAL_KEY "recovery-goal-"

static char *
dup_key (RespiteListKind kind)
{
  return g_strconcat ("list-", respite_code_to_word (respite_list_kind_codes, (int) kind), NULL);
}

/* A setting as it was when @session began, as it is now before that or without a session. */
static char *
load_setting (RespiteOffice        *office,
              const char           *key,
              const RespiteSession *session)
{
  if (session == NULL || session->started_at == 0)
    return respite_office_get_setting (office, key);

  return respite_setting_table_load_at (respite_office_get_db (office), key, session->settings_id, NULL);
}

GPtrArray *
respite_acts_load_list (RespiteOffice        *office,
                        RespiteListKind       kind,
                        const RespiteSession *session)
{
  g_autofree char *key = dup_key (kind);
  g_autofree char *text = load_setting (office, key, session);
  GPtrArray *list = text != NULL && *text != '\0' ? respite_list_from_json (text, -1, kind, NULL) : NULL;

  return list != NULL ? list : respite_list_new_shipped (kind);
}

RespiteSchedule
respite_acts_load_schedule (RespiteOffice         *office,
                            const RespiteSession  *session,
                            const RespiteProtocol *protocol)
{
  g_autofree char *text = load_setting (office, SCHEDULE_KEY, session);
  RespiteSchedule clinic = respite_schedule_default;

  if (text != NULL)
    respite_schedule_from_text (text, &clinic);

  return *respite_schedule_pick (protocol, &clinic);
}

GPtrArray *
respite_office_get_list (RespiteOffice  *office,
                         RespiteListKind kind)
{
  g_return_val_if_fail (office != NULL, NULL);

  return respite_acts_load_list (office, kind, NULL);
}

gboolean
respite_office_set_list (RespiteOffice  *office,
                         RespiteListKind kind,
                         GPtrArray      *list,
                         GError        **error)
{
  g_autofree char *key = dup_key (kind);
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GPtrArray) complete = NULL;

  g_return_val_if_fail (office != NULL && list != NULL, FALSE);

  if (!respite_list_check (list, kind, error))
    return FALSE;
  text = respite_list_to_json (list, kind);
  complete = respite_list_from_json (text, -1, kind, error);
  if (complete == NULL)
    return FALSE;
  whole = respite_list_to_json (complete, kind);

  return respite_office_put_setting (office, key, whole, error);
}

RespiteSchedule
respite_office_get_schedule (RespiteOffice *office)
{
  g_return_val_if_fail (office != NULL, respite_schedule_default);

  return respite_acts_load_schedule (office, NULL, NULL);
}

gboolean
respite_office_set_schedule (RespiteOffice         *office,
                             const RespiteSchedule *schedule,
                             GError               **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (office != NULL && schedule != NULL, FALSE);

  if (!respite_schedule_check (schedule, error))
    return FALSE;
  text = respite_schedule_to_text (schedule);

  return respite_office_put_setting (office, SCHEDULE_KEY, text, error);
}

GPtrArray *
respite_acts_load_recovery (RespiteOffice        *office,
                            const RespiteSession *session,
                            const char           *language)
{
  GPtrArray *scales = respite_recovery_list (language);

  for (guint i = 0; i < scales->len; i++)
    {
      RespiteRecoveryScale *scale = g_ptr_array_index (scales, i);
      g_autofree char *key = g_strconcat (GOAL_KEY, scale->code, NULL);
      g_autofree char *text = load_setting (office, key, session);
      gint64 goal;

      if (text != NULL && g_ascii_string_to_signed (text, 10, 0, RESPITE_RECOVERY_MOST, &goal, NULL))
        scale->goal = (int) goal;
    }

  return scales;
}

GPtrArray *
respite_office_get_recovery (RespiteOffice *office,
                             const char    *language)
{
  g_return_val_if_fail (office != NULL, NULL);

  return respite_acts_load_recovery (office, NULL, language);
}

gboolean
respite_office_set_recovery (RespiteOffice *office,
                             GPtrArray     *scales,
                             GError       **error)
{
  g_autoptr (GArray) settings = g_array_new (FALSE, FALSE, sizeof (RespiteSetting));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (office != NULL && scales != NULL, FALSE);

  for (guint i = 0; i < scales->len; i++)
    {
      const RespiteRecoveryScale *scale = g_ptr_array_index (scales, i);
      char *key = g_strconcat (GOAL_KEY, scale->code, NULL);
      char *text = g_strdup_printf ("%d", scale->goal);
      RespiteSetting setting = { key, text };

      g_ptr_array_add (texts, key);
      g_ptr_array_add (texts, text);
      g_array_append_val (settings, setting);
      if (scale->goal < 0 || scale->goal > RESPITE_RECOVERY_MOST)
        return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A recovery score goes from 0 to 10"));
    }

  return respite_office_put_settings (office, &g_array_index (settings, RespiteSetting, 0), settings->len, error);
}

gboolean
respite_office_set_recovery_goal (RespiteOffice *office,
                                  const char    *code,
                                  int            goal,
                                  GError       **error)
{
  g_autoptr (GPtrArray) scales = NULL;
  RespiteRecoveryScale *scale;

  g_return_val_if_fail (office != NULL && code != NULL, FALSE);

  scales = respite_office_get_recovery (office, NULL);
  scale = respite_recovery_find (scales, code);
  if (scale == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The recovery scores are aldrete and padss"));

  scale->goal = goal;

  return respite_office_set_recovery (office, scales, error);
}
