/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-calendar-acts.h"

#include "base/respite-time.h"
#include "service/respite-acts-private.h"
#include "service/respite-office-settings.h"
#include "store/respite-patient-table.h"
#include "store/respite-session-table.h"

#define CHAIRS   "chairs"
#define HOURS    "clinic-hours"
#define CLOSED   "closed-days"
#define HOLIDAYS "holidays"
#define INFUSION "infusion-minutes"
#define RECOVERY "recovery-minutes"

RespiteClinicDays *
respite_office_get_clinic_days (RespiteOffice *office)
{
  RespiteClinicDays *days = respite_clinic_days_new ();
  g_autofree char *chairs = respite_office_get_setting (office, CHAIRS);
  g_autofree char *hours = respite_office_get_setting (office, HOURS);
  g_autofree char *closed = respite_office_get_setting (office, CLOSED);
  g_autofree char *holidays = respite_office_get_setting (office, HOLIDAYS);

  respite_clinic_days_read_chairs (days, chairs);
  respite_clinic_days_read_hours (days, hours);
  respite_clinic_days_read_closed (days, closed);
  respite_clinic_days_read_holidays (days, holidays);
  days->infusion_minutes = (int) respite_office_get_setting_int (office, INFUSION, 5, 720, days->infusion_minutes);
  days->recovery_minutes = (int) respite_office_get_setting_int (office, RECOVERY, 0, 480, days->recovery_minutes);

  return days;
}

gboolean
respite_office_put_clinic_days (RespiteOffice           *office,
                                const RespiteClinicDays *days,
                                GError                 **error)
{
  g_autoptr (RespiteClinicDays) clean = NULL;
  g_autoptr (RespiteClinicDays) now = NULL;
  g_autoptr (GArray) settings = g_array_new (FALSE, FALSE, sizeof (RespiteSetting));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (office != NULL && days != NULL, FALSE);

  clean = respite_clinic_days_copy (days);
  if (!respite_clinic_days_check (clean, error))
    return FALSE;

  now = respite_office_get_clinic_days (office);
  for (int i = 0; i < 2; i++)
    {
      const RespiteClinicDays *source = i == 0 ? now : clean;

      g_ptr_array_add (texts, respite_clinic_days_format_chairs (source));
      g_ptr_array_add (texts, respite_clinic_days_format_hours (source));
      g_ptr_array_add (texts, respite_clinic_days_format_closed (source));
      g_ptr_array_add (texts, respite_clinic_days_format_holidays (source));
      g_ptr_array_add (texts, g_strdup_printf ("%d", source->infusion_minutes));
      g_ptr_array_add (texts, g_strdup_printf ("%d", source->recovery_minutes));
    }

  /* What stays as it is leaves no trace, also where it was never set. */
  for (guint i = 0; i < texts->len / 2; i++)
    {
      static const char *const keys[] = { CHAIRS, HOURS, CLOSED, HOLIDAYS, INFUSION, RECOVERY };
      RespiteSetting setting = { keys[i], g_ptr_array_index (texts, texts->len / 2 + i) };

      if (!g_str_equal (setting.value, g_ptr_array_index (texts, i)))
        g_array_append_val (settings, setting);
    }

  return respite_office_put_settings (office, &g_array_index (settings, RespiteSetting, 0), settings->len, error);
}

GPtrArray *
respite_office_list_day (RespiteOffice *office,
                         gint64         at,
                         const char    *language,
                         GError       **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_day_row_free);
  g_autoptr (GPtrArray) sessions = NULL;
  GTimeZone *zone;
  gint64 from;

  g_return_val_if_fail (office != NULL && language != NULL, NULL);

  if (!respite_office_may (office, RESPITE_FUNCTION_HANDOUT_MAKE, error))
    return NULL;

  /* 36 hours after a midnight lie within the next day, whatever the clocks do. */
  zone = respite_office_get_zone (office);
  from = respite_time_day_begin (at, zone);
  sessions = respite_session_table_list (respite_office_get_db (office), 0, 0, from,
                                         respite_time_day_begin (from + 36 * RESPITE_HOUR_MS, zone), FALSE, error);
  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);
      g_autoptr (RespiteDayRow) row = g_new0 (RespiteDayRow, 1);
      g_autoptr (RespiteProtocol) protocol = NULL;

      row->session = respite_session_copy (session);
      row->patient = respite_patient_table_get (respite_office_get_db (office), session->patient_id, error);
      if (row->patient == NULL)
        return NULL;
      if (session->protocol_id != 0)
        {
          protocol = respite_acts_load_protocol (office, session->protocol_id, language, error);
          if (protocol == NULL)
            return NULL;
        }
      row->protocol_name = g_strdup (protocol != NULL ? protocol->name : "");
      g_ptr_array_add (rows, g_steal_pointer (&row));
    }

  return sessions != NULL ? g_steal_pointer (&rows) : NULL;
}
